"""What the steps of a history made files say about something."""

from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import sha256

from anplan.files.git.versions import Bytes, Step
from anplan.files.load import is_read
from anplan.model.paths import is_within
from anplan.state.history.timeline import Entries, Telling
from anplan.work.versions import Said, Versions

MOST_LATEST = 4096
"""Of so many files the latest version is kept, to compare the next one with."""


class Teller:
    """Tells what steps made files say; of other files than its own, of those that name a word."""

    def __init__(self, own: tuple[str, ...], word: str) -> None:
        """Take the files and folders that are about the matter, and the word that names it."""
        self._paths, self._word = own, word.encode("utf-8")
        self._is_own = cache(self._own)
        self._versions = Versions()
        self._latest: dict[str, tuple[Bytes, Said]] = {}
        self._unread: dict[tuple[str, bytes | str], Entries] = {}

    def tellings(self, steps: Iterable[Step]) -> Iterator[Telling]:
        """Yield what the steps made the files say, where that is something new."""
        for step in steps:
            if self._is_about(step):
                telling = self._telling(step)
                if telling.problem or telling.before != (telling.after,) * len(telling.before):
                    yield telling

    def _is_about(self, step: Step) -> bool:
        word, own = self._word, self._is_own(step.file)
        return own or (
            own is not None
            and any(
                word in content
                for content in (*step.before, step.after)
                if isinstance(content, bytes)
            )
        )

    def _own(self, file: str) -> bool | None:
        """Return whether a file is about the matter by its name; None where it is not read."""
        return any(is_within(file, path) for path in self._paths) if is_read(file) else None

    def _telling(self, step: Step) -> Telling:
        before = tuple(self._entries(step.file, content) for content in step.before)
        version = self._said(step.file, step.after)
        self._remember(step.file, step.after, version)
        after = version.entries
        if after is None:
            after = before[0] if before else ()
            self._unread[step.file, _mark(step.after)] = after
        return Telling(step.file, step.commit, before, after, version.problem)

    def _entries(self, file: str, content: Bytes) -> Entries:
        """Return what a version says; one that cannot be read says what was said before it."""
        entries = self._said(file, content).entries
        return self._unread.get((file, _mark(content)), ()) if entries is None else entries

    def _said(self, file: str, content: Bytes) -> Said:
        latest, version = self._latest.get(file, (None, None))
        return version if version and latest == content else self._versions.read(file, content)

    def _remember(self, file: str, content: Bytes, version: Said) -> None:
        if len(self._latest) >= MOST_LATEST:
            self._latest.clear()
        self._latest[file] = content, version


def _mark(content: Bytes) -> bytes | str:
    """Return what a version that cannot be read is remembered by: a digest, not its bytes."""
    if isinstance(content, bytes):
        return sha256(content).digest()
    return content.code if content else ""
