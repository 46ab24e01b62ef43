"""Family H, what the coordinator may decide and nobody should overlook."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from anplan.base.message import Message, mark, say
from anplan.base.problem import Place, Spot
from anplan.checks.change import Change, shown_value
from anplan.checks.examples.workspace import PLAN, changed
from anplan.checks.rule import Finding, Rule
from anplan.checks.rules.changes.registers import decided_otherwise
from anplan.model.decisions import Decision
from anplan.model.indicators import Amendment
from anplan.model.paths import brief_path, indicator_path, task_path, unit_path
from anplan.model.plan import Phase
from anplan.state.registers.figures import figures_taken

_HINT = say("The coordinator decides it; say why in the request")
_LENIENT = ("close", "extend", "exempt")
_OF_PLAN = ("start", "timezone", "sample", "sample_day", "coordinator")
_OF_SETTINGS = ("first_listed_leads",)
_OF_OBLIGATION = ("period", "paper")
_OF_UNIT = ("owners", "group", "groups", "same_as")


def _decided(change: Change) -> Iterator[Finding]:
    """Find what changes how all are judged, or who may change what, whichever way it goes."""
    yield from _decisions(change)
    yield from _amendments(change)
    yield from _plan(change)
    yield from _obligations(change)
    yield from _indicators(change)
    yield from (_changed(one.spot, one.old, one.new) for one in decided_otherwise(change))
    yield from _sources(change)
    yield from _answering(change)
    yield from _published(change)
    yield from _units(change)
    yield from _issues(change)
    yield from _templates(change)


def _decisions(change: Change) -> Iterator[Finding]:
    for spot, decision in change.new_decisions():
        if decision.kind in _LENIENT:
            yield Finding(spot, _settled_by(decision), _HINT)


def _settled_by(decision: Decision) -> Message:
    values: dict[str, object] = {
        "ref": decision.ref,
        "kind": _KINDS[decision.kind],
        "day": decision.on,
        "by": decision.by,
    }
    if decision.until is None:
        return say("{ref}: {kind} from {day} on, settled by {by}", **values)
    return say(
        "{ref}: {kind} from {day} on until {until}, settled by {by}", **values, until=decision.until
    )


_KINDS = {"close": say("closed"), "extend": say("extended"), "exempt": say("exempt")}


def _amendments(change: Change) -> Iterator[Finding]:
    for name, file, old, new in change.kept("indicators", indicator_path):
        for place, amendment in enumerate(new.amended):
            if amendment not in old.amended and _is_backdated(change, name, amendment):
                message = say(
                    "A target in force from {day} on: earlier figures are judged by it, too",
                    day=amendment.on,
                )
                yield Finding(Spot(file, ("amended", place, "on")), message, _HINT)


def _is_backdated(change: Change, name: str, amendment: Amendment) -> bool:
    """Return whether a brief is out, or a figure is there, of a day from which it holds on."""
    last = change.last_issue()
    figures = (
        reading.as_of
        for report in change.before.reports.values()
        for reading in report.readings
        if reading.indicator == name and reading.as_of is not None
    )
    taken = (point.as_of for point in figures_taken(change.before, name).points)
    return (last is not None and amendment.on <= last[1]) or any(
        amendment.on <= day for day in (*figures, *taken)
    )


def _changed(spot: Spot, old: Any, new: Any, what: str = "") -> Finding:
    message = say(
        "{what} was {old} and is now {new}: lights and counts follow",
        what=what or ".".join(str(step) for step in spot.path if isinstance(step, str)),
        old=shown_value(old),
        new=shown_value(new),
    )
    return Finding(spot, message, _HINT)


def _plan(change: Change) -> Iterator[Finding]:
    old, new = change.before.plan, change.after.plan
    for key in _OF_PLAN:
        if getattr(old, key) != getattr(new, key):
            yield _changed(Spot(PLAN, (key,)), getattr(old, key), getattr(new, key))
    for key in _OF_SETTINGS:
        was, now = getattr(old.settings, key), getattr(new.settings, key)
        if was != now:
            yield _changed(Spot(PLAN, ("settings", key)), was, now)
    if new.end < old.end:
        yield _changed(Spot(PLAN, ("end",)), old.end, new.end)
    yield from _holidays(old.holidays, new.holidays)
    yield from _phases(change)


def _holidays(old: Any, new: Any) -> Iterator[Finding]:
    for day in sorted({*old, *new}):
        if old.get(day) != new.get(day):
            spot = Spot(PLAN, ("holidays", str(day)) if day in new else ("holidays",))
            yield _changed(spot, old.get(day), new.get(day), str(day))


def _phases(change: Change) -> Iterator[Finding]:
    old_plan, new_plan = change.before.plan, change.after.plan
    new = {phase.id: (place, phase) for place, phase in enumerate(new_plan.phases)}
    for old in old_plan.phases:
        if old.id not in new:
            message = say("The phase {phase} is no longer there", phase=old.title)
            yield Finding(Spot(PLAN, ("phases",), on_key=True), message, _HINT)
            continue
        place, phase = new[old.id]
        for key in ("start", "end"):
            was, now = getattr(old, key), getattr(phase, key)
            if was != now and not _is_told(change, old, key, was, now):
                yield _changed(Spot(PLAN, ("phases", place, key)), was, now)


def _is_told(change: Change, phase: Phase, key: str, was: date, now: date) -> bool:
    """Return whether H104 tells it: an implementation phase that ends later."""
    return key == "end" and now > was and phase == change.before.plan.implementation


def _obligations(change: Change) -> Iterator[Finding]:
    for old, now in change.obligations():
        if now is None:
            continue  # H104 tells it
        place, new = now
        for key in _OF_OBLIGATION:
            if getattr(old, key) != getattr(new, key):
                spot = Spot(PLAN, ("obligations", place, key))
                yield _changed(spot, getattr(old, key), getattr(new, key))


def _sources(change: Change) -> Iterator[Finding]:
    """Find figures that another plan collects from now on, or no longer, or in another place."""
    for name, new in change.after.indicators.items():
        file, old = indicator_path(name), change.before.indicators.get(name)
        before = None if old is None else old.shared_from
        if before != new.shared_from and file not in change.before.broken:
            yield _changed(Spot(file, ("shared_from",)), before, new.shared_from)


def _indicators(change: Change) -> Iterator[Finding]:
    """Find indicators that more report, that weigh more, or are counted otherwise beside others."""
    for _, file, old, new in change.kept("indicators", indicator_path):
        otherwise = {
            "reported_by": set(old.reported_by) < set(new.reported_by),
            "weight": (old.weight or 0) < (new.weight or 0),
            "part_of": old.part_of not in (None, new.part_of),
        }
        for key, is_told in otherwise.items():
            if is_told:
                yield _changed(Spot(file, (key,)), getattr(old, key), getattr(new, key))


def _answering(change: Change) -> Iterator[Finding]:
    """Find tasks that others lead now, actions that others may close, and what those wait for."""
    for name, file, old, new in change.kept("tasks", task_path):
        for key in ("lead", "support"):
            if getattr(old, key) != getattr(new, key):
                yield _changed(Spot(file, (key,)), getattr(old, key), getattr(new, key))
        is_led_otherwise = change.before.leads_of(name) != change.after.leads_of(name)
        if is_led_otherwise and old.lead == new.lead and old.units != new.units:
            yield _changed(Spot(file, ("units",)), old.units, new.units)
        for place, action in enumerate(new.actions):
            before = old.action(action.id)
            for key in ("units", "after") if before is not None else ():
                if getattr(before, key) != getattr(action, key):
                    spot = Spot(file, ("actions", place, key))
                    yield _changed(spot, getattr(before, key), getattr(action, key))


def _published(change: Change) -> Iterator[Finding]:
    """Find what goes out from now on."""
    for shelf, path in (("indicators", indicator_path), ("tasks", task_path)):
        for name, file, old, new in change.kept(shelf, path):
            if new.public and not old.public:
                message = say(
                    "{name} is public from now on: anplan site --public shows it", name=name
                )
                yield Finding(Spot(file, ("public",)), message, _HINT)


def _units(change: Change) -> Iterator[Finding]:
    for _, file, old, new in change.kept("units", unit_path):
        for key in _OF_UNIT:
            if getattr(old, key) != getattr(new, key):
                yield _changed(Spot(file, (key,)), getattr(old, key), getattr(new, key))


def _issues(change: Change) -> Iterator[Finding]:
    for period, issued in change.after.months_closed.items():
        file = brief_path(period)
        if period not in change.before.months_closed and file not in change.before.broken:
            message = say(
                "The brief of {period} is issued, No. {number}, on {day}: the period is closed",
                period=str(period),
                number=change.after.briefs[period].number or "?",
                day=issued,
            )
            yield Finding(Spot(file, ("issued",)), message, _HINT)


def _templates(change: Change) -> Iterator[Finding]:
    for file in change.files:
        if file.startswith("templates/"):
            yield Finding(Place(file), _TEMPLATE, say("A template is code; review it as such"))


_TEMPLATE: Message = say("A template was changed: it decides what briefs say")


def _settled(kind: str, more: str) -> dict[str, str]:
    return {
        "plan/decisions/2025-06.yaml": f"""\
decisions:
  - on: 2025-06-12
    kind: {kind}
    ref: contracts
{more}    by: 专班组长
    reason: |-
      数据口径待定
"""
    }


RULES = (
    Rule(
        "H111",
        "warning",
        mark("Something that the coordinator decides"),
        mark(
            "It may be right; but it changes lights, counts or who may do what, and nobody should miss it."
        ),
        _settled("exempt", "    until: 2025-12-31\n"),
        changed(PLAN, "title: 落实阶段", "title: 落实"),
        subject=Change,
        find=_decided,
        before=changed(PLAN, "", ""),
    ),
)
