"""``anplan import``: what a careful reader makes of a body's work plan, shown or as a workspace."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

from anplan.base.errors import FileError, UsageError
from anplan.base.extras import without_import
from anplan.base.message import Message, say
from anplan.commands.formats import printer_of
from anplan.commands.start.import_answers import answers_to
from anplan.commands.start.import_editions import refuse_another_plan
from anplan.commands.start.skeleton import for_editors, skeleton
from anplan.files.disk.draft import Draft as Change
from anplan.files.disk.draft import write
from anplan.files.disk.save import write_error
from anplan.files.disk.workspace import Workspace
from anplan.files.document.read import read_file
from anplan.files.yaml.decode import limit_of
from anplan.intake.document.reading import Reading, read_document
from anplan.intake.draft.doubts import questions_of
from anplan.intake.draft.draft import Draft, draft_of
from anplan.intake.draft.frame import language_of
from anplan.intake.draft.known import known_of
from anplan.intake.draft.sections import TooManyTasksError, refused
from anplan.intake.draft.settled import Known, Settled
from anplan.model.paths import PLAN
from anplan.show.safe import log_line
from anplan.show.screens.imported import Differences, Outcome, imported_screen
from anplan.show.words import Words
from anplan.work.console import Console
from anplan.work.deliver import refuse_place
from anplan.work.draft_files import (
    Sorted,
    contents_of,
    open_in_drafts,
    settled_in,
    sort_files,
    text_of_plan,
)
from anplan.work.open_questions import open_in
from anplan.work.session import Session
from anplan.work.standing_files import Standing, standing_in


class Imported(NamedTuple):
    """What was read of a document, and what of its file was not."""

    reading: Reading
    remarks: Sequence[Message]


@dataclass(frozen=True)
class Wish:
    """What is to be done with what is read: into which folder, asked or not, written or not."""

    document: Path
    folder: Path | None = None
    dry_run: bool = False
    yes: bool = False


def import_document(session: Session, wish: Wish) -> int:
    """Read a document; print what was made of it, or write it as a workspace."""
    read = read_file(session.folder / wish.document)
    reading = read_document(read.blocks)
    imported = Imported(reading, (*read.remarks, *reading.remarks))
    if wish.folder is None:
        printer_of(session, "import")(session.console, imported)
        if session.format == "text" and session.console.out.isatty():
            session.console.note(_how_to_write(session.console, wish.document))
        return 0
    return _write(session, wish, imported, session.folder / wish.folder)


def _how_to_write(console: Console, document: Path) -> str:
    text = console.words("Nothing was written; to make a workspace of it: anplan import {file} DIR")
    return text.format(file=document)


def _write(session: Session, wish: Wish, imported: Imported, root: Path) -> int:
    """Make the workspace, or bring one that is there up to the document."""
    console, reading = session.console, imported.reading
    _refuse_nothing(wish.document, reading)
    _refuse_without_names()
    workspace = _workspace(root)
    standing = standing_in(workspace) if root.is_dir() else Standing()
    refuse_another_plan(wish.document, reading.head, standing.contents.get(PLAN))
    draft, unanswered = _drafts(session, wish, reading, standing)
    result = sort_files(draft, unanswered, standing)
    is_new_edition = result.source is not None and PLAN in standing.texts
    if is_new_edition and not (wish.yes or wish.dry_run):
        _tell(console, wish, draft, result, standing.texts, done=False)
        if not (console.asks and console.confirm(console.words("Write these changes?"))):
            raise UsageError(
                say("The document is another than the one in {file}", file="plan/source.txt"),
                say("To take it as a new edition, add --yes; nothing was written"),
            )
    if not wish.dry_run:
        _store(workspace, root, draft, result)
    _tell(console, wish, draft, result, standing.texts, done=not wish.dry_run)
    for remark in (*imported.remarks, *draft.remarks):
        console.note(console.words.tell(remark))
    return 0


def _drafts(
    session: Session, wish: Wish, reading: Reading, standing: Standing
) -> tuple[Draft, Draft]:
    """Return the draft with what was answered, and the one that a later import makes by itself."""
    known = _known(reading, standing.contents, standing.texts.get(PLAN))
    questions = questions_of(reading, known)
    try:
        draft = draft_of(reading, Settled(questions), known)
        if wish.dry_run or wish.yes:
            return draft, draft
        asked = open_in_drafts(draft, questions, standing.texts)
        answers = answers_to(session.console, reading, asked)
        if not answers:
            return draft, draft
        answered = draft_of(reading, Settled(questions, answers), known)
        contents = {**standing.contents, **contents_of(answered)}
        later = _known(reading, contents, text_of_plan(answered))
        return answered, draft_of(reading, Settled(questions_of(reading, later)), later)
    except TooManyTasksError as error:
        raise FileError(refused()) from error


def _known(reading: Reading, contents: Mapping[str, Any], plan: str | None) -> Known:
    """Return what files say already, and which questions somebody took out of the plan's own."""
    words = Words(language_of(reading))
    return known_of(contents, settled_in(plan, questions_of(reading, Known()), words))


