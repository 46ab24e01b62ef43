"""What decides, beside the files, what a command prints: the environment, the terminal, the day."""

import os
import sys
import time

_CHANGING = (b"_", b"OLDPWD", b"SHLVL")
"""Variables that a shell sets anew for every command, and that nothing here asks for."""


def surroundings() -> bytes:
    """Return all that is around a run; raise OSError where it is too odd to be sure of.

    The whole environment counts: whatever a library may ask of it is in it.
    """
    variables = sorted(pair for pair in os.environb.items() if pair[0] not in _CHANGING)
    streams = (sys.stdout, sys.stderr)
    return repr(
        (
            [os.fsencode(argument) for argument in sys.argv[1:]],
            os.getcwdb(),
            variables,
            (os.geteuid(), sys.executable, tuple(sys.flags), sys.warnoptions),
            sys.getfilesystemencoding(),
            [(stream.encoding, stream.errors, stream.line_buffering) for stream in streams],
            [_terminal(handle) for handle in range(3)],
        )
    ).encode("ascii", "backslashreplace")


def _terminal(handle: int) -> tuple[int, int] | None:
    """Return the size of the terminal that a stream is, None where it is none."""
    if not os.isatty(handle):
        return None
    try:
        size = os.get_terminal_size(handle)
    except OSError:
        return 0, 0
    return size.columns, size.lines


def moment() -> bytes:
    """Return what may change between two runs of the same command: the day, what is installed.

    Whatever is installed or removed changes a folder in which Python looks for it. git is known
    as other programs are: by its file.
    """
    marks = [time.strftime("%Y-%m-%d")]
    marks += [f"{folder} {_mark(folder)}" for folder in sys.path]
    marks += _calendar()
    marks.append(_git())
    return "\n".join(marks).encode("utf-8", "surrogateescape")


def _calendar() -> list[str]:
    """Return the marks of the calendar's files: its years are all that a package adds to an answer."""
    for folder in sys.path:
        package = os.path.join(folder, "chinese_calendar")
        try:
            names = sorted(os.listdir(package))
        except OSError:
            continue
        return [f"{name} {_mark(os.path.join(package, name))}" for name in names]
    return []


def _git() -> str:
    """Return which git would run; raise OSError where that depends on the folder it runs in."""
    for folder in os.environ["PATH"].split(os.pathsep):
        if not os.path.isabs(folder):
            raise OSError(folder)
        path = os.path.join(folder, "git")
        mark = _mark(path)
        if mark and os.access(path, os.X_OK):
            return f"{path} {mark}"
    return "no git"


def _mark(path: str) -> str:
    """Return what changes where a file or a folder is changed; nothing where there is none."""
    try:
        status = os.stat(path)
    except OSError:
        return ""
    return f"{status.st_ino} {status.st_size} {status.st_mtime_ns} {status.st_ctime_ns}"
