"""Reads returned forms: from a unit's file to a report's content, nothing dropped in silence.

Whose form it is stands on its hidden sheet, whatever that is called; what a row is about stands
in its hidden column, wherever the row was moved. A formula of an .xls always carries a result.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from importlib.util import find_spec
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

from anplan.base.errors import FileError
from anplan.base.extras import without_office
from anplan.base.message import Message, say
from anplan.base.period import Period
from anplan.base.spelling import shown_on_one_line
from anplan.files.disk.read import read_bytes
from anplan.files.form.guard import guard
from anplan.files.form.inspection import (
    MAX_FORM,
    Inspection,
    SheetTraits,
    damaged,
    refused,
    too_large,
)
from anplan.files.form.newer_errors import without_newer_errors
from anplan.files.form.sheet import Sheet, sheet_of
from anplan.files.form.take_apart import Cells, take_apart
from anplan.files.form.white_cells import WhiteCells
from anplan.intake.form_reader import FormReader
from anplan.intake.forms import (
    CONTINUED,
    FIELDS,
    FORM_VERSION,
    HEADER,
    IDENTITY_START,
    OF_PLAN,
    FormLine,
    FormSection,
    Identity,
    ReturnedForm,
    is_section,
)
from anplan.intake.scheme_reader import SchemeReader
from anplan.intake.told_items import ToldItems
from anplan.model.project import Project


class SentFile(NamedTuple):
    """A file that was sent, and the name by which it is told."""

    path: Path
    name: str


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
    (form,) = read_forms([SentFile(path, path.name)], project, period)
    if isinstance(form, FileError):
        raise form
    return form


def read_forms(
    sent: Sequence[SentFile], project: Project, period: Period | None = None
) -> list[ReturnedForm | FileError]:
    """Read many forms as :func:`read_form` does; a file that is none stands as its error."""
    if find_spec("python_calamine") is None:
        raise without_office(say("Excel forms need the office extra, which is not installed"))
    files = [_guarded(file) for file in sent]
    told = ToldItems(project)
    cells = iter(take_apart([file.data for file in files if isinstance(file, _Guarded)]))
    return [
        file if isinstance(file, FileError) else _read(file, next(cells), told, period)
        for file in files
    ]


class _Guarded(NamedTuple):
    """A file that may be taken apart: its name, its bytes, what the guard saw in them.

    ``sha256`` is that of the bytes as they came.
    """

    name: str
    data: bytes
    inspection: Inspection
    sha256: str


def _guarded(sent: SentFile) -> _Guarded | FileError:
    try:
        data = bytes_of(sent)
        inspection = guard(sent.name, data)
        sha256 = hashlib.sha256(data).hexdigest()
        return _Guarded(sent.name, without_newer_errors(data, inspection), inspection, sha256)
    except FileError as error:
        return error


def bytes_of(sent: SentFile) -> bytes:
    """Return the bytes of a sent file; raise FileError where it is not to be read."""
    path, name = sent
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
    file: _Guarded, cells: Cells | None, told: ToldItems, period: Period | None
) -> ReturnedForm | FileError:
    if cells is None:
        return damaged(file.name)
    traits = file.inspection.sheets
    sheets = [
        sheet_of(title, values, traits[place] if place < len(traits) else SheetTraits())
        for place, (title, values) in enumerate(cells)
    ]
    found = _own_part(file.name, sheets, told.project.plan.document.known_by)
    if isinstance(found, FileError):
        return found
    if isinstance(found, Message):
        return ReturnedForm(file.name, "", "", {}, (FormLine("error", "", found),))
    identity, sheets, others = found
    mismatch = _mismatch(identity, told.project, period)
    if mismatch is not None:
        line = FormLine("error", "", mismatch)
        return ReturnedForm(file.name, identity.unit, identity.period, {}, (line,))
    kind = SchemeReader if identity.is_scheme else FormReader
    reader = kind(told, identity, from_1904=file.inspection.from_1904)
    _read_sheets(sheets, reader)
    for message in file.inspection.not_read:
        reader.report("unclear", "", message)
    return ReturnedForm(
        file.name,
        identity.unit,
        identity.period,
        reader.content,
        tuple(reader.lines),
        reader.origins,
        file.sha256,
        reader.is_received,
        other_plans=others,
    )


class _Part(NamedTuple):
    """What a workbook has of one plan: the form's identity, and its sheets; and which plans it has beside."""

    identity: Identity
    sheets: list[Sheet]
    others: tuple[str, ...]


def _own_part(name: str, sheets: list[Sheet], plan: str) -> _Part | Message | FileError:
    """Find the form's identity by its content; a message where it was changed.

    Of a workbook with the forms of several plans there is the part of the plan that is asked
    about, or of its first where none of them is.
    """
    candidates = list(dict.fromkeys(text for sheet in sheets for text in _identities(sheet)))
    if not candidates:
        return FileError(
            say("{file} is not a form made by anplan: its hidden sheet is missing", file=name),
            say("Fill in the file that was sent out, do not copy it into another one"),
        )
    identities = [Identity.parse(text) for text in candidates]
    read = {identity.plan: identity for identity in identities if identity is not None}
    marked = {place: _plan_of(sheet) for place, sheet in enumerate(sheets)}
    is_joint = len(candidates) > 1 and all(
        marked[place] in read for place, sheet in enumerate(sheets) if _layout(sheet) is not None
    )
    if len(read) < len(candidates) or (len(candidates) > 1 and not is_joint):
        return say("the form's hidden identity was changed; it is not taken")
    own = read.get(plan) or next(iter(read.values()))
    kept = [sheet for place, sheet in enumerate(sheets) if marked[place] in ("", own.plan)]
    others = tuple(name for name in read if name != own.plan)
    return _Part(own, kept if is_joint else sheets, others)


