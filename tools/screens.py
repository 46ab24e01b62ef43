"""Screens of the program as pictures, in its own colours: ``python tools/screens.py [--check]``.

Each is what a command shows on a terminal in a fresh sample workspace. ``--check`` writes nothing and
exits with 1 where a screen of docs/screens is out of date.
"""

import re
import sys
import tempfile
from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import NamedTuple

from anplan.show.layout.cells import cell_width

sys.path.insert(0, str(Path(__file__).parent))
import console
from generated import written
from terminal import on_terminal

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs/screens"
LANGUAGES = {"zh": "zh_CN", "en": "en"}
COLUMNS = 100
CELL, ROW, EDGE = 7.6, 20, 16
COLOURS = {
    "31": "#f0716f",
    "32": "#5fc27e",
    "33": "#e2b340",
    "34": "#6cb0f5",
    "36": "#5cc5c9",
    "90": "#9aa3ad",
}
_STYLED = re.compile(r"\x1b\[([\d;]*)m")
_WORDS = re.compile(r"\S+(?: \S+)*")


class Shot(NamedTuple):
    """A command whose first ``lines`` lines are shown; what follows is cut with a …."""

    id: str
    command: str
    lines: int = 40


SHOTS = (
    Shot("status", "anplan status", 22),
    Shot("month", "anplan status 2025-09", 34),
    Shot("why", "anplan why grant-to-equity", 19),
)


class Piece(NamedTuple):
    """Words of one colour in a row, and the cell they begin in."""

    cell: int
    words: str
    style: str


def pieces(row: str) -> Iterator[Piece]:
    """Yield the words of a row as a terminal colours them, each column by itself."""
    cell, codes = 0, ""
    for place, part in enumerate(_STYLED.split(row)):
        if place % 2:
            codes = "" if part in ("", "0") else part
            continue
        for found in _WORDS.finditer(part):
            yield Piece(cell + cell_width(part[: found.start()]), found[0], _style(codes))
        cell += cell_width(part)


def _style(codes: str) -> str:
    """Say in SVG what a terminal's codes ask for."""
    given = codes.split(";") if codes else []
    colour = next((COLOURS[code] for code in given if code in COLOURS), None)
    return "".join(
        (
            f' fill="{colour}"' if colour else ' fill="#9aa3ad"' if "2" in given else "",
            ' font-weight="bold"' if "1" in given else "",
        )
    )


def drawn(command: str, shown: str, lines: int) -> str:
    """Draw what a command shows."""
    rows = shown.rstrip("\n").split("\n")
    if len(rows) > lines:
        rows = [*rows[:lines], "…"]
    rows = [f"\x1b[2m$\x1b[0m \x1b[1m{command}\x1b[0m", *rows]
    width, height = COLUMNS * CELL + 2 * EDGE, len(rows) * ROW + 2 * EDGE
    texts = [
        f'<text x="{EDGE + one.cell * CELL:.1f}" y="{EDGE + 14 + place * ROW}" lengthAdjust="spacing" '
        f'textLength="{cell_width(one.words) * CELL:.1f}"{one.style}>{escape(one.words)}</text>'
        for place, row in enumerate(rows)
        for one in pieces(row)
    ]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="picture" viewBox="0 0 {width:.0f} {height}" '
        f'font-family="monospace" font-size="13" fill="#dde1e6" role="img" aria-label="{escape(command)}">'
    )
    paper = f'<rect width="{width:.0f}" height="{height}" rx="6" fill="#1e2227"/>'
    return "\n".join((head, paper, *texts, "</svg>\n"))


def screens(sample: Path) -> dict[str, str]:
    """Return every screen by its path."""
    here = console.clean_environment() | {"TERM": "xterm-256color", "COLUMNS": str(COLUMNS)}
    made = {}
    for folder, language in LANGUAGES.items():
        for shot in SHOTS:
            command = [sys.executable, "-m", *shot.command.split()]
            told = here | {"ANPLAN_LANG": language}
            _, shown = on_terminal(command, sample, told, columns=COLUMNS)
            made[f"{folder}/{shot.id}.svg"] = drawn(shot.command, shown, shot.lines)
    return made


def main(arguments: list[str]) -> int:
    """Write the screens, or print which are out of date."""
    with tempfile.TemporaryDirectory() as name:
        made = screens(console.make_sample(Path(name)))
    return written({FOLDER / place: text for place, text in made.items()}, arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
