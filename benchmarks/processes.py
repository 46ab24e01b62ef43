"""Runs whole processes and tells their CPU time and peak memory, in turns: A B A B."""

import errno
import fcntl
import os
import pty
import resource
import struct
import subprocess
import sys
import termios
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

COLUMNS, LINES = 100, 40
_BYTES_A_UNIT = 1 if sys.platform == "darwin" else 1024


class Cost(NamedTuple):
    """What one run of a process cost."""

    seconds: float
    peak_bytes: int


class Program(NamedTuple):
    """A command line, the folder it runs in, whether it writes to a terminal, and its cache."""

    arguments: tuple[str, ...]
    folder: Path
    terminal: bool = False
    cache: str = "off"


def run(program: Program) -> Cost:
    """Run a program to its end; user and system time of the child itself, and its peak."""
    process, master = _start(program)
    if master is not None:
        _drain(master)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(program.arguments)} in {program.folder}: {process.returncode}")
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss * _BYTES_A_UNIT)


def _start(program: Program) -> tuple["subprocess.Popen[bytes]", int | None]:
    if not program.terminal:
        process = subprocess.Popen(
            program.arguments, cwd=program.folder, env=_environment(program.cache),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        return process, None
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    process = subprocess.Popen(
        program.arguments, cwd=program.folder, env=_environment(program.cache) | {"TERM": "xterm-256color"},
        stdin=slave, stdout=slave, stderr=slave,
    )  # fmt: skip
    os.close(slave)
    return process, master


def _environment(cache: str) -> dict[str, str]:
    unwanted = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "ANPLAN_DEBUG", "ANPLAN_LANG")
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    return kept | {"PYTHONUTF8": "1", "ANPLAN_CACHE": cache}


def _drain(master: int) -> None:
    """Read what is written to a terminal until its last writer is gone."""
    try:
        while os.read(master, 65536):
            pass
    except OSError as error:
        if error.errno != errno.EIO:
            raise
    finally:
        os.close(master)


def in_turns(programs: Sequence[Program], runs: int) -> list[list[Cost]]:
    """Run each program so many times, in turns, after one run that does not count."""
    for program in programs:
        run(program)
    told: list[list[Cost]] = [[] for _ in programs]
    for _ in range(runs):
        for place, program in enumerate(programs):
            told[place].append(run(program))
    return told


def peaks_are_theirs(told: Sequence[Sequence[Cost]]) -> bool:
    """Return whether every peak is the child's: a child begins with its parent's own."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _BYTES_A_UNIT
    return all(cost.peak_bytes > own for costs in told for cost in costs)


def middle_seconds(costs: Sequence[Cost]) -> float:
    """Return the median CPU time of several runs."""
    return median(cost.seconds for cost in costs)


def middle_difference(costs: Sequence[Cost], lesser: Sequence[Cost]) -> tuple[float, float]:
    """Return the median seconds and bytes by which runs cost more than those beside them."""
    pairs = list(zip(costs, lesser, strict=True))
    return (
        median(one.seconds - other.seconds for one, other in pairs),
        median(one.peak_bytes - other.peak_bytes for one, other in pairs),
    )
