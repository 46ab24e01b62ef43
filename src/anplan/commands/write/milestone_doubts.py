"""What is asked before a milestone is written as done: told otherwise before, or another unit's."""

from collections.abc import Iterator

from anplan.base.message import Message, say
from anplan.base.period import Period
from anplan.files.schema.validate import record_of
from anplan.model.paths import task_of
from anplan.model.project import Project
from anplan.model.reports import MilestoneDone
from anplan.work.merged import Content


def doubts_about_milestones(
    project: Project, unit: str, period: Period, content: Content
) -> Iterator[Message]:
    """Yield what is asked before milestones are written as done by a unit."""
    yield from _redated(project, unit, period, content)
    yield from _of_others(project, unit, content)


def _of_others(project: Project, unit: str, content: Content) -> Iterator[Message]:
    """Yield the milestones of tasks that others lead, as far as no rule asks about them (R119)."""
    for entry in content.get("milestones", ()):
        ref = str(entry["ref"])
        action = project.action(ref)
        if action is None or action.kind != "milestone" or project.answering(ref):
            continue
        leads = project.leading_units(task_of(ref))
        if unit not in leads:
            yield say(
                "{ref}: {units} leads the task; is it {unit} that reports it as done?",
                ref=project.numbered(ref),
                units=tuple(project.label(lead) for lead in leads),
                unit=project.label(unit),
            )


def _redated(project: Project, unit: str, period: Period, content: Content) -> Iterator[Message]:
    """Yield the milestones that the unit's other reports tell as done on another day."""
    for entry in content.get("milestones", ()):
        new = record_of(MilestoneDone, entry)
        days = [
            (when, milestone.done)
            for (who, when), report in project.reports.items()
            if who == unit and when != period
            for milestone in report.milestones
            if milestone.ref == new.ref
        ]
        last = max(days, key=lambda dated: dated[0].end, default=None)
        if last is not None and last[1] != new.done:
            yield say(
                "{ref} was told as done on {old} in {period}; from now on it would be {new}",
                ref=project.numbered(new.ref),
                old=last[1],
                period=last[0],
                new=new.done,
            )
