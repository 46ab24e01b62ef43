"""``anplan collect``: what units sent back becomes their reports, and nothing is dropped."""

import hashlib
import os
from pathlib import Path
from zipfile import ZipFile

import pytest

from anplan.base.period import Period
from anplan.model.project import Project
from tests.forms import Filled, converted, form_of, sample_project
from tests.program import Done, add, run

OCTOBER = Period.parse("2025-10")
TASK = "tasks:1.1"


@pytest.fixture
def project(sample: Path) -> Project:
    return sample_project(sample)


def filled(project: Project, unit: str = "qkx", period: Period = OCTOBER) -> Filled:
    return Filled(form_of(project, unit, period))


def report(folder: Path, unit: str = "qkx", period: str = "2025-10") -> str:
    return folder.joinpath(f"units/{unit}/{period}.yaml").read_text("utf-8")


def figures(project: Project, value: str, period: Period = OCTOBER, **more: str) -> Filled:
    return filled(project, "jxkc", period).put(
        "readings:tech-contracts", value=value, as_of="9月30日", **more
    )


def test_a_form_becomes_a_report(copied: Path, project: Project, tmp_path: Path) -> None:
    filled(project).put(TASK, text="开展对接活动2场。").save(tmp_path / "区科协.xlsx")
    done = run("collect", str(tmp_path / "区科协.xlsx"), folder=copied)
    assert done == Done(
        0,
        "\n区科协 2025-10 (区科协.xlsx)\n"
        "  + 1.1 进展\n"
        "  已写入：units/qkx/2025-10.yaml\n"
        "\n共 1 份填报表，未采用 0 份\n",
        "",
    )
    form = hashlib.sha256((tmp_path / "区科协.xlsx").read_bytes()).hexdigest()
    assert report(copied).endswith(
        f"submitted: 2025-10-09\nfrom:\n  form: {form}\nprogress:\n  - ref: 1.1\n    text: |-\n      开展对接活动2场。\n"
    )


def test_what_was_understood_is_said(copied: Path, project: Project, tmp_path: Path) -> None:
    figures(project, "１７８.６ 亿元").save(tmp_path / "a.xlsx")
    done = run("collect", "--submitted", "10月8日", str(tmp_path / "a.xlsx"), folder=copied)
    assert done.code == 0
    assert "１７８.６ 亿元 → 178.6" in done.out
    assert "9月30日 → 2025-09-30" in done.out
    assert (
        "技术合同成交额：绿（超序时进度 4.9 个百分点） → 绿（超序时进度 1.0 个百分点）" in done.out
    )
    assert "submitted: 2025-10-08\n" in report(copied, "jxkc")


def test_the_same_form_again_changes_nothing(
    copied: Path, project: Project, tmp_path: Path
) -> None:
    path = filled(project).put(TASK, text="对接。").save(tmp_path / "a.xlsx")
    run("collect", str(path), folder=copied)
    before = report(copied)
    done = run("collect", str(path), folder=copied)
    assert (done.code, "没有变化：简报中已有此内容。" in done.out) == (0, True)
    assert report(copied) == before


def test_a_corrected_form_takes_the_place_of_the_first(
    copied: Path, project: Project, tmp_path: Path
) -> None:
    for text in ("对接1场。", "对接2场。"):
        path = filled(project).put(TASK, text=text).save(tmp_path / "a.xlsx")
        assert run("collect", str(path), folder=copied).code == 0
    assert "对接1场" not in report(copied)
    assert report(copied).count("ref: 1.1") == 1


def test_a_closed_month_asks_for_a_reason_and_is_corrected_in_the_open_one(
    copied: Path, project: Project, tmp_path: Path
) -> None:
    june = Period.parse("2025-06")
    form = filled(project, "jxkc", june).put(
        "readings:tech-contracts", value="121.0", as_of="2025-05-31"
    )
    path = form.save(tmp_path / "a.xlsx")
    before = report(copied, "jxkc", "2025-06")
    asked = run("collect", str(path), folder=copied)
    assert asked.code == 1
    assert "2025-06 已定稿；数值更改请用 --reason 说明原因" in asked.out
    assert run("collect", "--reason", "复核", str(path), folder=copied).code == 0
    assert report(copied, "jxkc", "2025-06") == before
    assert "value: 121.0\n    as_of: 2025-05-31\n    reason: |-\n      复核\n" in report(
        copied, "jxkc", "2025-09"
    )


