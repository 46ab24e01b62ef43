"""Everything a workspace says, by the names its paths give."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Literal

from anplan.base.period import MONTHS, SPANS, Period, Span
from anplan.model.assuming import SOURCED, actions_assuming, assuming
from anplan.model.briefs import BriefNotes
from anplan.model.decisions import Decision, Decisions
from anplan.model.indicators import Indicator
from anplan.model.paths import SCHEME, period_of, task_of
from anplan.model.plan import Duty, Obligation, Plan
from anplan.model.registers import Carried, Register
from anplan.model.reports import Report
from anplan.model.sharing import SharedFigure, reporters_there, units_beside
from anplan.model.table_maps import TableMap
from anplan.model.tasks import Action, Task, headed
from anplan.model.units import Measure, Scheme, Unit

Part = Literal["lead", "support", "responsible"]
DEFAULT_CYCLE: Span = "month"


def task_order(name: str) -> tuple[int, ...]:
    """Return the key that sorts 2.10 behind 2.9."""
    return tuple(int(part) for part in name.split("."))


def _part(unit: str, leads: Collection[str], supports: Collection[str]) -> Part:
    """Return a unit's part: who neither leads nor supports is responsible."""
    if unit in leads:
        return "lead"
    return "support" if unit in supports else "responsible"


