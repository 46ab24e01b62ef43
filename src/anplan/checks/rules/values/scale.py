"""Family V, scale: a figure that may be counted in something else than its indicator."""

from collections.abc import Iterator
from decimal import Decimal

from anplan.base.message import Message, mark, say
from anplan.base.quantity import MONEY, Quantity, tidy
from anplan.checks.examples.values import EXAMPLES
from anplan.checks.rule import Finding, Rule
from anplan.checks.rules.values.beside import (
    counted,
    earlier,
    explained,
    is_slip,
    other_measure,
    typed_figure,
)
from anplan.checks.subjects import Facts
from anplan.model.indicators import Indicator
from anplan.model.project import Project
from anplan.state.facts import Fact
from anplan.state.figures import rounded
from anplan.state.lights.trajectory import expected_on
from anplan.state.scale import Beside, Doubt, doubt_about, fits_last
from anplan.state.targets import due_on, target_on

_NEAR = 30


def strange_scale(facts: Facts) -> Iterator[Finding]:
    """Find figures far from target, pace and the last one, unless a reason confirms them."""
    project = facts.project
    for name, history in facts.index.courses(project):
        indicator = project.indicators[name]
        if indicator.target.is_placed or indicator.is_in_words:
            continue
        for before, fact in zip((None, *history), history, strict=False):
            last = earlier(fact) or before
            if last is not None and fits_last(indicator, fact.value, last.value):
                continue
            if explained(fact) or _is_known_slip(indicator, fact, last):
                continue
            beside = _beside(project, indicator, fact, last)
            doubt = doubt_about(indicator, fact.value, beside)
            if doubt is not None:
                yield _finding(project, indicator, fact, last, beside, doubt)


def _is_known_slip(indicator: Indicator, fact: Fact, last: Fact | None) -> bool:
    """Return whether V102 tells it already."""
    return indicator.kind != "rate" and last is not None and is_slip(fact.value, last.value)


def _beside(project: Project, indicator: Indicator, fact: Fact, last: Fact | None) -> Beside:
    target = target_on(indicator, fact.as_of)
    plan = project.plan
    by = due_on(indicator, target, plan)
    pace = expected_on(indicator, target, plan, by, fact.as_of)
    return Beside(
        target.value, pace, None if last is None else last.value, len(indicator.reported_by)
    )


def _finding(
    project: Project,
    indicator: Indicator,
    fact: Fact,
    last: Fact | None,
    beside: Beside,
    doubt: Doubt,
) -> Finding:
    typed = typed_figure(project, fact, indicator)
    message = say(
        "{value} is far from what stands beside it: {figures}",
        value=typed,
        figures=tuple(_figures(indicator, last, beside)),
    )
    meant = _meant(indicator, typed, beside, doubt)
    hint = (
        say("Is {cure} meant? If {value} is right, say why in reason", cure=meant, value=typed)
        if meant
        else say("Look at the figure and its measure; if it is right, say why in reason")
    )
    return Finding(fact.spot, message, hint)


def _figures(indicator: Indicator, last: Fact | None, beside: Beside) -> Iterator[Message]:
    """Yield what a figure was held against."""
    measure = indicator.measure
    yield say("target {target}", target=Quantity(beside.target, measure))
    if indicator.kind != "rate" and beside.pace:
        pace = Quantity(tidy(rounded(beside.pace, 1)), measure)
        yield say("expected by then {figure}", figure=pace)
    if last is not None:
        yield say("{value} on {day}", value=counted(last, indicator), day=last.as_of)


def _meant(indicator: Indicator, typed: Quantity, beside: Beside, doubt: Doubt) -> Quantity | None:
    """Return the figure that may be meant: what the doubt says, else the same digits of money."""
    if doubt.meant is not None:
        return Quantity(doubt.meant, indicator.measure)
    if indicator.measure not in MONEY:
        return None
    pace = None if beside.pace is None else tidy(rounded(beside.pace, 2))
    near = beside.last or pace or beside.target
    other = other_measure(typed, indicator, near)
    return other if other and _is_near(other.to(indicator.measure), near) else None


def _is_near(value: Decimal, other: Decimal) -> bool:
    low, high = sorted((abs(value), abs(other)))
    return high <= _NEAR * low


RULES = (
    Rule(
        "V113",
        "warning",
        mark("A figure far from target, pace and the last one"),
        mark(
            "A fraction for a percentage, last year = 100 for a growth, 亿元 or 元 for 万元: the "
            "figure looks fine by itself and turns a light wrong. Nobody can tell but its writer."
        ),
        *EXAMPLES["V113"],
        Facts,
        strange_scale,
        asks_why=True,
    ),
)
