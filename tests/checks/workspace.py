"""Writes examples to disk, loads them, and writes what was found on one line each."""

from collections.abc import Iterable
from datetime import date
from itertools import chain
from pathlib import Path

from anplan.base.message import Message
from anplan.base.period import Period
from anplan.base.problem import Place, Problem
from anplan.checks.all_rules import problems_of, run
from anplan.checks.examples.workspace import BASE, DAY, MONTH
from anplan.checks.rule import Example
from anplan.checks.rules.briefs import AS_RENDERED, DIGEST
from anplan.checks.rules.values.evidence import hashed_files
from anplan.checks.subjects import EvidenceFiles, MonthFigures, MonthItems, MonthPapers
from anplan.files.disk.workspace import Workspace
from anplan.files.evidence import hashes_of
from anplan.files.git.changes import ReadTree
from anplan.files.load import Loaded, load
from anplan.files.sharing.linked import linked
from anplan.files.tree import Tree
from anplan.model.paths import rendered_path
from anplan.state.papers import papers
from anplan.state.question import Question
from anplan.state.telling import papers_ending_with
from anplan.work.brief_edition import digest_now
from anplan.work.compare import Side, compared
from anplan.work.findings import judged_findings
from anplan.work.issued_brief import (
    issued_brief,
    rendered_again,
    unissued_brief,
    unissued_briefs,
)
from anplan.work.session import Opened


def lay(root: Path, files: Example, written: str = "utf-8") -> None:
    """Write files, as text in an encoding or as symbolic links."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if written == "link":
            path.unlink(missing_ok=True)
            path.symlink_to(text)
        else:
            path.write_bytes(text.encode(written))


def loaded(root: Path, *overlays: Example) -> Loaded:
    """Lay examples over the base, in their order, and load the workspace."""
    for files in (BASE, *overlays):
        lay(root, files)
    return read(root)


def read(root: Path) -> Loaded:
    """Load a workspace with the figures that it takes from others."""
    tree = Workspace(root)
    return linked(tree, load(tree))


def problems(found: Loaded) -> list[Problem]:
    """Return the reader's problems and the rules', each with its line and column."""
    told = problems_of(found.project) if found.project else ()
    return judged_findings(found.project, found.texts, (*found.problems, *told)).active


def evidence_problems(tree: Tree, found: Loaded) -> list[Problem]:
    """Return what is wrong with the papers that have a hash."""
    if found.project is None:
        return []
    files = [file for _, file, _ in hashed_files(found.project)]
    told = run(EvidenceFiles(found.project, hashes_of(tree, files)))
    return [found.places.locate(problem) for problem in told]


def paper_problems(found: Loaded, day: date = DAY, month: Period = MONTH) -> list[Problem]:
    """Return what is wrong with a month's papers on a day."""
    if found.project is None:
        return []
    owed = papers(found.project, Question.on(day))
    by_period = papers_ending_with(found.project, owed, month)
    subjects = (
        MonthPapers(found.project, tuple(chain(*by_period.values()))),
        MonthItems.of(found.project, month),
        MonthFigures(found.project, month.end),
    )
    return [found.places.locate(problem) for subject in subjects for problem in run(subject)]


def change_problems(
    root: Path,
    before: Example,
    after: Example,
    author: str | None = None,
    gone: Iterable[str] = (),
) -> list[Problem]:
    """Return what is wrong with the change from one state, laid over the base, to the next."""
    old = _judged(root / "before", (BASE, before))
    new = _judged(root / "after", (BASE, before, after), gone)
    return compared(old, new, author, lambda _problem: True).new


def changes(
    root: Path,
    before: Example,
    after: Example,
    author: str | None = None,
    gone: Iterable[str] = (),
) -> list[str]:
    """Return what family H says of a change, one line a problem."""
    told = change_problems(root, before, after, author, gone)
    return lines(problem for problem in told if problem.code.startswith("H"))


def _judged(root: Path, overlays: Iterable[Example], gone: Iterable[str] = ()) -> Side:
    """Lay examples over each other, remove files, and check the workspace."""
    for files in overlays:
        lay(root, files)
    for file in gone:
        root.joinpath(file).unlink()
    tree = Workspace(root)
    found = linked(tree, load(tree))
    told = problems_of(found.project) if found.project else ()
    held = judged_findings(found.project, found.texts, (*found.problems, *told))
    return Side(ReadTree(tree, found), held)


def brief_problems(root: Path, found: Loaded) -> list[Problem]:
    """Return what is wrong with June's brief; stand-ins for its digest and text become the real ones."""
    if found.project is None:
        return []
    opened = Opened(Workspace(root), found, found.project, DAY)
    if MONTH not in found.project.months_closed:
        unissued = unissued_briefs(opened)
        return [one for month in unissued for one in run(unissued_brief(month))]
    path = root / rendered_path(MONTH)
    if path.exists():
        text = path.read_text("utf-8").replace(DIGEST, digest_now(opened, MONTH))
        rendered = rendered_again(opened, MONTH) if AS_RENDERED in text else ""
        path.write_text(text.replace(AS_RENDERED, rendered), encoding="utf-8")
    return list(run(issued_brief(opened, MONTH)))


def found(root: Path, *overlays: Example) -> list[str]:
    """Return what is wrong with examples laid over the base, one line a problem."""
    return lines(problems(loaded(root, *overlays)))


def lines(told: Iterable[Problem]) -> list[str]:
    """Write problems as ``file:line:column code message | cure``."""
    return [line(problem) for problem in told]


def line(problem: Problem) -> str:
    """Write one problem."""
    where = problem.where
    assert isinstance(where, Place)
    hint = f" | {english(problem.hint)}" if problem.hint else ""
    place = f"{where.file}:{where.line}:{where.column}"
    return f"{place} {problem.code} {english(problem.message)}{hint}"


def english(value: object) -> str:
    """Write a message or a value in it without a catalogue."""
    if isinstance(value, Message):
        values = {name: english(inner) for name, inner in value.values.items()}
        return value.text.format(**values)
    if isinstance(value, tuple):
        return ", ".join(english(one) for one in value)
    return str(value)
