"""Family V, days: those that lie before the plan, or far from the paper that names them."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from anplan.base.message import Message, mark, say
from anplan.base.period import Period
from anplan.base.problem import Spot
from anplan.checks.examples.values import EXAMPLES
from anplan.checks.rule import Finding, Rule
from anplan.checks.subjects import Facts
from anplan.model.decisions import Decision
from anplan.model.paths import decisions_path, report_path, scheme_path
from anplan.model.plan import Plan
from anplan.model.project import Project
from anplan.model.reports import Report
from anplan.model.units import Measure
from anplan.state.papers import first_day

_LONG_BEFORE = timedelta(days=183)
_VERY_LATE = timedelta(days=275)
"""A paper that is later than this was more likely given another year."""
_BEYOND_THE_PLAN = timedelta(days=366)
_NEXT_MONTH = timedelta(days=31)


class Dated(NamedTuple):
    """A day that a report names, its place in it, and what it is the day of.

    ``is_settled``: its entry says why it is there.
    """

    path: tuple[str, int, str]
    day: date
    thing: tuple[str, ...]
    is_settled: bool = False


def strange_days(facts: Facts) -> Iterator[Finding]:
    """Find days before the plan began, or long before their paper; V106, V111 find later ones."""
    project = facts.project
    for (unit, period), report in project.reports.items():
        for dated in _dated(report):
            message = _strange(project, unit, period, dated)
            if message is not None:
                yield Finding(Spot(report_path(unit, period), dated.path), message, _look_at_it())
    yield from _strange_requests(project)
    yield from _strange_schemes(project)
    yield from _strange_decisions(project)


def _look_at_it() -> Message:
    return say(
        "Look at the year and the month; if the day is right, write above its entry: "
        "# anplan: allow V114 and why"
    )


def _dated(report: Report) -> Iterator[Dated]:
    for place, reading in enumerate(report.readings):
        if reading.as_of is not None:
            settled = reading.reason is not None
            path = ("readings", place, "as_of")
            yield Dated(path, reading.as_of, ("reading", reading.indicator), settled)
    for place, milestone in enumerate(report.milestones):
        yield Dated(("milestones", place, "done"), milestone.done, ("milestone", milestone.ref))
    for place, item in enumerate(report.items):
        reached = ("item", item.register, item.id, item.stage or "")
        yield Dated(("items", place, item.day_key), item.day, reached)
    for place, problem in enumerate(report.problems):
        if problem.solved is not None:
            trouble = ("problem", problem.ref, problem.title)
            yield Dated(("problems", place, "solved"), problem.solved, trouble)
    yield from _between_people(report)


def _between_people(report: Report) -> Iterator[Dated]:
    for place, answer in enumerate(report.answers):
        if answer.on is not None:
            given = ("answer", answer.unit or "", answer.ref, answer.title or "")
            yield Dated(("answers", place, "on"), answer.on, given)
    for place, request in enumerate(report.requests):
        if request.on is not None:
            made = ("request", request.kind, request.ref)
            yield Dated(("requests", place, "on"), request.on, made)


def _strange(project: Project, unit: str, period: Period, dated: Dated) -> Message | None:
    """Return what is strange about a day; None where nothing is."""
    plan, day = project.plan, dated.day
    if day < plan.start:
        return say("{day} is before the plan began, {start}", day=day, start=plan.start)
    if day < period.start - _LONG_BEFORE and not dated.is_settled:
        if _is_known(project, unit, period, dated):
            return None
        return say(
            "{day} is {days} days before {period} began",
            day=day,
            days=(period.start - day).days,
            period=period,
        )
    return None


def _is_known(project: Project, unit: str, period: Period, dated: Dated) -> bool:
    """Return whether the unit named the day for the same thing in an earlier report."""
    return any(
        (other.thing, other.day) == (dated.thing, dated.day)
        for earlier, report in project.reports_of(unit)
        if earlier < period
        for other in _dated(report)
    )


def _strange_requests(project: Project) -> Iterator[Finding]:
    for (unit, period), report in project.reports.items():
        for place, request in enumerate(report.requests):
            message = None if request.until is None else _outside(project.plan, request.until)
            if message is not None:
                path = ("requests", place, "until")
                yield Finding(Spot(report_path(unit, period), path), message, _look_at_it())


def _strange_schemes(project: Project) -> Iterator[Finding]:
    plan = project.plan
    for unit, scheme in project.schemes.items():
        for place, measure in enumerate(scheme.measures):
            message = _strange_day_of(plan, measure)
            if message is not None:
                path = ("measures", place, "by")
                yield Finding(Spot(scheme_path(unit), path), message, _look_at_it())


def _strange_day_of(plan: Plan, measure: Measure) -> Message | None:
    """Return what is strange about the day of a measure: it lies in the plan, and after it was added."""
    day, since = measure.by, measure.since
    if day is None:
        return None
    if plan.start <= day and since is not None and day < since:
        return say("{day} is before {since}, when the measure was added", day=day, since=since)
    if plan.end < day <= plan.end + _BEYOND_THE_PLAN:
        return say("{day} is after the plan's last day, {end}", day=day, end=plan.end)
    return _outside(plan, day)


def _outside(plan: Plan, day: date) -> Message | None:
    """Return what is strange about a day that is still to come when it is written."""
    if day < plan.start:
        return say("{day} is before the plan began, {start}", day=day, start=plan.start)
    if day > plan.end + _BEYOND_THE_PLAN:
        return say("{day} is long after the plan ends, {end}", day=day, end=plan.end)
    return None


def _strange_decisions(project: Project) -> Iterator[Finding]:
    for month, index, decision in project.all_decisions():
        for key, message in _strange_in(project.plan, month, decision):
            spot = Spot(decisions_path(month), ("decisions", index, key))
            yield Finding(spot, message, _look_at_it())


def _strange_in(plan: Plan, month: Period, decision: Decision) -> Iterator[tuple[str, Message]]:
    if not month.start - _NEXT_MONTH <= decision.on <= month.end + _NEXT_MONTH:
        yield (
            "on",
            say("{day} is far from {period}, the file's month", day=decision.on, period=month),
        )
    elif decision.on < min(plan.start, plan.document.issued):
        yield (
            "on",
            say("{day} is before the plan began, {start}", day=decision.on, start=plan.start),
        )
    until = decision.until
    if until is None:
        return
    if until < decision.on:
        yield (
            "until",
            say("{day} is before the day of the decision, {on}", day=until, on=decision.on),
        )
    elif message := _outside(plan, until):
        yield "until", message


# Papers --------------------------------------------------------------------------------------


def strange_arrivals(facts: Facts) -> Iterator[Finding]:
    """Find papers handed in before there was anything to report, or nearly a year later."""
    project = facts.project
    for (unit, period), report in project.reports.items():
        message = _strange_arrival(project, period, report.submitted)
        if message is not None:
            yield Finding(Spot(report_path(unit, period), ("submitted",)), message, _correct_it())
    issued = project.plan.document.issued
    for unit, scheme in project.schemes.items():
        day = scheme.submitted
        if day is not None and day < first_day(project, None):
            message = say(
                "{day} is before the document was issued, {issued}", day=day, issued=issued
            )
            yield Finding(Spot(scheme_path(unit), ("submitted",)), message, _correct_it())
        elif day is not None and (message := _outside(project.plan, day)):
            yield Finding(Spot(scheme_path(unit), ("submitted",)), message, _correct_it())


def _correct_it() -> Message:
    return say("Look at the year and the month; it decides whether the paper came on time")


def _strange_arrival(project: Project, period: Period, day: date | None) -> Message | None:
    if day is not None and day < first_day(project, period):
        return say(
            "{day} is {days} days before the end of {period}",
            day=day,
            days=(period.end - day).days,
            period=period,
        )
    if day is not None and day > period.end + _VERY_LATE:
        return say(
            "{day} is {days} days after {period} ended",
            day=day,
            days=(day - period.end).days,
            period=period,
        )
    return None


RULES = (
    Rule(
        "V114",
        "warning",
        mark("A day before the plan began, or far from its paper"),
        mark(
            "A mistyped year or month still makes a day: work would count as done before the plan "
            "began, or a figure as long out of date."
        ),
        *EXAMPLES["V114"],
        Facts,
        strange_days,
    ),
    Rule(
        "V115",
        "warning",
        mark("A paper handed in before its time, or nearly a year later"),
        mark("The day it was handed in decides on time or late; a slip makes a late paper early."),
        *EXAMPLES["V115"],
        Facts,
        strange_arrivals,
    ),
)
