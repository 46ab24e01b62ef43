"""What is true of any document: quotes stand in the source, and nothing raises."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anplan.intake.document.layout.plain_text import blocks_of
from anplan.intake.document.reading import read_document
from anplan.intake.document.text.blocks import Block, Cell, Paragraph, Table
from anplan.intake.document.text.words import fold
from tests.documents import scoring
from tests.intake.document.reading import all_words, read

PIECES = (
    "一、", "（一）", "1.", "（1）", "①", "——", "附件1", "责任单位：", "牵头单位：", "配合单位", "区教育局", "区财政局",
    "、", "，", "。", "；", "：", "（", "）", "【", "】", "“", "”", "《", "》", "2025年", "6月底前", "12", "3.5", "%", "亿元",
    "个", "以上", "不少于", "前40位", "每月", "报送", "阶段", "新建学校", "的", "\n", " ", "|", "序号", "完成时限", "\t", "Lead: ",
    "年", "至", "-", "等", "各街道", "由", "牵头", "负责", "\u3000", "〔", "〕", "号", "方案", "责任",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=3), max_size=60).map("".join)
CELLS = st.builds(Cell, TEXTS, st.sampled_from(("", "above", "left")))
TABLES = st.builds(Table, st.lists(st.lists(CELLS, max_size=5), max_size=5))
BLOCKS = st.lists(st.builds(Paragraph, TEXTS, st.integers(0, 3)) | TABLES, max_size=8)


@given(TEXTS)
@settings(max_examples=300, deadline=None)
def test_every_quote_stands_at_its_place(text: str) -> None:
    reading = read(text)
    for words in all_words(tuple(reading)):
        assert reading.source.text[words.start : words.end] == words.text


@given(BLOCKS)
@settings(max_examples=200, deadline=None)
def test_any_blocks_are_read_with_their_places(blocks: list[Block]) -> None:
    reading = read_document(blocks)
    for words in all_words(tuple(reading)):
        assert reading.source.text[words.start : words.end] == words.text


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_no_word_of_a_plain_text_is_lost(text: str) -> None:
    kept = sorted("".join(read(text).source.text.replace("|", "").split()))
    assert kept == sorted("".join(text.replace("|", "").replace("｜", "").split()))


@given(TEXTS)
@settings(max_examples=50, deadline=None)
def test_reading_twice_is_equal(text: str) -> None:
    first, second = read(text), read(text)
    assert first[1:] == second[1:]
    assert first.source.text == second.source.text


@given(st.text())
def test_folding_keeps_every_place(text: str) -> None:
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize("name", scoring.names())
def test_quotes_of_the_plans_stand_at_their_places(name: str) -> None:
    reading = scoring.read(name)
    for words in all_words(tuple(reading)):
        assert reading.source.text[words.start : words.end] == words.text


def _seconds(text: str) -> float:
    start = time.process_time()
    read_document(blocks_of(text))
    return time.process_time() - start


@pytest.mark.parametrize(
    "part",
    [
        "1.新建学校2所，改造公园3个。（责任单位：区教育局、区财政局）\n", "（", "()", "(" * 5 + ")" * 5, "责任单位：", "责任单位：\n",
        "市教育局、", "附件1\n", "序号\n任务\n责任单位\n完成时限\n", "| a | b |\n", "“", "每月报送、", "2025年", "9个", "由市教育局牵头，",
        "一、标题\n（一）标题\n1.标题\n（1）标题\n①标题\n", "关于印发方案的通知\n", "印发《方案方案》\n", "\u3000", "a ", "12 ",
    ],
)  # fmt: skip
def test_twice_the_length_takes_hardly_more_than_twice_the_time(part: str) -> None:
    short = part * (8_000 // len(part))
    _seconds(short)
    once = min(_seconds(short) for _ in range(2))
    assert min(_seconds(short * 4) for _ in range(2)) < 10 * once + 0.3
