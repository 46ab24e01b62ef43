"""The whole project as one JSON document, for other programs."""

from typing import Any

from anplan.base.quantity import Quantity
from anplan.model.project import Project
from anplan.model.reports import Report
from anplan.show.state_json import SCHEMA, target_json


def export_json(project: Project) -> dict[str, Any]:
    """Give the plan, its units and every report."""
    return {
        "schema": SCHEMA,
        "plan": _plan(project),
        "units": [
            {"id": name, "name": unit.name, "aliases": list(unit.aliases), "group": unit.group}
            for name, unit in project.units.items()
        ],
        "schemes": [
            {"unit": name, **_plain(scheme.model_dump(exclude_none=True))}
            for name, scheme in project.schemes.items()
        ],
        "reports": [
            {"unit": unit, "period": period, **_report(report)}
            for (unit, period), report in project.reports.items()
        ],
        "decisions": [
            _plain(decision.model_dump(exclude_none=True))
            for _, _, decision in project.all_decisions()
        ],
    }


def _plan(project: Project) -> dict[str, Any]:
    plan = project.plan
    return {
        "document": _plain(plan.document.model_dump(exclude_none=True)),
        "goals": _many(plan.goals),
        "indicators": [_indicator(project, name) for name in project.indicators],
        "sections": _many(plan.sections),
        "tasks": [_task(project, name) for name in project.tasks],
        "phases": _many(plan.phases),
        "obligations": _many(plan.obligations),
        "duties": _many(plan.duties),
        "defects": _many(plan.defects),
    }


def _many(models: Any) -> list[Any]:
    return [_plain(model.model_dump(exclude_none=True)) for model in models]


def _indicator(project: Project, name: str) -> dict[str, Any]:
    indicator = project.indicators[name]
    by = indicator.target.by or project.plan.end
    dumped = indicator.model_dump(exclude_none=True, exclude={"target", "trajectory", "amended"})
    trajectory = indicator.trajectory
    points = (
        [{"day": day, "value": value} for day, value in trajectory.points] if trajectory else []
    )
    shape = trajectory and (trajectory.shape or ("curve" if trajectory.curve else "steps"))
    return {
        "id": name,
        **_plain(dumped),
        "target": target_json(indicator.target, by),
        "trajectory": {"shape": shape, "points": points} if shape else None,
        "amended": [
            {
                "on": change.on,
                "target": target_json(change.target, change.target.by or project.plan.end),
                "document": change.document,
                "reason": change.reason,
            }
            for change in indicator.amended
        ],
    }


def _task(project: Project, name: str) -> dict[str, Any]:
    task = project.tasks[name]
    return {
        "id": name,
        "section": name.partition(".")[0],
        "title": task.title,
        "quote": task.quote,
        "units": [
            {"id": unit, "part": project.part_of(name, unit)} for unit in project.units_of(name)
        ],
        "actions": [
            _plain(action.model_dump(exclude_none=True, exclude_defaults=False))
            for action in task.actions
        ],
    }


def _report(report: Report) -> dict[str, Any]:
    dumped = report.model_dump(exclude_none=True, by_alias=True)
    return {key: _plain(value) for key, value in dumped.items() if value != ()}


def _plain(value: Any) -> Any:
    """Turn what pydantic dumped into what JSON knows; a typed amount keeps its measure."""
    if isinstance(value, Quantity):
        return value.value if value.measure is None else str(value)
    if isinstance(value, dict):
        return {str(key): _plain(one) for key, one in value.items() if one != ()}
    if isinstance(value, tuple | list):
        return [_plain(one) for one in value]
    return value
