"""``anplan collect`` and the walk of ``record``: items of registers become entries of reports."""

import sys
from pathlib import Path

import pytest

from anplan.base.period import Period
from anplan.files.disk.workspace import Workspace
from anplan.files.load import load
from anplan.model.project import Project
from tests.commands.write.registered import ITEMS, with_register
from tests.forms import Filled, form_of
from tests.program import add, edit, on_terminal, run

OCTOBER = Period.parse("2025-10")
REPORT = "units/qkx/2025-10.yaml"
MOVED = "  - register: pilots\n    id: S-1\n    stage: stored\n    on: 2025-10-08\n"


@pytest.fixture
def folder(copied: Path) -> Path:
    return with_register(copied)


def project_of(folder: Path) -> Project:
    project = load(Workspace.find(folder), lambda *_: None).project
    assert project is not None
    return project


def filled(folder: Path, period: Period = OCTOBER) -> Filled:
    return Filled(form_of(project_of(folder), "qkx", period))


def text(folder: Path, file: str = REPORT) -> str:
    return folder.joinpath(file).read_text("utf-8")


def moved(folder: Path, path: Path, **typed: str) -> Path:
    """A form in which the first item moved."""
    form = filled(folder).put("items:1", **{"stage": "入库", "on": "10月8日", **typed})
    return form.save(path / "form.xlsx")


def test_a_move_a_role_and_a_new_item_are_written(folder: Path, tmp_path: Path) -> None:
    form = filled(folder).put("items:1", stage="入库", on="10月8日")
    form.put("items:2", on="10月7日", more2="社区党委副书记")
    new = {"id": "S-3", "title": "丙项目", "stage": "征集", "on": "10月6日"}
    form.put("new_items:3", **new, more1="300", more2="楼宇专员")
    done = run("collect", str(form.save(tmp_path / "a.xlsx")), folder=folder)
    assert done.code == 0, done.out
    assert [line for line in done.out.splitlines() if "+" in line] == [
        "  + 试点项目库：S-1 2025-10-08 入库",
        "  + 试点项目库：S-2 自 2025-10-07 起更新网格长",
        "  + 试点项目库：S-3 2025-10-06 征集",
    ]
    assert text(folder).endswith(
        "items:\n"
        + MOVED
        + "  - register: pilots\n    id: S-2\n    on: 2025-10-07\n"
        + "    roles:\n      网格长: 社区党委副书记\n"
        + "  - register: pilots\n    id: S-3\n    title: 丙项目\n    stage: solicited\n"
        + "    on: 2025-10-06\n    amount: 300\n    roles:\n      网格长: 楼宇专员\n"
    )
    assert run("check", folder=folder).code == 0


def test_the_same_form_again_changes_nothing(folder: Path, tmp_path: Path) -> None:
    path = moved(folder, tmp_path)
    run("collect", str(path), folder=folder)
    before = text(folder)
    done = run("collect", str(path), folder=folder)
    assert (done.code, "没有变化：简报中已有此内容。" in done.out) == (0, True)
    assert text(folder) == before


def test_a_corrected_form_takes_the_place_of_the_first(folder: Path, tmp_path: Path) -> None:
    path = moved(folder, tmp_path)
    assert run("collect", str(path), folder=folder).code == 0
    done = run("collect", str(moved(folder, tmp_path, stage="概念验证")), folder=folder)
    assert "  + 试点项目库：S-1 2025-10-08 概念验证（原为 2025-10-08 入库）" in done.out
    assert text(folder).endswith(MOVED.replace("stored", "proof"))
    left = moved(folder, tmp_path, stage="退出", reason="外迁")
    assert run("collect", str(left), folder=folder).code == 0
    assert text(folder).endswith(
        "  - register: pilots\n    id: S-1\n    left: 2025-10-08\n    reason: |-\n      外迁\n"
    )


def test_a_title_in_the_file_is_the_stage_of_the_form(folder: Path, tmp_path: Path) -> None:
    path = moved(folder, tmp_path)
    run("collect", str(path), folder=folder)
    edit(folder / REPORT, "stage: stored", "stage: 入库")
    done = run("collect", str(path), folder=folder)
    assert "没有变化：简报中已有此内容。" in done.out


