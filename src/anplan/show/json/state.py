"""The state of a plan as JSON: ``status``, ``due`` and ``check --format json``.

The shapes are documented in docs/reference/json.md; keys may be added, a changed key is a
new number in ``schema``.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from anplan.base.commit import Revision
from anplan.base.problem import Place, Problem
from anplan.model.targets import Target
from anplan.show.json.measures import Locate, measure_json, schemes_json
from anplan.show.values import document_words
from anplan.show.words import Words
from anplan.state.asked import Asked
from anplan.state.build import State
from anplan.state.echoes import NextStep
from anplan.state.facts import Point
from anplan.state.figures import plain
from anplan.state.indicators import IndicatorState, Share
from anplan.state.outlook import Outlook
from anplan.state.papers import Paper
from anplan.state.registers.standing import RegisterState
from anplan.state.requested import Requested
from anplan.state.score import score
from anplan.state.tasks import TaskState

SCHEMA = 1


def target_json(target: Target, by: object) -> dict[str, Any]:
    """Return a target: its comparator, its figure and its day, and what else it is made of."""
    beside = {
        "within": target.within,
        "to": target.between and target.between[1],
        "among": target.among,
        "against": target.against,
        "words": target.words,
    }
    return {
        "comparator": target.comparator,
        "value": target.value if target.has_figure else None,
        "by": by,
        **{key: value for key, value in beside.items() if value is not None},
    }


def indicator_json(words: Words, state: IndicatorState, locate: Locate) -> dict[str, Any]:
    """Return one indicator with its figures, its light and the place of its newest fact."""
    point = state.point
    place = locate(point.facts[-1].spot) if point else None
    return {
        "id": state.id,
        "title": state.indicator.title,
        "measure": state.indicator.measure,
        "kind": state.indicator.kind,
        "every": state.indicator.every,
        "target": target_json(state.target, state.by),
        "target_words": document_words(state.indicator, state.target),
        **_standing_json(words, state),
        "notes": [words.tell(note) for note in state.notes],
        "outlook": outlook_json(state.outlook),
        "shares": [share_json(words, share) for share in state.shares],
        **_beside_json(state),
        "file": place.file if place else None,
        "line": place.line if place else None,
    }


def _beside_json(state: IndicatorState) -> dict[str, Any]:
    """Return what only some indicators have: another plan's figure, the whole, a weight, years before."""
    source = state.indicator.shared_from
    beside = {
        "shared_from": source and source._asdict(),
        "part_of": state.indicator.part_of,
        "weight": state.indicator.weight,
        "years": [
            {
                "year": end.year,
                "target": target_json(end.target, end.by),
                "value": end.point and end.point.value,
                "as_of": end.point and end.point.as_of,
                "met": end.is_met,
            }
            for end in state.years
        ],
    }
    return {key: value for key, value in beside.items() if value not in (None, [])}


def share_json(words: Words, share: Share) -> dict[str, Any]:
    """Return a unit's share of a target with its own figures and light."""
    state = share.state
    return {
        "unit": share.unit,
        "target": target_json(state.target, state.by),
        **_standing_json(words, state),
        "outlook": outlook_json(state.outlook),
    }


def _standing_json(words: Words, state: IndicatorState) -> dict[str, Any]:
    """Return the newest figure, how it compares with the way to the target, and its light."""
    point, numbers = state.point, state.numbers
    return {
        "value": point.own if point else None,
        **_compared_json(point),
        "as_of": point.as_of if point else None,
        "preliminary": point.preliminary if point else None,
        "change": state.change,
        "completion": numbers.completion,
        "pace": numbers.pace,
        "expected": state.expected_number,
        "gap": numbers.gap,
        "light": state.verdict.light,
        "rule": state.verdict.rule,
        "reason": words.tell(state.verdict.reason),
    }


def _compared_json(point: Point | None) -> dict[str, Any]:
    """Return what a value is held against and the difference that is judged, where it is."""
    if point is None or point.compared is None:
        return {}
    return {"compared": point.compared, "difference": point.value}


def outlook_json(ahead: Outlook | None) -> dict[str, Any] | None:
    """Return what is needed a month and what is projected, each null where it is not said."""
    if ahead is None:
        return None
    base, numbers = ahead.base, ahead.numbers
    return {
        "from": ahead.as_of,
        "target": target_json(ahead.target, ahead.by),
        "months": plain(ahead.months),
        "needed": numbers.needed,
        "room": numbers.room,
        "cycle": ahead.cycle,
        "average": numbers.average,
        "average_from": base and base.days[0],
        "average_to": base and base.days[1],
        "projected": numbers.projected,
        "distance": None if ahead.distance is None else plain(ahead.distance),
    }


