"""One run of all rules over a tree's files, perhaps held against the state they start from."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from anplan.base.commit import Revision
from anplan.base.errors import FileError
from anplan.base.message import mark
from anplan.base.period import Period
from anplan.base.problem import Place, Problem
from anplan.checks.all_rules import BY_CODE, codes_about, problems_of, run
from anplan.checks.rules.values.evidence import hashed_files
from anplan.checks.selection import Selection
from anplan.checks.subjects import (
    EvidenceFiles,
    Facts,
    IssuedBrief,
    MonthFigures,
    MonthItems,
    MonthPapers,
)
from anplan.files.git.changes import ReadTree
from anplan.files.load import Loaded
from anplan.files.tree import Tree
from anplan.model.paths import LETTERHEADS, PLAN, TEMPLATE_PATHS, template_path
from anplan.model.project import Project
from anplan.show.findings.summary import change_line, counts_line, left_out, papers_line
from anplan.show.screens.page import revision_parts
from anplan.show.words import Words
from anplan.state.papers import papers
from anplan.state.question import Question
from anplan.state.telling import is_told_in, papers_ending_with
from anplan.work.asked_period import NO_PERIOD, AskedPeriod
from anplan.work.circumstances import circumstances
from anplan.work.compare import (
    NO_CIRCUMSTANCES,
    Outcome,
    Side,
    base_of,
    compared,
    tell_uncompared,
)
from anplan.work.findings import Findings, judged_findings
from anplan.work.judge import with_arrivals
from anplan.work.paths import Chosen
from anplan.work.session import (
    Opened,
    Session,
    opened_as,
    read_tree,
)
from anplan.work.typed import accepted

_UNOWNED = mark("no unit names owners: nobody is asked who hands in")


class Options(NamedTuple):
    """What is asked of a check: a period, how strict, and where a job's summary goes.

    ``base`` is the revision that the files are compared with, ``author`` the account that
    asks for the change.
    """

    asked: AskedPeriod = NO_PERIOD
    strict: bool = False
    step_summary: Path | None = None
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    base: str | None = None
    author: str | None = None

    @property
    def selection(self) -> Selection:
        """Return the rules that are asked for."""
        return accepted(Selection.of(self.select, self.ignore, BY_CODE))

    def period(self, project: Project | None) -> Period | None:
        """Return the period that is asked for; one without its year is the plan's."""
        return self.asked.read(None if project is None else project.plan)


class Checked(NamedTuple):
    """What was read and what was found in it, and what else the last line says.

    ``papers`` counts those of the period that is asked for; ``unread_hidden`` is how much could not
    be read and is left out by --select or --ignore; ``outcome`` is that of a change, and
    ``is_unowned`` whether no unit named owners before it.
    """

    state: ReadTree
    findings: Findings
    papers: str = ""
    unread_hidden: int = 0
    outcome: Outcome | None = None
    revision: Revision | None = None
    is_unowned: bool = False

    def last_line(self, words: Words) -> str:
        """Write the counts, and what was asked."""
        loaded, outcome = self.state.loaded, self.outcome
        line = counts_line(words, self.findings.active, loaded.files_found, loaded.files_read)
        line += left_out(words, len(self.findings.allowed), self.unread_hidden)
        change = "" if outcome is None else change_line(words, outcome.new, len(outcome.old))
        asked = words("; ").join(revision_parts(words, self.revision))
        unowned = words(_UNOWNED) if self.is_unowned else ""
        for more in filter(None, (change, self.papers, asked, unowned)):
            line = words.sentences(line, more)
        return line


def compared_files(session: Session, tree: Tree, options: Options, chosen: Chosen) -> Checked:
    """Check the files and the state they start from; what is judged is what changed."""
    assert options.base is not None
    base = base_of(session.console, tree, options.base)
    before = None
    if base is not None:
        before = checked_files(session, base, options, chosen)
        tell_uncompared(session.console, before.state)
    after = checked_files(session, tree, options, chosen, before, session.known)
    selection, period = options.selection, options.period(after.state.loaded.project)

    def is_asked(problem: Problem) -> bool:
        of_period = period is None or _is_of(problem, after.state.loaded, period)
        return of_period and chosen(problem) and selection.takes(problem.code)

    outcome = compared(
        None if before is None else Side(before.state, before.findings),
        Side(after.state, after.findings),
        options.author,
        is_asked,
        NO_CIRCUMSTANCES if before is None else circumstances(session, before.state, after.state),
    )
    is_unowned = before is not None and not _names_owners(before.state.loaded.project)
    return after._replace(findings=outcome.findings, outcome=outcome, is_unowned=is_unowned)


def _names_owners(project: Project | None) -> bool:
    return project is None or any(unit.owners for unit in project.units.values())


