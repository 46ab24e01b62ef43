"""Lines that begin with names of offices: headings of the items below (县教育局（2项）), or of their own text.

县水利局：农村自来水普及率达到92%。
"""

import re
from collections.abc import Sequence

from anplan.intake.document.text.blocks import Line, Piece
from anplan.intake.document.text.numbers import RANKS, item_number
from anplan.intake.document.text.words import Words
from anplan.intake.document.who.assigned import PARTS
from anplan.intake.document.who.fields import fields
from anplan.intake.document.who.offices import is_list_of_bodies, names_a_post

_COUNT = re.compile(r"\(共?\d+[项个件条]\)")
_DUTIES = tuple(
    f"{does}{of}{what}"
    for does in ("牵头", "负责", "承担")
    for of in ("的", "")
    for what in ("任务", "事项", "工作", "项目", "")
)
"""What a heading says behind the name of who has its items, the longer words first."""
_IN_FRONT = re.compile(r"(?!.{0,40}(?:现将|根据|为贯彻|为进一步))[^:。;,]{2,40}:(?P<rest>[^:]{5})")
_LONGEST, _LEAST_ALIKE = 40, 2


def is_mere_name(words: Words) -> bool:
    """Return whether a heading is nothing but names of offices and how many items they have."""
    plain = mere_name(words.folded)
    if plain.isascii() and not names_a_post(plain):
        return False
    return is_list_of_bodies(words.part(0, len(plain))) if plain else False


def mere_name(text: str) -> str:
    """Return a heading without what it says behind a name: a colon, how many items, that it leads."""
    while True:
        rest = text.rstrip(":：")
        bracket = rest.rfind("(") if rest.endswith(")") else len(rest)
        if _COUNT.fullmatch(rest, bracket) or rest[:bracket].endswith(_DUTIES):
            rest = rest[:bracket]
        rest = rest.removesuffix(next(filter(rest.endswith, _DUTIES), ""))
        if rest == text:
            return rest
        text = rest


def office_headings(pieces: Sequence[Piece]) -> set[int]:
    """Return where lines begin that are such headings though they have no number.

    What they say behind the name tells it; bare names only where several stand so, the first of
    them above all items: below an item a name says who has that one. Names in front of a text
    only where several lines have such.
    """
    told, bare, front = set[int](), list[int](), set[int]()
    items_above = is_list = has_headings = False
    before: Line | None = None
    for place, piece in enumerate(pieces):
        if not isinstance(piece, Line):
            before = None
            continue
        if _is_item(piece):
            items_above = True
        elif _heads_items(pieces, place):
            if mere_name(piece.words.folded) != piece.words.folded:
                told.add(piece.words.start)
                has_headings = has_headings or item_number(piece.words.folded) is None
            elif (bare or has_headings or not items_above) and not (before and _opens_list(before)):
                bare.append(piece.words.start)
        elif _has_names_in_front(piece):
            is_list = before is not None and (is_list or _opens_list_of_duties(before))
            if not is_list:
                front.add(piece.words.start)
            before = piece
            continue
        is_list, before = False, piece
    if len(bare) + has_headings < _LEAST_ALIKE:
        bare.clear()
    return told | set(bare) | (front if len(told | front) >= _LEAST_ALIKE else set())


def _heads_items(pieces: Sequence[Piece], place: int) -> bool:
    """Return whether a line is mere names and has an item right below it."""
    line, below = pieces[place], pieces[place + 1] if place + 1 < len(pieces) else None
    return (
        isinstance(line, Line)
        and not line.level
        and len(line.words.text) <= _LONGEST
        and isinstance(below, Line)
        and _is_item(below)
        and not fields(line.words)
        and is_mere_name(line.words)
    )


def _has_names_in_front(line: Line) -> bool:
    match = _IN_FRONT.match(line.words.folded)
    if match is None or line.level or fields(line.words) or match[0].isascii():
        return False
    if item_number(line.words.folded) is not None:
        return False
    return is_list_of_bodies(line.words.part(0, match.start("rest") - 1))


def _is_item(line: Line) -> bool:
    number = item_number(line.words.folded)
    return number is not None and RANKS["1."] <= number.rank < RANKS["bullet"]


def _opens_list_of_duties(line: Line) -> bool:
    """Return whether below a label each line names somebody, and what they do: 责任单位及分工：."""
    labelled = fields(line.words)
    return bool(labelled) and labelled[-1].kind in PARTS and not labelled[-1].value.text


def _opens_list(line: Line) -> bool:
    """Return whether a list of names goes on behind a line: a label without any, or names alone."""
    labelled = fields(line.words)
    is_open = bool(labelled) and not labelled[-1].value.text
    return is_open or (not _is_item(line) and is_list_of_bodies(line.words))
