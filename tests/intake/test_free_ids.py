"""The number that a new item may have."""

import pytest

from anplan.intake.free_ids import free_id


@pytest.mark.parametrize(
    ("known", "free"),
    [
        ((), None),
        (("甲", "乙"), None),
        (("P-001", "P-009", "甲"), "P-010"),
        (("2025-99",), "2025-100"),
        (("7", "12"), "13"),
        (("12", "7"), "13"),
        (("2024-100", "2025-009"), "2025-010"),
        (("GX-100", "XM-001", "XM-002"), "XM-003"),
        (("XM-002", "GX-100", "xm-001"), "xm-003"),
        (("P-009", "甲"), "P-010"),
    ],
)
def test_the_next_number_goes_on_from_the_highest_that_begins_as_the_last_one(
    known: tuple[str, ...], free: str | None
) -> None:
    assert free_id(known) == free
