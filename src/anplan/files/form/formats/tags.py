"""The XML of a sent spreadsheet, tag by tag, without a parser: nothing in it is resolved."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from anplan.files.form.inspection import cut_at_tags, damaged

_REST = rb"""(?=[\s/>])([^>"']*(?:(?:"[^"]*"|'[^']*')[^>"']*)*)>(.*)"""
_EVERY = re.compile(r"""(?:^|\s)([^\s=<>"']+)\s*=\s*(["'])(.*?)\2""", re.DOTALL | re.ASCII)
_MOST_DIGITS = 10


def whole_number(text: str) -> int | None:
    """Return the number that a text of digits is; None for any other text."""
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else None


def unescaped(text: str) -> str:
    """Return a text with its signs in place of their names."""
    if "&" not in text:
        return text
    from html import unescape

    return unescape(text)


class Tag(NamedTuple):
    """A tag with its attributes as they stand there, and the text up to the next tag."""

    name: bytes
    ends: bool
    attributes: bytes
    following: bytes

    @property
    def is_empty(self) -> bool:
        """Return whether the element ends with its first tag."""
        return self.attributes.endswith(b"/")

    @property
    def text(self) -> str:
        """Return the text that follows, with its signs in place of their names."""
        return unescaped(self.following.decode("utf-8", "replace"))

    def attribute(self, key: bytes) -> str:
        """Return an attribute, '' where it is not there; the last one counts."""
        values = _attribute(key).findall(self.attributes)
        return unescaped(values[-1][1].decode("utf-8", "replace")) if values else ""

    @property
    def every(self) -> dict[str, str]:
        """Return all attributes by their keys in one go; the last one of a key counts."""
        text = self.attributes.decode("utf-8", "replace")
        return {key: unescaped(value) for key, _, value in _EVERY.findall(text)}

    def number(self, key: bytes) -> int | None:
        """Return an attribute that is a whole number; None where it is none."""
        return whole_number(self.attribute(key))

    def has(self, key: bytes) -> bool:
        """Return whether an attribute is there."""
        return _attribute(key).search(self.attributes) is not None

    def is_on(self) -> bool:
        """Return whether a switch such as <strike/> is on; alone it is, and val="0" turns it off."""
        return self.attribute(b"val") not in ("0", "false", "none")


class Vocabulary:
    """The tags that somebody asks for: no other is looked at closer."""

    def __init__(
        self,
        names: Iterable[bytes],
        *,
        with_prefix: bool = False,
        ends_unasked: Iterable[bytes] = (),
    ) -> None:
        """Take the names; ``with_prefix`` where they come with their namespace's prefix.

        ``ends_unasked``: names whose elements' ends say nothing to the asker; half of a sheet.
        """
        self._unasked = tuple(b"/" + name + b">" for name in ends_unasked)
        prefix = b"" if with_prefix else rb"(?:[\w.-]+:)?"
        alternatives = b"|".join(re.escape(name) for name in sorted(names, reverse=True))
        start = rb"(/?)" + prefix + rb"(" + alternatives + rb")"
        self._start = re.compile(start + rb"(?=[\s/>])")
        self._whole = re.compile(start + _REST, re.DOTALL)

    def tags(self, name: str, part: bytes) -> Iterator[Tag]:
        """Yield the tags of a part of the file; raise FileError where one is not whole."""
        whole, start = self._whole.match, self._start.match
        for piece in cut_at_tags(name, part):
            if piece.startswith(self._unasked):
                continue
            match = whole(piece)
            if match is not None:
                ends, tag, attributes, following = match.groups()
                yield Tag(tag, bool(ends), attributes, following)
            elif start(piece):
                raise damaged(name)


@lru_cache(maxsize=64)
def _attribute(key: bytes) -> re.Pattern[bytes]:
    return re.compile(rb"(?:^|\s)" + key + rb"""\s*=\s*(["'])(.*?)\1""", re.DOTALL)
