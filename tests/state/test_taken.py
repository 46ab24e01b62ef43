"""Figures that another plan collects: in this one's measure, with its names, judged by its own target."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from anplan.base.message import say
from anplan.model.project import Project
from anplan.model.reports import Report
from anplan.model.sharing import Fault, SharedFigure
from anplan.state.build import State, build
from anplan.state.indicators import IndicatorState
from anplan.state.question import Question
from anplan.state.registers.figures import figures_taken
from tests.builders import DAY, indicator, project, reading, report, state_on
from tests.checks.workspace import english

SHARED = {"workspace": "../city", "indicator": "there"}
JUNE, MAY = ("sjw", "2025-06"), ("sjw", "2025-05")
Reports = Mapping[tuple[str, str], Report]


def said(value: str, day: str, **more: str) -> Report:
    """A report of the city's office with one figure."""
    return report(reading(value, day, "there", **more), submitted="2025-07-02")


def city(reports: Reports, **changes: Any) -> Project:
    """The city's plan; its office reports the figure."""
    more = {key: changes.pop(key) for key in ("units", "broken", "registers") if key in changes}
    return project(
        indicators={"there": indicator(**{"reported_by": ["sjw"], **changes})},
        reports=reports,
        **{"units": ("sjw",), **more},
    )


def here(other: Project, **changes: Any) -> Project:
    """This plan, which takes the figure from the city's."""
    return project(
        indicators={"it": indicator(shared_from=SHARED, **changes)},
        shared={"it": SharedFigure("../city", "there", other)},
    )


def judged(made: Project, day: str = "2025-07-10") -> IndicatorState:
    """Where the figure stands on a day."""
    return state_on(day, made).indicator("it")


def test_a_figure_is_judged_by_the_target_of_the_plan_that_takes_it() -> None:
    state = judged(here(city({JUNE: said("48", "2025-06-30")}, target={"at_least": "500"})))
    assert state.point is not None
    assert (state.point.value, state.verdict.light) == (Decimal(48), "yellow")
    assert state.expected == 60


def test_its_facts_stand_in_the_files_of_the_other_workspace_and_are_its_units() -> None:
    state = judged(here(city({JUNE: said("48", "2025-06-30", preliminary="true")})))
    assert state.point is not None
    (fact,) = state.point.facts
    assert (fact.unit, fact.spot.file) == ("../city/sjw", "../city/units/sjw/2025-06.yaml")
    assert fact.spot.path == ("readings", 0, "value")
    assert state.point.preliminary


def test_money_is_converted_to_the_last_digit() -> None:
    state = judged(here(city({JUNE: said("480000.0001", "2025-06-30")}, measure="万元")))
    assert state.point is not None
    assert state.point.value == Decimal("48.00000001")


def test_a_figure_of_another_kind_is_not_taken() -> None:
    state = judged(here(city({JUNE: said("48", "2025-06-30")}, measure="项")))
    assert state.point is None
    assert state.verdict.light == "grey"
    assert english(state.verdict.reason) == (
        "no figure to be had: 成交额 is counted in 项 there, in 亿元 here, and the two do not convert"
    )


def test_a_figure_that_is_not_there_yet_is_not_called_unreported_here() -> None:
    assert english(judged(here(city({}))).verdict.reason) == "not reported there yet"


def test_why_there_is_none_yet_is_said_as_the_other_plan_says_it() -> None:
    waiting = report({"indicator": "there", "unavailable": "统计部门尚未发布"})
    verdict = judged(here(city({JUNE: waiting}))).verdict
    assert english(verdict.reason) == "no figure out yet: 统计部门尚未发布"
    assert verdict.spots[0].file == "../city/units/sjw/2025-06.yaml"


def test_where_the_other_plan_cannot_be_read_the_light_says_so() -> None:
    made = project(
        indicators={"it": indicator(shared_from=SHARED)},
        shared={
            "it": SharedFigure(
                "../city", "there", None, Fault("workspace", say("nothing there"), say("bring it"))
            )
        },
    )
    assert english(judged(made).verdict.reason) == "no figure to be had: nothing there"


