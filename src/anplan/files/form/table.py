"""Reads tables that a body sends anyway, by a map: columns are found by their heads.

Nothing that the map's columns cover is dropped in silence: every cell is taken, or named.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from typing import NamedTuple

from anplan.base.errors import FileError
from anplan.base.extras import without_office
from anplan.base.message import Message, say
from anplan.base.period import Period
from anplan.base.spelling import shown_on_one_line
from anplan.files.form.csv_sheet import SUFFIXES, csv_sheet
from anplan.files.form.guard import guard
from anplan.files.form.inspection import SEND_FORM, SheetTraits, damaged
from anplan.files.form.newer_errors import without_newer_errors
from anplan.files.form.read import SentFile, bytes_of
from anplan.files.form.sheet import Sheet, column_name, sheet_of
from anplan.files.form.take_apart import take_apart
from anplan.files.form.white_cells import WhiteCells, clean
from anplan.intake.cells import Cell
from anplan.intake.forms import FormLine, ReturnedForm
from anplan.intake.table_reader import TableReader
from anplan.model.project import Project
from anplan.model.table_maps import CELL_FORM, MapLine, TableMap, label_key

_MOST_NAMED = 20
SEND_TABLE = say("Send the table itself, saved as .xlsx or as CSV")


class ByMap(NamedTuple):
    """A map that tables are read by, its name, and the period that they are for."""

    name: str
    map: TableMap
    period: Period


class _Table(NamedTuple):
    """A file that was taken apart; ``is_text``: its one sheet has no name that anybody gave it."""

    sheets: tuple[Sheet, ...]
    notes: tuple[Message, ...]
    sha256: str
    from_1904: bool = False
    is_text: bool = False


def read_tables(
    sent: Sequence[SentFile], project: Project, by: ByMap
) -> Iterator[list[ReturnedForm | FileError]]:
    """Yield for each file what it has of each unit's figures, or why it is not read."""
    for file in sent:
        try:
            yield list(_forms(file.name, _table(file, by.map), project, by))
        except FileError as error:
            own = SEND_TABLE if error.hint is SEND_FORM else error.hint
            yield [FileError(error.message, own)]


def _table(sent: SentFile, of: TableMap) -> _Table:
    data = bytes_of(sent)
    sha256 = hashlib.sha256(data).hexdigest()
    is_packed = data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"))
    if sent.name.lower().endswith(SUFFIXES) and not is_packed:
        sheet, notes = csv_sheet(sent.name, data, _heads(of))
        return _Table((sheet,), notes, sha256, is_text=True)
    if find_spec("python_calamine") is None:
        raise without_office(say("Excel forms need the office extra, which is not installed"))
    inspection = guard(sent.name, data)
    (cells,) = take_apart([without_newer_errors(data, inspection)])
    if cells is None:
        raise damaged(sent.name)
    traits = inspection.sheets
    sheets = tuple(
        sheet_of(title, values, traits[place] if place < len(traits) else SheetTraits())
        for place, (title, values) in enumerate(cells)
    )
    return _Table(sheets, inspection.not_read, sha256, inspection.from_1904)


def _forms(name: str, table: _Table, project: Project, by: ByMap) -> Iterator[ReturnedForm]:
    found = _found(table, by.map)
    if isinstance(found, Message):
        line = FormLine("error", "", found)
        yield ReturnedForm(name, "", str(by.period), {}, (line,), is_table=True)
        return
    rows = _Rows(found, by.map, _held_against_another(project), is_text=table.is_text)
    of_file = (*rows.rest(), *(FormLine("unclear", "", note) for note in table.notes))
    is_of_several = len(by.map.units) > 1
    for place, unit in enumerate(by.map.units):
        reader = TableReader(project, by.map, by.period, from_1904=table.from_1904)
        source = {"table": _written(name), "map": by.name, "sha256": table.sha256}
        rows.read(reader, unit, by, source)
        yield ReturnedForm(
            name,
            unit,
            str(by.period),
            reader.content,
            (*reader.lines, *([] if is_of_several else of_file)),
            reader.origins,
            table.sha256,
            is_table=True,
            of_file=of_file if is_of_several else (),
            begins_file=place == 0,
        )


def _held_against_another(project: Project) -> frozenset[str]:
    return frozenset(
        name
        for name, indicator in project.indicators.items()
        if indicator.target.against is not None
    )


class _Found(NamedTuple):
    """The sheet with the heads, the row they stand in, and the column of each head."""

    sheet: Sheet
    row: int
    columns: Mapping[str, int]


