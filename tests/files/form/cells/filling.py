"""Cells of a form, filled as a program fills them, and what they are called."""

from typing import Any

from anplan.base.period import Period
from tests.forms import Filled

OCTOBER = Period.parse("2025-10")
PROGRESS = "tasks:2.4"


def typed(form: Filled, mark: str, field: str, value: Any, number_format: str = "") -> None:
    cell = form.cell(mark, field)
    cell.value = value
    if number_format:
        cell.number_format = number_format


def at(form: Filled, mark: str, field: str) -> str:
    return f"填报表!{form.cell(mark, field).coordinate}"


def figure(form: Filled, value: Any, number_format: str, name: str = "hightech-growth") -> None:
    typed(form, f"readings:{name}", "value", value, number_format)
    form.put(f"readings:{name}", as_of="2025-09-30")
