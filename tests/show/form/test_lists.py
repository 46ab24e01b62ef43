"""The sheet of a form with the registers that a unit reports to."""

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from anplan.base.period import Period
from anplan.intake.forms import Identity, ItemRow
from anplan.show.form.excel import form_bytes
from anplan.show.form.parts import Form
from tests.forms import form_of
from tests.show.form.library import form_library
from tests.state.registers.library import LIBRARY, counted, library


@pytest.fixture(scope="module")
def form() -> Form:
    return form_of(form_library(), "jxkc")


def rows(form: Form, section: str) -> list[list[str]]:
    """What stands in a section's rows, in the place of a white cell its field."""
    return [
        [cell.field or cell.text for cell in row.cells]
        for row in form.pages[1].rows
        if row.mark.startswith(f"{section}:")
    ]


def test_open_items_stand_there_with_their_stage_and_its_day_by_their_ids(form: Form) -> None:
    white = ["stage", "on", "reason", "more1", "more2"]
    assert rows(form, "items") == [
        ["P-2", "乙项目", "入库 2025-05-20", "领域：数字建造", *white],
        ["P-10", "甲项目", "征集 2025-05-06", "", *white],
    ]


def test_below_them_are_rows_for_new_ones(form: Form) -> None:
    white = ["id", "title", "stage", "on", "", "more1", "more2"]
    assert rows(form, "new_items") == [white] * 3


def test_the_columns_are_named_after_the_fields(form: Form) -> None:
    texts = [[cell.text for cell in row.cells] for row in form.pages[1].rows]
    assert ["项目库：在办 2 个（阶段：征集 → 入库 → 概念验证）"] in texts
    assert [
        "编号",
        "名称",
        "目前阶段（起始日期）",
        "已报情况",
        "新阶段",
        "日期",
        "原因（退出、退回时填）",
        "拟投资额（万元）",
        "领域",
    ] in texts


def test_a_register_without_fields_has_no_columns_for_them() -> None:
    form = form_of(form_library(fields=[]), "jxkc")
    assert rows(form, "items")[0] == ["P-2", "乙项目", "入库 2025-05-20", "stage", "on", "reason"]
    assert rows(form, "new_items")[0] == ["id", "title", "stage", "on", ""]


def test_roles_that_nobody_fills_are_named_and_keep_an_item_on_the_form() -> None:
    form = form_of(form_library(fields=[], roles=["网格长", "专员"]), "jxkc")
    assert [row[:4] for row in rows(form, "items")] == [
        ["P-2", "乙项目", "入库 2025-05-20", "field：数字建造；空缺：网格长、专员"],
        ["P-3", "已完成", "概念验证 2025-05-07", "空缺：网格长、专员"],
        ["P-10", "甲项目", "征集 2025-05-06", "空缺：网格长、专员"],
    ]


def test_stages_and_choices_are_drop_downs_with_a_word_for_leaving(form: Form) -> None:
    sheet: Any = openpyxl.load_workbook(BytesIO(form_bytes(form))).worksheets[1]
    assert {rule.formula1 for rule in sheet.data_validations.dataValidation} == {
        '"征集,入库,概念验证,退出"',
        '"征集,入库,概念验证"',
        '"生命健康,数字建造"',
    }


def test_a_list_that_excel_cannot_hold_is_typed_by_hand() -> None:
    stages = [{"id": f"s{place}", "title": f"第{place}个很长的阶段名称"} for place in range(40)]
    form = form_of(form_library(stages=stages), "kjj")
    row = next(row for row in form.pages[1].rows if row.mark.startswith("new_items:"))
    assert next(cell.choices for cell in row.cells if cell.field == "stage") == ()


def test_a_unit_that_reports_to_no_register_has_no_such_sheet() -> None:
    register = {"title": "项目库", "stages": ["征集"], "reported_by": ["jxkc"]}
    made = library({"jxkc 2025-05": ()}, registers={"library": register})
    asked, other = form_of(made, "jxkc"), form_of(made, "kjj")
    assert (len(asked.pages), len(other.pages)) == (2, 1)
    told = "4. 清单项目的变化请填在“清单”页。"
    assert [told in [row.cells[0].text for row in form.rows] for form in (asked, other)] == [
        True,
        False,
    ]


def test_what_the_rows_stand_for_lies_in_the_identity(form: Form) -> None:
    assert form.identity.items == {
        "items:1": ItemRow("library", "P-2", "stored", "2025-05-20"),
        "items:2": ItemRow("library", "P-10", "solicited", "2025-05-06"),
        "new_items:3": ItemRow("library"),
        "new_items:4": ItemRow("library"),
        "new_items:5": ItemRow("library"),
    }
    assert form.identity.columns == {"library": ("amount", "field")}
    assert Identity.parse(form.identity.dump()) == form.identity


def test_an_identity_that_is_long_takes_several_cells(tmp_path: Path) -> None:
    entries = tuple(f"P-{place} stored 2025-05-06 title=项目{place}" for place in range(400))
    made = library({"jxkc 2025-05": entries})
    form = form_of(made, "jxkc")
    path = tmp_path / "form.xlsx"
    path.write_bytes(form_bytes(form))
    hidden = openpyxl.load_workbook(path)["anplan"]
    texts = [str(row[0].value) for row in hidden.iter_rows()]
    assert len(texts) > 1
    joined = texts[0] + "".join(text.removeprefix("…anplan ") for text in texts[1:])
    assert Identity.parse(joined) == form.identity


def test_a_counted_figure_stands_there_and_is_not_asked_for() -> None:
    register = {**LIBRARY, "reported_by": ["jxkc"]}
    told = {"jxkc 2025-05": ("P-1 stored 2025-05-06",)}
    made = library(told, indicators=counted(), registers={"library": register})
    (row,) = [row for row in form_of(made, "jxkc").rows if row.cells[0].text == "成交额"]
    assert [cell.text for cell in row.cells] == [
        "成交额",
        "个",
        "≥12个",
        "1个\n(2025-05-31)",
        "≥6个",
        "由“项目库”按到达“入库”的项目数自动统计，不用填报。",
    ]
    assert not any(cell.field for cell in row.cells)
    assert row.mark == ""


def test_the_sheet_has_the_page_turned_and_as_many_pages_as_it_needs(form: Form) -> None:
    sheet: Any = openpyxl.load_workbook(BytesIO(form_bytes(form))).worksheets[1]
    assert sheet.title == "清单"
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.protection.sheet


@pytest.mark.parametrize(
    ("period", "title", "last"),
    [
        ("2025-06", "jxkc2025年6月清单项目情况", "一个月内经过几个阶段的"),
        ("2025-Q2", "jxkc2025年二季度清单项目情况", "本期内经过几个阶段的"),
    ],
)
def test_the_sheet_is_called_by_its_own_period(period: str, title: str, last: str) -> None:
    page = form_of(form_library(), "jxkc", Period.parse(period)).pages[1]
    texts = [cell.text for row in page.rows for cell in row.cells]
    assert texts[0] == title
    assert last in texts[1]
