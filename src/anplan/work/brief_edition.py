"""Which edition a brief is of, and the digest that names it: older ones are known by theirs."""

import hashlib
import re

from anplan.base.period import Period
from anplan.files.packaged import template_text
from anplan.files.tree import Tree
from anplan.model.paths import template_path
from anplan.model.project import Project
from anplan.show.editions import EDITIONS, NEWEST, newest, tells
from anplan.state.asked import questions
from anplan.state.counting import period_question
from anplan.state.instructed import told_instructions
from anplan.state.other_briefs import as_known_to
from anplan.state.papers import papers
from anplan.state.question import Question
from anplan.state.telling import Telling
from anplan.work.brief_inputs import inputs
from anplan.work.session import Opened

_ONLY_WITH = re.compile(r"\{# only with (\w+) #\}")
_END = "{# end #}"


def template_of(project: Project, period: Period) -> str:
    """Return the name of the template of a period's brief or summary."""
    return template_path(is_summary=project.is_summed_up(period)).removeprefix("templates/")


def template_of_edition(
    project: Project, templates: Tree, name: str, edition: str = NEWEST
) -> tuple[str, str]:
    """Return a template's file and its text, as an edition has it."""
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
    edition, *_ = editions_today(opened.project, opened.project.plan.language, period)
    return _digests(opened, period)[EDITIONS.index(edition)]


def editions_today(project: Project, language: str, period: Period) -> tuple[str, ...]:
    """Return of which editions a period's brief may be that is made today, the likeliest first.

    Which of them it is shows when it is laid out: where they do not say all that the newest does,
    it is of that.
    """
    likely = _by_the_plan(project, language, period)
    return (likely,) if tells(likely, "whole") else (likely, "whole")


def _by_the_plan(project: Project, language: str, period: Period) -> str:
    """Return the edition of a period's brief as far as the plan and its papers tell."""
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
