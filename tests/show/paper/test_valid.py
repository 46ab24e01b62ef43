"""Every Word file is one by the schemas of ECMA-376, as Microsoft's Open XML SDK has them."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from anplan.show.paper.tree import (
    Annex,
    Block,
    Heading,
    Letterhead,
    ListItem,
    Paragraph,
    Run,
    Separator,
    Signature,
    Table,
)
from anplan.show.paper.word import elements
from anplan.show.paper.word.file import docx_bytes
from tests.program import run_bytes
from tests.show.paper.papers import LAYOUT, paper, text_block

PAPERS = [
    "brief --month 2025-04",
    "brief --month 2025-06",
    "brief --period 2025-H1",
    "brief --month 2025-06 --unit 大智街",
    "brief --period 2025-H1 --unit jxkc",
    "brief --month 2025-09 --lang en",
    "due --notice",
    "due --remind",
    "status jxkc",
    "status jd-erqi --lang en",
]


def faults(data: bytes, folder: Path) -> list[str]:
    """What the schemas find wrong in a file, and what an office program would mend on opening it."""
    path = folder / "paper.docx"
    path.write_bytes(data)
    found = OpenXmlValidator(file_format=FileFormat.OFFICE_2019).validate(path)
    return [f"{error.part_uri} {error.description}" for error in found.errors]


@pytest.mark.parametrize("line", PAPERS)
def test_every_paper_of_the_sample_is_valid(sample: Path, tmp_path: Path, line: str) -> None:
    told = run_bytes(*line.split(), "--to", "docx", "-o", "-", folder=sample)
    assert faults(told.stdout, tmp_path) == []


def test_every_block_is_valid(tmp_path: Path) -> None:
    wide = Table(tuple(f"2025年{n}月" for n in range(16)), (True,) * 16, (("168.35亿元",) * 16,))
    blocks: tuple[Block, ...] = (
        *(Heading(level, (Run("标题"),)) for level in (1, 2, 3)),
        Paragraph((Run("小题", strong=True),)),
        Paragraph((Run("甲\n乙"), Run("<丙>", strong=True))),
        Table(("指标", "亮灯"), (False, True), (("甲", "红"), ("乙", "绿"))),
        ListItem((Run("注"),)),
        ListItem((Run("第一"),), 1),
        Separator(),
        Signature("区科技局", "2025年7月8日"),
    )
    annexes = (Annex("附件1", (wide,)), Annex("附件2", (text_block("完。"),)))
    assert faults(docx_bytes(paper(*blocks, annexes=annexes), LAYOUT), tmp_path) == []
    plain = paper(*blocks, head=Letterhead("", "", "局", "今日"))
    assert faults(docx_bytes(plain, LAYOUT), tmp_path) == []


def test_characters_that_xml_cannot_have_are_left_out(tmp_path: Path) -> None:
    data = docx_bytes(paper(text_block("甲\x0b乙\ufffe丙\x01")), LAYOUT)
    assert faults(data, tmp_path) == []


@pytest.mark.parametrize(
    "change",
    [
        lambda xml: xml.replace('<w:jc w:val="center"/>', '<w:jc w:val="middle"/>'),
        lambda xml: xml.replace("<w:tblPr>", "<w:tblPr><w:tblCaption/>"),
        lambda xml: xml.replace("</w:pPr>", '<w:pStyle w:val="AnBody"/></w:pPr>'),
    ],
    ids=["value", "order", "twice"],
)
def test_what_the_schemas_do_not_allow_would_be_found(
    change: Callable[[str], str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = elements.table
    monkeypatch.setattr("anplan.show.paper.word.layout.table", lambda *given: change(made(*given)))
    table = Table(("指标", "亮灯"), (False, True), (("甲", "红"),))
    assert faults(docx_bytes(paper(table), LAYOUT), tmp_path) != []
