"""What is printed is remembered as the system took it, up to a size."""

import os
from pathlib import Path

import pytest

from anplan.files.recall.recorder import _recorded


@pytest.mark.parametrize("buffered", [True, False])
def test_what_was_written_is_remembered(tmp_path: Path, *, buffered: bool) -> None:
    with (tmp_path / "out").open("w", encoding="gbk", errors="replace") as stream:
        if not buffered:
            stream.reconfigure(write_through=True)
        recorded, output = _recorded(stream, 10)
        recorded.write("甲\n")
        assert (output.written == b"") == buffered
        recorded.flush()
        assert output.written == (tmp_path / "out").read_bytes() == "甲\n".encode("gbk")
        assert (recorded.encoding, recorded.errors, recorded.isatty()) == ("gbk", "replace", False)


def test_what_is_too_long_is_forgotten(tmp_path: Path) -> None:
    with (tmp_path / "out").open("w", encoding="utf-8") as stream:
        recorded, output = _recorded(stream, 3)
        for _ in range(2):
            recorded.write("ab")
            recorded.flush()
        assert output.written is None
        assert (tmp_path / "out").read_bytes() == b"abab"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_what_the_system_does_not_take_is_told() -> None:
    handle = os.open("/dev/full", os.O_WRONLY)
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        recorded, output = _recorded(stream, 10)
        recorded.write("a")
        with pytest.raises(OSError, match="No space"):
            recorded.flush()
        assert output.written == b""
        os.dup2(os.open(os.devnull, os.O_WRONLY), handle)
