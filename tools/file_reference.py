"""The page about files: every kind, its keys, and how the values are written."""

from collections.abc import Iterator
from datetime import timezone
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from anplan.model.kinds import KINDS
from anplan.model.types import fields
from anplan.model.types.records import (
    Field,
    RecordClass,
    Within,
    fields_of,
    is_record,
    others_of,
    records_in,
    takes_word,
    words_for,
)
from anplan.show.words import Words
from tables import rows

CHINESE = Words("zh_CN")


TYPES: tuple[tuple[Any, str, str], ...] = (
    (fields.Day, "day", "`2025-06-30`"),
    (fields.Number, "number", "`121.3`"),
    (fields.Whole, "whole number", "`14`"),
    (fields.Year, "year", "`2025`"),
    (fields.Amount, "amount", "`121.3`, `121.3亿元`"),
    (fields.Truth, "truth", "`true` or `false`"),
    (fields.Periodic, "period", "`2025-06`, `2025-Q2`, `2025-H1`, `2025`"),
    (fields.Zone, "zone", '`"+08:00"`'),
    (fields.Id, "id", "`tech-contracts`: lower-case letters, digits, hyphens"),
    (fields.TaskId, "task", "`2.4`"),
    (fields.Ref, "ref", "`2.4`, `2.4/manager-base`, `tech-contracts`"),
    (
        fields.Account,
        "account",
        "`zhang-kcj`, a team `org/team`, or an e-mail; without @ before it",
    ),
    (fields.Text, "text", "any words; write longer ones as a block: `|-`"),
)


def files_page() -> str:
    """Write every file's keys."""
    table = ((f"`{kind.place}`", CHINESE(kind.label), _first_line(kind.record)) for kind in KINDS)
    parts = [
        (
            "# 文件格式 Files\n\n"
            "The path says what a file is; nothing of it is repeated inside. `plan/source.txt` is the "
            "document's text, word for word. Unknown keys are refused.\n\n"
        ),
        rows(("路径 Path", "是什么", "What it is"), table),
        "\n## 值的写法 Types\n\n",
        rows(("Type", "Form"), ((name, form) for _, name, form in TYPES)),
    ]
    written: set[RecordClass] = set()
    for kind in KINDS:
        label = CHINESE(kind.label)
        parts.append(f"\n## `{kind.place}`\n\n{label}。{_first_line(kind.record)}\n\n")
        parts.append(_keys(kind.record))
        for inner in _inner(kind.record):
            if inner not in written:
                written.add(inner)
                parts.append(f"\n### {inner.__name__}\n\n{_first_line(inner)}\n\n{_keys(inner)}")
    return "".join(parts)


def _first_line(record: RecordClass) -> str:
    return (record.__doc__ or "").strip().split("\n")[0].replace("``", "`")


def _keys(record: RecordClass) -> str:
    return rows(
        ("Key", "Type", "Required", "说明", "What it is"),
        (
            (
                f"`{name}`",
                type_words(field.hint),
                "yes" if field.required else _default(field.default),
                CHINESE(field.doc),
                field.doc,
            )
            for name, field in _written(record)
        ),
    )


def _written(record: RecordClass) -> Iterator[tuple[str, Field]]:
    """Yield the keys of a record, those of the document's words last, then any other key."""
    yield from sorted(fields_of(record).items(), key=_is_shared)
    others = others_of(record)
    if others is not None:
        yield "…", others[1]


def _is_shared(entry: tuple[str, Field]) -> bool:
    """Return whether a key is one of those that everything on the document's words has."""
    return entry[0] in ("quote", "assumed")


def _default(value: object) -> str:
    if value is None or value in ((), {}, "") or is_record(value):
        return ""
    if isinstance(value, timezone):
        return f"`{str(value).removeprefix('UTC')}` if absent"
    text = str(value).lower() if isinstance(value, bool) else str(value)
    return f"`{text}` if absent"


def type_words(hint: Any) -> str:
    """Return in words what may be written."""
    origin, inside = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _annotated(hint)
    if origin is None:
        return _named(hint)
    if origin is Literal:
        return ", ".join(f"`{choice}`" for choice in inside)
    parts = [type_words(part) for part in inside if part not in (type(None), ...)]
    if origin in (Union, UnionType):
        return " or ".join(parts)
    return f"list: {parts[0]}" if origin is tuple else ": ".join(parts)


def _named(hint: Any) -> str:
    if hint is str:
        return "text"
    link = f"[{hint.__name__}](#{hint.__name__.lower()})"
    words = words_for(hint)
    if not takes_word(hint):
        return link
    return f"{', '.join(f'`{word}`' for word in words) or 'text'} or {link}"


def _annotated(hint: Any) -> str:
    mark, *limits = hint.__metadata__
    name = next((name for alias, name, _ in TYPES if alias.__metadata__[0] is mark), None)
    if name is None:
        return type_words(get_args(hint)[0])
    bounds = [f"{limit.least} to {limit.most}" for limit in limits if isinstance(limit, Within)]
    return " ".join((name, *bounds))


def _inner(record: RecordClass) -> Iterator[RecordClass]:
    """Yield the record classes within one, each before those within it."""
    for field in fields_of(record).values():
        for inner in records_in(field.hint):
            yield inner
            yield from _inner(inner)
