"""``anplan record`` in a terminal: a walk through the unit's month."""

import sys
from pathlib import Path

import pytest

pytest.importorskip("pty")

from tests.program import Done, on_terminal, refused, run
from tests.repositories import commit_all

STOP = "\x04"
SHOWN = """\
区科协10月份简报。回车跳过，有方括号的取括号内的内容；< 返回上一题；Ctrl-C 停止，已填内容保留。

任务 1.1：丰富科技资源供给
  本月进展： \
  下一步： \

  新问题，几个字（没有直接回车）： \

将写入：
  1.1 丰富科技资源供给 工作进展：走访
  1.1 丰富科技资源供给 下一步工作：回访
任务 1.1：蓝（无考核点） → 不变
写入这份简报吗？ (y/N) \
区科协 2025-10：1.1 进展、1.1 下一步工作
已写入：units/qkx/2025-10.yaml
任务 1.1：蓝（无考核点） → 不变
"""


@pytest.fixture
def copied(copied: Path) -> Path:
    """Give the sample where 区科协 is asked for its task alone: it has no measure of its own."""
    (copied / "units/qkx/scheme.yaml").unlink()
    commit_all(copied)
    return copied


def walk(folder: Path, *typed: str, unit: str = "区科协", end: str = "\n") -> Done:
    lines = "\n".join(typed) + end
    return on_terminal("record", "--month", "2025-10", "--unit", unit, folder=folder, typed=lines)


def test_every_question_of_a_small_unit(copied: Path) -> None:
    assert walk(copied, "走访", "回访", "", "y") == Done(0, SHOWN, "")
    assert not list((copied / ".anplan").glob("*.json"))


def test_a_figure_is_asked_with_its_target_its_last_value_and_the_pace(copied: Path) -> None:
    done = walk(copied, "", unit="jxkc", end="\n" + STOP)
    assert (
        "技术合同成交额：目标 ≥235亿元、上次 168.3亿元（08-31*）、序时进度要求 195.8亿元\n"
        "  数值，亿元（暂无填 -）： "
    ) in done.out


def test_what_is_not_understood_is_asked_again(copied: Path) -> None:
    done = walk(copied, "很多", "180", "", "n", unit="jxkc", end="\n" + STOP)
    assert (
        "  不是数值：很多；未采用。只用数字和小数点，如 121.3\n  数值，亿元（暂无填 -）： "
        in done.out
    )


def test_the_question_whether_a_figure_is_preliminary_goes_back_too(copied: Path) -> None:
    back = walk(copied, "180", "9月30日", "<", unit="jxkc", end="\n" + STOP).out
    assert back.count("是初步数吗？") == 1
    assert back.count("\n技术合同成交额：") == 2
    assert "\n高新技术产业增加值增速：" not in back
    on = walk(copied, "180", "9月30日", "n", unit="jxkc", end="\n" + STOP).out
    assert (on.count("\n技术合同成交额："), on.count("\n高新技术产业增加值增速：")) == (1, 1)


def test_stopping_loses_nothing_that_was_answered(copied: Path) -> None:
    stopped = walk(copied, "走访", end="\n" + STOP)
    assert (stopped.code, (copied / "units/qkx/2025-10.yaml").exists()) == (130, False)
    again = walk(copied, "n", "回访", "", "y")
    assert again.code == 0
    assert "上次填的 1 项还在" in again.out
    text = (copied / "units/qkx/2025-10.yaml").read_text("utf-8")
    assert "走访" in text
    assert "回访" in text


def test_what_a_stop_in_the_middle_of_a_problem_loses_is_named(copied: Path) -> None:
    stopped = walk(copied, "走访", "", "人手不足", "", "缺三人", end="\n" + STOP)
    assert stopped.code == 130
    assert "已填的 1 项保留到下次。\n" in stopped.out
    assert "末几问没有答完，未保留：人手不足；1.1；缺三人\n" in stopped.out


def test_what_is_not_confirmed_is_not_written(copied: Path) -> None:
    done = walk(copied, "走访", "", "", "n")
    assert (done.code, done.out.endswith("未写入；已填内容保留到下次。\n")) == (1, True)
    assert not (copied / "units/qkx/2025-10.yaml").exists()


