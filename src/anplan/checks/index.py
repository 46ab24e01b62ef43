"""What the rules look up, gathered once for a run."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import NamedTuple

from anplan.base.period import Period
from anplan.base.problem import Spot
from anplan.model.paths import (
    indicator_path,
    names_measure,
    report_path,
    scheme_path,
    task_of,
    task_path,
)
from anplan.model.project import Project
from anplan.model.reports import Report
from anplan.model.sections import SECTIONS
from anplan.model.tasks import Action
from anplan.model.units import own_ref
from anplan.state.facts import Fact, Point, Readings, facts_of, gather, series_of
from anplan.state.question import Question, known_reports
from anplan.state.registers.standing import Registers

_OWN_REFS = tuple(section.name for section in SECTIONS if section.has_ref and section.is_own)


class Mention(NamedTuple):
    """A ref in a unit's report or, without a period, in its scheme."""

    unit: str
    period: Period | None
    key: str
    place: int
    ref: str
    field: str = "ref"

    @property
    def spot(self) -> Spot:
        """Return the place of the ref."""
        file = report_path(self.unit, self.period) if self.period else scheme_path(self.unit)
        return Spot(file, (self.key, self.place, self.field))


class Index(NamedTuple):
    """A project by the names that rules ask for.

    ``strange`` are the refs that are not among a unit's own, ``unknown_measures`` those of them
    that mean a measure of a scheme. ``histories`` are the facts in
    force by indicator and unit, in the order of their days. ``unread`` are the ids of things
    whose file cannot be read: what names them is not wrong for that. ``doubtful`` are the
    tasks and indicators that name a unit that is not there, and the units that name a group
    that is not there: who belongs to which is not known. ``registers`` follow every item, for
    whom ``asked`` asks: with all that is known.
    """

    units_of: Mapping[str, tuple[str, ...]]
    tasks_of: Mapping[str, Sequence[str]]
    actions: Mapping[str, Action]
    strange: tuple[Mention, ...]
    unknown_measures: tuple[Mention, ...]
    readings: Readings
    facts: Mapping[str, tuple[Fact, ...]]
    histories: Mapping[tuple[str, str], tuple[Fact, ...]]
    points: Mapping[str, tuple[Point, ...]]
    unread: frozenset[str]
    doubtful: frozenset[str]
    registers: Registers
    asked: Question

    def courses(self, project: Project) -> Iterator[tuple[str, tuple[Fact, ...]]]:
        """Yield the figures of each indicator and unit by their days, as far as they belong together.

        Where a figure begins anew each year, those of a year do.
        """
        for (name, _), history in self.histories.items():
            if project.indicators[name].yearly is None:
                yield name, history
                continue
            for _, facts in groupby(history, key=lambda fact: fact.as_of.year):
                yield name, tuple(facts)

    def may_speak(self, unit: str, task: str) -> bool:
        """Return whether a unit has a part in a task, as far as it can be known."""
        units = self.units_of.get(task)
        if units is None or unit in self.unread or {unit, task} & self.doubtful:
            return True
        return unit in units

    @classmethod
    def of(cls, project: Project) -> "Index":
        """Gather it from a project."""
        units_of = _units_of(project)
        tasks_of: dict[str, list[str]] = {unit: [] for unit in project.units}
        for task, units in units_of.items():
            for unit in units:
                tasks_of.setdefault(unit, []).append(task)
        actions = dict(project.actions())
        asked = Question.on(date.max)
        readings = gather(known_reports(project, asked))
        strange = tuple(_strange(project, _own_refs(project, tasks_of, actions)))
        facts = {
            name: tuple(facts_of(indicator, readings.get(name, ())).values())
            for name, indicator in project.indicators.items()
        }
        return cls(
            units_of,
            {unit: tuple(tasks) for unit, tasks in tasks_of.items()},
            actions,
            tuple(mention for mention in strange if not names_measure(mention.ref)),
            tuple(mention for mention in strange if _is_unknown_measure(project, mention)),
            readings,
            facts,
            _histories(facts),
            {
                name: series_of(indicator, readings.get(name, ()), date.max).points
                for name, indicator in project.indicators.items()
            },
            _unread(project),
            _doubtful(project),
            Registers(project),
            asked,
        )


