"""The pages of help, laid out by this program's own words and widths."""

import os
from collections.abc import Mapping, Sequence

from anplan.cli.menu import Outline
from anplan.show.layout.help import help_text
from anplan.show.words import Words

MAX_WIDTH = 100
"""A wider terminal reads badly."""
USUAL_WIDTH = 80
Rows = Sequence[tuple[str, str]]
PageSection = tuple[str, Rows]


def page(words: Words, usage: str, about: str, sections: Sequence[PageSection]) -> str:
    """Return a page as wide as the terminal: usage, what it is for, sections of names."""
    return help_text(words, usage, about, sections, min(_columns(), MAX_WIDTH))


def _columns() -> int:
    """Return how wide the terminal is, as shutil does, which takes long to load."""
    try:
        wished = int(os.environ.get("COLUMNS", "0"))
    except ValueError:
        wished = 0
    if wished > 0:
        return wished
    try:
        return os.get_terminal_size().columns or USUAL_WIDTH
    except OSError:
        return USUAL_WIDTH


def command_rows(outlines: Mapping[str, Outline], words: Words) -> Rows:
    """Return the names of commands, each with the first line of its help."""
    return [(name, words(outline.help).split("\n")[0]) for name, outline in outlines.items()]
