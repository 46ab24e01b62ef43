"""A summary of a half-year or a year: its chapters, papers, problems, the coordinator's words."""

import re
from typing import Any

from tests.builders import MONTHLY, indicator, report
from tests.show.summary.summed_up import HALF_YEARLY, june, planned, rendered, summary, words_on

HALF_PAPER = report(
    progress=[words_on("1.1", "上半年平台建成。")],
    next=[words_on("1.1", "下半年试运行。")],
    submitted="2025-06-27",
)


def test_the_chapters_an_office_expects_stand_in_order() -> None:
    text = rendered(
        summary(planned({("jxkc", "2025-H1"): HALF_PAPER, ("jxkc", "2025-06"): june()}))
    )
    assert re.findall(r"(?m)^#{1,3} (.*)$", text) == [
        "试验方案总结",
        "2025年上半年工作进展情况",
        "一、总体情况",
        "二、指标完成情况",
        "三、任务落实情况",
        "四、存在问题及解决情况",
        "五、责任单位报送和措施落实情况",
        "六、下一步打算",
        "附件：各责任单位工作总结",
        "1. jxkc（总结6月27日报送；应报4份，已报2份）",
        "2. sfj（总结未报送；应报4份，已报0份）",
    ]


def test_papers_are_counted_by_unit() -> None:
    late = report(nothing="本月无新进展", submitted="2025-06-20")
    reports = {("jxkc", "2025-H1"): HALF_PAPER, ("jxkc", "2025-05"): late}
    made = summary(planned(reports))
    assert made.paper_rows == (("jxkc", "4", "1", "1", "2"), ("sfj", "4", "0", "0", "4"))
    assert made.papers == "应报材料8份，按时1份，逾期1份，未报6份。"


def came(unit: str, **parts: Any) -> str:
    """How a unit's papers came, by the heading of its own words."""
    made = planned(**parts)
    headings = [entry.heading for entry in summary(made).annex]
    return next(heading for heading in headings if unit in heading).split("（", 1)[1].rstrip("）")


def test_the_annex_tells_of_each_unit_how_many_papers_came() -> None:
    late = report(nothing="本月无新进展", submitted="2025-06-20")
    reports = {("jxkc", "2025-H1"): HALF_PAPER, ("jxkc", "2025-05"): late}
    assert came("jxkc", reports=reports) == "总结6月27日报送；应报4份，已报2份，其中逾期1份"


def test_without_a_paper_of_the_whole_time_the_months_are_counted() -> None:
    reports = {("jxkc", "2025-06"): june()}
    assert came("jxkc", reports=reports, obligations=[MONTHLY]) == "应报3份，已报1份"
    assert came("sfj", reports=reports, obligations=[MONTHLY]) == "应报3份，已报0份"


def test_a_brief_that_the_coordinator_owes_is_no_word_of_its_own() -> None:
    whole = {**HALF_YEARLY, "id": "all", "paper": "brief", "owed_by": "coordinator"}
    told = came(
        "jxkc",
        reports={("jxkc", "2025-H1"): HALF_PAPER},
        obligations=[HALF_YEARLY, {**whole, "title": "全区总结"}],
    )
    assert told == "总结6月27日报送；应报2份，已报1份"


def test_a_units_own_summary_without_its_paper_says_what_came() -> None:
    made = summary(planned({("sfj", "2025-06"): june()}), "sfj")
    assert made.day == "总结未报送；应报4份，已报1份"


def test_problems_are_counted_with_how_they_ended() -> None:
    def trouble(title: str, **more: str) -> dict[str, Any]:
        return {"ref": "1.1", "title": title, **more}

    may = report(problems=[trouble("场地不足"), trouble("经费不足")], submitted="2025-06-02")
    june_paper = report(problems=[trouble("场地不足", solved="2025-06-20")], submitted="2025-07-02")
    made = summary(planned({("jxkc", "2025-05"): may, ("jxkc", "2025-06"): june_paper}))
    assert made.problems == "期内共反映问题2个，已解决1个，未解决1个。"
    assert [passage.paragraph for passage in made.troubles] == [
        "场地不足（1.1，jxkc）。已于6月20日解决。",
        "经费不足（1.1，jxkc）。",
    ]


def test_the_coordinators_own_words_come_first() -> None:
    notes = {"overview": "上半年开局良好。", "plans": ["下半年抓落地。"], "issued": "2025-07-08"}
    made = summary(planned({("jxkc", "2025-H1"): HALF_PAPER}), notes=notes)
    assert made.overview[0] == "上半年开局良好。"
    text = rendered(made)
    assert text.index("下半年抓落地。") < text.index("下半年试运行。")


