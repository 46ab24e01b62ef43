"""Family V, figures beside others: before, again, the target, the text."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from anplan.base.message import Message, mark, say
from anplan.base.period import Period
from anplan.base.problem import Spot
from anplan.base.quantity import Quantity, tidy
from anplan.checks.examples.values import EXAMPLES
from anplan.checks.index import Index
from anplan.checks.rule import Finding, Rule
from anplan.checks.rules.values.beside import (
    counted,
    earlier,
    explained,
    is_slip,
    other_measure,
    typed_figure,
)
from anplan.checks.rules.values.scale import strange_scale
from anplan.checks.subjects import Facts
from anplan.model.indicators import Indicator
from anplan.model.paths import task_of
from anplan.model.plan import Plan
from anplan.model.project import Project
from anplan.model.reports import Report
from anplan.model.targets import Target
from anplan.state.facts import Fact, Point
from anplan.state.targets import target_on

CUMULATIVE = ("flow", "count")
FAR_OVER = Decimal("1.5")
SAME_CYCLES = 3
HOLLOW = ("按计划", "顺利")


def falls(facts: Facts) -> Iterator[Finding]:
    """Find cumulative figures that fall without a reason, unless another rule says it better."""
    project, index = facts.project, facts.index
    for name, history in index.courses(project):
        indicator = project.indicators[name]
        if indicator.kind in CUMULATIVE:
            for before, fact in pairwise(history):
                last_said = before if before.period > fact.period else fact
                same_count = not before.as_of < project.plan.start <= fact.as_of
                if _falls(before, fact) and same_count and not _is_settled(last_said):
                    yield _fall(project, indicator, before, fact, last_said.spot)


def _falls(before: Fact, fact: Fact) -> bool:
    return 0 <= fact.value < before.value and not is_slip(fact.value, before.value)


def _is_settled(fact: Fact) -> bool:
    return explained(fact) or _differs(fact)


def _fall(project: Project, indicator: Indicator, before: Fact, fact: Fact, where: Spot) -> Finding:
    return Finding(
        where,
        say(
            "{title} falls from {before} on {day} to {value} on {as_of}: {difference} less",
            title=indicator.label,
            before=counted(before, indicator),
            day=before.as_of,
            value=typed_figure(project, fact, indicator),
            as_of=fact.as_of,
            difference=_difference(fact, before, indicator),
        ),
        _not_falling(project.plan, indicator),
    )


def _not_falling(plan: Plan, indicator: Indicator) -> Message:
    if plan.counts_from_january or indicator.yearly is not None:
        return say("A cumulative figure does not fall; correct it, or say why in reason")
    return say(
        "A cumulative figure is counted from {day} on, over every January: write it since then, "
        "or say why in reason. Where it begins anew each year, the indicator has yearly: with the "
        "target of each year",
        day=plan.start,
    )


def _difference(fact: Fact, before: Fact, indicator: Indicator) -> Quantity:
    return Quantity(tidy(abs(fact.value - before.value)), indicator.measure)


def _differs(fact: Fact) -> bool:
    """Return whether a figure replaces another one and nothing says why."""
    before = earlier(fact)
    if before is None or before.value == fact.value or fact.reason is not None:
        return False
    return fact.preliminary or not before.preliminary


def slips(facts: Facts) -> Iterator[Finding]:
    """Find figures a thousand times larger or smaller than the last one."""
    project, index = facts.project, facts.index
    for name, history in index.courses(project):
        indicator = project.indicators[name]
        if indicator.kind == "rate":
            continue
        for before, fact in zip((None, *history), history, strict=False):
            last = earlier(fact) or before
            if last and is_slip(fact.value, last.value) and not explained(fact):
                yield _slip(project, indicator, fact, last)


def _slip(project: Project, indicator: Indicator, fact: Fact, last: Fact) -> Finding:
    low, high = sorted((abs(fact.value), abs(last.value)))
    typed, before = typed_figure(project, fact, indicator), counted(last, indicator)
    times = int(high / low)
    message = (
        say(
            "{value} is {times} times the last value, {before} on {day}",
            value=typed,
            times=times,
            before=before,
            day=last.as_of,
        )
        if abs(fact.value) == high
        else say(
            "The last value, {before} on {day}, is {times} times {value}",
            value=typed,
            times=times,
            before=before,
            day=last.as_of,
        )
    )
    meant = other_measure(typed, indicator, last.value)
    hint = (
        say("Is {cure} meant? If {value} is right, say why in reason", cure=meant, value=typed)
        if meant
        else say("Look at the figure and its measure; if it is right, say why in reason")
    )
    return Finding(fact.spot, message, hint)


def far_over(facts: Facts) -> Iterator[Finding]:
    """Find the first figure that is far over its target and no slip of its measure."""
    project, index = facts.project, facts.index
    slipped = {finding.where for rule in (slips, strange_scale) for finding in rule(facts)}
    for name, points in index.points.items():
        indicator = project.indicators[name]
        first = next((point for point in points if _is_far_over(indicator, point)), None)
        if first is not None:
            fact = max(first.facts, key=lambda fact: fact.period)
            if fact.spot in slipped:
                continue
            target = target_on(indicator, first.as_of)
            yield Finding(
                fact.spot,
                say(
                    "{value} is more than {times} times the target, {target}",
                    value=Quantity(first.value, indicator.measure),
                    times=FAR_OVER,
                    target=Quantity(_most(target), indicator.measure),
                ),
                say("Look at the figure and its measure; if it is right, leave it"),
            )


def _is_far_over(indicator: Indicator, point: Point) -> bool:
    target = target_on(indicator, point.as_of)
    if indicator.kind == "rate" or not target.upward or target.is_placed:
        return False
    return 0 < _most(target) * FAR_OVER < point.value


def _most(target: Target) -> Decimal:
    """Return the figure of a target, the upper one of two."""
    return target.value if target.high is None else target.high


def stands_still(facts: Facts) -> Iterator[Finding]:
    """Find figures on a linear way that are the same in the last three cycles."""
    for name, points in facts.index.points.items():
        indicator = facts.project.indicators[name]
        way = indicator.trajectory
        if way is None or way.shape != "linear":
            continue
        cycles = _last_cycles(indicator, points)
        same = len({point.value for point in cycles.values()}) == 1
        if same and not _is_met(indicator, points[-1]):
            yield Finding(
                points[-1].facts[-1].spot,
                say(
                    "{title} is the same in {periods}: {value}",
                    title=indicator.label,
                    periods=tuple(cycles),
                    value=Quantity(points[-1].value, indicator.measure),
                ),
                say(
                    "Look whether the figure was only copied; if it is right, say in progress "
                    "why nothing moved"
                ),
            )


def _last_cycles(indicator: Indicator, points: tuple[Point, ...]) -> dict[Period, Point]:
    """Return the last point of each of the last cycles; none where these are not in a row."""
    latest = {Period.of(indicator.every, point.as_of): point for point in points}
    last = dict(list(latest.items())[-SAME_CYCLES:])
    in_a_row = all(before.shifted(1) == after for before, after in pairwise(last))
    return last if len(last) == SAME_CYCLES and in_a_row else {}


def _is_met(indicator: Indicator, point: Point | Fact) -> bool:
    target = target_on(indicator, point.as_of)
    value = point.judged if isinstance(point, Fact) else point.value
    return target.has_figure and target.is_met_by(value, grows=indicator.accumulates)


def hollow_words(facts: Facts) -> Iterator[Finding]:
    """Find 按计划 and 顺利 in a text about a task whose figure did not move."""
    project, index = facts.project, facts.index
    tasks = _tasks_of_indicators(project, index)
    for (name, unit), history in index.histories.items():
        indicator = project.indicators[name]
        for before, fact in pairwise(history):
            if fact.value == before.value and not _is_met(indicator, fact):
                report = project.reports[unit, fact.period]
                for place, word in _hollow(report, tasks[name]):
                    where = Spot(fact.spot.file, ("progress", place, "text"))
                    yield _empty_word(where, word, indicator, before, fact)


def _tasks_of_indicators(project: Project, index: Index) -> dict[str, set[str]]:
    """Return the tasks of each indicator: those it names, and those that count it."""
    tasks = {name: set(indicator.tasks) for name, indicator in project.indicators.items()}
    for ref, action in index.actions.items():
        for name in action.indicators:
            tasks.setdefault(name, set()).add(task_of(ref))
    return tasks


def _empty_word(where: Spot, word: str, indicator: Indicator, before: Fact, fact: Fact) -> Finding:
    return Finding(
        where,
        say(
            "The text says {word}, but {title} did not move: {value} on {day} and on {as_of}",
            word=word,
            title=indicator.label,
            value=counted(fact, indicator),
            day=before.as_of,
            as_of=fact.as_of,
        ),
        say("Write what was done, and why the figure did not move"),
    )


def _hollow(report: Report, tasks: set[str]) -> Iterator[tuple[int, str]]:
    for place, entry in enumerate(report.progress):
        if task_of(entry.ref) in tasks:
            word = next((word for word in HOLLOW if word in entry.text), None)
            if word:
                yield place, word


def given_again(facts: Facts) -> Iterator[Finding]:
    """Find facts that a later report gives otherwise without a reason."""
    project, index = facts.project, facts.index
    for name, history in index.facts.items():
        indicator = project.indicators[name]
        for last in history:
            fact: Fact | None = last
            while fact is not None:
                before = earlier(fact)
                if before is not None and _differs(fact):
                    yield _changed(project, indicator, fact, before)
                fact = before


def _changed(project: Project, indicator: Indicator, fact: Fact, before: Fact) -> Finding:
    typed, replaced = typed_figure(project, fact, indicator), counted(before, indicator)
    difference = _difference(fact, before, indicator)
    message = (
        say(
            "{value} on {day} replaces {before} of {period}: {difference} more",
            value=typed,
            day=fact.as_of,
            before=replaced,
            period=before.period,
            difference=difference,
        )
        if fact.value > before.value
        else say(
            "{value} on {day} replaces {before} of {period}: {difference} less",
            value=typed,
            day=fact.as_of,
            before=replaced,
            period=before.period,
            difference=difference,
        )
    )
    return Finding(fact.spot, message, say("Say why in reason, or write the earlier figure"))


RULES = (
    Rule(
        "V101",
        "error",
        mark("A cumulative figure falls"),
        mark(
            "What was reached cannot become less. A fall is a slip, another base, or a "
            "correction, and then the reader must learn why."
        ),
        *EXAMPLES["V101"],
        Facts,
        falls,
        asks_why=True,
    ),
    Rule(
        "V102",
        "error",
        mark("A figure a thousand times larger or smaller than the last"),
        mark("万 and 亿 are easily mixed up, and one such slip turns a light and a total wrong."),
        *EXAMPLES["V102"],
        Facts,
        slips,
        asks_why=True,
    ),
    Rule(
        "V103",
        "note",
        mark("A figure far over its target"),
        mark(
            "Half as much again as the plan asked for is rare. More often the figure counts "
            "something else, or in another measure."
        ),
        *EXAMPLES["V103"],
        Facts,
        far_over,
    ),
    Rule(
        "V104",
        "note",
        mark("The same figure in three cycles"),
        mark("A figure that should grow with the months and does not may only have been copied."),
        *EXAMPLES["V104"],
        Facts,
        stands_still,
    ),
    Rule(
        "V105",
        "note",
        mark("按计划 or 顺利 beside a figure that did not move"),
        mark(
            "Words that say all is well beside a figure that says it is not help nobody to decide."
        ),
        *EXAMPLES["V105"],
        Facts,
        hollow_words,
    ),
    Rule(
        "V108",
        "error",
        mark("A figure changed afterwards without a reason"),
        mark(
            "Figures that were reported, and perhaps printed, may change, but never in silence. "
            "A final figure after a preliminary one needs no reason."
        ),
        *EXAMPLES["V108"],
        Facts,
        given_again,
        asks_why=True,
    ),
)
