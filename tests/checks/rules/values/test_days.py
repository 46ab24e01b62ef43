"""Days before the plan, or far from their paper: where they are found, and where not."""

from pathlib import Path

import pytest

from anplan.checks.examples.workspace import JUNE, MAY, changed, june, reading
from anplan.checks.rule import Example
from tests.checks.workspace import found

LOOK = (
    "Look at the year and the month; if the day is right, write above its entry: "
    "# anplan: allow V114 and why"
)
ARRIVED = "Look at the year and the month; it decides whether the paper came on time"
YEAR, HALF, QUARTER = (f"units/kcj/{period}.yaml" for period in ("2025", "2025-H1", "2025-Q2"))
SCHEME = "units/kcj/scheme.yaml"
DECISIONS = "plan/decisions/2025-07.yaml"


def hall(day: str, submitted: str = "2025-07-03", file: str = JUNE) -> Example:
    """Report the hall as done."""
    head = f"submitted: {submitted}\n" if submitted else ""
    return {file: f"{head}milestones:\n  - ref: 1.1/service-hall\n    done: {day}\n"}


def item(day: str) -> Example:
    """Report an item's stage."""
    return june(f"items:\n  - register: projects\n    id: 7\n    stage: 入库\n    on: {day}\n")


def solved(day: str) -> Example:
    """Report a problem as solved."""
    return june(f"problems:\n  - ref: 1.1\n    title: 场地不足\n    solved: {day}\n")


def scheme(by: str = "2025-10-31", submitted: str = "2025-04-20", since: str = "") -> Example:
    """Hand in a scheme."""
    text = f"measures:\n  - ref: 1.2/patents\n    text: |-\n      走访企业。\n    by: {by}\n"
    added = f"    since: {since}\n" if since else ""
    return {SCHEME: f"submitted: {submitted}\n{text}{added}"}


def extension(until: str, on: str = "2025-07-10") -> Example:
    """Extend the hall's day."""
    return {
        DECISIONS: f"decisions:\n  - on: {on}\n    kind: extend\n    ref: 1.1/service-hall\n"
        f"    by: 区科技创新局\n    reason: 场地交付推迟\n    until: {until}\n"
    }


def request(on: str) -> Example:
    """Ask for the hall to be closed out."""
    return june(f"requests:\n  - kind: close\n    ref: 1.1/service-hall\n    on: {on}\n")


def requested(until: str) -> Example:
    """Ask for a later day for the hall."""
    about = "  - kind: extend\n    ref: 1.1/service-hall\n    reason: 交付推迟。\n"
    return june(f"requests:\n{about}    until: {until}\n")


def evaluation(on: str) -> Example:
    """Keep what somebody thought of the plan on a day."""
    return {
        f"plan/decisions/{on[:7]}.yaml": f"decisions:\n  - on: {on}\n    kind: evaluate\n"
        "    ref: plan\n    grade: satisfied\n    by: 企业代表\n    reason: 服务及时。\n"
    }


def paper(file: str, submitted: str) -> Example:
    """Hand in a paper that says something."""
    text = "progress:\n  - ref: 1.2/patents\n    text: |-\n      走访企业8家。\n"
    return {file: f"submitted: {submitted}\n{text}"}


