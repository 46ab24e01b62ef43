"""Family H, the day on which a paper was handed in: it decides on time or late."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from anplan.base.message import mark, say
from anplan.base.problem import Spot
from anplan.checks.change import Change, report_file
from anplan.checks.closed import Closings
from anplan.checks.examples.workspace import JUNE, changed
from anplan.checks.rule import Finding, Rule
from anplan.model.paths import scheme_path
from anplan.state.papers import grace

_HINT = say("Leave the day on which it was handed in; a paper that comes again says a later one")


def _days(change: Change) -> Iterator[Finding]:
    """Find days of handing in that were taken out, moved back, or are far from the commit."""
    closings = Closings.of(change.before)
    for (_, period), file, old, new in change.kept("reports", report_file):
        if closings.of_report(period) is None:
            yield from _moved(file, old.submitted, new.submitted)
    for unit, file, old, new in change.kept("schemes", scheme_path):
        if closings.of_scheme(unit) is None:
            yield from _moved(file, old.submitted, new.submitted)
    yield from _far_from_commit(change)


def _moved(file: str, old: date | None, new: date | None) -> Iterator[Finding]:
    if old is not None and new is None:
        yield Finding(Spot(file), say("submitted was {old} and was taken out", old=old), _HINT)
    elif old is not None and new is not None and new < old:
        message = say("submitted was {old} and was moved back to {new}", old=old, new=new)
        yield Finding(Spot(file, ("submitted",)), message, _HINT)


def _far_from_commit(change: Change) -> Iterator[Finding]:
    hint = say(
        "Write the day on which the coordinator had it; if it is right, say so in the request"
    )
    most = grace(change.after.plan)
    for file, old, new in _papers(change):
        came, day = change.committed.get(file), new.submitted
        if came is None or day is None or day == (old.submitted if old else None):
            continue
        if came - day > most:
            message = say(
                "It says that it was handed in on {day}, and was committed on {came}: {days} days later",
                day=day,
                came=came,
                days=(came - day).days,
            )
            yield Finding(Spot(file, ("submitted",)), message, hint)
        elif day > came:
            message = say(
                "It says that it was handed in on {day}, but was committed on {came} already",
                day=day,
                came=came,
            )
            yield Finding(Spot(file, ("submitted",)), message, hint)


def _papers(change: Change) -> Iterator[tuple[str, Any, Any]]:
    """Yield the reports and schemes as they are, each with its file and what it was before."""
    before, after = change.before, change.after
    for key, report in after.reports.items():
        yield report_file(key), before.reports.get(key), report
    for unit, scheme in after.schemes.items():
        yield scheme_path(unit), before.schemes.get(unit), scheme


RULES = (
    Rule(
        "H113",
        "warning",
        mark("The day of handing in was taken out, moved, or is not the commit's"),
        mark("This day decides whether a paper was on time, and up to when it may have figures."),
        changed(JUNE, "submitted: 2025-07-03\n", ""),
        changed(JUNE, "submitted: 2025-07-03", "submitted: 2025-07-05"),
        subject=Change,
        find=_days,
        before=changed(JUNE, "", ""),
    ),
)
