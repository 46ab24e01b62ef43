"""How many papers are due, came on time, came late, are missing."""

from typing import Any

from anplan.base.message import mark
from anplan.scale.bodies import as_bodies
from anplan.scale.frames import number
from anplan.scale.questions import Asked, Frames, Question, grouped, restricted


def _papers(frames: Frames, asked: Asked) -> Any:
    rows = restricted(as_bodies(frames["papers"], frames), asked)
    state = rows.state
    counts = {
        "due": number(state != "open"),
        "on_time": number(state == "done"),
        "late": number(state == "late"),
        "missing": number(state == "missing"),
        "not_due": number(state == "open"),
        "returned": number(rows.returned_on.notnull()),
    }
    return grouped(rows, asked, counts)


PAPERS = Question(
    "papers",
    mark("Papers"),
    ("workspace", "plan", "unit", "month"),
    ("unit",),
    ("papers",),
    ("due", "on_time", "late", "missing", "not_due", "returned"),
    _papers,
)
