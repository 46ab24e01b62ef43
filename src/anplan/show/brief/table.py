"""A brief's second chapter: the table of indicators and the notes below it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from anplan.show.brief.writer import Writer
from anplan.show.outlook import outlook_text
from anplan.show.values import (
    change_text,
    document_words,
    percent,
    signed,
    thresholds_text,
    value_text,
)
from anplan.show.words import Words
from anplan.state.indicators import IndicatorState
from anplan.state.pressing import by_urgency

MINUS, DASH = "−", "—"


def columns(writer: Writer) -> tuple[str, ...]:
    """Name the columns."""
    words = writer.words
    return (
        words("Indicator"),
        words("Target"),
        words("Value"),
        change_text(words, writer.state, brief=True),
        words("Data of"),
        words("Completion"),
        words("Pace of the trajectory"),
        words("Ahead/behind"),
        words("Light"),
    )


def row(writer: Writer, state: IndicatorState) -> tuple[str, ...]:
    """Write an indicator's cells."""
    words = writer.words
    point = state.point
    change = DASH if state.change is None else signed(state.change, words("level"))
    day = DASH
    if point is not None:
        day = writer.day(point.as_of) + (words(" (preliminary)") if point.preliminary else "")
    return (
        writer.typeset(state.indicator.title),
        target_words(words, state),
        value_text(words, state).replace("-", MINUS) or DASH,
        change.replace("-", MINUS),
        writer.typeset(day),
        percent_cell(state.printed.completion),
        percent_cell(state.printed.pace),
        signed(state.printed.gap, "0.0").replace("-", MINUS) or DASH,
        words.light(state.verdict.light),
    )


def target_words(words: Words, state: IndicatorState) -> str:
    """Write a target as an office does: 不少于20亿元, 突破400亿元, 力争…以上.

    Where the document compares with no word, or with one of its own, it is that which is
    printed: 90%左右, 50名.
    """
    own = document_words(state.indicator, state.target)
    if own is not None:
        return (
            words("{target} (aspirational)").format(target=own)
            if (state.indicator.aspirational)
            else own
        )
    figure = words.quantity(state.target.value, state.indicator.measure)
    text = _compared(words, state).format(figure=figure)
    if state.indicator.aspirational:
        return words("{target} (aspirational)").format(target=text)
    return text


def _compared(words: Words, state: IndicatorState) -> str:
    return {
        "at_least": words("at least {figure}"),
        "more_than": words("more than {figure}"),
        "at_most": words("at most {figure}"),
        "less_than": words("less than {figure}"),
    }[state.target.comparator]


def _read_into(writer: Writer) -> Iterator[str]:
    """Yield what targets are held to whose own words name no comparison."""
    words = writer.words
    for state in by_urgency(writer.state.indicators):
        own = document_words(state.indicator, state.target)
        if own is not None:
            figure = words.quantity(state.target.value, state.indicator.measure)
            text = words("the document says {own}; it is held to {target}").format(
                own=own, target=_compared(words, state).format(figure=figure)
            )
            title = writer.typeset(state.indicator.title)
            yield words.sentence(words.labelled(title, text))


def _ahead(writer: Writer) -> Iterator[str]:
    """Yield what the rest of the year has to bring, and where the pace of the last cycles leads."""
    for state in by_urgency(writer.state.indicators):
        text = outlook_text(state, writer.state.question.day)
        if text is not None:
            title = writer.typeset(state.indicator.title)
            yield writer.words.sentence(writer.words.labelled(title, writer.tell(text)))


def percent_cell(figure: Decimal | None) -> str:
    """Write a percentage, a dash where there is none."""
    return f"{percent(figure)}%" if figure is not None else DASH


def footnotes(writer: Writer, later: Iterable[str]) -> Iterator[str]:
    """Yield what the lights mean, why figures are missing, and what is assumed."""
    words, state = writer.words, writer.state
    yield writer.typeset(thresholds_text(words, state.project))
    for indicator in by_urgency(state.indicators):
        verdict, title = indicator.verdict, writer.typeset(indicator.indicator.title)
        reasons = [verdict.reason] if verdict.light in ("grey", "blue") else []
        for reason in (*reasons, *indicator.notes):
            yield words.sentence(words.labelled(title, writer.tell(reason)))
    yield from _ahead(writer)
    yield from _read_into(writer)
    yield from (writer.typeset(text) for text in later)
    assumed = Counter(key for indicator in state.indicators for key in indicator.indicator.assumed)
    everywhere = tuple(key for key, count in assumed.items() if count > 1)
    if everywhere:
        text = words("Not in the document, set by the coordinator: {keys}.")
        yield text.format(keys=words.keys(everywhere))
    yield from writer.notes.remarks
