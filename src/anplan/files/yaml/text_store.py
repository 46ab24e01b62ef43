"""The texts of a workspace's files: known by their digests, read again when they are asked for.

Keeping every text would cost as much memory as the models made of them.
"""

import codecs
from collections.abc import Iterator, Mapping

from anplan.base.errors import FileError
from anplan.base.message import say
from anplan.files.cache.folder import digest
from anplan.files.recall.doubts import doubt
from anplan.files.tree import Tree
from anplan.files.yaml.comments import WORD, may_speak
from anplan.files.yaml.decode import decode

DIGEST_BYTES = 32
_sha256_of: dict[bytes, bytes] = {}
"""The SHA-256 of texts by their own digests: states of one history share most of their texts."""


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
        self._digests[file] = text_digest(text)
        if may_speak(text):
            self.speaking.add(file)

    def add_bytes(self, file: str, data: bytes, known: bytes) -> None:
        """Remember that a file was read with these bytes, which are UTF-8 with this digest."""
        plain = b"\r" not in data and not data.startswith(codecs.BOM_UTF8)
        self._digests[file] = known if plain else text_digest(decode(data, file)[0])
        if WORD in data.lower():
            self.speaking.add(file)

    def digest(self, file: str) -> bytes:
        """Return a digest of a file's text, the same whatever its line ends are."""
        return self._digests[file]

    def is_as_read(self, file: str, data: bytes | None) -> bool:
        """Return whether a file's bytes, None where it is not there, say what was read of it."""
        known = self._digests.get(file)
        if known is None or data is None:
            return known is None and data is None
        text, problem = decode(data, file)
        return problem is None and text_digest(text) == known

    def sha256(self, file: str) -> bytes:
        """Return the SHA-256 of a file's text, the same whatever its line ends are.

        Raise FileError where the file is no longer what it was when it was read.
        """
        from hashlib import sha256

        known = self._digests[file]
        if known not in _sha256_of:
            try:
                text = self[file]
            except KeyError:
                raise FileError(
                    say("{file} changed while it was read", file=file), say("Run the command again")
                ) from None
            _sha256_of[known] = sha256(_plain(text)).digest()
        return _sha256_of[known]

    def __getitem__(self, file: str) -> str:
        """Read a file again; raise KeyError where it is not what it was."""
        expected = self._digests[file]
        try:
            text, problem = decode(self._tree.read(file), file)
        except (OSError, ValueError):
            raise _changed(file) from None
        if problem is not None or text_digest(text) != expected:
            raise _changed(file)
        return text

    def __contains__(self, file: object) -> bool:
        """Return whether a file was read, without reading it again."""
        return file in self._digests

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the files."""
        return iter(self._digests)

    def __len__(self) -> int:
        """Count the files."""
        return len(self._digests)


class DraftedTexts(Mapping[str, str]):
    """Texts that are about to be written, over those that were read."""

    def __init__(self, drafts: Mapping[str, str], read: Texts) -> None:
        """Lay drafts over what was read."""
        self._drafts = drafts
        self._read = read

    @property
    def speaking(self) -> set[str]:
        """Return those that may have a remark to anplan."""
        return {*self._drafts, *self._read.speaking}

    def __getitem__(self, file: str) -> str:
        """Return a draft, or read a file again; raise KeyError where it is not what it was."""
        return self._drafts[file] if file in self._drafts else self._read[file]

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the files."""
        return iter({**dict.fromkeys(self._read), **dict.fromkeys(self._drafts)})

    def __len__(self) -> int:
        """Count the files."""
        return len({*self._read, *self._drafts})


class TextsAlong(Mapping[str, str]):
    """The texts of a workspace, and those of others by the ways to them: ``../b/units/a/2025-05.yaml``."""

    def __init__(self, own: Mapping[str, str], beside: Mapping[str, Mapping[str, str]]) -> None:
        """Take the texts; a longer way comes before one that it begins with."""
        self._own = own
        self._beside = dict(sorted(beside.items(), key=lambda pair: len(pair[0]), reverse=True))

    def __getitem__(self, file: str) -> str:
        """Return the text of a file; raise KeyError where it is not there."""
        for way, texts in self._beside.items():
            if file.startswith(f"{way}/"):
                return texts[file.removeprefix(f"{way}/")]
        return self._own[file]

    def __iter__(self) -> Iterator[str]:
        """Yield the names of the files, the workspace's own first."""
        yield from self._own
        for way, texts in self._beside.items():
            yield from (f"{way}/{file}" for file in texts)

    def __len__(self) -> int:
        """Count the files."""
        return len(self._own) + sum(map(len, self._beside.values()))


def text_digest(text: str) -> bytes:
    """Return a digest of a text, the same whatever its line ends are."""
    return data_digest(_plain(text))


def data_digest(data: bytes) -> bytes:
    """Return a digest of bytes: that of their text where they are plain UTF-8."""
    return digest(data, DIGEST_BYTES)


def _plain(text: str) -> bytes:
    return text.replace("\r\n", "\n").encode()


def _changed(file: str) -> KeyError:
    doubt("a file is not what it was")
    return KeyError(file)
