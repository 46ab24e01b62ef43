"""Whose rows the tables have, and what units and indicators are called."""

from typing import Any

import ibis

from anplan.scale.frames import WHOSE, number
from anplan.scale.questions import Frames

SUMMARY = ("workspaces", "plans", "samples", "first_day", "last_day", "oldest", "newest")
"""The columns of the one row that tells what was asked: days, and versions of the tables."""
NAMED = {"unit": "units", "indicator": "indicators"}
"""Keys that are ids, and the tables that say what these are called."""


def summary(frames: Frames) -> Any:
    """Count the workspaces, and tell from which day to which they were asked about."""
    plan = frames["plan"]
    return plan.agg(
        workspaces=plan.count(),
        plans=plan.plan.nunique(),
        samples=number(plan["sample"]),
        first_day=plan.day.min(),
        last_day=plan.day.max(),
        oldest=plan["schema"].min(),
        newest=plan["schema"].max(),
    )


def twice(frames: Frames) -> Any:
    """Return the workspaces, with their plans, that have rows more than once."""
    found = frames["plan"].group_by(list(WHOSE)).agg(times=ibis._.count())
    return found.filter(found.times > 1).select(*WHOSE).order_by(list(WHOSE)).limit(1)


def same_names(frames: Frames) -> Any:
    """Count the names that workspaces of several plans have."""
    found = frames["plan"].group_by("workspace").agg(times=ibis._.plan.nunique())
    return found.agg(names=number(found.times > 1))


def names_of(frames: Frames, key: str) -> Any:
    """Return what each id is called, and how many names it has."""
    table = frames[NAMED[key]]
    return table.group_by(key).agg(name=table.short.min(), names=table.short.nunique())
