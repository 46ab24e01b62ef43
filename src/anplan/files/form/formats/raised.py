"""Signs that a text raises or lowers: the 2 of m², the note's 1 behind a figure.

A library joins them to what stands beside them, so that 178.6¹ would become 178.61.
"""

from collections.abc import Iterable

PLAIN, RAISED, LOWERED = 0, 1, 2

Piece = tuple[str, int]
"""A part of a text, and whether it stands on the line, above or below it."""

_SMALL = {
    RAISED: str.maketrans("0123456789+-−=()（）", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾⁽⁾"),
    LOWERED: str.maketrans("0123456789+-−=()（）", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎₍₎"),
}


def mixed(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return the pieces of a text of which a part is raised or lowered; else none.

    A text that is raised as a whole is joined to nothing.
    """
    known = tuple(pieces)
    if len(known) <= 1:
        return ()
    return known if len({place for text, place in known if text.strip()}) > 1 else ()


def with_small_signs(text: str, pieces: Iterable[Piece]) -> str | None:
    """Return a text with Unicode's small signs in the place of digits that are raised or lowered.

    None where the text is not that of its pieces, so that nobody can tell which digits they are.
    """
    places = [(sign, place) for part, place in pieces for sign in part if not sign.isspace()]
    signs = iter(places)
    if [sign for sign in text if not sign.isspace()] != [sign for sign, _ in places]:
        return None
    return "".join(sign if sign.isspace() else _small(*next(signs)) for sign in text)


def _small(sign: str, place: int) -> str:
    return sign.translate(_SMALL[place]) if place else sign
