"""From plain content to a model, and from pydantic's errors to problems with a cure."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice
from typing import Any, TypeVar, get_args, get_origin

import yaml
from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from anplan.base.message import Message, say
from anplan.base.problem import Problem, Spot
from anplan.base.words import nearest
from anplan.files.yaml.decode import MAX_PROBLEMS
from anplan.files.yaml.syntax import colon_hint, words_lost
from anplan.model.fields import (
    Text,
    is_placeholder,
    latin,
    left_over,
    look_alike_hint,
    several,
    several_hint,
    shown,
)

M = TypeVar("M", bound=BaseModel)
_Path = tuple[str | int, ...]
_FREE_TEXT = get_args(Text)[1]
_COMMENT = re.compile(r"[ \t]+#")
_BELOW = re.compile(r"([ \t]*)#")


def validate(model: type[M], content: Any, file: str) -> tuple[M | None, list[Problem]]:
    """Hold a file's content against its model."""
    try:
        return model.model_validate(content), []
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=True)
        told = islice((one for one in details if not _is_echo(one)), MAX_PROBLEMS)
        return None, [_problem(model, detail, file) for detail in told]


def _is_echo(detail: ErrorDetails) -> bool:
    """Tell whether a list is called empty only because its entries were refused."""
    return detail["type"] == "too_short" and bool(detail["input"])


def dropped_words(model: type[BaseModel], text: str, file: str) -> list[Problem]:
    """Find free text that YAML cuts off at `` #``: the rest would be lost in silence."""
    if _COMMENT.search(text) is None:
        return []
    return list(islice(_dropped(model, text, file), MAX_PROBLEMS))


def _dropped(model: type[BaseModel], text: str, file: str) -> Iterator[Problem]:
    lines = text.split("\n")
    for path, node, indent in _scalars(yaml.compose(text, Loader=yaml.CBaseLoader), (), 0):
        if node.style:
            continue
        lost = _lost(lines, node.end_mark, indent)
        if lost and _is_free_text(model, path):
            yield words_lost(Spot(file, path), lost)


def _lost(lines: list[str], end: Any, indent: int) -> str | None:
    """Give the comment behind a plain value, or below it and further in than its key."""
    rest: str = "".join(lines[end.line : end.line + 1])[end.column :]
    if _COMMENT.match(rest):
        return rest.strip()
    below = lines[end.line + 1] if end.line + 1 < len(lines) and not rest.strip() else ""
    found = _BELOW.match(below)
    return below.strip() if found and len(found[1]) > indent else None


def _scalars(node: Any, path: _Path, indent: int) -> Iterator[tuple[_Path, Any, int]]:
    """Go through the values with their paths and the columns of the keys they belong to."""
    if node.id == "mapping":
        for key, value in node.value:
            yield from _scalars(value, (*path, key.value), key.start_mark.column)
    elif node.id == "sequence":
        for index, value in enumerate(node.value):
            yield from _scalars(value, (*path, index), node.start_mark.column)
    else:
        yield path, node, indent


def _is_free_text(model: type[BaseModel], path: _Path) -> bool:
    names = [step for step in path if isinstance(step, str)]
    owner = _model_at(model, path[: path.index(names[-1])]) if names else None
    if owner is None:
        return False
    field = _fields(owner).get(names[-1])
    return field is not None and _holds(field.annotation, field.metadata)


def _holds(annotation: Any, metadata: Any = ()) -> bool:
    if _FREE_TEXT in metadata:
        return True
    inner = get_args(annotation)
    return _FREE_TEXT in inner or any(_holds(part) for part in inner)


def _fields(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """Give a model's fields by their keys in the file."""
    return {field.alias or name: field for name, field in model.model_fields.items()}


def _model_at(model: type[BaseModel], path: _Path) -> type[BaseModel] | None:
    """Give the model of the mapping that a path leads to."""
    steps = iter(step for step in path if isinstance(step, str))
    for step in steps:
        field = _fields(model).get(step)
        inner = _model_in(field.annotation) if field is not None else None
        if field is None or inner is None:
            return None
        if get_origin(field.annotation) is dict and next(steps, None) is None:
            return None
        model = inner
    return model


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _model_in(part))), None)


def _problem(model: type[BaseModel], detail: ErrorDetails, file: str) -> Problem:
    path = tuple(step for step in detail["loc"] if step != "[key]")
    code, message, hint, on_key = _words(model, detail, path)
    return Problem(code, "error", Spot(file, path, on_key), message, hint)


_Words = tuple[str, Message, Message | None, bool]


