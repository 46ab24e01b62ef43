"""``anplan decide KIND …``: what the coordinator settles, appended to the month's decisions."""

from collections.abc import Mapping
from functools import partial
from typing import Any, NamedTuple

from anplan.base.errors import UsageError
from anplan.base.message import Message, mark, say
from anplan.base.period import Period
from anplan.commands.write.asked_of_units import open_requests, problem_of, request_of
from anplan.commands.write.decision_sense import (
    is_repeated,
    refuse_senseless,
    why_not_closed,
)
from anplan.commands.write.matters import (
    any_matter,
    day_to_come,
    evaluated_matter,
    judged_matter,
)
from anplan.files.yaml.edit import add_entry
from anplan.intake.arguments import grade_argument
from anplan.model.decisions import SETTLING, DecisionKind
from anplan.model.instruction_numbers import next_number
from anplan.model.paths import decisions_path
from anplan.model.project import Project
from anplan.model.refs import resolve_addressees, resolve_unit
from anplan.show.words import GRADES, Words
from anplan.work.asked_period import AskedPeriod
from anplan.work.editors import modeline_in
from anplan.work.judge import with_arrivals
from anplan.work.session import Opened, Session, open_workspace
from anplan.work.typed import accepted
from anplan.work.write import Manner, Proposal, proposed, store

_POST = mark("coordinator")
_COMMENT = mark("# Decisions: add to the end; change nothing and remove nothing.")


class NewDecision(NamedTuple):
    """A decision as it was typed; a returned paper's ref is the period it is for."""

    kind: DecisionKind
    ref: str
    reason: str
    unit: str | None = None
    until: str | None = None
    by: str | None = None
    units: tuple[str, ...] = ()
    title: str | None = None
    grade: str | None = None


_DONE = {
    "close": mark("closed out"),
    "reopen": mark("reopened"),
    "extend": mark("extended"),
    "exempt": mark("exempt"),
}


def decide(session: Session, decision: NewDecision, manner: Manner) -> int:
    """Append one decision; return 1 where a rule refuses it."""
    opened = with_arrivals(open_workspace(session), session.console)
    entry = _to_settle(opened, decision)
    if entry is None:
        session.console.out.write(
            session.console.words("Nothing changes: this is settled already.") + "\n"
        )
        return 0

    def propose(where: Opened) -> Proposal | None:
        now = entry if where is opened else _to_settle(where, decision)
        return None if now is None else _proposal(session.console.words, where, now)

    code = store(session, opened, propose, manner)
    if code == 0:
        _tell_answered(session, opened, entry)
    return code


def _to_settle(opened: Opened, decision: NewDecision) -> dict[str, Any] | None:
    """Return the decision as the file holds it; None where it says what holds already."""
    entry = _entry(opened, decision)
    if is_repeated(opened, entry):
        return None
    refuse_senseless(opened, entry)
    return entry


def _proposal(words: Words, opened: Opened, entry: Mapping[str, Any]) -> Proposal:
    """Draft the month's decisions with one more, and hold it against every rule."""
    file = decisions_path(Period.of("month", opened.day))
    edit = partial(add_entry, section="decisions", entry=entry)
    line = modeline_in(opened.workspace, "decisions")
    beginning = f"{_in_plan(opened, _COMMENT)}\n{line}decisions: []\n"
    refs = (entry["ref"],) if entry["kind"] in (*SETTLING, "return", "ask") else ()
    told = (_told(opened.project, entry),)
    made = proposed(opened, file, beginning, [edit], told, refs=refs)
    if entry["kind"] == "close" and not made.refused:
        refusal = why_not_closed(words, opened, made.project, entry["ref"])
        if refusal is not None:
            raise refusal
    return made


def _tell_answered(session: Session, opened: Opened, entry: Mapping[str, Any]) -> None:
    """Say whose requests a decision answers."""
    words, project = session.console.words, opened.project
    if entry["kind"] not in SETTLING:
        return
    for request in open_requests(project, opened.day):
        if request.ref == entry["ref"] and entry["kind"] in ("extend", "close", "exempt"):
            text = words("This answers the request of {unit} of {day}.")
            session.console.note(text.format(unit=project.label(request.unit), day=request.on))


