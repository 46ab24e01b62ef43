"""What is asked of a plan that takes a figure from another one: on a terminal and in a pipe."""

import csv
import json
import sqlite3
import sys
from pathlib import Path
from typing import Any

import pytest

from anplan.checks.examples.workspace import CONTRACTS
from tests.history import nameless
from tests.program import edit, on_terminal, refused, run, shown
from tests.sharing import CITY_FILES, CITY_JUNE, CityBeside, TwoInOne, june, two

ON = ("--on", "2025-07-10")
THERE = "plan/indicators/contracts.yaml"


@pytest.fixture
def county(tmp_path: Path) -> Path:
    """The county's plan beside the city's, without any history."""
    return two(tmp_path)


def line_with(word: str, text: str) -> str:
    """Return the first line of a text in which a word stands."""
    return next(line for line in text.splitlines() if word in line)


def test_status_judges_the_figure_by_this_plans_target(county: Path) -> None:
    row = line_with("技术合同成交额", shown("status", *ON, folder=county))
    assert row.split() == [
        *("技术合同成交额", "≥120亿元", "260", "216.7", "50.0", "+166.7", "绿", "06-30")
    ]


def test_check_finds_nothing_amiss(county: Path) -> None:
    assert shown("check", folder=county).startswith("读取 13/13 个文件：0 个错误")


def test_why_leads_to_the_other_workspaces_file_and_line(county: Path) -> None:
    text = shown("why", "contracts", *ON, folder=county)
    assert line_with(CITY_JUNE, text).split() == [
        *("260亿元", "2025-06-30", "市科学技术局", f"../city/{CITY_JUNE}:4")
    ]
    assert "  备注：由全市创新方案采集\n" in text


def test_why_names_the_commit_in_the_same_repository(tmp_path: Path) -> None:
    repository = TwoInOne(tmp_path)
    repository.city(june("255"), "2025-07-08")
    text = nameless(shown("why", "contracts", *ON, folder=repository.root))
    assert line_with(CITY_JUNE, text).endswith(f"../city/{CITY_JUNE}:4  0000000 2025-07-08")


def test_why_names_the_commit_of_the_repository_beside(tmp_path: Path) -> None:
    city = CityBeside(tmp_path)
    commit = city.git("rev-parse", "--short=7", "HEAD").strip()
    text = shown("why", "contracts", *ON, folder=city.county.root)
    assert line_with(CITY_JUNE, text).endswith(f"{commit} 2025-07-02")


def test_why_shows_the_chain(tmp_path: Path) -> None:
    source = "shared_from: {workspace: ../province, indicator: contracts}"
    text = CITY_FILES[THERE].replace("reported_by: [sjw]", source)
    county = two(tmp_path, city={**CITY_FILES, THERE: text})
    two(tmp_path / "aside")
    (tmp_path / "aside/city").rename(tmp_path / "province")
    edit(tmp_path / "province/plan/plan.yaml", "short: 全市创新方案", "short: 全省创新方案")
    told = shown("why", "contracts", *ON, folder=county)
    assert "  备注：由全省创新方案采集，经全市创新方案转取\n" in told
    assert f"../province/{CITY_JUNE}:4" in told


def test_show_names_who_reports_it_there(county: Path) -> None:
    text = shown("show", "contracts", *ON, "--lang", "en", folder=county)
    assert "  Collected by 全市创新方案.\n  Reported by: 市科学技术局\n" in text.replace(
        "collected", "Collected"
    )


def test_log_says_where_the_figures_have_their_history(tmp_path: Path) -> None:
    repository = TwoInOne(tmp_path)
    done = run("log", "contracts", folder=repository.root)
    assert done.code == 0
    assert done.err == "各次填报数的沿革在 ../city：到那里运行 anplan log contracts\n"


def test_diff_tells_a_figure_that_changed_there(tmp_path: Path) -> None:
    repository = TwoInOne(tmp_path)
    repository.city(june("255"), "2025-07-08")
    text = shown("diff", "HEAD~1", "HEAD", folder=repository.root)
    assert text.endswith(
        "由其他方案采集\n  技术合同成交额：260亿元（截至 2025-06-30） → 255亿元（截至 2025-06-30）\n"
    )


def test_a_commit_and_a_day_are_asked_of_both_plans(tmp_path: Path) -> None:
    repository = TwoInOne(tmp_path)
    repository.city(june("255"), "2025-07-20")
    asked = {
        (): "255",
        ("--rev", "HEAD~1"): "260",
        ("--known", "2025-07-10"): "260",
        ("--known", "2025-06-30"): "≥120亿元",
    }
    for options, value in asked.items():
        text = shown("status", "--on", "2025-07-25", *options, folder=repository.root)
        assert value in line_with("技术合同成交额", text).split()


def test_json_has_the_source_and_the_place(county: Path) -> None:
    status = json.loads(shown("status", *ON, "--format", "json", folder=county))
    (figure,) = (one for one in status["indicators"] if one["id"] == "contracts")
    assert figure["shared_from"] == {"workspace": "../city", "indicator": "contracts"}
    assert (figure["file"], figure["line"]) == (f"../city/{CITY_JUNE}", 4)
    assert all("shared_from" not in one for one in status["indicators"] if one is not figure)


