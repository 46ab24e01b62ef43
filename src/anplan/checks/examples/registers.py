"""Wrong and right examples of the rules about registers."""

from anplan.checks.examples.workspace import FIRMS, MAY, changed, june, reading
from anplan.checks.rule import Example

PROJECTS = "plan/registers/projects.yaml"
YUEHU = "units/yuehu/2025-06.yaml"


def register(more: str = "") -> Example:
    """Lay the register of projects with ids, fields and whatever else over the base."""
    return {
        PROJECTS: f"""\
title: 重点项目清单
stages:
  - id: applied
    title: 申报
  - id: stored
    title: 入库
  - id: proof
    title: 验证
fields:
  - id: amount
    title: 拟投资额
    measure: 万元
  - id: field
    title: 领域
    choices: [生命健康, 数字建造]
{more}quote: 建立重点项目清单
assumed: [stages, fields, roles, still_after, reported_by]
"""
    }


def item(id_: str, *lines: str, register: str = "projects") -> str:
    """Write an entry about an item."""
    return "".join(
        (f"  - register: {register}\n    id: {id_}\n", *(f"    {one}\n" for one in lines))
    )


def items(*entries: str, file: str = "") -> Example:
    """Lay a report of items over the base: June's, or another one."""
    text = "items:\n" + "".join(entries)
    day = "2025-06-04" if file == MAY else "2025-07-02"
    return {file: f"submitted: {day}\n{text}"} if file else june(text)


def moves(*told: str) -> Example:
    """Lay an item, its register and its moves, ``stage day`` or with a reason, over the base."""
    entries = []
    for one in told:
        stage, day, *why = one.split()
        reason = [f"reason: {text}" for text in why]
        entries.append(item("P-001", f"stage: {stage}", f"on: {day}", *reason))
    return {**register(), **items(*entries)}


def _said(line: str) -> Example:
    return {**register(), **items(item("P-001", "stage: stored", "on: 2025-06-18", line))}


def _counted(stage: str) -> Example:
    source = f"counted_from: {{register: projects, stage: {stage}}}"
    laid = changed(FIRMS, "reported_by: [kcj]", source)
    text = laid[FIRMS].replace("trajectory, tasks, reported_by]", "trajectory, tasks]")
    return {**register(), FIRMS: text, **_NO_FIGURE}


_NO_FIGURE = {
    MAY: "submitted: 2025-06-04\nnothing: |-\n  本月无新进展\n",
    **items(item("P-001", "stage: stored", "on: 2025-06-18")),
}


def _brought_by_another(id_: str) -> Example:
    move = item(id_, "stage: stored", "on: 2025-06-20")
    first = item("P-001", "stage: applied", "on: 2025-05-20")
    return {**register(), **items(first, file=MAY), **items(move, file=YUEHU)}


def _titled(title: str) -> Example:
    first = item("P-001", "title: 光谷中试线", "stage: stored", "on: 2025-06-18")
    second = item("P-002", f"title: {title}", "stage: stored", "on: 2025-06-19")
    return {**register(), **items(first, second)}


def _filled(*lines: str) -> Example:
    entry = item("P-001", "stage: stored", "on: 2025-06-18", *lines)
    return {**register("roles: [项目专员]\n"), **items(entry)}


def _left_on(day: str) -> Example:
    told = [
        item("P-001", "stage: applied", "on: 2025-06-03"),
        item("P-001", "stage: stored", "on: 2025-06-18"),
        item("P-001", f"left: {day}", "reason: 企业迁出"),
    ]
    return {**register(), **items(*told)}


def _still(day: str) -> Example:
    entry = item("P-001", "stage: stored", f"on: {day}")
    return {**register("still_after: 30\n"), **items(entry, file=MAY)}


EXAMPLES: dict[str, tuple[Example, Example]] = {
    "R107": (
        items(item("P-001", "stage: 入库", "on: 2025-06-18", register="project")),
        items(item("P-001", "stage: 入库", "on: 2025-06-18")),
    ),
    "R121": (
        {**_counted("stored"), **reading("24", "2025-06-30", name="firms")},
        _counted("stored"),
    ),
    "R122": (_counted("store"), _counted("stored")),
    "R123": (_brought_by_another("P-001"), _brought_by_another("Y-001")),
    "R124": (_said("amont: 300"), _said("amount: 300")),
    "V121": (_titled("光谷 中试线"), _titled("光谷验证线")),
    "V122": (_filled(), _filled("roles: {项目专员: 科创局项目科科长}")),
    "V123": (
        moves("stored 2025-06-10", "applied 2025-06-20"),
        moves("stored 2025-06-10", "applied 2025-06-20 重新论证"),
    ),
    "V124": (_still("2025-05-20"), _still("2025-05-31")),
    "V125": (
        june("progress:\n  - ref: 1.2\n    text: |-\n      联系人电话13800138000。\n"),
        june("progress:\n  - ref: 1.2\n    text: |-\n      联系人为项目科科长。\n"),
    ),
    "V126": (_left_on("2025-06-10"), _left_on("2025-06-20")),
    "V127": (_said("amount: -300"), _said("amount: 300")),
}
