"""An empty Excel workbook, for forms and the ledger: the same content gives the same bytes."""

from datetime import UTC, datetime
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
TITLE = {"bold": True, "font_size": 16, "align": "center"}
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
