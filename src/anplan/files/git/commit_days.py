"""The one clock of a commit: the later of its author's and its committer's time."""

import re
from datetime import date, timezone

from anplan.files.git.run import Standpoint, day_of, run_git

BOTH_CLOCKS = "%at %ct"
"""How git is asked for the two times of a commit."""


def later(author: str, committer: str) -> str:
    """Return the later of two times in seconds: who commits can choose the earlier one."""
    return max(author, committer, key=int)


def days_of_changes(at: Standpoint, base: str, zone: timezone) -> dict[str, date]:
    """Return the day of the last commit of each file of the units since a commit."""
    arguments = [
        "log",
        "--no-renames",
        "-O/dev/null",
        "--name-only",
        "-z",
        f"--format=%x01{BOTH_CLOCKS}",
        at.below,
        "--end-of-options",
        f"{base}..{at.tip}",
        "--",
        f"{at.way}units",
    ]
    found: dict[str, date] = {}
    for block in run_git(at.folder, arguments).decode("utf-8", "surrogateescape").split("\x01")[1:]:
        times, *files = block.split("\0")
        clocks = re.fullmatch(r"(-?[0-9]+) (-?[0-9]+)", times.strip())
        assert clocks is not None
        day = day_of(later(clocks[1], clocks[2]), zone)
        for name in filter(None, (name.strip("\n") for name in files)):
            found.setdefault(name, day)
    return found
