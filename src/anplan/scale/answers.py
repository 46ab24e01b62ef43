"""What an engine answered, with what is divided here: rates, means, and sums only where they mean something."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any, NamedTuple

from anplan.base.quantity import tidy
from anplan.scale.questions import Asked, Question
from anplan.state.figures import rounded

_SUMMED = frozenset({"at_least", "more_than", "at_most", "less_than"})
"""Comparators of targets that can be added up."""
_TO_REACH = frozenset({"at_least", "more_than"})
"""Those that somebody is on the way to; of what is held down no share is done."""
DECIMALS = 4
"""Of what is divided."""
_SEVERAL = 2
_APART: Mapping[str, frozenset[str]] = {
    "lights": frozenset({"workspace", "plan"}),
    "tasks": frozenset({"workspace", "plan"}),
    "papers": frozenset({"workspace", "plan", "unit", "month"}),
}
"""By which keys no thing is in two rows, of the questions that can be added up."""

Row = Mapping[str, Any]


class Answer(NamedTuple):
    """The answer to a question: its columns, and its rows in the order of their keys.

    ``total`` are all rows together, where none is counted in two. ``left_out``: so many rows of the
    tables are not counted, for another one has the same figure.
    """

    question: Question
    by: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    left_out: int = 0
    total: Row | None = None


def answer_of(question: Question, asked: Asked, rows: Iterable[Sequence[object]]) -> Answer:
    """Return the answer that an engine's rows are."""
    names = (*asked.by, *question.counts)
    told: list[dict[str, Any]] = [dict(zip(names, row, strict=True)) for row in rows]
    told.sort(key=lambda row: [(row[key] is None, row[key] or "") for key in asked.by])
    make = _MADE.get(question.name, _as_counted)
    made = [{**{key: row[key] for key in asked.by}, **make(row, question)} for row in told]
    columns = (*asked.by, *_COLUMNS.get(question.name, question.counts))
    total = _total(question, asked, told)
    left_out = sum(row.get("taken", 0) for row in told)
    return Answer(question, asked.by, columns, tuple(made), left_out, total)


def _total(question: Question, asked: Asked, rows: Sequence[Row]) -> Row | None:
    """Return all rows together; None where one thing is in several of them, or there is but one."""
    if len(rows) < _SEVERAL or not _APART.get(question.name, frozenset()).issuperset(asked.by):
        return None
    sums = {name: sum(row[name] for row in rows) for name in question.counts}
    return _MADE.get(question.name, _as_counted)(sums, question)


def _as_counted(row: Row, question: Question) -> Row:
    return {name: row[name] for name in question.counts}


def _paper(row: Row, question: Question) -> Row:
    return {**_as_counted(row, question), "rate": _percent(row["on_time"], row["due"])}


def _against_target(row: Row, _question: Question) -> Row:
    """Return values and targets together where they are counted alike, else how many there are."""
    alone = row["count"] == 1
    alike = row["measures"] == 1 and row["comparators"] == 1 and row["comparator"] in _SUMMED
    summed = alike and not row["unsummed"]
    is_on_its_way = summed and row["comparator"] in _TO_REACH and row["targets"] == row["count"]
    value = _plain(row["value"]) if summed or alone else None
    target = _plain(row["target"]) if summed or alone else None
    return {
        "count": row["count"],
        "missing": row["count"] - row["figures"],
        "value": value,
        "target": target,
        "measure": row["measure"] if row["measures"] == 1 else None,
        "rate": _percent(value, target) if is_on_its_way else None,
        "gap": _mean(row["gap"], row["gaps"]),
        "least_gap": _plain(row["least_gap"]),
    }


def _plain(figure: Any) -> Decimal | None:
    return None if figure is None else tidy(Decimal(figure))


def _percent(part: Any, whole: Any) -> Decimal | None:
    if part is None or not whole or whole < 0:
        return None
    return tidy(rounded(Fraction(part) * 100 / Fraction(whole), DECIMALS))


def _mean(total: Any, count: int) -> Decimal | None:
    return None if total is None or not count else tidy(rounded(Fraction(total) / count, DECIMALS))


_MADE: Mapping[str, Callable[[Row, Question], Row]] = {
    "papers": _paper,
    "indicators": _against_target,
}
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "papers": ("due", "on_time", "late", "missing", "not_due", "returned", "rate"),
    "indicators": ("count", "missing", "value", "target", "measure", "rate", "gap", "least_gap"),
}


class Name(NamedTuple):
    """What an id is called, how many names it has in all plans, and one more of these.

    ``is_shared``: another id is called so, too.
    """

    text: str | None
    names: int
    other: str | None = None
    is_shared: bool = False


class Several(NamedTuple):
    """A plan that stands among the tables under several names, with the first few of these."""

    plan: str
    names: tuple[str, ...]


class SharedId(NamedTuple):
    """An id by which plans call several bodies, with the names of the first few of these."""

    unit: str
    names: tuple[str, ...]


class Unread(NamedTuple):
    """A workspace, and how many files of it could not be read."""

    workspace: str
    files: int


class Whose(NamedTuple):
    """Whose rows the tables have: how many workspaces, and the days for which they were asked.

    ``same_names`` is how many names of workspaces stand for several plans, ``several`` the first few
    plans that stand there under several names. ``unread`` is how many workspaces have files that could
    not be read, ``unread_files`` the first few of them.
    """

    workspaces: int
    plans: int
    samples: int
    first_day: date
    last_day: date
    same_names: int
    several: tuple[Several, ...] = ()
    unread: int = 0
    unread_files: tuple[Unread, ...] = ()


class Rollup(NamedTuple):
    """The answers, with what the ids in them are called.

    ``only`` are the values of keys of whose rows alone they are; ``shared`` the ids that stand for
    several units, where units were asked about; ``not_read`` the workspaces that were to be asked, and
    could not be.
    """

    whose: Whose
    answers: tuple[Answer, ...]
    names: Mapping[str, Mapping[str, Name]]
    only: Mapping[str, tuple[str, ...]] = {}
    shared: tuple[SharedId, ...] = ()
    not_read: tuple[str, ...] = ()
