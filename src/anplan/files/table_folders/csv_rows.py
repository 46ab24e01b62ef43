"""The rows of a table that was written as CSV, with their types again."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

from anplan.base.errors import FileError
from anplan.base.message import Message, say

_FIGURE = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_TRUTH = {"True": True, "False": False}
_GUARDED = re.compile(r"'\s*[=+\-@\t＝＋－＠]")
"""A text that would be a formula has a sign before it; see ``show/safe.py``."""

_LONGEST_CELL = 8 * 1024 * 1024
"""No text of a report is longer; Python's own limit is, for some, too short."""

Row = Mapping[str, object]


def columns_in(path: Path) -> tuple[str, ...]:
    """Return the columns of a file."""
    for _, heads in _lines(path):
        return tuple(heads)
    return ()


def rows_in(path: Path, kinds: Mapping[str, str]) -> Iterator[Row]:
    """Yield the rows of a file, of the columns whose kinds are known; what is empty is None.

    Raise FileError, with the line, where a value is none of its kind.
    """
    heads: list[str] | None = None
    for line, cells in _lines(path):
        if heads is None:
            heads = cells
            continue
        if len(cells) != len(heads):
            raise _broken(path, line, say("the row has another number of cells"))
        yield {
            head: _value(path, line, kinds[head], cell)
            for head, cell in zip(heads, cells, strict=True)
            if head in kinds
        }


def _lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a file as they are, each with the line at which it ends."""
    line = 0
    csv.field_size_limit(_LONGEST_CELL)
    try:
        with path.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.reader(stream)
            for cells in reader:
                line = reader.line_num
                yield line, cells
    except (csv.Error, UnicodeDecodeError):
        raise _broken(path, line + 1, say("this is no CSV in UTF-8")) from None
    except OSError as error:
        raise FileError(
            say("{file} cannot be read: {reason}", file=str(path), reason=error.strerror or "?"),
            say("Check its permissions"),
        ) from error


def _value(path: Path, line: int, kind: str, cell: str) -> object:
    if not cell:
        return None
    try:
        return _READ[kind](cell)
    except (ValueError, KeyError):
        raise _broken(path, line, say("not a value of its column: {text}", text=cell)) from None


def _figure(cell: str) -> Decimal:
    if not _FIGURE.fullmatch(cell):
        raise ValueError(cell)
    return Decimal(cell)


def _text(cell: str) -> str:
    return cell[1:] if _GUARDED.match(cell) else cell


_READ: Mapping[str, Callable[[str], object]] = {
    "text": _text,
    "decimal": _figure,
    "whole": int,
    "day": date.fromisoformat,
    "truth": _TRUTH.__getitem__,
}


def _broken(path: Path, line: int, why: Message) -> FileError:
    return FileError(
        say("{file}:{line}: {reason}", file=str(path), line=line, reason=why),
        say("Export this workspace again"),
    )
