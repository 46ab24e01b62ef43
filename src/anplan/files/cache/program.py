"""What tells this program from every other version of itself: none reads what another kept."""

import os
import sys

from anplan import __version__
from anplan.files.cache.folder import digest

_PACKAGE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
_TEMPLATES = (
    os.path.join(_PACKAGE, "data", "templates"),
    os.path.join(os.path.dirname(os.path.dirname(_PACKAGE)), "templates"),
)
_NO_SOURCE = ("__pycache__", "data")
_computed: list[bytes] = []


def program_digest() -> bytes:
    """Return a digest of all that decides what anplan makes of the bytes it is given.

    A file of the program is known by what Python itself knows it by, when it decides whether
    compiled code is still that of the source, and by what is new in every copy. Raise OSError
    where the program does not lie in files.
    """
    if not _computed:
        marks = [repr((__version__, sys.version, _PACKAGE))]
        for folder in (_PACKAGE, *filter(os.path.isdir, _TEMPLATES)):
            _add_marks(folder, marks)
        text = "\n".join(marks).encode("utf-8", "surrogateescape")
        _computed.append(digest(text, 32))
    return _computed[0]


def _add_marks(folder: str, marks: list[str]) -> None:
    with os.scandir(folder) as scan:
        entries = sorted(scan, key=lambda entry: entry.name)
    for entry in entries:
        if entry.is_dir():
            if entry.name not in _NO_SOURCE:
                _add_marks(entry.path, marks)
        else:
            mark = entry.stat()
            times = f"{mark.st_mtime_ns} {mark.st_ctime_ns}"
            marks.append(f"{entry.path} {mark.st_ino} {mark.st_size} {times}")
