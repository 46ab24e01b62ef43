"""Which papers were returned: owed again, whatever came before."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from anplan.base.problem import Spot
from anplan.model.paths import decisions_path, period_of
from anplan.model.project import Project
from anplan.state.question import Question, handed_in


class Returned(NamedTuple):
    """A paper's last return: the day, the reason, the day by which it is owed again.

    ``number``: which one of the paper's returns it is, the first being 1.
    """

    on: date
    reason: str
    until: date | None
    spot: Spot
    number: int = 1

    def is_followed_by(self, day: date | None, returns: int | None) -> bool:
        """Return whether a paper of a day, handed in after so many ``returns``, is the new one.

        What came on the very day of the return is what was returned, unless it says that it came
        after just this return: one that missed would go unseen.
        """
        if day is None or day < self.on:
            return False
        return day > self.on or returns == self.number


def returned_papers(project: Project, question: Question) -> dict[str, Returned]:
    """Return the last return of each paper by the paper's file.

    When the brief that has a paper is issued, a return that is still open lapses: the paper stands
    in it as it was, and the unit, which could no longer change it, owes it no longer. One that was
    answered by then stays: the new paper is judged by the day that the return named.
    """
    return {
        paper: returned
        for paper, returned in _returns(project, question)
        if not _has_lapsed(project, question, paper, returned)
    }


def _returns(project: Project, question: Question) -> Iterator[tuple[str, Returned]]:
    """Yield all returns of papers, each with the paper's file."""
    count: Counter[str] = Counter()
    for month, index, decision in project.all_decisions():
        paper = decision.paper
        if paper is not None and decision.on <= question.counted_until:
            count[paper] += 1
            spot = Spot(decisions_path(month), ("decisions", index))
            returned = Returned(decision.on, decision.reason, decision.until, spot, count[paper])
            yield paper, returned


def _has_lapsed(project: Project, question: Question, paper: str, returned: Returned) -> bool:
    """Return whether a return was open on the day on which the brief that has the paper was issued."""
    period, closing = period_of(paper), project.closing_of(paper)
    if period is None or closing is None or closing[1] >= question.counted_until:
        return False
    report = project.reports.get((paper.split("/")[1], period))
    day = None if report is None else handed_in(project, paper, report.submitted)
    returns = None if report is None else report.returns
    return day is None or day > closing[1] or not returned.is_followed_by(day, returns)
