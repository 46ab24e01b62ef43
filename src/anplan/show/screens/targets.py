"""What a screen tells of a target besides its figure: its band, what it is held against, its years."""

from collections.abc import Iterator

from anplan.model.indicators import Indicator
from anplan.show.target_text import difference, figure_text
from anplan.show.values import dated_text, point_text
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.indicators import IndicatorState
from anplan.state.targets import YearEnd


def band_lines(words: Words, state: IndicatorState) -> Iterator[str]:
    """Yield the band of a target, and the difference that is judged instead of a value."""
    target, point, measure = state.target, state.point, state.indicator.measure
    if target.within is not None:
        yield words("Band: {figure} - {within} = {low} to {figure} + {within} = {high}").format(
            figure=f"{target.value:f}",
            within=f"{target.within:f}",
            low=f"{target.low:f}",
            high=f"{target.high:f}",
        )
    if point is not None and point.compared is not None:
        yield words("Difference from {other}: {value} - {compared} = {difference}").format(
            other=target.against,
            value=f"{point.own:f}",
            compared=f"{point.compared:f}",
            difference=words.tell(difference(point.value, measure)),
        )


def year_lines(words: Words, state: IndicatorState) -> Iterator[str]:
    """Yield how the years before ended, where the figure begins anew each January."""
    for end in state.years:
        yield words.labelled(words("Year {year}").format(year=end.year), _year(words, state, end))


def _year(words: Words, state: IndicatorState, end: YearEnd) -> str:
    measure = state.indicator.measure
    target = figure_text(words, end.target, measure) if end.has_target else words("no target")
    if end.point is None:
        return words("{target}; no figure").format(target=target)
    told = words("{target}; {value} as of {day}").format(
        target=target,
        value=point_text(words, end.point, measure),
        day=dated_text(words, end.point),
    )
    if end.is_met is None:
        return told
    met = words("target met") if end.is_met else words("target not met")
    return words("; ").join((told, met))


def standing_lines(words: Words, state: State, indicator: Indicator) -> Iterator[str]:
    """Yield of what an indicator is a part, and what it counts in an evaluation."""
    whole = state.project.indicators.get(indicator.part_of or "")
    if whole is not None:
        yield words("A part of: {whole}").format(whole=whole.label)
    if indicator.weight is not None:
        yield words("Weight: {figure}").format(figure=f"{indicator.weight:f}")
