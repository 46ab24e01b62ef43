"""Writes a new file of keys: every value as YAML reads it back, questions and remarks above it."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from anplan.base.message import Message
from anplan.files.yaml.scalars import FREE_TEXT, flow, inline, inline_key
from anplan.intake.document.doubts import Question
from anplan.intake.draft.nodes import Flow, Key, Listed, Record, Texts, Value

STEP = 2
_HARMLESS_IN_BLOCK = frozenset("\"'#\\:")
"""Signs that have to be quoted on a line, and mean nothing in a block."""


class Language(NamedTuple):
    """How messages and questions are said in the plan's language."""

    tell: Callable[[Message], str]
    ask: Callable[[Question], str]


def written(record: Record, language: Language) -> str:
    """Return the text of a file that says what a record says."""
    return "".join(f"{line}\n" for line in _record(record, 0, language))


def content_of(record: Record, language: Language) -> dict[str, Any]:
    """Return what a file that is written of a record is read as."""
    return {key.name: _content(key.value, language) for key in record.keys}


def _content(value: Value, language: Language) -> Any:
    if isinstance(value, Message):
        return language.tell(value)
    if isinstance(value, Record):
        return content_of(value, language)
    if isinstance(value, Listed):
        return [content_of(record, language) for record in value.records]
    return value if isinstance(value, str) else list(value[0])


def _record(record: Record, column: int, language: Language) -> Iterator[str]:
    for key in record.keys:
        for question in key.asked:
            yield f"{' ' * column}# {language.ask(question)}"
        for remark in key.remarks:
            yield f"{' ' * column}# {language.tell(remark)}"
        yield from _key(key, column, language)


def _key(key: Key, column: int, language: Language) -> Iterator[str]:
    value = language.tell(key.value) if isinstance(key.value, Message) else key.value
    head = f"{' ' * column}{inline_key(key.name)}:"
    if isinstance(value, str):
        yield from _text(key.name, value, head, column)
    elif isinstance(value, Flow):
        yield f"{head} {flow(list(value.words))}"
    elif isinstance(value, Record):
        yield head
        yield from _record(value, column + STEP, language)
    elif isinstance(value, Texts):
        yield head
        yield from (line for text in value.texts for line in _entry(text, column))
    else:
        yield head
        for record in value.records:
            yield from _dashed(_record(record, column + 2 * STEP, language), column)


def _text(name: str, value: str, head: str, column: int) -> Iterator[str]:
    if name in FREE_TEXT or _reads_better_as_block(value):
        yield f"{head} |-"
        yield from _block(value, column + STEP)
    else:
        yield f"{head} {inline(name, value)}"


def _reads_better_as_block(value: str) -> bool:
    """Return whether a text would need quotes on a line, and may stand in a block."""
    is_long = "\n" in value or bool(_HARMLESS_IN_BLOCK.intersection(value))
    return is_long and value == value.strip()


def _block(value: str, column: int) -> Iterator[str]:
    return (f"{' ' * column}{line}" if line else "" for line in value.split("\n"))


def _entry(text: str, column: int) -> Iterator[str]:
    dash = f"{' ' * (column + STEP)}-"
    if _reads_better_as_block(text):
        yield f"{dash} |-"
        yield from _block(text, column + 2 * STEP)
    else:
        yield f"{dash} {inline('text', text)}"


def _dashed(lines: Iterator[str], column: int) -> Iterator[str]:
    """Yield the lines of a list's entry: its first key stands behind the dash."""
    has_dash = False
    for line in lines:
        is_remark = line.lstrip().startswith("#")
        if has_dash or is_remark:
            yield line if has_dash else line[STEP:]
        else:
            yield f"{' ' * (column + STEP)}- {line[column + 2 * STEP :]}"
            has_dash = True
