"""What each unit is to reach of a target: its own indicator, with the way of the whole."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from anplan.model.indicators import Amendment, Indicator
from anplan.model.targets import Target


def shares_on(indicator: Indicator, day: date) -> Mapping[str, Decimal]:
    """Return the units' shares of the target in force on a day; none where it is not shared out.

    The shares of an old target end where a new figure comes without its own.
    """
    shares, goal = indicator.shares or {}, indicator.target.value
    for change in sorted(indicator.amended, key=lambda change: change.on):
        if change.on > day:
            break
        if change.shares is not None:
            shares = change.shares
        elif change.target.value != goal:
            shares = {}
        goal = change.target.value
    return shares


def own_indicator(indicator: Indicator, unit: str) -> Indicator:
    """Return a unit's part of an indicator: its own target and what it reports alone.

    The points of the way stay those of the whole: judging scales them.
    """
    amended = tuple(_amended(indicator, unit))
    first = (indicator.shares or {}).get(unit)
    target = amended[0].target if first is None else _with(indicator.target, first)
    return indicator._replace(
        quote=None, reported_by=(unit,), target=target, amended=amended, shares=None
    )


def _amended(indicator: Indicator, unit: str) -> Iterator[Amendment]:
    """Yield the later targets of which a unit has a share."""
    for change in indicator.amended:
        share = shares_on(indicator, change.on).get(unit)
        if share is not None:
            yield change._replace(target=_with(change.target, share), shares=None)


def _with(target: Target, figure: Decimal) -> Target:
    figures: dict[str, Any] = {target.comparator: figure}
    return target._replace(**figures)
