"""The types of single values: the schema, not YAML, decides what a text means.

Every value arrives as the text that was typed. A type takes the one way of writing it
and refuses the rest with a :class:`Refusal`, which names the way to write it.
"""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta, timezone
from decimal import Decimal
from typing import Annotated, Any, NamedTuple

from anplan.base.message import Message, say
from anplan.base.period import Period
from anplan.base.quantity import MAX_DIGITS, Quantity, digits

ID_FORM = r"[a-z0-9]+(?:-[a-z0-9]+)*"
WINDOWS_NAMES = frozenset({"con", "nul", "aux", "prn"}) | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)
}
_ID = re.compile(ID_FORM)
ACCOUNT_FORM = (
    r"[A-Za-z0-9_][A-Za-z0-9_.-]*"
    r"((/[A-Za-z0-9_][A-Za-z0-9_.-]*)*|@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+)"
)
_ACCOUNT = re.compile(ACCOUNT_FORM)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NEARLY_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{1,2})-([0-9]{1,2})|([0-9]{2})([0-9]{2}))")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_MEASURE = re.compile(r"[^\s\d_,.:;+，。：；％]+")
_GROUPED = re.compile(r"(?<![0-9.])[0-9]+(?:[,_][0-9]{3})+(?![0-9_,])")
_VAGUE = re.compile("大约|约|近|超过|超|逾|余|多|左右|以上")
_INEXACT = re.compile(".*(?:余|左右|以上)|[多超近约]")
_APART = re.compile(r"\d\s+\d")
_HALF_WIDTH = str.maketrans(
    "０１２３４５６７８９－—–−．。，／：％＋年月/日号 　\u00a0",
    "0123456789----..,-:%+---\0\0\0\0\0",
)
_NEARLY_PERIOD = re.compile(r"([0-9]{4})年?[-_. /]*(?:([0-9]{1,2})月?份?|([hqHQ][1-4]))?")
_LATIN = str.maketrans(
    "аеіјорсухѕԁһԛԝοναιυАВЕКМНОРСТХΑΒΕΗΙΚΜΝΟΡΤΧ",
    "aeijopcyxsdhqwovaiuABEKMHOPCTXABEHIKMNOPTX",
)
"""Letters of other scripts that look like a Latin one."""
_BETWEEN = re.compile(r" *[，、；;,] *")
_FILL = say("Write it, or leave the key out")
_PLACEHOLDER = re.compile(r"[\s(（\[【<《…。.:：]*(?:待填|待填写|TODO|TBD)[\s)）\]】>》…。.:：]*")


class Refusal(ValueError):
    """A value that its type does not take; carries the rule's code, the sentence and the cure."""

    def __init__(self, code: str, message: Message, hint: Message | None = None) -> None:
        """Keep what is told about the value."""
        super().__init__(code)
        self.code = code
        self.message = message
        self.hint = hint


def shown(text: str) -> str:
    """Return a text as a message shows it: a long one is cut."""
    return text if len(text) <= 40 else text[:39] + "…"


def _half_width(text: str) -> str:
    """Return the half-width spelling of digits and of the marks between them, without blanks."""
    return text.translate(_HALF_WIDTH).replace("\0", "")


def _day(value: Any) -> date:
    if isinstance(value, date):
        return value
    text = _filled(value)
    exact = _DAY.fullmatch(text)
    narrow = _half_width(text).replace(".", "-").replace(",", "-").strip("-")
    form = _NEARLY_DAY.fullmatch(narrow)
    if not form:
        raise Refusal(
            "S103",
            say("Not a day: {text}", text=shown(text)),
            say("Write a day as 2025-06-30"),
        )
    year, month, day = (part for part in form.groups() if part)
    try:
        found = date(int(year), int(month), int(day))
    except ValueError:
        raise Refusal(
            "S108",
            say("There is no such day: {text}", text=text),
            say("Look at the month's length; the form is year-month-day"),
        ) from None
    if not exact:
        raise Refusal(
            "S107",
            say("Not the form of a day: {text}", text=text),
            say("Write {cure}", cure=found.isoformat()),
        )
    return found


def _number(value: Any) -> Decimal:
    if isinstance(value, Decimal):
        return value
    text = _filled(value)
    if _NUMBER.fullmatch(text) and digits(text) <= MAX_DIGITS:
        return Decimal(text)
    cure = _nearly_number(text)
    if cure and cure.measure:
        raise Refusal(
            "S107",
            say("Not the form of a number: {text}", text=shown(text)),
            say("Write the number alone: {cure}", cure=cure.value),
        )
    raise _not_a_number(text, cure, say("Write digits and a point only, as 121.3"))


def _whole(value: Any) -> int:
    if isinstance(value, int):
        return value
    number = _number(value)
    if number != number.to_integral_value():
        raise Refusal(
            "S103",
            say("Not a whole number: {text}", text=shown(_scalar(value))),
            say("Write a whole number"),
        )
    return int(number)


