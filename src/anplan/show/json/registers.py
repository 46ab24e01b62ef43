"""Registers as JSON: every item with its way."""

from typing import Any

from anplan.base.commit import Revision
from anplan.show.json.export import plain_value
from anplan.show.json.state import SCHEMA, Locate, register_json, revision_json
from anplan.state.build import State
from anplan.state.registers.saying import fields_on, roles_on
from anplan.state.registers.standing import ItemState, RegisterState
from anplan.state.registers.ways import Move


def whole_register_json(
    state: State,
    register: RegisterState,
    revision: Revision | None,
    locate: Locate,
    only: str | None = None,
) -> dict[str, Any]:
    """Return a register with its items, or one of them: ``anplan show REGISTER --format json``."""
    return {
        "schema": SCHEMA,
        "sample": state.project.plan.sample,
        "on": register.day,
        **revision_json(revision),
        **register_json(register),
        "units": [
            {"unit": unit, "reached": list(funnel)} for unit, funnel in register.by_unit.items()
        ],
        "items": [
            _item(register, item, locate) for item in register.items if only in (None, item.way.id)
        ],
    }


def _item(register: RegisterState, item: ItemState, locate: Locate) -> dict[str, Any]:
    stage, way = register.stage_of(item), item.way
    return {
        "id": way.id,
        "title": way.title,
        "unit": way.owner,
        "stage": stage.name if stage else None,
        "since": item.last.day if item.last else None,
        "left": item.left,
        "still": register.is_still(item),
        "roles": dict(roles_on(way, register.day)),
        "fields": dict(fields_on(way, register.day)),
        "way": [_move(move, locate) for move in way.told if move.day <= register.day],
    }


def _move(move: Move, locate: Locate) -> dict[str, Any]:
    place = locate(move.spot)
    return {
        "said": plain_value(move.entry),
        "unit": move.unit,
        "period": move.period,
        "file": place.file,
        "line": place.line,
    }