def _heads(of: TableMap) -> tuple[str, ...]:
    """Return the heads that a table must have."""
    named = (
        of.label,
        *(of.column_of(line) for line in of.rows),
        of.compared_column,
        *(line.compared_column for line in of.rows),
        of.day.column,
        of.measure_column,
        of.state_column,
        of.note_column,
    )
    return tuple(dict.fromkeys(head for head in named if head is not None))


def _found(table: _Table, of: TableMap) -> _Found | Message:
    """Find the one row of heads, or say which are missing or there twice."""
    is_any = table.is_text or of.sheet is None
    own = [one for one in table.sheets if is_any or label_key(one.name) == label_key(str(of.sheet))]
    if not own:
        names = tuple(sheet.name for sheet in table.sheets)
        return say("there is no sheet {name}; there are {names}", name=of.sheet, names=names)
    heads = _heads(of)
    rows = [
        (sheet, number, _columns(row, heads))
        for sheet in own
        for number, row in enumerate(sheet.rows)
    ]
    whole = [found for found in rows if len(found[2]) == len(heads)]
    if not whole:
        return _missing(rows, heads)
    if len(whole) > 1:
        places = tuple(sheet.address(number, 0) for sheet, number, _ in whole)
        return say("the heads stand in several rows: {places}", places=places)
    ((sheet, number, columns),) = whole
    for head, at in columns.items():
        if len(at) > 1:
            return say(
                "the head {head} stands there twice: {places}",
                head=head,
                places=tuple(sheet.address(number, place) for place in at),
            )
    return _Found(sheet, number, {head: at[0] for head, at in columns.items()})


def _columns(row: Sequence[str], heads: Sequence[str]) -> dict[str, list[int]]:
    """Return the columns of each head that a row has."""
    wanted = {label_key(head): head for head in heads}
    columns: dict[str, list[int]] = {}
    for place, text in enumerate(row):
        head = wanted.get(label_key(text)) if text.strip() else None
        if head is not None:
            columns.setdefault(head, []).append(place)
    return columns


def _missing(
    rows: Sequence[tuple[Sheet, int, dict[str, list[int]]]], heads: Sequence[str]
) -> Message:
    sheet, number, columns = max(rows, key=lambda found: len(found[2]), default=(None, 0, {}))
    missing = tuple(head for head in heads if head not in columns)
    if sheet is None or not columns:
        return say("no row has the heads {heads}", heads=missing)
    return say(
        "no column is headed {heads}; the other heads stand in {place}",
        heads=missing,
        place=sheet.address(number, 0),
    )


