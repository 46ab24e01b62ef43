"""``check --month``: one month's files and papers in one list; a late unit blocks nobody."""

import json
from pathlib import Path

import pytest

from tests.program import add, edit, refused, run, shown

QKX = "units/qkx/2025-06.yaml"
LATE = (
    "units/jd-huaqiao/2025-06.yaml:1:12 提醒 D102  花桥街于 2025-07-08 报送办理工作简报，"
    "2025-07-05 截止，逾期 3 天。日期无误的不必处理；写错的，在 submitted 中更正。"
)
MISSING = (
    f"{QKX} 提醒 D101  区科协未报 2025-06 办理工作简报，2025-07-05 截止。"
    "请补报该文件；没有新进展的，在 nothing 中写明。"
)
OF_HALF = (
    "units/jd-qiuchang/2025-H1.yaml 提醒 D101  球场街未报 2025-H1 半年工作总结，"
    "2025-06-30 截止。请补报该文件；没有新进展的，在 nothing 中写明。"
)
"""A paper of a longer time that ends with the month."""
HALF = "；2025-H1 应报 27 份，已收 26 份，未报：球场街"


def test_papers_missing_and_late_are_warnings(sample: Path) -> None:
    text = shown("check", "--month", "2025-06", folder=sample)
    assert text.splitlines() == [
        LATE,
        "    1 | submitted: 2025-07-08",
        "      |            ^^^^^^^^^^",
        OF_HALF,
        MISSING,
        (
            "读取 280/280 个文件：0 个错误，3 个提醒，0 个提示。"
            f"2025-06 应报 27 份，已收 26 份，未报：区科协{HALF}"
        ),
    ]
    assert run("check", "--month", "2025-06", "--strict", folder=sample).code == 1


def test_a_month_in_which_all_is_well_has_one_line(copied: Path) -> None:
    add(copied / QKX, "submitted: 2025-07-05\nnothing: 本月无新进展\n")
    half = copied / "units/jd-qiuchang/2025-H1.yaml"
    add(half, "submitted: 2025-06-30\nnothing: 上半年无新进展\n")
    edit(copied / "units/jd-huaqiao/2025-06.yaml", "submitted: 2025-07-08", "submitted: 2025-07-05")
    assert run("brief", "--month", "2025-06", "--yes", folder=copied).code == 0
    assert shown("check", "--month", "2025-06", "--strict", folder=copied) == (
        "读取 282/282 个文件：0 个错误，0 个提醒，0 个提示。2025-06 应报 27 份，已收 27 份；"
        "2025-H1 应报 27 份，已收 27 份\n"
    )


def test_only_what_belongs_to_the_month_is_told(copied: Path) -> None:
    edit(copied / "units/qkx/2025-05.yaml", "ref: 1.1/results-collection", "ref: 1.11")
    edit(copied / "units/act/2025-09.yaml", "value: 20.5", "value: 二十")
    may = run("check", "--month", "2025-05", folder=copied)
    assert may.code == 1
    assert "units/qkx/2025-05.yaml:6:10 错误 R103" in may.out
    assert "units/act" not in may.out
    assert run("check", "--month", "2025-06", folder=copied).code == 0


def test_a_broken_file_is_an_error_and_not_in(copied: Path) -> None:
    add(copied / QKX, "submitted: [\n")
    done = run("check", "--month", "2025-06", folder=copied)
    assert done.code == 1
    assert f"{QKX}:1:12 错误 Y102" in done.out
    assert f"{QKX} 提醒 D101" not in done.out
    assert done.out.endswith(f"2025-06 应报 27 份，已收 26 份，未报：区科协（读不出）{HALF}\n")


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2025-06-15", "应报 0 份，已收 0 份，未到期 27 份"),
        ("2025-07-06", "应报 27 份，已收 25 份，未报：区科协、花桥街"),
        ("2025-07-08", "应报 27 份，已收 26 份，未报：区科协"),
    ],
)
def test_the_day_decides(sample: Path, day: str, told: str) -> None:
    text = shown("check", "--month", "2025-06", "--on", day, folder=sample)
    assert f"。2025-06 {told}；2025-H1 " in text


def test_a_month_without_papers_says_so(sample: Path) -> None:
    text = shown("check", "--month", "2025-02", folder=sample)
    assert text.endswith("。2025-02 没有应报材料\n")


def test_a_paper_of_a_longer_time_is_told_in_its_last_month_alone(sample: Path) -> None:
    text = shown("status", "2025-06", folder=sample)
    assert "\n2025-H1 应报 27 份：按时 26，逾期 0，未报 1\n  未报 半年工作总结 1：球场街\n" in text
    for month in ("2025-05", "2025-07"):
        assert "H1" not in shown("check", "--month", month, folder=sample)
        assert "H1" not in shown("status", month, folder=sample)


def of_quarters(folder: Path) -> None:
    """Let the units of the sample report by the quarter, without monthly papers."""
    plan = (folder / "plan/plan.yaml").read_text(encoding="utf-8")
    start, end = plan.index("  - id: monthly-brief"), plan.index("  - id: half-year")
    quarter = (
        "  - id: quarter\n    title: 季度小结\n    paper: report\n    owed_by: units\n"
        "    every: once\n    period: 2025-Q3\n    due_on: 2025-10-05\n"
        "    assumed: [title, owed_by, every, period, due_on]\n"
    )
    plan = plan[:start] + quarter + plan[end:]
    (folder / "plan/plan.yaml").write_text(plan, encoding="utf-8", newline="\n")


