"""The worked examples that the pictures of docs/zh/怎样亮灯.md and docs/en/lights.md are made of.

Each is a tiny plan of one year, put through the models as files are, and judged by the program. All
figures are made up.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, NamedTuple

from anplan.base.period import Period
from anplan.files.schema.validate import record_of
from anplan.model.indicators import Indicator
from anplan.model.plan import Plan
from anplan.model.project import Project
from anplan.model.reports import Report
from anplan.model.tasks import Task
from anplan.model.units import Unit
from anplan.state.build import State, build
from anplan.state.question import Question

Language = Literal["zh_CN", "en"]


class Both(NamedTuple):
    """A text in both languages."""

    chinese: str
    english: str

    def of(self, language: Language) -> str:
        """Return the text in a language."""
        return self.chinese if language == "zh_CN" else self.english


class Worked(NamedTuple):
    """An example: what is judged, on which day, by which figures or entries.

    ``indicator`` are the keys of one; ``figures`` its values by their days. ``actions`` are those of
    the task;
    ``entries`` the other parts of reports, by month. ``about`` names what is explained.
    """

    id: str
    title: Both
    day: str
    about: str = "it"
    measure: Both = Both("", "")
    indicator: Mapping[str, Any] = {}
    figures: Mapping[str, str] = {}
    actions: tuple[Mapping[str, Any], ...] = ()
    action_titles: tuple[Both, ...] = ()
    entries: Mapping[str, Mapping[str, Any]] = {}
    until: str = ""


EXAMPLES = (
    Worked(
        "flow",
        Both("便民服务办件量", "Cases handled"),
        "2025-07-20",
        measure=Both("万件", "thousand"),
        indicator={"kind": "flow", "target": {"at_least": "120"}, "trajectory": "linear"},
        figures={"2025-03-31": "31", "2025-04-30": "39", "2025-05-31": "46", "2025-06-30": "54"},
    ),
    Worked(
        "stock",
        Both("在册志愿者", "Registered volunteers"),
        "2025-09-20",
        measure=Both("人", "people"),
        indicator={"kind": "stock", "target": {"at_least": "400"}, "trajectory": "end"},
        figures={
            "2025-05-31": "371",
            "2025-06-30": "388",
            "2025-07-31": "404",
            "2025-08-31": "396",
        },
    ),
    Worked(
        "rate",
        Both("按期办结率", "Cases closed in time"),
        "2025-07-20",
        measure=Both("%", "%"),
        indicator={"kind": "rate", "target": {"at_least": "95"}, "every": "quarter"},
        figures={"2025-03-31": "93.2", "2025-06-30": "94.4"},
    ),
    Worked(
        "steps",
        Both("管网更新", "Pipes renewed"),
        "2025-10-20",
        measure=Both("公里", "km"),
        indicator={
            "kind": "count",
            "target": {"at_least": "20"},
            "trajectory": {
                "steps": {
                    "2025-03-31": "2",
                    "2025-06-30": "8",
                    "2025-09-30": "14",
                    "2025-12-31": "20",
                }
            },
        },
        figures={"2025-03-31": "3", "2025-06-30": "8", "2025-09-30": "11"},
    ),
    Worked(
        "curve",
        Both("植树", "Trees planted"),
        "2025-07-20",
        measure=Both("万株", "thousand"),
        indicator={
            "kind": "flow",
            "target": {"at_least": "100"},
            "trajectory": {"curve": {"2025-04-30": "60", "2025-10-31": "70"}},
        },
        figures={"2025-03-31": "42", "2025-04-30": "58", "2025-06-30": "66"},
    ),
    Worked(
        "at-most",
        Both("公用经费", "Running costs"),
        "2025-07-20",
        measure=Both("万元", "thousand"),
        indicator={"kind": "flow", "target": {"at_most": "600"}, "trajectory": "linear"},
        figures={
            "2025-03-31": "148",
            "2025-04-30": "205",
            "2025-05-31": "268",
            "2025-06-30": "330",
        },
    ),
    Worked(
        "milestone",
        Both("服务大厅启用", "The service hall opens"),
        "2025-07-20",
        about="1.1/hall",
        actions=({"id": "hall", "kind": "milestone", "due": "2025-06-30"},),
        action_titles=(Both("服务大厅启用", "The service hall opens"),),
        entries={"2025-07": {"milestones": [{"ref": "1.1/hall", "done": "2025-07-12"}]}},
        until="2025-09-30",
    ),
    Worked(
        "recurring",
        Both("每月走访企业", "Visits to firms every month"),
        "2025-07-20",
        about="1.1/visits",
        actions=({"id": "visits", "kind": "recurring", "every": "month"},),
        action_titles=(Both("每月走访企业", "Visits to firms every month"),),
        entries={
            "2025-04": {"progress": [{"ref": "1.1/visits", "text": "x"}]},
            "2025-05": {"progress": [{"ref": "1.1/visits", "text": "x"}]},
            "2025-06": {"progress": [{"ref": "1.1", "text": "x"}]},
            "2025-07": {"progress": [{"ref": "1.1/visits", "text": "x"}]},
        },
    ),
    Worked(
        "deliverable",
        Both("完善服务网络", "A network of services"),
        "2025-07-20",
        about="1.1",
        measure=Both("个", "points"),
        indicator={"kind": "count", "target": {"at_least": "15"}, "trajectory": "end"},
        figures={"2025-05-31": "7", "2025-06-30": "9"},
        actions=(
            {"id": "points", "kind": "deliverable", "indicators": ["it"]},
            {"id": "hall", "kind": "milestone", "due": "2025-06-30"},
            {"id": "visits", "kind": "recurring", "every": "month"},
            {"id": "spirit", "kind": "outcome"},
        ),
        action_titles=(
            Both("建成15个服务点", "15 service points are built"),
            Both("服务大厅启用", "The service hall opens"),
            Both("每月走访企业", "Visits to firms every month"),
            Both("群众更加满意", "Residents are better pleased"),
        ),
        entries={
            "2025-04": {"progress": [{"ref": "1.1/visits", "text": "x"}]},
            "2025-05": {"progress": [{"ref": "1.1/visits", "text": "x"}]},
            "2025-06": {"progress": [{"ref": "1.1/visits", "text": "x"}]},
            "2025-07": {"milestones": [{"ref": "1.1/hall", "done": "2025-07-12"}]},
        },
    ),
)


def project_of(worked: Worked, language: Language) -> Project:
    """Make an example's plan in a language."""
    return Project(
        plan=record_of(Plan, _plan(worked, language)),
        indicators={"it": _indicator(worked, language)} if worked.indicator else {},
        tasks={"1.1": record_of(Task, _task(worked, language))},
        units={"office": record_of(Unit, {"name": "office", "order": "1"})},
        reports={
            ("office", Period.parse(month)): record_of(Report, content)
            for month, content in _reports(worked).items()
        },
    )


