"""The whole state: what stands in it, and how parts are found."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from anplan.base.message import say
from anplan.base.period import Period
from anplan.state.build import State
from anplan.state.lights.verdict import worst
from tests.builders import MONTHLY, indicator, project, reading, report, state_on


def test_the_share_of_the_pace_base_stops_with_it() -> None:
    phase = {"pace_base": "implementation"}
    assert state_on("2025-06-30", project()).share == Fraction(1, 2)
    assert state_on("2025-06-30", project(settings=phase)).share == Fraction(3, 7)
    assert state_on("2026-06-30", project()).share == 1


def test_a_plan_is_over_after_its_last_day() -> None:
    assert [state_on(day, project()).over for day in ("2025-12-31", "2026-01-01")] == [False, True]


def test_it_is_silent_until_anything_is_reported() -> None:
    measures = [{"ref": "2.1", "text": "走访"}]
    told = {("jxkc", "2025-06"): report(nothing="本月无新进展")}
    assert state_on("2025-06-30", project()).silent
    assert not state_on("2025-06-30", project(reports=told)).silent
    assert not state_on("2025-06-30", project(schemes={"jxkc": {"measures": measures}})).silent


def test_parts_are_found_by_their_names() -> None:
    opening = {"id": "opening", "title": "启用", "kind": "milestone"}
    publicity = {"id": "publicity", "title": "宣传", "kind": "continuous"}
    made = project(
        indicators={"one": indicator(), "two": indicator()},
        tasks={
            "2.1": {"title": "任务", "units": ["jxkc"]},
            "2.2": {"title": "任务", "units": ["jxkc"], "actions": [publicity, opening]},
        },
    )
    state = state_on("2025-06-30", made)
    assert state.indicator("two").id == "two"
    assert state.task("2.2").id == "2.2"
    found = state.action("2.2/opening")
    assert found is not None
    assert found.ref == "2.2/opening"


def test_an_action_without_a_light_is_not_among_the_judged() -> None:
    publicity = {"id": "publicity", "title": "宣传", "kind": "continuous"}
    tasks = {"2.1": {"title": "任务", "units": ["jxkc"], "actions": [publicity]}}
    assert state_on("2025-06-30", project(tasks=tasks)).action("2.1/publicity") is None


def test_the_latest_month_whose_papers_were_due() -> None:
    made = project(obligations=[MONTHLY])
    assert state_on("2025-05-05", made).latest_due is None
    assert state_on("2025-07-06", made).latest_due == Period.parse("2025-06")
    assert state_on("2026-07-06", made).latest_due == Period.parse("2025-10")


def test_the_light_that_needs_attention_first() -> None:
    assert worst(["closed", "blue", "green", "grey", "yellow", "red"]) == "red"
    assert worst(["closed", "blue", "green", "grey", "yellow"]) == "yellow"
    assert worst(["closed", "blue", "green", "grey"]) == "grey"
    assert worst(["closed", "blue", "green"]) == "green"
    assert worst([]) is None


def two_units() -> State:
    """Two units with a task, an indicator, a paper, a problem and a question each."""
    names = {"jxkc": "2.1", "sfj": "2.2"}
    ask = {"on": "2025-06-20", "kind": "ask", "by": "统筹单位", "reason": "何时完成"}
    return state_on(
        "2025-06-30",
        project(
            units=tuple(names),
            obligations=[MONTHLY | {"end": "2025-04"}],
            indicators={
                unit: indicator(reported_by=[unit], tasks=[task]) for unit, task in names.items()
            },
            tasks={task: {"title": "任务", "units": [unit]} for unit, task in names.items()},
            reports={
                (unit, "2025-05"): report(
                    problems=[{"ref": task, "title": "缺人", "text": "缺2人"}]
                )
                for unit, task in names.items()
            },
            decisions=[{**ask, "ref": task, "unit": unit} for unit, task in names.items()],
        ),
    )


def parts(state: State) -> tuple[list[str], ...]:
    """What is in a state, by ids and units."""
    return (
        [one.id for one in state.indicators],
        [one.id for one in state.tasks],
        [one.unit for one in state.papers],
        [one.unit for one in state.troubles],
        [one.unit for one in state.questions],
    )


def test_a_unit_is_shown_with_what_it_answers_for() -> None:
    assert parts(two_units().of_unit("sfj")) == (["sfj"], ["2.2"], ["sfj"], ["sfj"], ["sfj"])


def test_a_task_is_shown_with_what_is_about_it() -> None:
    assert parts(two_units().about("2.2")) == (["sfj"], ["2.2"], [], ["sfj"], ["sfj"])


def test_an_obligation_is_shown_with_its_papers() -> None:
    assert parts(two_units().about("monthly")) == ([], [], ["jxkc", "sfj"], [], [])


def test_what_is_left_is_judged_as_in_the_whole() -> None:
    state = two_units()
    assert state.of_unit("sfj").tasks[0] == state.task("2.2")


def test_no_light_rests_on_a_figure_from_before_the_plan() -> None:
    old = report(reading("119", "2024-12-31"))
    made = project(indicators={"it": indicator()}, reports={("jxkc", "2025-01"): old})
    state = state_on("2025-01-31", made).indicator("it")
    assert (state.point, state.verdict.light, state.verdict.rule) == (None, "grey", "b")
    told = say(
        "the last figure is of {day}, before the plan began: not counted",
        day=date(2024, 12, 31),
    )
    assert state.notes == (told,)


def test_a_figure_from_before_the_plan_stands_beside_the_next_one() -> None:
    both = report(reading("100", "2024-12-31"), reading("110", "2025-01-31"))
    stock = indicator(kind="stock")
    made = project(indicators={"it": stock}, reports={("jxkc", "2025-01"): both})
    state = state_on("2025-01-31", made).indicator("it")
    assert state.point is not None
    assert (state.point.value, state.change) == (Decimal(110), Decimal(10))
    assert state.notes == ()
