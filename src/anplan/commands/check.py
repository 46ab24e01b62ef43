"""``anplan check [PATH…]``: all rules over all files, every problem in one run."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from anplan.base.errors import FileError, UsageError
from anplan.base.message import say
from anplan.base.period import Period
from anplan.base.problem import Place, Problem
from anplan.base.revision import Revision
from anplan.checks.all_rules import (
    BY_CODE,
    ON_A_DAY,
    RULES,
    run,
    run_on_brief,
    run_on_papers,
)
from anplan.checks.selection import Selection
from anplan.commands.chosen import Chosen, chosen_by, way_within_repository
from anplan.commands.compared import Outcome, Side, base_of, compared, tell_uncompared
from anplan.commands.findings import Findings, judged_findings
from anplan.commands.judged import asked_revision, with_arrivals
from anplan.commands.session import (
    Opened,
    Session,
    asked_day,
    asked_month,
    asked_tree,
    read_tree,
    refuse_format,
    with_rest_days,
)
from anplan.files.changes import State
from anplan.files.load import Loaded
from anplan.files.tree import Tree
from anplan.model.paths import PLAN, TEMPLATE_PATH
from anplan.show.check import change_line, counts_line, left_out, papers_line
from anplan.show.problems import problems_screen
from anplan.show.status import revision_parts
from anplan.state.papers import Paper, papers_of
from anplan.state.question import Question


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


class _Checked(NamedTuple):
    state: State
    findings: Findings
    papers_told: str = ""
    unread_hidden: int = 0
    outcome: Outcome | None = None
    revision: Revision | None = None

    @property
    def loaded(self) -> Loaded:
        return self.state.loaded

    @property
    def side(self) -> Side:
        return Side(self.state, self.findings)

    def last_line(self, session: Session) -> str:
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


def check(session: Session, paths: Sequence[Path], options: Options) -> int:
    """Check a workspace; 1 where there is an error (when strict a warning too)."""
    refuse_format(session, ("text", "json", "github", "sarif"))
    _refuse_loose(session, options)
    tree = asked_tree(session)
    chosen = chosen_by(session, tree, paths)
    if options.base is None:
        checked = _checked(session, tree, options, chosen)
    else:
        checked = _compared(session, tree, options, chosen, options.base)
    project = checked.loaded.project
    asked = asked_revision(session, tree, project.plan if project else None)
    checked = checked._replace(revision=asked)
    _print(session, tree, checked, options.step_summary)
    failing = ("error", "warning") if options.strict else ("error",)
    nothing_judged = checked.loaded.project is None and checked.unread_hidden > 0
    return int(nothing_judged or any(one.level in failing for one in checked.findings.held))


def _refuse_loose(session: Session, options: Options) -> None:
    """Refuse what means nothing without another option."""
    if options.month is None and session.on is not None:
        raise UsageError(
            say("Without --month no day is asked for"), say("Add --month, or leave --on out")
        )
    if options.base is None and options.author is not None:
        raise UsageError(
            say("Without --base there is no change that an author could have made"),
            say("Add --base, or leave --author out"),
        )


def _compared(session: Session, tree: Tree, options: Options, chosen: Chosen, rev: str) -> _Checked:
    """Check the files and the state they start from; what is judged is what changed."""
    base = base_of(session, tree, rev)
    before = None
    if base is not None:
        before = _checked(session, base, options, chosen)
        tell_uncompared(session, before.state)
    after = _checked(session, tree, options, chosen, before)

    def is_asked(problem: Problem) -> bool:
        of_month = options.month is None or _is_of_month(
            problem, after.loaded, asked_month(options.month)
        )
        return of_month and chosen(problem) and options.selection.takes(problem.code)

    outcome = compared(before and before.side, after.side, options.author, is_asked)
    return after._replace(findings=outcome.findings, outcome=outcome)


def _checked(
    session: Session,
    tree: Tree,
    options: Options,
    chosen: Chosen,
    before: _Checked | None = None,
) -> _Checked:
    """Check the files of a tree; the levels are those of the plan before, where there is one."""
    period = None if options.month is None else asked_month(options.month)
    loaded = read_tree(session, tree)
    told = list(loaded.problems)
    hidden = sum(not options.selection.takes(problem.code) for problem in told)
    papers = None
    if loaded.project is not None:
        told += run(loaded.project)
        if period is not None:
            papers = _papers(session, tree, loaded, period)
            told += run_on_papers(loaded.project, papers)
            if options.base is None:
                told += _of_briefs(session, tree, loaded, period)
    judged_by = loaded.project if before is None else before.loaded.project
    findings = judged_findings(
        judged_by, loaded.texts, told, options.selection, on_a_day=papers is not None
    ).only(chosen)
    state = State(tree, loaded)
    if period is None:
        return _Checked(state, findings, unread_hidden=hidden)
    findings = findings.only(lambda problem: _is_of_month(problem, loaded, period))
    if loaded.project is None or papers is None:
        return _Checked(state, findings, unread_hidden=hidden)
    line = papers_line(session.words, loaded.project, period, papers)
    return _Checked(state, findings, line, hidden)


def _of_briefs(session: Session, tree: Tree, loaded: Loaded, month: Period) -> list[Problem]:
    """Give the findings about a month's brief, where it is issued; it is rendered again.

    While a file cannot be read, nobody can tell what the brief would be. A change is not
    rendered: its templates are code that nobody has looked at yet.
    """
    project = loaded.project
    if project is None or project.broken or month not in project.months_closed:
        return []
    from anplan.commands.issued import issued_brief

    opened = Opened(tree, loaded, with_rest_days(project, session), session.today)
    try:
        brief = issued_brief(opened, with_arrivals(opened), month)
    except FileError as error:  # the template: a finding, which hides no other
        return [Problem("Y116", "error", Place(TEMPLATE_PATH), error.message, error.hint)]
    return list(run_on_brief(brief))


def _is_of_month(problem: Problem, loaded: Loaded, period: Period) -> bool:
    """Tell whether a finding is about the month, or keeps the month from being judged."""
    file = problem.where.file
    is_plan_unread = loaded.project is None and file == PLAN
    is_in_file = file.endswith((f"/{period}.yaml", f"/{period}.md")) or file == TEMPLATE_PATH
    return problem.code in ON_A_DAY or is_in_file or is_plan_unread


def _papers(session: Session, tree: Tree, loaded: Loaded, period: Period) -> tuple[Paper, ...]:
    """Give the month's papers as they stand on the day, even where its brief is out already."""
    assert loaded.project is not None
    day = asked_day(session, loaded.project)
    project = with_arrivals(Opened(tree, loaded, loaded.project, day), session)
    return papers_of(project, Question.on(day), period)