def task_json(words: Words, state: TaskState) -> dict[str, Any]:
    """Return one task with its light and the count of its actions."""
    return {
        "id": state.id,
        "section": state.id.partition(".")[0],
        "label": state.task.label,
        "title": state.task.title,
        "leader": state.task.leader,
        "due": state.task.due,
        "due_words": state.task.due_words,
        "units": list(state.units),
        "light": state.verdict.light,
        "rule": state.verdict.rule,
        "reason": words.tell(state.verdict.reason),
        "notes": [words.tell(action.by_another) for action in state.actions if action.by_another],
        "reported": state.reported,
        "owing": state.owing,
        "actions": {"total": state.total, "judged": state.judged, "done": state.done},
    }


def papers_json(papers: Iterable[Paper]) -> dict[str, int]:
    """Count papers by their state; ``owed`` counts all that are or were due."""
    counted = Counter(paper.state for paper in papers)
    owed = sum(counted.values()) - counted["open"]
    return {
        "owed": owed,
        "done": counted["done"],
        "late": counted["late"],
        "missing": counted["missing"],
        "open": counted["open"],
    }


def revision_json(revision: Revision | None) -> dict[str, Any]:
    """Return the commit, its day where it was named by ``--rev``, and the day of ``--known``."""
    return {
        "rev": revision and revision.name,
        "rev_day": revision and revision.day,
        "known": revision and revision.known,
    }


def status_json(
    words: Words, state: State, revision: Revision | None, locate: Locate
) -> dict[str, Any]:
    """Return the whole state: ``anplan status --format json``."""
    plan = state.project.plan
    return {
        "schema": SCHEMA,
        "plan": {
            "title": plan.document.title,
            "number": plan.document.number,
            "sample": plan.sample,
        },
        "on": state.question.day,
        **revision_json(revision),
        "pace": {"base": plan.settings.pace_base, "share": plain(state.share)},
        "indicators": [indicator_json(words, indicator, locate) for indicator in state.indicators],
        **_score_json(state),
        "tasks": [task_json(words, task) for task in state.tasks],
        "papers": papers_json(state.papers),
        "questions": [question_json(asked, state, locate) for asked in state.questions],
        "measures": [measure_json(words, measure, locate) for measure in state.measures],
        "requests": [_request_json(request, state, locate) for request in state.requests],
        "evaluations": [
            {
                "on": one.on,
                "by": one.by,
                "ref": one.ref,
                "grade": one.grade,
                "text": one.text,
            }
            for one in state.evaluations
        ],
        "registers": [register_json(register) for register in state.registers],
    }


def _score_json(state: State) -> dict[str, Any]:
    """Return the weights added up by lights, where any indicator has one."""
    added = score(state.indicators)
    if not added.weighed:
        return {}
    lights = dict.fromkeys(one.verdict.light for one in added.weighed)
    by_light = {light: added.of(light) for light in lights}
    return {"score": {"total": added.total, "reached": added.reached, "by_light": by_light}}


def register_json(register: RegisterState) -> dict[str, Any]:
    """Return how many items reached which stage of a register, stand still or left."""
    stages = zip(register.register.stages, register.funnel, strict=True)
    return {
        "id": register.id,
        "title": register.register.title,
        "stages": [
            {"id": stage.name, "title": stage.title, "reached": reached}
            for stage, reached in stages
        ],
        "standing": len(register.standing),
        "still": len(register.still),
        "left": len(register.left),
    }


def _request_json(request: Requested, state: State, locate: Locate) -> dict[str, Any]:
    """Return a request of a unit with the decision that followed it, null while there is none."""
    outcome, place = request.outcome, locate(request.spot)
    return {
        "kind": request.kind,
        "unit": request.unit,
        "ref": request.ref,
        "until": request.until,
        "reason": request.reason,
        "on": request.on,
        "days_open": None if outcome else request.days_open(state.question),
        "decided": outcome and outcome.kind,
        "decided_on": outcome and outcome.on,
        "decided_reason": outcome and outcome.reason,
        "decided_until": outcome and outcome.until,
        "file": place.file,
        "line": place.line,
    }


