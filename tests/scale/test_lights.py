"""Lights counted over workspaces: each indicator once, as its month was closed, by who answers for it."""

from pathlib import Path
from typing import Any

from tests.scale.made_up import chosen, rows, written

DAY = "2025-07-10"


def state(light: str, **changes: Any) -> dict[str, Any]:
    said = {"asked": "day", "month": DAY[:7], "day": DAY, "indicator": "it", "light": light}
    return said | changes


def closed(light: str, day: str, asked: str = "issued", **changes: Any) -> dict[str, Any]:
    return state(light, asked=asked, month=day[:7], period=day[:7], day=day, **changes)


def indicator(name: str = "it", units: str | None = "jxkc", **changes: Any) -> dict[str, Any]:
    return {"indicator": name, "kind": "flow", "units": units, **changes}


def test_without_months_it_is_the_day_of_the_export_that_counts(tmp_path: Path) -> None:
    written(
        tmp_path / "t",
        indicators=[indicator(), indicator("other")],
        states=[closed("red", "2025-06-30"), state("green"), state("yellow", indicator="other")],
    )

    [row] = rows(tmp_path, "lights")
    assert (row["workspace"], row["count"], row["red"], row["yellow"], row["green"]) == (
        "qa",
        2,
        0,
        1,
        1,
    )


def test_a_month_is_as_it_was_closed_and_an_open_one_as_it_stands(tmp_path: Path) -> None:
    written(
        tmp_path / "t",
        indicators=[indicator()],
        states=[
            closed("red", "2025-06-30"),
            closed("yellow", "2025-06-30", asked="period"),
            state("green", month="2025-06", day="2025-06-30"),
            state("blue"),
        ],
    )

    found = rows(tmp_path, "lights", "month")
    assert chosen(found, "month", "red", "yellow", "green", "blue") == [
        ("2025-06", 1, 0, 0, 0),
        ("2025-07", 0, 0, 0, 1),
    ]


def test_a_unit_has_the_light_of_its_share_and_else_of_the_whole(tmp_path: Path) -> None:
    written(
        tmp_path / "t",
        indicators=[indicator(units="qa qb"), indicator("joint", units="qa qb")],
        states=[
            state("green"),
            state("red", unit="qa"),
            state("yellow", unit="qb"),
            state("blue", indicator="joint"),
        ],
    )

    found = rows(tmp_path, "lights", "unit")
    assert chosen(found, "unit", "count", "red", "yellow", "green", "blue") == [
        ("qa", 2, 1, 0, 0, 1),
        ("qb", 2, 0, 1, 0, 1),
    ]


def test_a_part_of_another_indicator_is_not_counted_again(tmp_path: Path) -> None:
    written(
        tmp_path / "t",
        indicators=[indicator(), indicator("part", part_of="it")],
        states=[state("green"), state("red", indicator="part")],
    )

    assert chosen(rows(tmp_path, "lights"), "count", "red") == [(1, 0)]
    assert chosen(rows(tmp_path, "lights", "indicator"), "indicator", "red") == [
        ("it", 0),
        ("part", 1),
    ]


def test_the_same_ids_of_several_workspaces_are_counted_together(tmp_path: Path) -> None:
    both = ({"workspace": "a", "plan": "甲"}, {"workspace": "b", "plan": "乙"})
    written(
        tmp_path / "t",
        plan=both,
        indicators=[indicator(**own) for own in both],
        states=[state("red", **both[0]), state("green", **both[1])],
    )

    assert chosen(rows(tmp_path, "lights", "indicator"), "count", "red", "green") == [(2, 1, 1)]
    assert chosen(rows(tmp_path, "lights", "plan", "workspace"), "plan", "workspace", "red") == [
        ("乙", "b", 0),
        ("甲", "a", 1),
    ]


def test_only_what_is_asked_about_is_counted(tmp_path: Path) -> None:
    written(
        tmp_path / "t",
        units=[{"unit": unit} for unit in ("qa", "qb", "qc")],
        indicators=[indicator(units="qa"), indicator("other", units="qb")],
        states=[
            closed("red", "2025-05-31"),
            closed("yellow", "2025-06-30"),
            closed("red", "2025-06-30", indicator="other"),
        ],
    )

    where = ("month=2025-06", "unit=qa", "unit=qc")
    assert chosen(rows(tmp_path, "lights", where=where), "count", "yellow") == [(1, 1)]
    assert rows(tmp_path, "lights", where=("unit=qc",)) == []


def test_tasks_are_counted_for_each_of_their_units(tmp_path: Path) -> None:
    written(
        tmp_path / "t",
        tasks=[{"task": "1.1", "light": "red"}, {"task": "1.2", "light": "grey"}],
        task_units=[
            {"task": "1.1", "unit": "qa"},
            {"task": "1.1", "unit": "qb"},
            {"task": "1.2", "unit": "qa"},
        ],
    )

    assert chosen(rows(tmp_path, "tasks"), "count", "red", "grey") == [(2, 1, 1)]
    assert chosen(rows(tmp_path, "tasks", "unit"), "unit", "red", "grey") == [
        ("qa", 1, 1),
        ("qb", 1, 0),
    ]
