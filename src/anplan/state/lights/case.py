"""What the light of an indicator depends on."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from anplan.base.message import Message
from anplan.base.problem import Spot
from anplan.base.quantity import Quantity
from anplan.model.indicators import Indicator
from anplan.model.plan import Settings
from anplan.model.targets import Target
from anplan.state.facts import Absence, Point
from anplan.state.figures import Printed, Progress, exact
from anplan.state.lights.settled import Settled
from anplan.state.lights.trajectory import WHOLE, is_from_known_start, points_of


class Fear(NamedTuple):
    """A unit's word that it fears for something."""

    unit: str
    message: Message
    brief: Message
    spot: Spot


class Case(NamedTuple):
    """All that a light depends on. ``by`` is the target's day, ``point`` the value judged.

    ``part`` is that of the way's points which a unit's share goes by. ``unshared`` is why no figure
    comes from the plan that is to have it.
    """

    indicator: Indicator
    target: Target
    by: date
    day: date
    settings: Settings
    settled: Settled = Settled()
    point: Point | None = None
    earlier: tuple[Point, ...] = ()
    absence: Absence | None = None
    expected: Fraction | None = None
    progress: Progress = Progress()
    printed: Printed = Printed()
    part: Fraction = WHOLE
    unshared: Message | None = None

    @property
    def value(self) -> Decimal:
        """Return the value judged."""
        assert self.point is not None
        return self.point.value

    def met_by(self, value: Decimal) -> bool:
        """Return whether a value reaches the target."""
        return self.target.is_met_by(value, grows=self.accumulates)

    @property
    def met(self) -> bool:
        """Return whether the value judged reaches the target."""
        return self.met_by(self.value)

    @property
    def has_no_way(self) -> bool:
        """Return whether the target is the baseline: it is kept or not, on every day."""
        return self.indicator.start == self.target.value and is_from_known_start(
            self.indicator, self.target
        )

    @property
    def waits_for_its_day(self) -> bool:
        """Return whether nothing is expected of the value yet, at the end or of a later rate."""
        trajectory = self.indicator.trajectory
        if self.indicator.kind == "rate" or self.target.is_placed:
            return self.expected is None
        if trajectory is None:
            return False
        return trajectory.shape == "end" or (
            self.indicator.has_steps and not points_of(self.indicator, self.target)
        )

    @property
    def accumulates(self) -> bool:
        """Return whether values only grow: a flow or a count."""
        return self.indicator.accumulates

    @property
    def shown(self) -> Quantity:
        """Return the value with its measure."""
        assert self.point is not None
        return Quantity(self.point.own, self.indicator.measure)

    @property
    def is_over(self) -> bool:
        """Return whether the value is more than a target had in mind that names an upper end."""
        return self.target.high is not None and self.value > self.target.high

    @property
    def outside(self) -> Fraction:
        """Return how far the value is from what is expected beyond what ``within`` allows."""
        assert self.target.within is not None
        assert self.expected is not None
        short = self.expected - Fraction(self.value)
        distance = short if self.accumulates else abs(short)
        return max(Fraction(0), distance - Fraction(self.target.within))

    @property
    def behind(self) -> Fraction | None:
        """Return the points behind what is expected, as a light counts them; None without any.

        Near a figure only what lies beyond its band counts, on either side of it.
        """
        if self.target.within is None:
            return None if self.progress.gap is None else -self.progress.gap
        if self.indicator.kind == "rate":
            return self.outside
        way = abs(Fraction(self.target.value) - Fraction(self.indicator.start))
        return self.outside / way * 100 if way else None

    @property
    def is_room_used_up(self) -> bool:
        """Return whether the way goes up to a ceiling: being further along it is no merit."""
        return self.indicator.goes_up_to_ceiling(self.target)

    def short_of(self, wanted: Fraction) -> Quantity:
        """Return how much the value misses of what was wanted, to the last digit."""
        missing = exact(abs(Fraction(self.value) - wanted))
        return Quantity(missing, self.indicator.measure).readable()
