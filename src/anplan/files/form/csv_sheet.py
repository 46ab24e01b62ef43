"""A table that was sent as CSV, as a sheet: all its cells are texts."""

import csv
import io

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

SUFFIXES = (".csv", ".tsv", ".txt")
_SEPARATORS = ",;\t"
_BOMS = (b"\xff\xfe", b"\xfe\xff")
READ_AS_GBK = say("it is not UTF-8; it was read as GB 18030, as Excel saves CSV in China")


def csv_sheet(name: str, data: bytes) -> tuple[Sheet, tuple[Message, ...]]:
    """Read a CSV file with what is to be told of it; raise FileError where it is none."""
    text, notes = _text_of(name, data)
    separator = _separator(text)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True))
    except csv.Error as error:
        raise damaged(name) from error
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


def _separator(text: str) -> str:
    """Return what stands between the cells: of the first lines, what is there most often."""
    head = "\n".join(text.split("\n")[:20])
    return max(_SEPARATORS, key=head.count)
