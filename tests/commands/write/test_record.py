"""``anplan record``: one line from a clerk, one entry in the unit's report."""

import subprocess
from pathlib import Path

import pytest

from tests.program import Done, in_english, refused, run

WHO = "区科协"
REPORT = "units/qkx/2025-10.yaml"


def record(folder: Path, *words: str, month: str = "2025-10", **more: str) -> Done:
    """Record something of October, which the sample's units have not reported yet."""
    return run("record", *words, "--month", month, folder=folder, **({"ANPLAN_UNIT": WHO} | more))


def text_of(folder: Path, file: str = REPORT) -> str:
    return folder.joinpath(file).read_text("utf-8")


def test_the_first_entry_begins_the_report(copied: Path) -> None:
    done = record(copied, "progress", "1.1", "走访 #2 楼宇")
    assert done == Done(
        0,
        "区科协 2025-10：1.1 进展\n"
        "已写入：units/qkx/2025-10.yaml\n"
        "任务 1.1：蓝（无考核点） → 不变\n",
        "",
    )
    assert text_of(copied) == (
        "# 工作报告。各栏写法见 anplan record --help;写完运行 anplan check。\n"
        "# yaml-language-server: $schema=../../schema/report.json\n"
        "submitted: 2025-10-09\n"
        "progress:\n"
        "  - ref: 1.1\n"
        "    text: |-\n"
        "      走访 #2 楼宇\n"
    )


def test_the_report_of_an_english_plan_begins_in_english(copied: Path) -> None:
    in_english(copied)
    assert record(copied, "progress", "1.1", "Visited firms").code == 0
    assert text_of(copied).splitlines()[:3] == [
        "# Report. anplan record --help explains its parts; run anplan check when it is written.",
        "# yaml-language-server: $schema=../../schema/report.json",
        "submitted: 2025-10-09",
    ]


def test_a_figure_tells_the_light_before_and_after(copied: Path) -> None:
    done = record(
        copied,
        "reading",
        "技术合同成交额",
        "1786000万元",
        "--as-of",
        "9月30日",
        ANPLAN_UNIT="jxkc",
    )
    assert done == Done(
        0,
        "区经信科创局 2025-10：技术合同成交额 178.6亿元（截至 2025-09-30）\n"
        "已写入：units/jxkc/2025-10.yaml\n"
        "技术合同成交额：绿（超序时进度 4.9 个百分点） → 绿（超序时进度 1.0 个百分点）\n",
        "“1786000万元”按 178.6亿元 记录\n",
    )


def test_what_check_refuses_record_refuses_in_the_same_words(copied: Path) -> None:
    done = record(
        copied, "reading", "tech-contracts", "17", "--as-of", "2025-09-30", ANPLAN_UNIT="jxkc"
    )
    assert (done.code, "V101" in done.err) == (1, True)
    assert done.err.endswith("未写入任何内容。\n")
    assert not (copied / "units/jxkc/2025-10.yaml").exists()


def test_a_value_that_is_there_changes_only_with_a_reason(copied: Path) -> None:
    line = ("reading", "tech-contracts", "180", "--as-of", "2025-09-30")
    record(copied, *line[:2], "178", *line[3:], ANPLAN_UNIT="jxkc")
    told = refused("record", *line, "--month", "2025-10", folder=copied, ANPLAN_UNIT="jxkc")
    assert told == (
        "anplan：此项已有数值，现改为：技术合同成交额 180亿元（截至 2025-09-30）（原为 178亿元）。"
        "请用 --reason 说明为什么改"
    )
    assert record(copied, *line, "--reason", "复核", ANPLAN_UNIT="jxkc").code == 0
    assert "    value: 180\n    as_of: 2025-09-30\n    reason: |-\n      复核\n" in text_of(
        copied, "units/jxkc/2025-10.yaml"
    )


def test_the_same_again_changes_nothing(copied: Path) -> None:
    record(copied, "next", "1.1", "回访")
    before = text_of(copied)
    assert record(copied, "next", "1.1", "回访").out == "没有变化：简报中已有此内容。\n"
    assert text_of(copied) == before


def test_a_figure_that_comes_takes_the_place_of_none(copied: Path) -> None:
    record(copied, "unavailable", "hightech-growth", "尚未发布", ANPLAN_UNIT="jxkc")
    record(copied, "reading", "hightech-growth", "7.6", "--as-of", "2025-09-30", ANPLAN_UNIT="jxkc")
    assert "unavailable" not in text_of(copied, "units/jxkc/2025-10.yaml")
    assert "value: 7.6\n" in text_of(copied, "units/jxkc/2025-10.yaml")


