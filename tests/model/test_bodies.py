"""Bodies that plans call by one id are found by their names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplan.model.bodies import Bodies, are_alike, have_a_name

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


def places(*bodies: tuple[list[str], bool]) -> list[int]:
    known = Bodies()
    return [known.place(names, is_first=is_first) for names, is_first in bodies]


def test_who_has_a_name_of_the_first_is_the_first() -> None:
    water, trade = ["县水务局", "水务局"], ["县商务局"]
    assert places((water, False), (trade, False), (["水务"], False), (["商务局"], False)) == [
        0, 1, 0, 1,
    ]  # fmt: skip


def test_a_name_is_learnt_from_whoever_is_taken_for_one() -> None:
    renamed, now = ["县水务局", "县水利和湖泊局"], ["水利局"]
    assert places((["县水务局"], False), (renamed, False), (now, False)) == [0, 0, 0]


def test_who_has_no_name_may_be_the_first() -> None:
    assert places(([], False), (["县水务局"], False), (["县商务局"], False)) == [0, 0, 1]
    assert places((["县水务局"], False), (["县商务局"], False), ([], False)) == [0, 1, 0]


def test_who_is_known_to_be_the_first_needs_no_name_of_it() -> None:
    assert places((["县水务局"], False), (["县水利局"], True), (["县水利局"], False)) == [0, 0, 0]


@given(st.lists(st.tuples(NAMES, st.booleans()), max_size=12))
def test_it_is_as_if_all_names_were_held_against_each_other(
    bodies: list[tuple[list[str], bool]],
) -> None:
    known: list[set[str]] = []
    expected = []
    for names, is_first in bodies:
        place = next(
            (place for place, own in enumerate(known) if is_first or have_a_name(own, names)),
            len(known),
        )
        if place == len(known):
            known.append(set())
        known[place] |= set(names)
        expected.append(place)
    assert places(*bodies) == expected
