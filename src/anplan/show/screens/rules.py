"""Rules explained: what each demands, why, and what is wrong and right."""

import unicodedata
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal, Protocol

from anplan.base.message import say
from anplan.base.period import Period
from anplan.show.layout.screen import Cell, Column, Screen
from anplan.show.words import LEVELS, Words

MOST_LINES = 12
MOST_FILES = 2
LINES_BEFORE = 4
LONGEST_LINE = 200
SHOWN_OF_LONG = 60
_INVISIBLE = ("Cc", "Cf")


class ExplainedRule(Protocol):
    """A rule as far as it explains itself."""

    @property
    def code(self) -> str:
        """Its stable code."""

    @property
    def level(self) -> str:
        """How serious its findings are."""

    @property
    def title(self) -> str:
        """What it finds, on one line."""

    @property
    def why(self) -> str:
        """Why it matters."""

    @property
    def before(self) -> Mapping[str, str]:
        """Files that both examples change; empty where the rule does not judge changes."""

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
"""The level that a plan gives a rule, None where it turns it off, and the period since when."""


def rule_list(
    words: Words,
    rules: Iterable[ExplainedRule],
    settings: Mapping[str, _Setting] = MappingProxyType({}),
) -> Screen:
    """List all rules, one a line; ``settings`` are the plan's own, by code."""
    screen = Screen()
    rows = [
        (
            Cell(rule.code),
            Cell(words(LEVELS[rule.level])),
            Cell(_setting_text(words, settings[rule.code]) if rule.code in settings else ""),
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
    shown = [0, 1, 2, 3] if settings else [0, 1, 3]
    screen.table(
        tuple(columns[place] for place in shown),
        [tuple(row[place] for place in shown) for row in rows],
    )
    screen.line(words("More about one rule: anplan explain V102"), "faint")
    return screen


def _setting_text(words: Words, setting: _Setting) -> str:
    level, since = setting
    text = words("off") if level is None else words(LEVELS[level])
    if level is None or since is None:
        return text
    return words("{level}, a note before {period}").format(level=text, period=since)


def rule_screen(words: Words, rule: ExplainedRule, setting: _Setting | None = None) -> Screen:
    """Explain one rule with its two examples; ``setting`` is the plan's own.

    Of the right one only the files are shown that differ from the wrong one's.
    """
    screen = Screen()
    screen.line(f"{rule.code} {words(LEVELS[rule.level])}  {words(rule.title)}", "title")
    screen.line(words(rule.why))
    if setting is not None:
        text = words("In this plan: {level}").format(level=_setting_text(words, setting))
        screen.line(words.sentence(text))
    if rule.before:
        screen.line()
        screen.line(words("Before the change"), "title")
        for file, text in rule.before.items():
            _example(screen, words, file, text, rule.wrong.get(file, ""))
    screen.line()
    screen.line(words("Wrong"), "red")
    beside = _beside(rule)
    for file, text in rule.wrong.items():
        other = rule.before.get(file) or rule.right.get(file, "")
        if file in beside:
            screen.line(file, "faint", indent=2)
        else:
            _example(screen, words, file, text, other, rule.written)
    screen.line()
    screen.line(words("Right"), "green")
    mended = {file: text for file, text in rule.right.items() if text != rule.wrong.get(file)}
    shown = mended or rule.right
    is_long = len(shown) > MOST_FILES
    for file, text in shown.items():
        other = rule.before.get(file) or rule.wrong.get(file, "")
        if is_long and other in ("", text):
            screen.line(file, "faint", indent=2)
        else:
            _example(screen, words, file, text, other)
    return screen


def _beside(rule: ExplainedRule) -> frozenset[str]:
    """Return the files of a wrong example of many that the right one has, too: they are only named."""
    same = frozenset(file for file, text in rule.wrong.items() if rule.right.get(file) == text)
    is_long = len(rule.wrong) > MOST_FILES and len(same) < len(rule.wrong)
    return same if is_long else frozenset()


def _example(
    screen: Screen, words: Words, file: str, text: str, other: str, written: str = "utf-8"
) -> None:
    """Show a file: its name, a note on what its text does not show, and the lines that matter."""
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
    change = next((place for place, (line, counterpart) in pairs if line != counterpart), 0)
    start = max(0, min(change - LINES_BEFORE, len(lines) - MOST_LINES))
    shown = lines[start : start + MOST_LINES]
    before = ["…"] if start else []
    after = ["…"] if start + MOST_LINES < len(lines) else []
    return [*before, *shown, *after]


def _cut(line: str) -> str:
    return _visible(line[:SHOWN_OF_LONG]) + "…"


def _visible(line: str) -> str:
    """Write invisible characters as their number: they may be what is wrong."""
    return "".join(
        f"\\u{ord(character):04x}" if unicodedata.category(character) in _INVISIBLE else character
        for character in line.replace("\t", "\\t")
    )
