"""``anplan demo [DIR]``: the sample workspace, with a history dated like its papers."""

import shlex
from dataclasses import replace
from pathlib import Path

from anplan.base.errors import HistoryError
from anplan.commands.ask.status import status
from anplan.files.disk.workspace import make_folder
from anplan.files.sample import commit_history, history, sample_files, write_files
from anplan.show.words import Words
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
    session.console.out.write(
        session.console.words(
            "The sample is in {folder}; every figure in it is fictional.\nTry next:\n"
        ).format(folder=folder)
    )
    for command in (
        f"cd {shlex.quote(str(folder))}",
        f"{program} why grant-to-equity",
        f"{program} status 2025-06",
        f"{program} brief --month 2025-06 -o -",
    ):
        session.console.out.write(f"  {command}\n")
    return 0
