"""``anplan decide KIND …``: what the coordinator settles, appended to the month's decisions."""

from collections.abc import Mapping
from functools import partial
from typing import Literal, NamedTuple

from anplan.base.errors import UsageError
from anplan.base.message import Message, mark, say
from anplan.base.period import Period
from anplan.files.yaml.edit import add_entry
from anplan.intake.arguments import day_argument
from anplan.model.paths import decisions_path
from anplan.model.project import Project
from anplan.model.refs import resolve, resolve_unit
from anplan.work.judge import with_arrivals
from anplan.work.session import Opened, Session, open_workspace
from anplan.work.typed import accepted
from anplan.work.write import Manner, Proposal, proposed, store

POST = "统筹单位"
BEGINNING = "# 统筹意见:只在末尾追加,不改不删。\ndecisions: []\n"


class Decision(NamedTuple):
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


def decide(session: Session, decision: Decision, manner: Manner) -> int:
    """Append one decision; return 1 where a rule refuses it."""
    opened = with_arrivals(open_workspace(session), session.console)
    entry = _entry(opened, decision)
    month = Period.of("month", opened.day)
    file = decisions_path(month)
    edit = partial(add_entry, section="decisions", entry=entry)
    changes = (_told(opened.project, entry),)

    def propose(where: Opened) -> Proposal:
        return proposed(where, file, BEGINNING, [edit], changes, refs=(entry["ref"],))

    return store(session, opened, propose, manner)


def _entry(opened: Opened, decision: Decision) -> dict[str, str]:
    """Return the decision as the file holds it."""
    project = opened.project
    ref = _period(project, decision) if decision.kind == "return" else _matter(project, decision)
    entry = {"on": opened.day.isoformat(), "kind": decision.kind, "ref": ref}
    if decision.unit is not None:
        entry["unit"] = accepted(resolve_unit(project, decision.unit))
    entry["by"] = POST if decision.by is None else decision.by
    entry["reason"] = decision.reason
    if decision.until is not None:
        entry["until"] = _until(opened, decision.until)
    return entry


def _until(opened: Opened, typed: str) -> str:
    """Return the day a decision runs to: one without its year is of this year, and to come."""
    year = Period.of("year", opened.day)
    day = accepted(day_argument(typed, year, year.end))
    if day < opened.day:
        raise UsageError(
            say("{text} would be {day}, before the decision itself", text=typed, day=day),
            say("Write the day with its year: 2025-06-30"),
        )
    return day.isoformat()


def _period(project: Project, decision: Decision) -> str:
    match = accepted(resolve(project, decision.ref))
    if match.kind != "period":
        raise UsageError(
            say("Not a period: {text}", text=decision.ref),
            say("Write a month as 2025-06, a quarter as 2025-Q2, a half-year as 2025-H1"),
        )
    return match.id


def _matter(project: Project, decision: Decision) -> str:
    match = accepted(resolve(project, decision.ref))
    if match.kind not in ("indicator", "task", "action"):
        raise UsageError(
            say("{word} is neither an indicator, a task nor an action", word=decision.ref)
        )
    return match.id


def _told(project: Project, entry: Mapping[str, str]) -> Message:
    unit = project.label(entry["unit"]) if "unit" in entry else ""
    if entry["kind"] == "return":
        return say(
            "returned to {unit}: {ref}; {why}", unit=unit, ref=entry["ref"], why=entry["reason"]
        )
    if entry["kind"] == "ask":
        return say(
            "{unit} is asked about {ref}: {text}", unit=unit, ref=entry["ref"], text=entry["reason"]
        )
    parts = {"kind": Message(_DONE[entry["kind"]]), "ref": entry["ref"], "why": entry["reason"]}
    if "until" in entry:
        return say("{kind} until {day}: {ref}; {why}", day=entry["until"], **parts)
    return say("{kind}: {ref}; {why}", **parts)
