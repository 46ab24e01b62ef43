"""Runs the installed program in a controlled environment, piped or on a terminal of its own."""

import os
import re
import select
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
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
    done = forked(arguments, folder, changes)
    return run_anew(*arguments, folder=folder, **changes) if done is None else done


def forked(
    arguments: Sequence[str],
    folder: Path,
    changes: Mapping[str, str],
    killed_after: float | None = None,
    traced: Sequence[str] = (),
) -> subprocess.CompletedProcess[bytes] | None:
    """Fork a run off, and perhaps kill it after so many seconds; None where it must begin anew.

    ``traced`` is the line of a strace that is to watch it.
    """
    if not _may_be_warm(changes):
        return None
    ended = _server().run(
        arguments, folder, environment(**changes), killed_after=killed_after, traced=traced
    )
    return None if ended is None else ended.done


def _may_be_warm(changes: Mapping[str, str]) -> bool:
    return can_fork() and not starts_anew and not any(map(_SAYS_HOW_PYTHON_STARTS.match, changes))


def can_fork() -> bool:
    """Whether the program may be forked off: not where coverage counts the lines of each run."""
    return hasattr(os, "fork") and not any(name.startswith("COVERAGE_") for name in os.environ)


@cache
def _server() -> Server:
    return Server(environment())


def learn(folder: Path) -> None:
    """Let forked runs find the files of a workspace read already."""
    if can_fork():
        _server().learn(folder)


def forked_in(
    surroundings: Mapping[str, str], arguments: Sequence[str], folder: Path, *, together: bool
) -> subprocess.CompletedProcess[bytes] | None:
    """Fork a run off in surroundings as they are, perhaps with stderr on stdout; else None."""
    if not _may_be_warm({}):
        return None
    ended = _server().run(arguments, folder, surroundings, together=together)
    return None if ended is None else ended.done


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


def run_without(module: str, *arguments: str, folder: Path) -> Done:
    """Run the program in English for somebody who has not installed a package."""
    hidden = (
        f"import sys; sys.modules[{module!r}] = None; sys.argv[0] = 'anplan'; "
        "from anplan.__main__ import program; sys.exit(program())"
    )
    done = subprocess.run(
        [sys.executable, "-c", hidden, *arguments],
        cwd=folder,
        env=environment(ANPLAN_LANG="en"),
        capture_output=True,
        check=False,
    )
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
    if typed:
        settings = termios.tcgetattr(its)
        settings[3] &= ~termios.ECHO
        termios.tcsetattr(its, termios.TCSANOW, settings)
        os.write(ours, typed.encode())
    surroundings = environment(**{"TERM": "xterm-256color", **changes})
    if program == PROGRAM and _may_be_warm(changes):
        awaited = _forked_on(its, arguments, folder, surroundings)
    else:
        awaited = _started_on(its, (*program, *arguments), folder, surroundings)
    data, has_ended = _shown_on(ours)
    os.close(ours)  # whoever still waits finds nobody there
    shown = data.decode("utf-8").replace("\r\n", "\n")
    code = awaited()
    assert has_ended, f"asked for more than was typed:\n{shown}"
    return Done(code, shown, "")


def _forked_on(
    terminal: int, arguments: Sequence[str], folder: Path, surroundings: Mapping[str, str]
) -> Callable[[], int]:
    """Fork a run off on a terminal, which it closes; return what waits for its exit number."""
    codes: list[int] = []

    def run_to_its_end() -> None:
        try:
            codes.append(_server().run_on(terminal, arguments, folder, surroundings))
        finally:
            os.close(terminal)

    running = threading.Thread(target=run_to_its_end)
    running.start()

    def awaited() -> int:
        running.join()
        return codes.pop()

    return awaited


def _started_on(
    terminal: int, line: Sequence[str], folder: Path, surroundings: Mapping[str, str]
) -> Callable[[], int]:
    """Start a program on a terminal, which is closed; return what waits for its exit number."""
    process = subprocess.Popen(
        line,
        cwd=folder,
        env=dict(surroundings),
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        close_fds=True,
    )
    os.close(terminal)

    def awaited() -> int:
        try:
            return process.wait(SILENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            return process.wait()

    return awaited


def _shown_on(terminal: int) -> tuple[bytes, bool]:
    """Return what a program shows, and whether it came to its end before it was silent too long."""
    data = b""
    while select.select([terminal], [], [], SILENCE)[0]:
        try:
            read = os.read(terminal, 65536)
        except OSError:
            return data, True
        if not read:
            return data, True
        data += read
    return data, False


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
