"""What a report must become to say something: added where it is new, changed where it differs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any, NamedTuple

from anplan.base.message import Message, say
from anplan.base.quantity import Quantity
from anplan.files.disk.draft import Edit
from anplan.files.schema.validate import record_of
from anplan.files.yaml.edit import add_entry, drop_key, set_value
from anplan.model.project import Project
from anplan.model.reports import Item, MilestoneDone, Reading, Report, Trouble
from anplan.model.sections import SECTIONS, Section

ORDER = Report._fields
Content = Mapping[str, Any]
"""A report's content as a file would hold it: sections of entries, all values texts."""


@dataclass
class Merged:
    """The edits of a report's text, and what they change in meaning.

    ``corrected`` are figures that were there and become others, for which there must be a reason;
    ``same`` counts what was there already.
    """

    edits: list[Edit] = field(default_factory=list)
    summary: list[Message] = field(default_factory=list)
    corrected: list[Message] = field(default_factory=list)
    same: int = 0
    replaces: bool = False

    def add(self, section: str, entry: Content, summary: Message) -> None:
        """Append an entry."""
        self.edits.append(partial(add_entry, section=section, entry=entry, order=ORDER))
        self.summary.append(summary)

    def change(self, section: str, at: int, entry: Content, summary: Message) -> None:
        """Write the keys of an entry that becomes another."""
        for key, value in entry.items():
            self.set((section, at), key, value)
        self.summary.append(summary)

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
    for section in SECTIONS:
        put = _PUTS.get(section.name, _put_entry)
        for entry in content.get(section.name, ()):
            put(_Place(project, report, section, merged), entry)
    nothing = content.get("nothing")
    if nothing is not None:
        _put_nothing(merged, report, nothing)
    elif report is not None and report.nothing is not None and merged.edits:
        merged.drop((), "nothing")
        merged.summary.append(say("no longer: nothing to report"))
    return merged


class _Place(NamedTuple):
    """Where an entry goes: into which section of which report."""

    project: Project
    report: Report | None
    section: Section
    merged: Merged

    def find(self, fits: Callable[[Any], bool]) -> int | None:
        """Return which entry of the section fits; the first one."""
        entries = enumerate(self.section.entries(self.report))
        return next((at for at, entry in entries if fits(entry)), None)

    def add(self, entry: Content, summary: Message) -> None:
        """Append an entry to the section."""
        self.merged.add(self.section.name, entry, summary)


def _put_nothing(merged: Merged, report: Report | None, text: str) -> None:
    if report is not None and report.nothing == text:
        merged.same += 1
        return
    merged.set((), "nothing", text)
    merged.summary.append(say("nothing to report: {text}", text=text))


def _put_entry(place: _Place, entry: Content) -> None:
    """Add an entry, or change the one that the section's surest key takes for the same."""
    section, merged = place.section, place.merged
    new = record_of(section.record, entry)
    summary = say("{label}: {title}", label=Message(section.label), title=new.about)
    key = section.keys[0]
    at = place.find(lambda known: bool(key(known) == key(new)))
    if at is None:
        place.add(entry, summary)
        return
    before = section.entries(place.report)[at]
    differing = {name: entry[name] for name in entry if getattr(before, name) != getattr(new, name)}
    if differing:
        merged.change(section.name, at, differing, summary)
    else:
        merged.same += 1


def _put_reading(place: _Place, entry: Content) -> None:
    new, merged = record_of(Reading, entry), place.merged
    summary = _figure(place.project, new)
    # Another figure of the same day gives way, and so does the word that there is none yet.
    at = place.find(
        lambda reading: (
            reading.indicator == new.indicator
            and (reading.as_of == new.as_of or reading.unavailable is not None)
        )
    )
    if at is None and new.unavailable is not None:
        at = place.find(lambda reading: bool(reading.indicator == new.indicator))
    if at is None:
        place.add(entry, summary)
        return
    before, path = place.section.entries(place.report)[at], (place.section.name, at)
    if _same_reading(before, new):
        merged.same += 1
        return
    if before.value is not None:
        old = _figure_alone(place.project, before)
        summary = say("{new} (before: {old})", new=summary, old=old)
        merged.corrected.append(summary)
    for key in _given_up(before, new):
        merged.drop(path, key)
    for key in ("value", "as_of", "unavailable", "reason"):
        if key in entry and getattr(before, key) != getattr(new, key):
            merged.set(path, key, entry[key])
    if before.preliminary != new.preliminary and new.value is not None:
        merged.set(path, "preliminary", "true" if new.preliminary else "false")
    merged.summary.append(summary)


