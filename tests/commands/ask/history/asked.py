"""What a repository is asked with --rev and --known, and what of the answer is looked at."""

import json
from pathlib import Path
from typing import Any

from tests.program import run, shown
from tests.repositories import git

MAY, JUNE, JULY = (f"2025-0{month}-03T09:00:00+08:00" for month in (5, 6, 7))
REPORT = "units/a/2025-05.yaml"
JUNE_REPORT = "units/a/2025-06.yaml"


def short(repository: Path, rev: str = "HEAD") -> str:
    return git("rev-parse", "--short=7", rev, folder=repository)


def papers(*options: str, folder: Path) -> list[tuple[str, str | None]]:
    told: dict[str, Any] = json.loads(shown("due", "--format", "json", *options, folder=folder))
    return [(paper["state"], paper["done_on"]) for paper in told["papers"]]


def heading(*options: str, folder: Path) -> str:
    return shown("status", *options, folder=folder).splitlines()[1]


def noted(*arguments: str, folder: Path) -> tuple[str, str]:
    """Return the output of a run that goes well, and the one line that it notes."""
    done = run(*arguments, folder=folder)
    assert (done.code, done.err.count("\n")) == (0, 1), done.err
    return done.out, done.err.rstrip("\n")
