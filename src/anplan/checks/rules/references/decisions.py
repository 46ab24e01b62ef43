"""Family R, decisions: what the coordinator settles, returns and asks about must be there."""

from collections.abc import Iterator

from anplan.base.message import Message, mark, say
from anplan.base.problem import Spot
from anplan.checks.examples.references import EXAMPLES
from anplan.checks.index import Index
from anplan.checks.rule import Finding, Rule
from anplan.checks.rules.wording import closest, closest_task, cure
from anplan.checks.subjects import Facts
from anplan.model.decisions import THE_PLAN, Decision, DecisionKind
from anplan.model.paths import decisions_path, report_path, scheme_path, task_of
from anplan.model.project import Project
from anplan.model.tasks import Action


def _decided(project: Project, key: str, *kinds: DecisionKind) -> Iterator[tuple[Spot, Decision]]:
    """Yield the decisions of some kinds with the place of one of their keys."""
    for month, index, decision in project.all_decisions():
        if decision.kind in kinds:
            yield Spot(decisions_path(month), ("decisions", index, key)), decision


def _told(project: Project, key: str, kind: DecisionKind) -> Iterator[tuple[Spot, str, Decision]]:
    """Yield the decisions that tell a unit something, where there is such a unit."""
    for spot, decision in _decided(project, key, kind):
        if decision.unit in project.units:
            assert decision.unit is not None
            yield spot, decision.unit, decision


def unknown_decided(facts: Facts) -> Iterator[Finding]:
    """Find decisions about something that is neither an indicator nor an action."""
    project, index = facts.project, facts.index
    known = (*project.indicators, *index.actions)
    for spot, decision in _decided(project, "ref", "close", "reopen", "extend", "exempt", "refuse"):
        ref = decision.ref
        if not _is_known(ref, known, index):
            said_so = say("{ref} is neither an indicator nor an action", ref=ref)
            yield Finding(spot, said_so, _decidable(ref, project, known))
        action = project.action(ref)
        if action is not None and not action.has_light:
            lightless = say("{ref} has no light of its own that could be settled", ref=ref)
            yield Finding(spot, lightless, judged_instead(action))
    for spot, decision in _decided(project, "ref", "ask", "evaluate"):
        ref = decision.ref
        is_whole = decision.kind == "evaluate" and ref == THE_PLAN
        if not is_whole and not _is_known(ref, (*known, *project.tasks), index):
            said_so = say("{ref} is neither an indicator nor a task nor an action", ref=ref)
            yield Finding(spot, said_so, _askable(ref, project, known))


def _is_known(ref: str, known: tuple[str, ...], index: Index) -> bool:
    return ref in known or bool({ref, task_of(ref)} & index.unread)


def _askable(ref: str, project: Project, known: tuple[str, ...]) -> Message:
    rest = say("Write a task as 2.4, an action as 2.4/manager-base, an indicator by its id")
    return cure(closest(ref, known) or closest_task(ref, project.tasks), rest)


def judged_instead(action: Action) -> Message:
    """Return what can be settled in the place of an action that has no light."""
    if action.indicators:
        return say("Name what it is counted by: {choices}", choices=action.indicators)
    return say("Only indicators, milestones and recurring work are settled")


def _decidable(ref: str, project: Project, known: tuple[str, ...]) -> Message:
    if ref in project.tasks:
        parts = decidable_parts(project, ref) or say("none")
        return say("A task is judged by its parts; name one of them: {refs}", refs=parts)
    rest = say("Write an indicator's id, or an action as 2.4/manager-base")
    return cure(closest(ref, known), rest)


def decidable_parts(project: Project, task: str) -> tuple[str, ...]:
    """Return the parts of a task that have lights of their own: actions and indicators."""
    actions = project.tasks[task].actions
    every = project.tasks[task].milestone_or_actions(task)
    own = tuple(ref for ref, action in every if action.has_light)
    counted = (name for action in actions for name in action.indicators)
    judged = (name for name, indicator in project.indicators.items() if task in indicator.tasks)
    return tuple(dict.fromkeys((*own, *counted, *judged)))


def unknown_paper(facts: Facts) -> Iterator[Finding]:
    """Find returns of papers that the unit never handed in."""
    project = facts.project
    there = {report_path(unit, period) for unit, period in project.reports}
    there |= {scheme_path(unit) for unit in project.schemes} | project.broken
    for spot, unit, decision in _told(project, "ref", "return"):
        file = decision.paper
        if file not in there:
            yield Finding(
                spot,
                say("{unit} has handed in no {file}", unit=project.label(unit), file=file),
                _handed_in(project, unit),
            )


def _handed_in(project: Project, unit: str) -> Message:
    papers = tuple(str(period) for period, _ in project.reports_of(unit))
    papers += ("scheme",) if unit in project.schemes else ()
    if not papers:
        return say("What was never handed in is owed anyway; take the decision out")
    return say("Write one of: {choices}", choices=papers)


def returned_too_late(facts: Facts) -> Iterator[Finding]:
    """Find returns of papers whose period was closed by then."""
    for spot, decision in _decided(facts.project, "ref", "return"):
        closing = facts.project.closing_of(decision.ref)
        if closing is not None and decision.on > closing[1]:
            month, day = closing
            yield Finding(
                spot,
                say("The brief of {period} was issued on {day}", period=str(month), day=day),
                say("Ask about the figure; the unit corrects it in its next report"),
            )


def wrongly_asked(facts: Facts) -> Iterator[Finding]:
    """Find questions to units that have no part in what they are asked about."""
    project, index = facts.project, facts.index
    for spot, unit, decision in _told(project, "unit", "ask"):
        ref = decision.ref
        units = _answering(project, index, ref)
        if units and unit not in units and unit not in index.doubtful:
            yield Finding(
                spot,
                say("{unit} has no part in {ref}", unit=project.label(unit), ref=ref),
                say("Ask one of: {choices}", choices=tuple(map(project.label, units))),
            )


def _answering(project: Project, index: Index, ref: str) -> tuple[str, ...]:
    """Return the units that may speak of a ref; none where that cannot be known."""
    whole = task_of(ref)
    if whole in index.doubtful or whole in index.unread:
        return ()
    if ref in project.indicators:
        return project.reporters_of(ref)
    return index.units_of.get(whole, ())


RULES = (
    Rule(
        "R110",
        "error",
        mark("A decision about something that is not there"),
        mark("A decision takes effect on an indicator or an action; with a wrong ref it has none."),
        *EXAMPLES["R110"],
        Facts,
        unknown_decided,
    ),
    Rule(
        "R114",
        "error",
        mark("A return of a paper that is not there"),
        mark("Only what was handed in is returned; with a wrong period no paper is owed again."),
        *EXAMPLES["R114"],
        Facts,
        unknown_paper,
    ),
    Rule(
        "R115",
        "error",
        mark("A question to a unit without a part in it"),
        mark("Who has no part in it cannot answer in a report, and the question stays open."),
        *EXAMPLES["R115"],
        Facts,
        wrongly_asked,
    ),
    Rule(
        "R116",
        "warning",
        mark("A return of a paper whose period is closed"),
        mark("An issued brief stands on the papers of its day; one handed in anew is not in it."),
        *EXAMPLES["R116"],
        Facts,
        returned_too_late,
    ),
)
