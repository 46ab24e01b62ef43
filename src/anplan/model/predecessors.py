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
    for start in graph:
        if not any(start in circle for circle in found):
            way = way_to(graph, start, frozenset((start,)))
            if way is not None:
                found.append(way)
    return tuple(found)


def way_to(graph: Graph, start: str, goals: frozenset[str]) -> tuple[str, ...] | None:
    """Return the shortest way from a milestone to one of some that it waits for; None where none leads there."""
    ways: list[tuple[str, ...]] = [(start, before) for before in graph.get(start, ())]
    seen = set(graph.get(start, ()))
    for way in ways:  # grows while it is read: the nearest come first
        if way[-1] in goals:
            return way
        for before in graph.get(way[-1], ()):
            if before not in seen:
                seen.add(before)
                ways.append((*way, before))
    return None
