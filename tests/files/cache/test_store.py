"""Files of the cache folder: believed only as they were written, and never too many."""

import os
import sys
from pathlib import Path

import pytest

from anplan.files.cache import store
from anplan.files.cache.folder import checksum, read_entry
from anplan.files.cache.store import LIMITS, Limit, cache_files, thin_out, write_entry
from anplan.files.cache.values import MAX_VALUE_BYTES, keep, kept

NAME = "read-0a-1b.bin"
needs_unix = pytest.mark.skipif(sys.platform == "win32", reason="no such files there")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a cache that is on."""
    monkeypatch.setenv("ANPLAN_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def names() -> list[str]:
    return sorted(entry.name for entry in cache_files())


def aged(path: Path, seconds: int) -> Path:
    """Let a file be written so many seconds after the epoch."""
    os.utime(path, (seconds, seconds))
    return path


@pytest.mark.usefixtures("folder")
def test_what_was_written_is_read() -> None:
    assert write_entry(NAME, b"one")
    assert write_entry(NAME, b"two")
    assert read_entry(NAME, 3) == b"two"
    assert names() == [NAME]


@pytest.mark.usefixtures("folder")
def test_what_is_not_there_or_too_large_is_none() -> None:
    assert read_entry(NAME, 3) is None
    write_entry(NAME, b"long")
    assert read_entry(NAME, 3) is None


def test_what_was_damaged_or_belongs_to_another_name_is_none(folder: Path) -> None:
    write_entry(NAME, b"body")
    data = (folder / NAME).read_bytes()
    for other in (b"", data[:-1], data + b"x", bytes([data[0] ^ 1]) + data[1:]):
        (folder / NAME).write_bytes(other)
        assert read_entry(NAME, 100) is None
    (folder / "read-0a-2c.bin").write_bytes(data)
    assert read_entry("read-0a-2c.bin", 100) is None


@needs_unix
def test_a_link_and_a_special_file_are_none(folder: Path, tmp_path: Path) -> None:
    write_entry(NAME, b"body")
    (folder / NAME).rename(tmp_path / "elsewhere")
    (folder / NAME).symlink_to(tmp_path / "elsewhere")
    assert read_entry(NAME, 100) is None
    (folder / NAME).unlink()
    os.mkfifo(folder / NAME)
    assert read_entry(NAME, 100) is None
    assert names() == []


@needs_unix
def test_a_folder_where_others_write_is_not_used(folder: Path) -> None:
    write_entry(NAME, b"body")
    folder.chmod(0o770)
    assert read_entry(NAME, 100) is None
    assert not write_entry(NAME, b"other")
    assert names() == []


@needs_unix
def test_what_cannot_be_written_leaves_nothing(folder: Path) -> None:
    write_entry(NAME, b"body")
    (folder / "read-0c-1b.bin").mkdir()
    assert not write_entry("read-0c-1b.bin", b"body")
    assert [path.name for path in sorted(folder.iterdir())] == [NAME, "read-0c-1b.bin"]


def test_the_oldest_go_first(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(5):
        write_entry(f"read-0{number}-1b.bin", b"x" * 100)
        aged(folder / f"read-0{number}-1b.bin", 1000 - number)
    monkeypatch.setitem(LIMITS, "read", Limit(5, 3 * 132))
    thin_out("read")
    assert names() == ["read-00-1b.bin", "read-01-1b.bin", "read-02-1b.bin"]
    monkeypatch.setitem(LIMITS, "read", Limit(1, 3 * 132))
    thin_out("read")
    assert names() == ["read-00-1b.bin"]


def test_what_is_not_its_own_stays(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_entry(NAME, b"body")
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    write_entry("answer-0a.bin", b"body")
    monkeypatch.setitem(LIMITS, "read", Limit(0, 0))
    thin_out("read")
    assert sorted(path.name for path in folder.iterdir()) == ["answer-0a.bin", "notes.txt"]


@pytest.mark.usefixtures("folder")
def test_a_small_value_is_kept_by_its_key() -> None:
    keep(b"days of abc", b"2025-06-30")
    assert kept(b"days of abc") == b"2025-06-30"
    assert kept(b"days of abd") is None
    keep(b"days of abc", b"2025-07-01")
    assert kept(b"days of abc") == b"2025-07-01"


@pytest.mark.usefixtures("folder")
def test_a_large_value_is_not_kept() -> None:
    keep(b"key", b"x" * (MAX_VALUE_BYTES + 1))
    assert kept(b"key") is None


def test_where_no_cache_is_wanted_none_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("ANPLAN_CACHE", "off")
    keep(b"key", b"value")
    assert kept(b"key") is None
    assert not write_entry(NAME, b"body")
    assert list(tmp_path.iterdir()) == []


def test_a_checksum_belongs_to_a_name_and_a_body() -> None:
    assert len({checksum("a", b"b"), checksum("ab", b""), checksum("a", b"")}) == 3


def test_a_file_that_another_run_took_away_is_passed_over(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert write_entry("read-a-1.bin", b"x")
    assert write_entry("read-a-2.bin", b"y")
    entries = list(store.cache_files())
    (folder / "read-a-1.bin").unlink()
    monkeypatch.setattr(store, "cache_files", lambda: iter(entries))
    assert [file.name for file in store.kept_files()] == ["read-a-2.bin"]
