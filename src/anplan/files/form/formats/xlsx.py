"""The inspection of an .xlsx: the address of every cell, and what its tags say about it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from anplan.base.message import Message
from anplan.files.form.formats.beside import words_beside
from anplan.files.form.formats.look import Look
from anplan.files.form.formats.raised import Piece
from anplan.files.form.formats.tags import Tag, Vocabulary, whole_number
from anplan.files.form.formats.xlsx_styles import (
    RUN_LOOK,
    RUN_TAGS,
    TAGS_WITHOUT_AN_END,
    Runs,
    joined,
    looks_of,
    shared_looks,
)
from anplan.files.form.inspection import (
    COMMENTS,
    MAX_COLUMNS,
    MAX_ROWS,
    MAX_SHEETS,
    OBJECTS,
    PICTURES,
    Area,
    Inspection,
    SheetTraits,
    Traits,
    boxes,
    too_large,
)
from anplan.intake.cells import is_picture

_ADDRESS = re.compile(r"([A-Z]{0,7})([0-9]{1,10})")
_CELL = re.compile(
    rb' r="([A-Z]{1,3})([0-9]{1,7})"(?: s="([0-9]{1,5})")?(?: t="([A-Za-z]{1,9})")?(?: ?/)?'
)
"""A cell's attributes as the usual programs write them: where it stands, its style, its type."""

_AREA = re.compile(r"([A-Z]{1,3})([0-9]{1,7}):([A-Z]{1,3})([0-9]{1,7})")
_BOOK = Vocabulary((b"sheet", b"workbookPr"))
_RELATIONSHIPS = Vocabulary((b"Relationship",))
_CELL_TAGS = (b"row", b"c", b"f", b"v", b"col", b"mergeCell")
_PLAIN_SHEET = Vocabulary(_CELL_TAGS, ends_unasked=_CELL_TAGS)
_SHEET_WITH_RUNS = Vocabulary(
    (*_CELL_TAGS, b"is", *RUN_TAGS), ends_unasked=(*_CELL_TAGS, *TAGS_WITHOUT_AN_END)
)
_LEAST_HEIGHT = 2.0
_LEAST_WIDTH = 0.3
_MOST_MERGED = 5_000
_NO_TRAITS, _PLAIN_LOOK = Traits(), Look()


def inspect_xlsx(name: str, parts: Mapping[str, bytes]) -> Inspection:
    """Return what the parts of a workbook hold; raise FileError where a cell lies too far out."""
    sheets = [part for part, data in parts.items() if b"sheetData" in data]
    if len(sheets) > MAX_SHEETS:
        raise too_large(name)
    looks = looks_of(name, parts)
    shared = shared_looks(name, parts.get("xl/sharedStrings.xml", b""))
    traits = {part: _Walk(name, looks, shared).walk(parts[part]) for part in sheets}
    return Inspection(
        tuple(_in_order(name, parts, traits)),
        tuple(_not_read(name, parts)),
        _from_1904(name, parts),
    )


def _not_read(name: str, parts: Mapping[str, bytes]) -> Iterator[Message]:
    if any("comments" in part.lower() for part in parts):
        yield COMMENTS
    if any(part.startswith("xl/media/") or part == "xl/cellimages.xml" for part in parts):
        yield PICTURES
    if any(part.startswith(("xl/charts/", "xl/embeddings/")) for part in parts):
        yield OBJECTS
    yield from boxes(words_beside(name, parts))


def _from_1904(name: str, parts: Mapping[str, bytes]) -> bool:
    tags = _BOOK.tags(name, parts["xl/workbook.xml"])
    return any(
        tag.name == b"workbookPr" and tag.attribute(b"date1904") in ("1", "true", "on")
        for tag in tags
    )


def _in_order(
    name: str, parts: Mapping[str, bytes], traits: Mapping[str, SheetTraits]
) -> Iterator[SheetTraits]:
    """Yield what was seen of the sheets in the order of the workbook."""
    targets: dict[str, str] = {}
    for tag in _RELATIONSHIPS.tags(name, parts.get("xl/_rels/workbook.xml.rels", b"")):
        target = tag.attribute(b"Target")
        targets[tag.attribute(b"Id")] = target.removeprefix("/xl/").removeprefix("./")
    for tag in _BOOK.tags(name, parts["xl/workbook.xml"]):
        if tag.name == b"sheet" and not tag.ends:
            part = targets.get(tag.attribute(rb"\w+:id"), "")
            is_hidden = tag.attribute(b"state") in ("hidden", "veryHidden")
            yield traits.get(f"xl/{part}", SheetTraits())._replace(is_hidden=is_hidden)


