"""The commits of files that one commit brought and none has touched since: most reports are such.

Every line of such a file is that commit's. One list of changes tells it of all files at once, where
asking for a line costs a child of git for each.
"""

import hashlib
from collections.abc import Mapping, Sequence
from datetime import timezone

from anplan.base.commit import Commit
from anplan.files.git.run import Standpoint
from anplan.files.git.touches import ABSENT, Touches

_SHA1 = 40


def single_commits(
    at: Standpoint, paths: Sequence[str], texts: Mapping[str, str], zone: timezone
) -> Mapping[str, Commit]:
    """Return the commits by files; a file that is another one now than it was committed is left out."""
    found: dict[str, tuple[Commit, bytes]] = {}
    touched: set[str] = set()
    for touch in Touches(at, paths, zone):
        was_there = any(mode != ABSENT for mode in touch.modes[:-1])
        if touch.file in touched or was_there:
            found.pop(touch.file, None)
        else:
            found[touch.file] = touch.commit, touch.names[-1]
        touched.add(touch.file)

    def is_as_committed(file: str, name: bytes) -> bool:
        text = texts.get(file)  # None, too, where the file changed since it was read
        return text is not None and _name(text, len(name)) == name

    return {file: commit for file, (commit, name) in found.items() if is_as_committed(file, name)}


def _name(text: str, length: int) -> bytes:
    """Return how git names what a file holds, in a repository whose names are so long."""
    data = text.encode("utf-8")
    digest = hashlib.sha1(usedforsecurity=False) if length == _SHA1 else hashlib.sha256()
    digest.update(b"blob %d\0" % len(data) + data)
    return digest.hexdigest().encode("ascii")
