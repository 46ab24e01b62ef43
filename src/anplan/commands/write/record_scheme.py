"""``anplan record scheme``: a walk through a unit's tasks, asking for its measures."""

from functools import partial
from typing import Any

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.base.period import Period
from anplan.commands.write.entries import Speaker
from anplan.commands.write.record_measure import (
    cycle,
    ids_of,
    scheme_day,
    scheme_proposal,
    still_without,
)
from anplan.commands.write.walk_questions import Asker, Back
from anplan.commands.write.whose_report import find_unit, refuse_no_scheme
from anplan.files.schema.validate import record_of
from anplan.model.units import Measure, free_ids
from anplan.show.safe import one_line
from anplan.show.screens.measures import time_text
from anplan.work.judge import with_arrivals
from anplan.work.session import Opened, Session, open_workspace
from anplan.work.write import Manner, Proposal, store


def walk_scheme(session: Session, submitted: str | None, manner: Manner) -> int:
    """Ask for the measures of each task, show them, and write the scheme."""
    console = session.console
    if not console.asks:
        raise UsageError(
            say("A scheme is asked for question by question, in a terminal"),
            say("One measure in a line: anplan record measure --help"),
        )
    opened = with_arrivals(open_workspace(session), console)
    unit = find_unit(session, opened.project)
    refuse_no_scheme(opened.project, unit)
    measures = _ask_all(Speaker(session, opened, unit, Period.of("year", opened.project.plan.end)))
    if not measures:
        console.note(console.words("Nothing was said, and nothing is written."))
        return 1

    def propose(where: Opened) -> Proposal | None:
        ids = free_ids(ids_of(where.project, unit), "m")
        named = [{"id": next(ids), **measure} for measure in measures]
        return scheme_proposal(where, unit, named, submitted)

    console.out.write(f"\n{console.words('To be written:')}\n")
    for measure in measures:
        said = record_of(Measure, measure)
        when = time_text(console.words, said)
        line = f"{said.ref} {said.name}" + (f" ({when})" if when else "")
        console.out.write(f"  {one_line(line)}\n")
    if not manner.dry_run and not console.confirm(console.words("Write this scheme?")):
        console.note(console.words("Nothing was written."))
        return 1
    return store(session, opened, propose, manner)


def _ask_all(speaker: Speaker) -> list[dict[str, Any]]:
    """Ask task by task; what was said of one stays when it is gone back to."""
    session, opened, unit, _ = speaker
    words, out = session.console.words, session.console.out
    text = words(
        "{unit}, scheme. Enter goes on to the next task; < goes back one task; Ctrl-C stops, and "
        "nothing is written."
    )
    out.write(text.format(unit=opened.project.label(unit)) + "\n")
    tasks = opened.project.tasks_of(unit)
    said: dict[str, list[dict[str, Any]]] = {task: [] for task in tasks}
    place = 0
    while place < len(tasks):
        task = tasks[place]
        _show_task(speaker, task, said[task])
        try:
            _ask_task(speaker, task, said[task])
            place += 1
        except Back:
            place = max(place - 1, 0)
    return [measure for task in tasks for measure in said[task]]


def _show_task(speaker: Speaker, task: str, said: list[dict[str, Any]]) -> None:
    """Write a task with the measures that the scheme has for it, and those that were just said."""
    session, opened, unit, _ = speaker
    words, out, project = session.console.words, session.console.out, opened.project
    out.write(f"\n{words('task')} {project.numbered(task)}\n")
    scheme = project.schemes.get(unit)
    for known in scheme.measures if scheme else ():
        if project.task_meant(unit, known.ref) == task:
            when = time_text(words, known)
            line = f"{one_line(known.name)} ({when})" if when else one_line(known.name)
            out.write(f"  · {line}\n")
    for measure in said:
        out.write(f"  + {one_line(measure['text'])}\n")
    if not said and task in still_without(opened, unit):
        out.write(f"  {words('no measure for it yet')}\n")


def _ask_task(speaker: Speaker, task: str, measures: list[dict[str, Any]]) -> None:
    """Ask for measures of a task until none is given."""
    words, project = speaker.session.console.words, speaker.opened.project
    while True:
        asker = Asker(speaker)
        asker.begin({})
        text = asker.wording("text", words("what the unit will do (Enter: no more):"))
        if not text:
            return
        measure = {"ref": task, "text": text}
        day = asker.read_if_any(
            "by", words("by which day (Enter: none):"), partial(scheme_day, project)
        )
        every = asker.read_if_any(
            "every",
            words(
                "how often: every month, every two months, every quarter, every half-year, "
                "every year (Enter: once):"
            ),
            cycle,
        )
        measure |= {key: value for key, value in (("by", day), ("every", every)) if value}
        measures.append(measure)
