"""Why a value is refused, and how what was meant is written.

A cure is only offered where it would be accepted; nothing is ever read by it.
"""

import re
from decimal import Decimal

from anplan.base.message import Message, say
from anplan.base.period import is_period
from anplan.base.quantity import MAX_DIGITS, Quantity, digits
from anplan.base.spelling import plain_signs, read_day, read_figure, shown
from anplan.base.typed_period import typed_periods

_NEARLY_PERIOD = r"([0-9]{4})年?[-_. /]*(?:([0-9]{1,2})月?份?|([hqHQ][1-4]|[bB][1-6]))?"
_SCIENTIFIC = r"[+-]?[0-9]{1,12}(?:\.[0-9]{1,12})?[eE][+-]?[0-9]"
_COMMAS = r"[，、；;,]"
_PLACEHOLDER = r"[\s(（\[【<《…。.:：]*(?:待填|待填写|TODO|TBD)[\s)）\]】>》…。.:：]*"
_LATIN = str.maketrans(
    "аеіјорсухѕԁһԛԝοναιυАВЕКМНОРСТХΑΒΕΗΙΚΜΝΟΡΤΧ",
    "aeijopcyxsdhqwovaiuABEKMHOPCTXABEHIKMNOPTX",
)
"""Letters of other scripts that look like a Latin one."""


class Refusal(ValueError):
    """A value that its type does not take: the rule's code, the sentence and the cure.

    ``path`` leads from the value to what in it is wrong, where that is less than the whole.
    """

    def __init__(
        self,
        code: str,
        message: Message,
        hint: Message | None = None,
        path: tuple[str | int, ...] = (),
    ) -> None:
        """Keep what a problem is made of, once the value's place is known."""
        super().__init__(code)
        self.code = code
        self.message = message
        self.hint = hint
        self.path = path


# What is empty, or stands there only because the template has it ---------------------------


def is_placeholder(text: str) -> bool:
    """Return whether a text is the one that a template has where something is to be written."""
    # Every text of every file comes past here; any() over the words would take five times as long.
    has_word = "待填" in text or "TODO" in text or "TBD" in text
    return has_word and re.fullmatch(_PLACEHOLDER, text) is not None


def begins_as_placeholder(text: str) -> bool:
    """Return whether a text's first line is a template's: the word alone, or before a colon."""
    first = text.strip().partition("\n")[0]
    return is_placeholder(first.replace("：", ":").partition(":")[0])


def placeholder_left(text: str) -> Message:
    """Return the sentence about a template's text that nobody replaced."""
    return say("The template's text was left as it is: {text}", text=shown(text.strip()))


def is_unfilled(text: str) -> bool:
    """Return whether a text is blank, or left as the template has it."""
    return not text.strip() or is_placeholder(text)


def unfilled(text: str, empty: Message, hint: Message | None = None) -> Refusal:
    """Return the refusal of a text that is unfilled; ``hint`` is for a blank one."""
    if is_placeholder(text):
        hint = say("Write what there is to say, or leave the entry out")
        return Refusal("S106", placeholder_left(text), hint)
    return Refusal("S111", empty, hint or say("Write it, or leave the key out"))


# Figures, days and periods -----------------------------------------------------------------


def nearly_figure(text: str) -> Quantity | None:
    """Return the figure that was meant, where only its spelling is wrong."""
    if re.fullmatch(_SCIENTIFIC, text.strip()):
        return Quantity(Decimal(f"{Decimal(text.strip()):f}"), None)
    figure = read_figure(text)
    if figure is None:
        return None
    try:
        return Quantity.parse_exact(f"{figure.number}{figure.measure}")
    except ValueError:
        return None


def not_a_number(text: str, cure: Quantity | None, hint: Message) -> Refusal:
    """Return the refusal of a text that is no figure; ``hint`` is for one without a cure."""
    if digits(plain_signs(text)) > MAX_DIGITS:
        return Refusal(
            "Y112",
            say("A number of more than {limit} digits", limit=MAX_DIGITS),
            say("Write the figure itself, in the indicator's own measure"),
        )
    if cure is None:
        return Refusal("S103", say("Not a number: {text}", text=shown(text)), hint)
    return Refusal(
        "S107",
        say("A number in the wrong format: {text}", text=shown(text)),
        say("Write {cure}", cure=str(cure)),
    )


def nearly_day(text: str) -> tuple[int, int, int] | None:
    """Return year, month and day of a text in some spelling of days; the day may not exist."""
    day = read_day(text)
    return None if day is None or day.year is None else (day.year, day.month, day.number)


def nearly_period(text: str) -> str:
    """Return a text in the spelling of periods; it may still be none."""
    match = re.fullmatch(_NEARLY_PERIOD, plain_signs(text).strip())
    if match is None:
        return next(map(str, typed_periods(text, ())), text)
    year, month, part = match.groups()
    if month:
        return f"{year}-{int(month):02}"
    return f"{year}-{part.upper()}" if part else year


def period_hint(text: str) -> Message:
    """Return how a text that is no period is mended."""
    cure = nearly_period(text)
    return say("Write {cure}", cure=cure) if is_period(cure) else how_periods_are_written()


def how_periods_are_written() -> Message:
    """Return the spellings of all periods."""
    return say(
        "Write a month as 2025-06, two months (1-2, 3-4, …) as 2025-B2, a quarter as 2025-Q2, a "
        "half-year as 2025-H1, a year as 2025"
    )


# Words -------------------------------------------------------------------------------------


def latin(text: str) -> str:
    """Return a text with Latin letters for those of other scripts that only look like them."""
    return text.translate(_LATIN)


def look_alike_hint(text: str, cure: str) -> Message | None:
    """Name the letter that only looks like a Latin one: two equal words would not help."""
    sign = next((sign for sign in text if latin(sign) != sign), None)
    if sign is None:
        return None
    return say(
        "{sign} is {name}, not the Latin letter; type {cure} anew",
        sign=sign,
        name=f"U+{ord(sign):04X}",
        cure=cure,
    )


def several(text: str) -> tuple[str, ...]:
    """Return the words of a list whose commas YAML does not take for commas; () for one word."""
    parts = tuple(part.strip(" ") for part in re.split(_COMMAS, text.strip()))
    return parts if len(parts) > 1 else ()


def several_hint(parts: tuple[str, ...]) -> Message:
    """Return how a list of words is written."""
    return say("Write a half-width comma between them: {cure}", cure=", ".join(parts))
