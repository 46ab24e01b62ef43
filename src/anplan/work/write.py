"""From edits to a written file: checked first, asked about, then stored and told."""

import difflib
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from anplan.base.errors import FileError, UsageError
from anplan.base.message import Message, say
from anplan.base.problem import Problem
from anplan.checks.all_rules import BY_CODE, problems_of
from anplan.checks.selection import Selection
from anplan.files.disk.draft import Draft, Edit, draft, write
from anplan.files.load import with_draft
from anplan.files.yaml.text_store import DraftedTexts
from anplan.model.project import Project
from anplan.show.findings.problems import problems_screen
from anplan.show.layout.lines import plain
from anplan.show.safe import log_line, no_command, printable
from anplan.show.screens.light_change import light_changes
from anplan.show.words import Words
from anplan.state.build import build
from anplan.state.question import Question
from anplan.work.console import Console
from anplan.work.findings import judged_findings
from anplan.work.judge import with_arrivals
from anplan.work.merged import lasting
from anplan.work.session import Opened, Session, open_workspace
from anplan.work.typed_problems import typed_problems

TRIES = 20
_NO_ALLOWANCES = Selection(unwanted=frozenset({"A101", "A102"}))
"""A comment that holds nothing is told by ``check``: it does not keep a fact from being written."""


class ChangedMeanwhileError(FileError):
    """A file was written between its reading and the draft of its change."""


class Proposal(NamedTuple):
    """A draft, the project as it would be, and the problems that it would bring.

    ``changes`` say what changes in meaning, ``heading`` in whose paper; ``refs`` are the things
    whose lights may move; ``doubts`` say why it may not be meant, though no rule is broken.
    """

    draft: Draft
    project: Project
    problems: list[Problem]
    changes: tuple[Message, ...]
    heading: str = ""
    refs: tuple[str, ...] = ()
    doubts: tuple[Message, ...] = ()

    @property
    def refused(self) -> bool:
        """Return whether it brings an error."""
        return any(problem.level == "error" for problem in self.problems)

    def summary(self, words: Words) -> str:
        """Write what changes in one line."""
        return self._under(
            words, words.listed(tuple(words.tell(change) for change in self.changes))
        )

    def message(self, words: Words) -> str:
        """Write a commit's message, the first change in the first line."""
        first, *rest = (words.tell(lasting(change)) for change in self.changes)
        return "\n".join([self._under(words, first), *(["", *rest] if rest else [])]) + "\n"

    def _under(self, words: Words, text: str) -> str:
        return words.labelled(self.heading, text) if self.heading else text


Propose = Callable[[Opened], Proposal | None]
"""Makes a proposal for the files as they are; None where they say so already."""


class Manner(NamedTuple):
    """How a writing command goes about it.

    ``shows_file``: a dry run shows the file's change; ``takes_reason``: a reason is an option of
    the command, not a key to write.
    """

    dry_run: bool = False
    commit: bool = False
    yes: bool = False
    shows_file: bool = True
    takes_reason: bool = False


def drafted(opened: Opened, file: str, beginning: str, edits: list[Edit]) -> Draft:
    """Draft a file from what was read of it.

    Raise FileError for one that cannot be read as it is: nothing of it is known; and
    ChangedMeanwhileError for one that is no longer what was judged.
    """
    if file in opened.project.broken:
        raise FileError(
            say("{file} cannot be read as it is, so nothing is written into it", file=file),
            say("Mend it first: anplan check {file}", file=file),
        )
    made = draft(opened.workspace, file, beginning, edits)
    if not opened.loaded.texts.is_as_read(file, made.before):
        raise ChangedMeanwhileError(
            say("{file} was changed by somebody else meanwhile", file=file),
            say("Run the command again; nothing was changed"),
        )
    return made


def proposed(
    opened: Opened,
    file: str,
    beginning: str,
    edits: list[Edit],
    changes: tuple[Message, ...],
    heading: str = "",
    refs: tuple[str, ...] = (),
) -> Proposal:
    """Draft a file and hold the project with it against every rule."""
    made = drafted(opened, file, beginning, edits)
    project, unread = with_draft(opened.project, file, made.after)
    problems = new_problems(opened, project, unread, {file: made.after})
    return Proposal(made, project, problems, changes, heading, refs)


def new_problems(
    opened: Opened, after: Project, unread: Iterable[Problem], texts: Mapping[str, str]
) -> list[Problem]:
    """Return the problems that changed files bring: those of the texts, else those of the rules."""
    problems = (*unread, *problems_of(after)) if after is not opened.project else tuple(unread)
    both = DraftedTexts(texts, opened.loaded.texts)
    found = judged_findings(after, both, problems, _NO_ALLOWANCES).active
    if not found:  # what there was before is of no interest then, and costs as much again
        return []
    known = Counter(map(_key, (*problems_of(opened.project), *opened.loaded.problems)))
    new: list[Problem] = []
    for problem in found:
        known[_key(problem)] -= 1
        if known[_key(problem)] < 0:
            new.append(problem)
    return new


