"""The sample carried on to the last day of its plan: October, papers of the year, briefs of all months."""

from collections.abc import Iterator
from pathlib import Path

from anplan.model.project import Project
from tests.cycles import put
from tests.forms import sample_project
from tests.program import run
from tests.repositories import commit_all

LAST_DAY = "2025-12-31"
SILENT = ("qkx", "jd-erqi")
"""Units that hand in no paper of the year."""
LATE = "jd-huaqiao"
_OCTOBER = {
    "jxkc": (
        "readings:\n"
        "  - {indicator: tech-contracts, value: 201.4, as_of: 2025-09-30}\n"
        "  - {indicator: hightech-growth, value: 7.6, as_of: 2025-09-30}\n"
        "  - {indicator: little-giants, value: 2, as_of: 2025-10-31}\n"
        "items:\n"
        "  - {register: grant-to-equity, id: BZG-12, stage: landed, on: 2025-10-21}\n"
    ),
    "act": "readings:\n  - {indicator: fund-size, value: 20.9, as_of: 2025-10-31}\n",
    "bgs": "readings:\n  - {indicator: tech-loans, value: 404.2, as_of: 2025-09-30}\n",
}
_YEAR = {
    "jxkc": (
        "readings:\n"
        "  - indicator: tech-contracts\n    value: 239.8\n    as_of: 2025-11-30\n"
        "    evidence:\n      - title: 1—11月技术合同认定登记通报\n        issuer: 市科技创新局\n"
        "        date: 2025-12-12\n"
        "  - {indicator: hightech-growth, value: 7.6, as_of: 2025-09-30}\n"
        "  - {indicator: little-giants, value: 2, as_of: 2025-12-15}\n"
        "problems:\n"
        "  - ref: 3.1\n    title: 拨转股申报材料不齐\n    text: 逐家辅导后补齐。\n"
        "    solved: 2025-11-28\n"
    ),
    "act": "readings:\n  - {indicator: fund-size, value: 21.6, as_of: 2025-12-15}\n",
    "bgs": "readings:\n  - {indicator: tech-loans, value: 409.0, as_of: 2025-11-30}\n",
}


def carry_on(folder: Path) -> Path:
    """Bring a copy of the sample to the last day of its plan; the summary of the year is still to come."""
    project = sample_project(folder)
    _on("2025-10-10", folder)
    _issue(folder, "2025-09", "2025-10-10")
    for unit, text in _papers(project, "10月", _OCTOBER):
        if unit != "qkx":
            put(folder, f"units/{unit}/2025-10.yaml", f"submitted: 2025-11-04\n{text}")
    _on("2025-11-10", folder)
    _issue(folder, "2025-10", "2025-11-10")
    for unit, text in _papers(project, "全年", _YEAR):
        day = "2025-12-24" if unit == LATE else "2025-12-18"
        if unit not in SILENT:
            put(folder, f"units/{unit}/2025.yaml", f"submitted: {day}\n{text}")
    put(
        folder,
        "briefs/2025.yaml",
        "overview: |-\n  全年任务基本落实。\nplans:\n  - |-\n    明年接续抓好成果落地。\n",
    )
    _on(LAST_DAY, folder)
    return folder


def issue_year(folder: Path) -> Path:
    """Issue the summary of the year on the plan's last day."""
    _issue(folder, "2025", LAST_DAY)
    return folder


def _papers(project: Project, when: str, more: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each unit's paper: a paragraph on every task it has, what comes next, and what is added."""
    for unit, record in project.units.items():
        tasks = project.tasks_of(unit)
        words = "".join(
            f"  - ref: {task}\n    text: |-\n      {when}由{record.name}牵头推进{project.tasks[task].title}"
            "，走访企业、召开对接会、建立台账，所提事项逐件转办并回访，遗留两件转入下一阶段办理。\n"
            for task in tasks
        )
        ahead = f"next:\n  - ref: {tasks[0]}\n    text: 接续办理转入的事项，一季度末报结果。\n"
        yield unit, f"progress:\n{words}{ahead}{more.get(unit, '')}"


def _on(day: str, folder: Path) -> None:
    """Look at the sample on another day, and commit what came by then."""
    plan = folder / "plan/plan.yaml"
    lines = [
        f"sample_day: {day}" if line.startswith("sample_day:") else line
        for line in plan.read_text("utf-8").splitlines()
    ]
    plan.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    commit_all(folder, f"截至{day}", day=f"{day}T09:00:00+08:00")


def _issue(folder: Path, period: str, day: str) -> None:
    done = run("brief", "--period", period, "--issue", "--yes", folder=folder)
    assert done.code == 0, done.err
    commit_all(folder, f"印发{period}", day=f"{day}T10:00:00+08:00")
