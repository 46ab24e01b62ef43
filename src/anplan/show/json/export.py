"""The whole project as one JSON document, for other programs."""

from collections.abc import Mapping
from datetime import timezone
from typing import Any, get_args

from anplan.base.commit import Revision
from anplan.base.quantity import Quantity
from anplan.model.kinds import KINDS
from anplan.model.project import Project
from anplan.model.types.records import (
    OrOne,
    Record,
    RecordClass,
    is_record,
    key_of,
    others_of,
)
from anplan.model.units import Unit
from anplan.show.json.state import SCHEMA, revision_json, target_json


def export_json(project: Project, revision: Revision | None = None) -> dict[str, Any]:
    """Return everything that the files say; with ``revision`` those of a commit."""
    return {
        "schema": SCHEMA,
        **(revision_json(revision) if revision else {}),
        "plan": _plan(project),
        "units": [_unit(name, unit) for name, unit in project.units.items()],
        "schemes": _shelf("unit", project.schemes),
        "reports": [
            {"unit": unit, "period": period, **plain_value(report)}
            for (unit, period), report in project.reports.items()
        ],
        "decisions": [plain_value(decision) for _, _, decision in project.all_decisions()],
        **{
            kind.shelf: _shelf(kind.names[-1], getattr(project, kind.shelf))
            for kind in KINDS
            if kind.shelf not in _SHAPED
        },
        "source": project.source,
    }


_SHAPED = frozenset({"plan", "indicators", "tasks", "units", "schemes", "reports", "decisions"})
"""The shelves with a shape of their own; any other is a list of its records with their keys."""


def _shelf(key: str, records: Mapping[Any, Record]) -> list[dict[str, Any]]:
    return [{key: name, **plain_value(record)} for name, record in records.items()]


def _plan(project: Project) -> dict[str, Any]:
    plan = project.plan
    values: dict[str, Any] = plain_value(plan)
    always = {
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
    if set(values.get("assumed", ())) <= {"plan"}:
        values["assumed"] = list(plan.assumed.plan)
    return always | values


def _unit(name: str, unit: Unit) -> dict[str, Any]:
    always = {
        "id": name,
        "name": unit.name,
        "aliases": list(unit.aliases),
        "group": next(iter(unit.all_groups), None),
    }
    values: dict[str, Any] = plain_value(unit)
    return always | values


def _indicator(project: Project, name: str) -> dict[str, Any]:
    indicator = project.indicators[name]
    by = indicator.target.by or project.plan.end
    trajectory = indicator.trajectory
    points = (
        [{"day": day, "value": value} for day, value in trajectory.points] if trajectory else []
    )
    shape = trajectory and (trajectory.shape or ("curve" if trajectory.curve else "steps"))
    return {
        "id": name,
        **plain_value(indicator._replace(baseline=indicator.start)),
        "target": target_json(indicator.target, by),
        "trajectory": {"shape": shape, "points": points} if shape else None,
        "amended": [
            {
                "on": change.on,
                "target": target_json(change.target, change.target.by or project.plan.end),
                "document": change.document,
                "reason": change.reason,
            }
            | ({"shares": plain_value(change.shares)} if change.shares else {})
            for change in indicator.amended
        ],
    }


def _task(project: Project, name: str) -> dict[str, Any]:
    task = project.tasks[name]
    units = [{"id": unit, "part": project.part_of(name, unit)} for unit in project.units_of(name)]
    return {
        "id": name,
        "section": name.partition(".")[0],
        "title": task.title,
        "quote": task.quote,
        "units": units,
        "actions": plain_value(task.actions),
    } | {key: value for key, value in plain_value(task).items() if key != "units"}


def _alone(kind: RecordClass, name: str, value: Any) -> Any:
    """Return the only entry of a list that may be written as a word; any other value as it is."""
    hint = kind.__annotations__[name]
    may_be_word = any(isinstance(mark, OrOne) for mark in get_args(hint))
    return value[0] if may_be_word and len(value) == 1 else value


def plain_value(value: Any) -> Any:
    """Return a value of a file in JSON's own types; an amount keeps the measure it was typed with.

    What a file does not say is left out.
    """
    if isinstance(value, Quantity):
        return value.value if value.measure is None else str(value)
    if is_record(value):
        kind: RecordClass = type(value)
        gathering, _ = others_of(kind) or (None, None)
        named = {
            key_of(name): plain_value(_alone(kind, name, inner))
            for name, inner in zip(value._fields, value, strict=True)
            if inner is not None and inner != () and name != gathering
        }
        return named | (plain_value(getattr(value, gathering)) if gathering else {})
    if isinstance(value, tuple):
        return [plain_value(part) for part in value]
    if isinstance(value, Mapping):
        return {str(key): plain_value(part) for key, part in value.items()}
    if isinstance(value, timezone):
        return str(value).removeprefix("UTC")
    return value
