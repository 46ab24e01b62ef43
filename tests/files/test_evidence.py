"""The hashes of papers beside the reports: in a folder, in a commit, and where none is taken."""

import hashlib
import os
import sys
from pathlib import Path

import pytest

from anplan.files import evidence
from anplan.files.disk.workspace import LINK, SPECIAL, Workspace
from anplan.files.evidence import LARGE, MISSING, Hash, hashes_of
from anplan.files.git.run import Standpoint
from anplan.files.git.snapshot import Snapshot
from tests.repositories import commit_all, git, tiny

PAPER = "名册,6月\n".encode()
HASH = hashlib.sha256(PAPER).hexdigest()
OID = "ab" * 32
POINTER = f"version https://git-lfs.github.com/spec/v1\noid sha256:{OID}\nsize 12\n".encode()

posix = pytest.mark.skipif(sys.platform == "win32", reason="links and pipes are Unix's")


def lay(root: Path, file: str, data: bytes = PAPER) -> None:
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def in_folder(root: Path, file: str) -> Hash:
    return hashes_of(Workspace(root), [file])[file]


def in_commit(root: Path, file: str) -> Hash:
    commit = commit_all(root)
    return hashes_of(Snapshot(Standpoint(root, "", commit)), [file])[file]


def english(found: Hash) -> str:
    return found if isinstance(found, str) else found.text


def test_a_file_is_hashed_as_it_lies_there(tmp_path: Path) -> None:
    lay(tmp_path, "evidence/名册.csv")
    assert in_folder(tmp_path, "evidence/名册.csv") == HASH


def test_a_large_file_is_hashed_piece_by_piece(tmp_path: Path) -> None:
    data = os.urandom(3 * 1024 * 1024 + 7)
    lay(tmp_path, "x.bin", data)
    assert in_folder(tmp_path, "x.bin") == hashlib.sha256(data).hexdigest()


def test_a_commit_has_its_own_state_of_a_file(tmp_path: Path) -> None:
    root = tiny(tmp_path / "w")
    lay(root, "evidence/名册.csv")
    snapshot = Snapshot(Standpoint(root, "", commit_all(root)))
    lay(root, "evidence/名册.csv", b"later")
    assert hashes_of(snapshot, ["evidence/名册.csv"]) == {"evidence/名册.csv": HASH}


def test_a_workspace_within_a_repository_begins_at_its_own_folder(tmp_path: Path) -> None:
    top = tmp_path / "top"
    top.mkdir()
    git("init", "-q", folder=top)
    lay(top, "work/evidence/a.csv")
    snapshot = Snapshot(Standpoint(top, "work/", commit_all(top)))
    assert hashes_of(snapshot, ["evidence/a.csv", "b.csv"]) == {
        "evidence/a.csv": HASH,
        "b.csv": MISSING,
    }


@pytest.mark.parametrize("file", ["evidence/none.pdf", "plan/plan.yaml/x.pdf"])
def test_what_is_not_there_is_missing(tmp_path: Path, file: str) -> None:
    root = tiny(tmp_path / "w")
    assert in_folder(root, file) == MISSING
    assert in_commit(root, file) == MISSING


def test_a_pointer_stands_for_the_content_that_was_not_fetched(tmp_path: Path) -> None:
    root = tiny(tmp_path / "w")
    lay(root, "a.pdf", POINTER)
    assert (in_folder(root, "a.pdf"), in_commit(root, "a.pdf")) == (OID, OID)


def test_no_way_leaves_the_workspace(tmp_path: Path) -> None:
    lay(tmp_path, "secret.csv")
    (tmp_path / "w").mkdir()
    for file in ("../secret.csv", "a/../../secret.csv"):
        assert english(in_folder(tmp_path / "w", file)) == "it leads out of the workspace"


def test_hidden_files_are_not_hashed(tmp_path: Path) -> None:
    lay(tmp_path, ".git/config.txt")
    found = in_folder(tmp_path, ".git/config.txt")
    assert english(found) == "it leads to a hidden file or folder"


@posix
@pytest.mark.parametrize("link", ["evidence", "evidence/a.csv"])
def test_no_link_is_followed(tmp_path: Path, link: str) -> None:
    root = tiny(tmp_path / "w")
    lay(tmp_path, "outside/a.csv")
    target = tmp_path / "outside" if link == "evidence" else tmp_path / "outside/a.csv"
    (root / link).parent.mkdir(parents=True, exist_ok=True)
    (root / link).symlink_to(target)
    assert in_folder(root, "evidence/a.csv") == LINK
    assert in_commit(root, "evidence/a.csv") == (MISSING if link == "evidence" else LINK)


@posix
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.pdf")
    assert in_folder(tmp_path, "a.pdf") == SPECIAL


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").mkdir()
    assert not isinstance(in_folder(tmp_path, "a.pdf"), str)


def test_a_file_beyond_the_limit_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence, "MAX_EVIDENCE", 4)
    root = tiny(tmp_path / "w")
    lay(root, "a.csv")
    assert (in_folder(root, "a.csv"), in_commit(root, "a.csv")) == (LARGE, LARGE)


def test_where_git_refuses_each_file_has_the_reason(tmp_path: Path) -> None:
    root = tiny(tmp_path / "w")
    lay(root, "a.csv")
    commit_all(root)
    snapshot = Snapshot(Standpoint(root, "", git("rev-parse", "HEAD", folder=root)))
    name = git("rev-parse", "HEAD:a.csv", folder=root)
    (root / ".git/objects" / name[:2] / name[2:]).unlink()
    assert not isinstance(hashes_of(snapshot, ["a.csv"])["a.csv"], str)
