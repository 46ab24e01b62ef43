"""Remembering what a run prints, while it is printed, so that its answer can be kept."""

import io
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO

from anplan.files.disk.streams import buffered
from anplan.files.recall.answer import MAX_ANSWER_BYTES, Question

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class _Recorder(io.FileIO):
    """The raw end of a stream: what the system took of it is remembered, up to a size."""

    def __init__(self, handle: int, most: int) -> None:
        super().__init__(handle, "wb", closefd=False)
        self._most = most
        self._size = 0
        self._written: list[bytes] = []

    @property
    def written(self) -> bytes | None:
        """Return all that was written; None where that was too much."""
        return b"".join(self._written) if self._size <= self._most else None

    def write(self, data: "ReadableBuffer", /) -> int:
        """Write what the system takes, and return how much that was."""
        count = super().write(data)
        if count:
            self._size += count
            if self._size <= self._most:
                self._written.append(bytes(memoryview(data)[:count]))
        return count


def run_and_keep(question: Question, run: Callable[[], int]) -> int:
    """Run what gives the answer, keep it, and return its exit number.

    A run that wrote to stderr is not kept: what it told there is to be told every time.
    """
    question.watch()
    sys.stdout, output = _recorded(sys.stdout, MAX_ANSWER_BYTES)
    sys.stderr, beside = _recorded(sys.stderr, 0)
    code = run()
    sys.stderr.flush()
    if output.written is not None and beside.written == b"":
        question.keep(code, output.written)
    return code


def _recorded(stream: TextIO, most: int) -> tuple[TextIO, _Recorder]:
    """Return a stream that writes as another one does, and what remembers that."""
    assert isinstance(stream, io.TextIOWrapper)
    raw = _Recorder(stream.fileno(), most)
    return buffered(stream, raw), raw
