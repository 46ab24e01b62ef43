"""What a report must become to say something: added where it is new, changed where it differs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from anplan.base.message import Message, say
from anplan.base.quantity import Quantity
from anplan.files.disk.draft import Edit
from anplan.files.schema.validate import record_of
from anplan.files.yaml.edit import add_entry, drop_key, set_value
from anplan.model.project import Project
from anplan.model.reports import Entry, Item, MilestoneDone, Reading, Report, Trouble

ORDER = Report._fields
Content = Mapping[str, Any]
"""A report's content as a file would hold it: sections of entries, all values texts."""


@dataclass
class Merged:
    """The edits of a report's text, and what they change in meaning.

    ``changed`` are values that were there and become others; ``same`` counts what was there
    already.
    """

    edits: list[Edit] = field(default_factory=list)
    told: list[Message] = field(default_factory=list)
    changed: list[Message] = field(default_factory=list)
    same: int = 0
    replaces: bool = False

    def add(self, section: str, entry: Content, told: Message) -> None:
        """Append an entry."""
        self.edits.append(partial(add_entry, section=section, entry=entry, order=ORDER))
        self.told.append(told)

    def set(self, path: tuple[str | int, ...], key: str, value: str) -> None:
        """Write a key of an entry, or of the report itself."""
        self.edits.append(partial(set_value, path=path, key=key, value=value, order=ORDER))

    def drop(self, path: tuple[str | int, ...], key: str) -> None:
        """Take a key out of an entry, or out of the report itself."""
        self.edits.append(partial(drop_key, path=path, key=key))


def merge(
    project: Project, report: Report | None, content: Content, *, replaces: bool = False
) -> Merged:
    """Hold what shall be said against what a report says.

    ``replaces``: a text takes the place of the one text that its ref has, as on a form.
    """
    merged = Merged(replaces=replaces)
    for section, put in _SECTIONS.items():
        for entry in content.get(section, ()):
            put(project, merged, report, entry)
    nothing = content.get("nothing")
    if nothing is not None:
        _put_nothing(merged, report, nothing)
    elif report is not None and report.nothing is not None and merged.edits:
        merged.drop((), "nothing")
        merged.told.append(say("no longer: nothing to report"))
    return merged


def _put_nothing(merged: Merged, report: Report | None, text: str) -> None:
    if report is not None and report.nothing == text:
        merged.same += 1
        return
    merged.set((), "nothing", text)
    merged.told.append(say("nothing to report: {text}", text=text))


def _put_reading(project: Project, merged: Merged, report: Report | None, entry: Content) -> None:
    said = record_of(Reading, entry)
    told = _figure(project, said)
    at = _reading_at(report, said)
    if report is None or at is None:
        merged.add("readings", entry, told)
        return
    before, path = report.readings[at], ("readings", at)
    if _same_reading(before, said):
        merged.same += 1
        return
    if before.unavailable is not None and said.value is not None:
        merged.drop(path, "unavailable")
    else:
        told = say("{new} (before: {old})", new=told, old=_figure_alone(project, before))
        merged.changed.append(told)
    for key in ("value", "as_of", "unavailable", "reason"):
        if key in entry and getattr(before, key) != getattr(said, key):
            merged.set(path, key, entry[key])
    if before.preliminary != said.preliminary:
        merged.set(path, "preliminary", "true" if said.preliminary else "false")
    merged.told.append(told)


def _same_reading(before: Reading, said: Reading) -> bool:
    keys = ("value", "as_of", "unavailable", "preliminary")
    same = all(getattr(before, key) == getattr(said, key) for key in keys)
    return same and said.reason in (None, before.reason)


def _reading_at(report: Report | None, said: Reading) -> int | None:
    """Find the reading that a new one takes the place of: of the same day, or without a figure."""
    if report is None:
        return None
    return next(
        (
            at
            for at, one in enumerate(report.readings)
            if one.indicator == said.indicator
            and (one.as_of == said.as_of or one.unavailable is not None)
        ),
        None,
    )


