"""Rendering a brief from what lies in a workspace, and naming what it was rendered from."""

import hashlib
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from anplan import __version__
from anplan.base.period import Period
from anplan.files.packaged import template_text
from anplan.files.tree import Tree
from anplan.model.paths import template_path
from anplan.model.project import Project
from anplan.show.editions import EDITIONS, NEWEST, newest, tells
from anplan.show.paper.tree import Letterhead
from anplan.show.values import light_then, point_text, standing_texts
from anplan.show.words import Words
from anplan.state.asked import questions
from anplan.state.build import State, build
from anplan.state.counting import period_question, unit_question
from anplan.state.facts import Point
from anplan.state.instructed import told_instructions
from anplan.state.lights.relights import (
    Afterwards,
    afterwards,
    other_figures,
    when_issued,
)
from anplan.state.other_briefs import as_known_to
from anplan.state.papers import papers
from anplan.state.question import Question
from anplan.state.telling import Telling
from anplan.work.brief_inputs import inputs
from anplan.work.judge import notes_of
from anplan.work.session import Opened

if TYPE_CHECKING:
    from anplan.show.brief.brief import Brief
    from anplan.show.brief.unit import UnitBrief
    from anplan.show.summary.summary import Summary

UNIT_TEMPLATE = "brief-unit.md.j2"


class Rendered(NamedTuple):
    """A brief as Markdown, and who says it when: other forms are made of both.

    ``template`` is the file that made it.
    """

    text: str
    letterhead: Letterhead
    template: str


def brief_text(
    words: Words,
    opened: Opened,
    period: Period,
    templates: Tree | None = None,
    edition: str | None = None,
) -> str:
    """Render the brief of a period as Markdown; see :func:`rendered_brief`."""
    return rendered_brief(words, opened, period, templates, edition).text


def rendered_brief(
    words: Words,
    opened: Opened,
    period: Period,
    templates: Tree | None = None,
    edition: str | None = None,
) -> Rendered:
    """Render the brief of a period, or its summary: same files, same bytes, on any day.

    ``templates`` is the tree whose template is used, where it is another one; ``edition`` an older
    one where a brief of that is rendered again.
    """
    project, templates = opened.project, templates or opened.tree
    today = _edition_today(project, words.language, period) if edition is None else edition
    if project.is_summed_up(period):
        return _summary(words._replace(edition=today), opened, period, templates)
    words = words._replace(edition=today)
    laid_out = _laid_out(words, opened, period, templates)
    if edition is None and laid_out.made.lost:
        words = words._replace(edition="whole")
        laid_out = _laid_out(words, opened, period, templates)
    issued = notes_of(project, period).issued is not None
    return _rendered(words, *laid_out, issued=issued)


class _LaidOut(NamedTuple):
    """A brief, and the text and the name of the template that it is for."""

    made: "Brief"
    template: str
    name: str


def _laid_out(words: Words, opened: Opened, period: Period, templates: Tree) -> _LaidOut:
    """Collect what a brief says, as its edition tells it."""
    from anplan.show.brief.brief import make_brief

    project, edition = opened.project, words.edition
    name, template = _template(project, templates, template_of(project, period), edition)
    question = period_question(project, period)
    project = _known_to(words, project, period, question)
    state = _state(words, project, question)
    made = make_brief(
        words,
        state,
        period,
        notes_of(project, period),
        _later(words, state, period),
        inputs_digest(opened, question, period, template, edition),
        __version__,
    )
    return _LaidOut(made, template, name)


def _known_to(words: Words, project: Project, period: Period, question: Question) -> Project:
    """Return the project with the briefs that count in that of a period, as its edition knows them."""
    return as_known_to(project, period, question.known) if words.tells("gathered") else project


def _state(words: Words, project: Project, question: Question) -> State:
    """Judge what a brief tells, as its edition does."""
    has_outlook = words.tells("outlook")
    state = build(
        project,
        question,
        measures_by_items=words.tells("counts"),
        briefs_beside=not has_outlook,
    )
    return state if has_outlook else state.without_outlook()


