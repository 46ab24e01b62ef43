"""Ids, and what is said about a text that is nearly one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplan.model.types.ids import WINDOWS_NAMES, id_hint, is_id, nearly_id
from anplan.show.words import Words


@pytest.mark.parametrize("name", ["jxkc", "jd-dazhi", "2", "a1-2b", "console", "com0", "com10"])
def test_an_id(name: str) -> None:
    assert is_id(name)


@pytest.mark.parametrize(
    "name",
    ["", "A", "a_b", "a b", "-a", "a-", "a--b", "é", "a.b", "../a", "a\n", *sorted(WINDOWS_NAMES)],
)
def test_no_id(name: str) -> None:
    assert not is_id(name)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Tech_Contracts", "Write tech-contracts"),
        ("ＪＸＫＣ", "Write jxkc"),
        ("tech  contracts", "Write tech-contracts"),
        ("NUL", "Windows allows no file of this name; choose another id"),
        ("lpt1", "Windows allows no file of this name; choose another id"),
        (
            "区科协",
            (
                "Ids are lower-case ASCII letters, digits and hyphens: of a unit the name of its folder "
                "below units/, of a group its id in plan/plan.yaml, of anything else its file's name"
            ),
        ),
        ("", "Ids are lower-case ASCII letters, digits and hyphens"),
    ],
)
def test_the_cure_of_a_wrong_id(text: str, hint: str) -> None:
    assert Words("en").tell(id_hint(text)) == hint


@given(st.text(max_size=12))
def test_a_cured_id_needs_no_cure(text: str) -> None:
    assert nearly_id(nearly_id(text)) == nearly_id(text)
