"""A small library of projects whose form is tried out: fields, roles, items of two units."""

from typing import Any

from anplan.model.project import Project
from tests.state.registers.library import LIBRARY, library

FIELDS = [
    {"id": "amount", "title": "拟投资额", "measure": "万元"},
    {"id": "field", "title": "领域", "choices": ["生命健康", "数字建造"]},
]
MAY = (
    "P-2 stored 2025-05-20 title=乙项目 field=数字建造",
    "P-10 solicited 2025-05-06 title=甲项目",
    "P-3 proof 2025-05-07 title=已完成",
    "P-4 stored 2025-05-08 title=已退出",
    "P-4 left 2025-05-20 reason=外迁",
)


def form_library(**register: Any) -> Project:
    """A project whose unit jxkc has two open items at the end of May, and kjj one."""
    both = {"reported_by": ["jxkc", "kjj"], "fields": FIELDS}
    registers = {"library": {**LIBRARY, **both, **register}}
    reports = {"jxkc 2025-05": MAY, "kjj 2025-05": ("K-1 stored 2025-05-09 title=丙项目",)}
    return library(reports, registers=registers)
