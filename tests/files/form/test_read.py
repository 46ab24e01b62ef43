"""Forms go out, are filled in, moved about, converted, and come back the same."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from anplan.base.period import Period
from anplan.files.form.read import read_form
from anplan.intake.forms import Identity, checksum
from anplan.model.project import Project
from tests.forms import Filled, converted, form_of, lines, reported_project

CONTENT = {
    "readings": [
        {"indicator": "tech-managers", "value": "18", "as_of": "2025-06-30"},
        {
            "indicator": "tech-contracts",
            "value": "121.3",
            "as_of": "2025-05-31",
            "preliminary": "true",
            "reason": "口径调整",
        },
        {"indicator": "hightech-growth", "unavailable": "统计部门尚未发布"},
        {"indicator": "main-grids", "value": "2", "as_of": "2025-06-30"},
    ],
    "progress": [{"ref": "2.4", "text": "完成第二期培训。\n学员22名。"}],
    "next": [{"ref": "2.4", "text": "跟岗实践"}],
    "milestones": [{"ref": "2.4/manager-base", "done": "2025-06-20"}],
    "problems": [
        {"ref": "2.3", "title": "场地不足", "text": "场地不足，影响进度", "ask": "请协调"}
    ],
}


@pytest.fixture(scope="module")
def project(sample: Path) -> Project:
    return reported_project(sample)


@pytest.fixture
def filled(project: Project) -> Filled:
    form = Filled(form_of(project, "jxkc"))
    form.put(
        "readings:tech-contracts",
        value="1213000万元",
        as_of="5月31日",
        preliminary="初步",
        reason="口径调整",
    )
    form.put("readings:tech-managers", value="１８", as_of="2025.6.30", preliminary="最终")
    form.put("readings:hightech-growth", value="暂无", reason="统计部门尚未发布")
    form.put("readings:main-grids", value=2, as_of="2025/6/30")
    form.put("tasks:2.4", text="完成第二期培训。\n学员22名。", next="跟岗实践")
    form.put("milestones:2.4/manager-base", done="6月20日")
    form.put("problems:1", task="2.3", text="场地不足，影响进度", ask="请协调")
    return form


def test_what_was_typed_comes_back_as_a_report(
    filled: Filled, project: Project, tmp_path: Path
) -> None:
    returned = filled.read(tmp_path, project)
    assert (returned.file, returned.unit, returned.period) == ("回填.xlsx", "jxkc", "2025-06")
    assert returned.content == CONTENT
    assert lines(returned, "changed")[:3] == [
        "changed 填报表!G14 １８ → 18",
        "changed 填报表!H14 2025.6.30 → 2025-06-30",
        "changed 填报表!G15 1213000万元 → 121.3",
    ]
    assert lines(returned, "error") == []


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_another_program_saves_the_same(
    filled: Filled, project: Project, tmp_path: Path, kind: str
) -> None:
    path = converted(filled.save(tmp_path / "form.xlsx"), kind)
    returned = read_form(path, project)
    assert returned.content == CONTENT
    assert lines(returned, "error") == []


def test_labels_may_be_changed_and_sheets_renamed(
    filled: Filled, project: Project, tmp_path: Path
) -> None:
    filled.sheet.title = "六月"
    filled.book.worksheets[1].title = "别动"
    label = filled.sheet.cell(filled.row("readings:tech-contracts"), 2)
    label.value = "我的指标"
    returned = filled.read(tmp_path, project)
    assert returned.content == CONTENT
    assert lines(returned, "outside", "error") == [
        "outside 六月!B15 填在白色单元格之外，未采用：我的指标"
    ]


def test_rows_may_change_places(filled: Filled, project: Project, tmp_path: Path) -> None:
    sheet = filled.sheet
    first, second = filled.row("readings:tech-managers"), filled.row("readings:tech-contracts")
    for column in range(1, 11):
        above, below = sheet.cell(first, column), sheet.cell(second, column)
        above.value, below.value = below.value, above.value
    returned = filled.read(tmp_path, project)
    assert returned.content["readings"] == [
        CONTENT["readings"][1],
        CONTENT["readings"][0],
        *CONTENT["readings"][2:],
    ]
    assert lines(returned, "error") == []


def test_rows_and_columns_may_be_inserted(filled: Filled, project: Project, tmp_path: Path) -> None:
    for area in list(filled.sheet.merged_cells.ranges):
        filled.sheet.unmerge_cells(str(area))
    filled.sheet.insert_rows(14)
    filled.sheet.insert_cols(1)
    filled.sheet["F14"].value = "另起一行"
    returned = filled.read(tmp_path, project)
    assert returned.content == CONTENT
    assert lines(returned, "outside", "error") == [
        "outside 填报表!F14 填在白色单元格之外，未采用：另起一行"
    ]


def test_an_untouched_form_says_nothing(project: Project, tmp_path: Path) -> None:
    returned = Filled(form_of(project, "jd-dazhi")).read(tmp_path, project)
    assert returned.content == {}
    assert lines(returned) == ["error  没有填写任何内容"]


def test_no_news_is_news(project: Project, tmp_path: Path) -> None:
    form = Filled(form_of(project, "qkx")).put("nothing:1", text="本月无新进展")
    assert form.read(tmp_path, project).content == {"nothing": "本月无新进展"}
    (task,) = project.tasks_of("qkx")
    form.put(f"tasks:{task}", text="布展12处")
    returned = form.read(tmp_path, project)
    assert returned.content == {"progress": [{"ref": task, "text": "布展12处"}]}
    assert lines(returned, "unclear") == ["unclear  填了“无新进展”，又填有其他内容；按其他内容采用"]


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ({"value": "5"}, "error 填报表!H18 国家级“小巨人”：缺少数据日期，未采用"),
        ({"value": "暂无"}, "error 填报表!G18 国家级“小巨人”：既没有数值，也没有写明原因"),
        ({"value": "五名", "as_of": "6.30"}, "error 填报表!G18 不是数值：五名；未采用"),
        ({"value": "5", "as_of": "月底"}, "error 填报表!H18 不是日期：月底；未采用"),
        (
            {"value": "5", "as_of": "6.30", "preliminary": "大概"},
            "error 填报表!G18 国家级“小巨人”：该行未采用",
        ),
        ({"value": "=5+1", "as_of": "6.30"}, "error 填报表!G18 公式没有保存结果，请直接填写数值"),
        ({"value": "=5+1", "reason": "未发布"}, "error 填报表!G18 国家级“小巨人”：该行未采用"),
    ],
)
def test_a_reading_that_is_not_taken_says_so(
    project: Project, tmp_path: Path, typed: dict[str, str], line: str
) -> None:
    form = Filled(form_of(project, "jxkc")).put("readings:little-giants", **typed)
    returned = form.read(tmp_path, project)
    assert returned.content == {}
    assert line in lines(returned, "error")


def test_a_share_that_excel_made_is_asked_back(project: Project, tmp_path: Path) -> None:
    form = Filled(form_of(project, "jxkc"))
    form.put("readings:hightech-growth", value=0.075, as_of="2025-06-30")
    assert any("百分数本身" in line for line in lines(form.read(tmp_path, project), "unclear"))


def test_what_lies_beside_the_form_is_reported(
    filled: Filled, project: Project, tmp_path: Path
) -> None:
    filled.book.create_sheet("附表")["A1"] = "补充"
    returned = filled.read(tmp_path, project)
    assert lines(returned, "error") == ["error 附表 工作表 附表 不属于填报表，未读取"]


def test_a_problem_is_solved_on_a_day(project: Project, tmp_path: Path) -> None:
    forms = {unit: form_of(project, unit, Period.parse("2025-08")) for unit in project.units}
    unit, form = next(pair for pair in forms.items() if "open:1" in pair[1].identity.rows)
    title, ref = form.identity.titles["open:1"], form.identity.titles["open:1/ref"]
    filled = Filled(form).put("open:1", answer="是", solved="8月20日")
    assert filled.read(tmp_path, project).content == {
        "problems": [{"ref": ref, "title": title, "solved": "2025-08-20"}]
    }
    filled.put("open:1", answer="否")
    assert filled.read(tmp_path, project).content == {}
    filled.put("open:1", answer="是", solved=None)
    returned = filled.read(tmp_path, project)
    assert (returned.unit, returned.content) == (unit, {})
    assert lines(returned, "error")[0].endswith("已填解决，缺少解决日期；未采用")


def test_a_form_of_another_month_or_plan_is_named(
    filled: Filled, project: Project, tmp_path: Path
) -> None:
    path = filled.save(tmp_path / "a.xlsx")
    returned = read_form(path, project, Period.parse("2025-07"))
    assert returned.content == {}
    assert lines(returned) == ["error  是 2025-06 的填报表，不是 2025-07 的"]
    hidden = filled.book.worksheets[1]["A1"]
    hidden.value = hidden.value.replace("5号", "6号")
    assert lines(filled.read(tmp_path, project)) == ["error  填报表的隐藏标识已被改动，不予采用"]


def test_a_deleted_and_a_copied_row_are_told(
    filled: Filled, project: Project, tmp_path: Path
) -> None:
    row = filled.row("readings:little-giants")
    filled.sheet.cell(row, 1).value = "readings:tech-managers"
    returned = filled.read(tmp_path, project)
    unclear = lines(returned, "unclear")
    assert f"unclear 填报表!A{row} 技术经理人 一行出现两次，均已读取" in unclear
    assert "unclear  缺少 国家级“小巨人” 一行" in unclear


@pytest.mark.parametrize("between", ["\u200b", "\u2060", "\ufeff", "\u00ad", "\u202e", "\t", "\n"])
def test_unseen_signs_between_two_numbers_do_not_join_them(
    project: Project, tmp_path: Path, between: str
) -> None:
    form = Filled(form_of(project, "jxkc"))
    form.put("readings:tech-managers", value=f"33{between}35", as_of="2025-06-30")
    returned = form.read(tmp_path, project)
    assert "readings" not in returned.content
    assert lines(returned, "error")


def test_a_soft_hyphen_in_front_of_a_figure_is_its_minus(project: Project, tmp_path: Path) -> None:
    form = Filled(form_of(project, "jxkc"))
    form.put("readings:hightech-growth", value="\u00ad3.2", as_of="2025-03-31")
    form.put("tasks:2.4", text="培\u00ad训\u200b班")
    returned = form.read(tmp_path, project)
    assert returned.content["readings"][0]["value"] == "-3.2"
    assert returned.content["progress"][0]["text"] == "培训班"


@pytest.mark.parametrize(
    ("value", "as_of"), [("33①人", "2025-06-30"), ("33²名", "2025-06-30"), ("33", "6月3①日")]
)
def test_a_note_s_sign_in_front_of_a_word_is_no_digit_either(
    project: Project, tmp_path: Path, value: str, as_of: str
) -> None:
    form = Filled(form_of(project, "jxkc"))
    form.put("readings:tech-managers", value=value, as_of=as_of)
    returned = form.read(tmp_path, project)
    assert "readings" not in returned.content
    assert lines(returned, "error")


def sorted_without_marks(form: Filled, first: str, second: str) -> None:
    """Exchange all that is visible of two rows."""
    above, below = form.row(first), form.row(second)
    for column in range(2, 11):
        one, other = form.sheet.cell(above, column), form.sheet.cell(below, column)
        if not (one.__class__.__name__ == "MergedCell" or other.__class__.__name__ == "MergedCell"):
            one.value, other.value = other.value, one.value


def without_labels(form: Filled) -> None:
    """Make a form of one as it was sent out before forms knew the labels of their rows."""
    hidden = form.book.worksheets[1]["A1"]
    identity = Identity.parse(hidden.value)
    assert identity is not None
    content = identity._asdict()
    del content["labels"]
    hidden.value = json.dumps(
        {"anplan": "form", **content, "checksum": checksum(content)}, ensure_ascii=False
    )


ROWS = {
    "readings": ("readings:tech-managers", "readings:grant-to-equity"),
    "tasks": ("tasks:1.1", "tasks:1.2"),
    "milestones": ("milestones:2.3/pilot-platforms", "milestones:4.4/anchuanghui"),
}


@pytest.mark.parametrize("is_old", [False, True])
@pytest.mark.parametrize("section", ROWS)
def test_a_row_with_the_label_of_another_is_not_taken(
    project: Project, tmp_path: Path, section: str, *, is_old: bool
) -> None:
    form = Filled(form_of(project, "jxkc", Period.parse("2025-10")))
    first, second = ROWS[section]
    if is_old:
        without_labels(form)
    if section == "readings":
        form.put(second, value="15", as_of="2025-09-30")
    elif section == "tasks":
        form.put(second, text="走访3家。")
    else:
        form.put(second, done="2025-10-08")
    assert section in str(list(form.read(tmp_path, project).content)).replace("progress", "tasks")
    sorted_without_marks(form, first, second)
    returned = form.read(tmp_path, project)
    assert returned.content == {}
    label = form.sheet.cell(form.row(first), 2)
    (error,) = lines(returned, "error")
    assert error.startswith(f"error 填报表!{label.coordinate} 按隐藏的 A 列，本行是")
    assert label.value.strip() in error
    assert f"填报表!B{form.row(second)} " in "".join(lines(returned, "unclear"))


def test_a_label_that_was_typed_over_with_that_of_another_row_is_told(
    project: Project, tmp_path: Path
) -> None:
    form = Filled(form_of(project, "jxkc"))
    form.put("readings:tech-managers", value="18", as_of="2025-06-30")
    other = form.sheet.cell(form.row("readings:main-grids"), 2).value
    form.sheet.cell(form.row("readings:tech-managers"), 2).value = other
    returned = form.read(tmp_path, project)
    assert returned.content == {}
    (error,) = lines(returned, "error")
    assert "技术经理人" in error
    assert other in error


@pytest.mark.parametrize("is_old", [False, True])
def test_a_form_from_before_a_title_was_changed_is_taken(
    project: Project, tmp_path: Path, *, is_old: bool
) -> None:
    form = Filled(form_of(project, "jxkc"))
    if is_old:
        without_labels(form)
    form.put("readings:tech-managers", value="18", as_of="2025-06-30")
    known = project.indicators["tech-managers"]
    renamed = known._replace(title="技术经理人数量", short=None)
    changed = replace(project, indicators={**project.indicators, "tech-managers": renamed})
    returned = form.read(tmp_path, changed)
    assert [entry["value"] for entry in returned.content["readings"]] == ["18"]
    assert lines(returned, "error", "unclear") == []
