"""A paper on an office's own letterhead: the file stays, the places are filled in."""

import io
from pathlib import Path

import docx
import pytest
from docx.enum.section import WD_ORIENTATION

from anplan.base.message import Message
from anplan.show.paper.tree import Annex, Block, Document, Heading, Letterhead, Run, Table
from anplan.show.paper.word.letterhead.fill import on_letterhead
from anplan.show.words import Words
from tests.show.paper.letterheads import SECTION, letterhead, line, parts_of
from tests.show.paper.papers import HEAD, LAYOUT, paper, squeezed, text_block, word_texts
from tests.show.paper.test_valid import faults

UPRIGHT, ACROSS = WD_ORIENTATION.PORTRAIT, WD_ORIENTATION.LANDSCAPE
FILE = "templates/letterhead.docx"
TEXT = (Heading(1, (Run("一、总体"),)), text_block("正文第一段。"))
OURS = '<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/></w:style>'
ALL_STYLES = "".join(
    OURS.format(id=f"s{n}", name=name)
    for n, name in enumerate(("公文一级标题", "Paper table cell"))
)
WIDE = Table(tuple(f"2025年{n}月" for n in range(16)), (True,) * 16, (("168.35亿元",) * 16,))
TABLE = Table(("指标", "亮灯"), (False, False), (("甲", "红"),))


def made(
    file: bytes, *blocks: Block, document: Document | None = None, chinese: bool = True
) -> tuple[bytes, list[str]]:
    """The paper on a letterhead, and what is said of that."""
    written = on_letterhead(
        document or paper(*(blocks or TEXT)), LAYOUT, parts_of(file), FILE, chinese=chinese
    )
    return written.data, [said(note) for note in written.notes]


def said(note: Message) -> str:
    return Words("zh_CN").tell(note).removeprefix(f"{FILE}：")


def test_places_are_filled_in_where_they_stand() -> None:
    data, _ = made(letterhead())
    assert word_texts(data) == [
        "第3期　示例数据",
        "区科技局 2025年7月8日",
        "6月份工作进展情况",
        "一、总体",
        "正文第一段。",
        "区人民政府",
    ]


@pytest.mark.parametrize(
    "pieces",
    [
        ("【期号】",),
        ("【", "期", "号", "】"),
        ("总【期", "号】"),
        ("【 期号 】",),
        ("[", "Number", "]"),
        ("[number]",),
    ],
    ids="".join,
)
def test_a_place_that_word_cut_into_runs_is_one_place(pieces: tuple[str, ...]) -> None:
    texts = word_texts(made(letterhead(line(*pieces) + line("【正文】")))[0])
    assert texts[0].removeprefix("总") == "第3期　示例数据"


def test_a_place_keeps_the_manner_of_its_bracket() -> None:
    body = line("【标题】", letters='<w:color w:val="FF0000"/>') + line("【正文】")
    xml = docx.Document(io.BytesIO(made(letterhead(body))[0])).element.xml
    run = xml[: xml.index("6月份工作进展情况")].rpartition("<w:r>")[2]
    assert '<w:color w:val="FF0000"/>' in run


def test_places_in_headers_boxes_and_tables_are_filled_in() -> None:
    box = (
        "<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>"
        f"{line('【印发日期】')}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>"
    )
    table = (
        '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid><w:tr><w:tc>'
        f"{line('【编发单位】')}</w:tc></w:tr></w:tbl>"
    )
    data, _ = made(letterhead(box + table + line("【正文】"), header=line("【刊名】")))
    texts = word_texts(data)
    assert (texts[0], texts[1]) == ("2025年7月8日印发", "区科技局")
    assert "科技创新工作简报" in parts_of(data)["word/header1.xml"].decode()


def test_the_text_looks_as_its_place_looks() -> None:
    by_hand = line(
        "【正文】", properties='<w:ind w:firstLine="600"/>', letters='<w:sz w:val="30"/>'
    )
    document = docx.Document(io.BytesIO(made(letterhead(by_hand))[0]))
    style = next(one for one in document.paragraphs if one.text == "正文第一段。").style
    assert style is not None
    assert (style.font.size.pt, style.paragraph_format.first_line_indent.twips) == (15, 600)
    plain = docx.Document(io.BytesIO(made(letterhead(line("【正文】")))[0]))
    usual = next(one for one in plain.paragraphs if one.text == "正文第一段。").style
    assert usual is not None
    assert usual.name == "Normal"


def test_styles_of_the_office_win_by_their_names_in_either_language() -> None:
    data, notes = made(letterhead(styles=ALL_STYLES), Heading(1, (Run("一、"),)), TABLE)
    xml = docx.Document(io.BytesIO(data)).element.xml
    assert '<w:pStyle w:val="s0"/>' in xml
    assert '<w:pStyle w:val="s1"/>' in xml
    assert notes == ["缺少样式，以 anplan 自带的代替：公文表头"]


