"""Pages, workbooks, PDF, Markdown and plain texts as blocks."""

from pathlib import Path

import openpyxl
import pytest

from anplan.files.document.read import Document, read_file
from anplan.intake.document.text.blocks import Line, lay
from tests.files.document.papers import drawn_pdf, half_scanned_pdf, pdf, save


def text_of(document: Document) -> list[str]:
    return lay(document.blocks).source.text.splitlines()


PAGE = """<html><head><title>示例</title><style>p{}</style></head><body>
<div class="nav"><a href="#">首页</a> <a href="#">政务公开</a></div>
<h1>示例区民生实事清单</h1>
<ol start="3"><li>新建幼儿园2所。</li><li>新增学位<b>900</b>个。</li></ol>
<table><tr><th>序号</th><th>任务</th><th colspan="2">责任单位</th></tr>
<tr><td>1</td><td rowspan="2">改造道路</td><td>区住建局</td><td>区交通局</td></tr>
<tr><td>2</td><td>区城管局</td><td></td></tr></table>
<script>var x = "新建学校99所";</script><p style="display: none">看不见</p></body></html>"""


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_saved_page_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    document = read_file(save(tmp_path, "页.html", PAGE.encode(encoding)))
    assert text_of(document) == [
        "示例区民生实事清单",
        "3. 新建幼儿园2所。",
        "4. 新增学位900个。",
        "序号 | 任务 | 责任单位 | ",
        "1 | 改造道路 | 区住建局 | 区交通局",
        "2 |  | 区城管局 | ",
    ]
    assert [remark.text for remark in document.remarks] == [
        "lines of links around the text are left out",
        "hidden text is not read",
    ]


def pieces(document: Document) -> list[str | list[list[str]]]:
    """Return a document's paragraphs as texts, and its tables as rows of texts."""
    return [
        piece.words.text
        if isinstance(piece, Line)
        else [[slot.words.text for slot in row] for row in piece.rows]
        for piece in lay(document.blocks).pieces
    ]


def test_a_page_within_a_form_is_read_and_what_nobody_sees_is_told(tmp_path: Path) -> None:
    page = (
        '<form id="aspnetForm"><p>1.新建学校2所。</p><select><option>甲</option></select>'
        '<p style="display: none">草稿</p></form>'
    )
    document = read_file(save(tmp_path, "页.html", page.encode()))
    assert text_of(document) == ["1.新建学校2所。"]
    assert [remark.text for remark in document.remarks] == ["hidden text is not read"]


def test_the_items_of_a_long_list_keep_their_numbers(tmp_path: Path) -> None:
    items = "".join(f"<li>改造{number}号楼。</li>" for number in range(3_000))
    document = read_file(save(tmp_path, "页.html", f'<ol start="5">{items}</ol>'.encode()))
    lines = text_of(document)
    assert (lines[0], lines[-1]) == ("5. 改造0号楼。", "3004. 改造2999号楼。")


def test_a_table_that_only_arranges_the_page_is_no_table(tmp_path: Path) -> None:
    page = "<table><tr><td><p>示例区方案</p><table><tr><td>序号</td><td>任务</td></tr></table></td></tr></table>"
    assert text_of(read_file(save(tmp_path, "页.html", page.encode()))) == [
        "示例区方案",
        "序号 | 任务",
    ]


def test_a_workbook_says_what_it_shows(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["示例县指标分解表"])
    sheet.merge_cells("A1:D1")
    sheet.append(["序号", "指标", "2025年目标值", "责任单位"])
    sheet.append([1, "增速", 0.065, "县发改局"])
    sheet["C3"].number_format = "0.0%"
    sheet.append([2, "企业数", 150, None])
    sheet.merge_cells("D3:D4")
    hidden = book.create_sheet("旧")
    hidden.append(["看不见"])
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "表.xlsx")
    title, *rows = pieces(read_file(tmp_path / "表.xlsx"))
    assert title == "示例县指标分解表"
    assert [(one.text, one.values) for one in read_file(tmp_path / "表.xlsx").remarks] == [
        ("hidden sheets are not read: {names}", {"names": ("旧",)})
    ]
    assert rows == [[
        ["序号", "指标", "2025年目标值", "责任单位"],
        ["1", "增速", "6.5%", "县发改局"],
        ["2", "企业数", "150", "县发改局"],
    ]]  # fmt: skip


