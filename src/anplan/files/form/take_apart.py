"""Spreadsheets taken apart by a process of its own: some of them end the one that does it."""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_PROGRAM = Path(__file__).with_name("cells.py")
_SECONDS = 10

Cells = list[tuple[str, list[list[Any]]]]
"""The sheets of a file by their names, each as rows of cells."""


def take_apart(files: Sequence[bytes]) -> list[Cells | None]:
    """Return the cells of each file; None for one at which the process ended early.

    One process reads them all; where it ends, another goes on with the next file.
    """
    taken: list[Cells | None] = []
    while len(taken) < len(files):
        rest = files[len(taken) :]
        cells = _cells_until_it_ends(rest)
        taken += cells
        if len(cells) < len(rest):
            taken.append(None)
    return taken


def _cells_until_it_ends(files: Sequence[bytes]) -> list[Cells]:
    """Return what one process writes about the files, in their order, until it ends."""
    framed = b"".join(len(data).to_bytes(8) + data for data in files)
    try:
        output = subprocess.run(
            [sys.executable, "-P", str(_PROGRAM)],
            input=framed,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        ).stdout
    except subprocess.TimeoutExpired as error:
        output = error.stdout or b""
    except OSError:
        output = b""
    whole_lines = output[: output.rfind(b"\n") + 1]
    return [json.loads(line) for line in whole_lines.splitlines()]
