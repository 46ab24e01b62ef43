"""Reading returned forms: from the file of a unit to a report's content, nothing dropped in silence.

Whose form it is stands on its hidden sheet, whatever that is called; what a row is about stands
in its hidden column, wherever the row was moved. A formula of an .xls always carries a result.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from anplan.base.errors import FileError, UsageError
from anplan.base.message import Message, say
from anplan.base.period import Period
from anplan.base.words import look_up
from anplan.files.form_guard import MAX_BYTES, Seen, guard
from anplan.files.workspace import read_bytes
from anplan.model import typed
from anplan.model.forms import (
    FIELDS,
    FORM_VERSION,
    HEADER,
    PRELIMINARY_WORDS,
    SEPARATOR,
    YES_WORDS,
    Content,
    FormLine,
    Identity,
    Level,
    Returned,
    text_digest,
)
from anplan.model.project import Project

_TITLE = 20
_KEPT = "\n"


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


class Typed(NamedTuple):
    """What was typed into a white cell, and where."""

    text: str = ""
    cell: str = ""
    is_number: bool = False


Row = dict[str, Typed]


def read_form(path: Path, project: Project) -> Returned:
    """Read a returned form (.xlsx, .xls or .ods) against the plan it was made for.

    ``content`` holds what was understood as a report says it: ``readings``, ``progress``,
    ``next``, ``problems``, ``milestones`` and ``nothing``, each only where it was filled in;
    ``lines`` tells of every cell that was. Where the form's identity does not hold (changed, of
    another plan or version) the content is empty and a line of level error says why.

    Raise FileError where the file is not to be opened or is no form, UsageError where the
    reading package is not installed.
    """
    name = path.name
    data = _bytes_of(path)
    seen = guard(name, data)
    sheets = _sheets(name, data, seen)
    identity = _identity(name, sheets)
    if isinstance(identity, Message):
        return Returned(name, "", "", {}, (FormLine("error", "", identity),))
    wrong = _wrong(identity, project)
    if wrong is not None:
        line = FormLine("error", "", wrong)
        return Returned(name, identity.unit, identity.period, {}, (line,))
    reader = _Reader(project, identity)
    reader.read(sheets)
    for message in seen.beside:
        reader.tell("unclear", "", message)
    return Returned(name, identity.unit, identity.period, reader.content, tuple(reader.lines))


def _bytes_of(path: Path) -> bytes:
    try:
        return read_bytes(path, MAX_BYTES)
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


def _sheets(name: str, data: bytes, seen: Seen) -> list[Sheet]:
    try:
        import python_calamine
    except ImportError:
        raise UsageError(
            say("Excel forms need the extra office, which is not installed"),
            say('Install it: pip install "anplan[office]"'),
        ) from None
    try:
        book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(data))
        return [
            _sheet(title, book.get_sheet_by_index(place).to_python(skip_empty_area=False), formulas)
            for place, title in enumerate(book.sheet_names)
            for formulas in [seen.formulas[place] if place < len(seen.formulas) else {}]
        ]
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise FileError(
            say("{file} is damaged", file=name),
            say("Send the form itself, filled in and saved as .xlsx"),
        ) from error


def _sheet(
    title: str, values: Sequence[Sequence[Any]], formulas: Mapping[tuple[int, int], bool]
) -> Sheet:
    rows = tuple(tuple(typed.cell_text(value) for value in row) for row in values)
    numbers = frozenset(
        (number, place)
        for number, row in enumerate(values)
        for place, value in enumerate(row)
        if isinstance(value, int | float) and not isinstance(value, bool)
    )
    return Sheet(title, rows, numbers, formulas)


def _identity(name: str, sheets: list[Sheet]) -> Identity | Message:
    """Find the form's identity by its content; a message where it was changed."""
    said = [
        text for sheet in sheets for row in sheet.rows for text in row
        if text.startswith('{"anplan"')
    ]  # fmt: skip
    if not said:
        raise FileError(
            say("{file} is no form of anplan: its hidden sheet is missing", file=name),
            say("Fill in the file that was sent out, do not copy it into another one"),
        )
    found = Identity.parse(said[0])
    if found is None or any(text != said[0] for text in said):
        return say("the form's hidden identity was changed; it is not taken")
    return found


