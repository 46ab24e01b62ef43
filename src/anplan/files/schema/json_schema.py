"""The JSON Schema of a record class, for editors: made of the same annotations as the reader's.

An editor reads YAML by itself: it takes 2.4 for a number and true for a truth where the reader
sees text. So a schema takes these, too, wherever their spelling is right. A word that YAML has for
nothing (``~``, ``null``) is the one exception: an editor is to mark a key that was left empty.
"""

from collections.abc import Callable, Iterator, Mapping
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from anplan.files.schema.offers import offers_schema, with_offers
from anplan.model.offered import Offer
from anplan.model.types.fields import ANY_WORD, FieldType, Pattern, Text
from anplan.model.types.records import (
    Field,
    Names,
    NotEmpty,
    OrOne,
    RecordClass,
    Within,
    fields_of,
    is_record_class,
    others_of,
    records_in,
    takes_list,
    takes_word,
    words_for,
)

_Schema = dict[str, Any]
_DRAFT = "https://json-schema.org/draft/2020-12/schema"


class Voice(NamedTuple):
    """How a schema speaks: its language, and the plan's own ids with their titles by their kind."""

    words: Callable[[str], str] = str
    offers: Mapping[str, tuple[Offer, ...]] = {}


PLAIN = Voice()
"""English, and no ids."""


def json_schema(kind: RecordClass, title: str = "", voice: Voice = PLAIN) -> _Schema:
    """Return the schema of a kind of file; ``title`` is what the file is called."""
    inner = {one.__name__: _record(one, voice) for one in _records_within(kind)}
    names = {name for one in (kind, *_records_within(kind)) for name in _names_of(one)}
    offered = {
        name: offers_schema(voice.offers[name]) for name in sorted(names) if voice.offers.get(name)
    }
    heading = {"title": title} if title else {}
    return {"$schema": _DRAFT, **heading, **_record(kind, voice), "$defs": {**inner, **offered}}


def _records_within(kind: RecordClass) -> tuple[RecordClass, ...]:
    """Return the record classes within one, each once."""
    found: dict[RecordClass, None] = {}
    for field in fields_of(kind).values():
        for inner in records_in(field.hint):
            found |= dict.fromkeys((inner, *_records_within(inner)))
    return tuple(found)


def _names_of(kind: RecordClass) -> Iterator[str]:
    for field in fields_of(kind).values():
        for mark in get_args(field.hint):
            if isinstance(mark, Names):
                yield from mark.kinds


def _record(kind: RecordClass, voice: Voice) -> _Schema:
    keys = fields_of(kind)
    others = others_of(kind)
    return {
        "type": "object",
        "properties": {key: _key(field, voice) for key, field in keys.items()},
        "required": [key for key, field in keys.items() if field.required],
        "additionalProperties": False if others is None else _key(others[1], voice),
    }


def _key(field: Field, voice: Voice) -> _Schema:
    schema = _type(field.hint, (), voice)
    return {"description": voice.words(field.doc), **schema}


def _type(hint: Any, names: tuple[str, ...], voice: Voice) -> _Schema:
    """Return the schema of a type; ``names`` says what the ids in it may be of."""
    origin, inside = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _marked(inside[0], inside[1:], names, voice)
    if origin in (Union, UnionType):
        (value,) = (part for part in inside if part is not type(None))
        return _type(value, names, voice)
    if origin is tuple:
        return {"type": "array", "items": _type(inside[0], names, voice)}
    if origin is dict:
        return _mapping(inside[0], inside[1], names, voice)
    if origin is Literal:
        return {"enum": list(inside)}
    return _named_record(hint) if is_record_class(hint) else _text(("string", *ANY_WORD))


def _marked(base: Any, marks: tuple[Any, ...], names: tuple[str, ...], voice: Voice) -> _Schema:
    schema: _Schema | None = None
    limits: _Schema = {}
    for mark in marks:
        match mark:
            case FieldType():
                schema = _form(mark, voice)
            case Pattern(pattern=pattern, editors=editors):
                schema = _text(("string", *editors), pattern=pattern)
            case Within(least=least, most=most):
                limits |= {"minimum": least, "maximum": most}
            case NotEmpty():
                limits |= {"minItems": 1}
            case Names(kinds=kinds):
                names = kinds
    if schema is None:
        whole = {**_type(base, names, voice), **limits}
        if any(isinstance(mark, OrOne) for mark in marks):
            return {"anyOf": [_type(get_args(base)[0], names, voice), whole]}
        return whole
    return {
        **with_offers(schema, tuple(name for name in names if voice.offers.get(name))),
        **limits,
    }


def _form(form: FieldType, voice: Voice) -> _Schema:
    told = {}
    if form.example:
        text = voice.words("Write it like {example}").format(example=form.example)
        told["patternErrorMessage"] = text
    return _text(("string", *form.editors), pattern=form.pattern, **told)


def _text(types: tuple[str, ...], **form: str) -> _Schema:
    """Return the schema of a value in one of these types, a text in a form.

    Where any word may stand a truth is taken in a roundabout way: editors offer true and false
    wherever they read that it may be one.
    """
    if "number" in types and "boolean" in types:
        others = [one for one in types if one != "boolean"]
        truth = {"if": {"type": "boolean"}, "else": False}
        return {"anyOf": [{"type": others, **form}, truth]}
    return {"type": list(types) if len(types) > 1 else types[0], **form}


def _mapping(keys: Any, values: Any, names: tuple[str, ...], voice: Voice) -> _Schema:
    """Return the schema of a mapping whose keys have a form; ids are offered for them."""
    value = _type(values, (), voice)
    form = next((mark for mark in get_args(keys) if isinstance(mark, FieldType)), None)
    offered = {
        offer.id: {"description": offer.text, **value}
        for name in names
        for offer in voice.offers.get(name, ())
    }
    schema: _Schema = {"type": "object", **({"properties": offered} if offered else {})}
    if form is None:
        return {**schema, "additionalProperties": value}
    return {**schema, "patternProperties": {form.pattern: value}, "additionalProperties": False}


def _named_record(kind: RecordClass) -> _Schema:
    reference = {"$ref": f"#/$defs/{kind.__name__}"}
    if takes_list(kind):
        return {"anyOf": [_type(tuple[str, ...], (), PLAIN), reference]}
    if not takes_word(kind):
        return reference
    words = words_for(kind)
    word = {"enum": list(words)} if words else _type(Text, (), PLAIN)
    return {"anyOf": [word, reference]}
