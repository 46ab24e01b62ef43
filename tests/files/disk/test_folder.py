"""A folder kept open below a root: links lead nowhere, and what killed writers left is known."""

import os
from pathlib import Path

import pytest

from anplan.base.errors import FileError
from anplan.files.disk.folder import open_folder
from anplan.files.disk.ignored_folders import own_folder
from anplan.files.disk.lock import locked
from anplan.files.disk.save import save_in
from anplan.files.disk.workspace import Workspace


def test_missing_folders_are_made(tmp_path: Path) -> None:
    with open_folder(tmp_path, ["units", "a"], make=True) as folder:
        save_in(folder, "2025-06.yaml", b"new\n")
        assert folder.read("2025-06.yaml") == b"new\n"
        assert folder.read("2025-07.yaml") is None
    assert (tmp_path / "units/a/2025-06.yaml").read_bytes() == b"new\n"


def test_the_root_itself_may_be_reached_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "root/units").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "root")
    with open_folder(tmp_path / "link", ["units"]) as folder:
        save_in(folder, "a.yaml", b"new\n")
    assert (tmp_path / "root/units/a.yaml").read_bytes() == b"new\n"


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), open_folder(tmp_path, ["units"]):
        pass


@pytest.mark.parametrize("parts", [["units"], ["units", "a"]])
def test_no_link_is_followed_below_the_root(tmp_path: Path, parts: list[str]) -> None:
    (tmp_path / "outside/a").mkdir(parents=True)
    (tmp_path / "root").mkdir()
    (tmp_path / "root/units").symlink_to(tmp_path / "outside")
    with pytest.raises(FileError), open_folder(tmp_path / "root", parts, make=True):
        pass


@pytest.mark.skipif(os.open not in os.supports_dir_fd, reason="no handles of folders here")
def test_a_link_swapped_in_meanwhile_leads_nowhere(tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "root/units").mkdir(parents=True)
    with open_folder(tmp_path / "root", ["units"]) as folder:
        (tmp_path / "root/units").rename(tmp_path / "root/before")
        (tmp_path / "root/units").symlink_to(tmp_path / "outside")
        save_in(folder, "a.yaml", b"new\n")
    assert list((tmp_path / "outside").iterdir()) == []
    assert (tmp_path / "root/before/a.yaml").exists()


def test_only_the_temporary_files_of_the_name_are_left_over(tmp_path: Path) -> None:
    for name in (".a.yaml.1f.tmp", ".b.yaml.1f.tmp", "a.yaml", ".a.yaml.tmp.md"):
        (tmp_path / name).write_bytes(b"")
    with open_folder(tmp_path) as folder:
        assert list(folder.left_over({"a.yaml"})) == [".a.yaml.1f.tmp"]


def test_an_ignoring_file_that_a_full_disk_left_empty_is_mended(tmp_path: Path) -> None:
    (tmp_path / ".anplan").mkdir()
    ignoring = tmp_path / ".anplan/.gitignore"
    ignoring.write_bytes(b"")
    own_folder(Workspace(tmp_path))
    assert ignoring.read_bytes() == b"*\n"


@pytest.mark.parametrize("name", ["holder", ".gitignore"])
def test_a_link_in_the_own_folder_is_not_written_through(tmp_path: Path, name: str) -> None:
    (tmp_path / "outside").write_bytes(b"kept\n")
    (tmp_path / ".anplan").mkdir()
    (tmp_path / ".anplan" / name).symlink_to(tmp_path / "outside")
    with locked(Workspace(tmp_path)):
        pass
    assert (tmp_path / "outside").read_bytes() == b"kept\n"


def test_a_linked_lock_is_refused(tmp_path: Path) -> None:
    (tmp_path / "outside").write_bytes(b"kept\n")
    (tmp_path / ".anplan").mkdir()
    (tmp_path / ".anplan/lock").symlink_to(tmp_path / "outside")
    with pytest.raises(FileError), locked(Workspace(tmp_path)):
        pass
    assert (tmp_path / "outside").read_bytes() == b"kept\n"
