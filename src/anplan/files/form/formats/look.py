"""How a cell looks: whether a text can be seen against its ground, and whether it is struck."""

import re
from typing import NamedTuple

from anplan.files.form.formats.raised import Piece

_COLOUR = re.compile("#?(?:[0-9A-Fa-f]{2})?" + "([0-9A-Fa-f]{2})" * 3)
_NEAR = 24
"""Colours whose parts differ by no more cannot be told apart on paper."""

Colour = tuple[int, int, int]
WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)


class Look(NamedTuple):
    """How a style shows what is in a cell.

    ``place``: whether it raises or lowers what it shows; ``pieces``: the parts of a text of which
    some are raised or lowered, others not.
    """

    number_format: str = ""
    struck: bool = False
    unseen: bool = False
    place: int = 0
    pieces: tuple[Piece, ...] = ()


def is_unseen(font: Colour | None, ground: Colour | None) -> bool:
    """Return whether a text has the colour of its ground; None is a colour that nobody knows."""
    if font is None or ground is None:
        return False
    return all(
        abs(of_font - of_ground) <= _NEAR for of_font, of_ground in zip(font, ground, strict=True)
    )


def colour_of(hexadecimal: str) -> Colour | None:
    """Return the colour of six or eight digits, the first two of eight being how dense it is."""
    match = _COLOUR.fullmatch(hexadecimal)
    if match is None:
        return None
    red, green, blue = (int(part, 16) for part in match.groups())
    return red, green, blue
