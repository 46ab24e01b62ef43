"""Rest days: the plan's own list first, then the calendar, then weekends alone."""

import sys
from pathlib import Path

import pytest

from anplan.files.holidays import Calendar
from tests.builders import DAY
from tests.program import add, edit, run, shown

NOTE = "2025年放假安排未知，只按周末计算：请安装 anplan[cn]，或在 plan.yaml 的 holidays: 中列出\n"


def after(day: str, calendar: Calendar) -> str:
    """Return the working day to which a day moves."""
    rests = calendar.rest_days([DAY(day)])
    return max(rests).isoformat() if rests else day


@pytest.fixture
def moving(copied: Path) -> Path:
    edit(
        copied / "plan/plan.yaml",
        "  pace_base: year\n",
        "  pace_base: year\n  rest_days: next_working_day\n",
    )
    return copied


@pytest.fixture
def without_library(tmp_path: Path) -> str:
    folder = tmp_path / "without"
    add(folder / "chinese_calendar.py", "raise ImportError\n")
    return str(folder)


def test_national_day_lasts_until_the_eighth() -> None:
    rests = Calendar({}).rest_days([DAY("2025-10-05")])
    assert rests[DAY("2025-10-05")] == "National Day"
    assert sorted(rests) == [DAY(f"2025-10-0{day}") for day in (5, 6, 7, 8)]


def test_a_sunday_on_which_people_work_is_no_rest_day() -> None:
    assert Calendar({}).rest_days([DAY("2025-09-28")]) == {}


def test_a_common_sunday_is() -> None:
    assert Calendar({}).rest_days([DAY("2025-09-21")]) == {DAY("2025-09-21"): "weekend"}


def test_the_plan_s_own_days_win() -> None:
    own = Calendar({DAY("2025-10-06"): "work", DAY("2025-09-28"): "rest"})
    assert after("2025-10-05", own) == "2025-10-05"
    assert after("2025-09-28", own) == "2025-09-28"
    assert own.rest_days([DAY("2025-09-28")]) == {DAY("2025-09-28"): "day off by the plan"}


def test_of_a_year_nobody_knows_weekends_count_and_it_is_told() -> None:
    calendar = Calendar({})
    assert after("2049-10-02", calendar) == "2049-10-03"
    assert after("2049-10-01", calendar) == "2049-10-01"
    assert calendar.unknown == {2049}


def test_a_year_of_which_the_plan_names_days_is_known() -> None:
    calendar = Calendar({DAY("2049-10-01"): "rest"})
    assert after("2049-10-01", calendar) == "2049-10-03"
    assert calendar.unknown == set()


def test_without_the_library_weekends_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "chinese_calendar", None)
    calendar = Calendar({})
    assert after("2025-10-05", calendar) == "2025-10-05"
    assert calendar.unknown == {2025}


def test_due_shows_the_moved_day_and_where_it_came_from(moving: Path) -> None:
    rows = shown("due", folder=moving).splitlines()
    assert [row.split()[0] for row in rows if "顺延" in row] == [
        "2025-07-07（07-05周末顺延）",
        "2025-10-09（10-05国庆假期顺延）",
    ]


def test_a_plan_that_does_not_say_so_keeps_its_days(sample: Path) -> None:
    assert "顺延" not in shown("due", folder=sample)


@pytest.mark.parametrize("command", ["show", "why"])
def test_the_papers_of_a_rule_say_it_as_well(moving: Path, command: str) -> None:
    assert "2025-05-06（05-05劳动节假期顺延）" in shown(command, "monthly-brief", folder=moving)


def test_a_reminder_names_the_moved_day(moving: Path) -> None:
    text = shown("due", "--remind", "--month", "2025-09", "--unit", "区科协", folder=moving)
    assert "请于10月9日前（含当日）报送9月份办理工作简报。" in text


def test_without_the_library_a_note_tells_it(moving: Path, without_library: str) -> None:
    done = run("due", folder=moving, PYTHONPATH=without_library)
    assert (done.code, done.err) == (0, NOTE)
    assert "2025-10-06（10-05周末顺延）" in done.out


def test_with_days_of_the_plan_there_is_no_note(moving: Path, without_library: str) -> None:
    edit(
        moving / "plan/plan.yaml",
        "\nphases:\n",
        "\nholidays:\n  2025-10-06: rest\n  2025-10-07: rest\n  2025-10-08: rest\nphases:\n",
    )
    assert "2025-10-09（10-05周末顺延）" in shown("due", folder=moving, PYTHONPATH=without_library)


def test_a_day_is_off_or_on(copied: Path) -> None:
    edit(copied / "plan/plan.yaml", "\nphases:\n", "\nholidays:\n  2025-10-06: maybe\nphases:\n")
    done = run("check", folder=copied)
    assert done.code != 0
    assert "maybe" in done.out + done.err


def test_a_brief_s_digest_covers_the_rest_days(moving: Path, without_library: str) -> None:
    brief = ("brief", "--month", "2025-04", "-o", "-")
    foot = shown(*brief, folder=moving).splitlines()[-1]
    assert foot == shown(*brief, folder=moving).splitlines()[-1]
    assert foot != run(*brief, folder=moving, PYTHONPATH=without_library).out.splitlines()[-1]
