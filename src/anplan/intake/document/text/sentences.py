"""Where sentences end: at a full stop of either script, not at the point of a number or of No."""

import re
from collections.abc import Iterator

from anplan.intake.document.text.words import Words

_CHINESE = re.compile(r"[^。;!?]+[。;!?]?")
_POINT = re.compile(r"\.(?= [A-Z(]|$)|(?<=[a-z]{3})\.(?= £?\d)")
_NO_STOP = re.compile(
    r"(?:^|[ (])(?:No|St|Mr|Dr|approx|[Ff]ig|[Ss]ec|[Aa]rt|[Pp]ara|[Vv]ol|[Mm]in|[Mm]ax|e\.g|i\.e|[A-Z])$"
)
_NUMBER = re.compile(r"\s*\(?[A-Za-z]?[\d.]*\)?")


def ends_sentence(folded: str, place: int) -> bool:
    """Return whether a point ends an English sentence."""
    if place + 1 == len(folded):
        return True
    before = folded[max(0, place - 7) : place]
    if place <= len(before) and _NUMBER.fullmatch(before):
        return False
    return _POINT.match(folded, place) is not None and _NO_STOP.search(before) is None


def sentences(words: Words) -> Iterator[Words]:
    """Yield the sentences and the parts between semicolons, each with its sign."""
    for match in _CHINESE.finditer(words.folded):
        yield from latin_parts(words.part(match.start(), match.end()))


def latin_parts(words: Words) -> Iterator[Words]:
    """Yield the English sentences of which words consist; all of them where there is one."""
    folded, first = words.folded, 0
    for point in _POINT.finditer(folded):
        if ends_sentence(folded, point.start()):
            yield words.part(first, point.end())
            first = point.end()
    if folded[first:].strip():
        yield words.part(first)
