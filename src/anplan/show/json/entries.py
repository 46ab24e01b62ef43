"""Entries of files as JSON, the same for ``log`` and ``diff``."""

from typing import Any

from anplan.model.types.records import is_record
from anplan.show.json.export import plain_value
from anplan.state.history.statements import Statement


def content_json(entry: Statement | None) -> dict[str, Any] | None:
    """Return what an entry says by its keys; null where there is none."""
    if entry is None:
        return None
    content = entry.said
    if isinstance(content, tuple) and not is_record(content):
        return {key: plain_value(value) for key, value in content}
    values = plain_value(content)
    assert isinstance(values, dict)
    return values


def entry_json(entry: Statement | None) -> dict[str, Any]:
    """Return what identifies an entry; every key is there, null where it has none."""
    if entry is None:
        return dict.fromkeys(("sort", "ref", "name", "unit", "period"))
    return {
        "sort": entry.sort,
        "ref": entry.ref,
        "name": entry.name,
        "unit": entry.unit,
        "period": entry.period,
    }
