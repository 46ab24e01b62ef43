"""What was made of a plan for the next one, and what comes next."""

import shlex
from collections.abc import Mapping
from datetime import date

from anplan.model.project import Project
from anplan.model.units import Unit
from anplan.show.layout.screen import Screen
from anplan.show.safe import one_line
from anplan.show.words import Words


def made_screen(
    words: Words,
    folder: str,
    span: tuple[date, date],
    carried: Project,
    gone: Mapping[str, Unit],
    unfilled: tuple[int, str],
    items: int,
) -> Screen:
    """Say in a few lines what the new workspace has, what it has not, and what to do in it.

    ``unfilled`` is how many places are to be filled in, and what stands there until then.
    """
    screen = Screen()
    text = words("The workspace of the plan from {start} to {end} is in {folder}.")
    screen.line(text.format(start=span[0], end=span[1], folder=folder))
    text = words(
        "Carried: {units} units, {indicators} indicators, {tasks} tasks. "
        "Reports, schemes, decisions and briefs stay in the old workspace."
    )
    counts = {
        "units": len(carried.units),
        "indicators": len(carried.indicators),
        "tasks": len(carried.tasks),
    }
    screen.line(words.fill(text, **counts))
    if items:
        text = words("Items of registers that are still open: {items}, in units/<id>/carried.yaml")
        screen.line(text.format(items=items))
    if gone:
        units = (f"{one_line(unit.label)} ({unit.valid_until})" for unit in gone.values())
        text = words("Left out, for they have ended: {units}")
        screen.line(text.format(units=words.listed(tuple(units))))
    screen.line(words("Next:"))
    steps = (
        words("put the new document's text into {file}, word for word").format(
            file=f"{folder}/plan/source.txt"
        ),
        words.fill(
            words(
                "fill in {count} places marked {marker}; "
                "beside targets and days stands what became of them"
            ),
            count=unfilled[0],
            marker=unfilled[1],
        ),
        words("{command} names each of them, until it finds nothing").format(
            command=f"anplan check -C {shlex.quote(folder)}"
        ),
    )
    for place, step in enumerate(steps, 1):
        screen.line(f"{place}. {step}", indent=2)
    return screen


def open_plan_note(words: Words, end: date, known_on: date) -> str:
    """Say that the old plan is not over, so that what was learned of it is not its end."""
    text = words(
        "The old plan runs until {end}: what stands beside the targets is as of {day}. "
        "Once it is over, make the workspace anew."
    )
    return text.format(end=end, day=known_on)
