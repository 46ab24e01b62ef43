"""Which other briefs count in that of a period: never by the order in which they were issued on one day."""

from dataclasses import replace
from datetime import date

from anplan.base.period import Period
from anplan.base.remembered import remembered
from anplan.model.project import Project


@remembered(16)
def as_known_to(project: Project, period: Period, known: date | None) -> Project:
    """Return a project with the briefs that count in that of a period, which was issued on a day.

    Those of its own length come one after the other. One of another length stands beside it: it
    counts if it was issued on an earlier day, and a longer one that ends with the period never does.
    """
    kept = {
        other: notes
        for other, notes in project.briefs.items()
        if other.span == period.span or _is_before(period, known, other, notes.issued)
    }
    return project if len(kept) == len(project.briefs) else replace(project, briefs=kept)


def _is_before(period: Period, known: date | None, other: Period, issued: date | None) -> bool:
    """Return whether a brief of another length was there when that of a period was made."""
    if other.end == period.end and other > period:
        return False
    return known is None or (issued is not None and issued < known)
