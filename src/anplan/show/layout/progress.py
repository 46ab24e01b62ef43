"""A bar for work that takes longer than a second, on a terminal's stderr alone."""

import time
from typing import TextIO

from anplan.show.words import Words

PATIENCE = 1.0
"""Seconds of work before anything is shown."""

INTERVAL = 0.1
WIDTH = 30


class Progress:
    """Draws how far the reading of files is; wipes itself out at the end."""

    def __init__(self, words: Words, stream: TextIO) -> None:
        """Begin to count the seconds."""
        self._text = words("reading {done}/{all} files")
        self._stream = stream
        self._next = time.monotonic() + PATIENCE if stream.isatty() else float("inf")
        self._shown = False

    def tick(self, done: int, total: int) -> None:
        """Draw the bar if it is time to."""
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + INTERVAL
        self._shown = True
        full = WIDTH * done // max(1, total)
        text = self._text.format(done=done, all=total)
        self._stream.write(f"\r[{'#' * full}{'.' * (WIDTH - full)}] {text}")
        self._stream.flush()

    def clear(self) -> None:
        """Wipe the bar out."""
        if self._shown:
            self._stream.write("\r\x1b[K")
            self._stream.flush()
