"""Screens laid out: nothing is cut on a narrow terminal, nothing is broken in a pipe."""

from collections import Counter
from pathlib import Path

import pytest

from anplan.base.commit import Revision
from anplan.files.disk.workspace import Workspace
from anplan.files.load import load
from anplan.show.layout.cells import cell_width
from anplan.show.layout.lines import plain
from anplan.show.layout.screen import Cell, Column, Line, Screen, Table, cells
from anplan.show.screens.status import status_screen
from anplan.show.words import Words
from anplan.state.build import State, build
from anplan.state.question import Question
from tests.builders import DAY

COLUMNS = (Column("指标", flexible=True), Column("完成", right=True), Column("亮灯"))
ROWS = [cells("“拨转股”项目", "11", "红"), cells("技术合同成交额", "168.3", "绿")]
LONG = "国家级专精特新“小巨人”企业培育，含重点“小巨人”企业"


def made(*rows: tuple[Cell, ...], columns: tuple[Column, ...] = COLUMNS) -> Screen:
    screen = Screen()
    screen.table(columns, list(rows))
    return screen


def characters(screen: Screen) -> Counter[str]:
    """Count what a screen says, white space aside."""
    texts: list[str] = []
    for block in screen.blocks:
        if isinstance(block, Line):
            texts.append(block.text)
        else:
            texts += [cell.text for row in block.rows for cell in row]
    return Counter("".join("".join(texts).split()))


@pytest.fixture(scope="module")
def state(sample: Path) -> State:
    project = load(Workspace(sample)).project
    assert project is not None
    return build(project, Question.on(DAY("2025-10-09")))


def test_columns_are_as_wide_as_their_widest_cell() -> None:
    assert plain(made(*ROWS)) == (
        "指标             完成  亮灯\n“拨转股”项目       11  红\n技术合同成交额  168.3  绿\n"
    )


def test_columns_stay_aligned_where_quotes_take_two_cells() -> None:
    lines = plain(made(*ROWS), ambiguous=2).splitlines()
    assert [cell_width(line, 2) for line in lines] == [27, 25, 25]
    assert [cell_width(line[: line.rindex(" ")], 2) for line in lines] == [22, 22, 22]


@pytest.mark.parametrize("width", [80, 60, 40, 24, 10])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
@pytest.mark.parametrize("ambiguous", [1, 2])
def test_nothing_of_the_status_is_cut_at_any_width(
    state: State, width: int, language: str, ambiguous: int
) -> None:
    screen = status_screen(Words(language), state, Revision("abcdef0"))
    text = plain(screen, width, ambiguous)
    assert not characters(screen) - Counter("".join(text.split()))
    assert [line for line in text.splitlines() if cell_width(line, ambiguous) > width] == []


def test_a_flexible_column_is_broken_and_the_others_are_not() -> None:
    assert plain(made(cells(LONG, "11", "红")), 32) == (
        "指标                  完成  亮灯\n"
        "国家级专精特新“小巨     11  红\n"
        "人”企业培育，含重点\n"
        "“小巨人”企业\n"
    )


def test_a_heading_is_broken_with_its_column() -> None:
    columns = (Column("In the document's words", flexible=True), Column("Light"))
    text = plain(made(cells("word " * 8, "red"), columns=columns), 24)
    assert text == (
        "In the document's  Light\nwords\nword word word     red\nword word word\nword word\n"
    )


def test_a_heading_between_rows_is_broken_too() -> None:
    columns = (Column("任务", flexible=True), Column("亮灯"))
    heading = (Cell("（一）强化资源对接，提升服务能效"),)
    text = plain(made(heading, cells("1.1 丰富", "蓝"), columns=columns), 28)
    assert text == "任务      亮灯\n（一）强化资源对接，提升服务\n能效\n1.1 丰富  蓝\n"


def test_a_narrow_terminal_gets_cards() -> None:
    assert plain(made(*ROWS), 16) == (
        "“拨转股”项目\n  完成 11  亮灯\n  红\n技术合同成交额\n  完成 168.3  亮\n  灯 绿\n"
    )


def test_a_card_leaves_empty_cells_out() -> None:
    assert plain(made(cells("网格", "", "")), 8) == "网格\n"


def test_a_pipe_gets_every_line_whole() -> None:
    screen = made(cells(LONG * 9, "11", "红"))
    screen.line(LONG * 9, indent=2)
    lines = plain(screen).splitlines()
    assert lines[1] == f"{LONG * 9}    11  红"
    assert lines[2] == f"  {LONG * 9}"


def test_a_cell_s_own_lines_stay_in_its_column() -> None:
    assert plain(made(cells("一\n二", "1", "红"))) == "指标  完成  亮灯\n一       1  红\n二\n"


def test_a_table_without_headings_has_no_line_for_them() -> None:
    assert plain(made(cells("-C DIR", "folder"), columns=(Column(""), Column("")))) == (
        "-C DIR  folder\n"
    )


def test_a_table_without_rows_has_its_headings() -> None:
    assert plain(Screen([Table(COLUMNS, ())])) == "指标  完成  亮灯\n"
