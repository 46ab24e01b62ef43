"""Measures of the units' schemes as JSON."""

from collections.abc import Callable
from typing import Any

from anplan.base.problem import Place, Spot
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.measures import MeasureState, unserved_tasks

Locate = Callable[[Spot], Place]


def measure_json(words: Words, state: MeasureState, locate: Locate) -> dict[str, Any]:
    """Return a measure of a unit's scheme with its days, its light and its place."""
    measure, standing, place = state.measure, state.standing, locate(state.spot)
    return {
        "ref": state.ref,
        "unit": state.unit,
        "title": measure.title,
        "text": measure.text,
        "serves": measure.ref,
        "tasks": list(state.tasks),
        "every": measure.every,
        "indicator": measure.indicator,
        "share": measure.share,
        "due": standing.due,
        "done": standing.done,
        "cycles": {"over": standing.periods, "met": standing.met} if measure.every else None,
        "light": state.verdict.light,
        "rule": state.verdict.rule,
        "reason": words.tell(state.verdict.reason),
        "file": place.file,
        "line": place.line,
    }


def schemes_json(state: State, unit: str | None) -> dict[str, Any]:
    """Return what is amiss with the schemes of all units, or of one."""
    units = [name for name in state.project.units if unit in (None, name)]
    return {
        "overdue_measures": [
            {"ref": measure.ref, "unit": measure.unit, "due": measure.standing.due}
            for measure in state.measures
            if measure.unit in units and measure.is_overdue(state.question)
        ],
        "schemes_without_measure": [
            {"unit": name, "tasks": list(tasks)}
            for name in units
            if (tasks := unserved_tasks(state.project, name))
        ],
    }
