"""``anplan status UNIT --to docx``: a unit's sheet, to print and to hand over."""

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.commands.ask.status import asked_of, has_any
from anplan.work.asked_period import NO_PERIOD, AskedPeriod
from anplan.work.deliver import deliver
from anplan.work.file_names import unit_in_name
from anplan.work.paper import document_bytes, form_asked
from anplan.work.session import Session


def sheet(
    session: Session,
    ref: str | None,
    fail_on: tuple[str, ...] = (),
    asked: AskedPeriod = NO_PERIOD,
    *,
    to: str | None = None,
    output: str | None = None,
    yes: bool = False,
) -> int:
    """Write a unit's sheet in any form; 1 where the plan has what ``fail_on`` names."""
    from anplan.show.letters.sheet import unit_sheet

    form = form_asked(to, output)
    if session.format != "text":
        raise UsageError(
            say("{first} and {second} do not go together", first="--format", second="--to"),
            say("--format prints; --to and -o write a paper"),
        )
    judged, found = asked_of(session, ref, fail_on, asked)
    if found.thing is None or found.thing.kind != "unit":
        raise UsageError(
            say("Only a unit has a sheet to be written"),
            say(
                "Name one: anplan status {unit} --to {form}",
                unit=next(iter(judged.project.units), "UNIT"),
                form=form,
            ),
        )
    unit, words = found.thing.id, session.console.words
    document = unit_sheet(words, judged.state, unit, judged.asked_revision)
    label, day = unit_in_name(judged.project, unit), judged.opened.day
    name = f"{label}-{day}-{words('sheet')}.{form}"
    deliver(session, document_bytes(session.console, document, form), output or name, over=yes)
    return int(has_any(judged, fail_on))
