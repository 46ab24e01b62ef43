"""Readings become facts, and facts add up: who is missing, what was replaced, what is new."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from anplan.model.reports import Report
from anplan.state.indicators import IndicatorState
from tests.builders import DAY, indicator, judged, project, reading, report, state_on

NOT_OUT = {"indicator": "it", "unavailable": "统计部门数据尚未发布"}


def of_two(day: str, reports: Mapping[tuple[str, str], Report], **changes: Any) -> IndicatorState:
    """An indicator that two units, a and b, report together; c is another unit of the plan."""
    made = project(
        indicators={"it": indicator(**{"reported_by": ["a", "b"]} | changes)},
        units=["a", "b", "c"],
        reports=reports,
    )
    return state_on(day, made).indicator("it")


def value_of(state: IndicatorState) -> Decimal:
    """The value judged."""
    assert state.point is not None
    return state.point.value


def test_units_missing_behind_the_newest_figure_are_named() -> None:
    state = of_two(
        "2025-07-10",
        {
            ("a", "2025-05"): report(reading("30", "2025-05-31")),
            ("b", "2025-05"): report(reading("20", "2025-05-31")),
            ("a", "2025-06"): report(reading("45", "2025-06-30")),
        },
    )
    assert state.series.missing == ("b",)
    (note,) = state.notes
    assert note.values == {"count": 1, "units": ("b",)}


def test_nobody_is_missing_where_the_newest_day_is_complete() -> None:
    state = of_two(
        "2025-07-10",
        {
            ("a", "2025-05"): report(reading("30", "2025-05-31")),
            ("a", "2025-06"): report(reading("40", "2025-06-30")),
            ("b", "2025-06"): report(reading("20", "2025-06-30")),
        },
    )
    assert (state.series.missing, state.notes) == ((), ())


def test_units_are_missing_even_where_no_day_was_ever_complete() -> None:
    state = of_two("2025-07-10", {("b", "2025-06"): report(reading("45", "2025-06-30"))})
    assert (state.point, state.series.missing) == (None, ("a",))


def test_a_sum_is_preliminary_while_one_part_is() -> None:
    state = of_two(
        "2025-07-10",
        {
            ("a", "2025-06"): report(reading("40", "2025-06-30", preliminary="true")),
            ("b", "2025-06"): report(reading("20", "2025-06-30")),
        },
    )
    assert state.point is not None
    assert state.point.preliminary


def test_sums_are_exact_however_many_digits() -> None:
    """24 digits before the point and five behind it are more than decimal's usual 28."""
    state = of_two(
        "2025-07-10",
        {
            ("a", "2025-06"): report(reading("1" + 23 * "0", "2025-06-30")),
            ("b", "2025-06"): report(reading("0.00001", "2025-06-30")),
        },
        target={"more_than": "1" + 23 * "0"},
    )
    assert state.verdict.rule == "f"


def test_money_beyond_any_budget_still_converts() -> None:
    """24 digits of 亿元 are a figure that the files may hold, so judging it never breaks off."""
    state = judged("2025-07-10", reading(24 * "9" + "亿元", "2025-06-30"), measure="元")
    assert value_of(state) == int(24 * "9") * 10**8


def test_a_corrected_fact_remembers_what_it_replaced() -> None:
    made = project(
        indicators={"it": indicator()},
        reports={
            ("jxkc", "2025-05"): report(reading("50", "2025-05-31")),
            ("jxkc", "2025-06"): report(reading("44", "2025-05-31", reason="重复计入")),
        },
    )
    point = state_on("2025-07-10", made).indicator("it").point
    assert point is not None
    (fact,) = point.facts
    assert (str(fact.value), fact.reason, str(fact.period)) == ("44", "重复计入", "2025-06")
    assert fact.replaced is not None
    assert str(fact.replaced.value) == "50"
    assert fact.replaced.spot.file == "units/jxkc/2025-05.yaml"


def test_a_fact_knows_its_place() -> None:
    point = judged("2025-07-10", reading("60", "2025-06-30")).point
    assert point is not None
    (fact,) = point.facts
    assert (fact.spot.file, fact.spot.path) == (
        "units/jxkc/2025-06.yaml",
        ("readings", 0, "value"),
    )


def test_the_growth_since_the_month_before() -> None:
    state = judged("2025-07-10", reading("50", "2025-05-31"), reading("60.5", "2025-06-30"))
    assert state.change == Decimal("10.5")


