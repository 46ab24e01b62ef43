"""Units and their schemes: when a unit is there, and what it is called."""

from collections.abc import Mapping
from datetime import date

import pytest
from pydantic_core import ValidationError

from anplan.files.schema.validate import record_of
from anplan.model.units import Scheme, Unit


@pytest.mark.parametrize(
    ("content", "day", "valid"),
    [
        ({}, "2025-06-30", True),
        ({"valid_from": "2025-07-01"}, "2025-06-30", False),
        ({"valid_from": "2025-07-01"}, "2025-07-01", True),
        ({"valid_until": "2025-06-30"}, "2025-06-30", True),
        ({"valid_until": "2025-06-30"}, "2025-07-01", False),
    ],
)
def test_a_unit_exists_from_its_first_day_to_its_last(
    content: Mapping[str, str], day: str, *, valid: bool
) -> None:
    unit = record_of(Unit, {"name": "区科创局", **content})
    assert unit.valid_on(date.fromisoformat(day)) is valid


def test_a_unit_is_called_by_its_short_name() -> None:
    assert record_of(Unit, {"name": "区科学技术协会"}).label == "区科学技术协会"
    assert record_of(Unit, {"name": "区科学技术协会", "short": "区科协"}).label == "区科协"


def test_a_scheme_has_a_measure() -> None:
    with pytest.raises(ValidationError, match="at least 1 item"):
        record_of(Scheme, {"measures": []})