def _given_up(before: Reading, new: Reading) -> tuple[str, ...]:
    """Return the keys that go where a figure takes the place of none, or none that of a figure."""
    if new.value is not None:
        return ("unavailable",) if before.unavailable is not None else ()
    keys = ("value", "as_of", "preliminary", "evidence")
    return tuple(key for key in keys if getattr(before, key) not in (None, False, ()))


def _same_reading(before: Reading, new: Reading) -> bool:
    keys = ("value", "as_of", "unavailable", "preliminary")
    same = all(getattr(before, key) == getattr(new, key) for key in keys)
    return same and new.reason in (None, before.reason)


def _figure(project: Project, reading: Reading) -> Message:
    title = _title(project, reading.indicator)
    if reading.unavailable is not None:
        return say("{title}: no figure yet, {why}", title=title, why=reading.unavailable)
    return say(
        "{title} {value} as of {day}",
        title=title,
        value=_figure_alone(project, reading),
        day=reading.as_of,
    )


def _figure_alone(project: Project, reading: Reading) -> Quantity:
    assert reading.value is not None
    indicator = project.indicators.get(reading.indicator)
    own_measure = indicator.measure if indicator else ""
    return Quantity(reading.value.value, reading.value.measure or own_measure)


def _title(project: Project, name: str) -> str:
    indicator = project.indicators.get(name)
    return indicator.label if indicator else name


def _put_text(place: _Place, entry: Content, summarize: Callable[[str], Message]) -> None:
    """Add a text; on a form it takes the place of the one text that its ref has."""
    ref, text, merged = entry["ref"], entry["text"], place.merged
    texts = place.section.entries(place.report)
    if any((known.ref, known.text) == (ref, text) for known in texts):
        merged.same += 1
        return
    of_ref = [at for at, known in enumerate(texts) if known.ref == ref]
    if merged.replaces and len(of_ref) == 1:
        merged.change(place.section.name, of_ref[0], {"text": text}, summarize(ref))
    elif of_ref and not merged.replaces:
        beside = say("{entry}, one more beside {count}", entry=summarize(ref), count=len(of_ref))
        place.add(entry, beside)
    else:
        place.add(entry, summarize(ref))


def _put_milestone(place: _Place, entry: Content) -> None:
    new, merged = record_of(MilestoneDone, entry), place.merged
    summary = say("{ref} done on {day}", ref=new.ref, day=new.done)
    at = place.find(lambda milestone: bool(milestone.ref == new.ref))
    if at is None:
        place.add(entry, summary)
        return
    before = place.section.entries(place.report)[at].done
    if before == new.done:
        merged.same += 1
    else:
        summary = say("{new} (before: {old})", new=summary, old=before)
        merged.change(place.section.name, at, {"done": entry["done"]}, summary)


def _put_problem(place: _Place, entry: Content) -> None:
    new, merged = record_of(Trouble, entry), place.merged
    summary = (
        say("{ref} solved: {title}", ref=new.ref, title=new.title)
        if new.solved
        else say("{ref} problem: {title}", ref=new.ref, title=new.title)
    )
    at = place.find(lambda problem: (problem.ref, problem.title) == (new.ref, new.title))
    if at is None:
        place.add(entry, summary)
        return
    before = place.section.entries(place.report)[at]
    keys = [
        key
        for key in ("text", "ask", "solved")
        if key in entry and getattr(before, key) != getattr(new, key)
    ]
    if not keys:
        merged.same += 1
        return
    for key in keys:
        merged.set((place.section.name, at), key, entry[key])
    merged.summary.append(summary)


def _put_item(place: _Place, entry: Content) -> None:
    new = record_of(Item, entry)
    if place.find(lambda item: bool(item == new)) is not None:
        place.merged.same += 1
        return
    summary = say(
        "{register}: {id} {stage} on {day}",
        register=new.register,
        id=new.id,
        stage=new.stage,
        day=new.on,
    )
    place.add(entry, summary)


_PUTS: Mapping[str, Callable[[_Place, Content], None]] = {
    "readings": _put_reading,
    "progress": partial(_put_text, summarize=lambda ref: say("{ref} progress", ref=ref)),
    "milestones": _put_milestone,
    "items": _put_item,
    "problems": _put_problem,
    "next": partial(_put_text, summarize=lambda ref: say("{ref} next steps", ref=ref)),
    "at_risk": partial(_put_text, summarize=lambda ref: say("{ref} at risk", ref=ref)),
}
"""How the entries of a section find what is there already, where its keys do not tell all."""
