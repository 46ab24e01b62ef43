"""Every picture in the documentation is there, small, and shows what a known command writes."""

import re
import struct
import zlib
from pathlib import Path
from urllib.parse import unquote

import pytest

from pictures import FOLDER, MOST_BYTES, ON_A_TELEPHONE, PICTURES, png
from tests.program import run

ROOT = Path(__file__).parents[2]
PAGES = [*ROOT.glob("README*.md"), *ROOT.glob("docs/**/*.md")]
SHOWN = [
    (page, alt, page.parent / unquote(way))
    for page in PAGES
    for alt, way in re.findall(r"!\[([^\]]*)\]\(([^):]+)\)", page.read_text(encoding="utf-8"))
    if "pictures/" in way
]
COMMANDS = {**PICTURES, **ON_A_TELEPHONE}
LARGEST_PAGE = 100 * 1024
"""A page is in colour, as a telephone shows it."""


def test_pictures_are_shown_in_both_languages_and_at_the_front() -> None:
    by_page = {page.relative_to(ROOT).as_posix() for page, _, _ in SHOWN}
    assert by_page >= {"README.md", "README.en.md", "docs/zh/样张.md", "docs/en/papers.md"}


@pytest.mark.parametrize(
    ("page", "alt", "file"), SHOWN, ids=lambda value: getattr(value, "name", "")
)
def test_a_picture_that_is_shown_is_there_and_says_what_it_is(
    page: Path, alt: str, file: Path
) -> None:
    assert file.resolve().parent == FOLDER
    assert len(alt) >= 8
    command = COMMANDS[file.name].removesuffix(" --to pdf").removesuffix(" --lang en")
    assert command in page.read_text(encoding="utf-8").replace(f"![{alt}]", "")


def test_every_picture_is_shown() -> None:
    there = {path.name for path in FOLDER.iterdir()}
    assert there == {file.name for _, _, file in SHOWN} == set(COMMANDS)


@pytest.mark.parametrize("name", sorted(PICTURES))
def test_a_picture_of_a_paper_is_small_and_grey(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    width, height, depth, colour = struct.unpack(">IIBB", data[16:26])
    assert len(data) <= MOST_BYTES
    assert (depth, colour) == (4, 0)
    assert height / width == pytest.approx(297 / 210, abs=0.01)


@pytest.mark.parametrize("name", sorted(ON_A_TELEPHONE))
def test_a_picture_of_a_page_is_small(name: str) -> None:
    assert (FOLDER / name).stat().st_size <= LARGEST_PAGE


@pytest.mark.parametrize("command", COMMANDS.values())
def test_the_command_of_a_picture_is_one(command: str) -> None:
    name, *options = command.split()
    assert name == "anplan"
    assert run(options[0], "--help", folder=ROOT).code == 0


def test_a_picture_is_written_point_by_point() -> None:
    data = png(3, 2, bytes((0, 128, 255, 255, 0, 17)))
    start = data.index(b"IDAT") + 4
    length = struct.unpack(">I", data[start - 8 : start - 4])[0]
    assert zlib.decompress(data[start : start + length]) == b"\0\x08\xf0\0\xf0\x10"