def _words(model: type[BaseModel], detail: ErrorDetails, path: _Path) -> _Words:
    """Say what pydantic found: the code, the sentence, the cure, and whether the key is meant."""
    kind, context, given = detail["type"], detail.get("ctx", {}), detail["input"]
    text = shown(given) if isinstance(given, str) else "…"
    if isinstance(context.get("message"), Message):
        return kind, context["message"], context["hint"], detail["loc"][-1:] == ("[key]",)
    match kind:
        case "extra_forbidden":
            return _unknown_key(model, path)
        case "missing":
            message = say("The key {key} is missing", key=path[-1])
            return "S102", message, say("Add {key}: below the others", key=path[-1]), False
        case "model_type" | "model_attributes_type" | "dict_type":
            return _keys_wanted(model, path, given)
        case "tuple_type":
            return _list_wanted(given)
        case "literal_error":
            message = say("{text} is not one of the choices", text=text)
            hint = _choice_hint(text, str(context["expected"]))
            return _unfilled(given, hint) or ("S109", message, hint, False)
        case "too_short":
            return "S111", say("The list is empty"), say("Write at least one entry"), False
        case "string_pattern_mismatch":
            hint = _ref_hint(given, context)
            return _unfilled(given, hint) or (
                "S103",
                say("Not a ref: {text}", text=text),
                hint,
                False,
            )
        case "greater_than_equal" | "less_than_equal":
            return _out_of_range(text, context)
    message = say("A single value belongs here")
    return "S103", message, say("Write it on one line, without a list or keys below it"), False


def _out_of_range(text: str, context: dict[str, Any]) -> _Words:
    if "ge" in context:
        limit = context["ge"]
        message = say("{text} is less than {limit}", text=text, limit=limit)
        return "S103", message, say("Write {limit} or more", limit=limit), False
    limit = context["le"]
    message = say("{text} is more than {limit}", text=text, limit=limit)
    return "S103", message, say("Write {limit} or less", limit=limit), False


def _unfilled(given: object, hint: Message) -> _Words | None:
    if given == "":
        return "S111", say("The value is empty"), hint, False
    if isinstance(given, str) and is_placeholder(given):
        return "S106", left_over(given), hint, False
    return None


def _unknown_key(model: type[BaseModel], path: _Path) -> _Words:
    word = str(path[-1])
    known = tuple(_fields(_model_at(model, path[:-1]) or model))
    close = nearest(word, known)
    hint = say("Did you mean {word}?", word=close) if close else _keys_hint(known)
    hint = (close and look_alike_hint(word, close)) or hint
    return "S101", say("No such key: {key}", key=shown(word)), hint, True


def _keys_wanted(model: type[BaseModel], path: _Path, given: object) -> _Words:
    owner = _model_at(model, path)
    hint = _keys_hint(tuple(_fields(owner))) if owner else say("Write keys and values, one a line")
    if given == "":
        return "S111", say("Nothing stands here"), hint, False
    if isinstance(given, str):
        message = say("Keys belong here, not a single value: {text}", text=shown(given))
        return "Y114", message, colon_hint(given) or hint, False
    return "Y114", say("Keys belong here, not a list"), hint, False


def _list_wanted(given: object) -> _Words:
    hint = say("Begin each entry with - , or leave the key out")
    if given == "":
        return "S111", say("Nothing stands here"), hint, False
    if isinstance(given, str):
        message = say("A list belongs here, not a single value: {text}", text=shown(given))
        return "S103", message, hint, False
    return "S103", say("A list belongs here, not keys"), hint, False


def _keys_hint(known: tuple[str, ...]) -> Message:
    return say("The keys here are: {choices}", choices=known)


def _choice_hint(text: str, expected: str) -> Message:
    choices = tuple(re.findall(r"'([^']*)'", expected))
    close = nearest(text, choices)
    if close:
        return say("Did you mean {word}? The choices are: {choices}", word=close, choices=choices)
    return say("Write one of: {choices}", choices=choices)


def _ref_hint(given: str, context: dict[str, Any]) -> Message:
    pattern, parts = context["pattern"], several(given)
    if parts and all(re.fullmatch(pattern, part) for part in parts):
        return several_hint(parts)
    narrow = latin(unicodedata.normalize("NFKC", given).strip().replace("\\", "/"))
    if re.fullmatch(pattern, narrow):
        return look_alike_hint(given, narrow) or say("Write {cure}", cure=narrow)
    return say("Write a task as 2.4, an action as 2.4/manager-base, an indicator by its id")
