"""A screen on a terminal, by rich: colours where there are any."""

import shutil
from typing import TextIO

from rich.console import Console
from rich.text import Text

from anplan.show.layout.lines import lay_out
from anplan.show.layout.screen import Screen, Style

STYLES: dict[Style, str] = {
    "plain": "",
    "title": "bold",
    "heading": "bold",
    "faint": "dim",
    "green": "green",
    "yellow": "yellow",
    "red": "bold red",
    "blue": "blue",
    "grey": "bright_black",
    "closed": "cyan",
}


def print_screen(screen: Screen, stream: TextIO, ambiguous: int = 1) -> None:
    """Print a screen as wide as the terminal; no data is taken for markup.

    The width is asked for here: rich takes 80 for a dumb terminal, whatever COLUMNS says.
    """
    width = shutil.get_terminal_size().columns
    console = Console(file=stream, width=width, highlight=False, markup=False, emoji=False)
    styles = {} if console.no_color else STYLES
    for line in lay_out(screen, width, ambiguous):
        text = Text.assemble(*((piece, styles.get(style, "")) for piece, style in line))
        text.rstrip()
        console.print(text, no_wrap=True, overflow="ignore", crop=False)
