"""Names as people write them: one spelling for comparing, and the nearest known one."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeVar

from anplan.base.message import Message, say

T = TypeVar("T")
R = TypeVar("R", Message, None)

_DROPPED = str.maketrans("", "", " \t\u3000()<>〈〉《》〔〕[]\"'“”‘’·-_")


@lru_cache(maxsize=8192)  # the same names are compared with one another, rule after rule
def folded(name: str) -> str:
    """Return the spelling in which two names are compared: width, case and brackets aside."""
    return unicodedata.normalize("NFKC", name).casefold().translate(_DROPPED)


_IN_BRACKETS = r"[(（〈<〔\[][^()（）〈〉<>〔〕\[\]]*[)）〉>〕\]]"
_QUOTED = r"[“\"「『]([^“”\"「」『』]+)[”\"」』]"
_LEAST = 2


def shorter_names(name: str) -> Iterator[str]:
    """Yield what people call a thing for short: without what stands in brackets, 拨转股 for “拨转股”项目."""
    quoted = re.match(_QUOTED, name)
    for short in (re.sub(_IN_BRACKETS, "", name), quoted[1] if quoted else ""):
        if short != name and len(folded(short)) >= _LEAST:
            yield short


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that a misspelt one most likely stands for."""
    import difflib

    spellings = {folded(name): name for name in known}
    close = difflib.get_close_matches(folded(word), spellings, n=1, cutoff=0.6)
    return spellings[close[0]] if close else None


def first_few(names: Sequence[str], most: int = 3) -> tuple[str, ...]:
    """Return so many names as a sentence can hold, with an ellipsis where there are more."""
    return (*names[:most], "…") if len(names) > most else tuple(names)


def did_you_mean(close: str | None, rest: R) -> Message | R:
    """Return the question whether the nearest word is meant; the rest where none is near."""
    return say("Did you mean {word}?", word=close) if close else rest


def look_up(word: str, names: Mapping[str, T]) -> T | None:
    """Return what a name stands for, whatever its width, case or brackets."""
    spelling = folded(word)
    return next((thing for name, thing in names.items() if folded(name) == spelling), None)