def test_evidence_of_the_figures_is_named() -> None:
    reading = {
        "indicator": "it",
        "value": "60",
        "as_of": "2025-06-30",
        "evidence": [{"title": "统计快报", "issuer": "市统计局", "date": "2025-07-01"}],
    }
    made = summary(planned({("jxkc", "2025-06"): report(reading, submitted="2025-07-02")}))
    assert made.evidence == ("成交额60亿元（截至6月30日）：统计快报，7月1日，市统计局。",)


def test_a_unit_is_shown_its_share_below_the_whole() -> None:
    whole = indicator(
        tasks=["1.1"], reported_by=["jxkc", "sfj"], shares={"jxkc": "80", "sfj": "40"}
    )
    mine, other = (
        {"indicator": "it", "value": value, "as_of": "2025-06-30"} for value in ("40", "10")
    )
    reports = {
        ("jxkc", "2025-06"): report(mine, submitted="2025-07-02"),
        ("sfj", "2025-06"): report(other, submitted="2025-07-02"),
    }
    made = planned(reports, indicators={"it": whole})
    assert [row[:2] + row[-5:] for row in summary(made, "jxkc").rows] == [
        ("成交额", "不少于120亿元", "50亿元", "41.7%", "50.0%", "−8.3", "黄"),
        ("其中本单位", "不少于80亿元", "40亿元", "50.0%", "50.0%", "0.0", "绿"),
    ]
    assert len(summary(made).rows) == 1


def test_a_units_own_evidence_is_all_that_it_named_itself() -> None:
    def told(day: str, paper: str) -> dict[str, Any]:
        named = [{"title": paper, "date": day}]
        return {"indicator": "it", "value": "60", "as_of": day, "evidence": named}

    reports = {
        ("jxkc", "2025-05"): report(told("2025-05-31", "五月快报"), submitted="2025-06-02"),
        ("jxkc", "2025-06"): report(told("2025-06-30", "六月快报"), submitted="2025-07-02"),
    }
    made = planned(reports)
    assert summary(made, "jxkc").evidence == (
        "成交额：60亿元，截至6月30日〔佐证材料：六月快报，6月30日〕",
    )
    assert summary(made, "sfj").evidence == ()


def test_a_unit_has_a_summary_of_its_own() -> None:
    made = summary(planned({("sfj", "2025-H1"): HALF_PAPER}), "sfj")
    assert (made.title, made.office, made.day) == ("试验方案总结（sfj）", "sfj", "2025年6月27日")
    assert made.rows == ()
    assert made.paper_rows == (("sfj", "4", "1", "0", "3"),)
    assert made.annex == ()


SCHEMES = {"sfj": {"measures": [{"id": "lab", "ref": "1.1", "text": "平台揭牌"}]}}


def test_what_is_told_of_a_measure_stands_with_the_task_that_it_serves() -> None:
    told = report(progress=[words_on("scheme/lab", "已揭牌。")], submitted="2025-07-02")
    made = summary(planned({("sfj", "2025-06"): told}, schemes=SCHEMES), "sfj")
    assert made.sections[0].tasks[0].paragraph == "sfj（6月）：已揭牌。"


def test_a_measure_that_comes_next_is_named_as_in_the_months_brief() -> None:
    june = report(next=[words_on("scheme/lab", "组织验收。")], submitted="2025-07-02")
    made = summary(planned({("sfj", "2025-06"): june}, schemes=SCHEMES), "sfj")
    assert [passage.paragraph for passage in made.next] == ["1.1 平台揭牌：组织验收。"]


def test_the_last_paper_that_says_what_comes_next_speaks() -> None:
    reports = {
        ("sfj", "2025-05"): report(next=[words_on("1.1", "办培训。")], submitted="2025-06-02"),
        ("sfj", "2025-06"): report(progress=[words_on("1.1", "封顶。")], submitted="2025-07-02"),
    }
    made = summary(planned(reports), "sfj")
    assert [passage.text for passage in made.next] == ["办培训。"]


def test_a_unit_that_told_nothing_is_called_this_unit_in_its_own_summary() -> None:
    text = rendered(summary(planned(), "sfj"))
    assert "本单位未反映问题。" in text
    assert "本单位未报送下一步工作。" in text
    assert "各单位未" not in text
    assert "各单位未反映问题。" in rendered(summary(planned()))
