"""What a white cell holds beside its value is told cell by cell, and taken only where it is plain."""

import zipfile
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font, PatternFill
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from anplan.base.period import Period
from anplan.files.form.read import read_form
from anplan.model.project import Project
from tests.forms import Filled, converted, form_of, lines, sample_project

OCTOBER = Period.parse("2025-10")
PROGRESS = "tasks:2.4"
FIELDS = ("text", "next")


@pytest.fixture(scope="module")
def project(sample: Path) -> Project:
    return sample_project(sample)


@pytest.fixture
def form(project: Project) -> Filled:
    return Filled(form_of(project, "jxkc", OCTOBER))


def typed(form: Filled, mark: str, field: str, value: Any, number_format: str = "") -> None:
    cell = form.cell(mark, field)
    cell.value = value
    if number_format:
        cell.number_format = number_format


def at(form: Filled, mark: str, field: str) -> str:
    return f"填报表!{form.cell(mark, field).coordinate}"


def figure(form: Filled, value: Any, number_format: str, name: str = "hightech-growth") -> None:
    typed(form, f"readings:{name}", "value", value, number_format)
    form.put(f"readings:{name}", as_of="2025-09-30")


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_a_form_that_another_program_saved_is_silent(
    form: Filled, project: Project, tmp_path: Path, kind: str
) -> None:
    form.put(PROGRESS, text="走访企业5家。", next="跟岗实践")
    form.put("problems:1", task="2.3", text="场地不足", ask="请协调")
    returned = read_form(converted(form.save(tmp_path / "form.xlsx"), kind), project)
    assert lines(returned, "unclear", "error", "changed") == []
    assert list(returned.content) == ["progress", "next", "problems"]


@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_what_another_program_saved_is_told_alike(
    form: Filled, project: Project, tmp_path: Path, kind: str
) -> None:
    figure(form, 1.05, "0%")
    figure(form, 1234567, '0.0,"万"', "tech-contracts")
    figure(form, 7.6, '0.0"家"', "little-giants")
    error = form.cell("readings:tech-managers", "reason")
    error.value, error.data_type = "#N/A", "e"
    form.put("milestones:2.3/pilot-platforms", done=9.3)
    form.cell("tasks:1.1", "text").value = CellRichText(
        "走访企业", TextBlock(InlineFont(strike=True), "3"), "5家"
    )
    form.put("tasks:1.1", next="看不见的字")
    form.cell("tasks:1.1", "next").font = Font(color="FFFFFFFF")
    typed(form, "tasks:1.2", "text", date(2025, 3, 5), "yyyy-mm-dd")
    typed(form, "tasks:1.2", "next", value=True, number_format="General")
    typed(form, "tasks:2.1", "text", 100_000, "0.00E+00")
    typed(form, "tasks:2.1", "next", time(3, 5), "h:mm")
    typed(form, "tasks:2.2", "text", 5, ";;;")
    form.put("tasks:2.3", text="旧稿")
    form.sheet.row_dimensions[form.row("tasks:2.3")].hidden = True
    row = form.row(PROGRESS)
    form.put(PROGRESS, text="共用")
    form.sheet.unmerge_cells(f"G{row}:I{row}")
    form.sheet.merge_cells(f"G{row}:J{row}")
    returned = read_form(converted(form.save(tmp_path / "form.xlsx"), kind), project)
    assert returned.content == {
        "readings": [
            {"indicator": "hightech-growth", "value": "105", "as_of": "2025-09-30"},
            {"indicator": "little-giants", "value": "7.6", "as_of": "2025-09-30"},
        ],
        "progress": [{"ref": "2.3", "text": "旧稿"}, {"ref": "2.4", "text": "共用"}],
    }
    assert {line.split(" ")[1] for line in lines(returned, "error")} == {
        at(form, *place)
        for place in (
            ("readings:tech-contracts", "value"),
            ("readings:tech-managers", "reason"),
            ("milestones:2.3/pilot-platforms", "done"),
            *(("tasks:" + task, field) for task in ("1.1", "1.2", "2.1") for field in FIELDS),
            ("tasks:2.2", "text"),
        )
    }
    assert {line.split(" ")[1] for line in lines(returned, "unclear")} == {
        at(form, "tasks:2.3", "text"),
        at(form, PROGRESS, "text"),
    }


