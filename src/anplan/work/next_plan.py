"""The files of the next plan, made of those of a plan that is read and judged."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from anplan.base.days import years_later
from anplan.base.errors import FileError
from anplan.base.message import Message, say
from anplan.base.problem import Problem
from anplan.files.yaml.edit import listed
from anplan.files.yaml.parse import parse
from anplan.files.yaml.rewrite import rewritten
from anplan.intake.next_plan import CARRIED, Turn, changes_of
from anplan.model.kinds import FileKind, kind_of
from anplan.model.paths import carried_path
from anplan.model.project import Project
from anplan.model.reports import Item
from anplan.model.units import Unit
from anplan.show.next_plan import Learned
from anplan.show.words import Words
from anplan.state.build import build
from anplan.state.question import Question
from anplan.state.registers.still_open import open_items
from anplan.work.session import Opened

MAX_TEMPLATE = 16 * 1024 * 1024
"""The largest file below templates/ that is copied; letterheads have pictures."""


@dataclass(frozen=True)
class NextPlan:
    """What was made: the files, how much is to be filled in, who is gone, what could not be copied.

    ``known_on`` is the day whose figures stand beside the emptied targets.
    """

    files: Mapping[str, bytes]
    unfilled: int
    items: int
    project: Project
    gone: Mapping[str, Unit]
    left: tuple[Problem, ...]
    turn: Turn
    known_on: date

    @property
    def span(self) -> tuple[date, date]:
        """Return its first and its last day."""
        plan = self.project.plan
        return years_later(plan.start, self.turn.years), years_later(plan.end, self.turn.years)

    @property
    def with_units(self) -> Project:
        """Return the old project with the units alone that are carried."""
        units = {name: unit for name, unit in self.project.units.items() if name not in self.gone}
        return replace(self.project, units=units)


def next_plan(opened: Opened, years: int) -> NextPlan:
    """Make the next plan's files; raise FileError for one that cannot be changed safely."""
    project = opened.project
    start = years_later(project.plan.start, years)
    gone = {name: unit for name, unit in project.units.items() if _is_gone(unit, start)}
    turn = Turn(years, frozenset(gone), project.plan.language)
    known_on = min(opened.day, project.plan.end)
    words = Words(project.plan.language)
    question = Question.on(known_on)
    learned = Learned.of(words, build(project, question), turn)
    files, unfilled = {}, 0
    for file, kind, key in _carried(opened):
        if kind.name != "unit" or key not in gone:
            files[file], emptied = _turned(
                learned, turn, file, kind, key, opened.loaded.texts[file]
            )
            unfilled += emptied
    items = {
        unit: items
        for unit, items in open_items(project, question).items()
        if unit in project.units and unit not in gone
    }
    files |= {carried_path(unit): _brought(words, items[unit]) for unit in sorted(items)}
    files, left = {**files, **dict(_copied(opened))}, tuple(_not_copied(opened))
    count = sum(map(len, items.values()))
    return NextPlan(files, unfilled, count, project, gone, left, turn, known_on)


def _is_gone(unit: Unit, day: date) -> bool:
    """Return whether a unit has ended before a day; one that is still to come is kept."""
    return unit.valid_until is not None and unit.valid_until < day


def _carried(opened: Opened) -> Iterator[tuple[str, FileKind, Any]]:
    """Yield the files that pass into the next plan, with their kinds and keys."""
    for file in sorted(opened.loaded.texts):
        known = kind_of(file)
        if known is not None and known[0].name in CARRIED:
            yield file, *known


def _turned(
    learned: Learned, turn: Turn, file: str, kind: FileKind, key: Any, text: str
) -> tuple[bytes, int]:
    """Return a file of the next plan, and in how many places it is to be filled in."""
    content = parse(text, file).content
    changes = learned.beside(kind.name, key, content, changes_of(kind.record, content, turn))
    try:
        new = rewritten(text, changes)
    except FileError as error:
        raise FileError(_named(file, error.message), error.hint) from error
    return new.encode(), sum(turn.marker in (change.new or "") for change in changes)


def _brought(words: Words, items: tuple[Item, ...]) -> bytes:
    """Return the file of a unit's items that are still open."""
    head = words(
        "Items of the plan before that are still open; reports go on from where they stand."
    )
    return f"# {head}\n{listed('items', [_entry(item) for item in items])}".encode()


def _entry(item: Item) -> dict[str, Any]:
    """Return an item as its file has it."""
    keys = ("register", "id", "title", "stage", "on")
    said = {key: str(getattr(item, key)) for key in keys if getattr(item, key) is not None}
    roles = {"roles": item.roles} if item.roles else {}
    return {**said, **roles, **item.fields}


def _named(file: str, reason: Message) -> Message:
    return say("{file}: {reason}", file=file, reason=reason)


def _copied(opened: Opened) -> Iterator[tuple[str, bytes]]:
    """Yield the workspace's own templates, and what lies beside them, as they are."""
    for entry in opened.tree.templates():
        if isinstance(entry, str):
            try:
                yield entry, opened.tree.read(entry, MAX_TEMPLATE)
            except (OSError, ValueError) as error:
                raise FileError(
                    say("{file} cannot be read: {reason}", file=entry, reason=str(error)),
                    say("Save it as a regular file, or remove it"),
                ) from error


def _not_copied(opened: Opened) -> Iterator[Problem]:
    """Yield what is no regular file among the templates."""
    for entry in opened.tree.templates():
        if isinstance(entry, Problem):
            yield entry
