"""Reads returned forms: from a unit's file to a report's content, nothing dropped in silence.

Whose form it is stands on its hidden sheet, whatever that is called; what a row is about stands
in its hidden column, wherever the row was moved. A formula of an .xls always carries a result.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from anplan.base.errors import FileError, UsageError
from anplan.base.message import Message, say
from anplan.base.period import Period
from anplan.base.spelling import shown_on_one_line
from anplan.files.disk.read import read_bytes
from anplan.files.form.guard import guard
from anplan.files.form.inspection import MAX_FORM, Inspection, damaged, refused, too_large
from anplan.files.form.take_apart import Cells, take_apart
from anplan.intake.form_reader import Cell, FormReader, Row
from anplan.intake.forms import (
    FIELDS,
    FORM_VERSION,
    HEADER,
    IDENTITY_START,
    FormLine,
    Identity,
    ReturnedForm,
    Section,
    is_section,
)
from anplan.intake.parse import cell_text
from anplan.model.project import Project


class Sheet(NamedTuple):
    """A sheet as it was read: its cells as texts, and its formulas."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[tuple[int, int]]
    formulas: Mapping[tuple[int, int], bool]

    def address(self, row: int, column: int) -> str:
        """Return a cell's name as Excel writes it: 填报表!G7."""
        letters, rest = "", column + 1
        while rest:
            rest, place = divmod(rest - 1, 26)
            letters = chr(65 + place) + letters
        return f"{self.name}!{letters}{row + 1}"


def read_form(path: Path, project: Project, period: Period | None = None) -> ReturnedForm:
    """Read a returned form (.xlsx, .xls or .ods) against the plan it was made for.

    ``content`` holds what was understood as a report says it: ``readings``, ``progress``,
    ``next``, ``problems``, ``milestones`` and ``nothing``, each only where it was filled in;
    ``lines`` has a remark about every cell that was. Where the form's identity does not hold
    (changed, of another plan, version or, where one is asked for, period) the content is empty
    and a line of level error says why.

    Raise FileError where the file is not to be opened or is no form, UsageError where the
    reading package is not installed.
    """
    (form,) = read_forms([path], project, period)
    if isinstance(form, FileError):
        raise form
    return form


def read_forms(
    paths: Sequence[Path], project: Project, period: Period | None = None
) -> list[ReturnedForm | FileError]:
    """Read many forms as :func:`read_form` does; a file that is none stands as its error."""
    if find_spec("python_calamine") is None:
        raise UsageError(
            say("Excel forms need the office extra, which is not installed"),
            say('Install it: pip install "anplan[office]"'),
        )
    files = [_guarded(path) for path in paths]
    cells = iter(take_apart([file.data for file in files if isinstance(file, _Guarded)]))
    return [
        file if isinstance(file, FileError) else _read(file, next(cells), project, period)
        for file in files
    ]


class _Guarded(NamedTuple):
    """A file that may be taken apart: its name, its bytes, what the guard saw in them."""

    name: str
    data: bytes
    inspection: Inspection


def _guarded(path: Path) -> _Guarded | FileError:
    try:
        data = _bytes_of(path)
        return _Guarded(path.name, data, guard(path.name, data))
    except FileError as error:
        return error


def _bytes_of(path: Path) -> bytes:
    name = path.name
    try:
        return read_bytes(path, MAX_FORM)
    except ValueError as error:
        if str(error) == "special":
            raise refused(say("{file} is not a regular file", file=name)) from error
        raise too_large(name) from error
    except OSError as error:
        if path.is_symlink():
            raise FileError(say("{file} is not a regular file", file=name)) from error
        reason = error.strerror or str(error)
        raise FileError(say("{file} cannot be read: {reason}", file=name, reason=reason)) from error


def _read(
    file: _Guarded, cells: Cells | None, project: Project, period: Period | None
) -> ReturnedForm | FileError:
    if cells is None:
        return damaged(file.name)
    formulas = file.inspection.formulas
    sheets = [
        _sheet(title, values, formulas[place] if place < len(formulas) else {})
        for place, (title, values) in enumerate(cells)
    ]
    identity = _identity(file.name, sheets)
    if isinstance(identity, FileError):
        return identity
    if isinstance(identity, Message):
        return ReturnedForm(file.name, "", "", {}, (FormLine("error", "", identity),))
    mismatch = _mismatch(identity, project, period)
    if mismatch is not None:
        line = FormLine("error", "", mismatch)
        return ReturnedForm(file.name, identity.unit, identity.period, {}, (line,))
    reader = FormReader(project, identity)
    _read_sheets(sheets, reader)
    for message in file.inspection.not_read:
        reader.report("unclear", "", message)
    return ReturnedForm(
        file.name, identity.unit, identity.period, reader.content, tuple(reader.lines)
    )


def _sheet(
    title: str, values: Sequence[Sequence[Any]], formulas: Mapping[tuple[int, int], bool]
) -> Sheet:
    rows = tuple(tuple(cell_text(value) for value in row) for row in values)
    numbers = frozenset(
        (number, place)
        for number, row in enumerate(values)
        for place, value in enumerate(row)
        if isinstance(value, int | float) and not isinstance(value, bool)
    )
    return Sheet(title, rows, numbers, formulas)


