"""Small builders: a plan, its indicators and reports from a few words, without files.

Everything goes through the models as it would from a file, so values are texts.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from anplan.base.period import Period
from anplan.files.schema.validate import record_of
from anplan.model.briefs import BriefNotes
from anplan.model.decisions import Decisions
from anplan.model.indicators import Indicator
from anplan.model.plan import Plan
from anplan.model.project import Project
from anplan.model.registers import Carried, Register
from anplan.model.reports import Report
from anplan.model.sharing import SharedFigure
from anplan.model.tasks import Task
from anplan.model.units import Scheme, Unit
from anplan.state.build import State, build
from anplan.state.indicators import IndicatorState
from anplan.state.question import Question

DAY = date.fromisoformat


def plan(**changes: Any) -> Plan:
    """A plan for 2025 whose tasks are done from April to October."""
    content: dict[str, Any] = {
        "document": {
            "title": "试验方案",
            "number": "试〔2025〕1号",
            "issuer": "试验办公室",
            "issued": "2025-04-09",
        },
        "start": "2025-01-01",
        "end": "2025-12-31",
        "coordinator": "jxkc",
        "phases": [
            {"id": "implementation", "title": "落实", "start": "2025-04-01", "end": "2025-10-31"}
        ],
    }
    return record_of(Plan, content | changes)


MONTHLY = {
    "id": "monthly",
    "title": "月报",
    "paper": "report",
    "owed_by": "units",
    "every": "month",
    "start": "2025-04",
    "end": "2025-10",
    "due": {"days_after": "5"},
}


def indicator(**changes: Any) -> Indicator:
    """A flow that should reach at least 120 亿元 by the plan's end, month by month.

    None takes a key out.
    """
    content: dict[str, Any] = {
        "title": "成交额",
        "measure": "亿元",
        "kind": "flow",
        "target": {"at_least": "120"},
        "trajectory": "linear",
        "reported_by": ["jxkc"],
    }
    if changes.get("kind") == "rate":
        del content["trajectory"]
    if "counted_from" in changes or "shared_from" in changes:
        del content["reported_by"]
    said = {key: value for key, value in (content | changes).items() if value is not None}
    return record_of(Indicator, said)


def reading(value: str, as_of: str, name: str = "it", **more: str) -> dict[str, Any]:
    """A reading of the indicator ``it``."""
    return {"indicator": name, "value": value, "as_of": as_of, **more}


def report(*readings: Mapping[str, Any], **entries: Any) -> Report:
    """A report with readings and whatever else is named."""
    content: dict[str, Any] = {"readings": list(readings), **entries}
    return record_of(Report, {key: value for key, value in content.items() if value})


def project(
    *,
    indicators: Mapping[str, Indicator] | None = None,
    tasks: Mapping[str, Mapping[str, Any]] | None = None,
    units: Iterable[str] | Mapping[str, Mapping[str, Any]] = ("jxkc",),
    reports: Mapping[tuple[str, str], Report] | None = None,
    schemes: Mapping[str, Mapping[str, Any]] | None = None,
    decisions: Iterable[Mapping[str, str]] = (),
    briefs: Mapping[str, Mapping[str, Any]] | None = None,
    registers: Mapping[str, Mapping[str, Any]] | None = None,
    carried: Mapping[str, Mapping[str, Any]] | None = None,
    broken: Iterable[str] = (),
    shared: Mapping[str, SharedFigure] | None = None,
    **plan_changes: Any,
) -> Project:
    """A project of these parts; reports are keyed by unit and period.

    ``units`` are ids, or mappings with what their files say.
    """
    month = Period.parse("2025-12")
    settled = {month: record_of(Decisions, {"decisions": list(decisions)})} if decisions else {}
    return Project(
        plan=plan(**plan_changes),
        indicators=indicators or {},
        tasks={name: record_of(Task, said) for name, said in (tasks or {}).items()},
        units={
            name: record_of(Unit, {"name": name, "order": str(place), **said})
            for place, (name, said) in enumerate(_named(units))
        },
        schemes={name: record_of(Scheme, said) for name, said in (schemes or {}).items()},
        reports={
            (unit, Period.parse(period)): said for (unit, period), said in (reports or {}).items()
        },
        decisions=settled,
        briefs={
            Period.parse(name): record_of(BriefNotes, said) for name, said in (briefs or {}).items()
        },
        registers={name: record_of(Register, said) for name, said in (registers or {}).items()},
        carried={unit: record_of(Carried, said) for unit, said in (carried or {}).items()},
        broken=frozenset(broken),
        shared=shared or {},
    )


def _named(units: Iterable[str] | Mapping[str, Mapping[str, Any]]) -> Iterable[tuple[str, Any]]:
    return units.items() if isinstance(units, Mapping) else ((name, {}) for name in units)


def state_on(day: str, made: Project) -> State:
    """The state of a project on a day, with all that is known."""
    return build(made, Question.on(DAY(day)))


def judged(
    day: str, *readings: Mapping[str, Any], entries: Any = None, **changes: Any
) -> IndicatorState:
    """The state on a day of one indicator with readings that came in one report each month.

    Each reading is filed in the report of the month of its ``as_of``; ``changes`` are the
    indicator's keys, ``entries`` further keys of :func:`project`.
    """
    by_month: dict[tuple[str, str], list[Mapping[str, Any]]] = {}
    for said in readings:
        by_month.setdefault(("jxkc", said["as_of"][:7]), []).append(said)
    made = project(
        indicators={"it": indicator(**changes)},
        reports={key: report(*said) for key, said in by_month.items()},
        **(entries or {}),
    )
    return state_on(day, made).indicator("it")
