"""Which milestones wait for which others, and where they wait for each other."""

from collections.abc import Mapping

from anplan.model.project import Project

Graph = Mapping[str, tuple[str, ...]]
"""Of each milestone that waits the milestones that have to be done first."""


def predecessors(project: Project) -> Graph:
    """Return of each milestone that waits those that it waits for, as far as they are milestones."""
    milestones = {ref: one for ref, one in project.actions() if one.kind == "milestone"}
    return {
        ref: known
        for ref, one in milestones.items()
        if (known := tuple(before for before in dict.fromkeys(one.after) if before in milestones))
    }


def circles(graph: Graph) -> tuple[tuple[str, ...], ...]:
    """Return the circles in which milestones wait for each other, each a way back to its first.

    A milestone is named in one circle at most.
    """
    found: list[tuple[str, ...]] = []
    named: set[str] = set()
    left = _leading_to_circles(graph)
    for start in left:
        way = None if start in named else way_to(left, start, frozenset((start,)))
        if way is not None:
            found.append(way)
            named.update(way)
    return tuple(found)


def _leading_to_circles(graph: Graph) -> Graph:
    """Return the part of a graph that is left when again and again who waits for nobody is taken out."""
    waiting = {ref: len(set(befores)) for ref, befores in graph.items()}
    behind: dict[str, list[str]] = {}
    for ref, befores in graph.items():
        for before in set(befores):
            behind.setdefault(before, []).append(ref)
    free = [ref for ref in behind if not waiting.get(ref)]
    while free:
        for ref in behind.get(free.pop(), ()):
            waiting[ref] -= 1
            if not waiting[ref]:
                free.append(ref)
    return {ref: befores for ref, befores in graph.items() if waiting[ref]}


def way_to(graph: Graph, start: str, goals: frozenset[str]) -> tuple[str, ...] | None:
    """Return the shortest way from a milestone to one of some that it waits for; None where none leads there."""
    came_from = dict.fromkeys(graph.get(start, ()), start)
    nearest = list(came_from)
    for at in nearest:  # grows while it is read: the nearest come first
        if at in goals:
            return _back(came_from, start, at)
        for before in graph.get(at, ()):
            if before not in came_from:
                came_from[before] = at
                nearest.append(before)
    return None


def _back(came_from: Mapping[str, str], start: str, goal: str) -> tuple[str, ...]:
    way = [goal, came_from[goal]]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))
