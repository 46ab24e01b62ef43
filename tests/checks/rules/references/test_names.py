"""Family R, names of units and indicators: none takes the id of another thing."""

from pathlib import Path

import pytest

from anplan.checks.examples.workspace import FIRMS, STREET, changed
from tests.checks.workspace import found


@pytest.mark.parametrize(
    ("alias", "thing"),
    [
        ("kcj", "a unit"),
        ("ＫＣＪ", "a unit"),
        ("1.1", "a task"),
        ("１．１", "a task"),
        ("1.1/service-hall", "an action"),
        ("firms", "an indicator"),
        ("Firms", "an indicator"),
        ("streets", "a group"),
        ("各街道办事处", "a group"),
        ("projects", "a register"),
        ("monthly-brief", "an obligation"),
        ("2025-06", "a period"),
        ("2025年6月", "a period"),
        ("十月", "a period"),
        ("202506", "a period"),
        ("2025年度", "a period"),
        ("June 2025", "a period"),
        ("２０２５－Ｈ１", "a period"),
        ("上半年", "a period"),
        ("units", "a word of the files"),
    ],
)
def test_a_name_of_a_unit_takes_no_id(tmp_path: Path, alias: str, thing: str) -> None:
    for key in (f'aliases: ["{alias}"]', f'short: "{alias}"'):
        told = found(tmp_path / key[:5], changed(STREET, "group:", f"{key}\ngroup:"))
        assert any(f" R112 {alias} is already {thing} | " in line for line in told)


@pytest.mark.parametrize("alias", ["yuehu", "月湖街", "月湖街道", "24小时办", "十月街"])
def test_a_name_of_its_own_is_fine(tmp_path: Path, alias: str) -> None:
    assert found(tmp_path, changed(STREET, "group:", f"aliases: [{alias}]\ngroup:")) == []


def test_a_title_takes_no_id(tmp_path: Path) -> None:
    told = found(tmp_path, changed(FIRMS, "measure: 家", "measure: 家\nshort: kcj"))
    assert any(" R112 kcj is already a unit | " in line for line in told)
