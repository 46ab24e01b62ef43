"""Figures that another plan collects: where they are taken from, and what is called how here."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

from anplan.base.message import Message
from anplan.model.bodies import have_a_name
from anplan.model.same_units import called
from anplan.model.types.fields import Id, Way
from anplan.model.types.records import REQUIRED, Doc
from anplan.model.types.ways import joined

if TYPE_CHECKING:
    from anplan.model.indicators import Indicator
    from anplan.model.project import Project
    from anplan.model.units import Unit


class SharedFrom(NamedTuple):
    """Where another plan collects the figure: it is read there, and nobody is asked for it here."""

    workspace: Annotated[
        Way, Doc("The folder of the other workspace, from this one's: ../innovation.")
    ] = REQUIRED
    indicator: Annotated[Id, Doc("The indicator's id there.")] = REQUIRED

    @property
    def words(self) -> str:
        """Return it in the words of its file."""
        return f"{self.workspace} {self.indicator}"


class Fault(NamedTuple):
    """Why a figure cannot be taken from where it is said to be, and how to mend it."""

    sort: Literal["workspace", "indicator", "circle"]
    message: Message
    hint: Message


class SharedFigure(NamedTuple):
    """An indicator of another plan, as the one that takes its figure sees it.

    ``way`` leads from the workspace that takes it to the other one. Where the other plan takes the
    figure from elsewhere, too, that stands in ``project.shared``. Without a project there is a ``fault``.
    """

    way: str
    indicator: str
    project: "Project | None" = None
    fault: Fault | None = None

    @property
    def record(self) -> "Indicator | None":
        """Return the indicator there; None where there is a fault."""
        return None if self.project is None else self.project.indicators.get(self.indicator)

    @property
    def further(self) -> "SharedFigure | None":
        """Return from where the other plan takes the figure itself; None where it collects it."""
        return None if self.project is None else self.project.shared.get(self.indicator)

    @property
    def chain(self) -> "Iterator[SharedFigure]":
        """Yield it and those behind it, each with its way from the workspace that takes the first."""
        step, way = self, self.way
        while True:
            yield step._replace(way=way)
            if step.further is None:
                return
            step = step.further
            way = joined(way, step.way)

    @property
    def origin(self) -> "SharedFigure":
        """Return the last of the chain: where the figure is collected, or where the chain breaks."""
        return list(self.chain)[-1]


def known_here(project: "Project", way: str, unit: str, there: "Project") -> str:
    """Return what a unit of another plan, ``there``, is called in this one.

    It is this plan's own unit of the same id, where the two have a name in common, or one of which
    either plan says that it is the same; any other bears its way before its id, so that it is never
    taken for one of this plan.
    """
    name, record = unit.rpartition("/")[2], there.unit_called(unit)
    own = project.units.get(name)
    if own is not None and (record is None or have_a_name(called(own).names, called(record).names)):
        return name
    said = project.same_as.get(name) or _said_there(project, record)
    return said or joined(way, unit)


def _said_there(project: "Project", record: "Unit | None") -> str | None:
    """Return the unit of this plan that the other one says to be the same."""
    same = record.same_as if record is not None else ()
    return next((name for name in same if name in project.units), None)


def units_beside(project: "Project") -> "Mapping[str, Unit]":
    """Return the units of the plans from which figures are taken, by what they are called here."""
    found: dict[str, Unit] = {}
    steps = (step for figure in project.shared.values() for step in figure.chain)
    for step in steps:
        there = step.project
        if there is not None:
            for unit, record in there.units.items():
                found.setdefault(known_here(project, step.way, unit, there), record)
    return found


def whose(project: "Project", file: str) -> "tuple[Project, str]":
    """Return the plan to which a file, or a unit, belongs, as it is called here, and what it is called there."""
    steps = (step for figure in project.shared.values() for step in figure.chain)
    for step in sorted(steps, key=lambda step: len(step.way), reverse=True):
        if step.project is not None and file.startswith(f"{step.way}/"):
            return step.project, file.removeprefix(f"{step.way}/")
    return project, file


def reporters_there(project: "Project", name: str, day: date | None) -> tuple[str, ...]:
    """Return the units that report a figure to another plan, as they are called in this one."""
    figure = project.shared.get(name)
    if figure is None or figure.project is None or figure.record is None:
        return ()
    there = figure.project
    units = there.reporters_of(figure.indicator, day)
    return tuple(dict.fromkeys(known_here(project, figure.way, unit, there) for unit in units))


def answering_for(project: "Project", name: str, day: date | None = None) -> tuple[str, ...]:
    """Return the units of a plan that a figure is up to: those behind it.

    Of one that another plan collects also who leads its tasks; those of the other plan where nobody does.
    """
    behind, record = project.reporters_of(name, day), project.indicators[name]
    if record.shared_from is None:
        return behind
    tasks = (task for task in record.tasks if task in project.tasks)
    leads = (unit for task in tasks for unit in project.leading_units(task))
    own = (unit for unit in behind if unit in project.units)
    return tuple(dict.fromkeys((*own, *leads))) or behind
