"""Indicators against their targets: values, targets and gaps, summed as far as they can be."""

from typing import Any

import ibis

from anplan.base.message import mark
from anplan.scale.frames import number
from anplan.scale.questions import Asked, Frames, Question, grouped
from anplan.scale.standing import standing

SUMS = (
    *("count", "figures", "targets", "value", "target", "measure", "measures", "comparator"),
    *("comparators", "unsummed", "gap", "gaps", "least_gap"),
)


_SHARES = ("%", "‰", "个百分点", "percentage points")
"""Measures of which nothing is added up, whatever kind the plan calls the figure."""


def _asked_about(frames: Frames, asked: Asked) -> Any:
    rows = standing(frames, asked)
    return rows.filter((rows.is_share == 1) | rows.alone) if asked.has("unit") else rows


def _collected(rows: Any, asked: Asked) -> tuple[Any, list[str]]:
    """Return the figures that stand among rows where they are collected, and by what to find them."""
    month = ["month"] if "month" in asked.by else []
    found = rows.select(*month, source_plan=rows.plan, source_indicator=rows.indicator).distinct()
    return found, ["source_plan", "source_indicator", *month]


def _taken_from_these(frames: Frames, asked: Asked) -> Any:
    """Count the rows whose figure another plan of these same tables collects; None where all count."""
    if _is_apart(asked):
        return None
    rows = _asked_about(frames, asked)
    return rows.semi_join(*_collected(rows, asked)).agg(rows=ibis._.count())


def _is_apart(asked: Asked) -> bool:
    """Return whether each row of the answer is about one plan, whose figures are all its own there."""
    return "workspace" in asked.by or "plan" in asked.by


def _indicators(frames: Frames, asked: Asked) -> Any:
    rows = _asked_about(frames, asked)
    if not _is_apart(asked):
        rows = rows.anti_join(*_collected(rows, asked))
    counts = {
        "count": rows.count(),
        "figures": rows.value.count(),
        "targets": rows.target.count(),
        "value": rows.value.sum(),
        "target": rows.target.sum(),
        "measure": rows.measure.min(),
        "measures": rows.measure.nunique(),
        "comparator": rows.comparator.min(),
        "comparators": rows.comparator.nunique(),
        "unsummed": number(
            (rows.kind == "rate") | rows.measure.isin(_SHARES) | rows.compared.notnull()
        ),
        "gap": rows.gap.sum(),
        "gaps": rows.gap.count(),
        "least_gap": rows.gap.min(),
    }
    return grouped(rows, asked, counts)


INDICATORS = Question(
    "indicators",
    mark("Indicators against their targets"),
    ("workspace", "plan", "unit", "indicator", "month"),
    ("indicator",),
    ("states", "indicators"),
    SUMS,
    _indicators,
    _taken_from_these,
)
