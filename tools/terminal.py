"""Runs a program on a terminal: what it shows there, with an answer behind each question."""

import os
import re
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

POSSIBLE = os.name == "posix"
"""Elsewhere there is no pseudo-terminal."""

_ASKED = re.compile(r"(?:：|:|\)) $")


def on_terminal(
    command: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    *,
    columns: int = 80,
    answers: Sequence[str] | None = None,
) -> tuple[int, str]:
    """Return the exit number, and all that stands on a terminal of 40 lines.

    ``answers`` are typed one by one, each once something is asked; without them nothing can be.
    """
    import pty  # noqa: PLC0415 - Unix alone has it
    import termios  # noqa: PLC0415 - the same

    ours, its = pty.openpty()
    termios.tcsetwinsize(its, (40, columns))
    settings = termios.tcgetattr(its)
    settings[3] &= ~termios.ECHO
    termios.tcsetattr(its, termios.TCSANOW, settings)
    with subprocess.Popen(
        command,
        cwd=folder,
        env=dict(environment),
        stdin=subprocess.DEVNULL if answers is None else its,
        stdout=its,
        stderr=its,
    ) as process:
        os.close(its)
        shown = _shown(ours, None if answers is None else list(answers))
        os.close(ours)
    return process.returncode, shown


def _shown(terminal: int, answers: list[str] | None) -> str:
    """Read a terminal to its end, and type the next answer behind each question."""
    shown, raw = "", b""
    while True:
        try:
            read = os.read(terminal, 65536)
        except OSError:
            return shown
        if not read:
            return shown
        raw += read
        try:
            shown, raw = shown + raw.decode("utf-8").replace("\r\n", "\n"), b""
        except UnicodeDecodeError:
            continue
        if answers is not None and _ASKED.search(shown):
            shown += _typed(terminal, answers, shown)


def _typed(terminal: int, answers: list[str], shown: str) -> str:
    """Type the next answer; where there is none left, end what is asked and say so."""
    if not answers:
        os.write(terminal, b"\x04")
        message = f"asked for more than is typed:\n{shown}"
        raise ValueError(message)
    line = f"{answers.pop(0)}\n"
    os.write(terminal, line.encode())
    return line
