"""``anplan collect FILE…``: returned forms, or tables by a map, become reports, by the writer of ``record``."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from anplan.base.errors import FileError, UsageError
from anplan.base.message import Message, say
from anplan.base.period import Period
from anplan.base.problem import Place
from anplan.commands.write.form_draft import ReasonMissingError, draft_of
from anplan.commands.write.form_judging import judged, with_all
from anplan.commands.write.form_parts import FormDraft, Sent
from anplan.commands.write.form_problems import CellProblem
from anplan.commands.write.form_twins import without_twins
from anplan.commands.write.map_asked import map_asked
from anplan.files.disk.draft import Draft, write
from anplan.files.form.gather import PassedOver, gather
from anplan.files.form.read import SentFile, read_forms
from anplan.intake.forms import FormLine, ReturnedForm
from anplan.model.paths import SCHEME
from anplan.model.project import Project
from anplan.show.safe import one_line
from anplan.show.screens.light_change import light_changes
from anplan.show.words import Words
from anplan.state.build import build
from anplan.state.question import Question
from anplan.work.behind import Lost, lost_by_each, may_leave_out
from anplan.work.console import Console
from anplan.work.judge import with_arrivals
from anplan.work.session import Opened, Session, open_workspace
from anplan.work.write import Manner, diff

if TYPE_CHECKING:
    from anplan.files.form.table import ByMap

_MOST_NAMES = 10
_MARKS = {"error": "×", "unclear": "？", "outside": "？", "warning": "？"}

__all__ = ["Sent", "collect", "collect_own"]


def collect(
    session: Session,
    paths: Sequence[Path],
    sent: Sent,
    manner: Manner,
    by_map: str | None = None,
) -> int:
    """Read forms, or with a map tables, and write their reports; 1 where a file is not taken.

    Forms of other plans in the same files are told, and make no run fail: they are taken in their own
    workspaces.
    """
    code, forms = collect_own(session, paths, sent, manner, by_map)
    tell_other_plans(
        session.console, [(form.file, form.other_plans) for form in forms if form.other_plans]
    )
    return code


def collect_own(
    session: Session,
    paths: Sequence[Path],
    sent: Sent,
    manner: Manner,
    by_map: str | None = None,
) -> tuple[int, list[ReturnedForm]]:
    """Collect what files have of this plan; return the exit code and the forms that were read."""
    console = session.console
    opened = with_arrivals(open_workspace(session), console)
    by = None if by_map is None else map_asked(opened, by_map, sent.asked)
    gathered = list(sent_files(session, paths))
    files = [file for file in gathered if not isinstance(file, PassedOver)]
    forms = [
        _form(console, opened, returned, sent) for returned in _read(files, opened.project, by)
    ]
    forms = judged(opened, without_twins(forms), sent)
    count, taken, drafts = _Count(len(forms)), set[str](), list[Draft]()
    lost = lost_by_each(opened.workspace, [form.draft for form in forms if form.draft is not None])
    for form in forms:
        if _is_said_already(opened.project, form.returned):
            _show(console, opened, form._replace(returned=form.returned._replace(lines=())))
            text = console.words("Nothing new: its report is there already.")
            console.out.write(f"  {text}\n")
            continue
        _show(console, opened, form)
        if form.returned.is_acknowledgement:
            console.out.write(
                "  " + console.words("Received only: the report is still to come.") + "\n"
            )
            count = count.with_receipt(form.returned)
            continue
        is_taken = _is_taken(console, form, sent, manner) and form.same_as in {"", *taken}
        if is_taken and _keeps_the_last_commit(console, opened, form, lost, manner):
            count = count.with_taken(form)
            taken.add(form.returned.file)
            if form.draft is not None:
                _store(console, opened, form.draft, manner)
                drafts.append(form.draft)
        else:
            count = count._replace(refused=count.refused + 1)
    after, _ = with_all(opened, drafts)
    _tell_lights(console, opened, after)
    console.out.write(f"\n{console.words.tell(count.message)}\n")
    _tell_receipts(console, after, count.received)
    tell_passed_over(console, [file.name for file in gathered if isinstance(file, PassedOver)])
    return int(count.refused > 0), [form.returned for form in forms]


def _is_said_already(project: Project, form: ReturnedForm) -> bool:
    """Return whether a form came back as it was sent out, and its unit has reported without it."""
    if not form.is_untouched or form.period == SCHEME:
        return False
    return (form.unit, Period.parse(form.period)) in project.reports


class _Count(NamedTuple):
    """How many files were read, and how many of them were taken in part or not at all.

    ``received``: the forms whose units only say that they have them.
    """

    forms: int
    partial: int = 0
    refused: int = 0
    received: tuple[ReturnedForm, ...] = ()

    def with_receipt(self, form: ReturnedForm) -> "_Count":
        """Count a form that is no report, only the word that it came."""
        return self._replace(received=(*self.received, form))

    def with_taken(self, form: FormDraft) -> "_Count":
        """Count a form that was taken."""
        levels = form.returned.levels
        is_whole = not form.dropped and levels.isdisjoint(("error", "outside"))
        return self if is_whole else self._replace(partial=self.partial + 1)

    @property
    def message(self) -> Message:
        """Return it as a sentence."""
        if self.partial:
            return say(
                "forms: {forms}, taken in part: {partial}, not taken: {refused}",
                forms=self.forms,
                partial=self.partial,
                refused=self.refused,
            )
        return say("forms: {forms}, not taken: {refused}", forms=self.forms, refused=self.refused)


def _tell_receipts(console: Console, after: Project, received: Sequence[ReturnedForm]) -> None:
    """Name the units that only said they have their form, and have not reported otherwise."""
    waiting = [
        after.label(form.unit)
        for form in received
        if (form.unit, Period.parse(form.period)) not in after.reports
    ]
    if waiting:
        names = tuple(dict.fromkeys(waiting))
        message = say(
            "received only, still to report: {count} ({units})", count=len(names), units=names
        )
        console.out.write(f"{one_line(console.words.tell(message))}\n")


def _read(
    files: Sequence[SentFile | FileError], project: Project, by: "ByMap | None"
) -> Iterator[ReturnedForm | FileError]:
    """Yield every file in its order, as it was read or why it was not; of a table a part a unit."""
    sent = [file for file in files if isinstance(file, SentFile)]
    read = iter(_forms_of(sent, project, by))
    for file in files:
        yield from [file] if isinstance(file, FileError) else next(read)


def _forms_of(
    sent: Sequence[SentFile], project: Project, by: "ByMap | None"
) -> Iterator[list[ReturnedForm | FileError]]:
    if by is None:
        return ([form] for form in read_forms(sent, project))
    from anplan.files.form.table import read_tables

    return read_tables(sent, project, by)


def sent_files(
    session: Session, paths: Sequence[Path]
) -> Iterator[SentFile | PassedOver | FileError]:
    for given in paths:
        path = session.folder / given
        if path.is_dir():
            yield from gather(path)
        elif path.exists() or path.is_symlink():
            yield SentFile(path, path.name)
        else:
            raise UsageError(say("No such file or folder: {path}", path=str(path)))


def tell_other_plans(console: Console, plans: Iterable[tuple[str, Collection[str]]]) -> None:
    """Name the files that have forms of other plans, which were not taken here."""
    words = console.words
    for file, others in plans:
        message = say(
            "{file}: its forms of other plans were not taken: {plans}",
            file=file,
            plans=tuple(sorted(others)),
        )
        hint = say("Collect them into their own workspaces: -C, or --workspaces")
        told = words.sentences(words.tell(message), words.tell(hint))
        console.out.write(f"\n？ {one_line(told)}\n")


def tell_passed_over(console: Console, names: Sequence[str]) -> None:
    if not names:
        return
    rest = ("…",) if len(names) > _MOST_NAMES else ()
    message = say(
        "hidden and lock files, passed over: {count} ({names})",
        count=len(names),
        names=(*names[:_MOST_NAMES], *rest),
    )
    console.out.write(f"{one_line(console.words.tell(message))}\n")


def _form(
    console: Console, opened: Opened, returned: ReturnedForm | FileError, sent: Sent
) -> FormDraft:
    if isinstance(returned, FileError):
        line = FormLine("error", "", returned.message)
        return FormDraft(ReturnedForm("", "", "", {}, (line,)), refusal=returned.hint)
    try:
        return draft_of(opened, returned, sent)
    except ReasonMissingError:
        return draft_of(opened, returned, sent._replace(reason=_asked(console, opened, returned)))


def _asked(console: Console, opened: Opened, returned: ReturnedForm) -> str:
    """Ask why figures of a closed month change; '' where nobody can be asked."""
    if not console.asks:
        return ""
    _show(console, opened, FormDraft(returned))
    return console.ask(console.words("Why do figures of a closed period change?")) or ""


def _show(console: Console, opened: Opened, form: FormDraft) -> None:
    words, returned = console.words, form.returned
    name = opened.project.label(returned.unit) if returned.unit else ""
    file = f"({one_line(returned.file)})" if returned.file else ""
    if returned.begins_file and returned.of_file:
        console.out.write(f"\n{_of(words, returned)} {file}\n")
        _tell_lines(console, returned.of_file)
    head = " ".join(filter(None, (name, _of(words, returned), file)))
    console.out.write(f"\n{head}\n" if head else "\n")
    _tell_lines(console, returned.lines)
    for finding in (*form.dropped, *form.problems):
        _tell(console, finding.problem.level, _where(form, finding), _sentence(console, finding))


def _tell_lines(console: Console, lines: Sequence[FormLine]) -> None:
    """Print what is said of a form, beside what was taken as it was typed."""
    for line in lines:
        if line.level != "ok":
            _tell(console, line.level, line.cell, console.words.tell(line.message))


def _where(form: FormDraft, finding: CellProblem) -> str:
    """Return the cell of a problem; of one that no cell shows, the other report in which it is."""
    place = finding.problem.where
    is_own = form.draft is None or place.file == form.draft.file
    if finding.cell or is_own or not isinstance(place, Place):
        return finding.cell
    return f"{place.file}:{place.line}"


def _of(words: Words, returned: ReturnedForm) -> str:
    """Name the period of a form; of a scheme's the scheme."""
    return words("unit's scheme") if returned.period == SCHEME else returned.period


