"""Indicators against targets and papers: summed exactly, and only where a sum means something."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from anplan.base.errors import FileError
from tests.scale.made_up import chosen, rows, written

TWO = ({"workspace": "a", "plan": "甲"}, {"workspace": "b", "plan": "乙"})


def tables(folder: Path, *pairs: dict[str, Any], kind: str = "flow", **changes: Any) -> Path:
    """One indicator in two workspaces, with what each says of its state."""
    said = {"asked": "day", "month": "2025-07", "day": "2025-07-10", "indicator": "it"}
    said |= {"comparator": "at_least", "measure": "亿元", "light": "green"}
    return written(
        folder / "t",
        plan=TWO,
        indicators=[
            {"indicator": "it", "kind": kind, "units": "qa", **own, **changes} for own in TWO
        ],
        states=[said | own | pair for own, pair in zip(TWO, pairs, strict=True)],
    )


def one(folder: Path, *by: str, **wanted: Any) -> dict[str, Any]:
    [row] = rows(folder, "indicators", *by, **wanted)
    return row


def test_values_and_targets_that_are_alike_add_up_exactly(tmp_path: Path) -> None:
    tables(
        tmp_path,
        {"value": "0.1", "target": "40", "gap": "1.5"},
        {"value": "0.200000000001", "target": "20", "gap": "-0.7"},
    )

    row = one(tmp_path)
    assert (row["count"], row["missing"], row["measure"]) == (2, 0, "亿元")
    assert (row["value"], row["target"]) == (Decimal("0.300000000001"), Decimal(60))
    assert row["rate"] == Decimal("0.5")
    assert (row["gap"], row["least_gap"]) == (Decimal("0.4"), Decimal("-0.7"))


def test_who_has_no_figure_is_told_and_its_target_still_counts(tmp_path: Path) -> None:
    tables(tmp_path, {"value": "30", "target": "40"}, {"target": "20"})

    row = one(tmp_path)
    assert (row["missing"], row["value"], row["target"], row["rate"]) == (1, 30, 60, 50)
    assert (row["gap"], row["least_gap"]) == (None, None)


def test_what_nobody_has_a_figure_of_is_no_zero(tmp_path: Path) -> None:
    tables(tmp_path, {"target": "40"}, {"target": "20"})

    assert chosen([one(tmp_path)], "missing", "value", "rate") == [(2, None, None)]


def unsummed(folder: Path, first: dict[str, Any], second: dict[str, Any], **changes: Any) -> None:
    base = {"value": "3", "target": "4"}
    tables(folder, base | first, base | second, **changes)
    row = one(folder)
    assert (row["value"], row["target"], row["rate"]) == (None, None, None)
    alone = rows(folder, "indicators", "workspace", "indicator")
    assert [row["value"] for row in alone] == [3, 3]


def test_other_measures_are_not_added_up(tmp_path: Path) -> None:
    unsummed(tmp_path, {}, {"measure": "家"})


def test_other_comparisons_are_not_added_up(tmp_path: Path) -> None:
    unsummed(tmp_path, {}, {"comparator": "at_most"})


def test_ranks_are_not_added_up(tmp_path: Path) -> None:
    unsummed(tmp_path, {"comparator": "rank"}, {"comparator": "rank"})


def test_rates_are_not_added_up(tmp_path: Path) -> None:
    unsummed(tmp_path, {}, {}, kind="rate")


def test_what_is_held_against_another_figure_is_not_added_up(tmp_path: Path) -> None:
    unsummed(tmp_path, {"compared": "2"}, {"compared": "2"})


@pytest.mark.parametrize("measure", ["%", "‰"])
def test_shares_are_not_added_up_whatever_their_kind(tmp_path: Path, measure: str) -> None:
    unsummed(tmp_path, {"measure": measure}, {"measure": measure}, kind="stock")


def test_a_target_without_a_figure_has_no_rate(tmp_path: Path) -> None:
    tables(tmp_path, {"value": "3", "target": "4"}, {"value": "3"})

    assert chosen([one(tmp_path)], "value", "target", "rate") == [(6, 4, None)]


def test_of_a_unit_it_is_the_share_or_what_it_has_alone(tmp_path: Path) -> None:
    said = {"asked": "day", "month": "2025-07", "day": "2025-07-10", "comparator": "at_least"}
    said |= {"measure": "家", "target": "9"}
    written(
        tmp_path / "t",
        indicators=[
            {"indicator": "shared", "kind": "count", "units": "qa qb"},
            {"indicator": "joint", "kind": "count", "units": "qa qb"},
            {"indicator": "own", "kind": "count", "units": "qa"},
        ],
        states=[
            {**said, "indicator": "shared", "value": "5"},
            {**said, "indicator": "shared", "value": "4", "unit": "qa"},
            {**said, "indicator": "shared", "value": "1", "unit": "qb"},
            {**said, "indicator": "joint", "value": "7"},
            {**said, "indicator": "own", "value": "2"},
        ],
    )

    found = rows(tmp_path, "indicators", "unit", "indicator")
    assert chosen(found, "unit", "indicator", "value") == [
        ("qa", "own", 2),
        ("qa", "shared", 4),
        ("qb", "shared", 1),
    ]


def test_a_sum_that_a_decimal_does_not_hold_is_refused_not_rounded(tmp_path: Path) -> None:
    most = "9" * 26
    tables(tmp_path, {"value": most, "target": "1"}, {"value": most, "target": "1"})

    with pytest.raises(FileError, match="more digits than can be held exactly"):
        one(tmp_path)


def test_papers_are_counted_by_who_owes_them_and_when(tmp_path: Path) -> None:
    def paper(state: str, month: str = "2025-06", **more: Any) -> dict[str, Any]:
        return {"unit": "qa", "month": month, "state": state, **more}

    written(
        tmp_path / "t",
        units=[{"unit": "qa"}],
        papers=[
            paper("done"),
            paper("done", returned_on="2025-07-08"),
            paper("late"),
            paper("missing", "2025-07"),
            paper("open", "2025-08"),
            paper("missing", unit="qb"),
        ],
    )

    columns = ("due", "on_time", "late", "missing", "not_due", "returned", "rate")
    assert chosen(rows(tmp_path, "papers"), "unit", *columns) == [
        ("qa", 4, 2, 1, 1, 1, 1, 50),
        ("qb", 1, 0, 0, 1, 0, 0, 0),
    ]
    found = rows(tmp_path, "papers", "unit", "month", where=("unit=qa",))
    assert chosen(found, "month", "due", "rate") == [
        ("2025-06", 3, Decimal("66.6667")),
        ("2025-07", 1, 0),
        ("2025-08", 0, None),
    ]
