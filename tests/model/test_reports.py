"""Reports: a reading has a value or says why not, and an empty report says so."""

from collections.abc import Mapping

import pytest

from anplan.files.schema.validate import record_of
from anplan.model.reports import Reading, Report
from tests.model.refusal import refused


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        ({"value": "1"}, "S102 The key as_of is missing"),
        ({}, "S112 A reading needs either value or unavailable, not both"),
        (
            {"value": "1", "as_of": "2025-06-30", "unavailable": "未出"},
            "S112 A reading needs either value or unavailable, not both",
        ),
    ],
)
def test_what_does_not_fit_a_reading(content: Mapping[str, str], refusal: str) -> None:
    assert refused(Reading, {"indicator": "it", **content}) == refusal


def test_zero_is_a_value() -> None:
    reading = record_of(Reading, {"indicator": "it", "value": "0", "as_of": "2025-06-30"})
    assert reading.value is not None
    assert reading.value.value == 0


ENTRY = {"ref": "2.4", "text": "甲"}
ENTRIES: Mapping[str, object] = {
    "readings": [{"indicator": "it", "unavailable": "未出"}],
    "progress": [ENTRY],
    "milestones": [{"ref": "2.4/a", "done": "2025-06-30"}],
    "items": [{"register": "r", "id": "P-1", "stage": "入库", "on": "2025-06-30"}],
    "problems": [{"ref": "2.4", "title": "甲"}],
    "next": [ENTRY],
    "at_risk": [ENTRY],
}


@pytest.mark.parametrize("key", ENTRIES)
def test_each_kind_of_entry_makes_a_report(key: str) -> None:
    assert record_of(Report, {key: ENTRIES[key]}).has_entries
    refusal = "S112 The report says nothing: and yet has entries"
    assert refused(Report, {key: ENTRIES[key], "nothing": "无"}) == refusal


@pytest.mark.parametrize("content", [{}, {"submitted": "2025-07-03"}, {"progress": []}])
def test_an_empty_report_says_so_or_is_refused(content: Mapping[str, object]) -> None:
    assert refused(Report, content) == "S105 The report is empty"
    assert not record_of(Report, {**content, "nothing": "无"}).has_entries
