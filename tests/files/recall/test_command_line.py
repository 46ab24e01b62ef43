"""Which command lines are sure to be a reader's: every other one is left to the command line."""

import pytest
from typer.core import TyperOption

from anplan.cli.groups import Command, make
from anplan.cli.menu import COMMANDS
from anplan.files.recall.command_line import READERS, SWITCHES, read_command_line


def read(line: str) -> tuple[str, bool] | None:
    """Return the folder and whether history is asked; None where the line is left alone."""
    asked = read_command_line(line.split())
    return None if asked is None else (asked.folder, asked.asks_history)


@pytest.mark.parametrize(
    "line",
    [
        "status",
        "status 2025-06",
        "status --format json --on 2025-06-30",
        "--lang en why 2.4",
        "show --lang=en tech-contracts",
        "due --remind --month 2025-06",
        "check --strict --select V --ignore=D,Q",
        "export --format csv",
        "diff",
    ],
)
def test_a_reader_is_known(line: str) -> None:
    assert read(line) == ("", False)


@pytest.mark.parametrize(
    "line",
    ["status --rev HEAD", "due --known 2025-07-05", "check --base=main", "diff HEAD~1", "diff A B"],
)
def test_who_names_a_revision_asks_history(line: str) -> None:
    assert read(line) == ("", True)


def test_the_folder_stands_before_or_behind_the_command() -> None:
    assert read("-C there status") == read("status -C there") == ("there", False)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "--help",
        "--version",
        "status --help",
        "statsu",
        "source",
        "explain V101",
        "brief --month 2025-06",
        "record progress 2.4 text --dry-run",
        "decide ask 2.4 text",
        "form --all --month 2025-06",
        "collect there",
        "init",
        "demo",
        "doctor",
        "completion bash",
        "status --nonsense",
        "status --strict",
        "status --on",
        "status --on --rev HEAD",
        "status --on=",
        "status -Cthere",
        "status -C=there",
        "status -- 2.4",
        "status --on 2025-06-30 --on 2025-07-31",
        "-C one status -C other",
        "check units/jxkc",
        "check --format github",
        "check --commit",
        "due --remind=yes",
    ],
)
def test_whatever_is_not_plain_is_left_alone(line: str) -> None:
    assert read(line) is None


_FILES = {"-o", "--output", "--to", "--yes"}
WRITING = {
    "due": _FILES,
    "status": _FILES,
    "export": {*_FILES, "--append", "--remove", "--dry-run"},
}
"""Options by which a reader writes a file: a line with one is never answered from what is kept."""


@pytest.mark.parametrize("option", ["-o a.docx", "--to docx", "--yes", "--output=a.md"])
def test_a_reader_that_writes_a_file_is_left_alone(option: str) -> None:
    assert read(f"due --notice {option}") is None


@pytest.mark.parametrize("name", READERS)
def test_the_options_are_those_of_the_command(name: str) -> None:
    command = make(name, COMMANDS[name], Command)
    options = [param for param in command.params if isinstance(param, TyperOption)]
    taking = {word for param in options if not param.is_flag for word in param.opts}
    switches = {word for param in options if param.is_flag for word in param.opts}
    of_several = {"--workspaces"}  # their answers depend on more than one workspace: none is kept
    assert READERS[name] == taking - {"--help"} - of_several - WRITING.get(name, set())
    assert SWITCHES.get(name, frozenset()) == switches - {"--help", "-h"} - WRITING.get(name, set())