def test_a_unit_with_nothing_to_say_says_why(copied: Path) -> None:
    assert walk(copied, "", "", "", "本月无新进展", "y").code == 0
    text = (copied / "units/qkx/2025-10.yaml").read_text("utf-8")
    assert text.endswith("nothing: |-\n  本月无新进展\n")


def test_without_a_terminal_a_kind_is_needed(sample: Path) -> None:
    assert refused("record", folder=sample).startswith("anplan：没有写明记什么。")


def test_drafts_are_no_part_of_the_workspace(copied: Path) -> None:
    walk(copied, "走访", end="\n" + STOP)
    assert run("check", folder=copied).code == 0
    import subprocess  # noqa: PLC0415 - one test asks git

    told = subprocess.run(
        ["git", "status", "--porcelain"], cwd=copied, capture_output=True, check=True
    )
    assert told.stdout == b""


def test_a_long_text_is_written_in_the_editor(copied: Path, tmp_path: Path) -> None:
    editor = tmp_path / "editor.py"
    editor.write_text(
        "import sys\nopen(sys.argv[1], 'w', encoding='utf-8').write('第一段\\n\\n第二段\\n')\n"
    )
    done = on_terminal(
        "record",
        "progress",
        "1.1",
        "--month",
        "2025-10",
        "--unit",
        "区科协",
        folder=copied,
        EDITOR=f"{sys.executable} {editor}",
    )
    assert done.code == 0
    text = (copied / "units/qkx/2025-10.yaml").read_text("utf-8")
    assert text.endswith("      第一段\n\n      第二段\n")


def test_a_problem_takes_the_title_of_its_task(copied: Path) -> None:
    done = walk(copied, "走访", "", "人手不足", "没有", "丰富科技资源供给", "", "", "y")
    assert "没有 没有。区科协承担1.1 丰富科技资源供给\n  属于哪项任务： [1.1] " in done.out
    assert done.code == 0
    assert "  - ref: 1.1\n    title: 人手不足\n" in (copied / "units/qkx/2025-10.yaml").read_text(
        "utf-8"
    )


def test_a_draft_that_no_report_can_hold_is_asked_again(copied: Path) -> None:
    walk(copied, "走访", end="\n" + STOP)
    (draft,) = (copied / ".anplan").glob("*.json")
    draft.write_text(
        '{"progress 1.1": ["progress", {"ref": "没有", "text": "走访"}], "next 1.1": 7}', "utf-8"
    )
    assert walk(copied, "走访", "回访", "", "y").code == 0


def test_one_question_back(copied: Path) -> None:
    assert walk(copied, "走防", "<", "走访", "回访", "", "y").code == 0
    text = (copied / "units/qkx/2025-10.yaml").read_text("utf-8")
    assert ("走防" in text, "走访" in text) == (False, True)


def test_going_back_shows_the_answer_and_enter_keeps_it(copied: Path) -> None:
    done = walk(copied, "走访", "回访", "<", "<", "", "", "", "y")
    assert "  本月进展： [走访]   下一步： [回访] " in done.out.replace("\n", "")
    text = (copied / "units/qkx/2025-10.yaml").read_text("utf-8")
    assert ("走访" in text, "回访" in text) == (True, True)


def test_a_dash_takes_back_what_was_answered(copied: Path) -> None:
    assert walk(copied, "走访", "回访", "<", "-", "", "y").code == 0
    text = (copied / "units/qkx/2025-10.yaml").read_text("utf-8")
    assert ("走访" in text, "回访" in text) == (True, False)


def test_within_a_problem_going_back_is_one_question_too(copied: Path) -> None:
    typed = (
        "走访",
        "",
        "人手不足",
        "",
        "缺两人",
        "<",
        "缺三人",
        "<",
        "<",
        "",
        "",
        "请区人社局协调",
    )
    assert walk(copied, *typed, "y").code == 0
    text = (copied / "units/qkx/2025-10.yaml").read_text("utf-8")
    assert "title: 人手不足\n" in text
    assert ("缺三人" in text, "缺两人" in text, "请区人社局协调" in text) == (True, False, True)


