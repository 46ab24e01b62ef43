"""A change: what the files said before it, what they say now, and who asks for it."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar

from anplan.base.message import say
from anplan.base.period import Period
from anplan.base.problem import Problem, Spot
from anplan.base.quantity import Quantity
from anplan.base.spelling import shown
from anplan.checks.rule import Rule
from anplan.checks.subjects import IssuedBrief
from anplan.model.decisions import Decision
from anplan.model.indicators import CountedFrom, Trajectory
from anplan.model.paths import decisions_path, report_path
from anplan.model.plan import Obligation
from anplan.model.project import Project
from anplan.model.sharing import SharedFrom
from anplan.model.targets import Target
from anplan.model.types.records import Record, is_record, key_of
from anplan.model.units import Scheme

K = TypeVar("K")
E = TypeVar("E", bound=tuple[object, ...])


class Change(NamedTuple):
    """Two states of a workspace, and the files that differ between them.

    ``author`` is the account that asks for the change, None where nobody says it.
    ``allowed`` are the findings that a comment of this change lets stand, with its reason;
    ``rules`` those whose levels a plan may set, by code. ``committed`` are the days on which the
    change committed files last, ``issues`` the issued briefs that come with it.
    What could not be read on one side is not compared.
    """

    before: Project
    after: Project
    added: frozenset[str] = frozenset()
    edited: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    author: str | None = None
    allowed: Sequence[tuple[Problem, str]] = ()
    rules: Mapping[str, Rule[Any]] = MappingProxyType({})
    committed: Mapping[str, date] = MappingProxyType({})
    issues: Sequence[IssuedBrief] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """Return all files that differ."""
        return tuple(sorted(self.added | self.edited | self.removed))

    def gone(self, shelf: str, file_of: Callable[[K], str]) -> Iterator[tuple[K, str]]:
        """Yield what is no longer on a shelf, with the file that held it."""
        now = getattr(self.after, shelf)
        for key in getattr(self.before, shelf):
            file = file_of(key)
            if key not in now and file not in self.after.broken:
                yield key, file

    def kept(self, shelf: str, file_of: Callable[[K], str]) -> Iterator[tuple[K, str, Any, Any]]:
        """Yield what is on a shelf on both sides and differs, with its file."""
        now = getattr(self.after, shelf)
        for key, old in getattr(self.before, shelf).items():
            if key in now and old != now[key]:
                yield key, file_of(key), old, now[key]

    def new_decisions(self) -> Iterator[tuple[Spot, Decision]]:
        """Yield the decisions that were not there, each with its place."""
        for month, settled in self.after.decisions.items():
            file = decisions_path(month)
            before = self.before.decisions.get(month)
            known = before.decisions if before is not None else ()
            for place, decision in enumerate(settled.decisions):
                if file not in self.before.broken and decision not in known:
                    yield Spot(file, ("decisions", place)), decision

    def obligations(self) -> Iterator[tuple[Obligation, tuple[int, Obligation] | None]]:
        """Yield the obligations there were, each with its place and state now; None if gone."""
        now = {new.id: (place, new) for place, new in enumerate(self.after.plan.obligations)}
        for old in self.before.plan.obligations:
            yield old, now.get(old.id)

    def last_issue(self) -> tuple[Period, date] | None:
        """Return the month whose brief was issued last, and the day."""
        closed = self.before.months_closed
        return max(closed.items(), key=lambda pair: (pair[1], pair[0]), default=None)


def report_file(key: tuple[str, Period]) -> str:
    """Return the file of a report by its key on the shelf."""
    return report_path(*key)


class Pairs(NamedTuple):
    """Entries of two lists by their places: those that belong together, and the rest."""

    both: tuple[tuple[int, int], ...]
    gone: tuple[int, ...]
    new: tuple[int, ...]


def paired(old: Sequence[E], new: Sequence[E], *keys: Callable[[E], Hashable]) -> Pairs:
    """Pair entries that are the same, then those that are alike by each key in turn."""
    left, right = dict(enumerate(old)), dict(enumerate(new))
    both = []
    for key in (_itself, *keys):
        waiting: dict[Hashable, list[int]] = {}
        for place, entry in right.items():
            waiting.setdefault(key(entry), []).append(place)
        for place, entry in list(left.items()):
            places = waiting.get(key(entry))
            if places:
                both.append((place, places[0]))
                del left[place], right[places.pop(0)]
    return Pairs(tuple(sorted(both)), tuple(left), tuple(right))


def paired_measures(old: Scheme, new: Scheme) -> Pairs:
    """Pair the measures of a unit's scheme: those of one id, alike by their words, by their ref."""
    return paired(
        old.measures,
        new.measures,
        lambda measure: measure.id or measure,
        lambda measure: measure.text or measure.title,
        lambda measure: measure.ref,
    )


def _itself(entry: Hashable) -> Hashable:
    return entry


def differences(old: Record, new: Record) -> Iterator[tuple[str, Any, Any]]:
    """Yield the keys whose values differ, as they are written in the file."""
    for name, before, after in zip(old._fields, old, new, strict=True):
        if before != after:
            yield key_of(name), before, after


def shown_value(value: Any) -> object:
    """Return a value as a message shows it."""
    if value is None or value == ():
        return say("nothing")
    if is_record(value) and not isinstance(value, Quantity):
        return (
            _asked(value)
            if isinstance(value, Target | Trajectory | CountedFrom | SharedFrom)
            else _words_of(value)
        )
    if isinstance(value, tuple | Mapping) and not is_record(value):
        is_list = all(isinstance(entry, str) for entry in value) and isinstance(value, tuple)
        return value if is_list else say("{count} entries", count=len(value))
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Quantity) and value.measure is None:
        return value.value
    return shown(value) if isinstance(value, str) else value


def shown_change(old: Any, new: Any) -> tuple[object, object]:
    """Return two values as a message shows them; where that is the same, what differs of them."""
    before, after = shown_value(old), shown_value(new)
    if before != after:
        return before, after
    if isinstance(old, tuple) and isinstance(new, tuple):
        gone = [entry for entry in old if entry not in new]
        come = [entry for entry in new if entry not in old]
        old, new = _entries(gone or old), _entries(come or new)
    if not (isinstance(old, str) and isinstance(new, str)):
        return before, after
    if shown(old) != shown(new):
        return shown(old), shown(new)
    both = zip(old, new, strict=False)
    start = next(
        (at for at, (was, now) in enumerate(both) if was != now), min(map(len, (old, new)))
    )
    return shown(f"…{old[start:]}"), shown(f"…{new[start:]}")


def _entries(values: Sequence[Any]) -> str:
    """Write entries of a list in the words of their file."""
    return "; ".join(_words_of(value) for value in values)


def _words_of(value: Any) -> str:
    if not is_record(value):
        return str(value)
    keys = ((key, inner) for key, inner in value._asdict().items() if inner not in (None, ()))
    return ", ".join(f"{key}: {inner}" for key, inner in keys)


def _asked(value: Target | Trajectory | CountedFrom | SharedFrom) -> str:
    """Write a target, the way to it, what is counted or taken from where in the words of its file."""
    if isinstance(value, CountedFrom | SharedFrom):
        return value.words
    if isinstance(value, Target):
        return value.in_words_of_its_file
    points = ", ".join(f"{day}: {figure:f}" for day, figure in value.points)
    return value.shape or f"{'curve' if value.curve else 'steps'} {points}"