def _wrong(identity: Identity, project: Project) -> Message | None:
    if identity.version != FORM_VERSION:
        return say("a form of version {found}; this program reads version {version}",
                   found=identity.version, version=FORM_VERSION)  # fmt: skip
    if identity.plan != project.plan.document.number:
        return say("a form of another plan: {found}, not {plan}",
                   found=identity.plan, plan=project.plan.document.number)  # fmt: skip
    if identity.unit not in project.units:
        return say("a form of a unit that is not in the plan: {unit}", unit=identity.unit)
    try:
        Period.parse(identity.period)
    except ValueError:
        return say("the form's hidden identity was changed; it is not taken")
    return None


class _Reader:
    """Collects a report's content and the lines to tell, cell by cell."""

    def __init__(self, project: Project, identity: Identity) -> None:
        self.project, self.identity = project, identity
        self.period = Period.parse(identity.period)
        self.content: Content = {}
        self.lines: list[FormLine] = []
        self.known = frozenset(identity.texts)

    def tell(self, level: Level, cell: str, message: Message) -> None:
        self.lines.append(FormLine(level, cell, message))

    def add(self, section: str, entry: dict[str, str]) -> None:
        self.content.setdefault(section, []).append(entry)

    def read(self, sheets: list[Sheet]) -> None:
        """Read the sheet with the rows; tell of any other that has something in it."""
        seen: set[str] = set()
        main = next((sheet for sheet in sheets if _layouts(sheet)), None)
        for sheet in sheets:
            if sheet is main:
                self._read_sheet(sheet, seen)
            elif any(
                text.strip() and not text.startswith('{"anplan"')
                for row in sheet.rows
                for text in row
            ):
                told = say(
                    "the sheet {name} is not part of the form and was not read", name=sheet.name
                )
                self.tell("error", sheet.name, told)
        for mark in self.identity.rows:
            if mark not in seen:
                self.tell("unclear", "", say("the row of {ref} is missing", ref=_ref(mark)))
        if self.content.get("nothing") and len(self.content) > 1:
            del self.content["nothing"]
            told = say("the form says that there is no news and yet has some; the news was taken")
            self.tell("unclear", "", told)
        if not self.content and not any(line.level == "error" for line in self.lines):
            self.tell("error", "", say("nothing was filled in"))

    def _read_sheet(self, sheet: Sheet, seen: set[str]) -> None:
        layouts = _layouts(sheet)
        assert layouts is not None
        column, fields = layouts
        for number, row in enumerate(sheet.rows):
            mark = row[column].strip() if column < len(row) else ""
            if mark.startswith(HEADER):
                continue
            known = mark in self.identity.rows
            if mark and not known:
                told = say("the hidden mark {mark} is none of this form's", mark=mark[:40])
                self.tell("error", sheet.address(number, column), told)
            places = fields.get(mark.partition(SEPARATOR)[0], {}) if known else {}
            self._tell_outside(sheet, number, {column, *places.values()})
            if not known:
                continue
            if mark in seen:
                told = say("the row of {ref} is there twice; it is read again", ref=_ref(mark))
                self.tell("unclear", sheet.address(number, column), told)
            seen.add(mark)
            self._read_row(mark, self._typed(sheet, number, places))

    def _tell_outside(self, sheet: Sheet, number: int, white: set[int]) -> None:
        for place, text in enumerate(sheet.rows[number]):
            if place not in white and text.strip() and text_digest(text) not in self.known:
                told = say("typed outside the white cells, not taken: {text}", text=_shown(text))
                self.tell("error", sheet.address(number, place), told)

    def _typed(self, sheet: Sheet, number: int, places: Mapping[str, int]) -> Row:
        row = sheet.rows[number]
        found: Row = {}
        for field, place in places.items():
            raw = row[place] if place < len(row) else ""
            cell = sheet.address(number, place)
            text = _clean(raw)
            if text != raw.strip().replace("\r\n", "\n"):
                self.tell("changed", cell, say("control characters were left out"))
            stored = sheet.formulas.get((number, place))
            if stored is False or (stored and not text):
                self.tell(
                    "error", cell, say("a formula without a stored result; type the figure itself")
                )
                text = ""
            elif stored:
                self.tell(
                    "changed",
                    cell,
                    say("a formula; its result {value} was read", value=_shown(text)),
                )
            found[field] = Typed(text, cell, (number, place) in sheet.numbers)
        return found

    def _read_row(self, mark: str, row: Row) -> None:
        section, _, ref = mark.partition(SEPARATOR)
        if any(cell.text for cell in row.values()):
            getattr(self, f"_read_{section}")(ref, row)
        elif section == "readings":
            first = next(iter(row.values()), Typed())
            told = say("{ref}: neither a figure nor a reason", ref=ref)
            self.tell("unclear", first.cell, told)

    def _take(self, cell: Typed, understood: typed.Understood) -> str:
        """Tell how a cell was understood and give the value."""
        if understood.note is not None:
            self.tell(understood.level, cell.cell, understood.note)
        elif cell.text and not understood.value and typed.is_absent(cell.text):
            self.tell("changed", cell.cell, say("{typed}: no value", typed=_shown(cell.text)))
        elif understood.value:
            self.tell("ok", cell.cell, say("{value}", value=_shown(cell.text)))
        return understood.value

    def _words(self, cell: Typed) -> str:
        """Take a text as it stands; a lone 无 says that there is none."""
        if not cell.text:
            return ""
        if typed.is_absent(cell.text):
            return self._take(cell, typed.Understood(""))
        return self._take(cell, typed.Understood(cell.text))

    def _read_readings(self, ref: str, row: Row) -> None:
        indicator = self.project.indicators.get(ref)
        value_cell = row["value"]
        if indicator is None:
            self.tell("error", value_cell.cell, say("the plan has no indicator {ref}", ref=ref))
            return
        before = len(self.lines)
        value = self._take(value_cell, typed.figure(value_cell.text, indicator.measure))
        as_of = self._take(row["as_of"], typed.day(row["as_of"].text, self.period))
        early = self._take(
            row["preliminary"], typed.choice(row["preliminary"].text, PRELIMINARY_WORDS)
        )
        reason = self._words(row["reason"])
        failed = {line.cell for line in self.lines[before:] if line.level == "error"}
        if value_cell.cell in failed or (value and row["as_of"].cell in failed):
            return
        if value and not as_of:
            self.tell(
                "error", row["as_of"].cell, say("{ref}: the day of the data is missing", ref=ref)
            )
        elif value:
            self._tell_share(value_cell, value, indicator.measure)
            entry = {"indicator": ref, "value": value, "as_of": as_of}
            entry |= {"preliminary": early} if early else {}
            self.add("readings", entry | ({"reason": reason} if reason else {}))
        elif reason:
            self.add("readings", {"indicator": ref, "unavailable": reason})
        else:
            self.tell(
                "error", value_cell.cell, say("{ref}: neither a figure nor a reason", ref=ref)
            )

    def _tell_share(self, cell: Typed, value: str, measure: str) -> None:
        """Ask back where Excel may have stored 7.5% as 0.075."""
        if measure == "%" and cell.is_number and value.lstrip("-").startswith("0."):
            told = say("{value}: per cent, or a share that Excel made of it?", value=value)
            self.tell("unclear", cell.cell, told)

    def _read_tasks(self, ref: str, row: Row) -> None:
        for field, section in (("text", "progress"), ("next", "next")):
            text = self._words(row.get(field, Typed()))
            if text:
                self.add(section, {"ref": ref, "text": text})

    def _read_milestones(self, ref: str, row: Row) -> None:
        done = self._take(row["done"], typed.day(row["done"].text, self.period))
        if done:
            self.add("milestones", {"ref": ref, "done": done})

    def _read_open(self, ref: str, row: Row) -> None:
        mark = f"open{SEPARATOR}{ref}"
        answer, day = row["answer"], row["solved"]
        said = typed.choice(answer.text, YES_WORDS)
        yes = self._take(answer, said)
        solved = self._take(day, typed.day(day.text, self.period))
        denied = bool(answer.text) and said.level == "ok" and not yes
        if denied and solved:
            told = say("a day on which it was solved, and yet not solved; not taken")
            self.tell("error", day.cell, told)
        elif solved and said.level == "ok":
            task, title = self.identity.titles[f"{mark}/ref"], self.identity.titles[mark]
            self.add("problems", {"ref": task, "title": title, "solved": solved})
        elif yes:
            self.tell("error", day.cell, say("solved: the day is missing"))

    def _task_of(self, cell: Typed) -> str:
        """Find the task that was chosen, by its choice or its number."""
        names = {**self.identity.tasks, **{task: task for task in self.identity.tasks.values()}}
        found = look_up(cell.text, names) if cell.text else None
        if found is None and len(self.identity.tasks) == 1 and not cell.text:
            return next(iter(self.identity.tasks.values()))
        if found is None:
            told = (
                say("no task of this form: {text}; the row was not taken", text=_shown(cell.text))
                if cell.text
                else say("the task is missing; the row was not taken")
            )
            self.tell("error", cell.cell, told)
        return found or ""

    def _read_problems(self, _: str, row: Row) -> None:
        text, ask = self._words(row["text"]), self._words(row["ask"])
        if not text:
            if ask:
                told = say("the problem itself is missing; the row was not taken")
                self.tell("error", row["text"].cell, told)
            return
        task = self._task_of(row["task"])
        if not task:
            return
        title = _title(text)
        entry = {"ref": task, "title": title}
        if title != text:
            told = say("its title is {title}", title=title)
            self.tell("changed", row["text"].cell, told)
            entry["text"] = text
        self.add("problems", entry | ({"ask": ask} if ask else {}))

    def _read_next(self, _: str, row: Row) -> None:
        text = self._words(row["text"])
        task = self._task_of(row["task"]) if text else ""
        if task:
            self.add("next", {"ref": task, "text": text})

    def _read_nothing(self, _: str, row: Row) -> None:
        text = self._words(row["text"])
        if text:
            self.content["nothing"] = text


