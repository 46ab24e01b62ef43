"""A summary's table of indicators: each month as its brief told it, then where it ends."""

from tests.builders import report
from tests.show.summary.summed_up import june, planned, summary


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
