"""The formats that the command line accepts are those a command has a printer for."""

import re
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path

import pytest

from anplan.commands.formats import FORMATS
from tests.program import refused, run, shown

NEEDED = {"log": ["2.4"]}
"""What a command cannot do without."""

commands = pytest.mark.parametrize(("command", "printers"), FORMATS.items())


@commands
def test_each_format_names_a_function(command: str, printers: Mapping[str, str]) -> None:
    for printer in printers.values():
        module, _, function = printer.partition(":")
        assert callable(getattr(import_module(f"anplan.commands.{module}"), function)), command


def offered(*command: str, folder: Path) -> list[str]:
    """The formats that the command line names when it refuses an unknown one."""
    message = refused(*command, "--format", "nothing", "--lang", "en", folder=folder)
    return re.findall(r"\w+", message.partition("use one of")[2].partition(".")[0])


def line_of(command: str) -> list[str]:
    """The command with what it cannot do without; of several workspaces with two of them."""
    one = command.removesuffix(" of several")
    several = [] if one == command else ["-C", "a", "-C", "b"]
    return [*one.split(), *NEEDED.get(one, []), *several]


@commands
def test_each_format_has_a_printer(
    command: str, printers: Mapping[str, str], tmp_path: Path
) -> None:
    words = line_of(command)
    accepted = [
        name
        for name in offered(*words, folder=tmp_path)
        if "no format" not in run(*words, "--format", name, "--lang", "en", folder=tmp_path).err
    ]
    assert sorted(accepted) == sorted(printers)


@commands
def test_the_help_names_the_formats(
    command: str, printers: Mapping[str, str], tmp_path: Path
) -> None:
    told = re.search(
        r"(?m)^  --format (\S+)", shown(command.split(maxsplit=1)[0], "--help", folder=tmp_path)
    )
    assert told is not None
    assert set(printers) <= {"text", *told[1].split("|")}
