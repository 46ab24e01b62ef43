"""Family H, what the coordinator may decide and nobody should overlook."""

from pathlib import Path

import pytest

from anplan.checks.examples.workspace import BASE, CONTRACTS, FIRMS, MATCHING, MAY, PLAN, changed
from anplan.checks.rule import Example
from anplan.checks.rules.changes.closed import ISSUED
from tests.checks.rules.changes.entries import amended, decision, owned, settled
from tests.checks.workspace import changes


def decided(told: list[str]) -> list[str]:
    return [line.partition(" | ")[0] for line in told if " H111 " in line]


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (
            settled(decision("2025-06-12")),
            "1.1/service-hall: extended from 2025-06-12 on until 2025-11-30, settled by",
        ),
        (
            settled(
                decision("2025-06-12")
                .replace("    until: 2025-11-30\n", "")
                .replace("extend", "close")
            ),
            "1.1/service-hall: closed from 2025-06-12 on, settled by",
        ),
        (
            changed(MATCHING, "units_quote", "lead: [kcj]\nunits_quote"),
            "lead was nothing and is now kcj",
        ),
        (
            changed(MATCHING, "    kind: milestone\n", "    kind: milestone\n    units: [kcj]\n"),
            "actions.units was nothing and is now kcj",
        ),
        (
            changed(PLAN, "start: 2025-01-01", "start: 2025-04-01"),
            "start was 2025-01-01 and is now 2025-04-01",
        ),
        (
            changed(PLAN, "coordinator: kcj", 'coordinator: kcj\ntimezone: "-12:00"'),
            "timezone was",
        ),
        (
            changed(
                PLAN, "coordinator: kcj", "coordinator: kcj\nsettings:\n  first_listed_leads: true"
            ),
            "settings.first_listed_leads was false and is now true",
        ),
        (
            changed(PLAN, "coordinator: kcj", "coordinator: kcj\nholidays:\n  2025-06-09: rest"),
            "2025-06-09 was nothing and is now rest",
        ),
        (ISSUED, "The brief of 2025-05 is issued, No. 1, on 2025-06-10: the period is closed"),
        ({"templates/brief.md.j2": "{{ 1 }}\n"}, "A template was changed"),
        (owned(kcj="li-kcj"), "owners was nothing and is now li-kcj"),
        (
            changed(FIRMS, "reported_by: [kcj]", "reported_by: [kcj, yuehu]"),
            "reported_by was kcj and is now kcj, yuehu",
        ),
        (
            changed(FIRMS, "measure: 家", "measure: 家\nweight: 5"),
            "weight was nothing and is now 5",
        ),
        (
            {CONTRACTS: BASE[CONTRACTS] + amended(100).replace("2025-07-01", "2025-01-01")},
            "A target in force from 2025-01-01 on",
        ),
    ],
)
def test_what_the_coordinator_decides_is_told(tmp_path: Path, after: Example, told: str) -> None:
    assert any(f" H111 {told}" in line for line in decided(changes(tmp_path, {}, after)))


PARTS = changed(FIRMS, "measure: 家", "measure: 家\npart_of: contracts\nweight: 5")


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("part_of: contracts\n", "", "part_of was contracts and is now nothing"),
        (
            "part_of: contracts",
            "part_of: growth",
            "part_of was contracts and is now growth",
        ),
        ("weight: 5", "weight: 8", "weight was 5 and is now 8"),
    ],
)
def test_what_counts_otherwise_beside_others(tmp_path: Path, old: str, new: str, told: str) -> None:
    (line,) = decided(changes(tmp_path, PARTS, {FIRMS: PARTS[FIRMS].replace(old, new)}))
    assert f" H111 {told}: lights and counts follow" in line


FIRST_LEADS = changed(PLAN, "goals:\n", "settings:\n  first_listed_leads: true\ngoals:\n")
TURNED = changed(MATCHING, "units: [kcj, streets]", "units: [streets, kcj]")


def test_where_the_first_listed_leads_their_order_says_who(tmp_path: Path) -> None:
    (line,) = changes(tmp_path, FIRST_LEADS, TURNED)
    assert " H111 units was kcj, streets and is now streets, kcj: lights and counts follow" in line


def test_where_nobody_leads_by_place_the_order_says_nothing(tmp_path: Path) -> None:
    assert changes(tmp_path, {}, TURNED) == []


@pytest.mark.parametrize(
    "after",
    [
        {CONTRACTS: BASE[CONTRACTS] + amended(100)},
        changed(PLAN, "title: 落实阶段", "title: 落实"),
        changed(MAY, "value: 20", "value: 21"),
        changed(FIRMS, "measure: 家", "measure: 家\nshort: 科技型企业"),
        changed(MATCHING, "title: 建成科技服务大厅", "title: 科技服务大厅"),
    ],
    ids=["an amendment from a later day", "a title", "a figure", "a short title", "an action's"],
)
def test_the_rest_is_no_decision(tmp_path: Path, after: Example) -> None:
    assert decided(changes(tmp_path, {}, after)) == []
