"""What an inspection of a sent spreadsheet may say: what was seen, or why it is not opened."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from anplan.base.errors import FileError
from anplan.base.message import Message, say
from anplan.base.spelling import shown
from anplan.files.form.formats.raised import Piece

MAX_FORM = 4 << 20
MAX_UNPACKED = 20 << 20
MAX_MEMBERS = 600
MAX_ROWS = 2000
MAX_COLUMNS = 100
MAX_SHEETS = 200
MAX_CELLS = 200_000
_TAGS_A_CELL = 8
SEND_FORM = say("Send the form itself, filled in and saved as .xlsx")

Kind = Literal["text", "number", "truth", "day", "time"]
"""What a program takes a cell's value for."""

Area = tuple[int, int, int, int]
"""Cells that were merged: the first row and column, the last row and column, all from 0."""


class Traits(NamedTuple):
    """What a file says of a cell beside its value.

    ``formula``: whether its result is stored, None where there is no formula; ``error``: the
    error that stands in the place of a value; ``struck``, ``unseen``: the text or a part of it
    is struck through, or has the colour of its ground; ``kind``: where the file knows better
    than the library; ``pieces``: the parts of a text of which some are raised or lowered.
    """

    formula: bool | None = None
    error: str = ""
    struck: bool = False
    unseen: bool = False
    number_format: str = ""
    is_picture: bool = False
    kind: Kind | None = None
    pieces: tuple[Piece, ...] = ()


class SheetTraits(NamedTuple):
    """What a file says of a sheet beside its values; rows and columns count from 0."""

    cells: Mapping[tuple[int, int], Traits] = {}
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Area, ...] = ()
    is_hidden: bool = False


class Inspection(NamedTuple):
    """What was seen in a harmless file.

    ``sheets`` has an entry for each sheet, by its place among the sheets' data; ``not_read``
    names what lies in the file beside its cells; ``from_1904``: its days count from 1904.
    """

    sheets: tuple[SheetTraits, ...]
    not_read: tuple[Message, ...] = ()
    from_1904: bool = False


COMMENTS = say("comments at cells are not read")
PICTURES = say("pictures are not read")
OBJECTS = say("charts and embedded objects are not read")
_MOST_BOXES = 5


def boxes(texts: Iterable[str]) -> Iterator[Message]:
    """Tell the texts that lie beside the cells, the first few of them word for word."""
    distinct = list(dict.fromkeys(filter(None, (" ".join(text.split()) for text in texts))))
    for text in distinct[:_MOST_BOXES]:
        yield say("text boxes and shapes are not read: {text}", text=shown(text))
    if len(distinct) > _MOST_BOXES:
        rest = len(distinct) - _MOST_BOXES
        yield say("text boxes and shapes are not read: {count} more", count=rest)


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


def archive(name: str) -> FileError:
    """Return the error of an archive: what is in it is read when it was taken out."""
    return refused(
        say("{file} is an archive", file=name),
        say("Unpack it, and collect the forms that are in it"),
    )


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
