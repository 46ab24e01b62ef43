"""What changed in meaning between two states, as JSON: ``anplan diff --format json``."""

from typing import Any

from anplan.base.problem import Place, Problem
from anplan.show.json.entries import content_json, entry_json
from anplan.show.json.state import SCHEMA
from anplan.show.screens.diff import Diff, Side, entry_line, gap_of
from anplan.show.words import Words
from anplan.state.history.changes import CountChange, Difference, Effect, LightChange


def diff_json(words: Words, diff: Diff) -> dict[str, Any]:
    """Return both states, every change, and the lights that differ on the day asked for."""
    unread = [
        _unread(words, side, problem)
        for side, problems in (("before", diff.before.unread), ("after", diff.after.unread))
        for problem in problems
    ]
    return {
        "schema": SCHEMA,
        "sample": diff.after.project.plan.sample,
        "before": _side(diff.before),
        "after": _side(diff.after),
        "on": diff.differences.day,
        "changes": [_change(words, diff, entry) for entry in diff.differences.entries],
        "lights": [_light(light) for light in diff.differences.lights],
        "counts": [_count(change) for change in diff.differences.counts],
        "unreadable": unread,
    }


def _count(change: CountChange) -> dict[str, Any]:
    """Return a figure that is counted from a register, before and after."""
    before, after = change.before, change.after
    return {
        "id": change.id,
        "before": before.value if before else None,
        "after": after.value if after else None,
        "as_of": after.as_of if after else None,
    }


def _side(side: Side) -> dict[str, Any]:
    """Return a state's name and its commit; null for the work tree."""
    return {"name": side.name, "rev": side.revision if side.name else None}


def _change(words: Words, diff: Diff, difference: Difference) -> dict[str, Any]:
    change = difference.change
    return {
        "how": change.how,
        **entry_json(change.entry),
        "held_on": change.entry.day,
        "before": content_json(change.before),
        "after": content_json(change.after),
        "reason": change.after.reason if change.after else None,
        "effect": _effect(difference.effect) if difference.effect else None,
        "text": entry_line(words, diff, difference),
        "file": change.entry.file,
    }


def _effect(effect: Effect) -> dict[str, Any]:
    before, after = effect.before, effect.after
    return {
        "on": effect.day,
        "gap_before": gap_of(before, effect),
        "gap_after": gap_of(after, effect),
        "replaced": effect.replaced,
        "light_before": before.verdict.light if before else None,
        "light_after": after.verdict.light if after else None,
    }


def _light(change: LightChange) -> dict[str, Any]:
    return {
        "kind": change.sort,
        "id": change.id,
        "before": change.before.light if change.before else None,
        "after": change.after.light if change.after else None,
    }


def _unread(words: Words, side: str, problem: Problem) -> dict[str, Any]:
    assert isinstance(problem.where, Place)
    return {
        "side": side,
        "file": problem.where.file,
        "line": problem.where.line,
        "code": problem.code,
        "message": words.tell(problem.message),
    }
