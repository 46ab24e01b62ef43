"""The file that lists an office's workspaces."""

import re
from pathlib import Path

from anplan.base.errors import FileError
from anplan.base.message import say
from anplan.base.problem import Problem
from anplan.base.spelling import shown
from anplan.files.disk.read import read_bytes
from anplan.files.disk.workspace import unreadable
from anplan.files.disk.workspaces_below import holds_a_plan
from anplan.files.yaml.decode import decode

_LIMIT = 16_000_000
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
    holding = [one for one in start.glob(pattern) if holds_a_plan(one)]
    return sorted(holding) or [path]
