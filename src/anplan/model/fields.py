"""The types of single values: the schema, not YAML, decides what a text means.

Every value arrives as the text that was typed. A type takes the one way of writing it
and refuses the rest with a :class:`Refusal`, which names the way to write it.
"""

import re
from datetime import date, timedelta, timezone
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from anplan.base.message import Message, say
from anplan.base.period import Period
from anplan.base.quantity import MAX_DIGITS, Quantity, digits

ID_FORM = r"[a-z0-9]+(?:-[a-z0-9]+)*"
WINDOWS_NAMES = frozenset({"con", "nul", "aux", "prn"}) | {
    f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)
}
_ID = re.compile(ID_FORM)
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_HALF_WIDTH = str.maketrans(
    "０１２３４５６７８９－—–−．。，,／/：％＋年月日　\u00a0", "0123456789----....--:%+--\0\0\0"
)
_PLACEHOLDER = re.compile(r"[\s(（\[【<《…。.:：]*(?:待填|待填写|TODO|TBD)[\s)）\]】>》…。.:：]*")


class Strict(BaseModel):
    """A mapping of a file: nothing unknown in it, and nothing changes it."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Refusal(PydanticCustomError):
    """A value that its type does not take; carries the sentence and the cure."""

    def __new__(cls, code: str, message: Message, hint: Message | None = None) -> "Refusal":
        """Pack the message so that pydantic hands it on untouched."""
        return super().__new__(cls, code, "{message}", {"message": message, "hint": hint})


def _half_width(text: str) -> str:
    """Give the half-width spelling of digits and of the marks between them."""
    return text.translate(_HALF_WIDTH).replace("\0", "").strip("-")


def _day(value: Any) -> date:
    if isinstance(value, date):
        return value
    text = _scalar(value)
    if _DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise Refusal(
                "S108",
                say("There is no such day: {text}", text=text),
                say("Look at the month's length; the form is year-month-day."),
            ) from None
    parts = _half_width(text).replace(".", "-").split("-")
    if len(parts) == 3 and all(part.isascii() and part.isdecimal() for part in parts):
        year, month, day = parts
        cure = f"{year:0>4}-{month:0>2}-{day:0>2}"
        if _DAY.fullmatch(cure):
            raise Refusal(
                "S107",
                say("Not the form of a day: {text}", text=text),
                say("Write {cure}", cure=cure),
            )
    raise Refusal(
        "S103",
        say("Not a day: {text}", text=text),
        say("Write a day as 2025-06-30"),
    )


def _number(value: Any) -> Decimal:
    if isinstance(value, Decimal):
        return value
    text = _scalar(value)
    if _NUMBER.fullmatch(text) and digits(text) <= MAX_DIGITS:
        return Decimal(text)
    raise _not_a_number(text)


def _quantity(value: Any) -> Quantity:
    if isinstance(value, Quantity):
        return value
    text = _scalar(value)
    try:
        return Quantity.parse(text)
    except ValueError:
        raise _not_a_number(text) from None


def _not_a_number(text: str) -> Refusal:
    if digits(text) > MAX_DIGITS:
        return Refusal(
            "Y112",
            say("A number of more than {limit} digits", limit=MAX_DIGITS),
            say("Write the figure itself, in the indicator's own measure"),
        )
    narrow = text.replace(",", "").replace("，", "").replace("_", "")
    narrow = narrow.translate(_HALF_WIDTH).replace("\0", "").removeprefix("约")
    try:
        cure = str(Quantity.parse(narrow))
    except ValueError:
        return Refusal(
            "S103",
            say("Not a number: {text}", text=text),
            say("Write digits and a point only, as 121.3; where there is no figure yet, "
                "write unavailable: and why"),
        )  # fmt: skip
    return Refusal(
        "S107",
        say("Not the form of a number: {text}", text=text),
        say("Write {cure}", cure=cure),
    )


def _text(value: Any) -> str:
    text = _scalar(value)
    if not text.strip():
        raise Refusal("S111", say("The text is empty"), say("Write it, or leave the key out"))
    if _PLACEHOLDER.fullmatch(text):
        raise Refusal(
            "S106",
            say("The template's text was left as it is: {text}", text=text.strip()),
            say("Write what there is to say, or leave the entry out"),
        )
    return text


def _truth(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    text = _scalar(value)
    if text not in ("true", "false"):
        raise Refusal(
            "S103",
            say("Neither true nor false: {text}", text=text),
            say("Write true or false"),
        )
    return text == "true"


def _period(value: Any) -> Period:
    if isinstance(value, Period):
        return value
    text = _scalar(value)
    try:
        return Period.parse(text)
    except ValueError:
        raise Refusal(
            "S103",
            say("Not a period: {text}", text=text),
            say("Write a month as 2025-06, a quarter as 2025-Q2, a half-year as 2025-H1"),
        ) from None


def _zone(value: Any) -> timezone:
    if isinstance(value, timezone):
        return value
    text = _scalar(value)
    form = re.fullmatch(r"([+-])([01][0-9]|2[0-3]):([0-5][0-9])", text)
    if form is None:
        raise Refusal(
            "S103",
            say("Not a time zone: {text}", text=text),
            say('Write the distance from UTC, as "+08:00"'),
        )
    offset = timedelta(hours=int(form[2]), minutes=int(form[3]))
    return timezone(-offset if form[1] == "-" else offset)


def _name(value: Any) -> str:
    text = _scalar(value)
    if not is_id(text):
        raise Refusal(
            "S104",
            say("Not an id: {text}", text=text),
            say("Ids are lower-case ASCII letters, digits and hyphens"),
        )
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
    """Tell whether a text can be an id, and so a file's name on every system."""
    return _ID.fullmatch(text) is not None and text not in WINDOWS_NAMES


def _typed(parse: Any, pattern: str, example: str) -> Any:
    from pydantic import WithJsonSchema

    schema = {"type": "string", "pattern": pattern, "examples": [example]}
    return BeforeValidator(parse), WithJsonSchema(schema)


Day = Annotated[date, *_typed(_day, r"^\d{4}-\d{2}-\d{2}$", "2025-06-30")]
Number = Annotated[Decimal, *_typed(_number, r"^[+-]?\d+(\.\d+)?$", "121.3")]
Amount = Annotated[Quantity, *_typed(_quantity, r"^[+-]?\d+(\.\d+)?\S*$", "121.3")]
Truth = Annotated[bool, *_typed(_truth, "^(true|false)$", "true")]
Periodic = Annotated[Period, *_typed(_period, r"^\d{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]))?$", "2025-06")]
Zone = Annotated[timezone, *_typed(_zone, r"^[+-]\d{2}:\d{2}$", "+08:00")]
Id = Annotated[str, *_typed(_name, f"^{ID_FORM}$", "tech-contracts")]
Text = Annotated[str, *_typed(_text, r"\S", "…")]

TaskId = Annotated[str, Field(pattern=r"^[1-9][0-9]?\.[1-9][0-9]?$")]
Ref = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9./-]*$")]


class Sourced(Strict):
    """Something that stands on words of the document."""

    quote: Text | None = Field(None, description="The document's exact words it stands on.")
    assumed: tuple[str, ...] = Field(
        (), description="The keys that a person added because the document is silent."
    )
