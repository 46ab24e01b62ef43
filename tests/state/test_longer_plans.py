"""Plans of several years, targets after the plan, groups of nobody."""

from anplan.base.period import Period
from anplan.state.papers import papers
from anplan.state.question import Question
from anplan.state.reportable import period_to_report
from tests.builders import DAY, MONTHLY, judged, project, reading, report, state_on

LONG = {"start": "2024-01-01", "end": "2026-12-31"}
RATE = {"kind": "rate", "measure": "%", "target": {"at_least": "40"}}
HALF = {
    "id": "half",
    "title": "总结",
    "paper": "report",
    "owed_by": "units",
    "every": "once",
    "period": "2025-H1",
    "due_on": "2025-07-10",
}


def test_a_rate_of_a_later_day_is_not_due_more_than_a_year_before_it() -> None:
    early = judged("2024-07-10", reading("32", "2024-06-30"), entries=LONG, **RATE)
    assert (early.verdict.light, early.verdict.rule, early.progress.gap) == ("blue", "g", None)
    last_year = judged("2026-02-10", reading("32", "2026-01-31"), entries=LONG, **RATE)
    assert last_year.verdict.light == "red"
    assert last_year.progress.gap == -8


def test_a_rate_of_a_plan_of_one_year_is_held_against_its_target_all_the_time() -> None:
    state = judged("2025-02-10", reading("32", "2025-01-31"), **RATE)
    assert state.verdict.light == "red"
    assert state.progress.gap == -8


def test_a_target_after_the_plan_is_paced_to_its_own_day_and_that_is_noted() -> None:
    keys = {"target": {"at_least": "120", "by": "2026-12-31"}}
    state = judged("2025-07-10", reading("30", "2025-06-30"), **keys)
    assert state.verdict.light == "green"
    assert state.progress.pace == 25
    assert [note.text[:12] for note in state.notes] == ["the target's"]


def test_a_group_of_nobody_owes_nothing_and_is_not_counted() -> None:
    groups = [{"id": "teams", "title": "各专班"}]
    made = project(
        groups=groups,
        tasks={"1.1": {"title": "甲", "units": ["jxkc", "teams"]}},
        obligations=[MONTHLY, HALF | {"owed_by": "teams"}],
        reports={("jxkc", "2025-06"): report(nothing="无", submitted="2025-07-03")},
    )
    assert {paper.unit for paper in papers(made, Question.on(DAY("2025-07-10")))} == {"jxkc"}
    (task,) = state_on("2025-07-10", made).tasks
    assert (task.units, task.reported, task.owing) == (("jxkc",), 1, 1)
    assert made.label("teams") == made.full_name("teams") == "各专班"


def test_without_monthly_papers_the_period_to_report_is_what_is_owed() -> None:
    made = project(obligations=[HALF])
    assert period_to_report(made, DAY("2025-07-05"), "jxkc") == Period.parse("2025-H1")
    assert period_to_report(made, DAY("2024-12-31"), "jxkc") is None


def test_a_quarter_s_paper_tells_of_the_months_of_work_that_recurs() -> None:
    action = {"id": "visits", "title": "走访", "kind": "recurring", "every": "month"}
    quarter = HALF | {"period": "2025-Q2", "due_on": "2025-07-10"}
    told = report(progress=[{"ref": "1.1/visits", "text": "走访。"}], submitted="2025-07-03")
    made = project(
        tasks={"1.1": {"title": "甲", "units": ["jxkc"], "actions": [action]}},
        obligations=[quarter],
        reports={("jxkc", "2025-Q2"): told},
    )
    state = state_on("2025-07-20", made).action("1.1/visits")
    assert state is not None
    assert (state.verdict.light, state.met, state.periods) == ("green", 3, 3)
