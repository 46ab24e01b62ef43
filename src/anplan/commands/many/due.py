"""``anplan due`` of several workspaces: what units owe in all of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from anplan.base.errors import UsageError
from anplan.commands.ask.due import not_answered, papers_of
from anplan.commands.formats import printer_named
from anplan.commands.many.documents import csv_of_all, documents_json
from anplan.commands.many.unit_asked import (
    Without,
    ask_of_units,
    refuse_nobody,
    tell_other_names,
    tell_same_names,
    tell_whose,
    tell_without,
    unit_of,
    units_of,
    units_over,
)
from anplan.model.same_units import Units
from anplan.show.layout.lines import plain
from anplan.show.letters.reminders import Reminder, reminders_by_unit, reminders_screen
from anplan.show.screens.owed_in_plans import (
    OwedInPlan,
    letter_to_unit,
    owed_in_plan,
    owed_in_plans_screen,
)
from anplan.show.words import Words
from anplan.state.asked import Asked
from anplan.state.papers import Paper
from anplan.work.asked_period import AskedPeriod
from anplan.work.console import Console
from anplan.work.judge import Judged, judge_workspace
from anplan.work.portfolio import Answer, Asking, Member, tell_answers
from anplan.work.session import Session
from anplan.work.units_told import tell_not_joined


class PlanDue(NamedTuple):
    """What is owed in one plan: as rows, as letters by unit, as what a format is made of.

    ``names`` are what its units are called in full, by their ids.
    """

    owed: OwedInPlan
    letters: dict[str, tuple[str, ...]]
    names: dict[str, str]
    units: Units
    unit: str | None
    content: Any = None


Answers = Sequence[Answer[PlanDue | Without]]


@dataclass(frozen=True)
class _Ask:
    """Asks a workspace for what is owed; other processes are given it, so it is no closure."""

    asked: AskedPeriod
    remind: bool

    def __call__(self, session: Session, _member: Member) -> PlanDue | Without:
        of_all = replace(session, unit=None)
        judged = judge_workspace(of_all)
        try:
            papers = papers_of(judged, self.asked, remind=self.remind)
        except UsageError as error:  # a plan of quarters owes nothing for a month
            return Without(error.message, error.hint, units_of(judged.project))
        asked, unit = not_answered(of_all, judged), session.unit
        if unit is not None:
            found = unit_of(judged.project, unit)
            if isinstance(found, Without):
                return found
            unit = found
            papers = [paper for paper in papers if paper.unit == unit]
            asked = [one for one in asked if one.unit == unit]
        words, state = session.console.words, judged.state
        return PlanDue(
            owed_in_plan(words, state, papers, asked, unit),
            reminders_by_unit(words, state, papers, asked, unit) if self.remind else {},
            {name: state.project.full_name(name) for name in state.project.units},
            units_of(state.project),
            unit,
            _content(session, judged, papers, asked, unit),
        )


def _content(
    session: Session,
    judged: Judged,
    papers: Sequence[Paper],
    asked: Sequence[Asked],
    unit: str | None,
) -> Any:
    if session.format == "json":
        from anplan.show.json.state import due_json

        return due_json(judged.state, papers, judged.revision, unit, asked)
    if session.format == "csv":
        from anplan.show.tables import due_rows

        return list(due_rows(session.console.words, judged.project, papers))
    return None


def due_of_many(
    console: Console,
    members: Sequence[Member],
    asking: Asking,
    asked: AskedPeriod,
    *,
    remind: bool,
) -> int:
    """Show what is owed in several plans, or write to each unit about all of them."""
    show = printer_named("due --remind of several" if remind else "due of several", asking.format)
    answers = ask_of_units(members, asking, _Ask(asked, remind))
    refuse_nobody(answers)
    if any(answer.value is not None for answer in answers):
        show(console, answers)
    tell_without(console, answers)
    if asking.unit is not None:
        tell_whose(console, answers)
    elif remind:
        over = units_over(answers)
        tell_not_joined(console, over.apart)
        written = [(name, value.names, value.letters) for name, value in _values(answers)]
        tell_other_names(console, over, written)
        tell_same_names(console, over, written)
    return tell_answers(console, answers)


def _values(answers: Answers) -> Iterator[tuple[str, PlanDue]]:
    """Yield what is owed in each plan that has the unit, with the workspace's name."""
    for answer in answers:
        if isinstance(answer.value, PlanDue):
            yield answer.member.name, answer.value


def print_text(console: Console, answers: Answers) -> None:
    """Print what is owed in all plans as one screen."""
    plans = {workspace: value.owed for workspace, value in _values(answers)}
    unread = sum(answer.value is None for answer in answers)
    console.show(owed_in_plans_screen(console.words, plans, unread))


def print_json(console: Console, answers: Answers) -> None:
    """Print what is owed in each plan as one JSON document."""
    documents_json(console, _of_plans(answers), "due", lambda value: value.content)


def print_csv(console: Console, answers: Answers) -> None:
    """Print the papers of all plans as one table."""
    from anplan.show.tables import DUE

    csv_of_all(console, DUE, _of_plans(answers), lambda value: value.content)


def print_reminders(console: Console, answers: Answers) -> None:
    """Print a letter to each unit about all plans, in UTF-8 and uncut: they are pasted elsewhere."""
    console.write(plain(reminders_screen(console.words, _letters(console.words, answers))))


def _letters(words: Words, answers: Answers) -> list[Reminder]:
    by_unit: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
    names: dict[str, str] = {}
    ids = units_over(answers).ids
    for workspace, value in _values(answers):
        for own, said in value.letters.items():
            unit = ids[workspace].get(own, own)
            by_unit.setdefault(unit, []).append((value.owed.title, said))
            names.setdefault(unit, value.names.get(own, own))
    return [letter_to_unit(words, names[unit], said) for unit, said in by_unit.items()]


def _of_plans(answers: Answers) -> list[Answer[PlanDue]]:
    """Return the answers of plans that have the unit, and of those that could not be read."""
    return [
        Answer(
            one.member, None if isinstance(one.value, Without) else one.value, message=one.message
        )
        for one in answers
        if not isinstance(one.value, Without)
    ]
