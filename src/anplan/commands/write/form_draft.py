"""From a returned form to the draft of its report, or why there is none."""

from typing import NamedTuple

from anplan.base.errors import AnplanError
from anplan.base.message import Message, say
from anplan.base.period import Period
from anplan.commands.write.form_problems import CellProblem
from anplan.commands.write.record import beginning, hand_in_again
from anplan.files.disk.draft import Draft
from anplan.intake.forms import ReturnedForm
from anplan.model.paths import report_path
from anplan.model.project import Project
from anplan.state.papers import is_owed_again
from anplan.state.question import Question
from anplan.state.reportable import next_open
from anplan.work.asked_period import NO_PERIOD, AskedPeriod
from anplan.work.merge import Content, Merged, merge
from anplan.work.session import Opened
from anplan.work.write import drafted


class Sent(NamedTuple):
    """What the coordinator says of the forms: when they came, what may be passed over, and why.

    ``asked``: the period whose forms alone are taken, where one is named.
    """

    submitted: str | None = None
    partial: bool = False
    reason: str | None = None
    asked: AskedPeriod = NO_PERIOD


class FormDraft(NamedTuple):
    """A form that was read: what it would change, and the draft of its report.

    ``refusal`` tells why nothing of it is written; ``period`` is the report it goes into,
    another than the form's own where it corrects a closed month. ``problems`` are what the rules
    say of the draft, ``dropped`` those for which an entry was left out; ``same_as``
    names another form that says the same, and goes as that one goes.
    """

    returned: ReturnedForm
    period: Period | None = None
    merged: Merged = Merged()
    draft: Draft | None = None
    refusal: Message | None = None
    problems: tuple[CellProblem, ...] = ()
    dropped: tuple[CellProblem, ...] = ()
    same_as: str = ""


class ReasonMissingError(Exception):
    """Figures of a closed month change, and nobody said why."""


def draft_of(opened: Opened, returned: ReturnedForm, sent: Sent) -> FormDraft:
    """Return the draft of a form's report; raise ReasonMissingError where one is to be asked for."""
    if not returned.content:
        return FormDraft(returned)
    period, asked = Period.parse(returned.period), sent.asked.read(opened.project.plan)
    if asked is not None and period != asked:
        refusal = say("a form of {period}, and {asked} is asked for", period=period, asked=asked)
        return FormDraft(returned, period, refusal=refusal)
    try:
        return _drafted(opened, returned, period, sent)
    except AnplanError as error:
        return FormDraft(returned, period, refusal=error.message)


def _drafted(opened: Opened, returned: ReturnedForm, period: Period, sent: Sent) -> FormDraft:
    project = opened.project
    report = project.reports.get((returned.unit, period))
    merged = merge(project, report, returned.content, replaces=True)
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
    file = report_path(returned.unit, period)
    made = drafted(opened, file, beginning(opened, sent.submitted), merged.edits)
    return FormDraft(returned, period, merged, made)


def _corrected(opened: Opened, form: FormDraft, sent: Sent) -> FormDraft:
    """Bring the changed figures of a closed month into the next open one, with a reason."""
    project, returned, period = opened.project, form.returned, form.period
    assert period is not None
    readings = _changed_readings(project, returned, period)
    if not readings:
        refusal = say("{period} is closed; its texts stay as they were issued", period=period)
        return form._replace(refusal=refusal)
    if not sent.reason:
        if sent.reason is None:
            raise ReasonMissingError
        refusal = say("{period} is closed; say with --reason why its figures change", period=period)
        return form._replace(refusal=refusal)
    target = next_open(project, opened.day, returned.unit, period) or _first_open(project, period)
    content: Content = {"readings": [{**entry, "reason": sent.reason} for entry in readings]}
    report = project.reports.get((returned.unit, target))
    again = merge(project, report, content, replaces=True)
    file = report_path(returned.unit, target)
    made = drafted(opened, file, beginning(opened, sent.submitted), again.edits)
    return FormDraft(returned, target, again, made)


def _first_open(project: Project, period: Period) -> Period:
    """Return the first period of a span that no closed month has seen the end of."""
    while project.closing(period.end) is not None:
        period = period.shifted(1)
    return period


def _changed_readings(project: Project, returned: ReturnedForm, period: Period) -> list[Content]:
    """Return the figures of a form that its closed report does not have."""
    report = project.reports[returned.unit, period]
    return [
        entry
        for entry in returned.content.get("readings", ())
        if "value" in entry and merge(project, report, {"readings": [entry]}).edits
    ]
