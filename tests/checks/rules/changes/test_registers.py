"""Registers in a change: what is counted otherwise, what is asked no longer, what may not go."""

from pathlib import Path

import pytest

from anplan.checks.examples.registers import EXAMPLES, PROJECTS, item, items, register
from anplan.checks.rule import Example
from anplan.checks.rules.changes.closed import ISSUED
from tests.checks.workspace import changes

FIRMS = "plan/indicators/firms.yaml"
FULL = register("reported_by: [kcj]\nroles: [项目专员]\nstill_after: 60\n")
COUNTED = EXAMPLES["R122"][1]


def told(root: Path, before: Example, file: str, old: str, new: str) -> list[str]:
    """What family H says where words of a file are replaced."""
    assert old in before[file]
    after = {file: before[file].replace(old, new)}
    return [line.partition(" | ")[0] for line in changes(root, before, after)]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "  - id: stored\n    title: 入库\n",
            "",
            "3:3 H111 stages was applied, stored, proof and is now applied, proof",
        ),
        ("[kcj]", "[kcj, streets]", "16:14 H111 reported_by was kcj and is now kcj, streets"),
        ("[kcj]", "[streets]", "16:14 H104 reported_by was kcj and is now streets"),
        ("roles: [项目专员]\n", "", "1:1 H104 roles was 项目专员 and is now nothing"),
        ("still_after: 60", "still_after: 90", "18:14 H104 still_after was 60 and is now 90"),
        ("still_after: 60\n", "", "1:1 H104 still_after was 60 and is now nothing"),
        (
            "measure: 万元",
            "measure: 亿元",
            "12:14 H111 fields.measure was 万元 and is now 亿元",
        ),
        (
            "  - id: amount\n    title: 拟投资额\n    measure: 万元\n",
            "",
            "10:3 H104 fields was amount, field and is now field",
        ),
    ],
)
def test_what_a_register_says_otherwise(old: str, new: str, said: str, tmp_path: Path) -> None:
    (line,) = told(tmp_path, FULL, PROJECTS, old, new)
    assert line.startswith(f"{PROJECTS}:{said}: ")


def test_the_cure_of_a_unit_left_out_is_its_last_day(tmp_path: Path) -> None:
    """With the day there is no more to say than that the coordinator decides it."""
    both = {**FULL, **register("reported_by: [kcj, streets]\n")}
    (line,) = changes(tmp_path, both, {**FULL, **register("reported_by: [kcj]\n")})
    assert line.partition(" | ")[2] == (
        "The coordinator decides it; say why in the request. So that what was told before goes on "
        "counting, write streets under reported_until, with the last day"
    )
    dated = register("reported_by: [kcj]\nreported_until: {streets: 2025-06-30}\n")
    narrowed, day = changes(tmp_path, both, {**FULL, **dated})
    assert narrowed.partition(" | ")[2] == "The coordinator decides it; say why in the request"
    assert day.partition(" | ")[0] == (
        f"{PROJECTS}:17:17 H111 reported_until was nothing and is now streets 2025-06-30: "
        "lights and counts follow"
    )


def test_a_stricter_register_is_fine(tmp_path: Path) -> None:
    assert told(tmp_path, FULL, PROJECTS, "still_after: 60", "still_after: 30") == []


def test_a_figure_counted_from_another_stage_is_another_target(tmp_path: Path) -> None:
    assert told(tmp_path, COUNTED, FIRMS, "stage: stored", "stage: applied") == [
        f"{FIRMS}:9:15 H103 counted_from was projects stored and is now projects applied"
    ]


def test_a_figure_that_is_counted_from_now_on_is_told(tmp_path: Path) -> None:
    before = {key: text for key, text in COUNTED.items() if key != FIRMS}
    lines = [line.partition(" | ")[0] for line in changes(tmp_path, before, COUNTED)]
    assert lines == [
        (
            f"{FIRMS}:9:15 H111 counted_from was nothing and is now projects stored: "
            "lights and counts follow"
        )
    ]


MOVED = item("P-001", "stage: stored", "on: 2025-06-18")
LEFT = item("P-001", "left: 2025-06-25", "reason: 迁出")


@pytest.mark.parametrize(
    ("after", "said"),
    [
        ((MOVED, LEFT), []),
        ((item("P-001", "stage: 入库", "on: 2025-06-18"),), []),
        ((MOVED.replace("18", "19"),), ["H112 projects/P-001 was of 2025-06-18"]),
        ((LEFT,), ["H102 projects P-001 was removed from items"]),
        ((item("P-002", "stage: stored", "on: 2025-06-18"),), ["H102 projects P-001 was removed"]),
        (
            (item("P-001", "on: 2025-06-18", "amount: 300"),),
            ["H102 projects P-001 was removed from items"],
        ),
    ],
)
def test_a_move_that_was_recorded_stays(
    after: tuple[str, ...], said: list[str], tmp_path: Path
) -> None:
    lines = changes(tmp_path, {**register(), **items(MOVED)}, items(*after))
    assert len(lines) == len(said)
    assert all(part in line for part, line in zip(said, lines, strict=True))


CARRIED = "units/kcj/carried.yaml"
BROUGHT = item("P-001", "stage: stored", "on: 2024-06-18")
OTHER = item("P-002", "stage: applied", "on: 2024-07-01")


def carried(*entries: str) -> Example:
    return {CARRIED: "items:\n" + "".join(entries)}


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (
            carried(BROUGHT.replace("stored", "proof"), OTHER),
            "4:12 H101 projects P-001 stage was stored and is now proof",
        ),
        (
            carried(BROUGHT, OTHER, item("P-003", "stage: stored", "on: 2024-08-01")),
            "10:5 H101 projects P-003 was added",
        ),
    ],
)
def test_what_is_carried_stays_as_the_first_brief_counted_it(
    after: Example, said: str, tmp_path: Path
) -> None:
    before = {**register(), **carried(BROUGHT, OTHER)}
    lines = changes(tmp_path, before | ISSUED, after)
    assert [line.partition(" | ")[0] for line in lines] == [
        f"{CARRIED}:{said}; 2025-05 was closed on 2025-06-10"
    ]


def test_what_is_carried_may_be_mended_until_a_brief_is_out(tmp_path: Path) -> None:
    before = {**register(), **carried(BROUGHT, OTHER)}
    assert changes(tmp_path, before, carried(BROUGHT.replace("stored", "proof"), OTHER)) == []


def test_an_item_that_was_carried_does_not_go(tmp_path: Path) -> None:
    before = {**register(), **carried(BROUGHT, OTHER)}
    (line,) = changes(tmp_path, before, carried(BROUGHT))
    assert line.startswith(f"{CARRIED}:0:0 H102 projects P-002 was removed from items")
