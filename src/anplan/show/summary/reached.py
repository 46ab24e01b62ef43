"""What was reached and what was not: the summary's sentences below its table of indicators."""

from collections.abc import Iterator

from anplan.show.brief.overview import pressing_text
from anplan.show.brief.writer import Writer
from anplan.state.indicators import IndicatorState
from anplan.state.parts import counted
from anplan.state.pressing import pressing


def reached(writer: Writer) -> Iterator[str]:
    """Yield the indicators whose target is met, those on their way, and each that is behind, why."""
    words, states = writer.words, writer.state.indicators
    own = counted(states)
    met = tuple(state for state in own if state.is_met)
    on_way = tuple(state for state in own if not state.is_met and state.verdict.light == "green")
    for text, group in (
        (words("Targets met ({count}): {list}."), met),
        (words("Level with the trajectory or ahead ({count}): {list}."), on_way),
    ):
        if group:
            yield words.fill(text, count=len(group), list=_titles(writer, group))
    ids = {state.id for state in states}
    yield from (pressing_text(writer, item) for item in pressing(writer.state) if item.ref in ids)


def _titles(writer: Writer, states: tuple[IndicatorState, ...]) -> str:
    return writer.words.listed(tuple(writer.typeset(state.indicator.title) for state in states))
