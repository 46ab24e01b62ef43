"""Where indicators stand: of each the one row that holds, for a month or for the last day."""

from typing import Any

import ibis

from anplan.scale.bodies import as_bodies
from anplan.scale.frames import WHOSE, first_of
from anplan.scale.questions import Asked, Frames, restricted

_PER_MONTH = ("issued", "period", "day")
"""Which of several rows of a month's last day holds: a closed month is as it was closed."""


def standing(frames: Frames, asked: Asked) -> Any:
    """Return the rows of indicators that are asked about, with what they are.

    By month it is the last day of each that was judged, else the day for which a workspace was
    exported. By unit it is the unit's own share, and of what is not shared out the whole for each
    unit that is behind it. Parts of another indicator count where it is asked by indicator alone.
    """
    rows = _of_units(frames) if asked.has("unit") else frames["states"].filter(ibis._.unit.isnull())
    if not asked.has("unit"):
        rows = rows.mutate(is_share=ibis.literal(0))
    rows = _latest(rows, by_month=asked.has("month"))
    about = frames["indicators"].select(
        *(*WHOSE, "indicator", "kind", "part_of", "units", "source_plan", "source_indicator")
    )
    rows = rows.left_join(about, [*WHOSE, "indicator"]).select(
        *(rows[name] for name in rows.columns),
        about.kind,
        about.part_of,
        about.source_plan,
        about.source_indicator,
        alone=~about.units.contains(" "),
    )
    if not asked.has("indicator"):
        rows = rows.filter(rows.part_of.isnull())
    return restricted(rows, asked)


def _latest(rows: Any, *, by_month: bool) -> Any:
    if not by_month:
        return rows.filter(rows.asked == "day")
    rank = ibis.cases(
        *((rows.asked == word, place) for place, word in enumerate(_PER_MONTH)),
        else_=len(_PER_MONTH),
    )
    key = (*WHOSE, "indicator", "unit", "month")
    return first_of(rows.mutate(rank=rank), key, [ibis.desc("day"), "rank"]).drop("rank")


def _of_units(frames: Frames) -> Any:
    """Return the rows of units: of their shares, and of wholes that have none for a unit."""
    states = frames["states"]
    shares = states.filter(states.unit.notnull()).mutate(is_share=ibis.literal(1))
    shares = as_bodies(shares, frames)
    behind = as_bodies(frames["indicator_units"], frames)
    behind = behind.select(*WHOSE, "indicator", behind=behind.unit).distinct()
    wholes = states.filter(states.unit.isnull()).drop("unit")
    joined = wholes.inner_join(behind, [*WHOSE, "indicator"])
    each = joined.select(*(wholes[name] for name in wholes.columns), unit=behind.behind)
    key = [*WHOSE, "indicator", "unit", "day", "asked"]
    shared = shares.select(*key)
    unshared = each.anti_join(shared, key).mutate(is_share=ibis.literal(0))
    return shares.union(unshared.select(*shares.columns))
