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
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path
from statistics import median
from typing import NamedTuple

COLUMNS, LINES = 100, 40
_turns = count(1)
_BYTES_A_UNIT = 1 if sys.platform == "darwin" else 1024


class Cost(NamedTuple):
    """What one run of a process cost."""

    seconds: float
    peak_bytes: int


def _nothing() -> None:
    """Do nothing before a run."""


class Program(NamedTuple):
    """A command line, the folder it runs in, whether it writes to a terminal, and its cache.

    ``anew``: something around each run differs that no output shows, so that the question is
    never the same. ``before`` is done before each run, and not measured. ``quiet``: what it says
    on the way is not shown.
    """

    arguments: tuple[str, ...]
    folder: Path
    terminal: bool = False
    cache: str = "off"
    anew: bool = False
    before: Callable[[], object] = _nothing
    quiet: bool = False


def run(program: Program) -> Cost:
    """Run a program to its end; user and system time of the child itself, and its peak."""
    program.before()
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
            program.arguments,
            cwd=program.folder,
            env=_environment(program),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL if program.quiet else None,
        )
        return process, None
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
    process = subprocess.Popen(
        program.arguments,
        cwd=program.folder,
        env=_environment(program) | {"TERM": "xterm-256color"},
        stdin=slave,
        stdout=slave,
        stderr=slave,
    )
    os.close(slave)
    return process, master


def _environment(program: Program) -> dict[str, str]:
    """Return what is around a run: whoever measures leaves no mark on what is measured."""
    unwanted = (
        "NO_COLOR",
        "FORCE_COLOR",
        "COLUMNS",
        "LINES",
        "ANPLAN_DEBUG",
        "ANPLAN_LANG",
        "PYTHONDONTWRITEBYTECODE",
        "PYTHONUNBUFFERED",
    )
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    turn = str(next(_turns)) if program.anew else "0"
    return kept | {"PYTHONUTF8": "1", "ANPLAN_CACHE": program.cache, "ANPLAN_TURN": turn}


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


def middle_peak(costs: Sequence[Cost]) -> float:
    """Return the median peak of several runs."""
    return median(cost.peak_bytes for cost in costs)
