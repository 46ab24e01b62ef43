"""``anplan export`` of several workspaces: one document or table, or a folder with all their files."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.commands.formats import printer_named
from anplan.commands.many.documents import csv_of_all, documents_json
from anplan.show.tables import ITEMS, READINGS, item_rows, reading_rows
from anplan.work.console import Console
from anplan.work.deliver import deliver, deliver_folder, refuse_empty, refuse_place
from anplan.work.judge import asked_revision
from anplan.work.portfolio import Answer, Asking, Member, ask_each, refuse_alike, tell_answers
from anplan.work.session import Session, open_workspace
from anplan.work.tables import ENDINGS, FOLDERS, facts_of, file_bytes, folder_files

Answers = Sequence[Answer[Any]]


class Target(NamedTuple):
    """Where the files of several workspaces go, in which form, and over what.

    ``append``: not into a folder for each, but into one that all share.
    """

    form: str | None
    folder: str | None
    yes: bool = False
    dry_run: bool = False
    append: bool = False


def _content(session: Session, _member: Member) -> Any:
    """Return what a workspace has of the format that is asked for."""
    opened = open_workspace(session)
    words, project = session.console.words, opened.project
    if session.format == "csv":
        return list(reading_rows(words, project))
    if session.format == "items":
        return list(item_rows(words, project))
    from anplan.show.json.export import export_json

    return export_json(project, asked_revision(session, opened.tree, project.plan))


def export_many(console: Console, members: Sequence[Member], asking: Asking) -> int:
    """Print what all workspaces say as one document or one table; 2 where one could not be read."""
    if asking.on is not None:
        raise UsageError(
            say("What the files say is printed as it is, for no day"),
            say("Add --to: what is written there is judged for a day"),
        )
    show = printer_named("export of several", asking.format)
    answers = list(ask_each(members, asking, _content))
    refuse_alike(answers)
    show(console, answers)
    return tell_answers(console, answers)


def print_json(console: Console, answers: Answers) -> None:
    """Print all projects as one JSON document."""
    documents_json(console, answers, "export", lambda value: value)


def print_csv(console: Console, answers: Answers) -> None:
    """Print the readings of all as one table."""
    csv_of_all(console, READINGS, answers, lambda value: value)


def print_items(console: Console, answers: Answers) -> None:
    """Print what was reported of items in all as one table."""
    csv_of_all(console, ITEMS, answers, lambda value: value)


@dataclass(frozen=True)
class _Write:
    """Writes a workspace's files into a folder that it shares with the others'."""

    form: str
    folder: str
    here: Path
    yes: bool
    dry_run: bool

    def __call__(self, session: Session, member: Member) -> None:
        facts = facts_of(session, member.name)
        beside = replace(session, folder=self.here)
        where = f"{self.folder}/{member.name}"
        if self.form in FOLDERS:
            files = folder_files(facts, self.form)
            deliver_folder(beside, files, where, over=self.yes, dry_run=self.dry_run)
            return
        file = f"{where}.{self.form}"
        refuse_place(self.here / file)
        if not self.dry_run:
            (self.here / file).parent.mkdir(parents=True, exist_ok=True)
        data = file_bytes(facts, self.form)
        deliver(beside, data, file, over=self.yes, dry_run=self.dry_run)


@dataclass(frozen=True)
class _Append:
    """Puts a workspace's rows into a folder of tables that all share; what is there is not made again."""

    folder: Path
    named: str
    yes: bool
    dry_run: bool

    def __call__(self, session: Session, member: Member) -> bool:
        """Return whether anything is new."""
        from anplan.work.shared_tables import append_tables, tell_appended

        options = {"over": self.yes, "dry_run": self.dry_run}
        done = append_tables(session, self.folder, member.name, **options)
        if done.changes is not None:
            tell_appended(session.console, self.named, done, dry_run=self.dry_run)
        return done.changes is not None


def export_files_of_many(
    console: Console,
    members: Sequence[Member],
    asking: Asking,
    target: Target,
) -> int:
    """Write the files of several workspaces into one folder; 2 where one could not be read."""
    if target.append:
        from anplan.work.shared_tables import shared_folder, tell_twins

        folder = shared_folder(target.form, target.folder)
        shared = _Append(asking.here / folder, folder, target.yes, target.dry_run)
        outcomes: dict[str, bool | None] = {}
        code = tell_answers(console, _kept(ask_each(members, asking, shared), outcomes))
        _tell_outcomes(console, outcomes.values(), dry_run=target.dry_run)
        if not target.dry_run:
            tell_twins(
                console, shared.folder, folder, [name for name, new in outcomes.items() if new]
            )
        return code
    refuse_empty(target.folder)
    if target.folder in (None, "-") or target.form is None:
        raise UsageError(
            say("The files of several workspaces need a folder and a form"),
            say("Write {line}", line="--to csv -o DIR"),
        )
    if PurePath(str(target.folder)).suffix.lower() in ENDINGS:
        raise UsageError(
            say(
                "{file} is the name of a file, and several workspaces need a folder",
                file=target.folder,
            ),
            say("Write -o {file}", file=PurePath(str(target.folder)).stem),
        )
    write = _Write(target.form, target.folder, asking.here, target.yes, target.dry_run)
    return tell_answers(console, ask_each(members, asking, write))


def _kept(
    answers: Iterable[Answer[bool]], outcomes: dict[str, bool | None]
) -> Iterator[Answer[bool]]:
    """Yield the answers as they come, and keep what became of each workspace."""
    for answer in answers:
        outcomes[answer.member.name] = answer.value
        yield answer


def _tell_outcomes(console: Console, outcomes: Collection[bool | None], *, dry_run: bool) -> None:
    """Say how many workspaces are new, as they were, and not read."""
    words, count = console.words, Counter(outcomes)
    text = (
        words("workspaces: {all}; would be written: {new}, as before: {same}, not read: {failed}")
        if dry_run
        else words("workspaces: {all}; written: {new}, as before: {same}, not read: {failed}")
    )
    counts = {"new": count[True], "same": count[False], "failed": count[None]}
    console.note(words.fill(text, all=len(outcomes), **counts))
