"""Forms held against the rules, before anything of them is written.

What a form says may break a rule at an entry of another report, one of a later month say. That is
told of the form which brought it, and keeps it from being written as well.
"""

from collections.abc import Sequence

from anplan.base.problem import Problem
from anplan.commands.write.form_draft import draft_of
from anplan.commands.write.form_parts import FormDraft, Sent
from anplan.commands.write.form_problems import in_cells, without
from anplan.files.disk.draft import Draft
from anplan.files.load import with_drafts
from anplan.model.project import Project
from anplan.work.session import Opened
from anplan.work.write import new_problems

_MOST_ROUNDS = 20


def judged(opened: Opened, forms: list[FormDraft], sent: Sent) -> list[FormDraft]:
    """Hold the forms against the rules; in part, leave out the entries that one refuses."""
    for _ in range(_MOST_ROUNDS):
        problems = _problems(opened, [form.draft for form in forms if form.draft is not None])
        forms = [_with_problems(opened, form, forms, problems) for form in forms]
        smaller = [_without_refused(opened, form, sent) if sent.partial else form for form in forms]
        if smaller == forms:
            break
        forms = smaller
    return forms


def _problems(opened: Opened, drafts: list[Draft]) -> list[Problem]:
    """Hold the project with all forms against the rules, in one run."""
    project, unread = with_all(opened, drafts)
    return new_problems(opened, project, unread, {draft.file: draft.after for draft in drafts})


def with_all(opened: Opened, drafts: Sequence[Draft]) -> tuple[Project, tuple[Problem, ...]]:
    """Return the project with what all drafts say, and what of them cannot be read."""
    return with_drafts(opened.project, [(draft.file, draft.after) for draft in drafts])


def _with_problems(
    opened: Opened, form: FormDraft, forms: Sequence[FormDraft], problems: list[Problem]
) -> FormDraft:
    if form.draft is None:
        return form
    own = [problem for problem in problems if problem.where.file == form.draft.file]
    own += _brought_elsewhere(opened, form.draft, forms, problems)
    return form._replace(problems=in_cells(opened, form.returned, form.draft, own))


def _brought_elsewhere(
    opened: Opened, made: Draft, forms: Sequence[FormDraft], problems: list[Problem]
) -> list[Problem]:
    """Return the errors in reports that no form writes, as far as this draft may have brought them.

    Where no form brings one alone, they do so together, and none of them is written.
    """
    drafts = [form.draft for form in forms if form.draft is not None]
    files = {draft.file for draft in drafts}
    elsewhere = [
        problem
        for problem in problems
        if problem.level == "error" and problem.where.file not in files
    ]
    if not elsewhere or len(drafts) == 1:
        return elsewhere
    alone = {draft.file: _problems(opened, [draft]) for draft in drafts}
    return [
        problem
        for problem in elsewhere
        if problem in alone[made.file] or not any(problem in brought for brought in alone.values())
    ]


def _without_refused(opened: Opened, form: FormDraft, sent: Sent) -> FormDraft:
    refused = [
        finding for finding in form.problems if finding.problem.level == "error" and finding.entry
    ]
    if not refused:
        return form
    rest = without(
        form.returned, {finding.entry for finding in refused if finding.entry is not None}
    )
    return draft_of(opened, rest, sent)._replace(dropped=(*form.dropped, *refused))
