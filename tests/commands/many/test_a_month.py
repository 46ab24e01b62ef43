"""One unit's month over thirty plans of six kinds: from one form to the briefs of all of them."""

import csv
import io
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
    readable = "".join(f"{plan.name}\n" for plan in plans if plan.is_read)
    (folder / "readable.txt").write_text(readable, encoding="utf-8")
    back = ("--workspaces", "readable.txt", "--on", "2025-07-04", "--yes")
    return folder, plans, run("collect", str(path), *back, folder=folder)


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_the_form_goes_into_every_workspace(collected: tuple[Path, list[Made], Done]) -> None:
    folder, plans, done = collected
    assert done.code == 0, done.err
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
        named = {
            line.split("：")[1] for line in done.err.splitlines() if line.startswith("anplan：")
        }
        assert named == (UNREAD if command != "check" else {MOVED}), command


def test_each_plan_has_its_brief(collected: tuple[Path, list[Made], Done]) -> None:
    folder, plans, _ = collected
    for plan in [plan for plan in plans if plan.is_read][:6]:
        period = {"quarterly": "2025-Q2", "half-yearly": "2025-H1"}.get(plan.kind, "2025-06")
        brief = run("brief", "--period", period, "-o", "-", *DAY, folder=folder / plan.name)
        assert brief.code == 0
        assert "年中检查" in brief.out


def test_the_roll_up_is_the_sum_of_the_plans_own(collected: tuple[Path, list[Made], Done]) -> None:
    folder, plans, _ = collected
    line = ("export", *LIST, *DAY, "--to", "parquet", "--append", "-o", "all")
    assert run(*line, folder=folder).code == 2, "three plans cannot be read, and that is told"
    read = [plan for plan in plans if plan.is_read]
    values = [plan.value for plan in read if plan.kind != "silent"]

    asked = ("rollup", "all", "--by", "indicator", "--format", "csv")
    (row,) = rows(run(*asked, "--question", "indicators", folder=folder).out)
    assert (row["count"], row["value"], row["target"]) == (
        str(len(read)),
        str(sum(values)),
        str(100 * len(read)),
    )

    own = rows(run("status", *LIST, *DAY, "--format", "csv", folder=folder).out)
    (lights,) = rows(run(*asked, "--question", "lights", folder=folder).out)
    for light in ("red", "yellow", "green", "grey"):
        assert int(lights[light]) == sum(one["light"] == light for one in own), light
