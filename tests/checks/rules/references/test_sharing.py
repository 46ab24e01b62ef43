"""Figures that another plan collects: what is told beside the rules' own examples."""

from pathlib import Path

import pytest

from anplan.checks.examples.sharing import CITY, taken
from anplan.checks.examples.workspace import BASE, CONTRACTS, FIRMS, JUNE, MATCHING
from anplan.checks.rule import Example
from tests.checks.workspace import changes, found, line, loaded, problems

TAKEN = taken()
READING = """\
submitted: 2025-07-03
readings:
  - indicator: contracts
    value: 52.5
    as_of: 2025-05-31
"""
ISSUED: Example = {
    "briefs/2025-06.yaml": "number: 1\nissued: 2025-07-10\n",
}


def levels(root: Path, *overlays: Example) -> list[str]:
    """Return what is found, each with its level."""
    told = problems(loaded(root, *overlays))
    return [f"{problem.level} {line(problem).partition(' | ')[0]}" for problem in told]


def test_a_reading_that_a_brief_was_issued_with_is_only_told(tmp_path: Path) -> None:
    told = levels(tmp_path, TAKEN, {JUNE: READING}, ISSUED)
    assert told == [f"note {JUNE}:3:16 R163 技术合同成交额 is collected by another plan, city"]


def test_no_unit_is_told_that_it_reports_another_s_figure(tmp_path: Path) -> None:
    told = [one.split()[1] for one in found(tmp_path, TAKEN, {JUNE: READING})]
    assert told == ["R163"]


def test_a_map_of_a_table_cannot_name_it(tmp_path: Path) -> None:
    table = """\
title: 月报表
label: 指标
column: 本月
day: {word: period-end}
unit: kcj
rows:
  - {label: 成交额, indicator: contracts}
"""
    (told,) = found(tmp_path, TAKEN, {"plan/maps/monthly.yaml": table})
    assert "R138 技术合同成交额 is collected by another plan; nobody reports it" in told


def test_a_measure_of_a_unit_without_a_figure_of_it_is_refused(tmp_path: Path) -> None:
    scheme = """\
submitted: 2025-04-20
measures:
  - {id: half, ref: 1.2, text: 过半, indicator: contracts, share: 60}
"""
    (told,) = found(tmp_path, TAKEN, {"units/kcj/scheme.yaml": scheme})
    assert told.endswith(
        "R102 区科创局 does not report 技术合同成交额 | It is reported by 市科学技术局"
    )
    (lost,) = found(
        tmp_path,
        taken("{workspace: town, indicator: contracts}"),
        {"units/kcj/scheme.yaml": scheme},
    )
    assert " R158 " in lost


def test_a_measure_by_it_is_closed_by_the_figure_there(tmp_path: Path) -> None:
    scheme = """\
submitted: 2025-04-20
measures:
  - {id: half, ref: 1.2, text: 过半, indicator: contracts, share: 60}
"""
    done = "submitted: 2025-07-03\nmilestones:\n  - {ref: scheme/half, done: 2025-06-30}\n"
    unit = BASE["units/kcj/unit.yaml"] + "same_as: [sjw]\n"
    laid = {"units/kcj/scheme.yaml": scheme, JUNE: done, "units/kcj/unit.yaml": unit}
    (told,) = found(tmp_path, TAKEN, laid)
    assert told.endswith(" | Report the figure to the plan that collects it, city")


def test_a_part_is_never_more_than_a_whole_that_another_plan_collects(tmp_path: Path) -> None:
    part = (
        TAKEN[CONTRACTS]
        .replace("goal: 1\n", "goal: 1\npart_of: contracts\n")
        .replace("shared_from: {workspace: city, indicator: contracts}", "reported_by: [kcj]")
    )
    told = found(
        tmp_path,
        TAKEN,
        {
            "plan/indicators/big.yaml": part,
            JUNE: READING.replace("contracts", "big")
            .replace("52.5", "300")
            .replace("05-31", "06-30"),
        },
    )
    assert [one.split()[1] for one in told if "V131" in one] == ["V131"]


def test_a_whole_is_held_against_a_part_that_another_plan_collects(tmp_path: Path) -> None:
    part = TAKEN[CONTRACTS].replace("goal: 1\n", "goal: 1\npart_of: whole\n")
    told = found(
        tmp_path,
        {**TAKEN, CONTRACTS: part, "plan/indicators/whole.yaml": BASE[CONTRACTS]},
        {JUNE: READING.replace("contracts", "whole").replace("05-31", "06-30")},
    )
    (line,) = (one for one in told if " V131 " in one)
    assert line.startswith(f"{CONTRACTS}:10:14 V131 ")


