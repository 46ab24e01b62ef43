"""Family H, issued briefs that come with a change: whole, in order, and of these very files."""

from collections.abc import Iterator

from anplan.base.message import mark, say
from anplan.base.period import Period
from anplan.base.problem import Place, Spot
from anplan.checks.change import Change
from anplan.checks.rule import Finding, Rule
from anplan.checks.rules.changes.closed import ISSUED
from anplan.model.paths import brief_path
from anplan.state.reporting import waiting_briefs


def _issued(change: Change) -> Iterator[Finding]:
    """Find briefs that come with the change without their other half, or of other files."""
    for brief in change.issues:
        again = say("Write it again: anplan brief {option} --yes", option=brief.period.option)
        if not brief.is_written:
            message = say("The period is closed, but its brief is missing")
            hint = say("Write it: anplan brief {option}", option=brief.period.option)
            yield Finding(Place(brief.file), message, hint)
        elif brief.signed_digest is None:
            text = say("The brief does not say what it is made of")
            yield Finding(Place(brief.file), text, again)
        elif not brief.is_compared:
            yield Finding(
                Place(brief.file),
                say("The brief that comes with this change is not made of its files"),
                say(
                    "Figures, settings or the template were others as it was written; write it "
                    "again: anplan brief {option} --yes",
                    option=brief.period.option,
                ),
            )
    yield from _order(change)


def _order(change: Change) -> Iterator[Finding]:
    """Find numbers and days of issue that do not go on from one period to the next."""
    hint = say("The numbers run on without a gap, in the order of the periods")
    closed = sorted(change.after.months_closed)
    for brief in (period for period in closed if period not in change.before.months_closed):
        notes, file = change.after.briefs[brief], brief_path(brief)
        if file in change.before.broken:
            continue
        for other in (period for period in closed if period < brief):
            earlier = change.after.briefs[other]
            if notes.number is not None and (earlier.number or 0) >= notes.number:
                message = say(
                    "No. {number} is not above that of {period}, No. {other}",
                    number=notes.number,
                    period=str(other),
                    other=earlier.number,
                )
                yield Finding(Spot(file, ("number",)), message, hint)
            if notes.issued and earlier.issued and notes.issued < earlier.issued:
                message = say(
                    "Issued on {day}, before the brief of {period} was, on {other}",
                    day=notes.issued,
                    period=str(other),
                    other=earlier.issued,
                )
                yield Finding(Spot(file, ("issued",)), message, hint)
        yield from _skipped(change, brief, closed)


def _skipped(change: Change, brief: Period, closed: list[Period]) -> Iterator[Finding]:
    """Find one that is issued although a later one was, or one that comes first is open.

    A summary, longer than the time from one brief to the next, may come after later briefs.
    """
    is_summary = change.after.is_summed_up(brief)
    later = [
        period
        for period in closed
        if period > brief and period in change.before.months_closed and not is_summary
    ]
    waiting = waiting_briefs(change.after, brief, change.after.months_closed[brief])
    if later or waiting:
        text = (
            say("{period} was closed before it", period=str(later[0]))
            if later
            else say("{period} is not closed yet", period=str(waiting[0]))
        )
        hint = say("Issue the briefs in the order of their periods")
        yield Finding(Spot(brief_path(brief), ("issued",)), text, hint)


_JUNE = brief_path(Period.parse("2025-06"))

RULES = (
    Rule(
        "H114",
        "error",
        mark("An issued brief that does not hold together"),
        mark(
            "Its two files belong together, its number goes on, and it is made of what the change "
            "has."
        ),
        {_JUNE: "number: 1\nissued: 2025-07-10\n"},
        {_JUNE: "overview: |-\n  初稿\n"},
        subject=Change,
        find=_issued,
        before=ISSUED,
    ),
)