def test_nothing_gives_way_to_something(copied: Path) -> None:
    record(copied, "nothing", "本月无新进展")
    assert "nothing: |-\n  本月无新进展\n" in text_of(copied)
    record(copied, "progress", "1.1", "走访")
    assert "nothing" not in text_of(copied)


def test_a_problem_is_told_and_solved_by_its_name(copied: Path) -> None:
    record(copied, "problem", "1.1", "场地不足", "--text", "缺场地", "--ask", "请协调")
    told = refused(
        "record", "solved", "1.1", "场地不够", "--month", "2025-10", folder=copied, ANPLAN_UNIT=WHO
    )
    assert told.endswith("是不是 场地不足？")
    record(copied, "solved", "1.1", "场地不足", "--done", "10月8日")
    assert "solved: 2025-10-08\n" in text_of(copied)


def test_the_month_is_the_last_one_still_owed(copied: Path) -> None:
    done = run("record", "nothing", "本月无新进展", "--dry-run", "--unit", "jd-erqi", folder=copied)
    assert done.err == "填报：2025-09（另选用 --period 或 --month）\n"
    assert "+++ b/units/jd-erqi/2025-09.yaml\n" in done.out
    assert not (copied / "units/jd-erqi/2025-09.yaml").exists()


def test_nothing_needs_more_than_a_word_for_nothing(copied: Path) -> None:
    done = run("record", "nothing", "无", "--unit", "jd-erqi", "--period", "2025-09", folder=copied)
    assert done.code == 1
    assert done.err.startswith("提醒 V120  无：没有实际内容。请写明理由，不写“无”“同上”等。\n")
    assert not (copied / "units/jd-erqi/2025-09.yaml").exists()


def test_so_is_a_half_year_with_its_last_month(copied: Path) -> None:
    assert refused(
        *("record", "progress", "2.4", "走访", "--unit", "大智街", "--period", "2025-H1"),
        folder=copied,
    ) == ("anplan：2025-H1 已于 2025-07-08 定稿，大智街已报。请记入下一份：--month 2025-09")
    late = ("record", "nothing", "上半年无新进展", "--unit", "球场街", "--period", "2025-H1")
    assert run(*late, folder=copied).code == 0


def test_a_closed_month_is_corrected_in_the_next(copied: Path) -> None:
    assert refused(
        "record", "progress", "1.1", "补", "--month", "2025-08", folder=copied, ANPLAN_UNIT=WHO
    ) == ("anplan：2025-08 已于 2025-09-10 定稿，区科协已报。请记入下一份：--month 2025-09")


def test_a_long_text_comes_from_a_file(copied: Path, tmp_path: Path) -> None:
    said = tmp_path / "said.txt"
    said.write_bytes("第一段 \r\n\r\n第二段\r\n".encode())
    assert record(copied, "progress", "1.1", "--file", str(said)).code == 0
    assert "      第一段\n\n      第二段\n" in text_of(copied)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("readin", "x"), "anplan：没有这种记录：readin。是不是 reading？"),
        (
            ("reading", "tech-contracts"),
            "anplan：缺少 数值（VALUE）。写法：anplan record reading INDICATOR VALUE --as-of DAY [OPTIONS]",
        ),
        (("next", "1.1", "甲", "乙"), "anplan：参数多余：乙。含空格的文字请加引号"),
        (
            ("next", "1.1", "甲", "--done", "1"),
            "anplan：next 不用 --done。用法见 anplan record next --help",
        ),
        (
            ("reading", "tech-contracts", "很多", "--as-of", "2025-09-30"),
            "anplan：不是数值：很多；未采用。只用数字和小数点，如 121.3",
        ),
    ],
)
def test_what_a_line_lacks_is_said(sample: Path, words: tuple[str, ...], told: str) -> None:
    assert refused("record", *words, "--month", "2025-10", folder=sample, ANPLAN_UNIT=WHO) == told


def test_a_commit_holds_the_file_alone(copied: Path) -> None:
    git(copied, "config", "user.name", "示例")
    git(copied, "config", "user.email", "sample@example.invalid")
    (copied / "plan/plan.yaml").write_text(text_of(copied, "plan/plan.yaml") + "\n", "utf-8")
    git(copied, "add", "plan/plan.yaml")
    record(copied, "next", "1.1", "回访", "--commit")
    assert git(copied, "show", "--format=%B", "--name-only", "HEAD") == (
        f"区科协 2025-10：1.1 下一步工作\n\n\n{REPORT}\n"
    )
    assert git(copied, "status", "--porcelain") == "M  plan/plan.yaml\n"


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=True)
    return done.stdout.decode()


