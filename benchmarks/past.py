"""Makes a history of so many commits for a seeded workspace, with ``git fast-import``."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

BEGIN = 1735776000  # 2025-01-02
SPAN = 600 * 86400
LOOSE = ("-c", "fastimport.unpackLimit=100000")


def make_history(folder: Path, commits: int, *, loose: bool = False, silent: int = 0) -> None:
    """Commit a workspace: its plan first, then its reports, with drafts where they are fewer.

    The first ``silent`` reports lose the day on which they were handed in, so that their first
    commit has to be found.
    """
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    reports = sorted(filter(_is_report, files), key=lambda path: (path.name, path.parent.name))
    for path in reports[:silent]:
        path.write_bytes(path.read_bytes().partition(b"\n")[2])
    plan = [path for path in files if path not in reports]
    stream = b"".join(_stream(folder, plan, reports, commits - 1))
    _git(folder, "init", "-q", "-b", "main")
    _git(folder, *(LOOSE if loose else ()), "fast-import", "--quiet", stdin=stream)
    _git(folder, "reset", "-q", "--mixed", "main")


def _is_report(path: Path) -> bool:
    return path.parent.parent.name == "units" and path.name != "unit.yaml"


def _stream(folder: Path, plan: list[Path], reports: list[Path], commits: int) -> Iterator[bytes]:
    yield _commit(BEGIN)
    for path in plan:
        yield _file(folder, path, path.read_bytes())
    for number in range(commits):
        yield _commit(BEGIN + SPAN * (number + 1) // commits)
        first, after = (len(reports) * place // commits for place in (number, number + 1))
        for path in reports[first : max(after, first + 1)]:
            draft = b"# %d\n" % number if after == first else b""
            yield _file(folder, path, path.read_bytes() + draft)


def _commit(seconds: int) -> bytes:
    who = b"seed <seed@example.invalid> %d +0800" % seconds
    return b"commit refs/heads/main\nauthor %s\ncommitter %s\ndata 1\n.\n" % (who, who)


def _file(folder: Path, path: Path, data: bytes) -> bytes:
    name = path.relative_to(folder).as_posix().encode()
    return b"M 100644 inline %s\ndata %d\n%s\n" % (name, len(data), data)


def _git(folder: Path, *arguments: str, stdin: bytes = b"") -> None:
    subprocess.run(["git", *arguments], cwd=folder, input=stdin, check=True)
