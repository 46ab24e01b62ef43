"""One unit's month over thirty plans of six kinds: from one form to the briefs of all of them."""

import csv
import io
from collections import Counter
from pathlib import Path

import openpyxl
import pytest

from tests.commands.many.test_forms import fill
from tests.office import BROKEN, MOVED, NEWER, Made, thirty_plans
from tests.program import Done, run

LIST = ("--workspaces", "office.txt")
DAY = ("--on", "2025-07-10")
UNREAD = {BROKEN, NEWER, MOVED}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[Made]]:
    folder = tmp_path_factory.mktemp("office")
    return folder, thirty_plans(folder)


@pytest.fixture(scope="module")
def collected(office: tuple[Path, list[Made]]) -> tuple[Path, list[Made], Done]:
    """Send one form, fill it in for every plan, and collect it."""
    folder, plans = office
    line = ("form", *LIST, "--unit", "市住建局", "--period", "2025-06", "-o", "forms")
    sent = run(*line, folder=folder)
    assert sent.code == 2, "three plans cannot be read, and that is told"
    (path,) = (folder / "forms").iterdir()
    shown = [
        sheet.title for sheet in openpyxl.load_workbook(path) if sheet.sheet_state == "visible"
    ]
    fill(path, {title: f"完成{title}年中检查" for title in shown})
    back = (*LIST, "--on", "2025-07-04", "--yes")
    return folder, plans, run("collect", str(path), *back, folder=folder)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def not_read(done: Done) -> set[str]:
    """The workspaces that a run names as those that it could not ask."""
    return {line.split("：")[1] for line in done.err.splitlines() if line.startswith("anplan：")}


def test_the_form_goes_into_every_workspace(collected: tuple[Path, list[Made], Done]) -> None:
    folder, plans, done = collected
    assert done.code == 2, "three plans cannot be read, and that is told"
    assert not_read(done) == UNREAD
    for plan in plans:
        if plan.is_read:
            (report,) = (folder / plan.name / "units/zjj").glob("2025-*.yaml")
            assert "年中检查" in report.read_text(encoding="utf-8")
    assert done.out.count("\n[plan-") == sum(plan.is_read for plan in plans)


def test_then_it_owes_nothing_that_was_due(collected: tuple[Path, list[Made], Done]) -> None:
    folder, plans, _ = collected
    done = run("due", *LIST, *DAY, "--unit", "市住建局", "--format", "csv", folder=folder)
    states = {row["workspace"]: row["state"] for row in rows(done.out) if row["due"] < "2025-07-10"}
    assert states == {plan.name: "done" for plan in plans if plan.is_read}


def test_every_figure_is_that_of_its_own_plan(collected: tuple[Path, list[Made], Done]) -> None:
    folder, plans, _ = collected
    done = run("status", *LIST, *DAY, "--format", "csv", folder=folder)
    found = {row["workspace"]: row["value"] for row in rows(done.out)}
    assert found == {
        plan.name: "" if plan.kind == "silent" else str(plan.value)
        for plan in plans
        if plan.is_read
    }


def test_what_cannot_be_read_is_named_each_time(collected: tuple[Path, list[Made], Done]) -> None:
    folder, _, _ = collected
    for command in ("status", "due", "check"):
        done = run(command, *LIST, folder=folder)
        assert not_read(done) == (UNREAD if command != "check" else {MOVED}), command


def test_each_plan_has_its_brief(collected: tuple[Path, list[Made], Done]) -> None:
    folder, plans, _ = collected
    for plan in [plan for plan in plans if plan.is_read]:
        period = {"quarterly": "2025-Q2", "half-yearly": "2025-H1"}.get(plan.kind, "2025-06")
        brief = run("brief", "--period", period, "-o", "-", *DAY, folder=folder / plan.name)
        assert brief.code == 0
        assert "年中检查" in brief.out