def test_what_has_no_reason_is_corrected_without_one(copied: Path) -> None:
    milestone = "milestone", "2.3/pilot-platforms", "--done"
    missing = "unavailable", "little-giants"
    for words in ((*milestone, "2025-10-08"), (*missing, "正在核对")):
        assert record(copied, *words, ANPLAN_UNIT="jxkc").code == 0
    told = record(copied, *milestone, "2025-10-07", ANPLAN_UNIT="jxkc").out
    assert "2.3 启动建设中试服务综合平台 于 2025-10-07 完成（原为 2025-10-08）" in told
    told = record(copied, *missing, "统计口径正在核对", ANPLAN_UNIT="jxkc").out
    assert "国家级“小巨人”：暂无数据，统计口径正在核对\n" in told
    assert text_of(copied, "units/jxkc/2025-10.yaml").count("- ") == 2


def test_a_correction_after_issue_goes_into_the_next_open_month(copied: Path) -> None:
    run("brief", "--month", "2025-09", "--issue", folder=copied)
    line = (
        "record",
        "reading",
        "little-giants",
        "2家",
        "--as-of",
        "9月30日",
        "--reason",
        "重复计算1个",
    )
    told = refused(*line, "--month", "9月", "--unit", "jxkc", folder=copied)
    assert told == (
        "anplan：2025-09 已于 2025-10-09 定稿，区经信科创局已报。"
        "更正请记入下一份材料，写明原数据日期：加 --month 2025-10，并用 --reason 说明原因"
    )
    done = run(*line, "--unit", "jxkc", folder=copied)
    assert (done.code, done.err) == (0, "填报：2025-10（另选用 --period 或 --month）\n")
    assert "      重复计算1个\n" in text_of(copied, "units/jxkc/2025-10.yaml")


@pytest.mark.parametrize(
    ("month", "told"),
    [
        ("2027-01", "anplan：2027-01 不在方案期内（2025-01-01 至 2025-12-31）"),
        ("2025-12", "anplan：截至 2025-10-09，2025-12 还没有开始。是不是 --month 2025-09？"),
        ("2025-Q2", "anplan：区科协不须报送 2025-Q2。应报送：2025-04、2025-05、"),
        ("1月", "anplan：区科协不须报送 2025-01。"),
    ],
)
def test_a_month_that_nobody_owes_is_refused(sample: Path, month: str, told: str) -> None:
    done = run(
        "record", "progress", "1.1", "走访", "--period", month, folder=sample, ANPLAN_UNIT=WHO
    )
    assert (done.code, done.err.startswith(told)) == (2, True)


def test_a_day_of_handing_in_that_cannot_be_is_refused(sample: Path) -> None:
    line = ("record", "progress", "1.1", "走访", "--month", "2025-10", "--submitted")
    for day in ("2025-10-10", "2024-01-01", "2025-09-30"):
        done = run(*line, day, folder=sample, ANPLAN_UNIT=WHO)
        assert (done.code in (1, 2), done.out) == (True, "")


def test_the_day_of_handing_in_alone_is_put_right(copied: Path) -> None:
    record(copied, "progress", "1.1", "走访")
    done = record(copied, "progress", "1.1", "走访", "--submitted", "10月8日")
    assert done.out.startswith("区科协 2025-10：2025-10-08报送\n")
    assert "submitted: 2025-10-08\n" in text_of(copied)


def test_a_second_text_is_told_as_one_more(copied: Path) -> None:
    record(copied, "progress", "1.1", "走访")
    done = record(copied, "progress", "1.1", "调研")
    assert done.out.startswith(
        "区科协 2025-10：1.1 进展（另有 1 条，此为新增；改写请直接编辑文件）\n"
    )


def test_a_problem_solved_twice_changes_nothing_or_its_day(copied: Path) -> None:
    record(copied, "problem", "1.1", "场地不足", "--text", "缺场地")
    record(copied, "solved", "1.1", "场地不足", "--done", "10月8日")
    assert record(copied, "solved", "1.1", "场地不足").out == "没有变化：简报中已有此内容。\n"
    record(copied, "solved", "1.1", "场地不足", "--done", "10月7日")
    assert "solved: 2025-10-07\n" in text_of(copied)