def test_a_half_year_is_closed_with_its_last_month(
    copied: Path, project: Project, tmp_path: Path
) -> None:
    half, unit = Period.parse("2025-H1"), "jxkc"
    path = filled(project, unit, half).put(
        "readings:tech-contracts", value="121.0", as_of="2025-05-31"
    )
    saved, before = path.save(tmp_path / "a.xlsx"), report(copied, unit, "2025-H1")
    told = run("collect", "--reason", "复核", "--yes", str(saved), folder=copied)
    assert report(copied, unit, "2025-H1") == before, told.out
    assert "value: 121.0\n" in report(copied, unit, "2025-09")


def test_a_figure_that_smells_is_asked_back(copied: Path, project: Project, tmp_path: Path) -> None:
    path = figures(project, "约178").save(tmp_path / "a.xlsx")
    done = run("collect", str(path), folder=copied)
    assert done.code == 1
    assert "未采用：有内容待核实；确认无误可加 --yes。" in done.out
    assert run("collect", "--yes", str(path), folder=copied).code == 0
    assert "value: 178\n" in report(copied, "jxkc")


def test_what_check_refuses_is_told_by_the_cell_of_the_sheet(
    copied: Path, project: Project, tmp_path: Path
) -> None:
    form = figures(project, "17")
    cell = form.cell("readings:tech-contracts", "value").coordinate
    path = form.save(tmp_path / "a.xlsx")
    done = run("collect", str(path), folder=copied)
    assert (done.code, done.err) == (1, "")
    assert f"  × 填报表!{cell} V101 技术合同成交额从 168.3亿元" in done.out
    assert "请在该行说明栏写明原因，或更正数值。" in done.out
    assert "units/jxkc" not in done.out
    assert not (copied / "units/jxkc/2025-10.yaml").exists()


def test_the_figure_that_may_be_meant_is_named(
    copied: Path, project: Project, tmp_path: Path
) -> None:
    path = figures(project, "1786000").save(tmp_path / "a.xlsx")
    done = run("collect", str(path), folder=copied)
    assert done.code == 1
    assert "是不是 1786000万元？如填写无误，请在该行说明栏写明原因。" in done.out


def test_a_day_is_never_to_be_allowed_by_a_comment_that_nobody_can_write(
    copied: Path, project: Project, tmp_path: Path
) -> None:
    form = filled(project, "jxkc", OCTOBER)
    form.put("readings:tech-contracts", value="178.6", as_of="2024-09-30")
    path = form.save(tmp_path / "a.xlsx")
    done = run("collect", str(path), folder=copied)
    assert "V114 2024-09-30 早于方案起始日 2025-01-01。请核对年份和月份。\n" in done.out


def test_a_form_with_an_error_is_written_only_in_part(
    copied: Path, project: Project, tmp_path: Path
) -> None:
    path = figures(project, "很多").put("tasks:1.1", text="对接。").save(tmp_path / "a.xlsx")
    done = run("collect", str(path), folder=copied)
    assert done.code == 1
    assert "--partial 采用其余部分。" in done.out
    assert run("collect", "--partial", str(path), folder=copied).code == 0
    assert "对接" in report(copied, "jxkc")


def test_one_bad_file_keeps_no_other_from_being_read(
    copied: Path, project: Project, tmp_path: Path
) -> None:
    back = tmp_path / "收回"
    back.mkdir()
    (back / "0.xlsx").write_bytes(b"PK\x03\x04 no zip")
    (back / "1.xls").write_bytes(b"<html>")
    filled(project).put(TASK, text="对接。").save(back / "2.xlsx")
    done = run("collect", str(back), folder=copied)
    assert done.code == 1
    assert done.out.endswith("\n共 3 份填报表，未采用 2 份\n")
    assert "对接" in report(copied)


