"""Family H, what is asked of units: a setting made milder."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from anplan.base.message import Message, mark, say
from anplan.base.period import MONTHS, SPANS, Period, Span
from anplan.base.problem import Level, Spot
from anplan.checks.change import Change, shown_change
from anplan.checks.examples.workspace import PLAN, changed
from anplan.checks.levels import Setting, setting_of
from anplan.checks.rule import Finding, Rule
from anplan.checks.rules.changes.registers import less_asked
from anplan.model.paths import indicator_path, task_path, unit_path
from anplan.model.plan import Due, Obligation, Plan
from anplan.model.project import Project
from anplan.model.tasks import Action, Task

_HINT = say("The coordinator decides it; say why in the request")
_CYCLES = (*SPANS, "once")
"""How often something is asked, the most often first."""
_GRAVITY: tuple[Level | None, ...] = (None, "note", "warning", "error")


def _loosened(change: Change) -> Iterator[Finding]:
    """Find settings, obligations, indicators and actions of which less is asked now."""
    yield from _settings(change.before.plan, change.after.plan)
    yield from _briefs(change.before, change.after)
    yield from _obligations(change)
    yield from _narrative(change.before.plan, change.after.plan)
    yield from _indicators(change)
    yield from (_milder(*altered) for altered in less_asked(change))
    yield from _tasks(change)
    yield from _units(change)
    yield from _rules(change)


def _milder(spot: Spot, old: Any, new: Any, hint: Message | None = None) -> Finding:
    what = ".".join(str(step) for step in spot.path if isinstance(step, str)) or spot.file
    before, after = shown_change(old, new)
    message = say(
        "{what} was {old} and is now {new}: less is asked", what=what, old=before, new=after
    )
    return Finding(spot, message, hint or _HINT)


def _settings(old: Plan, new: Plan) -> Iterator[Finding]:
    was, now = old.settings, new.settings
    milder = {
        "red": now.red > was.red,
        "red_rate": now.red_rate > was.red_rate,
        "soon": now.soon < was.soon,
        "pace_base": now.pace_base != was.pace_base,
        "rest_days": was.rest_days == "kept" != now.rest_days,
    }
    for key, is_milder in milder.items():
        if is_milder:
            yield _milder(Spot(PLAN, ("settings", key)), getattr(was, key), getattr(now, key))
    if new.end > old.end:
        yield _milder(Spot(PLAN, ("end",)), old.end, new.end)
    if new.implementation.end > old.implementation.end:
        place = new.phases.index(new.implementation)
        spot = Spot(PLAN, ("phases", place, "end"))
        yield _milder(spot, old.implementation.end, new.implementation.end)


def _briefs(old: Project, new: Project) -> Iterator[Finding]:
    """Find briefs that appear less often because the plan says so now."""
    is_said = new.plan.briefs is not None and new.plan.briefs != old.plan.briefs
    if is_said and _is_rarer(old.brief_cycle, new.brief_cycle):
        yield _milder(Spot(PLAN, ("briefs", "every")), old.brief_cycle, new.brief_cycle)


def _obligations(change: Change) -> Iterator[Finding]:
    for old, now in change.obligations():
        if now is None:
            message = say("{paper} is no longer owed", paper=old.title)
            yield Finding(Spot(PLAN, ("obligations",), on_key=True), message, _HINT)
        else:
            place, new = now
            for key in _milder_keys(change, old, new):
                spot = Spot(PLAN, ("obligations", place, key))
                values = _due(getattr(old, key)), _due(getattr(new, key))
                if key == "owed_by" and values[0] == values[1]:
                    values = _owing(change.before, old), _owing(change.after, new)
                yield _milder(spot, *values)


def _owing(project: Project, obligation: Obligation) -> tuple[str, ...]:
    """Return who owes a paper by name: a word such as coordinator stands for others now."""
    return tuple(project.label(unit) for unit in project.owing(obligation))


def _milder_keys(change: Change, old: Obligation, new: Obligation) -> Iterator[str]:
    before, after = set(change.before.owing(old)), set(change.after.owing(new))
    milder = {
        "owed_by": bool((before & set(change.after.units)) - after),
        "counted": old.counted and not new.counted,
        "every": _CYCLES.index(new.every) > _CYCLES.index(old.every),
        "start": _later(_first_day(old.start), _first_day(new.start)),
        "end": _later(_last_day(new.end), _last_day(old.end)),
        "due_on": _later(old.due_on, new.due_on),
        "judged_from": _later(old.judged_from or date.min, new.judged_from),
        "due": _due_later(old, new),
    }
    return (key for key, is_milder in milder.items() if is_milder)


def _later(old: date | None, new: date | None) -> bool:
    return old is not None and new is not None and new > old


def _first_day(period: Period | None) -> date | None:
    return None if period is None else period.start


def _last_day(period: Period | None) -> date | None:
    return None if period is None else period.end


def _is_rarer(old: Span | None, new: Span | None) -> bool:
    return old is not None and new is not None and MONTHS[new] > MONTHS[old]


def _due_later(old: Obligation, new: Obligation) -> bool:
    if old.due is None or new.due is None:
        return False
    if (old.due.day is None) != (new.due.day is None):
        return new.due.day is None
    return (new.due.days_after or new.due.day or 0) > (old.due.days_after or old.due.day or 0)


def _due(value: Any) -> Any:
    """Return a due day by its one key and figure."""
    if not isinstance(value, Due):
        return value
    return f"days_after {value.days_after}" if value.day is None else f"day {value.day}"


def _narrative(old: Plan, new: Plan) -> Iterator[Finding]:
    for place, sentence in enumerate(new.narrative):
        if sentence not in old.narrative:
            message = say("A sentence is now said to ask for nothing")
            yield Finding(Spot(PLAN, ("narrative", place)), message, _HINT)


def _indicators(change: Change) -> Iterator[Finding]:
    for _, file, old, new in change.kept("indicators", indicator_path):
        milder = {
            "reported_by": bool(set(old.reported_by) - set(new.reported_by)) and new.is_reported,
            "every": _is_rarer(old.every, new.every),
            "tasks": bool(set(old.tasks) - set(new.tasks)),
            "weight": (old.weight or 0) > (new.weight or 0),
            "part_of": old.part_of is None and new.part_of is not None,
        }
        for key, is_milder in milder.items():
            if is_milder:
                yield _milder(Spot(file, (key,)), getattr(old, key), getattr(new, key))


def _tasks(change: Change) -> Iterator[Finding]:
    for name, file, old, new in change.kept("tasks", task_path):
        lost = set(change.before.units_of(name)) - set(change.after.units_of(name))
        if lost & set(change.after.units):
            yield _milder(Spot(file, ("units",)), old.units, new.units)
        if _is_put_off(change, name, old, new):
            yield _milder(Spot(file, ("due",)), old.due, new.due)
        for place, action in enumerate(new.actions):
            before = old.action(action.id)
            if before is not None and before != action:
                for key in _milder_action(change, f"{name}/{action.id}", before, action):
                    spot = Spot(file, ("actions", place, key))
                    yield _milder(spot, getattr(before, key), getattr(action, key))


def _is_put_off(change: Change, name: str, old: Task, new: Task) -> bool:
    """Return whether a task's own day, which holds for some of it, is later or gone."""
    if old.due is None or old.due == new.due:
        return False
    if old.as_milestone is not None and new.due is None:
        return True
    refs = (ref for ref, one in new.milestone_or_actions(name) if one.kind == "milestone")
    return any(
        change.after.due_of(ref) > change.before.due_of(ref)
        for ref in refs
        if change.before.action(ref) is not None
    )


