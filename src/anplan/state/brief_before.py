"""What the brief before knew: a change of a figure is told once, in the first brief that has it."""

from datetime import date

from anplan.base.days import month_end
from anplan.base.period import Period
from anplan.model.project import Project
from anplan.state.papers import reporting_months
from anplan.state.question import Question


def brief_before(project: Project, day: date) -> Question | None:
    """Return what the brief before the one of a day was asked; None where there was none.

    A day belongs to the brief of the last month that is over by it. The one before is that of the
    last month that was issued, or for which papers are owed; in a plan that has neither, of the
    month before. What is not issued yet is asked with what is known today.
    """
    of_day = Period.of("month", day)
    period = of_day if day == month_end(day) else of_day.shifted(-1)
    owing = reporting_months(project)
    others = owing | set(project.months_closed)
    last = max((month for month in others if month < period), default=None)
    if last is None:
        before = period.shifted(-1)
        return None if owing or before.end < project.plan.start else Question.on(before.end)
    issued = project.months_closed.get(last)
    return Question.on(last.end) if issued is None else Question.of_issue(last, issued)
