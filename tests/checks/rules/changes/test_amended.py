"""Family H, what the plan asks for: targets, indicators, and the words of the document."""

from pathlib import Path

import pytest

from anplan.checks.examples.registers import PROJECTS, register
from anplan.checks.examples.workspace import (
    BASE,
    CONTRACTS,
    FIRMS,
    MATCHING,
    PLAN,
    SOURCE,
    changed,
)
from tests.checks.rules.changes.entries import amended
from tests.checks.workspace import changes

AMEND = "Leave it, and add under amended: the new target, its day, document and reason"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("at_least: 120", "at_least: 100", "target was at_least 120 and is now at_least 100"),
        (
            "at_least: 120",
            "at_least: 120\n  by: 2025-11-30",
            "target was at_least 120 and is now at_least 120, by 2025-11-30",
        ),
        ("trajectory: linear", "trajectory: end", "trajectory was linear and is now end"),
        (
            "trajectory: linear",
            "trajectory:\n  steps:\n    2025-06-30: 40",
            "trajectory was linear and is now steps 2025-06-30: 40",
        ),
        ("measure: 亿元", "measure: 万元", "measure was 亿元 and is now 万元"),
        ("kind: flow", "kind: stock", "kind was flow and is now stock"),
        ("kind: flow", "kind: flow\nbaseline: 10", "baseline was 0 and is now 10"),
        ("kind: flow", "kind: flow\naspirational: true", "aspirational was false and is now true"),
    ],
)
def test_a_target_stays(tmp_path: Path, old: str, new: str, told: str) -> None:
    (line,) = changes(tmp_path, {}, changed(CONTRACTS, old, new))
    assert f" H103 {told} | {AMEND}" in line


def test_an_amendment_stays_as_it_was(tmp_path: Path) -> None:
    before = {CONTRACTS: BASE[CONTRACTS] + amended(100)}
    (line,) = changes(tmp_path, before, {CONTRACTS: BASE[CONTRACTS] + amended(90)})
    assert "H103 The amendment of 2025-07-01 is not what it was" in line


SHARED = changed(
    CONTRACTS,
    "reported_by: [kcj]\n",
    "reported_by: [kcj, yuehu]\nshares: {kcj: 80, yuehu: 40}\n",
)


SHARE_OUT = "Leave it, and share out a new target under amended, by a document"


def test_a_share_stays(tmp_path: Path) -> None:
    after = {CONTRACTS: SHARED[CONTRACTS].replace("{kcj: 80, yuehu: 40}", "{kcj: 90, yuehu: 30}")}
    more, less = changes(tmp_path, SHARED, after)
    assert more.endswith(f" H103 The share of 区科创局 was 80 and is now 90 | {SHARE_OUT}")
    assert less.endswith(f" H103 The share of 月湖街道办事处 was 40 and is now 30 | {SHARE_OUT}")


def test_shares_are_not_taken_out(tmp_path: Path) -> None:
    after = {CONTRACTS: SHARED[CONTRACTS].replace("shares: {kcj: 80, yuehu: 40}\n", "")}
    told = changes(tmp_path, SHARED, after)
    assert [line.partition(" | ")[0].partition(" H103 ")[2] for line in told] == [
        "The share of 区科创局 was 80 and is now nothing",
        "The share of 月湖街道办事处 was 40 and is now nothing",
    ]


def test_a_target_may_be_shared_out_later(tmp_path: Path) -> None:
    before = {CONTRACTS: SHARED[CONTRACTS].replace("shares: {kcj: 80, yuehu: 40}\n", "")}
    assert changes(tmp_path, before, SHARED) == []


def test_the_shares_of_an_amendment_stay(tmp_path: Path) -> None:
    with_shares = amended(150) + "    shares: {kcj: 100, yuehu: 50}\n"
    before = {CONTRACTS: SHARED[CONTRACTS] + with_shares}
    after = {CONTRACTS: before[CONTRACTS].replace("{kcj: 100, yuehu: 50}", "{kcj: 110, yuehu: 40}")}
    (line,) = changes(tmp_path, before, after)
    assert "H103 The amendment of 2025-07-01 is not what it was" in line


def test_an_indicator_stays(tmp_path: Path) -> None:
    told = changes(tmp_path, {}, {}, gone=(FIRMS,))
    assert told[0].startswith(f"{FIRMS}:0:0 H103 The indicator firms was removed with its target")


def test_a_changed_source_is_told_with_its_line(tmp_path: Path) -> None:
    after = changed(SOURCE, "为做好科技成果转化工作", "为抓好科技成果转化工作")
    (line,) = changes(tmp_path, {}, after)
    assert line.startswith(
        f"{SOURCE}:3:1 H105 The document's text was changed here; before it was: 为做好科技成果转化工作"
    )


def test_a_wrong_quote_may_be_mended(tmp_path: Path) -> None:
    wrong = changed(FIRMS, "quote: 新认定科技型企业", "quote: 新认定的科技型企业")
    assert changes(tmp_path, wrong, {FIRMS: BASE[FIRMS]}) == []


def test_a_quote_that_is_dropped(tmp_path: Path) -> None:
    (line,) = changes(tmp_path, {}, changed(MATCHING, "    quote: 建成科技服务大厅\n", ""))
    assert " H105 What it stands on was “建成科技服务大厅” and is now “nothing”" in line


def test_a_stage_s_quote_that_is_dropped(tmp_path: Path) -> None:
    plain = register()
    text = plain[PROJECTS].replace(
        "    title: 入库\n", "    title: 入库\n    quote: 建成科技服务大厅\n"
    )
    (line,) = changes(tmp_path, {PROJECTS: text}, plain)
    assert " H105 What it stands on was “建成科技服务大厅” and is now “nothing”" in line


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("〔2025〕1号", "〔2025〕2号", "number was 示政办〔2025〕1号 and is now 示政办〔2025〕2号"),
        ("issued: 2025-03-20", "issued: 2025-03-21", "issued was 2025-03-20 and is now 2025-03-21"),
        (
            "goals:\n  - id: 1\n    title: 成果转化\n    quote: 全年技术合同成交额达到120亿元以上\n",
            "",
            "成果转化 was removed from goals",
        ),
        (
            "groups:\n  - id: streets\n    title: 各街道办事处\n    quote: 各街道办事处\n",
            "",
            "各街道办事处 was removed from groups",
        ),
    ],
    ids=["its number", "its day", "an aim", "a word for many"],
)
def test_what_the_document_is_and_has_stays(tmp_path: Path, old: str, new: str, told: str) -> None:
    lines = [line for line in changes(tmp_path, {}, changed(PLAN, old, new)) if " H105 " in line]
    assert [f" H105 {told} | Hold it against the document" in line for line in lines] == [True]


def test_what_a_plan_calls_itself_is_nobody_else_s(tmp_path: Path) -> None:
    after = changed(PLAN, "document:\n", "document:\n  short: 转化方案\n")
    assert changes(tmp_path, {}, after) == []
