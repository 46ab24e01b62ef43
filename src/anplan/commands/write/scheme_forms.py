"""``anplan form --scheme``: the forms in which units write their schemes."""

from functools import partial

from anplan.commands.write.form import FormManner, asked_units, folder_of, form_name, write_forms
from anplan.model.paths import SCHEME
from anplan.show.form.excel import form_bytes
from anplan.show.form.scheme import make_scheme_form
from anplan.show.words import Words
from anplan.work.session import Session, open_workspace


def scheme_forms(session: Session, output: str | None, manner: FormManner, *, every: bool) -> int:
    """Write the form of one unit's scheme, or of all that exist today; 1 where one is kept."""
    opened = open_workspace(session)
    project = opened.project
    units = asked_units(session, project, opened.day, every=every)
    words = Words(project.plan.language)
    folder = folder_of(session, opened.workspace, SCHEME, output, dry_run=manner.dry_run)

    def data(unit: str) -> bytes:
        return form_bytes(make_scheme_form(words, project, unit))

    forms = {folder / form_name(project, unit, SCHEME): partial(data, unit) for unit in units}
    return write_forms(session, project, forms, manner)
