"""The inspection of an .ods: how far its rows and cells reach, and what is said about them."""

import re
from collections.abc import Iterator, Mapping

from anplan.base.message import Message
from anplan.files.form.formats.look import Look
from anplan.files.form.formats.ods_styles import Styles
from anplan.files.form.formats.raised import PLAIN, Piece, mixed
from anplan.files.form.formats.tags import Tag, Vocabulary
from anplan.files.form.inspection import (
    COMMENTS,
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_SHEETS,
    OBJECTS,
    PICTURES,
    Area,
    Inspection,
    Kind,
    SheetTraits,
    Traits,
    boxes,
    too_large,
    with_password,
)

_CELLS = (b"table:table-cell", b"table:covered-table-cell")
_SHAPES = (
    *(b"draw:text-box", b"draw:custom-shape", b"draw:caption", b"draw:rect", b"draw:ellipse"),
    *(b"draw:circle", b"draw:line", b"draw:connector", b"draw:polygon", b"draw:path"),
    *(b"draw:polyline", b"draw:regular-polygon"),
)
_BESIDE = (b"office:annotation", *_SHAPES)
_GROUPS = (b"table:table-row-group", b"table:table-column-group")
_TAGS = Vocabulary(
    (
        *(b"table:table", b"table:table-row", b"table:table-column", b"table:null-date"),
        *(b"text:p", b"text:span", b"text:s", b"text:a", b"text:tab", b"text:line-break"),
        *(*_CELLS, *_GROUPS, *_BESIDE),
    ),
    with_prefix=True,
)
_KINDS: dict[str, Kind] = {"boolean": "truth", "date": "day", "time": "time"}
_TRUTHS = frozenset({"TRUE", "FALSE", "真", "假"})
_ERROR = re.compile(r"#(?:N/A|NAME\?|[A-Z/0]+!)|(?:Err|错误)[:：][0-9]{3}")
_FROM_1904 = "1904-01-01"


def inspect_ods(name: str, parts: Mapping[str, bytes]) -> Inspection:
    """Return what a spreadsheet's parts hold; raise FileError where content lies too far out."""
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise with_password(name)
    content = parts["content.xml"]
    walk = _Walk(name, Styles(name, parts))
    sheets = tuple(walk.sheets(content))
    if len(sheets) > MAX_SHEETS:
        raise too_large(name)
    not_read = [*_not_read(parts, content), *boxes(walk.texts_beside)]
    return Inspection(sheets, tuple(not_read), walk.from_1904)


def _not_read(parts: Mapping[str, bytes], content: bytes) -> Iterator[Message]:
    if b"<office:annotation" in content:
        yield COMMENTS
    if b"<draw:image" in content or any(part.startswith("Pictures/") for part in parts):
        yield PICTURES
    if b"<draw:object" in content:
        yield OBJECTS


