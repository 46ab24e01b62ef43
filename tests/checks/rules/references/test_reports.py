"""Family R, reports: what a unit names that is not there or not its own, word by word."""

from pathlib import Path

import pytest

from anplan.checks.all_rules import BY_CODE
from anplan.checks.examples.workspace import (
    JUNE,
    MATCHING,
    MAY,
    TALENT,
    changed,
    entry,
    june,
    reading,
)
from anplan.checks.rule import Example
from anplan.checks.rules.wording import one_of
from tests.checks.rules.references.entries import YUEHU
from tests.checks.workspace import english, found

SCHEME = "units/kcj/scheme.yaml"


def scheme(ref: str) -> Example:
    return {SCHEME: f"submitted: 2025-04-20\nmeasures:\n  - ref: {ref}\n    text: 走访企业\n"}


def milestone(ref: str) -> Example:
    return june(f"milestones:\n  - ref: {ref}\n    done: 2025-06-20\n")


def item(stage: str) -> Example:
    text = BY_CODE["R107"].right[JUNE]
    return {JUNE: text.replace("入库", stage)}


KCJ_REPORTS = "区科创局 reports contracts, firms, growth"
CASES = [
    (
        reading(name="contract"),
        f"{JUNE}:3:16 R101 There is no indicator contract | Did you mean contracts? {KCJ_REPORTS}",
    ),
    (
        reading(name="loans"),
        f"{JUNE}:3:16 R101 There is no indicator loans | {KCJ_REPORTS}",
    ),
    (
        entry("firm", file=YUEHU),
        (
            f"{YUEHU}:3:10 R101 There is no indicator firm | Did you mean firms? "
            "No indicator names 月湖街道办事处 in reported_by"
        ),
    ),
    (
        reading(file=YUEHU),
        (
            f"{YUEHU}:3:16 R102 月湖街道办事处 does not report 技术合同成交额 | "
            "It is reported by 区科创局"
        ),
    ),
    (
        entry("contracts", key="at_risk", file=YUEHU),
        (
            f"{YUEHU}:3:10 R102 月湖街道办事处 does not report 技术合同成交额 | "
            "It is reported by 区科创局"
        ),
    ),
    (
        entry("1.22", key="next"),
        f"{JUNE}:3:10 R103 There is no task 1.22 | Did you mean 1.2? 区科创局 has 1.1, 1.2",
    ),
    (
        scheme("3.4/hall"),
        f"{SCHEME}:3:10 R103 There is no task 3.4 | 区科创局 has 1.1, 1.2",
    ),
    (
        entry("1.2/patents", file=YUEHU),
        f"{YUEHU}:3:10 R104 月湖街道办事处 has no part in task 1.2 | 月湖街道办事处 has 1.1",
    ),
    (
        entry("1.2/patent"),
        (
            f"{JUNE}:3:10 R105 There is no action 1.2/patent | "
            "Did you mean 1.2/patents? Task 1.2 has 1.2/patents"
        ),
    ),
    (
        scheme("1.1/service-hell"),
        (
            f"{SCHEME}:3:10 R105 There is no action 1.1/service-hell | "
            "Did you mean 1.1/service-hall? Task 1.1 has 1.1/matching, 1.1/service-hall"
        ),
    ),
    (
        milestone("1.1/matching"),
        (
            f"{JUNE}:3:10 R106 1.1/matching is not a milestone | Write what was done under progress; "
            "the milestones of task 1.1 are 1.1/service-hall"
        ),
    ),
    (
        milestone("contracts"),
        f"{JUNE}:3:10 R106 contracts is not a milestone | Write what was done under progress",
    ),
    (
        milestone("1.3/hall"),
        f"{JUNE}:3:10 R103 There is no task 1.3 | 区科创局 has 1.1, 1.2",
    ),
    (
        BY_CODE["R107"].wrong,
        f"{JUNE}:3:15 R107 There is no register project | Did you mean projects?",
    ),
    (
        item("落地"),
        f"{JUNE}:5:12 R107 重点项目清单 has no stage 落地 | Write one of: 申报, 入库",
    ),
    (
        BY_CODE["R113"].wrong,
        (
            f"{JUNE}:4:12 R113 大厅选址没有定 is solved, but no earlier report tells of it | "
            "Did you mean 1.1 大厅选址未定? Write ref and title as they were first told"
        ),
    ),
    (
        {**BY_CODE["R113"].right, MAY: "nothing: 本月无新进展\n"},
        (
            f"{JUNE}:4:12 R113 大厅选址未定 is solved, but no earlier report tells of it | "
            "Write ref and title as they were first told"
        ),
    ),
    (
        {
            **BY_CODE["R113"].right,
            MAY: BY_CODE["R113"].right[MAY].replace("ref: 1.1", "ref: 1.2"),
        },
        (
            f"{JUNE}:4:12 R113 大厅选址未定 is solved, but no earlier report tells of it | "
            "Did you mean 1.2 大厅选址未定? Write ref and title as they were first told"
        ),
    ),
]


@pytest.mark.parametrize(("files", "said"), CASES, ids=[said.split(" |")[0] for _, said in CASES])
def test_words(files: Example, said: str, tmp_path: Path) -> None:
    assert found(tmp_path, files) == [said]


def test_unit_without_any_task(tmp_path: Path) -> None:
    files = changed(MATCHING, "[kcj, streets]", "[kcj]")
    assert found(tmp_path, files) == [
        f"{YUEHU}:3:10 R104 月湖街道办事处 has no part in task 1.1 | No task names 月湖街道办事处"
    ]


def test_task_without_actions(tmp_path: Path) -> None:
    task = {TALENT: "title: 培育科技企业\nunits: [kcj]\nquote: 2. 培育科技企业。\n"}
    told = found(tmp_path, task)
    assert told[-1] == f"{JUNE}:13:10 R105 There is no action 1.2/patents | Task 1.2 has no actions"


def test_indicators_may_be_named_by_who_reports_them(tmp_path: Path) -> None:
    assert found(tmp_path, entry("contracts", key="at_risk")) == []


def test_broken_register_is_not_unknown(tmp_path: Path) -> None:
    told = found(tmp_path, {"plan/registers/projects.yaml": "title: 清单\n"}, item("入库"))
    assert [problem.split()[1] for problem in told] == ["S102"]


def test_nothing_to_choose_from() -> None:
    assert english(one_of("project", ())) == "There is none yet"
