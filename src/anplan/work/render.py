"""Rendering a brief from what lies in a workspace."""

from typing import TYPE_CHECKING, NamedTuple

from anplan import __version__
from anplan.base.period import Period
from anplan.files.tree import Tree
from anplan.model.project import Project
from anplan.show.brief.later import later_remarks
from anplan.show.paper.tree import Letterhead
from anplan.show.words import Words
from anplan.state.build import State, build
from anplan.state.counting import period_question, unit_question
from anplan.state.other_briefs import as_known_to
from anplan.state.question import Question
from anplan.work.brief_edition import edition_today, inputs_digest, template_of, template_of_edition
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
    today = edition_today(project, words.language, period) if edition is None else edition
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
    name, template = template_of_edition(project, templates, template_of(project, period), edition)
    question = period_question(project, period)
    project = _known_to(words, project, period, question)
    state = _state(words, project, question)
    made = make_brief(
        words,
        state,
        period,
        notes_of(project, period),
        later_remarks(words, state, period),
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
    name, template = template_of_edition(opened.project, templates, UNIT_TEMPLATE)
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


def _summary(
    words: Words, opened: Opened, period: Period, templates: Tree, unit: str | None = None
) -> Rendered:
    """Render the summary of a period, of the whole plan or of a unit."""
    from anplan.show.summary.summary import Made, make_summary, make_unit_summary
    from anplan.state.over_time import stands

    project = opened.project
    name, template = template_of_edition(
        project, templates, template_of(project, period), words.edition
    )
    question = unit_question(project, unit, period) if unit else period_question(project, period)
    project = _known_to(words, project, period, question)
    state, notes = _state(words, project, question), notes_of(project, period)
    made = Made(
        stands(project, period, project.brief_cycle, question),
        () if unit else tuple(later_remarks(words, state, period)),
        inputs_digest(opened, question, period, template, "" if unit else words.edition),
        __version__,
    )
    if unit is not None:
        summary = make_unit_summary(words, state, period, unit, made)
    else:
        summary = make_summary(words, state, period, notes, made)
    issued = unit is None and notes.issued is not None
    return _rendered(words, summary, template, name, issued=issued)
