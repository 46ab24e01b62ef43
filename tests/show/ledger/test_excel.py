"""The ledger as a workbook: what stands in its cells, and how its sheets are printed."""

from datetime import datetime
from io import BytesIO
from typing import Any

import openpyxl
import pytest

from anplan.show.ledger.excel import ledger_bytes
from tests.builders import MONTHLY, indicator, project, reading, report
from tests.show.ledger_facts import facts_of, small

LIBRARY = {"title": "项目/库", "reported_by": ["jxkc"], "stages": [{"title": "入库"}]}


def opened(made: Any, **asked: str) -> Any:
    return openpyxl.load_workbook(BytesIO(ledger_bytes(facts_of(made, **asked))))


def column(sheet: Any, heading: str) -> list[Any]:
    """The cells below a heading."""
    place = next(cell.column for cell in sheet[3] if cell.value == heading)
    return [sheet.cell(row, place) for row in range(4, sheet.max_row + 1)]


def test_every_sheet_is_printed_on_a3_across_with_its_heads_repeated() -> None:
    for sheet in opened(small()).worksheets:
        assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (8, "landscape")
        assert sheet.print_title_rows == "$1:$3"
        assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (
            True,
            0,
        )
        assert sheet.freeze_panes.endswith("4")
        assert sheet.auto_filter.ref.startswith("A3:")


def test_there_is_a_sheet_for_each_matter_and_each_register() -> None:
    made = small(registers={"a": LIBRARY, "b": LIBRARY, "c": LIBRARY | {"title": "任务台账"}})

    assert opened(made).sheetnames == [
        *("任务台账", "指标台账", "报送台账", "项目 库", "项目 库 2", "任务台账 2", "填表说明"),
    ]


def test_figures_are_numbers_with_the_decimals_they_have_and_days_are_days() -> None:
    sheet = opened(small())["指标台账"]
    (value,), (day,) = column(sheet, "完成"), column(sheet, "数据截至")

    assert (value.value, value.number_format) == (12.3, "#,##0.00")
    assert (day.value, day.number_format) == (datetime(2025, 6, 30), "yyyy-mm-dd")  # noqa: DTZ001


def test_a_month_has_its_figure_as_a_number_with_the_word_of_its_light() -> None:
    (june,) = column(opened(small())["指标台账"], "6月")

    assert (june.value, june.number_format) == (12.3, '#,##0.00" 红"')


def test_a_figure_with_more_digits_than_a_spreadsheet_keeps_stays_a_text() -> None:
    sheet = opened(small(reading("12.3456789012345678", "2025-06-30")))["指标台账"]

    assert [cell.value for cell in column(sheet, "完成")] == ["12.3456789012345678"]


def test_a_text_that_looks_like_a_formula_is_a_text() -> None:
    made = project(
        tasks={"1.1": {"title": "任务一", "units": ["jxkc"]}},
        reports={
            ("jxkc", "2025-06"): report(
                submitted="2025-07-03", progress=[{"ref": "1.1", "text": "=1+1"}]
            )
        },
        units=("jxkc", "=HYPERLINK(A1)"),
        obligations=[MONTHLY],
    )
    book = opened(made)

    assert {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row} <= set(
        "nsd"
    )
    assert "=HYPERLINK(A1)" in [cell.value for cell in column(book["报送台账"], "单位")]


def test_a_task_and_each_of_its_actions_have_a_row_with_the_units_last_words() -> None:
    action = {"id": "open", "title": "揭牌", "kind": "milestone", "due": "2025-06-30"}
    made = project(
        tasks={"1.1": {"title": "任务一", "units": ["jxkc"], "actions": [action]}},
        reports={
            ("jxkc", "2025-05"): report(
                submitted="2025-06-03",
                progress=[{"ref": "1.1/open", "text": "旧"}],
                next=[{"ref": "1.1", "text": "不再提"}],
            ),
            ("jxkc", "2025-06"): report(
                submitted="2025-07-03",
                progress=[{"ref": "1.1/open", "text": "已装修。"}],
                problems=[{"ref": "1.1", "title": "缺场地", "ask": "请协调"}],
            ),
        },
    )
    rows = opened(made)["任务台账"].iter_rows(min_row=4, values_only=True)

    assert [row[1:] for row in rows] == [
        (
            *("1.1 任务一", "（任务整体）", "jxkc", datetime(2025, 6, 30), None, None),  # noqa: DTZ001
            *("jxkc（2025-06）：缺场地。请协调。", None, "红"),
            "揭牌：逾期 10 天，期限 2025-06-30",
        ),
        (
            *("1.1 任务一", "揭牌", "jxkc", datetime(2025, 6, 30), None),  # noqa: DTZ001
            *("jxkc（2025-06）：已装修。", None, None, "红", "逾期 10 天，期限 2025-06-30"),
        ),
    ]


def test_words_that_no_row_can_show_go_on_in_the_next_and_none_is_lost() -> None:
    long = "".join(f"第{number}次走访园区企业并登记需求，" for number in range(300)) + "完。"
    made = project(
        tasks={"1.1": {"title": "任务一", "units": ["jxkc"]}},
        reports={
            ("jxkc", "2025-06"): report(
                submitted="2025-07-03", progress=[{"ref": "1.1", "text": long}]
            )
        },
    )
    sheet = opened(made)["任务台账"]
    told = [cell.value for cell in column(sheet, "工作进展")]
    heights = [sheet.row_dimensions[row].height for row in range(4, sheet.max_row + 1)]

    assert len(told) > 1
    assert "".join(text.removeprefix("（续）") for text in told) == f"jxkc（2025-06）：{long}"
    assert max(heights) < 409
    assert {cell.value for cell in column(sheet, "序号")} == {1}


def test_a_units_share_has_a_row_of_its_own() -> None:
    made = project(
        indicators={
            "it": indicator(reported_by=["qa", "qb"], shares={"qa": "70", "qb": "50"}),
        },
        units=("qa", "qb"),
        reports={("qa", "2025-06"): report(reading("70", "2025-06-30"), submitted="2025-07-03")},
        obligations=[MONTHLY],
    )
    rows = column(opened(made)["指标台账"], "指标")

    assert [cell.value for cell in rows] == ["成交额", "成交额（qa）", "成交额（qb）"]


def test_an_english_ledger_has_english_words() -> None:
    book = opened(small(), language="en")

    assert book.sheetnames[:3] == ["Ledger of tasks", "Ledger of indicators", "Ledger of papers"]
    assert book.worksheets[0]["A1"].value == "试验方案: Ledger of tasks"


def test_the_notes_say_what_every_column_holds() -> None:
    book = opened(small())
    notes = {(row[0], row[1]) for row in book["填表说明"].iter_rows(min_row=4, values_only=True)}

    for sheet in book.worksheets[:-1]:
        assert {(sheet.title, cell.value) for cell in sheet[3]} <= notes


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("一" * 30 + "'后面还有字", "一" * 30),
        ("'项目'", "项目"),
        ("History", "History 2"),
        ("𠮷" * 20, "𠮷" * 15),
        ("'", "-"),
        ("任务台账'", "任务台账 2"),
        ("a" * 28 + "'" + "b" * 9, "a" * 28 + "'bb"),
    ],
)
def test_a_register_has_a_sheet_whatever_it_is_called(title: str, name: str) -> None:
    made = small(registers={"a": LIBRARY | {"title": title}})

    assert opened(made).sheetnames[3] == name
