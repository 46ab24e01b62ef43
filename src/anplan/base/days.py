"""Days and months: the little calendar arithmetic that judgement needs."""

from datetime import date, timedelta

LEAP_YEAR = 2000
"""A year that has every day of the calendar."""
LEAP_MONTH = 2


def month_end(day: date) -> date:
    """Return the last day of the day's month."""
    return first_of_next_month(day) - timedelta(days=1)


def first_of_next_month(day: date) -> date:
    """Return the first day of the month after the day's."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def add_months(day: date, months: int) -> date:
    """Return a day moved by whole months; the 31st becomes the last day of a shorter month."""
    index = day.year * 12 + day.month - 1 + months
    first = date(index // 12, index % 12 + 1, 1)
    return first.replace(day=min(day.day, month_end(first).day))


def next_month_end(day: date) -> date:
    """Return the last day of the month after the day's."""
    return month_end(first_of_next_month(day))


def whole_months(start: date, day: date) -> int:
    """Return how many calendar months are over from the morning of ``start`` to the end of ``day``."""
    end = day + timedelta(days=1)
    months = (end.year - start.year) * 12 + end.month - start.month
    return max(0, months if end.day >= start.day else months - 1)


def years_later(day: date, years: int) -> date:
    """Return the same day of another year; the last day of February stays the last one."""
    later = add_months(day, 12 * years)
    last_of_february = day.month == LEAP_MONTH and day == month_end(day)
    return month_end(later) if last_of_february else later
