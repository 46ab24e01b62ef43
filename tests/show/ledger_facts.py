"""Facts for ledgers and tidy tables of small projects."""

from typing import Any

from anplan.model.project import Project
from anplan.show.tidy.columns import Facts
from anplan.show.words import Words
from anplan.state.over_time import stands_of_plan
from tests.builders import MONTHLY, indicator, project, reading, report, state_on


def facts_of(made: Project, day: str = "2025-07-10", language: str = "zh_CN") -> Facts:
    """What tables of a project are made of."""
    state = state_on(day, made)
    return Facts(Words(language), state, stands_of_plan(made, state.question), "试验区")


def small(*readings: dict[str, Any], **changes: Any) -> Project:
    """A project with one indicator, whose figures came in June's report."""
    said = readings or (reading("12.30", "2025-06-30"),)
    return project(
        indicators={"it": indicator()},
        tasks={"1.1": {"title": "任务一", "units": ["jxkc"]}},
        reports={("jxkc", "2025-06"): report(*said, submitted="2025-07-03")},
        obligations=[MONTHLY],
        **changes,
    )
