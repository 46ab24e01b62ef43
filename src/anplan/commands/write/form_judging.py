"""Forms held against the rules, before anything of them is written.

What a form says may break a rule at an entry of another report, one of a later month say. That is
told of the form which brought it, and keeps it from being written as well.
"""

from collections.abc import Mapping, Sequence
from functools import partial

from anplan.base.problem import Problem
from anplan.commands.write.bringers import bringers
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
        drafts = [form.draft for form in forms if form.draft is not None]
        problems = _problems(opened, drafts)
        elsewhere = _brought_elsewhere(opened, drafts, problems)
        forms = [_with_problems(opened, form, problems, elsewhere) for form in forms]
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
    opened: Opened,
    form: FormDraft,
    problems: list[Problem],
    elsewhere: Mapping[str, list[Problem]],
) -> FormDraft:
    if form.draft is None:
        return form
    own = [problem for problem in problems if problem.where.file == form.draft.file]
    own += elsewhere.get(form.draft.file, ())
    return form._replace(problems=in_cells(opened, form.returned, form.draft, own))


def _brought_elsewhere(
    opened: Opened, drafts: list[Draft], problems: list[Problem]
) -> Mapping[str, list[Problem]]:
    """Return the errors in reports that no form writes, by the files of the drafts that bring them."""
    files = [draft.file for draft in drafts]
    errors = [
        problem
        for problem in problems
        if problem.level == "error" and problem.where.file not in files
    ]
    brought: dict[str, list[Problem]] = {}
    trials = _Trials(opened, drafts)
    for problem in errors:
        is_one = len(drafts) == 1
        for file in files if is_one else bringers(files, partial(trials.remains, problem)):
            brought.setdefault(file, []).append(problem)
    return brought


class _Trials:
    """The project with some of the drafts alone, held against the rules: each choice once."""

    def __init__(self, opened: Opened, drafts: list[Draft]) -> None:
        self._opened, self._drafts = opened, drafts
        self._known: dict[frozenset[str], list[Problem]] = {}

    def remains(self, problem: Problem, files: frozenset[str]) -> bool:
        """Return whether an error is there with the drafts of some files, in whatever words."""
        if files not in self._known:
            chosen = [draft for draft in self._drafts if draft.file in files]
            self._known[files] = _problems(self._opened, chosen)
        return any(
            (other.code, other.where) == (problem.code, problem.where)
            for other in self._known[files]
        )


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
