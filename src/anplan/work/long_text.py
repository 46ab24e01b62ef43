"""Where a long text comes from: the line itself, a file, stdin, or the editor."""

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

from anplan.base.errors import FileError, UsageError
from anplan.base.message import say
from anplan.files.disk.read import read_bytes
from anplan.files.yaml.decode import decode
from anplan.work.console import Console, typed_text
from anplan.work.session import Session

_LINE_END = re.compile(r"\r\n?|\n")
"""No other sign ends a line: what cannot be seen is not dropped, but named and refused."""


def given_text(session: Session, text: str | None, file: str | None) -> str:
    """Return the text that was typed, without blank lines around it and blanks at line ends."""
    if text is not None and file is not None:
        raise UsageError(say("Give the text or --file, not both"))
    if text == "-" or file == "-":
        typed = typed_text(sys.stdin.buffer.read())
    elif file is not None:
        typed = _read(session.folder / file)
    elif text is not None:
        typed = text
    else:
        typed = _edited(session.console)
    tidy = "\n".join(line.rstrip() for line in _LINE_END.split(typed.strip()))
    if not tidy:
        raise UsageError(say("The text is empty"), say("Give it, or --file, or - for stdin"))
    return tidy


def _read(path: Path) -> str:
    try:
        data = read_bytes(path)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise FileError(
            say("{file} cannot be read: {reason}", file=str(path), reason=reason)
        ) from error
    text, problem = decode(data, path.name)
    if problem is not None:
        raise FileError(problem.message, problem.hint)
    return text


def _edited(console: Console) -> str:
    """Let the user write in the editor that the environment names."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not console.asks or not editor:
        raise UsageError(
            say("The text is missing"), say("Give it, or --file, or - for stdin; or set EDITOR")
        )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "anplan.txt"
        path.write_text("", encoding="utf-8")
        done = subprocess.run([*shlex.split(editor), str(path)], check=False)
        if done.returncode != 0:
            raise UsageError(say("The editor ended with an error; nothing was written"))
        return _read(path)