def test_a_sheet_may_have_texts_around_its_tables(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (
        ["示例县工作分解\n（2025年）"],
        ["为做好各项工作，现分解如下。"],
        ["序号", "任务", "责任单位"],
        ["一、交通"],
        [1, "修路", "县交通局"],
        ["附表"],
        ["序号", "任务", "责任单位", "时限"],
        [1, "建校", "县教育局", "年底前"],
        ["注：时限均为2025年。"],
    ):
        book.active.append(row)
    book.save(tmp_path / "表.xlsx")
    assert pieces(read_file(tmp_path / "表.xlsx")) == [
        "示例县工作分解",
        "（2025年）",
        "为做好各项工作，现分解如下。",
        [["序号", "任务", "责任单位", ""], ["一、交通", "", "", ""], ["1", "修路", "县交通局", ""]],
        "附表",
        [["序号", "任务", "责任单位", "时限"], ["1", "建校", "县教育局", "年底前"]],
        "注：时限均为2025年。",
    ]


def test_the_lines_of_a_pdf_are_joined_and_its_page_numbers_left_out(tmp_path: Path) -> None:
    pages = [
        ["示例县工作分解", "1.新增规上企业10家，推动产业集群化发展，不断提升产业", "链供应链韧性。（责任单位：县工信局、县发展和改革局、县商务", "局）", "— 1 —"],
        ["2.新建学校2所。（责任单位：县教育局）", "— 2 —"],
    ]  # fmt: skip
    assert text_of(read_file(save(tmp_path, "计划.pdf", pdf(pages)))) == [
        "示例县工作分解",
        "1.新增规上企业10家，推动产业集群化发展，不断提升产业链供应链韧性。（责任单位：县工信局、县发展和改革局、县商务局）",
        "2.新建学校2所。（责任单位：县教育局）",
    ]


def test_markdown(tmp_path: Path) -> None:
    text = "# 示例\n\n## 一、设施\n\n- **增设座椅**：80组。\n\n5. 甲\n6. 乙\n   续\n\n| 序号 | 任务 |\n|--|--|\n| 1 | 丙 |\n"
    assert text_of(read_file(save(tmp_path, "计划.md", text.encode()))) == [
        "示例", "一、设施", "• 增设座椅：80组。", "5. 甲", "6. 乙续", "序号 | 任务", "1 | 丙",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "gb18030", "big5", "utf-16", "utf-16-le"]
)
def test_a_text_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    text = "工作方案\r\n一、年度工作任務\r\n1.公共工程建設。"
    assert text_of(read_file(save(tmp_path, "计划.txt", text.encode(encoding)))) == [
        "工作方案", "一、年度工作任務", "1.公共工程建設。",
    ]  # fmt: skip


def test_characters_that_nobody_sees_are_left_out_and_told(tmp_path: Path) -> None:
    document = read_file(save(tmp_path, "计划.txt", "1.新建\u202e学校\u200b2所。".encode()))
    assert text_of(document) == ["1.新建学校2所。"]
    assert [(one.text, one.values) for one in document.remarks] == [
        ("invisible characters were left out: {count}", {"count": 2})
    ]


def test_a_table_that_a_pdf_draws_keeps_its_cells(tmp_path: Path) -> None:
    cells = (
        ("序号", "任务", "责任单位"),
        ("1", "改造道路3条", "县住建局"),
        ("2", "新建公园2个", ""),
    )
    document = read_file(save(tmp_path, "表.pdf", drawn_pdf(cells, merged=(1, 2))))
    assert pieces(document) == [[[*cells[0]], [*cells[1]], ["2", "新建公园2个", "县住建局"]]]


def test_a_line_that_the_width_of_a_pdfs_cell_broke_goes_on(tmp_path: Path) -> None:
    cells = (
        ("序号", "任务", "责任单位"),
        ("1", "改造城区主次干道三条，新\n建人行天桥两座", "县住建局\n县城管局"),
    )
    [rows] = pieces(read_file(save(tmp_path, "表.pdf", drawn_pdf(cells))))
    assert rows[1] == ["1", "改造城区主次干道三条，新建人行天桥两座", "县住建局 县城管局"]


def test_a_numbered_row_of_a_pdf_may_go_on_on_the_next_page(tmp_path: Path) -> None:
    heads = ("序号", "任务", "责任单位")
    first = (heads, ("1", "改造城区主次干道三条，新", "县住建局"))
    second = (("", "建人行天桥两座", ""), ("2", "新建公园2个", "县城管局"))
    [rows] = pieces(read_file(save(tmp_path, "表.pdf", drawn_pdf(first, second))))
    assert rows[1:] == [
        ["1", "改造城区主次干道三条，新建人行天桥两座", "县住建局"],
        ["2", "新建公园2个", "县城管局"],
    ]


def test_a_row_of_a_pdf_that_begins_a_page_without_a_number_is_one_of_its_own(
    tmp_path: Path,
) -> None:
    first = (("序号", "任务", "责任单位"), ("1", "改造道路三条。", "县住建局"))
    second = (("", "新建天桥两座。", "县城管局"),)
    [rows] = pieces(read_file(save(tmp_path, "表.pdf", drawn_pdf(first, second))))
    assert rows[2] == ["", "新建天桥两座。", "县城管局"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("2025 年 6 月底前", "2025年6月底前"),
        ("改造 10 家", "改造 10家"),
        ("1 新建学校", "1 新建学校"),
    ],
)
def test_a_blank_between_a_figure_and_its_measure_is_the_layouts(
    typed: str, read: str, tmp_path: Path
) -> None:
    assert text_of(read_file(save(tmp_path, "计划.txt", typed.encode()))) == [read]


def test_pages_without_text_are_named(tmp_path: Path) -> None:
    data = half_scanned_pdf("一、扩大学位供给，新建小学2所。")
    document = read_file(save(tmp_path, "半.pdf", data))
    assert [remark.text for remark in document.remarks] == ["pages that are pictures are not read"]
