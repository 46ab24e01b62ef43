"""From plain content to a record: pydantic's core checks it against the records' annotations.

The core's schemas are made here of plain dictionaries, one for each record class when the
first file of its kind has to be read. Pydantic's own classes would do the same, at five times
the cost of importing them.
"""

from collections.abc import Callable
from functools import cache, partial
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic_core import SchemaValidator, ValidationError

from anplan.base.problem import Problem
from anplan.base.spelling import shown
from anplan.files.schema.problems import problems_of
from anplan.model.types.fields import FieldType, Pattern
from anplan.model.types.records import (
    NotEmpty,
    OrOne,
    Record,
    RecordClass,
    Within,
    fields_of,
    is_record_class,
    made_of,
    others_of,
)

R = TypeVar("R")
_Schema = dict[str, Any]


def validate(kind: type[R], content: Any, file: str) -> tuple[R | None, list[Problem]]:
    """Return a file's content as a record, or the problems because of which it is none."""
    try:
        return record_of(kind, content), []
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=True)
        return None, problems_of(kind, details, file)


def record_of(kind: type[R], content: Any) -> R:
    """Return content of a file as a record; raise ValidationError where it does not fit."""
    record_class: RecordClass = kind
    record: R = validator_of(record_class).validate_python(content)
    return record


@cache
def validator_of(hint: Any) -> SchemaValidator:
    """Return the validator of a type that the records use."""
    return SchemaValidator(_schema(hint))


def _schema(hint: Any) -> _Schema:
    """Return the core's schema of a type."""
    origin, inside = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _marked(inside[0], inside[1:])
    if origin in (Union, UnionType):
        (value,) = (part for part in inside if part is not type(None))
        return {"type": "nullable", "schema": _schema(value)}
    if origin is Literal:
        return {"type": "literal", "expected": list(inside)}
    if origin is tuple:
        return {"type": "tuple", "items_schema": [_schema(inside[0])], "variadic_item_index": 0}
    if origin is dict:
        keys, values = map(_schema, inside)
        return {"type": "dict", "keys_schema": keys, "values_schema": values}
    return _record_schema(hint) if is_record_class(hint) else {"type": "str"}


def _marked(base: Any, marks: tuple[Any, ...]) -> _Schema:
    """Return the schema of a type with the marks that decide how it is read."""
    schema: _Schema | None = None
    for mark in marks:
        match mark:
            case FieldType(parse=parse):
                schema = {"type": "function-plain", "function": _function(parse)}
            case Pattern(pattern=pattern):
                schema = {"type": "str", "pattern": pattern}
            case Within():
                assert schema is not None
                schema = _limited(schema, mark)
            case NotEmpty():
                schema = {**_schema(base), "min_length": 1}
    schema = schema or _schema(base)
    if any(isinstance(mark, OrOne) for mark in marks):
        return {"type": "function-before", "schema": schema, "function": _function(_list_of_one)}
    return schema


def _limited(schema: _Schema, limits: Within) -> _Schema:
    """Return the schema of a number with its limits; a refusal quotes the text as typed."""

    def check(text: Any, read: Callable[[Any], int]) -> int:
        number = read(text)
        limits.check(number, shown(text))
        return number

    return {"type": "function-wrap", "schema": schema, "function": _function(check)}


def _record_schema(kind: RecordClass) -> _Schema:
    fields = {
        key: {"type": "typed-dict-field", "schema": _schema(field.hint), "required": field.required}
        for key, field in fields_of(kind).items()
    }
    keys: _Schema = {"type": "typed-dict", "fields": fields, "extra_behavior": "forbid"}
    others = others_of(kind)
    schema: _Schema = {"type": "call", "arguments_schema": keys, "function": kind}
    if others is not None:
        gathering, field = others
        keys |= {"extra_behavior": "allow", "extras_schema": _schema(field.hint)}
        schema["function"] = partial(_gathered, kind, gathering, frozenset(fields))
    elif set(fields_of(kind)) != set(kind._fields):
        make = _function(partial(made_of, kind))
        schema = {"type": "function-after", "schema": keys, "function": make}
    if hasattr(kind, "check"):
        schema = {"type": "function-after", "schema": schema, "function": _function(_checked)}
    if hasattr(kind, "of_word"):
        of_word = _function(partial(_keys_of_word, kind))
        schema = {"type": "function-before", "schema": schema, "function": of_word}
    if hasattr(kind, "of_list"):
        of_list = _function(partial(_keys_of_list, kind))
        schema = {"type": "function-before", "schema": schema, "function": of_list}
    return schema


def _gathered(
    kind: RecordClass, gathering: str, named: frozenset[str], /, **content: Any
) -> Record:
    """Return a record with the keys that it does not name gathered in an attribute."""
    if named.issuperset(content):
        return kind(**content)
    others = {key: value for key, value in content.items() if key not in named}
    own = {key: value for key, value in content.items() if key in named}
    return kind(**own, **{gathering: others})


def _checked(record: Record) -> Record:
    record.check()
    return record


def _keys_of_word(kind: RecordClass, content: Any) -> Any:
    return kind.of_word(content) if isinstance(content, str) else content


def _keys_of_list(kind: RecordClass, content: Any) -> Any:
    return kind.of_list(content) if isinstance(content, list) else content


def _list_of_one(content: Any) -> Any:
    """Return a single word as a list; one that is empty is no word."""
    return [content] if isinstance(content, str) and content else content


def _function(function: Callable[..., Any]) -> _Schema:
    return {"type": "no-info", "function": function}
