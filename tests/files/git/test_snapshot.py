"""A commit's files are those of the folder it was made of, read from git's objects."""

import os
import subprocess
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest

from anplan.base.errors import HistoryError, UsageError, WorkspaceError
from anplan.base.problem import Problem
from anplan.files.disk.workspace import Workspace
from anplan.files.git.history import snapshot_at, snapshot_known
from anplan.files.git.objects import GitObjects
from anplan.files.git.run import run_git
from anplan.files.git.snapshot import Snapshot
from anplan.files.load import load


def commit(root: Path, message: str = "…") -> None:
    run_git(root, ["add", "-A"])
    who = ["-c", "user.name=Clerk", "-c", "user.email=clerk@example.invalid"]
    run_git(root, [*who, "commit", "-q", "-m", message])


def codes(tree: Workspace | Snapshot) -> list[str]:
    return [
        f"{entry.code} {entry.where.file}" if isinstance(entry, Problem) else entry
        for entry in tree.files()
    ]


def test_a_commit_is_read_as_its_folder_is(copied: Path) -> None:
    of_folder, of_commit = load(Workspace(copied)), load(snapshot_at(copied, "HEAD"))
    assert of_commit.project == of_folder.project
    assert list(of_commit.texts) == list(of_folder.texts)
    assert of_commit.texts["plan/plan.yaml"] == of_folder.texts["plan/plan.yaml"]


class Counted(GitObjects):
    """Git's objects, counting how often git is asked for contents."""

    times = 0

    def contents(self, folder: Path, objects: Iterable[tuple[bytes, int]]) -> Iterator[bytes]:
        self.times += 1
        return super().contents(folder, objects)


def test_the_files_of_a_commit_are_fetched_once(copied: Path) -> None:
    objects = Counted()
    load(snapshot_at(copied, "HEAD", objects))
    assert objects.times == 1


@pytest.mark.skipif(os.name == "nt", reason="links and special files of Unix")
def test_what_is_no_file_in_a_commit_is_told_as_on_disk(copied: Path) -> None:
    copied.joinpath("units/linked").symlink_to("jxkc")
    copied.joinpath("units/jxkc/2025-09.yaml").unlink()
    copied.joinpath("units/jxkc/2025-09.yaml").symlink_to("/etc/passwd")
    deep = copied / "plan/a/b/c/d/e/f/g/h/i"
    deep.mkdir(parents=True)
    deep.joinpath("x.yaml").write_text("x", encoding="utf-8")
    copied.joinpath("units/.hidden").mkdir()
    copied.joinpath("units/.hidden/x.yaml").write_text("x", encoding="utf-8")
    commit(copied)
    assert codes(snapshot_at(copied, "HEAD")) == codes(Workspace(copied))


def test_a_large_file_is_never_fetched(copied: Path) -> None:
    copied.joinpath("units/jxkc/2025-09.yaml").write_bytes(b"# " + b"x" * 300_000)
    commit(copied)
    with pytest.raises(ValueError, match="size"):
        snapshot_at(copied, "HEAD").read("units/jxkc/2025-09.yaml")


def test_a_file_that_is_not_there(copied: Path) -> None:
    with pytest.raises(FileNotFoundError):
        snapshot_at(copied, "HEAD").read("units/nobody/unit.yaml")


def test_what_was_known_is_the_last_commit_of_that_day_in_the_plan_s_zone(copied: Path) -> None:
    july = snapshot_known(copied, date(2025, 7, 3))
    commits = run_git(copied, ["log", "--format=%H %cd", "--date=short-local"]).decode()
    assert july.standpoint.commit is not None
    assert f"{july.standpoint.commit} 2025-07-03" in commits
    reports = load(july).project
    assert reports is not None
    assert max(str(period) for _, period in reports.reports) == "2025-H1"


def test_nothing_was_known_before_the_first_commit(copied: Path) -> None:
    with pytest.raises(HistoryError, match="the history begins on"):
        snapshot_known(copied, date(2025, 1, 1))


def test_a_revision_that_is_not_there(copied: Path) -> None:
    for rev in ("nowhere", "--help", "-1", "HEAD:plan", "HEAD^{tree}", ""):
        with pytest.raises(UsageError, match="There is no revision"):
            snapshot_at(copied, rev)


def test_before_the_first_commit_there_is_no_revision(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    with pytest.raises(HistoryError, match="Nothing has been committed"):
        snapshot_at(tmp_path, "HEAD")


def test_a_commit_without_a_workspace(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    tmp_path.joinpath("notes.txt").write_text("x", encoding="utf-8")
    commit(tmp_path)
    with pytest.raises(WorkspaceError, match="holds no workspace"):
        snapshot_at(tmp_path, "HEAD")
