"""An entry of a report as one sentence, for those who never see the file."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from anplan.model.project import Project
from anplan.model.sections import BY_NAME
from anplan.show.safe import one_line
from anplan.show.words import Words


def answer_text(
    words: Words, project: Project, section: str, entry: Mapping[str, Any], *, unit: str = ""
) -> str:
    """Write what an entry is about, and what it says, in one line."""
    if section == "readings":
        return one_line(_figure(words, project, entry))
    if section == "items":
        return one_line(_item(words, project, entry))
    texts = [entry.get(key) for key in ("title", "text", "ask", "done", "solved")]
    if entry.get("solved"):
        texts = [entry["title"], words("solved {day}").format(day=entry["solved"])]
    label = f"{_thing(project, unit, entry['ref'])} {words(BY_NAME[section].label)}"
    return one_line(words.labelled(label, words("; ").join(text for text in texts if text)))


def _figure(words: Words, project: Project, entry: Mapping[str, Any]) -> str:
    indicator = project.indicators.get(entry["indicator"])
    title = indicator.label if indicator else entry["indicator"]
    if "unavailable" in entry:
        text = words("{title}: no figure yet, {why}")
        return text.format(title=title, why=entry["unavailable"])
    figure = words.quantity(Decimal(entry["value"]), indicator.measure if indicator else "")
    text = words("{title} {value} as of {day}")
    return text.format(title=title, value=figure, day=entry["as_of"])


def _item(words: Words, project: Project, entry: Mapping[str, Any]) -> str:
    register = project.registers.get(entry["register"])
    label = f"{register.title if register else entry['register']} {entry['id']}"
    if "left" in entry:
        what = words("leaves on {day}: {reason}").format(day=entry["left"], reason=entry["reason"])
        return words.labelled(label, what)
    stage = register.stage_title(entry["stage"]) if register else entry["stage"]
    what = words("{stage} on {day}").format(stage=stage, day=entry["on"])
    return words.labelled(label, words("; ").join(filter(None, (what, entry.get("reason")))))


def _thing(project: Project, unit: str, ref: str) -> str:
    """Name a task or an action by its number and title, a measure of the unit's by its name."""
    measure = project.measure(unit, ref)
    if measure is not None:
        return measure.name
    return project.numbered(ref)
