"""Family R, predecessors: milestones that wait for others."""

from collections.abc import Iterator

from anplan.base.message import mark, say
from anplan.base.problem import Spot
from anplan.checks.examples.workspace import MATCHING, changed
from anplan.checks.rule import Example, Finding, Rule
from anplan.checks.rules.wording import closest, cure
from anplan.checks.subjects import Facts
from anplan.model.paths import task_of, task_path
from anplan.model.predecessors import circles, predecessors
from anplan.model.project import Project


def never_done_first(facts: Facts) -> Iterator[Finding]:
    """Find what milestones wait for that is no milestone, and those that wait for each other."""
    project, index = facts.project, facts.index
    milestones = tuple(ref for ref, one in index.actions.items() if one.kind == "milestone")
    for spot, _, before in _waits(project):
        if before not in milestones and task_of(before) not in index.unread:
            is_there = before in index.actions or before in project.tasks
            text = say("{ref} is not a milestone", ref=before)
            hint = say("Name a milestone as 1.1/west-part, or a task that has a day and no actions")
            yield Finding(
                spot,
                text if is_there else say("There is no milestone {word}", word=before),
                hint if is_there else cure(closest(before, milestones), hint),
            )
    for circle in circles(predecessors(project)):
        others = tuple(dict.fromkeys(circle))
        waits = say("These wait for each other: {refs}", refs=circle)
        yield Finding(
            _spot_of(project, circle[0], circle[1]),
            waits if len(others) > 1 else say("{ref} waits for itself", ref=circle[0]),
            say("Leave one of them out of after: none could be done first"),
        )


def due_too_early(facts: Facts) -> Iterator[Finding]:
    """Find milestones that are due before what they wait for."""
    project = facts.project
    graph = predecessors(project)
    for spot, ref, before in _waits(project):
        if before in graph.get(ref, ()):
            own, its = project.due_of(ref), project.due_of(before)
            if own < its:
                yield Finding(
                    spot,
                    say(
                        "{title} is due on {day}, before {before}, which it waits for, on {due}",
                        title=project.title_of(ref),
                        day=own,
                        before=project.title_of(before),
                        due=its,
                    ),
                    say("Correct one of the days, or leave it out of after"),
                )


def _waits(project: Project) -> Iterator[tuple[Spot, str, str]]:
    """Yield each pair of a milestone and one that it waits for, with its place."""
    for name, task in project.tasks.items():
        for place, action in enumerate(task.actions):
            for order, before in enumerate(action.after):
                spot = Spot(task_path(name), ("actions", place, "after", order))
                yield spot, f"{name}/{action.id}", before


def _spot_of(project: Project, ref: str, before: str) -> Spot:
    return next(spot for spot, own, its in _waits(project) if (own, its) == (ref, before))


_TWO = """\
  - id: opening
    title: 大厅启用
    kind: milestone
    due: 2025-08-31
    after: [{before}]
    quote: 建成科技服务大厅
    assumed: [kind, due, after]
"""


def _with_opening(before: str, hall: str) -> Example:
    text = changed(
        MATCHING, "    quote: 建成科技服务大厅\n", f"{hall}    quote: 建成科技服务大厅\n"
    )
    return {MATCHING: text[MATCHING] + _TWO.format(before=before)}


_RIGHT = _with_opening("1.1/service-hall", "    due: 2025-06-30\n")

RULES = (
    Rule(
        "R140",
        "error",
        mark("A milestone that waits for what can never be done first"),
        mark(
            "What waits for nothing that there is, or for itself, waits for ever, and nobody notices."
        ),
        _with_opening("1.1/servce-hall", ""),
        _RIGHT,
        Facts,
        never_done_first,
    ),
    Rule(
        "R141",
        "warning",
        mark("A milestone that is due before what it waits for"),
        mark(
            "One of the two days cannot be kept; which one, the document's readers find out too late."
        ),
        _with_opening("1.1/service-hall", "    due: 2025-09-30\n"),
        _RIGHT,
        Facts,
        due_too_early,
    ),
)
