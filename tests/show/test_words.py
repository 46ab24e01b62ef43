"""Messages, days, periods, lists and quantities in both languages."""

from datetime import date
from decimal import Decimal

import pytest

from anplan.base.message import say
from anplan.base.period import Period
from anplan.base.quantity import Quantity
from anplan.show.words import KEYS, LIGHTS, Words, chinese_number

ENGLISH, CHINESE = Words("en"), Words("zh_CN")


def test_days() -> None:
    day = date(2025, 6, 3)
    assert (CHINESE.day(day), ENGLISH.day(day)) == ("2025年6月3日", "3 June 2025")
    assert (CHINESE.short_day(day), ENGLISH.short_day(day)) == ("6月3日", "3 June")


@pytest.mark.parametrize(
    ("text", "chinese", "english"),
    [
        ("2025-06", "6月份", "June 2025"),
        ("2025-12", "12月份", "December 2025"),
        ("2025-B2", "2025年3—4月", "March–April 2025"),
        ("2025-Q1", "2025年一季度", "the first quarter of 2025"),
        ("2025-Q4", "2025年四季度", "the fourth quarter of 2025"),
        ("2025-H1", "2025年上半年", "the first half of 2025"),
        ("2025-H2", "2025年下半年", "the second half of 2025"),
        ("2025", "2025年", "2025"),
    ],
)
def test_periods(text: str, chinese: str, english: str) -> None:
    period = Period.parse(text)
    assert (CHINESE.period(period), ENGLISH.period(period)) == (chinese, english)


def test_halves_and_quarters_as_english_briefs_of_before_had_them() -> None:
    before = Words("en", "titled")
    periods = (Period.parse("2025-H1"), Period.parse("2025-Q4"))
    assert [before.period(period) for period in periods] == ["half 1 of 2025", "quarter 4 of 2025"]


def test_a_line_begins_with_a_capital_in_english() -> None:
    half = Period.parse("2025-H1")
    assert ENGLISH.opening(ENGLISH.period(half)) == "The first half of 2025"
    assert CHINESE.opening(CHINESE.period(half)) == "2025年上半年"


def test_lists() -> None:
    names = ("区科协", "二七街")
    assert (CHINESE.listed(names), ENGLISH.listed(names)) == ("区科协、二七街", "区科协, 二七街")
    assert CHINESE.listed(()) == ""
    assert CHINESE.tell(say("{names}", names=names)) == "区科协、二七街"


NUMBERS = {
    1: "一",
    9: "九",
    10: "十",
    11: "十一",
    14: "十四",
    20: "二十",
    21: "二十一",
    27: "二十七",
    90: "九十",
    99: "九十九",
}


@pytest.mark.parametrize("number", NUMBERS)
def test_chinese_numbers(number: int) -> None:
    assert chinese_number(number) == NUMBERS[number]


def test_chinese_numbers_are_all_different() -> None:
    assert len({chinese_number(number) for number in range(1, 100)}) == 99


@pytest.mark.parametrize(
    ("value", "measure", "chinese", "english"),
    [
        ("121.30", "亿元", "121.30亿元", "121.30 亿元"),
        ("7.5", "%", "7.5%", "7.5%"),
        ("1E+3", "家", "1000家", "1000 家"),
        ("0.00000001", "", "0.00000001", "0.00000001 "),
    ],
)
def test_quantities(value: str, measure: str, chinese: str, english: str) -> None:
    figure = Decimal(value)
    assert CHINESE.quantity(figure, measure) == chinese
    assert ENGLISH.quantity(figure, measure) == english


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Decimal("1E+2"), "100"),
        (Quantity(Decimal("2.50"), "万元"), "2.50 万元"),
        (date(2025, 6, 30), "2025-06-30"),
        (Period.parse("2025-Q2"), "2025-Q2"),
        (3, "3"),
        ("{x} {0} {}", "{x} {0} {}"),
        (("a", Decimal(1), ("b", "c")), "a, 1, b, c"),
        (say("{a}!", a=say("<{b}>", b="{c}")), "<{c}>!"),
    ],
)
def test_values_in_messages(value: object, text: str) -> None:
    assert ENGLISH.tell(say("{value}", value=value)) == text


def test_messages_in_messages_are_translated() -> None:
    message = say("{text}", text=say("Did you mean {word}?", word=say("stopped")))
    assert ENGLISH.tell(message) == "Did you mean stopped?"
    assert CHINESE.tell(message) == f"是不是 {CHINESE('stopped')}？"
    assert CHINESE("stopped") != "stopped"


def test_a_text_without_translation_stands_for_itself() -> None:
    assert CHINESE("no such text in any catalogue") == "no such text in any catalogue"
    assert CHINESE("") == ""


def test_sentences_and_labels() -> None:
    assert CHINESE.labelled("因由", "滞后") == "因由：滞后"
    assert ENGLISH.labelled("Because", "late") == "Because: late"
    assert CHINESE.sentence("滞后") == "滞后。"
    assert CHINESE.sentence("为何？") == "为何？"
    assert ENGLISH.sentence("late") == "late."
    assert CHINESE.sentences("没有 2.22", "是不是 2.2？") == "没有 2.22。是不是 2.2？"
    assert CHINESE.sentences("是不是 2.2？", "见帮助") == "是不是 2.2？见帮助"
    assert ENGLISH.sentences("Gone", "Look") == "Gone. Look"


def test_lights_and_keys_have_names() -> None:
    assert [CHINESE.light(light) for light in LIGHTS] == ["绿", "黄", "红", "蓝", "灰", "销号"]
    assert [ENGLISH.light(light) for light in LIGHTS] == list(LIGHTS)
    assert CHINESE.keys(("kind", "own-key")) == f"{CHINESE(KEYS['kind'])}、own-key"