def _identity(name: str, sheets: list[Sheet]) -> Identity | Message | FileError:
    """Find the form's identity by its content; a message where it was changed."""
    texts = [text for sheet in sheets for row in sheet.rows for text in row]
    candidates = [text for text in texts if text.startswith(IDENTITY_START)]
    if not candidates:
        return FileError(
            say("{file} is not a form made by anplan: its hidden sheet is missing", file=name),
            say("Fill in the file that was sent out, do not copy it into another one"),
        )
    identity = Identity.parse(candidates[0])
    if identity is None or any(text != candidates[0] for text in candidates):
        return say("the form's hidden identity was changed; it is not taken")
    return identity


def _mismatch(identity: Identity, project: Project, period: Period | None) -> Message | None:
    """Return why a form does not belong to this plan, or to the period that was asked for."""
    number = project.plan.document.number
    if identity.version != FORM_VERSION:
        return say(
            "a form of version {found}; this program reads version {version}",
            found=identity.version,
            version=FORM_VERSION,
        )
    if identity.plan != number:
        return say("a form of another plan: {found}, not {plan}", found=identity.plan, plan=number)
    if identity.unit not in project.units:
        return say("a form of a unit that is not in the plan: {unit}", unit=identity.unit)
    if period is not None and identity.period != str(period):
        return say("a form for {found}, not for {period}", found=identity.period, period=period)
    return None


class _Layout(NamedTuple):
    """The hidden column of a sheet, and for each section the column of each of its fields."""

    column: int
    fields: dict[Section, dict[str, int]]


def _layout(sheet: Sheet) -> _Layout | None:
    """Find the columns by the heads of the sections; None where a sheet has no such head."""
    column = -1
    fields: dict[Section, dict[str, int]] = {}
    for row in sheet.rows:
        for place, text in enumerate(row):
            section = text.strip().removeprefix(HEADER)
            if text.strip().startswith(HEADER) and is_section(section):
                column = place
                names = FIELDS[section]
                fields[section] = {name: at for at, name in enumerate(row) if name in names}
                break
    return _Layout(column, fields) if fields else None


def _read_sheets(sheets: list[Sheet], reader: FormReader) -> None:
    """Read the sheet with the rows; report any other that has something in it."""
    is_read = False
    for sheet in sheets:
        layout = None if is_read else _layout(sheet)
        if layout is not None:
            is_read = True
            _read_sheet(sheet, layout, reader)
        elif any(_is_typed(text) for row in sheet.rows for text in row):
            message = say(
                "the sheet {name} is not part of the form and was not read", name=sheet.name
            )
            reader.report("error", sheet.name, message)
    reader.finish()


def _is_typed(text: str) -> bool:
    return bool(text.strip()) and not text.startswith(IDENTITY_START)


def _read_sheet(sheet: Sheet, layout: _Layout, reader: FormReader) -> None:
    column = layout.column
    for number, row in enumerate(sheet.rows):
        mark = row[column].strip() if column < len(row) else ""
        if mark.startswith(HEADER) and mark.removeprefix(HEADER) in FIELDS:
            continue
        section = reader.section_of(mark)
        if mark and section is None:
            message = say(
                "the hidden mark {mark} does not belong to this form", mark=shown_on_one_line(mark)
            )
            reader.report("error", sheet.address(number, column), message)
        places = layout.fields.get(section, {}) if section else {}
        _report_outside(sheet, number, {column, *places.values()}, reader)
        if section is not None:
            cells = _white_cells(sheet, number, places, reader)
            reader.read_row(mark, sheet.address(number, column), cells)


def _report_outside(sheet: Sheet, number: int, white: set[int], reader: FormReader) -> None:
    """Report what was typed into a row beside its white cells."""
    for place, text in enumerate(sheet.rows[number]):
        if place not in white and text.strip() and not reader.is_own_wording(text):
            message = say(
                "typed outside the white cells, not taken: {text}", text=shown_on_one_line(text)
            )
            reader.report("error", sheet.address(number, place), message)


def _white_cells(sheet: Sheet, number: int, places: Mapping[str, int], reader: FormReader) -> Row:
    """Return a row's white cells, and report what of them is not as it was typed."""
    row = sheet.rows[number]
    cells: dict[str, Cell] = {}
    for field, place in places.items():
        raw = row[place] if place < len(row) else ""
        address = sheet.address(number, place)
        text = _clean(raw)
        if text != raw.strip().replace("\r\n", "\n"):
            reader.report("changed", address, say("control characters were removed"))
        has_result = sheet.formulas.get((number, place))
        is_lost = has_result is not None and not (has_result and text)
        if is_lost:
            message = say("a formula without a stored result; type the figure itself")
            reader.report("error", address, message)
        elif has_result:
            message = say("a formula; its result {value} was read", value=shown_on_one_line(text))
            reader.report("changed", address, message)
        is_number = (number, place) in sheet.numbers
        cells[field] = Cell("" if is_lost else text, address, is_number, is_lost)
    return cells


def _clean(text: str) -> str:
    """Return a text without control and direction characters, and with plain line ends.

    What stood apart stays apart: two digits do not become one number, and a soft hyphen in front
    of a digit may be its minus.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    marked = re.sub(r"\u00ad(?=\s*\d)", "-", lines)
    kept = "".join("\0" if _is_unseen(sign) else sign for sign in marked)
    return re.sub(r"(?<=\d)\0+(?=\d)", " ", kept).replace("\0", "").strip()


def _is_unseen(sign: str) -> bool:
    return sign != "\n" and unicodedata.category(sign) in ("Cc", "Cf", "Cs")
