"""``anplan log REF``: every value that a thing had, when it became known, by whom and why."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from anplan.base.errors import HistoryError, UsageError
from anplan.base.message import Message, say
from anplan.commands.formats import printer_of
from anplan.files.git.objects import Objects
from anplan.files.git.versions import Step, committed, is_whole, last_commit, uncommitted
from anplan.files.git.walk import Walk
from anplan.files.tree import Tree
from anplan.model.decisions import Decision
from anplan.model.names import Kind, Referent
from anplan.model.paths import (
    SCHEME,
    indicator_path,
    register_path,
    scheme_path,
    task_of,
    task_path,
    unit_file,
)
from anplan.model.project import Project
from anplan.model.reported_refs import resolve_reported
from anplan.model.reports import Trouble
from anplan.model.requests import AnswerEntry
from anplan.model.sections import BY_NAME as SECTIONS
from anplan.show.screens.log import LOG, Log, log_json, log_rows, log_screen
from anplan.show.words import Words
from anplan.state.history.statements import Statement
from anplan.state.history.timeline import Event, happened, story
from anplan.work.console import Console
from anplan.work.judge import revision_of
from anplan.work.session import Opened, Session, open_workspace
from anplan.work.tellings import Teller
from anplan.work.typed import accepted

DECISIONS = "plan/decisions"
ITEM = SECTIONS["items"].sort


class Matter(NamedTuple):
    """What is asked about: where it may be told of, by which word, and which entries are it.

    ``own`` are files that are about it whether or not they name it; a file elsewhere is about
    it only where it holds ``word``.
    """

    own: tuple[str, ...]
    elsewhere: tuple[str, ...]
    word: str
    about: Callable[[Statement], bool]

    @property
    def paths(self) -> tuple[str, ...]:
        """Return all files and folders in which it may be told of."""
        return (*self.own, *self.elsewhere)


def log(session: Session, ref: str) -> int:
    """Show what was said about a thing over time."""
    show = printer_of(session, "log")
    opened = open_workspace(session)
    referent = accepted(resolve_reported(opened.project, ref))
    matter = matter_of(opened.project, referent)
    with Walk() as objects:
        known, whole = _events(session.console, opened, matter, objects)
    events = story(known)
    if session.on is not None:
        events = tuple(event for event in events if _held_until(event, session))
    title = _title(session.console.words, opened.project, referent)
    asked = revision_of(session, opened)
    _tell_source(session.console, opened.project, referent)
    show(session.console, Log(opened.project, referent, title, events, asked, whole))
    return 0


def _tell_source(console: Console, project: Project, referent: Referent) -> None:
    """Tell where the history of a figure is that another plan collects."""
    figure = project.shared.get(referent.id) if referent.kind == "indicator" else None
    if figure is not None:
        origin = figure.origin
        text = console.words("The history of its figures is in {workspace}: anplan log {ref} there")
        console.note(text.format(workspace=origin.way, ref=origin.indicator))


def print_text(console: Console, history: Log) -> None:
    """Print the history as a screen."""
    console.show(log_screen(console.words, history))


def print_json(console: Console, history: Log) -> None:
    """Print the history as JSON."""
    from anplan.show.json.text import dump

    console.write(dump(log_json(console.words, history)))


def print_csv(console: Console, history: Log) -> None:
    """Print the history as a table."""
    from anplan.show.csv_text import csv_text

    console.write(csv_text(LOG, log_rows(console.words, history)))


def _held_until(event: Event, session: Session) -> bool:
    assert session.on is not None
    day = event.entry.day if event.entry else None
    return day is None or day <= session.on


def _events(
    console: Console, opened: Opened, matter: Matter, objects: Objects
) -> tuple[list[Event], bool]:
    """Return what became known, and whether history reaches to its beginning."""
    tree, zone = opened.tree, opened.project.plan.timezone

    def happened_in(steps: Iterable[Step]) -> Iterator[Event]:
        return happened(teller.tellings(steps), matter.about)

    teller = Teller(matter.own, matter.word)
    if tree.standpoint.commit is not None:
        events = list(happened_in(committed(tree.standpoint, matter.paths, zone, objects)))
        return events, is_whole(tree.standpoint)
    last: Tree | None = None
    try:
        last = last_commit(opened.workspace.root, objects)
        events = list(happened_in(committed(last.standpoint, matter.paths, zone, objects)))
        whole = is_whole(last.standpoint)
    except HistoryError as error:
        note = console.words("No history is shown: {reason}")
        console.note(note.format(reason=console.words.tell(error.message)))
        teller, events, whole = Teller(matter.own, matter.word), [], True
    return [*events, *happened_in(uncommitted(tree, last, matter.paths))], whole


def matter_of(project: Project, referent: Referent) -> Matter:
    """Return where a thing is told of, and which entries are about it."""
    if referent.kind == "indicator":
        return _indicator(project, referent.id)
    if referent.kind in ("task", "action"):
        return _thing(referent.id, task_path(task_of(referent.id)))
    if referent.kind in _MATTERS:
        return _MATTERS[referent.kind](referent)
    raise UsageError(
        say("{ref} is many papers, not one thing", ref=referent.id), _one_paper(project, referent)
    )


def _one_paper(project: Project, referent: Referent) -> Message:
    """Say how to ask for one of the papers that are meant; of a time without any, how it stands."""
    is_period = referent.kind == "period"
    own_first = sorted(project.reports, key=lambda paper: paper[0] != project.plan.coordinator)
    for unit, period in own_first:
        if not is_period or str(period) == referent.id:
            return say("Name one: anplan log {paper}", paper=f"{unit}/{period}")
    return say("Try anplan status {period}", period=referent.id)


def _indicator(project: Project, name: str) -> Matter:
    """Return an indicator, with the items of the register of its id where it is counted from that."""
    source = project.indicators[name].counted_from
    is_counted = source is not None and source.register == name
    return _thing(name, indicator_path(name), ("unit", *(() if is_counted else (ITEM,))))


def _thing(name: str, own: str, others: tuple[str, ...] = ()) -> Matter:
    """Something of the plan's own, with all that is within it.

    What statements of ``others`` tell of is another thing of the same id.
    """

    def about(entry: Statement) -> bool:
        is_told = entry.ref == name or entry.ref.startswith(f"{name}/")
        return is_told and entry.sort not in ("paper", *others)

    return Matter((own,), ("units", DECISIONS), name, about)


def _between_people(referent: Referent) -> Matter:
    """Return where a problem and what was answered stand, or an instruction, and which they are."""

    def about(entry: Statement) -> bool:
        if referent.kind == "problem":
            return _is_trouble(entry, referent.id)
        return entry.ref == referent.id

    word = "title" if referent.kind == "problem" else referent.id
    return Matter((), ("units", DECISIONS), word, about)


def _item(referent: Referent) -> Matter:
    register, _, item = referent.id.partition("/")

    def about(entry: Statement) -> bool:
        is_told = entry.ref == register and entry.sort in ("register", ITEM)
        return is_told and (not item or entry.name == item)

    own = () if item else (register_path(register),)
    return Matter(own, ("units",), register, about)


def _measure(referent: Referent) -> Matter:
    """Return a measure of a scheme: what the scheme says of it, and what its unit's reports do."""
    unit, _, own_ref = referent.id.partition("/")
    name = own_ref.partition("/")[2]

    def about(entry: Statement) -> bool:
        is_itself = entry.sort == "measure" and entry.name == name
        return entry.unit == unit and (is_itself or entry.ref == own_ref)

    return Matter((scheme_path(unit),), (f"units/{unit}",), own_ref, about)


