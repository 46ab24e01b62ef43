"""Decisions: followed in the order they were settled, in force on a day."""

from collections.abc import Mapping
from typing import Any

from anplan.state.lights.settled import Settled, settled
from anplan.state.question import Question
from tests.builders import DAY, judged, project, reading


def decision(kind: str, on: str, until: str | None = None, ref: str = "it") -> Mapping[str, str]:
    """One decision."""
    said = {"kind": kind, "on": on, "ref": ref, "by": "试验办主任", "reason": f"{kind} {on}"}
    return said | ({"until": until} if until else {})


def settled_on(day: str, *decisions: Mapping[str, str], known: str | None = None) -> Settled:
    """What is in force about ``it``."""
    question = Question.on(DAY(day))
    if known:
        question = question._replace(known=DAY(known))
    return settled(project(decisions=decisions), "it", question)


def test_nothing_is_settled_without_decisions() -> None:
    assert settled_on("2025-06-30") == Settled()
    assert settled_on("2025-06-30").new_day is None


def test_a_decision_is_in_force_from_its_day_on() -> None:
    closing = decision("close", "2025-06-10")
    assert settled_on("2025-06-09", closing).closed is None
    assert settled_on("2025-06-10", closing).closed is not None


def test_a_decision_about_another_thing_is_not_about_this_one() -> None:
    assert settled_on("2025-06-30", decision("close", "2025-06-10", ref="other")) == Settled()


def test_what_was_reopened_is_not_closed() -> None:
    assert (
        settled_on("2025-06-30", decision("reopen", "2025-06-12"), decision("close", "2025-06-10"))
        == Settled()
    )


def test_what_was_closed_again_is_closed() -> None:
    found = settled_on(
        "2025-06-30",
        decision("close", "2025-06-10"),
        decision("reopen", "2025-06-12"),
        decision("close", "2025-06-20"),
    )
    assert found.closed is not None
    assert found.closed[0].on == DAY("2025-06-20")


def test_of_one_day_s_decisions_the_one_further_down_counts() -> None:
    found = settled_on(
        "2025-06-30", decision("close", "2025-06-10"), decision("reopen", "2025-06-10")
    )
    assert found.closed is None


def test_the_last_extension_counts() -> None:
    found = settled_on(
        "2025-06-30",
        decision("extend", "2025-06-01", "2026-03-31"),
        decision("extend", "2025-06-20", "2026-01-31"),
    )
    assert found.new_day == DAY("2026-01-31")


def test_an_exemption_ends_after_its_last_day() -> None:
    exempt = decision("exempt", "2025-06-01", "2025-06-30")
    assert settled_on("2025-06-30", exempt).exempt is not None
    assert settled_on("2025-07-01", exempt).exempt is None


def test_a_decision_that_was_not_known_at_the_time_is_left_out() -> None:
    closing = decision("close", "2025-06-10")
    assert settled_on("2025-06-30", closing, known="2025-06-09").closed is None


def test_a_decision_knows_its_place() -> None:
    found = settled_on(
        "2025-06-30", decision("reopen", "2025-06-01"), decision("close", "2025-06-10")
    )
    assert found.closed is not None
    spot = found.closed[1]
    assert (spot.file, spot.path) == ("plan/decisions/2025-12.yaml", ("decisions", 1))


def test_an_extension_is_noted_beside_the_figure() -> None:
    entries: dict[str, Any] = {"decisions": [decision("extend", "2025-12-20", "2026-03-31")]}
    state = judged("2026-01-10", reading("110", "2025-12-31"), entries=entries)
    assert [note.text for note in state.notes] == ["extended to {day}: {why}"]
    assert state.by == DAY("2026-03-31")


def test_closed_but_no_longer_met_is_noted_beside_the_figure() -> None:
    entries: dict[str, Any] = {"decisions": [decision("close", "2026-01-08")]}
    state = judged("2026-01-10", reading("110", "2025-12-31"), entries=entries)
    assert [note.text for note in state.notes] == [
        "closed on {day}, but the target is no longer met"
    ]
