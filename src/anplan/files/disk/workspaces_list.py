"""The file that lists an office's workspaces, and the workspaces that lie below a folder."""

import os
import re
from collections.abc import Iterator
from pathlib import Path

from anplan.base.errors import FileError
from anplan.base.message import say
from anplan.base.problem import Problem
from anplan.base.spelling import shown
from anplan.files.disk.read import read_bytes
from anplan.files.disk.workspace import unreadable
from anplan.files.yaml.decode import decode
from anplan.model.paths import PLAN

_LIMIT = 16_000_000
_DEEPEST = 6
_NEVER = frozenset({"node_modules", "site-packages", "__pycache__", "venv", "lost+found"})
_WILD = frozenset("*?[")
_MOST_PARTS = 100
_REMARK = re.compile(r"(?:^|\s)#.*")


def listed_folders(file: Path) -> list[Path]:
    """Return the folders that a file lists: one a line, or a pattern for those that hold a plan.

    They are meant from the file's own folder. ``*`` stands for any part of a name, ``**`` for
    folders at any depth; a # at the beginning or behind a blank begins a remark. What leads nowhere
    is returned as it is written: whoever opens it says so. Raise FileError for a file that cannot be
    read, and for a line that is no pattern.
    """
    found: dict[Path, None] = {}
    for number, line in enumerate(_text(file).splitlines(), 1):
        said = _REMARK.sub("", line).strip().replace("\\", "/")
        if said:
            way = said.rstrip("/") or "/"
            if _is_no_way(way):
                raise _no_pattern(file, number, way)
            found.update(dict.fromkeys(_meant(file.parent, way)))
    if not found:
        raise FileError(
            say("{file} lists no workspace", file=str(file)),
            say("Write a folder, or a pattern such as plans/*, on a line of its own"),
        )
    return list(found)


def _text(file: Path) -> str:
    try:
        text, problem = decode(read_bytes(file, _LIMIT), file.name)
    except FileNotFoundError:
        raise FileError(
            say("There is no file {file}", file=str(file)),
            say("Give a text file that lists workspaces to --workspaces"),
        ) from None
    except (OSError, ValueError) as error:
        problem = unreadable(file.name, error)
    if problem is not None:
        raise _refused(file, problem)
    return text


def _is_no_way(way: str) -> bool:
    """Return whether a line can be neither a folder nor a pattern: ``**`` is a whole part of its way."""
    parts = way.split("/")
    return (
        "\0" in way
        or len(parts) > _MOST_PARTS
        or any("**" in part and part != "**" for part in parts)
    )


def _no_pattern(file: Path, number: int, way: str) -> FileError:
    return FileError(
        say(
            "{file}:{line}: not a folder or a pattern: {text}",
            file=str(file),
            line=number,
            text=shown(way),
        ),
        say("Write a folder, or a pattern such as plans/* or **/plan-*, on a line of its own"),
    )


def _refused(file: Path, problem: Problem) -> FileError:
    return FileError(say("{file}: {reason}", file=str(file), reason=problem.message), problem.hint)


def _meant(folder: Path, way: str) -> list[Path]:
    """Return the folders that a line means; the line itself where its pattern finds none."""
    path = folder / way
    if _WILD.isdisjoint(way):
        return [path]
    start = Path(path.anchor) if Path(way).is_absolute() else folder
    pattern = str(path.relative_to(start)) if Path(way).is_absolute() else way
    holding = [one for one in start.glob(pattern) if _holds_a_plan(one)]
    return sorted(holding) or [path]


def _holds_a_plan(folder: Path) -> bool:
    """Return whether a folder is a workspace; one that cannot be entered may be, and is named."""
    return os.path.isfile(folder / PLAN) or (  # noqa: PTH113 - it raises for what may not be entered
        folder.is_dir() and not os.access(folder, os.R_OK | os.X_OK)
    )


def workspaces_below(folder: Path, deepest: int = _DEEPEST) -> list[Path]:
    """Return the workspaces below a folder, a few levels deep; none within another one.

    Hidden folders, links and what package managers fill are passed over.
    """
    return sorted(_below(str(folder), deepest))


def _below(folder: str, deepest: int) -> Iterator[Path]:
    try:
        with os.scandir(folder) as entries:
            inner = [entry.path for entry in entries if _is_entered(entry)]
    except OSError:
        return
    for path in inner:
        if _holds_a_plan(Path(path)):
            yield Path(path)
        elif deepest > 1:
            yield from _below(path, deepest - 1)


def _is_entered(entry: "os.DirEntry[str]") -> bool:
    if entry.name.startswith(".") or entry.name in _NEVER:
        return False
    return entry.is_dir(follow_symlinks=False)
