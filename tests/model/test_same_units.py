"""Units of different plans that are one."""

from anplan.model.same_units import Called, Claim, joined, with_marks, without_mark


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


def test_one_id_of_two_bodies_is_two() -> None:
    water, trade = Called(("县水务局",)), Called(("县商务局", "商务局"))
    assert with_marks([{"swj": water}, {"swj": trade}, {"swj": water}, {"swj": trade}]) == [
        {"swj": "swj"}, {"swj": "swj′"}, {"swj": "swj"}, {"swj": "swj′"},
    ]  # fmt: skip
    assert without_mark("swj′") == "swj"


def test_whoever_says_what_a_unit_is_elsewhere_has_looked() -> None:
    water, renamed = Called(("县水务局",)), Called(("县水利局",), ("swj",))
    assert with_marks([{"swj": water}, {"swj": renamed}]) == [{"swj": "swj"}, {"swj": "swj"}]
