"""What a plan has that files name by an id: offered to editors, with what each is called."""

from collections.abc import Iterator, Mapping
from itertools import islice
from typing import NamedTuple

from anplan.model.plan import Plan
from anplan.model.project import Project
from anplan.model.registers import Carried
from anplan.model.reports import Report
from anplan.model.tasks import Action

MOST_ITEMS = 500
"""So many items of registers are offered: an editor lays out a list of all it is given."""


class Offer(NamedTuple):
    """An id that may stand somewhere, what it is called, and what it belongs to."""

    id: str
    title: str
    about: str = ""

    @property
    def text(self) -> str:
        """Return all that is told of it."""
        return f"{self.title}\n\n{self.about}" if self.about else self.title


def offers_of(project: Project) -> Mapping[str, tuple[Offer, ...]]:
    """Return what a plan has, by the kinds that the records' ``Names`` name."""
    registers = project.registers
    return {
        "indicator": tuple(
            Offer(name, one.title, one.measure) for name, one in project.indicators.items()
        ),
        "task": tuple(Offer(name, one.title) for name, one in project.tasks.items()),
        "action": tuple(_actions(project)),
        "milestone": tuple(_actions(project, "milestone")),
        "unit": tuple(
            Offer(name, one.name, _groups(project.plan, one.all_groups))
            for name, one in project.units.items()
        ),
        "section": tuple(Offer(one.id, one.title) for one in project.plan.sections),
        "pace": tuple(Offer(phase.id, phase.title) for phase in project.plan.phases),
        "group": tuple(Offer(group.id, group.title) for group in project.plan.groups),
        "goal": tuple(Offer(goal.id, goal.title) for goal in project.plan.goals),
        "register": tuple(Offer(name, one.title) for name, one in registers.items()),
        "stage": _once(
            Offer(stage.name, stage.title, register.title)
            for register in registers.values()
            for stage in register.stages
        ),
        "field": _once(
            Offer(field.id, field.title, register.title)
            for register in registers.values()
            for field in register.fields
        ),
        "item": tuple(islice(_items(project), MOST_ITEMS)),
    }


def _actions(project: Project, kind: str = "") -> Iterator[Offer]:
    for ref, action in project.actions():
        if kind == action.kind or (not kind and ref not in project.tasks):
            yield Offer(ref, action.title, _within(project, ref, action))


def _within(project: Project, ref: str, action: Action) -> str:
    task = ref.partition("/")[0]
    about = f"{task} {project.tasks[task].title}"
    due = action.due or project.tasks[task].due
    return f"{about} ({due})" if due and action.kind == "milestone" else about


def _groups(plan: Plan, names: tuple[str, ...]) -> str:
    return ", ".join(group.title for group in plan.groups if group.id in names)


def _once(offers: Iterator[Offer]) -> tuple[Offer, ...]:
    """Return the offers of several registers, of each id the first one."""
    return tuple({one.id: one for one in reversed(tuple(offers))}.values())[::-1]


def _items(project: Project) -> Iterator[Offer]:
    """Yield the items that are told of and have not left, each with its last title."""
    titles: dict[tuple[str, str], str] = {}
    left: set[tuple[str, str]] = set()
    told: tuple[Carried | Report, ...] = (*project.carried.values(), *project.reports.values())
    for item in (item for one in told for item in one.items):
        key = item.register, item.id
        titles[key] = item.title or titles.get(key, item.id)
        (left.discard if item.left is None else left.add)(key)
    for (register, name), title in titles.items():
        if (register, name) not in left:
            yield Offer(name, title, _title(project, register))


def _title(project: Project, register: str) -> str:
    return project.registers[register].title if register in project.registers else register
