"""What the coordinator settled about one indicator or action, as it holds on a day."""

from datetime import date
from typing import NamedTuple

from anplan.base.message import Message, say
from anplan.base.problem import Spot
from anplan.model.decisions import SETTLING, Decision
from anplan.model.paths import decisions_path
from anplan.model.project import Project
from anplan.state.question import Question


class Settled(NamedTuple):
    """The decisions in force; each with the place where it stands."""

    exempt: tuple[Decision, Spot] | None = None
    closed: tuple[Decision, Spot] | None = None
    extended: tuple[Decision, Spot] | None = None

    @property
    def note(self) -> Message | None:
        """Return why there is a new day."""
        if self.extended is None:
            return None
        decision = self.extended[0]
        return say("extended to {day}: {why}", day=decision.until, why=decision.reason)

    @property
    def new_day(self) -> date | None:
        """Return the day to which it was extended."""
        return self.extended[0].until if self.extended else None


UNSETTLED = Settled()


def settled(project: Project, ref: str, question: Question, before: Spot | None = None) -> Settled:
    """Follow the decisions about a ref in the order they were settled, up to one of them."""
    latest = min(question.day, question.known or question.day)
    exempt = closed = extended = None
    for month, index, decision in project.all_decisions():
        if decision.ref != ref or decision.kind not in SETTLING or decision.on > latest:
            continue
        entry = decision, Spot(decisions_path(month), ("decisions", index))
        if entry[1] == before:
            break
        if decision.kind == "exempt":
            exempt = entry
        elif decision.kind == "extend":
            extended = entry
        else:
            closed = entry if decision.kind == "close" else None
    if exempt and exempt[0].until and exempt[0].until < question.day:
        exempt = None
    return Settled(exempt, closed, extended)
