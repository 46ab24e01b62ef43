"""The things that people call by a word, and every word by which each can be called."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, NamedTuple

from anplan.model.paths import measure_ref
from anplan.model.project import Project

Kind = Literal[
    "indicator",
    "task",
    "action",
    "unit",
    "period",
    "obligation",
    "paper",
    "register",
    "item",
    "problem",
    "measure",
    "instruction",
]


class Referent(NamedTuple):
    """The thing a word stands for, by its id; a period by its own spelling."""

    kind: Kind
    id: str


def ids(project: Project) -> Iterator[tuple[str, Referent]]:
    """Yield the ids by which things can be called; no name takes one from its owner."""
    named: tuple[tuple[Kind, Iterable[str]], ...] = (
        ("indicator", project.indicators),
        ("task", project.tasks),
        ("action", (ref for ref, _ in project.actions() if ref not in project.tasks)),
        ("unit", project.units),
        ("obligation", (obligation.id for obligation in project.plan.obligations)),
        ("measure", measure_refs(project)),
        ("instruction", project.instructions()),
    )
    for kind, known in named:
        yield from ((name, Referent(kind, name)) for name in known)


def measure_refs(project: Project) -> Iterator[str]:
    """Yield what everybody calls the measures of the units' schemes: ``jxkc/scheme/visits``."""
    for unit, scheme in project.schemes.items():
        yield from (measure_ref(measure.id, unit) for measure in scheme.measures if measure.id)


def names(project: Project) -> Iterator[tuple[str, Referent]]:
    """Yield every name by which a thing can be called, ids first; of two the first one holds."""
    yield from ids(project)
    for name, indicator in project.indicators.items():
        yield from _named("indicator", name, indicator.title, indicator.label)
    for name, task in project.tasks.items():
        yield from _named("task", name, task.title, *((task.short,) if task.short else ()))
    yield from _labels(project)
    for ref, action in project.actions():
        if ref not in project.tasks:
            yield from _named("action", ref, action.title)
    for name, unit in project.units.items():
        yield from _named("unit", name, unit.name, unit.label, *unit.aliases)
    for obligation in project.plan.obligations:
        yield from _named("obligation", obligation.id, obligation.title)


_ROUND_NUMBERS = " 、.．。()（）"


def bare_number(label: str) -> str:
    """Return a document's number without what stands round it: 12. is 12."""
    return label.strip(_ROUND_NUMBERS)


def _labels(project: Project) -> Iterator[tuple[str, Referent]]:
    """Yield the document's own numbers of tasks, with what stands round them or without.

    A number that begins anew in each part of the document names nothing by itself.
    """
    for label, tasks in tasks_by_label(project).items():
        if len(tasks) == 1:
            yield label, Referent("task", tasks[0])


def tasks_by_label(project: Project) -> Mapping[str, tuple[str, ...]]:
    """Return the tasks that the document numbers alike, by each spelling of the number."""
    found: dict[str, tuple[str, ...]] = {}
    for name, task in project.tasks.items():
        for label in dict.fromkeys((task.label, bare_number(task.label or ""))):
            if label:
                found[label] = (*found.get(label, ()), name)
    return found


def _named(kind: Kind, name: str, *spellings: str) -> Iterator[tuple[str, Referent]]:
    referent = Referent(kind, name)
    yield from ((spelling, referent) for spelling in spellings)