def test_no_growth_where_the_month_before_has_no_figure() -> None:
    state = judged("2025-07-10", reading("40", "2025-04-30"), reading("60", "2025-06-30"))
    assert state.change is None


def test_the_growth_since_the_quarter_before_where_figures_are_quarterly() -> None:
    state = judged(
        "2025-07-10", reading("30", "2025-03-31"), reading("60", "2025-06-30"), every="quarter"
    )
    assert state.change == Decimal(30)


def test_no_figure_yet_says_why() -> None:
    made = project(indicators={"it": indicator()}, reports={("jxkc", "2025-06"): report(NOT_OUT)})
    verdict = state_on("2025-07-10", made).indicator("it").verdict
    assert verdict.reason.values == {"why": "统计部门数据尚未发布"}
    assert [spot.path for spot in verdict.spots] == [("readings", 0, "unavailable")]


def test_no_newer_figure_is_noted_beside_the_old_one() -> None:
    made = project(
        indicators={"it": indicator()},
        reports={
            ("jxkc", "2025-05"): report(reading("50", "2025-05-31")),
            ("jxkc", "2025-06"): report(NOT_OUT),
        },
    )
    state = state_on("2025-07-10", made).indicator("it")
    assert [note.text for note in state.notes] == ["no newer figure out yet: {why}"]


def test_a_newer_figure_ends_the_word_that_there_is_none() -> None:
    made = project(
        indicators={"it": indicator()},
        reports={
            ("jxkc", "2025-05"): report(NOT_OUT),
            ("jxkc", "2025-06"): report(reading("60", "2025-06-30")),
        },
    )
    state = state_on("2025-07-10", made).indicator("it")
    assert (state.series.absence, state.notes) == (None, ())


def test_a_figure_of_a_later_day_ends_it_whichever_report_it_came_in() -> None:
    """May's report has June's first figure already, June's own report none."""
    made = project(
        indicators={"it": indicator()},
        reports={
            ("jxkc", "2025-05"): report(reading("60", "2025-07-01")),
            ("jxkc", "2025-06"): report(NOT_OUT),
        },
    )
    assert state_on("2025-07-10", made).indicator("it").series.absence is None


def test_a_word_from_a_period_that_is_not_over_does_not_hold_yet() -> None:
    made = project(indicators={"it": indicator()}, reports={("jxkc", "2025-06"): report(NOT_OUT)})
    assert state_on("2025-06-29", made).indicator("it").series.absence is None


def test_stale_says_why_where_the_unit_did() -> None:
    made = project(
        indicators={"it": indicator()},
        reports={
            ("jxkc", "2025-03"): report(reading("30", "2025-03-31")),
            ("jxkc", "2025-06"): report(NOT_OUT),
        },
    )
    verdict = state_on("2025-07-01", made).indicator("it").verdict
    assert (verdict.rule, verdict.reason.values["why"]) == ("d", "统计部门数据尚未发布")


def test_one_of_two_units_has_no_figure_and_it_does_not_matter_which() -> None:
    """The reason is not that nothing was reported: one unit said why there is no sum."""
    value = report(reading("60", "2025-06-30"))
    for silent, speaker in (("a", "b"), ("b", "a")):
        reports = {(silent, "2025-06"): report(NOT_OUT), (speaker, "2025-06"): value}
        verdict = of_two("2025-07-10", reports).verdict
        assert verdict.reason.values == {"why": "统计部门数据尚未发布"}, silent


def test_only_units_that_report_it_can_say_that_there_is_no_figure() -> None:
    """As a figure of another unit does not count, its word that there is none does not."""
    state = of_two("2025-07-10", {("c", "2025-06"): report(NOT_OUT)})
    assert state.series.absence is None


def test_a_file_that_cannot_be_read_is_noted_beside_its_unit_s_figures() -> None:
    state = judged(
        "2025-07-10",
        reading("50", "2025-05-31"),
        entries={"broken": ["units/jxkc/2025-06.yaml", "units/kgj/2025-06.yaml"]},
    )
    assert [note.values["file"] for note in state.notes] == ["units/jxkc/2025-06.yaml"]


def test_the_target_and_its_day_are_those_in_force() -> None:
    state = judged("2025-07-10", reading("60", "2025-06-30"))
    assert (str(state.target.value), state.by) == ("120", DAY("2025-12-31"))
    assert state.expected == 60
