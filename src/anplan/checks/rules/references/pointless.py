"""Family R, requests and decisions that could change nothing: what the commands refuse, of files."""

from collections.abc import Iterator
from datetime import date

from anplan.base.message import Message, mark, say
from anplan.base.problem import Spot
from anplan.checks.examples.requests import EXAMPLES
from anplan.checks.rule import Finding, Rule
from anplan.checks.subjects import Facts
from anplan.model.decisions import Decision
from anplan.model.paths import decisions_path
from anplan.model.project import Project
from anplan.state.lights.settled import settled
from anplan.state.pointless import Wish, why_pointless
from anplan.state.question import Question
from anplan.state.requested import made_requests, requested
from anplan.state.too_early import granted_before

_EVER = Question.on(date.max)


def changes_nothing(facts: Facts) -> Iterator[Finding]:
    """Find requests and decisions that could change nothing on their day; R134 tells of wrong days."""
    yield from _requests(facts.project)
    yield from _decisions(facts.project)


def _requests(project: Project) -> Iterator[Finding]:
    early = granted_before(project, requested(project, _EVER))
    for made in made_requests(project, _EVER):
        before = settled(project, made.ref, Question.on(_day_before(made.on)))
        wish = Wish(made.kind, made.ref, made.on, made.until, before)
        pointless = None if made.spot in early else why_pointless(project, wish)
        if pointless is not None:
            spot = Spot(made.spot.file, (*made.spot.path, pointless.key))
            yield Finding(spot, pointless.message, pointless.hint)


def _day_before(day: date) -> date:
    """Return the day before: what is decided on the day of a request may well answer it."""
    return date.fromordinal(max(1, day.toordinal() - 1))


def _decisions(project: Project) -> Iterator[Finding]:
    for month, index, decision in project.all_decisions():
        spot = Spot(decisions_path(month), ("decisions", index))
        if decision.kind == "extend":
            yield from _extension(project, spot, decision)
        elif decision.kind == "reopen":
            yield from _reopening(project, spot, decision)


def _extension(project: Project, spot: Spot, decision: Decision) -> Iterator[Finding]:
    until, before = decision.until, settled(project, decision.ref, _EVER, spot)
    if until is None or until < decision.on:
        return
    wish = Wish("extend", decision.ref, decision.on, until, before)
    pointless = why_pointless(project, wish)
    if pointless is not None:
        where = Spot(spot.file, (*spot.path, pointless.key))
        yield Finding(where, pointless.message, pointless.hint)


def _reopening(project: Project, spot: Spot, decision: Decision) -> Iterator[Finding]:
    before = settled(project, decision.ref, _EVER, spot)
    if before.closed is None and not _closes_later(project, decision):
        yield Finding(Spot(spot.file, (*spot.path, "ref")), *_never_closed(project, decision.ref))


def _closes_later(project: Project, reopening: Decision) -> bool:
    """Return whether it was closed out, but only after it was reopened: R134 tells of that."""
    days = [
        one.on
        for _, _, one in project.all_decisions()
        if (one.kind, one.ref) == ("close", reopening.ref)
    ]
    return bool(days) and min(days) > reopening.on


def _never_closed(project: Project, ref: str) -> tuple[Message, Message]:
    return (
        say("{title} is not closed out", title=project.title_of(ref)),
        say("Only what was closed out can be reopened"),
    )


RULES = (
    Rule(
        "R135",
        "warning",
        mark("A request or a decision that can change nothing"),
        mark(
            "A new day for what is done, or no later than the one it has, and a closing of what is "
            "closed stay without effect: most often the ref or the day is another one."
        ),
        *EXAMPLES["R135"],
        Facts,
        changes_nothing,
    ),
)
