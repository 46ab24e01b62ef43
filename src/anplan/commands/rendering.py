"""Rendering a brief from what lies in a workspace, and naming what it was rendered from."""

import hashlib
from collections.abc import Iterator

from anplan import __version__
from anplan.base.period import Period
from anplan.commands.judged import notes_of, period_question
from anplan.commands.session import Opened
from anplan.files.data import template_text
from anplan.model.paths import brief_path, report_path
from anplan.model.project import Project
from anplan.show.brief import make_brief
from anplan.show.markdown import render_brief
from anplan.show.words import Words
from anplan.state.afterwards import afterwards
from anplan.state.build import build
from anplan.state.question import Question, handed_in, known_reports

TEMPLATE = "brief.md.j2"
UNIT_TEMPLATE = "brief-unit.md.j2"


def brief_text(words: Words, opened: Opened, project: Project, period: Period) -> str:
    """Render the brief of a period: same files, same bytes, on any day."""
    name, template = template_text(opened.tree, TEMPLATE)
    question = period_question(project, period)
    state = build(project, question)
    made = make_brief(
        words,
        state,
        period,
        notes_of(project, period),
        _later(words, project, period, question),
        inputs_digest(opened, project, question, period, template),
        __version__,
    )
    return render_brief(words, made, template, name)


def unit_brief_text(
    words: Words, opened: Opened, project: Project, unit: str, period: Period
) -> str:
    """Render a unit's own brief of a period: same files, same bytes, on any day."""
    from anplan.show.brief_unit import make_unit_brief

    name, template = template_text(opened.tree, UNIT_TEMPLATE)
    question = _unit_question(project, unit, period)
    state = build(project, question)
    digest = inputs_digest(opened, project, question, period, template)
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


def inputs_digest(
    opened: Opened, project: Project, question: Question, period: Period, template: str
) -> str:
    """Name the inputs of a brief: files, template, and the rest days that move its papers."""
    digest = hashlib.sha256()
    for file in _inputs(opened, project, question, period):
        digest.update(file.encode() + b"\0" + opened.loaded.texts.digest(file))
    digest.update(template.encode())
    for day, name in sorted(project.rest_days.items()):
        digest.update(f"{day} {name}\n".encode())
    return digest.hexdigest()[:16]


def _inputs(opened: Opened, project: Project, question: Question, period: Period) -> Iterator[str]:
    """Give the files a brief is made of: the plan, the units, what was known, its own words."""
    known = {report_path(unit, said) for unit, said, _ in known_reports(project, question)}
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
    for one in afterwards(project, before, issued, build(project, question)):
        title = one.indicator.title
        if one.is_corrected:
            text = words("Correction: {title}, {period}: {then} when issued, {now} now.")
            yield text.format(title=title, period=words.period(before), then=words.light(one.then),
                              now=words.light(one.again))  # fmt: skip
        elif one.has_caught_up:
            yield words("Caught up with the trajectory: {title}.").format(title=title)