def _layouts(sheet: Sheet) -> tuple[int, dict[str, dict[str, int]]] | None:
    """Find the hidden column, and for each section the column of each of its fields."""
    column = -1
    found: dict[str, dict[str, int]] = {}
    for row in sheet.rows:
        for place, text in enumerate(row):
            section = text.strip().removeprefix(HEADER)
            if text.strip().startswith(HEADER) and section in FIELDS:
                column = place
                found[section] = {said: other for other, said in _fields(row, section)}
                break
    return (column, found) if found else None


def _fields(row: Sequence[str], section: str) -> Iterator[tuple[int, str]]:
    names: Sequence[str] = next(fields for name, fields in FIELDS.items() if name == section)
    return ((place, text) for place, text in enumerate(row) if text in names)


def _ref(mark: str) -> str:
    return mark.partition(SEPARATOR)[2] or mark


def _title(text: str) -> str:
    """Take a problem's name from its first words."""
    first = text
    for stop in "。；;，,\n":
        first = first.partition(stop)[0]
    return (first if 0 < len(first) <= _TITLE else text.replace("\n", " ")[:_TITLE]).strip()


def _clean(text: str) -> str:
    """Drop control and direction characters; line ends become plain ones."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    kept = (
        one for one in lines if one in _KEPT or unicodedata.category(one) not in ("Cc", "Cf", "Cs")
    )
    return "".join(kept).strip()


def _shown(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 2 * _TITLE else f"{flat[: 2 * _TITLE - 1]}…"
