"""The same sentence in two plans."""

import pytest

from anplan.model.coverage import Sentence
from anplan.model.same_sentences import folded, same_sentences


def sentences(*texts: str) -> list[Sentence]:
    return [Sentence(text, 0, len(text), True, (), False, False) for text in texts]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("1. 新建改建农村公路60公里。", "（三）新建改建农村公路60公里"),
        ("一、提升供水保障能力", "第二条 提升供水保障能力。"),
        ("完成投资１２亿元；", "完成投资12亿元;"),
        ("3.2 Plant 500 street trees.", "Plant 500 street trees"),
    ],
)
def test_numbers_and_signs_do_not_count(here: str, there: str) -> None:
    (same,) = same_sentences(sentences(here), sentences("别的事情一件", there))
    assert (same.here.text, same.there.text) == (here, there)


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("新建改建农村公路60公里。", "新建改建农村公路80公里。"),
        ("2025年底前完成验收。", "2026年底前完成验收。"),
        ("保障措施", "保障措施"),
    ],
)
def test_figures_do_and_short_headings_are_left_out(here: str, there: str) -> None:
    assert list(same_sentences(sentences(here), sentences(there))) == []


def test_a_year_in_front_is_no_number() -> None:
    assert folded("2025年完成投资12亿元").startswith("2025年")
