"""A paper on the page of GB/T 9704: counted in the PDF that LibreOffice prints of it."""

import io
import re
import zipfile
from itertools import groupby
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENTATION
from hypothesis import given
from hypothesis import strategies as st

from anplan.show.paper.marks import MARKS
from anplan.show.paper.tree import (
    Annex,
    Heading,
    Letterhead,
    ListItem,
    Paragraph,
    Run,
    Signature,
    Table,
)
from anplan.show.paper.word.elements import table
from anplan.show.paper.word.file import docx_bytes
from anplan.show.paper.word.widths import column_widths, least_widths, table_size
from tests.show.paper.papers import (
    HEAD,
    LAYOUT,
    Word,
    paper,
    printed,
    squeezed,
    text_block,
    word_texts,
)

MM = 72 / 25.4
UPRIGHT, ACROSS = WD_ORIENTATION.PORTRAIT, WD_ORIENTATION.LANDSCAPE
FIELD = "江岸区科技创新工作" * 400
TABLE = Table(
    ("指标", "目标", "完成", "亮灯"),
    (False, True, True, False),
    (("技术合同成交额", "不少于235亿元", "96.4亿元", "黄"),),
)


def lines_of(page: list[Word]) -> list[list[Word]]:
    """The lines of a page, without its number."""
    rows = [
        list(words)
        for _, words in groupby(
            sorted(page, key=lambda word: (round(word.top), word.left)),
            lambda word: round(word.top),
        )
    ]
    return [row for row in rows if "—" not in [word.text for word in row]]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[list[Word]]:
    return printed(paper(text_block(FIELD)), tmp_path_factory.mktemp("full"))


def test_no_page_has_the_signature_alone(tmp_path: Path) -> None:
    full = [text_block("请补报。")] * 11
    pages = printed(paper(*full, Signature("区科技局", "2025年10月9日")), tmp_path)
    texts = ["".join(word.text for word in page) for page in pages]
    (signed,) = (text for text in texts if "区科技局2025年10月9日" in text)
    assert "请补报。" in signed


def test_a_light_s_word_is_not_broken_beside_its_sign() -> None:
    lights = Table(("", "Light"), (False, False), (("x" * 200, "yellow"),))
    narrow, wide = (
        int(re.findall(r'gridCol w:w="(\d+)"', table(lights, 6000, marks))[1])
        for marks in ({}, {"yellow": MARKS["yellow"]})
    )
    assert wide > narrow


def test_a_full_page_has_22_lines_of_28_characters(pages: list[list[Word]]) -> None:
    lines = lines_of(pages[1])
    counts = {len("".join(word.text for word in line)) for line in lines}
    assert (len(lines), counts) == (22, {28})


def test_the_text_stands_156_by_225_mm_from_37_and_28_mm(pages: list[list[Word]]) -> None:
    lines = [word for line in lines_of(pages[1]) for word in line]
    left, right = min(word.left for word in lines), max(word.right for word in lines)
    assert left == pytest.approx(28 * MM, abs=MM)
    assert right == pytest.approx((28 + 156) * MM, abs=MM)
    middle = [(word.top + word.bottom) / 2 for word in lines]
    pitch = 225 / 22
    assert min(middle) == pytest.approx((37 + pitch / 2) * MM, abs=1.5 * MM)
    assert max(middle) == pytest.approx((37 + 225 - pitch / 2) * MM, abs=1.5 * MM)


def test_the_numbers_of_pages_stand_outside(pages: list[list[Word]]) -> None:
    first, second = (
        next(word for word in page if word.text == str(number) and word.top > 262 * MM)
        for number, page in enumerate(pages[:2], 1)
    )
    assert (first.left > 150 * MM, second.left < 60 * MM) == (True, True)


def test_an_indent_is_two_characters(pages: list[list[Word]]) -> None:
    body = [line for line in lines_of(pages[0]) if line[0].text.startswith("江岸区")]
    assert body[0][0].left - 28 * MM == pytest.approx(2 * 15.75, abs=1)


