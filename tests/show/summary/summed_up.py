"""Summaries rendered for the tests, of small plans without files."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from anplan.base.period import Period
from anplan.files.schema.validate import record_of
from anplan.model.briefs import BriefNotes
from anplan.model.plan import Briefs
from anplan.model.project import Project
from anplan.model.reports import Report
from anplan.show.brief.markdown import render_brief
from anplan.show.summary.summary import Made, Summary, make_summary, make_unit_summary
from anplan.show.words import Words
from anplan.state.build import build
from anplan.state.over_time import stands
from anplan.state.question import Question
from tests.builders import MONTHLY, indicator, project, report

TEMPLATE = Path(__file__).parents[3].joinpath("templates", "summary.md.j2").read_text("utf-8")
HALF = Period.parse("2025-H1")
CHINESE = Words("zh_CN")
HALF_YEARLY = {
    "id": "half-year",
    "title": "半年总结",
    "paper": "report",
    "owed_by": "units",
    "every": "once",
    "period": "2025-H1",
    "due_on": "2025-06-30",
}


def words_on(ref: str, text: str) -> dict[str, Any]:
    """An entry of a report about a task or an action."""
    return {"ref": ref, "text": text}


def planned(reports: dict[tuple[str, str], Report] | None = None, **parts: Any) -> Project:
    """A plan of two units with an indicator and a task, and papers by month and half-year."""
    content: dict[str, Any] = {
        "indicators": {"it": indicator(tasks=["1.1"])},
        "tasks": {
            "1.1": {"title": "搭建平台", "units": ["jxkc", "sfj"], "actions": []},
        },
        "units": ("jxkc", "sfj"),
        "obligations": [MONTHLY, HALF_YEARLY],
        "reports": reports or {},
    }
    return project(**content | parts)


def with_briefs(every: str, made: Project) -> Project:
    """The same plan, with a brief in a cycle."""
    return replace(made, plan=made.plan._replace(briefs=record_of(Briefs, {"every": every})))


def june(value: str = "60") -> Report:
    """A June report with the indicator's value at the month's end."""
    reading = {"indicator": "it", "value": value, "as_of": "2025-06-30"}
    return report(reading, submitted="2025-07-02")


def summary(
    made: Project,
    unit: str | None = None,
    *,
    notes: dict[str, Any] | None = None,
    day: str = "2025-07-10",
    words: Words = CHINESE,
) -> Summary:
    """The summary of the first half-year, its papers counted on a day."""
    question = Question(HALF.end, date.fromisoformat(day))
    state = build(made, question)
    parts = Made(stands(made, HALF, made.brief_cycle, question), (), "0123", "1.0")
    if unit is not None:
        return make_unit_summary(words, state, HALF, unit, parts)
    return make_summary(words, state, HALF, record_of(BriefNotes, notes or {}), parts)


def rendered(made: Summary) -> str:
    """Lay a summary out as Markdown."""
    return render_brief(CHINESE, made, TEMPLATE, "summary.md.j2")
