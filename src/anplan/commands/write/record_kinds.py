"""The kinds of entries that ``anplan record`` takes: their words, options and content."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, NamedTuple

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.base.period import Period
from anplan.base.words import nearest
from anplan.intake.arguments import day_argument, figure_argument
from anplan.model.indicators import Indicator
from anplan.model.project import Project
from anplan.model.refs import resolve
from anplan.state.problems import troubles
from anplan.state.question import Question
from anplan.work.kinds import Shape
from anplan.work.merge import Content
from anplan.work.session import Opened, Session


class Speaker(NamedTuple):
    """Who speaks in which workspace, and of which period."""

    session: Session
    opened: Opened
    unit: str
    period: Period

    def day(self, text: str) -> str:
        """Give a day as files write it; without a year it is one of the period's."""
        return day_argument(text, self.period).isoformat()


Given = Mapping[str, Any]


class Kind(NamedTuple):
    """One kind: what its line looks like, and the content that is made of it."""

    shape: Shape
    make: Callable[[Speaker, Given], Content]


def _indicator(project: Project, word: str) -> tuple[str, Indicator]:
    found = resolve(project, word)
    if found.kind != "indicator":
        raise UsageError(say("{word} is no indicator", word=word))
    return found.id, project.indicators[found.id]


def _ref(project: Project, word: str) -> str:
    found = resolve(project, word)
    if found.kind not in ("task", "action"):
        raise UsageError(say("{word} is neither a task nor an action", word=word))
    return found.id


def _reading(speaker: Speaker, given: Given) -> Content:
    name, indicator = _indicator(speaker.opened.project, given["indicator"])
    value, told = figure_argument(given["value"], indicator.measure)
    if told:
        speaker.session.note(
            speaker.session.words("{typed} is taken as {value}").format(
                typed=given["value"], value=speaker.session.words.quantity(value, indicator.measure)
            )
        )
    entry: dict[str, Any] = {
        "indicator": name,
        "value": f"{value:f}",
        "as_of": speaker.day(given["as_of"]),
    }
    if given.get("preliminary"):
        entry["preliminary"] = "true"
    if given.get("reason"):
        entry["reason"] = given["reason"]
    if given.get("evidence"):
        entry["evidence"] = [{"title": title} for title in given["evidence"]]
    return {"readings": [entry]}


def _unavailable(speaker: Speaker, given: Given) -> Content:
    name, _ = _indicator(speaker.opened.project, given["indicator"])
    return {"readings": [{"indicator": name, "unavailable": given["text"]}]}


def _entry(section: str) -> Callable[[Speaker, Given], Content]:
    def make(speaker: Speaker, given: Given) -> Content:
        return {
            section: [{"ref": _ref(speaker.opened.project, given["ref"]), "text": given["text"]}]
        }

    return make


def _milestone(speaker: Speaker, given: Given) -> Content:
    ref = _ref(speaker.opened.project, given["ref"])
    return {"milestones": [{"ref": ref, "done": speaker.day(given["done"])}]}


def _item(speaker: Speaker, given: Given) -> Content:
    keys = ("register", "id", "title", "stage")
    entry = {key: given[key] for key in keys if given.get(key)}
    return {"items": [{**entry, "on": speaker.day(given["done"])}]}


def _problem(speaker: Speaker, given: Given) -> Content:
    entry = {"ref": _ref(speaker.opened.project, given["ref"]), "title": given["title"]}
    return {"problems": [entry | {key: given[key] for key in ("text", "ask") if given.get(key)}]}


def _solved(speaker: Speaker, given: Given) -> Content:
    ref = _ref(speaker.opened.project, given["ref"])
    open_ones = [
        one.title
        for one in troubles(speaker.opened.project, Question.on(date.max))
        if (one.unit, one.ref) == (speaker.unit, ref) and one.solved is None
    ]
    if given["title"] not in open_ones:
        close = nearest(given["title"], open_ones)
        raise UsageError(
            say("No open problem of {ref} is called {title}", ref=ref, title=given["title"]),
            say("Did you mean {word}?", word=close)
            if close
            else say("Open ones: {titles}", titles=tuple(open_ones) or say("none")),
        )
    day = speaker.day(given["done"]) if given.get("done") else speaker.opened.day.isoformat()
    return {"problems": [{"ref": ref, "title": given["title"], "solved": day}]}


def _nothing(_speaker: Speaker, given: Given) -> Content:
    return {"nothing": given["text"]}


KINDS: Mapping[str, Kind] = {
    "reading": Kind(
        Shape(("indicator", "value"), ("as_of",), ("preliminary", "evidence", "reason")), _reading
    ),
    "unavailable": Kind(Shape(("indicator", "text")), _unavailable),
    "progress": Kind(Shape(("ref", "text")), _entry("progress")),
    "milestone": Kind(Shape(("ref",), ("done",)), _milestone),
    "item": Kind(Shape(("register", "id"), ("stage", "done"), ("title",)), _item),
    "problem": Kind(Shape(("ref", "title"), (), ("text", "ask")), _problem),
    "solved": Kind(Shape(("ref", "title"), (), ("done",)), _solved),
    "next": Kind(Shape(("ref", "text")), _entry("next")),
    "at-risk": Kind(Shape(("ref", "text")), _entry("at_risk")),
    "nothing": Kind(Shape(("text",)), _nothing),
}
