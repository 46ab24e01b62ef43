"""Every picture in the documentation is there, small, and shows what a known command writes."""

import re
import struct
import zlib
from pathlib import Path
from urllib.parse import unquote

import pytest

from pictures import FOLDER, MOST_BYTES, PICTURES, png
from tests.program import run

ROOT = Path(__file__).parents[2]
PAGES = [*ROOT.glob("README*.md"), *ROOT.glob("docs/**/*.md")]
SHOWN = [
    (page, alt, page.parent / unquote(way))
    for page in PAGES
    for alt, way in re.findall(r"!\[([^\]]*)\]\(([^):]+)\)", page.read_text(encoding="utf-8"))
]


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
    assert file.name in PICTURES
    assert len(alt) >= 8
    assert f"`{PICTURES[file.name].removesuffix(' --to pdf')}" in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(path.name for path in FOLDER.iterdir()))
def test_a_picture_is_small_grey_and_shown(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    width, height, depth, colour = struct.unpack(">IIBB", data[16:26])
    assert len(data) <= MOST_BYTES
    assert (depth, colour) == (4, 0)
    assert height / width == pytest.approx(297 / 210, abs=0.01)
    assert {name} <= {file.name for _, _, file in SHOWN} & set(PICTURES)


@pytest.mark.parametrize("command", PICTURES.values())
def test_the_command_of_a_picture_is_one(command: str) -> None:
    name, *options = command.split()
    assert name == "anplan"
    assert run(options[0], "--help", folder=ROOT).code == 0


def test_a_picture_is_written_point_by_point() -> None:
    data = png(3, 2, bytes((0, 128, 255, 255, 0, 17)))
    start = data.index(b"IDAT") + 4
    length = struct.unpack(">I", data[start - 8 : start - 4])[0]
    assert zlib.decompress(data[start : start + length]) == b"\0\x08\xf0\0\xf0\x10"