@pytest.mark.parametrize(
    ("value", "number_format", "stored"),
    [
        (1, "0%", "100"),
        (1.05, "0.00%", "105"),
        (-0.076, "0.0%;[Red]-0.0%", "-7.6"),
        (0.00985, "0.0%", "0.985"),
        (7.6, '0.0"%"', "7.6"),
        (7.6, r"0.0\%", "7.6"),
        (7.6, "General", "7.6"),
        (7.6, "#,##0.00", "7.6"),
    ],
)
def test_a_share_is_what_its_format_shows(
    form: Filled,
    project: Project,
    tmp_path: Path,
    value: float,
    number_format: str,
    stored: str,
) -> None:
    figure(form, value, number_format)
    returned = form.read(tmp_path, project)
    (reading,) = returned.content["readings"]
    assert reading["value"] == stored


@pytest.mark.parametrize("number_format", ['0.0,"万"', "0.0,", r"0\.0,", ";;;", "0!.0,"])
def test_a_figure_in_another_size_is_asked_back(
    form: Filled, project: Project, tmp_path: Path, number_format: str
) -> None:
    figure(form, 1234567, number_format, "tech-contracts")
    returned = form.read(tmp_path, project)
    assert returned.content == {}
    assert lines(returned, "error")[0].startswith(
        "error " + at(form, "readings:tech-contracts", "value")
    )


@pytest.mark.parametrize(
    ("number_format", "stored"),
    [('0.0"亿元"', "178.6"), ('0.0"万元"', "0.01786"), ("¥0.0", "178.6")],
)
def test_a_measure_in_the_format_counts(
    form: Filled, project: Project, tmp_path: Path, number_format: str, stored: str
) -> None:
    figure(form, 178.6, number_format, "tech-contracts")
    returned = form.read(tmp_path, project)
    assert returned.content["readings"][0]["value"] == stored


def test_an_error_in_any_cell_is_named(form: Filled, project: Project, tmp_path: Path) -> None:
    places = [
        ("readings:tech-managers", "value", "#DIV/0!"),
        ("readings:tech-contracts", "as_of", "#N/A"),
        (PROGRESS, "text", "#REF!"),
        ("tasks:2.3", "next", "#VALUE!"),
        ("problems:1", "text", "#NAME?"),
    ]
    form.put("readings:tech-managers", as_of="2025-09-30", reason="台账引用")
    form.put("readings:tech-contracts", value="178.6")
    form.put("tasks:1.1", text="走访企业5家。")
    for mark, field, error in places:
        cell = form.cell(mark, field)
        cell.value = error
        cell.data_type = "e"
    returned = form.read(tmp_path, project)
    assert returned.content == {"progress": [{"ref": "1.1", "text": "走访企业5家。"}]}
    told = lines(returned, "error")
    for mark, field, error in places:
        cell = at(form, mark, field)
        assert f"error {cell} {error} 是表格软件的错误值，不是填报内容，未采用" in told


@pytest.mark.parametrize("text", ["#N/A", "#REF!", "####", "Err:502"])
def test_a_pasted_error_is_one(form: Filled, project: Project, tmp_path: Path, text: str) -> None:
    form.put("readings:tech-managers", reason=text)
    form.cell("readings:tech-managers", "reason").data_type = "s"
    returned = form.read(tmp_path, project)
    assert returned.content == {}
    assert any("错误值" in line for line in lines(returned, "error"))


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