def _sentence(console: Console, finding: CellProblem) -> str:
    words, problem = console.words, finding.problem
    message = words.sentence(words.tell(problem.message))
    if finding.cure is not None:
        message = words.sentences(
            words.tell(problem.message), words.sentence(words.tell(finding.cure))
        )
    return f"{problem.code} {message}"


def _tell(console: Console, level: str, cell: str, text: str) -> None:
    where = f"{one_line(cell)} " if cell else ""
    console.out.write(f"  {_MARKS.get(level, '·')} {where}{one_line(text)}\n")


def _is_taken(console: Console, form: FormDraft, sent: Sent, manner: Manner) -> bool:
    """Tell what a form says and whether that is taken; where something of it is unclear, ask."""
    words = console.words
    refusal = _said(words, form) if form.refusal else _refusal(words, form, sent)
    is_asked = refusal is None and not manner.yes and _is_unclear(form, sent)
    if is_asked and not console.asks:
        refusal = words("Not taken: something is to be asked back; --yes takes it as it is.")
    _show_entries(console, form, is_taken=refusal is None)
    if refusal is None and is_asked and not console.confirm("  " + words("Take it as it is?")):
        refusal = words("Not taken.")
    if refusal is not None:
        console.out.write(f"  {one_line(refusal)}\n")
    return refusal is None


