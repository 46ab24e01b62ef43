"""A brief's second chapter: the table of indicators and the notes below it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from anplan.show.brief.writer import Writer
from anplan.show.outlook import outlook_lines
from anplan.show.target_text import figure_text
from anplan.show.values import (
    change_text,
    counts_by_light,
    document_words,
    percent,
    signed,
    thresholds_text,
    titled_as_part,
    value_text,
)
from anplan.show.words import Words
from anplan.state.indicators import IndicatorState, Share
from anplan.state.lights.verdict import Light
from anplan.state.parts import depths
from anplan.state.pressing import by_urgency

MINUS, DASH = "−", "—"
ORDER: tuple[Light, ...] = ("green", "closed", "yellow", "red", "blue", "grey")


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


def row(writer: Writer, state: IndicatorState, title: str) -> tuple[str, ...]:
    """Write an indicator's cells behind a title."""
    words = writer.words
    point = state.point
    change = DASH if state.change is None else signed(state.change, words("level"))
    day = DASH
    if point is not None:
        day = writer.day(point.as_of) + (words(" (preliminary)") if point.preliminary else "")
    return (
        writer.typeset(title),
        target_words(words, state),
        value_text(words, state).replace("-", MINUS) or DASH,
        change.replace("-", MINUS),
        writer.typeset(day),
        percent_cell(state.printed.completion),
        percent_cell(state.printed.pace),
        signed(state.printed.gap, "0.0").replace("-", MINUS) or DASH,
        words.light(state.verdict.light),
    )


def by_title(writer: Writer) -> Iterator[tuple[str, IndicatorState]]:
    """Yield the indicators, the most urgent first, with their titles; of a part: 其中：…."""
    below = depths(writer.state.indicators)
    for state in by_urgency(writer.state.indicators):
        title = titled_as_part(writer.words, below[state.id], state.indicator.title)
        yield title.strip(), state


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
    text = _compared(words, state)
    if state.indicator.aspirational:
        return words("{target} (aspirational)").format(target=text)
    return text


def _compared(words: Words, state: IndicatorState) -> str:
    """Write a target with a word for its comparison."""
    target, measure = state.target, state.indicator.measure
    texts = {
        "at_least": words("at least {figure}"),
        "more_than": words("more than {figure}"),
        "at_most": words("at most {figure}"),
        "less_than": words("less than {figure}"),
    }
    if target.against is not None or target.comparator not in texts:
        return figure_text(words, target, measure)
    return texts[target.comparator].format(figure=words.quantity(target.value, measure))


def _held_to(words: Words, state: IndicatorState) -> str:
    """Write what a target is held to, where its words alone do not say it."""
    if state.target.within is None:
        return _compared(words, state)
    figure = words.quantity(state.target.value, state.indicator.measure)
    return f"{figure} ± {state.target.within:f}"


def _read_into(writer: Writer) -> Iterator[str]:
    """Yield what targets are held to whose own words name no comparison."""
    words = writer.words
    for state in by_urgency(writer.state.indicators):
        own = document_words(state.indicator, state.target)
        if state.target.within is not None:
            own = own or _compared(words, state)
        if own is not None:
            text = words("the document says {own}; it is held to {target}").format(
                own=own, target=_held_to(words, state)
            )
            title = writer.typeset(state.indicator.title)
            yield words.sentence(words.labelled(title, text))


def _shared_out(writer: Writer) -> Iterator[str]:
    """Yield how the units stand by their shares of a target, those that are slow or behind by name."""
    words = writer.words
    for state in by_urgency(writer.state.indicators):
        if not state.shares:
            continue
        lights = (share.state.verdict.light for share in state.shares)
        fill = words.fill if words.tells("cycles") else str.format
        text = fill(
            words("by the shares of {count} units: {counts}"),
            count=len(state.shares),
            counts=counts_by_light(words, lights, ORDER),
        )
        slow = tuple(
            share_text(writer, share)
            for light in ("red", "yellow")
            for share in state.shares
            if share.state.verdict.light == light
        )
        parts = words("; ").join((text, *slow))
        yield words.sentence(words.labelled(writer.typeset(state.indicator.title), parts))


def share_text(writer: Writer, share: Share) -> str:
    """Write how a unit stands by its share: 甲街120个，完成90个，75.0%（黄）."""
    words, state = writer.words, share.state
    done = value_text(words, state).replace("-", MINUS) or words("no figure")
    text = words("{unit}: share {target}, done {value}, {completion} ({light})")
    if state.printed.completion is None:
        text = words("{unit}: share {target}, done {value} ({light})")
    return text.format(
        unit=writer.typeset(writer.state.project.label(share.unit)),
        target=words.quantity(state.target.value, state.indicator.measure),
        value=done,
        completion=percent_cell(state.printed.completion),
        light=words.light(state.verdict.light),
    )


def _ahead(writer: Writer, unit: str | None) -> Iterator[str]:
    """Yield what the rest of the year has to bring, and where the pace of the last cycles leads."""
    words, state = writer.words, writer.state
    lines = outlook_lines(
        words, writer.tell, by_urgency(state.indicators), state.question.day, unit
    )
    return (words.sentence(writer.typeset(line)) for line in lines)


def percent_cell(figure: Decimal | None) -> str:
    """Write a percentage, a dash where there is none."""
    return f"{percent(figure)}%" if figure is not None else DASH


def footnotes(writer: Writer, later: Iterable[str], unit: str | None = None) -> Iterator[str]:
    """Yield what the lights mean, why figures are missing, and what is assumed.

    A ``unit`` is told what lies ahead of its own share, and nothing of the other units'.
    """
    words, state = writer.words, writer.state
    yield writer.typeset(thresholds_text(words, state.project))
    for indicator in by_urgency(state.indicators):
        verdict, title = indicator.verdict, writer.typeset(indicator.indicator.title)
        reasons = [verdict.reason] if verdict.light in ("grey", "blue") else []
        for reason in (*reasons, *indicator.notes):
            yield words.sentence(words.labelled(title, writer.tell(reason)))
    yield from _ahead(writer, unit)
    if unit is None:
        yield from _shared_out(writer)
    yield from _read_into(writer)
    yield from (writer.typeset(text) for text in later)
    assumed = Counter(key for indicator in state.indicators for key in indicator.indicator.assumed)
    everywhere = tuple(key for key, count in assumed.items() if count > 1)
    if everywhere:
        text = words("Not in the document, set by the coordinator: {keys}.")
        yield text.format(keys=words.keys(everywhere))
    yield from writer.notes.remarks
