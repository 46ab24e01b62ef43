"""Writing a file whole: the old bytes or the new ones, and nothing left behind."""

import errno
import os
import stat
from pathlib import Path

import pytest

from anplan.base.errors import FileError
from anplan.files.disk.save import append, save


def test_a_new_file_and_its_folder(tmp_path: Path) -> None:
    save(tmp_path / "briefs" / "2025-06.md", b"new\n")
    assert (tmp_path / "briefs" / "2025-06.md").read_bytes() == b"new\n"
    assert [path.name for path in (tmp_path / "briefs").iterdir()] == ["2025-06.md"]


def test_the_mode_stays(tmp_path: Path) -> None:
    path = tmp_path / "brief.md"
    path.write_bytes(b"old\n")
    path.chmod(0o640)
    save(path, b"new\n")
    assert path.read_bytes() == b"new\n"
    assert path.stat().st_mode & 0o777 == 0o640


def test_another_name_of_the_file_keeps_the_old_bytes(tmp_path: Path) -> None:
    path, other = tmp_path / "brief.md", tmp_path / "other.md"
    path.write_bytes(b"old\n")
    other.hardlink_to(path)
    save(path, b"new\n")
    assert (path.read_bytes(), other.read_bytes()) == (b"new\n", b"old\n")


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(b"old\n")
    (tmp_path / "link").symlink_to(tmp_path / "target")
    with pytest.raises(FileError):
        save(tmp_path / "link", b"new\n")
    assert (tmp_path / "target").read_bytes() == b"old\n"


@pytest.mark.parametrize("step", ["os.fsync", "os.fchmod", "os.replace"])
def test_a_failing_step_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "brief.md"
    path.write_bytes(b"old\n")
    monkeypatch.setattr(step, fails)
    with pytest.raises(FileError) as caught:
        save(path, b"new\n")
    assert caught.value.message.values["reason"] == "No space left on device"
    assert [entry.name for entry in tmp_path.iterdir()] == ["brief.md"]
    assert path.read_bytes() == b"old\n"


def test_append_keeps_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "summary.md"
    append(path, "一\n")
    append(path, "二\n")
    assert path.read_bytes() == "一\n二\n".encode()


def test_append_says_where_it_cannot_write(tmp_path: Path) -> None:
    with pytest.raises(FileError):
        append(tmp_path / "none" / "summary.md", "一\n")


def test_a_folder_that_does_not_sync_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr("os.fsync", fails)
    with pytest.raises(FileError) as caught:
        save(tmp_path / "brief.md", b"new\n")
    assert "is written, but" in caught.value.message.text
    assert (tmp_path / "brief.md").read_bytes() == b"new\n"


def test_a_folder_that_cannot_be_synced_is_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "Invalid argument")

    monkeypatch.setattr("os.fsync", fails)
    save(tmp_path / "brief.md", b"new\n")
    assert (tmp_path / "brief.md").read_bytes() == b"new\n"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
def test_a_pipe_gets_the_bytes_and_stays_a_pipe(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    save(pipe, b"new")
    assert os.read(reader, 10) == b"new"
    os.close(reader)
    assert pipe.is_fifo()


def test_what_bears_the_files_name_is_to_be_moved_away(tmp_path: Path) -> None:
    (tmp_path / "a.md").mkdir()
    (tmp_path / "b").touch()
    for path in (tmp_path / "a.md", tmp_path / "b" / "c.md"):
        with pytest.raises(FileError) as caught:
            save(path, b"new\n")
        assert caught.value.hint is not None
        assert caught.value.hint.text.startswith("Something else bears that name")
