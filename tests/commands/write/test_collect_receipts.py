"""A form with nothing but 已收 says that it came: it is no report, and no error."""

from pathlib import Path

import pytest

from anplan.base.period import Period
from anplan.model.project import Project
from tests.forms import Filled, form_of, sample_project
from tests.program import Done, run, shown

OCTOBER = Period.parse("2025-10")
RECEIPT = "nothing:received"


@pytest.fixture
def project(sample: Path) -> Project:
    return sample_project(sample)


def filled(project: Project, unit: str = "qkx") -> Filled:
    return Filled(form_of(project, unit, OCTOBER))


def test_a_receipt_is_counted_apart_and_nothing_is_written(
    copied: Path, project: Project, tmp_path: Path
) -> None:
    filled(project).put(RECEIPT, text="已收").save(tmp_path / "区科协.xlsx")
    done = run("collect", str(tmp_path / "区科协.xlsx"), folder=copied)
    assert done == Done(
        0,
        "\n区科协 2025-10 (区科协.xlsx)\n"
        "  只确认收到，报告仍待报送；未写入任何内容。\n"
        "\n共 1 份填报表，未采用 0 份\n"
        "仅确认收到、仍待报送：1 个单位（区科协）\n",
        "",
    )
    assert not (copied / "units/qkx/2025-10.yaml").exists()
    assert "2025-10 办理工作简报" in shown("due", "--unit", "qkx", folder=copied)


@pytest.mark.parametrize("typed", ["已阅", "收到", "√", " 已收 ", "received"])
def test_it_may_be_ticked_in_several_words(
    copied: Path, project: Project, tmp_path: Path, typed: str
) -> None:
    filled(project).put(RECEIPT, text=typed).save(tmp_path / "a.xlsx")
    done = run("collect", str(tmp_path / "a.xlsx"), folder=copied)
    assert (done.code, "仅确认收到" in done.out) == (0, True)


def test_the_figures_rows_are_not_asked_back(
    copied: Path, project: Project, tmp_path: Path
) -> None:
    filled(project, "jxkc").put(RECEIPT, text="已收").save(tmp_path / "a.xlsx")
    done = run("collect", str(tmp_path / "a.xlsx"), folder=copied)
    assert (done.code, "？" in done.out) == (0, False)


def test_a_form_that_reports_is_a_report_whether_or_not_it_is_ticked(
    copied: Path, project: Project, tmp_path: Path
) -> None:
    form = filled(project).put(RECEIPT, text="已收").put("tasks:1.1", text="开展对接活动2场。")
    form.save(tmp_path / "a.xlsx")
    done = run("collect", str(tmp_path / "a.xlsx"), folder=copied)
    assert "仅确认收到" not in done.out
    assert (copied / "units/qkx/2025-10.yaml").exists()


def test_the_word_in_the_row_for_no_news_is_the_same(
    copied: Path, project: Project, tmp_path: Path
) -> None:
    filled(project).put("nothing:1", text="已收到").save(tmp_path / "a.xlsx")
    done = run("collect", str(tmp_path / "a.xlsx"), folder=copied)
    assert (done.code, "仅确认收到" in done.out) == (0, True)


@pytest.mark.parametrize("typed", ["", "未收", "否"])
def test_without_a_tick_an_empty_form_is_refused_as_ever(
    copied: Path, project: Project, tmp_path: Path, typed: str
) -> None:
    filled(project).put(RECEIPT, text=typed).save(tmp_path / "a.xlsx")
    done = run("collect", str(tmp_path / "a.xlsx"), folder=copied)
    assert done.code == 1
    assert "没有填写任何内容" in done.out or "未采用 1 份" in done.out


def test_what_is_no_tick_is_told(copied: Path, project: Project, tmp_path: Path) -> None:
    filled(project).put(RECEIPT, text="下周报").save(tmp_path / "a.xlsx")
    done = run("collect", str(tmp_path / "a.xlsx"), folder=copied)
    assert done.code == 1
    assert "下周报" in done.out


def test_a_receipt_beside_a_report_of_the_same_unit_is_no_twin(
    copied: Path, project: Project, tmp_path: Path
) -> None:
    forms = tmp_path / "forms"
    forms.mkdir()
    filled(project).put(RECEIPT, text="已收").save(forms / "a.xlsx")
    filled(project).put("tasks:1.1", text="开展对接活动2场。").save(forms / "b.xlsx")
    done = run("collect", str(forms), folder=copied)
    assert done.code == 0
    assert done.out.endswith("\n共 2 份填报表，未采用 0 份\n")


def test_a_form_of_before_without_the_cell_is_read(
    copied: Path, project: Project, tmp_path: Path
) -> None:
    made = form_of(project, "qkx", OCTOBER)
    rows = tuple(row for row in made.rows if row.mark != RECEIPT)
    marks = tuple(mark for mark in made.identity.rows if mark != RECEIPT)
    identity = made.identity._replace(rows=marks)
    page = made.pages[0]._replace(rows=rows)
    old = Filled(made._replace(pages=(page, *made.pages[1:]), identity=identity))
    old.put("tasks:1.1", text="开展对接活动2场。").save(tmp_path / "a.xlsx")
    done = run("collect", str(tmp_path / "a.xlsx"), folder=copied)
    assert (done.code, "？" in done.out) == (0, False)
