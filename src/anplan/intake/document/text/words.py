"""Words of a document with their place in it, and the spelling in which grammars compare them.

A grammar looks at the folded text and cuts what it finds out of the text itself: folding changes
signs one by one, so that a place in the one is the same place in the other.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import NamedTuple

from anplan.intake.document.text.traditional import SIMPLIFIED

_SHORT = 200
"""Texts up to this length are folded once: a document says them again and again."""
_DASHES = "‐‑‒–—―−﹣－─"
_TILDES = "～〜∼"
_BRACKETS = {"〈": "<", "〉": ">", "﹙": "(", "﹚": ")", "「": "“", "」": "”", "『": "‘", "』": "’"}
_OTHER_SIGNS = {"．": ".", "﹒": ".", "·": "·", "•": "•", "︰": ":", "∶": ":", "＂": '"', "\t": " "}
_KEPT = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳²³㎡"


class _Folding(dict[int, int]):
    """A table for ``str.translate`` that works out a sign when it is first met."""

    def __missing__(self, code: int) -> int:
        sign = chr(code)
        if sign in _KEPT:
            folded = sign
        elif sign.isspace():
            folded = sign if sign == "\n" else " "
        else:
            plain = unicodedata.normalize("NFKC", sign)
            folded = plain if len(plain) == 1 else sign
        self[code] = ord(folded)
        return self[code]


_FOLDING = _Folding(
    {ord(sign): ord("-") for sign in _DASHES}
    | {ord(sign): ord("~") for sign in _TILDES}
    | {ord(sign): ord(plain) for sign, plain in _BRACKETS.items()}
    | {ord(sign): ord(plain) for sign, plain in _OTHER_SIGNS.items()}
    | {ord(sign): ord(plain) for sign, plain in SIMPLIFIED.items()}
)


def fold(text: str) -> str:
    """Return a text of the same length in half width, simplified, with one sort of dash."""
    return _folded(text) if len(text) <= _SHORT else text.translate(_FOLDING)


@lru_cache(maxsize=16384)
def _folded(text: str) -> str:
    return text.translate(_FOLDING)


class Words(NamedTuple):
    """Words as the document has them, and the offset at which they begin in its text."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """Return where they end."""
        return self.start + len(self.text)

    @property
    def folded(self) -> str:
        """Return them as grammars compare them."""
        return fold(self.text)

    @property
    def condensed(self) -> str:
        """Return them without white space: Chinese needs none, and layout breaks it anywhere."""
        return condensed(self.text)

    def part(self, first: int, last: int | None = None) -> "Words":
        """Return the words between two places of them, without the blanks around."""
        text = self.text[first:last]
        left = len(text) - len(text.lstrip())
        return Words(text.strip(), self.start + first + left)

    def stripped(self, signs: str) -> "Words":
        """Return them without these signs, and blanks, at both ends."""
        signs += " \t\n\u3000\xa0"
        left = len(self.text) - len(self.text.lstrip(signs))
        return Words(self.text.strip(signs), self.start + left)


_BETWEEN_LETTERS = r"(?<=[A-Za-z0-9.,;:%)&])\s+(?=[A-Za-z0-9(£€$&])"


def condensed(text: str) -> str:
    """Return a text without white space but for one blank between Latin words."""
    if not any(sign.isspace() for sign in text):
        return text
    kept = re.sub(_BETWEEN_LETTERS, "\0", text.strip())
    return "".join(kept.split()).replace("\0", " ")


class Source:
    """The document's text, in which every value has its place."""

    def __init__(self, text: str) -> None:
        """Keep the text."""
        self.text = text

    @cached_property
    def _line_starts(self) -> list[int]:
        starts = [0]
        place = self.text.find("\n")
        while place >= 0:
            starts.append(place + 1)
            place = self.text.find("\n", place + 1)
        return starts

    def line(self, offset: int) -> int:
        """Return the line of an offset, counted from 1."""
        return bisect_right(self._line_starts, offset)


class Places:
    """The places of a text that some words cover, each once."""

    def __init__(self, words: Iterable[Words]) -> None:
        """Join what overlaps."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._before: list[int] = [0]
        for start, end in sorted((one.start, one.end) for one in words):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
                self._before[-1] = self._before[-2] + self._ends[-1] - self._starts[-1]
            else:
                self._starts.append(start)
                self._ends.append(end)
                self._before.append(self._before[-1] + end - start)

    def has(self, place: int) -> bool:
        """Return whether a place is covered."""
        at = bisect_right(self._starts, place) - 1
        return at >= 0 and place < self._ends[at]

    def within(self, start: int, end: int) -> int:
        """Return how many places between two are covered."""
        return self._up_to(end) - self._up_to(start)

    def _up_to(self, place: int) -> int:
        at = bisect_right(self._starts, place) - 1
        if at < 0:
            return 0
        return self._before[at] + min(place, self._ends[at]) - self._starts[at]
