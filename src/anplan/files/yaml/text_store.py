"""The texts of a workspace's files: known by their digests, read again when they are asked for.

Keeping every text would cost as much memory as the models made of them.
"""

import codecs
import hashlib
from collections.abc import Iterator, Mapping

from anplan.files.tree import Tree
from anplan.files.yaml.comments import WORD, may_speak
from anplan.files.yaml.decode import decode


class Texts(Mapping[str, str]):
    """The files that were read, by name; a file that changed since is no longer known.

    ``speaking`` are those that may have a remark to anplan.
    """

    def __init__(self, tree: Tree) -> None:
        """Begin with no file."""
        self._tree = tree
        self._digests: dict[str, bytes] = {}
        self.speaking: set[str] = set()

    def add(self, file: str, text: str) -> None:
        """Remember that a file was read with this text."""
        self._digests[file] = _digest(text)
        if may_speak(text):
            self.speaking.add(file)

    def add_bytes(self, file: str, data: bytes, digest: bytes) -> None:
        """Remember that a file was read with these bytes, which are UTF-8 with this SHA-256."""
        plain = b"\r" not in data and not data.startswith(codecs.BOM_UTF8)
        self._digests[file] = digest if plain else _digest(decode(data, file)[0])
        if WORD in data.lower():
            self.speaking.add(file)

    def digest(self, file: str) -> bytes:
        """Return the SHA-256 of a file's text, the same whatever its line ends are."""
        return self._digests[file]

    def __getitem__(self, file: str) -> str:
        """Read a file again; raise KeyError where it is not what it was."""
        expected = self._digests[file]
        try:
            text, problem = decode(self._tree.read(file), file)
        except (OSError, ValueError):
            raise KeyError(file) from None
        if problem is not None or _digest(text) != expected:
            raise KeyError(file)
        return text

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the files."""
        return iter(self._digests)

    def __len__(self) -> int:
        """Count the files."""
        return len(self._digests)


def _digest(text: str) -> bytes:
    return hashlib.sha256(text.replace("\r\n", "\n").encode()).digest()
