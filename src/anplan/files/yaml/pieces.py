"""A file of entries taken apart without reading it: what two versions share is read once.

A report is some keys at the margin, and lists whose entries begin with two spaces and a dash.
A piece, read by itself below its key, says what it says within its file: libyaml ends every
scalar at a line further out, and a quote or bracket that a piece leaves open is an error where
the piece ends. So a file can be read if its pieces can, and says what they say; where a piece
cannot be read, or a file is written otherwise, it has to be read whole.
"""

import re
from codecs import BOM_UTF8
from typing import NamedTuple

from anplan.files.yaml.decode import UNSEEN

_ENTRY = b"\n  - "
_AT_MARGIN = re.compile(rb"\n(?=[^ \n\r])")
_KEY = re.compile(rb"[a-z_]+:(?=[ \r\n]|\Z)")
_BARE_KEY = re.compile(rb"[a-z_]+:[\r\n]*")
_COMMENT = re.compile(rb"#[^\n]*[\r\n]*")
MOST_KNOWN = 65_536


class KeyBlock(NamedTuple):
    """A key at the margin with what belongs to it, and the entries of its list."""

    head: bytes
    entries: tuple[bytes, ...]

    @property
    def name(self) -> str:
        """Return the key."""
        return self.head.partition(b":")[0].decode("ascii")


class Stretch(NamedTuple):
    """A stretch of a file: an entry, if it begins with one, and the keys that stand behind it."""

    entry: bytes | None
    heads: tuple[bytes, ...]


_UNUSUAL = Stretch(b"", ())
"""Stands for what is written otherwise than plain."""


class Splitter:
    """Takes files apart; it knows the stretches it has seen."""

    def __init__(self) -> None:
        """Begin with nothing seen."""
        self._heads: dict[bytes, Stretch] = {}
        self._known: dict[bytes, Stretch] = {}

    def stretches(self, data: bytes) -> tuple[Stretch, ...] | None:
        """Return the stretches of a file without its comments; None where it is not plain."""
        if not data.endswith(b"\n"):
            return None
        head, *others = data.removeprefix(BOM_UTF8)[:-1].split(_ENTRY)
        stretches = [self._heads.get(head) or self._head(head)]
        stretches += [self._known.get(text) or self._stretch(text) for text in others]
        return None if _UNUSUAL in stretches else tuple(stretches)

    def _head(self, text: bytes) -> Stretch:
        if len(self._heads) >= MOST_KNOWN:
            self._heads.clear()
        self._heads[text] = stretch = _stretch(None, _AT_MARGIN.split(text))
        return stretch

    def _stretch(self, text: bytes) -> Stretch:
        if len(self._known) >= MOST_KNOWN:
            self._known.clear()
        entry, *pieces = _AT_MARGIN.split(text)
        self._known[text] = stretch = _stretch(b"  - %b\n" % entry, pieces)
        return stretch


def _stretch(entry: bytes | None, pieces: list[bytes]) -> Stretch:
    heads = []
    for piece in pieces:
        if _KEY.match(piece):
            heads.append(piece + b"\n")
        elif not _is_harmless(piece):
            return _UNUSUAL
    return Stretch(entry, tuple(heads))


def _is_harmless(piece: bytes) -> bool:
    """Return whether a piece is a comment that cannot make its file unreadable."""
    if _COMMENT.fullmatch(piece) is None:
        return False
    try:
        return UNSEEN.search((piece + b"\n").decode("utf-8")) is None
    except UnicodeDecodeError:
        return False


def sections(stretches: tuple[Stretch, ...]) -> tuple[KeyBlock, ...] | None:
    """Return the sections that stretches make; None where an entry belongs to no list."""
    blocks: list[KeyBlock] = []
    entries: list[bytes] | None = None
    for entry, heads in stretches:
        if entry is not None:
            if entries is None:
                return None
            entries.append(entry)
        for head in heads:
            if entries:
                blocks[-1] = KeyBlock(blocks[-1].head, tuple(entries))
            entries = [] if _BARE_KEY.fullmatch(head) else None
            blocks.append(KeyBlock(head, ()))
    if entries:
        blocks[-1] = KeyBlock(blocks[-1].head, tuple(entries))
    return tuple(blocks)