def _paper(referent: Referent) -> Matter:
    unit, _, name = referent.id.partition("/")
    file = unit_file(unit, name)
    assert file is not None

    def about(entry: Statement) -> bool:
        returned = entry.sort == "decision" and entry.unit == unit and entry.ref == name
        return entry.file == file or returned

    return Matter((file,), (DECISIONS,), unit, about)


def _unit(referent: Referent) -> Matter:
    own = f"units/{referent.id}"
    return Matter((own,), (DECISIONS,), referent.id, lambda entry: entry.unit == referent.id)


_MATTERS: Mapping[Kind, Callable[[Referent], Matter]] = {
    "register": _item,
    "item": _item,
    "problem": _between_people,
    "instruction": _between_people,
    "paper": _paper,
    "measure": _measure,
    "unit": _unit,
}


def _is_trouble(entry: Statement, title: str) -> bool:
    said = entry.said
    return isinstance(said, Trouble | AnswerEntry | Decision) and said.title == title


def _title(words: Words, project: Project, referent: Referent) -> str:
    """Name a thing behind its id; a paper, a register or an item by what people call it alone."""
    name, _, part = referent.id.partition("/")
    if referent.kind == "paper":
        paper = words("unit's scheme") if part == SCHEME else part
        return f"{project.label(name)} {paper}"
    if referent.kind in ("register", "item"):
        return f"{project.registers[name].title} {part}".rstrip()
    return f"{referent.id} {_own_title(project, referent)}".rstrip()


def _own_title(project: Project, referent: Referent) -> str:
    """Return the title of one thing of the plan, or of a unit's scheme; '' where it has none."""
    if referent.kind == "indicator":
        return project.indicators[referent.id].title
    if referent.kind == "task":
        return project.tasks[referent.id].title
    if referent.kind == "unit":
        return project.units[referent.id].name
    if referent.kind == "measure":
        unit, _, own_ref = referent.id.partition("/")
        measure = project.measure(unit, own_ref)
        return measure.name if measure else ""
    action = project.action(referent.id)
    return action.title if action else ""
