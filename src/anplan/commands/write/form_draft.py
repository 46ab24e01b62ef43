"""From a returned form to the draft of its report, or why there is none."""

from functools import partial

from anplan.base.errors import AnplanError
from anplan.base.message import say
from anplan.base.period import Period
from anplan.commands.write.form_item_doubts import with_doubts_about_items
from anplan.commands.write.form_parts import FormDraft, Sent
from anplan.commands.write.record import beginning, hand_in_again
from anplan.commands.write.scheme_draft import scheme_draft
from anplan.commands.write.whose_report import refuse_unreportable
from anplan.files.disk.draft import Edit
from anplan.files.yaml.edit import set_value
from anplan.intake.forms import ReturnedForm
from anplan.model.paths import SCHEME, report_path
from anplan.model.project import Project
from anplan.model.reports import Report
from anplan.state.papers import is_owed_again
from anplan.state.question import Question
from anplan.state.reportable import next_open
from anplan.work.items_told import TakesPlace
from anplan.work.merge import merge
from anplan.work.merged import ORDER, Content
from anplan.work.session import Opened
from anplan.work.write import drafted


class ReasonMissingError(Exception):
    """Figures of a closed month change, and nobody said why."""


def draft_of(opened: Opened, returned: ReturnedForm, sent: Sent) -> FormDraft:
    """Return the draft of a form's report; raise ReasonMissingError where one is to be asked for."""
    if returned.period == SCHEME:
        return scheme_draft(opened, returned, sent)
    if not returned.content:
        return FormDraft(returned)
    period, asked = Period.parse(returned.period), sent.asked.read(opened.project.plan)
    if asked is not None and period != asked:
        refusal = say("a form of {period}, and {asked} is asked for", period=period, asked=asked)
        return FormDraft(returned, period, refusal=refusal)
    try:
        refuse_unreportable(opened, returned.unit, period)
        return _drafted(opened, returned, period, sent)
    except AnplanError as error:
        return FormDraft(returned, period, refusal=error.message, cure=error.hint)


def _drafted(opened: Opened, returned: ReturnedForm, period: Period, sent: Sent) -> FormDraft:
    project = opened.project
    report = project.reports.get((returned.unit, period))
    takes = _place_of_items(report)
    merged = merge(project, report, returned.content, replaces=True, items_take=takes)
    is_owed = report is not None and is_owed_again(
        project, Question.on(opened.day), returned.unit, period
    )
    if not merged.edits and not is_owed:
        return FormDraft(returned, period, merged)
    if report is not None and project.closing(period.end) is not None:
        return _corrected(opened, FormDraft(returned, period, merged), sent)
    if report is not None:
        hand_in_again(opened, returned.unit, period, merged, sent.submitted)
    if not merged.edits:
        return FormDraft(returned, period, merged)
    told = returned.content.get("items", ())
    returned = with_doubts_about_items(opened.told_items, returned, told, report, takes)
    file = report_path(returned.unit, period)
    edits = list(merged.edits) if returned.is_table else [*merged.edits, _made_of(report, returned)]
    made = drafted(opened, file, beginning(opened, sent.submitted), edits)
    return FormDraft(returned, period, merged, made)


def _place_of_items(report: Report | None) -> TakesPlace:
    """Return what an item's entry takes the place of: what no form brought stays beside it."""
    return "one entry" if report is not None and report.from_ is not None else "same stage"


def _made_of(report: Report | None, returned: ReturnedForm) -> Edit:
    """Return the edit that says of which file a report was made: the unit's own hand."""
    if report is not None and report.from_ is not None:
        return partial(set_value, path=("from",), key="form", value=returned.sha256)
    origin = {"form": returned.sha256}
    return partial(set_value, path=(), key="from", value=origin, order=ORDER)


def _corrected(opened: Opened, form: FormDraft, sent: Sent) -> FormDraft:
    """Bring what a closed month lacks, figures and items, into the next open one.

    Figures that are others need a reason; an item has its own day, and a reason where it goes back.
    """
    project, returned, period = opened.project, form.returned, form.period
    assert period is not None
    readings = _not_told(project, returned, period, "readings", "value")
    items = _not_told(project, returned, period, "items", "register")
    if not readings and not items:
        refusal = say("{period} is closed; its texts stay as they were issued", period=period)
        return form._replace(refusal=refusal)
    if readings and not sent.reason:
        if sent.reason is None:
            raise ReasonMissingError
        refusal = say("{period} is closed; say with --reason why its figures change", period=period)
        return form._replace(refusal=refusal)
    target = next_open(project, opened.day, returned.unit, period) or _first_open(project, period)
    content: Content = {
        "readings": [{**entry, "reason": sent.reason} for entry in readings],
        "items": items,
    }
    report = project.reports.get((returned.unit, target))
    again = merge(project, report, content, items_take="same entry")
    if not again.edits:
        return FormDraft(returned, target, again)
    returned = with_doubts_about_items(opened.told_items, returned, items, report, "same entry")
    file = report_path(returned.unit, target)
    made = drafted(opened, file, beginning(opened, sent.submitted), again.edits)
    return FormDraft(returned, target, again, made)


def _first_open(project: Project, period: Period) -> Period:
    """Return the first period of a span that no closed month has seen the end of."""
    while project.closing(period.end) is not None:
        period = period.shifted(1)
    return period


def _not_told(
    project: Project, returned: ReturnedForm, period: Period, section: str, key: str
) -> list[Content]:
    """Return the entries with a key that a form has and its closed report does not."""
    report = project.reports[returned.unit, period]
    return [
        entry
        for entry in returned.content.get(section, ())
        if key in entry and merge(project, report, {section: [entry]}).edits
    ]