def _figure(project: Project, said: Reading) -> Message:
    name = _title(project, said.indicator)
    if said.unavailable is not None:
        return say("{title}: no figure yet, {why}", title=name, why=said.unavailable)
    return say(
        "{title} {value} as of {day}",
        title=name,
        value=_figure_alone(project, said),
        day=said.as_of,
    )


def _figure_alone(project: Project, said: Reading) -> Quantity | Message:
    if said.value is None:
        return say("no figure yet")
    indicator = project.indicators.get(said.indicator)
    return Quantity(
        said.value.value, said.value.measure or (indicator.measure if indicator else "")
    )


def _title(project: Project, name: str) -> str:
    indicator = project.indicators.get(name)
    return indicator.label if indicator else name


def _text_section(section: str, label: Callable[[str], Message]) -> Callable[..., None]:
    def put(_project: Project, merged: Merged, report: Report | None, entry: Content) -> None:
        texts: Sequence[Entry] = getattr(report, section) if report is not None else ()
        if any((one.ref, one.text) == (entry["ref"], entry["text"]) for one in texts):
            merged.same += 1
            return
        told = label(entry["ref"])
        places = [at for at, one in enumerate(texts) if one.ref == entry["ref"]]
        if merged.replaces and len(places) == 1:
            merged.changed.append(told)
            merged.told.append(told)
            merged.set((section, places[0]), "text", entry["text"])
        else:
            merged.add(section, entry, told)

    return put


def _put_milestone(
    _project: Project, merged: Merged, report: Report | None, entry: Content
) -> None:
    said = record_of(MilestoneDone, entry)
    told = say("{ref} done on {day}", ref=said.ref, day=said.done)
    at = _at(report, "milestones", lambda one: one.ref == said.ref)
    if report is None or at is None:
        merged.add("milestones", entry, told)
    elif report.milestones[at].done == said.done:
        merged.same += 1
    else:
        told = say("{new} (before: {old})", new=told, old=report.milestones[at].done)
        merged.changed.append(told)
        merged.set(("milestones", at), "done", entry["done"])
        merged.told.append(told)


def _put_problem(_project: Project, merged: Merged, report: Report | None, entry: Content) -> None:
    said = record_of(Trouble, entry)
    told = (
        say("{ref} solved: {title}", ref=said.ref, title=said.title)
        if said.solved
        else say("{ref} problem: {title}", ref=said.ref, title=said.title)
    )
    at = _at(report, "problems", lambda one: (one.ref, one.title) == (said.ref, said.title))
    if report is None or at is None:
        merged.add("problems", entry, told)
        return
    before = report.problems[at]
    keys = [
        key
        for key in ("text", "ask", "solved")
        if key in entry and getattr(before, key) != getattr(said, key)
    ]
    if not keys:
        merged.same += 1
        return
    for key in keys:
        merged.set(("problems", at), key, entry[key])
    merged.told.append(told)


def _put_item(_project: Project, merged: Merged, report: Report | None, entry: Content) -> None:
    said = record_of(Item, entry)
    told = say(
        "{register}: {id} {stage} on {day}",
        register=said.register,
        id=said.id,
        stage=said.stage,
        day=said.on,
    )
    at = _at(report, "items", lambda one: one == said)
    if at is None:
        merged.add("items", entry, told)
    else:
        merged.same += 1


def _at(report: Report | None, section: str, fits: Callable[[Any], bool]) -> int | None:
    entries: Iterator[tuple[int, Any]] = enumerate(getattr(report, section, ()))
    return next((at for at, one in entries if fits(one)), None)


_SECTIONS: Mapping[str, Callable[..., None]] = {
    "readings": _put_reading,
    "progress": _text_section("progress", lambda ref: say("{ref} progress", ref=ref)),
    "milestones": _put_milestone,
    "items": _put_item,
    "problems": _put_problem,
    "next": _text_section("next", lambda ref: say("{ref} next steps", ref=ref)),
    "at_risk": _text_section("at_risk", lambda ref: say("{ref} at risk", ref=ref)),
}
