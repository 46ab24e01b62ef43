"""Figures that are counted from a register: for which day, of which items, as known when."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplan.model.project import Project
from anplan.show.words import Words
from anplan.state.build import build
from anplan.state.indicators import IndicatorState
from anplan.state.question import Question
from tests.builders import DAY, MONTHLY, project, state_on
from tests.state.registers.library import LIBRARY, counted, library


def on(day: str, made: Project) -> IndicatorState:
    """The counted indicator on a day."""
    return state_on(day, made).indicator("it")


def figures(day: str, made: Project) -> dict[str, int]:
    """Every figure up to a day."""
    return {str(point.as_of): int(point.value) for point in on(day, made).series.points}


REPORTS = {
    "jxkc 2025-05": ("P-1 solicited 2025-05-10", "P-2 stored 2025-05-12"),
    "jxkc 2025-06": ("P-3 proof 2025-06-03", "P-1 stored 2025-06-20"),
    "kjj 2025-06": ("K-1 stored 2025-06-30",),
    "jxkc 2025-07": ("P-2 left 2025-07-10 reason=迁出",),
}
MADE = library(REPORTS, indicators=counted())


def test_a_figure_is_of_the_end_of_each_period_for_which_anybody_reported() -> None:
    assert figures("2025-12-31", MADE) == {"2025-05-31": 1, "2025-06-30": 4, "2025-07-31": 3}
    assert figures("2025-07-30", MADE) == {"2025-05-31": 1, "2025-06-30": 4}


def test_a_register_nobody_told_of_has_no_figure_and_one_without_items_nought() -> None:
    assert on("2025-12-31", library({}, indicators=counted())).verdict.rule == "b"
    assert figures("2025-12-31", library({"jxkc 2025-05": ()}, indicators=counted())) == {
        "2025-05-31": 0
    }


def test_light_gap_and_change_come_from_the_count() -> None:
    state = on("2025-06-30", MADE)
    assert state.point is not None
    assert (state.point.value, state.change) == (Decimal(4), Decimal(3))
    assert state.printed.gap == Decimal("-16.7")
    assert state.verdict.light == "red"


def test_each_unit_has_its_part_with_the_place_of_its_last_item() -> None:
    point = on("2025-06-30", MADE).point
    assert point is not None
    assert [(fact.unit, int(fact.value), fact.spot.file) for fact in point.facts] == [
        ("jxkc", 3, "units/jxkc/2025-06.yaml"),
        ("kjj", 1, "units/kjj/2025-06.yaml"),
    ]


def test_a_skipped_stage_counts_as_passed_and_a_way_back_takes_it_away() -> None:
    made = library(
        {
            "jxkc 2025-05": ("P-1 proof 2025-05-10",),
            "jxkc 2025-06": ("P-1 solicited 2025-06-10 reason=重新论证",),
        },
        indicators=counted(),
    )
    assert figures("2025-06-30", made) == {"2025-05-31": 1, "2025-06-30": 0}


def test_a_later_report_about_an_earlier_day_corrects_the_earlier_figure() -> None:
    made = library(
        {
            "jxkc 2025-05 2025-06-04": ("P-1 stored 2025-05-10",),
            "jxkc 2025-06 2025-07-03": ("P-2 stored 2025-05-20",),
        },
        indicators=counted(),
    )
    issued = Question(DAY("2025-05-31"), DAY("2025-06-06"), DAY("2025-06-06"))
    then, now = build(made, issued).indicator("it"), on("2025-05-31", made)
    assert then.point is not None
    assert now.point is not None
    assert [int(point.value) for point in (then.point, now.point)] == [1, 2]


def test_only_items_whose_field_says_so_are_counted_from_the_day_it_does() -> None:
    register = LIBRARY | {"fields": [{"id": "type", "title": "类别", "choices": ["主", "子"]}]}
    made = library(
        {
            "jxkc 2025-05": ("P-1 stored 2025-05-10 type=主", "P-2 stored 2025-05-11 type=子"),
            "jxkc 2025-06": ("P-2 - 2025-06-11 type=主",),
        },
        registers={"library": register},
        indicators=counted(where={"type": "主"}),
    )
    assert figures("2025-06-30", made) == {"2025-05-31": 1, "2025-06-30": 2}


def test_a_unit_counts_until_the_last_day_on_which_it_reports_the_register() -> None:
    """Its figures of before stay as they were, and afterwards nothing is missing of it."""
    reports = {
        "kjj 2025-05": ("K-1 stored 2025-05-20",),
        "jxkc 2025-06": ("P-1 stored 2025-06-10",),
        "kjj 2025-06": ("K-2 stored 2025-06-20",),
    }

    def with_register(**keys: object) -> IndicatorState:
        made = library(reports, indicators=counted(), registers={"library": LIBRARY | keys})
        return on("2025-06-30", made)

    def told(state: IndicatorState) -> dict[str, int]:
        return {str(point.as_of): int(point.value) for point in state.series.points}

    assert told(with_register(reported_by=["jxkc", "kjj"])) == {"2025-05-31": 1, "2025-06-30": 3}
    assert told(with_register(reported_by=["jxkc"])) == {"2025-06-30": 1}
    dated = with_register(reported_by=["jxkc"], reported_until={"kjj": "2025-05-31"})
    assert told(dated) == {"2025-05-31": 1, "2025-06-30": 2}
    assert (dated.reporters, dated.series.missing) == (("jxkc",), ())


def test_the_units_that_owe_a_report_and_have_none_are_missing() -> None:
    made = library(
        {"jxkc 2025-05": ("P-1 stored 2025-05-10",)},
        indicators=counted(),
        registers={"library": LIBRARY | {"reported_by": ["jxkc", "kjj"]}},
        obligations=[MONTHLY],
    )
    state = on("2025-05-31", made)
    assert state.series.missing == ("kjj",)
    assert [Words("en").tell(note) for note in state.notes] == ["1 unit missing: kjj"]


def test_a_unit_that_owes_no_report_is_not_missing() -> None:
    made = library(
        {"jxkc 2025-05": ("P-1 stored 2025-05-10",)},
        indicators=counted(),
        registers={"library": LIBRARY | {"reported_by": ["jxkc", "kjj"]}},
        obligations=[MONTHLY | {"owed_by": "jxkc"}],
    )
    assert on("2025-05-31", made).series.missing == ()


def test_a_register_or_a_stage_that_is_not_there_gives_no_figure() -> None:
    assert figures("2025-12-31", library(REPORTS, indicators=counted("store"))) == {}
    assert figures("2025-12-31", project(indicators=counted())) == {}


@given(
    st.lists(
        st.tuples(
            st.integers(1, 6),
            st.integers(5, 8),
            st.integers(1, 28),
            st.sampled_from(["solicited", "stored", "proof", "left"]),
        ),
        max_size=12,
    )
)
def test_a_count_is_the_funnels_number_on_the_same_day(
    moves: list[tuple[int, int, int, str]],
) -> None:
    reports: dict[str, tuple[str, ...]] = {f"jxkc 2025-{month:02}": () for month in range(5, 9)}
    for item, month, day, stage in moves:
        key = f"jxkc 2025-{month:02}"
        why = " reason=x" if stage == "left" else ""
        reports[key] = (*reports[key], f"P-{item} {stage} 2025-{month:02}-{day:02}{why}")
    made = library(reports, indicators=counted())
    state = state_on("2025-12-31", made)
    for point in state.indicator("it").series.points:
        funnel = state_on(str(point.as_of), made).register("library").funnel
        assert point.value == funnel[1]


EVENTS = {
    "id": "events",
    "title": "每月一场",
    "kind": "recurring",
    "every": "month",
    "counted_from": {"register": "library", "stage": "stored"},
}


@pytest.mark.parametrize(("by", "met"), [("any", 3), ("each", 1)])
def test_an_item_that_reached_the_stage_in_a_cycle_meets_recurring_work(by: str, met: int) -> None:
    reports = {
        "jxkc 2025-04": ("E-1 stored 2025-04-10",),
        "jxkc 2025-05": ("E-2 stored 2025-05-10",),
        "kjj 2025-05": ("K-1 stored 2025-05-20",),
        "jxkc 2025-06": ("E-3 proof 2025-06-20", "E-4 solicited 2025-07-02"),
        "jxkc 2025-07": ("E-4 stored 2025-07-02", "E-4 left 2025-07-20 reason=取消"),
    }
    task = {"title": "办活动", "units": ["jxkc", "kjj"], "actions": [EVENTS | {"by": by}]}
    made = library(reports, tasks={"2.1": task})
    action = state_on("2025-07-31", made).action("2.1/events")
    assert action is not None
    assert (action.periods, action.met) == (4, met)


def test_a_measure_is_judged_by_the_items_its_unit_brought() -> None:
    scheme = {
        "submitted": "2025-04-20",
        "measures": [
            {"id": "store", "ref": "1.1", "text": "入库", "indicator": "it"}
            | {"share": "3", "by": "2025-06-30"}
        ],
    }
    made = library(REPORTS, indicators=counted(), schemes={"jxkc": scheme})
    question = Question.on(date(2025, 7, 20))
    (measure,) = build(made, question).measures
    assert (measure.verdict.light, measure.standing.done) == ("green", date(2025, 6, 30))
    (before,) = build(made, question, measures_by_items=False).measures
    assert (before.verdict.light, before.verdict.rule) == ("grey", "unreported")
