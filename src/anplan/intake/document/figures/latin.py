"""What English figures count: 3 new cycle routes, 1 million trees, £12 million, 40 homes returned."""

import re

from anplan.intake.document.figures.found import Found
from anplan.intake.document.text.measures import LATIN_NOUN
from anplan.intake.document.text.words import Words

_SCALE = re.compile(r" ?(?:million|billion|thousand|m|bn|k)\b")
_PER_CENT = re.compile(r" ?per ?cent(?:age (?P<points>points?))?\b")
_DONE_TO = re.compile(r"(?P<noun>[a-z-]{1,30}s) (?:[a-z]{1,30}(?:ed|ing)|let|built|sold|held|met)$")
"""What is counted and what is done to it: 40 empty homes returned."""
_OR_MORE = re.compile(r" or (?:more|above|fewer|less|below)(?= [a-z])")
_PLURAL = re.compile(r"(?:[a-z-]{2,30}(?<![sui])s|people|children|men|women)")
_PLURALS = re.compile(rf"\b{_PLURAL.pattern}\b")
_WIDE = re.compile(r"(?P<kind>[a-z-]{3,30}) (?:people|places|spaces)$")
"""Nouns that hardly say what is counted without the word in front of them: young people."""
_NO_KIND = frozenset(
    (
        "new",
        "more",
        "local",
        "additional",
        "extra",
        "further",
        "other",
        "the",
        "our",
        "all",
        "these",
    )
)
_PEOPLE_OF = re.compile(r" (?P<noun>(?:[a-z-]+ )?(?:people|adults|children)) (?=aged )")
_CARBON = re.compile(r" ?(?P<noun>(?:kilo)?(?:tonnes?|kt|Mt|t) (?:of )?CO2e?)\b")
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
    if behind := _OR_MORE.match(words.folded, end):
        end = behind.end()
    if carbon := _CARBON.match(words.folded, end):
        return f"{said} {text[slice(*carbon.span('noun'))]}".lstrip(), carbon.end()
    noun = _PEOPLE_OF.match(words.folded, end) or LATIN_NOUN.match(words.folded, end)
    if noun is None:
        return said, end
    first, last = noun.span("noun")
    counted = noun[0][: last - noun.start()]
    if doing := _DONE_TO.search(counted):
        first, last = noun.start() + doing.start("noun"), noun.start() + doing.end("noun")
    elif not _PLURAL.fullmatch(noun["noun"].rsplit(" ", 1)[-1]) and (
        plurals := list(_PLURALS.finditer(counted))
    ):
        # What follows the thing counted tells of it: 60 properties empty, 900 people leaving hospital.
        first, last = noun.start() + plurals[0].start(), noun.start() + plurals[0].end()
    first = _with_kind(words.folded, end, first, last)
    return f"{said} {text[first:last]}".lstrip(), last


def _with_kind(folded: str, begin: int, first: int, last: int) -> int:
    """Return where a noun begins with the word in front of it, where it says too little alone."""
    match = _WIDE.search(folded[begin:last])
    if match is None or match["kind"] in _NO_KIND:
        return first
    return min(first, begin + match.start())
