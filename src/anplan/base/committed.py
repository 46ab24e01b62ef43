"""A commit as people see it: its short name, its author and day, and what it said."""

from datetime import date
from typing import NamedTuple


class Committed(NamedTuple):
    """One commit; the day is its author's in the plan's time zone.

    ``earliest`` marks the first one of a shallow clone: what it holds may be older.
    """

    name: str
    day: date
    author: str
    subject: str
    earliest: bool = False
