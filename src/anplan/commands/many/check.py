"""``anplan check`` of several workspaces: the findings of all, each with the way to its file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from anplan.base.errors import FileError
from anplan.base.problem import Problem
from anplan.checks.all_rules import RULES
from anplan.commands.check.check import checked_workspace, document_of, is_failing, refuse_loose
from anplan.commands.formats import printer_named
from anplan.commands.many.documents import documents_json
from anplan.show.findings.problems import problems_screen
from anplan.work.check import Options
from anplan.work.console import Console
from anplan.work.paths import way_within_repository
from anplan.work.portfolio import Answer, Asking, Member, ask_each, refuse_alike, tell_answers
from anplan.work.session import Session


class PlanFindings(NamedTuple):
    """What was found in one workspace; files are named from its own folder.

    ``way`` leads from the top of its repository to that folder.
    """

    problems: tuple[Problem, ...]
    way: str
    last_line: str
    document: dict[str, Any] | None
    fails: bool


Answers = Sequence[Answer[PlanFindings]]


@dataclass(frozen=True)
class _Ask:
    """Checks a workspace; other processes are given it, so it is no closure."""

    options: Options

    def __call__(self, session: Session, _member: Member) -> PlanFindings:
        checked, words = checked_workspace(session, (), self.options), session.console.words
        return PlanFindings(
            tuple(checked.findings.active),
            way_within_repository(checked.state.tree),
            checked.last_line(words),
            document_of(words, checked) if session.format == "json" else None,
            is_failing(checked, self.options),
        )


def check_many(
    console: Console, members: Sequence[Member], asking: Asking, options: Options
) -> int:
    """Check several workspaces; 1 where one has an error, 2 where one could not be read at all."""
    show = printer_named("check of several", asking.format)
    refuse_loose(options, asking.on)
    answers = list(ask_each(members, asking, _Ask(options)))
    refuse_alike(answers)
    show(console, answers, options)
    worst = tell_answers(console, answers)
    return max(worst, *(int(answer.value is not None and answer.value.fails) for answer in answers))


def _from_here(answer: Answer[PlanFindings]) -> list[Problem]:
    """Return the findings of a workspace, their files named by the way that was typed."""
    folder = answer.member.folder.as_posix()
    return _below("" if folder == "." else f"{folder}/", answer)


def _from_the_top(answers: Answers) -> list[Problem]:
    """Return the findings of all workspaces, their files named from the top of the repository."""
    return [
        problem
        for answer in answers
        if answer.value is not None
        for problem in _below(answer.value.way, answer)
    ]


def _below(way: str, answer: Answer[PlanFindings]) -> list[Problem]:
    problems = answer.value.problems if answer.value else ()
    return [
        problem._replace(where=problem.where._replace(file=f"{way}{problem.where.file}"))
        for problem in problems
    ]


def _last_lines(console: Console, answers: Answers) -> list[str]:
    return [
        console.words.labelled(answer.member.name, answer.value.last_line)
        for answer in answers
        if answer.value is not None
    ]


def print_text(console: Console, answers: Answers, _options: Options) -> None:
    """Print the findings of all workspaces, then a line for each."""
    every = [problem for answer in answers for problem in _from_here(answer)]
    screen = problems_screen(console.words, every)
    for line in _last_lines(console, answers):
        screen.line(line)
    console.show(screen)


def print_json(console: Console, answers: Answers, _options: Options) -> None:
    """Print the findings of each workspace as one JSON document."""
    documents_json(console, answers, "check", lambda value: value.document)


def print_github(console: Console, answers: Answers, options: Options) -> None:
    """Print the findings of all as GitHub's annotations, and one table into the step's summary."""
    from anplan.files.disk.save import append
    from anplan.show.findings.github import log_lines, summary_table
    from anplan.show.safe import log_line

    problems, last = _from_the_top(answers), _last_lines(console, answers)
    lines = (*log_lines(console.words, problems, ""), *map(log_line, last))
    console.write("".join(f"{line}\n" for line in lines))
    if options.step_summary is not None:
        try:
            table = summary_table(console.words, problems, "", " ".join(last))
            append(options.step_summary, table)
        except FileError as error:
            console.note(log_line(console.words.tell(error.message)))


def print_sarif(console: Console, answers: Answers, _options: Options) -> None:
    """Print the findings of all as one SARIF log."""
    from anplan.show.findings.sarif import sarif_log
    from anplan.show.json.text import dump

    console.write(dump(sarif_log(console.words, RULES, _from_the_top(answers), "")))
