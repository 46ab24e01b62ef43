"""What stands on a day without evidence: the newest figures, and milestones."""

from typing import Any

from anplan.state.unproved import standing
from tests.builders import indicator, project, reading, report, state_on

PAPER = [{"title": "名册"}]
TASK = {
    "title": "大厅",
    "units": ["jxkc", "sfj"],
    "actions": [{"id": "opening", "title": "启用", "kind": "milestone", "due": "2025-06-30"}],
}


def proved(value: str, day: str, **more: Any) -> dict[str, Any]:
    return {**reading(value, day, **more), "evidence": PAPER}


def found(day: str, *months: tuple[str, Any]) -> list[tuple[str, str, bool]]:
    made = project(
        indicators={"it": indicator(reported_by=["jxkc", "sfj"])},
        tasks={"1.1": TASK},
        units=("jxkc", "sfj"),
        reports={("jxkc", month): said for month, said in months},
    )
    return [(one.ref, one.day.isoformat(), one.is_proved) for one in standing(state_on(day, made))]


def test_only_the_newest_figure_counts() -> None:
    may, june = report(reading("40", "2025-05-31")), report(proved("60", "2025-06-30"))
    assert found("2025-06-30", ("2025-05", may), ("2025-06", june)) == [("it", "2025-06-30", True)]
    assert found("2025-05-31", ("2025-05", may), ("2025-06", june)) == [("it", "2025-05-31", False)]


def test_a_figure_that_is_confirmed_keeps_its_evidence() -> None:
    may = report(proved("40", "2025-05-31", preliminary="true"))
    june = report(reading("40", "2025-05-31"))
    assert found("2025-06-30", ("2025-05", may), ("2025-06", june)) == [("it", "2025-05-31", True)]


def test_a_corrected_figure_needs_evidence_of_its_own() -> None:
    may = report(proved("40", "2025-05-31"))
    june = report(reading("41", "2025-05-31", reason="复核"))
    assert found("2025-06-30", ("2025-05", may), ("2025-06", june)) == [("it", "2025-05-31", False)]


def test_a_milestone_stands_from_the_day_it_was_reached() -> None:
    bare = report(milestones=[{"ref": "1.1/opening", "done": "2025-06-20"}])
    with_paper = report(
        milestones=[{"ref": "1.1/opening", "done": "2025-06-20", "evidence": PAPER}]
    )
    assert found("2025-06-30", ("2025-06", bare)) == [("1.1/opening", "2025-06-20", False)]
    assert found("2025-06-30", ("2025-06", with_paper)) == [("1.1/opening", "2025-06-20", True)]
    assert found("2025-06-10", ("2025-06", bare)) == []
