"""What a table of a file is made of: columns with a name, a type, a unit and a meaning.

The writers, the data dictionary and the reference pages all go by these declarations.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Literal, NamedTuple

from anplan.base.commit import Revision
from anplan.base.message import mark
from anplan.show.words import Words
from anplan.state.build import State
from anplan.state.over_time import Stand

TIDY_SCHEMA = 1
"""The version of the tables: columns may be added, one that changes or goes is a new version."""

Kind = Literal["text", "decimal", "whole", "day", "truth"]
KINDS: Mapping[Kind, str] = {
    "text": mark("text"),
    "decimal": mark("decimal, exact"),
    "whole": mark("whole number"),
    "day": mark("calendar day"),
    "truth": mark("true or false"),
}

PERCENT = mark("%")
POINTS = mark("percentage points")
DAYS = mark("days")
OF_ITS_MEASURE = mark("as in the column measure")
COMPARED = mark(
    "How a value is compared with it: at_least, more_than, at_most, less_than, about, between, rank "
    "or words."
)


class Facts(NamedTuple):
    """What the tables are made of: a judged state, how it stood before, and whose it is."""

    words: Words
    state: State
    stands: tuple[Stand, ...]
    workspace: str
    revision: Revision | None = None


class Column(NamedTuple):
    """One column: its name, the type of its values, what they mean, and how a value is found.

    ``meaning`` and ``unit`` are texts of the catalogue.
    """

    name: str
    kind: Kind
    meaning: str
    value: Callable[[Facts, Any], object]
    unit: str = ""


class Reference(NamedTuple):
    """Columns whose values are the key of a row of another table."""

    columns: tuple[str, ...]
    table: str


class Table(NamedTuple):
    """A table: its columns, and the subjects of its rows in their order.

    ``key`` are the columns that no two rows have alike, beside those that every table has.
    """

    name: str
    meaning: str
    own: tuple[Column, ...]
    subjects: Callable[[Facts], Iterable[Any]]
    key: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()

    @property
    def columns(self) -> tuple[Column, ...]:
        """Return all columns: whose row it is stands first in every table."""
        return (*WHOSE, *self.own, SAMPLE)

    def rows(self, facts: Facts) -> Iterator[tuple[object, ...]]:
        """Yield the values of each row."""
        columns = self.columns
        for subject in self.subjects(facts):
            yield tuple(column.value(facts, subject) for column in columns)


WHOSE = (
    Column(
        "workspace",
        "text",
        mark("The workspace: the name of its folder, or that of --workspace."),
        lambda facts, _: facts.workspace,
    ),
    Column(
        "plan",
        "text",
        mark("The plan: the number of its document, else its title."),
        lambda facts, _: facts.state.project.plan.document.known_by,
    ),
)
SAMPLE = Column(
    "sample",
    "truth",
    mark("Whether the row is fictional, of a sample."),
    lambda facts, _: facts.state.project.plan.sample,
)


def joined(names: Iterable[object]) -> str | None:
    """Write several ids in one cell; None where there are none."""
    return " ".join(map(str, names)) or None


def pairs(said: Mapping[str, object]) -> str | None:
    """Write names with their values in one cell; None where there are none."""
    return "; ".join(f"{name}={value}" for name, value in said.items()) or None
