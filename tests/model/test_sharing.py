"""Figures of other plans: whose they are, what is called how here, and what does not go together."""

from typing import Any

import pytest

from anplan.base.message import say
from anplan.model.indicators import Indicator
from anplan.model.project import Project
from anplan.model.sharing import Fault, SharedFigure, answering_for, whose
from anplan.model.sharing_sense import Misfit, counted_otherwise, misfits, usable, why_nothing
from tests.builders import indicator, project
from tests.checks.workspace import english
from tests.model.refusal import refused

SHARED = {"workspace": "../city", "indicator": "there"}
AGAINST = {"at_least": "0", "against": "全省平均水平"}
RATE: dict[str, Any] = {"kind": "rate", "measure": "%", "target": {"at_least": "7"}}


def there(**changes: Any) -> Project:
    """The city's plan, in which sjw and jxkc report the figure."""
    plan_changes = changes.pop("plan", {})
    said = {"reported_by": ["sjw"], **changes}
    return project(
        indicators={"there": indicator(**said)},
        units={"sjw": {"short": "市科技局"}, "jxkc": {}},
        **plan_changes,
    )


def here(city: Project | None, fault: Fault | None = None, **changes: Any) -> Project:
    """This plan, which takes the figure from the city's."""
    plan_changes = changes.pop("plan", {})
    figure = SharedFigure("../city", "there", city, fault)
    return project(
        indicators={"it": indicator(shared_from=SHARED, **changes)},
        shared={"it": figure},
        **plan_changes,
    )


def told(found: Any) -> list[str]:
    """Write misfits with the keys at which they are told."""
    return [f"{one.key}: {english(one.message)}" for one in found if isinstance(one, Misfit)]


def test_nobody_reports_here_what_another_plan_collects() -> None:
    taken = indicator(shared_from=SHARED)
    assert (taken.reported_by, taken.is_reported) == ((), False)
    assert taken.shared_from is not None
    assert taken.shared_from.words == "../city there"


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        (
            {"reported_by": ["jxkc"]},
            "S112 A figure that another plan collects is reported by nobody here",
        ),
        (
            {"counted_from": {"register": "firms", "stage": "stored"}, "kind": "count"},
            "S112 A figure is counted from a register or collected by another plan, not both",
        ),
        ({"shares": {"jxkc": "120"}}, "S112 A figure that another plan collects has no shares"),
        ({"target": {"words": "高于上年"}}, "S112 A target by words has no shared_from"),
    ],
)
def test_it_goes_with_nothing_that_units_give(changes: dict[str, Any], refusal: str) -> None:
    said: dict[str, Any] = {
        "title": "成交额",
        "measure": "亿元",
        "kind": "flow",
        "target": {"at_least": "120"},
        "trajectory": "linear",
        "shared_from": SHARED,
    }
    if "words" in changes.get("target", ()):
        del said["trajectory"]
    assert refused(Indicator, said | changes) == refusal


@pytest.mark.parametrize("target", [{"rank": "40"}, AGAINST])
def test_a_place_and_a_difference_may_come_from_another_plan(target: dict[str, str]) -> None:
    changes = {"kind": "stock", "target": target, "trajectory": None, "shared_from": SHARED}
    assert indicator(**changes).shared_from is not None


def test_a_unit_of_the_same_id_is_the_same() -> None:
    made = here(there(reported_by=["sjw", "jxkc"]))
    assert made.reporters_of("it") == ("../city/sjw", "jxkc")
    assert [made.label(unit) for unit in made.reporters_of("it")] == ["市科技局", "jxkc"]
    assert made.full_name("../city/sjw") == "sjw"


def test_a_unit_of_the_same_id_and_another_name_is_another_one() -> None:
    city = there(reported_by=["sjw"])
    made = project(
        indicators={"it": indicator(shared_from=SHARED)},
        units={"sjw": {"name": "区司法局"}},
        shared={"it": SharedFigure("../city", "there", city)},
    )
    assert made.reporters_of("it") == ("../city/sjw",)
    assert (made.label("sjw"), made.label("../city/sjw")) == ("区司法局", "市科技局")


def test_the_other_plan_may_say_by_which_ids_this_one_knows_its_unit() -> None:
    city = project(
        indicators={"there": indicator(reported_by=["sjw"])},
        units={"sjw": {"name": "市科技局", "same_as": ["kjj"]}},
    )
    made = project(
        indicators={"it": indicator(shared_from=SHARED)},
        units={"kjj": {"name": "科创委"}},
        shared={"it": SharedFigure("../city", "there", city)},
    )
    assert made.reporters_of("it") == ("kjj",)


def test_a_unit_says_by_which_ids_other_plans_know_it() -> None:
    figure = SharedFigure("../city", "there", there())
    made = project(
        indicators={"it": indicator(shared_from=SHARED)},
        units={"kcj": {"same_as": ["sjw"], "short": "区科创局"}},
        shared={"it": figure},
    )
    assert made.reporters_of("it") == ("kcj",)
    assert made.label("kcj") == "区科创局"


def test_a_unit_of_another_plan_is_never_taken_for_a_group_of_this_one() -> None:
    city = project(indicators={"there": indicator(reported_by=["streets"])}, units=("streets",))
    figure = SharedFigure("../city", "there", city)
    made = project(
        indicators={"it": indicator(shared_from=SHARED)},
        shared={"it": figure},
        groups=[{"id": "streets", "title": "各街道"}],
    )
    (unit,) = made.reporters_of("it")
    assert (made.label("streets"), made.label(unit)) == ("各街道", "streets")


