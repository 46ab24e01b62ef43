"""``anplan check [PATH…]``: all rules over all files, every problem in one run."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from anplan.base.errors import FileError, UsageError
from anplan.base.message import say
from anplan.checks.all_rules import RULES
from anplan.commands.formats import printer_of
from anplan.show.findings.problems import problems_screen
from anplan.show.words import Words
from anplan.work.check import Checked, Options, checked_files, compared_files
from anplan.work.console import Console
from anplan.work.judge import asked_revision
from anplan.work.paths import chosen_by, way_within_repository
from anplan.work.session import Session, asked_tree


def check(session: Session, paths: Sequence[Path], options: Options) -> int:
    """Check a workspace; 1 where there is an error (when strict a warning too)."""
    show = printer_of(session, "check")
    refuse_loose(options, session.on)
    if options.author == "":
        options = options._replace(author=None)
        session.console.note(
            session.console.words("--author is empty: whose files they are is not asked")
        )
    checked = checked_workspace(session, paths, options)
    show(session.console, checked, options)
    return int(is_failing(checked, options))


def checked_workspace(session: Session, paths: Sequence[Path], options: Options) -> Checked:
    """Run all rules over the files that are asked about."""
    tree = asked_tree(session)
    chosen = chosen_by(session, tree, paths)
    if options.base is None:
        checked = checked_files(session, tree, options, chosen)
    else:
        checked = compared_files(session, tree, options, chosen)
    project = checked.state.loaded.project
    asked = asked_revision(session, tree, project.plan if project else None)
    return checked._replace(revision=asked)


def is_failing(checked: Checked, options: Options) -> bool:
    """Return whether something is wrong: an error, when strict a warning, or a plan that is unread."""
    failing = ("error", "warning") if options.strict else ("error",)
    nothing_judged = checked.state.loaded.project is None and checked.unread_hidden > 0
    return nothing_judged or any(problem.level in failing for problem in checked.findings.active)


def refuse_loose(options: Options, on: object) -> None:
    """Refuse what means nothing without another option."""
    if not options.asked.is_named and on is not None:
        raise UsageError(
            say("Without --period or --month no day is asked for"),
            say("Add --period, or leave --on out"),
        )
    if options.base is None and options.author is not None:
        raise UsageError(
            say("Without --base there is no change that an author could have made"),
            say("Add --base, or leave --author out"),
        )


def print_text(console: Console, checked: Checked, _options: Options) -> None:
    """Print the findings as a screen."""
    screen = problems_screen(console.words, checked.findings.active)
    screen.line(checked.last_line(console.words))
    console.show(screen)


def print_json(console: Console, checked: Checked, _options: Options) -> None:
    """Print the findings as JSON."""
    from anplan.show.json.text import dump

    console.write(dump(document_of(console.words, checked)))


def document_of(words: Words, checked: Checked) -> dict[str, Any]:
    """Return the findings as they stand in a JSON document."""
    from anplan.show.json.state import findings_json

    loaded = checked.state.loaded
    return findings_json(
        words,
        checked.findings.active,
        loaded.files_found,
        loaded.files_read,
        checked.findings.allowed,
        None if checked.outcome is None else checked.outcome.old,
        checked.revision,
    )


def print_github(console: Console, checked: Checked, options: Options) -> None:
    """Print the findings as GitHub's annotations, and a table into the step's summary."""
    from anplan.files.disk.save import append
    from anplan.show.findings.github import log_lines, summary_table
    from anplan.show.safe import log_line

    problems, last = checked.findings.active, checked.last_line(console.words)
    prefix = way_within_repository(checked.state.tree)
    lines = (*log_lines(console.words, problems, prefix), log_line(last))
    console.write("".join(f"{line}\n" for line in lines))
    if options.step_summary is not None:
        try:
            table = summary_table(console.words, problems, prefix, last)
            append(options.step_summary, table)
        except FileError as error:
            console.note(log_line(console.words.tell(error.message)))


def print_sarif(console: Console, checked: Checked, _options: Options) -> None:
    """Print the findings as a SARIF log."""
    from anplan.show.findings.sarif import sarif_log
    from anplan.show.json.text import dump

    prefix = way_within_repository(checked.state.tree)
    console.write(dump(sarif_log(console.words, RULES, checked.findings.active, prefix)))