def test_no_heading_stands_alone_at_the_foot_of_a_page(tmp_path: Path) -> None:
    lines = [
        block
        for number in range(60)
        for block in (Heading(1 + number % 3, (Run(f"标题{number}"),)), text_block("正文" * 40))
    ]
    for page in printed(paper(*lines), tmp_path):
        last = "".join(word.text for word in lines_of(page)[-1])
        assert not last.startswith("标题")


def bold_paragraphs(data: bytes) -> list[str]:
    """What stands in bold letters alone, paragraph by paragraph."""
    paragraphs = docx.Document(io.BytesIO(data)).paragraphs
    return [one.text for one in paragraphs if one.runs and all(run.bold for run in one.runs)]


def test_a_heading_without_chinese_is_bold_since_no_typeface_sets_it_off() -> None:
    headings = (Heading(1, (Run("3. Main tasks"),)), Heading(1, (Run("三、重点任务进展"),)))
    annexes = (Annex("Annex: the ledger", ()), Annex("附件：工作台账", ()))
    made = paper(*headings, annexes=annexes)
    assert bold_paragraphs(docx_bytes(made, LAYOUT)) == ["3. Main tasks", "Annex: the ledger"]
    as_the_office_has_it = LAYOUT._replace(own_styles=False)
    assert bold_paragraphs(docx_bytes(made, as_the_office_has_it)) == []


def styles_of(data: bytes) -> dict[str, str]:
    """The name of the style of each paragraph outside of tables, by its text."""
    return {
        one.text: one.style.name
        for one in docx.Document(io.BytesIO(data)).paragraphs
        if one.style is not None and one.text
    }


def test_a_numbered_list_below_a_table_is_text_and_its_notes_are_small() -> None:
    note = ListItem((Run("序时按全年整月计算。"),))
    made = paper(TABLE, ListItem((Run("已达标2项。"),), 1), text_block("注："), note)
    styles = styles_of(docx_bytes(made, LAYOUT))
    assert styles["1. 已达标2项。"] == "公文正文"
    assert [styles[text] for text in ("注：", "序时按全年整月计算。")] == ["公文表注", "公文表注"]


def test_a_label_of_the_ledger_stays_with_what_it_names(tmp_path: Path) -> None:
    lines = [
        block
        for number in range(90)
        for block in (
            Paragraph((Run(f"小题{number}", strong=True),)),
            ListItem((Run("内容" * 30),)),
        )
    ]
    annexes = (Annex("附件", tuple(lines)),)
    for page in printed(paper(annexes=annexes), tmp_path):
        last = "".join(word.text for word in lines_of(page)[-1])
        assert not last.startswith("小题")


def test_the_colophon_stands_at_the_foot_of_the_last_page(tmp_path: Path) -> None:
    pages = printed(paper(text_block("正文。")), tmp_path)
    last = [word for word in pages[-1] if "印发" in word.text]
    assert len(last) == 1
    assert last[0].bottom == pytest.approx((37 + 225) * MM, abs=4 * MM)


def test_each_annex_begins_a_page(tmp_path: Path) -> None:
    annexes = tuple(Annex(f"附件{n}：台账", (text_block("正文。"),)) for n in (1, 2))
    pages = printed(paper(text_block("正文。"), annexes=annexes), tmp_path)
    first = ["".join(word.text for word in lines_of(page)[0]) for page in pages]
    assert first[1:] == ["附件1：台账", "附件2：台账"]


def test_a_table_repeats_its_head_and_breaks_no_row() -> None:
    xml = docx.Document(io.BytesIO(docx_bytes(paper(TABLE), LAYOUT))).element.xml
    assert (xml.count("<w:tblHeader/>"), xml.count("<w:cantSplit/>")) == (1, 2)


def test_a_light_is_a_word_and_a_sign() -> None:
    texts = word_texts(docx_bytes(paper(TABLE), LAYOUT))
    assert "▲黄" in texts


def test_an_annex_too_wide_for_an_upright_page_lies_across() -> None:
    wide = Table(tuple(f"2025年{n}月" for n in range(16)), (True,) * 16, (("168.35亿元",) * 16,))
    data = docx_bytes(paper(text_block("正文。"), annexes=(Annex("附件", (wide,)),)), LAYOUT)
    sections = docx.Document(io.BytesIO(data)).sections
    assert [section.orientation for section in sections] == [UPRIGHT, ACROSS]