def state_of(worked: Worked, language: Language, day: date) -> State:
    """Judge an example on a day."""
    return build(project_of(worked, language), Question.on(day))


def _plan(worked: Worked, language: Language) -> dict[str, Any]:
    issuer = Both("办公室", "The office").of(language)
    return {
        "document": {
            "title": worked.title.of(language),
            "number": "1",
            "issuer": issuer,
            "issued": "2025-01-02",
        },
        "start": "2025-01-01",
        "end": "2025-12-31",
        "coordinator": "office",
        "phases": [
            {"id": "implementation", "title": "-", "start": "2025-04-01", "end": "2025-10-31"}
        ],
        "obligations": [
            {
                "id": "monthly",
                "title": "-",
                "paper": "report",
                "owed_by": "units",
                "every": "month",
                "start": "2025-04",
                "end": "2025-10",
                "due": {"days_after": "5"},
            }
        ],
    }


def _indicator(worked: Worked, language: Language) -> Indicator:
    title = worked.action_titles[0] if worked.action_titles else worked.title
    content = {
        "title": title.of(language),
        "measure": worked.measure.of(language),
        "reported_by": ["office"],
        "tasks": ["1.1"],
    }
    return record_of(Indicator, content | dict(worked.indicator))


def _task(worked: Worked, language: Language) -> dict[str, Any]:
    actions = [
        {**action, "title": title.of(language)}
        for action, title in zip(worked.actions, worked.action_titles, strict=True)
    ]
    return {"title": worked.title.of(language), "units": ["office"], "actions": actions}


def _reports(worked: Worked) -> dict[str, dict[str, Any]]:
    """Hand in each figure, and each other entry, in the report of its month, in time."""
    reports = {month: dict(content) for month, content in worked.entries.items()}
    for day, value in worked.figures.items():
        content = reports.setdefault(day[:7], {})
        content["readings"] = [{"indicator": "it", "value": value, "as_of": day}]
    for month, content in reports.items():
        content["submitted"] = Period.parse(month).end.isoformat()
    return reports
