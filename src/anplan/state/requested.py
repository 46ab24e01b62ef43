"""What units ask the coordinator to decide, and what became of it; no light follows from it."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from anplan.base.period import Period
from anplan.base.problem import Spot
from anplan.model.decisions import DecisionKind
from anplan.model.paths import decisions_path, report_path
from anplan.model.project import Project
from anplan.model.reports import Report
from anplan.model.requests import RequestKind
from anplan.state.question import Question, handed_in, spoken_reports


class Outcome(NamedTuple):
    """The decision that a request was followed by: for it, against it, or another one."""

    on: date
    kind: DecisionKind
    by: str
    reason: str
    until: date | None
    spot: Spot


class Requested(NamedTuple):
    """One request of a unit; without an outcome it waits for a decision."""

    kind: RequestKind
    unit: str
    ref: str
    until: date | None
    reason: str | None
    on: date
    spot: Spot
    outcome: Outcome | None = None

    @property
    def is_granted(self) -> bool:
        """Return whether the coordinator decided what was asked for."""
        return self.outcome is not None and self.outcome.kind == self.kind

    @property
    def is_refused(self) -> bool:
        """Return whether the coordinator refused it."""
        return self.outcome is not None and self.outcome.kind == "refuse"

    def is_about(self, *refs: str) -> bool:
        """Return whether it is about one of some things, or an action of one."""
        return any(self.ref == ref or self.ref.startswith(f"{ref}/") for ref in refs)

    def belongs_to(self, period: Period) -> bool:
        """Return whether it waits, or came up or was decided in a period."""
        return self.outcome is None or self.on in period or self.outcome.on in period

    def days_open(self, question: Question) -> int:
        """Return for how many days it has waited, up to the day papers are counted."""
        return max(0, (question.counted_until - self.on).days)


_ANSWERED_BY: dict[RequestKind, tuple[DecisionKind, ...]] = {
    "extend": ("extend", "close", "exempt"),
    "close": ("close", "reopen", "exempt"),
}
"""The decisions about the same ref after which a request no longer waits; refuse names its unit."""


def requested(project: Project, question: Question) -> tuple[Requested, ...]:
    """Return what units asked for up to the day papers are counted, in the order of the days.

    The same asked for again while it waits takes the place of what was asked before, whose day stays.
    """
    made = sorted(made_requests(project, question), key=lambda request: request.on)
    if not made:
        return ()
    outcomes = tuple(_outcomes(project, question))
    known: dict[tuple[str, str, str], Requested] = {}
    answered: list[Requested] = []
    for request in made:
        decided = request._replace(outcome=_outcome(request, outcomes))
        key = request.kind, request.unit, request.ref
        earlier = known.get(key)
        if earlier is not None and earlier.outcome == decided.outcome:
            decided = decided._replace(on=earlier.on)
        elif earlier is not None:
            answered.append(earlier)
        known[key] = decided
    return tuple(sorted((*answered, *known.values()), key=lambda request: request.on))


def made_requests(project: Project, question: Question) -> Iterator[Requested]:
    """Yield every request as it stands in a report, whatever came of it."""
    for unit, period, report in spoken_reports(project, question):
        for place, request in enumerate(report.requests):
            day = request.on or _day(project, unit, period, report)
            if day <= question.counted_until:
                spot = Spot(report_path(unit, period), ("requests", place))
                yield Requested(
                    request.kind, unit, request.ref, request.until, request.reason, day, spot
                )


def _day(project: Project, unit: str, period: Period, report: Report) -> date:
    return handed_in(project, report_path(unit, period), report.submitted) or period.end


def _outcomes(project: Project, question: Question) -> Iterator[tuple[str, str | None, Outcome]]:
    """Yield the decisions that may follow a request, each with its ref and its unit."""
    for month, index, decision in project.all_decisions():
        if decision.on <= question.counted_until:
            spot = Spot(decisions_path(month), ("decisions", index))
            outcome = Outcome(
                decision.on, decision.kind, decision.by, decision.reason, decision.until, spot
            )
            yield decision.ref, decision.unit, outcome


def _outcome(
    request: Requested, outcomes: tuple[tuple[str, str | None, Outcome], ...]
) -> Outcome | None:
    """Return the first decision about a request from its day on."""
    for ref, unit, outcome in outcomes:
        is_answer = outcome.kind in _ANSWERED_BY[request.kind]
        is_answer |= outcome.kind == "refuse" and unit == request.unit
        if ref == request.ref and is_answer and outcome.on >= request.on:
            return outcome
    return None