def question_json(asked: Asked, state: State, locate: Locate) -> dict[str, Any]:
    """Return what is asked with the place of its answer, null while there is none."""
    answer = asked.answer
    place = locate(answer.spot) if answer else None
    return {
        "sort": asked.sort,
        "who": asked.who or None,
        "title": asked.title or None,
        "until": asked.until,
        "standing": asked.standing(state.question),
        "days_open": None if answer else asked.days_open(state.question),
        "answered_by": answer and answer.by,
        "answer": (answer and answer.text) or None,
        "on": asked.on,
        "unit": asked.unit,
        "ref": asked.ref,
        "text": asked.text,
        "answered_on": answer.day if answer else None,
        "file": place.file if place else None,
        "line": place.line if place else None,
    }


def next_steps_json(steps: Iterable[NextStep], locate: Locate) -> dict[str, Any]:
    """Return what was to come next: how many, how many spoken of since, and those that are not."""
    steps = list(steps)
    counted = Counter(step.is_echoed for step in steps)
    return {
        "announced": len(steps),
        "spoken_of": counted[True],
        "not_reported": counted[None],
        "not_spoken_of": [_step_json(step, locate) for step in steps if step.has_no_echo],
    }


def _step_json(step: NextStep, locate: Locate) -> dict[str, Any]:
    place = locate(step.spot)
    return {
        "unit": step.unit,
        "period": step.period,
        "ref": step.entry.ref,
        "text": step.entry.text,
        "file": place.file,
        "line": place.line,
    }


def due_json(
    state: State,
    papers: Iterable[Paper],
    revision: Revision | None = None,
    unit: str | None = None,
    asked: Iterable[Asked] = (),
) -> dict[str, Any]:
    """Return papers one by one, and what is amiss with schemes: ``anplan due --format json``.

    ``unit`` is the one that is asked about alone.
    """
    return {
        "schema": SCHEMA,
        "sample": state.project.plan.sample,
        "on": state.question.day,
        **revision_json(revision),
        "papers": [_paper_json(paper) for paper in papers],
        "asked": [
            {
                "sort": one.sort,
                "who": one.who or None,
                "unit": one.unit,
                "ref": one.ref,
                "title": one.title or None,
                "text": one.text,
                "on": one.on,
                "days_open": one.days_open(state.question),
            }
            for one in asked
        ],
        **schemes_json(state, unit),
    }


def _paper_json(paper: Paper) -> dict[str, Any]:
    return {
        "obligation": paper.obligation,
        "unit": paper.unit,
        "period": paper.period,
        "due": paper.due,
        "moved_from": paper.moved_from,
        "state": paper.state,
        "done_on": paper.done_on,
        "early": paper.early,
        "returned": _returned_json(paper),
    }


def _returned_json(paper: Paper) -> dict[str, Any] | None:
    """Return a paper's last return; its new day is the day it is due."""
    if paper.returned is None:
        return None
    return {"on": paper.returned.on, "reason": paper.returned.reason}


def findings_json(
    words: Words,
    problems: Iterable[Problem],
    files_found: int,
    files_read: int,
    allowed: Iterable[tuple[Problem, str]] = (),
    old: Iterable[Problem] | None = None,
    revision: Revision | None = None,
) -> dict[str, Any]:
    """Return findings: ``anplan check --format json``; allowed ones come with their reason.

    ``old`` are those that were there before the change that is checked, None where no change is;
    ``revision`` is the commit whose files were checked.
    """
    problems, allowed = list(problems), list(allowed)
    old_ids = None if old is None else {id(problem) for problem in old}
    levels = Counter(problem.level for problem in problems)
    return {
        "schema": SCHEMA,
        **(revision_json(revision) if revision else {}),
        "findings": [_finding(words, problem) | _age(problem, old_ids) for problem in problems],
        "allowed": [{**_finding(words, problem), "reason": reason} for problem, reason in allowed],
        "summary": {
            "errors": levels["error"],
            "warnings": levels["warning"],
            "notes": levels["note"],
            "allowed": len(allowed),
            "files_found": files_found,
            "files_read": files_read,
        },
    }


def _age(problem: Problem, old_ids: set[int] | None) -> dict[str, bool]:
    """Return whether a finding is older than the change, where a change is checked."""
    return {} if old_ids is None else {"old": id(problem) in old_ids}


def _finding(words: Words, problem: Problem) -> dict[str, Any]:
    assert isinstance(problem.where, Place)
    return {
        "code": problem.code,
        "level": problem.level,
        "message": words.tell(problem.message),
        "hint": words.tell(problem.hint) if problem.hint else None,
        "file": problem.where.file,
        "line": problem.where.line,
        "column": problem.where.column,
    }
