"""The brief: five chapters and the annex, counts that add up, the units' words as they are."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from anplan.files.schema.validate import record_of
from anplan.model.briefs import BriefNotes
from anplan.model.reports import Report
from anplan.show.brief.fitting import count_characters
from anplan.show.safe import markdown
from tests.builders import MONTHLY, indicator, project, reading, report
from tests.program import add, edit, shown
from tests.show.brief.rendered import TEMPLATE, opened, rendered, small

CLOSED = ("2025-04", "2025-05", "2025-06", "2025-07", "2025-08")
ANNEX = "\n## 附件：工作台账\n"
HALF_WIDTH = re.compile(r"[一-鿿“”〕）][,;:?!()]|[,;:?!()][一-鿿“〔（]")


def reports_of(root: Path, month: str) -> Iterator[tuple[str, Report]]:
    for (unit, period), unit_report in opened(root).project.reports.items():
        if str(period) == month:
            yield unit, unit_report


def words_of(unit_report: Report) -> Iterable[str]:
    for entry in (*unit_report.progress, *unit_report.next, *unit_report.at_risk):
        yield entry.text
    for trouble in unit_report.problems:
        yield from filter(None, (trouble.title, trouble.text, trouble.ask))
    for figure in unit_report.readings:
        yield from filter(None, (figure.unavailable, figure.reason))


@pytest.fixture(scope="module")
def june(sample: Path) -> str:
    return sample.joinpath("briefs", "2025-06.md").read_text("utf-8")


def test_five_chapters_and_the_annex_stand_in_order(june: str) -> None:
    headings = re.findall(r"(?m)^#{1,3} (.*)$", june)
    assert headings[:7] == [
        "市十五届人大五次会议1号议案办理工作简报",
        "6月份工作进展情况",
        "一、总体进展",
        "二、主要指标完成情况",
        "三、重点任务进展",
        "四、存在问题",
        "五、下一步工作",
    ]
    assert headings[7] == "附件：工作台账"
    assert headings[8] == "上期简报以来的清单项目变动"
    assert [heading.partition(".")[0] for heading in headings[9:]] == [
        str(number) for number in range(1, 28)
    ]
    assert re.findall(r"(?m)^#### （(.)）", june) == ["一", "二", "三", "四"]
    assert len(re.findall(r"(?m)^\*\*[1-4]\.[1-9] .*\*\* ", june)) == 14


def test_the_head_says_which_brief_it_is(june: str) -> None:
    assert june.splitlines()[2] == ("**第3期** 区经济信息化和科技创新局 2025年7月8日 **示例数据**")
    assert "\n报送：区人民政府、各责任单位\n" in june


def indicator_rows(text: str) -> list[list[str]]:
    """The cells of the table of indicators, which is the first one of a brief."""
    table = text[text.index("\n| 指标 |") + 1 :].split("\n\n", maxsplit=1)[0]
    return [row.split(" | ") for row in table.splitlines() if row.startswith("| ")][1:]


@pytest.mark.parametrize("month", CLOSED)
def test_the_counts_add_up(sample: Path, month: str) -> None:
    text = sample.joinpath("briefs", f"{month}.md").read_text("utf-8")
    match = re.search(r"，(\d+)项指标中，(.*?)；(\d+)项任务中，(.*?)。(\d+)月份应报送", text)
    assert match is not None
    for total, parts in ((match[1], match[2]), (match[3], match[4])):
        counts = [int(count) for count in re.findall(r"(\d+)项", parts)]
        assert sum(counts) == int(total)
        assert len(counts) == parts.count("、") + 1
    papers = re.search(r"简报(\d+)份，其中(.*?)。", text)
    assert papers is not None
    assert int(papers[1]) == sum(map(int, re.findall(r"(\d+)份", papers[2]))) == 27
    assert len(indicator_rows(text)) == int(match[1])


def test_who_was_late_and_who_is_missing_is_named(june: str) -> None:
    assert "按时25份、逾期1份（花桥街道办事处逾期3天）、未报1份（区科协）。" in june
    assert "### 9. 区科协（未报送）\n" in june
    assert "### 24. 花桥街道办事处（7月8日报送，逾期3天）\n" in june


@pytest.mark.parametrize("month", CLOSED)
def test_printed_completion_less_pace_is_the_printed_gap(sample: Path, month: str) -> None:
    text = sample.joinpath("briefs", f"{month}.md").read_text("utf-8")
    seen = 0
    for row in indicator_rows(text):
        done, pace, gap = (cell.replace("−", "-") for cell in row[5:8])
        if "—" not in (done, pace, gap):
            seen += 1
            tenths = [round(float(cell.rstrip("%")) * 10) for cell in (done, pace, gap)]
            assert tenths[0] - tenths[1] == tenths[2]
            assert gap[0] in "+-" or gap == "0.0"
    assert seen >= 2


@pytest.mark.parametrize("month", CLOSED)
def test_the_units_words_are_in_the_annex_unchanged(sample: Path, month: str) -> None:
    annex = sample.joinpath("briefs", f"{month}.md").read_text("utf-8").split(ANNEX)[1]
    count = 0
    for _, unit_report in reports_of(sample, month):
        for text in words_of(unit_report):
            count += 1
            assert markdown(text).replace("\n", "  \n  ") in annex
    assert count > 90


@pytest.mark.parametrize("month", CLOSED)
def test_marks_beside_chinese_are_full_width(sample: Path, month: str) -> None:
    text = sample.joinpath("briefs", f"{month}.md").read_text("utf-8")
    assert [match[0] for match in HALF_WIDTH.finditer(text)] == []


def test_a_unit_s_half_width_marks_stay_as_typed(copied: Path) -> None:
    typed = "走访企业5家,收集(技术)需求:12条;已答复9条"
    file = copied / "units/jd-dazhi/2025-09.yaml"
    file.write_text(
        f"submitted: 2025-09-30\nprogress:\n  - ref: 1.1\n    text: |-\n      {typed}\n"
    )
    assert rendered(copied, "2025-09").count(typed) >= 1


def test_the_body_is_a_page_even_where_units_write_books(copied: Path) -> None:
    made = opened(copied).project
    books: dict[str, list[str]] = {}
    for task in made.tasks:
        books.setdefault(made.units_of(task)[0], []).append(task)
    texts = {task: f"{task}号" + "科技创新成果转化" * 250 for task in made.tasks}
    for unit, tasks in books.items():
        rows = "".join(f"  - ref: {task}\n    text: |-\n      {texts[task]}\n" for task in tasks)
        file = copied / f"units/{unit}/2025-09.yaml"
        file.write_text(f"submitted: 2025-09-30\nprogress:\n{rows}", encoding="utf-8")
    body, annex = rendered(copied, "2025-09").split(ANNEX)
    assert count_characters(body) <= 4000
    assert body.count("：内容较长，见附件。") == 14
    assert [task for task, text in texts.items() if text not in annex] == []


def test_the_body_is_a_page_even_where_every_unit_has_a_problem(copied: Path) -> None:
    long = "场地不足" * 100
    for unit in opened(copied).project.units:
        copied.joinpath(f"units/{unit}/2025-09.yaml").unlink(missing_ok=True)
        add(
            copied / f"units/{unit}/2025-09.yaml",
            "submitted: 2025-09-30\n"
            f"problems:\n  - ref: 2.1\n    title: 缺场地\n    text: |-\n      {long}\n"
            f"next:\n  - ref: 2.1\n    text: |-\n      {long}\n",
        )
    body, annex = rendered(copied, "2025-09").split(ANNEX)
    assert count_characters(body) <= 4000
    assert "缺场地（2.1，大智街道办事处）。内容较长，见附件。\n" in body
    assert annex.count(long) == 2 * 27


def test_what_is_left_to_the_annex_of_an_earlier_paper_stands_there() -> None:
    tasks = {"1.1": {"title": "甲", "units": ["jxkc"]}}
    earlier = report(problems=[{"ref": "1.1", "title": "缺场地", "text": "长" * 5000}])
    reports = {("jxkc", "2025-05"): earlier, ("jxkc", "2025-06"): report(nothing="本月无新进展")}
    text = small(project(tasks=tasks, reports=reports))
    assert "1. 缺场地（1.1，jxkc）。内容较长，见附件。\n" in text
    annex = text.partition("### 此前材料所报问题全文\n")[2]
    assert annex.startswith(f"\n**存在问题**\n\n- 缺场地（1.1，jxkc）。{'长' * 5000}。\n")
    assert "长长" not in small(project(tasks=tasks, reports=reports), edition="once")


def test_what_the_period_s_own_paper_tells_stands_in_the_annex_once() -> None:
    tasks = {"1.1": {"title": "甲", "units": ["jxkc"]}}
    problem = report(problems=[{"ref": "1.1", "title": "缺场地", "text": "长" * 5000}])
    reports = {("jxkc", "2025-05"): problem, ("jxkc", "2025-06"): problem}
    text = small(project(tasks=tasks, reports=reports))
    assert text.count("长" * 5000) == 1
    assert "此前材料所报问题全文" not in text


def test_short_words_stay_where_long_ones_leave() -> None:
    tasks = {"1.1": {"title": "甲", "units": ["jxkc"]}, "1.2": {"title": "乙", "units": ["jxkc"]}}
    progress = [{"ref": "1.1", "text": "长" * 5000}, {"ref": "1.2", "text": "短"}]
    text = small(project(tasks=tasks, reports={("jxkc", "2025-06"): report(progress=progress)}))
    assert "**1.1 甲（蓝）** jxkc：内容较长，见附件。\n" in text
    assert "**1.2 乙（蓝）** jxkc：短\n" in text
    assert "- 1.1 甲：" + "长" * 5000 in text


@pytest.mark.parametrize(
    ("text", "count"),
    [("", 0), ("技术合同，", 5), ("168.3亿元", 3), ("+4.9 AIC基金", 4), ("a-b c", 2), ("|—|", 3)],
)
def test_characters_are_counted_as_office_programs_do(text: str, count: int) -> None:
    assert count_characters(text) == count


def test_the_coordinator_picks_whose_words_stand_for_a_task(copied: Path) -> None:
    before = rendered(copied, "2025-09")
    add(
        copied / "briefs/2025-09.yaml",
        "number: 6\npicks:\n  - {task: 2.1, unit: jd-houhu}\n  - {task: 1.2, unit: jd-houhu}\n",
    )
    after = rendered(copied, "2025-09")
    assert re.search(r"(?m)^\*\*2\.1 .*\*\* 区经济信息化和科技创新局：", before)
    assert re.search(r"(?m)^\*\*2\.1 .*\*\* 后湖街道办事处：", after)
    first = re.compile(r"(?m)^\*\*1\.2 .*$")
    assert first.findall(after) == first.findall(before)
    assert "**未定稿** " in before
    assert "**第6期** 区经济信息化和科技创新局 未印发" in after


def test_overview_and_remarks_are_the_coordinator_s(copied: Path) -> None:
    add(
        copied / "briefs/2025-09.yaml",
        "overview: |-\n  总体平稳|有序\nremarks:\n  - |-\n    1. 口径不变\n",
    )
    text = rendered(copied, "2025-09")
    assert "### 一、总体进展\n\n总体平稳\\|有序\n\n截至9月30日，" in text
    assert "\n- 1\\. 口径不变\n" in text


def test_an_empty_chapter_says_so() -> None:
    tasks = {"1.1": {"title": "甲", "units": ["jxkc"]}}
    text = small(project(tasks=tasks, obligations=[MONTHLY]))
    assert "本方案没有指标。\n\n注：\n" in text
    assert "；1项任务" not in text
    assert "截至6月30日，1项任务中，情况不明1项（灰）。" in text
    assert "**1.1 甲（灰）** 本月无单位报送。\n" in text
    assert "### 四、存在问题\n\n各单位没有尚未解决的问题。\n" in text
    assert "### 五、下一步工作\n\n各单位未报送下一步工作。\n" in text
    assert "### 1. jxkc（未报送）\n" in text


def test_where_nothing_is_owed_nobody_is_missing() -> None:
    text = small(project(tasks={"1.1": {"title": "甲", "units": ["jxkc"]}}))
    assert "未报送" not in text
    assert "**1.1 甲（蓝）** 本期无应报材料。\n" in text
    assert "### 五、下一步工作\n\n- 本期无应报材料。\n" in text
    assert "### 1. jxkc（本期无应报材料）\n" in text
    assert "数据截至2025年6月30日；本期无应报材料。输入摘要" in text


def test_a_plan_without_anything_to_judge_has_no_counts() -> None:
    text = small(project(obligations=[MONTHLY]))
    assert "### 一、总体进展\n\n6月份应报送月报1份，其中按时0份、未报1份（jxkc）。\n" in text
    assert "截至6月30日，" not in text


def test_the_coordinator_s_own_words_are_never_left_out() -> None:
    made = project(
        tasks={"1.1": {"title": "甲", "units": ["jxkc"]}},
        reports={("jxkc", "2025-06"): report(progress=[{"ref": "1.1", "text": "短句。" * 20}])},
    )
    text = small(made, notes=record_of(BriefNotes, {"overview": "总" * 5000}))
    assert "总" * 5000 in text
    assert "**1.1 甲（蓝）** jxkc：内容较长，见附件。\n" in text


def test_an_english_brief_has_no_chinese_of_its_own() -> None:
    document = {"title": "Trial", "number": "1", "issuer": "Office", "issued": "2025-04-09"}
    phases = [
        {"id": "implementation", "title": "Doing", "start": "2025-04-01", "end": "2025-10-31"}
    ]
    june = report(
        reading("70", "2025-06-30", preliminary="true", reason="recount"),
        {"indicator": "rate", "unavailable": "not out yet"},
        submitted="2025-07-03",
        progress=[{"ref": "1.1", "text": "Did it."}],
        next=[{"ref": "1.1/all", "text": "More."}],
        at_risk=[{"ref": "1.1", "text": "Late parts."}],
        milestones=[{"ref": "1.1/open", "done": "2025-06-12"}],
        problems=[
            {"ref": "1.1", "title": "Rooms", "text": "Few.", "ask": "Two more"},
            {"ref": "1.1", "title": "Staff", "solved": "2025-06-20"},
        ],
    )
    made = project(
        document=document,
        phases=phases,
        sections=[{"id": "1", "title": "Work"}],
        obligations=[
            {
                "id": "monthly",
                "title": "monthly reports",
                "paper": "report",
                "owed_by": "units",
                "every": "month",
                "start": "2025-04",
                "end": "2025-10",
                "due": {"days_after": "5"},
            }
        ],
        units=("jxkc", "sfj"),
        indicators={
            "it": indicator(title="Contracts", measure="M"),
            "rate": indicator(title="Growth", measure="%", kind="rate"),
        },
        tasks={
            "1.1": {
                "title": "Do",
                "units": ["jxkc", "sfj"],
                "actions": [
                    {"id": "all", "title": "All", "kind": "continuous"},
                    {"id": "open", "title": "Open", "kind": "milestone", "due": "2025-06-10"},
                ],
            }
        },
        reports={("jxkc", "2025-06"): june},
    )
    text = small(made, language="en")
    assert re.findall(r"[⺀-鿿＀-￯　-〿]+", text) == []
    assert "jxkc: Did it." in text
    assert "Solved on 20 June." in text
    assert "missing: sfj" in text
    chinese = small(made)
    assert re.findall(r"(?m)^#{2,3} [A-Za-z].*$", chinese) == []


def test_the_foot_says_what_the_brief_was_made_of(sample: Path, june: str) -> None:
    foot = june.splitlines()[-1]
    assert re.fullmatch(
        r"数据截至2025年6月30日；应报27份，已收26份，未报：区科协。"
        r"输入摘要 sha256:[0-9a-f]{16}；anplan [0-9.]+",
        foot,
    )
    digests = {
        re.findall(r"sha256:(\w+)", sample.joinpath("briefs", f"{month}.md").read_text("utf-8"))[0]
        for month in CLOSED
    }
    assert len(digests) == len(CLOSED)
    april = sample.joinpath("briefs/2025-04.md").read_text("utf-8")
    assert "已收27份，未报：无。" in april.splitlines()[-1]


DECISION = """\
  - on: 2025-09-30
    kind: ask
    ref: tech-contracts
    unit: jxkc
    by: 统筹单位
    reason: |-
      请说明增幅。
