"""Milestones that wait for others: what is late there shows here before its own day comes."""

from collections.abc import Mapping

from anplan.base.message import Message, say
from anplan.base.problem import Spot
from anplan.model.paths import task_of, task_path
from anplan.model.predecessors import Graph, predecessors, way_to
from anplan.model.project import Project
from anplan.state.actions import ActionState
from anplan.state.lights.verdict import Verdict
from anplan.state.question import Question


def with_waiting(
    project: Project, question: Question, judged: Mapping[str, ActionState]
) -> Mapping[str, ActionState]:
    """Return the judged actions, those that wait for others with what they wait for.

    One whose way leads to a milestone that is late is yellow at best, from as many days before its
    own day as the plan warns of a milestone.
    """
    graph = _still_open(predecessors(project), judged)
    late = frozenset(ref for ref, state in judged.items() if _is_late(question, state))
    return {
        ref: _waiting(project, question, judged, graph, late, state) if ref in graph else state
        for ref, state in judged.items()
    }


def _still_open(graph: Graph, judged: Mapping[str, ActionState]) -> Graph:
    """Return who waits for what is not done; what is done or exempt waits no more, and nobody for it."""
    open_ = {
        ref
        for ref, state in judged.items()
        if state.action.kind == "milestone"
        and state.done is None
        and state.verdict.rule != "exempt"
    }
    waiting = {ref: tuple(one for one in befores if one in open_) for ref, befores in graph.items()}
    return {ref: befores for ref, befores in waiting.items() if befores and ref in open_}


def _is_late(question: Question, state: ActionState) -> bool:
    is_open = state.action.kind == "milestone" and state.done is None
    return is_open and state.due is not None and question.is_past(state.due)


def _waiting(
    project: Project,
    question: Question,
    judged: Mapping[str, ActionState],
    graph: Graph,
    late: frozenset[str],
    state: ActionState,
) -> ActionState:
    titles = tuple(judged[before].action.title for before in graph[state.ref])
    wait, verdict = say("waits for {titles}", titles=titles), state.verdict
    way = _way_to_the_first(graph, state.ref, late)
    assert state.due is not None
    is_soon = (state.due - question.day).days <= project.plan.settings.soon
    if way is not None and verdict.rule in ("open", "soon") and is_soon:
        verdict = _held_up(wait, judged[way[-1]], verdict)
    else:
        reason = say("{reason}; {wait}", reason=verdict.reason, wait=wait)
        verdict = verdict._replace(reason=reason)
    notes = state.notes if way is None else (*state.notes, _chain(judged, way))
    spots = (*verdict.spots, *_places(project, state.ref))
    return state._replace(verdict=verdict._replace(spots=spots), notes=notes)


def _way_to_the_first(graph: Graph, ref: str, late: frozenset[str]) -> tuple[str, ...] | None:
    """Return the way to what is late, on to the late one for which that waits, and so on."""
    way = way_to(graph, ref, late - {ref})
    while way is not None:
        further = way_to(graph, way[-1], late - set(way))
        if further is None:
            break
        way = (*way, *further[1:])
    return way


def _held_up(wait: Message, late: ActionState, verdict: Verdict) -> Verdict:
    reason = say(
        "{wait}; {title}: {reason}",
        wait=wait,
        title=late.action.title,
        reason=late.verdict.reason,
    )
    return Verdict("yellow", "waits", reason, (verdict.reason,), verdict.spots, wait)


def _chain(judged: Mapping[str, ActionState], way: tuple[str, ...]) -> Message:
    """Write the way to what is late: 1.2/opening 通车 ← 1.1/west-part 西段贯通."""
    steps = " ← ".join(f"{ref} {judged[ref].action.title}" for ref in way)
    return say("waits along {chain}", chain=steps)


def _places(project: Project, ref: str) -> tuple[Spot, ...]:
    """Return where its file says what it waits for."""
    task = task_of(ref)
    actions = project.tasks[task].actions
    place = next(index for index, one in enumerate(actions) if ref == f"{task}/{one.id}")
    return (Spot(task_path(task), ("actions", place, "after")),)
