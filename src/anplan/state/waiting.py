"""Milestones that wait for others: what is late there shows here before its own day comes."""

from collections.abc import Iterable, Mapping

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
    ways = ways_to_the_first(graph, late)
    return {
        ref: _waiting(project, question, judged, graph, ways[ref], state) if ref in graph else state
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
    way: tuple[str, ...] | None,
    state: ActionState,
) -> ActionState:
    titles = (judged[before].action.title for before in graph[state.ref])
    wait, verdict = waits_for(titles), state.verdict
    assert state.due is not None
    is_soon = (state.due - question.day).days <= project.plan.settings.soon
    if way is not None and verdict.rule in ("open", "soon") and is_soon:
        verdict = _held_up(wait, judged[way[-1]], verdict)
    else:
        reason = say("{reason}; {wait}", reason=verdict.reason, wait=wait)
        verdict = verdict._replace(reason=reason)
    notes = state.notes if way is None else (*state.notes, _chain(judged, way))
    spots = (*verdict.spots, *_places(project, state.ref))
    return state._replace(
        verdict=verdict._replace(spots=spots), notes=notes, waits_for=graph[state.ref]
    )


def waits_for(titles: Iterable[str]) -> Message:
    """Say for which milestones one waits."""
    return say("waits for {titles}", titles=tuple(titles))


def ways_to_the_first(graph: Graph, late: frozenset[str]) -> Mapping[str, tuple[str, ...] | None]:
    """Return of each the way to what is late, on to the late one for which that waits, and so on.

    The way from a late one on is found once for all that lead to it, but where it comes back to
    the way there.
    """
    nearest = {ref: way_to(graph, ref, late - {ref}) for ref in graph}
    found: dict[str, tuple[str, ...] | None] = {}
    for start in graph:
        steps, at = dict.fromkeys((start,)), start
        while at not in found and (way := nearest.get(at)) and way[-1] not in steps:
            at = way[-1]
            steps[at] = None
        for ref in reversed(steps):
            if ref not in found:
                found[ref] = _joined(graph, late, nearest.get(ref), found)
    return found


def _joined(
    graph: Graph,
    late: frozenset[str],
    way: tuple[str, ...] | None,
    found: Mapping[str, tuple[str, ...] | None],
) -> tuple[str, ...] | None:
    """Return a way to the nearest late one with the way from there on."""
    if way is None:
        return None
    if way[-1] in found:
        further = found[way[-1]]
        if further is None or late.intersection(way).isdisjoint(further[1:]):
            return way if further is None else (*way, *further[1:])
    further = way_to(graph, way[-1], late - set(way))
    while further is not None:
        way = (*way, *further[1:])
        further = way_to(graph, way[-1], late - set(way))
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
