"""A summary's table of indicators: how each stood from month to month, and where it ends."""

from collections.abc import Iterator

from anplan.show.brief.table import DASH, MINUS, by_title, percent_cell, target_words
from anplan.show.brief.writer import Writer
from anplan.show.plan_words import whole_marked
from anplan.show.values import figure_cell, signed, value_text
from anplan.show.words import Words
from anplan.state.indicators import IndicatorState, share_of
from anplan.state.over_time import Stand


def columns(words: Words, stands: tuple[Stand, ...]) -> tuple[str, ...]:
    """Name the columns: one for each part of the period between the target and the end."""
    return (
        words("Indicator"),
        words("Target"),
        *(words.short_period(stand.period) for stand in stands),
        words("Value"),
        words("Completion"),
        words("Pace of the trajectory"),
        words("Ahead/behind"),
        words("Light"),
    )


def rows(writer: Writer, stands: tuple[Stand, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the cells of each indicator, the most urgent first; below it the unit's own share."""
    for own_title, state in by_title(writer):
        stood = tuple(stand.indicators.get(state.id) for stand in stands)
        title = own_title
        if writer.unit:
            title = whole_marked(writer.words, writer.state.project, state.id, own_title)
        yield _row(writer, writer.typeset(title), state, stood)
        own = share_of(state, writer.unit)
        if own is not None:
            its = tuple(past and share_of(past, writer.unit) for past in stood)
            yield _row(writer, writer.words("of which this unit"), own, its)


def _row(
    writer: Writer, title: str, state: IndicatorState, stood: tuple[IndicatorState | None, ...]
) -> tuple[str, ...]:
    """Write an indicator, or a unit's share of it: how it stood in each part, and where it ends."""
    words = writer.words
    return (
        title,
        target_words(words, state),
        *(_stood(words, past) for past in stood),
        _value(writer, state),
        percent_cell(state.printed.completion),
        percent_cell(state.printed.pace),
        signed(state.printed.gap, "0.0").replace("-", MINUS) or DASH,
        words.light(state.verdict.light),
    )


def _value(writer: Writer, state: IndicatorState) -> str:
    """Write the figure that is judged, with its own day where that is not the period's last."""
    if state.point is None:
        return DASH
    value = value_text(writer.words, state).replace("-", MINUS)
    if state.point.as_of == writer.period.end:
        return value
    day = writer.day(state.point.as_of)
    return writer.words("{title} ({reason})").format(title=value, reason=day)


def _stood(words: Words, state: IndicatorState | None) -> str:
    """Write the value that was judged then and its light; a dash where there was none."""
    if state is None:
        return DASH
    light = words.light(state.verdict.light)
    if state.point is None:
        return words("{value}, {light}").format(value=DASH, light=light)
    value = figure_cell(state.point).replace("-", MINUS)
    return words("{value}, {light}").format(value=value, light=light)