def test_in_part_the_rows_that_were_understood_are_taken(folder: Path, tmp_path: Path) -> None:
    form = filled(folder).put("items:1", stage="入库", on="10月8日").put("items:2", stage="退出")
    path = str(form.save(tmp_path / "a.xlsx"))
    assert run("collect", path, folder=folder).code == 1
    assert not (folder / REPORT).exists()
    dry = run("collect", "--partial", "--dry-run", path, folder=folder)
    assert (dry.code, f"+{MOVED.splitlines()[1]}" in dry.out) == (0, True)
    assert not (folder / REPORT).exists()
    assert run("collect", "--partial", path, folder=folder).code == 0
    assert text(folder).endswith("items:\n" + MOVED)


def test_what_a_rule_says_of_an_item_stands_beside_its_cell(folder: Path, tmp_path: Path) -> None:
    done = run("collect", str(moved(folder, tmp_path, on="2026-10-08")), folder=folder)
    assert done.code == 1
    assert "× 清单!G" in done.out


def test_a_role_that_nobody_fills_is_asked_back(folder: Path, tmp_path: Path) -> None:
    new = {"id": "S-3", "title": "丙项目", "stage": "征集", "on": "10月6日"}
    path = filled(folder).put("new_items:3", **new).save(tmp_path / "a.xlsx")
    done = run("collect", str(path), folder=folder)
    told = "  ？ 清单!B11 V122 试点项目库的丙项目未写明网格长由谁担任。请在该行填写职务，不写个人姓名。"
    assert (done.code, told in done.out) == (1, True)
    assert run("collect", "--yes", str(path), folder=folder).code == 0


def test_an_item_of_a_closed_month_goes_into_the_next_open_report(
    folder: Path, tmp_path: Path
) -> None:
    new = {"id": "S-9", "title": "旧项目", "stage": "征集", "on": "2025-05-06"}
    path = (
        filled(folder, Period.parse("2025-05")).put("new_items:1", **new).save(tmp_path / "a.xlsx")
    )
    before = text(folder, "units/qkx/2025-05.yaml")
    done = run("collect", "--yes", str(path), folder=folder)
    assert done.code == 0, done.out
    assert text(folder, "units/qkx/2025-05.yaml") == before
    assert "id: S-9\n" in text(folder, "units/qkx/2025-09.yaml")
    again = run("collect", "--yes", str(path), folder=folder)
    assert "· 清单!B8 S-9 已报过，没有新变化" in again.out
    assert text(folder, "units/qkx/2025-09.yaml").count("S-9") == 1


def walk(folder: Path, *typed: str) -> str:
    """Walk through the items and what comes after them; the measure before them is passed over."""
    pytest.importorskip("pty")
    lines = "\n".join(("", *typed)) + "\n"
    done = on_terminal("record", "--month", "2025-10", "--unit", "qkx", folder=folder, typed=lines)
    return done.out


def test_the_walk_asks_for_each_open_item(folder: Path) -> None:
    out = walk(folder, "入裤", "入库", "10月8日", "退出", "10月7日", "外迁", "", "", "", "y")
    assert "试点项目库 S-1 甲项目：2025-09-02 起征集\n" in out
    assert "新阶段（征集、入库、概念验证、退出；没有变化直接回车）：" in out
    assert "  试点项目库没有“入裤”这个阶段。" in out
    assert "  试点项目库 S-2：2025-10-07 退出：外迁\n" in out
    assert text(folder).endswith(
        MOVED
        + "  - register: pilots\n    id: S-2\n    left: 2025-10-07\n    reason: |-\n      外迁\n"
    )


def test_the_walk_asks_why_an_item_goes_back(folder: Path) -> None:
    walk(folder, "", "征集", "10月8日", "", "权属不清", "", "", "", "y")
    assert "    stage: solicited\n    on: 2025-10-08\n    reason: |-\n      权属不清\n" in text(
        folder
    )


def test_of_many_items_the_walk_asks_about_some(folder: Path) -> None:
    more = "".join(
        f"  - {{register: pilots, id: T-{place}, title: 丁, stage: stored, on: 2025-09-06}}\n"
        for place in range(20)
    )
    add(folder / "units/qkx/2025-09.yaml", more)
    out = walk(folder, *[""] * 20, sys.platform)
    assert out.count("\n试点项目库 ") == 12
    assert "（另有 10 个在办项目不逐一询问，有变化的用 anplan record item 记录）" in out


def lines_of(out: str, sign: str) -> list[str]:
    """The lines of an output that begin with a sign."""
    return [line.strip() for line in out.splitlines() if line.strip().startswith(sign)]


