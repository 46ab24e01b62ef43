"""Family R, briefs: words for a shorter time than that of a brief are printed in none."""

from pathlib import Path

import pytest

from anplan.checks.examples.workspace import PLAN, changed
from tests.checks.workspace import found

SUMMARY = """\
  - id: summary
    title: 全区总结
    paper: brief
    owed_by: coordinator
    every: once
    period: 2025-H1
    due_on: 2025-07-31
    assumed: [title, owed_by, period, due_on]
"""


WORDS = "overview: |-\n  二季度进展平稳。\n"
QUARTERLY = changed(PLAN, "narrative:\n", "briefs:\n  every: quarter\nnarrative:\n")


def test_words_for_a_time_shorter_than_that_of_a_brief_are_told_with_the_right_one(
    tmp_path: Path,
) -> None:
    (told,) = found(tmp_path, QUARTERLY, {"briefs/2025-05.yaml": WORDS})
    assert told == (
        "briefs/2025-05.yaml:0:0 R120 2025-05 has no brief of its own: what came in for it is told "
        "in that of 2025-Q2, and this file is printed in none | Move its words to briefs/2025-Q2.yaml"
    )


@pytest.mark.parametrize("period", ["2025-Q2", "2025-H1", "2025"])
def test_words_for_a_quarter_or_a_summary_are_printed_in_it(tmp_path: Path, period: str) -> None:
    assert found(tmp_path, QUARTERLY, {f"briefs/{period}.yaml": WORDS}) == []
    assert found(tmp_path, {f"briefs/{period}.yaml": WORDS}) == []


def test_a_month_that_was_issued_before_the_plan_asked_for_quarters_stays(tmp_path: Path) -> None:
    issued = {"briefs/2025-05.yaml": "number: 1\nissued: 2025-06-10\n"}
    assert found(tmp_path, QUARTERLY, issued) == []


def test_a_summary_that_the_plan_asks_for_is_a_paper(tmp_path: Path) -> None:
    asked = changed(PLAN, "narrative:\n", f"{SUMMARY}narrative:\n")
    issued = {"briefs/2025-H1.yaml": "issued: 2025-07-20\n"}
    assert found(tmp_path, asked, issued) == []