def rendered_unit_brief(
    words: Words, opened: Opened, unit: str, period: Period, templates: Tree
) -> Rendered:
    """Render a unit's own brief of a period: same files, same bytes, on any day."""
    from anplan.show.brief.unit import make_unit_brief

    if opened.project.is_summed_up(period):
        return _summary(words, opened, period, templates, unit)
    name, template = _template(opened.project, templates, UNIT_TEMPLATE)
    question = unit_question(opened.project, unit, period)
    state = build(opened.project, question)
    digest = inputs_digest(opened, question, period, template)
    made = make_unit_brief(words, state, period, unit, digest, __version__)
    return _rendered(words, made, template, name, issued=False)


def _rendered(
    words: Words, made: "Brief | UnitBrief | Summary", template: str, name: str, *, issued: bool
) -> Rendered:
    """Lay a brief out by a template; a unit's own has its period for a number."""
    from anplan.show.brief.markdown import render_brief
    from anplan.show.brief.unit import UnitBrief

    if isinstance(made, UnitBrief):
        number, addressees = made.month, ""
    else:
        number, addressees = made.number, made.addressees
    head = Letterhead(
        title=made.title,
        number=number,
        office=made.office,
        day=made.day,
        sample=made.sample,
        addressees=addressees,
        printed=words("printed {day}").format(day=made.day) if issued else made.day,
    )
    return Rendered(render_brief(words, made, template, name), head, name)


def template_of(project: Project, period: Period) -> str:
    """Return the name of the template of a period's brief or summary."""
    return template_path(is_summary=project.is_summed_up(period)).removeprefix("templates/")


def _summary(
    words: Words, opened: Opened, period: Period, templates: Tree, unit: str | None = None
) -> Rendered:
    """Render the summary of a period, of the whole plan or of a unit."""
    from anplan.show.summary.summary import Made, make_summary, make_unit_summary
    from anplan.state.over_time import stands

    project = opened.project
    name, template = _template(project, templates, template_of(project, period), words.edition)
    question = unit_question(project, unit, period) if unit else period_question(project, period)
    project = _known_to(words, project, period, question)
    state, notes = _state(words, project, question), notes_of(project, period)
    made = Made(
        stands(project, period, project.brief_cycle, question),
        () if unit else tuple(_later(words, state, period)),
        inputs_digest(opened, question, period, template, "" if unit else words.edition),
        __version__,
    )
    if unit is not None:
        summary = make_unit_summary(words, state, period, unit, made)
    else:
        summary = make_summary(words, state, period, notes, made)
    issued = unit is None and notes.issued is not None
    return _rendered(words, summary, template, name, issued=issued)


_ONLY_WITH = re.compile(r"\{# only with (\w+) #\}")
_END = "{# end #}"


def _template(
    project: Project, templates: Tree, name: str, edition: str = NEWEST
) -> tuple[str, str]:
    file, text = template_text(templates, name)
    return file, template_for(project, text, edition)


def template_for(project: Project, template: str, edition: str = NEWEST) -> str:
    """Return a template without the parts about what the plan does not have.

    So a brief of a plan without registers is made of what it was made of before they were told, and
    one of the edition before that is, whatever the plan has.
    """
    kept, is_there = [], True
    for line in template.splitlines(keepends=True):
        begins = _ONLY_WITH.fullmatch(line.rstrip("\n"))
        if begins is not None:
            is_there = tells(edition, "outlook") and bool(getattr(project, begins[1], ()))
        elif line.rstrip("\n") == _END:
            is_there = True
        elif is_there:
            kept.append(line)
    return "".join(kept)


def digest_now(opened: Opened, period: Period, signed: str | None = None) -> str:
    """Name the inputs that a period's brief would be rendered from.

    Where an older edition of the brief gives the digest ``signed``, it is that.
    """
    if signed is not None and edition_of(opened, period, signed) is not None:
        return signed
    edition = _edition_today(opened.project, opened.project.plan.language, period)
    return _digests(opened, period)[EDITIONS.index(edition)]