def _print(session: Session, tree: Tree, checked: _Checked, step_summary: Path | None) -> None:
    last = checked.last_line(session)
    if session.format == "json":
        from anplan.show.json_text import dump
        from anplan.show.state_json import findings_json

        loaded = checked.loaded
        held, allowed = checked.findings
        old = checked.outcome.old if checked.outcome is not None else None
        document = findings_json(
            session.words,
            held,
            loaded.files_found,
            loaded.files_read,
            allowed,
            old,
            checked.revision,
        )
        session.write(dump(document))
    elif session.format == "github":
        _print_for_github(session, tree, checked.findings.held, last, step_summary)
    elif session.format == "sarif":
        _print_sarif(session, tree, checked.findings.held)
    else:
        screen = problems_screen(session.words, checked.findings.held)
        screen.line(last)
        session.show(screen)


def _print_for_github(
    session: Session,
    tree: Tree,
    found: list[Problem],
    last: str,
    step_summary: Path | None,
) -> None:
    from anplan.files.save import append
    from anplan.show.github import log_lines, summary_table
    from anplan.show.safe import log_line

    prefix = way_within_repository(tree)
    lines = (*log_lines(session.words, found, prefix), log_line(last))
    session.write("".join(f"{line}\n" for line in lines))
    if step_summary is not None:
        try:
            append(step_summary, summary_table(session.words, found, prefix, last))
        except FileError as error:
            session.note(log_line(session.words.tell(error.message)))


def _print_sarif(session: Session, tree: Tree, found: list[Problem]) -> None:
    from anplan.show.json_text import dump
    from anplan.show.sarif import sarif_log

    prefix = way_within_repository(tree)
    session.write(dump(sarif_log(session.words, RULES, found, prefix)))
