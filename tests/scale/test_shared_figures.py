"""A figure that one plan collects and others take is counted once where plans go together."""

from decimal import Decimal
from pathlib import Path
from typing import Any

from anplan.scale.answers import Answer
from tests.scale.made_up import chosen, told, written

WATER, SCHOOL, ROAD = (
    {"workspace": name, "plan": f"{name} plan"} for name in ("water", "school", "road")
)
STATE = {"asked": "day", "month": "2025-07", "day": "2025-07-10", "comparator": "at_least"}


def collects(whose: dict[str, str], value: int, name: str = "pipes") -> dict[str, Any]:
    return {**whose, "indicator": name, "value": value, "units": f"{whose['workspace']}-office"}


def takes(
    whose: dict[str, str], value: int, source: dict[str, str], name: str = "pipes"
) -> dict[str, Any]:
    """An indicator whose figure is that of the pipes of another plan."""
    own = {"source_plan": source["plan"], "source_indicator": "pipes"}
    return {**collects(whose, value, name), **own}


def tables(folder: Path, *figures: dict[str, Any]) -> Path:
    """Workspaces with an indicator each, as their plans have them."""
    about = ("value", "gap"), ("units", "source_plan", "source_indicator")
    indicators = [{k: v for k, v in one.items() if k not in about[0]} for one in figures]
    states = [STATE | {k: v for k, v in one.items() if k not in about[1]} for one in figures]
    plans = [{key: one[key] for key in ("workspace", "plan")} for one in figures]
    units = [own | {"unit": one["units"]} for own, one in zip(plans, figures, strict=True)]
    return written(
        folder / "t",
        plan=plans,
        units=units,
        indicators=[{"kind": "flow", **one} for one in indicators],
        states=[{"measure": "公里", "target": 100, **one} for one in states],
    )


def answer(folder: Path, *by: str, where: tuple[str, ...] = ()) -> Answer:
    [one] = told(folder, questions=("indicators",), by=by, where=where).answers
    return one


def test_it_is_counted_where_it_is_collected(tmp_path: Path) -> None:
    tables(tmp_path, collects(WATER, 20), takes(SCHOOL, 20, WATER), collects(ROAD, 5))

    found = answer(tmp_path)
    assert chosen(found.rows, "count", "value", "target") == [(2, Decimal(25), Decimal(200))]
    assert found.left_out == 1


def test_each_plan_has_it_where_plans_are_apart(tmp_path: Path) -> None:
    tables(tmp_path, collects(WATER, 20), takes(SCHOOL, 20, WATER))

    for by in ("workspace", "plan"):
        found = answer(tmp_path, by)
        assert chosen(found.rows, "count", "value") == [(1, Decimal(20))] * 2
        assert found.left_out == 0


def test_it_counts_where_whoever_collects_it_is_not_among_the_tables(tmp_path: Path) -> None:
    tables(tmp_path, collects(ROAD, 5), takes(SCHOOL, 20, WATER))

    found = answer(tmp_path)
    assert chosen(found.rows, "count", "value") == [(2, Decimal(25))]
    assert found.left_out == 0


def test_it_counts_where_whoever_collects_it_is_not_asked(tmp_path: Path) -> None:
    tables(tmp_path, collects(WATER, 20), takes(SCHOOL, 20, WATER))

    for where in (("workspace=school",), ("unit=school-office",)):
        found = answer(tmp_path, where=where)
        assert chosen(found.rows, "count", "value") == [(1, Decimal(20))]
        assert found.left_out == 0


def test_it_may_be_called_otherwise_in_the_plan_that_takes_it(tmp_path: Path) -> None:
    tables(tmp_path, collects(WATER, 20), takes(SCHOOL, 20, WATER, "tubes"))

    found = answer(tmp_path)
    assert chosen(found.rows, "indicator", "count", "value") == [
        ("pipes", 1, Decimal(20)),
        ("tubes", 0, None),
    ]
    assert found.left_out == 1


def test_it_is_left_out_of_a_month_and_of_a_unit_as_well(tmp_path: Path) -> None:
    tables(tmp_path, collects(WATER, 20), takes(SCHOOL, 20, WATER))

    assert chosen(answer(tmp_path, "month").rows, "month", "value") == [("2025-07", 20)]
    assert chosen(answer(tmp_path, "unit").rows, "unit", "count", "value") == [
        ("school-office", 0, None),
        ("water-office", 1, 20),
    ]


def test_how_far_it_is_from_the_target_of_each_plan_is_told(tmp_path: Path) -> None:
    behind = takes(SCHOOL, 20, WATER, "tubes") | {"gap": "-7.9"}
    tables(
        tmp_path, collects(WATER, 20) | {"gap": "1"}, takes(ROAD, 20, WATER) | {"gap": "-1"}, behind
    )

    assert chosen(answer(tmp_path).rows, "indicator", "count", "gap", "least_gap") == [
        ("pipes", 1, Decimal(0), Decimal(-1)),
        ("tubes", 0, Decimal("-7.9"), Decimal("-7.9")),
    ]


def test_of_plans_that_take_it_from_elsewhere_the_first_counts(tmp_path: Path) -> None:
    tables(tmp_path, takes(SCHOOL, 20, WATER), takes(ROAD, 20, WATER), collects(WATER, 3, "other"))

    found = answer(tmp_path)
    assert chosen(found.rows, "indicator", "count", "value") == [
        ("other", 1, Decimal(3)),
        ("pipes", 1, Decimal(20)),
    ]
    assert found.left_out == 1
