"""From plain content to a model, and from pydantic's errors to problems with a cure."""

import re
from collections.abc import Iterator
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from anplan.base.message import Message, say
from anplan.base.problem import Problem, Spot
from anplan.base.words import nearest
from anplan.model.fields import Text

M = TypeVar("M", bound=BaseModel)
_FREE_TEXT = get_args(Text)[1]
_AFTER_VALUE = re.compile(r"\S[ \t]+#")


def validate(model: type[M], content: Any, file: str) -> tuple[M | None, list[Problem]]:
    """Hold a file's content against its model."""
    try:
        return model.model_validate(content), []
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=True)
        return None, [_problem(model, detail, file) for detail in details]


def dropped_words(model: type[BaseModel], text: str, file: str) -> list[Problem]:
    """Find free text that YAML cuts off at `` #``: the rest would be lost in silence."""
    if _AFTER_VALUE.search(text) is None:
        return []
    import yaml

    lines = text.split("\n")
    found = []
    for path, node in _scalars(yaml.compose(text, Loader=yaml.CBaseLoader), ()):
        line = lines[node.end_mark.line]
        rest = line[node.end_mark.column :]
        if node.style is None and re.match(r"[ \t]+#", rest) and _is_free_text(model, path):
            found.append(
                Problem(
                    "Y113",
                    "error",
                    Spot(file, path),
                    say("These words would be lost: {text}", text=rest.strip()),
                    say("Write the text as a block: |- and the text indented on the next line"),
                )
            )
    return found


def _scalars(node: Any, path: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    if node.id == "mapping":
        for key, value in node.value:
            yield from _scalars(value, (*path, key.value))
    elif node.id == "sequence":
        for index, value in enumerate(node.value):
            yield from _scalars(value, (*path, index))
    else:
        yield path, node


def _is_free_text(model: type[BaseModel], path: tuple[str | int, ...]) -> bool:
    names = [step for step in path if isinstance(step, str)]
    owner = _model_at(model, path[: path.index(names[-1])]) if names else None
    if owner is None:
        return False
    field = next((field for key, field in owner.model_fields.items() if _key(owner, key) == names[-1]), None)
    return field is not None and _holds(field.annotation, field.metadata)


def _holds(annotation: Any, metadata: Any = ()) -> bool:
    if _FREE_TEXT in metadata:
        return True
    inner = get_args(annotation)
    return _FREE_TEXT in inner or any(_holds(part) for part in inner)


def _key(model: type[BaseModel], name: str) -> str:
    """Give the key in the file of a model's field."""
    return model.model_fields[name].alias or name


def _model_at(model: type[BaseModel], path: tuple[str | int, ...]) -> type[BaseModel] | None:
    """Give the model of the mapping that a path leads to."""
    for step in path:
        if isinstance(step, int):
            continue
        fields = {_key(model, name): field for name, field in model.model_fields.items()}
        inner = _model_in(fields[step].annotation) if step in fields else None
        if inner is None:
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


def _words(
    model: type[BaseModel], detail: ErrorDetails, path: tuple[str | int, ...]
) -> tuple[str, Message, Message | None, bool]:
    kind, context = detail["type"], detail.get("ctx", {})
    shown = _shown(detail["input"])
    if isinstance(context.get("message"), Message):
        return kind, context["message"], context["hint"], detail["loc"][-1:] == ("[key]",)
    if kind == "extra_forbidden":
        return _unknown_key(model, path)
    if kind == "missing":
        message = say("The key {key} is missing", key=str(path[-1]))
        return "S102", message, say("Add {key}: below the others", key=str(path[-1])), False
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        message = say("Keys belong here, not a single value: {text}", text=shown)
        return "Y114", message, _keys_hint(model, path), False
    if kind == "tuple_type":
        message = say("A list belongs here: {text}", text=shown)
        return "S103", message, say("Begin each entry with - , or leave the key out"), False
    if kind == "literal_error":
        message = say("{text} is not one of the choices", text=shown)
        choices = tuple(re.findall(r"'([^']*)'", str(context["expected"])))
        return "S109", message, _choice_hint(shown, choices), False
    if kind == "too_short":
        return "S111", say("The list is empty"), say("Write at least one entry"), False
    if kind == "string_pattern_mismatch":
        hint = say("Write a task as 2.4, an action as 2.4/manager-base, an indicator by its id")
        return "S103", say("Not a ref: {text}", text=shown), hint, False
    if kind == "string_type":
        message = say("A single value belongs here")
        return "S103", message, say("Write it on one line, without a list or keys below it"), False
    hint = say("See the reference of the file's keys")
    return "S103", say("This value does not fit: {text}", text=shown), hint, False


def _shown(value: object) -> str:
    text = value if isinstance(value, str) else "…"
    return text if len(text) <= 40 else text[:39] + "…"


def _unknown_key(
    model: type[BaseModel], path: tuple[str | int, ...]
) -> tuple[str, Message, Message | None, bool]:
    word = str(path[-1])
    owner = _model_at(model, path[:-1]) or model
    known = tuple(_key(owner, name) for name in owner.model_fields)
    close = nearest(word, known)
    hint = (
        say("Did you mean {word}?", word=close)
        if close
        else say("The keys here are: {choices}", choices=known)
    )
    return "S101", say("No such key: {key}", key=word), hint, True


def _keys_hint(model: type[BaseModel], path: tuple[str | int, ...]) -> Message:
    owner = _model_at(model, path)
    if owner is None:
        return say("Write keys and values, one a line")
    return say("The keys here are: {choices}", choices=tuple(_key(owner, n) for n in owner.model_fields))


def _choice_hint(shown: str, choices: tuple[str, ...]) -> Message:
    close = nearest(shown, choices)
    if close:
        return say("Did you mean {word}? The choices are: {choices}", word=close, choices=choices)
    return say("Write one of: {choices}", choices=choices)
