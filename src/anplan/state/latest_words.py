"""What units said last, thing by thing."""

from typing import NamedTuple

from anplan.base.period import Period
from anplan.model.paths import task_of
from anplan.model.project import Project
from anplan.model.sections import BY_NAME
from anplan.state.question import Question, spoken_reports


class Spoken(NamedTuple):
    """A unit's words about a thing, and the period of the report that has them."""

    unit: str
    period: Period
    texts: tuple[str, ...]


Latest = dict[str, dict[str, Spoken]]
"""The words on each thing, by its ref and the unit that speaks."""


def thing_meant(project: Project, unit: str, ref: str) -> str:
    """Return the action or the task that a unit's ref is about: a measure's is what it serves.

    What names no action of the plan is about its task.
    """
    measure = project.measure(unit, ref)
    meant = measure.ref if measure else ref
    return meant if project.action(meant) else task_of(meant)


def latest_words(
    project: Project, question: Question, section: str, *, of_last_report: bool = False
) -> Latest:
    """Return what each unit said last about each action and task.

    ``of_last_report``: only its last report's words hold, as those on what comes next do.
    """
    found: Latest = {}
    newest: dict[str, Period] = {}
    spoken = sorted(spoken_reports(project, question), key=lambda entry: entry[1].rank)
    for unit, period, report in spoken:
        newest[unit] = period
        said: dict[str, list[str]] = {}
        for entry in BY_NAME[section].entries(report):
            said.setdefault(thing_meant(project, unit, entry.ref), []).append(entry.text)
        for ref, texts in said.items():
            found.setdefault(ref, {})[unit] = Spoken(unit, period, tuple(texts))
    if not of_last_report:
        return found
    return {
        ref: {unit: words for unit, words in by_unit.items() if words.period == newest[unit]}
        for ref, by_unit in found.items()
    }
