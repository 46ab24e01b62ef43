"""One or two characters are not left alone on a line, by Word's reckoning and by LibreOffice's."""

import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from anplan.show.paper.tree import Annex, ListItem, Run, Table
from anplan.show.paper.word.lines import drawn_together
from anplan.show.paper.word.page import TEXT_WIDTH
from anplan.show.paper.word.widths import SIZES, column_widths, table_size
from tests.show.paper.papers import Word, paper, printed, text_block
from tests.show.paper.test_word import lines_of

LEDGER = [
    f"T-{number} {'智能检测装备企业软件' * 3}"[: 20 + number % 19]
    + f"：新增，6月{number}日申报（区经信科创局）"
    for number in range(10, 50)
]


def alone(pages: list[list[Word]]) -> list[str]:
    """The lines of a print that hold one character, marks aside."""
    said = ["".join(word.text for word in line) for page in pages for line in lines_of(page)]
    return [line for line in said if len(re.sub("[，。、；：）”]", "", line)) == 1]


def test_no_character_of_a_text_or_ledger_has_a_line_alone(tmp_path: Path) -> None:
    items = tuple(ListItem((Run(text),)) for text in LEDGER)
    texts = [text_block("正文" * 12 + "甲乙丙丁戊己庚辛"[: n % 8 + 1] + "。") for n in range(24)]
    pages = printed(paper(*texts, annexes=(Annex("附件", items),)), tmp_path)
    assert alone(pages) == []


def test_a_text_that_ends_well_stays_as_it_is() -> None:
    assert drawn_together("一行。", 16, TEXT_WIDTH, 640, -5) == 0
    assert drawn_together("甲" * 45, 16, TEXT_WIDTH, 640, -5) == 0
    assert drawn_together("甲\n乙", 16, TEXT_WIDTH, 640, -5) == 0


def test_one_character_too_many_is_drawn_into_its_line() -> None:
    assert 0 < drawn_together("甲" * 27, 16, TEXT_WIDTH, 640, -5) <= 13


@given(st.text("甲乙12aW，。（） ", max_size=120), st.sampled_from([10.5, 12, 16]))
def test_little_is_taken_or_added(text: str, size: float) -> None:
    assert abs(drawn_together(text, size, TEXT_WIDTH, 0, 0)) <= 13


def test_a_table_gives_room_to_the_column_that_spares_lines() -> None:
    rows = tuple(
        (f"新增国家级专精特新“小巨人”企业{n}", "不少于235亿元", "9", "6月30日", "25.0%")
        for n in range(8)
    )
    table = Table(
        ("指标", "目标", "完成", "数据截至", "完成率"), (False, True, True, False, True), rows
    )
    widths = column_widths(table, SIZES[0], TEXT_WIDTH)
    assert widths[0] > sum(widths[2:])
    assert table_size(table, TEXT_WIDTH) == SIZES[0]


def test_letters_become_smaller_where_that_spares_many_lines_only() -> None:
    columns = tuple(f"列{n}" for n in range(7))
    long = Table(columns, (False,) * 7, ((*("十个字的一格内容也" for _ in range(7)),),) * 6)
    assert table_size(long, TEXT_WIDTH) in SIZES[:2]
    short = Table(columns, (False,) * 7, (("短",) * 7,))
    assert table_size(short, TEXT_WIDTH) == SIZES[0]
