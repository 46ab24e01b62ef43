"""What the versions of a file say; a version is read only as far as it is new.

Of a report, or of decisions, each entry is read once, in whichever versions it stands: a
history of fifty thousand versions is mostly the same entries again.
"""

from functools import lru_cache
from typing import NamedTuple

from anplan.base.problem import Problem
from anplan.files.git.versions import Bytes
from anplan.files.load import content_of
from anplan.files.yaml.pieces import KeyBlock, Splitter, Stretch, sections
from anplan.model.decisions import Decisions
from anplan.model.kinds import kind_of
from anplan.model.reports import Report
from anplan.state.history.statements import LISTED, Sort, Statement, gathered, statements_in

MOST_KNOWN = 65_536
"""So many entries are known at once; where there are more, it is begun anew."""

_Shape = tuple[str, tuple[tuple[bytes, bool], ...]]
"""A file, its keys with what stands behind them, and which have a list of entries below."""


class Said(NamedTuple):
    """What a version says; where it cannot be read there are no entries but a problem."""

    entries: tuple[Statement, ...] | None
    problem: Problem | None = None


class Versions:
    """Reads versions of files, each entry once."""

    def __init__(self) -> None:
        """Begin with nothing read."""
        self._splitter = Splitter()
        self._known: dict[tuple[str, tuple[Stretch, ...]], Said] = {}
        self._shapes: dict[_Shape, tuple[Statement, ...]] = {}
        self._entries: dict[tuple[str, bytes, bytes], Statement] = {}

    def read(self, file: str, content: Bytes) -> Said:
        """Return what a version of a file says."""
        if content is None:
            return Said(())
        if isinstance(content, Problem):
            return Said(None, content)
        stretches = self._splitter.stretches(content) if _is_list_of_entries(file) else None
        if stretches is None:
            return _read_whole(file, content)
        version = self._known.get((file, stretches))
        if version is None:
            self._make_room()
            entries = self._read_entries(file, sections(stretches))
            if entries is None:
                return _read_whole(file, content)
            version = self._known[file, stretches] = Said(entries)
        return version

    def _make_room(self) -> None:
        for known, most in (
            (self._known, MOST_KNOWN // 64),
            (self._shapes, MOST_KNOWN // 16),
            (self._entries, MOST_KNOWN),
        ):
            if len(known) > most:
                known.clear()

    def _read_entries(
        self, file: str, parts: tuple[KeyBlock, ...] | None
    ) -> tuple[Statement, ...] | None:
        """Read what is new and put it to what is known; None where it has to be read whole."""
        if parts is None or not all(part.name in LISTED for part in parts if part.entries):
            return None
        shape = file, tuple((part.head, bool(part.entries)) for part in parts)
        new = [self._new(file, part, whole=shape not in self._shapes) for part in parts]
        if any(new) and not self._read_new(shape, [part for part in new if part]):
            return None
        listed = [self._entries[file, part.head, text] for part in parts for text in part.entries]
        return gathered([*self._shapes[shape], *listed])

    def _new(self, file: str, part: KeyBlock, *, whole: bool) -> KeyBlock | None:
        """Return what has to be read of a section; with one entry at least where it is new."""
        new = tuple(text for text in part.entries if (file, part.head, text) not in self._entries)
        if whole:
            return KeyBlock(part.head, new or part.entries[:1])
        return KeyBlock(part.head, new) if new else None

    def _read_new(self, shape: _Shape, parts: list[KeyBlock]) -> bool:
        """Read some sections of a file by themselves; return whether nothing is wrong there."""
        file, _ = shape
        document = b"".join(text for part in parts for text in (part.head, *part.entries))
        key, model, _ = content_of(file, document)
        if model is None:
            return False
        by_sort: dict[Sort, list[Statement]] = {}
        for entry in statements_in(key, model):
            by_sort.setdefault(entry.sort, []).append(entry)
        for part in parts:
            if part.entries:
                for text, entry in zip(part.entries, by_sort.pop(LISTED[part.name]), strict=True):
                    self._entries[file, part.head, text] = entry
        self._shapes.setdefault(shape, tuple(entry for rest in by_sort.values() for entry in rest))
        return True


@lru_cache(MOST_KNOWN)
def _is_list_of_entries(file: str) -> bool:
    known = kind_of(file)
    return known is not None and known[0].record in (Report, Decisions)


def _read_whole(file: str, content: bytes) -> Said:
    key, model, problems = content_of(file, content)
    entries = None if model is None else statements_in(key, model)
    return Said(entries, problems[0] if problems else None)
