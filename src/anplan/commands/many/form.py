"""``anplan form`` of several workspaces: one workbook a unit, with a sheet for each plan."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from anplan.base.errors import UsageError
from anplan.base.message import Rejected, say
from anplan.base.period import Period
from anplan.commands.many.unit_asked import refuse_nobody, tell_without, unit_of
from anplan.commands.write.form import FormManner, maker_of, write_forms, written_in
from anplan.model.project import Project
from anplan.model.same_units import joined_ids
from anplan.show.form.excel import form_bytes, joint_form_bytes
from anplan.show.form.parts import Form
from anplan.state.reportable import reported_periods, units_asked_for_reports
from anplan.work.asked_period import AskedPeriod
from anplan.work.console import Console
from anplan.work.deliver import refuse_place
from anplan.work.file_names import unit_in_name
from anplan.work.portfolio import Answer, Asking, Member, ask_each, here_of, tell_answers
from anplan.work.session import Session, open_workspace


class FormsWish(NamedTuple):
    """Which forms are wanted: for which period, of all units or of one, where, and how written."""

    asked: AskedPeriod
    output: str | None
    manner: FormManner
    every: bool

    @property
    def period_text(self) -> str:
        """Return the period as it was typed."""
        return self.asked.period or self.asked.month or ""


class PlanForms(NamedTuple):
    """What makes the forms of one plan: for its own period that ends with the one that was asked."""

    title: str
    asked: Period
    period: Period
    forms: Mapping[str, Callable[[], Form]]
    project: Project


class _Part(NamedTuple):
    """What a unit's form has of one plan."""

    plan: PlanForms
    unit: str

    @property
    def form(self) -> Form:
        """Return the form, made anew."""
        return self.plan.forms[self.unit]()


Answers = Sequence[Answer[PlanForms | Rejected]]


@dataclass(frozen=True)
class _Ask:
    """Makes the forms of a workspace for a period, of all units or of the one that is asked about."""

    asked: AskedPeriod

    def __call__(self, session: Session, _member: Member) -> PlanForms | Rejected:
        opened = open_workspace(session)
        project = opened.project
        period = self.asked.needed(project.plan)
        units: Sequence[str] = tuple(project.units)
        if session.unit is not None:
            found = unit_of(project, session.unit)
            if isinstance(found, Rejected):
                return found
            units = (found,)
        own = _own_period(project, units, period)
        wanted = units_asked_for_reports(project, own)
        made = maker_of(opened, own)
        forms = {unit: partial(made, unit) for unit in units if unit in wanted}
        document = project.plan.document
        return PlanForms(document.short or document.title, period, own, forms, project)


def _own_period(project: Project, units: Sequence[str], asked: Period) -> Period:
    """Return the period that is asked about, or the plan's own that ends with it.

    So a plan that is reported by quarter is on the forms of a quarter's last month.
    """
    ending = {
        period
        for unit in units
        for period in reported_periods(project, unit)
        if period.end == asked.end
    }
    if asked in ending or not ending:
        return asked
    return max(ending, key=lambda period: period.start)


def forms_of_many(
    console: Console,
    members: Sequence[Member],
    asking: Asking,
    wish: FormsWish,
) -> int:
    """Write one form a unit over all plans; 1 where one is kept, 2 where a plan could not be read."""
    folder = _folder(asking, wish)
    answers: Answers = list(ask_each(members, asking, _Ask(wish.asked), in_processes=False))
    refuse_nobody(answers)
    plans = [one.value for one in answers if isinstance(one.value, PlanForms)]
    forms = {folder / f"{name}.xlsx": parts for name, parts in _by_unit(plans).items()}
    tell_without(console, answers)
    _tell_periods(console, answers)
    worst = tell_answers(console, answers)
    if not forms and plans:
        raise UsageError(
            say("No unit owes a report for {period} in these plans", period=wish.period_text)
        )

    def written(paths: Iterable[Path]) -> set[Path]:
        return {
            path
            for path in paths
            if any(written_in(part.plan.project, [path]) for part in forms[path])
        }

    made = {path: partial(_bytes_of, parts) for path, parts in forms.items()}
    return max(worst, write_forms(here_of(console, asking), written, made, wish.manner))


def _folder(asking: Asking, wish: FormsWish) -> Path:
    """Return the folder for the forms; raise UsageError where it, or the unit, is not named."""
    if wish.every == (asking.unit is not None):
        raise UsageError(
            say("Name one unit, or ask for all"), say("Write --unit and its name, or --all")
        )
    if wish.output is None:
        raise UsageError(
            say("The forms of several plans lie in no workspace of their own"),
            say("Name a folder with -o"),
        )
    folder = asking.here / wish.output
    refuse_place(folder / "form.xlsx")
    return folder


def _by_unit(plans: Sequence[PlanForms]) -> dict[str, list[_Part]]:
    """Return the parts of each unit's form, by the name of its file."""
    units = (one for plan in plans for one in plan.project.units.items())
    ids = joined_ids((name, unit.same_as) for name, unit in units)
    by_unit: dict[str, list[_Part]] = {}
    for plan in plans:
        for unit in plan.forms:
            by_unit.setdefault(ids.get(unit, unit), []).append(_Part(plan, unit))
    return {
        f"{parts[0].plan.asked}-{unit_in_name(parts[0].plan.project, parts[0].unit)}": parts
        for parts in by_unit.values()
    }


def _bytes_of(parts: Sequence[_Part]) -> bytes:
    """Return a unit's workbook; of one plan alone its usual form."""
    if len(parts) == 1:
        return form_bytes(parts[0].form)
    forms: dict[str, Form] = {}
    for part in parts:
        title, number = part.plan.title, 1
        while title in forms:
            number += 1
            title = f"{part.plan.title} {number}"
        forms[title] = part.form
    return joint_form_bytes(forms)


def _tell_periods(console: Console, answers: Answers) -> None:
    """Say of which plans the form asks for another period than the one that was named, or for none."""
    words = console.words
    for answer in answers:
        plan = answer.value
        if not isinstance(plan, PlanForms):
            continue
        if not plan.forms:
            text = words("no report is owed for {period}").format(period=plan.asked)
        elif plan.period != plan.asked:
            text = words("reports for {period}, which ends with {asked}").format(
                period=plan.period, asked=plan.asked
            )
        else:
            continue
        console.note(words.labelled(answer.member.name, text))