@pytest.fixture(scope="module")
def rolled(collected: tuple[Path, list[Made], Done]) -> tuple[Path, list[Made]]:
    """Export the tables of all plans into one folder."""
    folder, plans, _ = collected
    line = ("export", *LIST, *DAY, "--to", "parquet", "--append", "-o", "all")
    done = run(*line, folder=folder)
    assert done.code == 2, "three plans cannot be read, and that is told"
    assert not_read(done) == UNREAD
    return folder, [plan for plan in plans if plan.is_read]


def answer(folder: Path, question: str, by: str) -> list[dict[str, str]]:
    """What a roll-up of the tables says, a row for each key."""
    line = ("rollup", "all", "--question", question, "--by", by, "--format", "csv")
    return rows(run(*line, folder=folder).out)


def own(folder: Path, *command: str) -> list[dict[str, str]]:
    """What the plans say of themselves."""
    return rows(run(*command, *LIST, *DAY, "--format", "csv", folder=folder).out)


def counted(of: list[dict[str, str]], light: str) -> int:
    return sum(one["light"] == light for one in of)


def test_the_figures_of_the_roll_up_are_the_sum_of_the_plans_own(
    rolled: tuple[Path, list[Made]],
) -> None:
    folder, plans = rolled
    (row,) = answer(folder, "indicators", "indicator")
    values = [plan.value for plan in plans if plan.kind != "silent"]
    assert (row["count"], row["missing"]) == (str(len(plans)), str(len(plans) - len(values)))
    assert (row["value"], row["target"]) == (str(sum(values)), str(100 * len(plans)))


LIGHTS = ("red", "yellow", "green", "blue", "grey", "closed")


def test_its_lights_are_those_of_each_plan(rolled: tuple[Path, list[Made]]) -> None:
    folder, plans = rolled
    said = own(folder, "status")
    (all_of_them,) = answer(folder, "lights", "indicator")
    each = {row["workspace"]: row for row in answer(folder, "lights", "workspace")}
    assert each.keys() == {plan.name for plan in plans}
    for light in LIGHTS:
        assert int(all_of_them[light]) == counted(said, light), light
        for name, row in each.items():
            there = [one for one in said if one["workspace"] == name]
            assert int(row[light]) == counted(there, light), (name, light)


@pytest.mark.parametrize("key", ["unit", "workspace", "month"])
def test_its_papers_are_those_that_are_due(key: str, rolled: tuple[Path, list[Made]]) -> None:
    folder, _ = rolled
    said: dict[str, Counter[str]] = {}
    for paper in own(folder, "due"):
        group = paper["due"][:7] if key == "month" else paper[key]
        said.setdefault(group, Counter())[paper["state"]] += 1
    found = {row[key]: row for row in answer(folder, "papers", key)}
    assert found.keys() == said.keys()
    columns = {"done": "on_time", "late": "late", "missing": "missing", "open": "not_due"}
    for group, states in said.items():
        assert {state: int(found[group][name]) for state, name in columns.items()} == {
            state: states[state] for state in columns
        }, group


def test_without_tables_it_says_the_same(rolled: tuple[Path, list[Made]]) -> None:
    folder, _ = rolled
    done = run("rollup", *LIST, *DAY, folder=folder)
    assert (done.code, not_read(done)) == (2, UNREAD)
    unread = "读不出、未计入的工作区：plan-05、plan-17、plan-30\n"
    assert unread in done.out
    assert done.out.replace(unread, "") == run("rollup", "all", folder=folder).out


def test_its_pages_have_every_plan(rolled: tuple[Path, list[Made]]) -> None:
    folder, plans = rolled
    done = run("site", *LIST, *DAY, "-o", "pages", folder=folder)
    assert (done.code, not_read(done)) == (2, UNREAD)
    first = (folder / "pages/index.html").read_text(encoding="utf-8")
    for plan in plans:
        assert f'href="{plan.name}/index.html"' in first
        assert (folder / "pages" / plan.name / "index.html").is_file()
    together = (folder / "pages/rollup.html").read_text(encoding="utf-8")
    assert f"{len(plans)}个工作区" in together
