"""Whether a decision can be meant: what it could not do is refused, and what holds is not repeated."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from anplan.base.errors import UsageError
from anplan.base.message import Message, say
from anplan.model.decisions import Decision
from anplan.model.project import Project
from anplan.show.words import Words
from anplan.state.asked import questions
from anplan.state.build import State, build
from anplan.state.lights.settled import settled
from anplan.state.lights.verdict import Verdict
from anplan.state.pointless import Wish, why_pointless
from anplan.state.question import Question
from anplan.work.session import Opened

_ANSWERS_TO = {
    "close": ("close", "reopen"),
    "reopen": ("close", "reopen"),
    "extend": ("extend",),
    "exempt": ("exempt",),
}


def is_repeated(opened: Opened, entry: Mapping[str, Any]) -> bool:
    """Return whether a decision says what holds already."""
    project, day = opened.project, opened.day
    if entry["kind"] == "ask":
        return any(
            (asked.unit, asked.ref, asked.text) == (entry["unit"], entry["ref"], entry["reason"])
            and asked.answer is None
            for asked in questions(project, Question.on(day))
        )
    if entry["kind"] in ("answer", "instruct", "evaluate"):
        return _stands_there(project, entry)
    if entry["kind"] == "close" and _verdict(opened, entry["ref"]).light == "closed":
        return True
    last = _last(project, entry)
    return last is not None and _says_the_same(last, entry) and _holds(opened, last)


def _stands_there(project: Project, entry: Mapping[str, Any]) -> bool:
    """Return whether the very words stand there: an instruction under another number, too.

    An evaluation is of its day: who thinks the same on another one says something new.
    """
    keys: tuple[str, ...] = ("kind", "unit", "units", "title", "grade", "by", "reason", "until")
    if entry["kind"] == "evaluate":
        keys = ("on", *keys)
    if entry["kind"] != "instruct":
        keys = ("ref", *keys)

    def said(key: str, decision: Decision) -> object:
        value = getattr(decision, key)
        return str(value) if isinstance(value, date) else list(value) if key == "units" else value

    wanted = [entry.get(key, [] if key == "units" else None) for key in keys]
    return any(
        [said(key, decision) for key in keys] == wanted
        for _, _, decision in project.all_decisions()
    )


def _last(project: Project, entry: Mapping[str, Any]) -> Decision | None:
    """Return the last decision on the same thing that this one would take the place of."""
    kinds = _ANSWERS_TO.get(entry["kind"], (entry["kind"],))
    same = [
        decision
        for _, _, decision in project.all_decisions()
        if (decision.ref, decision.unit) == (entry["ref"], entry.get("unit"))
        and decision.kind in kinds
    ]
    return same[-1] if same else None


def _says_the_same(last: Decision, entry: Mapping[str, Any]) -> bool:
    until = None if last.until is None else last.until.isoformat()
    return (last.kind, last.reason, until) == (entry["kind"], entry["reason"], entry.get("until"))


def _holds(opened: Opened, last: Decision) -> bool:
    """Return whether a return is still open; other decisions hold until another one comes."""
    if last.kind != "return":
        return True
    papers = build(opened.project, Question.on(opened.day)).papers
    return any(paper.file == last.paper and paper.owed_again for paper in papers)


def refuse_senseless(opened: Opened, entry: Mapping[str, Any]) -> None:
    """Raise UsageError for a decision that could change nothing, or lies before its own day."""
    _refuse_past(opened.day, entry)
    if entry["kind"] == "return":
        _refuse_closed_month(opened.project, entry)
    if entry["kind"] == "reopen":
        _refuse_open(opened, entry["ref"])
    if entry["kind"] == "extend":
        refuse_pointless(opened, entry)
    if entry["kind"] == "exempt":
        _refuse_closed_out(opened, entry["ref"])


def _refuse_past(day: date, entry: Mapping[str, Any]) -> None:
    until = entry.get("until")
    if until is not None and until < day.isoformat():
        raise UsageError(
            say("{until} is over on {day}, the day of the decision", until=until, day=day),
            say("Name a day to come with --until"),
        )


def _refuse_closed_month(project: Project, entry: Mapping[str, Any]) -> None:
    closing = project.closing_of(entry["ref"])
    if closing is not None:
        raise UsageError(
            say("The brief of {period} was issued on {day}", period=closing[0], day=closing[1]),
            say(
                "A paper of a closed period is not returned: ask with anplan decide ask, and the "
                "unit corrects it in its next report"
            ),
        )


def _refuse_open(opened: Opened, ref: str) -> None:
    if settled(opened.project, ref, Question.on(opened.day)).closed is None:
        raise UsageError(
            say("{title} is not closed out", title=opened.project.title_of(ref)),
            say("Only what was closed out can be reopened"),
        )


def _refuse_closed_out(opened: Opened, ref: str) -> None:
    """Refuse to exempt what is closed out: it would be grey, though nothing is left to do in it."""
    verdict = _verdict(opened, ref)
    if verdict.light == "closed":
        raise UsageError(
            say(
                "{title} is closed out ({reason}): there is nothing to exempt it from",
                title=opened.project.title_of(ref),
                reason=verdict.reason,
            ),
            say("Where it is not finished after all, reopen it first: anplan decide reopen"),
        )


def refuse_pointless(opened: Opened, entry: Mapping[str, Any]) -> None:
    """Raise UsageError for a new day or a closing, asked for or decided, that could change nothing."""
    project, ref, until = opened.project, entry["ref"], entry.get("until")
    action = project.action(ref)
    if entry["kind"] == "extend" and action is not None and action.kind == "recurring":
        raise UsageError(
            say("{title} is recurring work: it has no day to extend", title=action.title),
            say("anplan decide exempt leaves it out up to a day"),
        )
    before = settled(project, ref, Question.on(opened.day))
    day = None if until is None else date.fromisoformat(until)
    pointless = why_pointless(project, Wish(entry["kind"], ref, opened.day, day, before))
    if pointless is not None:
        is_day = pointless.key == "until"
        hint = say("Name a later day with --until") if is_day else pointless.hint
        raise UsageError(pointless.message, hint)


def why_not_closed(words: Words, opened: Opened, after: Project, ref: str) -> UsageError | None:
    """Return why a thing would stay as it is, although it was closed out; None where it would not."""
    verdict = _verdict_of(build(after, Question.on(opened.day)), ref)
    if verdict.light == "closed":
        return None
    title = opened.project.title_of(ref)
    return UsageError(
        say(
            "{title} cannot be closed out: {light} ({reason})",
            title=title,
            light=words.light(verdict.light),
            reason=verdict.reason,
        ),
        _when(opened.project, ref, verdict),
    )


def _when(project: Project, ref: str, verdict: Verdict) -> Message:
    action = project.action(ref)
    if action is not None and action.kind == "recurring":
        return say("Recurring work is judged cycle by cycle and is never closed out")
    if verdict.light == "green":
        return say("Its figure may fall again; it is closed out when the target's day has come")
    return say("Close out what has met its target or is done")


def _state(opened: Opened) -> State:
    return build(opened.project, Question.on(opened.day))


def _verdict(opened: Opened, ref: str) -> Verdict:
    return _verdict_of(_state(opened), ref)


def _verdict_of(state: State, ref: str) -> Verdict:
    if ref in state.project.indicators:
        return state.indicator(ref).verdict
    judged = state.action(ref)
    assert judged is not None  # what has no light of its own was refused before
    return judged.verdict
