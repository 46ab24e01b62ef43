"""Errors of newer programs, and formulas without a result, told by their cells."""

import zipfile
from pathlib import Path

import pytest

from anplan.files.form.read import read_form
from anplan.model.project import Project
from tests.files.form.cells.filling import PROGRESS, at
from tests.forms import Filled, lines

ERRORS = ("#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#GETTING_DATA", "#N/A")


@pytest.mark.parametrize("error", ERRORS)
def test_an_error_of_a_newer_program_is_told_by_its_cell(
    form: Filled, project: Project, tmp_path: Path, error: str
) -> None:
    form.put("tasks:1.1", text="走访企业5家。")
    cell = form.cell(PROGRESS, "text")
    cell.value, cell.data_type = "#N/A", "e"
    path = form.save(tmp_path / "form.xlsx")
    rewrite(path, "<v>#N/A</v>", f"<f>A1#</f><v>{error}</v>")
    returned = read_form(path, project)
    assert returned.content == {"progress": [{"ref": "1.1", "text": "走访企业5家。"}]}
    where = at(form, PROGRESS, "text")
    assert lines(returned, "error") == [
        f"error {where} {error} 是表格软件的错误值，不是填报内容，未采用"
    ]


def rewrite(path: Path, old: str, new: str) -> None:
    """Put other XML into the place of some of the sheet's."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    assert sheet.count(old) == 1
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(old, new).encode()
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part)


@pytest.mark.parametrize(
    ("formula", "told"),
    [
        ('=DISPIMG("ID_9AF",1)', "单元格内是图片，图片未读取"),
        ('=_xlfn.IMAGE("http://x/y.png")', "单元格内是图片，图片未读取"),
        ('=HYPERLINK("http://x","走访3家")', "公式没有保存结果，请直接填写内容"),
        ('=IF(1,"","")', "公式没有保存结果，请直接填写内容"),
    ],
)
def test_a_formula_in_a_cell_for_words_asks_for_words(
    form: Filled, project: Project, tmp_path: Path, formula: str, told: str
) -> None:
    form.put(PROGRESS, text=formula)
    returned = form.read(tmp_path, project)
    assert returned.content == {}
    (error,) = [line for line in lines(returned, "error") if at(form, PROGRESS, "text") in line]
    assert told in error
    assert not error.endswith("：")
