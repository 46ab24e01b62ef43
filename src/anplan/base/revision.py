"""Which state of the files an answer was made of."""

from datetime import date
from typing import NamedTuple


class Revision(NamedTuple):
    """A commit by its short name.

    ``day`` is its committer's day where the commit itself was asked; None where the folder's
    files were, changed since or not. ``known`` is the day whose knowledge was asked for.
    """

    name: str
    day: date | None = None
    known: date | None = None
