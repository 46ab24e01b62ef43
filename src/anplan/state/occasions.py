"""The days that a plan has still to come or that went by: papers, milestones, measures, instructions."""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from anplan.state.build import State
from anplan.state.papers import Paper, instructions

Kind = Literal["paper", "instruction", "milestone", "measure"]


class Occasion(NamedTuple):
    """Something that is due on a day.

    ``key`` names it for good, whatever its day becomes. ``units`` are those who still owe it, of
    ``total``. Of papers ``paper`` is one; all else has its own ``words``, and what is of a task or a
    scheme its ``ref``.
    """

    key: str
    kind: Kind
    day: date
    units: tuple[str, ...]
    total: int
    paper: Paper | None = None
    ref: str = ""
    words: str = ""

    @property
    def is_done(self) -> bool:
        """Return whether nobody owes it any more."""
        return not self.units


def occasions(state: State, unit: str | None = None) -> tuple[Occasion, ...]:
    """Return the occasions of a plan, or of one unit, by their days.

    A paper that several units owe by one day is one occasion.
    """
    found = [*_papers(state, unit), *_milestones(state, unit), *_measures(state, unit)]
    return tuple(sorted(found, key=lambda occasion: (occasion.day, occasion.key)))


def _papers(state: State, unit: str | None) -> Iterator[Occasion]:
    owed = [*state.papers, *instructions(state.questions, state.question)]
    groups: dict[tuple[str, str, date], list[Paper]] = {}
    for paper in owed:
        if unit is None or paper.unit == unit:
            groups.setdefault((paper.obligation, _time(paper), paper.due), []).append(paper)
    for (obligation, time, day), papers in groups.items():
        first = papers[0]
        asked = first.asked
        again = "" if first.returned is None else f"again-{day}"
        key = (obligation, time, unit or "", again) if asked is None else _asked_key(first, unit)
        still = tuple(paper.unit for paper in papers if paper.state in ("open", "missing"))
        yield Occasion(
            "/".join(filter(None, key)),
            "paper" if asked is None else "instruction",
            day,
            still,
            len(papers),
            first if asked is None else None,
            words="" if asked is None else asked.text,
        )


def _time(paper: Paper) -> str:
    """Tell apart what is asked by a leader on one day from what is owed for a period."""
    return str(paper.period) if paper.asked is None else f"{paper.asked.on} {paper.asked.text}"


def _asked_key(paper: Paper, unit: str | None) -> tuple[str, ...]:
    assert paper.asked is not None
    file, place = paper.asked.spot.file, paper.asked.spot.path
    return ("instruction", file, *map(str, place), unit or "")


def _milestones(state: State, unit: str | None) -> Iterator[Occasion]:
    project = state.project
    for action in (action for task in state.tasks for action in task.actions):
        if action.action.kind != "milestone" or action.due is None:
            continue
        units = project.responsible(action.ref)
        if unit is None or unit in units:
            yield Occasion(
                "/".join(filter(None, ("milestone", action.ref, unit))),
                "milestone",
                action.due,
                () if action.done is not None else tuple(units),
                len(units),
                ref=action.ref,
                words=action.action.title,
            )


def _measures(state: State, unit: str | None) -> Iterator[Occasion]:
    """Yield a unit's own measures; a calendar of the whole plan has none, for there are too many."""
    for measure in state.measures:
        if measure.unit == unit and measure.standing.due is not None:
            yield Occasion(
                f"measure/{measure.ref}",
                "measure",
                measure.standing.due,
                () if measure.standing.done is not None else (measure.unit,),
                1,
                ref=measure.ref,
                words=measure.measure.name,
            )