def test_going_back_from_the_first_of_a_problem_keeps_the_task_before(copied: Path) -> None:
    done = walk(copied, "走访", "回访", "人手", "<", "<", "", "", "", "", "", "y")
    assert "下一步： [回访] " in done.out
    assert "新问题，几个字（没有直接回车）： [人手] " in done.out
    assert "人手" in (copied / "units/qkx/2025-10.yaml").read_text("utf-8")


def test_a_figure_is_gone_back_over_question_by_question(copied: Path) -> None:
    done = walk(
        copied, "180", "9月29日", "<", "<", "181", "", "y", "<", unit="jxkc", end="\n" + STOP
    )
    assert "数值，亿元（暂无填 -）： [180] " in done.out
    assert done.out.count("数据日期： [9月29日] ") == 2
    assert "是初步数吗？ (y/N) [y] " in done.out


def test_what_an_earlier_walk_left_can_be_gone_back_to(copied: Path) -> None:
    walk(copied, "走访", end="\n" + STOP)
    assert "本月进展： [走访] " in walk(copied, "n", "<", end="\n" + STOP).out


@pytest.mark.parametrize("nothing", ["无", "同上", "暂无问题"])
def test_words_that_say_nothing_are_asked_for_again_at_once(copied: Path, nothing: str) -> None:
    done = walk(copied, nothing, "走访", "", nothing, "-", "y")
    assert done.code == 0
    assert done.out.count(f"  {nothing}：没有实际内容。没有可写的请填 -\n") == 2
    text = (copied / "units/qkx/2025-10.yaml").read_text("utf-8")
    assert ("走访" in text, nothing in text, "problems" in text) == (True, False, False)


def test_what_was_kept_is_shown_and_what_was_passed_over_asked_again(copied: Path) -> None:
    stopped = walk(copied, "走访", "", end="\n" + STOP)
    assert stopped.out.endswith("\n已填的 1 项保留到下次。\nanplan：已中止\n")
    again = walk(copied, "n", "回访", "", "y")
    assert "上次填的 1 项还在：\n  1.1 丰富科技资源供给 工作进展：走访\n" in again.out
    assert "回访" in (copied / "units/qkx/2025-10.yaml").read_text("utf-8")


def test_a_month_that_is_closed_is_refused_before_the_first_question(copied: Path) -> None:
    line = ("record", "--month", "2025-08", "--unit", "区科协")
    done = on_terminal(*line, folder=copied, typed="")
    assert (done.code, "请记入下一份：--month 2025-09" in done.out) == (2, True)
    assert "任务" not in done.out


def test_a_report_that_is_there_is_added_to_only_when_asked_for(copied: Path) -> None:
    line = ("record", "--month", "2025-09", "--unit", "大智街")
    done = on_terminal(*line, folder=copied, typed="n\n")
    assert done.out.startswith("大智街9月份简报已报送。在其中补充吗？ (y/N) ")
    assert (done.code, "任务" in done.out) == (1, False)


def test_a_month_that_was_returned_says_why(copied: Path) -> None:
    line = (
        "decide",
        "return",
        "大智街",
        "2025-09",
        "--reason",
        "有一项写“同上”",
        "--on",
        "2025-10-08",
    )
    assert run(*line, folder=copied).code == 0
    walked = ("record", "--month", "2025-09", "--unit", "大智街")
    shown = on_terminal(*walked, folder=copied, typed="\n" + STOP).out
    assert "\n2025-10-08 已退回：有一项写“同上”。已填的保留，请写新情况。\n" in shown


def test_the_day_suggested_is_the_end_of_the_last_month_that_is_over(copied: Path) -> None:
    done = walk(copied, "", "178.6", "10月31日", "", "n", unit="jxkc", end="\n" + STOP)
    assert done.out.count("数据日期： [2025-09-30] ") == 2
    assert "[2025-10-31]" not in done.out


def test_where_that_day_has_its_figure_today_is_suggested(copied: Path) -> None:
    done = walk(copied, "", "", "2", unit="jxkc", end="\n" + STOP)
    assert "上次 1家（09-30）" in done.out
    assert "数据日期： [2025-10-09] " in done.out


