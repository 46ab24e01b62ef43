"""English texts in which a count is one: the plural after it becomes a singular, and its verb, too."""

import re
from collections.abc import Iterable

NOUNS = (
    "answer",
    "brief",
    "byte",
    "chapter",
    "character",
    "column",
    "cycle",
    "day",
    "decision",
    "digit",
    "file",
    "finding",
    "font",
    "half-year",
    "indicator",
    "instruction",
    "item",
    "level",
    "line",
    "measure",
    "month",
    "note",
    "paper",
    "part",
    "place",
    "plan",
    "point",
    "problem",
    "quarter",
    "question",
    "request",
    "row",
    "second",
    "sentence",
    "task",
    "text",
    "thing",
    "time",
    "unit",
    "workspace",
    "year",
)
"""What the program counts; what a plan counts is its own word, and printed as the plan has it."""
BETWEEN = ("issued", "monthly", "more", "open", "unit's")
"""Words that may stand between a number and what is counted."""
_VERBS = {"are": "is", "do": "does", "speak": "speaks", "stand": "stands", "were": "was"}
_OTHER_NOUNS = {"entries": "entry"}
_BEFORE_CYCLES = (
    "day",
    "unit",
    "unit's paper",
    "paper",
    "part",
    "question",
    "instruction",
    "request",
    "task",
    "indicator",
    "more unit",
    "monthly note",
    "measure",
)
"""What briefs before the edition ``cycles`` knew how to tell one of."""


def of_one(text: str, names: Iterable[str], *, knows_all: bool = True) -> str:
    """Turn the plurals behind placeholders into singulars; ``knows_all`` is false for old briefs."""
    for name in names:
        if knows_all:
            text = _behind(name).sub(_singular, text)
            continue
        for noun in _BEFORE_CYCLES:
            text = text.replace(f"{{{name}}} {noun}s", f"{{{name}}} {noun}")
    return text


def _behind(name: str) -> re.Pattern[str]:
    """Return what finds a placeholder with the counted words and the verb behind it."""
    between, verbs = "|".join(BETWEEN), "|".join(_VERBS)
    nouns = "|".join((*(f"{noun}s" for noun in NOUNS), *_OTHER_NOUNS))
    return re.compile(rf"(\{{{name}\}}(?: (?:{between}))*)(?: ({nouns})\b)?(?: ({verbs})\b)?")


def _singular(found: re.Match[str]) -> str:
    head, noun, verb = found.groups()
    parts = [head]
    if noun:
        parts.append(_OTHER_NOUNS.get(noun, noun.removesuffix("s")))
    if verb:
        parts.append(_VERBS[verb])
    return " ".join(parts)
