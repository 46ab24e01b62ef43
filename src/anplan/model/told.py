"""The files by which units tell: their reports, and what they brought from the plan before."""

from collections.abc import Iterator
from typing import NamedTuple

from anplan.base.period import Period
from anplan.model.paths import carried_path, report_path
from anplan.model.project import Project
from anplan.model.registers import Carried
from anplan.model.reports import Report


class ToldFile(NamedTuple):
    """A file of a unit, of a period, and what it says."""

    unit: str
    period: Period
    file: str
    said: Report | Carried


def period_before(project: Project) -> Period:
    """Return the period in which what is carried from the plan before was told."""
    return Period.of("year", project.plan.start).shifted(-1)


def told_files(project: Project) -> Iterator[ToldFile]:
    """Yield all files with items and evidence; what was carried comes before the reports."""
    for unit, carried in project.carried.items():
        yield ToldFile(unit, period_before(project), carried_path(unit), carried)
    for (unit, period), report in project.reports.items():
        yield ToldFile(unit, period, report_path(unit, period), report)
