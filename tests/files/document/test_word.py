"""Word files: the numbers that Word makes, headings, merged cells, what is not shown."""

from pathlib import Path
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from anplan.files.document.read import Document, read_file
from anplan.intake.document.text.blocks import Paragraph, Table, lay
from tests.files.document.papers import item, numbered, save, word


def read(folder: Path, write: Any) -> Document:
    return read_file(save(folder, "计划.docx", word(write)))


def text_of(document: Document) -> list[str]:
    return lay(document.blocks).source.text.splitlines()


def test_numbers_that_word_makes_are_part_of_the_text(tmp_path: Path) -> None:
    def write(document: Any) -> None:
        numbered(document)
        for level, text in (
            (0, "产业"),
            (1, "工业"),
            (2, "新增企业"),
            (2, "技改"),
            (1, "商贸"),
            (2, "网点"),
            (0, "民生"),
        ):
            item(document, text, level)

    assert text_of(read(tmp_path, write)) == [
        "一、产业", "（一）工业", "1. 新增企业", "2. 技改", "（二）商贸", "1. 网点", "二、民生",
    ]  # fmt: skip


def test_circled_and_legal_numbers(tmp_path: Path) -> None:
    def write(document: Any) -> None:
        numbered(
            document, [("decimal", "%1."), ("decimal", "%1.%2"), ("decimalEnclosedCircle", "%3")]
        )
        for level in (0, 1, 1, 2, 2):
            item(document, "任务", level)

    assert text_of(read(tmp_path, write)) == ["1. 任务", "1.1 任务", "1.2 任务", "① 任务", "② 任务"]


def test_headings_have_their_level(tmp_path: Path) -> None:
    def write(document: Any) -> None:
        document.add_heading("重点任务", 2)
        document.add_paragraph("新建学校。")

    first, second = read(tmp_path, write).blocks
    assert isinstance(first, Paragraph)
    assert isinstance(second, Paragraph)
    assert (first.level, second.level) == (2, 0)


def test_merged_cells_stand_in_each_row(tmp_path: Path) -> None:
    def write(document: Any) -> None:
        table = document.add_table(3, 3)
        rows = (("序号", "任务", "责任单位"), ("1", "改造道路", "县住建局"), ("2", "新建公园", ""))
        for row, texts in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, texts, strict=True):
                cell.text = text
        table.cell(1, 2).merge(table.cell(2, 2))

    (grid,) = lay(read(tmp_path, write).blocks).pieces
    assert [slot.words.text for slot in grid.rows[2]] == ["2", "新建公园", "县住建局"]  # type: ignore[union-attr]
    assert grid.rows[2][2].covered  # type: ignore[union-attr]


def test_deleted_and_hidden_words_are_not_read(tmp_path: Path) -> None:
    def write(document: Any) -> None:
        paragraph = document.add_paragraph("新建学校")
        paragraph._p.append(
            parse_xml(f"<w:del {nsdecls('w')}><w:r><w:delText>九所</w:delText></w:r></w:del>")
        )
        hidden = paragraph.add_run("十所")
        hidden.font.hidden = True
        paragraph.add_run("2所")

    document = read(tmp_path, write)
    assert text_of(document) == ["新建学校2所"]
    assert [remark.text for remark in document.remarks] == ["hidden text is not read"]


def test_a_box_is_read_behind_its_paragraph(tmp_path: Path) -> None:
    def write(document: Any) -> None:
        paragraph = document.add_paragraph("正文")
        paragraph.add_run()._r.append(
            parse_xml(
                f"<w:pict {nsdecls('w')}><w:txbxContent><w:p><w:r><w:t>示例区政府文件</w:t></w:r></w:p>"
                "</w:txbxContent></w:pict>"
            )
        )

    assert text_of(read(tmp_path, write)) == ["正文", "示例区政府文件"]


def test_a_text_box_in_a_cell_is_told_and_not_read(tmp_path: Path) -> None:
    box = (
        f'<w:r {nsdecls("w")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        "<mc:AlternateContent>{}</mc:AlternateContent></w:r>"
    ).format(
        "".join(
            f"<mc:{kind}><w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent></mc:{kind}>"
            for kind in ("Choice", "Fallback")
        )
    )

    def write(document: Any) -> None:
        table = document.add_table(2, 2)
        for place, text in enumerate(("序号", "任务", "1", "修路")):
            table.cell(place // 2, place % 2).text = text
        table.cell(1, 1).paragraphs[0]._p.append(parse_xml(box))

    document = read(tmp_path, write)
    assert text_of(document) == ["序号 | 任务", "1 | 修路"]
    assert [one.text for one in document.remarks] == ["text boxes within cells are not read"]


def test_a_table_that_was_typed_with_tabs_is_a_table(tmp_path: Path) -> None:
    def write(document: Any) -> None:
        for line in (
            "任务分解表",
            "序号\t任务\t责任单位",
            "1\t修路\t交通局",
            "2\t建校\t教育局",
            "签发：\t张三",
        ):
            document.add_paragraph(line)

    head, table, foot = read(tmp_path, write).blocks
    assert isinstance(table, Table)
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["序号", "任务", "责任单位"],
        ["1", "修路", "交通局"],
        ["2", "建校", "教育局"],
    ]
    assert (head, foot) == (Paragraph("任务分解表"), Paragraph("签发： 张三"))


def test_pasted_lines_that_a_layout_had_broken_are_whole_again(tmp_path: Path) -> None:
    text = "推进农村公路提档升级，年内改造县乡道路八十公里，新建农村客运站点十二个，方便群众出行。"
    lines = [text[place : place + 20] for place in range(0, len(text), 20)]

    def write(document: Any) -> None:
        for number in range(1, 5):
            document.add_paragraph(f"{number}.{lines[0]}")
            for line in lines[1:]:
                document.add_paragraph(line)

    assert text_of(read(tmp_path, write)) == [f"{number}.{text}" for number in range(1, 5)]