def _said(words: Words, form: FormDraft) -> str:
    """Return why a form is refused, and what to do then."""
    assert form.refusal is not None
    why = words.tell(form.refusal)
    return words.sentences(why, words.tell(form.cure)) if form.cure else why


def _show_entries(console: Console, form: FormDraft, *, is_taken: bool) -> None:
    """Print what a form says; of one that is refused as what is not taken."""
    words = console.words
    for message in form.merged.summary:
        line = words.tell(message if is_taken else say("not taken: {entry}", entry=message))
        console.out.write(f"  {'+' if is_taken else '-'} {one_line(line)}\n")
    if form.same_as:
        message = say("says the same as {file}", file=form.same_as)
        console.out.write(f"  {one_line(words.tell(message))}\n")
    if form.merged.same and not form.merged.edits:
        console.out.write("  " + words("Nothing changes: the report says so already.") + "\n")


def _is_unclear(form: FormDraft, sent: Sent) -> bool:
    """Return whether something of a form is to be asked back before it is taken."""
    levels = form.returned.levels
    is_doubted = "unclear" in levels or ("outside" in levels and not sent.partial)
    has_warning = any(finding.problem.level == "warning" for finding in form.problems)
    return form.draft is not None and (is_doubted or has_warning)


def _refusal(words: Words, form: FormDraft, sent: Sent) -> str | None:
    """Return why a form is not taken, whatever anybody says."""
    levels = form.returned.levels
    rules = {finding.problem.level for finding in form.problems}
    if not form.returned.content:
        return words("Not taken.")
    if ("error" in levels or "error" in rules) and not sent.partial:
        return words("Not taken: something of it was not understood; --partial takes the rest.")
    return words("Not taken.") if "error" in rules else None


def _keeps_the_last_commit(
    console: Console, opened: Opened, form: FormDraft, lost: Lost, manner: Manner
) -> bool:
    """Return whether a form's report keeps what the last commit has of it, or may leave it out."""
    if form.draft is None:
        return True
    gone = lost(form.draft)
    return may_leave_out(console, opened.project, gone, yes=manner.yes or manner.dry_run)


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
    """Tell which lights the forms change; nothing is judged where none was taken."""
    lines = light_lines(console, opened, after)
    console.out.write("".join(f"{line}\n" for line in ("", *lines) if lines))


def light_lines(
    console: Console, opened: Opened, after: Project, ids: Collection[str] | None = None
) -> list[str]:
    """Return a line for each indicator, of these ids alone where they are given, whose light is another one."""
    if after is opened.project:
        return []
    question = Question.on(opened.day)
    states = build(opened.project, question), build(after, question)
    moved = [
        old.id
        for old, new in zip(states[0].indicators, states[1].indicators, strict=True)
        if old.verdict != new.verdict and (ids is None or old.id in ids)
    ]
    return list(light_changes(console.words, *states, moved))
