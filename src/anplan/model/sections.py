"""The sections of a report: the one table of its lists of entries.

Comparing two versions of a report, merging, histories, the rules about refs and the brief's annex
go by it.
"""

from collections.abc import Callable, Hashable
from datetime import date
from typing import Any, NamedTuple

from anplan.base.message import mark
from anplan.model.reports import Entry, Item, MilestoneDone, Reading, Report, Trouble
from anplan.model.requests import AnswerEntry, Request
from anplan.model.types.records import RecordClass

Key = Callable[[Any], Hashable]


class ReportSection(NamedTuple):
    """One list of a report.

    ``sort`` is what an entry of it is called in histories, ``label`` (a text of the catalogue) the
    same for people, ``heading`` what stands above the list. ``keys`` tell which entry of another
    version is the same one, the surest first; ``things`` are the shelves of a project on which
    what it names stands. ``ref`` and ``apart`` tell an entry from others in histories: what it is
    about, and what else distinguishes it; ``day`` is the one it holds for, where it has its own. ``recorded`` entries are facts: a change may not take them out
    of a report. ``is_own``: whether what a ref names must be the unit's own.
    """

    name: str
    record: RecordClass
    sort: str
    label: str
    heading: str
    keys: tuple[Key, ...]
    things: tuple[str, ...] = ("tasks", "indicators")
    recorded: bool = True
    is_own: bool = True
    ref: Callable[[Any], str] = lambda entry: entry.ref
    apart: Callable[[Any], str] = lambda _entry: ""
    day: Callable[[Any], date | None] = lambda _entry: None

    @property
    def has_ref(self) -> bool:
        """Return whether its entries name a task, an action or an indicator by ``ref``."""
        return "ref" in self.record._fields

    def entries(self, report: Report | None) -> tuple[Any, ...]:
        """Return the entries of a report; none where there is no report."""
        entries: tuple[Any, ...] = getattr(report, self.name, ())
        return entries


def _words(name: str, label: str, heading: str) -> ReportSection:
    return ReportSection(
        name, Entry, name, label, heading, (lambda entry: entry.ref,), recorded=False
    )


SECTIONS = (
    ReportSection(
        "readings",
        Reading,
        "reading",
        mark("Reported figure"),
        mark("Figures"),
        (
            lambda reading: (reading.indicator, reading.as_of),
            lambda reading: reading.indicator,
            lambda reading: (reading.value, reading.as_of),
        ),
        things=("indicators",),
        ref=lambda reading: reading.indicator,
        apart=lambda reading: reading.as_of.isoformat() if reading.as_of else "",
        day=lambda reading: reading.as_of,
    ),
    _words("progress", mark("Progress"), mark("Done")),
    ReportSection(
        "milestones",
        MilestoneDone,
        "milestone",
        mark("Milestone"),
        mark("Milestones"),
        (lambda milestone: milestone.ref, lambda milestone: milestone.done),
        day=lambda milestone: milestone.done,
    ),
    ReportSection(
        "items",
        Item,
        "item",
        mark("Item of a register"),
        mark("Items"),
        (
            lambda item: (item.register, item.id, item.stage, item.left is None),
            lambda item: (item.register, item.id),
            lambda item: (item.id, item.title, item.day),
        ),
        things=("registers",),
        ref=lambda item: item.register,
        apart=lambda item: item.id,
        day=lambda item: item.day,
    ),
    ReportSection(
        "problems",
        Trouble,
        "problem",
        mark("Problem"),
        mark("Problems"),
        (
            lambda problem: (problem.ref, problem.title),
            lambda problem: problem.title,
            lambda problem: problem.ref,
        ),
        apart=lambda problem: problem.title,
        day=lambda problem: problem.solved,
    ),
    ReportSection(
        "answers",
        AnswerEntry,
        "answer",
        mark("Answer"),
        mark("Answers"),
        (
            lambda answer: (answer.unit, answer.ref, answer.title),
            lambda answer: answer.title,
            lambda answer: answer.ref,
        ),
        is_own=False,
        apart=lambda answer: answer.title or "",
        day=lambda answer: answer.on,
    ),
    ReportSection(
        "requests",
        Request,
        "request",
        mark("Request to the coordinator"),
        mark("Requests to the coordinator"),
        (
            lambda request: (request.kind, request.ref, request.on),
            lambda request: (request.kind, request.ref),
            lambda request: request.ref,
        ),
        apart=lambda request: request.kind,
        day=lambda request: request.on,
    ),
    _words("next", mark("Next"), mark("Next")),
    _words("at_risk", mark("At risk"), mark("At risk")),
)
BY_NAME = {section.name: section for section in SECTIONS}
