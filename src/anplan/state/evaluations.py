"""What those think of the work who asked for it: for summaries, by day and group."""

from datetime import date
from typing import NamedTuple

from anplan.base.period import Period
from anplan.base.problem import Spot
from anplan.model.decisions import Grade
from anplan.model.paths import decisions_path
from anplan.model.project import Project
from anplan.state.question import Question


class Evaluation(NamedTuple):
    """One evaluation: by whom, of what (``plan``: the whole), how satisfied, in which words."""

    on: date
    by: str
    ref: str
    grade: Grade
    text: str
    spot: Spot


def evaluations(
    project: Project, question: Question, period: Period | None = None
) -> tuple[Evaluation, ...]:
    """Return the evaluations that were there by a day, of a period alone where one is given."""
    return tuple(
        Evaluation(
            decision.on,
            decision.by,
            decision.ref,
            decision.grade,
            decision.reason,
            Spot(decisions_path(month), ("decisions", index)),
        )
        for month, index, decision in project.all_decisions()
        if decision.kind == "evaluate"
        and decision.grade is not None
        and decision.on <= question.counted_until
        and (period is None or decision.on in period)
    )
