"""What a change brings: its findings held against those of the state it starts from."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from anplan.base.errors import WorkspaceError
from anplan.base.problem import Problem
from anplan.checks.all_rules import BY_CODE, run
from anplan.checks.change import Change
from anplan.checks.compare import brought, compare
from anplan.checks.levels import with_levels
from anplan.checks.subjects import IssuedBrief
from anplan.files.git.changes import ReadTree, changed_files
from anplan.files.git.history import snapshot_before
from anplan.files.git.snapshot import Snapshot
from anplan.files.tree import Tree
from anplan.work.console import Console
from anplan.work.findings import Findings, in_order


class Side(NamedTuple):
    """One of the two states, and what was found in it."""

    state: ReadTree
    findings: Findings


class Circumstances(NamedTuple):
    """What is known of a change beside its two states, as `Change` has it."""

    committed: Mapping[str, date] = MappingProxyType({})
    issues: Sequence[IssuedBrief] = ()


NO_CIRCUMSTANCES = Circumstances()


class Outcome(NamedTuple):
    """The findings of a change: all of them, and those that were there before."""

    findings: Findings
    old: list[Problem]

    @property
    def new(self) -> list[Problem]:
        """Return what the change brings."""
        known = {id(problem) for problem in self.old}
        return [problem for problem in self.findings.active if id(problem) not in known]


def base_of(console: Console, tree: Tree, rev: str) -> Snapshot | None:
    """Return the state a change starts from; None, told on stderr, where there was none yet."""
    try:
        return snapshot_before(tree, rev)
    except WorkspaceError as error:
        words = console.words
        console.note(words.sentences(words.tell(error.message), words("Everything counts as new")))
        return None


def tell_uncompared(console: Console, before: ReadTree) -> None:
    """Note on stderr how many files of the base cannot be read: they are not compared."""
    count = before.loaded.files_found - before.loaded.files_read
    if count:
        text = console.words("files of the base that cannot be read and are not compared: {count}")
        console.note(text.format(count=count))


def compared(
    before: Side | None,
    after: Side,
    author: str | None,
    keep: Callable[[Problem], bool],
    circumstances: Circumstances = NO_CIRCUMSTANCES,
) -> Outcome:
    """Divide findings into new and old ones, and add what is wrong with the change itself."""
    active, allowed = after.findings
    divided = compare(before.findings.active if before is not None else (), active)
    problems = divided.problems
    old = problems[len(divided.new) :]
    if before is not None:
        of_change = _of_change(before, after, author, circumstances)
        problems += [problem for problem in of_change if keep(problem)]
    return Outcome(Findings(in_order(problems), allowed), old)


def _of_change(
    before: Side, after: Side, author: str | None, circumstances: Circumstances
) -> list[Problem]:
    """Judge the change by the rules about changes, at the levels that the base's plan gives."""
    old, new = before.state.loaded.project, after.state.loaded.project
    if old is None or new is None:
        return []
    files = changed_files(before.state, after.state)
    let_stand = brought(before.findings.allowed, after.findings.allowed)
    problems = run(Change(old, new, *files, author, let_stand, BY_CODE, *circumstances))
    places = after.state.loaded.places
    return with_levels(map(places.locate, problems), BY_CODE, old.plan)
