"""Which papers were returned: owed again, whatever came before."""

from datetime import date
from typing import NamedTuple

from anplan.base.problem import Spot
from anplan.model.paths import decisions_path
from anplan.model.project import Project
from anplan.state.question import Question


class Returned(NamedTuple):
    """A paper's last return: the day, the reason, the day by which it is owed again."""

    on: date
    reason: str
    until: date | None
    spot: Spot

    def is_followed_by(self, day: date | None) -> bool:
        """Return whether a paper of a day is the new one.

        What came on the very day of the return is what was returned: a unit that mends its
        paper within the day writes the next day, since a return that missed would go unseen.
        """
        return day is not None and day > self.on


def returned_papers(project: Project, question: Question) -> dict[str, Returned]:
    """Return the last return of each paper by the paper's file.

    When the brief of a month is issued, its returns lapse: the paper stands in it as it was, and
    the unit, which could no longer change it, owes it no longer.
    """
    lapsed = {
        str(period)
        for period, issued in project.months_closed.items()
        if issued < question.counted_until
    }
    return {
        decision.paper: Returned(
            decision.on,
            decision.reason,
            decision.until,
            Spot(decisions_path(month), ("decisions", index)),
        )
        for month, index, decision in project.all_decisions()
        if decision.paper is not None
        and decision.on <= question.counted_until
        and decision.ref not in lapsed
    }