def _quantity(value: Any) -> Quantity:
    if isinstance(value, Quantity):
        return value
    text = _filled(
        value, say("Write the figure; where there is none yet, write unavailable: and why")
    )
    try:
        return _figure(text)
    except ValueError:
        hint = say("Write digits and a point only, as 121.3; where there is no figure yet, "
                   "write unavailable: and why")  # fmt: skip
        raise _not_a_number(text, _nearly_number(text), hint) from None


def _figure(text: str) -> Quantity:
    """Read a figure with or without a measure, which is a word: neither digits nor 余 nor ％."""
    found = Quantity.parse(text)
    measure = found.measure
    if measure is None:
        return found
    word = _MEASURE.fullmatch(measure) and (measure[0].isalpha() or measure[0] in "%‰")
    if not word or _INEXACT.match(measure):
        raise ValueError(text)
    return found


def _nearly_number(text: str) -> Quantity | None:
    """Return the figure that was meant, where only its spelling is wrong."""
    if _APART.search(text):
        return None
    narrow = _VAGUE.sub("", _half_width(text))
    narrow = _GROUPED.sub(lambda found: re.sub("[,_]", "", found[0]), narrow)
    if narrow.startswith("."):
        narrow = f"0{narrow}"
    try:
        return _figure(narrow)
    except ValueError:
        return None


def _not_a_number(text: str, cure: Quantity | None, hint: Message) -> Refusal:
    if digits(text) > MAX_DIGITS:
        return Refusal(
            "Y112",
            say("A number of more than {limit} digits", limit=MAX_DIGITS),
            say("Write the figure itself, in the indicator's own measure"),
        )
    if cure is None:
        return Refusal("S103", say("Not a number: {text}", text=shown(text)), hint)
    return Refusal(
        "S107",
        say("Not the form of a number: {text}", text=shown(text)),
        say("Write {cure}", cure=str(cure)),
    )


def _text(value: Any) -> str:
    text = _scalar(value)
    if not text.strip():
        raise Refusal("S111", say("The text is empty"), _FILL)
    _refuse_placeholder(text)
    return text


def _filled(value: Any, hint: Message | None = None) -> str:
    """Return a value that is neither empty nor left as the template has it."""
    text = _scalar(value)
    if not text.strip():
        raise Refusal("S111", say("The value is empty"), hint or _FILL)
    _refuse_placeholder(text)
    return text


def is_placeholder(text: str) -> bool:
    """Return whether a text is the one that a template has where something is to be written."""
    return _PLACEHOLDER.fullmatch(text) is not None


def left_over(text: str) -> Message:
    """Tell that a template's text was left."""
    return say("The template's text was left as it is: {text}", text=shown(text.strip()))


def _refuse_placeholder(text: str) -> None:
    if is_placeholder(text):
        hint = say("Write what there is to say, or leave the entry out")
        raise Refusal("S106", left_over(text), hint)


