"""Every key of every record of a workspace, each with other values that may stand there.

The models are asked which keys there are, so that a new one cannot be forgotten.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta, timezone
from decimal import Decimal
from functools import cache
from typing import Any, Literal, NamedTuple, get_args, get_origin

from anplan.base.period import Period
from anplan.base.quantity import Quantity
from anplan.model.kinds import KINDS
from anplan.model.plan import AssumedKeys
from anplan.model.project import Project
from anplan.model.types.cures import Refusal
from anplan.model.types.records import Record, RecordClass, is_record
from tests.safety.payloads import HARMLESS
from tests.safety.printed import ledger

Put = Callable[[Any], Any]
Key = tuple[RecordClass, str]


class Altered(NamedTuple):
    """A key that says something else: ``Target.within``, and the workspace that says so."""

    key: str
    project: Project


class _Place(NamedTuple):
    """A record of a workspace, and how the workspace looks with another one in its place."""

    record: Record
    put: Put


@cache
def whole_ledger() -> Project:
    """A workspace with every key of the models, without assumptions that hold for all of a kind."""
    read = _read()
    return replace(read, plan=read.plan._replace(assumed=AssumedKeys()))


@cache
def _read() -> Project:
    project = ledger(HARMLESS).loaded.project
    assert project is not None
    return project


def keys_of(kinds: frozenset[str]) -> frozenset[str]:
    """Every key of the records of some kinds of file, and of records within them.

    Where a record stands under a key, its own keys are meant.
    """
    return frozenset(
        f"{type(record).__name__}.{name}"
        for record, _ in _places(_read(), kinds)
        for name, value in zip(record._fields, record, strict=True)
        if not is_record(value)
    )


def altered(kinds: frozenset[str]) -> Iterator[Altered]:
    """Alter each key of each record of some kinds of file in every way that a file may say."""
    told = _told()
    for place in _places(whole_ledger(), kinds):
        record = place.record
        for name, value in zip(record._fields, record, strict=True):
            for other in _others(type(record), name, value, told[type(record), name]):
                changed = record._replace(**{name: other})
                if other != value and _is_accepted(changed):
                    yield Altered(f"{type(record).__name__}.{name}", place.put(changed))


@cache
def _told() -> Mapping[Key, list[Any]]:
    """What stands under each key anywhere in the ledger."""
    told: dict[Key, list[Any]] = defaultdict(list)
    for record, _ in _places(_read(), frozenset(kind.name for kind in KINDS)):
        for name, value in zip(record._fields, record, strict=True):
            if value not in told[type(record), name]:
                told[type(record), name].append(value)
    return told


def _places(project: Project, kinds: frozenset[str]) -> Iterator[_Place]:
    for kind in KINDS:
        shelf = kind.shelf
        if kind.name not in kinds:
            continue
        if kind.name == "plan":
            yield from _within(project.plan, lambda new: replace(project, plan=new))
            continue
        records: Mapping[Any, Record] = getattr(project, shelf)
        for key, record in records.items():
            yield from _within(record, _onto(project, shelf, records, key))


def _onto(project: Project, shelf: str, records: Mapping[Any, Record], key: Any) -> Put:
    parts: dict[str, Any] = {}
    return lambda new: replace(project, **parts | {shelf: {**records, key: new}})


def _within(record: Record, put: Put) -> Iterator[_Place]:
    """Yield a record and those within it."""
    yield _Place(record, put)
    for name, value in zip(record._fields, record, strict=True):
        for part, change in _parts(value):
            yield from _within(part, _into(record, name, change, put))


def _into(record: Record, name: str, change: Put, put: Put) -> Put:
    return lambda new: put(record._replace(**{name: change(new)}))


def _parts(value: Any) -> Iterator[tuple[Record, Put]]:
    """Yield the records that a value is made of, and how it looks with another one in its place."""
    if is_record(value):
        yield value, _itself
    elif isinstance(value, Mapping):
        yield from ((part, _under(value, key)) for key, part in value.items() if is_record(part))
    elif isinstance(value, tuple):
        yield from ((part, _at(value, at)) for at, part in enumerate(value) if is_record(part))


def _itself(new: Any) -> Any:
    return new


def _under(value: Mapping[Any, Any], key: Any) -> Put:
    return lambda new: {**value, key: new}


def _at(value: tuple[Any, ...], at: int) -> Put:
    return lambda new: (*value[:at], new, *value[at + 1 :])


def _others(kind: RecordClass, name: str, value: Any, told: list[Any]) -> Iterator[Any]:
    """Yield other values of a key: none, those it has elsewhere, a choice, or one beside it."""
    if kind._field_defaults.get(name, ...) in (None, ()):
        yield kind._field_defaults[name]
    yield from told
    choices = tuple(_choices(kind.__annotations__[name]))
    if choices and not isinstance(value, tuple | Mapping):
        yield from choices
    else:
        yield from _beside(value)


def _choices(hint: Any) -> Iterator[Any]:
    if get_origin(hint) is Literal:
        yield from get_args(hint)
    else:
        for part in get_args(hint):
            yield from _choices(part)


def _beside(value: Any) -> Iterator[Any]:
    """Yield values that are a little more and a little less, later and earlier, longer and shorter."""
    match value:
        case bool():
            yield not value
        case Decimal() | int():
            yield from (value + 1, value - 1)
        case date():
            yield from (value + timedelta(days=40), value - timedelta(days=40))
        case Period():
            yield Period.of(value.span, value.end + timedelta(days=1))
            yield Period.of(value.span, value.start - timedelta(days=1))
        case Quantity():
            yield Quantity(value.value + 1, value.measure)
        case str():
            yield f"{value}改"
        case timezone():
            yield timezone(timedelta(hours=3))
        case _:
            yield from _with_others(value)


def _with_others(value: Any) -> Iterator[Any]:
    """Yield lists and mappings with an entry less, an entry that differs, or in another order."""
    if isinstance(value, Mapping):
        for key in value:
            yield {other: value[other] for other in value if other != key}
            yield from map(_under(value, key), _beside(value[key]))
    elif isinstance(value, tuple) and not is_record(value):
        for at, part in enumerate(value):
            yield (*value[:at], *value[at + 1 :])
            if not is_record(part):
                yield from map(_at(value, at), _beside(part))
        if not any(map(is_record, value)):
            yield value[::-1]


def _is_accepted(record: Record) -> bool:
    """Return whether a file may say what a record says."""
    try:
        if hasattr(record, "check"):
            record.check()
    except Refusal:
        return False
    return True
