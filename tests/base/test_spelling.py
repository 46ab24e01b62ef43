"""How people spell figures and days, and how what they typed is quoted."""

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplan.base.spelling import (
    VAGUE,
    SpeltDay,
    SpeltFigure,
    half_width,
    plain_signs,
    read_day,
    read_figure,
    shown,
    shown_on_one_line,
    signless,
    without_blanks,
)
from anplan.show.brief.table import MINUS
from anplan.show.values import percent, signed
from anplan.show.words import Words

FIGURES = st.decimals(min_value=-(10**9), max_value=10**9, places=2, allow_nan=False)
MEASURES = st.sampled_from(
    ["亿元", "万元", "名", "家", "%", "件（套）", "m²", "万平方米", "个百分点"]
)
SIGNS = st.characters(
    categories=("Nd", "Nl", "No", "Sm", "Sk", "Pd", "Po", "Ps", "Pe", "Zs", "Cf", "Lo")
)


def ascii_digits(text: str) -> str:
    """Return the digits of a text, those of full width folded."""
    return "".join(sign for sign in plain_signs(text) if sign in "0123456789")


@pytest.mark.parametrize(
    "typed",
    [
        *("约5", "大约5", "近5", "接近5", "超5", "超过5", "逾5", "不到5", "不足5"),
        *("5余", "5多", "5左右", "5以上", "~5", "≈5", ">5", "<5", "≥5", "≤5"),
    ],
)
def test_what_makes_a_figure_vague(typed: str) -> None:
    assert re.sub(VAGUE, "", typed) == "5"
    assert read_figure(typed) == SpeltFigure("5", "", is_exact=False)


def test_the_longer_word_is_found_first() -> None:
    assert re.findall(VAGUE, "大约5,接近6,超过7") == ["大约", "接近", "超过"]


@pytest.mark.parametrize(
    ("typed", "number", "measure"),
    [
        ("121.3", "121.3", ""),
        ("１２１．３亿元", "121.3", "亿元"),
        ("18 名", "18", "名"),
        ("18\u3000名", "18", "名"),
        ("1,264", "1264", ""),
        ("1，234，567.5", "1234567.5", ""),
        ("+3", "3", ""),
        ("7.5％", "7.5", "%"),
        ("178.6（亿元）", "178.6", "亿元"),
        ("178.6 (亿元)", "178.6", "亿元"),
        ("40件（套）", "40", "件（套）"),
        ("2元／平方米", "2", "元/平方米"),
    ],
)
def test_a_figure_and_the_measure_beside_it(typed: str, number: str, measure: str) -> None:
    assert read_figure(typed) == SpeltFigure(number, measure)


@pytest.mark.parametrize(
    "typed",
    [
        *("-3.2", "－3.2", "−3.2", "–3.2", "—3.2", "﹣3.2", "‐3.2", "‑3.2", "- 3.2", "负3.2"),
        *("(3.2)", "（3.2）", "（3.2)", "﹙3.2﹚", "( 3.2 )", " (3.2) "),
    ],
)
def test_a_minus_in_every_spelling(typed: str) -> None:
    assert read_figure(typed) == SpeltFigure("-3.2")


@pytest.mark.parametrize("typed", ["（3.2%）", "(3.2)%", "（３．２）％", "(3.2 %)", "−3.2%"])
def test_a_minus_beside_a_measure(typed: str) -> None:
    assert read_figure(typed) == SpeltFigure("-3.2", "%")


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "▲3.2",
            "△3.2",
            "▼3.2",
            "↓3.2",
            "3.2↓",
            "3.2-",
            "3.2−",
            "下降3.2%",
            "增长3.2%",
            "减少3.2",
        ),
        *(
            "(-3.2)",
            "-(3.2)",
            "((3.2))",
            "(3.2",
            "3.2)",
            "--3.2",
            "-−3.2",
            "±3.2",
            "[3.2]",
            "〔3.2〕",
        ),
        *("(约3.2)", "(3.2)(5)", "(3.2%)%", "一3.2", "()", "（）"),
    ],
)
def test_a_sign_that_is_not_understood_is_never_dropped(typed: str) -> None:
    assert read_figure(typed) is None


