"""What an example is, and how anplan is asked about it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from anplan.model.reports import Report
from anplan.state.indicators import IndicatorState
from tests.builders import indicator, judged, project, reading, state_on


@dataclass(frozen=True, slots=True)
class Outcome:
    """The light, the letter of its rule, and completion, pace and gap as they are printed."""

    light: str
    rule: str
    completion: str | None = None
    pace: str | None = None
    gap: str | None = None


@dataclass(frozen=True, slots=True)
class Example:
    """One case: its arithmetic in words, the day asked for, what is known, what is right.

    ``figures`` are values by their ``as_of``, each filed in the report of its month, ``compared``
    what they are held against;
    ``reports``, by unit and period, stand instead where it matters who said what and when.
    ``indicator`` and ``project`` hold the keys that differ from the usual.
    """

    id: str
    by_hand: str
    day: str
    outcome: Outcome
    figures: Mapping[str, str] = field(default_factory=dict)
    compared: Mapping[str, str] = field(default_factory=dict)
    reports: Mapping[tuple[str, str], Report] = field(default_factory=dict)
    indicator: Mapping[str, Any] = field(default_factory=dict)
    project: Mapping[str, Any] = field(default_factory=dict)

    def state(self) -> IndicatorState:
        """Ask anplan."""
        if not self.reports:
            told = (self._reading(as_of) for as_of in self.figures)
            return judged(self.day, *told, entries=self.project, **self.indicator)
        made = project(
            indicators={"it": indicator(**self.indicator)}, reports=self.reports, **self.project
        )
        return state_on(self.day, made).indicator("it")

    def _reading(self, as_of: str) -> dict[str, Any]:
        beside = {"compared": self.compared[as_of]} if as_of in self.compared else {}
        return reading(self.figures[as_of], as_of, **beside)


def outcome_of(state: IndicatorState) -> Outcome:
    """Put what anplan found into the form of an example's outcome."""
    shown = state.printed
    return Outcome(
        state.verdict.light,
        state.verdict.rule,
        _text(shown.completion),
        _text(shown.pace),
        _text(shown.gap),
    )


def _text(figure: Decimal | None) -> str | None:
    return None if figure is None else f"{figure:f}"
