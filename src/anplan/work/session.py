"""What every command needs: where it runs, in which language, and where it prints."""

import sys
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TextIO

from anplan.base.errors import HistoryError, OutputError, UsageError, WorkspaceError
from anplan.base.message import say
from anplan.base.period import Period
from anplan.base.problem import Place, Problem
from anplan.files.cache.models import Cache
from anplan.files.disk.workspace import Workspace
from anplan.files.load import Loaded, load
from anplan.files.tree import Tree
from anplan.model.project import Project
from anplan.show.findings.problems import problem_line
from anplan.show.layout.lines import plain
from anplan.show.layout.progress import Progress
from anplan.show.layout.screen import Screen
from anplan.show.safe import log_line, printable
from anplan.show.words import Words
from anplan.state.papers import written_days


@dataclass(frozen=True)
class Session:
    """One run of anplan. ``today`` comes from the command line alone, never from the clock.

    ``rev`` and ``known`` ask with the files of a commit instead of those in the folder.
    """

    folder: Path
    today: date
    words: Words
    on: date | None = None
    rev: str | None = None
    known: date | None = None
    unit: str | None = None
    format: str = "text"
    ambiguous: int = 1
    out: TextIO = field(default_factory=lambda: sys.stdout)
    err: TextIO = field(default_factory=lambda: sys.stderr)
    noted: set[str] = field(default_factory=set)

    def show(self, screen: Screen) -> None:
        """Print a screen: with rich on a terminal, plain and uncut elsewhere."""
        if self.out.isatty():
            from anplan.show.layout.terminal import print_screen

            print_screen(screen, self.out, self.ambiguous)
        else:
            self.out.write(plain(screen, ambiguous=self.ambiguous))

    def write(self, text: str) -> None:
        """Print a document for other programs: always UTF-8, line ends as they are."""
        self.out.flush()
        buffer = getattr(self.out, "buffer", None)
        if buffer is None:
            self.out.write(text)
        else:
            buffer.write(text.encode("utf-8", "replace"))
            buffer.flush()

    @property
    def asks(self) -> bool:
        """Tell whether somebody sits at a terminal who can answer."""
        return sys.stdin is not None and sys.stdin.isatty() and self.out.isatty()

    def ask(self, question: str, suggestion: str = "") -> str:
        """Ask for a line; an empty answer takes the suggestion."""
        shown = f"{question} [{suggestion}] " if suggestion else f"{question} "
        self.out.write(printable(shown))
        self.out.flush()
        line = sys.stdin.readline()
        if not line:
            raise KeyboardInterrupt
        return line.strip() or suggestion

    def confirm(self, question: str) -> bool:
        """Ask for yes or no; anything but a clear yes is a no."""
        return self.ask(f"{question} (y/N)").casefold() in ("y", "yes", "是", "好")

    def note(self, text: str) -> None:
        """Print a line beside the result, on stderr."""
        self.err.write(f"{log_line(text)}\n")

    def note_once(self, text: str) -> None:
        """Print a line beside the result, unless it was printed before."""
        if text not in self.noted:
            self.note(text)
        self.noted.add(text)

    def note_refused(self, error: HistoryError) -> None:
        """Note once that git refused to tell something, for which the answer does without."""
        told = self.words("Without history: {reason}").format(reason=self.words.tell(error.message))
        if error.hint is not None:
            told = self.words.sentences(told, self.words.tell(error.hint))
        self.note_once(told)

    def tell_written(self, file: str, *, indent: str = "", note: bool = False) -> None:
        """Tell at once that a file is written, as a note on stderr or on stdout.

        Where that cannot be told, raise OutputError, which tells it.
        """
        stream = self.err if note else self.out
        try:
            stream.write(indent + self.words("written: {path}").format(path=file) + "\n")
            stream.flush()
        except OSError as error:
            raise OutputError(
                say("{file} is written, but the output cannot be: {reason}",
                    file=file, reason=error.strerror or str(error))
            ) from error  # fmt: skip


@dataclass(frozen=True)
class Opened:
    """A workspace that was read, and the day it is asked about."""

    tree: Tree
    loaded: Loaded
    project: Project
    day: date

    @property
    def workspace(self) -> Workspace:
        """Give the folder it lies in; raise UsageError where it is one of a commit."""
        if isinstance(self.tree, Workspace):
            return self.tree
        raise UsageError(
            say("What a commit holds cannot be changed"), say("Leave --rev and --known out")
        )


