"""Which period a unit reports next, and where what comes too late goes."""

import pytest

from anplan.base.period import Period
from anplan.model.project import Project
from anplan.state.reportable import next_open, period_to_report, reported_periods
from tests.builders import DAY, MONTHLY, project, report

HALF = {
    "id": "half",
    "title": "半年总结",
    "paper": "report",
    "owed_by": "units",
    "every": "once",
    "period": "2025-H1",
    "due_on": "2025-06-30",
}


@pytest.mark.parametrize(
    ("reported", "day", "month"),
    [
        ((), "2025-07-01", "2025-06"),
        (("2025-06",), "2025-07-01", "2025-05"),
        (("2025-04", "2025-05", "2025-06"), "2025-07-01", "2025-07"),
        (("2025-04",), "2025-04-30", "2025-04"),
        ((), "2025-06-29", "2025-05"),
    ],
)
def test_a_unit_reports_the_last_month_that_it_has_not(
    reported: tuple[str, ...], day: str, month: str
) -> None:
    told = {("jxkc", name): report(nothing="本月无新进展") for name in reported}
    made = project(obligations=[MONTHLY], reports=told)
    assert period_to_report(made, DAY(day), "jxkc") == Period.parse(month)


def test_before_its_first_month_there_is_nothing_to_report() -> None:
    assert period_to_report(project(obligations=[MONTHLY]), DAY("2025-03-31"), "jxkc") is None
    assert period_to_report(project(), DAY("2025-07-01"), "jxkc") is None
    assert period_to_report(project(obligations=[MONTHLY]), DAY("2025-07-01"), "sfj") is None


def issued(*months: str, reported: tuple[str, ...] = ()) -> Project:
    said = {"number": "1", "issued": "2025-07-08"}
    return project(
        obligations=[MONTHLY, HALF],
        briefs=dict.fromkeys(months, said),
        reports={("jxkc", name): report(nothing="无") for name in reported},
    )


def test_a_closed_month_is_never_the_next() -> None:
    made = issued("2025-04", "2025-05", "2025-06")
    assert period_to_report(made, DAY("2025-07-09"), "jxkc") == Period.parse("2025-07")


def test_what_comes_too_late_goes_into_the_next_open_one() -> None:
    made = issued("2025-04", "2025-05")
    june = Period.parse("2025-06")
    assert next_open(made, DAY("2025-07-09"), "jxkc", Period.parse("2025-04")) == june
    assert next_open(made, DAY("2025-05-31"), "jxkc", Period.parse("2025-05")) == Period.parse(
        "2025-H1"
    )
    assert next_open(made, DAY("2026-01-09"), "jxkc", Period.parse("2025-10")) is None


def test_a_half_year_is_closed_with_its_last_month() -> None:
    """What comes too late for it goes into the month after."""
    made, july = issued("2025-06"), Period.parse("2025-07")
    for closed in ("2025-06", "2025-H1"):
        assert next_open(made, DAY("2025-07-09"), "jxkc", Period.parse(closed)) == july
    halves = project(obligations=[HALF], briefs={"2025-06": {"issued": "2025-07-08"}})
    assert period_to_report(halves, DAY("2025-07-09"), "jxkc") is None


def test_a_unit_reports_for_the_periods_of_its_obligations() -> None:
    names = [str(period) for period in reported_periods(issued(), "jxkc")]
    assert names[:4] == ["2025-04", "2025-05", "2025-06", "2025-H1"]


def test_where_no_month_is_owed_the_half_year_is_next() -> None:
    made = project(obligations=[HALF])
    assert period_to_report(made, DAY("2025-05-09"), "jxkc") == Period.parse("2025-H1")
