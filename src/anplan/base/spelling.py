"""How people spell figures and days, and how what they typed is quoted in a message.

Forms and command lines take such a spelling for what is meant; files refuse it and name the
plain one. Both read it here.
"""

import re
import unicodedata

VAGUE = "大约|约|接近|近|超过|超|逾|余|多|左右|以上|不到|不足|[~≈<>≤≥]"
"""Words and signs that make a figure inexact."""

_MAX_SHOWN = 40
_BLANKS = str.maketrans("", "", " \u3000\u00a0")
_PLAIN = str.maketrans(
    "０１２３４５６７８９－—–−．。，／％＋～＜＞",
    "0123456789----..,/%+~<>",
)
_GROUPS = r"(?<![0-9.,])[0-9]{1,3}(?:,[0-9]{3})+(?![0-9,])"
_LOOSE_GROUPS = r"(?<![0-9.,_])[0-9]+(?:[,_][0-9]{3})+(?![0-9_,])"
_GROUP_MARKS = str.maketrans("", "", ",_")


def half_width(text: str) -> str:
    """Return a text with every sign in the width that Unicode calls compatible, trimmed."""
    return unicodedata.normalize("NFKC", text).strip()


def plain_signs(text: str) -> str:
    """Return a text with half-width digits, and with - and . for the signs used in their place.

    Unlike :func:`half_width` it leaves all other signs as they are, so that a measure stays
    as it was typed and ``5²`` does not become 52.
    """
    return text.translate(_PLAIN)


def without_blanks(text: str) -> str:
    """Return a text without spaces, of whatever width."""
    return text.translate(_BLANKS)


def ungrouped(text: str, *, loosely: bool = False) -> str:
    """Return a figure without the commas of 1,264; any other comma stays.

    ``loosely`` takes 1_264 and 1264,000 as well, where the result is only a suggestion.
    """
    groups = _LOOSE_GROUPS if loosely else _GROUPS
    return re.sub(groups, lambda match: match[0].translate(_GROUP_MARKS), text)


def shown(text: str) -> str:
    """Return a text as a message quotes it: a long one is cut."""
    return text if len(text) <= _MAX_SHOWN else f"{text[: _MAX_SHOWN - 1]}…"


def shown_on_one_line(text: str) -> str:
    """Return a text as a message quotes it where its line breaks and blanks mean nothing."""
    return shown(" ".join(text.split()))
