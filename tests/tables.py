"""Tables that a bureau sends: a map of one, and the files themselves."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl

MAP = """\
title: 区经信科创局统计月报
unit: jxkc
label: 指标名称
column: 本年累计
day: {column: 数据截至}
measure_column: 计量单位
state_column: 状态
note_column: 备注
passed_over: [合计]
rows:
  - {label: 技术合同成交额, indicator: tech-contracts}
  - {label: “小巨人”企业, indicator: little-giants}
"""
HEADS = ("指标名称", "计量单位", "本年累计", "数据截至", "状态", "备注")
CONTRACTS = ("技术合同成交额", "亿元", 178.6, "2025-09-30", "初步", None)
GIANTS = ("“小巨人”企业", "家", 2, "2025-10-31", "最终", None)

Rows = Sequence[Sequence[Any]]


def with_map(folder: Path, text: str = MAP, name: str = "stats") -> None:
    """Put a map into a workspace."""
    (folder / "plan/maps").mkdir(exist_ok=True)
    (folder / f"plan/maps/{name}.yaml").write_text(text, encoding="utf-8")


def table(
    path: Path,
    *rows: Sequence[Any],
    heads: Sequence[Any] = HEADS,
    above: Rows = (("统计月报",), ()),
    sheet: str = "月度数据",
) -> Path:
    """Write a table: a title, the heads, the rows."""
    book = openpyxl.Workbook()
    own = book.active
    own.title = sheet
    for row in (*above, heads, *(rows or (CONTRACTS, GIANTS))):
        own.append(list(row))
    book.save(path)
    return path