def test_what_it_is_compared_with_comes_along() -> None:
    rate: dict[str, Any] = {"kind": "rate", "measure": "%"}
    target = {"at_least": "0", "against": "全市平均水平"}
    reports = {JUNE: said("6.4", "2025-06-30", compared="6.1")}
    other = city(reports, **rate, target={"at_least": "1", "against": "全市平均水平"})
    compared = judged(here(other, **rate, target=target))
    alone = judged(here(other, **rate, target={"at_least": "6"}))
    assert compared.point is not None
    assert alone.point is not None
    assert (compared.point.value, compared.point.own) == (Decimal("0.3"), Decimal("6.4"))
    assert (alone.point.value, alone.point.compared) == (Decimal("6.4"), None)


def test_a_sum_there_is_a_sum_here_and_who_is_missing_is_said() -> None:
    reports = {
        ("a", "2025-05"): said("20", "2025-05-31"),
        ("b", "2025-05"): said("10", "2025-05-31"),
        ("a", "2025-06"): said("30", "2025-06-30"),
    }
    other = city(reports, reported_by=["a", "b"], units={"a": {}, "b": {"short": "乙"}})
    state = judged(here(other))
    assert state.point is not None
    assert (state.point.value, str(state.point.as_of)) == (Decimal(30), "2025-05-31")
    assert "1 units missing: 乙" in map(english, state.notes)


def test_a_correction_replaces_what_it_corrects() -> None:
    reports = {
        MAY: said("40", "2025-05-31"),
        JUNE: report(reading("38", "2025-05-31", "there", reason="误报")),
    }
    state = judged(here(city(reports)))
    assert state.point is not None
    (fact,) = state.point.facts
    assert (fact.value, fact.reason) == (Decimal(38), "误报")
    assert fact.replaced is not None
    assert fact.replaced.value == Decimal(40)
    assert fact.replaced.spot.file == "../city/units/sjw/2025-05.yaml"


def test_only_what_was_known_there_by_the_day_of_issue_counts() -> None:
    made = here(
        city(
            {
                MAY: report(reading("40", "2025-05-31", "there"), submitted="2025-06-03"),
                JUNE: said("48", "2025-06-30"),
            }
        )
    )
    then = build(made, Question(DAY("2025-06-30"), DAY("2025-07-01"), DAY("2025-07-01")))
    now = build(made, Question(DAY("2025-06-30"), DAY("2025-07-02"), DAY("2025-07-02")))
    assert [point.value for point in then.indicator("it").series.points] == [Decimal(40)]
    assert [point.value for point in now.indicator("it").series.points] == [
        Decimal(40),
        Decimal(48),
    ]


def test_a_change_is_told_once_by_the_briefs_of_this_plan() -> None:
    reports = {MAY: said("40", "2025-05-31"), JUNE: said("48", "2025-06-30")}
    assert judged(here(city(reports))).change == Decimal(8)


def test_which_plan_collects_it_stands_beside_it() -> None:
    assert [english(note) for note in judged(here(city({}))).notes] == ["collected by 试验方案"]


def test_a_file_there_that_cannot_be_read_is_told() -> None:
    broken = ("units/sjw/2025-06.yaml", "units/other/2025-06.yaml")
    state = judged(here(city({MAY: said("40", "2025-05-31")}, broken=broken)))
    assert "../city/units/sjw/2025-06.yaml cannot be read; this figure may be old" in map(
        english, state.notes
    )
    assert not any("other" in english(note) for note in state.notes)


def handed_on(reports: Reports, *, between: str = "万元", own: str = "亿元") -> Project:
    """A figure that goes from the city's plan by way of a second one to this one."""
    second = project(
        indicators={
            "via": indicator(
                shared_from={"workspace": "../city", "indicator": "there"}, measure=between
            )
        },
        units=("qjj",),
        shared={"via": SharedFigure("../city", "there", city(reports))},
        document={"title": "转取方案", "issuer": "乙", "issued": "2025-01-01"},
    )
    return project(
        indicators={
            "it": indicator(shared_from={"workspace": "../b", "indicator": "via"}, measure=own)
        },
        shared={"it": SharedFigure("../b", "via", second)},
    )


