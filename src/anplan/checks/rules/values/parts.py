"""Family V, parts: what is a part of a figure is never more than it."""

from collections.abc import Iterator

from anplan.base.message import mark, say
from anplan.base.problem import Spot
from anplan.base.quantity import Quantity
from anplan.checks.examples.workspace import BASE, JUNE
from anplan.checks.rule import Example, Finding, Rule
from anplan.checks.rules.references.targets import PART
from anplan.checks.subjects import Facts
from anplan.model.indicators import Indicator
from anplan.model.paths import indicator_path
from anplan.state.facts import Point
from anplan.state.registers.figures import figures_taken

_SHARES = ("%", "％", "‰", "百分点", "个百分点")
_AVERAGES = ("人均", "户均", "平均", "每", "/")


def _adds_up(indicator: Indicator) -> bool:
    """Return whether its figures are sums: a part's growth, average or place may be the higher one."""
    is_ratio = indicator.measure in _SHARES or any(
        word in text for text in (indicator.title, indicator.measure) for word in _AVERAGES
    )
    return indicator.kind != "rate" and not is_ratio and not indicator.target.is_placed


def more_than_the_whole(facts: Facts) -> Iterator[Finding]:
    """Find sums of a part that are more than that of the whole of the same day."""
    project = facts.project
    points = {name: _points(facts, name) for name in project.indicators}
    for name, indicator in project.indicators.items():
        for above in project.wholes_of(name):
            whole = project.indicators[above]
            if whole.measure != indicator.measure or not (_adds_up(indicator) and _adds_up(whole)):
                continue
            by_day = {point.as_of: point.value for point in points[above]}
            for point in points[name]:
                value = by_day.get(point.as_of)
                if value is None or point.value <= value:
                    continue
                yield Finding(
                    _spot(indicator, name, point),
                    say(
                        "{part} on {day} is {value}, more than the whole, {whole}: {most}",
                        part=indicator.label,
                        day=point.as_of,
                        value=Quantity(point.value, indicator.measure),
                        whole=whole.label,
                        most=Quantity(value, whole.measure),
                    ),
                    say("Look at both figures, and correct the one that is wrong"),
                )


def _points(facts: Facts, name: str) -> tuple[Point, ...]:
    """Return the figures of an indicator, those of another plan where that collects it."""
    return facts.index.points[name] or figures_taken(facts.project, name).points


def _spot(indicator: Indicator, name: str, point: Point) -> Spot:
    """Return where a figure is to be looked at: of one that another plan has, where it is named."""
    if indicator.shared_from is not None:
        return Spot(indicator_path(name), ("shared_from",))
    return max(point.facts, key=lambda fact: fact.period).spot


def _with(figure: str) -> Example:
    told = f"readings:\n  - indicator: big\n    value: {figure}\n    as_of: 2025-06-30\n"
    return {**PART, JUNE: BASE[JUNE].replace("readings:\n", told)}


RULES = (
    Rule(
        "V131",
        "error",
        mark("A part that is more than its whole"),
        mark("One of the two figures is wrong, or counts something else than the document says."),
        _with("25"),
        _with("9"),
        Facts,
        more_than_the_whole,
    ),
)