@pytest.mark.parametrize("before", [(), ("1.xlsx",), ("2.xlsx",)])
def test_of_two_forms_that_say_different_things_neither_is_taken(
    copied: Path, project: Project, tmp_path: Path, before: tuple[str, ...]
) -> None:
    back = tmp_path / "收回"
    back.mkdir()
    for name in ("1.xlsx", "2.xlsx"):
        filled(project).put(TASK, text=f"对接{name[0]}场。").save(back / name)
    for name in before:
        assert run("collect", str(back / name), folder=copied).code == 0
    known = report(copied) if before else ""
    for _ in range(2):
        done = run("collect", str(back), folder=copied)
        assert (done.code, "共 2 份填报表，未采用 2 份" in done.out) == (1, True)
        assert done.out.count("收到内容不同的填报表：1.xlsx、2.xlsx；均未采用") == 2
        assert "  + " not in done.out
    assert (report(copied) if before else "") == known
    assert (copied / "units/qkx/2025-10.yaml").exists() == bool(before)


def test_of_two_forms_that_say_the_same_one_is_taken(
    copied: Path, project: Project, tmp_path: Path
) -> None:
    back = tmp_path / "收回"
    back.mkdir()
    for name in ("1.xlsx", "2.xlsx"):
        filled(project).put(TASK, text="对接1场。").save(back / name)
    filled(project, "jd-dazhi").save(back / "空白.xlsx")
    done = run("collect", str(back), folder=copied)
    assert "  内容与 1.xlsx 相同\n" in done.out
    assert done.out.endswith("共 3 份填报表，未采用 1 份\n")
    assert report(copied).count("对接1场") == 1
    again = run("collect", str(back), folder=copied)
    assert again.out.endswith("共 3 份填报表，未采用 1 份\n")


def test_a_form_that_says_the_same_as_a_refused_one_is_refused(
    copied: Path, project: Project, tmp_path: Path
) -> None:
    back = tmp_path / "收回"
    back.mkdir()
    for name in ("1.xlsx", "2.xlsx"):
        figures(project, "17").save(back / name)
    done = run("collect", str(back), folder=copied)
    assert (done.code, done.out.endswith("共 2 份填报表，未采用 2 份\n")) == (1, True)


@pytest.mark.parametrize("option", ["--yes", "--partial"])
@pytest.mark.parametrize("cell", ["L24", "D60"])
def test_words_beside_the_table_are_asked_back(
    copied: Path, project: Project, tmp_path: Path, cell: str, option: str
) -> None:
    form = filled(project).put(TASK, text="对接。")
    form.sheet[cell] = "备注：数据待核"
    path = form.save(tmp_path / "a.xlsx")
    done = run("collect", str(path), folder=copied)
    assert done.code == 1
    assert f"  ？ 填报表!{cell} 填在白色单元格之外，未采用：备注：数据待核\n" in done.out
    assert "  - 未采用：1.1 进展\n  未采用：有内容待核实；确认无误可加 --yes。" in done.out
    done = run("collect", option, str(path), folder=copied)
    assert (done.code, "  + 1.1 进展\n" in done.out) == (0, True)
    assert done.out.endswith("\n共 1 份填报表，部分采用 1 份，未采用 0 份\n")
    assert "待核" not in report(copied)


def test_hidden_and_lock_files_are_passed_over_by_name(
    copied: Path, project: Project, tmp_path: Path
) -> None:
    back = tmp_path / "收回"
    back.mkdir()
    filled(project).put(TASK, text="对接。").save(back / "a.xlsx")
    for name in (".b.xlsx", "~$a.xlsx", ".~lock.a.xlsx#", ".DS_Store", "Thumbs.db"):
        (back / name).write_bytes(b"x")
    done = run("collect", str(back), folder=copied)
    assert done.code == 0
    assert done.out.endswith(
        "\n共 1 份填报表，未采用 0 份\n"
        "隐藏文件和锁定文件未读取：3 个（.b.xlsx、.~lock.a.xlsx#、~$a.xlsx）\n"
    )


