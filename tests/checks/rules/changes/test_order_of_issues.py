"""Family H, the order of issues: a period is closed after those before it whose papers were due."""

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


def in_quarters() -> Example:
    """A plan whose papers are owed every quarter."""
    cycle = BASE[PLAN].replace("every: month", "every: quarter")
    return {PLAN: cycle.replace("2025-04\n    end: 2025-10", "2025-Q1\n    end: 2025-Q4")}


def issued(period: str, number: int, day: str) -> Example:
    return {f"briefs/{period}.yaml": f"number: {number}\nissued: {day}\n"}


def test_quarters_are_closed_in_their_order(tmp_path: Path) -> None:
    second = issued("2025-Q2", 2, "2025-07-15")
    first = issued("2025-Q1", 1, "2025-04-15")
    (told,) = changed_order(tmp_path / "1", in_quarters(), second)
    assert told == "2025-Q1 is not closed yet | Issue the briefs in the order of their periods"
    assert changed_order(tmp_path / "2", {**in_quarters(), **first}, second) == []
    (told,) = changed_order(tmp_path / "3", {**in_quarters(), **second}, first)
    assert told.startswith("2025-Q2 was closed before it | ")


def test_a_summary_waits_for_the_briefs_in_it_but_not_for_its_turn(tmp_path: Path) -> None:
    quarters = {**issued("2025-Q1", 1, "2025-04-15"), **issued("2025-Q2", 2, "2025-07-15")}
    summary = issued("2025-H1", 4, "2025-10-20")
    (told,) = changed_order(
        tmp_path / "1", {**in_quarters(), **issued("2025-Q1", 1, "2025-04-15")}, summary
    )
    assert told.startswith("2025-Q2 is not closed yet | ")
    third = issued("2025-Q3", 3, "2025-10-15")
    assert changed_order(tmp_path / "2", {**in_quarters(), **quarters, **third}, summary) == []


def test_the_number_after_a_summary_is_above_its_own(tmp_path: Path) -> None:
    before = {
        **in_quarters(),
        **issued("2025-Q1", 1, "2025-04-15"),
        **issued("2025-Q2", 2, "2025-07-15"),
        **issued("2025-H1", 3, "2025-07-20"),
    }
    (told,) = changed_order(tmp_path, before, issued("2025-Q3", 3, "2025-10-15"))
    assert told.startswith("No. 3 is not above that of 2025-H1, No. 3 | ")


def changed_order(tmp_path: Path, before: Example, after: Example) -> list[str]:
    """What H114 says of the order, beside the missing text of the brief."""
    told = [line.partition(" H114 ")[2] for line in changes(tmp_path, before, after)]
    return [text for text in told if text and "its brief is missing" not in text]
