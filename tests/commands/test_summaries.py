"""A half-year's brief in a plan of monthly ones: a summary beside the run of the months."""

from pathlib import Path

import pytest

from anplan.base.period import Period
from tests.forms import Filled, form_of, sample_project
from tests.program import refused, run, shown
from tests.repositories import commit_all, git

HALF = ("brief", "--period", "上半年")


@pytest.fixture
def unsummed(copied: Path) -> Path:
    """The sample before its half-year was summed up."""
    git("rm", "-q", "briefs/2025-H1.yaml", "briefs/2025-H1.md", folder=copied)
    commit_all(copied, "撤回半年总结", day="2025-10-09T08:00:00+08:00")
    return copied


@pytest.fixture
def closed(unsummed: Path) -> Path:
    """The sample with its half-year issued in October, after the briefs of July and August."""
    assert run(*HALF, "--issue", folder=unsummed).code == 0
    commit_all(unsummed, "印发半年总结", day="2025-10-09T09:00:00+08:00")
    return unsummed


def test_it_has_no_number_and_leaves_no_gap_in_those_of_briefs(closed: Path) -> None:
    notes = closed.joinpath("briefs/2025-H1.yaml").read_text("utf-8")
    assert notes.startswith("issued: 2025-10-09\n")
    done = run("brief", "--month", "2025-09", "--issue", folder=closed)
    assert done.out.startswith("第6期，2025-10-09 印发；2025-09 定稿\n")


def test_it_counts_all_papers_of_the_half_year(closed: Path) -> None:
    text = closed.joinpath("briefs/2025-H1.md").read_text("utf-8")
    assert "应报材料135份，按时129份，逾期4份，未报2份。" in text


def test_what_comes_later_is_none_of_its_inputs(closed: Path) -> None:
    run("brief", "--month", "2025-09", "--issue", folder=closed)
    out = shown("brief", "--verify", folder=closed)
    assert "2025-H1 总结，2025-10-09 印发：重新生成，逐字节一致" in out
    assert "2025-09 第6期，2025-10-09 印发：重新生成，逐字节一致" in out


def test_the_next_month_is_as_it_would_be_without_it(unsummed: Path) -> None:
    line = ("brief", "--month", "2025-09", "-o", "-")
    before, _, _ = shown(*line, folder=unsummed).partition("输入摘要")
    assert run(*HALF, "--issue", folder=unsummed).code == 0
    assert shown(*line, folder=unsummed).partition("输入摘要")[0] == before


def test_it_waits_for_the_months_in_it(unsummed: Path) -> None:
    git("rm", "-q", "briefs/2025-06.yaml", folder=unsummed)
    told = refused(*HALF, "--issue", folder=unsummed)
    assert told == (
        "anplan：2025-06 的简报还没有印发。总结以此前各期简报为依据，请先印发："
        "anplan brief --month 2025-06 --issue"
    )


def test_forms_of_another_period_are_not_taken(copied: Path, sample: Path, tmp_path: Path) -> None:
    form = Filled(form_of(sample_project(sample), "qkx", Period.parse("2025-10")))
    file = form.put("tasks:1.1", text="办了活动。").save(tmp_path / "区科协.xlsx")
    done = run("collect", "--period", "三季度", str(file), folder=copied)
    assert done.code == 1
    assert "这是 2025-10 的填报表，要收的是 2025-Q3" in done.out
    assert run("collect", "--month", "10月", str(file), folder=copied).code == 0
