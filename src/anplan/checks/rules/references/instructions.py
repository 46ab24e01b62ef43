"""Family R, leaders' instructions: their numbers are those of their month, and name each unit once."""

from collections.abc import Iterator

from anplan.base.message import Message, mark, say
from anplan.base.period import Period
from anplan.base.problem import Spot
from anplan.checks.examples.requests import EXAMPLES
from anplan.checks.rule import Finding, Rule
from anplan.checks.subjects import Facts
from anplan.model.decisions import Decision
from anplan.model.instruction_numbers import month_of_number, next_number
from anplan.model.paths import decisions_path
from anplan.model.project import Project


def ill_numbered(facts: Facts) -> Iterator[Finding]:
    """Find instructions whose number is not one of their month, or that name a unit twice."""
    project = facts.project
    taken = set(project.instructions())
    for month, index, decision in project.all_decisions():
        if decision.kind != "instruct":
            continue
        spot = Spot(decisions_path(month), ("decisions", index))
        wrong = _number(month, decision.ref, taken)
        if wrong is not None:
            yield Finding(Spot(spot.file, (*spot.path, "ref")), *wrong)
        yield from _named_twice(project, spot, decision)


def _number(month: Period, ref: str, taken: set[str]) -> tuple[Message, Message] | None:
    """Return what is wrong with a number, and one that is free; each is offered once."""
    named = month_of_number(ref)
    if named == month:
        return None
    free = next_number(month, taken)
    taken.add(free)
    cure = say("Write {ref}, here and in the answers that name it", ref=free)
    if named is None:
        return say("{ref} has not the form of an instruction's number", ref=ref), cure
    return say(
        "{ref} is a number of another month than its file, {month}", ref=ref, month=month
    ), cure


def _named_twice(project: Project, spot: Spot, decision: Decision) -> Iterator[Finding]:
    """Find units and groups that are named again; a unit may stand beside its group."""
    for place, name in enumerate(decision.units):
        if name in decision.units[:place]:
            yield Finding(
                Spot(spot.file, (*spot.path, "units", place)),
                say("{name} is named twice in {ref}", name=project.label(name), ref=decision.ref),
                say("Take one of the two out"),
            )


RULES = (
    Rule(
        "R137",
        "warning",
        mark("An instruction numbered wrongly, or to one unit twice"),
        mark(
            "An instruction is answered, and looked for, by its number alone: the month in which it was "
            "given and where it stands there."
        ),
        *EXAMPLES["R137"],
        Facts,
        ill_numbered,
    ),
)
