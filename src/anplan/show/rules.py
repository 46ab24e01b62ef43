"""Rules explained: what each wants, why, and what is wrong and right."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from anplan.show.screen import Cell, Column, Screen
from anplan.show.words import LEVELS, Words


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
    def wrong(self) -> Mapping[str, str]:
        """Files that it fires on."""

    @property
    def right(self) -> Mapping[str, str]:
        """The same, mended."""


def rule_list(words: Words, rules: Iterable[Explained]) -> Screen:
    """List all rules, one a line."""
    screen = Screen()
    rows = [
        (Cell(rule.code), Cell(words(LEVELS[rule.level])), Cell(words(rule.title)))
        for rule in rules
    ]
    columns = (Column(words("Rule")), Column(words("Level")), Column(words("Finds"), flexible=True))
    screen.table(columns, rows)
    screen.line(words("More of one: anplan explain V102"), "faint")
    return screen


def rule_screen(words: Words, rule: Explained) -> Screen:
    """Explain one rule with its two examples."""
    screen = Screen()
    screen.line(f"{rule.code} {words(LEVELS[rule.level])}  {words(rule.title)}", "title")
    screen.line(words(rule.why))
    for title, files, style in (
        (words("Wrong"), rule.wrong, "red"),
        (words("Right"), rule.right, "green"),
    ):
        screen.line()
        screen.line(title, "red" if style == "red" else "green")
        for file, text in files.items():
            screen.line(file, "faint", indent=2)
            for row in text.rstrip("\n").split("\n"):
                screen.line(row, indent=4)
    return screen
