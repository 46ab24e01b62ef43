"""``anplan brief --month 2025-06``: the coordinator's brief, or a unit's own, as Markdown."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

from anplan import __version__
from anplan.base.errors import UsageError
from anplan.base.message import say
from anplan.base.period import Period
from anplan.commands.judged import notes_of, period_question, refuse_outside, with_arrivals
from anplan.commands.session import Opened, Session, asked_month, open_workspace
from anplan.files.amend import replace
from anplan.files.data import template_text
from anplan.files.save import save
from anplan.model.paths import brief_path, report_path
from anplan.model.project import Project
from anplan.model.refs import resolve_unit
from anplan.show.brief import make_brief
from anplan.show.markdown import render_brief
from anplan.show.words import Words
from anplan.state.build import State, build
from anplan.state.question import Question, handed_in, known_reports

TEMPLATE = "brief.md.j2"
UNIT_TEMPLATE = "brief-unit.md.j2"


def brief(session: Session, month: str, output: str | None, *, dry_run: bool = False) -> int:
    """Write a month's brief into briefs/, to a file, or with ``-`` to stdout.

    With ``--unit`` it is the unit's own, and goes to stdout unless a file is named.
    """
    opened = open_workspace(session)
    period = asked_month(month)
    project = with_arrivals(opened)
    refuse_future(project, period, opened)
    if session.unit is None:
        text = brief_text(session.words, opened, project, period)
    else:
        unit = resolve_unit(project, session.unit)
        text = unit_brief_text(session.words, opened, project, unit, period)
    if output == "-" or (output is None and session.unit is not None):
        session.write(text)
        return 0
    own = brief_path(period).removesuffix(".yaml") + ".md"
    path = opened.workspace.path(own) if output is None else session.folder / output
    if session.unit is not None:
        _refuse_district_brief(opened, path)
    if dry_run:
        session.note(_would_write(session.words, path, text.encode("utf-8")))
        return 0
    if output is None:
        replace(opened.workspace, own, text.encode("utf-8"))
    else:
        save(path, text.encode("utf-8"))
    session.tell_written(str(path), note=True)
    return 0


def _refuse_district_brief(opened: Opened, path: Path) -> None:
    """Keep a unit's brief from taking the place of the coordinator's."""
    folder = opened.workspace.path("briefs").resolve()
    if path.resolve().parent == folder:
        raise UsageError(
            say("briefs/ holds the briefs of the whole district: {file}", file=path.name),
            say("Write a unit's own brief to another folder"),
        )


def _would_write(words: Words, path: Path, data: bytes) -> str:
    if not path.is_file():
        return words("would be written: {path}").format(path=path)
    if path.read_bytes() == data:
        return words("would stay as it is: {path}").format(path=path)
    return words("would be changed: {path}").format(path=path)


def refuse_future(project: Project, period: Period, opened: Opened) -> None:
    """Refuse a month outside the plan, and one that is not over."""
    refuse_outside(project, period)
    if period.end > opened.day:
        raise UsageError(
            say("{period} is not over on {day}", period=period, day=opened.day),
            say("A brief is written of a month that has ended; --on asks for another day"),
        )


def brief_text(words: Words, opened: Opened, project: Project, period: Period) -> str:
    """Render the brief of a period: same files, same bytes, on any day."""
    name, template = template_text(opened.workspace, TEMPLATE)
    question = period_question(project, period)
    state = build(project, question)
    made = make_brief(
        words,
        state,
        period,
        notes_of(project, period),
        _later(words, project, period, question),
        _digest(opened, state, period, template),
        __version__,
    )
    return render_brief(words, made, template, name)


def unit_brief_text(
    words: Words, opened: Opened, project: Project, unit: str, period: Period
) -> str:
    """Render a unit's own brief of a period: same files, same bytes, on any day."""
    from anplan.show.brief_unit import make_unit_brief

    name, template = template_text(opened.workspace, UNIT_TEMPLATE)
    state = build(project, _unit_question(project, unit, period))
    digest = _digest(opened, state, period, template)
    made = make_unit_brief(words, state, period, unit, digest, __version__)
    return render_brief(words, made, template, name)


def _unit_question(project: Project, unit: str, period: Period) -> Question:
    """Ask as the district's brief does, but not before the unit's own report came."""
    question = period_question(project, period)
    report = project.reports.get((unit, period))
    if report is None or question.known is None:
        return question
    came = handed_in(project, report_path(unit, period), report.submitted)
    known = max(question.known, came or question.known)
    return Question(question.day, known, known)


def _digest(opened: Opened, state: State, period: Period, template: str) -> str:
    """Name the inputs of a brief."""
    digest = hashlib.sha256()
    for file in _inputs(opened, state, period):
        digest.update(file.encode() + b"\0" + opened.loaded.texts.digest(file))
    digest.update(template.encode())
    for day, name in sorted(state.project.rest_days.items()):
        digest.update(f"{day} {name}\n".encode())
    return digest.hexdigest()[:16]


def _inputs(opened: Opened, state: State, period: Period) -> Iterator[str]:
    """Give the files a brief is made of: the plan, the units, what was known, its own words."""
    known = {
        report_path(unit, said) for unit, said, _ in known_reports(state.project, state.question)
    }
    own = brief_path(period)
    for file in sorted(opened.loaded.texts):
        folder, _, name = file.rpartition("/")
        is_report = folder.startswith("units/") and name not in ("unit.yaml", "scheme.yaml")
        later = file > own if folder == "briefs" else is_report and file not in known
        if not later:
            yield file


def _later(words: Words, project: Project, period: Period, question: Question) -> Iterator[str]:
    """Tell what became of the last closed month: corrected lights, and what caught up."""
    before = period.shifted(-1)
    issued = project.months_closed.get(before)
    if issued is None:
        return
    then = build(project, Question(before.end, issued, issued))
    corrected = build(project, Question(before.end, issued, question.known))
    now = build(project, question)
    for old, again, new in zip(then.indicators, corrected.indicators, now.indicators, strict=True):
        title = old.indicator.title
        first, second = old.verdict.light, again.verdict.light
        if first != second:
            text = words("Correction: {title}, {period}: {then} when issued, {now} now.")
            yield text.format(title=title, period=words.period(before), then=words.light(first),
                              now=words.light(second))  # fmt: skip
        elif first in ("yellow", "red") and new.verdict.light == "green":
            yield words("Caught up with the trajectory: {title}.").format(title=title)
