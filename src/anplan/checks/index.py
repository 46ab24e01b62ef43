"""What the rules look up, gathered once for a run."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from anplan.base.period import Period
from anplan.base.problem import Spot
from anplan.model.paths import indicator_path, report_path, scheme_path, task_path, unit_path
from anplan.model.project import Project
from anplan.model.reports import Report
from anplan.model.tasks import Action
from anplan.state.facts import Fact, Point, Readings, facts_of, gather, series_of
from anplan.state.question import Question

ENTRIES = ("progress", "milestones", "problems", "next", "at_risk")


class Mention(NamedTuple):
    """A ref in a unit's report or, without a period, in its scheme."""

    unit: str
    period: Period | None
    key: str
    place: int
    ref: str

    @property
    def spot(self) -> Spot:
        """Give the place of the ref."""
        file = report_path(self.unit, self.period) if self.period else scheme_path(self.unit)
        return Spot(file, (self.key, self.place, "ref"))


@dataclass(frozen=True, slots=True)
class Index:
    """A project by the names that rules ask for.

    ``strange`` are the refs that are not among a unit's own. ``histories`` are the facts in
    force by indicator and unit, in the order of their days. ``unread`` are the ids of things
    whose file cannot be read: what names them is not wrong for that.
    """

    units_of: Mapping[str, tuple[str, ...]]
    tasks_of: Mapping[str, tuple[str, ...]]
    actions: Mapping[str, Action]
    strange: tuple[Mention, ...]
    readings: Readings
    facts: Mapping[str, tuple[Fact, ...]]
    histories: Mapping[tuple[str, str], tuple[Fact, ...]]
    points: Mapping[str, tuple[Point, ...]]
    unread: frozenset[str]

    @classmethod
    def of(cls, project: Project) -> "Index":
        """Gather it from a project."""
        units_of = {task: project.units_of(task) for task in project.tasks}
        tasks_of = {
            unit: tuple(task for task, units in units_of.items() if unit in units)
            for unit in project.units
        }
        actions = dict(project.actions())
        readings = gather(project, Question.on(date.max))
        facts = {
            name: tuple(facts_of(indicator, readings.get(name, ())).values())
            for name, indicator in project.indicators.items()
        }
        return cls(
            units_of,
            tasks_of,
            actions,
            tuple(_strange(project, _own_refs(project, tasks_of, actions))),
            readings,
            facts,
            _histories(facts),
            {
                name: series_of(indicator, readings.get(name, ()), date.max).points
                for name, indicator in project.indicators.items()
            },
            _unread(project),
        )


def _own_refs(
    project: Project, tasks_of: Mapping[str, tuple[str, ...]], actions: Mapping[str, Action]
) -> dict[str, frozenset[str]]:
    """Give the refs that each unit may name: its tasks, their actions, what it reports."""
    own = {unit: set(tasks) for unit, tasks in tasks_of.items()}
    for ref in actions:
        task = ref.partition("/")[0]
        for refs in own.values():
            if task in refs:
                refs.add(ref)
    for name, indicator in project.indicators.items():
        for unit in indicator.reported_by:
            if unit in own:
                own[unit].add(name)
    return {unit: frozenset(refs) for unit, refs in own.items()}


def _strange(project: Project, own: Mapping[str, frozenset[str]]) -> Iterator[Mention]:
    for (unit, period), report in project.reports.items():
        refs = own.get(unit, frozenset())
        for key, place, ref in _refs(report):
            if ref not in refs:
                yield Mention(unit, period, key, place, ref)
    for unit, scheme in project.schemes.items():
        refs = own.get(unit, frozenset())
        for place, measure in enumerate(scheme.measures):
            if measure.ref not in refs:
                yield Mention(unit, None, "measures", place, measure.ref)


def _refs(report: Report) -> Iterator[tuple[str, int, str]]:
    for key in ENTRIES:
        for place, entry in enumerate(getattr(report, key)):
            yield key, place, entry.ref


def _histories(
    facts: Mapping[str, tuple[Fact, ...]],
) -> dict[tuple[str, str], tuple[Fact, ...]]:
    found: dict[tuple[str, str], list[Fact]] = {}
    for name, told in facts.items():
        for fact in told:
            found.setdefault((name, fact.unit), []).append(fact)
    return {
        key: tuple(sorted(told, key=lambda fact: fact.as_of)) for key, told in found.items()
    }


def _unread(project: Project) -> frozenset[str]:
    """Give the ids of tasks, indicators and units whose own file cannot be read."""
    names = {file.split("/")[-1].removesuffix(".yaml") for file in project.broken}
    lost = {
        name
        for name in names
        if {task_path(name), indicator_path(name)} & project.broken
    }
    homes = {unit for unit, _ in project.reports} | set(project.schemes)
    homes |= {file.split("/")[1] for file in project.broken if file.startswith("units/")}
    return frozenset(lost | (homes - set(project.units)))