def _edition_today(project: Project, language: str, period: Period) -> str:
    """Return the edition of a period's brief that is made today."""
    cycle = project.brief_cycle
    if project.plan.pace_phase is not None:
        return newest(language, cycle, names_phase=True)
    if any(indicator.uses_up_room for indicator in project.indicators.values()):
        return newest(language, cycle, has_ceilings=True)
    if project.is_summed_up(period):
        return newest(language, cycle, gathers=True)
    question, telling = period_question(project, period), Telling.of(project, period)
    owed = telling.told(papers(project, question), longer_briefs=True)
    if any(map(telling.is_longer_brief, owed)) or _tells_instructions(project, period, question):
        return newest(language, cycle, gathers=True)
    missing = [paper.unit for paper in owed if paper.state == "missing"]
    return newest(language, cycle, misses_two=len(set(missing)) < len(missing))


def _tells_instructions(project: Project, period: Period, question: Question) -> bool:
    """Return whether a period's brief tells of an instruction, in today's way or in that of before."""
    asked = questions(project, question)
    told = told_instructions(as_known_to(project, period, question.known), question, period, asked)
    return any(told) or any(one.sort == "leader" and one.belongs_to(period) for one in asked)


def edition_of(opened: Opened, period: Period, digest: str) -> str | None:
    """Return the edition whose brief of a period has a digest; None where none has it."""
    digests = _digests(opened, period)
    return EDITIONS[digests.index(digest)] if digest in digests else None


def _digests(opened: Opened, period: Period) -> tuple[str, ...]:
    """Name the inputs of a period's brief by each edition."""
    project, name = opened.project, template_of(opened.project, period)
    _, text = template_text(opened.tree, name)
    templates = {edition: template_for(project, text, edition) for edition in EDITIONS}
    question = period_question(project, period)
    ways = {edition: (templates[edition], tells(edition, "gathered")) for edition in EDITIONS}
    made_of = {
        (template, gathered): inputs(opened, question, period, template, gathered=gathered)
        for template, gathered in dict.fromkeys(ways.values())
    }
    return tuple(_signed(made_of[ways[edition]], edition) for edition in EDITIONS)


def inputs_digest(
    opened: Opened, question: Question, period: Period, template: str, edition: str = ""
) -> str:
    """Name the inputs of a brief: what was known of the files then, the template, the edition."""
    gathered = tells(edition, "gathered")
    return _signed(inputs(opened, question, period, template, gathered=gathered), edition)


def _signed(inputs: "hashlib._Hash", edition: str) -> str:
    digest = inputs.copy()
    digest.update(edition.encode())
    return digest.hexdigest()[:16]


def _later(words: Words, state: State, period: Period) -> Iterator[str]:
    """Write what became known since the last brief: figures and lights that are others now.

    Figures are those of any day that the last brief knew, the lights those of its month, which may
    also have caught up. A brief is made of files alone: what was edited in place of a closed month,
    against the rules, shows when it is verified, not here.
    """
    before = state.project.closed_before(period)
    then = None if before is None else when_issued(state.project, before)
    if before is None or then is None:
        return
    for light in afterwards(then, state):
        for old, new in other_figures(then, state, light.id):
            yield _other_figure(words, light, old, new, period)
        title = light.indicator.title
        if light.then != light.again and not light.has_other_figure:
            text = words("Correction: {title}, {period}: {then} when issued, {now} now.")
            yield text.format(
                title=title,
                period=words.period_in(before, period.start.year),
                then=light_then(words, light.then),
                now=light_then(words, light.again),
            )
        elif light.has_caught_up:
            yield words("Caught up with the trajectory: {title}.").format(title=title)


def _other_figure(words: Words, light: Afterwards, old: Point, new: Point, period: Period) -> str:
    """Write a figure's correction; with its lights where the last brief judged it."""
    if light.has_other_figure and old == light.figures[0]:
        texts = standing_texts(words, light)
    else:
        measure = light.indicator.measure
        texts = point_text(words, old, measure), point_text(words, new, measure)
    text = words("Correction: {title} on {day}: {old} before, {new} now.")
    day = words.day_in(old.as_of, period.start.year)
    return text.format(title=light.indicator.title, day=day, old=texts[0], new=texts[1])
