"""Which days are days off: by the plan's own list, else by the State Council's calendar."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Literal

from anplan.base.message import mark

SATURDAY = 5
WEEKEND = mark("weekend")
OWN = mark("day off by the plan")
HOLIDAY = mark("public holiday")
HOLIDAYS = {
    "New Year's Day": mark("New Year's Day"),
    "Spring Festival": mark("Spring Festival"),
    "Tomb-sweeping Day": mark("Tomb-sweeping Day"),
    "Labour Day": mark("Labour Day"),
    "Dragon Boat Festival": mark("Dragon Boat Festival"),
    "National Day": mark("National Day"),
    "Mid-autumn Festival": mark("Mid-autumn Festival"),
}


class Calendar:
    """Names days off; ``unknown`` collects the years about which neither list says anything."""

    def __init__(self, own: Mapping[date, Literal["rest", "work"]]) -> None:
        """Take the plan's own days, which win over the calendar's."""
        self._own = own
        self.unknown: set[int] = set()

    def rest_days(self, days: Iterable[date]) -> dict[date, str]:
        """Return each day off among the days, and those that follow it without a break."""
        names = {}
        for first in sorted(set(days)):
            day = first
            while name := self._name(day):
                names[day] = name
                day += timedelta(days=1)
        return names

    def _name(self, day: date) -> str | None:
        """Return a day off by its name; None for a working day."""
        own = self._own.get(day)
        if own is not None:
            return OWN if own == "rest" else None
        try:
            from chinese_calendar import get_holiday_detail

            rests, name = get_holiday_detail(day)
        except (ImportError, NotImplementedError):
            return self._weekend(day)
        if not rests:
            return None
        return HOLIDAYS.get(name, HOLIDAY) if name else WEEKEND

    def _weekend(self, day: date) -> str | None:
        if all(own.year != day.year for own in self._own):
            self.unknown.add(day.year)
        return WEEKEND if day.weekday() >= SATURDAY else None
