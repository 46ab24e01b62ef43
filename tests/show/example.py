"""A small plan with something of everything, for the screens that show a state."""

from typing import Any

from anplan.base.problem import Place, Spot
from anplan.model.project import Project
from anplan.show.screens.traces import Traces
from anplan.show.words import Words
from anplan.state.build import State
from tests.builders import MONTHLY, indicator, project, reading, report, state_on

CHINESE, ENGLISH = Words("zh_CN"), Words("en")
SCHEMES = {
    "id": "schemes",
    "title": "单位工作方案",
    "paper": "scheme",
    "owed_by": "units",
    "every": "once",
    "due_on": "2025-04-30",
    "quote": "各单位制定方案",
    "assumed": ["due_on"],
}
ACTIONS: list[dict[str, Any]] = [
    {"id": "visits", "title": "走访企业", "kind": "recurring", "every": "month"},
    {"id": "opening", "title": "揭牌", "kind": "milestone", "due": "2025-06-10"},
    {"id": "report", "title": "总结", "kind": "milestone", "quote": "形成总结报告"},
    {"id": "training", "title": "培训", "kind": "continuous"},
]
TASKS: dict[str, dict[str, Any]] = {
    "1.1": {
        "title": "建设平台(一期)",
        "units": ["jxkc", "sfj"],
        "lead": ["jxkc"],
        "actions": ACTIONS,
    },
    "1.2": {"title": "宣传", "units": ["sfj"]},
}
MAY = report(
    reading("45", "2025-05-31", preliminary="true"),
    submitted="2025-06-05",
    progress=[{"ref": "1.1/visits", "text": "走访5家。"}, {"ref": "1.1", "text": "启动建设。"}],
    problems=[
        {"ref": "1.1", "title": "缺场地", "text": "面积不足。", "ask": "请协调场地"},
        {"ref": "1.1", "title": "缺人手"},
    ],
)
JUNE = report(
    reading("44", "2025-05-31", reason="复核"),
    reading("50", "2025-06-30"),
    {"indicator": "growth", "unavailable": "尚未发布"},
    submitted="2025-07-08",
    progress=[{"ref": "1.1", "text": "完成一期\n建设。"}],
    milestones=[{"ref": "1.1/opening", "done": "2025-06-12"}],
    problems=[{"ref": "1.1", "title": "缺人手", "solved": "2025-06-20"}],
)


def example(**changes: Any) -> Project:
    """Return the plan: two units of which one reports, two indicators, two tasks."""
    content: dict[str, Any] = {
        "indicators": {
            "it": indicator(
                quote="成交额达到120亿元以上", assumed=["tasks", "every"], tasks=["1.1"]
            ),
            "growth": indicator(
                title="增速", measure="%", kind="rate", target={"at_least": "7.5"}, goal="1"
            ),
        },
        "goals": [{"id": "1", "title": "更快"}],
        "sections": [{"id": "1", "title": "丰富(科技)供给"}],
        "tasks": TASKS,
        "units": ("jxkc", "sfj"),
        "obligations": [SCHEMES, MONTHLY],
        "reports": {("jxkc", "2025-05"): MAY, ("jxkc", "2025-06"): JUNE},
        "schemes": {
            "jxkc": {"submitted": "2025-04-28", "measures": [{"ref": "1.1", "text": "每周会商"}]}
        },
    }
    return project(**{**content, **changes})


def example_on(day: str, **changes: Any) -> State:
    """Return the plan's state on a day."""
    return state_on(day, example(**changes))


def _place(spot: Spot) -> Place:
    return Place(spot.file, 12, 3)


def _commit(place: Place) -> str:
    return "" if place.file.startswith("plan/") else "abc1234 2025-07-08"


TRACES = Traces(_place, _commit)
