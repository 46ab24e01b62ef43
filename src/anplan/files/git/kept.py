"""Where git keeps what a commit, a pull or another branch changes."""

from pathlib import Path

from anplan.base.errors import HistoryError
from anplan.files.git.run import run_git

_CHANGED = ("HEAD", "logs/HEAD", "packed-refs", "refs/heads")


def changed_by_commits(folder: Path) -> tuple[Path, ...]:
    """Return the files and folders of a repository that its commits change; none without git.

    In a linked work tree some are its own, and others those of the repository that it belongs to.
    """
    arguments = [word for name in _CHANGED for word in ("--git-path", name)]
    try:
        output = run_git(folder, ["rev-parse", *arguments]).decode("utf-8", "surrogateescape")
    except HistoryError:
        return ()
    return tuple(folder / line for line in output.splitlines())