def _truth(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    text = _filled(value)
    if text not in ("true", "false"):
        raise Refusal(
            "S103",
            say("Neither true nor false: {text}", text=shown(text)),
            say("Write true or false"),
        )
    return text == "true"


def _period(value: Any) -> Period:
    if isinstance(value, Period):
        return value
    text = _filled(value)
    try:
        return Period.parse(text)
    except ValueError:
        raise Refusal(
            "S103", say("Not a period: {text}", text=shown(text)), _period_hint(text)
        ) from None


def nearly_period(text: str) -> str:
    """Return a text in the spelling of periods; it may still be none."""
    form = _NEARLY_PERIOD.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if form is None:
        return text
    year, month, part = form.groups()
    if month:
        return f"{year}-{int(month):02}"
    return f"{year}-{part.upper()}" if part else year


def _period_hint(text: str) -> Message:
    cure = nearly_period(text)
    try:
        Period.parse(cure)
    except ValueError:
        return say("Write a month as 2025-06, a quarter as 2025-Q2, a half-year as 2025-H1")
    return say("Write {cure}", cure=cure)


def _zone(value: Any) -> timezone:
    if isinstance(value, timezone):
        return value
    text = _filled(value)
    form = re.fullmatch(r"([+-])([01][0-9]|2[0-3]):([0-5][0-9])", text)
    if form is None:
        raise Refusal(
            "S103",
            say("Not a time zone: {text}", text=shown(text)),
            say('Write the distance from UTC, as "+08:00"'),
        )
    offset = timedelta(hours=int(form[2]), minutes=int(form[3]))
    return timezone(-offset if form[1] == "-" else offset)


def _name(value: Any) -> str:
    text = _filled(value)
    if not is_id(text):
        raise Refusal(
            "S104",
            say("Not an id: {text}", text=shown(text)),
            id_hint(text),
        )
    return text


def _account(value: Any) -> str:
    text = _filled(value)
    if not _ACCOUNT.fullmatch(text):
        bare = text.removeprefix("@")
        hint = (
            say("Write {cure}", cure=bare)
            if _ACCOUNT.fullmatch(bare)
            else say("Write the account as the forge names it, org/team for a team, or an e-mail")
        )
        raise Refusal("S103", say("Not an account: {text}", text=shown(text)), hint)
    return text


def _scalar(value: Any) -> str:
    if isinstance(value, str):
        return value
    raise Refusal(
        "S103",
        say("A single value belongs here"),
        say("Write it on one line, without a list or keys below it"),
    )


def is_id(text: str) -> bool:
    """Return whether a text can be an id, and so a file's name on every system."""
    return _ID.fullmatch(text) is not None and text not in WINDOWS_NAMES


def nearly_id(text: str) -> str:
    """Return a text in the spelling of ids; it may still be none."""
    narrow = latin(unicodedata.normalize("NFKC", text).strip()).lower()
    return re.sub(r"[\s_\u2010-\u2015\u2212-]+", "-", narrow)


def latin(text: str) -> str:
    """Return a text with Latin letters for those of other scripts that only look like them."""
    return text.translate(_LATIN)


def look_alike_hint(text: str, cure: str) -> Message | None:
    """Name the letter that only looks like a Latin one: two equal words would not help."""
    sign = next((sign for sign in text if latin(sign) != sign), None)
    if sign is None:
        return None
    return say("{sign} is {name}, not the Latin letter; type {cure} anew",
               sign=sign, name=f"U+{ord(sign):04X}", cure=cure)  # fmt: skip


def several(text: str) -> tuple[str, ...]:
    """Return the words of a list whose commas YAML does not take for commas; () for one word."""
    parts = tuple(_BETWEEN.split(text.strip()))
    return parts if len(parts) > 1 else ()


def several_hint(parts: tuple[str, ...]) -> Message:
    """Tell how a list is written."""
    return say("Write a half-width comma between them: {cure}", cure=", ".join(parts))


def id_hint(text: str) -> Message:
    """Tell how a text that cannot be an id is mended."""
    if text.lower() in WINDOWS_NAMES:
        return say("No file can be called so on Windows; choose another id")
    parts = several(text)
    if parts and all(map(is_id, parts)):
        return several_hint(parts)
    cure = nearly_id(text)
    if is_id(cure):
        return look_alike_hint(text, cure) or say("Write {cure}", cure=cure)
    return say("Ids are lower-case ASCII letters, digits and hyphens")


class Typed(NamedTuple):
    """How a text becomes a value, and how an editor's schema tells what may be typed.

    ``parse`` takes whatever the file holds there and raises Refusal; ``editors`` names what
    an editor may take the text for.
    """

    parse: Callable[[Any], Any]
    pattern: str
    example: str
    editors: tuple[str, ...] = ()


class Matching(NamedTuple):
    """A text of one form, which an editor may also take for a number."""

    pattern: str


Day = Annotated[date, Typed(_day, r"^\d{4}-\d{2}-\d{2}$", "2025-06-30")]
Number = Annotated[Decimal, Typed(_number, r"^[+-]?\d+(\.\d+)?$", "121.3", ("number",))]
Whole = Annotated[int, Typed(_whole, r"^[+-]?\d+$", "14", ("integer",))]
Amount = Annotated[
    Quantity,
    Typed(
        _quantity,
        r"^[+-]?\d+(\.\d+)?( ?[^\s\d_,.:;+-][^\s\d_,.:;+]*)?$",
        "121.3",
        ("number",),
    ),
]
Truth = Annotated[bool, Typed(_truth, "^(true|false)$", "true", ("boolean",))]
Periodic = Annotated[
    Period, Typed(_period, r"^\d{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?$", "2025-06", ("number",))
]
Zone = Annotated[timezone, Typed(_zone, r"^[+-]\d{2}:\d{2}$", "+08:00")]
Id = Annotated[str, Typed(_name, f"^{ID_FORM}$", "tech-contracts", ("number",))]
Account = Annotated[str, Typed(_account, f"^{ACCOUNT_FORM}$", "zhang-kcj")]
Text = Annotated[str, Typed(_text, r"\S", "…")]

TaskId = Annotated[str, Matching(r"^[1-9][0-9]?\.[1-9][0-9]?$")]
Ref = Annotated[str, Matching(r"^[a-z0-9][a-z0-9./-]*$")]
DecidedRef = Annotated[str, Matching(r"^([a-z0-9][a-z0-9./-]*|[0-9]{4}-(Q[1-4]|H[12]))$")]
"""A ref, or a period whose paper is meant."""
