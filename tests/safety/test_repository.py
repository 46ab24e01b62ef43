"""A repository's own configuration, hooks and attributes are not obeyed when it is asked."""

import subprocess
from pathlib import Path

import pytest

from tests.program import run

SETTINGS = (
    "core.fsmonitor",
    "core.pager",
    "diff.external",
    "diff.bad.textconv",
    "diff.bad.command",
    "core.sshCommand",
    "core.editor",
    "gpg.program",
    "pager.log",
    "pager.blame",
)
HOOKS = ("post-checkout", "post-index-change", "pre-commit", "fsmonitor-watchman")


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(
        [
            "git",
            "-C",
            str(folder),
            "-c",
            "user.name=甲",
            "-c",
            "user.email=a@a.example",
            *arguments,
        ],
        check=True,
        capture_output=True,
    )


@pytest.fixture
def hostile(copied: Path, tmp_path: Path) -> Path:
    """Return a repository that runs a program, which leaves a trace, wherever git lets it."""
    program = tmp_path / "program"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\ncat\n", encoding="ascii")
    program.chmod(0o755)
    if not (copied / ".git").exists():
        git(copied, "init", "-q")
    (copied / ".gitattributes").write_text("*.yaml diff=bad\n", encoding="ascii")
    git(copied, "add", "-A")
    git(copied, "commit", "-q", "--allow-empty", "-m", "x")
    for setting in SETTINGS:
        git(copied, "config", setting, str(program))
    git(copied, "config", "log.showSignature", "true")
    for hook in HOOKS:
        (copied / ".git/hooks").mkdir(exist_ok=True)
        (copied / f".git/hooks/{hook}").symlink_to(program)
    return copied


@pytest.mark.parametrize(
    "arguments",
    [
        ("status",),
        ("why", "1.1"),
        ("due",),
        ("check",),
        ("brief", "--month", "2025-06", "-o", "-"),
        ("status", "--rev", "HEAD"),
        ("log", "1.1"),
        ("diff", "HEAD", "HEAD"),
        ("brief", "--verify"),
    ],
    ids=" ".join,
)
def test_nothing_of_it_is_run(hostile: Path, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert run(*arguments, folder=hostile).code == 0
    assert not (tmp_path / "ran").exists()


def test_the_trap_itself_works(hostile: Path, tmp_path: Path) -> None:
    (hostile / "plan/plan.yaml").write_text("x: 1\n", encoding="ascii")
    git(hostile, "status")
    git(hostile, "diff")
    assert (tmp_path / "ran").exists()
