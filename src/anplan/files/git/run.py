"""The module that runs git: fixed commands, nothing of the repository's configuration.

The git binary is called directly. Only what reads the objects of many commits goes through
GitPython (`walk`), under the settings and in the environment that are given to git here.
"""

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date, datetime, timezone
from pathlib import Path
from typing import NamedTuple

from anplan.base.commit import Commit, Revision
from anplan.base.errors import HistoryError
from anplan.base.message import say
from anplan.files.recall.doubts import doubt

SETTINGS = (
    "core.fsmonitor=false",
    f"core.hooksPath={os.devnull}",
    "core.attributesFile=",
    "diff.external=",
    "log.showSignature=false",
    "core.quotePath=false",
    "core.deltaBaseCacheLimit=16m",  # no slower here than the usual 96m, and it is memory
    "blame.showRoot=false",
    "protocol.allow=never",
    f"mailmap.file={os.devnull}",
)
"""Settings that overrule the repository's own, which may name programs to run."""

_HARMLESS = (
    "--no-pager",
    "--literal-pathspecs",
    *(word for setting in SETTINGS for word in ("-c", setting)),
)
BUFFER = 256 * 1024
_COMPLAINTS = ("fatal:", "error:")
_ABSENT = ("not a git repository", "fatal: bad revision 'HEAD'")
_PUSHED = ("GIT_QUARANTINE_PATH", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES")


class NoHistoryError(HistoryError):
    """There is no git, no repository, or nothing was committed yet."""


class Standpoint(NamedTuple):
    """From where history is asked: a folder, the way from there to a workspace, a commit.

    ``way`` is empty or ends with a slash. ``commit`` is a full name; None is the work tree.
    """

    folder: Path
    way: str = ""
    commit: str | None = None

    @property
    def tip(self) -> str:
        """Return the commit from which history is followed."""
        return self.commit or "HEAD"

    @property
    def below(self) -> str:
        """Return the option that names the workspace's files from there."""
        return f"--relative={self.way}" if self.way else "--relative"


def clean_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Drop what would point git elsewhere: inside hooks and CI these are set.

    A hook that judges a push before it is taken must see the objects that were pushed.
    """
    pushed = _PUSHED if "GIT_QUARANTINE_PATH" in environment else ()
    kept = {
        key: value
        for key, value in environment.items()
        if not key.startswith("GIT_") or key in pushed
    }
    return kept | {
        "GIT_ALLOW_PROTOCOL": "",
        "GIT_ATTR_NOSYSTEM": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",
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
    try:
        done = subprocess.run(
            ["git", *_HARMLESS, *arguments],
            cwd=folder,
            env=clean_environment(os.environ) | _index_variable(index) | dict(settings or {}),
            input=stdin,
            stdin=subprocess.DEVNULL if stdin is None else None,
            capture_output=True,
            check=False,
        )
    except OSError as error:
        raise _not_run(error) from error
    if done.returncode != 0:
        _doubt_killed(done.returncode)
        raise _refused(done.stderr.decode("utf-8", "replace"))
    return done.stdout


def read_git(folder: Path, arguments: Iterable[str]) -> bytes:
    """Run a git command that changes nothing and has a long answer; raise as `run_git` does.

    One pipe alone is read, which costs half as much; where git refuses, it is asked again why.
    """
    command = ["git", *_HARMLESS, *arguments]
    environment = clean_environment(os.environ)
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=False,
        )
    except OSError as error:
        raise _not_run(error) from error
    return done.stdout if done.returncode == 0 else run_git(folder, arguments)


class AskedGit:
    """A git command that answers while it is asked; where it has ended, it answers nothing."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        """Talk to a process by its pipes."""
        assert process.stdin is not None
        assert process.stdout is not None
        self._stdin, self._stdout = process.stdin, process.stdout

    def close(self) -> None:
        """Ask nothing more."""
        with suppress(BrokenPipeError):
            self._stdin.close()

    def ask(self, text: bytes) -> None:
        """Write what is asked; no more than 4 KiB before the answers are read."""
        with suppress(BrokenPipeError):
            self._stdin.write(text)
            self._stdin.flush()

    def line(self) -> bytes:
        """Read a line with its end."""
        return self._stdout.readline()

    def read(self, size: int) -> bytes:
        """Read so many bytes; fewer where no more come."""
        return self._stdout.read(size)


@contextmanager
def asked_git(folder: Path, arguments: Iterable[str]) -> Iterator[AskedGit]:
    """Start a git command and talk to it; raise HistoryError where git is missing."""
    try:
        process = subprocess.Popen(
            ["git", *_HARMLESS, *arguments],
            cwd=folder,
            env=clean_environment(os.environ),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=BUFFER,
        )
    except OSError as error:
        raise _not_run(error) from error
    with process:
        git = AskedGit(process)
        try:
            yield git
        finally:
            git.close()
    _doubt_killed(process.returncode)


def _doubt_killed(code: int) -> None:
    """Doubt what a git told that a signal ended: the next one may tell more."""
    if code < 0:
        doubt("git was killed")


def _not_run(error: OSError) -> NoHistoryError:
    doubt("git could not be run")
    return NoHistoryError(
        say("git cannot be run: {reason}", reason=error.strerror or str(error)),
        say("Install git, or ask for something that needs no history"),
    )


def _refused(output: str) -> HistoryError:
    """Return git's reason to refuse, in its own words: its last complaint, not the advice behind it."""
    lines = output.strip().splitlines() or [""]
    complaints = [line for line in lines if line.startswith(_COMPLAINTS)] or lines
    message = say("git refused: {reason}", reason=complaints[-1])
    if "dubious ownership" in output:
        return HistoryError(
            message,
            say(
                "If the repository is to be trusted: "
                "git config --global --add safe.directory FOLDER"
            ),
        )
    if "promisor remote" in output:
        return HistoryError(
            message,
            say("This clone is partial: clone it again without --filter to ask for its history"),
        )
    kind = NoHistoryError if any(word in output for word in _ABSENT) else HistoryError
    return kind(message)


def _index_variable(index: Path | None) -> dict[str, str]:
    return {} if index is None else {"GIT_INDEX_FILE": str(index)}


def filters_off(folder: Path) -> dict[str, str]:
    """Return the variables that switch a repository's filters off: an index is written without them.

    What git then cannot recognise as unchanged it looks at again, with its filters, when its
    user runs it.
    """
    try:
        output = run_git(folder, ["config", "--null", "--name-only", "--get-regexp", r"^filter\."])
    except HistoryError:
        return {}
    keys = [name.decode("utf-8", "surrogateescape") for name in output.split(b"\0") if name]
    variables = {"GIT_CONFIG_COUNT": str(len(keys))}
    for number, key in enumerate(keys):
        variables[f"GIT_CONFIG_KEY_{number}"] = key
        variables[f"GIT_CONFIG_VALUE_{number}"] = "false" if key.endswith(".required") else ""
    return variables


BOTH_CLOCKS = "%at %ct"
"""How git is asked for the two times of a commit."""


def later(author: str, committer: str) -> str:
    """Return the later of a commit's two times in seconds: the earlier one is its writer's to choose."""
    return max(author, committer, key=int)


def revision(at: Standpoint, zone: timezone) -> Revision | None:
    """Return the commit that is asked with its day; None where there is no history."""
    arguments = [
        "rev-list",
        "-1",
        "--abbrev=7",
        f"--format=%h {BOTH_CLOCKS}",
        "--end-of-options",
        at.tip,
    ]
    try:
        output = run_git(at.folder, [*arguments, "--"]).decode("ascii", "replace")
    except NoHistoryError:
        return None
    name, *times = output.splitlines()[-1].split(" ")
    return Revision(name, day_of(later(*times), zone))


def commit_day(at: Standpoint, zone: timezone) -> Commit:
    """Return the short name and the day of the commit that is asked."""
    output = run_git(
        at.folder, ["log", "-1", f"--format=%H {BOTH_CLOCKS}", "--end-of-options", at.tip]
    )
    name, *times = output.decode("ascii").split()
    return Commit(name[:7], day_of(later(*times), zone))


def commit_of(
    at: Standpoint, file: str, line: int, zone: timezone, landed: Mapping[str, str]
) -> Commit:
    """Return the commit that brought a line of a file as a commit holds it.

    ``landed``: when what lies beside the main line was brought there, by commits' names.
    """
    arguments = [
        "blame",
        "--porcelain",
        "--no-textconv",
        "--ignore-revs-file=",
        "-L",
        f"{line},{line}",
        at.tip,
        "--",
        at.way + file,
    ]
    output = run_git(at.folder, arguments).decode("utf-8", "replace")
    name = output.partition(" ")[0]
    times = re.findall(r"^(?:author|committer)-time (-?[0-9]+)$", output, re.MULTILINE)
    begins = "\nboundary\n" in output and name in shallow_commits(at.folder)
    return Commit(name[:7], day_of(landed.get(name) or later(*times), zone), earliest=begins)


def committed_bytes(at: Standpoint, file: str) -> bytes | None:
    """Return what a file held when it was committed last; None where it never was."""
    path = at.way + file if at.commit else f"./{file}"
    try:
        name = run_git(at.folder, ["rev-parse", "--verify", "-q", f"{at.tip}:{path}"])
    except HistoryError:
        return None
    return run_git(at.folder, ["cat-file", "blob", name.decode("ascii").strip()])


def shallow_commits(folder: Path) -> frozenset[str]:
    """Return the commits with which a shallow clone begins; none where it is whole."""
    output = run_git(folder, ["rev-parse", "--git-path", "shallow"])
    try:
        path = folder / output.decode("utf-8", "surrogateescape").rstrip("\n")
        return frozenset(path.read_text(encoding="ascii").split())
    except (OSError, ValueError):
        return frozenset()


def day_of(seconds: str, zone: timezone) -> date:
    """Return the day of a commit's clock, which may show anything."""
    try:
        return datetime.fromtimestamp(int(seconds), zone).date()
    except (OverflowError, ValueError, OSError):
        return date.min if seconds.startswith("-") else date.max
