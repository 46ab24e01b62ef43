"""One run of all rules over a tree's files, perhaps held against the state they start from."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from anplan.base.errors import FileError
from anplan.base.period import Period
from anplan.base.problem import Place, Problem
from anplan.base.revision import Revision
from anplan.checks.all_rules import (
    BY_CODE,
    ON_A_DAY,
    run,
    run_on_brief,
    run_on_papers,
)
from anplan.checks.selection import Selection
from anplan.files.git.changes import State
from anplan.files.load import Loaded
from anplan.files.tree import Tree
from anplan.model.paths import PLAN, TEMPLATE_PATH
from anplan.show.findings.summary import change_line, counts_line, left_out, papers_line
from anplan.show.screens.page import revision_parts
from anplan.state.papers import papers_of
from anplan.state.question import Question
from anplan.work.compare import Outcome, Side, base_of, compared, tell_uncompared
from anplan.work.findings import Findings, judged_findings
from anplan.work.judge import with_papers
from anplan.work.paths import Chosen
from anplan.work.session import (
    Opened,
    Session,
    asked_month,
    opened_as,
    read_tree,
)


class Options(NamedTuple):
    """What is asked of a check: a month, how strict, and where a job's summary goes.

    ``base`` is the revision that the files are compared with, ``author`` the account that
    asks for the change.
    """

    month: str | None = None
    strict: bool = False
    step_summary: Path | None = None
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    base: str | None = None
    author: str | None = None

    @property
    def selection(self) -> Selection:
        """Give the rules that are asked for."""
        return Selection.of(self.select, self.ignore, BY_CODE)


class Checked(NamedTuple):
    """What was read and found, and what else the last line tells."""

    state: State
    findings: Findings
    papers_told: str = ""
    unread_hidden: int = 0
    outcome: Outcome | None = None
    revision: Revision | None = None

    @property
    def loaded(self) -> Loaded:
        """Give what was read."""
        return self.state.loaded

    @property
    def side(self) -> Side:
        """Give it as one of two states that are compared."""
        return Side(self.state, self.findings)

    def last_line(self, session: Session) -> str:
        """Write the counts, and what was asked."""
        words, loaded = session.words, self.loaded
        line = counts_line(words, self.findings.held, loaded.files_found, loaded.files_read)
        line += left_out(words, len(self.findings.allowed), self.unread_hidden)
        if self.outcome is not None:
            line = words.sentences(
                line, change_line(words, self.outcome.new, len(self.outcome.old))
            )
        asked = words("; ").join(revision_parts(words, self.revision))
        for more in (self.papers_told, asked):
            line = words.sentences(line, more) if more else line
        return line


def compared_files(
    session: Session, tree: Tree, options: Options, chosen: Chosen, rev: str
) -> Checked:
    """Check the files and the state they start from; what is judged is what changed."""
    base = base_of(session, tree, rev)
    before = None
    if base is not None:
        before = checked_files(session, base, options, chosen)
        tell_uncompared(session, before.state)
    after = checked_files(session, tree, options, chosen, before)

    def is_asked(problem: Problem) -> bool:
        of_month = options.month is None or _is_of_month(
            problem, after.loaded, asked_month(options.month)
        )
        return of_month and chosen(problem) and options.selection.takes(problem.code)

    outcome = compared(before and before.side, after.side, options.author, is_asked)
    return after._replace(findings=outcome.findings, outcome=outcome)


def checked_files(
    session: Session,
    tree: Tree,
    options: Options,
    chosen: Chosen,
    before: Checked | None = None,
) -> Checked:
    """Check the files of a tree; the levels are those of the plan before, where there is one."""
    period = None if options.month is None else asked_month(options.month)
    loaded = read_tree(session, tree)
    told = list(loaded.problems)
    hidden = sum(not options.selection.takes(problem.code) for problem in told)
    papers = None
    if loaded.project is not None:
        told += run(loaded.project)
        if period is not None:
            opened = with_papers(session, opened_as(session, tree, loaded))
            papers = papers_of(opened.project, Question.on(opened.day), period)
            told += run_on_papers(opened.project, papers)
            if options.base is None:
                told += _of_brief(opened, period)
    judged_by = loaded.project if before is None else before.loaded.project
    findings = judged_findings(
        judged_by, loaded.texts, told, options.selection, on_a_day=papers is not None
    ).only(chosen)
    state = State(tree, loaded)
    if period is None:
        return Checked(state, findings, unread_hidden=hidden)
    findings = findings.only(lambda problem: _is_of_month(problem, loaded, period))
    if loaded.project is None or papers is None:
        return Checked(state, findings, unread_hidden=hidden)
    line = papers_line(session.words, loaded.project, period, papers)
    return Checked(state, findings, line, hidden)


def _of_brief(opened: Opened, month: Period) -> list[Problem]:
    """Give the findings about a month's brief, where it is issued; it is rendered again.

    While a file cannot be read, nobody can tell what the brief would be. A change is not
    rendered: its templates are code that nobody has looked at yet.
    """
    project = opened.project
    if project.broken or month not in project.months_closed:
        return []
    from anplan.work.issued_brief import issued_brief

    try:
        brief = issued_brief(opened, project, month)
    except FileError as error:  # the template: a finding, which hides no other
        return [Problem("Y116", "error", Place(TEMPLATE_PATH), error.message, error.hint)]
    return list(run_on_brief(brief))


def _is_of_month(problem: Problem, loaded: Loaded, period: Period) -> bool:
    """Tell whether a finding is about the month, or keeps the month from being judged."""
    file = problem.where.file
    is_plan_unread = loaded.project is None and file == PLAN
    is_in_file = file.endswith((f"/{period}.yaml", f"/{period}.md")) or file == TEMPLATE_PATH
    return problem.code in ON_A_DAY or is_in_file or is_plan_unread
