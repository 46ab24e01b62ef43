"""``anplan status`` of several workspaces: a row for each plan, or what a format has of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from anplan.base.errors import UsageError
from anplan.commands.ask.status import asked_of, has_any, narrowed
from anplan.commands.formats import printer_named
from anplan.commands.many.documents import documents_json
from anplan.commands.many.unit_asked import (
    Without,
    ask_of_units,
    refuse_nobody,
    tell_whose,
    tell_without,
    unit_of,
    units_of,
)
from anplan.model.same_units import Units
from anplan.show.screens.portfolio import PlanRow, plan_row, portfolio_screen
from anplan.work.console import Console
from anplan.work.portfolio import Answer, Asking, Member, tell_answers
from anplan.work.session import Session, open_workspace


class PlanStatus(NamedTuple):
    """Where one plan stands: its row, what the format that is asked for is made of, its failing."""

    row: PlanRow
    content: Any
    fails: bool
    units: Units
    unit: str | None


Answers = Sequence[Answer[Any]]


@dataclass(frozen=True)
class _Ask:
    """Asks a workspace for its status; other processes are given it, so it is no closure."""

    fail_on: tuple[str, ...]

    def __call__(self, session: Session, _member: Member) -> PlanStatus | Without:
        try:
            judged, asked = asked_of(session, None, self.fail_on)
        except UsageError:
            if session.unit is None:
                raise
            found = unit_of(open_workspace(session).project, session.unit)
            if isinstance(found, Without):
                return found
            raise
        state, words = narrowed(judged, asked), session.console.words
        content: Any = None
        if session.format == "json":
            from anplan.show.json.state import status_json

            locate = judged.opened.loaded.places.find
            content = status_json(words, state, judged.revision, locate)
        elif session.format == "csv":
            from anplan.show.tables import status_rows

            content = list(status_rows(words, state))
        row = plan_row(words, state)
        fails = has_any(judged, self.fail_on)
        return PlanStatus(row, content, fails, units_of(judged.project), asked.unit)


def status_of_many(
    console: Console, members: Sequence[Member], asking: Asking, fail_on: tuple[str, ...]
) -> int:
    """Show where several plans stand; 1 where one has what ``fail_on`` names, 2 where one is unread."""
    show = printer_named("status of several", asking.format)
    answers = ask_of_units(members, asking, _Ask(fail_on))
    refuse_nobody(answers)
    having = [answer for answer in answers if not isinstance(answer.value, Without)]
    show(console, having)
    tell_without(console, answers)
    if asking.unit is not None:
        tell_whose(console, answers)
    worst = tell_answers(console, answers)
    fails = [answer.value.fails for answer in having if isinstance(answer.value, PlanStatus)]
    return max(worst, int(any(fails)))


def print_text(console: Console, answers: Answers) -> None:
    """Print a row for each plan."""
    rows = [
        (PlanRow() if answer.value is None else answer.value.row)._replace(
            workspace=answer.member.name
        )
        for answer in answers
    ]
    console.show(portfolio_screen(console.words, rows))


def print_json(console: Console, answers: Answers) -> None:
    """Print the status of each plan as one JSON document."""
    documents_json(console, answers, "status", lambda value: value.content)


def print_csv(console: Console, answers: Answers) -> None:
    """Print the lights of all plans as one table."""
    from anplan.commands.many.documents import csv_of_all
    from anplan.show.tables import STATUS

    csv_of_all(console, STATUS, answers, lambda value: value.content)
