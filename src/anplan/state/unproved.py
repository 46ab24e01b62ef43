"""Figures and deeds for which no unit named any evidence: to be asked for, never scored."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from anplan.base.problem import Spot
from anplan.model.evidence import evidence_at
from anplan.model.project import Project
from anplan.state.build import State
from anplan.state.facts import Fact, facts_of, gather
from anplan.state.question import known_reports


class Standing(NamedTuple):
    """A unit's newest figure of an indicator, or a milestone that it reached.

    ``ref`` is the indicator's or the milestone's; a milestone has no ``value``.
    """

    unit: str
    ref: str
    day: date
    value: Decimal | None
    spot: Spot
    is_proved: bool


def standing(state: State) -> tuple[Standing, ...]:
    """Return what stands on the day: figures and milestones, by the plan's order of units."""
    order = {unit: place for place, unit in enumerate(state.project.units)}
    every = (*_figures(state), *_milestones(state))
    return tuple(sorted(every, key=lambda entry: order.get(entry.unit, len(order))))


def _figures(state: State) -> Iterator[Standing]:
    project, day = state.project, state.question.day
    readings = gather(known_reports(project, state.question))
    for judged in state.indicators:
        newest: dict[str, Fact] = {}
        for fact in facts_of(judged.indicator, readings.get(judged.id, ())).values():
            last = newest.get(fact.unit)
            if fact.as_of <= day and (last is None or fact.as_of > last.as_of):
                newest[fact.unit] = fact
        for unit, fact in newest.items():
            is_proved = _is_proved(project, fact)
            yield Standing(unit, judged.id, fact.as_of, fact.value, fact.spot, is_proved)


def _is_proved(project: Project, fact: Fact) -> bool:
    """Return whether a figure has evidence, or repeats one that had."""
    if evidence_at(project, fact.spot):
        return True
    before = fact.replaced
    return before is not None and before.value == fact.value and _is_proved(project, before)


def _milestones(state: State) -> Iterator[Standing]:
    for task in state.tasks:
        for action in task.actions:
            spot = next(iter(action.verdict.spots), None)
            if action.done is not None and spot is not None and spot.path[0] == "milestones":
                unit = spot.file.split("/")[1]
                is_proved = bool(evidence_at(state.project, spot))
                yield Standing(unit, action.ref, action.done, None, spot, is_proved)
