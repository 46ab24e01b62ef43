"""What a cell of a form holds, and what of it may be taken: pure, cell by cell.

A spreadsheet program makes days, shares and truths of what was typed, and shows a number by its
format. What was meant is read where that is sure; everywhere else the cell is asked back.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal, NamedTuple

from anplan.base.days import LEAP_YEAR
from anplan.base.message import Message, say
from anplan.base.no_news import points_elsewhere
from anplan.base.period import Period
from anplan.base.spelling import half_width, plain_signs, shown_on_one_line
from anplan.intake.number_format import hides_texts, shown_as
from anplan.intake.parse import ParsedValue, parse_day, parse_figure

Kind = Literal["text", "number", "truth", "day", "time"]

_ERROR = re.compile(
    r"#(?:N/A|NULL!|DIV/0!|VALUE!|REF!|NAME\?|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!"
    r"|UNKNOWN!|GETTING_DATA|EXTERNAL!|BUSY!|PYTHON!)|(?:Err|错误)[:：]\s?[0-9]{3}|#{3,}",
    re.IGNORECASE,
)
_FUNCTION = re.compile(
    r"@?(?:(?:_xl\w+\.)+\w+|DISPIMG|[A-Z][A-Z0-9.]+)\((?:[^一-鿿\"']|\"[^\"]*\"|'[^']*')*\)?",
)
_PICTURE = re.compile(r"(?:DISPIMG|_xlfn\.|IMAGE)\s*\(", re.IGNORECASE)
_POWER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?[Ee][-+]?[0-9]+")
_MADE_DAY = re.compile(r"[0-9]{4}[-/][0-9]{1,2}[-/][0-9]{1,2}(?:[ T][0-9:]+)?")
_TRUTHS = frozenset({"TRUE", "FALSE"})
_DIGITS = re.compile(r"[0-9][0-9.,]*\s*")
_SERIAL = re.compile(r"[1-9][0-9]{4}(?:\.0+)?")
_SHORT_DAY = re.compile(r"(1[0-2]|[1-9])\.([123])")
_LONG = Decimal(100_000_000_000)
_COUNTERS = (frozenset("人名位"), frozenset("个家项处所"))
_MOST = 60
"""A longer text is no day, whatever it says."""

_AROUND_DAY = re.compile(
    r"(?:截至|截止到?|至|到|已?于|已在|在)?\s*(?P<day>[0-9][0-9年月日号./\- ]*(?:底|末)?)\s*"
    r"(?:止|已?(?:全部|正式)?(?:完成|举办|召开|建成|办结|开业|投用|揭牌|解决|启用|竣工)了?)?[。.]?"
)
_MONTHS_END = re.compile(r"(?:([12][0-9]{3})\s*年)?\s*(1[0-2]|0?[1-9])\s*月(?:份)?(?:底|末)")

_STARTS = {False: date(1899, 12, 30), True: date(1904, 1, 1)}


class Cell(NamedTuple):
    """What a white cell holds, and its address.

    ``is_lost``: something is there that nobody can tell, and it was told; ``is_none``: words that
    say that there is nothing, and they were told.
    """

    text: str = ""
    address: str = ""
    kind: Kind = "text"
    number_format: str = ""
    is_lost: bool = False
    is_none: bool = False


class Calendar(NamedTuple):
    """The days in which a form's days may lie, and how its workbook counts days."""

    period: Period
    start: date
    end: date
    from_1904: bool = False


def error_in(text: str) -> str:
    """Return the error that a text is, '' where it is none: #N/A."""
    return text if _ERROR.fullmatch(text.strip()) else ""


def is_code(text: str) -> bool:
    """Return whether a text begins with = or names a function: =DISPIMG("ID…",1)."""
    narrow = half_width(text)
    return narrow.startswith("=") or bool(_PICTURE.search(narrow) or _FUNCTION.fullmatch(narrow))


def is_picture(text: str) -> bool:
    """Return whether a text is the function that shows a picture in a cell."""
    return _PICTURE.search(half_width(text)) is not None


def doubt_about(cell: Cell) -> Message | None:
    """Return why nothing is taken of a cell, whatever its field; None where something may be."""
    typed = shown_on_one_line(cell.text)
    if error_in(cell.text):
        return say("{error} is an error of the program, no value", error=typed)
    if is_picture(cell.text):
        return say("a picture in the cell is not read: {text}", text=typed)
    if is_code(cell.text):
        return say("{text} is a formula, not its result; type the words or the figure", text=typed)
    if is_unseen(cell):
        return say("{value} is hidden by the cell's format; is it meant?", value=typed)
    if points_elsewhere(cell.text):
        return say("{text}: write out what is meant", text=typed)
    return None


def made_of_words(cell: Cell) -> Message | None:
    """Return why a cell for words does not hold what was typed; None where it does."""
    made = say(
        "{value}: the program made this of what was typed; write the words themselves",
        value=shown_on_one_line(cell.text),
    )
    if cell.kind in ("day", "time", "truth"):
        return made
    if cell.kind == "number":
        value = _number(cell.text)
        shown = shown_as(cell.number_format, value) if value is not None else None
        is_typed = shown is not None and shown.is_plain and _is_short(value)
        return None if is_typed and not _SERIAL.fullmatch(cell.text) else made
    text = half_width(cell.text)
    is_made = _POWER.fullmatch(text) or _MADE_DAY.fullmatch(text) or text.upper() in _TRUTHS
    return made if is_made or _SERIAL.fullmatch(text) else None


