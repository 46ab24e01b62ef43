"""Which findings hold: allowances, the plan's levels, --select and --ignore, told by check."""

import json
import re
from pathlib import Path

import pytest

from tests.program import add, edit, refused, run, shown

QKX = "units/qkx/2025-05.yaml"
LAST = "units/qkx/2025-10.yaml"
RULES = "rules:\n  {}\n"


def numbers(line: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", line)]


@pytest.fixture
def wrong(copied: Path) -> Path:
    """Return the sample with one entry about a task that is not there."""
    edit(copied / QKX, "ref: 1.1/results-collection", "ref: 1.11")
    return copied


@pytest.fixture
def allowed(wrong: Path) -> Path:
    """Return the same with the comment that lets it stand."""
    edit(wrong / QKX, "  - ref: 1.11", "  # anplan: allow R103 编号待统筹单位确定\n  - ref: 1.11")
    return wrong


def test_what_is_allowed_is_counted(allowed: Path) -> None:
    text = shown("check", "--strict", folder=allowed)
    assert text == "读取 280/280 个文件：0 个错误，0 个提醒，0 个提示，放行 1 个\n"
    english = shown("check", "--lang", "en", folder=allowed)
    assert english == ("read 280/280 files; errors: 0, warnings: 0, notes: 0, allowed: 1\n")


def test_other_programs_get_it_with_its_reason(allowed: Path) -> None:
    document = json.loads(shown("check", "--format", "json", folder=allowed))
    assert document["findings"] == []
    (one,) = document["allowed"]
    assert (one["code"], one["file"], one["line"]) == ("R103", QKX, 7)
    assert one["reason"] == "编号待统筹单位确定"
    assert document["summary"]["allowed"] == 1


def test_paths_and_rules_choose_among_what_is_allowed(allowed: Path) -> None:
    assert "放行" in shown("check", "units/qkx", folder=allowed)
    assert "放行" not in shown("check", "units/act", folder=allowed)
    assert "放行" in shown("check", "--select", "R", folder=allowed)
    assert "放行" not in shown("check", "--ignore", "R103", folder=allowed)
    assert "放行" not in shown("check", "--month", "2025-06", folder=allowed)


def test_an_allowance_that_is_not_needed_any_more_is_told(allowed: Path) -> None:
    edit(allowed / QKX, "ref: 1.11", "ref: 1.1")
    text = shown("check", folder=allowed)
    assert text.startswith(
        f"{QKX}:6:3 提醒 A101  下面这一条没有 R103 的问题。"
        "请删去这行注释，或移到所指条目的正上方。\n"
        "    6 |   # anplan: allow R103 编号待统筹单位确定\n"
    )
    assert "A101" not in shown("check", "--ignore", "A101", folder=allowed)


def test_one_without_a_reason_fails(allowed: Path) -> None:
    edit(allowed / QKX, "allow R103 编号待统筹单位确定", "allow R103")
    done = run("check", folder=allowed)
    assert done.code == 1
    assert "A102  没有写理由的放行说明不作数。请在 R103 后面写明理由。" in done.out
    assert " R103  没有任务 1.11。" in done.out


def test_a_late_paper_is_allowed_for_its_month(copied: Path) -> None:
    file = copied / "units/jd-huaqiao/2025-06.yaml"
    text = file.read_text("utf-8")
    file.write_text(f"# anplan: allow D102 已书面说明\n{text}", "utf-8", newline="\n")
    month = shown("check", "--month", "2025-06", folder=copied)
    assert ("D102" in month, "放行 1 个" in month) == (False, True)
    assert "A101" not in shown("check", folder=copied)


def test_rules_are_chosen(wrong: Path) -> None:
    assert run("check", "--select", "V,R103", folder=wrong).code == 1
    assert run("check", "--select", "V", "--select", "r", folder=wrong).code == 1
    for arguments in (("--select", "V"), ("--ignore", "R103"), ("--ignore", "R", "--strict")):
        assert numbers(shown("check", *arguments, folder=wrong)) == [280, 280, 0, 0, 0]


def test_a_code_that_is_not_there_is_refused(sample: Path) -> None:
    assert refused("check", "--select", "v-101", folder=sample) == (
        "anplan：没有规则 v-101。是不是 V101？"
    )
    assert refused("check", "--ignore", "X", "--lang", "en", folder=sample) == (
        "anplan: There is no rule X. anplan explain lists them all; a family is its letter, as V"
    )


def test_a_file_that_cannot_be_read_is_never_hidden(wrong: Path) -> None:
    add(wrong / "units/act/2025-09.yaml", "\tx\n")
    text = shown("check", "--select", "V", folder=wrong)
    assert text == (
        "读取 279/280 个文件：0 个错误，0 个提醒，0 个提示，未列出读不出的文件的问题 1 个\n"
    )


def test_where_the_plan_cannot_be_read_nothing_was_judged(copied: Path) -> None:
    edit(copied / "plan/plan.yaml", "coordinator: jxkc\n", "coordinator jxkc\n")
    done = run("check", "--select", "V", folder=copied)
    assert (done.code, numbers(done.out)) == (1, [279, 280, 0, 0, 0, 1])


@pytest.mark.parametrize(
    ("setting", "counts"),
    [
        ("R103: warning", [0, 1, 0]),
        ("R: note", [0, 0, 1]),
        ("R103: off", [0, 0, 0]),
        ("R103: {level: error, since: 2025-06}", [0, 0, 1]),
        ("R103: {since: 2025-05}", [1, 0, 0]),
    ],
)
def test_the_plan_sets_levels(wrong: Path, setting: str, counts: list[int]) -> None:
    add(wrong / "plan/plan.yaml", RULES.format(setting))
    last = run("check", folder=wrong).out.splitlines()[-1]
    assert numbers(last) == [280, 280, *counts]


def test_the_month_s_screen_judges_alike(wrong: Path) -> None:
    assert "R103" in shown("status", "2025-05", folder=wrong)
    add(wrong / "plan/plan.yaml", RULES.format("R103: off"))
    assert "R103" not in shown("status", "2025-05", folder=wrong)


def test_writers_refuse_and_warn_alike(copied: Path) -> None:
    words = (
        "record",
        "reading",
        "tech-contracts",
        "1",
        "--as-of",
        "2025-09-30",
        "--month",
        "2025-10",
        "--unit",
        "jxkc",
        "--dry-run",
    )
    strict = run(*words, folder=copied)
    assert strict.code == 1
    code = re.search(r"\b(V\d+) ", strict.err)
    assert code is not None
    add(copied / "plan/plan.yaml", RULES.format(f"{code[1]}: note"))
    mild = run(*words, folder=copied)
    assert (mild.code, f"提示 {code[1]} " in mild.err) == (0, True)


def test_an_idle_allowance_keeps_nothing_from_being_written(copied: Path) -> None:
    add(copied / LAST, "# anplan: allow R103 待定\nnothing: 无\n")
    done = run(
        "record", "solved", "1.1", "场地不足", "--unit", "qkx", "--month", "2025-10", folder=copied
    )
    assert "A101" not in done.err


def test_explain_tells_what_holds_in_the_plan(copied: Path) -> None:
    assert "本方案" not in shown("explain", folder=copied)
    add(copied / "plan/plan.yaml", RULES.format("V105: off\n  R103: {since: 2025-07}"))
    rows = shown("explain", folder=copied).splitlines()
    assert rows[0].split() == ["规则", "级别", "本方案", "检查内容"]
    assert next(row for row in rows if row.startswith("R103")).split()[:4] == [
        "R103",
        "错误",
        "错误，2025-07",
        "以前为提示",
    ]
    assert shown("explain", "V105", folder=copied).splitlines()[2] == "本方案：停用。"
    assert shown("explain", "R103", "--lang", "en", folder=copied).splitlines()[2] == (
        "In this plan: error, a note before 2025-07."
    )


def test_explain_works_without_a_workspace(tmp_path: Path) -> None:
    assert "R103" in shown("explain", folder=tmp_path)


def test_editors_know_the_levels(tmp_path: Path) -> None:
    schema = json.loads(shown("schema", "plan", folder=tmp_path))
    word, keys = schema["properties"]["rules"]["additionalProperties"]["anyOf"]
    assert word == {"enum": ["error", "warning", "note", "off"]}
    assert keys == {"$ref": "#/$defs/RuleSetting"}
    assert set(schema["$defs"]["RuleSetting"]["properties"]) == {"level", "since"}
