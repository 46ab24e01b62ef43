"""A folder for what is made meanwhile: gone at the end, also where the run is told to end."""

import signal
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

_ENDING = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
_OF_A_SIGNAL = 128
"""Added to a signal's number it is the exit number of a run that the signal ended."""


@contextmanager
def room(purpose: str) -> Iterator[Path]:
    """Make a temporary folder, named for what it is made for."""
    with _ended_tidily(), tempfile.TemporaryDirectory(prefix=f"anplan-{purpose}-") as folder:
        yield Path(folder)


@contextmanager
def _ended_tidily() -> Iterator[None]:
    """Let a signal that ends the process end it as an error does, so that folders are taken out."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, _end) for number in _ENDING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _end(number: int, _frame: FrameType | None) -> None:
    raise SystemExit(_OF_A_SIGNAL + number)
