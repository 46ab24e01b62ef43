"""The status screen: what is off first, who owes what, what to ask next."""

from typing import Any

import pytest

from anplan.base.commit import Revision
from anplan.show.layout.lines import plain
from anplan.show.screens.status import paper_name, status_screen
from anplan.show.words import Words
from anplan.state.build import State
from tests.builders import MONTHLY, indicator, project, reading, report, state_on
from tests.show.example import CHINESE, ENGLISH, example_on


def shown(state: State, words: Words = CHINESE, revision: Revision | None = None) -> str:
    return plain(status_screen(words, state, revision))


def test_whole_screen() -> None:
    assert shown(example_on("2025-07-20"), revision=Revision("abc1234")) == (
        "试验方案\n"
        "截至 2025-07-20；序时口径：全年，已过 50.0%；版本 abc1234\n"
        "指标2项：黄1、灰1；任务2项：黄1、灰1\n"
        "  黄 成交额：低于序时进度 8.3 个百分点（jxkc）\n"
        "  黄 走访企业：应办 3 次、已办 1 次（jxkc）\n"
        "\n"
        "指标        目标  完成  本月  完成率  序时  超/低  亮灯  截至\n"
        "成交额  ≥120亿元    50    +6    41.7  50.0   -8.3  黄    06-30\n"
        "增速       ≥7.5%                                   灰\n"
        "序时按全年整月计算；绿：达到或超序时；黄：低于序时不超过10个百分点"
        "（增速、比率低于目标不超过1个）；红：超过此数。\n"
        "\n"
        "任务                  亮灯  因由                                           报送\n"
        "（一）丰富（科技）供给\n"
        "1.1 建设平台（一期）  黄    成交额 低于序时进度 8.3 个百分点（另有 1 项）   1/2\n"
        "1.2 宣传              灰    2025-06 无单位报送                              0/1\n"
        "\n"
        "应报 8 份：按时 2，逾期 1，未报 5"
        "（sfj 单位工作方案、2025-04、2025-05、2025-06；jxkc 2025-04）\n"
        "再看  anplan why it · anplan status 2025-06 · anplan due\n"
    )


def test_english_keeps_the_plan_s_own_words() -> None:
    text = shown(example_on("2025-07-20"), ENGLISH)
    assert "\nas of 2025-07-20; pace base: year, 50.0 % elapsed\n" in text
    assert "\n1 丰富(科技)供给\n1.1 建设平台(一期)  yellow  成交额 behind" in text


def test_a_sample_says_so_and_a_plan_that_is_over_too() -> None:
    text = shown(example_on("2026-01-10", sample="true"))
    assert text.splitlines()[0] == "试验方案（示例数据）"
    assert "\n方案已于 2025-12-31 期满。\n" in text


def test_the_share_is_that_of_the_base_the_plan_set() -> None:
    text = shown(example_on("2025-07-20", settings={"pace_base": "implementation"}))
    assert "序时口径：落实，已过 42.9%" in text
    assert "\n序时按落实整月计算；" in text


def test_a_phase_over_which_the_pace_goes_is_named_by_its_title() -> None:
    rush = {"id": "rush", "title": "攻坚阶段", "start": "2025-06-01", "end": "2025-09-30"}
    first = {"id": "start", "title": "起步阶段", "start": "2025-01-01", "end": "2025-05-31"}
    state = example_on("2025-07-20", phases=[first, rush], settings={"pace_base": "rush"})
    assert "序时口径：攻坚阶段，已过 25.0%" in shown(state)


def test_in_a_plan_over_years_days_have_their_year() -> None:
    text = shown(example_on("2025-07-20", end="2026-12-31"))
    assert " 2025-06-30\n" in text
    assert " 06-30" not in text


def test_a_workspace_without_reports_says_what_to_try() -> None:
    assert shown(example_on("2025-07-20", reports={}, schemes={})).splitlines()[2:4] == [
        "本工作区没有任何填报：应报 8 份，已收 0 份。",
        "查看运行示例：anplan demo",
    ]


@pytest.mark.parametrize("silent", [True, False])
def test_what_to_ask_next_fits_what_is_there(*, silent: bool) -> None:
    reports = {} if silent else {("jxkc", "2025-06"): report(nothing="无")}
    text = shown(state_on("2025-07-20", project(reports=reports, obligations=[MONTHLY])))
    month = "" if silent else " · anplan status 2025-06"
    assert text.splitlines()[-1] == f"再看  anplan source{month} · anplan due"


def test_a_long_list_of_missing_papers_says_how_many_more() -> None:
    units = tuple("abcdefgh")
    made = project(
        units=units,
        reports={("a", "2025-04"): report(nothing="无", submitted="2025-05-01")},
        obligations=[MONTHLY],
    )
    text = shown(state_on("2025-05-10", made))
    assert "应报 8 份：按时 1，逾期 0，未报 7（b 2025-04；c 2025-04；" in text
    assert "；g 2025-04，另有 1 个单位）\n" in text


def test_a_task_in_order_needs_no_reason() -> None:
    tasks: dict[str, dict[str, Any]] = {"1.1": {"title": "甲", "units": ["jxkc"]}}
    made = project(
        indicators={"it": indicator(tasks=["1.1"])},
        tasks=tasks,
        reports={("jxkc", "2025-06"): report(reading("60", "2025-06-30"))},
    )
    assert "\n1.1 甲  绿           0/1\n" in shown(state_on("2025-07-20", made))


def test_papers_have_full_names() -> None:
    state = example_on("2025-07-20")
    names = dict.fromkeys(paper_name(state, paper) for paper in state.papers)
    assert list(names)[:2] == ["单位工作方案", "2025-04 月报"]


def test_one_indicator_and_one_task_are_counted_as_one() -> None:
    made = project(
        indicators={"it": indicator()}, tasks={"1.1": {"title": "甲", "units": ["jxkc"]}}
    )
    assert "\n1 indicator: grey 1; 1 task: " in shown(state_on("2025-07-20", made), ENGLISH)