@pytest.mark.parametrize("sign", "①⑴⒈²¹₂⑳½¼Ⅲ㈠٣३𝟛❶🄀㉈*†")
def test_a_sign_of_a_note_is_no_digit(sign: str) -> None:
    for typed in (f"33{sign}", f"{sign}33", f"3{sign}3", f"33 {sign}", f"33{sign}家"):
        assert read_figure(typed) is None


@pytest.mark.parametrize(
    "note", ["(1)", "（1）", "[1]", "〔1〕", "注1", "（注1）", " 1", "\n1", "、1"]
)
def test_a_note_behind_a_figure_is_not_joined_to_it(note: str) -> None:
    assert read_figure(f"33{note}") is None


BETWEEN = (
    *(
        "～",
        "~",
        "〜",
        "-",
        "－",
        "–",
        "—",
        "——",
        "−",
        "至",
        "到",
        "或",
        "和",
        "、",
        "，",
        "；",
        ";",
        "/",
    ),
    *(
        "／",
        " ",
        "　",
        "\n",
        "\t",
        "\u00a0",
        "\u200b",
        "\u00ad",
        "\u2060",
        "…",
        "·",
        ":",
        "：",
        "_",
        "'",
    ),
    *("‒", "⁓", "〰", "―", "﹣", "|", "\\", "×", "+", "多", "余", "家", "(", "（", "°", "e", "E"),
)


@pytest.mark.parametrize("between", BETWEEN)
def test_two_numbers_are_never_joined(between: str) -> None:
    for ends in (("33", "35"), ("5", "8"), ("1.5", "2"), ("1000", "1200")):
        assert read_figure(between.join(ends)) is None
        assert read_figure(f"{between.join(ends)}家", "家") is None


@pytest.mark.parametrize(
    ("typed", "number"), [("12。5", "12.5"), (".5", "0.5"), ("1_264", "1264"), ("．5", "0.5")]
)
def test_an_odd_point_is_asked_back(typed: str, number: str) -> None:
    assert read_figure(typed) == SpeltFigure(number, "", is_exact=False)


@pytest.mark.parametrize(
    "typed",
    [
        *("", "约", "亿元", "1,5", "12,64", "0,264", "1264,000", "1,26", "12,34,567", "1.2,345"),
        *("1,234,56", "1.2.3", "5.", "1e3", "5 8", "3家5个", "=1+1", "9" * 300, " " * 300 + "①"),
    ],
)
def test_what_is_no_figure(typed: str) -> None:
    assert read_figure(typed) is None


def test_a_known_measure_is_recognised_with_its_signs() -> None:
    assert read_figure("12m²", "m²") == SpeltFigure("12", "m²")
    assert read_figure("12 ｍ²", "m²") == SpeltFigure("12", "m²")
    assert read_figure("12m²") is None
    assert read_figure("126余家", "家") == SpeltFigure("126", "家", is_exact=False)
    assert read_figure("5多晶硅", "多晶硅") == SpeltFigure("5", "多晶硅")


@given(
    st.text(
        SIGNS | st.sampled_from("0123456789０３．.,，-−（）()%亿元家约余~～至\u200b①²"), max_size=12
    )
)
def test_no_digit_appears_or_disappears(typed: str) -> None:
    figure = read_figure(typed, "家")
    if figure is not None:
        digits = ascii_digits(figure.number)
        assert ascii_digits(typed) == (digits[1:] if ascii_digits(typed) != digits else digits)
        assert len(re.findall("[0-9][0-9.,。_]*", plain_signs(typed).lstrip(" "))) == 1


@given(FIGURES, MEASURES, st.sampled_from(["zh_CN", "en"]))
def test_a_figure_of_our_screens_is_read_again(value: Decimal, measure: str, language: str) -> None:
    printed = Words(language).quantity(value, measure)
    brief = printed.replace("-", MINUS)
    for text in (printed, brief, f"{value:f}", f"{value:,f}".replace("-", MINUS), signed(value)):
        figure = read_figure(text, measure)
        assert figure is not None
        assert figure.is_exact
        assert Decimal(figure.number) == value
        assert figure.measure in (measure, "")
    assert read_figure(percent(abs(value))) == SpeltFigure(f"{abs(value):f}")


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("▲3.2", "3.2"),
        ("下降3.2%", "3.2"),
        ("3.2-", "3.2"),
        ("3▲2", None),
        ("三", None),
        ("3.2", None),
    ],
)
def test_the_number_beside_a_direction(typed: str, number: str | None) -> None:
    assert signless(typed) == number


