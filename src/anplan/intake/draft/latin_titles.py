"""What an English figure is about: Install 120 public charge points is Install public charge points."""

import re
from decimal import Decimal

from anplan.intake.document.figures.figures import Target

_NUMBER = re.compile(r"[£€$]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[£€$]?\d+(?:\.\d+)?")
_SCALE = re.compile(r"^(?:%| ?per cent| ?percent)|^ ?(?:million|billion|thousand|m|bn|k)\b")
_COMPARED = re.compile(
    r" ?\b(?:at least|at most|no (?:more|fewer|less) than|not less than|more than|less than|fewer than|up to|a (?:total|minimum) of|"
    r"around|about|approximately|over|above|below|under|within|nearly|some|further|another|additional)$"
)
_WAY = re.compile(
    r" ?\b(?:(?:will|should|must) (?:reach|be|rise|fall|exceed|stay)|reach(?:es)?|to|by|is|of|at)$"
)
_OF_WHAT = re.compile(
    r" of ((?!the\b)[a-z][\w-]*(?: (?!by\b|in\b|and\b|with\b|across\b|before\b|from\b|per\b|to\b)[a-z][\w-]*){0,4})"
)
_FRONT = re.compile(
    r"^(?:(?:[Bb]y (?:the end of )?(?:[A-Z][a-z]+ )?20\d\d,? )|[Ww]e (?:will|aim to|want to|plan to) |[Tt]o |[Tt]he )+"
)


def latin_title(target: Target, behind: str = "") -> str:
    """Return an English figure's words without the figure and how it is compared; '' of no words.

    ``behind`` is what stands behind the figure: of 80 km of pipes the pipes are what is counted.
    """
    text = " ".join(target.words.folded.split())
    number = next((one for one in _NUMBER.finditer(text) if _value(one[0]) == target.value), None)
    if number is None:
        return ""
    before, way = _without(text[: number.start()].rstrip())
    after = _SCALE.sub("", text[number.end() :]).strip(" ,;:.")
    things = _OF_WHAT.match(behind)
    if things and after == target.measure:
        after = things[1]
    title = before if way else f"{before} {after}"
    title = _FRONT.sub("", title).strip(" ,;:.")
    return title[:1].upper() + title[1:]


def _value(text: str) -> Decimal:
    return Decimal(text.lstrip("£€$").replace(",", ""))


def _without(before: str) -> tuple[str, bool]:
    """Return what stands in front of a figure without its comparison; whether a way led up to it."""
    while found := _COMPARED.search(before):
        before = before[: found.start()]
    way = False
    while found := _WAY.search(before):
        before, way = before[: found.start()], True
    return before, way
