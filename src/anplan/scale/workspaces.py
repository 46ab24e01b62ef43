"""Whose rows the tables have, and what units and indicators are called."""

from collections.abc import Iterable
from typing import Any

import ibis

from anplan.scale.bodies import called
from anplan.scale.frames import WHOSE, number
from anplan.scale.questions import Frames

SUMMARY = (
    *("workspaces", "plans", "samples", "unread"),
    *("first_day", "last_day", "oldest", "newest"),
)
"""The columns of the one row that tells what was asked: days, and versions of the tables."""
NAMED = {"unit": "units", "indicator": "indicators"}
"""Keys that are ids, and the tables that say what these are called."""
MOST_SEVERAL = 3
"""So many plans of several names, and workspaces with unread files, are told of."""
_NAMES = {
    "workspace": ("plan", ()),
    "plan": ("plan", ("title",)),
    "indicator": ("indicators", ("title", "short")),
}
"""Where the values of a key stand, with the columns of what people call them."""


def summary(frames: Frames) -> Any:
    """Count the workspaces, and tell from which day to which they were asked about."""
    plan = frames["plan"]
    return plan.agg(
        workspaces=plan.count(),
        plans=plan.plan.nunique(),
        samples=number(plan["sample"]),
        unread=number(plan.unread > 0),
        first_day=plan.day.min(),
        last_day=plan.day.max(),
        oldest=plan["schema"].min(),
        newest=plan["schema"].max(),
    )


def twice(frames: Frames) -> Any:
    """Return the workspaces, with their plans, that have rows more than once."""
    found = frames["plan"].group_by(list(WHOSE)).agg(times=ibis._.count())
    return found.filter(found.times > 1).select(*WHOSE).order_by(list(WHOSE)).limit(1)


def unread_files(frames: Frames) -> Any:
    """Return the first few workspaces of which files could not be read, with how many."""
    plan = frames["plan"]
    found = plan.filter(plan.unread > 0).order_by(list(WHOSE)).limit(MOST_SEVERAL)
    return found.select("workspace", "plan", "unread")


def same_names(frames: Frames) -> Any:
    """Count the names that workspaces of several plans have."""
    found = frames["plan"].group_by("workspace").agg(times=ibis._.plan.nunique())
    return found.agg(names=number(found.times > 1))


def several_names(frames: Frames) -> Any:
    """Return the first few plans that several workspaces have, with the names of these."""
    plan = frames["plan"]
    found = plan.group_by("plan").agg(names=plan.workspace.nunique())
    first = found.filter(found.names > 1).order_by("plan").limit(MOST_SEVERAL).select("plan")
    return plan.semi_join(first, "plan").select("plan", "workspace").distinct()


def names_of(frames: Frames, key: str) -> Any:
    """Return what each id is called, how many names it has, and one that is another, where there is."""
    table = called(frames) if key == "unit" else frames[NAMED[key]]
    short = table.short
    return table.group_by(key).agg(name=short.min(), names=short.nunique(), other=short.max())


def values_of(frames: Frames, key: str, tables: Iterable[str]) -> Any:
    """Return the values that a key has, each with what it is called; months as ``tables`` have them.

    Of a unit these are its body, its names and aliases, the ids by which other plans know it, its own.
    """
    if key == "unit":
        return called(frames)
    if key != "month":
        table, names = _NAMES[key]
        return frames[table].select(key, *names).distinct()
    months = [frames[table].select("month") for table in tables if "month" in frames[table].columns]
    return ibis.union(*months, distinct=True) if len(months) > 1 else months[0].distinct()
