"""``anplan record KIND …``: one thing more in a unit's report, in a line."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.base.period import Period
from anplan.commands.write.record_kinds import KINDS, Kind, Speaker
from anplan.files.git.commit import setting
from anplan.intake.arguments import day_argument
from anplan.model.paths import report_path
from anplan.model.project import Project
from anplan.model.refs import resolve_unit
from anplan.model.reports import Report
from anplan.show.values import unit_name
from anplan.show.words import Words
from anplan.state.papers import monthly, papers
from anplan.state.question import Question
from anplan.state.returned import returned_papers
from anplan.work.judge import reopened
from anplan.work.kinds import complete, line_of
from anplan.work.long_text import said_text
from anplan.work.merge import ORDER, Content, Merged, merge
from anplan.work.session import Opened, Session
from anplan.work.write import Manner, Proposal, propose, store, tell_lights

BEGINNING = (
    "# 办理工作简报。各栏写法见 anplan record --help;写完运行 anplan check。\n"
    "# yaml-language-server: $schema=../../schema/report.json\n"
)


class Wanted(NamedTuple):
    """What a line says besides the entry itself: for whom, for when, and why."""

    month: str | None = None
    submitted: str | None = None
    reason: str | None = None


def record(
    session: Session,
    words: Sequence[str],
    options: Mapping[str, Any],
    wanted: Wanted,
    manner: Manner,
) -> int:
    """Write one entry; ``words`` are its kind and what follows it on the command line."""
    kind, given = _given(session, words, options)
    opened = reopened(session)
    unit = find_unit(session, opened.project)
    period = find_period(session, opened, unit, wanted.month)
    content = kind.make(Speaker(session, opened, unit, period), given)
    return write_report(session, opened, unit, period, content, wanted, manner)


def _given(
    session: Session, words: Sequence[str], options: Mapping[str, Any]
) -> tuple[Kind, dict[str, Any]]:
    """Give the kind and its parts by name; a long text may come from elsewhere."""
    shapes = {name: kind.shape for name, kind in KINDS.items()}
    unknown = say("There is no kind of entry {word}", word=words[0])
    line = line_of("record", shapes, words, unknown)
    used = {key: value for key, value in options.items() if value}
    file = used.pop("file", None)
    if "text" in line.shape.words:
        line.given["text"] = said_text(session, line.given.get("text"), file)
    elif file is not None:
        used["text"] = said_text(session, used.get("text"), file)
    return KINDS[line.kind], complete(line, used)


def write_report(
    session: Session,
    opened: Opened,
    unit: str,
    period: Period,
    content: Content,
    wanted: Wanted,
    manner: Manner,
) -> int:
    """Merge content into a unit's report, check it, and store it; 1 where a rule refuses."""
    first = _proposed(opened, unit, period, content, wanted)
    if first is None:
        session.out.write(session.words("Nothing changes: the report says so already.") + "\n")
        return 0
    merged, proposal = first

    def again() -> tuple[Opened, Proposal]:
        anew = reopened(session)
        made = _proposed(anew, unit, period, content, wanted)
        if made is None:
            raise UsageError(say("Somebody else wrote the same meanwhile"))
        return anew, made[1]

    code, stored = store(
        session,
        again,
        (opened, proposal),
        manner,
        _summary(session.words, opened.project, unit, period, merged),
        lambda words: _message(words, opened.project, unit, period, merged),
    )
    if code == 0:
        _tell_lights(session, opened, stored, content)
    return code


def _proposed(
    opened: Opened, unit: str, period: Period, content: Content, wanted: Wanted
) -> tuple[Merged, Proposal] | None:
    report = opened.project.reports.get((unit, period))
    merged = merge(opened.project, report, content)
    if not merged.edits:
        return None
    _refuse_closed(opened.project, unit, period, report, merged)
    if merged.changed and wanted.reason is None:
        raise UsageError(
            say("A value is there already and would become: {change}", change=merged.changed[0]),
            say("Say with --reason why it changes"),
        )
    beginning = BEGINNING
    if report is None:
        beginning += f"submitted: {_submitted(opened, wanted)}\n"
    elif wanted.submitted is not None or is_owed_again(opened, unit, period, report):
        merged.set((), "submitted", _submitted(opened, wanted))
    return merged, propose(opened, report_path(unit, period), beginning, merged.edits)


