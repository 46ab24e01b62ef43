"""YAML text to mappings, lists and strings, by libyaml's parser events.

No loader of PyYAML is used: they guess types, keep the last of two equal keys, and the
C ones overflow the stack on deep nesting. Limits hold inside the loop over the events.
"""

import re
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml._yaml import CParser
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from anplan.base.message import Message, say
from anplan.base.problem import Place, Problem

MAX_BYTES = 256 * 1024
MAX_DEPTH = 16
MAX_PROBLEMS = 20
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060"
    "\u2066-\u2069\ufeff\ufffe\uffff]|\r(?!\n)"
)
_OPENS_BADLY = re.compile(r"""[:-][ ]+(["'@%*&!`|>\[{])""")
_NOTHING = object()


@dataclass(slots=True)
class Parsed:
    """A file's content and what is wrong with its text; ``whole`` if the content is complete."""

    content: Any = None
    problems: list[Problem] = field(default_factory=list)
    whole: bool = False


class _Stop(Exception):
    """The text cannot be read further."""


def decode(data: bytes, file: str) -> tuple[str, Problem | None]:
    """Turn a file's bytes into text; GBK and UTF-16 are recognised and named."""
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        name = _encoding_of(data)
        message = (
            say("The file is {encoding}, not UTF-8", encoding=name)
            if name
            else say("The file is not UTF-8: byte {offset} does not belong", offset=error.start)
        )
        hint = say("Save it again as UTF-8 (in Notepad: Save As, Encoding: UTF-8)")
        return "", Problem("Y101", "error", Place(file, line, 1), message, hint)


def _encoding_of(data: bytes) -> str | None:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "UTF-16"
    try:
        data.decode("gb18030")
    except UnicodeDecodeError:
        return None
    return "GBK"


def parse(text: str, file: str) -> Parsed:
    """Read one document; every problem of its text that can be told in one pass is told."""
    parsed = Parsed()
    lines = _Lines(text, file)
    bad = FORBIDDEN.search(text)
    if bad:
        parsed.problems.append(_forbidden(lines, bad))
        return parsed
    try:
        parsed.content = _Builder(lines, parsed.problems).build(text)
    except _Stop:
        return parsed
    except yaml.YAMLError as error:
        parsed.problems.append(_syntax_problem(lines, error))
        return parsed
    parsed.whole = not any(problem.code == "Y104" for problem in parsed.problems)
    return parsed


@dataclass(frozen=True, slots=True)
class _Lines:
    """The text by lines, to place and to quote what is wrong."""

    text: str
    file: str

    def place(self, line: int, column: int, width: int = 1) -> Place:
        """Make a place from libyaml's line and column, which count from 0."""
        rows = self.text.split("\n")
        line = min(line, len(rows) - 1)
        source = rows[line].rstrip("\r")
        return Place(self.file, line + 1, column + 1, max(1, width), source)


