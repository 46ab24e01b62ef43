"""White cells that are struck, hidden, merged or hard to see: asked about or asked back."""

from pathlib import Path

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font, PatternFill

from anplan.model.project import Project
from tests.files.form.cells.filling import PROGRESS, at
from tests.forms import Filled, lines


def test_what_is_struck_or_white_is_asked_back(
    form: Filled, project: Project, tmp_path: Path
) -> None:
    run = TextBlock(InlineFont(strike=True), "3")
    form.cell(PROGRESS, "text").value = CellRichText("走访企业", run, "5家")
    form.put("tasks:2.3", text="组织活动1场", next="正常推进培训")
    form.cell("tasks:2.3", "text").font = Font(strike=True)
    form.put("tasks:1.1", text="看不见的字")
    form.cell("tasks:1.1", "text").font = Font(color="FFFFFFFF")
    returned = form.read(tmp_path, project)
    assert returned.content == {"next": [{"ref": "2.3", "text": "正常推进培训"}]}
    told = lines(returned, "error")
    assert [line.split(" ")[1] for line in told] == [
        at(form, "tasks:1.1", "text"),
        at(form, "tasks:2.3", "text"),
        at(form, PROGRESS, "text"),
    ]


def test_white_words_on_a_coloured_ground_are_seen(
    form: Filled, project: Project, tmp_path: Path
) -> None:
    form.put(PROGRESS, text="走访企业5家。")
    form.cell(PROGRESS, "text").font = Font(color="FFFFFFFF")
    form.cell(PROGRESS, "text").fill = PatternFill("solid", fgColor="FF1F4E79")
    assert lines(form.read(tmp_path, project), "error", "unclear") == []


def test_cells_that_were_merged_by_hand_are_asked_about(
    form: Filled, project: Project, tmp_path: Path
) -> None:
    first, second = form.row("tasks:2.3"), form.row(PROGRESS)
    for area in [str(area) for area in form.sheet.merged_cells.ranges]:
        if area.startswith((f"G{first}:", f"G{second}:")):
            form.sheet.unmerge_cells(area)
    form.put("tasks:2.3", text="两项共用。")
    form.sheet.merge_cells(f"G{first}:I{second}")
    form.put("readings:tech-managers", value="33")
    row = form.row("readings:tech-managers")
    form.sheet.merge_cells(f"G{row}:H{row}")
    returned = form.read(tmp_path, project)
    assert returned.content == {"progress": [{"ref": "2.3", "text": "两项共用。"}]}
    assert lines(returned, "unclear") == [
        f"unclear 填报表!G{first} 白色单元格被合并（G{first}:I{second}）：所填内容是否各项共用？目前只算作第一项"
    ]
    assert (
        f"error 填报表!G{row} 白色单元格被合并（G{row}:H{row}），未采用；请取消合并后分别填写"
        in (lines(returned, "error"))
    )


@pytest.mark.parametrize("hide", ["row", "column", "filter", "outline", "flat"])
def test_a_hidden_cell_is_asked_about(
    form: Filled, project: Project, tmp_path: Path, hide: str
) -> None:
    form.put(PROGRESS, next="旧稿")
    row = form.row(PROGRESS)
    if hide == "column":
        form.sheet.column_dimensions["J"].hidden = True
    elif hide == "flat":
        form.sheet.row_dimensions[row].height = 0.5
    else:
        form.sheet.row_dimensions[row].hidden = True
    if hide == "filter":
        form.sheet.auto_filter.ref = f"B{row - 3}:J{row}"
    if hide == "outline":
        form.sheet.row_dimensions[row].outlineLevel = 1
    what = "第 J 列" if hide == "column" else f"第 {row} 行"
    returned = form.read(tmp_path, project)
    assert returned.content["next"] == [{"ref": "2.4", "text": "旧稿"}]
    assert lines(returned, "unclear") == [
        f"unclear 填报表!J{row} {what}已隐藏，但填有内容，是否仍要采用：旧稿"
    ]
