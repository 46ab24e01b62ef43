"""What a plan calls its papers and its whole; plain words of the catalogue where it gives none."""

from anplan.model.plan import Plan, PlanWords
from anplan.model.project import Project
from anplan.show.safe import one_line
from anplan.show.words import Words

_NONE = PlanWords()


def _own(words: Words, plan: Plan) -> PlanWords:
    """Return a plan's own words; none for who reads another language than it is written in.

    They stand in headings: each is on one line.
    """
    if plan.words is None or words.language != plan.language:
        return _NONE
    return PlanWords(*(word and one_line(word) for word in plan.words))


def name_of(plan: Plan) -> str:
    """Return what a plan is called in titles."""
    return plan.document.short or plan.document.title


def joined(name: str, word: str) -> str:
    """Put a plan's word behind its name; where the name ends as the word begins, that stands once.

    So 民生实事工作 and 工作简报 make 民生实事工作简报.
    """
    most = min(len(name), len(word) - 1)
    shared = next((size for size in range(most, 0, -1) if name.endswith(word[:size])), 0)
    return name + word[shared:]


def brief_title(words: Words, plan: Plan) -> str:
    """Return the title of the coordinator's brief."""
    name, word = name_of(plan), _own(words, plan).brief
    if word is None:
        return words("{name}: brief").format(name=name)
    return joined(name, word) if words.chinese else words.labelled(name, word)


def unit_brief_title(words: Words, plan: Plan, unit: str) -> str:
    """Return the title of a unit's own brief."""
    word = _own(words, plan).brief
    if word is None:
        return words("{name}: brief of {unit}").format(name=name_of(plan), unit=unit)
    return words("{title} ({reason})").format(title=brief_title(words, plan), reason=unit)


def progress_heading(words: Words, plan: Plan, period: str) -> str:
    """Return the heading below which a brief tells of the progress in a period."""
    word = _own(words, plan).progress
    if word is None:
        return words("Progress in {period}").format(period=period)
    return words("{progress} in {period}").format(progress=word, period=period)


def form_title(words: Words, plan: Plan, unit: str, period: str) -> str:
    """Return the title of a unit's form for a period."""
    word = _own(words, plan).form
    if word is None:
        return words("{unit}: report for {period}").format(unit=unit, period=period)
    return words("{unit}: {form} for {period}").format(unit=unit, form=word, period=period)


def ledger_annex(words: Words, plan: Plan) -> str:
    """Return the heading of the annex that is the ledger."""
    word = _own(words, plan).ledger
    return words("Annex: the ledger") if word is None else words.labelled(words("Annex"), word)


def ledger_name(words: Words, plan: Plan) -> str:
    """Return what the ledger is called."""
    return _own(words, plan).ledger or words("ledger")


def whole_marked(words: Words, project: Project, indicator: str, title: str) -> str:
    """Mark on a unit's page what is no figure of its own: several units bring it together."""
    whole = project.plan.document.whole
    is_sum = len(project.reporters_of(indicator)) > 1
    if whole is None or not is_sum:
        return title
    return words("{title} ({reason})").format(title=title, reason=whole)
