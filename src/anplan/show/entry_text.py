"""Entries of files as texts: what an entry is about, what it says, and how that changed."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from anplan.base.message import mark
from anplan.model.decisions import Decision
from anplan.model.indicators import Amendment, Trajectory
from anplan.model.kinds import KINDS
from anplan.model.paths import SCHEME, measure_ref
from anplan.model.project import Project
from anplan.model.reports import Entry, Item, MilestoneDone, Reading, Trouble
from anplan.model.requests import AnswerEntry, Request
from anplan.model.sections import SECTIONS
from anplan.model.targets import Target
from anplan.model.types.records import Record, RecordClass, is_record, key_of
from anplan.model.units import Measure
from anplan.show.item_text import item_text
from anplan.show.layout.cells import cell_width
from anplan.show.safe import one_line
from anplan.show.screens.details import KIND_WORDS
from anplan.show.target_text import figure_text
from anplan.show.words import GRADES, KEYS, Words
from anplan.state.history.statements import Pairs, Statement

SORT_WORDS: Mapping[str, str] = {
    **{kind.name: kind.label for kind in KINDS},
    **{section.sort: section.label for section in SECTIONS},
    "paper": mark("Paper"),
    "measure": mark("Unit's own measure"),
    "decision": mark("Decision"),
    "brief": mark("Brief"),
    "indicator": mark("Indicator"),
    "task": mark("Task"),
    "register": mark("Register"),
    "unit": mark("Unit"),
    "plan": mark("Plan"),
}
DECISION_WORDS = {
    "return": mark("return of a paper"),
    "ask": mark("question"),
    "close": mark("closing out"),
    "reopen": mark("reopening"),
    "extend": mark("extension"),
    "exempt": mark("exemption"),
    "answer": mark("answer"),
    "refuse": mark("refusal"),
    "instruct": mark("instruction"),
    "evaluate": mark("evaluation"),
}
FIELD_WORDS = KEYS | {
    "target": mark("target"),
    "assumed": mark("assumptions"),
    "number": mark("issue number"),
    "issued": mark("day of issue"),
    "addressees": mark("addressees"),
    "overview": mark("overview"),
    "picks": mark("chosen texts"),
    "remarks": mark("remarks"),
    "submitted": mark("day handed in"),
    "returns": mark("returns before it"),
    "nothing": mark("nothing to say"),
    "form": mark("form it was made of"),
    "reason": mark("reason"),
    "evidence": mark("evidence"),
    "text": mark("text"),
    "ask": mark("request"),
    "of": mark("units that are asked"),
    "on": mark("day"),
    "until": mark("day"),
    "grade": mark("grade"),
    "preliminary": mark("preliminary"),
    "settings.pace_base": mark("months of linear progress"),
    "settings.red": mark("red threshold (points)"),
    "settings.red_rate": mark("red threshold of rates (percentage points)"),
    "settings.soon": mark("days of warning before a milestone"),
    "settings.rest_days": mark("due days on rest days"),
    "settings.first_listed_leads": mark("the first unit listed leads"),
}
SHORT_HASH = 16
"""So many digits of a hash tell it from any other that a person meets."""

CUT_AT = 40
"""Cells of a text that are shown where many texts stand in one list."""


def about_text(words: Words, project: Project, entry: Statement) -> str:
    """Name what an entry is about, without its sort."""
    content = entry.said
    if isinstance(content, Reading):
        indicator = project.indicators.get(entry.ref)
        return indicator.label if indicator else entry.ref
    if isinstance(content, Item):
        register = project.registers.get(entry.ref)
        parts = (register.title if register else entry.ref, content.id, content.title or "")
        return " ".join(filter(None, parts))
    if isinstance(content, Trouble | AnswerEntry) and content.title:
        asker = content.unit if isinstance(content, AnswerEntry) else entry.unit
        return f"{one_line(project.own_name(asker or '', entry.ref))} {content.title}"
    if isinstance(content, Decision):
        is_scheme = entry.ref == SCHEME
        name = words("unit's scheme") if is_scheme else _ref_text(project, entry.ref)
        return f"{words(DECISION_WORDS[content.kind])} {name}"
    if entry.sort in ("paper", "brief"):
        return words("unit's scheme") if entry.period is None else ""
    return _of_measure(project, entry) or _ref_text(project, entry.ref)


def _of_measure(project: Project, entry: Statement) -> str:
    """Name a measure, or what a report's entry about one is about; '' for all else."""
    if isinstance(entry.said, Measure):
        return f"{entry.unit}/{measure_ref(entry.said.id)}" if entry.said.id else ""
    unit = entry.unit or ""
    return one_line(project.own_name(unit, entry.ref)) if project.measure(unit, entry.ref) else ""


def _ref_text(project: Project, ref: str) -> str:
    """Write a ref with the title of what it refers to."""
    if ref in project.tasks:
        return project.tasks[ref].headed(ref)
    action = project.action(ref)
    if action is not None:
        return f"{ref} {action.title}"
    record = project.indicators.get(ref) or project.units.get(ref)
    return record.label if record else ref


