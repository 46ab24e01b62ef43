"""``anplan collect FILE…``: returned forms become reports, by the writer of ``record``."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from anplan.base.errors import AnplanError, FileError, UsageError
from anplan.base.message import Message, say
from anplan.base.period import Period
from anplan.base.problem import Problem
from anplan.commands.write.record import BEGINNING
from anplan.files.disk.draft import Draft, draft, write
from anplan.files.form.read import read_forms
from anplan.files.load import with_draft
from anplan.intake.arguments import day_argument
from anplan.intake.forms import FormLine, ReturnedForm
from anplan.model.paths import report_path
from anplan.model.project import Project
from anplan.show.safe import one_line
from anplan.show.screens.light_change import light_changes
from anplan.state.build import build
from anplan.state.papers import is_owed_again
from anplan.state.question import Question
from anplan.work.behind import lost_by, may_leave_out
from anplan.work.console import Console
from anplan.work.judge import with_arrivals
from anplan.work.merge import Content, Merged, merge
from anplan.work.session import Opened, Session, open_workspace
from anplan.work.typed import accepted
from anplan.work.write import Manner, diff, new_problems, show_problems

SUFFIXES = frozenset({".xlsx", ".xls", ".ods"})


class Sent(NamedTuple):
    """What the coordinator says of the forms: when they came, what may be passed over, and why."""

    submitted: str | None = None
    partial: bool = False
    reason: str | None = None


class _Form(NamedTuple):
    """A form that was read: what it would change, and the draft of its report.

    ``refusal`` tells why nothing of it is written; ``period`` is the report it goes into,
    another than the form's own where it corrects a closed month.
    """

    returned: ReturnedForm
    period: Period | None = None
    merged: Merged = Merged()
    draft: Draft | None = None
    refusal: Message | None = None


def collect(session: Session, paths: Sequence[Path], sent: Sent, manner: Manner) -> int:
    """Read forms and write their reports; 1 where a form is not written."""
    opened = with_arrivals(open_workspace(session), session.console)
    read = read_forms(list(_files(session, paths)), opened.project)
    forms = _without_twins([_form(session.console, opened, one, sent) for one in read])
    problems = _problems(opened, [one.draft for one in forms if one.draft is not None])
    after, refused = opened.project, 0
    for form in forms:
        _show(session.console, opened, form)
        found = [one for one in problems if form.draft and one.where.file == form.draft.file]
        if _is_taken(session.console, form, found, sent, manner) and _keeps_the_last_commit(
            session.console, opened, form, manner
        ):
            if form.draft is not None:
                _store(session.console, opened, form.draft, manner)
                after, _ = with_draft(after, form.draft.file, form.draft.after)
        else:
            refused += 1
    _tell_lights(session.console, opened, after)
    text = session.console.words("forms: {forms}, not taken: {refused}")
    session.console.out.write("\n" + text.format(forms=len(forms), refused=refused) + "\n")
    return int(refused > 0)


def _files(session: Session, paths: Sequence[Path]) -> Iterator[Path]:
    for given in paths:
        path = session.folder / given
        if path.is_dir():
            inside = sorted(one for one in path.iterdir() if one.suffix.lower() in SUFFIXES)
            yield from (one for one in inside if not one.name.startswith(("~", ".")))
        elif path.exists() or path.is_symlink():
            yield path
        else:
            raise UsageError(say("No such file or folder: {path}", path=str(given)))


def _form(
    console: Console, opened: Opened, returned: ReturnedForm | FileError, sent: Sent
) -> _Form:
    if isinstance(returned, FileError):
        line = FormLine("error", "", returned.message)
        return _Form(ReturnedForm("", "", "", {}, (line,)), refusal=returned.hint)
    if not returned.content:
        return _Form(returned)
    period = Period.parse(returned.period)
    try:
        return _drafted(console, opened, returned, period, sent)
    except AnplanError as error:
        return _Form(returned, period, refusal=error.message)


def _drafted(
    console: Console, opened: Opened, returned: ReturnedForm, period: Period, sent: Sent
) -> _Form:
    project = opened.project
    report = project.reports.get((returned.unit, period))
    merged = merge(project, report, returned.content, replaces=True)
    if not merged.edits:
        return _Form(returned, period, merged)
    if report is not None and period in project.months_closed:
        return _corrected(console, opened, returned, period, merged, sent)
    day = _submitted(opened, sent)
    beginning = f"{BEGINNING}submitted: {day}\n"
    if report is not None and (
        sent.submitted is not None
        or is_owed_again(project, Question.on(opened.day), returned.unit, period)
    ):
        merged.set((), "submitted", day)
    file = report_path(returned.unit, period)
    return _Form(returned, period, merged, draft(opened.workspace, file, beginning, merged.edits))


def _submitted(opened: Opened, sent: Sent) -> str:
    if sent.submitted is None:
        return opened.day.isoformat()
    return accepted(day_argument(sent.submitted, Period.of("month", opened.day))).isoformat()


def _corrected(
    console: Console,
    opened: Opened,
    returned: ReturnedForm,
    period: Period,
    merged: Merged,
    sent: Sent,
) -> _Form:
    """Bring the changed figures of a closed month into the next open one, with a reason."""
    project = opened.project
    readings = _changed_readings(project, returned, period)
    if not readings:
        return _Form(
            returned,
            period,
            merged,
            refusal=say("{period} is closed; its texts stay as they were issued", period=period),
        )
    reason = sent.reason
    if reason is None and console.asks:
        _show(console, opened, _Form(returned, period, merged))
        reason = console.ask(console.words("Why do figures of a closed month change?"))
    if not reason:
        return _Form(
            returned,
            period,
            merged,
            refusal=say(
                "{period} is closed; say with --reason why its figures change", period=period
            ),
        )
    target = period
    while target in project.months_closed:
        target = target.shifted(1)
    content: Content = {"readings": [{**entry, "reason": reason} for entry in readings]}
    report = project.reports.get((returned.unit, target))
    again = merge(project, report, content, replaces=True)
    beginning = f"{BEGINNING}submitted: {_submitted(opened, sent)}\n"
    file = report_path(returned.unit, target)
    made = draft(opened.workspace, file, beginning, again.edits)
    return _Form(returned, target, again, made)


def _changed_readings(project: Project, returned: ReturnedForm, period: Period) -> list[Content]:
    """Return the figures of a form that its closed report does not have."""
    report = project.reports[returned.unit, period]
    return [
        entry
        for entry in returned.content.get("readings", ())
        if "value" in entry and merge(project, report, {"readings": [entry]}).edits
    ]


def _without_twins(forms: list[_Form]) -> list[_Form]:
    """Refuse all but the first form of a unit and period: which one counts, nobody can tell."""
    seen: set[str] = set()
    kept = []
    for form in forms:
        if form.draft is not None and form.draft.file in seen:
            refusal = say("another form of the same unit and month was read before; send one")
            kept.append(form._replace(draft=None, refusal=refusal))
        else:
            kept.append(form)
        if form.draft is not None:
            seen.add(form.draft.file)
    return kept


def _problems(opened: Opened, drafts: list[Draft]) -> list[Problem]:
    """Hold the project with all forms against the rules, in one run."""
    project, unread = opened.project, list[Problem]()
    for one in drafts:
        project, problems = with_draft(project, one.file, one.after)
        unread += problems
    return new_problems(opened, project, unread, {one.file: one.after for one in drafts})


def _show(console: Console, opened: Opened, form: _Form) -> None:
    words, returned = console.words, form.returned
    name = opened.project.label(returned.unit) if returned.unit else ""
    file = f"({one_line(returned.file)})" if returned.file else ""
    head = " ".join(filter(None, (name, returned.period, file)))
    console.out.write(f"\n{head}\n" if head else "\n")
    for line in returned.lines:
        if line.level != "ok":
            console.out.write(f"  {_line(console, line)}\n")
    for message in form.merged.summary:
        console.out.write(f"  + {one_line(words.tell(message))}\n")
    if form.merged.same and not form.merged.edits:
        console.out.write("  " + words("Nothing changes: the report says so already.") + "\n")


def _line(console: Console, line: FormLine) -> str:
    mark = {"error": "×", "unclear": "？"}.get(line.level, "·")
    cell = f"{one_line(line.cell)} " if line.cell else ""
    return f"{mark} {cell}{one_line(console.words.tell(line.message))}"


def _is_taken(
    console: Console, form: _Form, problems: list[Problem], sent: Sent, manner: Manner
) -> bool:
    show_problems(console, problems)
    if form.refusal is not None:
        refusal: str | None = console.words.tell(form.refusal)
    else:
        refusal = _refusal(console, form, problems, sent, manner)
    if refusal is not None:
        console.out.write(f"  {one_line(refusal)}\n")
    return refusal is None


def _refusal(
    console: Console, form: _Form, problems: list[Problem], sent: Sent, manner: Manner
) -> str | None:
    """Return why a form is not taken; where something of it is unclear, ask."""
    words, levels = console.words, {line.level for line in form.returned.lines}
    if not form.returned.content or any(one.level == "error" for one in problems):
        return words("Not taken.")
    if "error" in levels and not sent.partial:
        return words("Not taken: something of it was not understood; --partial takes the rest.")
    is_clear = "unclear" not in levels and not _warns(problems)
    if form.draft is None or is_clear or manner.yes:
        return None
    if not console.asks:
        return words("Not taken: something is to be asked back; --yes takes it as it is.")
    return None if console.confirm("  " + words("Take it as it is?")) else words("Not taken.")


def _keeps_the_last_commit(console: Console, opened: Opened, form: _Form, manner: Manner) -> bool:
    """Return whether a form's report keeps what the last commit has of it, or may leave it out."""
    if form.draft is None:
        return True
    lost = lost_by(opened.workspace, form.draft)
    return may_leave_out(console, opened.project, lost, yes=manner.yes or manner.dry_run)


def _warns(problems: Iterable[Problem]) -> bool:
    return any(one.level == "warning" for one in problems)


def _store(console: Console, opened: Opened, made: Draft, manner: Manner) -> None:
    if manner.dry_run:
        console.out.write(diff(made))
        return
    console.out.flush()  # where nothing can be told, nothing is written
    if not write(opened.workspace, [made]):
        raise FileError(
            say("{file} was changed by somebody else meanwhile", file=made.file),
            say("Collect again: what is written already changes nothing"),
        )
    console.tell_written(made.file, indent="  ")


def _tell_lights(console: Console, opened: Opened, after: Project) -> None:
    question = Question.on(opened.day)
    states = build(opened.project, question), build(after, question)
    moved = [
        one.id
        for one, other in zip(states[0].indicators, states[1].indicators, strict=True)
        if one.verdict != other.verdict
    ]
    if moved:
        console.out.write("\n")
    for line in light_changes(console.words, *states, moved):
        console.out.write(f"{line}\n")