def _plan_of(sheet: Sheet) -> str:
    """Return the plan of a sheet in a form of several; empty where none stands in its first row."""
    first = sheet.rows[0] if sheet.rows else ()
    marks = (text.strip() for text in first)
    return next((text.removeprefix(OF_PLAN) for text in marks if text.startswith(OF_PLAN)), "")


def plans_in(sent: Sequence[SentFile]) -> list[frozenset[str] | FileError]:
    """Return the plans of which each file has a form; a file that cannot be read is its error."""
    files = [_guarded(file) for file in sent]
    cells = iter(take_apart([file.data for file in files if isinstance(file, _Guarded)]))
    return [
        file if isinstance(file, FileError) else _plans(file.name, next(cells)) for file in files
    ]


def _plans(name: str, cells: Cells | None) -> frozenset[str] | FileError:
    if cells is None:
        return damaged(name)
    sheets = [sheet_of(title, values, SheetTraits()) for title, values in cells]
    identities = (Identity.parse(text) for sheet in sheets for text in _identities(sheet))
    return frozenset(one.plan for one in identities if one is not None)


def _identities(sheet: Sheet) -> Iterator[str]:
    """Yield the identities on a sheet: one that is long goes on in the cells below its first."""
    for number, row in enumerate(sheet.rows):
        for place, text in enumerate(row):
            if text.startswith(IDENTITY_START):
                below = (sheet.text(after, place) for after in range(number + 1, len(sheet.rows)))
                rest = takewhile(lambda more: more.startswith(CONTINUED), below)
                yield text + "".join(more.removeprefix(CONTINUED) for more in rest)


def _mismatch(identity: Identity, project: Project, period: Period | None) -> Message | None:
    """Return why a form does not belong to this plan, or to the period that was asked for."""
    number = project.plan.document.known_by
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
    fields: dict[FormSection, dict[str, int]]


def _layout(sheet: Sheet) -> _Layout | None:
    """Find the columns by the heads of the sections; None where a sheet has no such head."""
    column = -1
    fields: dict[FormSection, dict[str, int]] = {}
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
    """Read the sheets with the rows; report any other that has something in it."""
    read: set[FormSection] = set()
    for sheet in sheets:
        layout = _layout(sheet)
        if layout is not None and read.isdisjoint(layout.fields):
            read |= layout.fields.keys()
            _read_sheet(sheet, layout, reader)
        elif any(_is_typed(text) for row in sheet.rows for text in row):
            message = say(
                "the sheet {name} is not part of the form and was not read", name=sheet.name
            )
            reader.report("error", sheet.name, message)
    reader.finish()


def _is_typed(text: str) -> bool:
    return bool(text.strip()) and not text.startswith((IDENTITY_START, CONTINUED))


def _read_sheet(sheet: Sheet, layout: _Layout, reader: FormReader) -> None:
    marks = [row[layout.column].strip() if layout.column < len(row) else "" for row in sheet.rows]
    sections = [reader.section_of(mark) for mark in marks]
    fields = {
        number: layout.fields.get(section, {})
        for number, section in enumerate(sections)
        if section is not None
    }
    white = WhiteCells(sheet, fields, reader)
    no_news = [number for number, section in enumerate(sections) if section == "nothing"]
    labels = {text.strip(): number for number in no_news for text in sheet.rows[number]}
    for number, (mark, section) in enumerate(zip(marks, sections, strict=True)):
        if mark.startswith(HEADER) and mark.removeprefix(HEADER) in FIELDS:
            continue
        address = sheet.address(number, layout.column)
        if mark and section is None:
            message = say(
                "the hidden mark {mark} does not belong to this form", mark=shown_on_one_line(mark)
            )
            reader.report("error", address, message)
        own = {layout.column, *fields.get(number, {}).values()}
        _report_outside(sheet, number, own, labels, reader)
        if section is not None:
            beside = {
                sheet.address(number, place): text
                for place, text in enumerate(sheet.rows[number])
                if place not in own and text.strip()
            }
            reader.read_row(mark, address, white.row(number), beside)


def _report_outside(
    sheet: Sheet, number: int, white: set[int], labels: Mapping[str, int], reader: FormReader
) -> None:
    """Report what was typed into a row beside its white cells.

    ``labels``: the words of the row for no news. Another row with the same words was written by
    somebody who took them for the answer.
    """
    for place, text in enumerate(sheet.rows[number]):
        is_elsewhere = labels.get(text.strip(), number) != number
        is_own = reader.is_own_wording(text) and not is_elsewhere
        if place in white or not text.strip() or is_own:
            continue
        message = say(
            "typed outside the white cells, not taken: {text}", text=shown_on_one_line(text)
        )
        # Behind 填报人签字： a name is in its place, though it is not kept.
        signs = reader.is_own_wording(text.replace(":", "：").partition("：")[0] + "：")
        reader.report("changed" if signs else "outside", sheet.address(number, place), message)