class _Builder:
    """Builds plain mappings, lists and strings from parser events."""

    def __init__(self, lines: _Lines, problems: list[Problem]) -> None:
        self.lines = lines
        self.problems = problems

    def report(self, code: str, mark: Any, message: Message, hint: Message, width: int = 1) -> None:
        where = self.lines.place(mark.line, mark.column, width)
        self.problems.append(Problem(code, "error", where, message, hint))
        if len(self.problems) >= MAX_PROBLEMS:
            raise _Stop

    def build(self, text: str) -> Any:
        next_event = CParser(text).get_event
        stack: list[Any] = []
        root: Any = _NOTHING
        container: Any = None
        key: Any = _NOTHING
        keys: list[Any] = []
        while True:
            event = next_event()
            kind = type(event)
            if kind is ScalarEvent:
                value = event.value
                if event.tag is not None or event.anchor is not None:
                    self.refuse_marks(event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.tag is not None or event.anchor is not None:
                    self.refuse_marks(event)
                if len(stack) >= MAX_DEPTH:
                    self.too_deep(event)
                value = {} if kind is MappingStartEvent else []
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                container = stack.pop()
                key = keys.pop()
                continue
            elif kind is AliasEvent:
                self.refuse_alias(event)
                value = ""
            elif kind is StreamEndEvent:
                break
            else:
                if kind is DocumentStartEvent:
                    self.check_document(event, root)
                continue
            if container is None:
                root = value
            elif type(container) is list:
                container.append(value)
            elif key is _NOTHING:
                if kind is not ScalarEvent:
                    self.refuse_key(event)
                if value in container or value == "<<":
                    self.check_key(event, value, container)
                key = value
                continue
            else:
                container[key] = value
                key = _NOTHING
            if kind is not ScalarEvent and kind is not AliasEvent:
                stack.append(container)
                keys.append(key)
                container = value
                key = _NOTHING
        if root is _NOTHING:
            message = say("The file is empty")
            self.report("Y115", _START, message, say("Write its content, or remove the file"))
        return root

    def refuse_marks(self, event: Any) -> None:
        if event.anchor is not None:
            self.report(
                "Y104",
                event.start_mark,
                say("Anchors are not allowed: {text}", text=f"&{event.anchor}"),
                say("Write the text again where it is needed; quote a text that begins with &"),
                len(event.anchor) + 1,
            )
        else:
            self.report(
                "Y105",
                event.start_mark,
                say("Tags are not allowed: {text}", text=event.tag),
                say("Remove it; quote a text that begins with !"),
            )

    def refuse_alias(self, event: Any) -> None:
        self.report(
            "Y104",
            event.start_mark,
            say("Aliases are not allowed: {text}", text=f"*{event.anchor}"),
            say("Write the text itself; quote a text that begins with *"),
            len(event.anchor) + 1,
        )

    def refuse_key(self, event: Any) -> None:
        self.report(
            "Y102",
            event.start_mark,
            say("A key is a single word"),
            say("Write key: value"),
        )
        raise _Stop

    def check_key(self, event: Any, value: str, container: dict[str, Any]) -> None:
        if value == "<<" and event.implicit[0]:
            self.report(
                "Y106",
                event.start_mark,
                say("Merge keys are not allowed"),
                say("Write the keys out"),
                2,
            )
        if value in container:
            self.report(
                "Y103",
                event.start_mark,
                say("The key {key} stands here twice", key=value),
                say("Keep one of the two; put a second entry into the list of the first"),
                len(value),
            )

    def check_document(self, event: Any, root: Any) -> None:
        if event.version is not None or event.tags is not None:
            self.report(
                "Y105",
                event.start_mark,
                say("Directives are not allowed"),
                say("Remove the line that begins with %"),
            )
        if root is not _NOTHING:
            self.report(
                "Y107",
                event.start_mark,
                say("A second document begins here"),
                say("Remove the line ---, or move what follows into a file of its own"),
                3,
            )
            raise _Stop

    def too_deep(self, event: Any) -> None:
        self.report(
            "Y110",
            event.start_mark,
            say("Nested deeper than {limit} levels", limit=MAX_DEPTH),
            say("No file of a workspace needs that; look for a stray bracket"),
        )
        raise _Stop


class _START:
    """Where an empty file's problem stands."""

    line = 0
    column = 0


def _forbidden(lines: _Lines, bad: re.Match[str]) -> Problem:
    before = lines.text[: bad.start()]
    line = before.count("\n")
    column = len(before) - (before.rfind("\n") + 1)
    character = bad[0][0]
    name = f"U+{ord(character):04X}"
    message = say("A character that cannot be seen: {name}", name=name)
    hint = say("Delete it; it may have come with copied text")
    return Problem("Y109", "error", lines.place(line, column), message, hint)


def _syntax_problem(lines: _Lines, error: yaml.YAMLError) -> Problem:
    mark = getattr(error, "problem_mark", None) or _START
    place = lines.place(mark.line, mark.column)
    said = getattr(error, "problem", None) or str(error).splitlines()[0]
    if place.source.lstrip(" ").startswith("\t"):
        message = say("A tab is used for indentation")
        return Problem("Y108", "error", place, message, say("Indent with spaces"))
    message = say("This is not YAML: {problem}", problem=_plainly(said))
    return Problem("Y102", "error", place, message, _syntax_hint(lines, place))


def _plainly(said: str) -> Message:
    """Give libyaml's own sentence in words that can be translated."""
    sentences = {
        "mapping values are not allowed": say("a colon in the middle of a value"),
        "could not find expected ':'": say("a key without a colon"),
        "did not find expected key": say("the indentation does not fit, or a value goes on"),
        "did not find expected '-' indicator": say("the indentation of a list does not fit"),
        "found character that cannot start any token": say("a value begins with a special sign"),
        "did not find expected ',' or": say("a bracket is not closed"),
        "found unexpected end of stream": say("a quotation mark is not closed"),
        "did not find expected alphabetic or numeric character": say(
            "a value begins with a special sign"
        ),
    }
    return next((words for start, words in sentences.items() if start in said), say(said))


def _syntax_hint(lines: _Lines, place: Place) -> Message:
    rows = lines.text.split("\n")
    near = [place.source, rows[max(0, place.line - 2)]]
    if any("：" in row and ":" not in row for row in near):
        return say("Write a half-width colon and a space: key: value")
    opening = next((found[1] for row in near if (found := _OPENS_BADLY.search(row))), None)
    if opening:
        return say(
            "A text that begins with {sign} is written as a block: |- and the text indented "
            "on the next line",
            sign=opening,
        )
    return say(
        "Look at the indentation; write a longer text as a block: |- and the text indented "
        "on the next line"
    )
