"""A document as Markdown reads back as the same document."""

from hypothesis import given
from hypothesis import strategies as st

from anplan.show.layout.screen import Cell, Column, Screen
from anplan.show.paper.from_markdown import read_document
from anplan.show.paper.from_screen import blocks_of
from anplan.show.paper.markdown import markdown_text
from anplan.show.paper.tree import (
    Annex,
    Block,
    Document,
    Heading,
    Letterhead,
    ListItem,
    Paragraph,
    Run,
    Table,
)

NOBODY = Letterhead("", "", "", "")
SAID = (
    st.text("甲乙aB1.+-*_|#<&>()[]：、 ", min_size=1, max_size=12)
    .map(lambda text: " ".join(text.split()))
    .filter(bool)
)


def runs(strong: bool = False) -> st.SearchStrategy[tuple[Run, ...]]:
    return SAID.map(lambda text: (Run(text, strong),))


BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, st.integers(1, 3), runs()),
    st.builds(Paragraph, runs()),
    st.builds(ListItem, runs(), st.just(0)),
    st.builds(
        Table,
        st.tuples(SAID, SAID),
        st.tuples(st.booleans(), st.booleans()),
        st.lists(st.tuples(SAID, SAID), min_size=1, max_size=3).map(tuple),
    ),
)


@given(st.lists(BLOCKS, max_size=6), st.lists(BLOCKS, max_size=3))
def test_a_document_comes_back_from_its_markdown(blocks: list[Block], more: list[Block]) -> None:
    annexes = (Annex("附件", tuple(more)),)
    document = Document(NOBODY, "标题", tuple(blocks), annexes)
    assert read_document(markdown_text(document), NOBODY) == document


def test_strong_words_breaks_and_the_foot_come_back() -> None:
    blocks = (
        Paragraph((Run("小题", strong=True),)),
        Paragraph((Run("1.1 供给", strong=True), Run(" 已完成\n第二行"))),
        ListItem((Run("第一"),), 1),
        ListItem((Run("第二"),), 2),
    )
    document = Document(NOBODY, "标题", blocks, foot=(Run("数据截至今日"),))
    assert read_document(markdown_text(document), NOBODY) == document


def test_a_screen_becomes_blocks() -> None:
    screen = Screen()
    screen.line("清单：甲 1", "heading")
    screen.line()
    screen.table(
        (Column("编号"), Column("数", right=True)),
        [(Cell("1"), Cell("2")), (Cell("第二组"),), (Cell(" 3"), Cell("红", "red"))],
    )
    screen.line("说明", "faint", indent=2)
    head, sides = ("编号", "数"), (False, True)
    assert list(blocks_of(screen)) == [
        Paragraph((Run("清单：甲 1", strong=True),)),
        Table(head, sides, (("1", "2"),)),
        Paragraph((Run("第二组", strong=True),)),
        Table(head, sides, (("3", "红"),)),
        ListItem((Run("说明"),)),
    ]
