"""What became of a closed period's lights: corrected since, or caught up."""

from datetime import date
from typing import NamedTuple

from anplan.base.period import Period
from anplan.model.indicators import Indicator
from anplan.model.project import Project
from anplan.state.build import State, build
from anplan.state.lights.verdict import Light
from anplan.state.question import Question


class Afterwards(NamedTuple):
    """An indicator's lights: when its period was issued, for the same day now, and by now."""

    id: str
    indicator: Indicator
    then: Light
    again: Light
    now: Light

    @property
    def is_corrected(self) -> bool:
        """Return whether what is known now gives the closed period another light."""
        return self.then != self.again

    @property
    def has_caught_up(self) -> bool:
        """Return whether it was behind when the period was issued, rightly, and is not any more."""
        return not self.is_corrected and self.then in ("yellow", "red") and self.now == "green"


def corrections(project: Project, period: Period, now: State) -> dict[str, tuple[Light, Light]]:
    """Return the lights of a closed period that would be others with what is known now."""
    issued = project.months_closed.get(period)
    if issued is None:
        return {}
    compared = afterwards(project, period, issued, now)
    return {one.id: (one.then, one.again) for one in compared if one.is_corrected}


def afterwards(
    project: Project, period: Period, issued: date, now: State
) -> tuple[Afterwards, ...]:
    """Compare the lights of a closed period with those that ``now`` and its knowledge give."""
    then = build(project, Question(period.end, issued, issued))
    again = build(project, Question(period.end, issued, now.question.known))
    return tuple(
        Afterwards(
            one.id, one.indicator, one.verdict.light, other.verdict.light, last.verdict.light
        )
        for one, other, last in zip(then.indicators, again.indicators, now.indicators, strict=True)
    )
