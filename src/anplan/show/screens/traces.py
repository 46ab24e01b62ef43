"""Where a fact stands: its line and, where there is git, the commit that wrote it."""

from collections.abc import Callable
from typing import NamedTuple

from anplan.base.problem import Place, Spot


class Traces(NamedTuple):
    """Finds the line of a fact and, where there is git, the commit that wrote it."""

    place: Callable[[Spot], Place]
    commit: Callable[[Place], str]

    def __call__(self, spot: Spot) -> tuple[str, str]:
        """Return ``file:line`` and the commit."""
        place = self.place(spot)
        return f"{place.file}:{place.line}", self.commit(place)
