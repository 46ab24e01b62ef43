"""The states as tidy tables, for CSV: each a list of columns, every one a name and its value."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeVar

from anplan.base.period import Period
from anplan.model.project import Project
from anplan.model.registers import Stage
from anplan.model.reports import Item, Reading, Report
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.indicators import IndicatorState
from anplan.state.papers import Paper
from anplan.state.registers.saying import fields_on, roles_on
from anplan.state.registers.standing import ItemState, RegisterState

Row = Sequence[object]
T = TypeVar("T")


class Sheet(NamedTuple):
    """What all rows of a table share."""

    words: Words
    project: Project

    @property
    def sample(self) -> str | None:
        """Return the mark of fictional data; every row has it, since rows are copied alone."""
        return self.words("sample data") if self.project.plan.sample else None


class ReportedReading(NamedTuple):
    """A reading with the report it stands in."""

    unit: str
    period: Period
    report: Report
    reading: Reading


class ReportedItem(NamedTuple):
    """An entry about an item with the report it stands in."""

    unit: str
    period: Period
    report: Report
    item: Item


class Standing(NamedTuple):
    """An item and the register that it is in."""

    register: RegisterState
    item: ItemState

    @property
    def stage(self) -> Stage | None:
        """Return the stage at which it stands."""
        return self.register.stage_of(self.item)


Columns = tuple[tuple[str, Callable[[Sheet, T], object]], ...]


def _measure(sheet: Sheet, reading: Reading) -> str | None:
    if reading.value is None:
        return None
    indicator = sheet.project.indicators.get(reading.indicator)
    return reading.value.measure or (indicator and indicator.measure)


def _stage_name(sheet: Sheet, item: Item) -> str | None:
    """Return a stage by its id, whichever way it was written."""
    register = sheet.project.registers.get(item.register)
    stage = register and register.stage(item.stage)
    return stage.name if stage else item.stage


def _pairs(said: Mapping[str, str]) -> str:
    """Write names with their values in one cell."""
    return "; ".join(f"{name}={value}" for name, value in said.items())


def _unit_name(sheet: Sheet, name: str) -> str | None:
    unit = sheet.project.units.get(name)
    return unit and unit.name


_STATUS: Columns[IndicatorState] = (
    ("id", lambda _, state: state.id),
    ("title", lambda _, state: state.indicator.title),
    ("measure", lambda _, state: state.indicator.measure),
    ("target", lambda _, state: state.target.comparison),
    ("by", lambda _, state: state.by),
    ("value", lambda _, state: state.point and state.point.own),
    ("as_of", lambda _, state: state.point and state.point.as_of),
    ("preliminary", lambda _, state: state.point and str(state.point.preliminary)),
    ("change", lambda _, state: state.change),
    ("completion", lambda _, state: state.numbers.completion),
    ("pace", lambda _, state: state.numbers.pace),
    ("gap", lambda _, state: state.numbers.gap),
    ("light", lambda _, state: state.verdict.light),
    ("rule", lambda _, state: state.verdict.rule),
    ("reason", lambda sheet, state: sheet.words.tell(state.verdict.reason)),
    ("sample", lambda sheet, _: sheet.sample),
    ("needed", lambda _, state: state.outlook and state.outlook.numbers.needed),
    ("projected", lambda _, state: state.outlook and state.outlook.numbers.projected),
)
_DUE: Columns[Paper] = (
    ("obligation", lambda _, paper: paper.obligation),
    ("unit", lambda _, paper: paper.unit),
    ("name", lambda sheet, paper: _unit_name(sheet, paper.unit)),
    ("period", lambda _, paper: paper.period),
    ("due", lambda _, paper: paper.due),
    ("state", lambda _, paper: paper.state),
    ("done_on", lambda _, paper: paper.done_on),
    ("days_late", lambda _, paper: paper.days_late),
    ("sample", lambda sheet, _: sheet.sample),
    ("returned_on", lambda _, paper: paper.returned and paper.returned.on),
    ("returned_because", lambda _, paper: paper.returned and paper.returned.reason),
)
_READINGS: Columns[ReportedReading] = (
    ("unit", lambda _, row: row.unit),
    ("period", lambda _, row: row.period),
    ("submitted", lambda _, row: row.report.submitted),
    ("indicator", lambda _, row: row.reading.indicator),
    ("value", lambda _, row: row.reading.value and row.reading.value.value),
    ("measure", lambda sheet, row: _measure(sheet, row.reading)),
    ("as_of", lambda _, row: row.reading.as_of),
    ("preliminary", lambda _, row: str(row.reading.preliminary)),
    ("unavailable", lambda _, row: row.reading.unavailable),
    ("reason", lambda _, row: row.reading.reason),
    ("sample", lambda sheet, _: sheet.sample),
)
_ITEMS: Columns[ReportedItem] = (
    ("unit", lambda _, row: row.unit),
    ("period", lambda _, row: row.period),
    ("submitted", lambda _, row: row.report.submitted),
    ("register", lambda _, row: row.item.register),
    ("id", lambda _, row: row.item.id),
    ("title", lambda _, row: row.item.title),
    ("stage", lambda sheet, row: _stage_name(sheet, row.item)),
    ("on", lambda _, row: row.item.on),
    ("left", lambda _, row: row.item.left),
    ("reason", lambda _, row: row.item.reason),
    ("roles", lambda _, row: _pairs(row.item.roles or {})),
    ("fields", lambda _, row: _pairs(row.item.fields)),
    ("sample", lambda sheet, _: sheet.sample),
)
_STANDING: Columns[Standing] = (
    ("register", lambda _, row: row.register.id),
    ("id", lambda _, row: row.item.way.id),
    ("title", lambda _, row: row.item.way.title),
    ("unit", lambda _, row: row.item.way.owner),
    ("stage", lambda _, row: row.stage and row.stage.name),
    ("stage_title", lambda _, row: row.stage and row.stage.title),
    ("since", lambda _, row: row.item.last and row.item.last.day),
    ("left", lambda _, row: str(row.item.left)),
    ("reason", lambda _, row: row.item.last and row.item.last.entry.reason),
    ("still", lambda _, row: str(row.register.is_still(row.item))),
    ("roles", lambda _, row: _pairs(roles_on(row.item.way, row.register.day))),
    ("fields", lambda _, row: _pairs(fields_on(row.item.way, row.register.day))),
    ("sample", lambda sheet, _: sheet.sample),
)
STATUS = tuple(name for name, _ in _STATUS)
DUE = tuple(name for name, _ in _DUE)
READINGS = tuple(name for name, _ in _READINGS)
ITEMS = tuple(name for name, _ in _ITEMS)
STANDING = tuple(name for name, _ in _STANDING)


def status_rows(words: Words, state: State) -> Iterator[Row]:
    """Yield one row an indicator."""
    return _rows(_STATUS, Sheet(words, state.project), state.indicators)


def due_rows(words: Words, project: Project, papers: Sequence[Paper]) -> Iterator[Row]:
    """Yield one row a paper."""
    return _rows(_DUE, Sheet(words, project), papers)


def reading_rows(words: Words, project: Project) -> Iterator[Row]:
    """Yield one row a reading: the long table for other programs."""
    readings = (
        ReportedReading(unit, period, report, reading)
        for (unit, period), report in project.reports.items()
        for reading in report.readings
    )
    return _rows(_READINGS, Sheet(words, project), readings)


def item_rows(words: Words, project: Project) -> Iterator[Row]:
    """Yield one row an entry about an item of a register."""
    entries = (
        ReportedItem(unit, period, report, item)
        for (unit, period), report in project.reports.items()
        for item in report.items
    )
    return _rows(_ITEMS, Sheet(words, project), entries)


def standing_rows(
    words: Words, project: Project, register: RegisterState, items: Iterable[ItemState]
) -> Iterator[Row]:
    """Yield one row an item of a register, as it stands."""
    rows = (Standing(register, item) for item in items)
    return _rows(_STANDING, Sheet(words, project), rows)


def _rows(columns: Columns[T], sheet: Sheet, subjects: Iterable[T]) -> Iterator[Row]:
    for subject in subjects:
        yield [value(sheet, subject) for _, value in columns]
