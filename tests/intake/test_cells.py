"""Days in white cells that programs wrote as numbers: counted as the workbook counts them."""

from datetime import date

import pytest

from anplan.base.period import Period
from anplan.intake.cells import Calendar, Cell, day_in

OCTOBER = Period.parse("2025-10")
PLAN = (date(2025, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize("text", ["45930", "４５９３０", "45930.0", "截至45930", "截至 45930"])
def test_a_bare_number_is_a_day_of_the_plan(text: str) -> None:
    assert day_in(Cell(text), Calendar(OCTOBER, *PLAN)).value == "2025-09-30"


@pytest.mark.parametrize("text", ["44468", "截至44468"])
def test_a_workbook_may_count_from_1904(text: str) -> None:
    assert day_in(Cell(text), Calendar(OCTOBER, *PLAN, from_1904=True)).value == "2025-09-30"


@pytest.mark.parametrize("text", ["44468", "截至44468"])
def test_a_number_that_gives_a_day_outside_the_plan_is_refused(text: str) -> None:
    day = day_in(Cell(text), Calendar(OCTOBER, *PLAN))
    assert (day.value, day.level) == ("", "error")
