"""What an inspection of a sent spreadsheet may say: what was seen, or why it is not opened."""

import re
from typing import NamedTuple

from anplan.base.errors import FileError
from anplan.base.message import Message, say

MAX_FORM = 1 << 20
MAX_UNPACKED = 20 << 20
MAX_RATIO = 200
MAX_MEMBERS = 200
MAX_ROWS = 2000
MAX_COLUMNS = 100
MAX_SHEETS = 10
MAX_CELLS = 200_000
_TAGS_A_CELL = 8
SEND_FORM = say("Send the form itself, filled in and saved as .xlsx")

Formulas = dict[tuple[int, int], bool]
"""A sheet's formulas by row and column, both from 0, and whether a result is stored."""


class Inspection(NamedTuple):
    """What was seen in a harmless file.

    ``formulas`` has an entry for each sheet, by its place among the sheets' data; ``not_read``
    names what lies in the file beside its cells.
    """

    formulas: tuple[Formulas, ...]
    not_read: tuple[Message, ...] = ()


COMMENTS = say("comments at cells are not read")
PICTURES = say("pictures are not read")


def refused(message: Message, hint: Message = SEND_FORM) -> FileError:
    """Return the error of a file that is not opened."""
    return FileError(message, hint)


def too_large(name: str) -> FileError:
    """Return the error of a file that is larger than any form."""
    return refused(say("{file} is too large for a form", file=name))


def damaged(name: str) -> FileError:
    """Return the error of a file that its format does not explain."""
    return refused(say("{file} is damaged", file=name))


def not_excel(name: str) -> FileError:
    """Return the error of a file that is no spreadsheet."""
    return refused(say("{file} is not an Excel file", file=name))


def word_file(name: str) -> FileError:
    """Return the error of a text document."""
    return refused(say("{file} is a Word file", file=name))


def with_macros(name: str) -> FileError:
    """Return the error of a file that brings programs along."""
    return refused(say("{file} contains macros", file=name))


def with_definitions(name: str) -> FileError:
    """Return the error of a file whose XML defines what it says."""
    return refused(say("{file} contains definitions that no form has", file=name))


def with_password(name: str) -> FileError:
    """Return the error of a file that is encrypted."""
    return refused(
        say("{file} is protected by a password", file=name),
        say("Save it without a password to open, then send it again"),
    )


def cut_at_tags(name: str, part: bytes) -> list[bytes]:
    """Cut a sheet's XML at every tag; a comment or a section of raw text could hide one."""
    if b"<!" in part:
        raise with_definitions(name)
    pieces = part.split(b"<")
    if len(pieces) > _TAGS_A_CELL * MAX_CELLS:
        raise too_large(name)
    return pieces


def whole_tag(name: str, tag: re.Pattern[bytes], piece: bytes) -> re.Match[bytes]:
    """Match a piece that begins as a tag; raise FileError where the tag does not end in it."""
    match = tag.match(piece)
    if match is None:
        raise damaged(name)
    return match
