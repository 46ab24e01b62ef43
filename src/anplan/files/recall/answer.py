"""The answer to the same question on the same files: printed again before anything is loaded.

A question is a command line and all that is around the run. Its answer is found again only where
a digest of all that it was made of is still the same, and it is kept only where that was the
same before and after the run that gave it. Whatever is odd about either goes the usual way: to be
slower is all that may ever come of it.
"""

import os
import sys

from anplan.files.cache.folder import cache_folder, digest, read_entry
from anplan.files.cache.program import program_digest

MAX_ANSWER_BYTES = 4 * 1024 * 1024
"""A longer answer takes longer to print than to find again."""

_STATE_BYTES = 32
_SIZE_BYTES = 4
HEAD_BYTES = _STATE_BYTES + 1 + _SIZE_BYTES
MAX_NAMES_BYTES = 64 * 1024
"""So much room have the names of other workspaces that a run read; none has so many."""


class Question:
    """A question whose answer may be kept, with the state of all that it depends on."""

    def __init__(self, name: str, folder: str, *, asks_history: bool) -> None:
        """Look at the files; raise OSError where anything about them is odd."""
        self._name = name
        self._folder = folder
        self._asks_history = asks_history
        self._state, self._marks = self._state_now()

    def answer(self) -> tuple[int, bytes] | None:
        """Return the exit number and what was printed; None where that is not known."""
        body = read_entry(self._name, HEAD_BYTES + MAX_NAMES_BYTES + MAX_ANSWER_BYTES)
        if body is None:
            return None
        size = names_size(body)
        names = body[HEAD_BYTES : HEAD_BYTES + size]
        try:
            states = [self._beside(os.fsdecode(name))[0] for name in names.split(b"\0") if name]
        except OSError:
            return None
        if body[:_STATE_BYTES] != self._with(states):
            return None
        return body[_STATE_BYTES], body[HEAD_BYTES + size :]

    def watch(self) -> None:
        """Look at every other workspace that the run reads from now on, before it is read."""
        from anplan.files.recall.beside import watch

        watch(self._beside)

    def keep(self, code: int, output: bytes) -> None:
        """Keep an answer, where nothing changed since the question was asked."""
        from anplan.files.cache.store import thin_out, write_entry
        from anplan.files.recall.beside import seen
        from anplan.files.recall.doubts import doubts

        if doubts or code not in (0, 1) or self._state_now() != (self._state, self._marks):
            return
        names = b"\0".join(os.fsencode(name) for name in seen)
        if len(names) > MAX_NAMES_BYTES or not self._are_as_seen(seen):
            return
        state = self._with([state for state, _ in seen.values()])
        head = state + bytes([code]) + len(names).to_bytes(_SIZE_BYTES, "big")
        if write_entry(self._name, head + names + output):
            thin_out("answer")

    def _are_as_seen(self, seen: dict[str, tuple[bytes, object]]) -> bool:
        """Return whether the other workspaces are still what they were when they were read."""
        try:
            return all(self._beside(name) == state for name, state in seen.items())
        except OSError:
            return False

    def _with(self, states: list[bytes]) -> bytes:
        """Return the digest of the own state and those of other workspaces; the own alone without any."""
        return digest(b"".join((self._state, *states)), _STATE_BYTES) if states else self._state

    def _beside(self, root: str) -> tuple[bytes, object]:
        """Return the state of another workspace; raise OSError where it is odd."""
        from anplan.files.recall.repository import repository_state
        from anplan.files.recall.workspace import OddError, files_state

        if os.path.realpath(root) != root:
            raise OddError(root)
        files = files_state(root)
        told = repository_state(root, whole=self._asks_history)
        parts = (os.fsencode(root), told, files.digest)
        return digest(b"\0\0".join(parts), _STATE_BYTES), files.marks

    def _state_now(self) -> tuple[bytes, object]:
        """Return the digest of all that the answer depends on, and marks of when it was changed."""
        from anplan.files.recall.repository import repository_state
        from anplan.files.recall.surroundings import moment
        from anplan.files.recall.workspace import files_state, root_around

        root = root_around(self._folder)
        files = files_state(root)
        parts = (
            program_digest(),
            moment(),
            os.fsencode(root),
            repository_state(root, whole=self._asks_history),
            files.digest,
        )
        return digest(b"\0\0".join(parts), _STATE_BYTES), files.marks


def names_size(body: bytes) -> int:
    """Return how many bytes of what is kept are names of other workspaces, which stand behind its head."""
    return int.from_bytes(body[_STATE_BYTES + 1 : HEAD_BYTES], "big")


def question_of(arguments: list[str]) -> Question | None:
    """Return the question of a command line; None where its answer is not to be kept.

    Windows has no folders that are sure to be the user's alone, and no handles of folders.
    """
    if sys.platform == "win32" or os.environ.keys() & {"_ANPLAN_COMPLETE", "GIT_QUARANTINE_PATH"}:
        return None
    from anplan.files.recall.command_line import read_command_line

    line = read_command_line(arguments)
    path, fault = cache_folder()
    if line is None or path is None or fault is not None or not _prints_plainly():
        return None
    from anplan.files.recall.surroundings import surroundings

    try:
        name = f"answer-{digest(surroundings(), 16).hex()}.bin"
        return Question(name, line.folder, asks_history=line.asks_history)
    except (OSError, ValueError, KeyError, AttributeError):
        return None


def _prints_plainly() -> bool:
    """Return whether what is printed goes to the two streams that every process begins with."""
    try:
        return (sys.stdout.fileno(), sys.stderr.fileno()) == (1, 2) and (
            sys.stdout is sys.__stdout__ and sys.stderr is sys.__stderr__
        )
    except (OSError, ValueError, AttributeError):
        return False


def print_answer(output: bytes) -> bytes:
    """Print an answer; return what the system did not take of it."""
    rest = memoryview(output)
    try:
        while rest:
            rest = rest[os.write(1, rest) :]
    except OSError:
        pass
    return bytes(rest)
