"""Ids made of titles: the first letters of Chinese syllables, English words as they are."""

import re
from collections.abc import Iterable
from functools import lru_cache

from anplan.base.period import is_period
from anplan.model.types.ids import is_id

_PLACES = re.compile(r"^(?:[市区县省州旗]|全[市区县省]|本[市区县省])(?=[^人政委府])")
_LITTLE = frozenset(
    ["the", "and", "of", "for", "to", "a", "an", "in", "on", "with", "by", "or", "at"]
)
_BEGINNING = re.compile(r"(?:[\W\d_]*[^\W\d_]){0,16}")
"""So many letters as an id takes, and a few more: how a sign is read may depend on the next."""
_LONGEST, _MOST_WORDS, _LONGEST_OF_WORDS = 12, 4, 40


class Ids:
    """Gives ids and remembers which are taken."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        """Begin with the ids that others have."""
        self.taken = set(taken)
        self._last: dict[str, int] = {}

    def of(self, title: str, fallback: str) -> str:
        """Return a new id for a title; of one without letters the fallback with a number."""
        stem = latin_id(title) or fallback
        while True:
            number = self._last[stem] = self._last.get(stem, 0) + 1
            name = stem if number == 1 else f"{stem}-{number}"
            if self._is_free(name):
                return self.kept(name)

    def kept(self, name: str) -> str:
        """Return an id and remember that it is taken."""
        self.taken.add(name)
        return name

    def _is_free(self, name: str) -> bool:
        return name not in self.taken and is_id(name) and not is_period(name.upper())


def spelt(title: str) -> str:
    """Return the id that means the same as an English title wherever people type it."""
    return "-".join(re.findall(r"[a-z0-9]+", title.lower())) if title.isascii() else ""


def latin_id(title: str) -> str:
    """Return an id for a title, of a few letters; empty where it has none."""
    return _of_english(title) if title.isascii() else _of_chinese(title)


def _of_english(title: str) -> str:
    words = [word for word in re.findall(r"[a-z0-9]+", title.lower()) if word not in _LITTLE]
    return "-".join(words[:_MOST_WORDS])[:_LONGEST_OF_WORDS].rstrip("-")


@lru_cache(maxsize=8192)  # the same sentence stands below many tasks
def _of_chinese(title: str) -> str:
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415  # large, and for new names alone

    beginning = _BEGINNING.match(_PLACES.sub("", title)[: 2 * _LONGEST])
    name = beginning[0] if beginning else ""
    letters = "".join(lazy_pinyin(name, style=Style.FIRST_LETTER, errors=_as_ascii)).lower()
    plain = re.sub(r"[^a-z]", "", letters)[:_LONGEST]
    return plain if len(plain) > 1 else ""


def _as_ascii(signs: str) -> str:
    return "".join(sign for sign in signs if sign.isascii() and sign.isalpha())
