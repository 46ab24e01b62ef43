"""What plan.yaml says once of all things of a kind: what the document does not give of them."""

from collections.abc import Mapping
from typing import Any

from anplan.model.indicators import Indicator
from anplan.model.registers import Register
from anplan.model.tasks import Action, Task
from anplan.model.types.records import Record, RecordClass
from anplan.model.units import Unit

SOURCED: Mapping[str, RecordClass] = {
    "indicators": Indicator,
    "tasks": Task,
    "actions": Action,
    "units": Unit,
    "registers": Register,
}
"""The kinds of things of which plan.yaml may say once what the document does not give."""


def assuming(records: Mapping[str, Any], keys: tuple[str, ...]) -> Mapping[str, Any]:
    """Return things with keys among their assumptions: those of the keys that a thing has."""
    return {name: _with_assumed(record, keys) for name, record in records.items()}


def _with_assumed(record: Record, keys: tuple[str, ...]) -> Record:
    has = (key for key in keys if getattr(record, key, True) not in (None, ()))
    return record._replace(assumed=tuple(dict.fromkeys((*record.assumed, *has))))


def actions_assuming(tasks: Mapping[str, Task], keys: tuple[str, ...]) -> Mapping[str, Task]:
    """Return tasks whose actions have keys among their assumptions."""
    return {
        name: task._replace(actions=tuple(_with_assumed(one, keys) for one in task.actions))
        for name, task in tasks.items()
    }
