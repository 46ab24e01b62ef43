"""Several forms of one unit for one month: which one holds, nobody but the unit can tell."""

from collections.abc import Sequence

from anplan.base.message import say
from anplan.commands.write.form_parts import FormDraft
from anplan.work.merged import Merged


def without_twins(forms: Sequence[FormDraft]) -> list[FormDraft]:
    """Refuse forms of one unit and month that say different things, and what follows a twin.

    One whose content is in the report already counts as well: else the next run would take what
    this one refused. Where all say the same, the first is taken.
    """
    twins: dict[tuple[str, str], list[FormDraft]] = {}
    for form in forms:
        if form.returned.content:
            twins.setdefault(_whose(form), []).append(form)
    kept: list[FormDraft] = []
    written: set[str] = set()
    for form in forms:
        judged = _held_against(form, twins[_whose(form)]) if form.returned.content else form
        if judged.draft is not None and judged.draft.file in written:
            refusal = say(
                "another form of the unit goes into the same report; collect this one next"
            )
            judged = judged._replace(draft=None, refusal=refusal)
        if judged.draft is not None:
            written.add(judged.draft.file)
        kept.append(judged)
    return kept


def _whose(form: FormDraft) -> tuple[str, str]:
    return form.returned.unit, form.returned.period


def _held_against(form: FormDraft, twins: list[FormDraft]) -> FormDraft:
    """Return a form as it may be taken beside its twins; it is one of them itself."""
    if not any(twin.draft or twin.refusal for twin in twins):
        return form
    first = twins[0]
    if any(_says(twin) != _says(first) for twin in twins[1:]):
        files = tuple(twin.returned.file for twin in twins)
        refusal = say(
            "forms of the same unit and period that say different things: {files}; none of them is "
            "taken, keep the one that holds",
            files=files,
        )
        return form._replace(draft=None, refusal=refusal)
    if form is not first:
        return form._replace(draft=None, merged=Merged(), same_as=first.returned.file)
    return form


def _says(form: FormDraft) -> tuple[object, ...]:
    """Return what a form says, and what of it was not understood."""
    unclear = [
        line for line in form.returned.remarks if line.level not in ("ok", "changed", "empty")
    ]
    return form.returned.content, unclear
