"""The hashes of the papers that prove something, where they lie in the workspace.

A paper may be of any kind, so its bytes are hashed and nothing else. No way to it leaves the
workspace or goes through a link.
"""

import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from anplan.base.errors import HistoryError
from anplan.base.message import Message, say
from anplan.files.disk.read import FLAGS
from anplan.files.disk.workspace import LINK, SPECIAL, entered
from anplan.files.git.objects import GIT, Listed
from anplan.files.git.run import Standpoint
from anplan.files.recall.doubts import doubt
from anplan.files.tree import Tree

MAX_EVIDENCE = 64 * 1024 * 1024
_PIECE = 1024 * 1024
_AT_ONCE = 256
"""So many files git is asked for in one go: their names fit on a command line."""

_REGULAR = (b"100644", b"100755")
_LINKED = b"120000"
_BY_FOLDERS = os.open in os.supports_dir_fd
_POINTER = re.compile(
    rb"version https://git-lfs\.github\.com/spec/v1\noid sha256:([0-9a-f]{64})\nsize [0-9]+\n"
)
_POINTER_BYTES = 1024

Hash = str | Message
"""A file's SHA-256, or why there is none to be compared."""

MISSING = say("there is no such file")
_OUTSIDE = say("it leads out of the workspace")
_HIDDEN = say("it leads to a hidden file or folder")
LARGE = say("the file is larger than {limit} MiB", limit=MAX_EVIDENCE // 1024 // 1024)


def hashes_of(tree: Tree, files: Iterable[str]) -> dict[str, Hash]:
    """Return the hash of each file, by its path from the workspace's folder."""
    found = {file: _refusal(file) for file in files}
    plain = [file for file, refusal in found.items() if refusal is None]
    hashed = _in_commit if tree.standpoint.commit else _in_folder
    hashes = hashed(tree.standpoint, plain) if plain else {}
    return {file: refusal or hashes.get(file, MISSING) for file, refusal in found.items()}


def _refusal(file: str) -> Message | None:
    """Return why a path is not gone; None where it may be."""
    parts = file.split("/")
    if ".." in parts:
        return _OUTSIDE
    return _HIDDEN if any(part.startswith(".") for part in parts) else None


# In the folder ------------------------------------------------------------------------------


def _in_folder(standpoint: Standpoint, files: Iterable[str]) -> dict[str, Hash]:
    doubt("files beside the workspace's own folders were read")
    return {file: _on_disk(standpoint.folder, file) for file in files}


def _on_disk(root: Path, file: str) -> Hash:
    way = file.split("/")
    try:
        if any(root.joinpath(*way[:count]).is_symlink() for count in range(1, len(way) + 1)):
            return LINK
        with _opened(root, way) as handle:
            return _hash_of(handle)
    except (FileNotFoundError, NotADirectoryError):
        return MISSING
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return say("the file cannot be read: {reason}", reason=reason)


@contextmanager
def _opened(root: Path, way: list[str]) -> Iterator[int]:
    """Open a file; no step of the way is a link, even one made a moment ago."""
    if _BY_FOLDERS:
        with entered(root, way[:-1]) as folder:
            handle = os.open(way[-1], FLAGS, dir_fd=folder)
    else:
        handle = os.open(root.joinpath(*way), FLAGS)
    try:
        yield handle
    finally:
        os.close(handle)


def _hash_of(handle: int) -> Hash:
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        return SPECIAL
    if status.st_size > MAX_EVIDENCE:
        return LARGE
    return _digest(_pieces(handle))


def _pieces(handle: int) -> Iterator[bytes]:
    """Yield a file's bytes; of one that grows meanwhile no more than is read of any."""
    rest = MAX_EVIDENCE
    while rest > 0 and (piece := os.read(handle, min(rest, _PIECE))):
        rest -= len(piece)
        yield piece


# In a commit --------------------------------------------------------------------------------


def _in_commit(standpoint: Standpoint, files: Iterable[str]) -> dict[str, Hash]:
    """Hash files as a commit has them; where git refuses, each has its reason."""
    found: dict[str, Hash] = {}
    wanted = list(files)
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        try:
            found |= _listed_hashes(standpoint, some)
        except HistoryError as error:
            found |= dict.fromkeys(some, error.message)
    return found


def _listed_hashes(standpoint: Standpoint, files: Iterable[str]) -> dict[str, Hash]:
    folder, way = standpoint.folder, standpoint.way
    assert standpoint.commit is not None
    listed = list(GIT.listed(folder, standpoint.commit, [way + file for file in files]))
    found: dict[str, Hash] = {}
    wanted: dict[str, Listed] = {}
    for entry in listed:
        file = entry.path.removeprefix(way)
        if entry.mode not in _REGULAR:
            found[file] = LINK if entry.mode == _LINKED else SPECIAL
        elif entry.size > MAX_EVIDENCE:
            found[file] = LARGE
        else:
            wanted[file] = entry
    contents = GIT.contents(folder, [(entry.name, entry.size) for entry in wanted.values()])
    return found | {file: _digest((data,)) for file, data in zip(wanted, contents, strict=True)}


def _digest(pieces: Iterable[bytes]) -> str:
    """Hash a file; of a pointer of Git LFS it is the hash of the content that it stands for."""
    digest = hashlib.sha256()
    for piece in pieces:
        pointed = _POINTER.fullmatch(piece) if len(piece) <= _POINTER_BYTES else None
        if pointed is not None:
            return pointed[1].decode()
        digest.update(piece)
    return digest.hexdigest()