@dataclass(frozen=True)
class Project:
    """A plan with everything the files say about it; ``broken`` names those that could not be read.

    ``rest_days`` are the days on which nothing is due, each with its name. ``shared`` are the figures
    that other plans collect, by this plan's indicators.
    """

    plan: Plan
    source: str = ""
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    tasks: Mapping[str, Task] = field(default_factory=dict)
    units: Mapping[str, Unit] = field(default_factory=dict)
    registers: Mapping[str, Register] = field(default_factory=dict)
    maps: Mapping[str, TableMap] = field(default_factory=dict)
    schemes: Mapping[str, Scheme] = field(default_factory=dict)
    carried: Mapping[str, Carried] = field(default_factory=dict)
    reports: Mapping[tuple[str, Period], Report] = field(default_factory=dict)
    decisions: Mapping[Period, Decisions] = field(default_factory=dict)
    briefs: Mapping[Period, BriefNotes] = field(default_factory=dict)
    broken: frozenset[str] = frozenset()
    arrived: Mapping[str, date] = field(default_factory=dict)
    rest_days: Mapping[date, str] = field(default_factory=dict)
    shared: Mapping[str, SharedFigure] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Put everything into the plan's own order, whatever the order of the files."""
        put = object.__setattr__
        for kind in SOURCED:
            if kind != "actions" and (keys := getattr(self.plan.assumed, kind)):
                put(self, kind, assuming(getattr(self, kind), keys))
        if self.plan.assumed.actions:
            put(self, "tasks", actions_assuming(self.tasks, self.plan.assumed.actions))
        put(self, "indicators", dict(sorted(self.indicators.items(), key=self._goal_order)))
        put(self, "tasks", dict(sorted(self.tasks.items(), key=lambda pair: task_order(pair[0]))))
        put(
            self,
            "units",
            dict(sorted(self.units.items(), key=lambda pair: (pair[1].order, pair[0]))),
        )
        put(self, "reports", dict(sorted(self.reports.items())))
        put(self, "decisions", dict(sorted(self.decisions.items())))
        put(self, "briefs", dict(sorted(self.briefs.items())))

    def _goal_order(self, pair: tuple[str, Indicator]) -> tuple[int, int, str]:
        goals = [goal.id for goal in self.plan.goals]
        name, indicator = pair
        place = goals.index(indicator.goal) if indicator.goal in goals else len(goals)
        return place, self.source.find(indicator.quote or "\0"), name

    def label(self, unit: str) -> str:
        """Return a unit's short name, its id where its file is not there."""
        record = self.unit_called(unit)
        return self._group_title(unit) if record is None else record.label

    def full_name(self, unit: str) -> str:
        """Return a unit's whole name, its id where its file is not there."""
        record = self.unit_called(unit)
        return self._group_title(unit) if record is None else record.name

    def unit_called(self, name: str) -> Unit | None:
        """Return a unit of this plan, or one of another plan that is called so here."""
        return self.units.get(name) or (self._units_beside.get(name) if self.shared else None)

    @cached_property
    def _units_beside(self) -> Mapping[str, Unit]:
        return units_beside(self)

    @cached_property
    def same_as(self) -> Mapping[str, str]:
        """Return this plan's units by the ids that other plans know them by."""
        return {other: name for name, unit in self.units.items() for other in unit.same_as}

    def _group_title(self, name: str) -> str:
        return next((group.title for group in self.plan.groups if group.id == name), name)

    def members_of(self, group: str) -> tuple[str, ...]:
        """Return the units that belong to a group; nobody where the document does not list them."""
        return self._members.get(group, ())

    @cached_property
    def _members(self) -> Mapping[str, tuple[str, ...]]:
        """Return the units of each group that has any, in their own order."""
        unlisted = {one.id for one in self.plan.groups if one.members == "unlisted"}
        members: dict[str, list[str]] = {}
        for name, unit in self.units.items():
            for group in unit.all_groups:
                if group not in unlisted:
                    members.setdefault(group, []).append(name)
        return {group: tuple(names) for group, names in members.items()}

    def expand(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the units of names, groups replaced by theirs; each once, in the order first named.

        A group without members stands for nobody.
        """
        groups = {group.id for group in self.plan.groups}
        units: dict[str, None] = {}
        for name in names:
            members = self.members_of(name)
            units.update(dict.fromkeys(members or (() if name in groups else (name,))))
        return tuple(units)

    def owing(self, owed: Obligation | Duty) -> tuple[str, ...]:
        """Return the units that owe a paper or have a duty, without those that are excepted."""
        units: dict[str, None] = {}
        for name in owed.owed_by:
            if name == "units":
                units.update(dict.fromkeys(self.units))
            else:
                who = self.plan.coordinator if name == "coordinator" else name
                units.update(dict.fromkeys(self.expand([who])))
        excepted = self.expand(owed.except_) if isinstance(owed, Obligation) else ()
        return tuple(unit for unit in units if unit not in excepted)

    def units_of(self, task: str) -> tuple[str, ...]:
        """Return the units of a task in the document's order."""
        return self.expand(self.tasks[task].named_units)

    def part_of(self, task: str, unit: str) -> Part:
        """Return a unit's part in a task."""
        return _part(unit, self.leads_of(task), self.expand(self.tasks[task].support))

    def parts_in(self, task: str) -> Mapping[str, Part]:
        """Return the parts of all units of a task."""
        leads, supports = self.leads_of(task), self.expand(self.tasks[task].support)
        return {unit: _part(unit, leads, supports) for unit in self.units_of(task)}

    def named_in(self, task: str) -> Mapping[str, Part]:
        """Return who has which part in a task, by name: units, and groups whose members nobody knows."""
        record, parts = self.tasks[task], self.parts_in(task)
        unlisted = {one.id for one in self.plan.groups if one.members == "unlisted"}
        named: dict[str, Part] = {}
        for name in record.named_units:
            if name in unlisted:
                named[self._group_title(name)] = _part(name, record.lead, record.support)
            named.update((self.label(unit), parts[unit]) for unit in self.expand((name,)))
        return named

    def leads_of(self, task: str) -> tuple[str, ...]:
        """Return the units that lead a task; none where the document leaves that open."""
        leads = self.expand(self.tasks[task].lead)
        if not leads and self.plan.settings.first_listed_leads:
            supports = self.expand(self.tasks[task].support)
            return tuple(unit for unit in self.units_of(task) if unit not in supports)[:1]
        return leads

    def leading_units(self, task: str) -> tuple[str, ...]:
        """Return the units that lead a task; where nobody does, all that are responsible for it.

        Where all only support it, these.
        """
        parts = self.parts_in(task)
        of_part: dict[Part, tuple[str, ...]] = {
            part: tuple(unit for unit, own in parts.items() if own == part)
            for part in ("lead", "responsible", "support")
        }
        return of_part["lead"] or of_part["responsible"] or of_part["support"]

    def answering(self, ref: str) -> tuple[str, ...]:
        """Return the units that the document makes answer for an action; none where it does not.

        They are those that the action names, else the leads that the task names.
        """
        action = self.action(ref)
        own = action.units if action else ()
        return self.expand(own or self.tasks[task_of(ref)].lead)

    def responsible(self, ref: str) -> tuple[str, ...]:
        """Return the units that an action is up to: those that answer for it, else its task's leads."""
        return self.answering(ref) or self.leading_units(task_of(ref))

    def tasks_of(self, unit: str) -> tuple[str, ...]:
        """Return the tasks a unit has a part in."""
        return tuple(task for task in self.tasks if unit in self.units_of(task))

    def action(self, ref: str) -> Action | None:
        """Return an action by its ref, as ``2.4/manager-base``; None where there is none.

        The ref of a task that is one milestone is that of an action, too.
        """
        task, slash, name = ref.partition("/")
        if task not in self.tasks:
            return None
        return self.tasks[task].action(name) if slash else self.tasks[task].as_milestone

    def due_of(self, ref: str) -> date:
        """Return the day of a milestone: its own, its task's, else the end of the implementation."""
        action, task = self.action(ref), self.tasks[task_of(ref)]
        return (action and action.due) or task.due or self.plan.implementation.end

    def wholes_of(self, indicator: str) -> tuple[str, ...]:
        """Return what an indicator is a part of, the nearest first; itself, too, where it goes round."""
        found: list[str] = []
        whole = self.indicators[indicator].part_of
        while whole in self.indicators and whole not in found:
            assert whole is not None
            found.append(whole)
            whole = self.indicators[whole].part_of
        return tuple(found)

    def reporters_of(self, indicator: str, day: date | None = None) -> tuple[str, ...]:
        """Return the units behind an indicator: its own, or those of its register, as they are on a day.

        Of a figure that another plan collects they are those which report it there, as they are called here.
        """
        record = self.indicators[indicator]
        if record.shared_from is not None:
            return reporters_there(self, indicator, day)
        if record.counted_from is None:
            return record.reported_by
        return self.units_of_register(record.counted_from.register, day)

    def units_of_register(self, name: str, day: date | None = None) -> tuple[str, ...]:
        """Return the units that report a register's items on a day; without one, all that ever do.

        Those of its tasks where it names none; none where the register is not there.
        """
        register = self.registers.get(name)
        if register is None:
            return ()
        tasks = (self.tasks[task] for task in register.tasks if task in self.tasks)
        own = [unit for task in tasks for unit in task.named_units]
        units = self.expand(register.reported_by or own)
        ends = self.last_days_of_reporting(name)
        ever = tuple(dict.fromkeys((*units, *ends)))
        return tuple(unit for unit in ever if day is None or day <= ends.get(unit, day))

    def last_days_of_reporting(self, name: str) -> Mapping[str, date]:
        """Return the last day of each unit that reports a register no longer."""
        register = self.registers.get(name)
        until = register.reported_until if register is not None else None
        return {unit: day for word, day in (until or {}).items() for unit in self.expand((word,))}

    def numbered(self, ref: str) -> str:
        """Return the title of a task or of one of its actions behind the task's number.

        The ref itself where neither is there.
        """
        task = self.tasks.get(task_of(ref))
        record = self.action(ref) or self.tasks.get(ref)
        if task is None or record is None:
            return ref
        return headed(task.number(task_of(ref)), record.title)

    def title_of(self, ref: str) -> str:
        """Return what people call an indicator or an action; a task behind its number; else the ref."""
        if ref in self.indicators:
            return self.indicators[ref].label
        action = None if ref in self.tasks else self.action(ref)
        return self.numbered(ref) if action is None else action.title

    def measure(self, unit: str, ref: str) -> Measure | None:
        """Return the measure that a unit's own reports call ``scheme/<id>``; None for another ref."""
        scheme = self.schemes.get(unit) if ref.startswith(f"{SCHEME}/") else None
        return scheme.measure(ref) if scheme else None

    def own_name(self, unit: str, ref: str) -> str:
        """Return a measure that a unit's own report names by its title; any other ref as it is printed."""
        measure = self.measure(unit, ref)
        return measure.heading if measure else self.printed(ref)

    def printed(self, ref: str) -> str:
        """Return the number that a task's own document gives it; any other ref as it is."""
        task = self.tasks.get(ref)
        return ref if task is None else task.number(ref)

    def own_title(self, unit: str, ref: str) -> str:
        """Return the title of what a unit's own report names, its measure or whatever it may be."""
        return self.own_name(unit, ref) if self.measure(unit, ref) else self.numbered(ref)

    def task_meant(self, unit: str, ref: str) -> str:
        """Return the task that a unit's ref is about: a measure's is that which it serves."""
        measure = self.measure(unit, ref)
        return task_of(measure.ref if measure else ref)

    def actions(self) -> Iterator[tuple[str, Action]]:
        """Yield all actions with their refs; a task that is one milestone by its id."""
        for name, task in self.tasks.items():
            yield from task.milestone_or_actions(name)

    def reports_of(self, unit: str) -> Iterator[tuple[Period, Report]]:
        """Yield a unit's reports in the order of their periods."""
        for (owner, period), report in self.reports.items():
            if owner == unit:
                yield period, report

    def all_decisions(self) -> tuple[tuple[Period, int, Decision], ...]:
        """Return every decision with its month and place there, in the order they were settled."""
        entries = [
            (month, index, decision)
            for month, settled in self.decisions.items()
            for index, decision in enumerate(settled.decisions)
        ]
        return tuple(sorted(entries, key=lambda entry: (entry[2].on, entry[0], entry[1])))

    def instructions(self) -> Iterator[str]:
        """Yield the numbers of the leaders' instructions."""
        for settled in self.decisions.values():
            yield from (one.ref for one in settled.decisions if one.kind == "instruct")

    @property
    def months_closed(self) -> Mapping[Period, date]:
        """Return the periods whose brief was issued, with the day of issue."""
        return {period: notes.issued for period, notes in self.briefs.items() if notes.issued}

    def closing(self, day: date) -> tuple[Period, date] | None:
        """Return the first closed month that had seen a day, and when it was issued."""
        return next(
            (closing for closing in sorted(self.months_closed.items()) if closing[0].end >= day),
            None,
        )

    def closing_of(self, paper: str) -> tuple[Period, date] | None:
        """Return the first closed month in which the period of a paper, by its name, had ended."""
        period = period_of(paper)
        return None if period is None else self.closing(period.end)

    def closed_before(self, period: Period) -> Period | None:
        """Return the last closed period before another, None where there is none.

        A longer one is a summary beside the run of briefs, and is passed over.
        """
        return max(
            (
                closed
                for closed in self.months_closed
                if closed < period and MONTHS[closed.span] <= MONTHS[period.span]
            ),
            default=None,
        )

    @cached_property
    def cycles(self) -> Mapping[str, Span]:
        """Return the shortest cycle in which each unit reports; who reports in none is not there."""
        cycles: dict[str, Span] = {}
        for span, units in self._units_by_cycle().items():
            for unit in units:
                cycles.setdefault(unit, span)
        return cycles

    @cached_property
    def brief_cycle(self) -> Span:
        """Return how often the coordinator's brief appears: as the plan says.

        Else in the shortest cycle in which most of the units report that report in one; where
        none has most, in that of as many as possible; every month where none reports in a cycle.
        """
        if self.plan.briefs is not None:
            return self.plan.briefs.every
        by_cycle = self._units_by_cycle()
        everybody = frozenset().union(*by_cycle.values())
        most = (span for span, units in by_cycle.items() if 2 * len(units) > len(everybody))
        largest = max(by_cycle, key=lambda span: len(by_cycle[span]), default=DEFAULT_CYCLE)
        return next(most, largest)

    def is_summed_up(self, period: Period) -> bool:
        """Return whether what is written of a period is a summary: it is longer than the briefs'."""
        return MONTHS[period.span] > MONTHS[self.brief_cycle]

    def _units_by_cycle(self) -> dict[Span, frozenset[str]]:
        """Return the units that owe reports in each cycle in which any does, the shortest first."""
        found: dict[Span, frozenset[str]] = {}
        for obligation in self.plan.obligations:
            if obligation.paper == "report" and obligation.counted and obligation.every != "once":
                units = frozenset(self.owing(obligation))
                found[obligation.every] = found.get(obligation.every, frozenset()) | units
        return {span: found[span] for span in SPANS if span in found}