def test_a_name_is_looked_for_among_what_is_meant(copied: Path) -> None:
    task = copied / "plan/tasks/3.1.yaml"
    text = task.read_text("utf-8").replace(
        "title: 完善科技企业梯度培育链条", "title: 国家级“小巨人”"
    )
    assert "title: 国家级“小巨人”\n" in text
    task.write_text(text, "utf-8")
    line = ("国家级“小巨人”", "2", "--as-of", "2025-10-08")
    assert record(copied, "reading", *line, ANPLAN_UNIT="jxkc").code == 0
    assert record(copied, "at-risk", "little-giants", "进度偏慢", ANPLAN_UNIT="jxkc").code == 0


def test_what_comes_on_the_day_of_a_return_says_which_return_it_follows(copied: Path) -> None:
    run("decide", "return", "大智街", "2025-09", "--reason", "未核实", folder=copied)
    done = record(copied, "progress", "2.1", "补报", month="2025-09", ANPLAN_UNIT="大智街")
    assert done.code == 0
    assert "returns: 1\n" in (copied / "units/jd-dazhi/2025-09.yaml").read_text("utf-8")


def test_nothing_is_refused_where_something_is_said(copied: Path) -> None:
    record(copied, "progress", "1.1", "走访")
    line = ("record", "nothing", "无", "--month", "2025-10")
    assert refused(*line, folder=copied, ANPLAN_UNIT=WHO) == (
        "anplan：简报中已有内容，不能再写无进展。请保留原样；写错的逐条更正"
    )


@pytest.mark.parametrize(
    "words",
    [
        *(("tech-managers", "33①"), ("tech-managers", "33²"), ("tech-managers", "33～35")),
        *(("tech-managers", "33 35"), ("tech-managers", "约33"), ("hightech-growth", "▲3.2")),
        ("hightech-growth", "下降3.2%"),
    ],
)
def test_what_is_no_figure_is_never_written(copied: Path, words: tuple[str, str]) -> None:
    done = record(copied, "reading", *words, "--as-of", "10月8日", ANPLAN_UNIT="jxkc")
    assert (done.code, done.out) == (2, "")
    assert not copied.joinpath("units/jxkc/2025-10.yaml").exists()


@pytest.mark.parametrize("typed", ["−3.2", "(3.2)", "（3.2%）", "－3.2％", "负3.2", "-3.2"])
def test_a_minus_is_understood_in_every_spelling(copied: Path, typed: str) -> None:
    done = record(
        copied, "reading", "hightech-growth", typed, "--as-of", "9月30日", ANPLAN_UNIT="jxkc"
    )
    assert done.code == 0
    assert "    value: -3.2\n" in text_of(copied, "units/jxkc/2025-10.yaml")
    assert ("按 -3.2% 记录" in done.err) == (typed != "-3.2")


@pytest.mark.parametrize("typed", ["107.6", "0.076", "76"])
def test_a_figure_far_from_all_others_is_asked_about(copied: Path, typed: str) -> None:
    words = ("reading", "hightech-growth", typed, "--as-of", "9月30日")
    done = record(copied, *words, ANPLAN_UNIT="jxkc")
    assert done.code == 1
    assert "V113" in done.err
    assert "是不是 7.6%？" in done.err
    assert not copied.joinpath("units/jxkc/2025-10.yaml").exists()
    confirmed = record(copied, *words, "--reason", "统计部门核定", ANPLAN_UNIT="jxkc")
    assert confirmed.code == 0


@pytest.mark.parametrize("day", ["2月29日", "12月31日", "10月20日", "2025-02-29"])
def test_a_day_that_is_none_or_to_come_is_refused(copied: Path, day: str) -> None:
    done = record(copied, "reading", "tech-managers", "33", "--as-of", day, ANPLAN_UNIT="jxkc")
    assert (done.code, done.out) == (2, "")


@pytest.mark.parametrize("day", ["2024-10-08", "1925-10-08"])
def test_a_day_before_the_plan_is_asked_about(copied: Path, day: str) -> None:
    words = ("milestone", "2.3/pilot-platforms", "--done", day)
    done = record(copied, *words, ANPLAN_UNIT="jxkc")
    assert done.code == 1
    assert "V114" in done.err
    forced = record(copied, *words, "--yes", ANPLAN_UNIT="jxkc")
    assert forced.code == 0
    assert "任务 2.3：红（启动建设中试服务综合平台 逾期 19 天） → 不变" in forced.out


def test_the_day_it_was_handed_in_is_none_to_come_and_none_before_its_month(copied: Path) -> None:
    words = ("progress", "1.1", "走访楼宇", "--submitted")
    assert record(copied, *words, "2026-10-09").code == 2
    early = record(copied, *words, "2024-10-09")
    assert early.code == 1
    assert "V115" in early.err
    assert record(copied, *words, "10月8日").code == 0


