"""Reading returned forms: from the file of a unit to a report's content, nothing dropped in silence.

Whose form it is stands on its hidden sheet, whatever that is called; what a row is about stands
in its hidden column, wherever the row was moved. A formula of an .xls always carries a result.
"""

import json
import subprocess
import sys
import unicodedata
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from anplan.base.errors import FileError, UsageError
from anplan.base.message import Message, say
from anplan.base.period import Period
from anplan.files.disk.workspace import read_bytes
from anplan.files.form.guard import MAX_FORM, Seen, guard
from anplan.intake.form_reader import Answers, Row, Typed
from anplan.intake.forms import (
    FIELDS,
    FORM_VERSION,
    HEADER,
    IDENTITY_START,
    FormLine,
    Identity,
    Returned,
    Section,
    is_section,
)
from anplan.intake.parse import cell_text, shown
from anplan.model.project import Project

_SECONDS = 10


class Sheet(NamedTuple):
    """A sheet as it was read: its cells as texts, and its formulas."""

    name: str
    rows: tuple[tuple[str, ...], ...]
    numbers: frozenset[tuple[int, int]]
    formulas: Mapping[tuple[int, int], bool]

    def address(self, row: int, column: int) -> str:
        """Name a cell as Excel does: 填报表!G7."""
        letters, rest = "", column + 1
        while rest:
            rest, place = divmod(rest - 1, 26)
            letters = chr(65 + place) + letters
        return f"{self.name}!{letters}{row + 1}"


def read_form(path: Path, project: Project, period: Period | None = None) -> Returned:
    """Read a returned form (.xlsx, .xls or .ods) against the plan it was made for.

    ``content`` holds what was understood as a report says it: ``readings``, ``progress``,
    ``next``, ``problems``, ``milestones`` and ``nothing``, each only where it was filled in;
    ``lines`` tells of every cell that was. Where the form's identity does not hold (changed, of
    another plan, version or, where one is asked for, period) the content is empty and a line of
    level error says why.

    Raise FileError where the file is not to be opened or is no form, UsageError where the
    reading package is not installed.
    """
    (found,) = read_forms([path], project, period)
    if isinstance(found, FileError):
        raise found
    return found


def read_forms(
    paths: Sequence[Path], project: Project, period: Period | None = None
) -> list[Returned | FileError]:
    """Read many forms as :func:`read_form` does; a file that is none stands as its error."""
    if find_spec("python_calamine") is None:
        raise UsageError(
            say("Excel forms need the extra office, which is not installed"),
            say('Install it: pip install "anplan[office]"'),
        )
    opened = [_opened(path) for path in paths]
    taken_apart = iter(_cells([one.data for one in opened if isinstance(one, _Opened)]))
    return [
        one if isinstance(one, FileError) else _read(one, next(taken_apart), project, period)
        for one in opened
    ]


class _Opened(NamedTuple):
    """A file that may be taken apart: its name, its bytes, what is seen without that."""

    name: str
    data: bytes
    seen: Seen


def _opened(path: Path) -> "_Opened | FileError":
    try:
        data = _bytes_of(path)
        return _Opened(path.name, data, guard(path.name, data))
    except FileError as error:
        return error


def _read(
    opened: _Opened, cells: "_Cells | None", project: Project, period: Period | None
) -> Returned | FileError:
    name = opened.name
    if cells is None:
        return FileError(
            say("{file} is damaged", file=name),
            say("Send the form itself, filled in and saved as .xlsx"),
        )
    formulas = opened.seen.formulas
    sheets = [
        _sheet(title, values, formulas[place] if place < len(formulas) else {})
        for place, (title, values) in enumerate(cells)
    ]
    identity = _identity(name, sheets)
    if isinstance(identity, FileError):
        return identity
    if isinstance(identity, Message):
        return Returned(name, "", "", {}, (FormLine("error", "", identity),))
    wrong = _wrong(identity, project, period)
    if wrong is not None:
        line = FormLine("error", "", wrong)
        return Returned(name, identity.unit, identity.period, {}, (line,))
    answers = Answers(project, identity)
    _read_sheets(sheets, answers)
    for message in opened.seen.beside:
        answers.tell("unclear", "", message)
    return Returned(name, identity.unit, identity.period, answers.content, tuple(answers.lines))


def _bytes_of(path: Path) -> bytes:
    try:
        return read_bytes(path, MAX_FORM)
    except ValueError as error:
        told = (
            say("{file} is no regular file", file=path.name)
            if str(error) == "special"
            else say("{file} is too large for a form", file=path.name)
        )
        raise FileError(told, say("Send the form itself, filled in and saved as .xlsx")) from error
    except OSError as error:
        if path.is_symlink():
            raise FileError(say("{file} is no regular file", file=path.name)) from error
        reason = error.strerror or str(error)
        raise FileError(
            say("{file} cannot be read: {reason}", file=path.name, reason=reason)
        ) from error


_Cells = list[tuple[str, list[list[Any]]]]


def _cells(files: Sequence[bytes]) -> list[_Cells | None]:
    """Let a process of its own take the files apart, since some end the one that does.

    One process reads them all; where it ends early, the file it was at is None, and another
    goes on with the next.
    """
    found: list[_Cells | None] = []
    while len(found) < len(files):
        rest = files[len(found) :]
        told = _told_cells(rest)
        found += told
        if len(told) < len(rest):
            found.append(None)
    return found


