"""Units that several plans know by other ids are one (``same_as``), as for ``due`` and ``form``."""

import io
from pathlib import Path
from typing import Any

from anplan.scale.answers import Rollup
from anplan.work.rollup import Wanted, rollup
from tests.scale.made_up import chosen, rows, session, told, written

STATE = {"asked": "day", "month": "2025-07", "day": "2025-07-10", "indicator": "it"}


def two_plans(folder: Path, first: dict[str, str], second: dict[str, Any]) -> Path:
    """Two plans with an indicator, a task and a paper of a unit each, red here and green there."""
    pairs = [({"workspace": "a", "plan": "甲"}, first), ({"workspace": "b", "plan": "乙"}, second)]
    light = {"a": "red", "b": "green"}
    state = {"a": "missing", "b": "done"}

    def each(**said: Any) -> list[dict[str, Any]]:
        return [own | said for own, _ in pairs]

    return written(
        folder / "t",
        plan=each(),
        units=[own | unit for own, unit in pairs],
        indicators=[own | {"indicator": "it", "units": unit["unit"]} for own, unit in pairs],
        states=[own | STATE | {"light": light[own["workspace"]]} for own, _ in pairs],
        tasks=[own | {"task": "1.1", "light": light[own["workspace"]]} for own, _ in pairs],
        task_units=[own | {"task": "1.1", "unit": unit["unit"]} for own, unit in pairs],
        papers=[
            own | {"unit": unit["unit"], "month": "2025-07", "state": state[own["workspace"]]}
            for own, unit in pairs
        ],
    )


KJJ, JXKC = {"unit": "kjj", "short": "市科技局"}, {"unit": "jxkc", "short": "经信科创局"}


def test_a_unit_that_says_so_is_one_with_that_of_another_plan(tmp_path: Path) -> None:
    two_plans(tmp_path, KJJ, {**JXKC, "same_as": "kjj stb"})

    for question in ("lights", "tasks"):
        found = rows(tmp_path, question, "unit")
        assert chosen(found, "unit", "count", "red", "green") == [("kjj", 2, 1, 1)], question
    assert chosen(rows(tmp_path, "papers", "unit"), "unit", "due", "missing") == [("kjj", 2, 1)]


def test_it_is_asked_about_by_any_of_its_ids_and_names(tmp_path: Path) -> None:
    two_plans(tmp_path, KJJ, {**JXKC, "same_as": "kjj stb"})

    for text in ("kjj", "jxkc", "stb", "市科技局", "经信科创局"):
        found = told(tmp_path, questions=("papers",), by=("unit",), where=(f"unit={text}",))
        assert chosen(found.answers[0].rows, "unit", "due") == [("kjj", 2)], text
        assert found.only == {"unit": ("kjj",)}


def test_who_says_nothing_stays_apart(tmp_path: Path) -> None:
    two_plans(tmp_path, KJJ, JXKC)

    assert chosen(rows(tmp_path, "lights", "unit"), "unit", "count") == [("jxkc", 1), ("kjj", 1)]


def test_two_units_of_one_plan_stay_two_and_that_is_told(tmp_path: Path) -> None:
    folder = written(
        tmp_path / "t",
        plan=[{"workspace": "a"}, {"workspace": "b", "plan": "乙"}],
        units=[
            {"workspace": "a", "unit": "qa"},
            {"workspace": "a", "unit": "qb"},
            {"workspace": "b", "plan": "乙", "unit": "qc", "same_as": "qa qb"},
        ],
        papers=[
            {"workspace": "a", "unit": unit, "month": "2025-07", "state": "done"}
            for unit in ("qa", "qb")
        ],
    )
    asking = session(tmp_path)

    found: Rollup = rollup(asking, Wanted((str(folder),), ("papers",)))

    assert chosen(found.answers[0].rows, "unit", "due") == [("qa", 1), ("qb", 1)]
    assert isinstance(asking.console.err, io.StringIO)
    assert asking.console.err.getvalue() == (
        "b: qc is not joined with qb (same_as): a plan has both\n"
    )


def test_a_unit_of_the_plan_that_collects_a_figure_is_that_unit(tmp_path: Path) -> None:
    two_plans(tmp_path, KJJ, {"unit": "../innovation/kjj"})

    assert chosen(rows(tmp_path, "lights", "unit"), "unit", "count") == [("kjj", 2)]
