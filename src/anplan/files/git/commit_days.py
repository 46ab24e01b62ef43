"""When what a commit holds became known: the one clock of all screens.

A commit's time is the later of its author's and its committer's, for whoever commits can choose the
earlier one. What lies beside the first-parent line was known when a merge brought it there.
"""

from collections.abc import Mapping
from datetime import date, timezone

from anplan.files.git.run import BOTH_CLOCKS, Standpoint, day_of, later, run_git


def landings(at: Standpoint) -> Mapping[str, str]:
    """Return for each commit beside the first-parent line the time of the merge that brought it."""
    merges = ["rev-list", "--merges", "--first-parent", "-n", "1", "--end-of-options", at.tip, "--"]
    if not run_git(at.folder, merges):
        return {}
    listed = ["log", f"--format=%H {BOTH_CLOCKS} %P", "--end-of-options", at.tip, "--"]
    times: dict[str, str] = {}
    parents: dict[str, list[str]] = {}
    for row in run_git(at.folder, listed).decode("ascii").splitlines():
        name, author, committer, *above = row.split()
        times[name], parents[name] = later(author, committer), above
    line = [next(iter(times))]
    while parents.get(line[-1]):
        line.append(parents[line[-1]][0])
    landed = dict.fromkeys(line, "")
    for merge in reversed(line):
        waiting = list(parents.get(merge, [])[1:])
        while waiting:
            name = waiting.pop()
            if name not in landed:
                landed[name] = times[merge]
                waiting += parents.get(name, [])
    return {name: time for name, time in landed.items() if time}


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
    days: dict[str, date] = {}
    for block in run_git(at.folder, arguments).decode("utf-8", "surrogateescape").split("\x01")[1:]:
        times, *files = block.split("\0")
        day = day_of(later(*times.split()), zone)
        for name in filter(None, (name.strip("\n") for name in files)):
            days.setdefault(name, day)
    return days
