"""What decides how git answers, read without git; what is not plain is left to git."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from anplan.files.recall.repository import repository_state
from tests.repositories import cloned, commit_all, git, tiny

pytestmark = pytest.mark.skipif(os.name == "nt", reason="nothing is recalled on Windows")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a small workspace with a commit, of somebody without settings."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    folder = tiny(tmp_path / "w")
    commit_all(folder)
    return folder


def state(root: Path, *, whole: bool = False) -> bytes:
    return repository_state(str(root), whole=whole)


def packed(root: Path) -> None:
    git("pack-refs", "--all", folder=root)


def detached(root: Path) -> None:
    git("checkout", "-q", "--detach", folder=root)


def as_it_is(_root: Path) -> None:
    """Change nothing."""


@pytest.mark.parametrize("form", [as_it_is, packed, detached])
def test_the_last_commit_is_known(root: Path, form: Callable[[Path], None]) -> None:
    form(root)
    assert git("rev-parse", "HEAD", folder=root).encode() in state(root)


@pytest.mark.parametrize("form", [as_it_is, packed, detached])
def test_another_commit_is_another_state(root: Path, form: Callable[[Path], None]) -> None:
    form(root)
    before = state(root)
    commit_all(root)
    assert git("rev-parse", "HEAD", folder=root).encode() in state(root)
    assert state(root) != before


def test_a_file_that_the_index_alone_knows_is_another_state(root: Path) -> None:
    before = state(root)
    added = root / "units/a/2025-09.yaml"
    added.write_text("nothing: 无\n", encoding="utf-8")
    git("add", "-A", folder=root)
    added.unlink()
    assert state(root) != before


def test_a_branch_without_a_commit_is_known(tmp_path: Path, root: Path) -> None:
    before = state(tiny(tmp_path / "new"))
    assert b"refs/heads/main" in before
    commit_all(tmp_path / "new")
    assert state(tmp_path / "new") != before
    assert root.exists()


@pytest.mark.usefixtures("root")
def test_no_repository_is_a_state_too(tmp_path: Path) -> None:
    folder = tmp_path / "alone"
    folder.mkdir()
    before = state(folder)
    assert before.endswith(b"no repository")
    git("init", "-q", folder=folder)
    assert state(folder) != before


def test_the_repository_may_lie_around(root: Path) -> None:
    assert repository_state(f"{root}/units/a", whole=False) == state(root)


def test_the_user_s_settings_count(root: Path, tmp_path: Path) -> None:
    before = state(root)
    (tmp_path / "home").mkdir()
    (tmp_path / "home/.gitconfig").write_bytes(b"[i18n]\nlogOutputEncoding = GBK\n")
    assert state(root) != before
    git("config", "core.quotePath", "false", folder=root)
    assert len({before, state(root)}) == 2


def tagged(root: Path) -> None:
    git("tag", "v1", folder=root)


def branched(root: Path) -> None:
    git("branch", "other", folder=root)


def fetched(root: Path) -> None:
    (root / ".git/FETCH_HEAD").write_bytes(b"0" * 40 + b"\n")


def stored(root: Path) -> None:
    git("hash-object", "-w", "plan/plan.yaml", folder=root)
    add = ["git", "hash-object", "-w", "--stdin"]
    subprocess.run(add, cwd=root, input=b"x", check=True, capture_output=True)


@pytest.mark.parametrize("change", [tagged, branched, fetched, stored])
def test_what_may_be_named_counts_where_something_is_named(
    root: Path, change: Callable[[Path], None]
) -> None:
    before = state(root, whole=True)
    change(root)
    assert state(root, whole=True) != before


def test_a_packed_branch_counts_where_something_is_named(root: Path) -> None:
    branched(root)
    packed(root)
    before = state(root, whole=True)
    git("branch", "-D", "-q", "other", folder=root)
    assert state(root, whole=True) != before


def included(root: Path) -> None:
    git("config", "include.path", "elsewhere", folder=root)


def grafted(root: Path) -> None:
    (root / ".git/info").mkdir(exist_ok=True)
    (root / ".git/info/grafts").touch()


def borrowed(root: Path) -> None:
    (root / ".git/objects/info").mkdir(exist_ok=True)
    (root / ".git/objects/info/alternates").write_bytes(b"/elsewhere\n")


def linked(root: Path) -> None:
    (root / ".git").rename(root.parent / "git")
    (root / ".git").symlink_to(root.parent / "git")


def without_head(root: Path) -> None:
    (root / ".git/HEAD").unlink()


def broken_head(root: Path) -> None:
    (root / ".git/HEAD").write_bytes(b"ref: refs/heads/../../x\n")


def broken_ref(root: Path) -> None:
    (root / ".git/refs/heads/main").write_bytes(b"x\n")


def bare(root: Path) -> None:
    for name in (".git/HEAD", ".git/objects", ".git/refs"):
        (root / name).rename(root / Path(name).name)
    (root / ".git/config").unlink()


@pytest.mark.parametrize(
    "odd", [included, grafted, borrowed, linked, without_head, broken_head, broken_ref, bare]
)
def test_what_is_not_plain_is_left_to_git(root: Path, odd: Callable[[Path], None]) -> None:
    odd(root)
    with pytest.raises(OSError):  # noqa: PT011 - whichever way the system puts it
        state(root)


def test_another_work_tree_is_left_to_git(root: Path, tmp_path: Path) -> None:
    git("worktree", "add", "-q", str(tmp_path / "second"), folder=root)
    with pytest.raises(OSError):  # noqa: PT011 - the same
        state(tmp_path / "second")
    state(root)
    with pytest.raises(OSError):  # noqa: PT011 - its HEAD is a name, too
        state(root, whole=True)


def test_a_shallow_clone_is_another_state(root: Path, tmp_path: Path) -> None:
    commit_all(root)
    whole = cloned(root, tmp_path / "whole")
    shallow = cloned(root, tmp_path / "shallow", "--depth", "1")
    (tmp_path / "shallow/.git/config").write_bytes((whole / ".git/config").read_bytes())
    assert git("rev-parse", "HEAD", folder=shallow).encode() in state(shallow)
    assert (shallow / ".git/shallow").read_bytes() in state(shallow)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs to be root")
def test_another_owner_s_is_left_to_git(root: Path) -> None:
    os.chown(root / ".git", 12345, 12345)
    with pytest.raises(OSError):  # noqa: PT011 - the same
        state(root)
