"""What the rules say of a form's report, told by the cells of the sheet that was sent.

The report is a draft that nobody wrote: its lines mean nothing to the one who filled in the form.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from anplan.base.message import Message, say
from anplan.base.problem import Place, Problem, Spot
from anplan.files.disk.draft import Draft
from anplan.files.yaml.parse import parse
from anplan.files.yaml.places import Places
from anplan.intake.forms import ReturnedForm
from anplan.model.sections import SECTIONS
from anplan.work.write import SETTLED_BY_A_REASON, cure_when_typed

_KEYS: Mapping[str, tuple[str, ...]] = {
    "readings": ("indicator", "as_of", "value", "unavailable"),
    "milestones": ("ref",),
    "problems": ("ref", "title"),
}
"""The keys by which an entry of a report is known as one of the form's; else ref and text."""

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
        if self.problem.code in SETTLED_BY_A_REASON and self.entry is not None:
            meant = self.problem.hint.values.get("cure") if self.problem.hint else None
            if meant is None:
                return say("Write why into the note of that row, or correct the figure")
            return say("Is {cure} meant? If not, write why into the note of that row", cure=meant)
        return cure_when_typed(self.problem)


def in_cells(
    returned: ReturnedForm, made: Draft, problems: list[Problem]
) -> tuple[CellProblem, ...]:
    """Return the problems with a report's draft, each with the cell that it comes from."""
    if not problems:
        return ()
    lines = list(_lines(made))
    return tuple(_in_cell(returned, lines, problem) for problem in problems)


class _Line(NamedTuple):
    """Where a key of an entry begins in the draft."""

    number: int
    section: str
    entry: Mapping[str, Any]
    key: str


def _lines(made: Draft) -> Iterator[_Line]:
    content = parse(made.after, made.file).content
    places = Places({made.file: made.after})
    for section in SECTIONS:
        entries = content.get(section.name) if isinstance(content, dict) else None
        for at, entry in enumerate(entries if isinstance(entries, list) else ()):
            for key in entry if isinstance(entry, dict) else ():
                spot = Spot(made.file, (section.name, at, key), on_key=True)
                yield _Line(places.find(spot).line, section.name, entry, key)


def _in_cell(returned: ReturnedForm, lines: list[_Line], problem: Problem) -> CellProblem:
    place = problem.where
    assert isinstance(place, Place)
    before = [line for line in lines if 0 < line.number <= place.line]
    if not before:
        return CellProblem(problem)
    line = max(before, key=lambda one: one.number)
    known = _KEYS.get(line.section, ("ref", "text"))
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