def _told_cells(files: Sequence[bytes]) -> list[_Cells]:
    """Return what one process tells of the files before it ends."""
    framed = b"".join(len(data).to_bytes(8) + data for data in files)
    command = [sys.executable, "-P", str(Path(__file__).with_name("cells.py"))]
    try:
        done = subprocess.run(
            command, input=framed, capture_output=True, timeout=_SECONDS, check=False
        )
        told = done.stdout
    except subprocess.TimeoutExpired as error:
        told = error.stdout or b""
    except OSError:
        told = b""
    whole = told[: told.rfind(b"\n") + 1]
    return [json.loads(line) for line in whole.splitlines()]


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
    said = [
        text for sheet in sheets for row in sheet.rows for text in row
        if text.startswith(IDENTITY_START)
    ]  # fmt: skip
    if not said:
        return FileError(
            say("{file} is no form of anplan: its hidden sheet is missing", file=name),
            say("Fill in the file that was sent out, do not copy it into another one"),
        )
    found = Identity.parse(said[0])
    if found is None or any(text != said[0] for text in said):
        return say("the form's hidden identity was changed; it is not taken")
    return found


def _wrong(identity: Identity, project: Project, period: Period | None) -> Message | None:
    if identity.version != FORM_VERSION:
        return say("a form of version {found}; this program reads version {version}",
                   found=identity.version, version=FORM_VERSION)  # fmt: skip
    if identity.plan != project.plan.document.number:
        return say("a form of another plan: {found}, not {plan}",
                   found=identity.plan, plan=project.plan.document.number)  # fmt: skip
    if identity.unit not in project.units:
        return say("a form of a unit that is not in the plan: {unit}", unit=identity.unit)
    if period is not None and identity.period != str(period):
        return say("a form for {found}, not for {period}", found=identity.period, period=period)
    return None


def _read_sheets(sheets: list[Sheet], answers: Answers) -> None:
    """Read the sheet with the rows; tell of any other that has something in it."""
    main = next((sheet for sheet in sheets if _layouts(sheet)), None)
    for sheet in sheets:
        if sheet is main:
            _read_sheet(sheet, answers)
        elif any(_is_typed(text) for row in sheet.rows for text in row):
            told = say("the sheet {name} is not part of the form and was not read", name=sheet.name)
            answers.tell("error", sheet.name, told)
    answers.finish()


def _is_typed(text: str) -> bool:
    return bool(text.strip()) and not text.startswith(IDENTITY_START)


def _read_sheet(sheet: Sheet, answers: Answers) -> None:
    layouts = _layouts(sheet)
    assert layouts is not None
    column, fields = layouts
    for number, row in enumerate(sheet.rows):
        mark = row[column].strip() if column < len(row) else ""
        if mark.startswith(HEADER) and mark.removeprefix(HEADER) in FIELDS:
            continue
        section = answers.section_of(mark)
        if mark and section is None:
            told = say("the hidden mark {mark} is none of this form's", mark=shown(mark))
            answers.tell("error", sheet.address(number, column), told)
        places = fields.get(section, {}) if section else {}
        _tell_outside(sheet, number, {column, *places.values()}, answers)
        if section is not None:
            typed_cells = _typed(sheet, number, places, answers)
            answers.read_row(mark, sheet.address(number, column), typed_cells)


def _tell_outside(sheet: Sheet, number: int, white: set[int], answers: Answers) -> None:
    for place, text in enumerate(sheet.rows[number]):
        if place not in white and text.strip() and not answers.is_own_wording(text):
            told = say("typed outside the white cells, not taken: {text}", text=shown(text))
            answers.tell("error", sheet.address(number, place), told)


def _typed(sheet: Sheet, number: int, places: Mapping[str, int], answers: Answers) -> Row:
    row = sheet.rows[number]
    found: dict[str, Typed] = {}
    for field, place in places.items():
        raw = row[place] if place < len(row) else ""
        cell = sheet.address(number, place)
        text = _clean(raw)
        if text != raw.strip().replace("\r\n", "\n"):
            answers.tell("changed", cell, say("control characters were left out"))
        stored = sheet.formulas.get((number, place))
        is_lost = stored is not None and not (stored and text)
        if is_lost:
            told = say("a formula without a stored result; type the figure itself")
            answers.tell("error", cell, told)
        elif stored:
            told = say("a formula; its result {value} was read", value=shown(text))
            answers.tell("changed", cell, told)
        is_number = (number, place) in sheet.numbers
        found[field] = Typed("" if is_lost else text, cell, is_number, is_lost)
    return found


def _layouts(sheet: Sheet) -> tuple[int, dict[Section, dict[str, int]]] | None:
    """Find the hidden column, and for each section the column of each of its fields."""
    column = -1
    found: dict[Section, dict[str, int]] = {}
    for row in sheet.rows:
        for place, text in enumerate(row):
            section = text.strip().removeprefix(HEADER)
            if text.strip().startswith(HEADER) and is_section(section):
                column = place
                fields = FIELDS[section]
                found[section] = {said: other for other, said in enumerate(row) if said in fields}
                break
    return (column, found) if found else None


def _clean(text: str) -> str:
    """Drop control and direction characters; line ends become plain ones."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    kept = (
        one for one in lines if one == "\n" or unicodedata.category(one) not in ("Cc", "Cf", "Cs")
    )
    return "".join(kept).strip()