def _key(problem: Problem) -> tuple[str, str, str]:
    return problem.code, problem.where.file, repr(problem.message)


def store(session: Session, opened: Opened, propose: Propose, manner: Manner) -> int:
    """Ask, write and commit what is proposed; anew where the file changed meanwhile.

    Return 1 where a rule refuses it.
    """
    console = session.console
    for turn in range(TRIES):
        if turn:
            opened = with_arrivals(open_workspace(session), console)
        try:
            proposal = propose(opened)
        except ChangedMeanwhileError:
            continue
        if proposal is None:
            return _told_that_nothing_changes(console, is_first=turn == 0)
        if not _accepted(console, proposal, manner):
            return 1
        if manner.commit and not _leaves_head_as_it_is(console, opened, proposal, manner):
            return 1
        if _written(console, opened, proposal, manner):
            _tell_lights(console, opened, proposal)
            return 0
    raise FileError(
        say("The file keeps being changed by somebody else"),
        say("Wait until it has ended and try again; nothing was changed"),
    )


def _told_that_nothing_changes(console: Console, *, is_first: bool) -> int:
    """Say that the files have it already; raise UsageError where somebody wrote it just now."""
    if not is_first:
        raise UsageError(say("Somebody else wrote the same meanwhile"))
    console.out.write(console.words("Nothing changes: the report says so already.") + "\n")
    return 0


def _written(console: Console, opened: Opened, proposal: Proposal, manner: Manner) -> bool:
    """Write and commit a proposal, or show it; return whether its file was as it was read."""
    if manner.shows_file:
        console.out.write(f"{log_line(proposal.summary(console.words))}\n")
    if manner.dry_run:
        console.out.write(diff(proposal.draft) if manner.shows_file else "")
        return True
    console.out.flush()  # where nothing can be told, nothing is written

    def tell() -> None:
        console.tell_written(proposal.draft.file)
        if manner.commit:
            _commit(console, opened, proposal)

    return write(opened.workspace, [proposal.draft], then=tell)


def _accepted(console: Console, proposal: Proposal, manner: Manner) -> bool:
    """Show what the rules say; ask where they only warn."""
    show_problems(console, proposal)
    asks_why = any(BY_CODE[problem.code].asks_why for problem in proposal.problems)
    if asks_why and manner.takes_reason:
        console.note(console.words("On this command line reason is --reason TEXT."))
    if proposal.refused:
        console.note(console.words("Nothing was written."))
        return False
    for doubt in proposal.doubts:
        console.note(console.words.sentence(console.words.tell(doubt)))
    warned = any(problem.level == "warning" for problem in proposal.problems)
    if not (warned or proposal.doubts) or manner.yes or manner.dry_run:
        return True
    if not console.asks:
        console.note(console.words("Nothing was written; --yes writes it all the same."))
        return False
    return console.confirm(console.words("Write it all the same?"))


def _leaves_head_as_it_is(
    console: Console, opened: Opened, proposal: Proposal, manner: Manner
) -> bool:
    """Return whether a commit of the file takes out nothing that HEAD has, or may do so."""
    from anplan.work.behind import lost_by, may_leave_out

    lost = lost_by(opened.workspace, proposal.draft)
    return may_leave_out(console, opened.project, lost, yes=manner.yes or manner.dry_run)


def show_problems(console: Console, proposal: Proposal) -> None:
    """Show problems of what was typed on stderr, in the form of ``check``."""
    if proposal.problems:
        problems = typed_problems(
            console.words, proposal.project, proposal.draft, proposal.problems
        )
        screen = problems_screen(console.words, problems)
        console.err.write(plain(screen, ambiguous=console.ambiguous))


def _tell_lights(console: Console, opened: Opened, proposal: Proposal) -> None:
    """Print the lights that a write has moved, before and after."""
    question = Question.on(opened.day)
    states = build(opened.project, question), build(proposal.project, question)
    for line in light_changes(console.words, *states, proposal.refs):
        console.out.write(f"{log_line(line)}\n")


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


def _commit(console: Console, opened: Opened, proposal: Proposal) -> None:
    from anplan.files.git.commit import commit_file

    made, message = proposal.draft, proposal.message(Words(opened.project.plan.language))
    name = commit_file(opened.workspace, made.file, made.data, message)
    console.out.write(console.words("committed: {commit}").format(commit=name) + "\n")
