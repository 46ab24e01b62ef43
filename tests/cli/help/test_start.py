"""Starting up: what is asked for --version and --help pays for nothing else."""

import subprocess
import sys
from pathlib import Path

import pytest

from anplan import __version__
from tests.program import environment, shown

DEAR = ("pydantic", "jinja2", "git", "rich", "yaml", "subprocess")
TYPER = ("typer", "inspect", "dataclasses", "pathlib", "gettext", "decimal")


def loaded(*arguments: str, folder: Path, **changes: str) -> set[str]:
    """Return the modules a run has loaded at its end."""
    script = (
        "import sys\n"
        "from anplan.__main__ import main\n"
        f"sys.argv = ['anplan', *{list(arguments)!r}]\n"
        "main()\n"
        "sys.stderr.write(' '.join(sys.modules))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=folder,
        env=environment(**changes),
        capture_output=True,
        check=True,
    )
    return set(done.stderr.decode().split())


@pytest.mark.parametrize(
    ("arguments", "dear"),
    [
        (["--version"], (*DEAR, "typer", "anplan.cli")),
        ([], (*DEAR, *TYPER)),
        (["--help"], (*DEAR, *TYPER)),
        (["--lang", "en", "-h", "status"], (*DEAR, *TYPER)),
        (["--help", "--version"], (*DEAR, *TYPER)),
        (["statsu"], (*DEAR, *TYPER)),
        (["status", "--help"], DEAR[:5]),
        (["record", "reading", "--help"], DEAR[:5]),
        (["completion", "bash"], DEAR[:4]),
    ],
)
def test_what_is_cheap_stays_cheap(
    sample: Path, arguments: list[str], dear: tuple[str, ...]
) -> None:
    assert loaded(*arguments, folder=sample) & set(dear) == set()


@pytest.mark.parametrize(
    ("arguments", "module"),
    [
        (["status", "--help"], "ask"),
        (["check", "--help"], "check"),
        (["record", "--help"], "record"),
        (["record", "reading", "--help"], "record"),
        (["decide", "close", "--help"], "decide"),
    ],
)
def test_no_other_command_is_made(sample: Path, arguments: list[str], module: str) -> None:
    modules = loaded(*arguments, folder=sample)
    commands = {"ask", "check", "decide", "record", "start", "write"}
    assert {name for name in commands if f"anplan.cli.{name}" in modules} == {module}


def test_a_piped_status_needs_no_rich_and_no_jinja(sample: Path) -> None:
    assert loaded("status", folder=sample) & {"rich.console", "jinja2"} == set()


@pytest.mark.parametrize("command", ["status", "check", "due"])
def test_no_yaml_is_loaded_where_all_files_are_known(
    command: str, sample: Path, tmp_path: Path
) -> None:
    turns = [
        loaded(command, folder=sample, ANPLAN_CACHE=str(tmp_path), ANPLAN_TURN=turn)
        for turn in ("1", "2")
    ]
    assert ["yaml" in modules for modules in turns] == [True, False]


def test_version(tmp_path: Path) -> None:
    assert shown("--version", folder=tmp_path) == f"anplan {__version__}\n"
    assert shown("--lang", "en", "--version", folder=tmp_path) == f"anplan {__version__}\n"
