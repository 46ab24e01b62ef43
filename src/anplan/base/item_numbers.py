"""Numbers of items as people write them: what of their spelling means nothing.

Width, case, blanks and the sort of a dash do; that there is a dash or another sign, and where, does
not: 1-11 and 11-1 are two items, as are A① and A1.
"""

import unicodedata

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−⁃", "-"))
_OTHER_WIDTH = ("<wide>", "<narrow>", "<small>")


def plain_number(typed: str) -> str:
    """Return an item's number on one line, with every sign in its plain width."""
    return " ".join("".join(map(_plain_width, unicodedata.normalize("NFC", typed))).split())


def folded_number(number: str) -> str:
    """Return the spelling in which two items' numbers are compared."""
    return "".join(plain_number(number).translate(_DASHES).casefold().split())


def _plain_width(sign: str) -> str:
    """Return a sign in its plain width; a note's ① and a small ² stay what they are."""
    kind, _, _ = unicodedata.decomposition(sign).partition(" ")
    return unicodedata.normalize("NFKC", sign) if kind in _OTHER_WIDTH else sign
