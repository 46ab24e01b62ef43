"""Indicators against their targets: values, targets and gaps, summed as far as they can be."""

from typing import Any

from anplan.base.message import mark
from anplan.scale.frames import number
from anplan.scale.questions import Asked, Frames, Question, grouped
from anplan.scale.standing import standing

SUMS = (
    *("count", "figures", "targets", "value", "target", "measure", "measures", "comparator"),
    *("comparators", "unsummed", "gap", "gaps", "least_gap"),
)


def _indicators(frames: Frames, asked: Asked) -> Any:
    rows = standing(frames, asked)
    if asked.has("unit"):
        rows = rows.filter((rows.is_share == 1) | rows.alone)
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
        "unsummed": number((rows.kind == "rate") | rows.compared.notnull()),
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
)
