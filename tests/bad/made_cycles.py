"""Cycles and periods written wrongly, in the places where each may stand."""

from collections.abc import Callable
from pathlib import Path

from anplan.checks.examples.workspace import BASE, CONTRACTS, MATCHING, PLAN

OBLIGATION = (
    "    every: month\n    start: 2025-04\n    end: 2025-10\n    due:\n      days_after: 5\n"
)


def instead(file: str, old: str, new: str) -> Callable[[Path], None]:
    """Write a file of the tiny workspace with one place of it changed."""
    text = BASE[file]
    assert isinstance(text, str)
    assert text.count(old) == 1

    def make(root: Path) -> None:
        (root / file).write_text(text.replace(old, new), encoding="utf-8", newline="\n")

    return make


def owed(text: str) -> Callable[[Path], None]:
    """Change how often the papers of the plan are owed."""
    return instead(PLAN, OBLIGATION, text)


def cycle(every: str, start: str, end: str) -> Callable[[Path], None]:
    return owed(
        OBLIGATION.replace("month", every).replace("2025-04", start).replace("2025-10", end)
    )


def briefs(text: str) -> Callable[[Path], None]:
    return instead(PLAN, "narrative:\n", f"{text}narrative:\n")


def added(file: str, text: str) -> Callable[[Path], None]:
    def make(root: Path) -> None:
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text(text, encoding="utf-8", newline="\n")

    return make


CYCLES: dict[str, Callable[[Path], None]] = {
    "cycles/four-months": cycle("four-months", "2025-04", "2025-10"),
    "cycles/bimonthly": cycle("bimonthly", "2025-B2", "2025-B5"),
    "cycles/in-chinese": cycle("每季度", "2025-Q2", "2025-Q3"),
    "cycles/two-months-with-a-blank": cycle("two months", "2025-B2", "2025-B5"),
    "cycles/begins-within-a-quarter": cycle("quarter", "2025-05", "2025-Q3"),
    "cycles/ends-within-a-quarter": cycle("quarter", "2025-Q2", "2025-10"),
    "cycles/begins-within-two-months": cycle("two-months", "2025-04", "2025-B5"),
    "cycles/half-year-by-quarters": cycle("half", "2025-Q2", "2025-H2"),
    "cycles/seventh-two-months": cycle("two-months", "2025-B2", "2025-B7"),
    "cycles/two-months-in-small-letters": cycle("two-months", "2025-b2", "2025-B5"),
    "cycles/two-months-in-chinese": cycle("two-months", "2025年3-4月", "2025-B5"),
    "cycles/february-and-march": cycle("two-months", "2025年2-3月", "2025-B5"),
    "cycles/quarter-in-chinese": cycle("quarter", "2025年第二季度", "2025-Q3"),
    "cycles/quarter-before-its-year": cycle("quarter", "Q2 2025", "2025-Q3"),
    "cycles/whole-year-in-chinese": cycle("year", "2025年全年", "2025"),
    "cycles/quarter-without-an-end": owed("    every: quarter\n    start: 2025-Q2\n"),
    "cycles/quarter-due-on-a-day": owed("    every: quarter\n    due_on: 2025-07-05\n"),
    "cycles/once-with-a-start": owed("    every: once\n    start: 2025-Q2\n"),
    "cycles/briefs-without-a-cycle": briefs("briefs: {}\n"),
    "cycles/briefs-as-a-word": briefs("briefs: quarter\n"),
    "cycles/briefs-once": briefs("briefs: {every: once}\n"),
    "cycles/briefs-every-week": briefs("briefs: {every: week}\n"),
    "cycles/briefs-with-a-start": briefs("briefs: {every: quarter, start: 2025-Q2}\n"),
    "cycles/indicator-every-two-month": instead(
        CONTRACTS, "trajectory: linear\n", "trajectory: linear\nevery: two-month\n"
    ),
    "cycles/action-every-week": instead(
        MATCHING,
        "    kind: recurring\n    every: month\n",
        "    kind: recurring\n    every: week\n",
    ),
    "cycles/report-of-the-seventh-two-months": added(
        "units/kcj/2025-B7.yaml", "submitted: 2025-07-03\nnothing: 无\n"
    ),
    "cycles/report-named-in-chinese": added(
        "units/kcj/2025年二季度.yaml", "submitted: 2025-07-03\nnothing: 无\n"
    ),
    "cycles/return-of-no-two-months": added(
        "plan/decisions/2025-07.yaml",
        "decisions:\n  - on: 2025-07-02\n    kind: return\n    unit: kcj\n    ref: 2025-B9\n"
        "    by: 统筹科\n    reason: 未核实\n",
    ),
}
