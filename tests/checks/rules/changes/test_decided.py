"""Family H, what the coordinator may decide and nobody should overlook."""

from pathlib import Path

import pytest

from anplan.checks.examples.workspace import BASE, CONTRACTS, FIRMS, MAY, PLAN, changed
from anplan.checks.rule import Example
from anplan.checks.rules.changes.closed import ISSUED
from tests.checks.rules.changes.entries import amended, decision, owned, settled
from tests.checks.workspace import changes


def decided(told: list[str]) -> list[str]:
    return [line.partition(" | ")[0] for line in told if " H111 " in line]


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (settled(decision("2025-06-12")), "1.1/service-hall: extended from 2025-06-12 on"),
        (
            changed(PLAN, "start: 2025-01-01", "start: 2025-04-01"),
            "start was 2025-01-01 and is now 2025-04-01",
        ),
        (
            changed(PLAN, "coordinator: kcj", 'coordinator: kcj\ntimezone: "-12:00"'),
            "timezone was",
        ),
        (
            changed(PLAN, "coordinator: kcj", "coordinator: kcj\nholidays:\n  2025-06-09: rest"),
            "2025-06-09 was nothing and is now rest",
        ),
        (ISSUED, "The brief of 2025-05 is issued, No. 1, on 2025-06-10: the month is closed"),
        ({"templates/brief.md.j2": "{{ 1 }}\n"}, "A template was changed"),
        (owned(kcj="li-kcj"), "owners was nothing and is now li-kcj"),
        (
            changed(FIRMS, "reported_by: [kcj]", "reported_by: [kcj, yuehu]"),
            "reported_by was kcj and is now kcj, yuehu",
        ),
        (
            {CONTRACTS: BASE[CONTRACTS] + amended(100).replace("2025-07-01", "2025-01-01")},
            "A target in force from 2025-01-01 on",
        ),
    ],
)
def test_what_the_coordinator_decides_is_told(tmp_path: Path, after: Example, told: str) -> None:
    assert any(f" H111 {told}" in line for line in decided(changes(tmp_path, {}, after)))


@pytest.mark.parametrize(
    "after",
    [
        {CONTRACTS: BASE[CONTRACTS] + amended(100)},
        changed(PLAN, "title: 落实阶段", "title: 落实"),
        changed(MAY, "value: 20", "value: 21"),
        changed(FIRMS, "measure: 家", "measure: 家\nshort: 科技型企业"),
    ],
    ids=["an amendment from a later day", "a title", "a figure", "a short title"],
)
def test_the_rest_is_no_decision(tmp_path: Path, after: Example) -> None:
    assert decided(changes(tmp_path, {}, after)) == []