def test_who_does_not_lead_is_not_asked_for_milestones(copied: Path) -> None:
    assert "节点" not in walk(copied, "", unit="花桥街", end="\n" + STOP).out
    assert "节点 2.3：" in walk(copied, *([""] * 8), unit="jxkc", end="\n" + STOP).out


def test_a_half_year_is_called_one(copied: Path) -> None:
    line = ("record", "--period", "上半年", "--unit", "球场街")
    passed_over = "\n" * 8  # its measures come first
    done = on_terminal(*line, folder=copied, typed=passed_over + STOP)
    assert done.out.startswith("球场街2025年上半年总结。")
    assert ("本期进展" in done.out, "本月" in done.out) == (True, False)


def walk_scheme(folder: Path, *typed: str, unit: str = "rlj") -> Done:
    lines = "\n".join(typed) + "\n"
    return on_terminal("record", "scheme", "--unit", unit, folder=folder, typed=lines)


def test_a_scheme_is_asked_for_task_by_task(copied: Path) -> None:
    done = walk_scheme(copied, "办专场", "明年", "11月30日", "每周", "每月", "", "y")
    assert done.code == 0
    assert "  不是日期：明年。日期写作 2025-06-30\n" in done.out
    assert "  每周 不是周期。可写：每月、每两月、每季度、每半年、每年\n" in done.out
    assert "  4.4 办专场 (每月 2025-11-30)\n" in done.out
    assert (
        (copied / "units/rlj/scheme.yaml")
        .read_text("utf-8")
        .endswith(
            "  - id: m1\n    ref: 4.4\n    text: |-\n      办专场\n    by: 2025-11-30\n"
            "    every: month\n    since: 2025-10-09\n"
        )
    )


def test_a_scheme_of_which_nothing_is_said_is_not_written(copied: Path) -> None:
    before = (copied / "units/rlj/scheme.yaml").read_bytes()
    done = walk_scheme(copied, "")
    assert done.code == 1
    assert "没有填写内容，未写入。" in done.out + done.err
    assert (copied / "units/rlj/scheme.yaml").read_bytes() == before


def test_going_back_in_a_scheme_keeps_what_was_said(copied: Path) -> None:
    done = walk_scheme(copied, "办展", "", "", "", "<", "", "", "y", unit="scjg")
    assert done.out.count("任务 2.2") == 2
    assert "  + 办展\n" in done.out
    assert "办展" in (copied / "units/scjg/scheme.yaml").read_text("utf-8")


def test_a_figure_that_is_held_against_another_is_asked_with_that_one(copied: Path) -> None:
    growth = copied / "plan/indicators/hightech-growth.yaml"
    text = growth.read_text("utf-8")
    growth.write_text(text.replace("target:\n", "target:\n  against: 全市平均\n"), encoding="utf-8")
    done = walk(copied, "", "8.1", "7.6", "9月30日", unit="jxkc", end="\n" + STOP)
    assert "  同一日期的全市平均（%）： " in done.out


def test_what_a_rule_refuses_loses_nothing_and_figures_are_asked_for_again(copied: Path) -> None:
    line = ("record", "--month", "2025-10", "--unit", "jxkc")
    early = (*line, "--submitted", "2025-10-01")
    typed = ["180", "10月8日", "n", "7.4", "", "n", *[""] * 80]
    done = on_terminal(*early, folder=copied, typed="\n".join(typed) + "\n")
    assert (done.code, " V106 " in done.out) == (1, True)
    assert done.out.endswith("未写入；已填内容保留到下次，届时逐项核对数值和日期。\n")
    stopped = walk(copied, "n", "", "9月30日", "n", unit="jxkc", end="\n" + STOP).out
    assert "上次填的 2 项还在：" in stopped
    assert "数值，亿元（暂无填 -）： [180]   数据日期： [2025-10-08] " in stopped
    assert "数值，%（暂无填 -）： [7.4] " in stopped
    again = walk(copied, "n", unit="jxkc", end="\n" + STOP).out
    assert "\n技术合同成交额：" not in again  # its answer stands
    assert "数值，%（暂无填 -）： [7.4] " in again
