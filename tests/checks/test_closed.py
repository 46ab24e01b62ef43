"""The day that an entry of a report is about."""

import pytest

from anplan.checks.closed import own_day
from tests.builders import DAY, reading, report

SAID = report(
    reading("98.2", "2025-06-30"),
    milestones=[{"ref": "2.1/hall", "done": "2025-06-12"}],
    items=[{"register": "library", "id": "7", "left": "2025-06-02", "reason": "外迁"}],
    problems=[{"ref": "2.1", "title": "场地", "solved": "2025-06-05"}],
    answers=[{"ref": "2.1", "text": "已办", "on": "2025-06-06"}],
    next=[{"ref": "2.1", "text": "文字"}],
)


@pytest.mark.parametrize(
    ("section", "day"),
    [
        ("readings", "2025-06-30"),
        ("milestones", "2025-06-12"),
        ("items", "2025-06-02"),
        ("problems", "2025-06-05"),
        ("answers", "2025-06-06"),
    ],
)
def test_an_entry_is_of_its_section_s_day(section: str, day: str) -> None:
    (entry,) = getattr(SAID, section)
    assert own_day(entry) == DAY(day)


def test_words_are_of_no_day() -> None:
    (entry,) = SAID.next
    assert own_day(entry) is None
