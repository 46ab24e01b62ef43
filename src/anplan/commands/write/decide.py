"""``anplan decide KIND …``: what the coordinator settles, appended to the month's decisions."""

from collections.abc import Mapping
from functools import partial
from typing import Literal, NamedTuple

from anplan.base.errors import UsageError
from anplan.base.message import Message, Rejected, mark, say
from anplan.base.period import Period
from anplan.checks.rules.references.decisions import decidable_parts, judged_instead
from anplan.commands.write.decision_sense import (
    is_repeated,
    refuse_senseless,
    title_of,
    why_not_closed,
)
from anplan.files.yaml.edit import add_entry
from anplan.intake.arguments import day_argument
from anplan.model.paths import decisions_path
from anplan.model.project import Project
from anplan.model.refs import Referent, resolve, resolve_unit
from anplan.show.words import Words
from anplan.work.asked_period import AskedPeriod
from anplan.work.judge import with_arrivals
from anplan.work.session import Opened, Session, open_workspace
from anplan.work.typed import accepted
from anplan.work.write import Manner, Proposal, proposed, store

_POST = mark("coordinator")
_COMMENT = mark("# Decisions: add to the end; change nothing and remove nothing.")


class NewDecision(NamedTuple):
    """A decision as it was typed; a returned paper's ref is the period it is for."""

    kind: Literal["return", "ask", "close", "reopen", "extend", "exempt"]
    ref: str
    reason: str
    unit: str | None = None
    until: str | None = None
    by: str | None = None


_DONE = {
    "close": mark("closed out"),
    "reopen": mark("reopened"),
    "extend": mark("extended"),
    "exempt": mark("exempt"),
}


def decide(session: Session, decision: NewDecision, manner: Manner) -> int:
    """Append one decision; return 1 where a rule refuses it."""
    opened = with_arrivals(open_workspace(session), session.console)
    entry = _entry(opened, decision)
    if is_repeated(opened, entry):
        session.console.out.write(
            session.console.words("Nothing changes: this is settled already.") + "\n"
        )
        return 0
    refuse_senseless(opened, entry)
    month = Period.of("month", opened.day)
    file = decisions_path(month)
    edit = partial(add_entry, section="decisions", entry=entry)
    changes = (_told(opened.project, entry),)
    beginning = f"{_in_plan(opened, _COMMENT)}\ndecisions: []\n"

    def propose(where: Opened) -> Proposal:
        made = proposed(where, file, beginning, [edit], changes, refs=(entry["ref"],))
        if entry["kind"] == "close" and not made.refused:
            refusal = why_not_closed(session.console.words, where, made.project, entry["ref"])
            if refusal is not None:
                raise refusal
        return made

    return store(session, opened, propose, manner)


def _entry(opened: Opened, decision: NewDecision) -> dict[str, str]:
    """Return the decision as the file holds it."""
    project = opened.project
    ref = _period(project, decision) if decision.kind == "return" else _matter(project, decision)
    entry = {"on": opened.day.isoformat(), "kind": decision.kind, "ref": ref}
    if decision.unit is not None:
        entry["unit"] = accepted(resolve_unit(project, decision.unit))
    entry["by"] = _in_plan(opened, _POST) if decision.by is None else decision.by
    entry["reason"] = decision.reason
    if decision.until is not None:
        entry["until"] = _until(opened, decision.until)
    return entry


def _in_plan(opened: Opened, text: str) -> str:
    """Say something in the language of the plan, as it is to stand in its files."""
    return Words(opened.project.plan.language)(text)


def _until(opened: Opened, typed: str) -> str:
    """Return the day a decision runs to; one without its year is of this year."""
    year = Period.of("year", opened.day)
    return accepted(day_argument(typed, year, year.end)).isoformat()


def _period(project: Project, decision: NewDecision) -> str:
    if decision.ref == "scheme":
        return decision.ref
    return str(AskedPeriod(decision.ref).needed(project.plan))


def _matter(project: Project, decision: NewDecision) -> str:
    """Return what is asked about, or settled: that must have a light of its own."""
    if decision.kind == "ask":
        return accepted(resolve(project, decision.ref, ("indicator", "task", "action"))).id
    resolved = resolve(project, decision.ref, ("indicator", "action"))
    if isinstance(resolved, Rejected) and isinstance(
        resolve(project, decision.ref, ("task",)), Referent
    ):
        raise _many_parts(project, decision.ref)
    ref = accepted(resolved).id
    action = project.action(ref)
    if action is not None and not action.has_light:
        raise UsageError(
            say("{ref} has no light of its own that could be settled", ref=title_of(project, ref)),
            judged_instead(action),
        )
    return ref


def _many_parts(project: Project, word: str) -> UsageError:
    task = accepted(resolve(project, word, ("task",))).id
    return UsageError(
        say("{title} is a task, which is judged by its parts", title=title_of(project, task)),
        say("Name one of them: {refs}", refs=decidable_parts(project, task) or say("none")),
    )


def _told(project: Project, entry: Mapping[str, str]) -> Message:
    unit = project.label(entry["unit"]) if "unit" in entry else ""
    title = title_of(project, entry["ref"])
    if entry["kind"] == "return":
        of_paper = {"unit": unit, "ref": title, "why": entry["reason"]}
        if "until" in entry:
            return say(
                "returned to {unit}: {ref}, owed again by {day}; {why}",
                day=entry["until"],
                **of_paper,
            )
        return say("returned to {unit}: {ref}; {why}", **of_paper)
    if entry["kind"] == "ask":
        return say(
            "{unit} is asked about {ref}: {text}", unit=unit, ref=title, text=entry["reason"]
        )
    parts = {"kind": Message(_DONE[entry["kind"]]), "ref": title, "why": entry["reason"]}
    if "until" in entry:
        return say("{kind} until {day}: {ref}; {why}", day=entry["until"], **parts)
    return say("{kind}: {ref}; {why}", **parts)
