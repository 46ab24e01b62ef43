"""Problems the units met: known by unit, ref and title, open until solved."""

from datetime import date
from typing import NamedTuple

from anplan.base.period import Period
from anplan.base.problem import Spot
from anplan.model.paths import report_path
from anplan.model.project import Project
from anplan.model.reports import Trouble
from anplan.state.question import Question, handed_in, spoken_reports


class TroubleState(NamedTuple):
    """One problem: when it was first told, what is asked, when it was solved."""

    unit: str
    ref: str
    title: str
    text: str | None
    ask: str | None
    since: Period
    last: Period
    solved: date | None
    spot: Spot
    asked: tuple[tuple[str, date], ...] = ()
    """The units that are asked, each with the day on which it was."""


def troubles(project: Project, question: Question) -> tuple[TroubleState, ...]:
    """Follow every problem up to the day, in the order they were first told."""
    followed: dict[tuple[str, str, str], TroubleState] = {}
    spoken = sorted(spoken_reports(project, question), key=lambda entry: entry[1].rank)
    for unit, period, report in spoken:
        for index, problem in enumerate(report.problems):
            key = unit, problem.ref, problem.title
            spot = Spot(report_path(unit, period), ("problems", index, "title"))
            before = followed.get(key)
            solved = problem.solved if problem.solved and problem.solved <= question.day else None
            if before is None:
                followed[key] = TroubleState(
                    unit,
                    problem.ref,
                    problem.title,
                    problem.text,
                    problem.ask,
                    period,
                    period,
                    solved,
                    spot,
                    _asked(project, unit, period, problem),
                )
            else:
                followed[key] = before._replace(
                    text=problem.text or before.text,
                    ask=problem.ask or before.ask,
                    last=period,
                    solved=solved,
                    spot=spot,
                    asked=_together(before.asked, _asked(project, unit, period, problem)),
                )
    return tuple(followed.values())


def _asked(
    project: Project, unit: str, period: Period, problem: Trouble
) -> tuple[tuple[str, date], ...]:
    """Return the units of which a report asks something, each with the day on which it came."""
    if not problem.of:
        return ()
    file, submitted = report_path(unit, period), project.reports[unit, period].submitted
    day = handed_in(project, file, submitted) or period.end
    return tuple((other, day) for other in project.expand(problem.of) if other != unit)


def _together(
    earlier: tuple[tuple[str, date], ...], later: tuple[tuple[str, date], ...]
) -> tuple[tuple[str, date], ...]:
    """Return all units that were asked: whoever was once asked stays so, from the first day on."""
    return tuple({**dict(later), **dict(earlier)}.items()) if later else earlier
