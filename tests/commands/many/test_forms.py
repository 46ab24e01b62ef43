"""One form a unit over all its plans: sent out, filled in, and collected into each workspace."""

from pathlib import Path

import openpyxl
import pytest

from tests.program import add, refused, run
from tests.small_plans import small_plan, takes_figure, water_and_school

WATER = "water"
NOT_TAKEN = (
    "？ 2025-07-市住建局.xlsx：其中其他方案的填报表未采用：校园建设方案。"
    "请在各自的工作区收取：用 -C 或 --workspaces 指定"
)
BOTH = ("-C", "water", "-C", "school")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    water_and_school(tmp_path)
    return tmp_path


def made(office: Path, unit: str = "市住建局") -> Path:
    """Write a unit's form for July, and return where it lies."""
    done = run("form", *BOTH, "--unit", unit, "--period", "2025-07", "-o", "forms", folder=office)
    assert done.code == 0
    (path,) = (office / "forms").iterdir()
    return path


def fill(path: Path, texts: dict[str, str]) -> None:
    """Write what was done into the white cell of each plan's task, by the names of the sheets."""
    book = openpyxl.load_workbook(path)
    for title, text in texts.items():
        sheet = book[title]
        head = next(row for row in sheet.iter_rows() if row[0].value == "#tasks")
        place = next(cell.column for cell in head if cell.value == "text")
        row = next(row for row in sheet.iter_rows() if row[0].value == "tasks:1.1")
        sheet.cell(row[0].row, place).value = text
    book.save(path)


def test_a_sheet_for_each_plan(office: Path) -> None:
    book = openpyxl.load_workbook(made(office))
    shown = [sheet.title for sheet in book if sheet.sheet_state == "visible"]
    assert shown == ["供水改造方案", "校园建设方案"]


def test_a_unit_of_one_plan_gets_its_usual_form(office: Path) -> None:
    book = openpyxl.load_workbook(made(office, "市水务局"))
    assert [sheet.title for sheet in book if sheet.sheet_state == "visible"] == ["填报表"]


def test_all_units_get_theirs(office: Path) -> None:
    done = run("form", *BOTH, "--all", "--period", "2025-07", "-o", "forms", folder=office)
    assert done.code == 0
    assert sorted(path.name for path in (office / "forms").iterdir()) == [
        "2025-07-市住建局.xlsx",
        "2025-07-市教育局.xlsx",
        "2025-07-市水务局.xlsx",
    ]


def test_it_is_collected_into_each_workspace(office: Path) -> None:
    path = made(office)
    fill(path, {"供水改造方案": "完成管网勘测", "校园建设方案": "完成校舍选址"})
    done = run("collect", str(path), *BOTH, "--on", "2025-08-02", "--yes", folder=office)
    assert done.code == 0, done
    for name, text in (("water", "完成管网勘测"), ("school", "完成校舍选址")):
        report = (office / name / "units/zjj/2025-07.yaml").read_text(encoding="utf-8")
        assert text in report
    assert "[water]\n" in done.out
    assert "[school]\n" in done.out


def test_a_form_that_was_filled_in_is_kept(office: Path) -> None:
    path = made(office)
    fill(path, {"校园建设方案": "完成校舍选址"})
    again = run(
        "form", *BOTH, "--unit", "市住建局", "--period", "2025-07", "-o", "forms", folder=office
    )
    assert again.code == 1
    assert "已有填写内容，未覆盖" in again.err


def test_one_workspace_takes_its_own_part_of_it(office: Path) -> None:
    path = made(office)
    fill(path, {"供水改造方案": "完成管网勘测", "校园建设方案": "完成校舍选址"})
    done = run("collect", str(path), "-C", "water", "--on", "2025-08-02", "--yes", folder=office)
    assert done.code == 0
    assert "完成校舍选址" not in done.out
    assert done.out.splitlines()[-1] == NOT_TAKEN
    assert not (office / "school/units/zjj/2025-07.yaml").exists()


def test_a_form_of_another_plan_is_named(office: Path) -> None:
    small_plan(office / "roads", "道路改造方案", ("jtj", "市交通局"))
    made_there = run(
        "form", "--unit", "jtj", "--period", "2025-07", "-o", str(office / "forms"), "-C", "roads", folder=office
    )  # fmt: skip
    assert made_there.code == 0
    done = run("collect", "forms", *BOTH, folder=office)
    assert done.code == 1
    assert "× 2025-07-市交通局.xlsx：是其他方案的填报表：道路改造方案\n" in done.out


def test_what_is_no_form_is_named(office: Path) -> None:
    (office / "forms").mkdir()
    openpyxl.Workbook().save(office / "forms/other.xlsx")
    done = run("collect", "forms", *BOTH, folder=office)
    assert (done.code, done.out) == (1, "\n× other.xlsx：不是这些方案的填报表\n")


def test_two_workspaces_of_one_plan_are_refused(office: Path) -> None:
    small_plan(office / "copy", "供水改造方案", ("swj", "市水务局"))
    said = refused("collect", "forms", *BOTH, "-C", "copy", folder=office)
    assert said.startswith("anplan：water 和 copy 是同一份方案的工作区：供水改造方案。")


