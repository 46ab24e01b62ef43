"""What English figures count: 3 new cycle routes, 1 million trees, £12 million, 40 homes returned."""

import re

from anplan.intake.document.found import Found
from anplan.intake.document.measures import LATIN_NOUN
from anplan.intake.document.words import Words

_SCALE = re.compile(r" ?(?:million|billion|thousand|m|bn|k)\b")
_PER_CENT = re.compile(r" ?per ?cent(?:age (?P<points>points?))?\b")
_DONE_TO = re.compile(r"(?P<noun>[a-z-]{1,30}s) [a-z]{1,30}(?:ed|ing)$")
"""What is counted and what is done to it: 40 empty homes returned."""
_MONEY = ("£", "€", "$")


def is_money(found: Found) -> bool:
    """Return whether a sign of a currency stands in front of a figure: £1.5m."""
    return found.before.endswith(_MONEY)


def latin_measure(words: Words, found: Found) -> tuple[str, int]:
    """Return what stands for a measure behind a figure without one, and where it ends."""
    text, begin = words.text, found.end - len(found.measure)
    scale = _SCALE.match(words.folded, begin)
    end = scale.end() if scale else found.end
    said = text[begin:end].strip()
    if is_money(found):
        return f"{found.before[-1]} {said}".rstrip(), end
    if share := _PER_CENT.match(words.folded, end):
        return "percentage points" if share["points"] else "%", share.end()
    noun = LATIN_NOUN.match(words.folded, end)
    if noun is None:
        return said, end
    first, last = noun.span("noun")
    if doing := _DONE_TO.search(noun[0]):
        first, last = noun.start() + doing.start("noun"), noun.start() + doing.end("noun")
    return f"{said} {text[first:last]}".lstrip(), last
