"""Everything that was said about one thing over time: as a screen, as JSON, as a table."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from anplan.base.commit import Commit, Revision
from anplan.base.message import mark
from anplan.model.names import Referent
from anplan.model.project import Project
from anplan.model.reports import Evidence, Reading
from anplan.show.entry_text import (
    SORT_WORDS,
    about_text,
    change_text,
    content_text,
    day_text,
    first_text,
    measure_of,
)
from anplan.show.evidence import evidence_line, evidence_list
from anplan.show.json.entries import content_json, entry_json
from anplan.show.json.state import SCHEMA, revision_json
from anplan.show.layout.screen import Cell, Column, Screen, Style
from anplan.show.safe import file_name, one_line
from anplan.show.screens.page import revision_parts, title_line
from anplan.show.words import Words
from anplan.state.history.statements import Statement
from anplan.state.history.timeline import Event, Happening

LOG = (
    "known_on",
    "held_on",
    "how",
    "sort",
    "ref",
    "name",
    "unit",
    "period",
    "before",
    "value",
    "measure",
    "reason",
    "author",
    "commit",
    "subject",
    "file",
    "sample",
    "evidence",
)
_HOW_WORDS: dict[Happening, str] = {
    "corrected": mark("corrected: {text}"),
    "confirmed": mark("confirmed: {text}"),
    "removed": mark("removed: {text}"),
    "unreadable": mark("the file cannot be read: {text}"),
}
_HOW_STYLES: dict[Happening, Style] = {
    "changed": "yellow",
    "corrected": "yellow",
    "removed": "red",
    "unreadable": "red",
}


class Log(NamedTuple):
    """What a log shows: the thing, its events, and whether history reaches to its beginning."""

    project: Project
    found: Referent
    title: str
    events: tuple[Event, ...]
    revision: Revision | None
    whole: bool


def log_screen(words: Words, log: Log) -> Screen:
    """Show the events, the newest last."""
    screen = Screen()
    title_line(screen, words, log.project)
    parts = tuple(revision_parts(words, log.revision))
    if parts:
        screen.line(words("; ").join(parts))
    screen.line()
    screen.line(log.title, "title")
    if log.events:
        screen.table(_columns(words), [_row(words, log, event) for event in log.events])
    else:
        screen.line(words("Nothing was ever said about it."))
    if not log.whole:
        screen.line(
            words(
                "This clone is shallow: what was said before its first commit is not shown; "
                "git fetch --unshallow brings it."
            ),
            "yellow",
        )
    return screen


def _columns(words: Words) -> tuple[Column, ...]:
    return (
        Column(words("Known since")),
        Column(words("Holds for")),
        Column(words("Report")),
        Column(words("Unit"), flexible=True),
        Column(words("Matter"), flexible=True),
        Column(words("What was said"), flexible=True),
        Column(words("Why"), flexible=True),
        Column(words("Brought by"), flexible=True),
    )


def _row(words: Words, log: Log, event: Event) -> tuple[Cell, ...]:
    entry = event.entry
    return (
        Cell(known_text(words, event.commit)),
        Cell(day_text(entry.day) if entry else ""),
        Cell(str(entry.period or "") if entry else ""),
        Cell(log.project.label(entry.unit) if entry and entry.unit else ""),
        Cell(_matter(words, log, event)),
        Cell(event_text(words, log.project, event), _HOW_STYLES.get(event.how, "plain")),
        Cell(one_line(why_text(event) or "")),
        Cell(by_text(event.commit)),
    )


def known_text(words: Words, commit: Commit | None) -> str:
    """Write the day something became known."""
    if commit is None:
        return words("not committed")
    if commit.earliest:
        return words("{day} or earlier").format(day=commit.day)
    return commit.day.isoformat()


def by_text(commit: Commit | None) -> str:
    """Name who brought something, and with which commit."""
    return "" if commit is None else one_line(f"{commit.author} {commit.name}")


def why_text(event: Event) -> str | None:
    """Return the reason that was given, else what the commit said."""
    return event.reason or (event.commit.subject if event.commit else None)


def _matter(words: Words, log: Log, event: Event) -> str:
    entry = event.entry
    if entry is None:
        return file_name(event.file)
    sort = words(SORT_WORDS[entry.sort])
    about = about_text(words, log.project, entry)
    own = entry.ref == log.found.id and entry.sort not in ("item", "problem", "decision")
    return sort if own or not about else f"{sort} {about}"


def event_text(words: Words, project: Project, event: Event) -> str:
    """Write what was said, or how it changed."""
    if event.problem is not None:
        text = words.tell(event.problem.message)
    elif event.before is not None and event.after is not None and event.how != "confirmed":
        text = change_text(words, project, event.before, event.after)
    else:
        assert event.entry is not None
        text = first_text(words, project, event.entry)
    form = _HOW_WORDS.get(event.how)
    told = words(form).format(text=text) if form else text
    named = evidence_line(words, _new_evidence(event))
    return words("{text}; {more}").format(text=told, more=named) if named else told


def _new_evidence(event: Event) -> tuple[Evidence, ...]:
    """Return the papers that an entry names, where it did not name the same ones before."""
    if event.after is None:
        return ()
    before = event.before.evidence if event.before else ()
    return () if event.after.evidence == before else event.after.evidence


def log_json(words: Words, log: Log) -> dict[str, Any]:
    """Return the events: ``anplan log --format json``."""
    return {
        "schema": SCHEMA,
        "sample": log.project.plan.sample,
        "ref": {"kind": log.found.kind, "id": log.found.id, "title": log.title},
        **revision_json(log.revision),
        "whole": log.whole,
        "events": [_event_json(words, log.project, event) for event in log.events],
    }


def _event_json(words: Words, project: Project, event: Event) -> dict[str, Any]:
    entry, commit = event.entry, event.commit
    return {
        "how": event.how,
        **entry_json(entry),
        "held_on": entry.day if entry else None,
        "before": content_json(event.before),
        "after": content_json(event.after),
        "text": event_text(words, project, event),
        "reason": event.reason,
        "known_on": commit.day if commit else None,
        "commit": commit.name if commit else None,
        "author": commit.author if commit else None,
        "subject": commit.subject if commit else None,
        "earliest": commit.earliest if commit else False,
        "problem": words.tell(event.problem.message) if event.problem else None,
        "file": event.file,
    }


def log_rows(words: Words, log: Log) -> Iterator[Sequence[object]]:
    """Yield one row an event."""
    sample = words("sample data") if log.project.plan.sample else None
    for event in log.events:
        entry, commit = event.entry, event.commit
        named = entry_json(entry)
        yield (
            commit and commit.day,
            entry and entry.day,
            event.how,
            *(named[key] for key in ("sort", "ref", "name", "unit", "period")),
            _value(words, log.project, event.before),
            words.tell(event.problem.message)
            if event.problem
            else _value(words, log.project, event.after),
            entry and measure_of(log.project, entry),
            event.reason,
            commit and commit.author,
            commit and commit.name,
            commit and commit.subject,
            event.file,
            sample,
            evidence_list(words, event.after.evidence) if event.after else None,
        )


def _value(words: Words, project: Project, entry: Statement | None) -> object:
    """Return a figure as a number, anything else as a text."""
    if entry is None:
        return None
    record = entry.said
    figure = record.value.value if isinstance(record, Reading) and record.value else None
    return content_text(words, project, entry) if figure is None else figure
