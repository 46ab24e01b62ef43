"""``anplan form --period 2025-Q2``: Excel forms, pre-filled, one a unit."""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import NamedTuple

from anplan.base.errors import FileError, UsageError
from anplan.base.message import say
from anplan.base.period import Period
from anplan.commands.write.whose_report import refuse_not_owed
from anplan.files.disk.ignored_folders import FORMS, forms_folder
from anplan.files.disk.save import save
from anplan.files.disk.workspace import Workspace
from anplan.files.form.read import SentFile, read_forms
from anplan.model.project import Project
from anplan.model.refs import resolve_unit
from anplan.show.form.excel import form_bytes
from anplan.show.form.form import make_form
from anplan.show.form.notes import coordinator_notes
from anplan.show.form.parts import Form
from anplan.show.words import Words
from anplan.state.build import build
from anplan.state.question import Question
from anplan.state.reportable import (
    last_known_day,
    reported_periods,
    units_asked_for_reports,
)
from anplan.work.asked_period import AskedPeriod
from anplan.work.deliver import refuse_place, told_path
from anplan.work.file_names import unit_in_name
from anplan.work.judge import refuse_outside
from anplan.work.session import Opened, Session, open_workspace
from anplan.work.typed import accepted


class FormManner(NamedTuple):
    """How forms are written: only told, or over those that were filled in."""

    dry_run: bool = False
    force: bool = False


USUAL = FormManner()


def form(
    session: Session,
    asked: AskedPeriod,
    output: str | None,
    manner: FormManner = USUAL,
    *,
    every: bool,
) -> int:
    """Write the form of one unit, or of all that owe the period; 1 where one is kept.

    A file in which a person wrote is not overwritten: git does not keep it, nobody could have it
    back.
    """
    opened = open_workspace(session)
    period = asked.needed(opened.project.plan)
    units = _units(session, opened.project, period, every=every)
    folder = folder_of(session, opened.workspace, str(period), output, dry_run=manner.dry_run)
    made = maker_of(opened, period)
    forms = {
        folder / form_name(opened.project, unit, str(period)): partial(_bytes_of, made, unit)
        for unit in units
    }
    return write_forms(session, partial(written_in, opened.project), forms, manner)


def maker_of(opened: Opened, period: Period) -> Callable[[str], Form]:
    """Return what makes the form of a unit for a period: judged once for all of them."""
    words = Words(opened.project.plan.language)
    state = build(opened.project, Question.on(last_known_day(opened.project, period, opened.day)))
    today = build(opened.project, Question.on(opened.day))

    def made(unit: str) -> Form:
        notes = tuple(coordinator_notes(words, today, unit))
        asked = tuple(one for one in today.questions if one.unit == unit and one.answer is None)
        return make_form(words, state, unit, period, notes, asked)

    return made


def _bytes_of(made: Callable[[str], Form], unit: str) -> bytes:
    return form_bytes(made(unit))


def write_forms(
    session: Session,
    written: Callable[[Iterable[Path]], set[Path]],
    forms: Mapping[Path, Callable[[], bytes]],
    manner: FormManner,
) -> int:
    """Write forms, but none that ``written`` names: somebody wrote into it; 1 where one is kept."""
    words = session.console.words
    kept = set() if manner.force else written(forms)
    for path, data in forms.items():
        if path in kept:
            _tell(session, path, words("kept, since somebody wrote into it: {path}"))
            continue
        made = data()
        if manner.dry_run:
            _tell(session, path, words("would be written: {path}"))
        else:
            save(path, made)
            _tell(session, path, words("written: {path}"))
    if kept:
        session.console.note(words("--force writes them anew; what is there goes."))
    return int(bool(kept))


def written_in(project: Project, paths: Iterable[Path]) -> set[Path]:
    """Return which files hold something that a person wrote, or are no forms of the plan at all."""
    there = [path for path in paths if path.exists() or path.is_symlink()]
    if not there:
        return set()
    read = read_forms([SentFile(path, path.name) for path in there], project)
    return {
        path
        for path, form in zip(there, read, strict=True)
        if isinstance(form, FileError) or not form.is_untouched
    }


def _tell(session: Session, path: Path, text: str) -> None:
    session.console.note(text.format(path=told_path(session, path)))


def folder_of(
    session: Session, workspace: Workspace, name: str, output: str | None, *, dry_run: bool
) -> Path:
    """Return the folder for forms: the one that is asked for, else one of the workspace's own."""
    if output is not None:
        folder = session.folder / output
        refuse_place(folder / name)
        return folder
    home = workspace.root / FORMS if dry_run else forms_folder(workspace)
    return home / name


def form_name(project: Project, unit: str, period: str) -> str:
    """Name a unit's form so that people and every system can read it."""
    return f"{period}-{unit_in_name(project, unit)}.xlsx"


def _units(session: Session, project: Project, period: Period, *, every: bool) -> tuple[str, ...]:
    """Return the unit that is named, or all that owe the period; say who of the others is left out."""
    refuse_outside(project, period)
    unit = named_unit(session, project, every=every)
    if unit is not None:
        refuse_not_owed(project, unit, period)
        return (unit,)
    asked = units_asked_for_reports(project, period)
    if not asked:
        raise UsageError(
            say("No unit owes a report for {period}", period=period),
            say("Reports are owed for: {periods}", periods=_owed_periods(project)),
        )
    others = [
        project.label(name)
        for name, one in project.units.items()
        if one.valid_on(period.end) and name not in asked
    ]
    if others:
        text = session.console.words("{period}: no form for who owes no report for it: {units}")
        listed = session.console.words.listed(tuple(others))
        session.console.note(text.format(period=period, units=listed))
    return asked


def _owed_periods(project: Project) -> tuple[str, ...]:
    """Return every period for which somebody owes a report."""
    periods = {period for unit in project.units for period in reported_periods(project, unit)}
    return tuple(map(str, sorted(periods)))


def named_unit(session: Session, project: Project, *, every: bool) -> str | None:
    """Return the unit that is named, None for all; raise UsageError for neither, and for both."""
    if every == (session.unit is not None):
        raise UsageError(
            say("Name one unit, or ask for all"),
            say("Write --unit and its name, or --all"),
        )
    return None if session.unit is None else accepted(resolve_unit(project, session.unit))
