"""Rendering a brief from what lies in a workspace."""

from typing import TYPE_CHECKING, NamedTuple

from anplan import __version__
from anplan.base.period import Period
from anplan.files.tree import Tree
from anplan.model.project import Project
from anplan.show.brief.later import later_remarks
from anplan.show.editions import NEWEST
from anplan.show.paper.tree import Letterhead
from anplan.show.words import Words
from anplan.state.build import State, build
from anplan.state.counting import period_question, unit_question
from anplan.state.other_briefs import as_known_to
from anplan.state.question import Question
from anplan.work.brief_edition import (
    editions_today,
    inputs_digest,
    template_of,
    template_of_edition,
)
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
    templates = templates or opened.tree
    if edition is None:
        laid_out = _laid_out_today(words, opened, period, templates)
    else:
        laid_out = _laid_out(words._replace(edition=edition), opened, period, templates)
    return _rendered(laid_out, issued=notes_of(opened.project, period).issued is not None)


class _LaidOut(NamedTuple):
    """What a brief says, in the words of its edition; the text and the name of its template."""

    words: Words
    made: "Brief | UnitBrief | Summary"
    template: str
    name: str

    def says(self, other: "_LaidOut") -> bool:
        """Return whether it says what another one says, however the two are signed."""
        return self.made._replace(foot="") == other.made._replace(foot="")


def _laid_out_today(words: Words, opened: Opened, period: Period, templates: Tree) -> _LaidOut:
    """Lay a brief out as it is made today: by the oldest edition that says what the newest does."""

    def laid_out(edition: str) -> _LaidOut:
        return _laid_out(words._replace(edition=edition), opened, period, templates)

    now = laid_out(NEWEST)
    for edition in editions_today(opened.project, words.language, period):
        if edition != NEWEST and (older := laid_out(edition)).says(now):
            return older
    return now


def _laid_out(words: Words, opened: Opened, period: Period, templates: Tree) -> _LaidOut:
    """Collect what a brief or a summary says, as its edition tells it."""
    from anplan.show.brief.brief import make_brief

    if opened.project.is_summed_up(period):
        return _summary(words, opened, period, templates)
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
    return _LaidOut(words, made, template, name)


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
        return _rendered(_summary(words, opened, period, templates, unit), issued=False)
    name, template = template_of_edition(opened.project, templates, UNIT_TEMPLATE)
    question = unit_question(opened.project, unit, period)
    state = build(opened.project, question)
    digest = inputs_digest(opened, question, period, template)
    made = make_unit_brief(words, state, period, unit, digest, __version__)
    return _rendered(_LaidOut(words, made, template, name), issued=False)


def _rendered(laid_out: _LaidOut, *, issued: bool) -> Rendered:
    """Render a brief by its template; a unit's own has its period for a number."""
    from anplan.show.brief.markdown import render_brief
    from anplan.show.brief.unit import UnitBrief

    words, made, template, name = laid_out
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
) -> _LaidOut:
    """Collect what the summary of a period says, of the whole plan or of a unit."""
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
    return _LaidOut(words, summary, template, name)
