"""``anplan form`` of several workspaces: one workbook a unit, with a sheet for each plan."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.base.period import Period
from anplan.commands.many.one_plan import refuse_one_plan_twice
from anplan.commands.many.unit_asked import (
    Without,
    Written,
    ask_of_units,
    refuse_nobody,
    tell_other_names,
    tell_without,
    unit_of,
    units_of,
    units_over,
)
from anplan.commands.write.form import FormManner, maker_of, write_forms, written_in
from anplan.model.project import Project
from anplan.model.same_units import Units, without_mark
from anplan.show.form.excel import form_bytes, joint_form_bytes
from anplan.show.form.parts import Form
from anplan.state.reportable import reported_periods, units_asked_for_reports
from anplan.work.asked_period import AskedPeriod
from anplan.work.console import Console
from anplan.work.deliver import refuse_place
from anplan.work.file_names import unit_in_name
from anplan.work.portfolio import Answer, Asking, Member, here_of, tell_answers
from anplan.work.session import Session, open_workspace
from anplan.work.units_told import tell_not_joined


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
    unit: str | None

    @property
    def units(self) -> Units:
        """Return the units of the plan."""
        return units_of(self.project)


class _Part(NamedTuple):
    """What a unit's form has of one plan."""

    plan: PlanForms
    unit: str

    @property
    def form(self) -> Form:
        """Return the form, made anew."""
        return self.plan.forms[self.unit]()

    @property
    def file_name(self) -> str:
        """Return what the form's file is called, without its ending."""
        return f"{self.plan.asked}-{unit_in_name(self.plan.project, self.unit)}"


Answers = Sequence[Answer[PlanForms | Without]]


@dataclass(frozen=True)
class _Ask:
    """Makes the forms of a workspace for a period, of all units or of the one that is asked about."""

    asked: AskedPeriod

    def __call__(self, session: Session, _member: Member) -> PlanForms | Without:
        opened = open_workspace(session)
        project = opened.project
        period = self.asked.needed(project.plan)
        units: Sequence[str] = tuple(project.units)
        if session.unit is not None:
            found = unit_of(project, session.unit)
            if isinstance(found, Without):
                return found
            units = (found,)
        own = _own_period(project, units, period)
        wanted = units_asked_for_reports(project, own)
        made = maker_of(opened, own)
        forms = {unit: partial(made, unit) for unit in units if unit in wanted}
        document = project.plan.document
        unit = None if session.unit is None else units[0]
        return PlanForms(document.short or document.title, period, own, forms, project, unit)


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
    answers: Answers = ask_of_units(members, asking, _Ask(wish.asked), in_processes=False)
    refuse_nobody(answers)
    plans = [one.value for one in answers if isinstance(one.value, PlanForms)]
    _refuse_other_years(wish, plans)
    refuse_one_plan_twice(
        (one.member.name, one.value.project.plan.document.known_by)
        for one in answers
        if isinstance(one.value, PlanForms)
    )
    over = units_over(answers)
    by_unit = _by_unit(answers, over.ids)
    forms = {
        folder / f"{name}.xlsx": parts for name, parts in _file_names(console, by_unit).items()
    }
    tell_without(console, answers)
    tell_not_joined(console, over.apart)
    tell_other_names(console, over, _written(answers))
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


def _refuse_other_years(wish: FormsWish, plans: Sequence[PlanForms]) -> None:
    """Raise UsageError where what was typed is another period in each plan: one form has one."""
    periods = tuple(dict.fromkeys(str(plan.asked) for plan in plans))
    if len(periods) > 1:
        raise UsageError(
            say(
                "{text} is another period in each plan: {periods}",
                text=wish.period_text,
                periods=periods,
            ),
            say("Write it with its year"),
        )


def _by_unit(answers: Answers, ids: Mapping[str, Mapping[str, str]]) -> dict[str, list[_Part]]:
    """Return the parts of each unit's form, by the id by which it is known over all plans."""
    by_unit: dict[str, list[_Part]] = {}
    for answer in answers:
        if isinstance(answer.value, PlanForms):
            own = ids[answer.member.name]
            for unit in answer.value.forms:
                by_unit.setdefault(own[unit], []).append(_Part(answer.value, unit))
    return by_unit


def _file_names(console: Console, by_unit: Mapping[str, list[_Part]]) -> dict[str, list[_Part]]:
    """Return the forms by the names of their files; where several units have one name, it is told."""
    names = {unit: parts[0].file_name for unit, parts in by_unit.items()}
    alike: dict[str, list[str]] = {}
    for unit, name in names.items():
        alike.setdefault(name.casefold(), []).append(unit)
    for units in alike.values():
        if len(units) > 1:
            names |= {unit: f"{names[unit]}-{unit}" for unit in units}
            text = console.words(
                "Units of one name and different ids, a form for each: {units}; where they are one, same_as says so"
            )
            listed = console.words.listed(tuple(map(without_mark, units)))
            console.note(text.format(units=listed))
    return {names[unit]: parts for unit, parts in by_unit.items()}


def _written(answers: Answers) -> Iterator[Written]:
    for answer in answers:
        if isinstance(answer.value, PlanForms):
            project = answer.value.project
            names = {unit: project.full_name(unit) for unit in project.units}
            yield answer.member.name, names, answer.value.forms


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
