"""The brief of a month in plans whose units report by quarters, half-years or years."""

from typing import Any

from anplan.model.project import Project
from anplan.state.counting import period_question
from tests.builders import MONTHLY, indicator, project, reading, report, state_on
from tests.show.brief.rendered import small

TASKS: dict[str, Any] = {
    "1.1": {"title": "甲", "units": ["a"]},
    "1.2": {"title": "乙", "units": ["b"]},
}
UNITS = ("a", "b")
TOLD = report(submitted="2025-07-03", progress=[{"ref": "1.1", "text": "走访3家。"}])
NEWS = report(
    submitted="2025-07-05",
    progress=[{"ref": "1.1", "text": "又走访2家。"}],
    next=[{"ref": "1.1", "text": "再走访。"}],
)


def once(period: str, owed_by: str = "units") -> dict[str, Any]:
    """A report that is owed once, for a period."""
    return {
        "id": f"once-{period.lower()}",
        "title": "进展",
        "paper": "report",
        "owed_by": owed_by,
        "every": "once",
        "period": period,
        "due_on": "2025-07-06",
    }


def made(*obligations: Any, reports: Any = None, **more: Any) -> Project:
    """A plan of two units and a task each."""
    return project(
        units=UNITS, tasks=TASKS, obligations=list(obligations), reports=reports or {}, **more
    )


def test_what_came_in_for_a_quarter_is_counted_and_shown() -> None:
    text = small(made(once("2025-Q2"), reports={("a", "2025-Q2"): TOLD}))
    assert "2025年二季度应报送进展2份，其中按时1份、未报1份（b）。" in text
    assert "**1.1 甲（蓝）** a：走访3家。\n" in text
    assert "**1.2 乙（灰）** 本月无单位报送。\n" in text
    assert "### 1. a（7月3日报送）\n" in text
    assert "### 2. b（未报送）\n" in text
    assert "应报2份，已收1份，未报：b。" in text


def test_several_papers_of_a_unit_stand_together() -> None:
    reports = {("a", "2025-Q2"): TOLD, ("a", "2025-H1"): NEWS}
    text = small(made(once("2025-Q2"), once("2025-H1"), reports=reports))
    assert "a：走访3家。又走访2家。" in text
    assert "2025年上半年应报送进展2份" in text
    assert "- 1.1 a：再走访。\n" in text


def test_a_month_without_papers_denies_nothing() -> None:
    text = small(made(once("2025-Q3"), reports={("a", "2025-Q3"): TOLD}))
    for word in ("未报送", "本月无单位报送", "应报0份"):
        assert word not in text
    assert "### 1. a（本期无应报材料）\n" in text


def test_who_owes_the_month_is_asked_for_the_month_alone() -> None:
    groups = [{"id": "depts", "title": "部门"}]
    monthly = MONTHLY | {"owed_by": "a"}
    reports = {("a", "2025-Q2"): NEWS, ("b", "2025-Q2"): TOLD, ("a", "2025-06"): TOLD}
    text = small(made(monthly, once("2025-Q2", "b"), reports=reports, groups=groups))
    assert "6月份应报送月报1份，其中按时1份" in text
    assert "2025年二季度应报送进展1份，其中按时1份" in text
    assert "又走访2家" not in text


def test_a_unit_that_owes_nothing_is_not_missing() -> None:
    text = small(made(MONTHLY | {"owed_by": "a"}, reports={("a", "2025-06"): TOLD}))
    assert "### 2. b（本期无应报材料）\n" in text
    assert "**1.2 乙（蓝）** 本期无应报材料。\n" in text
    assert "应报1份，已收1份，未报：无。" in text


def test_a_report_without_words_about_a_task_is_not_denied() -> None:
    told = report(submitted="2025-07-03", progress=[{"ref": "1.2", "text": "协助。"}])
    text = small(made(MONTHLY, reports={("a", "2025-06"): told}))
    assert "**1.1 甲（蓝）** 有关单位本期材料未写此项任务的进展情况。\n" in text


def test_reports_are_counted_and_silence_is_told_by_the_latest_due_paper() -> None:
    plan = made(once("2025-Q2"), reports={("a", "2025-Q2"): TOLD})
    first, second = state_on("2025-07-10", plan).tasks
    assert [(one.reported, one.owing, str(one.due)) for one in (first, second)] == [
        (1, 1, "2025-Q2"),
        (0, 1, "2025-Q2"),
    ]
    assert [one.verdict.rule for one in (first, second)] == ["nothing", "silent"]


def test_two_rules_for_monthly_papers_are_both_asked() -> None:
    late = MONTHLY | {"id": "late", "owed_by": "b", "due": {"days_after": "20"}}
    plan = made(MONTHLY | {"owed_by": "a"}, late, reports={("b", "2025-05"): TOLD})
    first, second = state_on("2025-07-10", plan).tasks
    assert (first.reported, str(first.due)) == (0, "2025-06")
    assert (second.reported, str(second.due)) == (1, "2025-05")


def test_the_words_follow_the_cycle_and_the_year() -> None:
    figures = {
        ("a", "2025-Q2"): report(
            reading("30", "2024-12-31"), reading("12", "2024-09-30"), submitted="2025-07-03"
        )
    }
    plan = made(
        once("2025-Q2"),
        reports=figures,
        indicators={"it": indicator(reported_by=["a"], every="quarter")},
        start="2024-07-01",
    )
    text = small(plan)
    assert "| 指标 | 目标 | 完成 | 本季度新增 |" in text
    assert "| +18 | 2024年12月31日 |" in text
    assert "## 2025年6月份工作进展情况\n" in text
    assert "序时按方案全程整月计算" in text


def test_the_brief_is_asked_after_the_quarter_s_papers_were_due() -> None:
    plan = made(once("2025-Q2"))
    month = next(iter(state_on("2025-07-10", plan).papers)).period
    assert month is not None
    june = type(month).parse("2025-06")
    assert str(period_question(plan, june).papers_on) == "2025-07-07"


def test_in_english_papers_are_counted_behind_their_title_and_sentences_stand_apart() -> None:
    both = made(once("2025-Q2"), once("2025-H1"), reports={("a", "2025-Q2"): TOLD})
    text = small(both, language="en")
    assert (
        "Owed for the second quarter of 2025 (进展): 2, 1 on time, 1 missing (b). "
        "Owed for the first half of 2025 (进展): 2, 0 on time, 2 missing (a, b)."
    ) in text
    then = small(both, language="en", edition="counts")
    assert (
        "Owed for quarter 2 of 2025: 2 进展, 1 on time, 1 missing (b)."
        "Owed for half 1 of 2025: 2 进展, 0 on time, 2 missing (a, b)."
    ) in then
