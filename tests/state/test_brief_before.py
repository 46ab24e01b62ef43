"""A change is that of the month: it stands where the brief before did not have the figure yet."""

from decimal import Decimal
from typing import Any

import pytest

from tests.builders import MONTHLY, indicator, project, reading, report, state_on

MAY = report(reading("50", "2025-05-31"), submitted="2025-06-03")
JUNE = report(reading("60", "2025-06-30"), submitted="2025-07-03")
JULY = report(nothing="无", submitted="2025-08-03")


def change(
    day: str,
    *,
    issued: dict[str, str] | None = None,
    obligations: tuple[Any, ...] = (MONTHLY,),
    every: str = "month",
    **reports: Any,
) -> Decimal | None:
    """Ask for the change on a day; ``issued`` are days by months, reports are of May, June, July."""
    said = {"may": MAY, "june": JUNE, "july": JULY} | reports
    months = {"may": "2025-05", "june": "2025-06", "july": "2025-07", "august": "2025-08"}
    made = project(
        indicators={"it": indicator(every=every)},
        reports={("jxkc", months[name]): content for name, content in said.items()},
        obligations=obligations,
        briefs={month: {"issued": on} for month, on in (issued or {}).items()},
    )
    return state_on(day, made).indicator("it").change


ISSUED = {"2025-05": "2025-06-08", "2025-06": "2025-07-08", "2025-07": "2025-08-08"}


@pytest.mark.parametrize("issued", [{}, ISSUED])
def test_a_change_stands_in_the_brief_that_has_it_first_alone(issued: dict[str, str]) -> None:
    assert change("2025-06-30", issued=issued) == Decimal(10)
    assert change("2025-07-31", issued=issued) is None
    assert change("2025-08-31", issued=issued) is None


def test_a_figure_that_was_published_late_is_new_in_the_brief_that_has_it_first() -> None:
    july = report(reading("60", "2025-06-30"), submitted="2025-08-03")
    late: dict[str, Any] = {"june": report(nothing="无"), "july": july, "issued": ISSUED}
    assert change("2025-07-31", **late) == Decimal(10)
    assert change("2025-08-31", **late) is None


def test_a_figure_that_was_corrected_since_is_no_new_one() -> None:
    again = report(reading("61", "2025-06-30", reason="重报"), submitted="2025-08-03")
    assert change("2025-07-31", issued=ISSUED, july=again) is None


def test_on_a_day_the_last_month_that_is_over_is_asked_about() -> None:
    assert change("2025-06-20", issued=ISSUED, june=report(nothing="无")) == change(
        "2025-05-31", issued=ISSUED
    )
    assert change("2025-07-20", issued=ISSUED) == Decimal(10)
    assert change("2025-08-01", issued=ISSUED) is None


def test_a_figure_of_the_month_that_is_not_over_is_new() -> None:
    july = report(reading("75", "2025-07-15"), submitted="2025-07-16")
    assert change("2025-07-20", issued=ISSUED, july=july) == Decimal(15)


def test_before_the_first_brief_nothing_was_known() -> None:
    april = report(reading("30", "2025-02-28"), reading("40", "2025-03-31"))
    assert change("2025-04-30", may=april) == Decimal(10)
    assert change("2025-05-31", may=april) is None


def test_a_quarterly_plan_goes_by_the_brief_of_the_quarter_before() -> None:
    said = report(reading("30", "2024-12-31"), reading("45", "2025-03-31"), submitted="2025-05-20")
    quarterly: dict[str, Any] = {"obligations": (), "every": "quarter", "may": said}
    quarterly["june"] = report(nothing="无")
    march = {"2025-03": "2025-04-10"}
    assert change("2025-06-30", issued=march, **quarterly) == Decimal(15)
    june = march | {"2025-06": "2025-07-10"}
    assert change("2025-09-30", issued=june, **quarterly) is None


def test_without_any_brief_the_month_before_counts() -> None:
    assert change("2025-07-20", obligations=()) == Decimal(10)
    assert change("2025-08-20", obligations=()) is None