def asked_tree(session: Session) -> Tree:
    """Give the files that are asked about: the folder's, or those of a commit."""
    if session.rev is None and session.known is None:
        return _folder_tree(session.folder)
    from anplan.files.git.history import snapshot_at, snapshot_known

    if session.known is not None:
        found = snapshot_known(session.folder, session.known, session.rev)
    else:
        assert session.rev is not None
        found = snapshot_at(session.folder, session.rev)
    for note in found.notes:
        session.note(session.words.tell(note))
    return found


def _folder_tree(folder: Path) -> Workspace:
    try:
        return Workspace.find(folder)
    except WorkspaceError:
        from anplan.files.git.history import is_bare

        if not folder.is_dir() or not is_bare(folder):
            raise
        raise WorkspaceError(
            say("{folder} is a bare repository: no files lie in it", folder=str(folder)),
            say("Ask for those of a commit: --rev main"),
        ) from None


def read_tree(session: Session, tree: Tree) -> Loaded:
    """Read a workspace's files, with a bar where that takes long."""
    progress = Progress(session.words, session.err)
    try:
        return load(tree, progress.tick, Cache.of(tree.standpoint.folder))
    finally:
        progress.clear()


def open_workspace(session: Session) -> Opened:
    """Read the workspace around the session's folder, as it is or as a commit holds it.

    Files that cannot be read are named on stderr; raise WorkspaceError where plan.yaml is
    one of them.
    """
    tree = asked_tree(session)
    loaded = read_tree(session, tree)
    tell_broken(session, loaded)
    if loaded.project is None:
        raise WorkspaceError(
            say("plan/plan.yaml cannot be read, so nothing can be judged"),
            say("Mend it; anplan check shows every problem"),
        )
    return opened_as(session, tree, loaded)


def opened_as(session: Session, tree: Tree, loaded: Loaded) -> Opened:
    """Give what was read, whose plan must be there, with its rest days and the day asked for."""
    assert loaded.project is not None
    project = _with_rest_days(loaded.project, session)
    return Opened(tree, loaded, project, asked_day(session, project))


def _with_rest_days(project: Project, session: Session) -> Project:
    """Add the rest days on which papers would be due, where the plan moves them."""
    if project.plan.settings.rest_days == "kept":
        return project
    from anplan.files.holidays import Calendar

    calendar = Calendar(project.plan.holidays)
    found = calendar.rest_days(written_days(project.plan))
    for year in sorted(calendar.unknown):
        text = session.words(
            "The holidays of {year} are not known, weekends alone are counted: "
            "install anplan[cn], or name them under holidays: in plan.yaml"
        )
        session.note_once(text.format(year=year))
    return replace(project, rest_days=found)


def tell_broken(session: Session, loaded: Loaded, most: int = 5) -> None:
    """Name the problems of what could not be read on stderr."""
    places = loaded.places
    for problem in loaded.problems[:most]:
        session.note(problem_line(session.words, places.locate(problem)))
    if loaded.problems:
        text = session.words(
            "read {read} of {found} files; the rest is left out of every figure: anplan check"
        )
        session.note(text.format(read=loaded.files_read, found=loaded.files_found))


def asked_day(session: Session, project: Project) -> date:
    """Give the day a question is asked for: --on, a sample's own day, else today.

    What was known on a day is asked for that day, unless another one is named.
    """
    if session.on is not None:
        return session.on
    day = (project.plan.sample and project.plan.sample_day) or session.today
    return day if session.known is None else min(day, session.known)


def asked_month(text: str) -> Period:
    """Read the month that was typed."""
    try:
        period = Period.parse(text)
    except ValueError:
        period = None
    if period is None or period.span != "month":
        raise UsageError(say("Not a month: {text}", text=text), say("Write a month as 2025-06"))
    return period


def refuse_format(session: Session, allowed: tuple[str, ...]) -> None:
    """Refuse an output format that a command does not have."""
    if session.format not in allowed:
        raise UsageError(
            say("This command has no format {format}", format=session.format),
            say("Use one of: {choices}", choices=allowed),
        )


def in_order(problems: list[Problem]) -> list[Problem]:
    """Sort settled problems by file and line."""

    def key(problem: Problem) -> tuple[str, int, int, str]:
        assert isinstance(problem.where, Place)
        return problem.where.file, problem.where.line, problem.where.column, problem.code

    return sorted(problems, key=key)
