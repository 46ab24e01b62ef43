"""Targets as documents write them: ≥235亿元, 6.2%左右, 1—2家, 全省前40位, 高于全市平均水平."""

from decimal import Decimal

from anplan.base.message import Message, mark, say
from anplan.base.quantity import Quantity
from anplan.model.targets import Comparator, Target
from anplan.show.words import COMPARATORS, Words

_BESIDE: dict[Comparator, str] = {
    "at_least": mark("no less than {other}"),
    "more_than": mark("above {other}"),
    "at_most": mark("no more than {other}"),
    "less_than": mark("below {other}"),
}
"""How a value is to compare with another one, where just that is wanted."""


def figure_text(words: Words, target: Target, measure: str) -> str:
    """Write what a target wants, without its day."""
    if target.comparator in COMPARATORS and target.against is None:
        return COMPARATORS[target.comparator] + words.quantity(target.value, measure)
    return words.tell(figure_message(target, measure))


def figure_message(target: Target, measure: str) -> Message:
    """Say what a target wants, without its day; signs stand for the plain comparisons."""
    if target.against is not None:
        return _compared(target, target.against, measure)
    match target.comparator:
        case "words":
            return say("{text}", text=target.words)
        case "rank":
            return _places(target, measure)
        case "about":
            return say("about {figure}", figure=Quantity(target.value, measure))
        case "between":
            return _range(target, measure)
        case sign:
            return say("{text}", text=f"{COMPARATORS[sign]}{target.value:f}{measure}")


def _places(target: Target, measure: str) -> Message:
    places = Quantity(target.value, measure)
    if target.among is None:
        return say("first {places}", places=places)
    return say("first {places} of {among}", places=places, among=target.among)


def _range(target: Target, measure: str) -> Message:
    sign = measure if measure == "%" else ""
    high = target.low if target.high is None else target.high
    return say("{low}–{high}", low=f"{target.low:f}{sign}", high=Quantity(high, measure))


def _compared(target: Target, other: str, measure: str) -> Message:
    """Say how a value is to compare with another one, by how much where that is not nothing."""
    if not target.value:
        return Message(_BESIDE[target.comparator], {"other": other})
    sign = COMPARATORS[target.comparator]
    return say(
        "{sign}{figure} against {other}",
        sign=sign,
        figure=difference(target.value, measure),
        other=other,
    )


def difference(figure: Decimal, measure: str) -> Message:
    """Say a difference of two figures with its sign; of per cent in percentage points."""
    if measure == "%":
        return say("{figure} percentage points", figure=f"{figure:+f}")
    return say("{figure} {measure}", figure=f"{figure:+f}", measure=measure)