def _entry(opened: Opened, decision: NewDecision) -> dict[str, Any]:
    """Return the decision as the file holds it."""
    project = opened.project
    unit = None if decision.unit is None else accepted(resolve_unit(project, decision.unit))
    entry: dict[str, Any] = {"on": opened.day.isoformat(), "kind": decision.kind}
    entry |= _addressed(opened, decision, unit)
    if decision.grade is not None:
        entry["grade"] = accepted(grade_argument(decision.grade))
    entry["by"] = _by(opened, decision)
    entry["reason"] = decision.reason
    if decision.until is not None:
        entry["until"] = day_to_come(opened, decision.until)
    return entry


def _addressed(opened: Opened, decision: NewDecision, unit: str | None) -> dict[str, Any]:
    """Return what a decision is about, and to whom it goes."""
    project = opened.project
    addressed: dict[str, Any]
    match decision.kind:
        case "return":
            addressed = {"ref": _period(project, decision)}
        case "ask":
            addressed = {"ref": any_matter(project, decision.ref)}
        case "answer":
            assert unit is not None
            trouble = problem_of(opened, unit, decision.ref, decision.title)
            return {"ref": trouble.ref, "unit": unit, "title": trouble.title}
        case "refuse":
            assert unit is not None
            addressed = {"ref": request_of(opened, unit, decision.ref).ref}
        case "instruct":
            units = accepted(resolve_addressees(project, decision.units))
            return {"ref": _number(opened), "units": list(units)}
        case "evaluate":
            addressed = {"ref": evaluated_matter(project, decision.ref)}
        case _:
            addressed = {"ref": judged_matter(project, decision.ref)}
    return addressed if unit is None else {**addressed, "unit": unit}


def _number(opened: Opened) -> str:
    """Return the number of the next instruction of a month."""
    taken = frozenset(opened.project.instructions())
    return next_number(Period.of("month", opened.day), taken)


def _by(opened: Opened, decision: NewDecision) -> str:
    """Return the post that decides; whoever instructs or evaluates is always named."""
    if decision.by is not None:
        return decision.by
    if decision.kind in ("instruct", "evaluate"):
        raise UsageError(say("By whom?"), say("Write --by and the post or the group, not a person"))
    return _in_plan(opened, _POST)


def _in_plan(opened: Opened, text: str) -> str:
    """Say something in the language of the plan, as it is to stand in its files."""
    return Words(opened.project.plan.language)(text)


def _period(project: Project, decision: NewDecision) -> str:
    if decision.ref == "scheme":
        return decision.ref
    return str(AskedPeriod(decision.ref).needed(project.plan))


_TOLD = {
    "return": mark("returned to {unit}: {ref}; {why}"),
    "return until": mark("returned to {unit}: {ref}, owed again by {day}; {why}"),
    "ask": mark("{unit} is asked about {ref}: {text}"),
    "answer": mark("{unit} is answered, {title}: {why}"),
    "refuse": mark("request of {unit} refused: {ref}; {why}"),
    "instruct until": mark("{ref} of {by} to {units}, by {day}: {why}"),
    "evaluate": mark("evaluated by {by}: {grade}; {why}"),
}


def _told(project: Project, entry: Mapping[str, Any]) -> Message:
    kind = entry["kind"]
    parts: dict[str, Any] = {
        "unit": project.label(entry["unit"]) if "unit" in entry else "",
        "units": tuple(map(project.label, entry.get("units", ()))),
        "ref": project.title_of(entry["ref"]),
        "why": entry["reason"],
        "text": entry["reason"],
        "day": entry.get("until"),
        "title": entry.get("title"),
        "by": entry["by"],
        "grade": Message(GRADES[entry["grade"]]) if "grade" in entry else "",
    }
    text = _TOLD.get(f"{kind} until" if "until" in entry else kind)
    if text is not None:
        return Message(text, parts)
    parts["kind"] = Message(_DONE[kind])
    if "until" in entry:
        return say("{kind} until {day}: {ref}; {why}", **parts)
    return say("{kind}: {ref}; {why}", **parts)
