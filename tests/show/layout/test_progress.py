"""The bar of long work: only on a terminal, only after a while, gone at the end."""

import io

import pytest

from anplan.show.layout import progress
from anplan.show.layout.progress import Progress
from tests.show.example import CHINESE, ENGLISH


class Terminal(io.StringIO):
    """A stream that takes itself for a terminal."""

    def isatty(self) -> bool:
        return True


def drawn(stream: io.StringIO, *seconds: float) -> str:
    """Return what is written if files are read at these seconds after the start."""
    clock = iter((0.0, *seconds))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("anplan.show.layout.progress.time.monotonic", lambda: next(clock))
        bar = Progress(CHINESE, stream)
        for done, _ in enumerate(seconds, 1):
            bar.tick(done, len(seconds))
        bar.clear()
    return stream.getvalue()


def test_short_work_shows_nothing() -> None:
    assert drawn(Terminal(), 0.2, 0.5, 0.9) == ""


def test_a_pipe_gets_nothing() -> None:
    assert drawn(io.StringIO(), 2.0, 3.0) == ""


def test_long_work_is_drawn_ten_times_a_second_and_wiped_out() -> None:
    assert drawn(Terminal(), 0.5, 1.0, 1.05, 1.2) == (
        f"\r[{'#' * 15}{'.' * 15}] 正在读取 2/4 个文件\r[{'#' * 30}] 正在读取 4/4 个文件\r\x1b[K"
    )


def test_no_files_at_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    stream = Terminal()
    Progress(ENGLISH, stream).tick(0, 0)
    assert stream.getvalue() == f"\r[{'.' * 30}] reading 0/0 files"