def test_the_office_keeps_its_header_page_and_pictures() -> None:
    picture = b"\x89PNG\r\n\x1a\n" + b"0" * 20
    relation = (
        '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/image" Target="media/image1.png"/>'
    )
    drawn = '<w:p><w:r><w:pict><v:shape><v:imagedata r:id="rId9"/></v:shape></w:pict></w:r></w:p>'
    file = letterhead(
        drawn + line("【正文】"),
        header=line("内部资料"),
        relations=relation,
        more={"word/media/image1.png": picture},
    )
    data, notes = made(file)
    parts = parts_of(data)
    assert parts["word/media/image1.png"] == picture
    assert "内部资料" in parts["word/header1.xml"].decode()
    assert b'r:id="rId9"' in parts["word/document.xml"]
    assert b'w:left="1588"' in parts["word/document.xml"]
    assert not any("图片" in note for note in notes)


def test_what_has_no_place_is_told_and_the_rest_stands_at_the_end() -> None:
    data, notes = made(letterhead(line("江岸科创简报")))
    assert notes[0] == "没有【期号】、【日期】、【标题】、【报送】、【正文】的位置"
    assert word_texts(data) == [
        "江岸科创简报",
        "示例数据",
        "6月份工作进展情况",
        "一、总体",
        "正文第一段。",
    ]
    _, notes = made(letterhead(line("x")), chinese=False)
    assert notes[0] == "没有[Number]、[Date]、[Title]、[To]、[Body]的位置"


def test_a_place_that_is_misspelt_is_told() -> None:
    _, notes = made(
        letterhead(line("【期 数】【内部资料】") + line("【正文】") + line("【印发日】"))
    )
    assert "【印发日】不是可填的位置，是否指【印发日期】？" in notes
    assert not any("内部资料" in note for note in notes)


def test_a_place_for_the_text_within_a_table_is_none() -> None:
    table = (
        '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="900"/></w:tblGrid><w:tr><w:tc>'
        f"{line('【正文】')}</w:tc></w:tr></w:tbl>{line('完')}"
    )
    data, notes = made(letterhead(table))
    assert word_texts(data)[-1] == "正文第一段。"
    assert "【正文】" in notes[0]


@pytest.mark.parametrize(
    ("body", "header"),
    [(line("【正文】") + line("又【正文】"), ""), (line("【正文】"), line("【正文】"))],
    ids=["twice", "in the header"],
)
def test_a_second_place_for_the_text_is_told(body: str, header: str) -> None:
    _, notes = made(letterhead(body, header=header))
    assert "正文只写在一处，其他位置的【正文】保留原样" in notes
    assert not any("保留原样" in note for note in made(letterhead())[1])


def test_another_page_than_a4_is_told() -> None:
    section = SECTION.replace('w:w="11906"', 'w:w="12240"').replace('w:h="16838"', 'w:h="15840"')
    assert "纸张不是 A4" in made(letterhead(section=section))[1]


def test_annexes_begin_pages_and_lie_across_where_they_must(tmp_path: Path) -> None:
    annexes = (
        Annex("附件1", (text_block("一"),)),
        Annex("附件2", (WIDE,)),
        Annex("附件3", (text_block("三"),)),
    )
    first = SECTION.replace("<w:pgSz", '<w:type w:val="continuous"/><w:pgSz').replace(
        "</w:sectPr>", "<w:titlePg/></w:sectPr>"
    )
    data, _ = made(
        letterhead(line("【正文】") + line("版记"), section=first),
        document=paper(*TEXT, annexes=annexes),
    )
    sections = docx.Document(io.BytesIO(data)).sections
    pages = [one.orientation for one in sections]
    assert pages == [UPRIGHT, ACROSS, UPRIGHT]
    assert [one.different_first_page_header_footer for one in sections] == [True, False, False]
    assert word_texts(data)[-1] == "版记"
    assert faults(data, tmp_path) == []


def test_a_last_annex_across_leaves_no_empty_page() -> None:
    data, _ = made(
        letterhead(line("【正文】")), document=paper(*TEXT, annexes=(Annex("附件", (WIDE,)),))
    )
    sections = docx.Document(io.BytesIO(data)).sections
    assert [one.orientation for one in sections] == [UPRIGHT, ACROSS]


def test_a_paper_on_a_letterhead_is_valid_and_the_same_twice(tmp_path: Path) -> None:
    file = letterhead(styles=ALL_STYLES + PLAIN)
    data, _ = made(file, *TEXT, TABLE)
    assert faults(data, tmp_path) == []
    assert data == made(file, *TEXT, TABLE)[0]


PLAIN = '<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>'


def test_words_of_the_text_that_look_like_places_stay() -> None:
    data, _ = made(letterhead(), text_block("见【日期】和[Body]"))
    assert "见【日期】和[Body]" in word_texts(data)


def test_nobody_but_the_office_is_named_in_the_file() -> None:
    data, _ = made(letterhead())
    parts = parts_of(data)
    assert "张三" not in "".join(part.decode("utf-8", "replace") for part in parts.values())
    assert docx.Document(io.BytesIO(data)).core_properties.author == HEAD.office


def test_a_paper_without_a_number_asks_for_no_place_of_one() -> None:
    head = Letterhead("", "", "局", "今日")
    _, notes = made(
        letterhead(line("【日期】【标题】") + line("【正文】")), document=paper(*TEXT, head=head)
    )
    assert not any("没有" in note for note in notes)
    assert squeezed("今日6月份工作进展情况") in [
        squeezed(text)
        for text in word_texts(
            made(
                letterhead(line("【日期】【标题】") + line("【正文】")),
                document=paper(*TEXT, head=head),
            )[0]
        )
    ]
