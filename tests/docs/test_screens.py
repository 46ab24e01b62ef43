"""The screens of the documentation are what the program shows on a terminal."""

import re
from pathlib import Path

import pytest

import screens
import terminal

ROOT = Path(__file__).parents[2]
SHOWN = "\x1b[1m亮灯\x1b[0m  \x1b[1;31m红\x1b[0m  a & b\nlast\n"


@pytest.mark.skipif(not terminal.POSSIBLE, reason="there is no pseudo-terminal here")
def test_screens_are_up_to_date(sample: Path) -> None:
    made = screens.screens(sample)
    there = {
        path.relative_to(screens.FOLDER).as_posix(): path.read_text(encoding="utf-8")
        for path in screens.FOLDER.rglob("*.svg")
    }

    assert sorted(there) == sorted(made)
    assert [name for name in made if made[name] != there[name]] == [], "run python tools/screens.py"


def test_words_stand_in_their_columns_and_colours() -> None:
    assert list(screens.pieces(SHOWN.split("\n", maxsplit=1)[0])) == [
        screens.Piece(0, "亮灯", ' font-weight="bold"'),
        screens.Piece(6, "红", ' fill="#f0716f" font-weight="bold"'),
        screens.Piece(10, "a & b", ""),
    ]


def test_what_is_cut_is_told_and_no_sign_is_markup() -> None:
    shown = screens.drawn("anplan x", SHOWN, 1)

    assert "a &amp; b" in shown
    assert "last" not in shown
    assert ">…</text>" in shown


@pytest.mark.parametrize("folder", ["zh", "en"])
def test_every_screen_is_shown_on_a_page(folder: str) -> None:
    pages = (ROOT / "docs" / folder).glob("*.md")
    shown = re.findall(
        r"\]\(\.\./screens/(\S+)\)", "".join(page.read_text(encoding="utf-8") for page in pages)
    )

    assert sorted(shown) == sorted(f"{folder}/{shot.id}.svg" for shot in screens.SHOTS)
