"""A brief's second chapter: the table of indicators and the notes below it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from anplan.show.brief.writer import Writer
from anplan.show.values import by_urgency, percent, signed, thresholds_text, value_text
from anplan.show.words import Words
from anplan.state.indicators import IndicatorState

MINUS = "−"


def columns(words: Words) -> tuple[str, ...]:
    """Name the columns."""
    return (
        words("Indicator"),
        words("Target"),
        words("Value"),
        words("Change of the month"),
        words("Data of"),
        words("Completion"),
        words("Pace of the trajectory"),
        words("Ahead/behind"),
        words("Light"),
    )


def row(writer: Writer, one: IndicatorState) -> tuple[str, ...]:
    """Write an indicator's cells."""
    words = writer.words
    point, dash = one.point, "—"
    change = dash if one.change is None else signed(one.change, words("level"))
    day = dash
    if point is not None:
        day = words.short_day(point.as_of) + (words(" (preliminary)") if point.preliminary else "")
    return (
        writer.own(one.indicator.title),
        _target_words(writer, one),
        value_text(words, one) or dash,
        change.replace("-", MINUS),
        writer.own(day),
        _percent(one.printed.completion),
        _percent(one.printed.pace),
        signed(one.printed.gap, "0.0").replace("-", MINUS) or dash,
        words.light(one.verdict.light),
    )


def _target_words(writer: Writer, one: IndicatorState) -> str:
    """Write a target as an office says it: 不少于20亿元, 突破400亿元, 力争…以上."""
    words = writer.words
    form = {
        "at_least": words("at least {figure}"),
        "more_than": words("more than {figure}"),
        "at_most": words("at most {figure}"),
        "less_than": words("less than {figure}"),
    }[one.target.comparator]
    text = form.format(figure=words.quantity(one.target.value, one.indicator.measure))
    if one.indicator.aspirational:
        return words("{target} (aspirational)").format(target=text)
    return text


def _percent(figure: Decimal | None) -> str:
    return f"{percent(figure)}%" if figure is not None else "—"


def footnotes(writer: Writer, later: Iterable[str]) -> Iterator[str]:
    """Write what the lights mean, why figures are missing, and what is assumed."""
    words, state = writer.words, writer.state
    yield writer.own(thresholds_text(words, state.project))
    for one in by_urgency(state.indicators):
        reasons = [one.verdict.reason] if one.verdict.light in ("grey", "blue") else []
        for reason in (*reasons, *one.notes):
            yield words.sentence(
                words.labelled(writer.own(one.indicator.title), words.tell(reason))
            )
    yield from (writer.own(text) for text in later)
    assumed = Counter(key for one in state.indicators for key in one.indicator.assumed)
    everywhere = tuple(key for key, count in assumed.items() if count > 1)
    if everywhere:
        text = words("Not in the document, set by the coordinator: {keys}.")
        yield text.format(keys=words.keys(everywhere))
    yield from writer.notes.remarks
