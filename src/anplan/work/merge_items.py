"""What a report must become to say more of an item: it gets a new entry, or one gives way."""

from anplan.base.message import say
from anplan.files.schema.validate import record_of
from anplan.model.reports import Item
from anplan.work.items_told import (
    entry_replaced,
    entry_text,
    item_text,
    keys_gone,
    says_already,
)
from anplan.work.merged import Content, Merged, Place


def put_item(place: Place, entry: Content) -> None:
    """Add what became of an item, or change the entry whose place it takes."""
    new, merged = record_of(Item, entry), place.merged
    register = place.project.registers.get(new.register)
    summary = item_text(place.project, new)
    entries = place.section.entries(place.report)
    at = entry_replaced(register, entries, new, merged.items_take)
    if at is None:
        place.add(entry, summary)
        return
    before, path = entries[at], (place.section.name, at)
    differing = {
        key: value for key, value in entry.items() if not says_already(register, before, new, key)
    }
    gone = keys_gone(register, before, new)
    if not differing and not gone:
        merged.same += 1
        return
    for key in gone:
        merged.drop(path, key)
    _set_item(merged, path, before, differing)
    merged.summary.append(
        say("{new} (before: {old})", new=summary, old=entry_text(register, before))
    )


def _set_item(
    merged: Merged, path: tuple[str | int, ...], before: Item, differing: Content
) -> None:
    """Write the keys of an item; of its roles those that become others."""
    for key, value in differing.items():
        if key == "roles" and before.roles:
            for role, post in value.items():
                if before.roles.get(role) != post:
                    merged.set((*path, "roles"), role, post)
        else:
            merged.set(path, key, value)
