"""How people spell figures and days, and how what they typed is quoted in a message.

One reading for every door: forms and command lines take such a spelling for what is meant, files
refuse it and name the plain one. Only full-width digits are folded: every other sign that Unicode
calls a digit, a footnote's ① or ², is none here. Digits that stand apart are never joined, and a
sign in front of a figure is understood or the figure is none.
"""

import re
import unicodedata
from datetime import date
from typing import NamedTuple

VAGUE = "大约|约|接近|近|超过|超|逾|余|多|左右|以上|不到|不足|[~≈<>≤≥]"
"""Words and signs that make a figure inexact."""

_MAX_SHOWN = 40
_MAX_SPELT = 200
"""The longest text that can be a figure or a day; what is longer is none, and costs nothing."""
_PLAIN = str.maketrans(
    "０１２３４５６７８９－﹣−‐‑‒–—．，／％﹪＋﹢～∼〜＜＞",
    "0123456789--------.,/%%++~~~<>",
)
_BRACKETS = str.maketrans("（﹙）﹚", "(())")
_GROUPED = r"[1-9][0-9]{0,2}(?P<mark>[,_])[0-9]{3}(?:(?P=mark)[0-9]{3})*"
_FIGURE = (
    rf"(?s)(?P<before>(?:{VAGUE}|\s)*+)(?P<sign>[+-]|负)?\s*+"
    rf"(?P<number>(?:{_GROUPED}|[0-9]+)(?:[.。][0-9]+)?|[.][0-9]+)(?P<rest>.*)"
)
_IN_BRACKETS = r"(?s)\(\s*([^()]*)\s*\)(.*)"
_MEASURE_IN_BRACKETS = r"\(\s*([^()]+?)\s*\)"
_MEASURE = r"(?:[^\W\d_]|[%‰°℃])(?:[^\W\d_]|[%‰/()（）·])*"
_DIRECTION = r"[▲△▼▽↑↓]|下降|减少|降低|下滑|回落|增长|增加|上升|提高|[-−]$"
_DASHES = frozenset("−‐‑‒–—")
"""Signs that stand between the two ends of a range at least as often as between month and day."""
_BETWEEN_DIGITS = r"(?<=[0-9])\s+(?=[0-9])"
_UNTIL = r"(?:数据)?(?:截至|截止到|截止|as of)\s*"
_TIME = (
    r"(?:T|\s|(?<=[日号]))\s{0,4}(?:凌晨|早上|上午|中午|下午|晚上|晚)?\s{0,4}"
    r"(?:[01]?[0-9]|2[0-4])(?:[:：][0-5][0-9](?:[:：][0-9]{2}(?:\.[0-9]+)?)?"
    r"|[时点](?:[0-9]{1,2}分|半|整)?)"
)
_DAY = r"(?:(?P<year>[0-9]{4})[-./年])?(?P<month>[0-9]{1,2})[-./月](?P<number>[0-9]{1,2})[日号]?"
_TIGHT_DAY = r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<number>[0-9]{2})"


class SpeltFigure(NamedTuple):
    """A figure as it was typed: its number as files write it, and the measure beside it.

    ``is_exact`` is False where a word or a sign calls it a rough one, or its point or its groups
    are not written as points and groups are: then only its writer knows.
    """

    number: str
    measure: str = ""
    is_exact: bool = True


class SpeltDay(NamedTuple):
    """A day as it was typed, which may not exist; ``year`` is None where none was written."""

    year: int | None
    month: int
    number: int

    def in_year(self, year: int) -> date:
        """Return the day of a year; raise ValueError where that has none."""
        return date(year, self.month, self.number)


# Figures -----------------------------------------------------------------------------------


def read_figure(text: str, measure: str = "") -> SpeltFigure | None:
    """Return the figure that a text is, in whatever spelling; None where it is none.

    ``measure`` is one that is known: beside a figure it is recognised whatever its signs.
    Brackets round a figure mean a minus, as in accounts; those round a measure mean nothing.
    """
    typed = plain_signs(text).strip()
    if len(typed) > _MAX_SPELT:
        return None
    narrow = typed.translate(_BRACKETS)
    if not narrow.startswith("("):
        return _figure(typed, measure)
    match = re.fullmatch(_IN_BRACKETS, narrow)
    if match is None:
        return None
    inner = _figure(typed[match.start(1) : match.end(1)].strip(), measure)
    outer = _measure(typed[match.start(2) :], measure)
    if inner is None or outer is None or not (inner.is_exact and outer[1]):
        return None
    if match[1][0] not in "0123456789" or (inner.measure and outer[0]):
        return None
    return SpeltFigure(_signed("-", inner.number), inner.measure or outer[0])


def _figure(typed: str, known: str) -> SpeltFigure | None:
    """Read a figure that does not begin with a bracket."""
    match = re.fullmatch(_FIGURE, typed)
    if match is None:
        return None
    measure = _measure(match["rest"], known)
    if measure is None:
        return None
    name, is_exact = measure
    number = match["number"]
    is_exact = is_exact and not match["before"].strip() and not {"。", "_"} & set(number)
    plain = number.replace(",", "").replace("_", "").replace("。", ".")
    if plain.startswith("."):
        plain, is_exact = f"0{plain}", False
    sign = "-" if match["sign"] in ("-", "负") else ""
    return SpeltFigure(_signed(sign, plain), name, is_exact)


