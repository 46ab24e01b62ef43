"""One thing in full: an indicator, a task, a unit, an obligation."""

from typing import Any

from anplan.files.schema.validate import record_of
from anplan.model.units import Unit
from anplan.show.layout.lines import plain
from anplan.show.layout.screen import Screen
from anplan.show.screens import details
from tests.builders import indicator, project, report, state_on
from tests.show.example import CHINESE, ENGLISH, MAY, example, example_on


def rows(screen: Screen) -> list[str]:
    return plain(screen).splitlines()[3:]


AHEAD = "其余每月需完成11.7亿元；按近3个月速度（月均7.9亿元），年底约97.2亿元，差22.8亿元"


def test_an_indicator_has_every_figure_it_had() -> None:
    state = example_on("2025-07-20")
    assert rows(details.show_indicator(CHINESE, state, state.indicator("it"))) == [
        "it 成交额",
        "指标        目标  完成  本月  完成率  序时  超/低  亮灯  截至",
        "成交额  ≥120亿元    50    +6    41.7  50.0   -8.3  黄    06-30",
        "  低于序时进度 8.3 个百分点",
        f"  后续测算：{AHEAD}",
        "  填报单位：jxkc",
        "  所属任务：1.1",
        "  原文：成交额达到120亿元以上",
        "  原文未明确：所属任务、数据周期",
        "",
        "截至          完成  报告     说明",
        "2025-06-30  50亿元  2025-06",
        "2025-05-31  44亿元  2025-06  复核",
    ]


def test_an_indicator_without_figures() -> None:
    state = example_on("2025-07-20")
    assert rows(details.show_indicator(CHINESE, state, state.indicator("growth")))[3:] == [
        "  数据尚未发布：尚未发布",
        "  填报单位：jxkc",
        "",
        "尚无填报数。",
    ]


def test_a_task_has_its_parts_its_actions_and_the_last_words() -> None:
    state = example_on("2025-07-20")
    assert rows(details.show_task(CHINESE, state, state.task("1.1"))) == [
        "1.1 建设平台（一期）  黄",
        "  成交额：低于序时进度 8.3 个百分点",
        "  责任单位：jxkc（牵头）、sfj",
        "考核点       名称      亮灯  因由",
        "it           成交额    黄    低于序时进度 8.3 个百分点",
        "1.1/visits   走访企业  黄    应办 3 次、已办 1 次；2025-06 无进展",
        "1.1/opening  揭牌      绿    2025-06-12 完成，逾期 2 天",
        "1.1/report   总结      蓝    期限 2025-10-31",
        "",
        "举措      类型  原文",
        "visits    定期  走访企业",
        "opening   节点  揭牌",
        "report    节点  形成总结报告",
        "training  持续  培训",
        "",
        "各单位最近的进展：",
        "  jxkc 2025-06",
        "    完成一期",
        "    建设。",
    ]


def test_all_that_a_unit_said_last_of_a_task_is_shown() -> None:
    state = example_on("2025-06-15", reports={("jxkc", "2025-05"): MAY})
    assert rows(details.show_task(ENGLISH, state, state.task("1.1")))[-4:] == [
        "Latest progress by unit:",
        "  jxkc 2025-05",
        "    走访5家。",
        "    启动建设。",
    ]


def test_a_task_without_words() -> None:
    state = example_on("2025-07-20")
    assert rows(details.show_task(CHINESE, state, state.task("1.2"))) == [
        "1.2 宣传  灰",
        "  2025-06 无单位报送",
        "  责任单位：sfj",
        "",
        "举措  类型  原文",
    ]


def test_a_unit_has_its_papers_figures_tasks_and_open_problems() -> None:
    state = example_on("2025-07-20")
    assert rows(details.show_unit(CHINESE, state, "jxkc")) == [
        "jxkc jxkc",
        "材料          到期        状态    报送日",
        "单位工作方案  2025-04-30  按时    2025-04-28",
        "2025-04 月报  2025-05-05  未报",
        "2025-05 月报  2025-06-05  按时    2025-06-05",
        "2025-06 月报  2025-07-05  逾期    2025-07-08",
        "2025-07 月报  2025-08-05  未到期",
        "2025-08 月报  2025-09-05  未到期",
        "2025-09 月报  2025-10-05  未到期",
        "2025-10 月报  2025-11-05  未到期",
        "",
        "指标        目标  完成  本月  完成率  序时  超/低  亮灯  截至",
        "增速       ≥7.5%                                   灰",
        "成交额  ≥120亿元    50    +6    41.7  50.0   -8.3  黄    06-30",
        "后续测算：",
        f"  成交额：{AHEAD}",
        "",
        "任务                  分工  亮灯  因由",
        "1.1 建设平台（一期）  牵头  黄    成交额：低于序时进度 8.3 个百分点",
        "未解决的问题 1.1：缺场地",
        "  面积不足。",
        "  请协调场地",
    ]


def test_a_unit_that_supports_and_has_another_name() -> None:
    made = example()
    sfj = record_of(Unit, {"name": "区司法局", "aliases": ["司法局", "区司法"], "order": "1"})
    supported = project(
        units=(), tasks={"1.1": {"title": "甲", "lead": ["jxkc"], "support": ["sfj"]}}
    )
    object.__setattr__(supported, "units", {**made.units, "sfj": sfj})
    lines = rows(details.show_unit(CHINESE, state_on("2025-07-20", supported), "sfj"))
    assert lines[:2] == ["sfj 区司法局", "  又称：司法局、区司法"]
    assert lines[-1] == "1.1 甲  配合  蓝    无考核点"


def test_where_nobody_leads_each_unit_is_responsible() -> None:
    made = project(tasks={"1.1": {"title": "甲", "units": ["jxkc"]}})
    lines = rows(details.show_unit(CHINESE, state_on("2025-07-20", made), "jxkc"))
    assert lines[-1] == "1.1 甲  责任  蓝    无考核点"


def test_a_problem_may_have_no_more_than_a_title() -> None:
    problems: list[dict[str, Any]] = [{"ref": "1.1", "title": "缺场地"}]
    made = project(
        indicators={"it": indicator()}, reports={("jxkc", "2025-06"): report(problems=problems)}
    )
    lines = rows(details.show_unit(CHINESE, state_on("2025-07-20", made), "jxkc"))
    assert lines[-1] == "未解决的问题 1.1：缺场地"


def test_an_obligation_has_its_papers() -> None:
    state = example_on("2025-07-20")
    once, monthly = state.project.plan.obligations
    assert rows(details.show_obligation(CHINESE, state, once)) == [
        "schemes 单位工作方案",
        "  原文：各单位制定方案",
        "  原文未明确：到期日",
        "单位  期间  到期        状态",
        "jxkc        2025-04-30  按时",
        "sfj         2025-04-30  未报",
    ]
    lines = rows(details.show_obligation(ENGLISH, state, monthly))
    assert len(lines) == 2 + 2 * 7
    assert lines[2] == "jxkc  2025-04  2025-05-05  missing"
