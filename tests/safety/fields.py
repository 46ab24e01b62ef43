"""The keys of a model: which take any text, and which a value with a form of its own.

The models are asked which fields there are, so that a new one cannot be forgotten.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Annotated, Any, Literal, get_args, get_origin

from anplan.model.kinds import KINDS, kind_of
from anplan.model.types import fields
from anplan.model.types.records import RecordClass, fields_of, is_record_class, others_of

Path_ = tuple[str, ...]


def model_of(file: str) -> RecordClass:
    """Return the model that a file is held against."""
    known = kind_of(file)
    assert known is not None
    return known[0].record


def leaves_of(model: RecordClass, path: Path_ = ()) -> Iterator[tuple[Path_, bool]]:
    """Return every key below a model that holds a single value, and whether it is free text."""
    for name, field in fields_of(model).items():
        yield from _leaves(field.hint, (*path, name))
    others = others_of(model)
    if others is not None:
        yield from _leaves(others[1].hint, path)


def _leaves(annotation: Any, path: Path_) -> Iterator[tuple[Path_, bool]]:
    if is_text(annotation):
        yield path, True
        return
    if is_record_class(annotation):
        yield from leaves_of(annotation, path)
        return
    if get_origin(annotation) is Annotated and not _is_typed(annotation):
        inner = get_args(annotation)[0]
        if get_origin(inner) is not None or inner in _models():
            yield from _leaves(inner, path)
            return
        yield path, False
        return
    parts = _inside(annotation)
    if not parts:
        yield path, False
    for part in parts:
        yield from _leaves(part, path)


def is_text(annotation: Any) -> bool:
    """Return whether a type takes whatever was written: ``Text``, or a plain string."""
    if annotation is str:
        return True
    typed = [one for one in get_args(annotation)[1:] if isinstance(one, fields.FieldType)]
    return get_origin(annotation) is Annotated and any(
        one.parse is fields._parse_text for one in typed
    )


def _is_typed(annotation: Any) -> bool:
    return any(isinstance(one, fields.FieldType) for one in get_args(annotation)[1:])


def _inside(annotation: Any) -> tuple[Any, ...]:
    """Return what a tuple, a mapping or a choice of types is made of."""
    if get_origin(annotation) in (None, Annotated, Literal):
        return ()
    return tuple(one for one in get_args(annotation) if one not in (Ellipsis, type(None)))


@lru_cache(maxsize=1)
def _models() -> tuple[RecordClass, ...]:
    return tuple(kind.record for kind in KINDS)


@cache
def text_paths(model: RecordClass) -> frozenset[Path_]:
    """Return the keys of a model that take any text."""
    return frozenset(path for path, free in leaves_of(model) if free)


@cache
def other_paths(model: RecordClass) -> frozenset[Path_]:
    """Return the keys of a model whose values have a form of their own."""
    return frozenset(path for path, free in leaves_of(model) if not free)