class _Walk:
    """Walks rows and cells with their repeats; only what has content has to lie within bounds."""

    def __init__(self, name: str, styles: Styles) -> None:
        self.texts_beside: list[str] = []
        self.from_1904 = False
        self._name, self._styles = name, styles
        self._beside: list[bytes] = []
        self._begin_sheet()

    def _begin_sheet(self) -> None:
        self._cells: dict[tuple[int, int], Traits] = {}
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._merged: list[Area] = []
        self._row = self._rows = self._column = self._width = self._columns = 0
        self._hidden_groups: list[bool] = []
        self._column_styles: dict[int, str] = {}
        self._row_style = ""
        self._here: list[tuple[int, int]] = []
        self._span_looks: list[Look] = []
        self._pieces: list[Piece] = []

    def sheets(self, content: bytes) -> Iterator[SheetTraits]:
        """Yield what is said of each sheet."""
        for tag in _TAGS.tags(self._name, content):
            if tag.name == b"table:table" and tag.ends:
                yield self._sheet()
            else:
                self._take(tag)

    def _sheet(self) -> SheetTraits:
        return SheetTraits(
            self._cells,
            frozenset(self._hidden_rows),
            frozenset(self._hidden_columns),
            tuple(self._merged),
        )

    def _take(self, tag: Tag) -> None:
        if tag.name in _BESIDE:
            self._take_beside(tag)
        elif tag.name.startswith(b"text:"):
            self._take_text(tag)
        elif tag.name in _GROUPS:
            self._take_group(tag)
        elif tag.ends:
            self._end_cell()
        elif tag.name == b"table:table":
            self._begin_sheet()
        elif tag.name == b"table:null-date":
            self.from_1904 = tag.attribute(b"table:date-value") == _FROM_1904
        elif tag.name == b"table:table-column":
            self._take_column(tag)
        elif tag.name == b"table:table-row":
            self._take_row(tag)
        else:
            self._take_cell(tag)

    def _take_beside(self, tag: Tag) -> None:
        if tag.ends:
            del self._beside[-1:]
        elif not tag.is_empty:
            self._beside.append(tag.name)
            if tag.name != b"office:annotation":
                self.texts_beside.append("")

    def _take_group(self, tag: Tag) -> None:
        if tag.ends:
            del self._hidden_groups[-1:]
        elif not tag.is_empty:
            self._hidden_groups.append(tag.attribute(b"table:display") == "false")

    def _take_column(self, tag: Tag) -> None:
        times = _times(tag, b"table:number-columns-repeated")
        places = range(self._columns, min(self._columns + times, MAX_COLUMNS))
        self._columns += times
        if self._is_hidden(tag):
            self._hidden_columns.update(places)
        style = tag.attribute(b"table:default-cell-style-name")
        self._column_styles.update(dict.fromkeys(places, style))

    def _take_row(self, tag: Tag) -> None:
        times = _times(tag, b"table:number-rows-repeated")
        self._row, self._rows, self._column = self._row + self._rows, times, 0
        self._row_style = tag.attribute(b"table:default-cell-style-name")
        if self._is_hidden(tag):
            self._hidden_rows.update(range(self._row, min(self._row + times, MAX_ROWS)))

    def _is_hidden(self, tag: Tag) -> bool:
        return (
            any(self._hidden_groups)
            or tag.attribute(b"table:visibility") in ("collapse", "filter")
            or self._styles.is_flat(tag.attribute(b"table:style-name"))
        )

    def _take_cell(self, tag: Tag) -> None:
        times = _times(tag, b"table:number-columns-repeated")
        self._here, self._pieces = [], []
        if _has_content(tag):
            if self._row + self._rows > MAX_ROWS or self._column + times > MAX_COLUMNS:
                raise too_large(self._name)
            self._here = [(self._row, self._column + more) for more in range(times)]
            self._cells.update({key: self._traits(tag, key) for key in self._here})
        self._take_span(tag)
        self._column += times

    def _end_cell(self) -> None:
        if pieces := mixed(self._pieces):
            for key in self._here:
                self._cells[key] = self._cells[key]._replace(pieces=pieces)
        self._here, self._pieces = [], []

    def _traits(self, tag: Tag, key: tuple[int, int]) -> Traits:
        style = (
            tag.attribute(b"table:style-name")
            or self._row_style
            or self._column_styles.get(key[1], "")
        )
        look = self._styles.look(style)
        value_type = tag.attribute(b"office:value-type")
        has_formula = tag.has(b"table:formula")
        return Traits(
            formula=bool(value_type) if has_formula else None,
            error="#N/A" if tag.attribute(b"calcext:value-type") == "error" else "",
            struck=look.struck,
            unseen=look.unseen,
            number_format=look.number_format or ("0%" if value_type == "percentage" else ""),
            kind=_KINDS.get(value_type),
        )

    def _take_span(self, tag: Tag) -> None:
        rows = _times(tag, b"table:number-rows-spanned")
        columns = _times(tag, b"table:number-columns-spanned")
        if rows * columns > 1 and self._row < MAX_ROWS and self._column < MAX_COLUMNS:
            last = self._row + min(rows, MAX_ROWS) - 1, self._column + min(columns, MAX_COLUMNS) - 1
            self._merged.append((self._row, self._column, *last))

    def _take_text(self, tag: Tag) -> None:
        if self._beside:
            if self._beside[0] != b"office:annotation" and self.texts_beside:
                self.texts_beside[-1] += tag.text
            return
        if tag.name == b"text:span":
            if tag.ends:
                del self._span_looks[-1:]
            elif not tag.is_empty:
                self._span_looks.append(self._styles.look(tag.attribute(b"text:style-name")))
        if tag.text.strip():
            place = next((look.place for look in reversed(self._span_looks) if look.place), PLAIN)
            self._pieces.append((tag.text, place))
            self._take_words(tag.text.strip())

    def _take_words(self, words: str) -> None:
        for key in self._here:
            traits = self._cells[key]
            struck = traits.struck or any(look.struck for look in self._span_looks)
            unseen = traits.unseen or any(look.unseen for look in self._span_looks)
            traits = traits._replace(struck=struck, unseen=unseen)
            if traits.error or (traits.formula is not None and _ERROR.fullmatch(words)):
                traits = traits._replace(error=words)
            if traits.formula is not None and words in _TRUTHS:
                traits = traits._replace(kind="truth")
            self._cells[key] = traits


def _times(tag: Tag, key: bytes) -> int:
    times = tag.number(key)
    return 1 if times is None else times


def _has_content(tag: Tag) -> bool:
    """Return whether a cell holds something, by its tag: one that does not end itself may."""
    has_value = tag.has(b"table:formula") or b":value-type" in tag.attributes
    return has_value or not tag.is_empty
