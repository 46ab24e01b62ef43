"""Bodies that plans call by one id are found by their names."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplan.model.bodies import are_alike, bodies_of, have_a_name

NAMES = st.lists(st.text("县市区水商务局", min_size=1, max_size=5), max_size=3)


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


def told_apart(*units: str) -> list[int]:
    """Number the bodies of units, whose names stand with blanks between, as they come."""
    found = bodies_of([text.split() for text in units])
    return [list(dict.fromkeys(found)).index(one) for one in found]


def test_who_shares_a_name_is_one() -> None:
    assert told_apart("县水务局 水务局", "县商务局", "水务局 水利局", "商务局") == [0, 1, 0, 1]


def test_a_name_cut_from_two_is_neither_s() -> None:
    assert told_apart("县水务局", "市水务局", "水务局") == [0, 1, 2]
    assert told_apart("县水务局", "县商务局", "县水务商务局") == [0, 1, 2]


def test_who_has_no_name_is_the_only_body_there_is_or_one_of_its_own() -> None:
    assert told_apart("", "县水务局", "水务局") == [0, 0, 0]
    assert told_apart("县水务局", "县商务局", "", "") == [0, 1, 2, 2]


@given(st.lists(NAMES, max_size=8))
def test_two_that_are_one_are_joined_by_names_of_which_each_is_cut_from_the_next(
    units: list[list[str]],
) -> None:
    found = bodies_of(units)
    for body in set(found):
        names = {name for own, one in zip(units, found, strict=True) if one == body for name in own}
        joined = {next(iter(names))} if names else set()
        while more := {
            name
            for name in names - joined
            if have_a_name([name], joined)
            or any({name} < set(own) & names and joined & set(own) for own in units)
        }:
            joined |= more
        assert joined == names


@given(st.lists(NAMES, max_size=8), st.randoms(use_true_random=False))
def test_their_order_changes_nothing(units: list[list[str]], chance: random.Random) -> None:
    order = list(range(len(units)))
    chance.shuffle(order)
    first, other = bodies_of(units), bodies_of([units[place] for place in order])
    pairs = {(first[place], other[number]) for number, place in enumerate(order)}
    assert len(pairs) == len(set(first)) == len(set(other))
