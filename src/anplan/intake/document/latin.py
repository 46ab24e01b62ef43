"""What English figures count: 3 new cycle routes, 1 million trees, £12 million, 40 homes returned."""

import re

from anplan.intake.document.found import Found
from anplan.intake.document.measures import LATIN_NOUN
from anplan.intake.document.words import Words

_SCALE = re.compile(r" ?(?:million|billion|thousand|m|bn|k)\b")
_DONE_TO = re.compile(r"(?P<noun>[a-z-]+s) [a-z]+(?:ed|ing)$")
"""What is counted and what is done to it: 40 empty homes returned."""
_MONEY = ("£", "€", "$")


def latin_measure(words: Words, found: Found) -> tuple[str, int]:
    """Return what stands for a measure behind a figure without one, and where it ends."""
    text = words.text
    scale = _SCALE.match(words.folded, found.end)
    end = scale.end() if scale else found.end
    said = text[found.end : end].strip()
    if found.before.endswith(_MONEY):
        return f"{found.before[-1]} {said}".rstrip(), end
    noun = LATIN_NOUN.match(words.folded, end)
    if noun is None:
        return said, end
    first, last = noun.span("noun")
    if doing := _DONE_TO.search(noun[0]):
        first, last = noun.start() + doing.start("noun"), noun.start() + doing.end("noun")
    return f"{said} {text[first:last]}".lstrip(), last
