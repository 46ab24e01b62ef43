"""What a template rendered is read into a document: nothing is lost, nothing said twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplan.show import safe
from anplan.show.paper.tree import (
    Annex,
    Heading,
    ListItem,
    Paragraph,
    Run,
    Separator,
    Table,
    plain,
)
from tests.show.paper.papers import HEAD, read, text_block

HEADED = """\
# 科技创新工作简报

**第3期** 区科技局 2025年7月8日 **示例数据**

报送：区人民政府

## 6月份工作进展情况

"""


def test_what_the_letterhead_says_is_not_said_twice() -> None:
    document = read(HEADED + "正文。\n")
    assert (document.title, document.blocks) == ("6月份工作进展情况", (text_block("正文。"),))


def test_what_a_template_adds_to_the_head_stays() -> None:
    document = read(HEADED.replace("报送：", "内部资料，注意保存。\n\n报送：") + "正文。\n")
    assert document.blocks == (text_block("内部资料，注意保存。"), text_block("正文。"))


def test_chapters_and_sections_are_headings_by_their_depth() -> None:
    blocks = read(HEADED + "### 一、总体\n\n#### （一）资源\n").blocks
    assert blocks == (Heading(1, (Run("一、总体"),)), Heading(2, (Run("（一）资源"),)))


def test_strong_words_stay_strong() -> None:
    (block,) = read(HEADED + "**1.1 供给（绿）** 已完成。\n").blocks
    assert block == Paragraph((Run("1.1 供给（绿）", strong=True), Run(" 已完成。")))


def test_items_know_their_number() -> None:
    blocks = read(HEADED + "1. 甲\n2. 乙\n\n- 丙\n").blocks
    assert blocks == (
        ListItem((Run("甲"),), 1),
        ListItem((Run("乙"),), 2),
        ListItem((Run("丙"),)),
    )


def test_an_item_keeps_its_lines() -> None:
    (item,) = read(HEADED + "- 第一行  \n  第二行\n").blocks
    assert item == ListItem((Run("第一行\n第二行"),))


def test_a_table_knows_which_columns_stand_at_the_right() -> None:
    (table,) = read(HEADED + "| 指标 | 完成 |\n|---|---:|\n| 甲\\|乙 | 5个 |\n").blocks
    assert table == Table(("指标", "完成"), (False, True), (("甲|乙", "5个"),))


def test_a_further_title_begins_an_annex_and_the_last_line_is_the_foot() -> None:
    document = read(HEADED + "正文。\n\n---\n\n## 附件：台账\n\n- 甲\n\n---\n\n数据截至6月30日。\n")
    assert document.annexes == (Annex("附件：台账", (ListItem((Run("甲"),)),)),)
    assert (document.blocks, document.foot) == (
        (text_block("正文。"),),
        (Run("数据截至6月30日。"),),
    )


def test_a_rule_within_the_text_stays() -> None:
    blocks = read(HEADED + "甲\n\n---\n\n乙\n\n丙\n").blocks
    assert blocks == (text_block("甲"), Separator(), text_block("乙"), text_block("丙"))


@pytest.mark.parametrize(
    ("markdown", "said"),
    [
        ("```\n代码\n```", "代码"),
        ("<div>网页</div>", "<div>网页</div>"),
        ("> 引文", "引文"),
        ("[链接](https://example.invalid/a)", "链接 (https://example.invalid/a)"),
        ("![图](a.png)", "图"),
        ("*斜体*和`等宽`", "斜体和等宽"),
        ("上一行\n下一行", "上一行 下一行"),
    ],
)
def test_what_a_template_of_somebodys_own_brings_stays_as_text(markdown: str, said: str) -> None:
    (block,) = read(f"{HEADED}{markdown}\n").blocks
    assert isinstance(block, Paragraph)
    assert plain(block.runs) == said


def test_without_a_title_the_letterheads_stands() -> None:
    document = read("只有正文。\n")
    assert (document.title, document.blocks) == (HEAD.title, (text_block("只有正文。"),))


@given(st.text(st.characters(codec="utf-8"), min_size=1).filter(str.strip))
def test_every_text_comes_back_as_it_was_written(text: str) -> None:
    written = safe.markdown_cell(text)
    document = read(f"{HEADED}| 甲 |\n|---|\n| {written} |\n\n**甲** {written}\n")
    table, paragraph = document.blocks
    assert isinstance(table, Table)
    assert isinstance(paragraph, Paragraph)
    said = safe.one_line(text)
    assert (table.rows[0][0], paragraph.runs[-1].text) == (said, f" {said}")


@given(st.text(st.sampled_from("甲a1 \n#-*|>`<[]().:~=_&\\"), max_size=60))
def test_any_markdown_is_read(text: str) -> None:
    document = read(HEADED + text)
    assert document.title == "6月份工作进展情况"


@pytest.mark.parametrize("item", ["- ", "- # 标题", "- | 甲 |\n  |---|\n  | 乙 |"])
def test_an_item_without_text_of_its_own_ends_with_the_item(item: str) -> None:
    *_, last = read(f"{HEADED}{item}\n\n正文。\n").blocks
    assert last == text_block("正文。")


def test_an_empty_item_keeps_its_number() -> None:
    blocks = read(HEADED + "1. 甲\n2.\n3. 乙\n").blocks
    assert [block.number for block in blocks if isinstance(block, ListItem)] == [1, 2, 3]


def test_an_address_is_not_said_twice() -> None:
    (block,) = read(HEADED + "见 <https://example.invalid/a>。\n").blocks
    assert isinstance(block, Paragraph)
    assert plain(block.runs) == "见 https://example.invalid/a。"
