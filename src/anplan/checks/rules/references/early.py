"""Family R, days between people: nothing is answered, solved or settled before it was there."""

from collections.abc import Iterator

from anplan.base.message import Message, mark, say
from anplan.checks.examples.requests import EXAMPLES
from anplan.checks.rule import Finding, Rule
from anplan.checks.subjects import Facts
from anplan.state.too_early import Early, too_early


def before_asked(facts: Facts) -> Iterator[Finding]:
    """Find answers, solved problems and decisions that are dated before what they are about."""
    for early in too_early(facts.project):
        message = say(
            "{day} is before {first}, {when}", day=early.day, first=early.first, when=early.when
        )
        yield Finding(early.spot, message, _cure(early))


def _cure(early: Early) -> Message:
    if not early.is_written:
        return say("Write on: with the day of the answer; without it that of the report counts")
    if early.spot.path[0] == "decisions":
        return say(
            "Correct the day; a decision that was accepted already stays: decide again, as of today"
        )
    return say("Correct the day: nothing is answered before it is asked")


RULES = (
    Rule(
        "R134",
        "warning",
        mark("An answer before what it answers"),
        mark(
            "An answer or a decision counts for what was there on its day. With a mistyped day what "
            "was asked stays open, or looks as if it had been settled before anybody asked."
        ),
        *EXAMPLES["R134"],
        Facts,
        before_asked,
    ),
)
