"""What a file says otherwise than its draft, key by key."""

from collections.abc import Iterator, Mapping
from typing import Any

from anplan.base.message import Message, say

_SHORT = 60


def differences(old: Any, new: Mapping[str, Any], way: str = "") -> Iterator[Message]:
    """Yield what a file says otherwise than a draft, key by key; of lists entry by entry."""
    known = old if isinstance(old, Mapping) else {}
    for key in dict.fromkeys((*known, *new)):
        before, after = known.get(key), new.get(key)
        if before == after:
            continue
        if _is_records(before) or _is_records(after):
            yield from _of_records(before or [], after or [], f"{way}{key} ")
        elif isinstance(before, list) and isinstance(after, list) and _is_long(before, after):
            yield from _of_texts(before, after, f"{way}{key}")
        else:
            yield say(
                "{key}: {before} → {after}",
                key=f"{way}{key}",
                before=_short(before),
                after=_short(after),
            )


def _is_records(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(one, Mapping) for one in value)


def _of_records(before: list[Any], after: list[Any], way: str) -> Iterator[Message]:
    """Yield what is otherwise in the entries of a list, each known by its id, else by its words."""
    old, new = _named(before), _named(after)
    for name in dict.fromkeys((*old, *new)):
        if name in old and name in new:
            yield from differences(old[name], new[name], f"{way}{name} ")
        else:
            only = old.get(name) or new.get(name) or {}
            title = _short(only.get("title") or only.get("quote") or only.get("text"))
            yield say(
                "{key}{name}: {before} → {after}",
                key=way,
                name=name,
                before=title if name in old else _short(None),
                after=title if name in new else _short(None),
            )


def _is_long(*lists: list[Any]) -> bool:
    return all(len(_said(one)) > _SHORT for one in lists)


def _of_texts(before: list[str], after: list[str], key: str) -> Iterator[Message]:
    """Yield the texts that one list has and the other has not."""
    nothing = _short(None)
    for text in before:
        if text not in after:
            yield say("{key}: {before} → {after}", key=key, before=_short(text), after=nothing)
    for text in after:
        if text not in before:
            yield say("{key}: {before} → {after}", key=key, before=nothing, after=_short(text))


def _named(records: list[Any]) -> dict[str, Mapping[str, Any]]:
    named: dict[str, Mapping[str, Any]] = {}
    for place, record in enumerate(records, 1):
        if isinstance(record, Mapping):
            named.setdefault(str(record.get("id") or place), record)
    return named


def _short(value: Any) -> Message | str:
    if value is None:
        return say("(nothing)")
    text = " ".join(_said(value).split())
    return text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…"


def _said(value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {_said(inner)}" for key, inner in value.items())
    return ", ".join(map(_said, value)) if isinstance(value, list) else str(value)
