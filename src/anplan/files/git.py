"""The one module that runs git: fixed commands, nothing of the repository's configuration.

The git binary is called directly. GitPython's import alone costs ten times an empty
Python, more than all that ``status`` spends on reading; see docs/dependencies.md.
"""

import os
import re
import subprocess
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timezone
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from anplan.base.errors import HistoryError
from anplan.base.message import say
from anplan.files.workspace import read_bytes

_HARMLESS = (
    "--no-pager",
    "--literal-pathspecs",
    "-c", "core.fsmonitor=false",
    "-c", f"core.hooksPath={os.devnull}",
    "-c", "core.attributesFile=",
    "-c", "diff.external=",
    "-c", "log.showSignature=false",
    "-c", "core.quotePath=false",
    "-c", "protocol.allow=never",
    "-c", "blame.ignoreRevsFile=",
    "-c", f"mailmap.file={os.devnull}",
)  # fmt: skip
_COMPLAINTS = ("fatal:", "error:")


class Commit(NamedTuple):
    """One commit: its short name and its author's day in the plan's time zone."""

    name: str
    day: date


def clean_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Drop what would point git elsewhere: inside hooks and CI these are set."""
    kept = {key: value for key, value in environment.items() if not key.startswith("GIT_")}
    return kept | {
        "GIT_ALLOW_PROTOCOL": "",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
    }


def run_git(
    folder: Path,
    arguments: Iterable[str],
    stdin: bytes | None = None,
    index: Path | None = None,
    settings: Mapping[str, str] | None = None,
) -> bytes:
    """Run one git command in a folder; raise HistoryError where git is missing or refuses.

    ``index``: the index to use in place of the repository's own; ``settings``: variables that
    overrule the repository's settings.
    """
    command = ["git", *_HARMLESS, *arguments]
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=clean_environment(os.environ) | _index_variable(index) | dict(settings or {}),
            input=stdin,
            stdin=subprocess.DEVNULL if stdin is None else None,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise HistoryError(
            say("git cannot be run: {reason}", reason=error.strerror or str(error)),
            say("Install git, or ask for something that needs no history"),
        ) from error
    if done.returncode != 0:
        raise _refused(done.stderr.decode("utf-8", "replace"))
    return done.stdout


def _refused(told: str) -> HistoryError:
    """Tell in git's own words why it refuses: its last complaint, not the advice behind it."""
    lines = told.strip().splitlines() or [""]
    complaints = [line for line in lines if line.startswith(_COMPLAINTS)] or lines
    message = say("git refused: {reason}", reason=complaints[-1])
    if "dubious ownership" not in told:
        return HistoryError(message)
    return HistoryError(
        message,
        say("If the repository is to be trusted: git config --global --add safe.directory FOLDER"),
    )


def _line_at_head(folder: Path, file: str, line: int) -> int | None:
    """Give the number that a line has in the last commit, None where it is not there."""
    committed = run_git(folder, ["cat-file", "blob", f"HEAD:./{file}"]).splitlines()
    try:
        present = read_bytes(folder / file).splitlines()
    except (OSError, ValueError):
        return None
    if committed == present:
        return line
    alike = SequenceMatcher(None, present, committed, autojunk=False).get_matching_blocks()
    for block in alike:
        if block.a < line <= block.a + block.size:
            return block.b + line - block.a
    return None


def _index_variable(index: Path | None) -> dict[str, str]:
    return {} if index is None else {"GIT_INDEX_FILE": str(index)}


def filters_off(folder: Path) -> dict[str, str]:
    """Give the variables that switch a repository's filters off: an index is written without them.

    What git then cannot recognise as unchanged it looks at again, with its filters, when its
    user runs it.
    """
    try:
        told = run_git(folder, ["config", "--null", "--name-only", "--get-regexp", r"^filter\."])
    except HistoryError:
        return {}
    keys = [name.decode("utf-8", "surrogateescape") for name in told.split(b"\0") if name]
    variables = {"GIT_CONFIG_COUNT": str(len(keys))}
    for number, key in enumerate(keys):
        variables[f"GIT_CONFIG_KEY_{number}"] = key
        variables[f"GIT_CONFIG_VALUE_{number}"] = "false" if key.endswith(".required") else ""
    return variables


def revision(folder: Path) -> str | None:
    """Give the short name of the commit that is checked out, None where there is none."""
    try:
        name = run_git(folder, ["rev-parse", "--short=7", "--verify", "-q", "HEAD"])
    except HistoryError:
        return None
    return name.decode("ascii", "replace").strip() or None


def first_days(folder: Path, zone: timezone) -> dict[str, date]:
    """Give the author's day of the first commit of every file below a folder.

    The day is that in the plan's time zone. Nothing where there is no history.
    """
    arguments = ["log", "--reverse", "--no-renames", "--diff-filter=A", "--no-ext-diff",
                 "--format=%x00%at", "--name-only", "--relative", "-z", "--", "."]  # fmt: skip
    try:
        told = run_git(folder, arguments).decode("utf-8", "replace")
    except HistoryError:
        return {}
    days: dict[str, date] = {}
    day: date | None = None
    for part in told.split("\0"):
        text = part.strip("\n")
        if re.fullmatch(r"-?[0-9]+", text):
            day = datetime.fromtimestamp(int(text), zone).date()
        elif text and day is not None:
            days.setdefault(text, day)
    return days


def commit_of(folder: Path, file: str, line: int, zone: timezone) -> Commit | None:
    """Give the commit that brought a line; None where it is not committed.

    Git is asked about what is committed: for what lies in the work tree it would run the
    repository's filters.
    """
    try:
        number = _line_at_head(folder, file, line)
        if number is None:
            return None
        arguments = ["blame", "--porcelain", "--no-textconv", "-L", f"{number},{number}",
                     "HEAD", "--", file]  # fmt: skip
        told = run_git(folder, arguments).decode("utf-8", "replace")
    except HistoryError:
        return None
    name = told[:40]
    time = re.search(r"^author-time (-?[0-9]+)$", told, re.MULTILINE)
    if not re.fullmatch(r"[0-9a-f]{40}", name) or set(name) == {"0"} or time is None:
        return None
    return Commit(name[:7], datetime.fromtimestamp(int(time[1]), zone).date())