BEFORE = "2024-06-20 is before the plan began, 2025-01-01"
CASES = [
    (hall("2024-06-20"), f"{JUNE}:4:11 V114 {BEFORE} | {LOOK}"),
    (reading("52.5", "2024-06-20"), f"{JUNE}:5:12 V114 {BEFORE} | {LOOK}"),
    (item("2024-06-20"), f"{JUNE}:6:9 V114 {BEFORE} | {LOOK}"),
    (solved("2024-06-20"), f"{JUNE}:5:13 V114 {BEFORE} | {LOOK}"),
    (request("2024-06-20"), f"{JUNE}:5:9 V114 {BEFORE} | {LOOK}"),
    (
        requested("2052-10-31"),
        f"{JUNE}:6:12 V114 2052-10-31 is long after the plan ends, 2025-12-31 | {LOOK}",
    ),
    (evaluation("2024-06-20"), f"plan/decisions/2024-06.yaml:2:9 V114 {BEFORE} | {LOOK}"),
    (
        changed(JUNE, "as_of: 2025-05-31", "as_of: 1925-05-31"),
        f"{JUNE}:5:12 V114 1925-05-31 is before the plan began, 2025-01-01 | {LOOK}",
    ),
    (
        {"units/kcj/2025-10.yaml": hall("2025-01-08", "2025-11-03")[JUNE]},
        f"units/kcj/2025-10.yaml:4:11 V114 2025-01-08 is 266 days before 2025-10 began | {LOOK}",
    ),
    (
        scheme(by="2024-10-31"),
        f"{SCHEME}:6:9 V114 2024-10-31 is before the plan began, 2025-01-01 | {LOOK}",
    ),
    (
        scheme(by="2052-10-31"),
        f"{SCHEME}:6:9 V114 2052-10-31 is long after the plan ends, 2025-12-31 | {LOOK}",
    ),
    (
        scheme(by="2025-05-01", since="2025-12-01"),
        f"{SCHEME}:6:9 V114 2025-05-01 is before 2025-12-01, when the measure was added | {LOOK}",
    ),
    (
        scheme(by="2026-01-15"),
        f"{SCHEME}:6:9 V114 2026-01-15 is after the plan's last day, 2025-12-31 | {LOOK}",
    ),
    (
        extension("2025-07-01"),
        f"{DECISIONS}:7:12 V114 2025-07-01 is before the day of the decision, 2025-07-10 | {LOOK}",
    ),
    (
        extension("2052-10-31"),
        f"{DECISIONS}:7:12 V114 2052-10-31 is long after the plan ends, 2025-12-31 | {LOOK}",
    ),
    (
        extension("2025-10-31", on="2024-07-10"),
        f"{DECISIONS}:2:9 V114 2024-07-10 is far from 2025-07, the file's month | {LOOK}",
    ),
    (
        paper(JUNE, "2025-05-31"),
        f"{JUNE}:1:12 V115 2025-05-31 is 30 days before the end of 2025-06 | {ARRIVED}",
    ),
    (
        paper(QUARTER, "2025-05-31"),
        f"{QUARTER}:1:12 V115 2025-05-31 is 30 days before the end of 2025-Q2 | {ARRIVED}",
    ),
    (
        paper(HALF, "2025-01-09"),
        f"{HALF}:1:12 V115 2025-01-09 is 172 days before the end of 2025-H1 | {ARRIVED}",
    ),
    (
        paper(YEAR, "2025-01-20"),
        f"{YEAR}:1:12 V115 2025-01-20 is 345 days before the end of 2025 | {ARRIVED}",
    ),
    (
        paper(JUNE, "2026-07-03"),
        f"{JUNE}:1:12 V115 2026-07-03 is 368 days after 2025-06 ended | {ARRIVED}",
    ),
    (
        scheme(submitted="2024-04-20"),
        f"{SCHEME}:1:12 V115 2024-04-20 is before the document was issued, 2025-03-20 | {ARRIVED}",
    ),
    (
        scheme(submitted="2052-04-20"),
        f"{SCHEME}:1:12 V115 2052-04-20 is long after the plan ends, 2025-12-31 | {ARRIVED}",
    ),
]


@pytest.mark.parametrize(("files", "line"), CASES)
def test_it_is_found_at_its_line(files: Example, line: str, tmp_path: Path) -> None:
    assert [one for one in found(tmp_path, files) if " V11" in one] == [line]


SILENT = {
    "the plan's first day": hall("2025-01-01"),
    "a figure for an earlier month": reading("20.5", "2025-01-31"),
    "a milestone of the spring": hall("2025-03-01"),
    "a correction of a day long ago": {
        "units/kcj/2025-02.yaml": "submitted: 2025-03-03\nreadings:\n  - indicator: contracts\n"
        "    value: 9.5\n    as_of: 2025-01-31\n",
        "units/kcj/2025-10.yaml": reading("9.8", "2025-01-31", reason="复核后更正")[JUNE].replace(
            "2025-07-03", "2025-11-03"
        ),
    },
    "a milestone told again": {
        **hall("2025-01-08", "2025-02-05", "units/kcj/2025-01.yaml"),
        **hall("2025-01-08", "2025-11-03", "units/kcj/2025-10.yaml"),
    },
    "a paper of three months later": paper(MAY, "2025-09-01"),
    "a month's paper within the month": paper(JUNE, "2025-06-01"),
    "a half-year's paper before its end": paper(HALF, "2025-06-20"),
    "a year's paper before its end": paper(YEAR, "2025-12-10"),
    "a quarter's paper in its last month": paper(QUARTER, "2025-06-01"),
    "a paper without its day": {JUNE: paper(JUNE, "x")[JUNE].split("\n", 1)[1]},
    "a scheme": scheme(),
    "a measure that was added": scheme(by="2025-07-10", since="2025-07-10"),
    "an extension beyond the plan": extension("2026-03-31"),
}


@pytest.mark.parametrize("name", SILENT)
def test_silent(name: str, tmp_path: Path) -> None:
    assert [one for one in found(tmp_path, SILENT[name]) if "V114" in one or "V115" in one] == []


def test_a_word_lets_a_day_before_the_plan_stand(tmp_path: Path) -> None:
    files = june(
        "milestones:\n  # anplan: allow V114 方案印发前已建成\n"
        "  - ref: 1.1/service-hall\n    done: 2024-12-20\n"
    )
    assert found(tmp_path, files) == []