def test_in_part_a_move_that_a_rule_refuses_is_left_out_by_its_cell(
    folder: Path, tmp_path: Path
) -> None:
    form = filled(folder).put("items:1", stage="入库", on="2025-08-20")
    path = str(form.put("items:2", stage="概念验证", on="10月8日").save(tmp_path / "a.xlsx"))
    assert run("collect", "--yes", path, folder=folder).code == 1
    assert not (folder / REPORT).exists()
    done = run("collect", "--yes", "--partial", path, folder=folder)
    assert (done.code, lines_of(done.out, "×")) == (
        0,
        [
            (
                "× 清单!F9 V123 S-1报称 2025-08-20 起处于“入库”，而此前已报 2025-09-02 起处于“征集”，"
                "即成退回。请在该行写明原因，或改正阶段、日期。"
            )
        ],
    )
    assert text(folder).count("    id: ") == 1
    assert "id: S-2\n    stage: proof\n" in text(folder)
    assert run("check", folder=folder).code == 0


def test_what_breaks_a_rule_in_a_later_report_is_refused_by_its_cell(
    folder: Path, tmp_path: Path
) -> None:
    """September's report is still open, and October's tells of the item already."""
    add(folder / "units/qkx/2025-08.yaml", ITEMS.replace("2025-09", "2025-08"))
    september = folder / "units/qkx/2025-09.yaml"
    september.write_text("submitted: 2025-10-05\nnothing: |-\n  无新进展\n", "utf-8")
    add(folder / REPORT, f"submitted: 2025-10-08\nitems:\n{MOVED}")
    form = filled(folder, Period.parse("2025-09")).put("items:1", stage="概念验证", on="9月10日")
    path = str(form.save(tmp_path / "a.xlsx"))
    before = september.read_text("utf-8")
    for more in ((), ("--partial",)):
        done = run("collect", "--yes", *more, path, folder=folder)
        assert done.code == 1
        assert lines_of(done.out, "×") == [
            ("× 清单!F9 V123 S-1由“概念验证”退回“入库”。请在该行写明原因，或改正阶段、日期。")
        ]
        assert september.read_text("utf-8") == before


def test_a_new_item_without_a_number_is_told_a_free_one(folder: Path, tmp_path: Path) -> None:
    form = filled(folder).put("items:1", stage="入库", on="10月8日")
    form.put("new_items:3", title="丙项目", stage="征集", on="10月6日", more2="楼宇专员")
    done = run("collect", "--partial", str(form.save(tmp_path / "a.xlsx")), folder=folder)
    assert (done.code, lines_of(done.out, "×")) == (
        0,
        ["× 清单!B11 没有填写项目编号；建议编号：S-3", "× 清单!C11 试点项目库新增项目：该行未采用"],
    )
    assert text(folder).endswith("items:\n" + MOVED)


SEPTEMBER, AUGUST = Period.parse("2025-09"), Period.parse("2025-08")
DAZHI = "units/jd-dazhi/2025-09.yaml"


def library_form(
    folder: Path, path: Path, stage: str, day: str, period: Period = SEPTEMBER
) -> None:
    """A form of the unit whose first item is P-019, with what became of that."""
    form = Filled(form_of(project_of(folder), "jd-dazhi", period))
    reason = {"reason": "迁出"} if stage == "退出" else {}
    form.put("items:1", stage=stage, on=day, **reason).save(path)


def library_item(folder: Path) -> str:
    """What the unit's report of September says of items."""
    return text(folder, DAZHI).partition("items:\n")[2].partition("next:")[0]


def told(stage: str, day: str) -> str:
    return f"  - register: project-library\n    id: P-019\n    stage: {stage}\n    on: {day}\n"


def leaves(folder: Path) -> None:
    line = ("record", "item", "project-library", "P-019", "--left", "2025-09-10")
    whose = ("--reason", "迁出", "--unit", "jd-dazhi", "--month", "2025-09")
    assert run(*line, *whose, folder=folder).code == 0


def test_what_a_closed_months_form_says_stands_beside_what_is_there(
    copied: Path, tmp_path: Path
) -> None:
    library_form(copied, tmp_path / "9.xlsx", "中试", "2025-09-20")
    library_form(copied, tmp_path / "8.xlsx", "概念验证", "2025-08-20", AUGUST)
    assert run("collect", str(tmp_path / "9.xlsx"), folder=copied).code == 0
    done = run("collect", str(tmp_path / "8.xlsx"), folder=copied)
    assert (done.code, "（原为" in done.out) == (0, False)
    assert library_item(copied) == told("pilot", "2025-09-20") + told("proof", "2025-08-20")
    again = run("collect", str(tmp_path / "8.xlsx"), folder=copied)
    assert ("没有变化：简报中已有此内容。" in again.out, "已写入" in again.out) == (True, False)


