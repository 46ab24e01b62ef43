"""Cells, not characters: how wide a text is, and where a line of it may end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplan.show.layout.cells import cell_width, padded, wrapped

MARKS_AFTER = "，。；：、？！）】》”"
MARKS_BEFORE = "（【《“"


@pytest.mark.parametrize(
    ("text", "narrow", "wide"),
    [
        ("", 0, 0),
        ("tech-contracts", 14, 14),
        ("技术合同", 8, 8),
        ("２３５亿元", 10, 10),
        ("〔2025〕5号", 11, 11),
        ("≥235亿元", 8, 9),
        ("“拨转股”", 8, 10),
        ("e\u0301", 1, 1),
    ],
)
def test_width(text: str, narrow: int, wide: int) -> None:
    assert (cell_width(text), cell_width(text, 2)) == (narrow, wide)


def test_padding_counts_cells() -> None:
    assert padded("红", 4) == "红  "
    assert padded("红", 4, right=True) == "  红"
    assert padded("“红”", 8, 2) == "“红”  "
    assert padded("更长的", 4) == "更长的"


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """Words and quotations, each followed by a mark, as people write them."""
    words = st.text(st.sampled_from("科技创新合同成交额网格235abc-"), min_size=1, max_size=9)
    quoted = st.builds(lambda mark, word: f"{mark}{word}", st.sampled_from(MARKS_BEFORE), words)
    parts = draw(st.lists(st.one_of(words, quoted), max_size=20))
    return "".join(part + draw(st.sampled_from(["", " ", *MARKS_AFTER])) for part in parts)


@given(sentences(), st.integers(24, 80), st.sampled_from([1, 2]))
def test_wrapping_loses_nothing_and_breaks_where_people_do(
    text: str, width: int, ambiguous: int
) -> None:
    lines = wrapped(text, width, ambiguous)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(cell_width(line, ambiguous) <= width for line in lines)
    assert not [line for line in lines if line and line[0] in MARKS_AFTER]
    assert not [line for line in lines if line and line[-1] in MARKS_BEFORE]


@given(st.text(), st.integers(-3, 8))
def test_wrapping_loses_nothing_whatever_the_text_and_the_width(text: str, width: int) -> None:
    assert "".join("".join(wrapped(text, width)).split()) == "".join(text.split())


def test_wrapping_keeps_the_text_s_own_lines() -> None:
    assert wrapped("一\n\n二", 10) == ["一", "", "二"]


def test_a_comma_takes_its_word_along() -> None:
    assert wrapped("完成技术合同，下一步", 12) == ["完成技术合", "同，下一步"]
    assert wrapped("完成技术的“拨转股”", 11) == ["完成技术的", "“拨转股”"]


def test_a_word_that_is_wider_than_the_line_is_broken() -> None:
    assert wrapped("tech-contracts", 6) == ["tech-c", "ontrac", "ts"]
