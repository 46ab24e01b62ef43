"""The JSON Schema of a record class, for editors: pydantic writes it from the same annotations."""

import warnings
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler, create_model
from pydantic import Field as Key
from pydantic_core import CoreSchema
from pydantic_core.core_schema import no_info_plain_validator_function

from anplan.model.types.fields import FieldType, Pattern
from anplan.model.types.records import (
    Field,
    NotEmpty,
    RecordClass,
    fields_of,
    is_record,
    is_record_class,
    others_of,
    takes_word,
    words_for,
)

_EXTRA = "__pydantic_extra__"
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def json_schema(kind: RecordClass) -> dict[str, Any]:
    """Return the schema of a file; defaults that JSON cannot write stand in descriptions alone."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return {"$schema": _DRAFT, **_model(kind).model_json_schema()}


class _Form:
    """The form of a text for pydantic; editors may take the text for a number or a truth."""

    def __init__(self, field_type: FieldType) -> None:
        self._type = field_type

    def __get_pydantic_core_schema__(self, _source: object, _handler: object) -> CoreSchema:
        return no_info_plain_validator_function(self._type.parse)

    def __get_pydantic_json_schema__(self, _schema: object, _handler: object) -> dict[str, Any]:
        editors, pattern, example = self._type.editors, self._type.pattern, self._type.example
        types = ["string", *editors] if editors else "string"
        return {"type": types, "pattern": pattern, "examples": [example]}


class _Word:
    """Lets editors take a single word for the keys of a record."""

    def __init__(self, kind: RecordClass) -> None:
        self._words = words_for(kind)

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        word = {"enum": list(self._words)} if self._words else {"pattern": r"\S"}
        return {"anyOf": [{"type": "string", **word}, handler(schema)]}


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", arbitrary_types_allowed=True)


class _OpenModel(BaseModel):
    """A record that gathers the keys which it does not name."""

    model_config = ConfigDict(extra="allow", arbitrary_types_allowed=True)


@cache
def _model(kind: RecordClass) -> type[BaseModel]:
    """Return the class of pydantic's that has the keys of a record class."""
    keys: dict[str, Any] = {key: _key(field) for key, field in fields_of(kind).items()}
    others = others_of(kind)
    if others is None:
        return create_model(kind.__name__, __base__=_Model, __doc__=kind.__doc__, **keys)
    # Pydantic reads the type of other keys from this annotation.
    annotations = {_EXTRA: dict.__class_getitem__((str, _type(others[1].hint)))}
    members = {"__annotations__": annotations, "__module__": __name__}
    base = type(kind.__name__, (_OpenModel,), members)
    return create_model(kind.__name__, __base__=base, __doc__=kind.__doc__, **keys)


def _key(field: Field) -> tuple[Any, Any]:
    default = _plain(field.default)
    return _type(field.hint), Key(default, description=field.doc)


def _plain(default: Any) -> Any:
    """Return a default as pydantic writes it: a record as an instance of its model."""
    if not is_record(default):
        return default
    kind: RecordClass = type(default)
    return _model(kind)(**default._asdict())


def _type(hint: Any) -> Any:
    """Return a type of the records with the models and marks that pydantic knows."""
    if is_record_class(hint):
        model = _model(hint)
        return Annotated[model, _Word(hint)] if takes_word(hint) else model
    origin, inside = get_origin(hint), get_args(hint)
    if origin is Annotated:
        marks = tuple(known for mark in inside[1:] if (known := _mark(mark)) is not None)
        return Annotated[_type(inside[0]), *marks] if marks else _type(inside[0])
    if origin is None or origin is Literal:
        return hint
    parts = tuple(_type(part) if part is not ... else ... for part in inside)
    return Union[parts] if origin in (Union, UnionType) else origin[parts]  # noqa: UP007 - made here


def _mark(mark: Any) -> Any:
    match mark:
        case FieldType():
            return _Form(mark)
        case Pattern(pattern=pattern):
            number_too: dict[str, Any] = {"type": ["string", "number"]}
            return Key(pattern=pattern, json_schema_extra=number_too)
        case NotEmpty():
            return Key(min_length=1)
    return None
