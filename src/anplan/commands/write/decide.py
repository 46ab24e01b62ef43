"""``anplan decide KIND …``: what the coordinator settles, appended to the month's decisions."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import NamedTuple

from anplan.base.errors import UsageError
from anplan.base.message import Message, mark, say
from anplan.base.period import Period
from anplan.files.yaml.edit import add_entry
from anplan.intake.arguments import day_argument
from anplan.model.paths import decisions_path
from anplan.model.project import Project
from anplan.model.refs import resolve, resolve_unit
from anplan.show.values import unit_name
from anplan.work.judge import reopened
from anplan.work.kinds import Shape, complete, line_of
from anplan.work.session import Opened, Session
from anplan.work.write import Manner, Proposal, propose, store, tell_lights

POST = "统筹单位"
BEGINNING = "# 统筹意见:只在末尾追加,不改不删。\ndecisions: []\n"


class Settlement(NamedTuple):
    """What is settled besides its kind and what it is about."""

    reason: str | None = None
    unit: str | None = None
    until: str | None = None
    by: str | None = None


KINDS: Mapping[str, Shape] = {
    "return": Shape(("unit", "period"), ("reason",), ("until", "by")),
    "ask": Shape(("ref", "text"), ("unit",), ("by",)),
    "close": Shape(("ref",), ("reason",), ("by",)),
    "reopen": Shape(("ref",), ("reason",), ("by",)),
    "extend": Shape(("ref",), ("until", "reason"), ("by",)),
    "exempt": Shape(("ref",), ("until", "reason"), ("by",)),
}
_DONE = {
    "close": mark("closed out"),
    "reopen": mark("reopened"),
    "extend": mark("extended"),
    "exempt": mark("exempt"),
}


def decide(session: Session, parts: Sequence[str], said: Settlement, manner: Manner) -> int:
    """Append one decision; 1 where a rule refuses it."""
    unknown = say("There is no kind of decision {word}", word=parts[0])
    line = line_of("decide", KINDS, parts, unknown)
    options = {key: value for key, value in said._asdict().items() if value is not None}
    given = complete(line, options)
    opened = reopened(session)
    entry = _entry(opened, line.kind, given)
    month = Period.of("month", opened.day)
    file = decisions_path(month)
    edit = partial(add_entry, section="decisions", entry=entry)

    def proposed(where: Opened) -> Proposal:
        return propose(where, file, BEGINNING, [edit])

    def again() -> tuple[Opened, Proposal]:
        anew = reopened(session)
        return anew, proposed(anew)

    told = _told(opened.project, entry)
    code, stored = store(
        session,
        again,
        (opened, proposed(opened)),
        manner,
        session.words.tell(told),
        lambda words: f"{words.tell(told)}\n",
    )
    if code == 0:
        tell_lights(session, opened, stored.project, [entry["ref"]])
    return code


def _entry(opened: Opened, name: str, given: Mapping[str, str]) -> dict[str, str]:
    project = opened.project
    entry = {"on": opened.day.isoformat(), "kind": name, "ref": _ref(project, given)}
    if "unit" in given:
        entry["unit"] = resolve_unit(project, given["unit"])
    entry["by"] = given.get("by", POST)
    entry["reason"] = given.get("text") or given["reason"]
    if "until" in given:
        entry["until"] = day_argument(given["until"], Period.of("year", opened.day)).isoformat()
    return entry


def _ref(project: Project, given: Mapping[str, str]) -> str:
    if "period" in given:
        found = resolve(project, given["period"])
        if found.kind != "period":
            raise UsageError(
                say("Not a period: {text}", text=given["period"]),
                say("Write a month as 2025-06, a quarter as 2025-Q2, a half-year as 2025-H1"),
            )
        return found.id
    found = resolve(project, given["ref"])
    if found.kind not in ("indicator", "task", "action"):
        raise UsageError(say("{word} is neither an indicator, a task nor an action",
                             word=given["ref"]))  # fmt: skip
    return found.id


def _told(project: Project, entry: Mapping[str, str]) -> Message:
    unit = unit_name(project, entry["unit"]) if "unit" in entry else ""
    if entry["kind"] == "return":
        return say("returned to {unit}: {ref}; {why}",
                   unit=unit, ref=entry["ref"], why=entry["reason"])  # fmt: skip
    if entry["kind"] == "ask":
        return say("{unit} is asked about {ref}: {text}",
                   unit=unit, ref=entry["ref"], text=entry["reason"])  # fmt: skip
    parts = {"kind": Message(_DONE[entry["kind"]]), "ref": entry["ref"], "why": entry["reason"]}
    if "until" in entry:
        return say("{kind} until {day}: {ref}; {why}", day=entry["until"], **parts)
    return say("{kind}: {ref}; {why}", **parts)