def test_who_leads_its_tasks_answers_for_a_figure_that_others_report() -> None:
    figure = SharedFigure("../city", "there", there())
    made = project(
        indicators={"it": indicator(shared_from=SHARED, tasks=["1.1"])},
        tasks={"1.1": {"title": "任务", "units": ["jxkc", "kcj"], "lead": ["kcj"]}},
        units=("jxkc", "kcj"),
        shared={"it": figure},
    )
    assert answering_for(made, "it") == ("kcj",)
    assert answering_for(here(there()), "it") == ("../city/sjw",)
    assert answering_for(here(there(reported_by=["sjw", "jxkc"])), "it") == ("jxkc",)


def test_who_reports_a_figure_here_answers_for_it() -> None:
    assert answering_for(project(indicators={"it": indicator()}), "it") == ("jxkc",)


def chained() -> Project:
    """A plan that takes a figure from one that takes it from the city's."""
    between = project(
        indicators={"via": indicator(shared_from={"workspace": "../city", "indicator": "there"})},
        units=("qjj",),
        shared={"via": SharedFigure("../city", "there", there())},
    )
    return project(
        indicators={"it": indicator(shared_from={"workspace": "sub/b", "indicator": "via"})},
        shared={"it": SharedFigure("sub/b", "via", between)},
    )


def test_a_chain_of_plans_is_followed_to_the_one_that_collects() -> None:
    figure = chained().shared["it"]
    assert [(step.way, step.indicator) for step in figure.chain] == [
        ("sub/b", "via"),
        ("sub/city", "there"),
    ]
    assert (figure.origin.way, figure.origin.indicator) == ("sub/city", "there")


def test_units_at_the_end_of_a_chain_bear_their_way_from_here() -> None:
    made = chained()
    assert made.reporters_of("it") == ("sub/city/sjw",)
    assert made.label("sub/city/sjw") == "市科技局"


def test_a_file_belongs_to_the_plan_along_its_way() -> None:
    made = chained()
    city = made.shared["it"].origin.project
    assert whose(made, "sub/city/units/sjw/2025-06.yaml") == (city, "units/sjw/2025-06.yaml")
    assert whose(made, "units/jxkc/2025-06.yaml") == (made, "units/jxkc/2025-06.yaml")


def test_a_fault_at_the_end_of_a_chain_is_the_figures() -> None:
    fault = Fault("workspace", say("gone"), say("bring it"))
    between = project(
        indicators={"there": indicator(shared_from={"workspace": "../c", "indicator": "x"})},
        shared={"there": SharedFigure("../c", "x", None, fault)},
    )
    assert why_nothing(here(between), "it") == say("gone")
    assert here(between).reporters_of("it") == ()


def test_without_what_was_read_there_is_no_figure() -> None:
    made = project(indicators={"it": indicator(shared_from=SHARED)})
    assert usable(made, "it") is None
    assert made.reporters_of("it") == ()


@pytest.mark.parametrize(
    ("city", "own", "why"),
    [
        ({"measure": "万元"}, {}, []),
        (
            {"measure": "项"},
            {},
            ["measure: 成交额 is counted in 项 there, in 亿元 here, and the two do not convert"],
        ),
        ({"kind": "count"}, {}, ["kind: 成交额 is of kind count there, here flow"]),
        (
            {"target": {"words": "增长"}, "trajectory": None},
            {},
            ["shared_from: 成交额 has no figure there: its target is in words"],
        ),
        (
            {**RATE, "target": {"rank": "4"}},
            RATE,
            ["target: 成交额 is a place in one of the two plans and a figure in the other"],
        ),
        (
            RATE,
            {**RATE, "target": AGAINST},
            ["target: 成交额 is not reported beside 全省平均水平 there, so nothing is compared"],
        ),
        ({**RATE, "target": AGAINST}, RATE, []),
        (
            {"plan": {"sample": "true", "sample_day": "2025-07-01"}},
            {},
            ["shared_from: ../city is a sample: its figures are fictional"],
        ),
    ],
)
def test_only_a_figure_that_the_target_can_be_held_against_is_taken(
    city: dict[str, Any], own: dict[str, Any], why: list[str]
) -> None:
    made = here(there(**city), **own)
    assert told(misfits(made, "it")) == why
    assert (usable(made, "it") is None) == bool(why)
    assert (why_nothing(made, "it") is None) == (not why)


@pytest.mark.parametrize(
    ("city", "own", "why"),
    [
        ({}, {}, []),
        (
            {"plan": {"start": "2024-01-01"}},
            {},
            ["shared_from: 成交额 counts since 2024 there, since 2025 here"],
        ),
        ({"plan": {"start": "2024-01-01"}}, {"baseline": "80"}, []),
        ({"plan": {"start": "2024-01-01"}, "yearly": {"2024": "1", "2025": "2"}}, {}, []),
        ({"plan": {"start": "2024-01-01"}, "kind": "stock"}, {"kind": "stock"}, []),
        ({"every": "quarter"}, {}, ["every: 成交额 has every: quarter there, every: month here"]),
        ({"every": "month"}, {"every": "quarter"}, []),
        (
            {**RATE, "target": {"at_least": "1", "against": "全国平均水平"}},
            {**RATE, "target": AGAINST},
            ["target: 成交额 is compared with 全国平均水平 there, with 全省平均水平 here"],
        ),
    ],
)
def test_what_may_mean_something_else_there_is_told(
    city: dict[str, Any], own: dict[str, Any], why: list[str]
) -> None:
    made = here(there(**city), **own)
    assert told(counted_otherwise(made, "it")) == why
    assert usable(made, "it") is not None
