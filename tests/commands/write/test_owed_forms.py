"""What nobody owes has no form, in the same words whether it is made, recorded or collected."""

from collections.abc import Callable
from pathlib import Path

import pytest

from anplan.base.period import Period
from anplan.model.project import Project
from anplan.show.form.scheme import make_scheme_form
from anplan.show.words import Words
from tests.forms import Filled, form_of, sample_project
from tests.program import edit, refused, run
from tests.repositories import commit_all

OWED = "2025-04、2025-05、2025-06、2025-H1、2025-07、2025-08、2025-09、2025-10、2025"
NO_QUARTER = f"区科协不须报送 2025-Q2。应报送：{OWED}"
NO_SCHEME = NO_QUARTER.replace(" 2025-Q2", "工作方案")
OUTSIDE = "2026-01 不在方案期内（2025-01-01 至 2025-12-31）"


@pytest.fixture
def project(sample: Path) -> Project:
    return sample_project(sample)


def as_made(folder: Path, period: str) -> str:
    return refused("form", "--period", period, "--unit", "qkx", folder=folder)


def as_recorded(folder: Path, period: str) -> str:
    options = ("--period", period, "--unit", "qkx")
    return refused("record", "progress", "1.1", "走访企业5家。", *options, folder=folder)


def as_collected(folder: Path, period: str) -> str:
    form = form_of(sample_project(folder), "qkx", Period.parse(period))
    path = Filled(form).put("tasks:1.1", text="走访企业5家。").save(folder / "自制.xlsx")
    done = run("collect", str(path), folder=folder)
    assert (done.code, done.err) == (1, "")
    assert not (folder / f"units/qkx/{period}.yaml").exists()
    return done.out


@pytest.mark.parametrize("ask", [as_made, as_recorded, as_collected])
@pytest.mark.parametrize(("period", "told"), [("2025-Q2", NO_QUARTER), ("2026-01", OUTSIDE)])
def test_a_period_that_the_unit_does_not_owe_is_refused_alike(
    copied: Path, ask: Callable[[Path, str], str], period: str, told: str
) -> None:
    assert told in ask(copied, period)


@pytest.mark.parametrize("ask", [as_recorded, as_collected])
def test_a_period_to_come_is_refused_alike(copied: Path, ask: Callable[[Path, str], str]) -> None:
    edit(copied / "plan/plan.yaml", "sample_day: 2025-10-09", "sample_day: 2025-09-20")
    assert "截至 2025-09-20，2025-10 还没有开始。" in ask(copied, "2025-10")


def test_a_form_of_a_period_to_come_may_be_sent_ahead(copied: Path) -> None:
    edit(copied / "plan/plan.yaml", "sample_day: 2025-10-09", "sample_day: 2025-09-20")
    done = run("form", "--period", "2025-10", "--unit", "qkx", folder=copied)
    assert (done.code, done.err) == (0, "已写入：forms/2025-10/2025-10-区科协.xlsx\n")


def test_a_report_that_is_there_has_its_form(copied: Path) -> None:
    report = copied / "units/qkx/2025-Q2.yaml"
    report.write_text("submitted: 2025-07-01\nprogress:\n  - {ref: 1.1, text: 走访}\n", "utf-8")
    done = run("form", "--period", "2025-Q2", "--unit", "qkx", folder=copied)
    assert (done.code, done.err) == (0, "已写入：forms/2025-Q2/2025-Q2-区科协.xlsx\n")


def test_a_period_that_nobody_owes_has_no_forms(copied: Path) -> None:
    assert refused("form", "--period", "2025-Q2", "--all", folder=copied) == (
        f"anplan：2025-Q2 没有须报送的单位。须报送的时段：{OWED}"
    )
    assert not (copied / "forms/2025-Q2").exists()


def test_who_owes_a_period_no_report_is_left_out_and_named(copied: Path) -> None:
    obligation = "    title: 1号议案办理工作年度总结\n    paper: report\n    owed_by: "
    edit(copied / "plan/plan.yaml", f"{obligation}units", f"{obligation}streets")
    done = run("form", "--period", "2025", "--all", folder=copied)
    left, *written = done.err.splitlines()
    assert left.startswith("2025：以下单位本期不须报送，未制表：区经信科创局、区发改局、")
    assert len(written) == len(list((copied / "forms/2025").iterdir())) == 16


def with_schemes_of(folder: Path, group: str) -> Project:
    """Ask one group alone for schemes, and let the others have none."""
    obligation = "    paper: scheme\n    owed_by: "
    edit(folder / "plan/plan.yaml", f"{obligation}units", f"{obligation}{group}")
    for scheme in folder.glob("units/*/scheme.yaml"):
        scheme.unlink()
    commit_all(folder)
    return sample_project.__wrapped__(folder)


def test_a_scheme_that_the_unit_does_not_owe_is_refused_alike(copied: Path, tmp_path: Path) -> None:
    project = with_schemes_of(copied, "streets")
    made = refused("form", "--scheme", "--unit", "qkx", folder=copied)
    measure = ("record", "measure", "1.1", "走访企业", "--unit", "qkx")
    assert [made, refused(*measure, folder=copied)] == [f"anplan：{NO_SCHEME}"] * 2
    form = Filled(make_scheme_form(Words("zh_CN"), project, "qkx"))
    path = form.put("scheme:t1-1-1", text="走访企业").save(tmp_path / "自制.xlsx")
    done = run("collect", str(path), folder=copied)
    assert done.code == 1
    assert NO_SCHEME in done.out
    assert not (copied / "units/qkx/scheme.yaml").exists()


def test_who_owes_no_scheme_is_left_out_and_named(copied: Path) -> None:
    with_schemes_of(copied, "streets")
    done = run("form", "--scheme", "--all", folder=copied)
    left, *written = done.err.splitlines()
    assert left.startswith("以下单位不须报送工作方案，未制表：区经信科创局、区发改局、")
    assert len(written) == 16


def test_a_scheme_s_form_is_for_who_is_there_on_the_day(copied: Path) -> None:
    ended = copied / "units/qkx/unit.yaml"
    ended.write_text(f"{ended.read_text('utf-8')}valid_until: 2025-06-30\n", "utf-8")
    counts = [
        len(
            run("form", "--scheme", "--all", "--on", day, "-o", day, folder=copied).err.splitlines()
        )
        for day in ("2025-06-30", "2025-07-01")
    ]
    assert counts == [27, 26]
