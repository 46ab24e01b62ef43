"""Days in white cells: numbers, and days among plain words, taken only where they are plain."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from anplan.model.project import Project
from tests.forms import Filled, lines


@pytest.mark.parametrize("from_1904", [False, True])
def test_a_bare_number_is_the_day_its_workbook_counts(
    form: Filled, project: Project, tmp_path: Path, *, from_1904: bool
) -> None:
    if from_1904:
        form.book.epoch = CALENDAR_MAC_1904
    number = 44468 if from_1904 else 45930
    form.put("readings:tech-managers", value="33", as_of=number)
    form.put("milestones:2.3/pilot-platforms", done=date(2025, 9, 15))
    returned = form.read(tmp_path, project)
    assert returned.content["readings"][0]["as_of"] == "2025-09-30"
    assert returned.content["milestones"][0]["done"] == "2025-09-15"


@pytest.mark.parametrize("number", [44468, "44468", 52000])
def test_a_bare_number_outside_the_plan_is_asked_back(
    form: Filled, project: Project, tmp_path: Path, number: int | str
) -> None:
    form.put("milestones:2.3/pilot-platforms", done=number)
    returned = form.read(tmp_path, project)
    assert returned.content == {}
    assert "不在方案期内，未采用" in lines(returned, "error")[0]


@pytest.mark.parametrize(
    ("value", "stored"),
    [(9.3, None), (9.12, "2025-09-12"), (8.5, "2025-08-05"), ("9.3", "2025-09-03")],
)
def test_a_number_for_a_day_is_asked_back_where_a_nought_may_be_lost(
    form: Filled, project: Project, tmp_path: Path, value: Any, stored: str | None
) -> None:
    form.put("milestones:2.3/pilot-platforms", done=value)
    entries = form.read(tmp_path, project).content.get("milestones", [{}])
    assert entries[0].get("done") == stored


@pytest.mark.parametrize(
    ("typed_day", "stored"),
    [
        ("10月底", "2025-10-31"),
        ("2025年9月末", "2025-09-30"),
        ("截至9月30日", "2025-09-30"),
        ("已于10月18日举办", "2025-10-18"),
        ("10月上旬", None),
        ("10月18日前完成", None),
    ],
)
def test_a_day_among_plain_words(
    form: Filled, project: Project, tmp_path: Path, typed_day: str, stored: str | None
) -> None:
    form.put("milestones:2.3/pilot-platforms", done=typed_day)
    returned = form.read(tmp_path, project)
    assert returned.content.get("milestones", [{}])[0].get("done") == stored
    if stored is not None:
        assert lines(returned, "changed")[0].endswith(f"{typed_day} → {stored}")


def test_a_month_of_no_year_is_no_day(form: Filled, project: Project, tmp_path: Path) -> None:
    form.put("milestones:2.3/pilot-platforms", done="0000年10月底")
    assert form.read(tmp_path, project).content == {}
