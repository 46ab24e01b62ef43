"""Units that several plans know by other ids are one (``same_as``), as for ``due`` and ``form``."""

import io
from pathlib import Path
from typing import Any

import pytest

from anplan.scale.answers import Rollup, SharedId
from anplan.show.rollup.screen import remarks
from anplan.show.words import Words
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


def behind_it(folder: Path, *plans: str) -> list[tuple[Any, ...]]:
    """Two plans, of which the second takes figures from others, whose unit kjj reports them."""
    own = [{"workspace": "a", "plan": "甲"}, {"workspace": "b", "plan": "乙"}]
    taken = [{"indicator": name, "source_plan": "丁"} for name in ("it", "that")]
    kjj = {"unit": "kjj", "name": "市科技局"}
    written(
        folder / "t",
        plan=own,
        units=[own[0] | KJJ, own[1] | {"unit": "kjj", "short": "科技教育局"}],
        indicators=[own[0] | {"indicator": "it"}, *(own[1] | one for one in taken)],
        indicator_units=[
            own[0] | kjj | {"indicator": "it", "of_plan": "甲"},
            *(
                own[1] | kjj | {"indicator": one["indicator"], "of_plan": plan}
                for one, plan in zip(taken, plans, strict=False)
            ),
        ],
        states=[
            own[0] | STATE,
            *(own[1] | STATE | {"indicator": one["indicator"]} for one in taken),
        ],
    )
    return chosen(rows(folder, "lights", "unit"), "unit", "count")


def test_a_unit_of_the_plan_that_collects_a_figure_is_that_unit(tmp_path: Path) -> None:
    assert behind_it(tmp_path, "甲") == [("kjj", 2)]


def test_a_unit_that_brings_two_figures_brings_two(tmp_path: Path) -> None:
    assert behind_it(tmp_path, "甲", "甲") == [("kjj", 3)]
    assert behind_it(tmp_path, "甲", "乙") == [("kjj", 2), ("kjj′", 1)]


def test_one_of_a_plan_without_tables_here_is_nobody_of_these(tmp_path: Path) -> None:
    assert behind_it(tmp_path, "丙") == [("kjj", 1), ("丙/kjj", 1)]
    asked = told(tmp_path, questions=("lights",), by=("unit",), where=("unit=丙/kjj",))
    assert (asked.only, asked.names["unit"]["丙/kjj"].text) == ({"unit": ("丙/kjj",)}, "市科技局")


WATER, TRADE = {"unit": "swj", "name": "县水务局"}, {"unit": "swj", "name": "县商务局"}


def test_two_bodies_of_one_id_are_two_and_that_is_told(tmp_path: Path) -> None:
    two_plans(tmp_path, WATER, TRADE)

    for question in ("lights", "tasks"):
        found = rows(tmp_path, question, "unit")
        assert chosen(found, "unit", "red", "green") == [("swj", 0, 1), ("swj′", 1, 0)], question
    [answer] = told(tmp_path, questions=("papers",)).answers
    assert chosen(answer.rows, "unit", "due", "missing") == [("swj", 1, 0), ("swj′", 1, 1)]
    assert told(tmp_path, questions=("papers",)).shared == (
        SharedId("swj", ("县水务局", "县商务局")),
    )
    assert told(tmp_path, questions=("papers",), by=("workspace",)).shared == ()


@pytest.mark.parametrize(
    ("text", "bodies"),
    [("swj", ("swj", "swj′")), ("SWJ", ("swj", "swj′")), ("县水务局", ("swj′",)), ("swj′", ("swj′",))],
)  # fmt: skip
def test_an_id_of_two_bodies_means_both_and_a_name_its_own(
    text: str, bodies: tuple[str, ...], tmp_path: Path
) -> None:
    two_plans(tmp_path, WATER, TRADE)

    assert told(tmp_path, questions=("papers",), where=(f"unit={text}",)).only == {"unit": bodies}


@pytest.mark.parametrize(
    "other",
    [
        {"name": "水务局"},
        {"name": "县水利和湖泊局", "aliases": "县水务中心; 县水务局"},
        {"name": "县水利和湖泊局", "same_as": "swj"},
        {},
    ],
    ids=["cut short", "alias", "same_as", "without a name"],
)
def test_one_body_of_several_names_is_one(other: dict[str, str], tmp_path: Path) -> None:
    two_plans(tmp_path, WATER, {"unit": "swj", **other})

    assert chosen(rows(tmp_path, "papers", "unit"), "unit", "due") == [("swj", 2)]


def test_a_share_is_that_of_the_body_whose_plan_it_is(tmp_path: Path) -> None:
    own = [{"workspace": "a", "plan": "甲"}, {"workspace": "b", "plan": "乙"}]
    written(
        tmp_path / "t",
        plan=own,
        units=[own[0] | WATER, own[1] | TRADE],
        indicators=[one | {"indicator": "it", "kind": "flow"} for one in own],
        states=[
            one | STATE | {"unit": unit, "light": light, "value": 5}
            for one, light in zip(own, ("red", "green"), strict=True)
            for unit in (None, "swj")
        ],
    )

    found = rows(tmp_path, "lights", "unit")
    assert chosen(found, "unit", "red", "green") == [("swj", 0, 1), ("swj′", 1, 0)]


def test_of_very_many_ids_of_two_bodies_the_first_few_are_named(tmp_path: Path) -> None:
    own = [{"workspace": "a", "plan": "甲"}, {"workspace": "b", "plan": "乙"}]
    written(
        tmp_path / "t",
        plan=own,
        units=[
            one | {"unit": f"u{number}", "name": f"{place}局{number}"}
            for one, place in zip(own, ("甲县", "乙县"), strict=True)
            for number in range(5)
        ],
        papers=[own[0] | {"unit": "u0", "month": "2025-07", "state": "done"}],
    )

    said = list(remarks(Words("en"), told(tmp_path, questions=("papers",))))
    assert [text[:2] for text in said[:3]] == ["u0", "u1", "u2"]
    assert said[3:] == ["Further ids that stand for several units: 2"]
