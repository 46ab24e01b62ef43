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
    ],
)
def test_the_next_number_is_written_as_the_highest_is(
    known: tuple[str, ...], free: str | None
) -> None:
    assert free_id(known) == free
