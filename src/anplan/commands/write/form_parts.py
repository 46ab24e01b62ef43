"""What becomes of a returned form: what is said of it, and the draft that it makes."""

from typing import NamedTuple

from anplan.base.message import Message
from anplan.base.period import Period
from anplan.commands.write.form_problems import CellProblem
from anplan.files.disk.draft import Draft
from anplan.intake.forms import ReturnedForm
from anplan.work.asked_period import NO_PERIOD, AskedPeriod
from anplan.work.merged import Merged


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

    ``refusal`` tells why nothing of it is written, ``cure`` what to do then; ``period`` is the report it goes into,
    another than the form's own where it corrects a closed month. ``problems`` are what the rules
    say of the draft, ``dropped`` those for which an entry was left out; ``same_as``
    names another form that says the same, and goes as that one goes.
    """

    returned: ReturnedForm
    period: Period | None = None
    merged: Merged = Merged()
    draft: Draft | None = None
    refusal: Message | None = None
    cure: Message | None = None
    problems: tuple[CellProblem, ...] = ()
    dropped: tuple[CellProblem, ...] = ()
    same_as: str = ""