def _tell(
    console: Console,
    wish: Wish,
    draft: Draft,
    result: Sorted,
    texts: Mapping[str, str],
    *,
    done: bool,
) -> None:
    """Show what is written, or would be, and how much is left to a person."""
    left = list(open_in({**texts, **{change.file: change.after for change in result.changes}}))
    questions = sum(one.is_question for one in left)
    outcome = Outcome(
        str(wish.folder),
        draft.title,
        [change.file for change in result.new],
        [Differences(one.change.file, one.told) for one in result.redrawn],
        [Differences(one.file, one.told) for one in result.kept],
        result.gone,
        result.removed,
        questions,
        len(left) - questions,
        is_new_edition=result.source is not None and result.source.before is not None,
        source=result.source is not None and result.source.before is None and bool(texts),
        done=done,
    )
    console.show(imported_screen(console.words, outcome))


def _refuse_nothing(document: Path, reading: Reading) -> None:
    """Refuse a document in which nothing was found that a plan has."""
    if not reading.tasks and not reading.targets:
        raise FileError(
            say("{file} has neither tasks nor targets that were recognised", file=document.name),
            say("anplan init begins a workspace to be filled in by hand"),
        )


def _refuse_without_names() -> None:
    """Refuse to write where no ids can be made of Chinese names."""
    if find_spec("pypinyin") is None:
        raise without_import(
            say("Writing a workspace needs the import extra, which is not installed")
        )


def _workspace(root: Path) -> Workspace:
    refuse_place(root)
    if os.path.lexists(root) and not root.is_dir():
        raise FileError(
            say("Not a folder: {folder}", folder=str(root)), say("Give the name of a new folder")
        )
    return Workspace(root.absolute())


def _store(workspace: Workspace, root: Path, draft: Draft, result: Sorted) -> None:
    """Write what is new or drawn anew; what an editor needs only where the folder lacks it."""
    around = skeleton(draft.language) | for_editors(draft.language)
    beside = [
        Change(file, None, data.decode())
        for file, data in around.items()
        if not file.startswith(("plan/", "units/")) and not (root / file).exists()
    ]
    for change in result.changes:
        if len(change.data) > limit_of(change.file):
            raise FileError(
                say("{file} would be too large for a workspace", file=change.file),
                say("Leave out annexes that hold no tasks; nothing was written"),
            )
    try:
        root.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_error(root, error) from error
    changes = [*result.changes, *beside]
    if changes and not write(workspace, changes):
        raise FileError(
            say("A file was changed meanwhile"), say("Nothing was written; run the import again")
        )


def print_text(console: Console, imported: Imported) -> None:
    """Print what was read as tables, the open questions last."""
    from anplan.show.screens.document import document_screen

    console.show(document_screen(console.words, imported.reading))
    for remark in imported.remarks:
        console.note(console.words.tell(remark))


def print_json(console: Console, imported: Imported) -> None:
    """Print what was read as JSON."""
    from anplan.show.json.document import document_json
    from anplan.show.json.text import dump

    console.write(dump(document_json(console.words, imported.reading, imported.remarks)))


def open_questions(session: Session) -> int:
    """Print the questions that stand in a workspace's files, and what is to be filled in."""
    workspace = Workspace.find(session.folder)
    found = list(open_in(standing_in(workspace).texts))
    for one in found:
        session.console.out.write(log_line(f"{one.file}:{one.line}: {one.text}") + "\n")
    if not found:
        session.console.out.write(session.console.words("No open questions.") + "\n")
    return 1 if found else 0
