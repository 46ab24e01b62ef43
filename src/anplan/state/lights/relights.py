"""What became of a closed period's lights and figures: corrected since, or caught up."""

from typing import NamedTuple

from anplan.base.period import Period
from anplan.model.indicators import Indicator
from anplan.model.project import Project
from anplan.state.build import State, build, build_indicators
from anplan.state.facts import Point
from anplan.state.indicators import IndicatorState
from anplan.state.lights.verdict import Light
from anplan.state.question import Question


class Afterwards(NamedTuple):
    """An indicator when its period was issued, for the same day now, and its light by now.

    A light is None where the plan of that time has no such indicator. ``figures`` are the points
    that were judged, then and again.
    """

    id: str
    indicator: Indicator
    then: Light | None
    again: Light | None
    now: Light | None
    figures: tuple[Point | None, Point | None] = (None, None)

    @property
    def has_other_figure(self) -> bool:
        """Return whether a figure that was final then is another one now, for the same day."""
        then, again = self.figures
        if then is None or again is None or then.preliminary:
            return False
        return then.as_of == again.as_of and then.value != again.value

    @property
    def is_corrected(self) -> bool:
        """Return whether what is known now gives the closed period another light or figure."""
        return self.then != self.again or self.has_other_figure

    @property
    def has_caught_up(self) -> bool:
        """Return whether it was behind when the period was issued, rightly, and is not any more."""
        return not self.is_corrected and self.then in ("yellow", "red") and self.now == "green"


def when_issued(project: Project, period: Period) -> State | None:
    """Return the state of a closed period on its day of issue; None where it is not closed."""
    issued = project.months_closed.get(period)
    return None if issued is None else build(project, Question.of_issue(period, issued))


def other_figures(then: State, now: State, name: str) -> tuple[tuple[Point, Point], ...]:
    """Return an indicator's figures that were final then and are others now, each for its day.

    Whatever is known now of a day that was known then counts, not the last day alone.
    """
    start = now.project.plan.start
    again = {point.as_of: point for point in now.indicator(name).series.points}
    return tuple(
        (old, again[old.as_of])
        for old in then.indicator(name).series.points
        if not old.preliminary
        and old.as_of >= start
        and old.as_of in again
        and again[old.as_of].value != old.value
    )


def corrections(then: State | None, now: State) -> tuple[Afterwards, ...]:
    """Return the indicators of a closed period that are others with what is known now."""
    if then is None:
        return ()
    return tuple(indicator for indicator in afterwards(then, now) if indicator.is_corrected)


def afterwards(then: State, now: State) -> tuple[Afterwards, ...]:
    """Compare a closed period as it was issued with what ``now`` and its knowledge give.

    ``then`` is the state that its brief was made of, whatever its files say today.
    """
    asked = then.question
    question = asked._replace(known=now.question.known)
    old, again, last = _by_id(then), build_indicators(now.project, question), _by_id(now)
    return tuple(
        compared(old.get(name), again.get(name), last.get(name)) for name in {**old, **again}
    )


def compared(
    then: IndicatorState | None, again: IndicatorState | None, now: IndicatorState | None
) -> Afterwards:
    """Compare an indicator when its period was issued with the same day again, and with now."""
    state = now or then
    assert state is not None
    return Afterwards(
        state.id,
        state.indicator,
        _light(then),
        _light(again),
        _light(now),
        (then and then.point, again and again.point),
    )


def _light(state: IndicatorState | None) -> Light | None:
    return None if state is None else state.verdict.light


def _by_id(state: State) -> dict[str, IndicatorState]:
    return {indicator.id: indicator for indicator in state.indicators}
