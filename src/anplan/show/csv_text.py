"""Tables as CSV that spreadsheets open correctly: a byte-order mark, CRLF, no formulas."""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from anplan.base.period import Period
from anplan.show.safe import csv_cell, printable


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Write a table: numbers and days as they are, texts so that none becomes a formula."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return "\ufeff" + stream.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, Decimal):
        return f"{value:f}"
    if isinstance(value, date | Period | int):
        return str(value)
    return csv_cell(printable(str(value)))