def _is_short(value: Decimal | None) -> bool:
    return value is not None and abs(value) < _LONG and value == value.to_integral_value()


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except ArithmeticError:
        return None


def is_unseen(cell: Cell) -> bool:
    """Return whether its number format shows nothing of what the cell holds."""
    value = _number(cell.text) if cell.kind == "number" else None
    if value is not None:
        return not shown_as(cell.number_format, value).is_seen
    return cell.kind == "text" and hides_texts(cell.number_format)


def figure_in(cell: Cell, measure: str) -> ParsedValue:
    """Read a figure as the cell shows it: the format says whether 1 is 100 %."""
    value = _number(cell.text) if cell.kind == "number" else None
    if value is None:
        return counted_in(cell.text, measure)
    shown = shown_as(cell.number_format, value)
    if not shown.is_exact or shown.percents > 1:
        note = say(
            "{value} is shown in another size by the cell's format ({format}); "
            "type the figure with its measure",
            value=cell.text,
            format=shown_on_one_line(cell.number_format),
        )
        return ParsedValue("", "error", note)
    if not shown.has_its_sign:
        note = say(
            "{value} is shown with another sign by the cell's format ({format}); "
            "type the figure as it is meant",
            value=cell.text,
            format=shown_on_one_line(cell.number_format),
        )
        return ParsedValue("", "error", note)
    figure = _plain(value * 100**shown.percents) if shown.percents else cell.text
    typed = f"{shown.before}{figure}{'%' * shown.percents}{shown.behind}"
    parsed = counted_in(typed, measure)
    if shown.percents and parsed.level in ("ok", "changed"):
        note = say("{value}, shown as a percentage: {shown}", value=cell.text, shown=typed)
        return parsed._replace(level="changed", note=note)
    return parsed


def _plain(value: Decimal) -> str:
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def counted_in(typed: str, measure: str) -> ParsedValue:
    """Read a figure behind which another word may stand that counts the same: 36人 for 36名."""
    narrow = plain_signs(typed).strip()
    same = next((words for words in _COUNTERS if measure in words), frozenset[str]())
    is_other = narrow[-1:] in same and narrow[-1:] != measure
    if not (is_other and _DIGITS.fullmatch(narrow[:-1])):
        return parse_figure(typed, measure)
    return _retold(parse_figure(narrow[:-1].rstrip() + measure, measure), typed)


def _retold(parsed: ParsedValue, typed: str) -> ParsedValue:
    """Tell a value beside what was typed, where it was read in another spelling."""
    if not parsed.value or parsed.level not in ("ok", "changed"):
        return parsed
    note = say("{typed} → {value}", typed=shown_on_one_line(typed), value=parsed.value)
    return ParsedValue(parsed.value, "changed", note)


def day_in(cell: Cell, calendar: Calendar) -> ParsedValue:
    """Read a day; a bare number counts days as its workbook does."""
    text = plain_signs(cell.text).strip()
    short = _SHORT_DAY.fullmatch(text) if cell.kind == "number" else None
    if short and _exists(int(short[1]), int(short[2]) * 10):
        note = say(
            "{text}: day {day} or day {days} of month {month}? Write which one",
            text=text,
            month=short[1],
            day=short[2],
            days=int(short[2]) * 10,
        )
        return ParsedValue("", "error", note)
    plain = bare_day(cell.text, calendar.period)
    serial = plain_signs(plain).strip()
    if _SERIAL.fullmatch(serial):
        return _serial_day(serial, calendar)
    parsed = parse_day(plain, calendar.period)
    return parsed if plain == cell.text else _retold(parsed, cell.text)


def _exists(month: int, day: int) -> bool:
    return day <= monthrange(LEAP_YEAR, month)[1]


def _serial_day(text: str, calendar: Calendar) -> ParsedValue:
    day = _STARTS[calendar.from_1904] + timedelta(days=int(text.partition(".")[0]))
    if calendar.start <= day <= calendar.end:
        return ParsedValue(
            day.isoformat(), "changed", say("{typed} → {value}", typed=text, value=day.isoformat())
        )
    note = say(
        "{typed} would be {day} as a day that a program counts, outside the plan; write the day",
        typed=text,
        day=day,
    )
    return ParsedValue("", "error", note)


def bare_day(text: str, period: Period) -> str:
    """Return the day in what people write around it: 截至9月30日, 10月底, 已于10月18日举办."""
    narrow = plain_signs(text).strip()
    match = _AROUND_DAY.fullmatch(narrow) if len(narrow) < _MOST else None
    if match is None:
        return text
    month = _MONTHS_END.fullmatch(match["day"].strip())
    if month is None:
        return match["day"].strip() if match["day"] != narrow else text
    year, number = int(month[1] or period.end.year), int(month[2])
    last = Period.of("month", date(year, number, 1)).end.day
    return f"{month[1]}年{number}月{last}日" if month[1] else f"{number}月{last}日"