@pytest.mark.parametrize("from_1904", [False, True])
def test_a_bare_number_is_the_day_its_workbook_counts(
    form: Filled, project: Project, tmp_path: Path, *, from_1904: bool
) -> None:
    if from_1904:
        form.book.epoch = CALENDAR_MAC_1904
    number = 44468 if from_1904 else 45930
    form.put("readings:tech-managers", value="33", as_of=number)
    form.put("milestones:2.3/pilot-platforms", done=date(2025, 9, 15))
    returned = form.read(tmp_path, project)
    assert returned.content["readings"][0]["as_of"] == "2025-09-30"
    assert returned.content["milestones"][0]["done"] == "2025-09-15"


@pytest.mark.parametrize("number", [44468, "44468", 52000])
def test_a_bare_number_outside_the_plan_is_asked_back(
    form: Filled, project: Project, tmp_path: Path, number: int | str
) -> None:
    form.put("milestones:2.3/pilot-platforms", done=number)
    returned = form.read(tmp_path, project)
    assert returned.content == {}
    assert "不在方案期内，未采用" in lines(returned, "error")[0]


@pytest.mark.parametrize(
    ("value", "stored"),
    [(9.3, None), (9.12, "2025-09-12"), (8.5, "2025-08-05"), ("9.3", "2025-09-03")],
)
def test_a_number_for_a_day_is_asked_back_where_a_nought_may_be_lost(
    form: Filled, project: Project, tmp_path: Path, value: Any, stored: str | None
) -> None:
    form.put("milestones:2.3/pilot-platforms", done=value)
    entries = form.read(tmp_path, project).content.get("milestones", [{}])
    assert entries[0].get("done") == stored


@pytest.mark.parametrize(
    ("typed_day", "stored"),
    [
        ("10月底", "2025-10-31"),
        ("2025年9月末", "2025-09-30"),
        ("截至9月30日", "2025-09-30"),
        ("已于10月18日举办", "2025-10-18"),
        ("10月上旬", None),
        ("10月18日前完成", None),
    ],
)
def test_a_day_among_plain_words(
    form: Filled, project: Project, tmp_path: Path, typed_day: str, stored: str | None
) -> None:
    form.put("milestones:2.3/pilot-platforms", done=typed_day)
    returned = form.read(tmp_path, project)
    assert returned.content.get("milestones", [{}])[0].get("done") == stored
    if stored is not None:
        assert lines(returned, "changed")[0].endswith(f"{typed_day} → {stored}")


@pytest.mark.parametrize(
    ("value", "stored"),
    [("36人", "36"), ("36 位", "36"), ("36名", "36"), ("36家", None), ("36人次", None)],
)
def test_people_are_counted_in_more_words_than_one(
    form: Filled, project: Project, tmp_path: Path, value: str, stored: str | None
) -> None:
    form.put("readings:tech-managers", value=value, as_of="2025-09-30")
    readings = form.read(tmp_path, project).content.get("readings", [{}])
    assert readings[0].get("value") == stored


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


def test_words_for_nothing_are_no_reason(form: Filled, project: Project, tmp_path: Path) -> None:
    form.put("readings:tech-managers", value="/", reason="暂无数据。")
    returned = form.read(tmp_path, project)
    assert returned.content == {}
    assert lines(returned, "error")[0].endswith("技术经理人：既没有数值，也没有写明原因")


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


@pytest.mark.parametrize("value", ["33①人", "33²位"])
def test_a_sign_for_a_note_is_no_digit_beside_a_counter(
    form: Filled, project: Project, tmp_path: Path, value: str
) -> None:
    form.put("readings:tech-managers", value=value, as_of="2025-09-30")
    assert "readings" not in form.read(tmp_path, project).content


def test_a_month_of_no_year_is_no_day(form: Filled, project: Project, tmp_path: Path) -> None:
    form.put("milestones:2.3/pilot-platforms", done="0000年10月底")
    assert form.read(tmp_path, project).content == {}


def raised(text: str, sign: str, place: str = "superscript", rest: str = "") -> CellRichText:
    return CellRichText(text, TextBlock(InlineFont(vertAlign=place), sign), rest or "")


