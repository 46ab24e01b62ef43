"""A small repository in which commits have authors and days of the test's choosing."""

import os
import re
import subprocess
from pathlib import Path

from anplan.checks.examples.workspace import BASE
from tests.checks.workspace import lay
from tests.program import environment

ENGLISH = {"ANPLAN_LANG": "en"}


class Repository:
    """A workspace in git; every commit is said to be of a unit and a day."""

    def __init__(self, root: Path, within: str = "") -> None:
        """Begin one with the example's workspace, in a folder within where one is named."""
        root.mkdir(parents=True, exist_ok=True)
        self.top, self.root = root, root / within
        self.git("init", "-q", "-b", "main")
        lay(self.root, BASE)
        self.commit("方案建档", "2025-03-20", "区科技创新局")

    def git(self, *arguments: str, **variables: str) -> str:
        """Run git and give what it says."""
        who = ("-c", "user.name=合并人", "-c", "user.email=clerk@example.invalid")
        return subprocess.run(
            ["git", *who, *arguments],
            cwd=self.top,
            env=environment(GIT_CONFIG_GLOBAL=os.devnull, GIT_CONFIG_NOSYSTEM="1", **variables),
            check=True,
            capture_output=True,
        ).stdout.decode("utf-8")

    def commit(self, message: str, day: str, author: str = "区科技创新局") -> None:
        """Commit everything, at noon of a day in China."""
        time = f"{day}T12:00:00+08:00"
        self.git("add", "-A")
        self.git(
            "commit",
            "-q",
            "-m",
            message,
            f"--author={author} <unit@example.invalid>",
            GIT_AUTHOR_DATE=time,
            GIT_COMMITTER_DATE=time,
        )

    def merge(self, branch: str, day: str, *options: str) -> None:
        """Merge a branch on a day, by somebody who is no unit."""
        time = f"{day}T12:00:00+08:00"
        self.git(
            "merge",
            "-q",
            "--no-ff",
            "-m",
            f"合并 {branch}",
            *options,
            branch,
            GIT_AUTHOR_DATE=time,
            GIT_COMMITTER_DATE=time,
        )

    def write(self, file: str, text: str) -> None:
        """Write one of the workspace's files."""
        lay(self.root, {file: text})

    def report(self, file: str, text: str, day: str, message: str = "报送") -> None:
        """Write a file and commit it."""
        self.write(file, text)
        self.commit(message, day)


def nameless(text: str) -> str:
    """Put a sign in the place of every commit's name."""
    return re.sub(r"\b[0-9a-f]{7}\b", "0000000", text)


def table(text: str) -> list[str]:
    """Return the rows of a screen's last table, cells parted by a bar."""
    rows = [line for line in nameless(text).splitlines() if "  " in line.strip()]
    return [" | ".join(re.split(r" {2,}", row.strip())) for row in rows]
