"""Every option that takes a month or a day takes it as people write it."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.program import Done, refused, run, shown
from tests.repositories import git

Plainly = Callable[..., Done]


@pytest.fixture(scope="module")
def plainly(sample: Path) -> Plainly:
    """Return what runs a line as the manual writes it, once for every other way to write it."""
    return cache(lambda *line: run(*line, folder=sample))


@pytest.mark.parametrize(
    "month", ["2025-6", "2025年6月", "6月", "六月", "６月份", "June", "Jun 2025"]
)
@pytest.mark.parametrize(
    "line",
    [
        ("status", "{}"),
        ("due", "--month", "{}"),
        ("check", "--month", "{}"),
        ("brief", "--month", "{}", "-o", "-"),
        ("brief", "--month", "{}", "--verify"),
        ("record", "nothing", "无", "--unit", "区科协", "--dry-run", "--month", "{}"),
        ("log", "大智街/{}"),
    ],
)
def test_a_month(sample: Path, plainly: Plainly, line: tuple[str, ...], month: str) -> None:
    plain = plainly(*(word.format("2025-06") for word in line))
    assert run(*(word.format(month) for word in line), folder=sample) == plain
    assert plain.code == 0


@pytest.mark.parametrize("half", ["2025上半年", "上半年", "H1 2025", "2025 H1", "first half"])
@pytest.mark.parametrize(
    "line",
    [
        ("status", "{}"),
        ("status", "--period", "{}"),
        ("due", "--period", "{}"),
        ("check", "--period", "{}"),
        ("brief", "--period", "{}", "-o", "-"),
        ("record", "nothing", "无", "--unit", "球场街", "--dry-run", "--period", "{}"),
        ("log", "大智街/{}"),
    ],
)
def test_a_half_year(sample: Path, plainly: Plainly, line: tuple[str, ...], half: str) -> None:
    plain = plainly(*(word.format("2025-H1") for word in line))
    assert run(*(word.format(half) for word in line), folder=sample) == plain
    assert plain.code == 0


@pytest.mark.parametrize(
    "day", ["2025-6-30", "2025.6.30", "2025年6月30日", "6月30日", "30 June", "Jun 30"]
)
@pytest.mark.parametrize("option", ["--on", "--known"])
def test_a_day(sample: Path, plainly: Plainly, option: str, day: str) -> None:
    told = shown("status", option, day, folder=sample)
    assert told == plainly("status", option, "2025-06-30").out


@pytest.mark.parametrize("day", ["9月30日", "Sep 30", "30 September 2025"])
def test_a_figure_s_day(sample: Path, day: str) -> None:
    line = ("record", "reading", "tech-contracts", "178.6", "--dry-run", "--unit", "jxkc")
    told = shown(*line, "--month", "2025-10", "--as-of", day, folder=sample)
    assert "2025-09-30" in told


def test_a_day_without_its_year_is_of_the_plan_that_is_asked_about(
    copied: Path, tmp_path: Path
) -> None:
    """Of a commit's, where one is named; a bare repository has no other."""
    bare = tmp_path / "bare.git"
    git("clone", "-q", "--bare", str(copied), str(bare), folder=tmp_path)
    line = ("status", "--rev", "HEAD", "--on")
    assert shown(*line, "9月30日", folder=bare) == shown(*line, "2025-09-30", folder=bare)
    plan = copied / "plan/plan.yaml"
    years = plan.read_text("utf-8").replace("2025-", "2024-")
    plan.write_text(years, encoding="utf-8", newline="\n")
    text = run(*line, "9月30日", folder=copied).out
    assert text == run(*line, "2025-09-30", folder=copied).out
    assert run("status", "--on", "9月30日", folder=bare).code == 2


def test_a_day_that_does_not_exist_is_refused(sample: Path) -> None:
    assert refused("status", "--on", "6月31日", folder=sample).startswith(
        "anplan：不是日期：6月31日"
    )


def test_a_month_that_two_years_have_is_asked_back(sample: Path, tmp_path: Path) -> None:
    folder = tmp_path / "two"
    folder.joinpath("plan").mkdir(parents=True)
    text = sample.joinpath("plan/plan.yaml").read_text("utf-8")
    folder.joinpath("plan/plan.yaml").write_text(
        text.replace("end: 2025-12-31", "end: 2026-12-31", 1)
    )
    done = run("brief", "--month", "6月", folder=folder)
    assert (done.code, "2025-06、2026-06" in done.err) == (2, True)
