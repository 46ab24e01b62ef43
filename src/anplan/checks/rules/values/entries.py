"""Family V, single entries: figures and days that cannot be right by themselves."""

from collections.abc import Iterator
from datetime import date

from anplan.base.message import Message, mark, say
from anplan.base.period import Period
from anplan.base.problem import Spot
from anplan.base.quantity import Quantity
from anplan.checks.examples.values import EXAMPLES
from anplan.checks.rule import Finding, Rule
from anplan.checks.rules.values.figures import CUMULATIVE
from anplan.checks.subjects import Facts
from anplan.model.indicators import Indicator
from anplan.model.paths import report_path
from anplan.model.plan import Plan
from anplan.model.project import Project
from anplan.model.reports import Report
from anplan.state.papers import grace


def ahead_of_paper(facts: Facts) -> Iterator[Finding]:
    """Find figures as of a day after the report was handed in."""
    for readings in facts.index.readings.values():
        for unit, period, reading, spot in readings:
            submitted, as_of = facts.project.reports[unit, period].submitted, reading.as_of
            where = Spot(spot.file, (*spot.path[:2], "as_of"))
            if as_of and submitted and as_of > submitted:
                hint = say("Correct one of the two days; a forecast is no reading")
                yield Finding(where, _after(as_of, submitted), hint)
            elif as_of and submitted is None and as_of > _latest(facts.project, unit, period):
                yield Finding(
                    where,
                    _long_after(as_of, period),
                    say("Correct the day, or write submitted: the day it was handed in"),
                )


def _long_after(day: date, period: Period) -> Message:
    return say("{day} is long after {period}, and submitted is missing", day=day, period=period)


def _latest(project: Project, unit: str, period: Period) -> date:
    """Return the last day of which a report without its own day may have figures."""
    came = project.arrived.get(report_path(unit, period), date.min)
    return max(came, period.end + grace(project.plan))


def _after(day: date, submitted: date) -> Message:
    return say(
        "{day} is after the day the report was handed in, {submitted}: {days} days",
        day=day,
        submitted=submitted,
        days=(day - submitted).days,
    )


def below_zero(facts: Facts) -> Iterator[Finding]:
    """Find negative figures of what can only grow."""
    for indicator, typed, spot in _figures(facts):
        if indicator.kind in CUMULATIVE and typed.value < 0:
            yield Finding(
                spot,
                say(
                    "{value} is below zero, but {title} is cumulative",
                    value=typed,
                    title=indicator.label,
                ),
                _since(facts.project.plan),
            )


def _since(plan: Plan) -> Message:
    if plan.counts_from_january:
        return say(
            "Write the figure since the start of the year; where an earlier one was "
            "wrong, give it again for its own day with reason"
        )
    return say(
        "Write the figure since {day}; where an earlier one was wrong, give it again for its own "
        "day with reason",
        day=plan.start,
    )


def _figures(facts: Facts) -> Iterator[tuple[Indicator, Quantity, Spot]]:
    """Yield every figure, with its measure."""
    for name, indicator in facts.project.indicators.items():
        for _, _, reading, spot in facts.index.readings.get(name, ()):
            if reading.value is not None:
                typed = reading.value
                yield (
                    indicator,
                    typed if typed.measure else Quantity(typed.value, indicator.measure),
                    spot,
                )


def foreign_measure(facts: Facts) -> Iterator[Finding]:
    """Find figures in a measure that does not convert to the indicator's."""
    for indicator, typed, spot in _figures(facts):
        try:
            typed.to(indicator.measure)
        except ValueError:
            yield Finding(
                spot,
                say(
                    "{value} cannot be counted in {measure}", value=typed, measure=indicator.measure
                ),
                say(
                    "Write the figure in {measure}; only 元, 万元 and 亿元 convert",
                    measure=indicator.measure,
                ),
            )


def not_whole(facts: Facts) -> Iterator[Finding]:
    """Find counts that are not whole numbers."""
    for indicator, typed, spot in _figures(facts):
        if indicator.kind == "count" and typed.value != typed.value.to_integral_value():
            yield Finding(
                spot,
                say(
                    "{value} is not a whole number, but {title} counts things",
                    value=typed,
                    title=indicator.label,
                ),
                say("Write a whole number"),
            )


def done_ahead(facts: Facts) -> Iterator[Finding]:
    """Find deeds on a day after the report was handed in."""
    for (unit, period), report in facts.project.reports.items():
        submitted = report.submitted
        latest = submitted or _latest(facts.project, unit, period)
        for path, day in _deeds(report):
            if day > latest:
                yield Finding(
                    Spot(report_path(unit, period), path),
                    _after(day, submitted) if submitted else _long_after(day, period),
                    say("Correct one of the two days; what is still to come belongs under next"),
                )


def _deeds(report: Report) -> Iterator[tuple[tuple[str, int, str], date]]:
    for place, milestone in enumerate(report.milestones):
        yield ("milestones", place, "done"), milestone.done
    for place, item in enumerate(report.items):
        yield ("items", place, item.day_key), item.day
    for place, problem in enumerate(report.problems):
        if problem.solved is not None:
            yield ("problems", place, "solved"), problem.solved


def twice(facts: Facts) -> Iterator[Finding]:
    """Find an indicator twice for one day in one report."""
    for (unit, period), report in facts.project.reports.items():
        seen = set()
        for place, reading in enumerate(report.readings):
            key = reading.indicator, reading.as_of
            if key in seen and reading.value is not None:
                yield Finding(
                    Spot(report_path(unit, period), ("readings", place, "as_of")),
                    say(
                        "{indicator} stands here twice for {day}",
                        indicator=reading.indicator,
                        day=reading.as_of,
                    ),
                    say("Keep one of the two, or correct the day"),
                )
            seen.add(key)


RULES = (
    Rule(
        "V106",
        "error",
        mark("A figure as of a day after the report was handed in"),
        mark("Nobody knows a figure before its day; a forecast would be judged as a fact."),
        *EXAMPLES["V106"],
        Facts,
        ahead_of_paper,
    ),
    Rule(
        "V107",
        "error",
        mark("A negative cumulative figure"),
        mark("Cumulative figures count from zero; a correction of minus 3 is not a value."),
        *EXAMPLES["V107"],
        Facts,
        below_zero,
    ),
    Rule(
        "V109",
        "error",
        mark("A measure that does not convert to the indicator's"),
        mark("A figure in another measure cannot be added or held against the target."),
        *EXAMPLES["V109"],
        Facts,
        foreign_measure,
    ),
    Rule(
        "V110",
        "error",
        mark("A count that is not whole"),
        mark("Things are counted one by one; half a thing is a share or a slip."),
        *EXAMPLES["V110"],
        Facts,
        not_whole,
    ),
    Rule(
        "V111",
        "error",
        mark("Something done after the report was handed in"),
        mark("What is still to come is a plan; as a deed it would turn a light green too early."),
        *EXAMPLES["V111"],
        Facts,
        done_ahead,
    ),
    Rule(
        "V112",
        "error",
        mark("The same figure twice in one report"),
        mark("Of two figures for one day only one can hold, and nobody can tell which was meant."),
        *EXAMPLES["V112"],
        Facts,
        twice,
    ),
)
