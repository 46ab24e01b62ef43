"""From a returned form of a scheme to the draft of the scheme, or why there is none."""

from anplan.base.errors import AnplanError
from anplan.commands.write.form_parts import FormDraft, Sent
from anplan.commands.write.record import submitted_day
from anplan.commands.write.record_measure import scheme_beginning
from anplan.commands.write.whose_report import refuse_no_scheme
from anplan.intake.forms import ReturnedForm
from anplan.model.paths import scheme_path
from anplan.work.merge_scheme import merge_scheme
from anplan.work.session import Opened
from anplan.work.write import drafted


def scheme_draft(opened: Opened, returned: ReturnedForm, sent: Sent) -> FormDraft:
    """Return the draft of a unit's scheme with the measures of its form."""
    if not returned.content:
        return FormDraft(returned)
    try:
        refuse_no_scheme(opened.project, returned.unit)
        merged = merge_scheme(
            opened.project,
            returned.unit,
            returned.content["measures"],
            submitted_day(opened, sent.submitted),
            replaces=True,
        )
        if not merged.edits:
            return FormDraft(returned, merged=merged)
        beginning = scheme_beginning(opened, sent.submitted)
        made = drafted(opened, scheme_path(returned.unit), beginning, merged.edits)
    except AnplanError as error:
        return FormDraft(returned, refusal=error.message, cure=error.hint)
    return FormDraft(returned, merged=merged, draft=made)
