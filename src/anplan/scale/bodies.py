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
"""The table of who is who: it has a row where a unit is known here by another id than its own plan has.

``of_plan`` is the plan whose unit it is: that of the row, or one from which a figure is taken.
"""
BODY_KINDS: Mapping[str, str] = dict.fromkeys((*WHOSE, "of_plan", "unit", "body"), "text")
CALLED = ("name", "short", "aliases")
"""The columns that say what a unit is called."""


def as_bodies(rows: Any, frames: Frames) -> Any:
    """Return rows about units, with the id by which each is known over all plans.

    Rows with a column ``of_plan`` are about units of that plan, all others about their own plan's.
    """
    if BODIES not in frames:
        return rows
    bodies = frames[BODIES]
    key = [*WHOSE, "unit"]
    if "of_plan" in rows.columns:
        key.append("of_plan")
    else:
        bodies = bodies.filter(bodies.of_plan == bodies.plan).drop("of_plan")
    joined = rows.left_join(bodies, key)
    return joined.mutate(unit=ibis.coalesce(joined.body, joined.unit)).select(*rows.columns)


def units_in_question(frames: Frames) -> Any:
    """Return the units of plans whose id does not say alone which body they are, with what they say of it."""
    units = frames["units"]
    called = ibis.coalesce(units.name, units.short)
    differ = units.group_by("unit").agg(names=called.nunique(), said=units.same_as.count())
    differ = differ.filter((differ.names > 1) | (differ.said > 0)).select("unit")
    said = units.filter(units.same_as.notnull())
    meant = said.select(unit=said.same_as.split(" ").unnest())
    ids = ibis.union(differ, meant, distinct=True)
    return units.semi_join(ids, "unit").select(*WHOSE, "unit", *CALLED, "same_as")


def units_of_other_plans(frames: Frames) -> Any:
    """Return the units behind indicators that are another plan's, and whether that one has tables."""
    behind, units = frames["indicator_units"], frames["units"]
    foreign = behind.filter(behind.of_plan != behind.plan)
    known = units.select(of_plan=units.plan, unit=units.unit).distinct()
    known = known.mutate(there=ibis.literal(True))  # noqa: FBT003 - a value of a column
    joined = foreign.left_join(known, ["of_plan", "unit"])
    there = joined.there.fill_null(False)  # noqa: FBT003 - a value of a column
    return joined.select(*WHOSE, "of_plan", "unit", there=there).distinct()


def called(frames: Frames) -> Any:
    """Return the units of all plans as they are known here, with their names and their own ids.

    A unit of a plan that has no tables here is among them, where an indicator names it.
    """
    units = frames["units"]
    own = as_bodies(units.mutate(own=units.unit), frames)
    columns = ("unit", *CALLED, "same_as", "own")
    if "indicator_units" not in frames:
        return own.select(*columns).distinct()
    behind = frames["indicator_units"]
    foreign = behind.filter(behind.of_plan != behind.plan)
    foreign = foreign.anti_join(
        units.select(of_plan=units.plan, unit=units.unit), ["of_plan", "unit"]
    )
    foreign = as_bodies(foreign.mutate(own=foreign.unit), frames)
    nothing = ibis.literal(None, type="string")
    foreign = foreign.mutate(short=foreign.name, aliases=nothing, same_as=nothing)
    return ibis.union(own.select(*columns), foreign.select(*columns), distinct=True)
