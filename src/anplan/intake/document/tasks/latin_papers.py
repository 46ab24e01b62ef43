"""Papers that an English plan wants: Services report progress every half-year."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from anplan.intake.document.text.sentences import sentences
from anplan.intake.document.text.words import Words

_SENDS = re.compile(
    r"\b(?:[Rr]eports? (?:on )?|(?:[Pp]ublish|[Ss]ubmit|[Ss]end|[Pp]rovide|[Pp]roduce|[Pp]repare|[Pp]resent|[Ii]ssue)(?:es|s)? )"
    r"(?P<what>(?:(?:an?|the|their|its|on) ){0,3}(?:[a-z-]{1,20} ){0,4}?(?:progress|reports?|updates?|summary|summaries|statements?|returns?))\b"
)
_CYCLES = (
    ("month", r"(?:each|every|per|a) month|monthly"),
    ("quarter", r"(?:each|every|per|a) quarter|quarterly|every three months"),
    (
        "half",
        r"(?:each|every) half[- ]year|half[- ]yearly|every six months|twice a year|six[- ]monthly",
    ),
    ("year", r"(?:each|every|per|a) year|annual(?:ly)?|yearly"),
)
_EVERY = tuple((every, re.compile(rf"\b(?:{said})\b", re.IGNORECASE)) for every, said in _CYCLES)
_WORD = r"[A-Z][\w&'-]{0,24}"
_WHO = re.compile(
    rf"(?P<who>{_WORD}(?: (?:(?:and|of|for|the|&) ){{0,2}}{_WORD}){{0,6}})(?: [a-z]{{1,20}})? (?:will |must |should |shall |to )?$"
)
_LONGEST_NAME = 100
_ARTICLE = re.compile(r"^(?:(?:an?|the|their|its|on) )+")


class LatinPaper(NamedTuple):
    """A paper that comes back: its sentence, what it is, how often and who owes it."""

    words: Words
    what: Words
    every: str
    owed_by: Words | None


def latin_papers(words: Words) -> Iterator[LatinPaper]:
    """Yield the papers that come back of which the sentences of a paragraph speak."""
    for sentence in sentences(words):
        folded = sentence.folded
        match = _SENDS.search(folded)
        every = next((name for name, form in _EVERY if form.search(folded)), None)
        if match is None or every is None:
            continue
        what = sentence.part(*match.span("what"))
        article = _ARTICLE.match(what.folded)
        who = _WHO.search(folded, max(0, match.start() - _LONGEST_NAME), match.start())
        yield LatinPaper(
            sentence,
            what.part(article.end()) if article else what,
            every,
            _without_article(sentence.part(*who.span("who"))) if who else None,
        )


def _without_article(name: Words) -> Words:
    said = re.match(r"(?:(?:All|Each|Every) )?(?:[Tt]he )?", name.text)
    return name.part(said.end()) if said else name