class _Walk:
    """Walks a sheet's rows and cells; one without an address follows the one before."""

    def __init__(self, name: str, looks: Sequence[Look], shared: Mapping[str, Look]) -> None:
        self._name, self._looks, self._shared = name, looks, shared
        self._cells: dict[tuple[int, int], Traits] = {}
        self._hidden_rows: set[int] = set()
        self._hidden_columns: set[int] = set()
        self._merged: list[Area] = []
        self._row = self._column = -1
        self._type = ""
        self._runs: Runs | None = None
        self._styles: dict[str, Traits] = {}

    def walk(self, sheet: bytes) -> SheetTraits:
        """Return what the sheet's tags say of its cells."""
        steps = {
            b"row": self._take_row,
            b"c": self._take_cell,
            b"f": self._take_formula,
            b"v": self._take_value,
            b"col": self._take_column,
            b"mergeCell": self._take_merged,
        }
        vocabulary = _SHEET_WITH_RUNS if RUN_LOOK in sheet else _PLAIN_SHEET
        for tag in vocabulary.tags(self._name, sheet):
            step = steps.get(tag.name)
            if step is None:
                self._take_run(tag)
            elif not tag.ends:
                step(tag)
        return SheetTraits(
            self._cells,
            frozenset(self._hidden_rows),
            frozenset(self._hidden_columns),
            tuple(self._merged),
        )

    def _take_row(self, tag: Tag) -> None:
        number = tag.number(b"r")
        self._row = self._row + 1 if number is None else number - 1
        self._column = -1
        self._refuse_far()
        if _is_on(tag, b"hidden") or _is_below(tag.attribute(b"ht"), _LEAST_HEIGHT):
            self._hidden_rows.add(self._row)

    def _take_cell(self, tag: Tag) -> None:
        usual = _CELL.fullmatch(tag.attributes)
        if usual:
            letters, number, style, kind = (
                part.decode("ascii") if part else "" for part in usual.groups()
            )
            self._row, self._column = int(number) - 1, column_of(letters)
            traits, self._type = self._of_style(style), kind
        else:
            traits = self._of_unusual(tag.every)
        self._refuse_far()
        self._runs = None
        if traits != _NO_TRAITS:
            self._cells[self._row, self._column] = traits

    def _of_unusual(self, said: Mapping[str, str]) -> Traits:
        """Go to a cell that is written otherwise; return what its look says of it."""
        address = _ADDRESS.fullmatch(said.get("r", ""))
        self._column = column_of(address[1]) if address and address[1] else self._column + 1
        self._row = int(address[2]) - 1 if address else self._row
        self._type = said.get("t", "")
        traits = self._of_style(said.get("s", ""))
        return traits._replace(is_picture=True) if "vm" in said else traits

    def _of_style(self, style: str) -> Traits:
        """Return what the look of a cell says of it, by the number of its style."""
        known = self._styles.get(style)
        if known is None:
            number = whole_number(style) or 0
            look = self._looks[number] if number < len(self._looks) else Look()
            known = Traits(struck=look.struck, unseen=look.unseen, number_format=look.number_format)
            self._styles[style] = known
        return known

    def _take_formula(self, tag: Tag) -> None:
        self._change(formula=False)
        if is_picture(tag.text):
            self._change(is_picture=True)

    def _take_value(self, tag: Tag) -> None:
        traits = self._cells.get((self._row, self._column), Traits())
        if traits.formula is not None and tag.following:
            self._change(formula=True)
        if self._type == "e":
            self._change(error=tag.text.strip() or "#N/A")
        elif self._type == "s" and tag.text in self._shared:
            look = joined((Look("", traits.struck, traits.unseen), self._shared[tag.text]))
            self._change(struck=look.struck, unseen=look.unseen, pieces=look.pieces)

    def _take_run(self, tag: Tag) -> None:
        if self._runs is None:
            self._runs = Runs()
        self._runs.take(tag)
        if tag.name != b"is" or not tag.ends:
            return
        look = self._runs.look
        if look != _PLAIN_LOOK:
            traits = self._cells.get((self._row, self._column), Traits())
            self._change(
                struck=traits.struck or look.struck,
                unseen=traits.unseen or look.unseen,
                pieces=look.pieces,
            )

    def _take_column(self, tag: Tag) -> None:
        first, last = tag.number(b"min"), tag.number(b"max")
        if first is None or last is None:
            return
        if _is_on(tag, b"hidden") or _is_below(tag.attribute(b"width"), _LEAST_WIDTH):
            self._hidden_columns.update(range(first - 1, min(last, MAX_COLUMNS)))

    def _take_merged(self, tag: Tag) -> None:
        match = _AREA.fullmatch(tag.attribute(b"ref"))
        if match and len(self._merged) < _MOST_MERGED:
            left, top, right, bottom = match.groups()
            self._merged.append((int(top) - 1, column_of(left), int(bottom) - 1, column_of(right)))

    def _change(self, **changed: bool | str | tuple[Piece, ...]) -> None:
        key = self._row, self._column
        self._cells[key] = self._cells.get(key, Traits())._replace(**changed)  # type: ignore[arg-type]

    def _refuse_far(self) -> None:
        if self._row >= MAX_ROWS or self._column >= MAX_COLUMNS:
            raise too_large(self._name)


def _is_on(tag: Tag, key: bytes) -> bool:
    return tag.attribute(key) in ("1", "true", "on")


def _is_below(number: str, least: float) -> bool:
    try:
        return float(number) < least
    except ValueError:
        return False


@lru_cache(maxsize=128)
def column_of(letters: str) -> int:
    """Return the place of a column, from 0, by its letters."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
