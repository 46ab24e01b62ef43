"""What a change does to registers and to what is counted from them; the rules of family H ask."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from anplan.base.message import Message, say
from anplan.base.problem import Spot
from anplan.checks.change import Change
from anplan.model.paths import indicator_path, register_path, task_path
from anplan.model.registers import Register


class Altered(NamedTuple):
    """A key of a file that says something else than before."""

    spot: Spot
    old: Any
    new: Any
    hint: Message | None = None


def less_asked(change: Change) -> Iterator[Altered]:
    """Yield what registers ask for no longer: units, fields, roles, and to move in time."""
    for _, file, old, new in change.kept("registers", register_path):
        longest = (old.still_after, new.still_after)
        milder = {
            "reported_by": bool(set(old.reported_by) - set(new.reported_by)),
            "fields": bool(_ids(old) - _ids(new)),
            "roles": bool(set(old.roles) - set(new.roles)),
            "still_after": longest[0] is not None and (longest[1] or longest[0] + 1) > longest[0],
        }
        for key, is_milder in milder.items():
            if is_milder:
                hint = _stays_right(old, new) if key == "reported_by" else None
                yield Altered(Spot(file, (key,)), _shown(old, key), _shown(new, key), hint)


def _stays_right(old: Register, new: Register) -> Message | None:
    """Return how what units told before goes on counting, where the register does not say it."""
    lost = set(old.reported_by) - set(new.reported_by) - set(new.reported_until or {})
    if not lost:
        return None
    return say(
        "The coordinator decides it; say why in the request. So that what was told before goes on "
        "counting, write {units} under reported_until, with the last day",
        units=tuple(unit for unit in old.reported_by if unit in lost),
    )


def decided_otherwise(change: Change) -> Iterator[Altered]:
    """Yield what decides how items are counted: stages, units, and what is counted from where."""
    for _, file, old, new in change.kept("registers", register_path):
        for key in ("stages", "tasks", "reported_until"):
            before, after = _shown(old, key), _shown(new, key)
            if before != after:
                yield Altered(Spot(file, (key,)), before, after)
        if set(old.reported_by) < set(new.reported_by):
            yield Altered(Spot(file, ("reported_by",)), old.reported_by, new.reported_by)
        yield from _fields(file, old, new)
    for _, file, old, new in change.kept("indicators", indicator_path):
        if (old.counted_from is None) != (new.counted_from is None):
            yield Altered(Spot(file, ("counted_from",)), old.counted_from, new.counted_from)
    for _, file, old, new in change.kept("tasks", task_path):
        for place, action in enumerate(new.actions):
            before = old.action(action.id)
            if before is not None and before.counted_from != action.counted_from:
                spot = Spot(file, ("actions", place, "counted_from"))
                yield Altered(spot, before.counted_from, action.counted_from)


def _fields(file: str, old: Register, new: Register) -> Iterator[Altered]:
    """Yield fields that are counted in something else, or may say something else."""
    known = {field.id: field for field in old.fields}
    for place, field in enumerate(new.fields):
        before = known.get(field.id, field)
        for key in ("measure", "choices"):
            was, now = getattr(before, key), getattr(field, key)
            if was != now:
                yield Altered(Spot(file, ("fields", place, key)), was, now)


def _ids(register: Register) -> set[str]:
    return {field.id for field in register.fields}


def _shown(register: Register, key: str) -> Any:
    """Return a key's value as people name it: stages and fields by their ids, units with their days."""
    if key == "reported_until":
        return tuple(
            sorted(f"{unit} {day}" for unit, day in (register.reported_until or {}).items())
        )
    if key == "stages":
        return tuple(stage.name for stage in register.stages)
    return (
        tuple(field.id for field in register.fields) if key == "fields" else getattr(register, key)
    )