def checked_files(
    session: Session,
    tree: Tree,
    options: Options,
    chosen: Chosen,
    before: Checked | None = None,
    known: date | None = None,
) -> Checked:
    """Check the files of a tree; the levels are those of the plan before, where there is one.

    ``known`` is the day whose knowledge is asked for, where one is.
    """
    selection = options.selection
    loaded = _with_days(session, tree, read_tree(session.console, tree, known))
    project = loaded.project
    period = options.period(project)
    problems = list(loaded.problems)
    hidden = sum(not selection.takes(problem.code) for problem in loaded.unread)
    asked: tuple[type, ...] = (Facts, EvidenceFiles)
    line = ""
    problems += _pointers(tree)
    problems += _of_letterheads(session.console.words, tree)
    if project is not None:
        problems += problems_of(project)
        problems += _of_evidence(tree, project)
        problems += _unissued(session, tree, loaded, project)
    if project is not None and period is not None:
        opened = with_arrivals(opened_as(session, tree, loaded), session.console)
        owed = papers(opened.project, Question.on(opened.day))
        by_period = papers_ending_with(opened.project, owed, period)
        asked = (*asked, MonthPapers, MonthItems, MonthFigures)
        problems += run(MonthItems.of(opened.project, period))
        problems += run(MonthFigures(opened.project, period.end))
        problems += run(MonthPapers(opened.project, tuple(chain(*by_period.values()))))
        line = papers_line(session.console.words, project, by_period)
        if options.base is None:
            problems += _of_brief(session, opened, period)
    judged_by = project if before is None else before.state.loaded.project
    findings = judged_findings(judged_by, loaded.texts, problems, selection, asked=asked)
    findings = findings.only(chosen)
    if period is not None:
        findings = findings.only(lambda problem: _is_of(problem, loaded, period))
    return Checked(ReadTree(tree, loaded), findings, line, hidden)


def _with_days(session: Session, tree: Tree, loaded: Loaded) -> Loaded:
    """Add to what was read the days on which papers came that do not say it themselves."""
    if loaded.project is None:
        return loaded
    opened = Opened(tree, loaded, loaded.project, session.today)
    return loaded._replace(project=with_arrivals(opened).project)


def _of_evidence(tree: Tree, project: Project) -> Iterable[Problem]:
    """Return the findings about papers with a hash, which are read where there are any."""
    files = [file for _, file, _ in hashed_files(project)]
    if not files:
        return ()
    from anplan.files.evidence import hashes_of

    return run(EvidenceFiles(project, hashes_of(tree, files)))


def _pointers(tree: Tree) -> Iterable[Problem]:
    """Return the findings about rendered briefs that were not fetched, issued or not."""
    from anplan.work.issued_brief import brief_pointers

    return brief_pointers(tree).values()


def _of_letterheads(words: Words, tree: Tree) -> Iterable[Problem]:
    """Return the findings about the office's own Word files, which are looked into where there are any."""
    if not any(entry in LETTERHEADS for entry in tree.templates()):
        return ()
    from anplan.work.letterhead import letterhead_problems

    return letterhead_problems(words, tree)


def _unissued(session: Session, tree: Tree, loaded: Loaded, project: Project) -> list[Problem]:
    """Return the findings about rendered briefs that say they were issued, and were not."""
    from anplan.work.issued_brief import unissued_brief, unissued_briefs

    opened = Opened(tree, loaded, project, session.today)
    return [
        problem for period in unissued_briefs(opened) for problem in run(unissued_brief(period))
    ]


def _of_brief(session: Session, opened: Opened, period: Period) -> list[Problem]:
    """Return the findings about a period's brief, where it is issued; it is rendered again.

    While a file cannot be read, nobody can tell what the brief would be; one that was not fetched
    is told of among the files. A change is not rendered: its templates are code that nobody has
    looked at yet.
    """
    project = opened.project
    if project.broken or period not in project.months_closed:
        return []
    from anplan.files.git.walk import Walk
    from anplan.work.issued_brief import brief_pointer, foot_of, issued_brief, written_brief
    from anplan.work.made_from import FEW_STATES, made_from

    if brief_pointer(opened.tree, period) is not None:
        return []
    foot = foot_of(written_brief(opened, period) or "")
    try:
        with Walk() as walk:
            origin = foot and made_from(
                session.console, opened, period, foot.digest, walk, FEW_STATES
            )
        brief = issued_brief(opened, period, origin)
    except FileError as error:  # the template: a finding, which hides no other
        return [
            Problem(
                "Y116",
                "error",
                Place(template_path(is_summary=project.is_summed_up(period))),
                error.message,
                error.hint,
            )
        ]
    return list(run(brief))


def _is_of(problem: Problem, loaded: Loaded, period: Period) -> bool:
    """Return whether a finding is about a period, or keeps it from being judged."""
    if problem.code in codes_about(MonthPapers, MonthItems, MonthFigures, IssuedBrief):
        return True
    file = problem.where.file
    if file == PLAN:
        return loaded.project is None
    return file in (*TEMPLATE_PATHS, *LETTERHEADS) or is_told_in(file, period)