def _units_of(project: Project) -> dict[str, tuple[str, ...]]:
    """Return the units of each task as ``Project.units_of`` does, with one look at the units."""
    members: dict[str, list[str]] = {}
    for name, unit in project.units.items():
        for group in unit.all_groups:
            members.setdefault(group, []).append(name)
    members |= {group.id: [] for group in project.plan.groups if group.members == "unlisted"}
    return {
        name: tuple(
            dict.fromkeys(
                member for named in task.named_units for member in members.get(named, [named])
            )
        )
        for name, task in project.tasks.items()
    }


def _own_refs(
    project: Project, tasks_of: Mapping[str, Sequence[str]], actions: Mapping[str, Action]
) -> dict[str, set[str]]:
    """Return the refs that each unit may name: its tasks, their actions, its measures, what it reports."""
    actions_of: dict[str, list[str]] = {}
    for ref in actions:
        actions_of.setdefault(task_of(ref), []).append(ref)
    own = {
        unit: {*tasks, *(ref for task in tasks for ref in actions_of.get(task, ()))}
        for unit, tasks in tasks_of.items()
    }
    for name in project.indicators:
        for unit in project.reporters_of(name):
            own.setdefault(unit, set()).add(name)
    for unit, scheme in project.schemes.items():
        refs = (own_ref(measure) for measure in scheme.measures)
        own.setdefault(unit, set()).update(ref for ref in refs if ref)
    return own


def _is_unknown_measure(project: Project, mention: Mention) -> bool:
    """Return whether a mention means a measure that a scheme, which can be read, does not have."""
    return names_measure(mention.ref) and scheme_path(mention.unit) not in project.broken


def _strange(project: Project, own: Mapping[str, set[str]]) -> Iterator[Mention]:
    for (unit, period), report in project.reports.items():
        refs = own.get(unit, set())
        for key, place, ref in _refs(report):
            if ref not in refs:
                yield Mention(unit, period, key, place, ref)
    for unit, scheme in project.schemes.items():
        refs = own.get(unit, set())
        for place, measure in enumerate(scheme.measures):
            if measure.ref not in refs or names_measure(measure.ref):
                yield Mention(unit, None, "measures", place, measure.ref)


def _refs(report: Report) -> Iterator[tuple[str, int, str]]:
    for key in _OWN_REFS:
        for place, entry in enumerate(getattr(report, key)):
            yield key, place, entry.ref


def _histories(
    facts: Mapping[str, tuple[Fact, ...]],
) -> dict[tuple[str, str], tuple[Fact, ...]]:
    histories: dict[tuple[str, str], list[Fact]] = {}
    for name, history in facts.items():
        for fact in history:
            histories.setdefault((name, fact.unit), []).append(fact)
    return {
        key: tuple(sorted(history, key=lambda fact: fact.as_of))
        for key, history in histories.items()
    }


def _unread(project: Project) -> frozenset[str]:
    """Return the ids of tasks, indicators and units whose own file cannot be read."""
    names = {file.split("/")[-1].removesuffix(".yaml") for file in project.broken}
    lost = {name for name in names if {task_path(name), indicator_path(name)} & project.broken}
    homes = {unit for unit, _ in project.reports} | set(project.schemes)
    homes |= {file.split("/")[1] for file in project.broken if file.startswith("units/")}
    return frozenset(lost | (homes - set(project.units)))


def _doubtful(project: Project) -> frozenset[str]:
    groups = {group.id for group in project.plan.groups}
    known = {*project.units, *groups}
    named = {name: task.named_units for name, task in project.tasks.items()}
    named |= {name: indicator.reported_by for name, indicator in project.indicators.items()}
    named |= {
        name: (*register.reported_by, *(register.reported_until or {}))
        for name, register in project.registers.items()
    }
    astray = {
        name for name, unit in project.units.items() if not groups.issuperset(unit.all_groups)
    }
    return frozenset(astray | {name for name, units in named.items() if not known >= set(units)})
