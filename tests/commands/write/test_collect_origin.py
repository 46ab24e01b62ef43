"""The report keeps the hash of the form that it was made of: what the unit's own hand was."""

import hashlib
import json
from pathlib import Path

import pytest

from anplan.base.period import Period
from anplan.model.project import Project
from tests.forms import Filled, form_of, sample_project
from tests.program import run, shown

OCTOBER = Period.parse("2025-10")
TASK = "tasks:1.1"
PAPER = "units/qkx/2025-10.yaml"


@pytest.fixture
def project(sample: Path) -> Project:
    return sample_project(sample)


def form(project: Project, path: Path, text: str) -> str:
    """Fill a form in, and return its hash."""
    Filled(form_of(project, "qkx", OCTOBER)).put(TASK, text=text).save(path)
    return hashlib.sha256(path.read_bytes()).hexdigest()


def collected(folder: Path, path: Path) -> str:
    assert run("collect", str(path), folder=folder).code == 0
    return (folder / PAPER).read_text("utf-8")


def test_a_form_that_says_the_same_changes_nothing(
    copied: Path, project: Project, tmp_path: Path
) -> None:
    first = form(project, tmp_path / "a.xlsx", "开展对接活动2场。")
    text = collected(copied, tmp_path / "a.xlsx")
    assert f"form: {first}\n" in text
    assert collected(copied, tmp_path / "a.xlsx") == text
    form(project, tmp_path / "b.xlsx", "开展对接活动2场。")
    assert collected(copied, tmp_path / "b.xlsx") == text


def test_the_form_that_changed_it_last_is_its_origin(
    copied: Path, project: Project, tmp_path: Path
) -> None:
    form(project, tmp_path / "a.xlsx", "开展对接活动2场。")
    before = collected(copied, tmp_path / "a.xlsx")
    second = form(project, tmp_path / "b.xlsx", "开展对接活动3场。")
    after = collected(copied, tmp_path / "b.xlsx")
    assert before.count("form:") == after.count("form:") == 1
    assert f"form: {second}\n" in after


def test_a_report_by_hand_gets_its_origin_where_a_form_changes_it(
    copied: Path, project: Project, tmp_path: Path
) -> None:
    line = ("--unit", "qkx", "--month", "2025-10", "--yes")
    run("record", "next", "1.1", "再开展1场。", *line, folder=copied)
    assert "from:" not in (copied / PAPER).read_text("utf-8")
    first = form(project, tmp_path / "a.xlsx", "开展对接活动2场。")
    assert f"\nfrom:\n  form: {first}\nprogress:\n" in collected(copied, tmp_path / "a.xlsx")


def test_record_by_hand_keeps_it(copied: Path, project: Project, tmp_path: Path) -> None:
    first = form(project, tmp_path / "a.xlsx", "开展对接活动2场。")
    collected(copied, tmp_path / "a.xlsx")
    line = ("--unit", "qkx", "--month", "2025-10", "--yes")
    done = run("record", "next", "1.1", "再开展1场。", *line, folder=copied)
    assert done.code == 0
    assert f"from:\n  form: {first}\n" in (copied / PAPER).read_text("utf-8")


def test_why_log_and_export_name_it(copied: Path, project: Project, tmp_path: Path) -> None:
    first = form(project, tmp_path / "a.xlsx", "开展对接活动2场。")
    collected(copied, tmp_path / "a.xlsx")
    why = shown("why", "qkx/2025-10", folder=copied)
    assert f"\n  据填报表 sha256:{first} 生成（{PAPER}:" in why
    assert f"据填报表 sha256:{first[:16]} 生成" in shown("log", "qkx/2025-10", folder=copied)
    (made,) = [
        report
        for report in json.loads(shown("export", folder=copied))["reports"]
        if (report["unit"], report["period"]) == ("qkx", "2025-10")
    ]
    assert made["from"] == {"form": first}


def test_why_explains_a_paper(sample: Path) -> None:
    late = shown("why", "花桥街/2025-06", folder=sample)
    assert "\n花桥街 2025-06 办理工作简报  逾期\n  期限：2025-07-05\n" in late
    assert "2025-07-08报送，逾期3天（units/jd-huaqiao/2025-06.yaml:1 " in late
    assert "\n区科协 2025-09 办理工作简报  未报\n" in shown("why", "qkx/2025-09", folder=sample)
    assert "本期无应报材料" in shown("why", "qkx/2025-12", folder=sample)
