"""The examples: plans of other shapes than the first, imported, finished by hand, with a year of papers."""

import re
import shutil
from difflib import SequenceMatcher
from pathlib import Path

import pytest

from console import ROOT
from tests.program import run

EXAMPLES = sorted(path for path in (ROOT / "examples").iterdir() if path.is_dir())


@pytest.fixture(params=EXAMPLES, ids=lambda path: path.name)
def example(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    copied: Path = tmp_path / request.param.name
    shutil.copytree(request.param, copied)
    return copied


def test_there_are_two_of_them() -> None:
    assert [path.name for path in EXAMPLES] == ["climate", "village"]


def test_check_finds_nothing(example: Path) -> None:
    done = run("check", "--strict", folder=example)
    assert (done.code, done.err) == (0, "")


def test_status_says_that_it_is_a_sample(example: Path) -> None:
    done = run("status", "--lang", "en", folder=example)
    assert done.code == 0
    assert "sample data" in done.out.splitlines()[0]


def test_issued_briefs_are_what_the_files_say(example: Path) -> None:
    issued = sorted((example / "briefs").glob("*.md"))
    assert len(issued) > 1
    for brief in issued:
        done = run("brief", "--period", brief.stem, "-o", "-", folder=example)
        assert (done.code, done.out) == (0, brief.read_text(encoding="utf-8"))


def test_issued_briefs_verify(example: Path) -> None:
    done = run("brief", "--verify", "--lang", "en", folder=example)
    assert (done.code, done.err) == (0, "")
    count = len(list((example / "briefs").glob("*.md")))
    assert f"{count} issued briefs verified, {count} as their inputs give them" in done.out


def test_its_pages_are_made(example: Path) -> None:
    done = run("site", "--single", "-o", "pages.html", folder=example)
    assert done.code == 0
    assert (example / "pages.html").stat().st_size > 100_000


def test_importing_its_document_anew_has_nothing_to_add(example: Path) -> None:
    (document,) = example.glob("document.*")
    done = run("import", document.name, ".", "--dry-run", "--lang", "en", folder=example)
    assert done.code == 0
    assert "Nothing is new" in done.out


def _lines_of(root: Path) -> dict[str, list[str]]:
    """Return the lines of a plan's files, without those that only tell an editor what they are."""
    files = [*root.glob("plan/**/*.yaml"), *root.glob("units/*/unit.yaml")]
    return {
        path.relative_to(root).as_posix(): [
            line
            for line in path.read_text(encoding="utf-8").splitlines()
            if not line.startswith("# yaml-language-server")
        ]
        for path in files
    }


def _edits(drawn: dict[str, list[str]], finished: dict[str, list[str]]) -> int:
    """Count the lines that somebody wrote, changed or took out between an import and its end."""
    return sum(
        max(last - first, end - begin)
        for file in drawn.keys() | finished.keys()
        for tag, first, last, begin, end in SequenceMatcher(
            None, drawn.get(file, []), finished.get(file, []), autojunk=False
        ).get_opcodes()
        if tag != "equal"
    )


@pytest.mark.parametrize(
    ("page", "row"),
    [
        ("docs/zh/新方案.md", r"^\| `examples/{name}` .*\| {lines}行，约{minutes}分钟 \|$"),
        ("docs/en/new-plan.md", r"^\| `examples/{name}` .*\| {lines}, about {minutes} min \|$"),
    ],
)
def test_the_pages_tell_how_much_was_done_by_hand(
    example: Path, tmp_path: Path, page: str, row: str
) -> None:
    """Half a minute a line is what reading, finding and typing are taken to need."""
    (document,) = example.glob("document.*")
    shutil.copy(document, tmp_path)
    assert run("import", document.name, "drawn", "--yes", folder=tmp_path).code == 0
    lines = _edits(_lines_of(tmp_path / "drawn"), _lines_of(example))
    told = row.format(name=example.name, lines=lines, minutes=-(-lines // 2))
    assert re.search(told, (ROOT / page).read_text(encoding="utf-8"), re.MULTILINE), told
