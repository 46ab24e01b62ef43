"""What files say as JSON: the same for ``log`` and ``diff``."""

from typing import Any

from anplan.model.records import is_record
from anplan.show.json.export import plain_value
from anplan.state.history.entries import Entry


def said_json(entry: Entry | None) -> dict[str, Any] | None:
    """Return what an entry says by its keys; null where there is none."""
    if entry is None:
        return None
    said = entry.said
    if isinstance(said, tuple) and not is_record(said):
        return {key: plain_value(value) for key, value in said}
    told = plain_value(said)
    assert isinstance(told, dict)
    return told


def entry_json(entry: Entry | None) -> dict[str, Any]:
    """Return what tells an entry apart; every key is there, null where it has none."""
    if entry is None:
        return dict.fromkeys(("sort", "ref", "name", "unit", "period"))
    return {
        "sort": entry.sort,
        "ref": entry.ref,
        "name": entry.name,
        "unit": entry.unit,
        "period": entry.period,
    }
