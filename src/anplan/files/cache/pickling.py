"""Records as bytes and back; the only part of the cache that knows what a record is made of.

What is read back runs nothing: a list names the few types that may be made of the bytes.
"""

import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta, timezone
from decimal import Decimal
from functools import cache
from typing import Any

from anplan.base.period import Period
from anplan.base.quantity import Quantity
from anplan.model.kinds import KINDS
from anplan.model.types.records import Record, RecordClass, fields_of, records_in

try:
    # What pickle itself uses; the module around it costs a hundredth of a short run.
    from _pickle import Pickler, Unpickler, UnpicklingError
except ImportError:  # pragma: no cover - a Python without it
    from pickle import Pickler, Unpickler, UnpicklingError

_PROTOCOL = 5
_VALUES = (Quantity, Period, Decimal, date, timedelta, timezone)


def to_bytes(records: Mapping[bytes, Record]) -> bytes:
    """Return records, with the keys by which they are found, as bytes."""
    stream = io.BytesIO()
    _Writer(stream, _PROTOCOL).dump(dict(records))
    return stream.getvalue()


def from_bytes(data: bytes) -> dict[bytes, Record]:
    """Return the records that were made bytes; raise anything where they are no such bytes."""
    records = _Reader(io.BytesIO(data)).load()
    if not isinstance(records, dict):
        raise UnpicklingError(type(records).__name__)
    return records


class _Writer(Pickler):
    """Writes records; a quantity by its two values, which is shorter than Python's own way."""

    def reducer_override(self, value: Any) -> Any:
        if isinstance(value, Quantity):
            return Quantity, (value.value, value.measure)
        return NotImplemented


class _Reader(Unpickler):
    """Reads what `_Writer` wrote, and knows no other types and functions."""

    def find_class(self, module: str, name: str) -> Any:
        """Return one of the types that records are made of; raise UnpicklingError otherwise."""
        try:
            return _allowed()[module, name]
        except KeyError:
            raise UnpicklingError(f"{module}.{name}") from None


@cache
def _allowed() -> dict[tuple[str, str], Any]:
    known: set[Any] = {*_VALUES, *_within(kind.record for kind in KINDS)}
    return {(kind.__module__, kind.__qualname__): kind for kind in known}


def _within(kinds: Iterable[RecordClass]) -> Iterator[RecordClass]:
    """Yield record classes and those within them."""
    for kind in kinds:
        yield kind
        for field in fields_of(kind).values():
            yield from _within(records_in(field.hint))
