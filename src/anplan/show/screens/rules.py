"""Rules explained: what each wants, why, and what is wrong and right."""

import unicodedata
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal, Protocol

from anplan.base.message import say
from anplan.base.period import Period
from anplan.show.layout.screen import Cell, Column, Screen
from anplan.show.words import LEVELS, Words

MOST_LINES = 12
LINES_BEFORE = 4
LONGEST_LINE = 200
SHOWN_OF_LONG = 60
_UNSEEN = ("Cc", "Cf")


class Explained(Protocol):
    """What a rule says about itself."""

    @property
    def code(self) -> str:
        """Its stable code."""

    @property
    def level(self) -> str:
        """How grave its finding is."""

    @property
    def title(self) -> str:
        """What it finds, on one line."""

    @property
    def why(self) -> str:
        """Why it matters."""

    @property
    def before(self) -> Mapping[str, str]:
        """Files that both examples change; none where the rule judges no change."""

    @property
    def wrong(self) -> Mapping[str, str]:
        """Files that it fires on."""

    @property
    def right(self) -> Mapping[str, str]:
        """The same, mended."""

    @property
    def written(self) -> Literal["utf-8", "gbk", "link"]:
        """How the wrong files lie on disk."""


_Setting = tuple[str | None, Period | None]
"""The level that a plan gives a rule, None where it has it off, and the period since when."""


def rule_list(
    words: Words, rules: Iterable[Explained], changed: Mapping[str, _Setting] = MappingProxyType({})
) -> Screen:
    """List all rules, one a line; ``changed`` is what the plan sets otherwise, by code."""
    screen = Screen()
    rows = [
        (
            Cell(rule.code),
            Cell(words(LEVELS[rule.level])),
            Cell(_in_plan(words, changed[rule.code]) if rule.code in changed else ""),
            Cell(words(rule.title)),
        )
        for rule in rules
    ]
    columns = (
        Column(words("Rule")),
        Column(words("Level")),
        Column(words("In this plan")),
        Column(words("Finds"), flexible=True),
    )
    kept = [0, 1, 2, 3] if changed else [0, 1, 3]
    screen.table(tuple(columns[at] for at in kept), [tuple(row[at] for at in kept) for row in rows])
    screen.line(words("More of one: anplan explain V102"), "faint")
    return screen


def _in_plan(words: Words, setting: _Setting) -> str:
    level, since = setting
    told = words("off") if level is None else words(LEVELS[level])
    if level is None or since is None:
        return told
    return words("{level}, a note before {period}").format(level=told, period=since)


def rule_screen(words: Words, rule: Explained, changed: _Setting | None = None) -> Screen:
    """Explain one rule with its two examples; ``changed`` is what the plan sets otherwise."""
    screen = Screen()
    screen.line(f"{rule.code} {words(LEVELS[rule.level])}  {words(rule.title)}", "title")
    screen.line(words(rule.why))
    if changed is not None:
        told = words("In this plan: {level}").format(level=_in_plan(words, changed))
        screen.line(words.sentence(told))
    if rule.before:
        screen.line()
        screen.line(words("Before the change"), "title")
        for file, text in rule.before.items():
            _example(screen, words, file, text, rule.wrong.get(file, ""))
    screen.line()
    screen.line(words("Wrong"), "red")
    for file, text in rule.wrong.items():
        other = rule.before.get(file) or rule.right.get(file, "")
        _example(screen, words, file, text, other, rule.written)
    screen.line()
    screen.line(words("Right"), "green")
    for file, text in rule.right.items():
        other = rule.before.get(file) or rule.wrong.get(file, "")
        _example(screen, words, file, text, other)
    return screen


def _example(
    screen: Screen, words: Words, file: str, text: str, other: str, written: str = "utf-8"
) -> None:
    """Show a file: its name with what cannot be seen in it, and the lines that matter."""
    lines = text.rstrip("\n").split("\n")
    shown = _around_change(lines, other.split("\n"))
    short = [_visible(line) if len(line) <= LONGEST_LINE else _cut(line) for line in shown]
    note = ""
    if written == "link":
        note, short = words.tell(say("a symbolic link to {target}", target=text)), []
    elif not text:
        note, short = words("an empty file"), []
    elif written == "gbk":
        note = words("saved as GBK")
    elif short != [_visible(line) for line in lines]:
        size = len(text.encode())
        note = words.tell(say("{lines} lines, {size} bytes in all", lines=len(lines), size=size))
    screen.line(f"{file}  {note}".rstrip(), "faint", indent=2)
    for line in short:
        screen.line(line, indent=4)


def _around_change(lines: list[str], other: list[str]) -> list[str]:
    """Return the lines of a long file around the first that differs from the other example."""
    if len(lines) <= MOST_LINES:
        return lines
    pairs = enumerate(zip(lines, other, strict=False))
    change = next((place for place, (one, two) in pairs if one != two), 0)
    start = max(0, min(change - LINES_BEFORE, len(lines) - MOST_LINES))
    shown = lines[start : start + MOST_LINES]
    before = ["…"] if start else []
    behind = ["…"] if start + MOST_LINES < len(lines) else []
    return [*before, *shown, *behind]


def _cut(line: str) -> str:
    return _visible(line[:SHOWN_OF_LONG]) + "…"


def _visible(line: str) -> str:
    """Show signs that cannot be seen by their number: they may be what is wrong."""
    return "".join(
        f"\\u{ord(sign):04x}" if unicodedata.category(sign) in _UNSEEN else sign
        for sign in line.replace("\t", "\\t")
    )