@pytest.mark.parametrize("kind", ["", "ods", "xls"])
@pytest.mark.parametrize("place", ["superscript", "subscript"])
def test_a_raised_or_lowered_digit_is_none_of_the_figure(
    form: Filled, project: Project, tmp_path: Path, kind: str, place: str
) -> None:
    figure(form, raised("178.6", "1", place), "@", "tech-contracts")
    form.put("readings:tech-managers", value="33", as_of=raised("10月8日", "2", place))
    path = form.save(tmp_path / "form.xlsx")
    returned = read_form(converted(path, kind) if kind else path, project)
    assert "readings" not in returned.content
    sign = "¹" if place == "superscript" else "₁"
    assert any(f"不是数值：178.6{sign}；未采用" in line for line in lines(returned, "error"))
    assert at(form, "readings:tech-managers", "as_of") in "".join(lines(returned, "error"))


@pytest.mark.parametrize("kind", ["", "ods", "xls"])
def test_raised_signs_of_a_text_are_kept(
    form: Filled, project: Project, tmp_path: Path, kind: str
) -> None:
    form.cell(PROGRESS, "text").value = raised("新建 500m", "2", rest="，\n走访3家")
    form.cell(PROGRESS, "next").value = raised("CO", "2", "subscript", "监测[1]")
    path = form.save(tmp_path / "form.xlsx")
    returned = read_form(converted(path, kind) if kind else path, project)
    assert returned.content == {
        "progress": [{"ref": "2.4", "text": "新建 500m²，\n走访3家"}],
        "next": [{"ref": "2.4", "text": "CO₂监测[1]"}],
    }
    assert len(lines(returned, "changed")) == 2
    assert lines(returned, "error", "unclear") == []


def test_what_is_raised_as_a_whole_is_joined_to_nothing(
    form: Filled, project: Project, tmp_path: Path
) -> None:
    figure(form, CellRichText(TextBlock(InlineFont(vertAlign="superscript"), "178.6")), "@")
    returned = form.read(tmp_path, project)
    assert returned.content["readings"][0]["value"] == "178.6"
    assert lines(returned, "error", "changed") == []


@pytest.mark.parametrize(
    "number_format", ["-0", '"-"0', "(0)", "0;0", r"\-0.0", "-General", "[红色]-0"]
)
def test_a_figure_that_its_format_shows_with_another_sign_is_asked_back(
    form: Filled, project: Project, tmp_path: Path, number_format: str
) -> None:
    figure(form, -33 if number_format == "0;0" else 33, number_format)
    returned = form.read(tmp_path, project)
    assert "readings" not in returned.content
    assert "显示的正负号不同" in lines(returned, "error")[0]


@pytest.mark.parametrize(
    "number_format",
    ["0;-0", "0;(0)", "0_);(0)", "0_ ;[Red]0", "0_ ;[红色]-0 ", "0", "#,##0.0", "@"],
)
@pytest.mark.parametrize("value", [33, -33, 0])
def test_a_figure_with_its_own_sign_is_taken(
    form: Filled, project: Project, tmp_path: Path, number_format: str, value: int
) -> None:
    figure(form, value, number_format)
    returned = form.read(tmp_path, project)
    assert [entry["value"] for entry in returned.content["readings"]] == [str(value)]


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


@pytest.mark.parametrize("kind", ["ods", "xls"])
def test_another_program_keeps_the_sign_that_a_format_shows(
    form: Filled, project: Project, tmp_path: Path, kind: str
) -> None:
    figure(form, 33, "-0")
    figure(form, -3, "0.0_ ;[Red]0.0", "tech-contracts")
    figure(form, -4, "0.0_);(0.0)", "little-giants")
    returned = read_form(converted(form.save(tmp_path / "form.xlsx"), kind), project)
    assert [entry["value"] for entry in returned.content["readings"]] == ["-3", "-4"]
