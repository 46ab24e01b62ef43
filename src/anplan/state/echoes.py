"""What units said would come next, and whether their next report speaks of it."""

from collections.abc import Iterator
from typing import NamedTuple

from anplan.base.period import Period
from anplan.base.problem import Spot
from anplan.model.paths import report_path
from anplan.model.project import Project
from anplan.model.reports import Entry, Report
from anplan.model.sections import SECTIONS
from anplan.state.question import Question, known_reports
from anplan.state.telling import Telling


class NextStep(NamedTuple):
    """One thing that a unit said would come next, in its report of ``period``.

    ``is_echoed``: whether the report after that speaks of it; None while that is not there.
    """

    unit: str
    period: Period
    entry: Entry
    spot: Spot
    is_echoed: bool | None

    @property
    def has_no_echo(self) -> bool:
        """Return whether the report after it is there and does not speak of it."""
        return self.is_echoed is False


def steps_before(project: Project, question: Question, period: Period) -> tuple[NextStep, ...]:
    """Return what was to come next by the papers before those that a period's brief counts."""
    known = {
        (unit, reported): report for unit, reported, report in known_reports(project, question)
    }
    telling = Telling.of(project, period)
    return tuple(
        NextStep(
            unit,
            before,
            entry,
            Spot(report_path(unit, before), ("next", place)),
            None if after is None else _speaks_of(project, unit, after, entry),
        )
        for (unit, before), report in known.items()
        if _is_before(telling, unit, before)
        for after in (known.get((unit, before.shifted(1))),)
        for place, entry in enumerate(report.next)
    )


def _is_before(telling: Telling, unit: str, before: Period) -> bool:
    following = before.shifted(1)
    return following.end == telling.period.end and telling.tells_of(unit, following)


def _speaks_of(project: Project, unit: str, report: Report, step: Entry) -> bool:
    """Return whether a unit's report names what a step is about, in whatever section."""
    about = set(_behind(project, project.task_meant(unit, step.ref)))
    return any(
        not about.isdisjoint(_behind(project, thing))
        for section in SECTIONS
        for entry in section.entries(report)
        for thing in (project.task_meant(unit, entry.ref) if section.has_ref else entry.thing,)
    )


def _behind(project: Project, thing: str) -> Iterator[str]:
    """Yield a thing and the tasks that it belongs to, where it is an indicator or a register."""
    yield thing
    for shelf in (project.indicators, project.registers):
        yield from getattr(shelf.get(thing), "tasks", ())
