"""An empty Excel workbook, for forms and the ledger: the same content gives the same bytes."""

from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from anplan.base.extras import without_office
from anplan.base.message import Message

MOST_CHARACTERS = 32_767
"""Characters that a cell may hold."""
PLAIN: dict[str, Any] = {
    "font_name": "宋体",
    "font_size": 10,
    "text_wrap": True,
    "valign": "vcenter",
}
"""How a cell is written that has no style of its own, and what every style begins with."""
HEADING = {"bold": True, "border": 1, "align": "center", "bg_color": "#EDEDED"}
LIGHT_COLOURS = {
    "green": "#C6EFCE",
    "yellow": "#FFEB9C",
    "red": "#FFC7CE",
    "blue": "#DDEBF7",
    "grey": "#D9D9D9",
    "closed": "#E2EFDA",
}
TITLE = {"bold": True, "font_size": 16, "align": "center"}
_MOST_DIGITS = 15
"""Digits of a number that a spreadsheet keeps."""
_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_LITERAL_TEXTS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
"""Options of a workbook in which a text stays one, whatever it looks like."""


def new_workbook(buffer: BytesIO, without: Message) -> Any:
    """Return a workbook that is written into a buffer when it is closed.

    Raise UsageError, with the words that are given, where the writing package is not installed.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise without_office(without) from None
    book = xlsxwriter.Workbook(buffer, _LITERAL_TEXTS)
    book.set_properties({"created": _CREATED})
    return book


class Formats:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Any) -> None:
        """Begin with none."""
        self._book = book
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def __call__(self, **style: Any) -> Any:
        """Return the format of a style, which begins with the plain one."""
        key = tuple(sorted(style.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(PLAIN | style)
        return self._made[key]


def figure_cell(value: Decimal) -> tuple[float | str, dict[str, Any]]:
    """Return a figure as a number with as many decimals as it has, as text where it has too many."""
    text = f"{value:f}"
    if len(value.as_tuple().digits) > _MOST_DIGITS:
        return text, {"align": "right"}
    behind = len(text.partition(".")[2])
    shown = "#,##0" + (f".{'0' * behind}" if behind else "")
    return float(value), {"num_format": shown, "align": "right"}
