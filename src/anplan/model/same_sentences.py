"""Sentences that stand in the documents of two plans, whatever their numbers and signs look like."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from anplan.model.coverage import Sentence

_NUMBER = re.compile(
    r"(?:第[一二三四五六七八九十百]+[章节条]|\(?[一二三四五六七八九十]{1,3}\)|[一二三四五六七八九十]{1,3}[、.]"
    r"|\(?[0-9]{1,3}\)|[0-9]{1,3}(?:\.[0-9]{1,3})*[.、]?(?![0-9年月日%]))"
)
_SIGNS = re.compile(r"[\s|。.,;:!?、·]+")
_SHORTEST = 6
"""With fewer signs a sentence is a heading such as 保障措施, which half of all plans have."""


class Same(NamedTuple):
    """A sentence of a plan, and the one in another plan that says the same."""

    here: Sentence
    there: Sentence


def same_sentences(here: Iterable[Sentence], there: Iterable[Sentence]) -> Iterator[Same]:
    """Yield the sentences of the text itself that both documents have, in the order of the first.

    Numbers in front, blanks, stops and the width of signs do not count; figures do.
    """
    others: dict[str, Sentence] = {}
    for sentence in there:
        others.setdefault(folded(sentence.text), sentence)
    for sentence in here:
        key = folded(sentence.text)
        if sentence.body and len(key) >= _SHORTEST and key in others:
            yield Same(sentence, others[key])


def folded(text: str) -> str:
    """Return the signs of a sentence that make it what it is."""
    plain = unicodedata.normalize("NFKC", text).casefold().strip()
    return _SIGNS.sub("", _NUMBER.sub("", plain, count=1) if _NUMBER.match(plain) else plain)
