"""Why a light is what it is: the rule, the sums with their figures, every fact with its place."""

from typing import Any

import pytest

from anplan.base.commit import Revision
from anplan.show.layout.lines import plain
from anplan.show.screens.why import why_action, why_indicator, why_task
from anplan.show.words import Words
from anplan.state.build import State
from tests.builders import indicator, project, reading, report, state_on
from tests.show.example import CHINESE, ENGLISH, TRACES, example_on


def shown(state: State, name: str = "it", words: Words = CHINESE) -> list[str]:
    screen = why_indicator(words, state, state.indicator(name), TRACES, Revision("abc1234"))
    return plain(screen).splitlines()[3:]


AHEAD = "其余每月需完成11.7亿元；按近3个月速度（月均7.9亿元），年底约97.2亿元，差22.8亿元"


def of_one(*readings: dict[str, Any], day: str = "2025-07-20", **changes: Any) -> list[str]:
    """Return the lines on one indicator, in English, up to the table of facts."""
    reports = {("jxkc", "2025-06"): report(*readings)} if readings else {}
    made = project(indicators={"it": indicator(**changes)}, reports=reports)
    rows = shown(state_on(day, made), words=ENGLISH)
    return rows[3 : rows.index("")]


def test_an_indicator() -> None:
    assert shown(example_on("2025-07-20")) == [
        "成交额  黄",
        "  因由：低于序时进度 8.3 个百分点",
        "  规则 i：按差距：达到或超序时为绿，低于序时未超限为黄，超限为红",
        "  目标：≥120亿元，期限 2025-12-31",
        "  完成：50亿元，截至 2025-06-30，较上期 +6",
        "  完成率：(50 - 0) / (120 - 0) = 41.7%",
        "  序时数：0 + (120 - 0) × 6/12 = 60",
        "  序时进度：(60 - 0) / (120 - 0) = 50.0%",
        "  差距：41.7 - 50.0 = -8.3 个百分点；低于序时不超过 10 为黄，超过为红",
        f"  后续测算：{AHEAD}",
        "    每月需完成：(120 - 50) / 6 个月 = 11.6667",
        "    近3个月月均：(50 - 26.4) / 3 = 7.8667（2025-03-31 至 2025-06-30）",
        "    2025-03-31 没有当日数，按前后两数均摊",
        "    推算至 2025-12-31：50 + 7.8667 × 6 = 97.2",
        "",
        "填报数  截至        单位  出处                        提交",
        "50亿元  2025-06-30  jxkc  units/jxkc/2025-06.yaml:12  abc1234 2025-07-08",
        "",
        "  原文：成交额达到120亿元以上（plan/indicators/it.yaml:12）",
        "  原文未明确：所属任务、数据周期",
    ]


def test_a_figure_that_was_corrected_stands_below_the_one_that_replaced_it() -> None:
    rows = shown(example_on("2025-06-15"))
    facts = rows.index("") + 2
    assert rows[4] == "  完成：44亿元，截至 2025-05-31"
    assert [row.split()[:2] for row in rows[facts : facts + 2]] == [
        ["44亿元", "2025-05-31"],
        ["原为", "45亿元"],
    ]
    assert rows[facts + 2] == "  说明：复核"


def test_without_a_figure_the_report_that_says_why_is_named() -> None:
    assert shown(example_on("2025-07-20"), "growth") == [
        "增速  灰",
        "  因由：数据尚未发布：尚未发布",
        "  规则 b：尚无数值，或目标没有数值：灰；文字目标已销号：销号",
        "  目标：≥7.5%，期限 2025-12-31",
        "  出处 units/jxkc/2025-06.yaml:12 abc1234 2025-07-08",
        "",
    ]


@pytest.mark.parametrize(
    ("value", "changes", "sums"),
    [
        (
            "7.0",
            {"kind": "rate", "target": {"at_least": "7.5"}, "measure": "%"},
            ["Gap: 7.0 against 7.5 = -0.5 percentage points"],
        ),
        (
            "3",
            {"kind": "count", "target": {"at_least": "7"}, "measure": "家"},
            [
                "Completion: (3 - 0) / (7 - 0) = 42.9 %",
                "Expected: 0 + (7 - 0) x 6/12, in whole things 3",
                "Pace: (3 - 0) / (7 - 0) = 42.9 %",
                "Gap: 42.9 - 42.9 = 0.0 points; yellow down to -10, then red",
            ],
        ),
        (
            "80",
            {"trajectory": {"curve": {"2025-06-30": "90", "2025-12-31": "120"}}},
            [
                "Completion: (80 - 0) / (120 - 0) = 66.7 %",
                "Expected by 2025-06-30: 90, from the points 2025-06-30 90, 2025-12-31 120",
                "Pace: (90 - 0) / (120 - 0) = 75.0 %",
                "Gap: 66.7 - 75.0 = -8.3 points; yellow down to -10, then red",
            ],
        ),
        (
            "70",
            {"target": {"at_least": "120", "by": "2025-08-31"}, "baseline": "20"},
            [
                "Completion: (70 - 20) / (120 - 20) = 50.0 %",
                "Expected: 20 + (120 - 20) x 6/8 = 95",
                "Pace: (95 - 20) / (120 - 20) = 75.0 %",
                "Gap: 50.0 - 75.0 = -25.0 points; yellow down to -10, then red",
            ],
        ),
        ("70", {"trajectory": "end"}, ["Completion: (70 - 0) / (120 - 0) = 58.3 %"]),
        ("70", {"kind": "stock", "baseline": "120"}, []),
    ],
)
def test_sums_have_the_figures_that_were_put_in(
    value: str, changes: dict[str, Any], sums: list[str]
) -> None:
    rows = [
        row for row in of_one(reading(value, "2025-06-30"), **changes) if not row.startswith("    ")
    ]
    assert [row.strip() for row in rows if " = " in row or row.strip() in sums] == sums


