"""From edits to a written file: checked first, asked about, then stored and told."""

import difflib
from collections import ChainMap, Counter
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from anplan.base.errors import FileError
from anplan.base.message import say
from anplan.base.problem import Problem
from anplan.checks.all_rules import problems_of
from anplan.checks.selection import Selection
from anplan.files.disk.draft import Draft, Edit, draft, write
from anplan.files.load import with_draft
from anplan.model.project import Project
from anplan.show.findings.problems import problems_screen
from anplan.show.layout.lines import plain
from anplan.show.safe import log_line, no_command, printable
from anplan.show.screens.light_change import light_changes
from anplan.show.words import Words
from anplan.state.build import build
from anplan.state.question import Question
from anplan.work.findings import judged_findings
from anplan.work.session import Opened, Session

TRIES = 20
_NO_ALLOWANCES = Selection(unwanted=frozenset({"A101", "A102"}))
"""A comment that holds nothing is told by ``check``: it does not keep a fact from being written."""


class Proposal(NamedTuple):
    """A draft with the project as it would be, and the problems that it would bring."""

    draft: Draft
    project: Project
    problems: list[Problem]

    @property
    def refused(self) -> bool:
        """Tell whether it brings an error."""
        return any(problem.level == "error" for problem in self.problems)


class Manner(NamedTuple):
    """How a writing command goes about it."""

    dry_run: bool = False
    commit: bool = False
    yes: bool = False


def propose(opened: Opened, file: str, beginning: str, edits: list[Edit]) -> Proposal:
    """Draft a file and hold the project with it against every rule."""
    made = draft(opened.workspace, file, beginning, edits)
    project, unread = with_draft(opened.project, file, made.after)
    return Proposal(made, project, new_problems(opened, project, unread, {file: made.after}))


def new_problems(
    opened: Opened, after: Project, unread: Iterable[Problem], texts: Mapping[str, str]
) -> list[Problem]:
    """Give the problems that changed files bring: those of the texts, else those of the rules."""
    told = (*unread, *problems_of(after)) if after is not opened.project else tuple(unread)
    known = Counter(map(_key, (*problems_of(opened.project), *opened.loaded.problems)))
    both = ChainMap(dict(texts), opened.loaded.texts)  # type: ignore[arg-type]
    new: list[Problem] = []
    for problem in judged_findings(after, both, told, _NO_ALLOWANCES).held:
        known[_key(problem)] -= 1
        if known[_key(problem)] < 0:
            new.append(problem)
    return new


def _key(problem: Problem) -> tuple[str, str, str]:
    return problem.code, problem.where.file, repr(problem.message)


def store(
    session: Session,
    again: Callable[[], tuple[Opened, Proposal]],
    first: tuple[Opened, Proposal],
    manner: Manner,
    summary: str,
    message: Callable[[Words], str],
) -> tuple[int, Proposal]:
    """Ask, write and commit a proposal; ``again`` makes it anew where the file changed meanwhile.

    Give 0 where it is stored, 1 where a rule refuses it.
    """
    opened, proposal = first
    for _ in range(TRIES):
        if not _accepted(session, proposal, manner):
            return 1, proposal
        session.out.write(f"{log_line(summary)}\n")
        if manner.dry_run:
            session.out.write(diff(proposal.draft))
            return 0, proposal
        session.out.flush()  # where nothing can be told, nothing is written
        if write(opened.workspace, [proposal.draft]):
            session.tell_written(proposal.draft.file)
            if manner.commit:
                _commit(session, opened, proposal, message)
            return 0, proposal
        opened, proposal = again()
    raise FileError(
        say("{file} keeps being changed by somebody else", file=proposal.draft.file),
        say("Wait until it has ended and try again; nothing was changed"),
    )


def _accepted(session: Session, proposal: Proposal, manner: Manner) -> bool:
    """Show what the rules say; ask where they only warn."""
    show_problems(session, proposal.problems)
    if proposal.refused:
        session.note(session.words("Nothing was written."))
        return False
    warned = any(problem.level == "warning" for problem in proposal.problems)
    if not warned or manner.yes or manner.dry_run:
        return True
    if not session.asks:
        session.note(session.words("Nothing was written; --yes writes it all the same."))
        return False
    return session.confirm(session.words("Write it all the same?"))


def show_problems(session: Session, problems: list[Problem]) -> None:
    """Show problems on stderr, as ``check`` does."""
    if problems:
        screen = problems_screen(session.words, problems)
        session.err.write(plain(screen, ambiguous=session.ambiguous))


def tell_lights(session: Session, opened: Opened, after: Project, refs: Iterable[str]) -> None:
    """Tell the lights that a write has moved, before and after."""
    question = Question.on(opened.day)
    states = build(opened.project, question), build(after, question)
    for line in light_changes(session.words, *states, refs):
        session.out.write(f"{log_line(line)}\n")


def diff(made: Draft) -> str:
    """Write the change of a draft as a unified diff."""
    before = b"" if made.before is None else made.before
    lines = difflib.unified_diff(
        before.decode("utf-8-sig").splitlines(),
        made.after.splitlines(),
        f"a/{made.file}" if made.before is not None else "/dev/null",
        f"b/{made.file}",
        lineterm="",
    )
    return "".join(f"{no_command(printable(line))}\n" for line in lines)


def _commit(
    session: Session, opened: Opened, proposal: Proposal, message: Callable[[Words], str]
) -> None:
    from anplan.files.git.commit import commit_file

    words = Words(opened.project.plan.language)
    name = commit_file(opened.workspace, proposal.draft.file, proposal.draft.data, message(words))
    session.out.write(session.words("committed: {commit}").format(commit=name) + "\n")
