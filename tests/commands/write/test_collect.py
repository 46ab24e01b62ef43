"""``anplan collect``: what units sent back becomes their reports, and nothing is dropped."""

from pathlib import Path

import pytest

from anplan.base.period import Period
from anplan.model.project import Project
from tests.forms import Filled, converted, form_of, sample_project
from tests.program import Done, run

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
    assert report(copied).endswith(
        "submitted: 2025-10-09\nprogress:\n  - ref: 1.1\n    text: |-\n      开展对接活动2场。\n"
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
    path = figures(project, "17").save(tmp_path / "a.xlsx")
    done = run("collect", str(path), folder=copied)
    assert (done.code, done.err) == (1, "")
    assert "  × 填报表!G15 V101 " in done.out
    assert "请在该行说明栏写明原因，或更正数值。" in done.out
    assert "units/jxkc" not in done.out
    assert not (copied / "units/jxkc/2025-10.yaml").exists()


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


def test_two_forms_of_one_unit_are_not_mixed(
    copied: Path, project: Project, tmp_path: Path
) -> None:
    for name in ("1.xlsx", "2.xlsx"):
        filled(project).put(TASK, text=f"对接{name[0]}场。").save(tmp_path / name)
    done = run("collect", str(tmp_path / "1.xlsx"), str(tmp_path / "2.xlsx"), folder=copied)
    assert (done.code, "同一单位同一月份收到两份填报表" in done.out) == (1, True)
    assert "对接1场" in report(copied)


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
