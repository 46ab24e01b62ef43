"""Family R, briefs: one for a quarter, half-year or year is printed in none."""

from pathlib import Path

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


def test_a_brief_of_a_longer_time_is_told_with_its_month(tmp_path: Path) -> None:
    said = {"briefs/2025-Q2.yaml": "overview: |-\n  二季度进展平稳。\n"}
    (told,) = found(tmp_path, said)
    assert told == (
        "briefs/2025-Q2.yaml:0:0 R120 Briefs are monthly: what came in for 2025-Q2 is told in that "
        "of 2025-06, and this file is printed in none | Move its words to briefs/2025-06.yaml"
    )


def test_a_summary_that_the_plan_asks_for_is_a_paper(tmp_path: Path) -> None:
    asked = changed(PLAN, "narrative:\n", f"{SUMMARY}narrative:\n")
    issued = {"briefs/2025-H1.yaml": "issued: 2025-07-20\n"}
    assert found(tmp_path, asked, issued) == []
