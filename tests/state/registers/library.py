"""A library of projects with three stages, and entries about them in few words."""

from collections.abc import Mapping
from typing import Any

from anplan.model.project import Project
from tests.builders import indicator, project, report

STAGES = [
    {"id": "solicited", "title": "征集"},
    {"id": "stored", "title": "入库"},
    {"id": "proof", "title": "概念验证"},
]
LIBRARY: dict[str, Any] = {"title": "项目库", "stages": STAGES}
Entries = Mapping[str, tuple[str, ...]]


def entry(words: str, register: str = "library") -> dict[str, Any]:
    """An entry from ``P-1 stored 2025-06-20 key=value …``; ``left`` in place of a stage."""
    item, stage, day, *more = words.split()
    said: dict[str, Any] = {"register": register, "id": item}
    said |= {"left": day} if stage == "left" else {"on": day}
    if stage not in ("left", "-"):
        said["stage"] = stage
    return said | dict(pair.split("=") for pair in more)


def library(reports: Entries, **changes: Any) -> Project:
    """A project with the library; entries are keyed by ``unit 2025-06``, or ``unit 2025-06 day``."""
    told = {}
    for key, entries in reports.items():
        unit, period, *submitted = key.split()
        more = {"submitted": submitted[0]} if submitted else {}
        nothing = {} if entries else {"nothing": "无"}
        told[unit, period] = report(items=list(map(entry, entries)), **more, **nothing)
    units = ("jxkc", "kjj")
    parts: dict[str, Any] = {"registers": {"library": LIBRARY}, "units": units}
    return project(**parts | {"reports": told} | changes)


def counted(stage: str = "stored", *, target: str = "12", **changes: Any) -> Mapping[str, Any]:
    """An indicator that is counted from the library."""
    where = {"where": changes.pop("where")} if "where" in changes else {}
    source = {"register": "library", "stage": stage, **where}
    made = indicator(
        kind="count",
        measure="个",
        target={"at_least": target},
        counted_from=source,
        **changes,
    )
    return {"it": made}
