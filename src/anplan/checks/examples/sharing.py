"""Examples of figures that another plan collects: a second plan in a folder beside the first one's own."""

from anplan.checks.examples.workspace import CONTRACTS, STREET, changed
from anplan.checks.rule import Example

_REPORTS = "reported_by: [kcj]"
_NO_CONTRACTS = {
    "units/kcj/2025-05.yaml": "submitted: 2025-06-04\nnothing: 本月无新进展\n",
    "units/kcj/2025-06.yaml": "submitted: 2025-07-03\nnothing: 本月无新进展\n",
}
_THERE = """\
title: 技术合同成交额
measure: {measure}
kind: {kind}
target:
  at_least: 500
trajectory: linear
reported_by: [sjw]
quote: 技术合同成交额达到500亿元
assumed: [kind, trajectory, reported_by]
"""
CITY: Example = {
    "city/plan/source.txt": "全市创新工作方案\n\n一、目标\n\n全年技术合同成交额达到500亿元。\n",
    "city/plan/plan.yaml": """\
document:
  title: 全市创新工作方案
  short: 全市创新方案
  issuer: 市人民政府办公室
  issued: 2025-01-10
start: 2025-01-01
end: 2025-12-31
coordinator: sjw
phases:
  - {id: implementation, title: 落实阶段, start: 2025-01-01, end: 2025-12-31, assumed: [title, start, end]}
""",
    "city/plan/indicators/contracts.yaml": _THERE.format(measure="亿元", kind="flow"),
    "city/units/sjw/unit.yaml": "name: 市科学技术局\norder: 1\nassumed: [name, order]\n",
    "city/units/sjw/2025-06.yaml": """\
submitted: 2025-07-02
readings:
  - indicator: contracts
    value: 260
    as_of: 2025-06-30
""",
}
"""A second plan that collects the figure, without anything amiss."""


def taken(
    source: str = "{workspace: city, indicator: contracts}", indicator: str = CONTRACTS
) -> Example:
    """Lay the second plan beside the first one, and let this one take the figure from there."""
    text = changed(indicator, _REPORTS, f"shared_from: {source}")[indicator]
    said = text.replace("trajectory, tasks, reported_by]", "trajectory, tasks]")
    return {**CITY, **_NO_CONTRACTS, indicator: said}


def _there(measure: str = "亿元", kind: str = "flow") -> Example:
    return {"city/plan/indicators/contracts.yaml": _THERE.format(measure=measure, kind=kind)}


_BACK = _THERE.format(measure="亿元", kind="flow").replace(
    "reported_by: [sjw]", "shared_from: {workspace: .., indicator: contracts}"
)
_STREET = "name: 月湖街道办事处\n"
_SAME = {STREET: changed(STREET, _STREET, f"{_STREET}same_as: [sjw]\n")[STREET]}

EXAMPLES: dict[str, tuple[Example, Example]] = {
    "R158": (taken("{workspace: town, indicator: contracts}"), taken()),
    "R159": (taken("{workspace: city, indicator: contract}"), taken()),
    "R160": ({**taken(), "city/plan/indicators/contracts.yaml": _BACK}, taken()),
    "R161": ({**taken(), **_there(measure="项")}, {**taken(), **_there(measure="万元")}),
    "R162": (
        {
            **taken(),
            "city/plan/plan.yaml": CITY["city/plan/plan.yaml"].replace(
                "start: 2025-01-01\n", "start: 2024-01-01\n", 1
            ),
        },
        taken(),
    ),
    "R163": (
        {
            **taken(),
            "units/kcj/2025-06.yaml": """\
submitted: 2025-07-03
readings:
  - indicator: contracts
    value: 52.5
    as_of: 2025-05-31
""",
        },
        taken(),
    ),
    "R164": (
        {STREET: changed(STREET, _STREET, f"{_STREET}same_as: [kcj]\n")[STREET]},
        {**taken(), **_SAME},
    ),
    "D104": (
        {
            **taken(),
            "city/units/sjw/2025-06.yaml": CITY["city/units/sjw/2025-06.yaml"].replace(
                "as_of: 2025-06-30", "as_of: 2025-01-31"
            ),
        },
        taken(),
    ),
    "R165": (
        {**taken(), "city/units/sjw/2025-05.yaml": "submitted: 2025-06-31\n"},
        taken(),
    ),
}
"""By rule the files that break it, and those that do not."""
