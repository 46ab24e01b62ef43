"""What a command shows, before it is laid out: headings, lines and tables of cells."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

Style = Literal[
    "plain", "title", "faint", "green", "yellow", "red", "blue", "grey", "closed", "heading"
]


class Cell(NamedTuple):
    """A text and its style."""

    text: str
    style: Style = "plain"


class Column(NamedTuple):
    """A column: its heading, its side, and whether it may be broken into lines."""

    heading: str
    right: bool = False
    flexible: bool = False


class Line(NamedTuple):
    """A line of text of its own; ``indent`` in cells."""

    text: str
    style: Style = "plain"
    indent: int = 0


class Table(NamedTuple):
    """Rows under columns. A row of one cell in a table of more is a heading between rows."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(slots=True)
class Screen:
    """Blocks from top to bottom; an empty Line is a blank line."""

    blocks: list[Line | Table] = field(default_factory=list)

    def line(self, text: str = "", style: Style = "plain", indent: int = 0) -> None:
        """Add a line."""
        self.blocks.append(Line(text, style, indent))

    def table(self, columns: tuple[Column, ...], rows: Sequence[tuple[Cell, ...]]) -> None:
        """Add a table."""
        self.blocks.append(Table(columns, tuple(rows)))


def cells(*texts: str) -> tuple[Cell, ...]:
    """Make plain cells."""
    return tuple(Cell(text) for text in texts)