def content_text(words: Words, project: Project, entry: Statement) -> str:
    """Write what an entry says, on one line."""
    for record_class, write in _WRITERS.items():
        if isinstance(entry.said, record_class):
            return write(words, project, entry.said)
    if entry.sort == "brief":
        issued = dict(entry.pairs).get("issued")
        return words("issued on {day}").format(day=issued) if issued else words("not issued")
    return _paper(words, entry.pairs) if entry.sort == "paper" else _title(entry.pairs)


def _milestone(words: Words, _project: Project, milestone: MilestoneDone) -> str:
    return words("done on {day}").format(day=milestone.done)


def _trouble(words: Words, _project: Project, trouble: Trouble) -> str:
    if trouble.solved is None:
        return words("not solved")
    return words("solved on {day}").format(day=trouble.solved)


def _given_answer(words: Words, project: Project, answer: AnswerEntry) -> str:
    if answer.unit is None:
        return one_line(answer.text)
    text = words("to {unit}: {text}")
    return text.format(unit=project.label(answer.unit), text=one_line(answer.text))


def _request(words: Words, _project: Project, request: Request) -> str:
    kind = words(DECISION_WORDS[request.kind])
    text = words.labelled(kind, one_line(request.reason)) if request.reason else kind
    return _with_day(words, text, request.until)


def _own_measure(words: Words, _project: Project, measure: Measure) -> str:
    return _with_day(words, one_line(measure.name), measure.by)


def _text_entry(_words: Words, _project: Project, entry: Entry) -> str:
    return one_line(entry.text)


def _with_day(words: Words, text: str, day: date | None) -> str:
    """Add the day by which something is to be reached."""
    return words("{text} (by {day})").format(text=text, day=day) if day else text


def _reading(words: Words, project: Project, reading: Reading) -> str:
    if reading.value is None:
        return words("no figure out yet: {why}").format(why=one_line(reading.unavailable or ""))
    measure = _measure(project, reading)
    text = words.quantity(reading.value.value, measure)
    if reading.compared is not None:
        compared = words.quantity(reading.compared.value, measure)
        text = words("{value} (against {compared})").format(value=text, compared=compared)
    return text + (words(" (preliminary)") if reading.preliminary else "")


def measure_of(project: Project, entry: Statement) -> str | None:
    """Return what a figure is counted in; None where an entry has no figure."""
    content = entry.said
    return _measure(project, content) if isinstance(content, Reading) and content.value else None


def _measure(project: Project, reading: Reading) -> str:
    indicator = project.indicators.get(reading.indicator)
    own = reading.value.measure if reading.value else None
    return own or (indicator.measure if indicator else "")


def _decision(words: Words, _project: Project, decision: Decision) -> str:
    text = words("decided by {post}").format(post=one_line(decision.by))
    if decision.kind == "instruct":
        text = words("by {post}: {text}").format(
            post=one_line(decision.by), text=one_line(decision.reason)
        )
    if decision.grade is not None:
        text = words("{title} ({reason})").format(
            title=words(GRADES[decision.grade]), reason=one_line(decision.by)
        )
    if decision.until is None:
        return text
    return words("{text}, until {day}").format(text=text, day=decision.until)


_WRITERS: Mapping[RecordClass, Callable[[Words, Project, Any], str]] = {
    Reading: _reading,
    MilestoneDone: _milestone,
    Item: item_text,
    Trouble: _trouble,
    AnswerEntry: _given_answer,
    Request: _request,
    Decision: _decision,
    Measure: _own_measure,
    Entry: _text_entry,
}


def _paper(words: Words, pairs: Pairs) -> str:
    values = dict(pairs)
    day, nothing, form = (values.get(key) for key in ("submitted", "nothing", "form"))
    text = words("handed in on {day}").format(day=day) if day else words("handed in, day not given")
    if returns := values.get("returns"):
        after = words("after return {number}").format(number=returns)
        text = words("{text}; {more}").format(text=text, more=after)
    if form:
        made = words("made of the form sha256:{hash}").format(hash=str(form)[:SHORT_HASH])
        text = words("{text}; {more}").format(text=text, more=made)
    if not nothing:
        return text
    return words("{text}; {more}").format(text=text, more=one_line(str(nothing)))


def _title(pairs: Pairs) -> str:
    values = dict(pairs)
    return one_line(str(values.get("title") or values.get("name") or ""))


def first_text(words: Words, project: Project, entry: Statement) -> str:
    """Write what an entry says; of an indicator its target, of an action its kind and day."""
    values = dict(entry.pairs)
    if entry.sort == "indicator":
        return words.labelled(words("target"), _value_text(words, values, "target"))
    if entry.sort != "task" or "kind" not in values:
        return content_text(words, project, entry)
    kind = words(KIND_WORDS[str(values["kind"])])
    due = values.get("due")
    return words("{kind}, due {day}").format(kind=kind, day=due) if due else kind


