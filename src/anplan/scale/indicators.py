"""Indicators against their targets: values, targets and gaps, summed as far as they can be."""

from typing import Any

import ibis

from anplan.base.message import mark
from anplan.scale.frames import WHOSE, number
from anplan.scale.questions import Asked, Frames, Question, grouped
from anplan.scale.standing import standing

SUMS = (
    *("count", "figures", "targets", "value", "target", "measure", "measures", "comparator"),
    *("comparators", "unsummed", "gap", "gaps", "least_gap", "taken"),
)


_SHARES = ("%", "‰", "个百分点", "percentage points")
"""Measures of which nothing is added up, whatever kind the plan calls the figure."""


def _asked_about(frames: Frames, asked: Asked) -> Any:
    """Return the rows that are asked about, each with whether its figure is counted here.

    A figure that several plans of these same rows have is counted once: where it is collected, else in
    the first plan that takes it. How far it is from each plan's own target is told all the same.
    """
    rows = standing(frames, asked)
    if asked.has("unit"):
        rows = rows.filter((rows.is_share == 1) | rows.alone)
    if "workspace" in asked.by or "plan" in asked.by:
        return rows.mutate(is_counted=ibis.literal(True))  # noqa: FBT003 - a value of a column
    month = ["month"] if "month" in asked.by else []
    found = rows.select(*month, source_plan=rows.plan, source_indicator=rows.indicator).distinct()
    found = found.mutate(there=ibis.literal(1))
    joined = rows.left_join(found, ["source_plan", "source_indicator", *month])
    source = ["source_plan", "source_indicator", *month]
    taken = ibis.window(group_by=source, order_by=[*WHOSE, "indicator"])
    joined = joined.mutate(place=ibis.dense_rank().over(taken))
    first = joined.source_plan.isnull() | (joined.place == 0)
    return joined.select(*rows.columns, is_counted=joined.there.isnull() & first)


def _indicators(frames: Frames, asked: Asked) -> Any:
    rows = _asked_about(frames, asked)
    counted = rows.is_counted
    unsummed = (rows.kind == "rate") | rows.measure.isin(_SHARES) | rows.compared.notnull()
    counts = {
        "count": rows.count(where=counted),
        "figures": rows.value.count(where=counted),
        "targets": rows.target.count(where=counted),
        "value": rows.value.sum(where=counted),
        "target": rows.target.sum(where=counted),
        "measure": rows.measure.min(where=counted),
        "measures": rows.measure.nunique(where=counted),
        "comparator": rows.comparator.min(where=counted),
        "comparators": rows.comparator.nunique(where=counted),
        "unsummed": number(counted & unsummed),
        "gap": rows.gap.sum(),
        "gaps": rows.gap.count(),
        "least_gap": rows.gap.min(),
        "taken": number(~counted),
    }
    return grouped(rows, asked, counts)


INDICATORS = Question(
    "indicators",
    mark("Indicators against their targets"),
    ("workspace", "plan", "unit", "indicator", "month"),
    ("indicator",),
    ("states", "indicators", "indicator_units"),
    SUMS,
    _indicators,
)
