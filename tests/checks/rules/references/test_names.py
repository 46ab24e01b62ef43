"""Family R, names of units and indicators: none takes the id of another thing."""

from pathlib import Path

import pytest

from anplan.checks.examples.workspace import BASE, FIRMS, MATCHING, PLAN, STREET, changed
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


def register(name: str) -> dict[str, str]:
    words = "title: 登记清单\nstages: [登记]\nassumed: [title, stages]\nquote: 技术合同成交额\n"
    return {f"plan/registers/{name}.yaml": words}


def lines_of_r136(root: Path, files: dict[str, str]) -> list[str]:
    return [line for line in found(root, files) if " R136 " in line]


PERIOD = "Give it another id; until then write registers/2025-06"
WORD = "Give it another id"
GROUP = {PLAN: BASE[PLAN].replace("- id: streets", "- id: contracts")}


@pytest.mark.parametrize(
    ("files", "told", "written"),
    [
        (
            register("contracts"),
            "plan/registers/contracts.yaml:1:1 an indicator: plan/indicators/contracts.yaml",
            "indicators/contracts, registers/contracts",
        ),
        (
            register("kcj"),
            "plan/registers/kcj.yaml:1:1 a unit: units/kcj/unit.yaml",
            "units/kcj, registers/kcj",
        ),
        (
            register("monthly-brief"),
            "plan/plan.yaml:28:9 a register: plan/registers/monthly-brief.yaml",
            "registers/monthly-brief, obligations/monthly-brief",
        ),
        (
            GROUP,
            "plan/plan.yaml:20:9 an indicator: plan/indicators/contracts.yaml",
            "indicators/contracts, groups/contracts",
        ),
    ],
)
def test_an_id_that_two_things_have_is_told_with_both_places(
    tmp_path: Path, files: dict[str, str], told: str, written: str
) -> None:
    place, _, thing = told.partition(" ")
    name = written.rpartition("/")[2]
    cure = f"Give one of them another id; until then write {written}"
    assert lines_of_r136(tmp_path, files) == [f"{place} R136 {name} is already {thing} | {cure}"]


def test_an_id_that_is_a_period_or_a_word_of_the_files_is_told(tmp_path: Path) -> None:
    assert lines_of_r136(tmp_path, register("2025-06") | register("indicators")) == [
        "plan/registers/2025-06.yaml:1:1 R136 2025-06 is already a period | " + PERIOD,
        "plan/registers/indicators.yaml:1:1 R136 indicators is already a word of the files | "
        + WORD,
    ]


def test_an_indicator_may_have_the_id_of_the_register_it_is_counted_from(tmp_path: Path) -> None:
    source = "counted_from: {register: firms, stage: 登记}"
    files = {**changed(FIRMS, "reported_by: [kcj]", source), **register("firms")}
    assert lines_of_r136(tmp_path, files) == []


def test_a_title_takes_no_id(tmp_path: Path) -> None:
    told = found(tmp_path, changed(FIRMS, "measure: 家", "measure: 家\nshort: kcj"))
    assert any(" R112 kcj is already a unit | " in line for line in told)


@pytest.mark.parametrize("key", ["label", "short"])
@pytest.mark.parametrize("number", ["B1", "Q1", "H2"])
def test_a_document_may_number_its_tasks_like_periods(
    tmp_path: Path, key: str, number: str
) -> None:
    assert found(tmp_path, changed(MATCHING, "units:", f"{key}: {number}\nunits:")) == []
