"""Which rows alone are asked about: values as people write them, as the tables have them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from anplan.base.errors import UsageError
from anplan.base.message import Message, mark, say
from anplan.base.period import is_period, periods_between
from anplan.base.typed_period import typed_periods
from anplan.base.words import did_you_mean, first_few, folded, nearest
from anplan.show.words import Words

Where = Mapping[str, tuple[str, ...]]
"""The values that are asked about, by their keys."""
Row = Sequence[str | None]

_MOST_COMPARED = 5_000
"""Among more names than these no nearest one is looked for."""
_UNKNOWN = {
    "workspace": mark("The tables have no workspace {text}"),
    "plan": mark("The tables have no plan {text}"),
    "unit": mark("The tables have no unit {text}"),
    "indicator": mark("The tables have no indicator {text}"),
    "month": mark("The tables have no rows of {text}"),
}


class Known(NamedTuple):
    """What the tables have of a key: each value, those of an id, and those that people mean by a name, folded."""

    values: frozenset[str]
    by_id: Mapping[str, frozenset[str]]
    by_name: Mapping[str, frozenset[str]]
    names: tuple[str, ...]


def typed_where(words: Words, where: Iterable[str], keys: Mapping[str, str]) -> Where:
    """Return what somebody typed behind ``--where``; raise UsageError where it is no key and value.

    ``keys`` are those that there are, with what they are called: a key may be typed so, too.
    """
    by_name = {folded(words(title)): key for key, title in keys.items()}
    typed: dict[str, tuple[str, ...]] = {}
    for text in where:
        said, sign, value = text.replace("＝", "=", 1).partition("=")
        key, value = by_name.get(folded(said), said.strip()), value.strip()
        if not sign or key not in keys or not value:
            raise UsageError(
                say("{option} needs a key and a value: {text}", option="--where", text=text),
                say(
                    "Write KEY=VALUE with one of: {choices}",
                    choices=tuple(as_typed(words, one, title) for one, title in keys.items()),
                ),
            )
        typed[key] = (*typed.get(key, ()), value)
    return typed


def as_typed(words: Words, word: str, title: str) -> str:
    """Return a word of the command line; in Chinese what it means, with the word behind it."""
    return (
        words("{title} ({reason})").format(title=words(title), reason=word)
        if words.chinese
        else word
    )


def known_of(rows: Iterable[Row], ids: int = 1) -> Known:
    """Return what the tables have of a key, from its values with their names.

    The first of a row is the value; so many of the first ones are ids, which are written exactly.
    """
    by_id: dict[str, set[str]] = {}
    by_name: dict[str, set[str]] = {}
    names: dict[str, None] = {}
    values = set()
    for row in sorted(rows, key=repr):
        value = row[0]
        if value is None:
            continue
        values.add(value)
        for name in filter(None, row[:ids]):
            by_id.setdefault(name, set()).add(value)
        for name in filter(None, row):
            names[name] = None
            by_name.setdefault(folded(name), set()).add(value)
    return Known(frozenset(values), _frozen(by_id), _frozen(by_name), tuple(names))


def _frozen(found: Mapping[str, set[str]]) -> Mapping[str, frozenset[str]]:
    return {name: frozenset(values) for name, values in found.items()}


def meant(key: str, text: str, known: Known) -> tuple[str, ...]:
    """Return the values that a text stands for; raise UsageError where there is none."""
    found: Collection[str]
    if key == "month" and text not in known.values:
        found = _months(text, known)
    else:
        found = known.by_id.get(text) or known.by_name.get(folded(text), frozenset())
    if found:
        return tuple(sorted(found))
    raise UsageError(say(_UNKNOWN[key], text=text), _choices(key, text, known))


def _months(text: str, known: Known) -> set[str]:
    years = sorted({int(month[:4]) for month in known.values if is_period(month)})
    return {
        str(month)
        for period in typed_periods(text, years)
        for month in periods_between("month", period.start, period.end)
        if str(month) in known.values
    }


def _choices(key: str, text: str, known: Known) -> Message:
    if key == "month":
        if not known.values:
            return say("They have no month at all")
        first, last = min(known.values), max(known.values)
        return say("They go from {first} to {last}: 2025-06, 2025-Q2, 2025", first=first, last=last)
    close = nearest(text, known.names) if len(known.names) <= _MOST_COMPARED else None
    return did_you_mean(close, say("Use one of: {choices}", choices=first_few(known.names, 10)))
