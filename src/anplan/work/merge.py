"""What a report must become to say something: added where it is new, changed where it differs."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from anplan.base.errors import UsageError
from anplan.base.message import Message, say
from anplan.base.quantity import Quantity
from anplan.files.schema.validate import record_of
from anplan.files.yaml.edit import add_entry
from anplan.model.project import Project
from anplan.model.reports import MilestoneDone, Reading, Report, Trouble
from anplan.model.requests import AnswerEntry, Request
from anplan.model.sections import SECTIONS
from anplan.work.items_told import TakesPlace
from anplan.work.merge_items import put_item
from anplan.work.merged import BESIDE, Content, Merged, Place


def merge(
    project: Project,
    report: Report | None,
    content: Content,
    *,
    replaces: bool = False,
    items_take: TakesPlace = "same stage",
) -> Merged:
    """Return the edits after which a report says this content, too.

    ``replaces``: a text takes the place of the one text that its ref has, as on a form;
    ``items_take``: what an entry about an item takes the place of.
    """
    merged = Merged(replaces=replaces, items_take=items_take)
    for section in SECTIONS:
        put = _PUTS.get(section.name, _put_entry)
        for entry in content.get(section.name, ()):
            put(Place(project, report, section, merged), entry)
    nothing = content.get("nothing")
    if nothing is not None:
        _put_nothing(merged, report, nothing)
    elif report is not None and report.nothing is not None and merged.edits:
        merged.drop((), "nothing")
        merged.summary.append(say("no longer: nothing to report"))
    return merged


def _put_nothing(merged: Merged, report: Report | None, text: str) -> None:
    if report is not None and report.nothing == text:
        merged.same += 1
        return
    if report is not None and report.has_entries:
        raise UsageError(
            say("The report has entries already, so it cannot say that there is nothing to report"),
            say("Leave it as it is; what is wrong in it is put right entry by entry"),
        )
    merged.set((), "nothing", text)
    merged.summary.append(say("nothing to report: {text}", text=text))


def _put_entry(
    place: Place,
    entry: Content,
    summarize: Callable[[Any], Message] | None = None,
    keeps: tuple[str, ...] = (),
) -> None:
    """Add an entry, or change the one that the section's surest key takes for the same.

    ``keeps``: what stays as it was first written.
    """
    section, merged = place.section, place.merged
    new = record_of(section.record, entry)
    summary = (
        summarize(new)
        if summarize
        else say("{label}: {title}", label=Message(section.label), title=new.about)
    )
    key = section.keys[0]
    at = place.find(lambda known: bool(key(known) == key(new)))
    if at is None:
        place.add(entry, summary)
        return
    before = section.entries(place.report)[at]
    differing = {
        name: entry[name]
        for name in entry
        if name not in keeps and getattr(before, name) != getattr(new, name)
    }
    if differing:
        merged.change(section.name, at, differing, summary)
    else:
        merged.same += 1


def _put_reading(place: Place, entry: Content) -> None:
    new, merged, project = record_of(Reading, entry), place.merged, place.project
    figure = _figure(project, new)
    at = _reading_at(place, new)
    if at is None:
        place.add(entry, figure)
        return
    before, path = place.section.entries(place.report)[at], (place.section.name, at)
    beside = tuple(_beside(before, new))
    is_same = _is_same_figure(project, before, new)
    if not is_same:
        merged.summary.append(_exchange(place, before, figure))
        _put_figure(merged, path, before, entry)
        _put_source(merged, path, before, entry)
    elif beside:
        merged.summary.append(say("{figure}; {changes}", figure=figure, changes=beside))
    if new.reason not in (None, before.reason):
        merged.set(path, "reason", entry["reason"])
    if before.preliminary != new.preliminary:
        merged.set(path, "preliminary", "true" if new.preliminary else "false")
    papers = _new_evidence(before, entry)
    for paper in papers:
        merged.edits.append(partial(add_entry, section="evidence", entry=paper, path=path))
        merged.summary.append(
            say("{figure}; evidence: {title}", figure=figure, title=paper["title"])
        )
    merged.same += is_same and not beside and not papers


def _put_figure(merged: Merged, path: tuple[str, int], before: Reading, entry: Content) -> None:
    """Let a figure become another one, whole: what the old one was held against goes with it."""
    new = record_of(Reading, entry)
    gone = ["unavailable"] if new.value is not None else []
    for key in (*gone, "compared"):
        if getattr(before, key) is not None and key not in entry:
            merged.drop(path, key)
    for key in ("value", "as_of", "compared", "unavailable"):
        if key in entry and getattr(before, key) != getattr(new, key):
            merged.set(path, key, entry[key])


def _put_source(merged: Merged, path: tuple[str, int], before: Reading, entry: Content) -> None:
    """Let a figure that becomes another name the cell it is from, or none where nobody read it."""
    source = entry.get("source")
    if source is None:
        if before.source is not None:
            merged.drop(path, "source")
    elif before.source is None:
        merged.set(path, "source", source)
    else:
        for key, value in before.source._asdict().items():
            if key in source and source[key] != value:
                merged.set((*path, "source"), key, source[key])
            elif key not in source and value is not None:
                merged.drop((*path, "source"), key)


def _reading_at(place: Place, new: Reading) -> int | None:
    """Return which reading gives way: that of the same day, else the word that there is none yet.

    Raise UsageError where there is a figure and now shall be none: it would go without a word.
    """
    own = [
        (at, reading)
        for at, reading in enumerate(place.section.entries(place.report))
        if reading.indicator == new.indicator
    ]
    if new.unavailable is not None:
        figure = next((reading for _, reading in own if reading.value is not None), None)
        if figure is not None:
            raise UsageError(
                say("There is a figure already: {figure}", figure=_figure(place.project, figure)),
                say("Correct it with record reading, --as-of and --reason"),
            )
    of_day = [at for at, reading in own if reading.as_of == new.as_of]
    absent = [at for at, reading in own if reading.unavailable is not None]
    return next(iter([*of_day, *absent]), None)


def _is_same_figure(project: Project, before: Reading, new: Reading) -> bool:
    """Return whether two readings say the same, in whatever measure they are written."""
    if (before.as_of, before.unavailable) != (new.as_of, new.unavailable):
        return False
    if before.value is None or new.value is None:
        return before.value == new.value
    measure = _counted(project, before, before.value).measure
    assert measure is not None
    pairs = ((before.value, new.value), (before.compared, new.compared))
    return all(_is_same(old, given, measure) for old, given in pairs)


def _is_same(old: Quantity | None, given: Quantity | None, measure: str) -> bool:
    if old is None or given is None:
        return old == given
    try:
        return old.to(measure) == given.to(measure)
    except ValueError:
        return False


def _beside(before: Reading, new: Reading) -> Iterator[Message]:
    """Yield what changes beside a figure."""
    if before.preliminary != new.preliminary:
        yield say("now preliminary") if new.preliminary else say("no longer preliminary")
    if new.reason not in (None, before.reason):
        yield say("reason: {text}", text=new.reason)


def _exchange(place: Place, before: Reading, figure: Message) -> Message:
    """Return what becomes of a reading; where there was a figure, it is corrected."""
    if before.value is None:
        return figure
    old = _figure_alone(place.project, before)
    change = say("{new} (before: {old})", new=figure, old=old)
    place.merged.corrected.append(change)
    return change


def _new_evidence(before: Reading, entry: Content) -> list[Content]:
    """Return the papers that an entry names and that are not there yet."""
    known = {paper.title for paper in before.evidence}
    return [paper for paper in entry.get("evidence", ()) if paper["title"] not in known]


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


def _figure_alone(project: Project, reading: Reading) -> Quantity | Message:
    """Return a reading's figure, and beside it what it is held against."""
    assert reading.value is not None
    value = _counted(project, reading, reading.value)
    if reading.compared is None:
        return value
    other = _counted(project, reading, reading.compared)
    return say("{value} (against {compared})", value=value, compared=other)


