"""The formats that the command line accepts are those a command has a printer for."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from anplan.commands.ask import diff, due, export, log, status
from anplan.commands.check import check
from anplan.commands.start import doctor
from tests.program import refused, run, shown

PRINTERS = {
    ("status",): status.PRINTERS,
    ("due",): due.PRINTERS,
    ("due", "--remind"): due.REMINDERS,
    ("due", "--notice"): due.NOTICES,
    ("diff",): diff.PRINTERS,
    ("log", "2.4"): log.PRINTERS,
    ("export",): export.PRINTERS,
    ("check",): check.PRINTERS,
    ("doctor",): doctor.PRINTERS,
}
commands = pytest.mark.parametrize(("command", "printers"), PRINTERS.items(), ids=" ".join)


def offered(*command: str, folder: Path) -> list[str]:
    """The formats that the command line names when it refuses an unknown one."""
    message = refused(*command, "--format", "nothing", "--lang", "en", folder=folder)
    return re.findall(r"\w+", message.partition("use one of")[2].partition(".")[0])


@commands
def test_each_format_has_a_printer(
    command: tuple[str, ...], printers: Mapping[str, Any], tmp_path: Path
) -> None:
    accepted = [
        name
        for name in offered(*command, folder=tmp_path)
        if "no format" not in run(*command, "--format", name, "--lang", "en", folder=tmp_path).err
    ]
    assert sorted(accepted) == sorted(printers)


@commands
def test_the_help_names_the_formats(
    command: tuple[str, ...], printers: Mapping[str, Any], tmp_path: Path
) -> None:
    told = re.search(r"(?m)^  --format (\S+)", shown(command[0], "--help", folder=tmp_path))
    assert told is not None
    assert set(printers) <= {"text", *told[1].split("|")}
