"""The digest of a workspace's files: every name and every byte counts, nothing else does."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from anplan.files.disk.workspace import FOLDERS, MAX_FOLDERS, TEMPLATES
from anplan.files.recall import workspace
from anplan.files.recall.workspace import MAX_FILE_BYTES, OddError, files_state, root_around
from anplan.files.yaml.decode import MAX_WORKSPACE_FILE
from anplan.model.paths import PLAN
from tests.repositories import tiny

pytestmark = pytest.mark.skipif(os.name == "nt", reason="nothing is recalled on Windows")
REPORT = "units/a/2025-05.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a small workspace."""
    return tiny(tmp_path / "w")


def edited(path: Path) -> None:
    """Change one byte, and nothing of what the system notes down about the file."""
    old = path.stat()
    path.write_bytes(path.read_bytes().replace("本".encode(), "今".encode()))
    os.utime(path, ns=(old.st_atime_ns, old.st_mtime_ns))
    assert path.stat().st_size == old.st_size


CHANGES: dict[str, Callable[[Path], object]] = {
    "a byte": lambda root: edited(root / REPORT),
    "a byte more": lambda root: (root / REPORT).write_bytes((root / REPORT).read_bytes() + b"\n"),
    "a new name": lambda root: (root / REPORT).rename(root / "units/a/2025-06.yaml"),
    "an empty file": lambda root: (root / "briefs/x.md").touch(),
    "a file less": lambda root: (root / REPORT).unlink(),
    "a template": lambda root: (root / "templates/brief.md.j2").write_bytes(b"x"),
    "an empty folder": lambda root: (root / "units/x.yaml").mkdir(),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_seen(root: Path, change: Callable[[Path], object]) -> None:
    for name in ("briefs", "templates"):
        (root / name).mkdir()
    before = files_state(str(root)).digest
    change(root)
    assert files_state(str(root)).digest != before


def test_bytes_that_move_to_the_next_file_are_seen(root: Path) -> None:
    one, other = root / "units/a/x.md", root / "units/a/y.md"
    one.write_bytes(b"ab")
    other.write_bytes(b"c")
    before = files_state(str(root)).digest
    one.write_bytes(b"a")
    other.write_bytes(b"bc")
    assert files_state(str(root)).digest != before


def test_what_no_reader_reads_does_not_count(root: Path) -> None:
    before = files_state(str(root)).digest
    (root / "units/a/.2025-05.yaml.swp").write_bytes(b"x")
    (root / "units/.hidden").mkdir()
    (root / "notes.txt").write_bytes(b"x")
    os.utime(root / REPORT, (1, 1))
    assert files_state(str(root)).digest == before


def linked(root: Path) -> None:
    (root / REPORT).unlink()
    (root / REPORT).symlink_to("unit.yaml")


def linked_folder(root: Path) -> None:
    (root / "units/b").symlink_to("a")


def linked_top(root: Path) -> None:
    (root / "briefs").symlink_to("units")


def large(root: Path) -> None:
    (root / REPORT).write_bytes(b"#" * (MAX_FILE_BYTES + 1))


def deep(root: Path) -> None:
    (root / "units" / "/".join("a" * 9)).mkdir(parents=True)


def many(root: Path) -> None:
    for number in range(2100):
        (root / f"units/a/{number}.md").touch()


@pytest.mark.parametrize("odd", [linked, linked_folder, linked_top, large, deep, many])
def test_what_is_odd_is_left_to_the_reader(root: Path, odd: Callable[[Path], object]) -> None:
    odd(root)
    with pytest.raises(OSError):  # noqa: PT011 - whichever way the system puts it
        files_state(str(root))


def test_a_special_file_is_not_waited_for(root: Path) -> None:
    os.mkfifo(root / "units/a/2025-06.yaml")
    with pytest.raises(OddError):
        files_state(str(root))


def test_the_largest_file_is_read_whole(root: Path) -> None:
    path = root / "units/a/x.md"
    path.write_bytes(b"#" * MAX_FILE_BYTES)
    before = files_state(str(root)).digest
    path.write_bytes(b"#" * (MAX_FILE_BYTES - 1) + b"x")
    assert files_state(str(root)).digest != before


def test_a_workspace_is_found_upwards(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root / "units")
    assert root_around("") == root_around(".") == root_around("a") == str(root)
    assert root_around(str(root)) == str(root)


def test_a_way_that_is_not_plain_is_none(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root.parent)
    (root.parent / "link").symlink_to(root)
    for way in ("nowhere", "link", "link/units", "w/../w", "w/plan/plan.yaml", ""):
        with pytest.raises(OddError):
            root_around(way)


def test_what_is_digested_is_what_is_read() -> None:
    """Equal, and not the same: nothing of the reader is loaded before an answer is printed."""
    assert (*FOLDERS, TEMPLATES) == workspace._FOLDERS
    assert workspace.MAX_FILE_BYTES == MAX_WORKSPACE_FILE
    assert workspace.MAX_DEPTH <= MAX_FOLDERS
    assert workspace._PLAN == PLAN


def test_changed_and_put_back_is_another_moment(root: Path) -> None:
    before = files_state(str(root))
    text = (root / REPORT).read_bytes()
    (root / REPORT).write_bytes(b"nothing: x\n")
    (root / REPORT).write_bytes(text)
    after = files_state(str(root))
    assert after.digest == before.digest
    assert after.marks != before.marks
