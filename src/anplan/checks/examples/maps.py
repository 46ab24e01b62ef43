"""Wrong and right examples of the rules about maps of tables."""

from collections.abc import Mapping

from anplan.checks.rule import Example

MAP = "plan/maps/monthly-table.yaml"


def table(row: str) -> Example:
    """Lay a map with one row over the base."""
    return {
        MAP: f"""\
title: 区科创局科技统计月报
unit: kcj
label: 指标名称
column: 本年累计
day: period-end
rows:
  - {row}
"""
    }


EXAMPLES: Mapping[str, tuple[Example, Example]] = {
    "R138": (
        table("{label: 技术合同成交额, indicator: contract}"),
        table("{label: 技术合同成交额, indicator: contracts, measure: 万元}"),
    ),
}
