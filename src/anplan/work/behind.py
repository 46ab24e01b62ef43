"""What the last commit has and the folder lacks: the next commit of the file would take it out."""

from collections.abc import Callable, Iterator, Sequence

from anplan.base.errors import HistoryError, UsageError
from anplan.base.message import say
from anplan.base.problem import Problem
from anplan.files.disk.draft import Draft
from anplan.files.disk.workspace import Workspace
from anplan.files.git.objects import committed_files
from anplan.files.git.versions import last_commit
from anplan.files.load import content_of
from anplan.model.paths import is_within
from anplan.model.project import Project
from anplan.show.entry_text import about_text, content_text
from anplan.show.safe import one_line
from anplan.show.words import Words
from anplan.state.history.changes import changes_between
from anplan.state.history.statements import Statement, statements_in
from anplan.work.console import Console
from anplan.work.session import Opened

_RECORDED = ("units", "plan/decisions")
_MOST_SHOWN = 5

Lost = Callable[[Draft], tuple[Statement, ...]]
"""Tells of a draft which entries of the last commit it leaves out."""


def lost_by(workspace: Workspace, made: Draft) -> tuple[Statement, ...]:
    """Return the entries of the last commit that a draft leaves out though it does not remove them.

    Nothing where somebody wrote the file since it was drafted: it is drafted anew then.
    """
    return lost_by_each(workspace, [made])(made)


def lost_by_each(workspace: Workspace, made: Sequence[Draft]) -> Lost:
    """Return what tells for each of some drafts what it leaves out; git is asked once for all."""
    try:
        head = committed_files(workspace.standpoint, [each.file for each in made]) if made else {}
    except HistoryError:
        return lambda _draft: ()

    def lost(draft: Draft) -> tuple[Statement, ...]:
        if _now(workspace, draft.file) != draft.before:
            return ()
        return _lost(draft.file, head.get(draft.file), draft.before, draft.data)

    return lost


def _now(workspace: Workspace, file: str) -> bytes | None:
    try:
        return workspace.read(file)
    except (OSError, ValueError):
        return None


def _lost(
    file: str, head: bytes | None, before: bytes | None, after: bytes
) -> tuple[Statement, ...]:
    if head is None or head in (before, after):
        return ()
    kept = {entry.key for entry in _entries(file, before)}
    now = _entries(file, after) if after else ()
    gone = changes_between(_entries(file, head), now)
    return tuple(
        change.before
        for change in gone
        if change.before is not None
        and change.before.key not in kept
        and (change.after is None or change.before.sort != "paper")
    )


def _entries(file: str, data: bytes | None) -> tuple[Statement, ...]:
    if data is None:
        return ()
    key, model, _ = content_of(file, data)
    return () if model is None else statements_in(key, model)


def may_leave_out(
    console: Console, project: Project, lost: tuple[Statement, ...], *, yes: bool
) -> bool:
    """Tell what a file would leave out of what the last commit has; ask whether it may."""
    if not lost:
        return True
    text = console.words(
        "The last commit has what this folder lacks, and it would be taken out: {what}"
    )
    console.note(text.format(what=shown_entries(console.words, project, lost)))
    if yes:
        return True
    if console.asks:
        return console.confirm(console.words("Take it out all the same?"))
    console.note(console.words("Nothing was written; --yes writes it all the same."))
    return False


def shown_entries(words: Words, project: Project, lost: tuple[Statement, ...]) -> str:
    """Name entries in a line, at most a few of them."""
    texts = [
        one_line(" ".join(filter(None, _parts(words, project, entry))))
        for entry in lost[:_MOST_SHOWN]
    ]
    rest = len(lost) - len(texts)
    return words.listed((*texts, f"+{rest}") if rest else tuple(texts))


def _parts(words: Words, project: Project, entry: Statement) -> tuple[str, str, str | None]:
    about, content = about_text(words, project, entry), content_text(words, project, entry)
    return about, content, entry.reason


def refuse_behind(words: Words, opened: Opened, *, yes: bool) -> None:
    """Refuse a folder that lacks papers or entries of the last commit: a brief would lack them."""
    lost = () if yes else tuple(_lost_of_all(opened.workspace))
    if lost:
        raise UsageError(
            say(
                "The last commit has what this folder lacks: {what}",
                what=shown_entries(words, opened.project, lost),
            ),
            say("Bring the folder up to date, or add --yes"),
        )


def _lost_of_all(workspace: Workspace) -> Iterator[Statement]:
    try:
        last = last_commit(workspace.root)
    except (HistoryError, UsageError):
        return
    for file in last.files():
        if isinstance(file, Problem) or not any(is_within(file, folder) for folder in _RECORDED):
            continue
        now = _now(workspace, file)
        yield from _lost(file, last.read(file), now, now or b"")
