"""Which body each plan means by a unit's id: two of one id are two, and one may have several ids.

The units table says what plans call their units; which of them are one is not for SQL to decide. So the
rows that may leave it open are asked for here, and what became of them is a table of its own that all
questions by unit are joined with.
"""

from collections.abc import Mapping
from typing import Any

import ibis

from anplan.scale.frames import WHOSE
from anplan.scale.questions import Frames

BODIES = "bodies"
"""The table that is made of who is who: it has a row where a unit is known here by another id."""
BODY_KINDS: Mapping[str, str] = dict.fromkeys((*WHOSE, "unit", "body"), "text")
CALLED = ("name", "short", "aliases")
"""The columns that say what a unit is called."""


def as_bodies(rows: Any, frames: Frames) -> Any:
    """Return rows about units, with the id by which each is known over all plans."""
    if BODIES not in frames:
        return rows
    joined = rows.left_join(frames[BODIES], [*WHOSE, "unit"])
    return joined.mutate(unit=ibis.coalesce(joined.body, joined.unit)).select(*rows.columns)


def units_behind(frames: Frames) -> Any:
    """Return a row for each unit behind each indicator, with the plan that collects its figure."""
    indicators = frames["indicators"]
    unit = indicators.units.split(" ").unnest()
    return indicators.select(*WHOSE, "indicator", "source_plan", unit=unit)


def units_in_question(frames: Frames) -> Any:
    """Return the units of plans whose id does not say alone which body they are, with what they say of it."""
    units = frames["units"]
    differ = units.group_by("unit").agg(
        **{name: units[name].nunique() for name in CALLED}, said=units.same_as.count()
    )
    named = [differ[name] > 1 for name in CALLED]
    differ = differ.filter(ibis.or_(*named, differ.said > 0)).select("unit")
    said = units.filter(units.same_as.notnull())
    meant = said.select(unit=said.same_as.split(" ").unnest())
    ids = ibis.union(differ, meant, distinct=True)
    return units.semi_join(ids, "unit").select(*WHOSE, "unit", *CALLED, "same_as")


def units_of_other_plans(frames: Frames) -> Any:
    """Return the units behind indicators that stand there as another plan's, and whether that one has tables.

    Such a unit is called by the way to its plan and its id there.
    """
    behind, units = units_behind(frames), frames["units"]
    foreign = behind.filter(behind.unit.contains("/"), behind.source_plan.notnull())
    foreign = foreign.mutate(own=foreign.unit.re_replace("^.*/", ""))
    known = units.select(source_plan=units.plan, own=units.unit).distinct()
    known = known.mutate(there=ibis.literal(True))  # noqa: FBT003 - a value of a column
    joined = foreign.left_join(known, ["source_plan", "own"])
    there = joined.there.fill_null(False)  # noqa: FBT003 - a value of a column
    return joined.select(*WHOSE, "unit", "source_plan", "own", there=there).distinct()
