"""Units of different plans that are one, in whatever order the plans are named."""

import itertools
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplan.model.same_units import Called, Claim, who_is_who, without_mark

Said = Mapping[str, tuple[str, ...]]


def ids(*plans: Mapping[str, Called]) -> list[dict[str, str]]:
    return [dict(own) for own in who_is_who(plans).ids]


def plan(**units: str) -> dict[str, Called]:
    """A plan whose units have a name each, and behind it, after blanks, what others call them."""
    said = {unit: text.split() for unit, text in units.items()}
    return {unit: Called((name,), tuple(same)) for unit, (name, *same) in said.items()}


def test_units_of_the_same_id_and_name_are_one() -> None:
    found = ids(plan(zjj="住建局", swj="水务局"), plan(zjj="住建局"))
    assert found == [{"zjj": "zjj", "swj": "swj"}, {"zjj": "zjj"}]


def test_a_unit_may_say_which_one_it_is_elsewhere() -> None:
    dazhi = {"jd-dazhi": Called(("大智街",))}
    assert ids(dazhi, plan(dzj="街道办 jd-dazhi")) == [
        {"jd-dazhi": "jd-dazhi"},
        {"dzj": "jd-dazhi"},
    ]


def test_what_is_said_of_one_is_true_of_all() -> None:
    found = ids(plan(a="甲 b"), plan(c="乙 d"), plan(d="丙 b"), plan(e="丁"))
    assert found == [{"a": "d"}, {"c": "d"}, {"d": "d"}, {"e": "e"}]


def test_plans_may_agree_on_an_id_that_none_of_them_has() -> None:
    assert ids(plan(a="甲 kjj"), plan(b="乙 kjj")) == [{"a": "a"}, {"b": "a"}]


def test_two_units_of_one_plan_stay_two() -> None:
    found = who_is_who([plan(swj="水务局 water"), plan(swj="水务局", water="水利局")])
    assert found.ids == ({"swj": "swj"}, {"swj": "swj", "water": "water"})
    assert found.apart == (Claim(0, "swj", "water"),)


def test_two_units_of_one_plan_are_not_joined_by_way_of_a_third() -> None:
    found = who_is_who([plan(a="甲", b="乙"), plan(c="丙 a b")])
    assert found.ids == ({"a": "a", "b": "b"}, {"c": "a"})
    assert found.apart == (Claim(1, "c", "b"),)


WATER, TRADE = plan(swj="县水务局"), plan(swj="县商务局")


def test_one_id_of_two_bodies_is_two_the_one_with_more_plans_first() -> None:
    assert ids(WATER, TRADE, WATER, plan(swj="商务局")) == [
        {"swj": "swj′"}, {"swj": "swj"}, {"swj": "swj′"}, {"swj": "swj"},
    ]  # fmt: skip
    assert ids(WATER, TRADE, WATER) == [{"swj": "swj"}, {"swj": "swj′"}, {"swj": "swj"}]
    assert without_mark("swj′") == "swj"


def test_a_unit_that_says_to_be_a_third_one_is_not_the_first_of_its_own_id() -> None:
    found = ids(WATER, plan(swj="县商务局 shangwu"), plan(shangwu="县商务局"))
    assert found == [{"swj": "swj"}, {"swj": "shangwu"}, {"shangwu": "shangwu"}]


def test_of_two_bodies_of_an_id_the_one_is_meant_that_has_the_name() -> None:
    assert ids(TRADE, WATER, plan(water="县水务局 swj")) == [
        {"swj": "swj′"}, {"swj": "swj"}, {"water": "swj"},
    ]  # fmt: skip


def test_where_none_has_the_name_it_is_not_followed() -> None:
    found = who_is_who([TRADE, WATER, plan(water="水利处 swj")])
    assert found.ids[2] == {"water": "water"}
    assert found.apart == (Claim(2, "water", "swj", is_unclear=True),)


def test_a_unit_may_say_that_it_is_what_others_call_by_its_own_id() -> None:
    assert ids(WATER, plan(swj="县水利局 swj")) == [{"swj": "swj"}, {"swj": "swj"}]


@pytest.mark.parametrize(
    "plans",
    [
        (WATER, TRADE, plan(swj="县水务商务局")),
        (WATER, plan(swj="县商务局 shangwu"), plan(shangwu="县商务局 water"), plan(water="水利处")),
        (plan(a="甲", b="乙"), plan(c="丙 a b"), plan(b="乙 c")),
    ],
)
def test_the_order_of_plans_changes_nothing(plans: tuple[Mapping[str, Called], ...]) -> None:
    assert_alike_in_any_order(list(plans))


NAMES = st.lists(
    st.sampled_from(["水务局", "县水务局", "市水务局", "商务局", "县水务商务局"]), max_size=2
)
SAME = st.lists(st.sampled_from(["a", "b", "c"]), max_size=2, unique=True)
CALLED = st.builds(lambda names, same: Called(tuple(names), tuple(same)), NAMES, SAME)
PLANS = st.lists(
    st.dictionaries(st.sampled_from(["a", "b", "c"]), CALLED, min_size=1), min_size=1, max_size=4
)


@given(PLANS)
def test_it_never_does(plans: list[dict[str, Called]]) -> None:
    assert_alike_in_any_order(plans)


@given(PLANS)
def test_no_plan_has_one_body_twice(plans: list[dict[str, Called]]) -> None:
    for own in who_is_who(plans).ids:
        assert len(set(own.values())) == len(own)


def assert_alike_in_any_order(plans: list[Mapping[str, Called]] | list[dict[str, Called]]) -> None:
    first = who_is_who(plans).ids
    for order in itertools.permutations(range(len(plans))):
        found = who_is_who([plans[place] for place in order]).ids
        assert [found[order.index(place)] for place in range(len(plans))] == list(first)
