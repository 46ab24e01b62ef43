"""Family H, what was recorded: entries stay, decisions are only ever added."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Literal

from anplan.base.message import Message, mark, say
from anplan.base.problem import Place, Spot
from anplan.base.words import folded
from anplan.checks.change import (
    Change,
    paired,
    paired_measures,
    report_file,
    shown_change,
)
from anplan.checks.closed import Closings, own_day
from anplan.checks.examples.workspace import MAY
from anplan.checks.rule import Finding, Rule
from anplan.model.paths import (
    carried_path,
    decisions_path,
    register_path,
    scheme_path,
    task_path,
    unit_path,
)
from anplan.model.project import Project
from anplan.model.reports import Item, MilestoneDone, Reading, Trouble
from anplan.model.requests import AnswerEntry, Request
from anplan.model.sections import BY_NAME, SECTIONS, ReportSection
from anplan.state.asked import is_asked

_PUT_BACK = say("Put it back; what was wrong is corrected by a later report, with a reason")
_ENTRY_BACK = say("Put it back; change its value or its words instead while the period is open")
_ASK_ON = say("Put them back; where it has settled itself, say that it is solved")
_SAID = ("progress", "at_risk")
"""Words whose going away changes what a reader believes; what comes next may be planned anew."""
_SAY_WHY = say("If it was a slip, say so in the request; what was recorded does not go")


def _removed(change: Change) -> Iterator[Finding]:
    """Find recorded entries and whole files that are no longer there."""
    yield from _files(change)
    yield from _report_entries(change)
    yield from _carried_items(change)
    yield from _measures(change)
    yield from _actions(change)


def _files(change: Change) -> Iterator[Finding]:
    unit_hint = say("Put it back; a unit that ends has valid_until")
    plan_hint = say("Put it back; the document asks for it, and reports speak of it")
    for (unit, period), file in change.gone("reports", report_file):
        message = say(
            "The report of {unit} for {period} was removed",
            unit=change.before.label(unit),
            period=str(period),
        )
        yield Finding(Place(file), message, _PUT_BACK)
    for unit, file in change.gone("schemes", scheme_path):
        yield Finding(
            Place(file),
            say("The scheme of {unit} was removed", unit=change.before.label(unit)),
            _PUT_BACK,
        )
    for unit, file in change.gone("carried", carried_path):
        message = say(
            "What {unit} brought from the plan before was removed", unit=change.before.label(unit)
        )
        yield Finding(Place(file), message, _PUT_BACK)
    for unit, file in change.gone("units", unit_path):
        yield Finding(
            Place(file),
            say("The unit {unit} was removed", unit=change.before.label(unit)),
            unit_hint,
        )
    for task, file in change.gone("tasks", task_path):
        yield Finding(Place(file), say("Task {task} was removed", task=task), plan_hint)
    for name, file in change.gone("registers", register_path):
        yield Finding(Place(file), say("The register {name} was removed", name=name), plan_hint)


def _report_entries(change: Change) -> Iterator[Finding]:
    moved, closings = _facts_added(change), Closings.of(change.before)
    for (unit, period), file, old, new in change.kept("reports", report_file):
        for section in SECTIONS:
            earlier = getattr(old, section.name)
            for entry in _lost(section, earlier, getattr(new, section.name)):
                key = _thing(unit, section, entry)
                if moved[key] > 0 and closings.of_entry(unit, period, old, entry) is None:
                    moved[key] -= 1
                elif _has_another_source(change.after, entry):
                    continue
                elif _means_something(change.before, section, unit, entry):
                    yield Finding(Place(file), _gone(section.name, entry.about), _ENTRY_BACK)
            yield from _no_longer_asked(section, file, old, new)


def _has_another_source(project: Project, entry: Any) -> bool:
    """Return whether an entry is a figure that no unit reports any more: it would count nowhere.

    That it is counted or collected elsewhere now is told (H111).
    """
    indicator = project.indicators.get(entry.indicator) if isinstance(entry, Reading) else None
    return indicator is not None and not indicator.is_reported


def _carried_items(change: Change) -> Iterator[Finding]:
    """Find items of the plan before that are gone: no report brings them."""
    section = BY_NAME["items"]
    for unit, file, old, new in change.kept("carried", carried_path):
        for entry in _lost(section, old.items, new.items):
            if _means_something(change.before, section, unit, entry):
                yield Finding(Place(file), _gone(section.name, entry.about), _PUT_BACK)


def _no_longer_asked(section: ReportSection, file: str, old: Any, new: Any) -> Iterator[Finding]:
    """Find units that a problem asked and asks no longer: their answer would be to nothing."""
    if section.record is not Trouble:
        return
    earlier, later = section.entries(old), section.entries(new)
    for before, after in paired(earlier, later, *section.keys).both:
        lost = tuple(unit for unit in earlier[before].of if unit not in later[after].of)
        if lost and fate(earlier[before], later[after]) == "kept":
            message = say("{title} asks {units} no longer", title=later[after].title, units=lost)
            yield Finding(Spot(file, (section.name, after, "title")), message, _ASK_ON)


def _lost(section: ReportSection, earlier: Sequence[Any], later: Sequence[Any]) -> Iterator[Any]:
    """Yield the recorded entries that are gone, also those in whose place another thing stands."""
    pairs = paired(earlier, later, *section.keys)
    exchanged = {
        before for before, after in pairs.both if fate(earlier[before], later[after]) == "gone"
    }
    for place in sorted({*pairs.gone, *exchanged} if section.recorded else ()):
        yield earlier[place]


def _moved(change: Change) -> Iterator[Finding]:
    """Find recorded entries whose own day is another one, and words that were taken back."""
    closings = Closings.of(change.before)
    yield from _measures_moved(change)
    for (unit, period), file, old, new in change.kept("reports", report_file):
        for section in SECTIONS:
            earlier, later = getattr(old, section.name), getattr(new, section.name)
            pairs = paired(earlier, later, *section.keys)
            for before, after in pairs.both:
                entry = earlier[before]
                is_open = closings.of_entry(unit, period, old, entry) is None
                if is_open and fate(entry, later[after]) == "moved":
                    yield _another_day(Spot(file, (section.name, after)), entry, later[after])
            for place in pairs.gone if section.name in _SAID else ():
                entry = earlier[place]
                is_open = closings.of_entry(unit, period, old, entry) is None
                if is_open and _means_something(change.before, section, unit, entry):
                    yield Finding(Place(file), _gone(section.name, entry.about), _SAY_WHY)


def _measures_moved(change: Change) -> Iterator[Finding]:
    """Find measures that no brief had of which less is asked now, or only from a later day on."""
    closings = Closings.of(change.before)
    for unit, file, old, new in change.kept("schemes", scheme_path):
        for before, after in paired_measures(old, new).both:
            was, now = old.measures[before], new.measures[after]
            if closings.of_measure(unit, was) is not None:
                continue
            for key in ("by", "every", "share", "since"):
                if _is_easier(key, getattr(was, key), getattr(now, key)):
                    shown = shown_change(getattr(was, key), getattr(now, key))
                    message = say(
                        "{what} was {old} and is now {new}",
                        what=f"{was.about} {key}",
                        old=shown[0],
                        new=shown[1],
                    )
                    spot = Spot(file, ("measures", after, *((key,) if getattr(now, key) else ())))
                    yield Finding(spot, message, _SAY_WHY)


def _is_easier(key: str, was: Any, now: Any) -> bool:
    """Return whether less is asked of a measure: a later day or none, another cycle or figure.

    One that holds ``since`` a later day is judged only from then on, and is not overdue before.
    """
    if key == "since":
        return now is not None and (was is None or now > was)
    if was is None or was == now:
        return False
    return key != "by" or now is None or now > was


def _another_day(where: Spot, old: Any, new: Any) -> Finding:
    message = say(
        "{what} was of {old} and is now of {new}",
        what=_name(old),
        old=own_day(old),
        new=own_day(new),
    )
    return Finding(where, message, _SAY_WHY)


def _name(entry: Any) -> str:
    """Return what an entry with a day of its own is about, as exactly as it says."""
    if isinstance(entry, MilestoneDone):
        return entry.ref
    return f"{entry.register}/{entry.id}" if isinstance(entry, Item) else str(entry.thing)


def fate(old: Any, new: Any) -> Literal["kept", "moved", "gone"]:
    """Return what became of a recorded entry in whose place another one stands.

    It is gone where the new one is about something else, or says no longer what was said.
    """
    if isinstance(old, Reading):
        return _fate_of_reading(old, new)
    if isinstance(old, Trouble):
        is_same = old.ref == new.ref and folded(old.title) == folded(new.title)
        return "kept" if is_same else "gone"
    if isinstance(old, AnswerEntry | Request):
        return "gone" if old.about != new.about else _by_day(old, new)
    if isinstance(old, MilestoneDone):
        return "gone" if old.ref != new.ref else _by_day(old, new)
    if isinstance(old, Item):
        return _by_day(old, new) if _says_as_much(old, new) else "gone"
    return "kept"


def _says_as_much(old: Item, new: Item) -> bool:
    """Return whether an item's entry still tells of a move, or of a leaving, of the same item."""
    is_same = (old.register, old.id) == (new.register, new.id)
    return is_same and all(
        (getattr(old, key) is None) >= (getattr(new, key) is None) for key in ("stage", "left")
    )


