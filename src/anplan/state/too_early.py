"""What answers, solves or settles something, and is dated before it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from anplan.base.message import Message, say
from anplan.base.period import Period
from anplan.base.problem import Spot
from anplan.model.decisions import Decision
from anplan.model.paths import decisions_path, report_path
from anplan.model.project import Project
from anplan.model.reports import Report, Trouble
from anplan.model.requests import AnswerEntry
from anplan.state.asked import days_asked
from anplan.state.lights.settled import settled
from anplan.state.papers import first_day
from anplan.state.pointless import is_closed
from anplan.state.question import Question, handed_in
from anplan.state.requested import Requested, requested

_A_SLIP = timedelta(days=7)
"""How long before a request a decision that grants it is taken for its answer with a wrong day."""


class Early(NamedTuple):
    """An answer's place and day, and the first day on which it could have been given.

    ``when`` says what was on that day; ``is_written`` is false where the answer has the day of its
    report, and none of its own.
    """

    spot: Spot
    day: date
    first: date
    when: Message
    is_written: bool = True


class _First(NamedTuple):
    """The first day on which something could be answered, and what was on it."""

    day: date
    when: Message


def too_early(project: Project) -> Iterator[Early]:
    """Yield what is dated before the thing that it answers, in reports and in decisions."""
    for (unit, period), report in project.reports.items():
        for place, answer in enumerate(report.answers):
            yield from _answer(project, unit, period, report, place, answer)
        for place, problem in enumerate(report.problems):
            first = _told_before(project, unit, period, problem)
            if problem.solved is not None and first is not None and problem.solved < first.day:
                spot = Spot(report_path(unit, period), ("problems", place, "solved"))
                yield Early(spot, problem.solved, *first)
    made = requested(project, Question.on(date.max))
    for month, index, decision in project.all_decisions():
        first = _before_decision(project, made, decision)
        if first is not None and decision.on < first.day:
            yield Early(_spot(month, index), decision.on, *first)
    yield from granted_before(project, made).values()


def _spot(month: Period, index: int) -> Spot:
    return Spot(decisions_path(month), ("decisions", index, "on"))


def _answer(
    project: Project, unit: str, period: Period, report: Report, place: int, answer: AnswerEntry
) -> Iterator[Early]:
    file = report_path(unit, period)
    day = answer.on or handed_in(project, file, report.submitted)
    first = _asked(project, unit, answer)
    if day is not None and first is not None and day < first.day:
        is_written = answer.on is not None
        path = ("answers", place, "on") if is_written else ("answers", place)
        yield Early(Spot(file, path), day, *first, is_written)


def _asked(project: Project, unit: str, answer: AnswerEntry) -> _First | None:
    """Return since when a unit was asked what an answer is about; None where it never was."""
    if answer.unit is not None:
        tellings = [
            (period, report)
            for period, report, problem in _tellings(project, answer.unit, answer.ref, answer.title)
            if unit in project.expand(problem.of)
        ]
        return _came_up(tellings, answer.title)
    day = min(days_asked(project, unit, answer.ref), default=None)
    return None if day is None else _First(day, say("when {ref} was asked", ref=answer.ref))


def _tellings(
    project: Project, unit: str, ref: str, title: str | None
) -> Iterator[tuple[Period, Report, Trouble]]:
    """Yield the reports of a unit that speak of a problem."""
    for period, report in project.reports_of(unit):
        for problem in report.problems:
            if (problem.ref, problem.title) == (ref, title):
                yield period, report, problem


def _came_up(tellings: list[tuple[Period, Report]], title: str | None) -> _First | None:
    """Return the first day on which a problem may have come up: no one knows which of its period.

    A report is often begun within its period and handed in later: others may have answered by then.
    """
    days = [
        (min(period.start, report.submitted or period.start), period) for period, report in tellings
    ]
    if not days:
        return None
    day, period = min(days)
    when = say(
        "the first day of {period}, whose report first tells {title}", period=period, title=title
    )
    return _First(day, when)


def _told_before(project: Project, unit: str, solving: Period, problem: Trouble) -> _First | None:
    """Return since when a problem is known from the reports before the one that tells it as solved."""
    tellings = [
        (period, report)
        for period, report, _ in _tellings(project, unit, problem.ref, problem.title)
        if period.rank < solving.rank
    ]
    return _came_up(tellings, problem.title)


def _before_decision(
    project: Project, made: tuple[Requested, ...], decision: Decision
) -> _First | None:
    """Return what a decision answers by its own keys, from when on it was there."""
    if decision.kind == "answer" and decision.unit is not None:
        tellings = _tellings(project, decision.unit, decision.ref, decision.title)
        return _came_up([(period, report) for period, report, _ in tellings], decision.title)
    if decision.kind == "refuse":
        about = (one for one in made if (one.unit, one.ref) == (decision.unit, decision.ref))
        one = min(about, key=lambda request: request.on, default=None)
        return None if one is None else _requested(project, one)
    if decision.paper is not None:
        day = first_day(project, decision.period_returned)
        return _First(day, say("the first day on which the paper can be handed in"))
    if decision.kind == "reopen":
        days = [
            other.on
            for _, _, other in project.all_decisions()
            if (other.kind, other.ref) == ("close", decision.ref)
        ]
        return (
            _First(min(days), say("when {ref} was closed out", ref=decision.ref)) if days else None
        )
    return None


def _requested(project: Project, request: Requested) -> _First:
    return _First(request.on, say("when {unit} requested it", unit=project.label(request.unit)))


def _is_misdated(project: Project, decision: Decision, request: Requested) -> bool:
    """Return whether a day was mistyped: it is just before the request, or nothing was to close yet."""
    return request.on - decision.on <= _A_SLIP or (
        decision.kind == "close" and not is_closed(project, request.ref, Question.on(decision.on))
    )


def granted_before(project: Project, made: tuple[Requested, ...]) -> dict[Spot, Early]:
    """Return, by the request, the decisions that are its answers but for their days.

    They grant just what is asked for later, and answer nothing else. What was rightly decided long
    before is none: then it is the request that could change nothing.
    """
    answering = {one.outcome.spot for one in made if one.outcome is not None}
    found = {}
    for request in made:
        decided = settled(project, request.ref, Question.on(request.on))
        entry = decided.closed if request.kind == "close" else decided.extended
        if request.outcome is not None or entry is None:
            continue
        decision, spot = entry
        is_alike = spot not in answering and decision.until == request.until
        if is_alike and _is_misdated(project, decision, request):
            where = Spot(spot.file, (*spot.path, "on"))
            found[request.spot] = Early(where, decision.on, *_requested(project, request))
    return found
