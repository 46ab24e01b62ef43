"""--rev and --known on repositories of every shape: an answer, or one line that says why not."""

import os
import re
import shutil
from pathlib import Path

import pytest

from tests.commands.ask.history.asked import JUNE, REPORT, heading, noted, papers, short
from tests.program import edit, refused, run, shown
from tests.repositories import cloned, commit_all, git, moved_down, tiny


def test_a_linked_worktree(repository: Path) -> None:
    linked = repository.parent / "linked"
    git("worktree", "add", "-q", "-b", "other", str(linked), "HEAD~1", folder=repository)
    assert short(repository, "HEAD~1") in heading(folder=linked)
    assert short(repository, "HEAD~1") in heading("--rev", "HEAD", folder=linked)
    assert short(repository) in heading("--rev", "main", folder=linked)
    assert papers("--on", "2025-06-20", folder=linked)[0] == ("done", "2025-06-03")


def test_a_bare_repository(repository: Path) -> None:
    bare = cloned(repository, repository.parent / "bare.git", "--bare")
    assert short(repository) in heading("-C", str(bare), "--rev", "main", folder=bare.parent)
    assert papers("--known", "2025-06-20", folder=bare)[0] == ("done", "2025-06-03")
    assert refused("status", "-C", "bare.git", folder=bare.parent) == (
        "anplan：bare.git 是裸仓库，没有工作文件。请指定提交：--rev main"
    )


def test_a_bare_repository_with_the_workspace_further_down(repository: Path) -> None:
    moved_down(repository, "work/plan-2025")
    bare = cloned(repository, repository.parent / "bare.git", "--bare")
    assert short(repository) in heading("--rev", "main", folder=bare)


def test_a_detached_head(repository: Path) -> None:
    git("checkout", "-q", "--detach", "HEAD~1", folder=repository)
    assert short(repository) in heading(folder=repository)
    assert "（2025-06-03）" in heading("--rev", "HEAD", folder=repository)
    assert "（2025-07-03）" in heading("--rev", "main", folder=repository)


def test_a_workspace_in_a_folder_of_its_repository_and_a_session_below_it(
    repository: Path,
) -> None:
    inner = moved_down(repository, "work/2025")
    for folder in (inner, inner / "units" / "a"):
        assert short(repository) in heading("--rev", "HEAD", folder=folder)
    found = papers("--on", "2025-10-20", folder=inner)
    assert papers("--on", "2025-10-20", "--rev", "HEAD", folder=inner) == found
    assert found[0] == ("late", "2025-10-02")  # a file in a new place is a new file


def test_a_workspace_that_lay_elsewhere_is_told(repository: Path) -> None:
    moved_down(repository, "old")
    then = short(repository)
    git("mv", "old", "new", folder=repository)
    commit_all(repository)
    out, note = noted("status", "--rev", then, folder=repository / "new")
    assert f"版本 {then}" in out
    assert note == f"{then} 中工作区位于另一文件夹：old/"


def test_two_workspaces_in_one_commit_are_asked_apart(repository: Path) -> None:
    inner = moved_down(repository, "one")
    shutil.copytree(inner, repository / "two")
    commit_all(repository)
    told = refused("status", "--rev", "HEAD", folder=repository)
    assert told.startswith(f"anplan：{short(repository)} 中有多个工作区：one、two。")
    assert short(repository) in heading("--rev", "HEAD", folder=repository / "two")


def test_paths_of_a_check_are_those_of_the_commit(repository: Path) -> None:
    inner = moved_down(repository, "work")
    edit(inner / REPORT, "nothing:", "nothin:")
    commit_all(repository)
    edit(inner / REPORT, "nothin:", "nothing:")
    at = ("check", "--rev", "HEAD")
    assert "S101" in run(*at, REPORT, folder=inner).out
    assert "S101" in run(*at, "2025-05.yaml", folder=inner / "units/a").out
    assert "S101" not in run(*at, "plan", folder=inner).out
    assert refused(*at, "units/b", folder=inner).startswith("anplan：没有文件或文件夹：units/b")


def test_a_workspace_that_is_a_submodule(repository: Path) -> None:
    outer = repository.parent / "outer"
    git("init", "-q", "-b", "main", str(outer), folder=repository.parent)
    git(
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "--quiet",
        "add",
        repository.as_uri(),
        "inner",
        folder=outer,
    )
    commit_all(outer)
    inner = outer / "inner"
    assert heading(folder=inner).endswith(short(repository))
    assert short(repository, "HEAD~1") in heading("--known", "2025-06-20", folder=inner)
    told = refused("status", "--rev", "HEAD", folder=outer)
    assert told.startswith(f"anplan：{short(outer)} 中没有工作区")


def test_a_submodule_in_a_workspace_is_told(repository: Path) -> None:
    name = git("rev-parse", "HEAD", folder=repository)
    git("update-index", "--add", "--cacheinfo", f"160000,{name},units/b", folder=repository)
    git("commit", "-q", "-m", "…", folder=repository)
    done = run("check", "--rev", "HEAD", folder=repository)
    assert done.code == 1
    assert re.search("(?m)^units/b.* 错误 Y116  子模块是另一仓库：其文件不在本提交中。", done.out)


def test_names_of_64_signs(tmp_path: Path) -> None:
    folder = tiny(tmp_path / "long", "--object-format=sha256")
    name = commit_all(folder, day=JUNE)
    assert len(name) == 64
    assert heading("--rev", "HEAD", folder=folder).endswith(f"版本 {name[:7]}（2025-06-03）")
    assert heading("--rev", name, folder=folder).endswith(f"版本 {name[:7]}（2025-06-03）")
    assert papers("--known", "2025-06-20", folder=folder)[0] == ("done", "2025-06-03")


def test_without_git_there_is_no_history(repository: Path) -> None:
    nowhere = os.fspath(repository.parent)
    assert shown("status", folder=repository, PATH=nowhere)
    told = refused("status", "--rev", "HEAD", folder=repository, PATH=nowhere)
    assert told.startswith("anplan：无法运行 git：")
    assert told.endswith("。请安装 git；不查历史的命令不需要它")


def test_before_the_first_commit(tmp_path: Path) -> None:
    folder = tiny(tmp_path / "new")
    assert "版本" not in heading(folder=folder)
    for options in (("--rev", "HEAD"), ("--known", "2025-06-20")):
        told = refused("status", *options, folder=folder)
        assert told == "anplan：此处还没有任何提交"


def test_an_empty_clone(tmp_path: Path) -> None:
    empty = tmp_path / "empty.git"
    git("init", "-q", "--bare", "-b", "main", str(empty), folder=tmp_path)
    clone = cloned(empty, tmp_path / "clone")
    for folder in (clone, empty):
        told = refused("status", "--rev", "HEAD", folder=folder)
        assert told == "anplan：此处还没有任何提交"


def test_a_folder_outside_of_any_repository(repository: Path) -> None:
    shutil.rmtree(repository / ".git")
    assert "版本" not in heading(folder=repository)
    assert "not a git repository" in refused("status", "--rev", "HEAD", folder=repository)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives away")
def test_a_repository_of_another_owner_is_not_asked(repository: Path) -> None:
    for path in (repository, *repository.rglob("*")):
        os.chown(path, 12345, 12345)
    out, note = noted("status", "--on", "2025-07-20", folder=repository)
    assert "版本" not in out
    assert note.startswith(
        "未取用历史：git 未执行：fatal: detected dubious ownership in repository"
    )
    told = refused("status", "--rev", "HEAD", folder=repository)
    assert "fatal: detected dubious ownership" in told
