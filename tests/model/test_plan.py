"""The plan: obligations and their days, phases, and what holds where it does not say."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from pydantic_core import ValidationError

from anplan.files.schema.validate import record_of
from anplan.model.plan import Due, Obligation
from tests import builders
from tests.model.refusal import refused

MONTHLY: Mapping[str, object] = {**builders.MONTHLY}
ONCE: Mapping[str, object] = {
    "id": "scheme",
    "title": "方案",
    "paper": "scheme",
    "owed_by": "units",
    "every": "once",
    "due_on": "2025-03-31",
}


@pytest.mark.parametrize("content", [MONTHLY, ONCE, {**ONCE, "period": "2025-H1"}])
def test_an_obligation(content: Mapping[str, object]) -> None:
    assert record_of(Obligation, content).counted


@pytest.mark.parametrize(
    "content",
    [
        {key: value for key, value in MONTHLY.items() if key != "end"},
        {key: value for key, value in MONTHLY.items() if key != "due"},
        {**MONTHLY, "due_on": "2025-06-30"},
        {**MONTHLY, "period": "2025-06"},
        {key: value for key, value in ONCE.items() if key != "due_on"},
        {**ONCE, "start": "2025-04"},
        {**ONCE, "due": {"day": "5"}},
    ],
)
def test_the_days_of_an_obligation_fit_how_often_it_is_owed(content: Mapping[str, object]) -> None:
    refusal = "S112 The obligation's days do not match how often it is owed"
    assert refused(Obligation, content) == refusal


@pytest.mark.parametrize("content", [{}, {"day": "5", "days_after": "5"}])
def test_a_paper_is_due_in_one_way(content: Mapping[str, str]) -> None:
    assert refused(Due, content) == "S112 due has either days_after or day"


@pytest.mark.parametrize("content", [{"day": "0"}, {"day": "32"}, {"days_after": "-1"}])
def test_a_due_day_is_a_day_of_a_month(content: Mapping[str, str]) -> None:
    with pytest.raises(ValidationError, match="S103"):
        record_of(Due, content)


def phases(*spans: tuple[str, str, str]) -> Any:
    return [{"id": name, "title": name, "start": start, "end": end} for name, start, end in spans]


def test_the_implementation_is_the_phase_called_so_or_the_longest() -> None:
    short, long = ("a", "2025-03-01", "2025-03-31"), ("b", "2025-04-01", "2025-10-31")
    named = ("implementation", "2025-05-01", "2025-05-31")
    assert builders.plan(phases=phases(short, long)).implementation.id == "b"
    assert builders.plan(phases=phases(long, short)).implementation.id == "b"
    assert builders.plan(phases=phases(short, long, named)).implementation.id == "implementation"


def test_pace_is_counted_over_the_year_or_the_implementation() -> None:
    year = date(2025, 1, 1), date(2025, 12, 31)
    assert builders.plan().pace_span == year
    span = builders.plan(settings={"pace_base": "implementation"}).pace_span
    assert span == (date(2025, 4, 1), date(2025, 10, 31))


def test_what_a_plan_is_where_it_does_not_say() -> None:
    plan = builders.plan()
    assert (plan.language, plan.sample, str(plan.timezone)) == ("zh_CN", False, "UTC+08:00")
    thresholds = (plan.settings.red, plan.settings.red_rate, plan.settings.soon)
    assert [str(threshold) for threshold in thresholds] == ["10", "1", "14"]


def test_a_plan_has_a_phase() -> None:
    with pytest.raises(ValidationError, match="at least 1 item"):
        builders.plan(phases=[])
