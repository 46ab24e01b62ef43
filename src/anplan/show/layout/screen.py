"""What a command shows, before it is laid out: headings, lines and tables of cells."""

from collections.abc import Iterable, Sequence
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


class Extra(NamedTuple):
    """A last column that a terminal alone shows, with what is said of it below the table.

    Where the table would be broken by it, it stands below, each text behind its row's first cell.
    """

    column: Column
    texts: tuple[str, ...]
    note: str


class Table(NamedTuple):
    """Rows under columns. A row of one cell in a table of more is a heading between rows."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    extra: Extra | None = None


class Screen:
    """Blocks from top to bottom; an empty Line is a blank line.

    No dataclass: a page of help is laid out with it, and should not load what makes one.
    """

    def __init__(self, blocks: Iterable[Line | Table] = ()) -> None:
        """Begin with these blocks."""
        self.blocks = list(blocks)

    def line(self, text: str = "", style: Style = "plain", indent: int = 0) -> None:
        """Add a line."""
        self.blocks.append(Line(text, style, indent))

    def table(
        self,
        columns: tuple[Column, ...],
        rows: Sequence[tuple[Cell, ...]],
        extra: Extra | None = None,
    ) -> None:
        """Add a table."""
        self.blocks.append(Table(columns, tuple(rows), extra))


def cells(*texts: str) -> tuple[Cell, ...]:
    """Make plain cells."""
    return tuple(Cell(text) for text in texts)
