"""What is still needed of an indicator and where its pace leads, as an office writes it."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from anplan.base.days import month_end
from anplan.base.message import Message, mark, say
from anplan.base.period import Span
from anplan.base.quantity import Quantity, total
from anplan.show.words import Words
from anplan.state.figures import exact, plain
from anplan.state.indicators import IndicatorState, share_of
from anplan.state.outlook import CYCLES, Outlook

PACES: dict[Span, str] = {
    "month": mark("at the pace of the last {count} months ({average} a month)"),
    "two-months": mark("at the pace of the last {count} times two months ({average} each)"),
    "quarter": mark("at the pace of the last {count} quarters ({average} a quarter)"),
    "half": mark("at the pace of the last {count} half-years ({average} a half-year)"),
    "year": mark("at the pace of the last {count} years ({average} a year)"),
}
AVERAGES: dict[Span, str] = {
    "month": mark("Average of the last {count} months: {sum} = {average}, {first} to {last}"),
    "two-months": mark(
        "Average of the last {count} times two months: {sum} = {average}, {first} to {last}"
    ),
    "quarter": mark("Average of the last {count} quarters: {sum} = {average}, {first} to {last}"),
    "half": mark("Average of the last {count} half-years: {sum} = {average}, {first} to {last}"),
    "year": mark("Average of the last {count} years: {sum} = {average}, {first} to {last}"),
}


def outlook_text(state: IndicatorState, day: date) -> Message | None:
    """Say in a line what is needed and where the pace leads; ``day`` is the one asked about."""
    ahead = state.outlook
    if ahead is None:
        return None
    measure = state.indicator.measure
    parts = tuple(filter(None, (_monthly(ahead, measure, day), _projected(ahead, measure))))
    if not parts:
        return None
    text = (
        parts[0] if len(parts) == 1 else say("{first}; {second}", first=parts[0], second=parts[1])
    )
    if ahead.target == state.target:
        return text
    goal = Quantity(ahead.target.value, measure)
    return say("by the changed target of {goal}: {text}", goal=goal, text=text)


def outlook_lines(
    words: Words,
    tell: Callable[[Message], str],
    states: Iterable[IndicatorState],
    day: date,
    unit: str | None = None,
) -> Iterator[str]:
    """Yield a line for each indicator that has an outlook, with its title before it.

    A ``unit`` that has a share of it is told that of its own, too; ``tell`` writes a message.
    """
    for state in states:
        own = None if unit is None else share_of(state, unit)
        for label, judged in (("{title}", state), (words("{title}, own share"), own)):
            text = judged and outlook_text(judged, day)
            if text:
                title = label.format(title=state.indicator.title)
                yield words.labelled(title, tell(text))


def _monthly(ahead: Outlook, measure: str, day: date) -> Message | None:
    """Say what each month left has to bring or may bring; of old figures, from which day on."""
    shown = ahead.printed
    per_month = shown.room if shown.needed is None else shown.needed
    if per_month is None:
        return None
    left = abs(ahead.goal - ahead.value)
    if ahead.months <= 1 or (ahead.kind == "count" and left < ahead.months):
        return _in_all(Quantity(exact(left), measure), is_needed=shown.needed is not None)
    figure = Quantity(per_month, measure).readable()
    if ahead.as_of >= _last_month_end(day):
        if shown.needed is None:
            return say("each month left may bring {room} at most", room=figure)
        return say("each month left has to bring {needed}", needed=figure)
    since = ahead.as_of + timedelta(days=1)
    if shown.needed is None:
        return say("each month from {day} on may bring {room} at most", day=since, room=figure)
    return say("each month from {day} on has to bring {needed}", day=since, needed=figure)


def _in_all(left: Quantity, *, is_needed: bool) -> Message:
    """Say what is left for all the rest, where that is no figure of every month."""
    if is_needed:
        return say("{needed} still to come", needed=left.readable())
    if left.value:
        return say("{room} in all may still come", room=left.readable())
    return say("nothing more may come")


def _last_month_end(day: date) -> date:
    """Return the end of the last month that is over."""
    return day if day == month_end(day) else day.replace(day=1) - timedelta(days=1)


def _projected(ahead: Outlook, measure: str) -> Message | None:
    shown = ahead.printed
    if shown.projected is None or shown.average is None:
        return None
    average = Quantity(shown.average, measure).readable()
    values = {
        "pace": say(PACES[ahead.cycle], count=CYCLES, average=average),
        "projected": Quantity(shown.projected, measure),
        "outcome": _outcome(ahead, measure, shown.projected),
    }
    if (ahead.by.month, ahead.by.day, ahead.by.year) == (12, 31, ahead.as_of.year):
        return say("{pace}, about {projected} at the end of the year, {outcome}", **values)
    return say("{pace}, about {projected} by {day}, {outcome}", day=ahead.by, **values)


def _outcome(ahead: Outlook, measure: str, projected: Decimal) -> Message:
    """Say how far from the target the projected value is, as both are printed."""
    target = ahead.target
    distance = total((projected, -target.value))
    apart = Quantity(abs(distance), measure).readable()
    if target.upward:
        if distance < 0:
            return say("{apart} short", apart=apart)
        if distance > 0:
            return say("{apart} more than the target", apart=apart)
        return say("equal to the target, not above it") if target.strict else say("just the target")
    if distance > 0:
        return say("{apart} over the ceiling", apart=apart)
    if distance < 0:
        return say("{apart} below the ceiling", apart=apart)
    return say("equal to the ceiling, not below it") if target.strict else say("just the ceiling")


def outlook_sums(words: Words, state: IndicatorState) -> Iterator[str]:
    """Yield the sums behind an outlook, with the figures that were put in."""
    ahead = state.outlook
    if ahead is None:
        return
    yield from _needed_sum(words, ahead)
    base = ahead.base
    if base is None:
        yield words("Nothing is projected: {count} closed cycles are needed").format(count=CYCLES)
        return
    (first, last), (begin, end) = base.values, base.days
    yield words(AVERAGES[ahead.cycle]).format(
        count=CYCLES,
        sum=f"({_figure(last)} - {_figure(first)}) / {CYCLES}",
        average=_figure(base.average),
        first=begin,
        last=end,
    )
    for day, is_spread in zip(base.days, base.spread, strict=True):
        if is_spread:
            text = words("{day}: no figure; its value lies evenly between those before and after")
            yield text.format(day=day)
    yield _projected_sum(words, ahead, base.average)


def _needed_sum(words: Words, ahead: Outlook) -> Iterator[str]:
    result = ahead.needed if ahead.needed is not None else ahead.room
    if result is None:
        return
    text = words("Needed a month: {sum}") if ahead.room is None else words("Room a month: {sum}")
    missing = f"{_figure(ahead.goal)} - {_figure(ahead.value)}"
    if ahead.months >= 1:
        months = 1 if ahead.months == 1 else _figure(ahead.months)
        text_of_months = words("({missing}) / {months} months")
        missing = words.fill(text_of_months, missing=missing, months=months)
    yield text.format(sum=_with_result(words, ahead, missing, _figure(result)))


def _projected_sum(words: Words, ahead: Outlook, average: Fraction) -> str:
    if ahead.projected is None:
        return words("Nothing is projected: the figures fell in these cycles")
    result = f"{plain(ahead.projected, Fraction(ahead.target.value)):f}"
    reached = words("{value} + {average} x {cycles}").format(
        value=_figure(ahead.value), average=_figure(average), cycles=_figure(ahead.cycles)
    )
    text = words("Projected by {day}: {sum}")
    return text.format(day=ahead.by, sum=_with_result(words, ahead, reached, result))


def _with_result(words: Words, ahead: Outlook, sums: str, result: str) -> str:
    """End a sum with its result: of a count that is rounded."""
    if ahead.kind == "count":
        return words("{sum}, in whole things {result}").format(sum=sums, result=result)
    return f"{sums} = {result}"


def _figure(value: Fraction) -> str:
    return f"{plain(value):f}"