def test_a_leaving_that_was_recorded_after_the_form_was_made_is_asked_back_and_stays(
    copied: Path, tmp_path: Path
) -> None:
    library_form(copied, tmp_path / "a.xlsx", "概念验证", "2025-09-20")
    leaves(copied)
    left = library_item(copied)
    done = run("collect", "--partial", str(tmp_path / "a.xlsx"), folder=copied)
    said = "  ？ 清单!F9 P-019已报2025-09-10 退出：迁出，此表又填2025-09-20 概念验证，请核实\n"
    assert (done.code, said in done.out) == (1, True)
    assert library_item(copied) == left
    assert run("collect", "--yes", str(tmp_path / "a.xlsx"), folder=copied).code == 0
    assert library_item(copied) == left + told("proof", "2025-09-20")


def test_a_leaving_of_another_report_is_asked_back(copied: Path, tmp_path: Path) -> None:
    library_form(copied, tmp_path / "8.xlsx", "概念验证", "2025-09-20", AUGUST)
    leaves(copied)
    done = run("collect", str(tmp_path / "8.xlsx"), folder=copied)
    assert (done.code, "此表又填2025-09-20 概念验证，请核实" in done.out) == (1, True)


def test_a_leaving_that_a_form_takes_back_is_asked_about_and_goes_with_its_reason(
    copied: Path, tmp_path: Path
) -> None:
    library_form(copied, tmp_path / "a.xlsx", "退出", "2025-09-20")
    library_form(copied, tmp_path / "b.xlsx", "概念验证", "2025-09-20")
    assert run("collect", str(tmp_path / "a.xlsx"), folder=copied).code == 0
    done = run("collect", str(tmp_path / "b.xlsx"), folder=copied)
    said = "？ 清单!F9 P-019已报2025-09-20 退出：迁出，此次将改为2025-09-20 概念验证\n"
    assert (done.code, said in done.out) == (1, True)
    assert run("collect", "--yes", str(tmp_path / "b.xlsx"), folder=copied).code == 0
    assert library_item(copied) == told("proof", "2025-09-20")


def test_another_move_on_another_day_is_asked_about_before_it_gives_way(
    copied: Path, tmp_path: Path
) -> None:
    library_form(copied, tmp_path / "a.xlsx", "中试", "2025-09-20")
    library_form(copied, tmp_path / "b.xlsx", "概念验证", "2025-09-18")
    assert run("collect", str(tmp_path / "a.xlsx"), folder=copied).code == 0
    done = run("collect", str(tmp_path / "b.xlsx"), folder=copied)
    said = "？ 清单!F9 P-019已报2025-09-20 中试，此次将改为2025-09-18 概念验证\n"
    assert (done.code, said in done.out) == (1, True)


def test_a_day_that_was_put_right_since_is_asked_about_when_the_same_form_comes_again(
    copied: Path, tmp_path: Path
) -> None:
    library_form(copied, tmp_path / "a.xlsx", "概念验证", "2025-09-20")
    assert run("collect", str(tmp_path / "a.xlsx"), folder=copied).code == 0
    edit(copied / DAZHI, "on: 2025-09-20", "on: 2025-09-22")
    done = run("collect", str(tmp_path / "a.xlsx"), folder=copied)
    assert (done.code, "P-019已报2025-09-22 概念验证，此次将改为" in done.out) == (1, True)


def test_a_corrected_forms_other_day_is_taken(copied: Path, tmp_path: Path) -> None:
    library_form(copied, tmp_path / "a.xlsx", "概念验证", "2025-09-20")
    library_form(copied, tmp_path / "b.xlsx", "概念验证", "2025-09-21")
    assert run("collect", str(tmp_path / "a.xlsx"), folder=copied).code == 0
    assert run("collect", str(tmp_path / "b.xlsx"), folder=copied).code == 0
    assert library_item(copied) == told("proof", "2025-09-21")


def test_a_stages_day_that_was_recorded_by_hand_is_asked_about(
    copied: Path, tmp_path: Path
) -> None:
    library_form(copied, tmp_path / "a.xlsx", "概念验证", "2025-09-20")
    line = ("record", "item", "project-library", "P-019", "--stage", "概念验证")
    whose = ("--on", "2025-09-15", "--unit", "jd-dazhi", "--month", "2025-09")
    assert run(*line, *whose, folder=copied).code == 0
    done = run("collect", str(tmp_path / "a.xlsx"), folder=copied)
    said = "P-019已报2025-09-15 概念验证，此次将改为2025-09-20 概念验证"
    assert (done.code, said in done.out) == (1, True)
