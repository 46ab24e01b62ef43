"""Names: one spelling for comparing, the nearest known one, and looking up."""

import pytest

from anplan.base.message import say
from anplan.base.words import did_you_mean, folded, look_up, nearest

UNITS = {"区委〈区人民政府〉办公室": "qwb", "大智街道办事处": "dzj", "tech-contracts": "it"}


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("Tech-Contracts", "tech_contracts"),
        ("ＡＢＣ１２", "abc12"),
        ("区委(区政府)办公室", "区委〈区政府〉办公室"),
        ("区委（区政府）办公室", "区委区政府办公室"),
        ("“拨转股”项目", "拨转股项目"),
        ("大智 街\u3000道", "大智街道"),
        ("岸政办〔2025〕5号", "岸政办[2025]5号"),
    ],
)
def test_width_case_and_brackets_make_no_other_name(name: str, other: str) -> None:
    assert folded(name) == folded(other)


def test_other_characters_do() -> None:
    assert folded("区科学技术局") != folded("区科学技术协会")


def test_a_name_is_found_however_it_is_spelt() -> None:
    assert look_up("区委(区人民政府)办公室", UNITS) == "qwb"
    assert look_up("TECH CONTRACTS", UNITS) == "it"


def test_a_name_that_is_not_there_is_not_found() -> None:
    assert look_up("大智街", UNITS) is None


def test_a_misspelt_name_gets_the_nearest_known_one() -> None:
    assert nearest("大智街办事处", UNITS) == "大智街道办事处"
    assert nearest("tech-contrcts", UNITS) == "tech-contracts"


def test_a_name_unlike_any_other_gets_none() -> None:
    assert nearest("武汉市", UNITS) is None
    assert nearest("anything", ()) is None


def test_the_nearest_name_is_asked_about_else_the_rest_is_said() -> None:
    rest = say("The tasks are {choices}", choices=("2.4",))
    assert did_you_mean("2.4", rest) == say("Did you mean {word}?", word="2.4")
    assert did_you_mean(None, rest) == rest
    assert did_you_mean(None, None) is None
