"""Family H, the order of issues: a month is closed after those before it whose papers were due."""

from pathlib import Path

from anplan.checks.examples.workspace import BASE, PLAN
from anplan.checks.rule import Example
from anplan.checks.rules.changes.closed import ISSUED
from tests.checks.workspace import changes


def of_quarters() -> Example:
    """A plan whose papers are quarterly."""
    plan = BASE[PLAN]
    start, end = plan.index("  - id: monthly-brief"), plan.index("narrative:")
    quarters = "".join(
        f"  - id: q{n}\n    title: 季度进展\n    paper: report\n    owed_by: units\n"
        f"    every: once\n    period: 2025-Q{n}\n    due_on: {day}\n"
        "    assumed: [title, owed_by, every, period, due_on]\n"
        for n, day in ((1, "2025-04-10"), (2, "2025-07-10"))
    )
    return {PLAN: plan[:start] + quarters + plan[end:]}


def test_after_a_quarter_s_brief_comes_the_next_quarter_s(tmp_path: Path) -> None:
    march = {"briefs/2025-03.yaml": "number: 1\nissued: 2025-04-15\n"}
    june = {"briefs/2025-06.yaml": "number: 2\nissued: 2025-07-15\n"}
    told = changes(tmp_path / "1", {**of_quarters(), **march}, june)
    assert not any(" H114 " in line for line in told)
    told = changes(tmp_path / "2", of_quarters(), june)
    assert any(" H114 2025-03 is not closed yet" in line for line in told)


def test_after_a_month_s_brief_comes_the_next_month_s(tmp_path: Path) -> None:
    june = {"briefs/2025-06.yaml": "number: 2\nissued: 2025-07-15\n"}
    april = {"briefs/2025-04.yaml": "issued: 2025-05-10\n"}
    told = changes(tmp_path / "1", april, june)
    assert any(" H114 2025-05 is not closed yet" in line for line in told)
    assert not any(" H114 " in line for line in changes(tmp_path / "2", {**april, **ISSUED}, june))