"""


def test_the_digest_follows_every_input(copied: Path) -> None:
    def digest() -> str:
        return rendered(copied, "2025-09").rsplit("sha256:", 1)[1][:16]

    digests = [digest()]
    for file, text in (
        ("plan/plan.yaml", "# 注\n"),
        ("units/qkx/unit.yaml", "# 注\n"),
        ("units/jxkc/2025-09.yaml", "# 注\n"),
        ("plan/decisions/2025-09.yaml", DECISION),
        ("briefs/2025-09.yaml", "number: 6\n"),
        ("templates/brief.md.j2", TEMPLATE + "\n"),
    ):
        add(copied / file, text)
        digests.append(digest())
    assert all(before != after for before, after in pairwise(digests))


def test_the_same_files_give_the_same_bytes_anywhere(sample: Path, june: str) -> None:
    for changes in ({}, {"TZ": "America/New_York", "LANG": "de_DE.UTF-8"}, {"LANG": "C"}):
        arguments = ("brief", "--month", "2025-06", "-o", "-", "--on", "2026-02-01")
        assert shown(*arguments, folder=sample, **changes) == june
    assert shown("brief", "--month", "2025-06", "-o", "-", folder=sample) == june


def test_an_issued_month_keeps_its_lights_and_its_bytes(copied: Path, june: str) -> None:
    edit(
        copied / "units/jxkc/2025-09.yaml",
        "readings:\n",
        "readings:\n  - indicator: tech-contracts\n    value: 60\n    as_of: 2025-06-30\n"
        "    reason: |-\n      复核调减\n",
    )
    assert rendered(copied, "2025-06") == june
    screen = shown("status", "2025-06", folder=copied)
    assert "更正\n  技术合同成交额：印发时黄，按现有数据红\n" in screen


def test_a_correction_stands_in_the_next_brief(june: str) -> None:
    assert "\n- 更正：科技型企业贷款余额5月份印发时亮蓝灯，按现有数据应亮绿灯。\n" in june


def test_what_presses_is_told_with_who_why_and_what_next(june: str) -> None:
    overview = june.split("### 二、", maxsplit=1)[0]
    assert (
        "（一）落地“拨转股”项目（红），截至6月30日应完成8个、实际5个；9月30日应完成14个，还差9个。"
        "责任单位：区经信科创局。存在问题：拨转股申报材料不齐。"
    ) in overview
    assert overview.count("\n（") <= 5


def test_a_brief_names_things_by_their_titles_and_days_in_one_style(june: str) -> None:
    body = june.split("输入摘要", maxsplit=1)[0]
    assert re.search(r"[a-z]-[a-z]|\d{4}-\d\d|。；|（销号）", body) is None


def printed_changes(sample: Path, title: str) -> list[list[str]]:
    """What three briefs print as the change of an indicator, with the day of its figure."""
    return [
        line.split(" | ")[3:5]
        for month in ("2025-06", "2025-07", "2025-08")
        for line in rendered(sample, month).splitlines()
        if line.startswith(f"| {title} |")
    ]


def test_a_change_is_printed_once_and_not_beside_an_old_figure(sample: Path) -> None:
    grids = [["+2", "6月30日"], ["持平", "7月31日"], ["持平", "8月31日"]]
    assert printed_changes(sample, "主网格") == grids
    growth = [["—", "3月31日"], ["—", "6月30日"], ["—", "6月30日"]]
    assert printed_changes(sample, "高新技术产业增加值增速") == growth


def test_the_first_edition_kept_the_blank_behind_a_quarter() -> None:
    quarter = {"id": "fair", "title": "项目申报", "kind": "recurring", "every": "quarter"}
    made = project(
        tasks={"1.1": {"title": "服务企业", "units": ["jxkc"], "actions": (quarter,)}},
        obligations=(MONTHLY,),
        reports={("jxkc", "2025-06"): report(nothing="本月无新进展", submitted="2025-07-02")},
    )
    first, now = (small(made, edition=name) for name in ("", "outlook"))
    assert "2025年二季度 无进展" in first
    assert "2025年二季度无进展" in now