def _counted(project: Project, reading: Reading, figure: Quantity) -> Quantity:
    indicator = project.indicators.get(reading.indicator)
    own_measure = indicator.measure if indicator else ""
    return Quantity(figure.value, figure.measure or own_measure)


def _title(project: Project, name: str) -> str:
    indicator = project.indicators.get(name)
    return indicator.label if indicator else name


def _put_text(place: Place, entry: Content, summarize: Callable[[str], Message]) -> None:
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
        place.add(entry, Message(BESIDE, {"entry": summarize(ref), "count": len(of_ref)}))
    else:
        place.add(entry, summarize(ref))


def _put_milestone(place: Place, entry: Content) -> None:
    new, merged = record_of(MilestoneDone, entry), place.merged
    summary = say("{ref} done on {day}", ref=place.project.numbered(new.ref), day=new.done)
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


def _put_problem(place: Place, entry: Content) -> None:
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
    more = [unit for unit in entry.get("of", ()) if unit not in before.of]
    is_reopened = before.solved is not None and new.solved is None and not merged.replaces
    if not keys and not more and not is_reopened:
        merged.same += 1
        return
    for key in keys:
        merged.set((place.section.name, at), key, entry[key])
    for unit in more:
        path = (place.section.name, at)
        merged.edits.append(partial(add_entry, section="of", entry=unit, path=path))
    if is_reopened:
        merged.drop((place.section.name, at), "solved")
        summary = say("{summary}, open again", summary=summary)
    merged.summary.append(summary)


def _answer(answer: AnswerEntry) -> Message:
    name = answer.title or answer.ref
    return say("answer to {title}: {text}", title=name, text=answer.text)


def _request(request: Request) -> Message:
    if request.until is not None:
        return say("{ref}: extension to {day} requested", ref=request.ref, day=request.until)
    return say("{ref}: closing out requested", ref=request.ref)


_PUTS: Mapping[str, Callable[[Place, Content], None]] = {
    "readings": _put_reading,
    "progress": partial(_put_text, summarize=lambda ref: say("{ref} progress", ref=ref)),
    "milestones": _put_milestone,
    "items": put_item,
    "problems": _put_problem,
    "answers": partial(_put_entry, summarize=_answer, keeps=("on",)),
    "requests": partial(_put_entry, summarize=_request),
    "next": partial(_put_text, summarize=lambda ref: say("{ref} next steps", ref=ref)),
    "at_risk": partial(_put_text, summarize=lambda ref: say("{ref} at risk", ref=ref)),
}
"""How the entries of a section find what is there already, where its keys do not tell all."""
