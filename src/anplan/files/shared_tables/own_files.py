"""The files that a workspace has among the tables: parts, which are its own, and what else lies there.

What is written, moved and taken out is reached from the shared folder step by step, so that a link
anywhere below it leads nowhere else.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from anplan.files.disk.folder import open_folder, refuse_link
from anplan.files.disk.save import save_in

PART = "part-0.parquet"
_MONTH = re.compile(r"month=[0-9]{4}-[0-9]{2}")
_NOT_DATA = ("_", ".")
"""With these begin the names of what no program takes for rows."""


class There(NamedTuple):
    """The files of a workspace, by their paths in the shared folder.

    ``parts`` stand where parts do and are called so; ``strange`` is whatever else lies beside them.
    """

    parts: tuple[str, ...]
    strange: tuple[str, ...]


def files_there(folder: Path, name: str) -> There:
    """Return the files of a workspace, called ``name`` in paths; raise FileError at a link.

    A link is one only where a part would be reached through it.
    """
    parts: list[str] = []
    strange: list[str] = []
    for table in _entries(folder):
        if table.is_symlink() or not table.is_dir():
            continue
        own = table / f"workspace={name}"
        refuse_link(own)
        for path, is_part in _files_in(own) if own.is_dir() else ():
            (parts if is_part else strange).append(path.relative_to(folder).as_posix())
    return There(tuple(parts), tuple(strange))


def _files_in(own: Path) -> Iterator[tuple[Path, bool]]:
    """Yield what lies in a table's folder of a workspace, with whether each is a part."""
    for one in _entries(own):
        if one.name == PART:
            refuse_link(one)
            yield one, one.is_file()
        elif _MONTH.fullmatch(one.name):
            refuse_link(one)
            yield from _in_month(one)
        else:
            yield one, False


def _in_month(month: Path) -> Iterator[tuple[Path, bool]]:
    for one in _entries(month) if month.is_dir() else ():
        if one.name == PART:
            refuse_link(one)
        yield one, one.name == PART and one.is_file()


def _entries(folder: Path) -> list[Path]:
    there = sorted(folder.iterdir()) if folder.is_dir() else []
    return [one for one in there if not one.name.startswith(_NOT_DATA)]


def refuse_links(folder: Path, paths: Iterable[str]) -> None:
    """Raise FileError where a link stands on the way to one of these paths below a folder."""
    seen: set[Path] = set()
    for path in paths:
        step = folder
        for name in path.split("/"):
            step /= name
            if step not in seen:
                refuse_link(step)
                seen.add(step)


def put_file(folder: Path, path: str, data: bytes) -> None:
    """Write a file below the shared folder."""
    *above, name = path.split("/")
    with open_folder(folder, above, make=True) as opened:
        save_in(opened, name, data)


def move_file(folder: Path, source: str, target: str) -> None:
    """Let a file take the place of another one, both below the shared folder."""
    *source_above, source_name = source.split("/")
    *target_above, target_name = target.split("/")
    with (
        open_folder(folder, source_above) as giving,
        open_folder(folder, target_above, make=True) as taking,
    ):
        taking.take(target_name, giving, source_name)
        taking.sync()


def remove_file(folder: Path, path: str) -> None:
    """Take a file out, and the folders above it that are empty now, but for that of the table."""
    *above, name = path.split("/")
    with open_folder(folder, above) as opened:
        opened.remove(name)
    for count in range(len(above), 1, -1):
        with open_folder(folder, above[: count - 1]) as opened:
            if not opened.remove_empty(above[count - 1]):
                return
