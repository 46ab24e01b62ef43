"""``anplan form --scheme``: the forms in which units write their schemes."""

from functools import partial

from anplan.commands.write.form import (
    FormManner,
    folder_of,
    form_name,
    named_unit,
    write_forms,
    written_in,
)
from anplan.commands.write.whose_report import refuse_no_scheme
from anplan.model.paths import SCHEME
from anplan.show.form.excel import form_bytes
from anplan.show.form.scheme import make_scheme_form
from anplan.show.words import Words
from anplan.state.reportable import units_asked_for_schemes
from anplan.work.session import Opened, Session, open_workspace


def scheme_forms(session: Session, output: str | None, manner: FormManner, *, every: bool) -> int:
    """Write the form of one unit's scheme, or of all that owe one; 1 where one is kept."""
    opened = open_workspace(session)
    project = opened.project
    units = _units(session, opened, every=every)
    words = Words(project.plan.language)
    folder = folder_of(session, opened.workspace, SCHEME, output, dry_run=manner.dry_run)

    def data(unit: str) -> bytes:
        return form_bytes(make_scheme_form(words, project, unit))

    forms = {folder / form_name(project, unit, SCHEME): partial(data, unit) for unit in units}
    return write_forms(session, partial(written_in, project), forms, manner)


def _units(session: Session, opened: Opened, *, every: bool) -> tuple[str, ...]:
    """Return the unit that is named, or all there are today that owe a scheme; say who is left out."""
    project = opened.project
    unit = named_unit(session, project, every=every)
    if unit is not None:
        refuse_no_scheme(project, unit)
        return (unit,)
    there = tuple(name for name, one in project.units.items() if one.valid_on(opened.day))
    owing = units_asked_for_schemes(project)
    asked = tuple(name for name in there if not owing or name in owing or name in project.schemes)
    others = tuple(project.label(name) for name in there if name not in asked)
    if others:
        text = session.console.words("no form for who owes no scheme: {units}")
        session.console.note(text.format(units=session.console.words.listed(others)))
    return asked
