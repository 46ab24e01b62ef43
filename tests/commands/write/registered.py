"""A register laid into a copy of the sample, with two items of a unit."""

from pathlib import Path

from tests.program import add

REGISTER = """\
title: 试点项目库
tasks: ['1.1']
reported_by: [qkx, jxkc]
stages:
  - {id: solicited, title: 征集}
  - {id: stored, title: 入库}
  - {id: proof, title: 概念验证}
fields:
  - {id: amount, title: 拟投资额, measure: 万元}
roles: [网格长]
still_after: 60
assumed: [reported_by, tasks, stages, fields, roles, still_after, quote, title]
"""
ITEMS = """\
items:
  - register: pilots
    id: S-1
    title: 甲项目
    stage: solicited
    on: 2025-09-02
    roles: {网格长: 社区主任}
  - register: pilots
    id: S-2
    title: 乙项目
    stage: stored
    on: 2025-09-05
    roles: {网格长: 社区主任}
"""


def with_register(folder: Path) -> Path:
    """Lay the register into a workspace, with items in the September report of qkx."""
    add(folder / "plan/registers/pilots.yaml", REGISTER)
    add(folder / "units/qkx/2025-09.yaml", ITEMS)
    return folder
