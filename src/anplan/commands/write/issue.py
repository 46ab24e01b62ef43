"""``anplan brief --period P --issue``: the brief is issued, and its period is closed."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain

from anplan.base.errors import FileError, UsageError
from anplan.base.message import Message, say
from anplan.base.period import Period
from anplan.commands.write.brief import (
    period_of_brief,
    refuse_future,
    refuse_overwriting,
    refuse_shorter,
)
from anplan.files.disk.draft import Draft, Edit, write
from anplan.files.disk.own_briefs import replace_brief
from anplan.files.yaml.edit import add_entry, set_value
from anplan.model.briefs import BriefNotes
from anplan.model.paths import brief_path, rendered_path
from anplan.model.project import Project
from anplan.show.words import Words
from anplan.state.papers import Paper, papers
from anplan.state.question import Question
from anplan.state.reporting import waiting_briefs
from anplan.state.telling import papers_ending_with
from anplan.work.asked_period import AskedPeriod
from anplan.work.behind import refuse_behind
from anplan.work.console import Console
from anplan.work.judge import with_arrivals
from anplan.work.render import brief_text, rendered_brief
from anplan.work.session import Opened, Session, open_workspace
from anplan.work.template_sense import refuse_unverifiable
from anplan.work.write import diff, drafted

ORDER = BriefNotes._fields


def issue(session: Session, asked: AskedPeriod, *, dry_run: bool = False, yes: bool = False) -> int:
    """Write the number and the day of a brief, close the period, and write the brief as issued.

    A paper that was returned and has not come again keeps it back, unless ``yes``; what it stands
    without is told.
    """
    opened = with_arrivals(open_workspace(session), session.console)
    period = period_of_brief(asked, opened)
    refuse_shorter(opened.project, period)
    refuse_future(opened, period)
    _refuse_unready(opened, period)
    refuse_overwriting(opened, period, yes=yes)
    refuse_behind(session.console.words, opened, yes=yes)
    owed = _owed(opened, period)
    _refuse_returned(opened.project, owed, yes=yes)
    refuse_unverifiable(rendered_brief(session.console.words, opened, period))
    number = None if opened.project.is_summed_up(period) else next_number(opened.project)
    made = _draft(opened, period, number)
    if dry_run:
        session.console.out.write(diff(made))
        return 0
    if not write(opened.workspace, [made]):
        raise FileError(
            say("{file} was changed by somebody else meanwhile", file=made.file),
            say("Issue again; nothing was changed"),
        )
    text = (
        say("The summary is issued on {day}; {period} is closed", day=opened.day, period=period)
        if number is None
        else say(
            "No. {number} issued on {day}; {period} is closed",
            number=number,
            day=opened.day,
            period=period,
        )
    )
    session.console.out.write(session.console.words.tell(text) + "\n")
    session.console.tell_written(made.file)
    session.console.tell_written(_render(session, period))
    _tell_missing(session.console, opened.project, owed)
    session.console.note(
        session.console.words("Commit both at once: the brief is verified against this state.")
    )
    return 0


def _owed(opened: Opened, period: Period) -> tuple[Paper, ...]:
    """Return the papers that a brief closes: its period's, and of longer ones that end with it."""
    owed = papers(opened.project, Question.on(opened.day))
    closed = chain(*papers_ending_with(opened.project, owed, period).values())
    return tuple(paper for paper in closed if paper.file != brief_path(period))


def _refuse_returned(project: Project, owed: Sequence[Paper], *, yes: bool) -> None:
    """Raise UsageError where a paper was returned and is not in again, unless ``yes``."""
    returned = tuple(dict.fromkeys(project.label(paper.unit) for paper in owed if paper.owed_again))
    if returned and not yes:
        raise UsageError(
            say("Returned and not in again: {units}", units=returned),
            say("Wait for it; with --yes the period is closed and the return lapses"),
        )


def _tell_missing(console: Console, project: Project, owed: Sequence[Paper]) -> None:
    """Name the units whose papers are not in."""
    missing = [
        paper for paper in owed if paper.state in ("missing", "open") and not paper.owed_again
    ]
    if missing:
        units = dict.fromkeys(project.label(paper.unit) for paper in missing)
        names = console.words.listed(tuple(units))
        console.note(console.words("Issued without {units}: not in yet").format(units=names))


def next_number(project: Project) -> int:
    """Return the number that follows the last one issued."""
    return max((notes.number or 0 for notes in project.briefs.values()), default=0) + 1


def _refuse_unready(opened: Opened, period: Period) -> None:
    """Refuse what is issued already, what comes before its turn, and what cannot be read."""
    project = opened.project
    issued = project.months_closed.get(period)
    if issued is not None:
        raise UsageError(say("{period} was issued on {day}", period=period, day=issued))
    waiting = waiting_briefs(project, period, opened.day)
    if waiting:
        raise UsageError(
            say("The brief of {period} is not issued yet", period=waiting[0]),
            _issue_first(waiting[0], is_summary=project.is_summed_up(period)),
        )
    if opened.loaded.unread:
        raise UsageError(
            say("Some files cannot be read, and an issued brief stays as it is"),
            say("Mend them first; anplan check shows every problem"),
        )


def _issue_first(period: Period, *, is_summary: bool) -> Message:
    """Say how to issue the brief that comes first, and why it does."""
    line = f"anplan brief {period.option} --issue"
    if is_summary:
        return say(
            "Issue it first, for the summary is made of the briefs before it: {line}", line=line
        )
    return say("Issue it first, for the numbers run on without a gap: {line}", line=line)


def _draft(opened: Opened, period: Period, number: int | None) -> Draft:
    beginning = f"issued: {opened.day}\n"
    edits = list(_edits(opened, period, number))
    return drafted(opened, brief_path(period), beginning, edits)


def _edits(opened: Opened, period: Period, number: int | None) -> Iterator[Edit]:
    if number is not None:
        yield partial(set_value, path=(), key="number", value=str(number), order=ORDER)
    yield partial(set_value, path=(), key="issued", value=str(opened.day), order=ORDER)
    notes = opened.project.briefs.get(period)
    if notes is None or not notes.addressees:
        for name in _last_addressees(opened.project):
            yield partial(add_entry, section="addressees", entry=name, order=ORDER)


def _last_addressees(project: Project) -> tuple[str, ...]:
    """Return those to whom the last brief went."""
    addressees = [notes.addressees for notes in project.briefs.values() if notes.addressees]
    return addressees[-1] if addressees else ()


def _render(session: Session, period: Period) -> str:
    """Write the brief from what now lies on disk, as anybody else would render it."""
    opened = open_workspace(session)
    words = Words(opened.project.plan.language)
    text = brief_text(words, with_arrivals(opened), period)
    file = rendered_path(period)
    try:
        replace_brief(opened.workspace, file, text.encode())
    except FileError as error:
        raise FileError(error.message, _write_it(opened, period)) from error
    return file


def _write_it(opened: Opened, period: Period) -> Message:
    """Say how to write the brief of a period that is closed already."""
    try:
        refuse_overwriting(opened, period, yes=False)
    except UsageError:
        return say(
            "The period is closed; write its brief with anplan brief {option} --yes",
            option=period.option,
        )
    return say(
        "The period is closed; write its brief with anplan brief {option}", option=period.option
    )
