"""Whatever stands in a file: a project or located problems, never an exception or a hang."""

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anplan.base.problem import Place
from anplan.files.load import Loaded, load
from anplan.show.findings.problems import problem_line
from anplan.show.safe import file_name
from anplan.show.words import Words
from tests.files.yaml.written import REPORT, loaded, written

ROOT = Path(__file__).parents[3]
GOOD_FILES = tuple(
    sorted(
        path
        for folder in ("plan", "units", "sample/units")
        for path in (ROOT / folder).rglob("*")
        if path.is_file()
    )
)
PIECES = (
    *(
        "nothing",
        "readings",
        "progress",
        "submitted",
        "value",
        "as_of",
        "ref",
        "text",
        "<<",
        "走访",
    ),
    *(
        ": ",
        ":",
        "：",
        "- ",
        "-",
        "\n",
        "\n  ",
        "\n    ",
        "\t",
        " ",
        " #",
        "# ",
        ", ",
        "[",
        "]",
        "{",
    ),
    *("}", "'", '"', "|-\n", ">\n", "&a ", "*a", "!x ", "!!str ", "%YAML 1.1\n", "---\n", "...\n"),
    *("2025-06-30", "2025-6-30", "121.3", "２３５", "1,235", "约", "亿元", "％", "~", "NO", "待填"),
    *("\\x1b", "\r\n", "\r", "\u202e", "\ufeff", "\0", "𠮷", "? ", "@", "`", "<<<<<<< HEAD\n"),
)


def check(files: dict[str, str | bytes]) -> None:
    """Load the files; locate and print every problem of theirs in both languages."""
    with TemporaryDirectory() as folder:
        check_result(loaded(Path(folder), files), files)


def check_result(result: Loaded, files: dict[str, str | bytes]) -> None:
    """Check what was loaded against what is promised."""
    places = result.places
    for problem in map(places.locate, result.problems):
        assert isinstance(problem.where, Place)
        place = problem.where
        assert place.column - 1 <= len(place.source)
        assert (place.line > 0) == (place.column > 0)
        assert problem.hint is not None
        for language in ("zh_CN", "en"):
            assert problem_line(Words(language), problem).startswith(file_name(place.file))
    assert (result.project is None) <= bool(result.problems)
    files_with_problems = {problem.where.file for problem in result.unread}
    if result.project is not None:
        assert result.project.broken & set(files) == files_with_problems & set(files)
    assert result.files_read <= result.files_found


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_random_bytes(data: bytes) -> None:
    check({REPORT: data, "plan/source.txt": data})


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200))
def test_random_text(text: str) -> None:
    check(
        {
            REPORT: text.encode("utf-8", "surrogatepass"),
            "plan/plan.yaml": text.encode("utf-8", "surrogatepass"),
        }
    )


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_what_looks_like_yaml(text: str) -> None:
    check({REPORT: text})


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(GOOD_FILES),
    st.integers(0, 10_000),
    st.integers(0, 12),
    st.lists(st.sampled_from(PIECES), max_size=3).map("".join) | st.text(max_size=4),
)
def test_a_single_edit_of_a_good_file(path: Path, at: int, length: int, instead: str) -> None:
    text = path.read_text(encoding="utf-8")
    at %= len(text) + 1
    edited = text[:at] + instead + text[at + length :]
    name = path.relative_to(ROOT).as_posix().removeprefix("sample/")
    check({name: edited.encode("utf-8", "surrogatepass")})


@settings(max_examples=100, deadline=None)
@given(
    st.text(st.characters(blacklist_characters="/\0", blacklist_categories=["Cs"]), max_size=20),
    st.sampled_from(("plan", "plan/tasks", "plan/indicators", "units/jxkc", "units/é", "briefs")),
)
def test_any_name_of_a_file(name: str, folder: str) -> None:
    with TemporaryDirectory() as root:
        workspace = written(Path(root))
        try:
            path = workspace.root / folder / f"a{name}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("nothing: 无\n", encoding="utf-8")
        except OSError:
            return
        check_result(load(workspace), {})


HEAVY = {
    "brackets": "'[' * 50_000",
    "braces": "'{' * 100_000",
    "keys in braces": "'{a: ' * 40_000",
    "dashes": "'- ' * 10_000",
    "keys of keys": "'? ' * 100_000",
    "closed brackets": "'nothing: ' + '[' * 100_000 + ']' * 100_000",
    "quotes": "chr(34) * 250_000",
    "apostrophes": "chr(39) * 250_001",
    "a long line": "'nothing: ' + '长' * 85_000",
    "a long key": "'k' * 250_000 + ': x'",
    "a long figure": "'readings:\\n  - indicator: it\\n    value: ' + '9' * 250_000",
    "a figure of commas": "'readings:\\n  - indicator: it\\n    value: ' + '9,999' * 50_000",
    "a day of dashes": "'submitted: ' + '2025-' * 50_000",
    "a bomb of aliases": "'a: &a [x]\\n' + ''.join(f'b{n}: &b{n} [*a, *a]\\n' for n in range(9000))",
    "unknown keys": "''.join(f'k{n}: x\\n' for n in range(25_000))",
    "the same key": "'nothing: x\\n' * 20_000",
    "wrong entries": "'progress:\\n' + '  - ref: x\\n' * 20_000",
    "lost words": "'problems:\\n' + '  - text: x #x\\n' * 15_000",
    "blanks": "'nothing:' + ' ' * 250_000 + '#'",
    "colons": "': ' * 125_000",
    "commas": "'next: [' + ',' * 250_000",
    "documents": "'---\\n' * 60_000",
    "tags": "'!' * 250_000",
    "escapes": "'nothing: ' + chr(34) + '\\\\x01' * 60_000 + chr(34)",
    "conflicts": "'<<<<<<< x\\n' * 20_000",
    "control characters": "chr(1) * 250_000",
}
RUN = """
import sys
from pathlib import Path
from anplan.show.findings.problems import problem_line
from anplan.show.safe import file_name
from anplan.show.words import Words
from tests.files.yaml.written import REPORT, loaded
result = loaded(Path(sys.argv[1]), {REPORT: eval(sys.argv[2])})
places = result.places
for problem in result.problems:
    print(problem_line(Words("en"), places.locate(problem))[:200])
"""


@pytest.mark.parametrize("name", HEAVY)
def test_a_hostile_file_neither_crashes_nor_hangs(tmp_path: Path, name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(tmp_path), HEAVY[name]],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "PYTHONUTF8": "1"},
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert len(lines) <= 200
    assert (lines == []) == (name == "a long line")
    assert all(line.startswith(f"{REPORT}:") for line in lines)
