"""A summary's table of indicators: each month as its brief told it, then where it ends."""

import pytest

from anplan.show.words import Words
from tests.builders import report
from tests.show.summary.summed_up import june, planned, summary, with_briefs


def test_each_month_since_papers_are_owed_has_a_column() -> None:
    columns = summary(planned()).columns
    assert columns == (
        "指标",
        "目标",
        "4月",
        "5月",
        "6月",
        "完成",
        "完成率",
        "序时进度",
        "超/低",
        "亮灯",
    )


def test_a_month_has_the_figure_and_the_light_that_stood_at_its_end() -> None:
    may = report({"indicator": "it", "value": "45", "as_of": "2025-05-31"}, submitted="2025-06-03")
    made = planned({("jxkc", "2025-05"): may, ("jxkc", "2025-06"): june("60")})
    row = summary(made).rows[0]
    assert row == (
        "成交额",
        "不少于120亿元",
        "— 灰",
        "45 黄",
        "60 绿",
        "60亿元",
        "50.0%",
        "50.0%",
        "0.0",
        "绿",
    )


def test_a_closed_month_keeps_the_figure_and_light_of_its_brief() -> None:
    may = report({"indicator": "it", "value": "10", "as_of": "2025-05-31"}, submitted="2025-06-03")
    corrected = report(
        {"indicator": "it", "value": "50", "as_of": "2025-05-31", "reason": "补登"},
        {"indicator": "it", "value": "60", "as_of": "2025-06-30"},
        submitted="2025-07-02",
    )
    made = planned(
        {("jxkc", "2025-05"): may, ("jxkc", "2025-06"): corrected},
        briefs={"2025-05": {"number": "1", "issued": "2025-06-10"}},
    )
    assert summary(made).rows[0][3] == "10 红"


def test_a_figure_of_an_earlier_day_names_its_day() -> None:
    may = report({"indicator": "it", "value": "45", "as_of": "2025-05-31"}, submitted="2025-06-03")
    row = summary(planned({("jxkc", "2025-05"): may})).rows[0]
    assert row[5] == "45亿元（5月31日）"


def test_what_is_met_on_its_way_and_behind_is_told_below_the_table() -> None:
    assert summary(planned({("jxkc", "2025-06"): june("120")})).reached == (
        "已达目标1项：成交额。",
    )
    on_way = summary(planned({("jxkc", "2025-06"): june("60")})).reached
    assert on_way == ("达到或超过序时进度1项：成交额。",)
    behind = summary(planned({("jxkc", "2025-06"): june("30")})).reached
    assert behind == ("成交额（红），低于序时进度25.0个百分点。责任单位：jxkc。",)


@pytest.mark.parametrize(
    ("every", "columns", "chinese", "english"),
    [
        ("month", ("4月", "5月", "6月"), "各月栏内为当月简报", "Each month's column"),
        ("two-months", ("3—4月", "5—6月"), "各期栏内为当期简报", "Each column"),
        ("quarter", ("二季度",), "各季度栏内为当季简报", "Each quarter's column"),
    ],
)
def test_the_columns_are_those_of_the_plans_briefs_and_the_note_calls_them_so(
    every: str, columns: tuple[str, ...], chinese: str, english: str
) -> None:
    made = with_briefs(every, planned({("jxkc", "2025-06"): june()}))
    told = summary(made)
    assert told.columns[2:-5] == columns
    assert told.notes[0].startswith(chinese)
    assert summary(made, words=Words("en")).notes[0].startswith(english)


def test_a_summary_of_an_earlier_edition_calls_every_column_a_months() -> None:
    made = with_briefs("quarter", planned({("jxkc", "2025-06"): june()}))
    then = summary(made, words=Words("zh_CN", "counts"))
    assert then.notes[0].startswith("各月栏内为当月简报")
