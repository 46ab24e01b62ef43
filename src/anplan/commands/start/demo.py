"""``anplan demo [DIR]``: the sample workspace, with a history dated like its papers."""

import shlex
from dataclasses import replace
from pathlib import Path

from anplan.base.errors import HistoryError
from anplan.commands.ask.status import status
from anplan.files.disk.workspace import make_folder
from anplan.files.sample import commit_history, history, sample_files, write_files
from anplan.show.words import Words
from anplan.work.console import Console
from anplan.work.render import brief_text
from anplan.work.session import Session, open_workspace


def demo(session: Session, folder: Path, program: str = "anplan") -> int:
    """Make the sample, then show where it stands and what to try next.

    ``program`` is how anplan is called from within it.
    """
    root = session.folder / folder
    make_folder(root)
    files = sample_files()
    write_files(root, files)
    here = replace(session, folder=root)
    opened = open_workspace(here)
    words = Words(opened.project.plan.language)
    rendered = {
        f"briefs/{period}.md": brief_text(words, opened, period).encode()
        for period in opened.project.months_closed
    }
    write_files(root, rendered)
    files |= rendered
    try:
        steps = history(opened.project, files)
        commit_history(root, steps, files, opened.project.plan.timezone)
    except HistoryError as error:
        session.console.note(
            session.console.words("The sample has no history: {reason}").format(
                reason=session.console.words.tell(error.message)
            )
        )
    status(here, None)
    session.console.out.write("\n")
    _tell(session.console, folder, program)
    return 0


def _tell(console: Console, folder: Path, program: str) -> None:
    """Say where the sample is, how to get there, and what to try there."""
    words = console.words
    text = words(
        "The sample is in {folder}; every figure in it is fictional.\n"
        "Go into it, unless you are there already:\n"
    )
    console.out.write(text.format(folder=folder))
    console.out.write(f"  cd {shlex.quote(str(folder))}\n")
    console.out.write(words("Try next:\n"))
    for command in ("why grant-to-equity", "status 2025-06", "brief --month 2025-06 -o -"):
        console.out.write(f"  {program} {command}\n")