@pytest.mark.parametrize(
    "typed",
    [
        *(
            "2025-06-30",
            "2025.6.30",
            "2025年6月30日",
            "２０２５年６月３０号",
            "2025/6/30",
            "20250630",
        ),
        *("2025 年 6 月 30 日", "2025. 6. 30", "2025—06—30", "2025−06−30", "截至 2025-06-30"),
        *("截至2025年6月30日", "（截至 2025-06-30）", "as of 2025-06-30", "2025-06-30 14:30"),
        *("2025-06-30T14:30:00", "2025-06-30 00:00:00", "2025年6月30日14时30分", "2025/6/30 8:05"),
        *("2025年6月30日 下午3点", "2025年6月30日14：30"),
    ],
)
def test_a_day_in_many_spellings(typed: str) -> None:
    assert read_day(typed) == SpeltDay(2025, 6, 30)


@pytest.mark.parametrize(
    "typed", ["6月30日", "6.30", "6-30", "6/30", "６月３０日", "06-30", "6月30日 9:00"]
)
def test_a_day_without_its_year(typed: str) -> None:
    assert read_day(typed) == SpeltDay(None, 6, 30)


@pytest.mark.parametrize(
    "typed",
    [
        *("", "月底", "6", "2025-06", "25.6.30", "2025-06-30 25:00", "2025-06-30 14:61", "6～30"),
        *("6—30", "6–30", "6月3 0日", "2025063 0", "6月3、30日", "6月①日", "6月3⓪日", "6月\n30日"),
        *("2025-06-30Z", "2025-06-30 14:30+08:00", "6月29-30日", "6月29日-30日", "9" * 300),
    ],
)
def test_what_is_no_day(typed: str) -> None:
    assert read_day(typed) is None


@given(st.dates())
def test_a_day_of_our_screens_is_read_again(day: date) -> None:
    year = f"{day.year:04}"
    expected = SpeltDay(day.year, day.month, day.day)
    for text in (day.isoformat(), f"截至 {day}", f"{year}年{day.month}月{day.day}日"):
        assert read_day(text) == expected
    assert read_day(f"{day:%m-%d}") == expected._replace(year=None)
    assert read_day(f"{day.month}月{day.day}日") == expected._replace(year=None)


@given(st.text(SIGNS | st.sampled_from("0123456789０３年月日-./ :"), max_size=14))
def test_a_day_has_the_digits_that_were_typed(typed: str) -> None:
    day = read_day(typed)
    if day is not None:
        digits = ascii_digits(typed)
        assert digits.startswith(f"{day.year:04}" if day.year is not None else str(digits[:1]))
        assert str(day.month) in digits
        assert str(day.number) in digits


def test_half_width_is_what_unicode_calls_compatible() -> None:
    assert half_width("　２０２５－０６　ａＢ％（５） ") == "2025-06 aB%(5)"


def test_plain_signs_are_those_of_figures_alone() -> None:
    assert plain_signs("－１２１．３％") == "-121.3%"
    assert plain_signs("—5–6−7。8，9／1＋～＜＞") == "-5-6-7。8,9/1+~<>"
    assert plain_signs("5² 40件（套）") == "5² 40件（套）"


def test_blanks_of_every_width_go() -> None:
    assert without_blanks(" 5\u3000亿\u00a0元 ") == "5亿元"


@pytest.mark.parametrize(("length", "last"), [(40, "五"), (41, "…"), (500, "…")])
def test_a_long_text_is_cut_when_shown(length: int, last: str) -> None:
    text = shown("五" * length)
    assert (len(text), text[-1]) == (40, last)


def test_blanks_are_kept_where_they_are_what_is_wrong() -> None:
    assert shown_on_one_line(" 一\n\n二 ") == "一 二"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("52.5\u00a0", "52.5\\u00a0"),
        ("\u30002025-05-31\u3000", "\\u30002025-05-31\\u3000"),
        ("1\u202f234", "1\\u202f234"),
        ("科技\u3000创新", "科技\u3000创新"),
        ("科 技", "科 技"),
    ],
)
def test_a_blank_that_looks_like_none_is_quoted_as_what_it_is(text: str, quoted: str) -> None:
    assert shown(text) == quoted
