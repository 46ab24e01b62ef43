"""Turns the errors of pydantic's core into problems: code, sentence and cure of each."""

import re
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import Annotated, Any, NamedTuple, get_args, get_origin

from anplan.base.message import Message, say
from anplan.base.problem import Problem, Spot
from anplan.base.spelling import half_width, shown
from anplan.base.words import did_you_mean, nearest
from anplan.files.yaml.decode import MAX_PROBLEMS
from anplan.files.yaml.syntax import colon_hint
from anplan.model.types.cures import (
    Refusal,
    is_placeholder,
    latin,
    look_alike_hint,
    placeholder_left,
    several,
    several_hint,
)
from anplan.model.types.fields import CELL_PATTERN, Text
from anplan.model.types.records import RecordClass, fields_of, others_of, records_in

_Path = tuple[str | int, ...]
_Detail = Mapping[str, Any]
_FREE_TEXT = get_args(Text)[1]


def problems_of(kind: RecordClass, details: Iterable[_Detail], file: str) -> list[Problem]:
    """Return the problems behind the core's errors, at most a hundred."""
    own = (detail for detail in details if not _is_echo(detail))
    return [_problem(kind, detail, file) for detail in islice(own, MAX_PROBLEMS)]


def _is_echo(detail: _Detail) -> bool:
    """Return whether a list counts as empty only because its entries were refused."""
    return detail["type"] == "too_short" and bool(detail["input"])


def is_free_text(kind: RecordClass, path: _Path) -> bool:
    """Return whether a path leads to a text that may say anything."""
    names = [step for step in path if isinstance(step, str)]
    owner = _record_at(kind, path[: path.index(names[-1])]) if names else None
    if owner is None:
        return False
    _, others = others_of(owner) or (None, None)
    field = fields_of(owner).get(names[-1], others)
    return field is not None and _holds_text(field.hint)


def _holds_text(hint: Any) -> bool:
    inside = get_args(hint)
    return _FREE_TEXT in inside or any(map(_holds_text, inside))


def _record_at(kind: RecordClass, path: _Path) -> RecordClass | None:
    """Return the record class of the mapping that a path leads to."""
    steps = iter(step for step in path if isinstance(step, str))
    for step in steps:
        field = fields_of(kind).get(step)
        inner = records_in(field.hint) if field is not None else ()
        if field is None or not inner:
            return None
        if _origin(field.hint) is dict and next(steps, None) is None:
            return None
        kind = inner[0]
    return kind


def _origin(hint: Any) -> Any:
    return _origin(get_args(hint)[0]) if get_origin(hint) is Annotated else get_origin(hint)


def _problem(kind: RecordClass, detail: _Detail, file: str) -> Problem:
    path = tuple(step for step in detail["loc"] if step != "[key]")
    code, message, hint, on_key = _explanation(kind, detail, path)
    refusal = detail.get("ctx", {}).get("error")
    within = refusal.path if isinstance(refusal, Refusal) else ()
    return Problem(code, "error", Spot(file, (*path, *within), on_key), message, hint)


class _Explanation(NamedTuple):
    """A problem without its place; ``on_key`` where the key is wrong and not its value."""

    code: str
    message: Message
    hint: Message | None
    on_key: bool = False


def _explanation(record: RecordClass, detail: _Detail, path: _Path) -> _Explanation:
    kind, context, given = detail["type"], detail.get("ctx", {}), detail["input"]
    refusal = context.get("error")
    if isinstance(refusal, Refusal):
        on_key = detail["loc"][-1:] == ("[key]",)
        return _Explanation(refusal.code, refusal.message, refusal.hint, on_key)
    text = shown(given) if isinstance(given, str) else "…"
    match kind:
        case "extra_forbidden":
            return _unknown_key(record, path)
        case "missing":
            message = say("The key {key} is missing", key=path[-1])
            return _Explanation("S102", message, say("Add {key}: below the others", key=path[-1]))
        case "dict_type":
            return _keys_expected(record, path, given)
        case "tuple_type":
            return _list_expected(given)
        case "literal_error":
            message = say("{text} is not one of the choices", text=text)
            hint = _choice_hint(text, str(context["expected"]))
            return _unfilled(given, hint) or _Explanation("S109", message, hint)
        case "too_short":
            hint = say("Write at least one entry")
            return _Explanation("S111", say("The list is empty"), hint)
        case "string_pattern_mismatch":
            if context["pattern"] == CELL_PATTERN:
                message = say("{text} is no cell", text=text)
                hint = say("Write its column and its row: B2")
            else:
                message, hint = say("Not a ref: {text}", text=text), _ref_hint(given, context)
            return _unfilled(given, hint) or _Explanation("S103", message, hint)
    hint = say("Write it on one line, without a list or keys below it")
    return _Explanation("S103", say("A single value belongs here"), hint)


def _unfilled(given: object, hint: Message) -> _Explanation | None:
    if given == "":
        return _Explanation("S111", say("The value is empty"), hint)
    if isinstance(given, str) and is_placeholder(given):
        return _Explanation("S106", placeholder_left(given), hint)
    return None


def _unknown_key(kind: RecordClass, path: _Path) -> _Explanation:
    word = str(path[-1])
    known = tuple(fields_of(_record_at(kind, path[:-1]) or kind))
    close = nearest(word, known)
    hint = did_you_mean(close, _keys_hint(known))
    hint = (close and look_alike_hint(word, close)) or hint
    return _Explanation("S101", say("No such key: {key}", key=shown(word)), hint, on_key=True)


def _keys_expected(kind: RecordClass, path: _Path, given: object) -> _Explanation:
    owner = _record_at(kind, path)
    hint = (
        _keys_hint(tuple(fields_of(owner))) if owner else say("Write keys and values, one per line")
    )
    if given == "":
        return _Explanation("S111", say("There is nothing here"), hint)
    if isinstance(given, str):
        message = say("Keys belong here, not a single value: {text}", text=shown(given))
        return _Explanation("Y114", message, colon_hint(given) or hint)
    return _Explanation("Y114", say("Keys belong here, not a list"), hint)


def _list_expected(given: object) -> _Explanation:
    hint = say("Begin each entry with - , or leave the key out")
    if given == "":
        return _Explanation("S111", say("There is nothing here"), hint)
    if isinstance(given, str):
        message = say("A list belongs here, not a single value: {text}", text=shown(given))
        return _Explanation("S103", message, hint)
    return _Explanation("S103", say("A list belongs here, not keys"), hint)


def _keys_hint(known: tuple[str, ...]) -> Message:
    return say("The keys here are: {choices}", choices=known)


def _choice_hint(text: str, expected: str) -> Message:
    choices = tuple(re.findall(r"'([^']*)'", expected))
    close = nearest(text, choices)
    if close:
        return say("Did you mean {word}? The choices are: {choices}", word=close, choices=choices)
    return say("Write one of: {choices}", choices=choices)


def _ref_hint(given: str, context: _Detail) -> Message:
    pattern, parts = context["pattern"], several(given)
    if parts and all(re.fullmatch(pattern, part) for part in parts):
        return several_hint(parts)
    narrow = latin(half_width(given).replace("\\", "/"))
    if re.fullmatch(pattern, narrow):
        return look_alike_hint(given, narrow) or say("Write {cure}", cure=narrow)
    return say("Write a task as 2.4, an action as 2.4/manager-base, an indicator by its id")