def change_text(words: Words, project: Project, before: Statement, after: Statement) -> str:
    """Write how an entry changed; where it says the same, name the other keys that changed."""
    if after.pairs and after.sort != "paper":
        return words("; ").join(
            words.labelled(field_word(words, key), f"{old} → {new}")
            for key, old, new in pair_changes(words, before.pairs, after.pairs)
        )
    old, new = content_text(words, project, before), content_text(words, project, after)
    if old != new:
        return _figure_change(words, project, before.said, after.said) or f"{old} → {new}"
    keys = tuple(_differing(before.said, after.said))
    return words("{value}; changed: {keys}").format(
        value=new, keys=words.listed(tuple(field_word(words, key) for key in keys))
    )


def _figure_change(words: Words, project: Project, before: object, after: object) -> str | None:
    """Write two figures of the same measure, which is named once; None for anything else."""
    if not isinstance(before, Reading) or not isinstance(after, Reading):
        return None
    if before.value is None or after.value is None or before.preliminary != after.preliminary:
        return None
    if _measure(project, before) != _measure(project, after):
        return None
    return f"{before.value.value:f} → {_reading(words, project, after)}"


def _differing(before: Record, after: Record) -> Iterator[str]:
    if is_record(before) and is_record(after):
        for name, value in zip(after._fields, after, strict=True):
            if getattr(before, name, None) != value:
                yield name


def pair_changes(words: Words, before: Pairs, after: Pairs) -> Iterator[tuple[str, str, str]]:
    """Yield each key that says something else with both texts, which are never the same."""
    old, new = dict(before), dict(after)
    for key in {**old, **new}:
        if old.get(key) != new.get(key):
            texts = [_value_text(words, values, key) for values in (old, new)]
            if texts[0] == texts[1]:
                texts = [_key_by_key(values.get(key)) for values in (old, new)]
            yield key, texts[0], texts[1]


_IN_THE_MEASURE = ("target", "baseline", "amended")


def _value_text(words: Words, values: Mapping[str, object], key: str) -> str:
    """Write what the plan says under a key; figures are counted in the measure beside it."""
    measure = str(values.get("measure", "")) if key in _IN_THE_MEASURE else ""
    return any_text(words, values.get(key), measure)


def _key_by_key(value: Any) -> str:
    """Write a value with the keys of its file, where people's words for two are the same."""
    if is_record(value):
        said = zip(value._fields, value, strict=True)
        return ", ".join(
            f"{key_of(name)}: {_key_by_key(part)}" for name, part in said if part not in (None, ())
        )
    if isinstance(value, tuple):
        return "; ".join(map(_key_by_key, value))
    return one_line(str(value))


def field_word(words: Words, key: str) -> str:
    """Name a key of the files as people call it; a dotted or unknown one as it is written."""
    return words(FIELD_WORDS[key]) if key in FIELD_WORDS else key


def any_text(words: Words, value: Any, measure: str = "") -> str:
    """Write any value of a file on one line; a figure with what it is counted in."""
    if value is None or isinstance(value, bool):
        return words(_CONSTANT_WORDS[value])
    if is_record(value):
        return _record(words, value, measure)
    if isinstance(value, Mapping):
        return words.listed(tuple(f"{key} {part}" for key, part in value.items()))
    if isinstance(value, tuple):
        return words.listed(tuple(any_text(words, part, measure) for part in value))
    return words.quantity(value, measure) if isinstance(value, Decimal) else one_line(str(value))


_CONSTANT_WORDS = {None: mark("none"), True: mark("yes"), False: mark("no")}


def _record(words: Words, value: Record, measure: str) -> str:
    if isinstance(value, Target):
        return _target(words, value, measure)
    if isinstance(value, Trajectory):
        points = tuple(f"{day} {figure:f}" for day, figure in value.points)
        way = value.shape or ("curve" if value.curve else "steps")
        return " ".join(filter(None, (way, words.listed(points))))
    if isinstance(value, Amendment):
        target, shares = any_text(words, value.target, measure), value.shares
        shared = words(" ({list})").format(list=any_text(words, shares)) if shares else ""
        document, reason = one_line(value.document), one_line(value.reason)
        return words("{title} ({reason})").format(
            title=f"{value.on} {target}{shared} {document}", reason=reason
        )
    return " ".join(any_text(words, field) for field in value if field not in (None, ()))


def _target(words: Words, target: Target, measure: str) -> str:
    """Write a target with how near it is near, and its day; of one for each year alone nothing."""
    if not target.is_given:
        return words(_CONSTANT_WORDS[None])
    figure = figure_text(words, target, measure)
    if target.within is not None:
        text = words("{target} (within {figure})")
        figure = text.format(target=figure, figure=f"{target.within:f}")
    return _with_day(words, figure, target.by)


def cut(text: str, cells: int = CUT_AT) -> str:
    """Return as much of a text as fits into some cells, with a sign where more follows."""
    if cell_width(text) <= cells:
        return text
    beginning, used = "", 0
    for character in text:
        used += cell_width(character)
        if used > cells:
            break
        beginning += character
    return f"{beginning.rstrip()}…"


def day_text(day: date | None) -> str:
    """Write a day; nothing where there is none."""
    return "" if day is None else day.isoformat()
