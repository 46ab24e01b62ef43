"""``anplan check [PATH…]``: all rules over all files, every problem in one run."""

from collections.abc import Sequence
from os.path import normpath
from pathlib import Path
from typing import NamedTuple

from anplan.base.errors import FileError, UsageError
from anplan.base.message import say
from anplan.base.period import Period
from anplan.base.problem import Place, Problem
from anplan.checks.all_rules import BY_CODE, ON_A_DAY, run, run_on_papers
from anplan.checks.selection import Selection
from anplan.commands.findings import Findings, judged_findings
from anplan.commands.judged import with_arrivals
from anplan.commands.session import (
    Opened,
    Session,
    asked_day,
    asked_month,
    asked_tree,
    read_tree,
    refuse_format,
)
from anplan.files.load import Loaded
from anplan.files.tree import Tree
from anplan.files.workspace import Workspace, inside_repository
from anplan.model.paths import PLAN
from anplan.show.check import counts_line, left_out, papers_line
from anplan.show.problems import problems_screen
from anplan.state.papers import Paper, papers_of
from anplan.state.question import Question


class Options(NamedTuple):
    """What is asked of a check: a month, how strict, and where a job's summary goes."""

    month: str | None = None
    strict: bool = False
    step_summary: Path | None = None
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()

    @property
    def selection(self) -> Selection:
        """Give the rules that are asked for."""
        return Selection.of(self.select, self.ignore, BY_CODE)


class _Checked(NamedTuple):
    loaded: Loaded
    findings: Findings
    papers_told: str = ""
    unread_hidden: int = 0

    def last_line(self, session: Session) -> str:
        words, loaded = session.words, self.loaded
        counts = counts_line(words, self.findings.held, loaded.files_found, loaded.files_read)
        counts += left_out(words, len(self.findings.allowed), self.unread_hidden)
        return words.sentences(counts, self.papers_told) if self.papers_told else counts


def check(session: Session, paths: Sequence[Path], options: Options) -> int:
    """Check a workspace; 1 where there is an error (when strict a warning too)."""
    refuse_format(session, ("text", "json", "github"))
    selection = options.selection
    tree = asked_tree(session)
    checked = _checked(session, tree, options.month, selection)
    if paths:
        workspace = Workspace.find(session.folder)
        chosen = tuple(_inside(workspace, session.folder / path) for path in paths)
        findings = checked.findings.only(lambda problem: _is_chosen(problem, chosen))
        checked = checked._replace(findings=findings)
    _print(session, tree, checked, options.step_summary)
    failing = ("error", "warning") if options.strict else ("error",)
    nothing_judged = checked.loaded.project is None and checked.unread_hidden > 0
    return int(nothing_judged or any(one.level in failing for one in checked.findings.held))


def _checked(session: Session, tree: Tree, month: str | None, selection: Selection) -> _Checked:
    if month is None and session.on is not None:
        raise UsageError(
            say("Without --month no day is asked for"), say("Add --month, or leave --on out")
        )
    period = None if month is None else asked_month(month)
    loaded = read_tree(session, tree)
    told = list(loaded.problems)
    hidden = sum(not selection.takes(problem.code) for problem in told)
    papers = None
    if loaded.project is not None:
        told += run(loaded.project)
        if period is not None:
            papers = _papers(session, tree, loaded, period)
            told += run_on_papers(loaded.project, papers)
    findings = judged_findings(
        loaded.project, loaded.texts, told, selection, on_a_day=papers is not None
    )
    if period is None:
        return _Checked(loaded, findings, unread_hidden=hidden)
    findings = findings.only(lambda problem: _is_of_month(problem, loaded, period))
    if loaded.project is None or papers is None:
        return _Checked(loaded, findings, unread_hidden=hidden)
    line = papers_line(session.words, loaded.project, period, papers)
    return _Checked(loaded, findings, line, hidden)


def _is_of_month(problem: Problem, loaded: Loaded, period: Period) -> bool:
    """Tell whether a finding is about the month, or keeps the month from being judged."""
    file = problem.where.file
    is_plan_unread = loaded.project is None and file == PLAN
    return problem.code in ON_A_DAY or file.endswith(f"/{period}.yaml") or is_plan_unread


def _papers(session: Session, tree: Tree, loaded: Loaded, period: Period) -> tuple[Paper, ...]:
    """Give the month's papers as they stand on the day, even where its brief is out already."""
    assert loaded.project is not None
    day = asked_day(session, loaded.project)
    project = with_arrivals(Opened(tree, loaded, loaded.project, day))
    return papers_of(project, Question.on(day), period)


def _print(session: Session, tree: Tree, checked: _Checked, step_summary: Path | None) -> None:
    last = checked.last_line(session)
    if session.format == "json":
        from anplan.show.json_text import dump
        from anplan.show.state_json import findings_json

        loaded = checked.loaded
        held, allowed = checked.findings
        document = findings_json(
            session.words, held, loaded.files_found, loaded.files_read, allowed
        )
        session.write(dump(document))
    elif session.format == "github":
        _print_for_github(session, tree, checked.findings.held, last, step_summary)
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
    from anplan.show.github import log_line, log_lines, summary_table

    prefix = way_within_repository(tree)
    lines = (*log_lines(session.words, found, prefix), log_line(last))
    session.write("".join(f"{line}\n" for line in lines))
    if step_summary is not None:
        try:
            append(step_summary, summary_table(session.words, found, prefix, last))
        except FileError as error:
            session.note(log_line(session.words.tell(error.message)))


def way_within_repository(tree: Tree) -> str:
    """Give the way from the repository's top to the workspace; empty, or ends with a slash."""
    return inside_repository(tree.root)[1] if isinstance(tree, Workspace) else tree.standpoint.way


def _inside(workspace: Workspace, path: Path) -> str:
    """Give a path within the workspace as its files are named."""
    try:
        inside = Path(normpath(path.absolute())).relative_to(workspace.root).as_posix()
    except ValueError:
        raise UsageError(
            say("{path} is outside the workspace {root}", path=str(path), root=str(workspace.root)),
            say("Give files or folders of the workspace"),
        ) from None
    if not path.exists():
        raise UsageError(
            say("No such file or folder: {path}", path=str(path)),
            say("Give files or folders of the workspace"),
        )
    return inside


def _is_chosen(problem: Problem, chosen: tuple[str, ...]) -> bool:
    assert isinstance(problem.where, Place)
    file = problem.where.file
    return any(path in (".", file) or file.startswith(f"{path}/") for path in chosen)