def _signed(sign: str, number: str) -> str:
    """Put a sign in front of a number; nothing has none."""
    return f"{sign}{number}" if number.strip("0.") else number


def _measure(rest: str, known: str) -> tuple[str, bool] | None:
    """Return what stands behind a number, and whether it leaves the number exact.

    None where it is no measure: a digit of any kind may belong to another number or to a note.
    """
    rest = rest.strip()
    if not rest or (known and _same(rest, known)):
        return rest and known, True
    bracketed = re.fullmatch(_MEASURE_IN_BRACKETS, rest.translate(_BRACKETS))
    if bracketed:
        rest = rest[bracketed.start(1) : bracketed.end(1)]
        if known and _same(rest, known):
            return known, True
    if any(unicodedata.category(sign)[0] == "N" for sign in rest):
        return None
    words = re.sub(rf"\s|{VAGUE}", "", rest)
    if words and not re.fullmatch(_MEASURE, words):
        return None
    return words, words == without_blanks(rest)


def _same(measure: str, known: str) -> bool:
    """Return whether two measures are one but for their width and blanks."""
    return half_width(without_blanks(measure)) == half_width(without_blanks(known))


def signless(text: str) -> str | None:
    """Return the number beside a sign or a word for a rise or a fall, which says not which."""
    typed = plain_signs(text).strip()
    if len(typed) > _MAX_SPELT or not re.search(_DIRECTION, typed):
        return None
    figure = read_figure(re.sub(_DIRECTION, " ", typed).strip())
    return None if figure is None else figure.number.lstrip("-")


# Days --------------------------------------------------------------------------------------


def read_day(text: str) -> SpeltDay | None:
    """Return the day that a text names, with or without its year; a time of day is left out."""
    typed = plain_signs(text).strip()
    if len(typed) > _MAX_SPELT:
        return None
    bare = re.sub(_UNTIL, "", _unwrapped(typed), count=1)
    day = _day(bare) or _day(_without_time(bare))
    return None if day and day.year is None and _DASHES & set(text) else day


def _without_time(typed: str) -> str:
    """Return a text without the time of day at its end."""
    time = next((match for match in re.finditer(_TIME, typed) if match.end() == len(typed)), None)
    return "" if time is None else typed[: time.start()]


def _unwrapped(typed: str) -> str:
    """Return a text without the brackets round all of it."""
    match = re.fullmatch(_MEASURE_IN_BRACKETS, typed.translate(_BRACKETS))
    return typed if match is None else typed[match.start(1) : match.end(1)]


def _day(typed: str) -> SpeltDay | None:
    if "\n" in typed or re.search(_BETWEEN_DIGITS, typed):
        return None
    narrow = without_blanks(typed)
    match = re.fullmatch(_DAY, narrow) or re.fullmatch(_TIGHT_DAY, narrow)
    if match is None:
        return None
    year, month, number = match["year"], match["month"], match["number"]
    return SpeltDay(int(year) if year else None, int(month), int(number))


# Signs -------------------------------------------------------------------------------------


def half_width(text: str) -> str:
    """Return a text with every sign in the width that Unicode calls compatible, trimmed.

    It is for comparing words alone: it takes the note's sign of 33① for a digit.
    """
    return unicodedata.normalize("NFKC", text).strip()


def plain_signs(text: str) -> str:
    """Return a text with half-width digits, and with - , . for the signs used in their place.

    Unlike :func:`half_width` it leaves all other signs as they are, so that a measure stays
    as it was typed and ``5²`` does not become 52.
    """
    return text.translate(_PLAIN)


def without_blanks(text: str) -> str:
    """Return a text without spaces, of whatever width."""
    return "".join(text.split())


_UNSEEN_BLANK = "[\u00a0\u2000-\u200a\u202f\u205f]"
_WIDE_BLANK = "\u3000"


def shown(text: str) -> str:
    """Return a text as a message quotes it: a long one is cut, a blank that looks like none is told.

    An ideographic blank between words is seen; one at an end, and a no-break space, is not.
    """
    cut = text if len(text) <= _MAX_SHOWN else f"{text[: _MAX_SHOWN - 1]}…"
    begins = len(cut) - len(cut.lstrip(_WIDE_BLANK))
    ends = max(begins, len(cut.rstrip(_WIDE_BLANK)))
    middle = re.sub(_UNSEEN_BLANK, lambda blank: _escaped(blank[0]), cut[begins:ends])
    return _escaped(cut[:begins]) + middle + _escaped(cut[ends:])


def _escaped(signs: str) -> str:
    return "".join(f"\\u{ord(sign):04x}" for sign in signs)


def shown_on_one_line(text: str) -> str:
    """Return a text as a message quotes it where its line breaks and blanks mean nothing."""
    return shown(" ".join(text.split()))