def test_a_fault_of_the_other_plan_stands_at_the_whole_source(tmp_path: Path) -> None:
    name = "city/plan/indicators/contracts.yaml"
    source = "shared_from: {workspace: ../town, indicator: contracts}"
    text = CITY[name].replace("reported_by: [sjw]", source)
    (told,) = found(tmp_path, {**TAKEN, name: text})
    assert told.startswith(f"{CONTRACTS}:9:14 R158 There is no workspace at town ")


def test_one_id_of_another_plan_is_one_unit(tmp_path: Path) -> None:
    both = {
        f"units/{unit}/unit.yaml": BASE[f"units/{unit}/unit.yaml"] + "same_as: [sjw]\n"
        for unit in ("kcj", "yuehu")
    }
    (told,) = found(tmp_path, both)
    assert told.startswith("units/yuehu/unit.yaml:6:11 R164 sjw is 区科创局 already ")


# In a change -------------------------------------------------------------------------------


def told_of_change(root: Path, before: Example, after: Example) -> list[str]:
    """What family H says of a change, without the cures."""
    return [one.partition(" | ")[0] for one in changes(root, before, after)]


def test_a_figure_that_another_plan_collects_from_now_on_is_told(tmp_path: Path) -> None:
    told = told_of_change(tmp_path, {}, {CONTRACTS: TAKEN[CONTRACTS], **CITY})
    said = "shared_from was nothing and is now city contracts: lights and counts follow"
    assert told == [f"{CONTRACTS}:9:14 H111 {said}"]


def test_a_new_indicator_whose_figure_another_plan_collects_is_told(tmp_path: Path) -> None:
    told = told_of_change(tmp_path, {}, {**CITY, "plan/indicators/new.yaml": TAKEN[CONTRACTS]})
    said = "shared_from was nothing and is now city contracts: lights and counts follow"
    assert told == [f"plan/indicators/new.yaml:9:14 H111 {said}"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("city", "town", "was city contracts and is now town contracts"),
        (
            "indicator: contracts",
            "indicator: firms",
            "was city contracts and is now city firms",
        ),
    ],
)
def test_another_source_is_told(old: str, new: str, said: str, tmp_path: Path) -> None:
    after = TAKEN[CONTRACTS].replace(old, new)
    told = told_of_change(tmp_path, TAKEN, {CONTRACTS: after})
    assert told == [f"{CONTRACTS}:9:14 H111 shared_from {said}: lights and counts follow"]


def test_a_figure_that_units_report_again_is_told(tmp_path: Path) -> None:
    told = told_of_change(tmp_path, TAKEN, {CONTRACTS: BASE[CONTRACTS]})
    assert (
        f"{CONTRACTS}:1:1 H111 shared_from was city contracts and is now nothing: lights and counts "
        "follow"
    ) in told


def test_what_was_reported_here_before_may_be_taken_out_while_it_is_open(tmp_path: Path) -> None:
    june = BASE[JUNE].replace(
        "  - indicator: contracts\n    value: 52.5\n    as_of: 2025-05-31\n", ""
    )
    told = told_of_change(tmp_path, {}, {CONTRACTS: TAKEN[CONTRACTS], JUNE: june, **CITY})
    assert [one.split()[1] for one in told] == ["H111"]


def test_a_target_dated_back_over_figures_of_the_other_plan_is_told(tmp_path: Path) -> None:
    amended = """\
amended:
  - on: 2025-06-01
    target: {at_least: 100}
    document: 示政办〔2025〕18号
    reason: 上级下达任务调减
"""
    told = told_of_change(tmp_path, TAKEN, {CONTRACTS: TAKEN[CONTRACTS] + amended})
    assert any("A target in force from 2025-06-01 on" in one for one in told)


def test_other_ids_of_a_unit_are_told(tmp_path: Path) -> None:
    unit = BASE["units/kcj/unit.yaml"] + "same_as: [sjw]\n"
    told = told_of_change(tmp_path, {}, {"units/kcj/unit.yaml": unit})
    assert told == [
        "units/kcj/unit.yaml:6:10 H111 same_as was nothing and is now sjw: lights and counts follow"
    ]


def test_all_of_it_is_silent_in_the_plan_of_the_examples(tmp_path: Path) -> None:
    assert found(tmp_path, TAKEN, {FIRMS: BASE[FIRMS], MATCHING: BASE[MATCHING]}) == []