def _fate_of_reading(old: Reading, new: Reading) -> Literal["kept", "moved", "gone"]:
    if old.indicator != new.indicator or (old.value is not None and new.value is None):
        return "gone"
    if old.as_of is None or new.as_of is None or old.as_of == new.as_of:
        return "kept"
    return "gone" if new.as_of < old.as_of and new.value != old.value else "moved"


def _by_day(old: Any, new: Any) -> Literal["kept", "moved"]:
    return "kept" if own_day(old) == own_day(new) else "moved"


def _gone(kind: str, name: str) -> Message:
    return say("{name} was removed from {kind}", name=name, kind=kind)


def _facts_added(change: Change) -> Counter[tuple[str, str, str, str]]:
    """Count the entries that came in a unit's reports: one may have been moved there."""
    added: Counter[tuple[str, str, str, str]] = Counter()
    for (unit, period), report in change.after.reports.items():
        old = change.before.reports.get((unit, period))
        for section in SECTIONS:
            earlier = getattr(old, section.name) if old is not None else ()
            for entry in _lost(section, getattr(report, section.name), earlier):
                if not isinstance(entry, Reading) or entry.value is not None:
                    added[_thing(unit, section, entry)] += 1
    return added


def _thing(unit: str, section: ReportSection, entry: Any) -> tuple[str, str, str, str]:
    """Return what an entry is known by, in whichever report of its unit; a leaving is no move."""
    apart = section.apart(entry)
    if isinstance(entry, Item):
        apart += " left" if entry.left else " moved" if entry.stage else ""
    return unit, section.name, section.ref(entry), apart


