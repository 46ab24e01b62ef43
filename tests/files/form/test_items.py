"""Rows about the items of registers: filled in, read back, and told cell by cell."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from anplan.files.form.read import read_form
from anplan.files.schema.validate import record_of
from anplan.intake.forms import ReturnedForm
from anplan.model.project import Project
from anplan.model.registers import Carried
from tests.forms import Filled, converted, form_of, lines
from tests.show.form.library import form_library
from tests.state.registers.library import LIBRARY, entry, library

P2, P10, NEW = "items:1", "items:2", "new_items:3"
MOVED = {"register": "library", "id": "P-10", "stage": "stored", "on": "2025-06-20"}
BROUGHT = {
    "register": "library",
    "id": "P-20",
    "title": "新项目",
    "stage": "solicited",
    "on": "2025-06-03",
    "amount": "300",
    "field": "生命健康",
}


@pytest.fixture(scope="module")
def project() -> Project:
    return form_library(roles=["网格长"])


def filled(project: Project) -> Filled:
    return Filled(form_of(project, "jxkc"))


def returned(project: Project, folder: Path, **rows: dict[str, Any]) -> ReturnedForm:
    """Fill in rows, by their names here, and read the form back."""
    form = filled(project)
    for name, typed in rows.items():
        form.put({"moved": "items:3", "other": P2, "new": "new_items:4"}[name], **typed)
    return form.read(folder, project)


def told(form: ReturnedForm) -> list[str]:
    """What is said but that a cell was taken as it stands."""
    return [line for line in lines(form) if not line.startswith("ok ")]


def test_a_move_a_leaving_a_role_and_a_new_item_become_entries(
    project: Project, tmp_path: Path
) -> None:
    form = filled(project)
    form.put("items:3", stage="入库", on="2025-06-20")
    form.put(P2, more3="支行经理", on="2025-06-02")
    form.put("items:2", stage="退出", on="2025-06-11", reason="外迁")
    form.put(
        "new_items:4",
        id="P-20",
        title="新项目",
        stage="征集",
        on="2025-06-03",
        more1="300",
        more2="生命健康",
    )
    read = form.read(tmp_path, project)
    assert told(read) == []
    assert read.content["items"] == [
        {"register": "library", "id": "P-2", "on": "2025-06-02", "roles": {"网格长": "支行经理"}},
        {"register": "library", "id": "P-3", "left": "2025-06-11", "reason": "外迁"},
        MOVED,
        BROUGHT,
    ]


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_another_program_saves_the_same(project: Project, tmp_path: Path, kind: str) -> None:
    form = filled(project).put("items:3", stage="入库", on="2025-06-20")
    path = converted(form.save(tmp_path / "form.xlsx"), kind)
    assert read_form(path, project).content == {"items": [MOVED]}


def test_days_and_digits_are_taken_as_people_write_them(project: Project, tmp_path: Path) -> None:
    read = returned(
        project,
        tmp_path,
        moved={"stage": "入 库", "on": "６月20日"},
        new={
            "id": "Ｐ－２０",
            "title": "新项目",
            "stage": "solicited",
            "on": "6.3",
            "more1": "０.０３亿元",
            "more2": "生命健康",
        },
    )
    assert read.content["items"] == [MOVED, BROUGHT]
    assert told(read) == [
        "changed 清单!G11 ６月20日 → 2025-06-20",
        "changed 清单!B12 Ｐ－２０ → P-20",
        "changed 清单!G12 6.3 → 2025-06-03",
        "changed 清单!I12 ０.０３亿元 → 300",
    ]


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        (
            {"stage": "概念验征", "on": "6月20日"},
            "F11 项目库没有“概念验征”这个阶段。是不是 概念验证？",
        ),
        (
            {"stage": "x", "on": "6月20日"},
            "F11 项目库没有“x”这个阶段。请从中选择：征集、入库、概念验证",
        ),
        ({"stage": "入库"}, "G11 没有填写到达该阶段的日期"),
        ({"stage": "入库", "on": "下旬"}, "G11 不是日期：下旬"),
        ({"stage": "退出", "on": "6月20日"}, "H11 没有写明退出原因"),
        ({"on": "6月20日"}, "G11 没有填新阶段，也没有填退出"),
        ({"reason": "推迟"}, "H11 没有填新阶段，也没有填退出"),
        ({"more1": "300"}, "G11 没有填写起始日期"),
        ({"more1": "很多", "on": "6月2日"}, "I11 不是数值：很多"),
        ({"more2": "生命建康", "on": "6月2日"}, "J11 领域没有“生命建康”这一项。是不是 生命健康？"),
    ],
)
def test_a_row_that_is_not_understood_is_left_out_whole(
    project: Project, tmp_path: Path, typed: dict[str, str], why: str
) -> None:
    read = returned(project, tmp_path, moved=typed)
    assert read.content == {}
    first, *_, last = [line.partition(" 清单!")[2] for line in lines(read, "error")]
    assert first.startswith(why)
    assert last.endswith("项目库 P-10：该行未采用")


def test_going_back_needs_a_reason(project: Project, tmp_path: Path) -> None:
    back = {"stage": "征集", "on": "6月20日"}
    assert told(returned(project, tmp_path, other=back))[1:] == [
        "error 清单!H9 由“入库”退回“征集”，没有写明原因",
        "error 清单!F9 项目库 P-2：该行未采用",
    ]
    read = returned(project, tmp_path, other={**back, "reason": "权属不清"})
    (entry,) = read.content["items"]
    assert (entry["stage"], entry["reason"]) == ("solicited", "权属不清")


def test_the_stage_that_stands_there_already_is_nothing_new(
    project: Project, tmp_path: Path
) -> None:
    for day in ("", "2025-05-20"):
        read = returned(project, tmp_path, other={"stage": "入库", "on": day})
        assert read.content == {}
        assert "changed 清单!F9 2025-05-20 起已在“入库”阶段，没有新变化" in told(read)
    again = returned(project, tmp_path, other={"stage": "入库", "on": "2025-06-02"})
    assert told(again) == ["unclear 清单!G9 原报 2025-05-20 到达“入库”，采用后改为 2025-06-02"]


def test_words_for_no_change_are_none(project: Project, tmp_path: Path) -> None:
    read = returned(
        project, tmp_path, other={"stage": "无变化"}, moved={"stage": "入库", "on": "6月20日"}
    )
    assert [entry["id"] for entry in read.content["items"]] == ["P-10"]
    assert "changed 清单!F9 无变化：视为没有数值或内容" in told(read)


def test_a_day_before_that_of_the_present_stage_is_asked_back(
    project: Project, tmp_path: Path
) -> None:
    read = returned(project, tmp_path, other={"stage": "概念验证", "on": "2025-05-01"})
    assert "unclear 清单!G9 2025-05-01 早于目前阶段“入库”的起始日期 2025-05-20，请核实" in told(
        read
    )


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"id": ""}, "没有填写项目编号"),
        ({"title": ""}, "没有填写项目名称"),
        ({"stage": ""}, "没有填写阶段"),
        ({"on": ""}, "没有填写到达该阶段的日期"),
        ({"stage": "退出"}, "新增项目不能填“退出”"),
        ({"id": "P-10"}, "编号 P-10 上面已列出（甲项目），请填在它自己的那一行；该行未采用"),
        ({"id": "k-1"}, "编号 k-1 已是kjj的项目（丙项目）；该行未采用"),
        ({"id": "P-4"}, "编号 P-4 已在清单中（已退出）；该行未采用：新项目请另编编号"),
        ({"more2": "其他"}, "领域没有“其他”这一项。请从中选择：生命健康、数字建造"),
    ],
)
def test_a_new_item_that_is_none_is_left_out(
    project: Project, tmp_path: Path, changes: dict[str, str], why: str
) -> None:
    new = {"id": "P-20", "title": "新项目", "stage": "征集", "on": "2025-06-03"}
    read = returned(project, tmp_path, new=new | changes)
    assert read.content == {}
    assert any(why in line for line in lines(read, "error"))


def test_an_item_that_another_unit_carries_is_not_new(project: Project, tmp_path: Path) -> None:
    brought = {"items": [entry("K-9 stored 2024-05-09 title=旧项目")]}
    known = replace(project, carried={"kjj": record_of(Carried, brought)})
    new = {"id": "K-9", "title": "新项目", "stage": "征集", "on": "2025-06-03"}
    read = filled(project).put("new_items:4", **new).read(tmp_path, known)
    assert read.content == {}
    assert any("编号 K-9 已是kjj的项目（旧项目）；该行未采用" in line for line in lines(read))


def test_the_same_new_item_twice_is_taken_once(project: Project, tmp_path: Path) -> None:
    new = {"id": "P-20", "title": "新项目", "stage": "征集", "on": "2025-06-03"}
    form = filled(project).put("new_items:4", **new).put("new_items:5", **new)
    assert len(form.read(tmp_path, project).content["items"]) == 1
    other = filled(project).put("new_items:4", **new).put("new_items:5", **new | {"stage": "入库"})
    read = other.read(tmp_path, project)
    assert len(read.content["items"]) == 1
    assert lines(read, "error") == [
        "error 清单!B13 项目库 P-20 在表中出现两次，此处内容与前不同；该行未采用"
    ]


def test_rows_may_be_moved_and_the_sheet_renamed(project: Project, tmp_path: Path) -> None:
    form = filled(project).put("items:3", stage="入库", on="2025-06-20")
    sheet, row = form.place("items:3")
    sheet.title = "项目"
    sheet.move_range(f"A{row}:K{row}", rows=10)
    assert form.read(tmp_path, project).content == {"items": [MOVED]}


def test_a_row_with_the_name_of_another_item_is_not_taken(project: Project, tmp_path: Path) -> None:
    for column in (2, 3):
        form = filled(project).put("items:3", stage="入库", on="2025-06-20")
        sheet, row = form.place("items:3")
        sheet.cell(row, column).value = sheet.cell(form.row(P2), column).value
        read = form.read(tmp_path, project)
        assert read.content == {}
        assert any("按A列隐藏标记" in line or "该行未采用" in line for line in lines(read, "error"))


def test_a_row_that_was_copied_is_told(project: Project, tmp_path: Path) -> None:
    form = filled(project).put("items:3", stage="入库", on="2025-06-20")
    sheet, row = form.place("items:3")
    for column in range(1, 12):
        sheet.cell(30, column).value = sheet.cell(row, column).value
    read = form.read(tmp_path, project)
    assert read.content == {"items": [MOVED]}
    assert len(lines(read, "unclear")) == 1


def test_words_beside_the_white_cells_are_asked_back(project: Project, tmp_path: Path) -> None:
    form = filled(project).put("items:3", stage="入库", on="2025-06-20")
    sheet, row = form.place("items:3")
    sheet.cell(row, 14).value = "请核"
    assert "outside 清单!N11 填在白色单元格之外，未采用：请核" in told(form.read(tmp_path, project))


def test_a_form_whose_register_is_gone_says_so(project: Project, tmp_path: Path) -> None:
    form = filled(project).put("items:3", stage="入库", on="2025-06-20")
    read = form.read(tmp_path, replace(project, registers={}))
    assert read.content == {}
    assert lines(read, "error") == ["error 清单!F11 方案中没有清单 library；该行未采用"]


def test_a_form_of_a_register_long_comes_back_whole(tmp_path: Path) -> None:
    entries = tuple(f"P-{place} stored 2025-05-06 title=项目{place}" for place in range(400))
    registers = {"library": {**LIBRARY, "reported_by": ["jxkc"]}}
    made = library({"jxkc 2025-05": entries}, registers=registers)
    form = Filled(form_of(made, "jxkc")).put("items:400", stage="概念验证", on="2025-06-20")
    assert form.read(tmp_path, made).content["items"] == [
        {"register": "library", "id": "P-399", "stage": "proof", "on": "2025-06-20"}
    ]
