"""Lists of a folder's files, each with the digest of its bytes, in the form that ``sha256sum -c`` reads.

They tell what a run wrote. A file is added to its list before it is written, and until the run is
over an older digest stays beside the new one: so a run that broke off leaves nothing that looks as
if somebody had changed it.
"""

import errno
import hashlib
import os
import re
import stat
from collections.abc import Iterable, Mapping

from anplan.files.disk.read import FLAGS

_LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")

Listed = Mapping[str, frozenset[str]]
"""The digests that a file may have, by its name."""


def digest_of(data: bytes) -> str:
    """Return the digest of a file's bytes."""
    return hashlib.sha256(data).hexdigest()


def digest_at(path: "os.PathLike[str] | str") -> str:
    """Return the digest of a regular file, however large; raise OSError where there is none.

    A link is not followed.
    """
    with os.fdopen(os.open(path, FLAGS), "rb") as stream:
        if not stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
        return hashlib.file_digest(stream, "sha256").hexdigest()


def line_of(name: str, digest: str) -> str:
    """Return a file's line, with its end."""
    return f"{digest}  {name}\n"


def listed(data: bytes | None) -> Listed:
    """Return what a list names; a line that is none is passed over."""
    found: dict[str, frozenset[str]] = {}
    for match in filter(None, map(_LINE.fullmatch, _lines(data or b""))):
        found[match[2]] = found.get(match[2], frozenset()) | {match[1]}
    return found


def is_list(data: bytes, names: Iterable[str]) -> bool:
    """Return whether a file is such a list, and names one of these."""
    return all(map(_LINE.fullmatch, _lines(data))) and not listed(data).keys().isdisjoint(names)


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8", "replace").splitlines()
