"""How many indicators, and how many tasks, have which light."""

from typing import Any

from anplan.base.message import mark
from anplan.scale.bodies import as_bodies
from anplan.scale.frames import WHOSE, number
from anplan.scale.questions import Asked, Frames, Question, grouped, restricted
from anplan.scale.standing import standing

LIGHTS = ("red", "yellow", "green", "blue", "grey", "closed")


def _counted(table: Any) -> dict[str, Any]:
    return {"count": table.count()} | {light: number(table.light == light) for light in LIGHTS}


def _indicators(frames: Frames, asked: Asked) -> Any:
    rows = standing(frames, asked)
    return grouped(rows, asked, _counted(rows))


def _tasks(frames: Frames, asked: Asked) -> Any:
    tasks = frames["tasks"]
    rows = tasks.select(*WHOSE, "task", "light")
    if asked.has("unit"):
        parts = as_bodies(frames["task_units"].select(*WHOSE, "task", "unit"), frames)
        joined = rows.inner_join(parts, [*WHOSE, "task"])
        rows = joined.select(*(rows[name] for name in rows.columns), parts.unit)
    rows = restricted(rows, asked)
    return grouped(rows, asked, _counted(rows))


INDICATOR_LIGHTS = Question(
    "lights",
    mark("Lights of indicators"),
    ("workspace", "plan", "unit", "indicator", "month"),
    ("workspace",),
    ("states", "indicators", "indicator_units"),
    ("count", *LIGHTS),
    _indicators,
)
TASK_LIGHTS = Question(
    "tasks",
    mark("Lights of tasks"),
    ("workspace", "plan", "unit"),
    ("workspace",),
    ("tasks", "task_units"),
    ("count", *LIGHTS),
    _tasks,
)
