"""Evaluations: what those think who asked for the work."""

from anplan.base.period import Period
from anplan.state.evaluations import evaluations
from anplan.state.question import Question
from tests.builders import DAY, project, state_on

SAID = {
    "kind": "evaluate",
    "on": "2025-07-15",
    "ref": "plan",
    "grade": "mostly",
    "by": "政协委员组",
    "reason": "进展明显，中试平台仍需加快。",
}
MADE = project(decisions=[SAID, {**SAID, "on": "2025-12-20", "grade": "satisfied"}])


def test_an_evaluation_counts_from_its_day_on() -> None:
    (one,) = evaluations(MADE, Question.on(DAY("2025-08-01")))
    assert one[:5] == (DAY("2025-07-15"), "政协委员组", "plan", "mostly", SAID["reason"])
    assert len(evaluations(MADE, Question.on(DAY("2025-12-31")))) == 2


def test_a_summary_asks_for_those_of_its_period() -> None:
    question = Question.on(DAY("2025-12-31"))
    of_half = evaluations(MADE, question, Period.parse("2025-H2"))
    assert [one.grade for one in of_half] == ["mostly", "satisfied"]
    assert evaluations(MADE, question, Period.parse("2025-H1")) == ()


def test_a_state_knows_those_of_a_thing() -> None:
    state = state_on("2025-12-31", MADE)
    assert len(state.evaluations_of("plan")) == 2
    assert state.evaluations_of("2.4") == ()
