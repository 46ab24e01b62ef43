"""Family D, word by word: what is missing and late on a day."""

from datetime import date
from pathlib import Path

import pytest

from anplan.base.period import Period
from anplan.checks.all_rules import BY_CODE
from anplan.checks.examples.workspace import BASE, JUNE, PLAN, changed
from anplan.checks.rule import Example
from tests.checks.workspace import lines, loaded, paper_problems

NEW = BY_CODE["D101"].wrong
BRIEFS = changed(
    PLAN, "    paper: report\n    owed_by: units\n", "    paper: brief\n    owed_by: coordinator\n"
)


def told(root: Path, *overlays: Example, day: date = date(2025, 7, 10)) -> list[str]:
    return lines(paper_problems(loaded(root, *overlays), day))


def test_a_missing_paper_is_told_at_the_file_that_should_be_there(tmp_path: Path) -> None:
    assert told(tmp_path, NEW) == [
        (
            "units/nanyuan/2025-06.yaml:0:0 D101 南苑街道办事处 owes 工作简报 of 2025-06; "
            "it was due on 2025-07-05 | "
            "Write the file; a unit with nothing to tell says so under nothing"
        )
    ]


def test_nothing_is_missing_before_its_due_day_is_over(tmp_path: Path) -> None:
    assert told(tmp_path, NEW, day=date(2025, 7, 5)) == []
    assert len(told(tmp_path, NEW, day=date(2025, 7, 6))) == 1


def test_a_late_paper_is_told_at_its_day(tmp_path: Path) -> None:
    assert told(tmp_path, BY_CODE["D102"].wrong) == [
        (
            f"{JUNE}:1:12 D102 区科创局 handed in 工作简报 on 2025-07-09, "
            "4 days after it was due on 2025-07-05 | "
            "Leave it if the day is right; a wrong one is mended under submitted"
        )
    ]


def test_a_file_that_cannot_be_read_is_not_missing_too(tmp_path: Path) -> None:
    assert told(tmp_path, {JUNE: "submitted: [\n"}) == []


@pytest.mark.parametrize(
    ("issued", "expected"),
    [
        (
            None,
            [
                (
                    "briefs/2025-06.yaml:0:0 D101 区科创局 owes 工作简报 of 2025-06; "
                    "it was due on 2025-07-05 | "
                    "Write the file with the day of issue under issued"
                )
            ],
        ),
        ("2025-07-05", []),
        (
            "2025-07-06",
            [
                (
                    "briefs/2025-06.yaml:1:9 D102 区科创局 handed in 工作简报 on 2025-07-06, "
                    "1 days after it was due on 2025-07-05 | "
                    "Leave it if the day is right; a wrong one is mended under issued"
                )
            ],
        ),
    ],
)
def test_the_coordinator_owes_briefs(
    tmp_path: Path, issued: str | None, expected: list[str]
) -> None:
    brief = {"briefs/2025-06.yaml": f"issued: {issued}\n"} if issued else {}
    assert told(tmp_path, BRIEFS, brief) == expected


def test_only_the_month_that_is_asked_for(tmp_path: Path) -> None:
    found = loaded(tmp_path)
    missing = lines(paper_problems(found, date(2025, 7, 10), Period.parse("2025-05")))
    assert [line.split(":")[0] for line in missing] == ["units/yuehu/2025-05.yaml"]
    assert "units/yuehu/2025-05.yaml" not in BASE
