"""A folder for what is made meanwhile is gone at the end, however that comes."""

import os
import signal
import sys
from pathlib import Path

import pytest

from anplan.files.disk.room import room


def test_it_is_there_as_long_as_it_is_needed() -> None:
    with room("tables") as folder:
        (folder / "x").write_text("x")
        assert folder.name.startswith("anplan-tables-")
    assert not folder.exists()


@pytest.mark.skipif(sys.platform == "win32", reason="there a process is ended without a word")
@pytest.mark.parametrize("number", ["SIGTERM", "SIGHUP"])
def test_it_is_gone_where_the_run_is_told_to_end(number: str) -> None:
    wanted, before = signal.Signals[number], signal.getsignal(signal.Signals[number])
    made: list[Path] = []

    def told_to_end() -> None:
        with room("tables") as folder:
            made.append(folder)
            os.kill(os.getpid(), wanted)

    with pytest.raises(SystemExit) as ended:
        told_to_end()
    assert (ended.value.code, made[0].exists()) == (128 + wanted, False)
    assert signal.getsignal(wanted) == before
