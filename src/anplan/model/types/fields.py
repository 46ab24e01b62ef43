"""The types of single values: the schema, not YAML, decides what a text means.

Every value arrives as the text that was typed. A type takes the one way of writing it
and refuses the rest with a :class:`~anplan.model.types.cures.Refusal`, which names that way.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta, timezone
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, NamedTuple

from anplan.base.message import Message, say
from anplan.base.period import PERIOD_FORM, Period
from anplan.base.quantity import MAX_DIGITS, Quantity, digits
from anplan.base.spelling import shown
from anplan.model.types.cures import (
    Refusal,
    is_unfilled,
    nearly_day,
    nearly_figure,
    not_a_number,
    period_hint,
    unfilled,
)
from anplan.model.types.ids import ID_FORM, TASK_FORM, id_hint, is_id
from anplan.model.types.ways import WAY_FORM, is_way, nearly_way, way_hint

ACCOUNT_FORM = (
    r"[A-Za-z0-9_][A-Za-z0-9_.-]*"
    r"((/[A-Za-z0-9_][A-Za-z0-9_.-]*)*|@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+)"
)
SHA256_FORM = r"[0-9a-f]{64}"
_DAY = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_NUMBER = r"[+-]?[0-9]+(?:\.[0-9]+)?"
_YEAR = r"[12][0-9]{3}"
_ZONE = r"([+-])([01][0-9]|2[0-3]):([0-5][0-9])"


def _parse_day(value: Any) -> date:
    if isinstance(value, date):
        return value
    return _day_of(_filled(value))


@lru_cache(maxsize=4096)
def _day_of(text: str) -> date:
    """Return the day that a text names; reports name the same few over and over."""
    parts = nearly_day(text)
    if parts is None:
        raise Refusal(
            "S103",
            say("Not a day: {text}", text=shown(text)),
            say("Write a day as 2025-06-30"),
        )
    try:
        day = date(*parts)
    except ValueError:
        raise Refusal(
            "S108",
            say("There is no such day: {text}", text=shown(text)),
            say("Check the length of the month; days are written year-month-day"),
        ) from None
    if not re.fullmatch(_DAY, text):
        raise Refusal(
            "S107",
            say("A day in the wrong format: {text}", text=shown(text)),
            say("Write {cure}", cure=day.isoformat()),
        )
    return day


def _parse_number(value: Any) -> Decimal:
    if isinstance(value, Decimal):
        return value
    text = _filled(value)
    if re.fullmatch(_NUMBER, text) and digits(text) <= MAX_DIGITS:
        return Decimal(text)
    cure = nearly_figure(text)
    if cure and cure.measure:
        raise Refusal(
            "S107",
            say("A number in the wrong format: {text}", text=shown(text)),
            say("Write the number alone: {cure}", cure=cure.value),
        )
    raise not_a_number(text, cure, say("Write digits and a point only, such as 121.3"))


def _parse_whole(value: Any) -> int:
    if isinstance(value, int):
        return value
    number = _parse_number(value)
    if number != number.to_integral_value():
        raise Refusal(
            "S103",
            say("Not a whole number: {text}", text=shown(_scalar(value))),
            say("Write a whole number"),
        )
    return int(number)


def _parse_year(value: Any) -> int:
    if isinstance(value, int):
        return value
    text = _filled(value)
    if re.fullmatch(_YEAR, text):
        return int(text)
    bare = text.removesuffix("年")
    hint = (
        say("Write {cure}", cure=bare)
        if re.fullmatch(_YEAR, bare)
        else say("Write a year as {example}", example="2025")
    )
    raise Refusal("S103", say("Not a year: {text}", text=shown(text)), hint)


def _parse_amount(value: Any) -> Quantity:
    if isinstance(value, Quantity):
        return value
    text = _scalar(value)
    if is_unfilled(text):
        hint = say("Write the figure; where there is none yet, write unavailable: and why")
        raise unfilled(text, _empty(), hint)
    try:
        return Quantity.parse_exact(text)
    except ValueError:
        hint = say(
            "Write digits and a point only, such as 121.3; where there is no figure yet, "
            "write unavailable: and why"
        )
        raise not_a_number(text, nearly_figure(text), hint) from None


def _parse_text(value: Any) -> str:
    text = _scalar(value)
    if is_unfilled(text):
        raise unfilled(text, say("The text is empty"))
    return text


def _parse_truth(value: Any) -> bool:
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


def _parse_period(value: Any) -> Period:
    if isinstance(value, Period):
        return value
    text = _filled(value)
    try:
        return Period.parse(text)
    except ValueError:
        message = say("Not a period: {text}", text=shown(text))
        raise Refusal("S103", message, period_hint(text)) from None


def _parse_zone(value: Any) -> timezone:
    if isinstance(value, timezone):
        return value
    text = _filled(value)
    match = re.fullmatch(_ZONE, text)
    if match is None:
        raise Refusal(
            "S103",
            say("Not a time zone: {text}", text=shown(text)),
            say('Write the offset from UTC, such as "+08:00"'),
        )
    offset = timedelta(hours=int(match[2]), minutes=int(match[3]))
    return timezone(-offset if match[1] == "-" else offset)


def _parse_id(value: Any) -> str:
    text = _filled(value)
    if not is_id(text):
        raise Refusal("S104", say("Not an id: {text}", text=shown(text)), id_hint(text))
    return text


def _parse_way(value: Any) -> str:
    text = _filled(value)
    if is_way(text):
        return text
    shape = say("Not a way to another workspace: {text}", text=shown(text))
    raise Refusal("S107" if is_way(nearly_way(text)) else "S103", shape, way_hint(text))


def _parse_sha256(value: Any) -> str:
    text = _filled(value)
    if not re.fullmatch(SHA256_FORM, text):
        raise Refusal(
            "S103",
            say("Not a SHA-256: {text}", text=shown(text)),
            say("Write the 64 digits and letters a to f that sha256sum or certutil prints"),
        )
    return text


def _parse_account(value: Any) -> str:
    text = _filled(value)
    if not re.fullmatch(ACCOUNT_FORM, text):
        bare = text.removeprefix("@")
        hint = (
            say("Write {cure}", cure=bare)
            if re.fullmatch(ACCOUNT_FORM, bare)
            else say("Write the account as the forge names it, org/team for a team, or an e-mail")
        )
        raise Refusal("S103", say("Not an account: {text}", text=shown(text)), hint)
    return text


def _filled(value: Any) -> str:
    """Return a value that is neither empty nor left as the template has it."""
    text = _scalar(value)
    if is_unfilled(text):
        raise unfilled(text, _empty())
    return text


def _empty() -> Message:
    return say("The value is empty")


def _scalar(value: Any) -> str:
    if isinstance(value, str):
        return value
    raise Refusal(
        "S103",
        say("A single value belongs here"),
        say("Write it on one line, without a list or keys below it"),
    )


class FieldType(NamedTuple):
    """How a text becomes a value, and what an editor's schema says may be typed.

    ``parse`` takes whatever the file holds there and raises Refusal; ``editors`` names the
    types for which an editor may take the text.
    """

    parse: Callable[[Any], Any]
    pattern: str
    example: str
    editors: tuple[str, ...] = ()


class Pattern(NamedTuple):
    """A text of one form; ``editors`` as with the other types."""

    pattern: str
    editors: tuple[str, ...] = ("number",)


ANY_WORD = ("number", "boolean")
"""What editors make of a word that YAML has a meaning for: 2025, true."""

Day = Annotated[date, FieldType(_parse_day, f"^{_DAY}$", "2025-06-30")]
Number = Annotated[
    Decimal, FieldType(_parse_number, r"^[+-]?[0-9]+(\.[0-9]+)?$", "121.3", editors=("number",))
]
Whole = Annotated[int, FieldType(_parse_whole, r"^[+-]?[0-9]+(\.0+)?$", "14", editors=("integer",))]
Year = Annotated[int, FieldType(_parse_year, f"^{_YEAR}$", "2025", editors=("integer",))]
Amount = Annotated[
    Quantity,
    FieldType(
        _parse_amount,
        r"^[+-]?[0-9]+(\.[0-9]+)?( ?[^\s0-9_,.:;+-][^\s0-9_,.:;+]*)?$",
        "121.3",
        editors=("number",),
    ),
]
Truth = Annotated[bool, FieldType(_parse_truth, "^(true|false)$", "true", editors=("boolean",))]
Periodic = Annotated[
    Period,
    FieldType(
        _parse_period,
        f"^{PERIOD_FORM}$",
        "2025-06",
        editors=("number",),
    ),
]
Zone = Annotated[timezone, FieldType(_parse_zone, f"^{_ZONE}$", "+08:00")]
Id = Annotated[str, FieldType(_parse_id, f"^{ID_FORM}$", "tech-contracts", editors=ANY_WORD)]
Way = Annotated[str, FieldType(_parse_way, f"^{WAY_FORM}$", "../innovation", editors=ANY_WORD)]
Account = Annotated[
    str, FieldType(_parse_account, f"^{ACCOUNT_FORM}$", "zhang-kcj", editors=ANY_WORD)
]
Sha256 = Annotated[
    str, FieldType(_parse_sha256, f"^{SHA256_FORM}$", f"{0x5EED:064x}", editors=("number",))
]
Text = Annotated[str, FieldType(_parse_text, r"\S", "…", editors=ANY_WORD)]

CELL_PATTERN = r"^[A-Za-z]{1,3}[1-9][0-9]{0,6}$"
Cell = Annotated[str, Pattern(CELL_PATTERN)]
"""A cell of a sheet: B2."""
TaskId = Annotated[str, Pattern(f"^{TASK_FORM}$")]
Ref = Annotated[str, Pattern(r"^[a-z0-9][a-z0-9./-]*$", ANY_WORD)]
DecidedRef = Annotated[
    str, Pattern(r"^([a-z0-9][a-z0-9./-]*|[0-9]{4}-(B[1-6]|Q[1-4]|H[12]))$", ANY_WORD)
]
"""A ref, or a period whose paper is meant."""
