"""Small invented plans for tests of several workspaces: one figure, one milestone, two units."""

from pathlib import Path

from tests.program import add

HOUSING = ("zjj", "市住建局")


def small_plan(
    folder: Path,
    title: str,
    unit: tuple[str, str],
    *,
    value: int | None = 20,
    beside: tuple[str, str] = HOUSING,
) -> Path:
    """Write a plan of 2025 whose unit brings 100 km by the year's end, and had so many in June.

    ``beside`` takes part as well: it reports, and has no figure. Without a value nobody reports.
    """
    name = unit[0]
    add(
        folder / "plan/plan.yaml",
        f"document:\n  title: {title}\n  issuer: 市政府\n  issued: 2025-01-10\nstart: 2025-01-01\nend: 2025-12-31\n"
        f"language: zh_CN\ncoordinator: {beside[0]}\nobligations:\n"
        "  - {id: monthly, title: 进展月报, paper: report, owed_by: units, every: month,\n"
        "     start: 2025-06, end: 2025-12, due: {days_after: 5}, assumed: [title]}\n"
        "phases:\n  - {id: year, title: 全年, start: 2025-01-01, end: 2025-12-31, assumed: [title]}\n"
        "sections:\n  - {id: 1, title: 建设, assumed: [title]}\nassumed: [start]\n"
        f"narrative: [{title}]\n",
    )
    add(folder / "plan/source.txt", f"{title}\n")
    add(
        folder / "plan/indicators/pipes.yaml",
        "title: 新建管网\nmeasure: 公里\nkind: flow\nevery: month\ntasks: ['1.1']\n"
        "target: {at_least: 100, by: 2025-12-31}\ntrajectory: linear\nbaseline: 0\n"
        f"reported_by: [{name}]\nassumed: [title]\n",
    )
    add(
        folder / "plan/tasks/1.1.yaml",
        f"title: 建设管网\nunits: [{name}, {beside[0]}]\nassumed: [title]\nactions:\n"
        "  - {id: opening, title: 开工, kind: milestone, due: 2025-05-31, assumed: [title]}\n",
    )
    for one, called in (unit, beside):
        add(folder / f"units/{one}/unit.yaml", f"name: {called}\nassumed: [name]\n")
    if value is not None:
        add(
            folder / f"units/{name}/2025-06.yaml",
            "submitted: 2025-07-03\nreadings:\n"
            f"  - {{indicator: pipes, value: {value}, as_of: 2025-06-30}}\n"
            "milestones:\n  - {ref: 1.1/opening, done: 2025-05-20}\n",
        )
    return folder


def water_and_school(folder: Path) -> None:
    """Write two plans below a folder: one that is behind, one that is where it should be."""
    small_plan(folder / "water", "供水改造方案", ("swj", "市水务局"))
    small_plan(folder / "school", "校园建设方案", ("jyj", "市教育局"), value=60)


def takes_figure(workspace: Path, other: str, indicator: str) -> None:
    """Let a small plan take its one figure from another workspace; nobody reports it there any more."""
    record = workspace / "plan/indicators/pipes.yaml"
    text = record.read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if not line.startswith("reported_by")]
    kept.append(f"shared_from: {{workspace: {other}, indicator: {indicator}}}")
    record.write_text("\n".join(kept) + "\n", encoding="utf-8", newline="\n")
    for report in workspace.glob("units/*/????-??.yaml"):
        report.unlink()
