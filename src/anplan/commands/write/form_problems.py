"""What the rules say of a form's report, told by the cells of the sheet that was sent.

The report is a draft that nobody wrote: its lines mean nothing to the one who filled in the form.
"""

from collections.abc import Mapping
from typing import NamedTuple

from anplan.base.message import Message, say
from anplan.base.problem import Place, Problem
from anplan.checks.all_rules import BY_CODE
from anplan.files.disk.draft import Draft
from anplan.intake.forms import ReturnedForm
from anplan.work.entry_lines import EntryLine, entry_at, lines_of_entries
from anplan.work.session import Opened
from anplan.work.typed_problems import cure_when_typed

_KEYS: Mapping[str, tuple[str, ...]] = {
    "readings": ("indicator", "as_of", "value", "unavailable"),
    "milestones": ("ref",),
    "measures": ("id",),
    "items": ("register", "id"),
    "problems": ("ref", "title"),
}
"""The keys by which an entry of a report is known as one of the form's; else ref and text."""

_THINGS: Mapping[str, tuple[str, ...]] = {
    "readings": ("indicator",),
    "items": ("register", "id"),
}
"""The keys by which an entry is about the same as one of another report; else its ref."""

_ON_THE_SHEET: Mapping[str, Message] = {
    "V123": say("Write the reason into that row, or correct the stage or the day"),
    "V122": say("Write the post that does it into that row, not a person's name"),
}
"""Cures that are others on a sheet than in a file."""

Entry = tuple[str, int]
"""An entry of a form's content: its section, and its place there."""


class CellProblem(NamedTuple):
    """A problem, the entry of the form that it is about, and the cell; None and '' for neither."""

    problem: Problem
    entry: Entry | None = None
    cell: str = ""

    @property
    def cure(self) -> Message | None:
        """Return how it is mended on the sheet."""
        if BY_CODE[self.problem.code].asks_why and self.entry is not None:
            meant = self.problem.hint.values.get("cure") if self.problem.hint else None
            if meant is None:
                return say("Write why into the note of that row, or correct the figure")
            return say("Is {cure} meant? If not, write why into the note of that row", cure=meant)
        return _ON_THE_SHEET.get(self.problem.code) or cure_when_typed(self.problem)


def in_cells(
    opened: Opened, returned: ReturnedForm, made: Draft, problems: list[Problem]
) -> tuple[CellProblem, ...]:
    """Return the problems that a report's draft brings, each with the cell that it comes from."""
    lines: dict[str, list[EntryLine]] = {}
    found = []
    for problem in problems:
        file = problem.where.file
        if file not in lines:
            text = made.after if file == made.file else opened.loaded.texts.get(file, "")
            lines[file] = list(lines_of_entries(file, text))
        found.append(_in_cell(returned, lines[file], problem, is_own=file == made.file))
    return tuple(found)


def _in_cell(
    returned: ReturnedForm, lines: list[EntryLine], problem: Problem, *, is_own: bool
) -> CellProblem:
    """Return a problem with its entry and cell; of another report's with the entry on that thing."""
    place = problem.where
    assert isinstance(place, Place)
    line = entry_at(lines, place.line)
    if line is None:
        return CellProblem(problem)
    known = _KEYS.get(line.section, ("ref", "text"))
    if not is_own:
        known = _THINGS.get(line.section, ("ref",))
    for at, entry in enumerate(returned.content.get(line.section, ())):
        if all(entry.get(key) == line.entry.get(key) for key in known):
            cells = returned.origins.get((line.section, at), {})
            cell = cells.get(line.key) or next(filter(None, cells.values()), "")
            return CellProblem(problem, (line.section, at), cell)
    return CellProblem(problem)


def without(returned: ReturnedForm, entries: set[Entry]) -> ReturnedForm:
    """Return a form without some of its entries."""
    content = dict(returned.content)
    origins = {}
    for section in {section for section, _ in returned.origins}:
        kept = [at for at in range(len(content[section])) if (section, at) not in entries]
        for new, at in enumerate(kept):
            origins[section, new] = returned.origins.get((section, at), {})
        content[section] = [content[section][at] for at in kept]
        if not kept:
            del content[section]
    return returned._replace(content=content, origins=origins)
