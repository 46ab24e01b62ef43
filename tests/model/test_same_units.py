"""Units of different plans that are one."""

import pytest

from anplan.model.same_units import Called, Claim, are_alike, joined, with_marks, without_mark


def test_units_of_the_same_id_are_one() -> None:
    assert joined([{"zjj": (), "swj": ()}, {"zjj": ()}]).ids == {"zjj": "zjj", "swj": "swj"}


def test_a_unit_may_say_which_one_it_is_elsewhere() -> None:
    found = joined([{"jd-dazhi": ()}, {"dzj": ("jd-dazhi",)}])
    assert found.ids == {"jd-dazhi": "jd-dazhi", "dzj": "jd-dazhi"}


def test_what_is_said_of_one_is_true_of_all() -> None:
    found = joined([{"a": ("b",)}, {"c": ("d",)}, {"d": ("b",)}, {"e": ()}])
    assert found.ids == {"a": "a", "b": "a", "c": "a", "d": "a", "e": "e"}


def test_two_units_of_one_plan_stay_two() -> None:
    found = joined([{"swj": ("water",)}, {"swj": (), "water": ()}])
    assert found.ids == {"swj": "swj", "water": "water"}
    assert found.apart == (Claim(0, "swj", "water"),)


def test_two_units_of_one_plan_are_not_joined_by_way_of_a_third() -> None:
    found = joined([{"a": (), "b": ()}, {"c": ("a", "b")}])
    assert found.ids == {"a": "a", "b": "b", "c": "a"}
    assert found.apart == (Claim(1, "c", "b"),)


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("市住建局", "市住房和城乡建设局", True),
        ("大智街道办事处", "大智街", True),
        ("区经信科创局", "区经济信息化和科技创新局", True),
        ("Works Dept", "Works Department", True),
        ("县水务局", "县商务局", False),
        ("区市场监管局", "市市场监管局", False),
        ("Parks Service", "Press Office", False),
    ],
)
def test_a_name_cut_short_is_the_same(one: str, other: str, *, alike: bool) -> None:
    assert are_alike(one, other) is alike
    assert are_alike(other, one) is alike


def test_one_id_of_two_bodies_is_two() -> None:
    water, trade = Called(("县水务局",)), Called(("县商务局", "商务局"))
    assert with_marks([{"swj": water}, {"swj": trade}, {"swj": water}, {"swj": trade}]) == [
        {"swj": "swj"}, {"swj": "swj′"}, {"swj": "swj"}, {"swj": "swj′"},
    ]  # fmt: skip
    assert without_mark("swj′") == "swj"


def test_whoever_says_what_a_unit_is_elsewhere_has_looked() -> None:
    water, renamed = Called(("县水务局",)), Called(("县水利局",), ("swj",))
    assert with_marks([{"swj": water}, {"swj": renamed}]) == [{"swj": "swj"}, {"swj": "swj"}]
