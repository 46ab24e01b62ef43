"""Wrong and right examples of family R."""

from anplan.checks.examples.workspace import (
    CONTRACTS,
    MATCHING,
    MAY,
    STREET,
    changed,
    entry,
    june,
    reading,
)
from anplan.checks.rule import Example

YUEHU = "units/yuehu/2025-06.yaml"
DECISIONS = "plan/decisions/2025-06.yaml"
BRIEF = "briefs/2025-06.yaml"
RENDERED = "briefs/2025-06.md"


def _decision(ref: str) -> Example:
    return {
        DECISIONS: f"""\
decisions:
  - on: 2025-06-20
    kind: close
    ref: {ref}
    by: 统筹单位
    reason: |-
      大厅已启用,予以销号。
"""
    }


def _told_unit(kind: str, ref: str, unit: str, reason: str) -> Example:
    return {
        DECISIONS: f"""\
decisions:
  - on: 2025-07-08
    kind: {kind}
    ref: {ref}
    unit: {unit}
    by: 统筹单位
    reason: |-
      {reason}
"""
    }


def _returned(ref: str) -> Example:
    decision = _told_unit("return", ref, "kcj", "数据未经核实,退回重报。")
    return {DECISIONS: decision[DECISIONS] + "    until: 2025-07-20\n"}


def _returned_when(issued: str) -> Example:
    written = {BRIEF: f"number: 3\nissued: {issued}\n", RENDERED: "# 工作简报\n"}
    return {**written, **_returned("2025-06")}


def _asked(unit: str) -> Example:
    return _told_unit("ask", "contracts", unit, "本月增幅较大,请说明来源。")


def _pick(unit: str) -> Example:
    return {BRIEF: f"picks:\n  - task: 1.2\n    unit: {unit}\n"}


def _solved(title: str) -> Example:
    return {
        MAY: "submitted: 2025-06-04\nproblems:\n  - ref: 1.1\n    title: 大厅选址未定\n",
        **june(f"problems:\n  - ref: 1.1\n    title: {title}\n    solved: 2025-06-20\n"),
    }


def _milestone(action: str) -> Example:
    return june(f"milestones:\n  - ref: 1.1/{action}\n    done: 2025-06-20\n")


def _register(name: str) -> Example:
    words = "title: 技术合同登记清单\nstages: [登记, 兑付]\nassumed: [title, stages]\n"
    return {f"plan/registers/{name}.yaml": f"{words}quote: 技术合同成交额\n"}


EXAMPLES: dict[str, tuple[Example, Example]] = {
    "R101": (reading(name="contract"), reading()),
    "R102": (reading(file=YUEHU), entry("1.1", file=YUEHU)),
    "R103": (entry("1.22"), entry("1.2")),
    "R104": (entry("1.2", file=YUEHU), entry("1.1", file=YUEHU)),
    "R105": (entry("1.2/patent"), entry("1.2/patents")),
    "R106": (_milestone("matching"), _milestone("service-hall")),
    "R108": (
        changed(MATCHING, "[kcj, streets]", "[kcj, street]"),
        changed(MATCHING, "[kcj, streets]", "[kcj, yuehu]"),
    ),
    "R109": (changed(CONTRACTS, "goal: 1", "goal: 3"), changed(CONTRACTS, "goal: 1\n", "")),
    "R110": (_decision("1.1"), _decision("1.1/service-hall")),
    "R111": (_pick("yuehu"), _pick("kcj")),
    "R112": (
        changed(STREET, "group:", "short: 区科创局\ngroup:"),
        changed(STREET, "group:", "short: 月湖街\ngroup:"),
    ),
    "R113": (_solved("大厅选址没有定"), _solved("大厅选址未定")),
    "R114": (_returned("2025-07"), _returned("2025-06")),
    "R116": (_returned_when("2025-07-07"), _returned_when("2025-07-15")),
    "R115": (_asked("yuehu"), _asked("kcj")),
    "R136": (_register("contracts"), _register("contract-list")),
}
