"""What files say as texts: what an entry is about, what it says, and how that changed."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from anplan.base.message import mark
from anplan.model.decisions import Decision
from anplan.model.indicators import Amendment, Target, Trajectory
from anplan.model.project import Project
from anplan.model.records import Record, RecordClass, is_record
from anplan.model.reports import Entry as Worded
from anplan.model.reports import Item, MilestoneDone, Reading, Trouble
from anplan.model.units import Measure
from anplan.show.layout.cells import cell_width
from anplan.show.safe import one_line
from anplan.show.screens.details import KIND_WORDS
from anplan.show.words import COMPARATORS, KEYS, Words
from anplan.state.history.entries import Entry, Pairs, Sort

SORT_WORDS: Mapping[Sort, str] = {
    "paper": mark("Paper"),
    "reading": mark("Reported figure"),
    "milestone": mark("Milestone"),
    "item": mark("Item of a register"),
    "problem": mark("Problem"),
    "progress": mark("Progress"),
    "next": mark("Next"),
    "at_risk": mark("At risk"),
    "measure": mark("Unit's own measure"),
    "decision": mark("Decision"),
    "brief": mark("Brief"),
    "indicator": mark("Indicator"),
    "task": mark("Task"),
    "register": mark("Register"),
    "unit": mark("Unit"),
    "plan": mark("Plan"),
}
DECIDED = {
    "return": mark("return of a paper"),
    "ask": mark("question"),
    "close": mark("closing out"),
    "reopen": mark("reopening"),
    "extend": mark("extension"),
    "exempt": mark("exemption"),
}
FIELDS = KEYS | {
    "title": mark("title"),
    "target": mark("target"),
    "measure": mark("unit of measure"),
    "baseline": mark("baseline"),
    "aspirational": mark("aspirational"),
    "amended": mark("amendments"),
    "quote": mark("quote"),
    "assumed": mark("assumptions"),
    "units": mark("units"),
    "units_quote": mark("words that name the units"),
    "lead": mark("lead units"),
    "start": mark("first day"),
    "end": mark("last day"),
    "owners": mark("accounts"),
    "valid_from": mark("first day of its existence"),
    "valid_until": mark("last day of its existence"),
    "stages": mark("stages"),
    "number": mark("issue number"),
    "issued": mark("day of issue"),
    "addressees": mark("addressees"),
    "overview": mark("overview"),
    "picks": mark("texts picked"),
    "remarks": mark("remarks"),
    "submitted": mark("day handed in"),
    "nothing": mark("nothing to say"),
    "reason": mark("reason"),
    "evidence": mark("evidence"),
    "text": mark("text"),
    "ask": mark("request"),
    "preliminary": mark("preliminary"),
    "settings.pace_base": mark("months of linear progress"),
    "settings.red": mark("points behind beyond which it is red"),
    "settings.red_rate": mark("percentage points behind beyond which a rate is red"),
    "settings.soon": mark("days before a milestone in which it warns"),
    "settings.rest_days": mark("due days on rest days"),
    "settings.first_listed_leads": mark("the first unit listed leads"),
}
CUT = 40


def about_text(words: Words, project: Project, entry: Entry) -> str:
    """Name what an entry is about, beside its sort."""
    said = entry.said
    if isinstance(said, Reading):
        indicator = project.indicators.get(entry.ref)
        return indicator.label if indicator else entry.ref
    if isinstance(said, Item):
        register = project.registers.get(entry.ref)
        named = (register.title if register else entry.ref, said.id, said.title or "")
        return " ".join(filter(None, named))
    if isinstance(said, Trouble):
        return f"{entry.ref} {said.title}"
    if isinstance(said, Decision):
        return f"{words(DECIDED[said.kind])} {_named(project, entry.ref)}"
    if entry.sort in ("paper", "brief"):
        return words("unit's scheme") if entry.period is None else ""
    return _named(project, entry.ref)


def _named(project: Project, ref: str) -> str:
    """Write a ref with the title of what it names."""
    action = project.action(ref)
    if action is not None:
        return f"{ref} {action.title}"
    if ref in project.tasks:
        return f"{ref} {project.tasks[ref].title}"
    named = project.indicators.get(ref) or project.units.get(ref)
    return named.label if named else ref


def said_text(words: Words, project: Project, entry: Entry) -> str:
    """Write what an entry says, on one line."""
    for kind, tell in _TELLERS.items():
        if isinstance(entry.said, kind):
            return tell(words, project, entry.said)
    if entry.sort == "brief":
        issued = dict(entry.pairs).get("issued")
        return words("issued on {day}").format(day=issued) if issued else words("not issued")
    return _paper(words, entry.pairs) if entry.sort == "paper" else _titled(entry.pairs)


def _milestone(words: Words, _project: Project, said: MilestoneDone) -> str:
    return words("done on {day}").format(day=said.done)


def _item(_words: Words, _project: Project, said: Item) -> str:
    return one_line(said.stage)


def _trouble(words: Words, _project: Project, said: Trouble) -> str:
    return words("solved on {day}").format(day=said.solved) if said.solved else words("not solved")


def _own_measure(words: Words, _project: Project, said: Measure) -> str:
    return _until(words, one_line(said.text), said.by)


def _words_of(_words: Words, _project: Project, said: Worded) -> str:
    return one_line(said.text)


def _until(words: Words, text: str, day: date | None) -> str:
    """Add the day by which something is to be reached."""
    return words("{text} (by {day})").format(text=text, day=day) if day else text


def _reading(words: Words, project: Project, said: Reading) -> str:
    if said.value is None:
        return words("no figure out yet: {why}").format(why=one_line(said.unavailable or ""))
    text = words.quantity(said.value.value, _measure(project, said))
    return text + (words(" (preliminary)") if said.preliminary else "")


def measure_of(project: Project, entry: Entry) -> str | None:
    """Return what a figure is counted in; none where an entry has no figure."""
    said = entry.said
    return _measure(project, said) if isinstance(said, Reading) and said.value else None


def _measure(project: Project, said: Reading) -> str:
    indicator = project.indicators.get(said.indicator)
    own = said.value.measure if said.value else None
    return own or (indicator.measure if indicator else "")


def _decision(words: Words, _project: Project, said: Decision) -> str:
    text = words("settled by {post}").format(post=one_line(said.by))
    return words("{text}, until {day}").format(text=text, day=said.until) if said.until else text


_TELLERS: Mapping[RecordClass, Callable[[Words, Project, Any], str]] = {
    Reading: _reading,
    MilestoneDone: _milestone,
    Item: _item,
    Trouble: _trouble,
    Decision: _decision,
    Measure: _own_measure,
    Worded: _words_of,
}


def _paper(words: Words, pairs: Pairs) -> str:
    told = dict(pairs)
    day = told.get("submitted")
    text = words("handed in on {day}").format(day=day) if day else words("handed in, day not given")
    nothing = told.get("nothing")
    return (
        words("{text}; {more}").format(text=text, more=one_line(str(nothing))) if nothing else text
    )


def _titled(pairs: Pairs) -> str:
    told = dict(pairs)
    return one_line(str(told.get("title") or told.get("name") or ""))


def first_text(words: Words, project: Project, entry: Entry) -> str:
    """Write what an entry says; of an indicator its target, of an action its kind and day."""
    told = dict(entry.pairs)
    if entry.sort == "indicator":
        return words.labelled(words("target"), _pair_text(words, told, "target"))
    if entry.sort != "task" or "kind" not in told:
        return said_text(words, project, entry)
    kind = words(KIND_WORDS[str(told["kind"])])
    due = told.get("due")
    return words("{kind}, due {day}").format(kind=kind, day=due) if due else kind


def change_text(words: Words, project: Project, before: Entry, after: Entry) -> str:
    """Write how what an entry says changed; where only words beside it did, which."""
    if after.pairs and after.sort != "paper":
        return words("; ").join(_pair_changes(words, before.pairs, after.pairs))
    old, new = said_text(words, project, before), said_text(words, project, after)
    if old != new:
        return _shared(words, project, before.said, after.said) or f"{old} → {new}"
    keys = tuple(_differing(before.said, after.said))
    return words("{value}; changed beside it: {keys}").format(
        value=new, keys=words.listed(tuple(field_word(words, key) for key in keys))
    )


def _shared(words: Words, project: Project, before: object, after: object) -> str | None:
    """Write two figures counted in the same measure with it once."""
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


def _pair_changes(words: Words, before: Pairs, after: Pairs) -> Iterator[str]:
    old, new = dict(before), dict(after)
    for key in {**old, **new}:
        if old.get(key) != new.get(key):
            told = [_pair_text(words, one, key) for one in (old, new)]
            yield words.labelled(field_word(words, key), " → ".join(told))


def _pair_text(words: Words, pairs: Mapping[str, object], key: str) -> str:
    """Write what a thing of the plan says under a key; its figures are in its own measure."""
    return any_text(words, pairs.get(key), str(pairs.get("measure", "")))


def field_word(words: Words, key: str) -> str:
    """Name a key of the files as people call it; a dotted or unknown one as it is written."""
    return words(FIELDS[key]) if key in FIELDS else key


def any_text(words: Words, value: Any, measure: str = "") -> str:
    """Write any value of a file on one line; a figure with what it is counted in."""
    if value is None or isinstance(value, bool):
        return words(_PLAIN[value])
    if is_record(value):
        return _record(words, value, measure)
    if isinstance(value, Mapping):
        return words.listed(tuple(f"{key} {one}" for key, one in value.items()))
    if isinstance(value, tuple):
        return words.listed(tuple(any_text(words, one, measure) for one in value))
    return words.quantity(value, measure) if isinstance(value, Decimal) else one_line(str(value))


_PLAIN = {None: mark("none"), True: mark("yes"), False: mark("no")}


def _record(words: Words, value: Record, measure: str) -> str:
    if isinstance(value, Target):
        figure = COMPARATORS[value.comparator] + words.quantity(value.value, measure)
        return _until(words, figure, value.by)
    if isinstance(value, Trajectory):
        points = tuple(f"{day} {figure:f}" for day, figure in value.points)
        return words.listed(points) if points else str(value.shape)
    if isinstance(value, Amendment):
        return f"{value.on} {any_text(words, value.target, measure)} {one_line(value.document)}"
    return " ".join(any_text(words, one) for one in value if one not in (None, ()))


def cut(text: str, cells: int = CUT) -> str:
    """Leave of a text what fits into some cells, with a sign where more follows."""
    if cell_width(text) <= cells:
        return text
    kept, used = "", 0
    for character in text:
        used += cell_width(character)
        if used > cells:
            break
        kept += character
    return f"{kept.rstrip()}…"


def day_text(day: date | None) -> str:
    """Write a day; nothing where there is none."""
    return "" if day is None else day.isoformat()
