"""Committing one file: its message alone, whatever is staged, from any folder."""

import subprocess
from pathlib import Path

import pytest

from anplan.base.errors import HistoryError
from anplan.files.disk.workspace import Workspace
from anplan.files.git.commit import commit_file, setting

FILE = "units/a/2025-06.yaml"


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=True)
    return done.stdout.decode()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "config", "user.name", "示例")
    git(tmp_path, "config", "user.email", "sample@example.invalid")
    return tmp_path


def commit(root: Path, text: str, message: str) -> str:
    path = root / FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return commit_file(Workspace(root), FILE, text.encode(), message)


def test_the_first_commit_and_the_next(repository: Path) -> None:
    commit(repository, "甲\n", "甲：一\n")
    name = commit(repository, "乙\n", "甲：二\n\n其余\n")
    assert git(repository, "log", "--format=%s").split() == ["甲：二", "甲：一"]
    assert git(repository, "rev-parse", "HEAD").startswith(name)
    assert git(repository, "status", "--porcelain") == ""


def test_what_is_staged_stays_staged(repository: Path) -> None:
    (repository / "other").write_text("x")
    git(repository, "add", "other")
    commit(repository, "甲\n", "甲\n")
    assert git(repository, "show", "--format=", "--name-only", "HEAD") == f"{FILE}\n"
    assert git(repository, "status", "--porcelain") == "A  other\n"


def test_a_workspace_in_a_folder_of_the_repository(repository: Path) -> None:
    commit(repository / "方案", "甲\n", "甲\n")
    told = git(repository, "-c", "core.quotePath=false", "ls-files")
    assert told == f"方案/{FILE}\n"


def test_hooks_of_the_repository_do_not_run(repository: Path) -> None:
    hook = repository / ".git/hooks/pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    assert commit(repository, "甲\n", "甲\n")


def test_without_a_repository_git_refuses(tmp_path: Path) -> None:
    with pytest.raises(HistoryError):
        commit(tmp_path, "甲\n", "甲\n")


def test_a_setting_or_none(repository: Path) -> None:
    git(repository, "config", "anplan.unit", "jxkc")
    assert (setting(repository, "anplan.unit"), setting(repository, "anplan.none")) == (
        "jxkc",
        None,
    )


def test_a_bare_repository_s_folder_is_not_committed_to(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q", "--bare", "-b", "main")
    with pytest.raises(HistoryError) as caught:
        commit(tmp_path, "甲\n", "甲\n")
    assert "no work tree" in caught.value.message.text
