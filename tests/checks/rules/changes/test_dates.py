"""Family H, the day on which a paper was handed in."""

from pathlib import Path

import pytest

from anplan.checks.examples.workspace import JUNE, changed
from tests.checks.workspace import changes


@pytest.mark.parametrize(
    ("new", "told"),
    [
        ("", "submitted was 2025-07-03 and was taken out"),
        ("submitted: 2025-07-01\n", "submitted was 2025-07-03 and was moved back to 2025-07-01"),
    ],
)
def test_the_day_of_handing_in_stays(tmp_path: Path, new: str, told: str) -> None:
    (line,) = changes(tmp_path, {}, changed(JUNE, "submitted: 2025-07-03\n", new))
    assert f" H113 {told} | " in line


def test_a_paper_that_comes_again_says_a_later_day(tmp_path: Path) -> None:
    after = changed(JUNE, "submitted: 2025-07-03", "submitted: 2025-07-09")
    assert changes(tmp_path, {}, after) == []