def _means_something(project: Project, section: ReportSection, unit: str, entry: Any) -> bool:
    """Return whether what an entry names was the unit's: taking a slip back loses nothing."""
    if section.has_ref and project.measure(unit, entry.ref) is not None:
        return True
    if isinstance(entry, AnswerEntry):
        return is_asked(project, unit, entry)
    if not any(entry.thing in getattr(project, shelf) for shelf in section.things):
        return False
    indicator = project.indicators.get(entry.thing)
    if isinstance(entry, Reading) and indicator is not None:
        return unit in indicator.reported_by
    return not isinstance(entry, MilestoneDone) or project.action(entry.ref) is not None


def _measures(change: Change) -> Iterator[Finding]:
    for _, file, old, new in change.kept("schemes", scheme_path):
        for place in paired_measures(old, new).gone:
            yield Finding(Place(file), _gone("measures", old.measures[place].about), _PUT_BACK)


def _actions(change: Change) -> Iterator[Finding]:
    hint = say("Put it back; the document asks for it, and reports speak of it")
    for task, file, old, new in change.kept("tasks", task_path):
        for action in old.actions:
            if new.action(action.id) is None:
                yield Finding(Place(file), _gone("actions", f"{task}/{action.id}"), hint)


def _decisions(change: Change) -> Iterator[Finding]:
    """Find decisions that are not what they were: each file may only grow at its end."""
    hint = say("Leave it as it was and add another decision below the last one")
    for month, file in change.gone("decisions", decisions_path):
        count = len(change.before.decisions[month].decisions)
        message = say("{count} decisions were removed with the file", count=count)
        yield Finding(Place(file), message, say("Put the file back"))
    for _, file, old, new in change.kept("decisions", decisions_path):
        for place, decision in enumerate(old.decisions):
            if place >= len(new.decisions):
                message = say("Decision {number} was removed", number=place + 1)
                yield Finding(Place(file), message, say("Put it back"))
            elif new.decisions[place] != decision:
                message = say("Decision {number} is not what it was", number=place + 1)
                yield Finding(Spot(file, ("decisions", place)), message, hint)
                break


def _decided(reason: str, more: str = "") -> dict[str, str]:
    return {
        "plan/decisions/2025-06.yaml": f"""\
decisions:
  - on: 2025-06-12
    kind: extend
    ref: 1.1/service-hall
    until: 2025-11-30
    by: 专班组长
    reason: |-
      {reason}
{more}"""
    }


_READINGS = """\
submitted: 2025-06-04
readings:
  - indicator: contracts
    value: 40.5
    as_of: 2025-04-30
"""
_SECOND = """\
  - indicator: firms
    value: {value}
    as_of: 2025-05-31
"""

RULES = (
    Rule(
        "H102",
        "error",
        mark("Something recorded was removed"),
        mark(
            "Nothing is ever deleted: until its period is closed an entry is changed, afterwards it "
            "is corrected by a later one."
        ),
        {MAY: _READINGS},
        {MAY: _READINGS + _SECOND.format(value=21)},
        subject=Change,
        find=_removed,
        before={MAY: _READINGS + _SECOND.format(value=20)},
    ),
    Rule(
        "H112",
        "warning",
        mark("The day of something recorded was moved, or words were taken back"),
        mark(
            "A figure of one day earlier is held against another step, and a late deed is in time; "
            "progress or a warning that is gone was never said."
        ),
        {MAY: (_READINGS + _SECOND.format(value=20)).replace("05-31", "05-30")},
        {MAY: _READINGS + _SECOND.format(value=21)},
        subject=Change,
        find=_moved,
        before={MAY: _READINGS + _SECOND.format(value=20)},
    ),
    Rule(
        "H106",
        "error",
        mark("A decision was changed instead of another one added"),
        mark("What was settled was settled; what holds from now on is a decision of its own."),
        _decided("设备采购流标"),
        _decided(
            "场地移交延后",
            """\
  - on: 2025-06-20
    kind: ask
    ref: 1.1/service-hall
    unit: kcj
    by: 专班组长
    reason: |-
      设备何时到位？
""",
        ),
        subject=Change,
        find=_decisions,
        before=_decided("场地移交延后"),
    ),
)