def test_tables_say_whose_figure_it_is_and_leave_its_readings_there(
    county: Path, tmp_path: Path
) -> None:
    shown_csv = tmp_path / "tables"
    assert run("export", "--to", "csv", *ON, "-o", str(shown_csv), folder=county).code == 0
    with (shown_csv / "indicators.csv").open(encoding="utf-8-sig") as file:
        rows = {row["indicator"]: row for row in csv.DictReader(file)}
    assert rows["contracts"]["shared_from"] == "../city contracts"
    assert rows["contracts"]["units"] == "../city/sjw"
    assert rows["firms"]["shared_from"] == ""
    with (shown_csv / "readings.csv").open(encoding="utf-8-sig") as file:
        assert [row["indicator"] for row in csv.DictReader(file)] == []


def test_sqlite_takes_the_tables(county: Path, tmp_path: Path) -> None:
    base = tmp_path / "plan.sqlite"
    assert run("export", "-o", str(base), *ON, folder=county).code == 0
    with sqlite3.connect(base) as connection:
        (value,) = connection.execute(
            "select shared_from from indicators where indicator = 'contracts'"
        ).fetchone()
    assert value == "../city contracts"


def test_the_export_of_all_has_the_key(county: Path) -> None:
    whole: dict[str, Any] = json.loads(shown("export", folder=county))
    (figure,) = (one for one in whole["plan"]["indicators"] if one["id"] == "contracts")
    assert figure["shared_from"] == {"workspace": "../city", "indicator": "contracts"}


def test_the_site_has_a_page_with_the_source_and_each_reading(county: Path, tmp_path: Path) -> None:
    assert run("site", *ON, "-o", str(tmp_path / "site"), folder=county).code == 0
    page = (tmp_path / "site/indicator-contracts.html").read_text(encoding="utf-8")
    assert "由全市创新方案采集" in page
    assert "市科学技术局" in page
    assert f"../city/{CITY_JUNE}:4" in page
    assert "unit-../" not in page


def test_the_public_site_says_no_word_of_the_other_plan(county: Path, tmp_path: Path) -> None:
    edit(county / CONTRACTS, "kind: flow\n", "kind: flow\npublic: true\n")
    assert run("site", "--public", *ON, "-o", str(tmp_path / "site"), folder=county).code == 0
    page = (tmp_path / "site/indicator-contracts.html").read_text(encoding="utf-8")
    assert "260" in page
    assert not any(word in page for word in ("../city", "全市创新方案", "市科学技术局"))


def test_due_asks_nobody_for_it(county: Path) -> None:
    assert "技术合同成交额" not in shown("due", *ON, folder=county)


@pytest.mark.parametrize("command", [("status",), ("why", "contracts"), ("due",)])
def test_a_plan_that_is_missing_is_told_every_time(
    command: tuple[str, ...], county: Path, tmp_path: Path
) -> None:
    (tmp_path / "city").rename(tmp_path / "town")
    done = run(*command, *ON, folder=county)
    assert done.code == 0
    assert done.err == "技术合同成交额：取不到数据：../city 没有工作区\n"


def test_check_leads_to_the_word_in_the_file(county: Path, tmp_path: Path) -> None:
    (tmp_path / "city").rename(tmp_path / "town")
    done = run("check", "--lang", "en", folder=county)
    assert done.code == 1
    assert done.out.startswith(
        f"{CONTRACTS}:9:26 error R158  There is no workspace at ../city. Write the way from this "
    )


def test_a_month_s_check_tells_of_a_figure_out_of_date(county: Path, tmp_path: Path) -> None:
    edit(tmp_path / "city" / CITY_JUNE, "2025-06-30", "2025-01-31")
    out = run("check", "--month", "2025-06", "--on", "2025-07-10", folder=county).out
    told = line_with("D104", out)
    assert "技术合同成交额在 ../city 的最新数据截至 2025-01-31" in told
    assert "请向对方的填报单位要数：市科学技术局" in told
    assert "D104" not in run("check", folder=county).out


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal there")
def test_on_a_terminal_the_same_is_said(county: Path) -> None:
    done = on_terminal("why", "contracts", *ON, folder=county, columns="120", NO_COLOR="1")
    assert done.code == 0
    assert f"../city/{CITY_JUNE}:4" in done.out
    assert "备注：由全市创新方案采集" in done.out


def test_a_unit_of_the_other_plan_is_none_of_this_one(county: Path) -> None:
    assert "sjw" in refused("show", "sjw", *ON, folder=county)


def test_a_unit_may_say_that_it_is_the_one_of_the_other_plan(county: Path) -> None:
    edit(county / "units/kcj/unit.yaml", "order: 1\n", "order: 1\nsame_as: [sjw]\n")
    text = shown("why", "contracts", *ON, folder=county)
    assert "区科创局" in line_with(CITY_JUNE, text)
    assert "技术合同成交额" in shown("show", "kcj", *ON, folder=county)
