"""Problems with what was typed: told by the thing they are about, not by a line that is not there."""

from collections.abc import Iterator

from anplan.base.message import Message, say
from anplan.base.problem import Place, Problem
from anplan.files.disk.draft import Draft
from anplan.model.project import Project
from anplan.show.words import Words
from anplan.work.entry_lines import EntryLine, entry_at, entry_lines

NOWHERE = Place("")


def cure_when_typed(problem: Problem) -> Message | None:
    """Return how a problem is mended while its entry is only typed: no file holds a comment yet."""
    if problem.code == "V114":
        return say("Look at the year and the month")
    return problem.hint


def typed_problems(
    words: Words, project: Project, made: Draft, problems: list[Problem]
) -> Iterator[Problem]:
    """Yield the problems that a draft brings; those on lines of its own name the thing instead."""
    lines: list[EntryLine] | None = None
    for problem in problems:
        shown = problem._replace(hint=cure_when_typed(problem))
        assert isinstance(shown.where, Place)
        if shown.where.file != made.file or _is_on_disk(made, shown.where):
            yield shown
            continue
        lines = list(entry_lines(made)) if lines is None else lines
        message = _about(words, project, entry_at(lines, shown.where.line), shown.message)
        yield shown._replace(where=NOWHERE, message=message)


def _is_on_disk(made: Draft, place: Place) -> bool:
    """Return whether the file has the very line that a problem quotes."""
    if made.before is None:
        return False
    rows = made.before.decode("utf-8-sig", "replace").split("\n")
    drafted = made.after.split("\n")
    at = place.line - 1
    return at < 0 or (at < len(rows) and rows[at].rstrip("\r") == drafted[at].rstrip("\r"))


def _about(words: Words, project: Project, line: EntryLine | None, message: Message) -> Message:
    """Return a message behind the thing that it is about, unless it names that itself."""
    ref = (line.entry.get("indicator") or line.entry.get("ref")) if line is not None else None
    if ref is None:
        return message
    ref, text = str(ref), words.tell(message)
    label, titles = _thing(project, ref)
    if any(name in text for name in (ref, *titles)):
        return message
    return say("{thing}: {message}", thing=label, message=message)


def _thing(project: Project, ref: str) -> tuple[str, tuple[str, ...]]:
    """Return what people call a thing, and the titles by which a message may have named it."""
    if ref in project.indicators:
        indicator = project.indicators[ref]
        return indicator.label, (indicator.label, indicator.title)
    record = project.action(ref) or project.tasks.get(ref)
    return project.numbered(ref), (() if record is None else (record.title,))
