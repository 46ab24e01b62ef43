"""What was said about one thing over time: from the versions of files to events."""

from collections.abc import Callable, Iterable, Iterator
from typing import Literal, NamedTuple

from anplan.base.commit import Commit
from anplan.base.problem import Problem
from anplan.model.reports import MilestoneDone, Reading
from anplan.state.history.changes import StatementChange, changes_between
from anplan.state.history.statements import Statement

Happening = Literal["added", "changed", "corrected", "confirmed", "removed", "unreadable"]
Entries = tuple[Statement, ...]
Fact = tuple[str, str, str | None, str]
"""What a unit may say again in a later report: its sort, what it is about, the unit, its name."""


class Telling(NamedTuple):
    """What a commit (or, without one, the work tree) made a file say.

    ``before`` has one list of entries for each parent. ``problem`` is why the file cannot be
    read; ``after`` is then what it said last.
    """

    file: str
    commit: Commit | None
    before: tuple[Entries, ...]
    after: Entries
    problem: Problem | None = None


class Event(NamedTuple):
    """Something that became known: an entry that came, changed, was corrected or went."""

    how: Happening
    file: str
    commit: Commit | None
    before: Statement | None = None
    after: Statement | None = None
    problem: Problem | None = None

    @property
    def entry(self) -> Statement | None:
        """Return the entry as it was from then on, or as it was before it went."""
        return self.after or self.before

    @property
    def reason(self) -> str | None:
        """Return the reason that the entry itself has."""
        return self.after.reason if self.after else None


def happened(tellings: Iterable[Telling], about: Callable[[Statement], bool]) -> Iterator[Event]:
    """Yield what became known of a thing, telling by telling."""
    for telling in tellings:
        yield from _events(telling, about)


def story(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events about one thing, those of all its tellings, as they are shown.

    A figure that a later report gives again for the same day, or a milestone that it dates
    again, corrects the earlier one, or confirms it where it is the same.
    """
    known: dict[Fact, Statement] = {}
    return tuple(_corrected(event, known) for event in _once(events))


def _once(events: Iterable[Event]) -> Iterator[Event]:
    """Leave out what the first commits of a shallow clone say of the same file again."""
    seen = set()
    for event in events:
        entry = event.entry
        if event.commit and event.commit.earliest and entry:
            if entry.key in seen:
                continue
            seen.add(entry.key)
        yield event


def _events(telling: Telling, about: Callable[[Statement], bool]) -> Iterator[Event]:
    if telling.problem is not None:
        yield Event("unreadable", telling.file, telling.commit, problem=telling.problem)
        return
    for change in _own_changes(telling):
        if about(change.entry):
            yield Event(change.how, telling.file, telling.commit, change.before, change.after)


def _own_changes(telling: Telling) -> tuple[StatementChange, ...]:
    """Return what a commit changed against every one of its parents."""
    first, *others = (changes_between(before, telling.after) for before in telling.before or ((),))
    shared = [{change.entry.key for change in changes} for changes in others]
    return tuple(change for change in first if all(change.entry.key in keys for keys in shared))


def _corrected(event: Event, known: dict[Fact, Statement]) -> Event:
    entry = event.entry
    if entry is None or not _is_fact(entry):
        return event
    fact = entry.sort, entry.ref, entry.unit, entry.name
    earlier = known.get(fact)
    if event.after is not None:
        known[fact] = event.after
    if event.how == "added" and earlier and earlier.file != entry.file:
        how: Happening = "confirmed" if _value(earlier) == _value(entry) else "corrected"
        return event._replace(how=how, before=earlier)
    return event


def _is_fact(entry: Statement) -> bool:
    """Return whether a later report can say the same thing again: a day's figure, a milestone."""
    return entry.sort == "milestone" or (entry.sort == "reading" and bool(entry.name))


def _value(entry: Statement) -> object:
    if isinstance(entry.said, MilestoneDone):
        return entry.said.done
    return entry.said.value if isinstance(entry.said, Reading) else None
