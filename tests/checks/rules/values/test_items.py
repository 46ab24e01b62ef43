"""Items: doubles, roles, ways back and skipped stages, and what stands still in a month."""

from pathlib import Path

import pytest

from anplan.checks.examples.registers import EXAMPLES, item, items, moves, register
from anplan.checks.rule import Example
from tests.checks.workspace import found, lines, loaded, paper_problems, problems

JUNE = "units/kcj/2025-06.yaml"


def test_one_title_under_two_ids(tmp_path: Path) -> None:
    assert found(tmp_path, EXAMPLES["V121"][0]) == [
        (
            f"{JUNE}:10:12 V121 重点项目清单 has 光谷 中试线 twice: P-001 and P-002 | "
            "If they are one, let one of them leave: left and reason; else call it apart"
        )
    ]


def test_ids_that_are_spelt_alike(tmp_path: Path) -> None:
    entries = [
        item("P-001", "title: 中试线", "stage: stored", "on: 2025-06-10"),
        item("Ｐ-001", "stage: proof", "on: 2025-06-20"),
    ]
    assert found(tmp_path, {**register(), **items(*entries)}) == [
        (
            f"{JUNE}:9:9 V121 重点项目清单 has P-001 and Ｐ-001: the two ids are spelt alike | "
            "If they are one, write the id as it was first; else give one another id"
        )
    ]


def test_a_double_that_left_is_none(tmp_path: Path) -> None:
    entries = [
        item("P-001", "title: 中试线", "stage: stored", "on: 2025-06-10"),
        item("P-002", "title: 中试线", "stage: stored", "on: 2025-06-11"),
        item("P-002", "left: 2025-06-20", "reason: 重复登记"),
    ]
    assert found(tmp_path, {**register(), **items(*entries)}) == []


def amount(value: str, measure: str = "万元") -> Example:
    entry = item("P-001", "stage: stored", "on: 2025-06-18", f"amount: {value}")
    laid = {**register(), **items(entry)}
    return {
        file: text.replace("measure: 万元", f"measure: {measure}") for file, text in laid.items()
    }


def test_an_amount_below_zero_is_told_but_not_of_a_growth(tmp_path: Path) -> None:
    cure = "Write the whole figure as it is now; of one that was given up: left, reason"
    assert found(tmp_path / "amount", amount("-300")) == [
        f"{JUNE}:7:13 V127 拟投资额 is below zero: -300 | {cure}"
    ]
    assert found(tmp_path / "zero", amount("0")) == []
    assert found(tmp_path / "growth", amount("-3", '"%"')) == []


def test_a_role_is_asked_for_once_an_item_until_it_is_filled(tmp_path: Path) -> None:
    entries = [
        item("P-001", "stage: stored", "on: 2025-06-10"),
        item("P-001", "stage: proof", "on: 2025-06-12"),
        item("P-002", "stage: stored", "on: 2025-06-11"),
        item("P-002", "on: 2025-06-12", "roles: {项目专员: 科创局科长}"),
    ]
    assert found(tmp_path, {**register("roles: [项目专员]\n"), **items(*entries)}) == [
        (
            f"{JUNE}:8:9 V122 P-001 of 重点项目清单 has nobody for 项目专员 | "
            "Name the post that does it below roles: a post, not a person"
        )
    ]


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (moves("applied 2025-06-01", "stored 2025-06-10", "proof 2025-06-20"), None),
        (moves("proof 2025-06-20"), None),
        (
            moves("applied 2025-06-01", "proof 2025-06-20"),
            (
                "note 9:12 V123 P-001 is at 验证, and nobody told when it passed 入库 | "
                "Add an entry with the day, if there was one; it counts as passed"
            ),
        ),
        (
            moves("proof 2025-06-10", "applied 2025-06-20"),
            (
                "error 9:12 V123 P-001 went back from 验证 to 申报 | "
                "Write below it, under reason, why; or correct the stage or the day"
            ),
        ),
        (moves("proof 2025-06-10", "applied 2025-06-20 重新论证"), None),
    ],
)
def test_the_way_through_the_stages(files: Example, said: str | None, tmp_path: Path) -> None:
    told = problems(loaded(tmp_path, files))
    levels = [problem.level for problem in told]
    shown = [
        f"{level} {line.removeprefix(JUNE + ':')}"
        for level, line in zip(levels, lines(told), strict=True)
    ]
    assert shown == ([said] if said else [])


JULY = "units/kcj/2025-07.yaml"


def told_in_july(*lines: str) -> Example:
    """July's report of the item that June's told of."""
    return {JULY: f"submitted: 2025-08-04\nitems:\n{item('P-001', *lines)}"}


APPLIED_IN_JUNE = moves("applied 2025-06-10")


@pytest.mark.parametrize("reason", [(), ("reason: 当时漏报，后退回重新论证",)])
def test_a_way_back_is_told_where_it_was_brought(reason: tuple[str, ...], tmp_path: Path) -> None:
    late = told_in_july("stage: stored", "on: 2025-06-01", *reason)
    said = (
        f"{JULY}:5:12 V123 P-001 is at 入库 from 2025-06-01 on, and at 申报 from 2025-06-10 on, as "
        "was told before: it would have gone back | "
        "Write below it, under reason, why; or correct the stage or the day"
    )
    assert found(tmp_path, {**APPLIED_IN_JUNE, **late}) == ([] if reason else [said])


def test_a_way_back_in_a_closed_month_is_given_its_reason_in_the_open_one(tmp_path: Path) -> None:
    closed = {"briefs/2025-06.yaml": "issued: 2025-07-05\n"}
    back = {**moves("stored 2025-06-10", "applied 2025-06-20"), **closed}
    assert [line for line in found(tmp_path, back) if "V123" in line] == [
        (
            f"{JUNE}:9:12 V123 P-001 went back from 入库 to 申报 | "
            "Its month is closed: record the stage once more, with its day and a reason"
        )
    ]
    again = told_in_july("stage: applied", "on: 2025-06-20", "reason: 重新论证")
    assert [line for line in found(tmp_path, {**back, **again}) if "V123" in line] == []


def test_a_plan_may_make_a_way_back_a_warning_but_not_raise_a_note(tmp_path: Path) -> None:
    plan = loaded(tmp_path).texts["plan/plan.yaml"]
    for level, expected in (("warning", ["warning"]), ("error", ["error"])):
        files = {"plan/plan.yaml": f"{plan}rules:\n  V123: {level}\n"}
        back = loaded(tmp_path, moves("proof 2025-06-10", "applied 2025-06-20"), files)
        assert [problem.level for problem in problems(back)] == expected
        skipped = loaded(tmp_path, moves("applied 2025-06-01", "proof 2025-06-20"), files)
        assert [problem.level for problem in problems(skipped)] == ["note"]


def test_what_stands_still_is_told_for_a_month_and_else_not(tmp_path: Path) -> None:
    still = loaded(tmp_path, EXAMPLES["V124"][0])
    assert [line for line in lines(paper_problems(still)) if "V124" in line] == [
        (
            "units/kcj/2025-05.yaml:5:12 V124 P-001 has stood at 入库 for 41 days | "
            "Ask what keeps it; one that is given up leaves: left and reason"
        )
    ]
    assert lines(problems(still)) == []
