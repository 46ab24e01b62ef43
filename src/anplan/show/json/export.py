"""The whole project as one JSON document, for other programs."""

from typing import Any

from anplan.base.quantity import Quantity
from anplan.base.revision import Revision
from anplan.model.project import Project
from anplan.model.records import is_record
from anplan.show.json.state import SCHEMA, revision_json, target_json


def export_json(project: Project, revision: Revision | None = None) -> dict[str, Any]:
    """Give the plan, its units and every report; with ``revision`` those of a commit."""
    return {
        "schema": SCHEMA,
        **(revision_json(revision) if revision else {}),
        "plan": _plan(project),
        "units": [
            {"id": name, "name": unit.name, "aliases": list(unit.aliases), "group": unit.group}
            for name, unit in project.units.items()
        ],
        "schemes": [
            {"unit": name, **plain_value(scheme)} for name, scheme in project.schemes.items()
        ],
        "reports": [
            {"unit": unit, "period": period, **plain_value(report)}
            for (unit, period), report in project.reports.items()
        ],
        "decisions": [plain_value(decision) for _, _, decision in project.all_decisions()],
    }


def _plan(project: Project) -> dict[str, Any]:
    plan = project.plan
    return {
        "sample": plan.sample,
        "document": plain_value(plan.document),
        "goals": plain_value(plan.goals),
        "indicators": [_indicator(project, name) for name in project.indicators],
        "sections": plain_value(plan.sections),
        "tasks": [_task(project, name) for name in project.tasks],
        "phases": plain_value(plan.phases),
        "obligations": plain_value(plan.obligations),
        "duties": plain_value(plan.duties),
        "defects": plain_value(plan.defects),
    }


def _indicator(project: Project, name: str) -> dict[str, Any]:
    indicator = project.indicators[name]
    by = indicator.target.by or project.plan.end
    dumped = plain_value(indicator)
    trajectory = indicator.trajectory
    points = (
        [{"day": day, "value": value} for day, value in trajectory.points] if trajectory else []
    )
    shape = trajectory and (trajectory.shape or ("curve" if trajectory.curve else "steps"))
    return {
        "id": name,
        **dumped,
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
        "actions": plain_value(task.actions),
    }


def plain_value(value: Any) -> Any:
    """Turn what the files say into what JSON knows; a typed amount keeps its measure.

    What a file does not say is left out.
    """
    if isinstance(value, Quantity):
        return value.value if value.measure is None else str(value)
    if is_record(value):
        return {
            name: plain_value(inner)
            for name, inner in zip(value._fields, value, strict=True)
            if inner is not None and inner != ()
        }
    if isinstance(value, tuple):
        return [plain_value(one) for one in value]
    return value
