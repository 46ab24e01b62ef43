"""The files of a folder of returns: each is read or named, whatever it is called."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from anplan.base.errors import FileError
from anplan.base.message import say
from anplan.files.form.read import SentFile

MAX_DEPTH = 8
MAX_FILES = 2_000
_OWN_OF_PROGRAMS = ("~$", ".~", "._")
"""Beginnings of the names of files that programs keep beside an open or a copied one."""

_OWN_NAMES = frozenset({"thumbs.db", "desktop.ini", "__macosx"})
_FORM_SUFFIXES = frozenset({".xlsx", ".xls", ".ods", ".et", ".xlsm"})
_OF_THE_SYSTEM = frozenset({*_OWN_NAMES, ".ds_store"})
"""What lies in a folder without anybody's doing, so that nobody has to be told."""


class PassedOver(NamedTuple):
    """A hidden file or the lock of an open one: no form, and yet somebody may look for it."""

    name: str


def gather(folder: Path) -> Iterator[SentFile | PassedOver | FileError]:
    """Yield the files of a folder and of those in it, by their names, or why one is not read.

    What programs keep there for themselves, lock files and hidden ones, is passed over by name.
    """
    for count, entry in enumerate(_walk(folder, "", 0)):
        if count >= MAX_FILES:
            yield FileError(
                say("{folder} holds more than {count} files", folder=folder.name, count=MAX_FILES),
                say("Put the returned forms into a folder of their own"),
            )
            return
        yield entry


def _walk(folder: Path, above: str, depth: int) -> Iterator[SentFile | PassedOver | FileError]:
    try:
        inside = sorted(folder.iterdir())
    except OSError as error:
        reason = error.strerror or str(error)
        name = above.rstrip("/") or folder.name
        yield FileError(say("{file} cannot be read: {reason}", file=name, reason=reason))
        return
    for path in inside:
        name = above + path.name
        if path.name.lower() in _OF_THE_SYSTEM:
            continue
        if _is_passed_over(path):
            yield PassedOver(name)
        elif not path.is_dir():
            yield SentFile(path, name)
        elif path.is_symlink():
            yield FileError(say("{folder} is a link to a folder, not followed", folder=name))
        elif depth >= MAX_DEPTH:
            yield FileError(say("{folder} lies too deep, not looked into", folder=name))
        else:
            yield from _walk(path, f"{name}/", depth + 1)


def _is_passed_over(path: Path) -> bool:
    if path.name.startswith(_OWN_OF_PROGRAMS):
        return True
    return path.name.startswith(".") and path.name.lower() not in _FORM_SUFFIXES