def _milder_action(change: Change, ref: str, old: Action, new: Action) -> Iterator[str]:
    days = change.before.due_of(ref), change.after.due_of(ref)
    milder = {
        "kind": (old.has_light or bool(old.indicators)) and old.kind != new.kind,
        "due": days[1] > days[0] and old.due != new.due,
        "every": _is_rarer(old.every, new.every),
        "by": (old.by, new.by) == ("each", "any"),
        "indicators": bool(set(old.indicators) - set(new.indicators)),
    }
    return (key for key, is_milder in milder.items() if is_milder)


def _units(change: Change) -> Iterator[Finding]:
    for _, file, old, new in change.kept("units", unit_path):
        if _later(old.valid_from or date.min, new.valid_from):
            yield _milder(Spot(file, ("valid_from",)), old.valid_from, new.valid_from)
        if _later(new.valid_until, old.valid_until or date.max):
            yield _milder(Spot(file, ("valid_until",)), old.valid_until, new.valid_until)


def _rules(change: Change) -> Iterator[Finding]:
    """Find rules that the plan makes milder, or asks of later periods only."""
    keys: dict[str, tuple[Setting, Setting]] = {}
    for rule in change.rules.values():
        old, new = setting_of(rule, change.before.plan), setting_of(rule, change.after.plan)
        is_milder = _GRAVITY.index(new.level) < _GRAVITY.index(old.level)
        is_later = new.since is not None and (old.since is None or new.since > old.since)
        if is_milder or is_later:
            written = change.after.plan.rules
            key = next((name for name in (rule.code, rule.family) if name in written), rule.code)
            keys.setdefault(key, (old, new))
    for key, (old, new) in keys.items():
        message = say(
            "{what} was {old} and is now {new}: less is asked",
            what=key,
            old=_setting(old),
            new=_setting(new),
        )
        yield Finding(Spot(PLAN, ("rules", key), on_key=True), message, _HINT)


def _setting(setting: Setting) -> str:
    since = f" since {setting.since}" if setting.since else ""
    return f"{setting.level or 'off'}{since}"


RULES = (
    Rule(
        "H104",
        "warning",
        mark("A setting was made milder"),
        mark("Lights, papers and findings will look better without anything having been done."),
        changed(PLAN, "days_after: 5", "days_after: 20"),
        changed(PLAN, "days_after: 5", "days_after: 3"),
        subject=Change,
        find=_loosened,
        before=changed(PLAN, "", ""),
    ),
)
