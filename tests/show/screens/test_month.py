"""A month's screen: papers in and missing, findings, requests, lights that have changed."""

from collections.abc import Iterable, Sequence
from typing import Any

from anplan.base.message import say
from anplan.base.period import Period
from anplan.base.problem import Place, Problem, Spot
from anplan.show.layout.lines import plain
from anplan.show.screens.month import MonthFacts, month_screen
from anplan.state.build import State
from anplan.state.lights.relights import Afterwards
from tests.builders import MONTHLY, project, report, state_on
from tests.show.example import CHINESE, example_on

JUNE = Period.parse("2025-06")


def shown(
    state: State,
    findings: Iterable[Problem] = (),
    corrections: Sequence[Afterwards] = (),
    period: Period = JUNE,
) -> list[str]:
    facts = MonthFacts(tuple(findings), corrections)
    screen = month_screen(CHINESE, state, period, facts, None)
    return plain(screen).splitlines()[3:]


LIGHTS = (
    "指标2项：黄1、灰1；任务2项：黄1、灰1",
    "  黄 成交额：低于序时进度 8.3 个百分点（jxkc）",
    "  黄 走访企业：应办 3 次、已办 1 次（jxkc）",
    "",
    "指标        目标  完成  本月  完成率  序时  超/低  亮灯  截至",
    "成交额  ≥120亿元    50    +6    41.7  50.0   -8.3  黄    06-30",
    "增速       ≥7.5%                                   灰",
)


def test_an_open_month() -> None:
    assert shown(example_on("2025-07-20")) == [
        "2025-06：未定稿",
        "应报 2 份：按时 0，逾期 1，未报 1",
        "  未报 月报 1：sfj",
        "  逾期 月报 1：jxkc（3 天）",
        "",
        "亮灯和数值",
        *LIGHTS,
        "",
        "存疑",
        "  没有。",
        "",
        "问题和请求",
        "  1.1 jxkc：缺场地（2025-05 起）",
        "    请求：请协调场地",
        "  1.1 jxkc：缺人手（2025-06-20 解决）",
    ]


def test_a_closed_month_shows_which_lights_have_changed() -> None:
    state = example_on("2025-07-20", briefs={"2025-06": {"issued": "2025-07-10"}})
    it = Afterwards("it", state.indicator("it").indicator, "green", "red", "red")
    rows = shown(state, corrections=(it,))
    assert rows[0] == "2025-06：已定稿，简报于 2025-07-10 印发"
    assert rows[-3:] == ["", "更正", "  成交额：印发时绿，按现有数据红"]


def test_a_finding_has_its_place() -> None:
    where = Spot("units/jxkc/2025-06.yaml")
    finding = Problem("V107", "note", where, say("Nothing here is called {word}", word="x"))
    hinted = finding._replace(
        where=Place("units/sfj/2025-06.yaml", 3, 1), hint=say("Did you mean {word}?", word="y")
    )
    rows = shown(example_on("2025-07-20"), [finding, hinted])
    assert rows[rows.index("存疑") + 1 :][:3] == [
        "  units/jxkc/2025-06.yaml V107 没有 x。",
        "  units/sfj/2025-06.yaml V107 没有 x。是不是 y？",
        "",
    ]


def test_papers_are_listed_by_state_and_by_obligation() -> None:
    summary = {
        "id": "half",
        "title": "总结",
        "paper": "report",
        "owed_by": "units",
        "every": "once",
        "period": "2025-06",
        "due_on": "2025-08-30",
    }
    reports: dict[tuple[str, str], Any] = {
        ("a", "2025-06"): report(nothing="无", submitted="2025-07-01"),
        ("c", "2025-06"): report(nothing="无", submitted="2025-07-01"),
    }
    made = project(
        units=("a", "b", "c"),
        reports=reports,
        obligations=[MONTHLY, summary],
        broken=["units/b/2025-06.yaml"],
    )
    rows = shown(state_on("2025-07-20", made))
    assert rows[2:6] == [
        "  未报 月报 1：b（读不出）",
        "  未到期 总结 1：b（读不出）",
        "  按时 月报 2：a、c",
        "  按时 总结 2：a、c",
    ]
    assert rows[-2:] == ["问题和请求", "  没有。"]


QUARTER: dict[str, Any] = {
    "id": "quarter",
    "title": "季报",
    "paper": "report",
    "owed_by": "units",
    "every": "once",
    "period": "2025-Q2",
    "due_on": "2025-07-10",
}


def of_quarter(period: str, *obligations: dict[str, Any]) -> list[str]:
    came = {("a", "2025-Q2"): report(nothing="无", submitted="2025-07-01")}
    made = project(units=("a", "b"), reports=came, obligations=obligations)
    return shown(state_on("2025-07-20", made), period=Period.parse(period))


def test_the_last_month_of_a_quarter_counts_its_papers() -> None:
    """So does its brief, in a plan without monthly papers."""
    assert of_quarter("2025-06", QUARTER)[1:4] == [
        "应报 2 份：按时 1，逾期 0，未报 1",
        "  未报 季报 1：b",
        "  按时 季报 1：a",
    ]
    assert of_quarter("2025-05", QUARTER)[1:3] == ["应报 0 份：按时 0，逾期 0，未报 0", ""]


def test_beside_monthly_papers_those_of_the_quarter_are_counted_apart() -> None:
    monthly = MONTHLY | {"start": "2025-05", "end": "2025-06"}
    assert of_quarter("2025-06", monthly, QUARTER)[1:7] == [
        "应报 2 份：按时 0，逾期 0，未报 2",
        "  未报 月报 2：a、b",
        "2025-Q2 应报 2 份：按时 1，逾期 0，未报 1",
        "  未报 季报 1：b",
        "  按时 季报 1：a",
        "",
    ]
    assert of_quarter("2025-05", monthly, QUARTER)[1:4] == [
        "应报 2 份：按时 0，逾期 0，未报 2",
        "  未报 月报 2：a、b",
        "",
    ]


def test_a_problem_solved_in_another_month_is_not_shown() -> None:
    state = example_on("2025-09-01")
    rows = shown(state, period=Period.parse("2025-07"))
    assert [row for row in rows if "缺人手" in row] == []
    assert [row for row in rows if "缺场地" in row] == ["  1.1 jxkc：缺场地（2025-05 起）"]


def test_a_problem_may_ask_for_nothing() -> None:
    problems = [{"ref": "1.1", "title": "缺场地"}]
    made = project(reports={("jxkc", "2025-06"): report(problems=problems)})
    assert shown(state_on("2025-07-20", made))[-1] == "  1.1 jxkc：缺场地（2025-06 起）"