def test_a_quarter_s_papers_are_those_of_its_last_month(copied: Path) -> None:
    of_quarters(copied)
    add(copied / "units/qkx/2025-Q3.yaml", "submitted: 2025-10-03\nnothing: 本季无新进展\n")
    text = run("check", "--month", "2025-09", folder=copied).out
    assert text.count("D101") == 26
    assert "。2025-09 应报 27 份，已收 1 份，未报：" in text
    status = run("status", "2025-09", folder=copied).out
    assert "\n应报 27 份：按时 1，逾期 0，未报 26\n" in status
    assert "应报27份" in run("brief", "--month", "2025-09", "-o", "-", folder=copied).out
    assert "2025-08 没有应报材料" in run("check", "--month", "2025-08", folder=copied).out


def test_what_is_amiss_in_a_quarter_s_paper_belongs_to_its_last_month(copied: Path) -> None:
    add(copied / "units/qkx/2025-Q3.yaml", "submitted: 2025-10-03\nnothng: 无\n")
    assert "units/qkx/2025-Q3.yaml:2:1" in run("check", "--month", "2025-09", folder=copied).out
    assert "Q3" not in run("check", "--month", "2025-08", folder=copied).out


def test_a_paper_that_came_after_the_brief_is_not_missing_any_more(copied: Path) -> None:
    add(copied / QKX, "submitted: 2025-08-01\nnothing: 本月无新进展\n")
    text = shown("check", "--month", "2025-06", folder=copied)
    assert f"{QKX}:1:12 提醒 D102  区科协于 2025-08-01 报送" in text
    assert "应报 27 份，已收 27 份" in text


def test_check_of_everything_asks_for_no_paper(sample: Path) -> None:
    assert "应报" not in shown("check", "--strict", folder=sample)
    assert refused("check", "--on", "2025-07-10", folder=sample) == (
        "anplan：未给 --period 或 --month 时，检查与日期无关。请加上 --period 或 --month，或去掉 --on"
    )


@pytest.mark.parametrize("month", ["2025-13", "七点", ""])
def test_what_is_no_month_is_refused(sample: Path, month: str) -> None:
    assert refused("check", "--month", month, folder=sample) == (
        f"anplan：不是月份：{month}。月份写作 2025-06；季度等用 --period 2025-Q2"
    )


def test_paths_choose_among_the_month_s_findings(sample: Path) -> None:
    text = shown("check", "--month", "2025-06", "units/jd-huaqiao", folder=sample)
    assert ("D102" in text, "D101" in text) == (True, False)


def test_a_plan_that_cannot_be_read_is_told(copied: Path) -> None:
    edit(copied / "plan/plan.yaml", "coordinator: jxkc\n", "coordinator jxkc\n")
    done = run("check", "--month", "2025-06", folder=copied)
    assert done.code == 1
    assert "plan/plan.yaml:" in done.out
    assert "应报" not in done.out


def test_other_programs_get_the_same_findings(sample: Path) -> None:
    text = shown("check", "--month", "2025-06", "--format", "json", folder=sample)
    findings = json.loads(text)["findings"]
    assert [(one["code"], one["level"], one["line"]) for one in findings] == [
        ("D102", "warning", 1),
        ("D101", "warning", 0),
        ("D101", "warning", 0),
    ]


def test_the_forge_gets_them_as_warnings(sample: Path) -> None:
    text = shown("check", "--month", "2025-06", "--format", "github", folder=sample)
    late, _, missing, last = text.splitlines()
    assert late.startswith(
        "::warning file=units/jd-huaqiao/2025-06.yaml,line=1,col=12,title=D102::"
    )
    assert missing.startswith(f"::warning file={QKX},title=D101::区科协未报 2025-06 ")
    assert last.endswith(f"2025-06 应报 27 份，已收 26 份，未报：区科协{HALF}")


def test_a_unit_s_name_is_no_command_to_the_forge(copied: Path) -> None:
    edit(copied / "units/qkx/unit.yaml", "aliases:\n", 'short: "##[stop-commands]x"\naliases:\n')
    text = shown("check", "--month", "2025-06", "--format", "github", folder=copied)
    last = text.splitlines()[-1]
    assert "未报：## [stop-commands]x；" in last


def test_a_due_day_that_rest_days_move_is_judged_as_everywhere_else(copied: Path) -> None:
    missing = shown("check", "--month", "2025-09", folder=copied)
    assert missing.count("D101") == 3
    edit(copied / "plan/plan.yaml", "settings:\n", "settings:\n  rest_days: next_working_day\n")
    moved = shown("check", "--month", "2025-09", folder=copied)
    assert "D101" not in moved
    assert "2025-10-09（10-05国庆假期顺延）" in shown("due", "--month", "2025-09", folder=copied)
    later = shown("check", "--month", "2025-09", "--on", "2025-10-10", folder=copied)
    assert later.count("2025-10-09 截止") == 3
