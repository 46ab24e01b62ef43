"""Runs the installed program in a controlled environment, piped or on a terminal of its own."""

import os
import re
import select
import signal
import struct
import subprocess
import sys
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.warm import Server

PROGRAM = (sys.executable, "-m", "anplan")
SILENCE = 20
"""Seconds after which a program on a terminal is waiting for what nobody will type."""
_DROPPED = re.compile(
    r"_?ANPLAN|CLICOLOR|COLUMNS$|FORCE_COLOR|GIT_|LANG|LC_|LINES$|NO_COLOR|PYTHON|TERM|TTY_|TZ$"
)

_SAYS_HOW_PYTHON_STARTS = re.compile(r"LANG$|LC_|PATH$|PYTHON|TERM$")
starts_anew = False
"""Whether every run starts a Python of its own; see ``_starts_anew`` in conftest.py."""


class Done(NamedTuple):
    """What a run left behind."""

    code: int
    out: str
    err: str


def environment(**changes: str) -> dict[str, str]:
    """Return an environment where only what a test says decides how the program speaks."""
    kept = {key: value for key, value in os.environ.items() if not _DROPPED.match(key)}
    return {**kept, "LANG": "C.UTF-8", "ANPLAN_CACHE": "off", **changes}


def run_bytes(*arguments: str, folder: Path, **changes: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program and give its output as it is.

    It is forked off a Python that has imported it, unless a test says what Python starts with, or
    coverage counts every line.
    """
    if _may_be_warm(changes):
        done = _server().run(arguments, folder, environment(**changes))
        if done is not None:
            return done
    return run_anew(*arguments, folder=folder, **changes)


def _may_be_warm(changes: Mapping[str, str]) -> bool:
    return (
        hasattr(os, "fork")
        and not starts_anew
        and not any(map(_SAYS_HOW_PYTHON_STARTS.match, changes))
        and not any(name.startswith("COVERAGE_") for name in os.environ)
    )


@cache
def _server() -> Server:
    return Server(environment())


def run_anew(*arguments: str, folder: Path, **changes: str) -> subprocess.CompletedProcess[bytes]:
    """Run the program in a Python of its own, and give its output as it is."""
    return subprocess.run(
        [*PROGRAM, *arguments],
        cwd=folder,
        env=environment(**changes),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=60,
        check=False,
    )


def run(*arguments: str, folder: Path, **changes: str) -> Done:
    """Run the program; its output must be UTF-8."""
    done = run_bytes(*arguments, folder=folder, **changes)
    return Done(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


def shown(*arguments: str, folder: Path, **changes: str) -> str:
    """Return what a run prints that must go well and complain of nothing."""
    done = run(*arguments, folder=folder, **changes)
    assert (done.code, done.err) == (0, "")
    return done.out


def refused(*arguments: str, folder: Path, code: int = 2, **changes: str) -> str:
    """Return the one line on stderr of a run that must be refused without any output."""
    done = run(*arguments, folder=folder, **changes)
    assert (done.code, done.out) == (code, "")
    assert done.err.count("\n") == 1
    assert done.err.endswith("\n")
    return done.err.rstrip("\n")


def on_terminal(
    *arguments: str,
    folder: Path,
    columns: str = "80",
    typed: str = "",
    program: Sequence[str] = PROGRAM,
    **changes: str,
) -> Done:
    """Run the program on a pseudo-terminal of 40 lines; what it shows is all in ``out``.

    ``typed`` is all that the user types, whenever it is asked for; it is not echoed.
    """
    import fcntl  # noqa: PLC0415 - Unix alone has it
    import pty  # noqa: PLC0415 - the same
    import termios  # noqa: PLC0415 - the same

    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 40, int(columns), 0, 0))
    process = subprocess.Popen(
        [*program, *arguments],
        cwd=folder,
        env=environment(**{"TERM": "xterm-256color", **changes}),
        stdin=its,
        stdout=its,
        stderr=its,
        close_fds=True,
    )
    if typed:
        settings = termios.tcgetattr(its)
        settings[3] &= ~termios.ECHO
        termios.tcsetattr(its, termios.TCSANOW, settings)
        os.write(ours, typed.encode())
    os.close(its)
    data = b""
    while _readable(ours):
        try:
            read = os.read(ours, 65536)
        except OSError:
            break
        if not read:
            break
        data += read
    else:
        process.kill()
    os.close(ours)
    shown = data.decode("utf-8").replace("\r\n", "\n")
    code = process.wait(SILENCE)
    assert code != -signal.SIGKILL, f"asked for more than was typed:\n{shown}"
    return Done(code, shown, "")


def _readable(terminal: int) -> bool:
    """Whether something comes from a program, or its end, before it has been silent too long."""
    return bool(select.select([terminal], [], [], SILENCE)[0])


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text that stands once in a file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8", newline="\n")


def in_english(folder: Path) -> None:
    """Make a workspace's plan an English one."""
    plan = folder / "plan/plan.yaml"
    text = plan.read_text(encoding="utf-8").replace("language: zh_CN", "language: en")
    plan.write_text(text, encoding="utf-8", newline="\n")


def add(path: Path, text: str) -> None:
    """Append to a file."""
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(old + text, encoding="utf-8", newline="\n")