class _Rows:
    """The rows below the heads, by their labels.

    ``held_against``: the indicators that have another figure beside their own.
    """

    def __init__(
        self, found: _Found, of: TableMap, held_against: frozenset[str], *, is_text: bool
    ) -> None:
        self._sheet, self._found, self._map = found.sheet, found, of
        self._held_against = held_against
        self._is_text = is_text
        self._of_label: dict[str, list[int]] = {}
        self._label_column = found.columns[of.label]
        for number in range(found.row + 1, len(found.sheet.rows)):
            label = clean(found.sheet.text(number, self._label_column))
            if label:
                self._of_label.setdefault(label_key(label), []).append(number)

    def read(self, reader: TableReader, unit: str, by: ByMap, source: dict[str, str]) -> None:
        """Read a unit's rows."""
        lines = [line for line in self._map.rows if self._map.unit_of(line) == unit]
        placed = [(line, self._row_of(reader, line)) for line in lines]
        rest = [(line, number) for line, number in placed if number is not None]
        while rest:
            taken, rest = _one_a_row(rest)
            white = WhiteCells(self._sheet, {at: self._fields(line) for line, at in taken}, reader)
            for line, number in taken:
                row = {**_ABSENT, **white.row(number)}
                reader.read(line, {**row, **self._day(by.period, row)}, source)
        if not reader.content and not any(line.level == "error" for line in reader.lines):
            reader.report("error", "", say("nothing of it was taken"))

    def _row_of(self, reader: TableReader, line: MapLine) -> int | None:
        """Find the row of a label; one that is missing, or there twice, is told."""
        numbers = self._of_label.get(label_key(line.label), [])
        if len(numbers) == 1:
            self._doubt_length(reader, numbers[0])
            return numbers[0]
        if not numbers:
            message = say("there is no row {label}", label=line.label)
            reader.report("unclear", "", message)
            return None
        places = tuple(self._sheet.address(number, self._label_column) for number in numbers)
        message = say(
            "the label {label} stands there twice: {places}; none of them was taken",
            label=line.label,
            places=places,
        )
        reader.report("error", places[0], message)
        return None

    def _doubt_length(self, reader: TableReader, number: int) -> None:
        """Ask back a row of a CSV that goes on beyond the heads: a comma may have parted a figure."""
        rows = self._sheet.rows
        beyond = range(len(rows[self._found.row]), len(rows[number]))
        first = next((place for place in beyond if clean(rows[number][place])), None)
        if self._is_text and first is not None:
            message = say(
                "no head stands above {text}; a figure with commas belongs in quotation marks",
                text=shown_on_one_line(rows[number][first]),
            )
            reader.report("unclear", self._sheet.address(number, first), message)

    def _fields(self, line: MapLine) -> dict[str, int]:
        """Return the columns of a line's fields."""
        of, columns = self._map, self._found.columns
        has_another = line.indicator in self._held_against
        heads = {
            "label": of.label,
            "value": of.column_of(line),
            "compared": of.compared_column_of(line) if has_another else line.compared_column,
            "as_of": of.day.column,
            "measure": of.measure_column,
            "preliminary": of.state_column,
            "reason": of.note_column,
        }
        return {field: columns[head] for field, head in heads.items() if head is not None}

    def _day(self, period: Period, row: Mapping[str, Cell]) -> dict[str, Cell]:
        """Return the cell of the day, where it is none of the row's own."""
        day = self._map.day
        if day.column is not None:
            return {}
        if day.cell is None:
            return {"as_of": Cell(period.end.isoformat(), row["value"].address)}
        match = re.fullmatch(CELL_FORM, day.cell)
        assert match is not None
        place = int(match[2]) - 1, _column_number(match[1])
        text, address = clean(self._sheet.text(*place)), self._sheet.address(*place)
        traits = self._sheet.traits_at(*place)
        return {"as_of": Cell(text, address, self._sheet.kind(*place), traits.number_format)}

    def rest(self) -> Iterator[FormLine]:
        """Name the cells of the map's columns that no line of it takes, whosever they are."""
        used, known = self._used(), {label_key(line.label) for line in self._map.rows}
        passed = {label_key(label) for label in self._map.passed_over}
        left: list[tuple[str, Message]] = []
        count = 0
        for number in range(self._found.row + 1, len(self._sheet.rows)):
            label = clean(self._sheet.text(number, self._label_column))
            if label and label_key(label) in passed:
                count += 1
            else:
                left += self._left_in(number, label, used, known)
        for address, message in left[:_MOST_NAMED]:
            yield FormLine("outside", address, message)
        if len(left) > _MOST_NAMED:
            addresses = tuple(address for address, _ in left[_MOST_NAMED:])
            message = say("not taken, either: {cells}", cells=addresses)
            yield FormLine("outside", "", message)
        if count:
            message = say("passed over, as the map says: {count} rows", count=count)
            yield FormLine("changed", "", message)

    def _used(self) -> set[tuple[str, int]]:
        """Return the cells that lines take, each by its row's label and its column."""
        fields = ((label_key(line.label), self._fields(line)) for line in self._map.rows)
        return {(key, column) for key, columns in fields for column in columns.values()}

    def _left_in(
        self, number: int, label: str, used: set[tuple[str, int]], known: set[str]
    ) -> Iterator[tuple[str, Message]]:
        """Tell what of a row no line takes, and a label that none is about."""
        sheet, key = self._sheet, label_key(label)
        cells = tuple(
            f"{column_name(column)}{number + 1} {shown_on_one_line(text)}"
            for column in sorted(set(self._found.columns.values()) - {self._label_column})
            if (text := clean(sheet.text(number, column))) and (key, column) not in used
        )
        address, name = sheet.address(number, self._label_column), shown_on_one_line(label)
        if label and key not in known and cells:
            message = say(
                "no line of the map is about {label}; not taken: {cells}", label=name, cells=cells
            )
            yield address, message
        elif label and key not in known:
            yield address, say("no line of the map is about {label}", label=name)
        elif cells:
            yield address, say("not taken: {cells}", cells=cells)


_ABSENT: Mapping[str, Cell] = {
    field: Cell()
    for field in ("label", "value", "compared", "as_of", "measure", "preliminary", "reason")
}


def _one_a_row(
    lines: Sequence[tuple[MapLine, int]],
) -> tuple[list[tuple[MapLine, int]], list[tuple[MapLine, int]]]:
    """Part lines into those with rows of their own, and those whose row has one already."""
    first: dict[int, MapLine] = {}
    rest = []
    for line, number in lines:
        if number in first:
            rest.append((line, number))
        else:
            first[number] = line
    return [(line, number) for number, line in first.items()], rest


def _column_number(letters: str) -> int:
    """Return the number of a column from 0."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _written(name: str) -> str:
    """Return a file's name as a report can hold it: in one line, bytes of another encoding by number."""
    return " ".join(name.encode("utf-8", "backslashreplace").decode("utf-8").split())