def test_at_the_end_all_is_expected() -> None:
    rows = of_one(reading("130", "2025-12-31"), day="2025-12-31", trajectory="end")
    assert rows[-2:] == [
        "  Pace: (120 - 0) / (120 - 0) = 100.0 %",
        "  Gap: 108.3 - 100.0 = +8.3 points; yellow down to -10, then red",
    ]


def test_a_preliminary_figure_is_marked_at_every_place() -> None:
    reports = {("jxkc", "2025-06"): report(reading("60", "2025-06-30", preliminary="true"))}
    made = project(indicators={"it": indicator()}, reports=reports)
    rows = shown(state_on("2025-07-20", made), words=ENGLISH)
    assert rows[4] == "  Value: 60 亿元 as of 2025-06-30 (preliminary)"
    assert "2025-06-30 (preliminary)" in rows[-2]


def test_what_a_unit_fears_stands_before_what_the_figures_say() -> None:
    june = report(reading("130", "2025-06-30"), at_risk=[{"ref": "it", "text": "人手不足"}])
    made = project(indicators={"it": indicator()}, reports={("jxkc", "2025-06"): june})
    rows = shown(state_on("2025-07-20", made))
    assert rows[:3] == ["成交额  黄", "  因由：jxkc预警：人手不足", "    还有：已达目标"]
    assert "  出处 units/jxkc/2025-06.yaml:12 abc1234 2025-07-08" in rows


def test_units_whose_figure_is_missing_are_noted() -> None:
    made = project(
        indicators={"it": indicator(reported_by=["jxkc", "sfj"])},
        units=("jxkc", "sfj"),
        reports={
            ("jxkc", "2025-05"): report(reading("30", "2025-05-31")),
            ("sfj", "2025-05"): report(reading("30", "2025-05-31")),
            ("jxkc", "2025-06"): report(reading("35", "2025-06-30")),
        },
    )
    rows = shown(state_on("2025-07-20", made))
    assert "  备注：缺 1 个单位：sfj" in rows
    assert len([row for row in rows if "2025-05.yaml:12" in row]) == 2


def action(state: State, ref: str, words: Words = CHINESE) -> list[str]:
    judged = state.action(ref)
    assert judged is not None
    return plain(why_action(words, state, judged, TRACES, None)).splitlines()[3:]


def test_a_milestone_without_a_day() -> None:
    assert action(example_on("2025-07-20"), "1.1/report") == [
        "1.1/report 总结  蓝",
        "  因由：期限 2025-10-31",
        "  规则 open：节点未到期：蓝",
        "  期限：2025-10-31",
        "  原文未明确期限，按落实末计",
        "  原文：形成总结报告",
    ]


def test_a_milestone_that_was_done() -> None:
    assert action(example_on("2025-07-20"), "1.1/opening") == [
        "1.1/opening 揭牌  绿",
        "  因由：2025-06-12 完成，逾期 2 天",
        "  规则 late：节点逾期完成：完成当月（简报按季等编写的为当期）黄，之后绿",
        "  期限：2025-06-10",
        "  出处 units/jxkc/2025-06.yaml:12 abc1234 2025-07-08",
    ]


def test_recurring_work_has_no_day() -> None:
    assert action(example_on("2025-07-20"), "1.1/visits") == [
        "1.1/visits 走访企业  黄",
        "  因由：应办 3 次、已办 1 次；2025-06 无进展",
        "  规则 missed：定期工作最近一期无进展：黄",
    ]


def test_units_that_name_different_days_are_noted() -> None:
    june = {
        ("jxkc", "2025-06"): report(milestones=[{"ref": "1.1/opening", "done": "2025-06-12"}]),
        ("sfj", "2025-06"): report(milestones=[{"ref": "1.1/opening", "done": "2025-06-09"}]),
    }
    rows = action(example_on("2025-07-20", reports=june), "1.1/opening")
    assert rows[0] == "1.1/opening 揭牌  绿"
    assert "  备注：另有单位填报 2025-06-12；以最早的为准" in rows


def task(state: State, name: str) -> list[str]:
    return plain(why_task(CHINESE, state, state.task(name), TRACES, None)).splitlines()[3:]


def test_a_task() -> None:
    assert task(example_on("2025-07-20"), "1.1") == [
        "1.1 建设平台（一期）  黄",
        "  因由：成交额：低于序时进度 8.3 个百分点",
        "    还有：走访企业：应办 3 次、已办 1 次；2025-06 无进展",
        "  规则 worst：取其指标、节点、交付和定期工作中最差的",
        "考核点       名称      亮灯  因由",
        "it           成交额    黄    低于序时进度 8.3 个百分点",
        "1.1/visits   走访企业  黄    应办 3 次、已办 1 次；2025-06 无进展",
        "1.1/opening  揭牌      绿    2025-06-12 完成，逾期 2 天",
        "1.1/report   总结      蓝    期限 2025-10-31",
        "  2025-06 应报 2 个单位，已报 1 个",
    ]


def test_a_task_with_nothing_to_judge() -> None:
    assert task(example_on("2025-07-20"), "1.2") == [
        "1.2 宣传  灰",
        "  因由：2025-06 无单位报送",
        "    还有：无考核点",
        "  规则 silent：最近应报一期责任单位均未报送：绿、蓝、销号改为灰",
        "  2025-06 应报 1 个单位，已报 0 个",
    ]
    assert task(example_on("2025-04-10", reports={}), "1.2")[-1].startswith("  规则 ")
