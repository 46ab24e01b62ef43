"""Models as bytes and back; the only part of the cache that knows what a model is made of.

What is read back runs nothing: a list names the few types that may be made of the bytes.
"""

import io
import pickle
from collections.abc import Iterator, Mapping
from datetime import date, timedelta, timezone
from decimal import Decimal
from functools import cache
from typing import Any

import pydantic
from pydantic import BaseModel

from anplan.base.period import Period
from anplan.base.quantity import Quantity
from anplan.model.fields import Strict

Model = BaseModel
MADE_BY = pydantic.VERSION
"""Whose version decides, beside anplan's own, what a model looks like inside."""

_PROTOCOL = 5
_VALUES = (Quantity, Period, Decimal, date, timedelta, timezone)
_put = object.__setattr__


def to_bytes(models: Mapping[bytes, Model]) -> bytes:
    """Return models, with the keys by which they are found, as bytes."""
    stream = io.BytesIO()
    _Writer(stream).dump(dict(models))
    return stream.getvalue()


def from_bytes(data: bytes) -> dict[bytes, Model]:
    """Return the models that were made bytes; raise anything where they are no such bytes."""
    models = _Reader(io.BytesIO(data)).load()
    if not isinstance(models, dict):
        raise pickle.UnpicklingError(type(models).__name__)
    return models


def _restore(kind: type[BaseModel], values: dict[str, Any], given: set[str]) -> BaseModel:
    """Make a model of values that were checked when they were first read."""
    model = kind.__new__(kind)
    _put(model, "__dict__", values)
    _put(model, "__pydantic_fields_set__", given)
    _put(model, "__pydantic_extra__", None)
    _put(model, "__pydantic_private__", None)
    return model


class _Writer(pickle.Pickler):
    """Writes models shortly: those with the same keys share the set of them."""

    def __init__(self, stream: io.BytesIO) -> None:
        super().__init__(stream, _PROTOCOL)
        self._given: dict[frozenset[str], set[str]] = {}

    def reducer_override(self, value: Any) -> Any:
        if isinstance(value, BaseModel):
            given = value.__pydantic_fields_set__
            shared = self._given.setdefault(frozenset(given), given)
            return _restore, (type(value), value.__dict__, shared)
        if isinstance(value, Quantity):
            return Quantity, (value.value, value.measure)
        return NotImplemented


class _Reader(pickle.Unpickler):
    """Reads what `_Writer` wrote, and knows no other types and functions."""

    def find_class(self, module: str, name: str) -> Any:
        """Return one of the types that models are made of; raise UnpicklingError otherwise."""
        try:
            return _allowed()[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name}") from None


@cache
def _allowed() -> dict[tuple[str, str], Any]:
    known: set[Any] = {*_VALUES, _restore, *_below(Strict)}
    return {(kind.__module__, kind.__qualname__): kind for kind in known}


def _below(kind: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for child in kind.__subclasses__():
        yield child
        yield from _below(child)
