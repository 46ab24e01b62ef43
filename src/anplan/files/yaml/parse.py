"""YAML text to mappings, lists and strings, by libyaml's parser events.

No loader of PyYAML is used: they guess types, keep the last of two equal keys, and the
C ones overflow the stack on deep nesting. Limits hold inside the loop over the events.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import yaml
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
from anplan.base.problem import Problem
from anplan.base.spelling import shown
from anplan.files.yaml.decode import (
    MAX_PROBLEMS,
    UNSEEN,
    Lines,
    conflict,
    unseen,
    unseen_characters,
)
from anplan.files.yaml.libyaml import CParser
from anplan.files.yaml.syntax import MAX_DEPTH, directive, not_spaces, syntax_problem, too_deep

_TAG = re.compile(r"!<[^>]*>|![^\s,\[\]{}]*")
_INCOMPLETE = frozenset({"Y104", "Y106", "Y115"})
WIDE_BLANKS = frozenset("\u3000\u00a0")
_ODD_BEGINNINGS = WIDE_BLANKS | {"<"}
"""A key that begins so may be a merge key, or a line that is indented with what is no space."""
_NOTHING = object()


@dataclass(slots=True)
class Parsed:
    """A file's content and what is wrong with its text; ``whole`` where nothing is missing."""

    content: Any = None
    problems: list[Problem] = field(default_factory=list)
    whole: bool = False


class _Stop(Exception):
    """The text cannot be read further."""


def parse(text: str, file: str) -> Parsed:
    """Read one document; report every problem of its text that one pass can see."""
    lines = Lines(text, file)
    parsed = Parsed(problems=conflict(lines) or unseen_characters(lines))
    if parsed.problems:
        return parsed
    try:
        parsed.content = _Builder(lines, parsed.problems).build(text)
    except _Stop:
        return parsed
    except yaml.YAMLError as error:
        parsed.problems.append(syntax_problem(lines, error))
        return parsed
    parsed.whole = not any(problem.code in _INCOMPLETE for problem in parsed.problems)
    return parsed


class _Mark(NamedTuple):
    """A place in the text; line and column count from 0."""

    line: int
    column: int


class _Builder:
    """Builds plain mappings, lists and strings from parser events."""

    def __init__(self, lines: Lines, problems: list[Problem]) -> None:
        self.lines = lines
        self.problems = problems

    def report(self, code: str, mark: Any, message: Message, hint: Message, width: int = 1) -> None:
        where = self.lines.place(mark.line, mark.column, width)
        self.add(Problem(code, "error", where, message, hint))

    def add(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) >= MAX_PROBLEMS:
            raise _Stop

    def build(self, text: str) -> Any:
        next_event: Callable[[], Any] = CParser(text).get_event
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
                if event.style == '"' and UNSEEN.search(value):
                    self.refuse_escapes(event)
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
                value = f"*{event.anchor}"
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
                if type(value) is not str:
                    self.refuse_key(event)
                if value in container or value[:1] in _ODD_BEGINNINGS:
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
        if root is _NOTHING or root == "":
            message = say("The file is empty")
            self.report("Y115", _Mark(0, 0), message, say("Write its content, or remove the file"))
        return root

    def refuse_marks(self, event: Any) -> None:
        mark = event.start_mark
        row = self.lines.row(mark.line)
        if event.anchor is not None:
            text = f"&{event.anchor}"
            self.report(
                "Y104",
                _Mark(mark.line, max(mark.column, row.find(text, mark.column))),
                say("Anchors are not allowed: {text}", text=text),
                say("Write the text again where it is needed; quote a text that begins with &"),
                len(text),
            )
        if event.tag is not None:
            match = _TAG.search(row, mark.column)
            text = match[0] if match else event.tag
            self.report(
                "Y105",
                _Mark(mark.line, match.start()) if match else mark,
                say("Tags are not allowed: {text}", text=text),
                say("Remove it; quote a text that begins with !"),
                len(text),
            )

    def refuse_escapes(self, event: Any) -> None:
        start, end = event.start_mark, event.end_mark
        where = self.lines.place(start.line, start.column, end.column - start.column)
        for match in UNSEEN.finditer(event.value):
            self.add(unseen(where, match[0][0]))

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
        if value[:1] in WIDE_BLANKS and type(event) is ScalarEvent and event.implicit[0]:
            mark: Any = event.start_mark
            self.add(not_spaces(self.lines.place(mark.line, mark.column)))
            raise _Stop
        if value == "<<" and type(event) is ScalarEvent and event.implicit[0]:
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
                say("The key {key} appears twice", key=shown(value)),
                say("Keep one of the two; put a second entry into the list of the first"),
                event.end_mark.column - event.start_mark.column,
            )

    def check_document(self, event: Any, root: Any) -> None:
        if event.version is not None or event.tags is not None:
            self.add(directive(self.lines.place(event.start_mark.line, 0)))
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
        self.problems.append(
            too_deep(self.lines.place(event.start_mark.line, event.start_mark.column))
        )
        raise _Stop