def test_a_figure_is_handed_on_from_plan_to_plan() -> None:
    state = judged(handed_on({JUNE: said("48", "2025-06-30")}))
    assert state.point is not None
    (fact,) = state.point.facts
    assert (fact.value, fact.unit) == (Decimal(48), "../city/sjw")
    assert fact.spot.file == "../city/units/sjw/2025-06.yaml"
    notes = [english(note) for note in state.notes]
    assert notes == ["collected by 试验方案, taken by way of 转取方案"]


def test_a_misfit_in_the_middle_of_the_chain_is_said() -> None:
    reason = english(judged(handed_on({}, between="项", own="项")).verdict.reason)
    assert reason.startswith("no figure to be had: 成交额 is counted in 亿元 there, in 项 here")


def test_what_the_other_plan_counts_from_a_register_is_taken_too() -> None:
    item = {"register": "firms", "id": "1", "title": "甲", "stage": "stored", "on": "2025-06-10"}
    other = city(
        {JUNE: report(items=[item], submitted="2025-07-02")},
        kind="count",
        measure="家",
        reported_by=None,
        counted_from={"register": "firms", "stage": "stored"},
        registers={"firms": {"title": "企业库", "stages": ["stored"], "reported_by": ["sjw"]}},
    )
    state = judged(here(other, kind="count", measure="家"))
    assert state.point is not None
    (fact,) = state.point.facts
    assert (state.point.value, fact.spot.file) == (Decimal(1), "../city/units/sjw/2025-06.yaml")


def test_it_is_on_the_screen_of_who_leads_its_tasks_and_of_nobody_else() -> None:
    made = project(
        indicators={"it": indicator(shared_from=SHARED, tasks=["1.1"])},
        shared={"it": SharedFigure("../city", "there", city({JUNE: said("48", "2025-06-30")}))},
        tasks={"1.1": {"title": "任务", "units": ["kcj", "jdb"], "lead": ["kcj"]}},
        units=("kcj", "jdb"),
    )
    state = state_on("2025-07-10", made)
    assert [one.id for one in state.of_unit("kcj").indicators] == ["it"]
    assert state.of_unit("jdb").indicators == ()


def test_a_measure_is_judged_by_the_unit_s_own_figure_in_the_other_plan() -> None:
    scheme = {
        "submitted": "2025-04-20",
        "measures": [
            {
                "id": "half",
                "ref": "1.1",
                "text": "过半",
                "indicator": "it",
                "share": "40",
                "by": "2025-06-30",
            }
        ],
    }
    made = project(
        indicators={"it": indicator(shared_from=SHARED)},
        shared={"it": SharedFigure("../city", "there", city({JUNE: said("48", "2025-06-30")}))},
        tasks={"1.1": {"title": "任务", "units": ["kcj"]}},
        units={"kcj": {"same_as": ["sjw"]}},
        schemes={"kcj": scheme},
    )
    (measure,) = state_on("2025-07-10", made).measures
    assert measure.is_done


def test_all_figures_of_another_plan_can_be_asked_for_at_once() -> None:
    made = here(city({MAY: said("40", "2025-05-31"), JUNE: said("48", "2025-06-30")}))
    assert [point.value for point in figures_taken(made, "it").points] == [Decimal(40), Decimal(48)]
    assert figures_taken(city({}), "there").points == ()


def light_on(day: str, state: State) -> str:
    """The light of the figure."""
    assert str(state.question.day) == day
    return state.indicator("it").verdict.light


def test_a_figure_that_nobody_renews_there_goes_grey_here() -> None:
    made = here(city({MAY: said("60", "2025-05-31")}))
    assert light_on("2025-08-31", state_on("2025-08-31", made)) == "green"
    assert light_on("2025-09-01", state_on("2025-09-01", made)) == "grey"