def test_what_is_refused_is_never_shown_as_added(
    copied: Path, project: Project, tmp_path: Path
) -> None:
    path = figures(project, "4012000").put(TASK, text="对接。").save(tmp_path / "a.xlsx")
    done = run("collect", str(path), folder=copied)
    assert done.code == 1
    assert "  + " not in done.out
    assert "  - 未采用：技术合同成交额 4012000亿元" in done.out
    done = run("collect", "--partial", str(path), folder=copied)
    assert [line for line in done.out.splitlines() if "  + " in line] == ["  + 1.1 进展"]


def test_a_form_that_changes_nothing_counts_beside_another(
    copied: Path, project: Project, tmp_path: Path
) -> None:
    """Which of the two the unit means, nobody can tell; copies of one are one."""
    first = filled(project).put(TASK, text="对接。").save(tmp_path / "a.xlsx")
    assert run("collect", str(first), folder=copied).code == 0
    before = report(copied)
    other = filled(project).put(TASK, text="另行对接。").save(tmp_path / "b.xlsx")
    for pair in ((first, other), (other, first)):
        done = run("collect", *map(str, pair), "--dry-run", folder=copied)
        assert done.out.endswith("\n共 2 份填报表，未采用 2 份\n")
    done = run("collect", str(first), str(other), folder=copied)
    assert (done.code, report(copied)) == (1, before)
    assert run("collect", str(first), str(first), folder=copied).code == 0


def test_a_dry_run_shows_and_writes_nothing(copied: Path, project: Project, tmp_path: Path) -> None:
    path = filled(project).put(TASK, text="对接。").save(tmp_path / "a.xlsx")
    done = run("collect", "--dry-run", str(path), folder=copied)
    assert "+++ b/units/qkx/2025-10.yaml\n" in done.out
    assert not (copied / "units/qkx/2025-10.yaml").exists()


@pytest.mark.parametrize("kind", ["xlsx", "xls", "ods"])
def test_forms_as_another_program_saves_them(
    copied: Path, project: Project, tmp_path: Path, kind: str
) -> None:
    path = figures(project, "178.6亿元").put("tasks:1.1", text="对接。").save(tmp_path / "a.xlsx")
    assert run("collect", str(converted(path, kind)), folder=copied).code == 0
    assert "value: 178.6\n    as_of: 2025-09-30\n" in report(copied, "jxkc")


def test_a_folder_is_read_or_named_file_by_file(
    copied: Path, project: Project, tmp_path: Path
) -> None:
    back = tmp_path / "收回"
    deep = back / "补报" / "二"
    deep.mkdir(parents=True)
    units = {"qkx": back / "a.XLSX", "jd-dazhi": deep / "b.xlsx", "jd-erqi": back / "c.et"}
    units |= {"jd-xima": back / "d", "jd-yiyuan": back / "e.xlsm"}
    for unit, path in units.items():
        form = filled(project, unit)
        task = next(
            mark for mark in form_of(project, unit, OCTOBER).identity.rows if "tasks" in mark
        )
        form.put(task, text="走访企业5家。").save(tmp_path / "a.xlsx").rename(path)
    with ZipFile(back / "f.zip", "w") as archive:
        archive.write(units["qkx"], "里面.xlsx")
    (back / "g.pdf").write_bytes(b"%PDF-1.7")
    (back / "h.txt").write_text("附件", "utf-8")
    for name in ("~$a.xlsx", ".~lock.a.xlsx#", ".DS_Store", "Thumbs.db"):
        (back / name).write_bytes(b"x")
    done = run("collect", str(back), folder=copied)
    assert done.code == 1
    assert "区科协 2025-10 (a.XLSX)\n" in done.out
    assert "大智街 2025-10 (补报/二/b.xlsx)\n" in done.out
    assert [line for line in done.out.splitlines() if "×" in line] == [
        "  × f.zip 是压缩包",
        "  × g.pdf 是 PDF 文件",
        "  × h.txt 不是 Excel 文件",
    ]
    assert "\n共 8 份填报表，未采用 3 份\n" in done.out


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="Windows may have none")
def test_a_folder_too_deep_or_linked_is_named(copied: Path, tmp_path: Path) -> None:
    back = tmp_path / "收回"
    deep = back.joinpath(*"123456789")
    deep.mkdir(parents=True)
    (back / "link").symlink_to(tmp_path)
    done = run("collect", str(back), folder=copied)
    assert done.code == 1
    assert "  × 文件夹 1/2/3/4/5/6/7/8/9 层级过深，未读取\n" in done.out
    assert "  × link 是指向其他文件夹的链接，未读取\n" in done.out


