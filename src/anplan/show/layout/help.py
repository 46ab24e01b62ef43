"""The help of the command line, in the reader's language and in cells, not characters."""

from collections.abc import Sequence

from anplan.show.layout.lines import plain
from anplan.show.layout.screen import Cell, Column, Screen
from anplan.show.words import Words


def help_text(
    words: Words,
    usage: str,
    about: str,
    sections: Sequence[tuple[str, Sequence[tuple[str, str]]]],
    width: int,
) -> str:
    """Write a page of help: usage, what it is for, then its sections of name and meaning."""
    screen = Screen()
    screen.line(words("Usage: {usage}").format(usage=usage))
    for paragraph in words(about).split("\n") if about else ():
        screen.line(paragraph, indent=2 if paragraph.startswith("anplan ") else 0)
    for title, rows in sections:
        screen.line()
        screen.line(title)
        columns = (Column(""), Column("", flexible=True))
        screen.table(columns, [(Cell(f"  {name}"), Cell(text)) for name, text in rows])
    return plain(screen, width).rstrip("\n")
