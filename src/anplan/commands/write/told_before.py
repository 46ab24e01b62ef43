"""What a unit told before, and what it tells now would change."""

from collections.abc import Iterator

from anplan.base.message import Message, say
from anplan.base.period import Period
from anplan.files.schema.validate import record_of
from anplan.model.paths import task_of
from anplan.model.project import Project
from anplan.model.reports import MilestoneDone
from anplan.work.merge import Content


def redated(project: Project, unit: str, period: Period, content: Content) -> Iterator[Message]:
    """Yield the milestones that the unit's other reports tell as done on another day."""
    for entry in content.get("milestones", ()):
        new = record_of(MilestoneDone, entry)
        told = [
            (when, said.done)
            for (who, when), report in project.reports.items()
            if who == unit and when != period
            for said in report.milestones
            if said.ref == new.ref
        ]
        last = max(told, key=lambda one: one[0].end, default=None)
        if last is not None and last[1] != new.done:
            action = project.action(new.ref)
            yield say(
                "{ref} was told as done on {old} in {period}; from now on it would be {new}",
                ref=f"{task_of(new.ref)} {action.title}" if action else new.ref,
                old=last[1],
                period=last[0],
                new=new.done,
            )