def is_owed_again(opened: Opened, unit: str, period: Period, report: Report) -> bool:
    """Tell whether a report was never handed in, or returned since."""
    if report.submitted is None:
        return True
    returned = returned_papers(opened.project, Question.on(opened.day))
    found = returned.get(report_path(unit, period))
    return found is not None and not found.is_followed_by(report.submitted)


def _submitted(opened: Opened, wanted: Wanted) -> str:
    if wanted.submitted is None:
        return opened.day.isoformat()
    return day_argument(wanted.submitted, Period.of("month", opened.day)).isoformat()


def _refuse_closed(
    project: Project, unit: str, period: Period, report: Report | None, merged: Merged
) -> None:
    issued = project.months_closed.get(period)
    if issued is not None and report is not None:
        raise UsageError(
            say("{period} is closed since {day}, and {unit} has reported it",
                period=period, day=issued, unit=unit_name(project, unit)),
            say("Record it in the next month, a corrected figure with its own day and --reason")
            if merged.changed
            else say("Record it in the next month"),
        )  # fmt: skip


def _summary(words: Words, project: Project, unit: str, period: Period, merged: Merged) -> str:
    told = tuple(words.tell(one) for one in merged.told)
    return words.labelled(f"{unit_name(project, unit)} {period}", words.listed(told))


def _message(words: Words, project: Project, unit: str, period: Period, merged: Merged) -> str:
    """Write a commit's message: what changed in meaning, the first thing in the first line."""
    head = words.labelled(f"{unit_name(project, unit)} {period}", words.tell(merged.told[0]))
    rest = [words.tell(one) for one in merged.told[1:]]
    return "\n".join([head, *(["", *rest] if rest else [])]) + "\n"


def _tell_lights(session: Session, opened: Opened, stored: Proposal, content: Content) -> None:
    refs = [
        entry.get("indicator") or entry.get("ref", "")
        for section in ORDER
        if isinstance(content.get(section), list)
        for entry in content[section]
    ]
    tell_lights(session, opened, stored.project, filter(None, refs))


def find_unit(session: Session, project: Project) -> str:
    """Give the unit that speaks: --unit or ANPLAN_UNIT, else git's setting anplan.unit."""
    name = session.unit or setting(session.folder, "anplan.unit")
    if name is None:
        raise UsageError(
            say("Which unit speaks?"),
            say("Give --unit, or set it once: git config anplan.unit NAME"),
        )
    return resolve_unit(project, name)


def find_period(session: Session, opened: Opened, unit: str, month: str | None) -> Period:
    """Give the month that is spoken of: --month, else the last ended one that is still owed."""
    if month is not None:
        return _period(month)
    obligation = monthly(opened.project)
    owed = [
        paper.period
        for paper in papers(opened.project, Question.on(opened.day))
        if obligation is not None
        and (paper.obligation, paper.unit) == (obligation.id, unit)
        and paper.period is not None
        and paper.period.end <= opened.day
    ]
    open_ones = [one for one in owed if (unit, one) not in opened.project.reports]
    if not owed:
        raise UsageError(say("No month is owed on {day}", day=opened.day), say("Give --month"))
    period = max(open_ones or owed)
    session.note(session.words("month: {period} (--month names another)").format(period=period))
    return period


def _period(text: str) -> Period:
    try:
        return Period.parse(text)
    except ValueError:
        raise UsageError(
            say("Not a period: {text}", text=text),
            say("Write a month as 2025-06, a quarter as 2025-Q2, a half-year as 2025-H1"),
        ) from None