def test_a_finding_on_what_was_typed_names_the_thing_and_no_line(copied: Path) -> None:
    words = ("reading", "little-giants", "2", "--as-of", "2025-09-30")
    done = record(copied, *words, ANPLAN_UNIT="jxkc")
    assert done.code == 1
    first = done.err.splitlines()[0]
    assert first.startswith("错误 V108  国家级“小巨人”：2025-09-30 的数由 2025-09 所报 1家改为 2家")
    assert ("yaml" in done.err, "|" in done.err) == (False, False)


def test_a_finding_that_names_its_thing_names_it_once(copied: Path) -> None:
    words = ("reading", "tech-contracts", "17.86", "--as-of", "2025-09-30")
    done = record(copied, *words, ANPLAN_UNIT="jxkc")
    assert done.err.startswith("错误 V101  技术合同成交额从 168.3亿元")


def test_what_a_form_takes_a_line_takes_too(copied: Path) -> None:
    words = ("reading", "little-giants", "2个", "--as-of", "截至10月8日")
    done = record(copied, *words, ANPLAN_UNIT="jxkc")
    assert (done.code, done.err) == (0, "“2个”按 2家 记录\n")
    assert "as_of: 2025-10-08" in text_of(copied, "units/jxkc/2025-10.yaml")


def test_a_day_that_is_still_to_come_is_told_as_such(copied: Path) -> None:
    words = ("reading", "tech-managers", "36", "--as-of", "10月底")
    done = record(copied, *words, ANPLAN_UNIT="jxkc")
    assert done.code == 2
    assert "2025-10-31 在 2025-10-09 还没有到" in done.err
    assert "如 2024-10-31" in done.err


def test_who_does_not_report_an_indicator_is_told_its_title(copied: Path) -> None:
    words = ("reading", "little-giants", "2", "--as-of", "9月30日")
    done = record(copied, *words, ANPLAN_UNIT="大智街")
    assert "大智街不填报国家级“小巨人”" in done.err


def test_a_milestone_that_was_told_as_done_gets_another_day_only_where_that_is_meant(
    copied: Path,
) -> None:
    words = ("milestone", "3.2/lab-opening", "--done", "9月30日")
    done = record(copied, *words, ANPLAN_UNIT="jxkc")
    assert (done.code, done.out) == (1, "")
    assert "在 2025-06 简报中报为 2025-06-19 完成，现改为 2025-09-30" in done.err
    assert not copied.joinpath("units/jxkc/2025-10.yaml").exists()
    meant = record(copied, *words, "--yes", ANPLAN_UNIT="jxkc")
    assert meant.code == 0
    told = run("log", "3.2/lab-opening", folder=copied).out
    assert "更正" in told
    assert "2025-06-19" in told[told.index("更正") :]


def test_a_milestone_told_again_with_its_day_is_asked_nothing(copied: Path) -> None:
    words = ("milestone", "3.2/lab-opening", "--done", "6月19日")
    assert record(copied, *words, ANPLAN_UNIT="jxkc").code == 0


def test_a_commit_says_nothing_that_is_meant_for_its_writer_alone(copied: Path) -> None:
    assert record(copied, "progress", "1.1", "走访楼宇").code == 0
    done = record(copied, "progress", "1.1", "走访园区", "--commit")
    assert "另有 1 条" in done.out
    assert git(copied, "log", "-1", "--format=%B").strip() == "区科协 2025-10：1.1 进展"


def test_what_a_closed_month_no_longer_takes_is_not_sent_to_a_half_year_closed_with_it(
    sample: Path,
) -> None:
    line = ("record", "progress", "2.1", "走访", "--unit", "大智街", "--month", "2025-06")
    told = refused(*line, folder=sample)
    assert told.endswith("请记入下一份：--month 2025-09")


def test_a_milestone_of_a_task_that_others_lead_is_asked_about(copied: Path) -> None:
    line = ("record", "milestone", "2.3/pilot-platforms", "--done", "10月8日", "--month", "2025-10")
    asked = run(*line, "--unit", "大智街", folder=copied)
    assert asked.code == 1
    assert "该任务由区经信科创局牵头，是否由大智街填报完成？" in asked.err
    assert run(*line, "--unit", "大智街", "--yes", folder=copied).code == 0


def test_the_lead_s_own_milestone_is_taken_at_once(copied: Path) -> None:
    line = ("record", "milestone", "2.3/pilot-platforms", "--done", "10月8日", "--month", "2025-10")
    assert run(*line, "--unit", "jxkc", folder=copied).err == ""
