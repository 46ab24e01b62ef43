"""What is answered without typer is what typer would answer."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from anplan import __version__
from anplan.base.errors import UsageError
from anplan.cli.front import answer, program_page
from anplan.cli.menu import PROGRAM
from anplan.cli.options import Run
from anplan.cli.program import command
from anplan.show.words import Words
from tests.program import shown


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_page_is_that_of_typer_s_own_commands_and_options(language: str) -> None:
    words = Words(language)
    program = command()
    context = program.make_context(PROGRAM, [], obj=Run(words), resilient_parsing=True)
    assert program_page(words) == f"{program.get_help(context)}\n"


@pytest.mark.parametrize(
    "line",
    [
        [],
        ["-h"],
        ["--help"],
        ["-C", ".."],
        ["-C..", "--help"],
        ["--lang", "en", "-h"],
        ["--help", "status"],
        ["--version", "--help"],
        ["-h", "statsu"],
    ],
)
def test_the_page_is_shown_at_once(line: Sequence[str]) -> None:
    words = Words("en")
    assert answer(line, words) == program_page(words)


@pytest.mark.parametrize("line", [["--version"], ["--lang=en", "--version"], ["--version", "-C."]])
def test_the_version_is_shown_at_once(line: Sequence[str]) -> None:
    assert answer(line, Words("en")) == f"anplan {__version__}\n"


@pytest.mark.parametrize("line", [["statsu"], ["-"], ["-C", ".", "statsu", "--help"]])
def test_a_word_that_is_no_command_is_refused_at_once(line: Sequence[str]) -> None:
    with pytest.raises(UsageError):
        answer(line, Words("en"))


@pytest.mark.parametrize(
    "line",
    [
        ["status"],
        ["status", "--help"],
        ["--version", "status"],
        ["--nonsense"],
        ["-C"],
        ["--lang"],
        ["--help=1"],
        ["--", "status"],
        ["-hC"],
    ],
)
def test_all_else_is_read_by_typer(line: Sequence[str]) -> None:
    assert answer(line, Words("en")) is None


def test_what_typer_reads_ends_in_the_same_page(tmp_path: Path) -> None:
    page = shown("--help", folder=tmp_path)
    assert shown("--", folder=tmp_path) == page
    assert shown("-hC.", folder=tmp_path) == page
