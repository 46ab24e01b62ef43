"""Reading one file and finding the plan's folder, with nothing but the operating system."""

import os
from pathlib import Path

import pytest

from anplan.files.disk.read import folder_of_plan, read_bytes

needs_fifo = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no FIFOs")
needs_links = pytest.mark.skipif(os.name == "nt", reason="links need a privilege on Windows")


@needs_fifo
def test_a_file_that_became_a_fifo_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "it")
    with pytest.raises(ValueError, match="special"):
        read_bytes(tmp_path / "it")


@needs_links
def test_a_file_that_became_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "it").symlink_to("/dev/zero")
    with pytest.raises(OSError, match="symbolic links"):
        read_bytes(tmp_path / "it")


def test_a_file_that_is_too_large_is_not_read_to_its_end(tmp_path: Path) -> None:
    (tmp_path / "it").write_bytes(b"12345")
    assert read_bytes(tmp_path / "it", limit=5) == b"12345"
    with pytest.raises(ValueError, match="size"):
        read_bytes(tmp_path / "it", limit=4)


def test_the_plan_is_looked_for_upwards(tmp_path: Path) -> None:
    inner = tmp_path / "units" / "jxkc"
    inner.mkdir(parents=True)
    assert folder_of_plan(str(inner)) is None
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan/plan.yaml").touch()
    assert folder_of_plan(str(inner)) == str(tmp_path)


def test_a_relative_folder_is_one_of_the_current(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "plan").mkdir()
    (tmp_path / "plan/plan.yaml").touch()
    monkeypatch.chdir(tmp_path)
    root = folder_of_plan("plan")
    assert root is not None
    assert Path(root).samefile(tmp_path)
