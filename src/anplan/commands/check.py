"""``anplan check [PATH…]``: all rules over all files, every problem in one run."""

from collections.abc import Sequence
from os.path import normpath
from pathlib import Path
from typing import NamedTuple

from anplan.base.errors import FileError, UsageError
from anplan.base.message import say
from anplan.base.period import Period
from anplan.base.problem import Place, Problem
from anplan.checks.all_rules import RULES, run, run_on_papers
from anplan.commands.judged import with_arrivals
from anplan.commands.session import (
    Opened,
    Session,
    asked_day,
    asked_month,
    asked_tree,
    in_order,
    read_tree,
    refuse_format,
)
from anplan.files.load import Loaded
from anplan.files.tree import Tree
from anplan.files.workspace import Workspace, inside_repository
from anplan.model.paths import PLAN
from anplan.show.check import counts_line, papers_line
from anplan.show.problems import problems_screen
from anplan.state.papers import Paper, papers_of
from anplan.state.question import Question


class Options(NamedTuple):
    """What is asked of a check: a month, how strict, and where a job's summary goes."""

    month: str | None = None
    strict: bool = False
    step_summary: Path | None = None


class _Checked(NamedTuple):
    loaded: Loaded
    found: list[Problem]
    papers_told: str = ""

    def last_line(self, session: Session) -> str:
        loaded = self.loaded
        counts = counts_line(session.words, self.found, loaded.files_found, loaded.files_read)
        return session.words.sentences(counts, self.papers_told) if self.papers_told else counts


def check(session: Session, paths: Sequence[Path], options: Options) -> int:
    """Check a workspace; 1 where there is an error (when strict a warning too)."""
    refuse_format(session, ("text", "json", "github", "sarif"))
    tree = asked_tree(session)
    checked = _checked(session, tree, options.month)
    if paths:
        workspace = Workspace.find(session.folder)
        chosen = tuple(_inside(workspace, session.folder / path) for path in paths)
        found = [problem for problem in checked.found if _is_chosen(problem, chosen)]
        checked = checked._replace(found=found)
    _print(session, tree, checked, options.step_summary)
    failing = ("error", "warning") if options.strict else ("error",)
    return int(any(problem.level in failing for problem in checked.found))


def _checked(session: Session, tree: Tree, month: str | None) -> _Checked:
    if month is None:
        if session.on is not None:
            raise UsageError(
                say("Without --month no day is asked for"), say("Add --month, or leave --on out")
            )
        loaded = read_tree(session, tree)
        return _Checked(loaded, _findings(loaded))
    period = asked_month(month)
    loaded = read_tree(session, tree)
    found = [one for one in _findings(loaded) if _is_of_month(one, loaded, period)]
    if loaded.project is None:
        return _Checked(loaded, found)
    papers = _papers(session, tree, loaded, period)
    late = [loaded.places.settle(one) for one in run_on_papers(loaded.project, papers)]
    told = papers_line(session.words, loaded.project, period, papers)
    return _Checked(loaded, in_order([*found, *late]), told)


def _findings(loaded: Loaded) -> list[Problem]:
    places = loaded.places
    told = list(loaded.problems)
    if loaded.project is not None:
        told += run(loaded.project)
    return in_order([places.settle(problem) for problem in told])


def _is_of_month(problem: Problem, loaded: Loaded, period: Period) -> bool:
    """Tell whether a finding is in a file of the month, or keeps the month from being judged."""
    file = problem.where.file
    return file.endswith(f"/{period}.yaml") or (loaded.project is None and file == PLAN)


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
        document = findings_json(
            session.words, checked.found, loaded.files_found, loaded.files_read
        )
        session.write(dump(document))
    elif session.format == "github":
        _print_for_github(session, tree, checked.found, last, step_summary)
    elif session.format == "sarif":
        _print_sarif(session, tree, checked.found)
    else:
        screen = problems_screen(session.words, checked.found)
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
