"""``anplan check [PATH…]``: all rules over all files, every problem in one run."""

from collections.abc import Sequence
from pathlib import Path

from anplan.base.errors import FileError, UsageError
from anplan.base.message import say
from anplan.base.problem import Problem
from anplan.checks.all_rules import RULES
from anplan.files.tree import Tree
from anplan.show.findings.problems import problems_screen
from anplan.work.check import Checked, Options, checked_files, compared_files
from anplan.work.judge import asked_revision
from anplan.work.paths import chosen_by, way_within_repository
from anplan.work.session import Session, asked_tree, refuse_format


def check(session: Session, paths: Sequence[Path], options: Options) -> int:
    """Check a workspace; 1 where there is an error (when strict a warning too)."""
    refuse_format(session, ("text", "json", "github", "sarif"))
    _refuse_loose(session, options)
    tree = asked_tree(session)
    chosen = chosen_by(session, tree, paths)
    if options.base is None:
        checked = checked_files(session, tree, options, chosen)
    else:
        checked = compared_files(session, tree, options, chosen, options.base)
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


def _print(session: Session, tree: Tree, checked: Checked, step_summary: Path | None) -> None:
    last = checked.last_line(session)
    if session.format == "json":
        from anplan.show.json.state import findings_json
        from anplan.show.json.text import dump

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
    from anplan.files.disk.save import append
    from anplan.show.findings.github import log_lines, summary_table
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
    from anplan.show.findings.sarif import sarif_log
    from anplan.show.json.text import dump

    prefix = way_within_repository(tree)
    session.write(dump(sarif_log(session.words, RULES, found, prefix)))
