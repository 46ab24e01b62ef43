"""What a cell's number format makes of a number: 0.985 that is shown as 98.5%, 5 as 5万."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|[\\!](?P<escaped>.)|[_*].|\[(?P<bracket>[^\]]*)\]?'
    r"|(?P<general>General|G/通用格式|G/標準)|(?P<power>[Ee][+-]0*)|(?P<sign>.)",
    re.DOTALL | re.IGNORECASE,
)
_CONDITION = re.compile(r"[<>=]+\s*-?[0-9.]+")
_DIGITS = frozenset("0#?")
_DAY_LETTERS = frozenset("ymdhsYMDHSebgEBG年月日时分秒")
_NO_WORDS = " ()-+¥￥$,:：'"
_MINUSES = "-−–－(（负▲△▼▽"
_RED = frozenset({"red", "红色", "红", "color3"})
_BELOW_ZERO, _ZERO, _TEXT = 1, 2, 3
_MOST = 255
"""Characters that a format of Excel may have."""


class Shown(NamedTuple):
    """How a section of a format shows a number.

    ``before``, ``behind``: the words around it; ``percents``: how often it is multiplied by a
    hundred; ``is_exact``: the digits that are shown are the number's own; ``is_seen``: anything
    is shown at all; ``is_plain``: nothing but digits, with or without a point; ``has_its_sign``: a
    number below zero, and none but such a one, has a minus, brackets or red digits.
    """

    before: str = ""
    behind: str = ""
    percents: int = 0
    is_exact: bool = True
    is_seen: bool = True
    is_plain: bool = True
    has_its_sign: bool = True


def shown_as(number_format: str, value: Decimal) -> Shown:
    """Return how a format shows a number."""
    if not number_format or len(number_format) > _MOST:
        return Shown()
    sections = list(_sections(number_format))
    shown = [_shown(section) for section in sections]
    if any(_has_condition(section) for section in sections):
        same = len(set(shown[: max(1, len(shown) - ("@" in number_format))])) == 1
        return shown[0] if same else shown[0]._replace(is_exact=False, is_plain=False)
    section = _BELOW_ZERO if value < 0 else _ZERO if value == 0 else 0
    own = section if section < len(shown) else 0
    is_below = value < 0 and own == _BELOW_ZERO
    return shown[own]._replace(
        has_its_sign=value == 0 or _looks_below_zero(sections[own], in_red=is_below) == is_below
    )


def _looks_below_zero(section: list[re.Match[str]], *, in_red: bool) -> bool:
    """Return whether a section shows a number as one below zero; red alone does ``in_red``."""
    words = "".join(_words(section[: _first_place(section)]))
    is_red = any((token["bracket"] or "").casefold() in _RED for token in section)
    return any(sign in words for sign in _MINUSES) or (in_red and is_red)


def _first_place(section: list[re.Match[str]]) -> int:
    places = (at for at, token in enumerate(section) if token["general"] or _is_place(token))
    return next(places, 0)


def _is_place(token: re.Match[str]) -> bool:
    return token["sign"] is not None and token["sign"] in "0#?@"


def hides_texts(number_format: str) -> bool:
    """Return whether a format shows nothing of a text: ;;;."""
    sections = list(_sections(number_format[:_MOST]))
    return len(sections) > _TEXT and not sections[_TEXT]


def _has_condition(section: list[re.Match[str]]) -> bool:
    return any(_CONDITION.fullmatch(token["bracket"] or "") for token in section)


def _sections(number_format: str) -> Iterator[list[re.Match[str]]]:
    section: list[re.Match[str]] = []
    for token in _TOKEN.finditer(number_format):
        if token["sign"] == ";":
            yield section
            section = []
        else:
            section.append(token)
    yield section


def _shown(section: list[re.Match[str]]) -> Shown:
    signs = [token["sign"] or "" for token in section]
    places = [at for at, sign in enumerate(signs) if sign in _DIGITS and sign]
    is_general = any(token["general"] or token["sign"] == "@" for token in section)
    first = places[0] if places else len(section)
    last = places[-1] if places else -1
    before = "".join(_words(section[:first])).strip(_NO_WORDS)
    behind = "".join(_words(section[last + 1 :])).strip(_NO_WORDS) if places else ""
    if is_general and not places:
        return _general(section)
    between = section[first : last + 1]
    is_broken = any(
        token["quoted"] or token["escaped"] or (token["sign"] or "0") not in "0#?,.%"
        for token in between
    )
    is_day = any(sign in _DAY_LETTERS for sign in signs if sign) or any(
        re.fullmatch(r"[hms]+", token["bracket"] or "", re.IGNORECASE) for token in section
    )
    has_power = any(token["power"] for token in section)
    is_scaled = _is_scaled(signs, places)
    is_exact = not (is_broken or is_day or is_scaled) and bool(places)
    return Shown(
        before,
        behind,
        signs.count("%"),
        is_exact,
        bool(places or before or behind or is_day),
        is_exact and not has_power and "%" not in signs and not before and not behind,
    )


def _general(section: list[re.Match[str]]) -> Shown:
    at = next(at for at, token in enumerate(section) if token["general"] or token["sign"] == "@")
    before = "".join(_words(section[:at])).strip(_NO_WORDS)
    behind = "".join(_words(section[at + 1 :])).strip(_NO_WORDS)
    percents = sum(token["sign"] == "%" for token in section)
    return Shown(before, behind, percents, is_plain=not (before or behind or percents))


def _words(section: list[re.Match[str]]) -> Iterator[str]:
    """Yield what stands there word for word."""
    for token in section:
        if token["quoted"] or token["escaped"]:
            yield token["quoted"] or token["escaped"]
        elif token["sign"] and token["sign"] not in "0#?,.%@":
            yield token["sign"]


def _is_scaled(signs: list[str], places: list[int]) -> bool:
    """Return whether a comma stands behind the digits, not among them: it divides by 1000."""
    point = next((at for at, sign in enumerate(signs) if sign == "."), len(signs))
    for at, sign in enumerate(signs):
        if sign != "," or not any(place < at for place in places):
            continue
        if not any(at < place < point for place in places) or at > point:
            return True
    return False
