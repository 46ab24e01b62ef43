"""How a paragraph is broken into lines, near enough to keep one or two characters from a line alone."""

import re

_EM = 1000
_NARROW = {
    " ": 250, "!": 333, '"': 408, "#": 500, "$": 500, "%": 833, "&": 778, "'": 180, "(": 333,
    ")": 333, "*": 500, "+": 564, ",": 250, "-": 333, ".": 250, "/": 278, ":": 278, ";": 278,
    "<": 564, "=": 564, ">": 564, "?": 444, "@": 921, "I": 333, "J": 389, "M": 889, "W": 944,
    "[": 333, "]": 333, "_": 500, "f": 333, "i": 278, "j": 278, "l": 278, "m": 778, "r": 333,
    "s": 389, "t": 278, "w": 722,
}  # fmt: skip
"""Widths in Times, in thousandths of the size; digits are half as wide, capitals some two thirds."""
_DIGIT, _CAPITAL, _SMALL = 500, 680, 480
Token = tuple[str, int]
"""A character or a word, and its width."""
_GAP = 200
_IDEOGRAPH = re.compile("[\u3400-\u9fff]")
_TOKENS = re.compile(r"[!-~]+ ?|.", re.DOTALL)
_HANGING = frozenset("，。、；：")
_NOT_FIRST = _HANGING | frozenset("！？）》」』】〉”’%‰…")
_NOT_LAST = frozenset("（《「『【〈“‘")
_FEWEST = 2.2
"""A last line of no more than so many characters is drawn up into the one before."""
_MISSED = 45
"""How far a reckoned line may be from a drawn one, in twips."""
_TRIED: tuple[int, ...] = (0, *(sign * less for less in range(2, 14) for sign in (1, -1)))
"""What is taken from between characters, or added, in twips: at most two thirds of a point."""


def drawn_together(text: str, size: float, room: int, indent: int, squeeze: int) -> int:
    """Return what is to be taken from between characters, so that no character has a line alone.

    ``squeeze`` is what the style takes already; 0 where nothing is to be done, or nothing helps, in
    Word or in LibreOffice.
    """
    if "\n" in text:
        return 0
    tokens = [(token, _width(token)) for token in _TOKENS.findall(text)]
    by_word, by_libreoffice = (tokens, _HANGING), (_with_gaps(tokens), frozenset[str]())
    for less in _TRIED:
        if not any(
            _is_left_alone(some, hanging, size, (about, indent, squeeze - less))
            for some, hanging in (by_word, by_libreoffice)
            for about in (room, room - _MISSED, room + _MISSED)
        ):
            return less
    return 0


def _with_gaps(tokens: list[Token]) -> list[Token]:
    """Widen tokens as LibreOffice does, which keeps ideographs and figures apart whatever is asked."""
    widened: list[Token] = []
    before = ""
    for token, width in tokens:
        is_gap = (before and token[0].isascii() and _IDEOGRAPH.match(before)) or (
            _IDEOGRAPH.match(token) and before.isascii() and before[-1:].isalnum()
        )
        widened.append((token, width + (_GAP if is_gap else 0)))
        before = token
    return widened


def _is_left_alone(
    tokens: list[Token], hanging: frozenset[str], size: float, line: tuple[int, int, int]
) -> bool:
    """Return whether the last of several lines has no more than a character or two.

    ``hanging`` may stand beyond a line's end; ``line`` is its room, the first one's indent, and
    what is added to each character.
    """
    room, indent, added = line
    count, used, before = 1, float(indent), ("", 0.0)
    scale = size * 20 / _EM
    for token, width in tokens:
        long = width * scale + len(token) * added
        if used + long > room and not (token in hanging and used <= room):
            count += 1
            stays = token in _NOT_FIRST or before[0] in _NOT_LAST
            used = before[1] if stays else 0.0
        used += long
        before = token, long
    return count > 1 and used <= _FEWEST * 20 * size


def _width(token: str) -> int:
    if not token.isascii():
        return _EM * len(token)
    return sum(map(_letter, token))


def _letter(letter: str) -> int:
    if letter.isdigit():
        return _DIGIT
    return _NARROW.get(letter) or (_CAPITAL if letter.isupper() else _SMALL)
