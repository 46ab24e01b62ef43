"""Papers that do not say when they were handed in: history tells it."""

from collections.abc import Iterator

from anplan.model.paths import report_path, scheme_path
from anplan.model.project import Project


def silent_papers(project: Project) -> Iterator[str]:
    """Yield the files of papers that do not say when they were handed in."""
    for (unit, period), report in project.reports.items():
        if report.submitted is None:
            yield report_path(unit, period)
    for unit, scheme in project.schemes.items():
        if scheme.submitted is None:
            yield scheme_path(unit)
