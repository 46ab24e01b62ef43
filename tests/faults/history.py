"""Repositories for faults, made by git itself with nobody's settings."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.faults.workspace import Place, surroundings, text_of

WHO = {"user.name": "示例", "user.email": "sample@example.invalid"}


def git(folder: Path, *arguments: str, settings: Mapping[str, str] | None = None) -> str:
    """Run git and give what it says."""
    done = subprocess.run(
        [
            "git",
            *(word for key, value in WHO.items() for word in ("-c", f"{key}={value}")),
            "-c",
            "protocol.file.allow=always",
            *arguments,
        ],
        cwd=folder,
        env=surroundings({"GIT_CONFIG_GLOBAL": os.devnull, **(settings or {})}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )
    return text_of(done.stdout)


def name_the_committer(folder: Path) -> None:
    """Return a repository the name its commits are made under."""
    for key, value in WHO.items():
        git(folder, "config", key, value)


def make_repository(place: Place) -> None:
    """Make a workspace a repository with one commit."""
    git(place.root, "init", "--quiet", "--initial-branch=main")
    name_the_committer(place.root)
    git(place.root, "add", "--all")
    git(place.root, "commit", "--quiet", "--message=示例")
