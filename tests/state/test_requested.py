"""Requests to the coordinator: open until a decision about the same thing, and never a light."""

from collections.abc import Mapping
from typing import Any

import pytest

from anplan.model.project import Project
from anplan.state.question import Question
from anplan.state.requested import Requested, requested
from tests.builders import DAY, project, report, state_on

REF = "2.3/base"
TASK = {
    "title": "基地",
    "units": ["jxkc", "sfj"],
    "actions": [{"id": "base", "title": "建成基地", "kind": "milestone", "due": "2025-09-30"}],
}
EXTEND = {"kind": "extend", "ref": REF, "until": "2025-10-31", "reason": "设备未到"}
CLOSE = {"kind": "close", "ref": REF}


def made(*decisions: Mapping[str, Any], requests: Mapping[str, list[dict[str, Any]]]) -> Project:
    """A project whose unit ``jxkc`` made requests, by the month of the report."""
    handed_in = {"2025-06": "2025-07-03", "2025-07": "2025-08-04"}
    return project(
        tasks={"2.3": TASK},
        units=("jxkc", "sfj"),
        reports={
            ("jxkc", month): report(requests=entries, submitted=handed_in[month])
            for month, entries in requests.items()
        },
        decisions=[{"by": "统筹办主任", "reason": "已核", **decision} for decision in decisions],
    )


def asked(*decisions: Mapping[str, Any], day: str = "2025-08-10", **june: Any) -> Requested:
    """The request of June's report, as it stands on a day."""
    entries = {"2025-06": [{**EXTEND, **june}]}
    (one,) = requested(made(*decisions, requests=entries), Question.on(DAY(day)))
    return one


def test_a_request_waits_from_the_day_of_its_report() -> None:
    one = asked()
    assert one[:6] == ("extend", "jxkc", REF, DAY("2025-10-31"), "设备未到", DAY("2025-07-03"))
    assert (one.spot.file, one.spot.path) == ("units/jxkc/2025-06.yaml", ("requests", 0))
    assert one.outcome is None
    assert one.days_open(Question.on(DAY("2025-08-10"))) == 38


def test_its_own_day_comes_before_that_of_the_report() -> None:
    assert asked(on="2025-06-28").on == DAY("2025-06-28")


@pytest.mark.parametrize(
    ("decision", "granted", "refused"),
    [
        ({"kind": "extend", "until": "2025-10-15"}, True, False),
        ({"kind": "close"}, False, False),
        ({"kind": "exempt", "until": "2025-12-31"}, False, False),
        ({"kind": "refuse", "unit": "jxkc"}, False, True),
    ],
)
def test_a_later_decision_about_the_same_ref_answers_it(
    decision: Mapping[str, str], *, granted: bool, refused: bool
) -> None:
    one = asked({"on": "2025-07-10", "ref": REF, **decision})
    assert one.outcome is not None
    assert (one.outcome.on, one.is_granted, one.is_refused) == (
        DAY("2025-07-10"),
        granted,
        refused,
    )


@pytest.mark.parametrize(
    "decision",
    [
        {"on": "2025-07-01", "kind": "extend", "ref": REF, "until": "2025-10-15"},
        {"on": "2025-07-10", "kind": "extend", "ref": "2.3/other", "until": "2025-10-15"},
        {"on": "2025-07-10", "kind": "refuse", "ref": REF, "unit": "sfj"},
        {"on": "2025-08-20", "kind": "refuse", "ref": REF, "unit": "jxkc"},
        {"on": "2025-07-10", "kind": "ask", "ref": REF, "unit": "jxkc"},
    ],
)
def test_earlier_later_and_other_decisions_do_not(decision: Mapping[str, str]) -> None:
    assert asked(decision).outcome is None


def test_what_is_asked_for_again_while_it_waits_is_one_request_since_its_first_day() -> None:
    again = {**EXTEND, "until": "2025-11-30"}
    entries = {"2025-06": [EXTEND], "2025-07": [again]}
    (one,) = requested(made(requests=entries), Question.on(DAY("2025-08-10")))
    assert (one.on, one.until) == (DAY("2025-07-03"), DAY("2025-11-30"))


def test_what_is_asked_for_again_after_it_was_refused_is_a_new_one() -> None:
    refusal = {"on": "2025-07-10", "kind": "refuse", "ref": REF, "unit": "jxkc"}
    entries = {"2025-06": [EXTEND], "2025-07": [EXTEND]}
    first, second = requested(made(refusal, requests=entries), Question.on(DAY("2025-08-10")))
    assert (first.is_refused, second.outcome) == (True, None)


def test_it_changes_no_light() -> None:
    with_, without = (
        state_on("2025-10-10", made(requests={"2025-06": entries, "2025-07": [CLOSE]}))
        for entries in ([EXTEND], [CLOSE])
    )
    assert [task.verdict for task in with_.tasks] == [task.verdict for task in without.tasks]
    assert with_.tasks[0].verdict.light == "red"