@pytest.mark.parametrize("room", [4000, 8844, 12755])
def test_widths_fill_the_room_and_break_no_figure(room: int) -> None:
    size = table_size(TABLE, room)
    widths, least = column_widths(TABLE, size, room), least_widths(TABLE, size)
    assert sum(widths) == room
    assert all(wide >= low for wide, low in zip(widths, least, strict=True))


YEAR = Table(
    ("指标", "目标", *(f"{month}月" for month in range(3, 13)), "完成", "完成率", "超/低", "亮灯"),
    (False, *(True,) * 14, False),
    (
        (
            "新增国家级专精特新“小巨人”",
            "力争不少于3家",
            *("1 蓝",) * 10,
            "3家",
            "100.0%",
            "+0.0",
            "绿",
        ),
        ("高新技术产业增加值增速", "不少于7.5%", *("7.1 黄",) * 10, "7.6%", "—", "+0.1", "绿"),
    ),
)


def test_a_year_by_months_stands_within_the_margins_with_every_name(tmp_path: Path) -> None:
    (page,) = printed(paper(YEAR), tmp_path)
    said = "".join(word.text for word in page)
    for text in ("高新技术", "100.0%", "+0.1"):
        assert text in said
    assert set("新增国家级专精特新小巨人") <= set(said)
    assert max(word.right for word in page) <= (28 + 156) * MM + MM


@given(
    st.lists(st.lists(st.text("甲1%ab ", max_size=30), min_size=2, max_size=2), min_size=1),
    st.integers(1500, 13000),
)
def test_no_table_is_wider_than_its_room(rows: list[list[str]], room: int) -> None:
    content = Table(("头", "a" * 40), (False, True), tuple(map(tuple, rows)))
    widths = column_widths(content, table_size(content, room), room)
    assert (sum(widths), min(widths) > 0) == (room, True)


def test_the_head_of_a_table_is_no_light() -> None:
    named = Table(("红", "黄"), (False, False), (("1", "红"),))
    assert word_texts(docx_bytes(paper(named), LAYOUT))[4:8] == ["红", "黄", "1", "■红"]


def test_words_that_look_like_our_own_names_stay() -> None:
    said = 'r:id="rIdOdd" 和 r:id="rId9"'
    assert said in word_texts(docx_bytes(paper(text_block(said)), LAYOUT))


def test_the_masthead_says_who_and_when_and_the_colophon_to_whom() -> None:
    texts = word_texts(docx_bytes(paper(text_block("正文。")), LAYOUT))
    assert texts == [
        "科技创新工作简报",
        "第3期　示例数据",
        "区科技局 2025年7月8日",
        "6月份工作进展情况",
        "正文。",
        "报送：区人民政府",
        "区科技局 2025年7月8日印发",
    ]


def test_what_looks_like_markup_is_text() -> None:
    head = Letterhead("<w:p>&", "第1期", "局</w:t>", "今日<", "", "")
    items = (ListItem((Run("甲<乙>&丙\n第二行"),)), text_block("]]>"))
    said = "".join(word_texts(docx_bytes(paper(*items, head=head), LAYOUT)))
    for text in ("<w:p>&", "局</w:t>", "今日<", "甲<乙>&丙 第二行", "]]>"):
        assert squeezed(text) in squeezed(said)


def test_the_same_paper_is_the_same_file() -> None:
    document = paper(text_block("正文。"), TABLE)
    data = docx_bytes(document, LAYOUT)
    assert data == docx_bytes(document, LAYOUT)
    entries = zipfile.ZipFile(io.BytesIO(data)).infolist()
    assert {entry.date_time for entry in entries} == {(2000, 1, 1, 0, 0, 0)}


def test_a_file_names_who_made_it_and_no_machine() -> None:
    properties = docx.Document(io.BytesIO(docx_bytes(paper(), LAYOUT))).core_properties
    assert (properties.title, properties.author) == (f"{HEAD.title} 6月份工作进展情况", HEAD.office)
    assert (properties.last_modified_by, properties.comments) == (HEAD.office, "")
