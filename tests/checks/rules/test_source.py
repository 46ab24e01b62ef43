"""Family Q, word by word."""

from pathlib import Path

import pytest

from anplan.checks.examples.workspace import (
    BASE,
    CONTRACTS,
    FIRMS,
    MATCHING,
    PLAN,
    SOURCE,
    STREET,
    TALENT,
    changed,
)
from anplan.checks.rule import Example
from tests.checks.workspace import found

DOCUMENT = BASE[SOURCE]
COPY = "Copy the words from plan/source.txt"
MEND = "Correct the one that is wrong; if the document gives no figure, put target into assumed"
SET_ASIDE = "Quote it where it belongs, or list it under narrative in plan/plan.yaml"
UNITS = "(责任单位:区科技创新局,各街道办事处)"
HALL = "    quote: 建成科技服务大厅\n    assumed: [kind]\n"
CASES = [
    (
        changed(TALENT, "quote: 支持企业申报专利", "quote: 支持企业申请专利"),
        (
            f"{TALENT}:9:12 Q101 These words are not in plan/source.txt: 支持企业申请专利 | "
            "The document says: 支持企业申报专利"
        ),
    ),
    (
        changed(
            MATCHING,
            "units_quote: (责任单位:区科技创新局,各街道办事处)",
            "units_quote: (责任单位:区科技创新局,街道办事处)",
        ),
        [
            (
                f"{SOURCE}:13:29 Q105 Nothing in the plan stands on this sentence: {UNITS} | "
                f"{SET_ASIDE}"
            ),
            (
                f"{MATCHING}:3:14 Q101 These words are not in plan/source.txt: "
                f"(责任单位:区科技创新局,街道办事处) | The document says: {UNITS}"
            ),
        ],
    ),
    (
        changed(STREET, "quote: 各街道办事处", "quote: 谌家矶"),
        f"{STREET}:4:8 Q101 These words are not in plan/source.txt: 谌家矶 | {COPY}",
    ),
    (
        changed(STREET, "quote: 各街道办事处", "quote: 谌矶"),
        f"{STREET}:4:8 Q101 These words are not in plan/source.txt: 谌矶 | {COPY}",
    ),
    (
        changed(STREET, "quote: 各街道办事处", f"quote: {'各街道办事处和区直部门' * 4}"),
        (
            f"{STREET}:4:8 Q101 These words are not in plan/source.txt: "
            f"各街道办事处和区直部门各街道办事处和区直部门各街道办事处和… | {COPY}"
        ),
    ),
    (
        changed(MATCHING, HALL, ""),
        (
            f"{MATCHING}:12:5 Q102 建成科技服务大厅 is neither quoted nor assumed | "
            "Write the document's words as quote, or name what you added in assumed"
        ),
    ),
    (
        changed(FIRMS, "at_least: 50", "at_least: 500"),
        (
            f"{FIRMS}:6:13 Q103 The target 500家 does not stand in the quote: "
            f"新认定科技型企业不少于50家 | {MEND}"
        ),
    ),
    (
        changed(CONTRACTS, "measure: 亿元", "measure: 家"),
        None,
    ),
    (
        changed(CONTRACTS, "[kind, trajectory,", "[kind, trajectries,"),
        (
            f"{CONTRACTS}:11:17 Q104 There is no key trajectries that could be assumed | "
            "Did you mean trajectory?"
        ),
    ),
    (
        changed(TALENT, "    assumed: [kind]", "    assumed: [target]"),
        (
            f"{TALENT}:10:15 Q104 There is no key target that could be assumed | Write one of: "
            "quote, id, title, kind, due, after, every, by, counted_from, indicators, units"
        ),
    ),
    (
        changed(PLAN, "start: 2025-01-01", "assumed: [stort]\nstart: 2025-01-01"),
        f"{PLAN}:6:11 Q104 There is no key stort that could be assumed | Did you mean start?",
    ),
    (
        changed(SOURCE, "三、工作安排\n", "三、工作安排\n\n  加强督促检查。每季度通报一次。\n"),
        [
            (
                f"{SOURCE}:19:3 Q105 Nothing in the plan stands on this sentence: 加强督促检查。 | "
                f"{SET_ASIDE}"
            ),
            (
                f"{SOURCE}:19:10 Q105 Nothing in the plan stands on this sentence: 每季度通报一次。 | "
                f"{SET_ASIDE}"
            ),
        ],
    ),
    (
        {
            **changed(SOURCE, "\n附件:\n", "抓好落实"),
        },
        f"{SOURCE}:20:1 Q105 Nothing in the plan stands on this sentence: 抓好落实 | {SET_ASIDE}",
    ),
    (
        changed(
            PLAN,
            "narrative:",
            "defects:\n  - quote: 每月保送工作简报\n    text: |-\n"
            "      没有写明报送日期。\nnarrative:",
        ),
        (
            f"{PLAN}:40:12 Q106 These words are not in plan/source.txt: 每月保送工作简报 | "
            "The document says: 每月报送工作简报"
        ),
    ),
    (
        changed(PLAN, "  - 三、工作安排", "  - 三、工作安排\n  - 四、工作要求"),
        f"{PLAN}:43:5 Q106 These words are not in plan/source.txt: 四、工作要求 | {COPY}",
    ),
]


@pytest.mark.parametrize(("files", "said"), CASES)
def test_words(files: Example, said: str | list[str] | None, tmp_path: Path) -> None:
    expected = [said] if isinstance(said, str) else said or []
    assert found(tmp_path, files) == expected


@pytest.mark.parametrize(
    ("target", "measure", "words"),
    [
        ("1200", "家", "不少于1,200家"),
        ("1200000", "万元", "达到120亿元以上"),
        ("12", "万人", "达到12万人以上"),
        ("120000", "人", "达到12万人以上"),
        ("120", "亿元", "达到１２０亿元以上"),
        ("7.5", "个百分点", "增长7.50个百分点"),
    ],
)
def test_figures_that_stand_in_a_quote(
    target: str, measure: str, words: str, tmp_path: Path
) -> None:
    files = {
        SOURCE: DOCUMENT.replace("不少于50家", words),
        FIRMS: BASE[FIRMS]
        .replace("不少于50家", words)
        .replace("at_least: 50", f"at_least: {target}")
        .replace("measure: 家", f"measure: {measure}"),
    }
    assert [told for told in found(tmp_path, files) if " Q" in told] == []


def test_target_may_be_assumed(tmp_path: Path) -> None:
    files = changed(FIRMS, "at_least: 50", "at_least: 500")
    assert found(tmp_path, {FIRMS: files[FIRMS].replace("[kind,", "[kind, target,")}) == []


def test_item_without_a_quote_says_what_was_assumed(tmp_path: Path) -> None:
    files = changed(FIRMS, "quote: 新认定科技型企业不少于50家\n", "")
    assert found(tmp_path, files) == []


def test_quotes_ignore_white_space(tmp_path: Path) -> None:
    files = {
        FIRMS: BASE[FIRMS].replace("quote: 新认定科技型企业", "quote: |-\n  新认定\n  科技型企业")
    }
    assert found(tmp_path, files) == []


def test_no_source_gives_one_problem(tmp_path: Path) -> None:
    told = found(tmp_path, {SOURCE: "全年\u202e"})
    assert [problem.split()[1] for problem in told] == ["Y109"]


def test_broken_plan_file_leaves_no_sentence_uncovered(tmp_path: Path) -> None:
    told = found(tmp_path, {TALENT: "title: [\n"})
    assert [problem.split()[1] for problem in told] == ["Y102"]
