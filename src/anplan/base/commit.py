"""A commit as people see it, and which one an answer was made of."""

from datetime import date
from typing import NamedTuple


class Commit(NamedTuple):
    """One commit: its short name and the day it was known, in the plan's time zone.

    Author and subject are empty where they are not asked for. ``earliest`` marks the first one
    of a shallow clone: what it holds may be older.
    """

    name: str
    day: date
    author: str = ""
    subject: str = ""
    earliest: bool = False


class Revision(NamedTuple):
    """The commit that an answer was made of, by its short name.

    ``day`` is its own day where the commit itself was asked; None where the folder's
    files were, changed since or not. ``known`` is the day whose knowledge was asked for.
    """

    name: str
    day: date | None = None
    known: date | None = None
