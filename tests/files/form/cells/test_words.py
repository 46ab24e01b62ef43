"""Words in white cells: those typed as words are taken, what a program made of them is asked back."""

from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest

from anplan.model.project import Project
from tests.files.form.cells.filling import PROGRESS, at, typed
from tests.forms import Filled, lines


@pytest.mark.parametrize(
    ("value", "number_format"),
    [
        (date(2025, 3, 5), "yyyy-mm-dd"),
        (datetime(2025, 3, 5, 14, 30, tzinfo=UTC).replace(tzinfo=None), "m/d"),
        (time(3, 5), "h:mm"),
        (True, ""),
        (100_000, "0.00E+00"),
        (0.6, "# ?/?"),
        (0.5, "0%"),
        (3.1, "General"),
        (45721, "General"),
    ],
)
def test_what_a_program_made_of_words_is_asked_back(
    form: Filled, project: Project, tmp_path: Path, value: Any, number_format: str
) -> None:
    typed(form, PROGRESS, "text", value, number_format or "General")
    form.put("tasks:1.1", text="走访企业5家。")
    returned = form.read(tmp_path, project)
    assert returned.content == {"progress": [{"ref": "1.1", "text": "走访企业5家。"}]}
    assert "未采用" in lines(returned, "error")[0]


@pytest.mark.parametrize("text", ["3/5", "5", "2.3", "完成3/5", "1/2标段", "12"])
def test_words_that_were_typed_as_words_are_taken(
    form: Filled, project: Project, tmp_path: Path, text: str
) -> None:
    form.put(PROGRESS, text=text)
    assert form.read(tmp_path, project).content == {"progress": [{"ref": "2.4", "text": text}]}


def test_a_formula_for_a_picture_is_no_text(form: Filled, project: Project, tmp_path: Path) -> None:
    cell = form.cell(PROGRESS, "text")
    cell.value = '=DISPIMG("ID_0A1B2C",1)'
    cell.data_type = "s"
    returned = form.read(tmp_path, project)
    assert returned.content == {}
    assert "单元格内是图片，图片未读取，未采用" in lines(returned, "error")[0]


@pytest.mark.parametrize(
    "text", ["=A1", "＝汇总表!B3", "=VLOOKUP(B2,台账,3)", "_xlfn.IMAGE(1)", "SUM(A1:A3)", "=跟岗"]
)
def test_a_text_that_names_a_function_is_not_taken(
    form: Filled, project: Project, tmp_path: Path, text: str
) -> None:
    form.put("problems:1", task="2.4", text="场地不足", ask=text)
    form.cell("problems:1", "ask").data_type = "s"
    returned = form.read(tmp_path, project)
    assert returned.content == {}
    assert at(form, "problems:1", "ask") in lines(returned, "error")[0]


@pytest.mark.parametrize(
    "text", ["无。", "（无）", "/", "——", "暂无", "没有", "暂无进展。", "无新情况"]
)
def test_words_for_nothing_are_left_out_and_told(
    form: Filled, project: Project, tmp_path: Path, text: str
) -> None:
    form.put(PROGRESS, text=text, next=text)
    form.put("problems:1", task="2.4", text=text, ask=text)
    form.put("tasks:1.1", text="走访企业5家。")
    returned = form.read(tmp_path, project)
    assert returned.content == {"progress": [{"ref": "1.1", "text": "走访企业5家。"}]}
    assert len(lines(returned, "changed")) == 4
    assert lines(returned, "error") == []


@pytest.mark.parametrize("text", ["同上", "同上。", "〃", "同上月", "见上"])
def test_words_that_point_elsewhere_are_asked_back(
    form: Filled, project: Project, tmp_path: Path, text: str
) -> None:
    form.put(PROGRESS, text=text)
    returned = form.read(tmp_path, project)
    assert returned.content == {}
    assert lines(returned, "error")[0].endswith(f"{text}：指的是什么请写明，未采用")


def test_a_name_behind_the_forms_own_words_is_in_its_place(
    form: Filled, project: Project, tmp_path: Path
) -> None:
    form.put(PROGRESS, text="走访企业5家。")
    for row in form.sheet.iter_rows():
        for cell in row:
            if cell.value == "填报人签字：":
                cell.value = "填报人签字：经办人"
    returned = form.read(tmp_path, project)
    assert lines(returned, "error") == []
    assert "填报人签字：经办人" in lines(returned, "changed")[0]


def test_the_forms_words_for_no_news_in_another_place_are_named(
    form: Filled, project: Project, tmp_path: Path
) -> None:
    row = form.sheet.max_row + 1
    form.sheet.cell(row, 4).value = "本月无新进展"
    assert lines(form.read(tmp_path, project), "outside") == [
        f"outside 填报表!D{row} 填在白色单元格之外，未采用：本月无新进展"
    ]
