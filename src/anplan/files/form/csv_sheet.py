"""A table that was sent as CSV, as a sheet: all its cells are texts."""

import csv
import io
from collections.abc import Container, Iterable, Sequence

from anplan.base.errors import FileError
from anplan.base.message import Message, say
from anplan.files.form.inspection import (
    MAX_COLUMNS,
    MAX_ROWS,
    SheetTraits,
    damaged,
    refused,
    too_large,
)
from anplan.files.form.sheet import Sheet
from anplan.model.table_maps import label_key

SUFFIXES = (".csv", ".tsv", ".txt")
_SEPARATORS = ",;\t"
_BOMS = (b"\xff\xfe", b"\xfe\xff")
READ_AS_GBK = say("it is not UTF-8; it was read as GB 18030, as Excel saves CSV in China")


def csv_sheet(name: str, data: bytes, heads: Sequence[str]) -> tuple[Sheet, tuple[Message, ...]]:
    """Read a CSV file with what is to be told of it; raise FileError where it is none.

    What stands between its cells is what makes most of the heads, then rows of one length: a
    comma may well stand in a figure instead.
    """
    text, notes = _text_of(name, data)
    ways = [rows for separator in _SEPARATORS if (rows := _rows(text, separator)) is not None]
    if not ways:
        raise damaged(name)
    wanted = frozenset(map(label_key, heads))
    rows = max(ways, key=lambda rows: _likelihood(rows, wanted))
    if len(rows) > MAX_ROWS or any(len(row) > MAX_COLUMNS for row in rows):
        raise too_large(name)
    cells = tuple(map(tuple, rows))
    kinds = tuple(tuple("text" for _ in row) for row in rows)
    return Sheet("CSV", cells, kinds, SheetTraits()), notes  # type: ignore[arg-type]


def _text_of(name: str, data: bytes) -> tuple[str, tuple[Message, ...]]:
    if b"\0" in data and not data.startswith(_BOMS):
        raise _no_text(name)
    try:
        if data.startswith(_BOMS):
            return data.decode("utf-16"), ()
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("gb18030"), (READ_AS_GBK,)
    except UnicodeDecodeError as error:
        raise _no_text(name) from error


def _no_text(name: str) -> FileError:
    return refused(
        say("{file} is no text, whatever it is called", file=name),
        say("Save it as CSV UTF-8, or send the Excel file itself"),
    )


def _rows(text: str, separator: str) -> list[list[str]] | None:
    """Take a text apart at a separator; None where its quotation marks do not allow that."""
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error:
        return None


def _likelihood(rows: list[list[str]], wanted: Container[str]) -> tuple[int, bool, int]:
    """Weigh rows: the most heads that one has, whether all are of one length, their cells."""
    heads = max((len(_heads_in(row, wanted)) for row in rows), default=0)
    lengths = {len(row) for row in rows if row}
    is_even = len(lengths) == 1 and lengths != {1}
    return heads, is_even, sum(map(len, rows))


def _heads_in(row: Iterable[str], wanted: Container[str]) -> set[str]:
    return {key for text in row if text and (key := label_key(text)) in wanted}
