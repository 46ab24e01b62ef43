"""What an entry about an item says, and whether another one says it already."""

from collections.abc import Sequence
from datetime import date
from typing import Literal

from anplan.base.message import Message, say
from anplan.model.project import Project
from anplan.model.registers import Register
from anplan.model.reports import Item

TakesPlace = Literal["same stage", "same entry", "one entry"]
"""What an entry about an item takes the place of: the entry on the same stage, the one that says
so on the same day already, or the one entry that its item has.
"""


def has_key(item: Item, key: str) -> bool:
    """Return whether an entry gives a key."""
    return getattr(item, key) is not None


def says_already(register: Register | None, before: Item, new: Item, key: str) -> bool:
    """Return whether an entry has the value of a key already, in whatever words."""
    if key == "stage":
        return reached(register, before) == reached(register, new)
    if key == "roles":
        return (before.roles or {}).items() >= (new.roles or {}).items()
    if key in Item._fields:
        return bool(getattr(before, key) == getattr(new, key))
    return before.fields.get(key) == new.fields.get(key)


def reached(register: Register | None, item: Item) -> tuple[str | None, bool]:
    """Return the stage that an entry is about, by its id, and whether the item leaves."""
    stage = register.stage(item.stage) if register else None
    return (stage.name if stage else item.stage), item.left is not None


def item_text(project: Project, item: Item) -> Message:
    """Return what an entry says, with its register and the item's id."""
    register = project.registers.get(item.register)
    title = register.title if register else item.register
    values: dict[str, object] = {"register": title, "id": item.id, "day": item.day}
    if item.left is not None:
        return say("{register}: {id} left on {day}", **values)
    if item.stage is None:
        said = (*(item.roles or {}), *item.fields, *(("title",) if item.title else ()))
        return say("{register}: {id} says {keys} from {day} on", **values, keys=said)
    stage = register.stage_title(item.stage) if register else item.stage
    return say("{register}: {id} {stage} on {day}", **values, stage=stage)


def entry_text(register: Register | None, item: Item) -> Message:
    """Return what an entry says of an item: a stage, that it leaves, or something else."""
    if item.left is not None:
        return say("leaves on {day}: {reason}", day=item.left, reason=item.reason)
    if item.stage is None:
        return say("further particulars from {day} on", day=item.on)
    stage = register.stage_title(item.stage) if register else item.stage
    return say("{stage} on {day}", stage=stage, day=item.on)


def entry_replaced(
    register: Register | None, entries: Sequence[Item], new: Item, takes: TakesPlace
) -> int | None:
    """Return which entry of a report gives way to a new one; None where that stands beside all."""
    own = [at for at, known in enumerate(entries) if known[:2] == new[:2]]
    same = [at for at in own if reached(register, entries[at]) == reached(register, new)]
    of_day = [at for at in same if _day(entries[at]) == _day(new)]
    if takes == "same entry":
        return next(iter(of_day), None)
    rest = own if takes == "one entry" and len(own) == 1 else []
    return next(iter([*of_day, *same, *rest]), None)


def keys_gone(register: Register | None, before: Item, new: Item) -> tuple[str, ...]:
    """Return the keys of an entry that say nothing of what takes its place: its reason goes along."""
    if reached(register, before) == reached(register, new):
        return ()
    return tuple(
        key
        for key in ("stage", "on", "left", "reason")
        if has_key(before, key) and not has_key(new, key)
    )


def _day(item: Item) -> date | None:
    return item.left or item.on