def test_a_sheet_that_was_moved_from_another_form_is_not_taken(office: Path) -> None:
    path = made(office)
    book = openpyxl.load_workbook(path)
    for row in book["校园建设方案"].iter_rows(max_row=1):
        for cell in row:
            if str(cell.value or "").startswith("@"):
                cell.value = None
    book.save(path)
    done = run("collect", str(path), *BOTH, "--yes", folder=office)
    assert done.code == 1
    assert "隐藏标识" in done.out


def test_units_that_say_they_are_the_same_get_one_form(office: Path) -> None:
    small_plan(office / "parks", "公园建设方案", ("yyj", "市园林局"), beside=("jsj", "市住建局"))
    add(office / "parks/units/jsj/unit.yaml", "same_as: [zjj]\n")
    line = ("--unit", "市住建局", "--period", "2025-07", "-o", "forms")
    assert run("form", *BOTH, "-C", "parks", *line, folder=office).code == 0
    (path,) = (office / "forms").iterdir()
    shown = [
        sheet.title for sheet in openpyxl.load_workbook(path) if sheet.sheet_state == "visible"
    ]
    assert shown == ["供水改造方案", "校园建设方案", "公园建设方案"]
    day = ("--on", "2025-07-10")
    said = run("due", "--remind", *BOTH, "-C", "parks", *day, folder=office)
    assert said.out.count("市住建局\n") == 1
    assert "您好！现提醒3份方案有关事项。" in said.out
    assert said.err == ""


def test_a_unit_may_be_named_by_the_id_that_others_know_it_by(office: Path) -> None:
    small_plan(office / "parks", "公园建设方案", ("yyj", "市园林局"), beside=("jsj", "市城建局"))
    add(office / "parks/units/jsj/unit.yaml", "same_as: [zjj]\n")
    day = ("--on", "2025-07-10", "--unit", "zjj")
    done = run("due", *BOTH, "-C", "parks", *day, folder=office)
    assert (done.err, "parks" in done.out) == ("", True)


def test_one_workspace_that_cannot_be_read_is_named_and_the_others_get_theirs(
    office: Path,
) -> None:
    fill(made(office), {"供水改造方案": "管网踏勘完成", "校园建设方案": "校舍加固完成"})
    add(office / "school/plan/plan.yaml", "start: [\n")
    done = run("collect", "forms", *BOTH, "--on", "2025-08-03", folder=office)
    assert done.code == 2
    assert done.err.splitlines()[0].startswith("school：plan/plan.yaml:")
    assert "anplan：school：plan/plan.yaml 读不出" in done.err
    assert (office / "water/units/zjj/2025-07.yaml").is_file()
    assert done.out.splitlines()[-1] == NOT_TAKEN


def test_a_plan_may_be_called_as_a_hidden_sheet_is(office: Path) -> None:
    small_plan(office / "odd", "anplan1", ("ygj", "市园管局"))
    asked = ("form", *BOTH, "-C", "odd", "--unit", "市住建局", "--period", "2025-07")
    assert run(*asked, "-o", "forms", folder=office).code == 0
    (path,) = (office / "forms").iterdir()
    book = openpyxl.load_workbook(path)
    assert [sheet.title for sheet in book if sheet.sheet_state == "visible"][2] == "anplan1 2"


def test_a_part_that_came_back_untouched_is_no_refusal_where_its_report_is_there(
    office: Path,
) -> None:
    path = made(office)
    fill(path, {"供水改造方案": "完成管网勘测"})
    add(office / "school/units/zjj/2025-07.yaml", "submitted: 2025-08-01\nnothing: 本月无新进展\n")
    done = run("collect", str(path), *BOTH, "--on", "2025-08-02", "--yes", folder=office)
    assert (done.code, done.err) == (0, "")
    assert "没有新内容：该期填报已经收到。" in done.out
    assert "没有填写任何内容" not in done.out


def test_a_part_that_came_back_untouched_and_is_owed_is_one(office: Path) -> None:
    path = made(office)
    fill(path, {"供水改造方案": "完成管网勘测"})
    done = run("collect", str(path), *BOTH, "--on", "2025-08-02", "--yes", folder=office)
    assert (done.code, "没有填写任何内容" in done.out) == (1, True)


def test_lights_that_change_in_the_plan_that_takes_a_figure_are_told(office: Path) -> None:
    takes_figure(office / "school", "../water", "pipes")
    asked = ("form", "-C", "water", "--unit", "市水务局", "--period", "2025-07", "-o", "../forms")
    assert run(*asked, folder=office).code == 0
    (path,) = (office / "forms").iterdir()
    book = openpyxl.load_workbook(path)
    sheet = book["填报表"]
    head = next(row for row in sheet.iter_rows() if row[0].value == "#readings")
    columns = {cell.value: cell.column for cell in head}
    row = next(row for row in sheet.iter_rows() if row[0].value == "readings:pipes")
    sheet.cell(row[0].row, columns["value"]).value = 70
    sheet.cell(row[0].row, columns["as_of"]).value = "2025-07-31"
    book.save(path)
    done = run("collect", str(path), *BOTH, "--on", "2025-08-02", "--yes", folder=office)
    assert done.code == 0, done
    _, _, taker = done.out.partition("[school]")
    assert "新建管网：红（低于序时进度 30.0 个百分点） → 绿" in taker
