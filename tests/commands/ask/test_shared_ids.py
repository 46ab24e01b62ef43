"""An indicator, a unit and a register of one id: each is asked for with its kind before it."""

from pathlib import Path

import pytest

from anplan.checks.examples.registers import item
from anplan.checks.examples.workspace import STREET
from tests.history import Repository
from tests.program import refused, shown

UNIT = "units/contracts/unit.yaml"
REGISTER = "title: 登记清单\nstages: [登记, 兑付]\nreported_by: [kcj]\nassumed: [title, stages]\n"
QUOTED = "quote: 技术合同成交额\n"
ITEM = item("H-1", "title: 甲合同", "stage: 登记", "on: 2025-07-10").replace(
    "projects", "contracts"
)
FIGURE = "readings:\n  - {indicator: contracts, value: 60, as_of: 2025-06-30}\n"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a workspace in which three things are called contracts."""
    made = Repository(tmp_path_factory.mktemp("shared"))
    street = made.root.joinpath(STREET).read_text(encoding="utf-8")
    made.write(UNIT, street.replace("月湖街道办事处", "合同登记处"))
    made.write("plan/registers/contracts.yaml", REGISTER + QUOTED)
    made.report("units/kcj/2025-07.yaml", f"{FIGURE}items:\n{ITEM}", "2025-08-03", "七月")
    return made.root


@pytest.mark.parametrize("command", ["status", "show", "why", "log"])
def test_an_id_of_several_things_is_asked_back_by_every_command(root: Path, command: str) -> None:
    told = refused(command, "contracts", folder=root, ANPLAN_LANG="en")
    assert "contracts may be an indicator, a unit, a register" in told
    assert "Write one of: indicators/contracts, units/contracts, registers/contracts" in told


@pytest.mark.parametrize("command", ["status", "show", "why", "log"])
def test_each_thing_is_shown_by_its_kind_and_its_id(root: Path, command: str) -> None:
    assert "技术合同成交额" in shown(command, "indicators/contracts", folder=root)
    assert "合同登记处" in shown(command, "单位/contracts", folder=root)
    assert "登记清单" in shown(command, "registers/contracts", folder=root)


def test_the_history_of_one_tells_nothing_of_the_others(root: Path) -> None:
    indicator = shown("log", "indicators/contracts", folder=root)
    register = shown("log", "清单/contracts", folder=root)
    assert "60亿元" in indicator
    assert "甲合同" not in indicator
    assert "合同登记处" not in indicator
    assert "甲合同" in register
    assert "60亿元" not in register
