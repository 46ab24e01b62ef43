"""The records of a workbook of the older kind (BIFF8): where its cells lie, what they look like."""

import struct
from collections.abc import Callable, Iterator, Mapping

from anplan.files.form.formats.look import Look
from anplan.files.form.formats.xls_styles import Styles
from anplan.files.form.formats.xls_texts import rich_texts
from anplan.files.form.inspection import (
    COMMENTS,
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_SHEETS,
    PICTURES,
    Area,
    Inspection,
    SheetTraits,
    Traits,
    boxes,
    too_large,
    with_password,
)

_BEGIN_OF_PART = 0x809
_PASSWORD = 0x2F
_FORMULA, _ERROR_OR_TRUTH, _SHARED_TEXT = 0x06, 0x205, 0xFD
_SEVERAL = {0xBD: 6, 0xBE: 2}
"""Records of several cells, and how many bytes each cell has."""

_AN_ERROR = 2
_LEAST_HEIGHT, _LEAST_WIDTH = 40, 80
"""In twentieths of a point, and in 256ths of a character."""

_CELLS = frozenset((_FORMULA, *_SEVERAL, 0xD6, _SHARED_TEXT, 0x201, 0x203, 0x204, 0x205, 0x27E))
_ROW, _COLUMNS, _MERGED, _FROM_1904, _TEXTS = 0x208, 0x7D, 0xE5, 0x22, 0xFC
_OBJECT, _OBJECT_TEXT, _NOTE, _CONTINUED = 0x5D, 0x1B6, 0x1C, 0x3C
_A_PICTURE, _A_NOTE = 8, 0x19
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!"}


def read_book(name: str, book: bytes) -> Inspection:
    """Return what the records say; the first part holds no cells, each further one is a sheet."""
    reader = _Reader(name)
    records = list(_records(book))
    for place, (kind, content) in enumerate(records):
        reader.take(kind, content, lambda place=place: _continued(records, place))  # type: ignore[misc]
    return reader.inspection()


def _records(book: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place + 4 <= len(book):
        kind, length = struct.unpack_from("<HH", book, place)
        yield kind, book[place + 4 : place + 4 + length]
        place += 4 + length


def _continued(records: list[tuple[int, bytes]], place: int) -> list[bytes]:
    """Return a record's content and that of the records that continue it."""
    pieces = [records[place][1]]
    while place + 1 < len(records) and records[place + 1][0] == _CONTINUED:
        place += 1
        pieces.append(records[place][1])
    return pieces


class _Sheet:
    """What was seen of one part of the workbook so far."""

    def __init__(self) -> None:
        self.cells: dict[tuple[int, int], Traits] = {}
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self.merged: list[Area] = []

    def traits(self) -> SheetTraits:
        return SheetTraits(
            self.cells,
            frozenset(self.hidden_rows),
            frozenset(self.hidden_columns),
            tuple(self.merged),
        )


class _Reader:
    """Collects what the records say; the styles stand before the sheets."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._parts: list[_Sheet] = []
        self._styles = Styles()
        self._texts: Mapping[int, Look] = {}
        self._from_1904 = False
        self._object = 0
        self._has_comments = self._has_pictures = False
        self._boxes: list[str] = []

    def inspection(self) -> Inspection:
        if len(self._parts) > MAX_SHEETS:
            raise too_large(self._name)
        sheets = tuple(part.traits() for part in self._parts[1:])
        not_read = [
            *([COMMENTS] if self._has_comments else ()),
            *([PICTURES] if self._has_pictures else ()),
            *boxes(self._boxes),
        ]
        return Inspection(sheets, tuple(not_read), self._from_1904)

    def take(self, kind: int, content: bytes, continued: Callable[[], list[bytes]]) -> None:
        """Take a record; ``continued`` gives it with those that continue it."""
        if kind == _BEGIN_OF_PART:
            self._parts.append(_Sheet())
        elif kind == _PASSWORD:
            raise with_password(self._name)
        elif kind == _FROM_1904:
            self._from_1904 = content[:1] == b"\1"
        elif kind == _TEXTS:
            self._texts = rich_texts(continued(), self._styles)
        elif kind in _CELLS and self._parts:
            self._take_cells(kind, content)
        elif kind in (_ROW, _COLUMNS, _MERGED) and self._parts:
            self._take_layout(kind, content)
        elif kind in (_OBJECT, _OBJECT_TEXT, _NOTE):
            self._take_beside(kind, content, continued)
        else:
            self._styles.take(kind, content)

    def _take_cells(self, kind: int, content: bytes) -> None:
        row, column, style = struct.unpack_from("<HHH", content)
        if row >= MAX_ROWS or column >= MAX_COLUMNS:
            raise too_large(self._name)
        if kind in _SEVERAL:
            width = _SEVERAL[kind]
            for place in range((len(content) - 6) // width):
                style = struct.unpack_from("<H", content, 4 + place * width)[0]
                if column + place < MAX_COLUMNS:
                    self._put(row, column + place, self._traits(style))
            return
        traits = self._traits(style)
        if kind == _FORMULA:
            traits = traits._replace(formula=True)
            if content[12:14] == b"\xff\xff" and content[6] == _AN_ERROR:
                traits = traits._replace(error=_ERRORS.get(content[8], "#N/A"))
        elif kind == _ERROR_OR_TRUTH and content[7]:
            traits = traits._replace(error=_ERRORS.get(content[6], "#N/A"))
        elif kind == _SHARED_TEXT:
            look = self._texts.get(struct.unpack_from("<I", content, 6)[0], Look())
            traits = traits._replace(
                struck=traits.struck or look.struck,
                unseen=traits.unseen or look.unseen,
                pieces=look.pieces,
            )
        self._put(row, column, traits)

    def _put(self, row: int, column: int, traits: Traits) -> None:
        if traits != Traits():
            self._parts[-1].cells[row, column] = traits

    def _traits(self, style: int) -> Traits:
        look = self._styles.look(style)
        return Traits(struck=look.struck, unseen=look.unseen, number_format=look.number_format)

    def _take_layout(self, kind: int, content: bytes) -> None:
        sheet = self._parts[-1]
        if kind == _ROW:
            row, height, switches = struct.unpack_from("<H4xH4xH", content)
            if (switches & 0x20 or height & 0x7FFF < _LEAST_HEIGHT) and row < MAX_ROWS:
                sheet.hidden_rows.add(row)
        elif kind == _COLUMNS:
            first, last, width, _, switches = struct.unpack_from("<5H", content)
            if switches & 1 or width < _LEAST_WIDTH:
                sheet.hidden_columns.update(range(first, min(last + 1, MAX_COLUMNS)))
        else:
            count = struct.unpack_from("<H", content)[0]
            for place in range(count):
                top, bottom, left, right = struct.unpack_from("<4H", content, 2 + 8 * place)
                sheet.merged.append((top, left, bottom, right))

    def _take_beside(self, kind: int, content: bytes, continued: Callable[[], list[bytes]]) -> None:
        if kind == _NOTE:
            self._has_comments = True
        elif kind == _OBJECT:
            self._object = struct.unpack_from("<H", content, 4)[0]
            self._has_pictures |= self._object == _A_PICTURE
        elif self._object != _A_NOTE:
            pieces = continued()
            count = struct.unpack_from("<H", content, 10)[0]
            if len(pieces) > 1 and count:
                self._boxes.append(_box_text(pieces[1], count))


def _box_text(piece: bytes, count: int) -> str:
    if piece[:1] == b"\1":
        return piece[1 : 1 + 2 * count].decode("utf-16-le", "replace")
    return piece[1 : 1 + count].decode("latin-1")