def test_in_part_means_without_the_entries_that_a_rule_refuses(
    copied: Path, project: Project, tmp_path: Path
) -> None:
    form = figures(project, "17").put(TASK, text="对接。")
    cell = form.cell("readings:tech-contracts", "value").coordinate
    path = form.save(tmp_path / "a.xlsx")
    done = run("collect", str(path), folder=copied)
    assert (done.code, "--partial 采用其余部分。" in done.out) == (1, True)
    done = run("collect", "--partial", str(path), folder=copied)
    assert done.code == 0
    assert f"  × 填报表!{cell} V101 " in done.out
    assert done.out.endswith("\n共 1 份填报表，部分采用 1 份，未采用 0 份\n")
    assert "对接" in report(copied, "jxkc")
    assert "readings" not in report(copied, "jxkc")


def test_what_breaks_a_rule_in_a_later_report_is_told_of_the_form_that_brought_it(
    copied: Path, project: Project, tmp_path: Path
) -> None:
    reading = "  - {indicator: tech-contracts, value: 170, as_of: 2025-09-30}\n"
    add(copied / "units/jxkc/2025-10.yaml", f"submitted: 2025-10-08\nreadings:\n{reading}")
    september = Period.parse("2025-09")
    form = filled(project, "jxkc", september).put(
        "readings:tech-contracts", value="175", as_of="9月20日"
    )
    cell = form.cell("readings:tech-contracts", "value").coordinate
    first = str(form.put(TASK, text="对接。").save(tmp_path / "a.xlsx"))
    second = filled(project, period=september).put(TASK, text="走访。").save(tmp_path / "b.xlsx")
    done = run("collect", "--yes", first, str(second), folder=copied)
    assert (done.code, done.out.count("  × ")) == (1, 1)
    assert f"  × 填报表!{cell} V101 " in done.out
    assert "value: 175" not in report(copied, "jxkc", "2025-09")
    assert "走访" in report(copied, "qkx", "2025-09")
    assert run("collect", "--yes", "--partial", first, folder=copied).code == 0
    assert "对接" in report(copied, "jxkc", "2025-09")
    assert "value: 175" not in report(copied, "jxkc", "2025-09")


def test_a_form_of_which_nothing_is_left_is_not_taken_in_part(
    copied: Path, project: Project, tmp_path: Path
) -> None:
    path = figures(project, "17").save(tmp_path / "a.xlsx")
    done = run("collect", "--partial", str(path), folder=copied)
    assert (done.code, done.out.endswith("\n共 1 份填报表，未采用 1 份\n")) == (1, True)
    assert not (copied / "units/jxkc/2025-10.yaml").exists()


def test_a_returned_form_that_comes_again_as_it_is_is_handed_in(
    copied: Path, project: Project, tmp_path: Path
) -> None:
    september = Period.parse("2025-09")
    path = filled(project, period=september).put(TASK, text="对接。").save(tmp_path / "a.xlsx")
    assert run("collect", "--submitted", "10月6日", str(path), folder=copied).code == 0
    words = "decide", "return", "区科协", "2025-09", "--reason", "未核实", "--on", "2025-10-07"
    assert run(*words, folder=copied).code == 0
    done = run("collect", str(path), folder=copied)
    assert (done.code, "  + 2025-10-09报送\n" in done.out) == (0, True)
    assert "submitted: 2025-10-09\n" in report(copied, period="2025-09")
