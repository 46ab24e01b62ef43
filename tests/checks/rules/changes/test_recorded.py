"""Family H, what was recorded in an open month: it does not go, and what moves is told."""

from pathlib import Path

import pytest

from anplan.checks.examples.workspace import BASE, MATCHING, MAY, changed
from anplan.checks.rule import Example
from tests.checks.workspace import changes

READING = "  - indicator: firms\n    value: 20\n    as_of: 2025-05-31\n"
HALL = "  - ref: 1.1/service-hall\n    done: 2025-05-20\n"
ITEM = '  - register: projects\n    id: "1"\n    stage: 入库\n    on: 2025-05-20\n'
TROUBLE = "  - ref: 1.1\n    title: |-\n      场地不足\n"
NEW_HALL = changed(
    MATCHING,
    "  - id: service-hall",
    "  - id: second-hall\n    title: 第二大厅\n    kind: milestone\n    assumed: [title]\n"
    "  - id: service-hall",
)


def with_entries(key: str, entries: str) -> Example:
    return changed(MAY, "progress:\n", f"{key}:\n{entries}progress:\n")


def codes(root: Path, before: Example, after: Example) -> list[str]:
    return [line.split(" ")[1] for line in changes(root, before, after)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("value: 20\n    as_of: 2025-05-31", "unavailable: 正在核实"),
        ("indicator: firms", "indicator: growth"),
        ("value: 20\n    as_of: 2025-05-31", "value: 25\n    as_of: 2025-04-30"),
    ],
    ids=["unavailable", "another indicator", "an older figure"],
)
def test_a_figure_does_not_go(tmp_path: Path, old: str, new: str) -> None:
    (line,) = changes(tmp_path, {}, changed(MAY, old, new))
    assert line.startswith(f"{MAY}:0:0 H102 firms 2025-05-31 was removed from readings | ")


def test_a_figure_that_was_not_there_may_come_and_its_value_be_mended(tmp_path: Path) -> None:
    absent = changed(MAY, "value: 20\n    as_of: 2025-05-31", "unavailable: 正在核实")
    assert codes(tmp_path / "1", absent, {MAY: BASE[MAY]}) == []
    assert codes(tmp_path / "2", {}, changed(MAY, "value: 20", "value: 21")) == []


def test_a_figure_of_an_indicator_that_another_unit_reports_may_be_taken_back(
    tmp_path: Path,
) -> None:
    foreign = changed(MAY, "indicator: firms", "indicator: residents")
    assert codes(tmp_path, foreign, {MAY: BASE[MAY]}) == []


@pytest.mark.parametrize(
    ("key", "entry", "other", "lost"),
    [
        ("milestones", HALL, HALL.replace("service-hall", "second-hall"), "1.1/service-hall"),
        ("items", ITEM, ITEM.replace('"1"', '"2"'), "projects 1"),
        ("problems", TROUBLE, TROUBLE.replace("场地不足", "经费不足"), "1.1"),
        ("problems", TROUBLE, TROUBLE.replace("1.1", "1.2"), "1.1"),
    ],
)
def test_another_thing_in_its_place_is_another_thing(
    tmp_path: Path, key: str, entry: str, other: str, lost: str
) -> None:
    before = {**NEW_HALL, **with_entries(key, entry)}
    told = changes(tmp_path, before, with_entries(key, other))
    assert any(f" H102 {lost} was removed from {key} | " in line for line in told)


@pytest.mark.parametrize(
    ("key", "entry", "other"),
    [
        ("problems", TROUBLE, TROUBLE.replace("场地不足", "场地 不足")),
        ("problems", TROUBLE, TROUBLE + "    solved: 2025-05-30\n"),
        ("items", ITEM, ITEM.replace("入库", "开工")),
    ],
    ids=["a blank", "solved", "another stage"],
)
def test_the_same_thing_may_be_told_otherwise(
    tmp_path: Path, key: str, entry: str, other: str
) -> None:
    assert codes(tmp_path, with_entries(key, entry), with_entries(key, other)) == []


def test_a_moved_day_is_told(tmp_path: Path) -> None:
    (line,) = changes(tmp_path / "1", {}, changed(MAY, "as_of: 2025-05-31", "as_of: 2025-05-30"))
    assert line.startswith(f"{MAY}:6:5 H112 firms was of 2025-05-31 and is now of 2025-05-30 | ")
    before = with_entries("milestones", HALL)
    after = with_entries("milestones", HALL.replace("05-20", "05-12"))
    assert codes(tmp_path / "2", before, after) == ["H112"]


def test_a_fear_that_is_taken_back_is_told(tmp_path: Path) -> None:
    before = with_entries("at_risk", "  - ref: 1.1\n    text: |-\n      设备未到\n")
    (line,) = changes(tmp_path, before, {MAY: BASE[MAY]})
    assert " H112 1.1 was removed from at_risk | " in line
