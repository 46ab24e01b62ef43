"""What an earlier run read: models, by the bytes that they were made of.

Nothing depends on it: whatever is wrong with a cache, the files themselves are read. A
workspace's cache is several files, its parts, each read and written by itself, so that no run
holds the bytes of more than one.
"""

import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from anplan.files.cache.folder import cache_folder, digest, read_entry
from anplan.files.cache.pickling import from_bytes, to_bytes
from anplan.files.cache.program import program_digest
from anplan.files.cache.store import LIMITS, kept_files, remove_entries, thin_out, write_entry
from anplan.model.types.records import Record

WORTHWHILE = 64
"""Where there are fewer files, a cache costs more than it saves."""

PART = 512
"""So many models lie in one file."""

MAX_PART_BYTES = 64 * 1024 * 1024
MAX_SMALL_PARTS = 8
Models = dict[bytes, Record]


class Cache:
    """The models of one workspace; read when the first is asked for, saved when there are more."""

    def __init__(self, name: str) -> None:
        """Begin with nothing read; the parts are called by the name."""
        self._name = name
        self._known: Models | None = None
        self._parts: dict[str, list[bytes]] = {}
        self._used: set[bytes] = set()
        self._new: Models = {}

    @classmethod
    def of(cls, root: Path) -> "Cache | None":
        """Return the cache of a folder; None where none is wanted, or its place is not safe."""
        path, fault = cache_folder()
        if path is None or fault is not None:
            return None
        try:
            program = program_digest()
        except OSError:
            return None
        return cls(digest(program + os.fsencode(root.absolute()), 16).hex())

    def find(self, kind: str, content_digest: bytes) -> Record | None:
        """Return what was made of the bytes with this digest, read as a kind of file."""
        if self._known is None:
            self._known = self._read()
        key = content_digest + kind.encode()
        model = self._known.get(key)
        if model is not None:
            self._used.add(key)
        return model

    def add(self, kind: str, content_digest: bytes, model: Record) -> None:
        """Keep what was read without any problem."""
        self._new[content_digest + kind.encode()] = model

    def save(self) -> None:
        """Write what is new, if anything is; what does not fit or cannot be written is left out.

        Parts that are small and many, or hardly used, are written anew with it.
        """
        if not self._new:
            return
        sizes = self._sizes()
        old = self._worn_out()
        room = LIMITS["read"].size - sum(size for name, size in sizes.items() if name not in old)
        written = set()
        whole = True
        for models in _divided(self._still_used(old) | self._new):
            name, body = self._part_name(models), to_bytes(models)
            room -= len(body)
            if room < 0 or len(body) > MAX_PART_BYTES or not write_entry(name, body):
                whole = False
                break
            written.add(name)
        if whole:
            remove_entries(old - written)
        thin_out("read")

    def _read(self) -> Models:
        """Read all parts; one that is damaged in any way is empty."""
        known: Models = {}
        for name in sorted(self._sizes()):
            body = read_entry(name, MAX_PART_BYTES)
            try:
                models = {} if body is None else from_bytes(body)
            except Exception:  # noqa: BLE001 - a planted part may fail in any way
                models = {}
            self._parts[name] = list(models)
            known |= models
        return known

    def _sizes(self) -> dict[str, int]:
        """Return the parts that there are, with their sizes."""
        return {
            file.name: file.size
            for file in kept_files()
            if file.name.startswith(f"read-{self._name}-")
        }

    def _part_name(self, models: Models) -> str:
        """Return a name that two runs at once give to the same models."""
        return f"read-{self._name}-{digest(b''.join(models), 8).hex()}.bin"

    def _worn_out(self) -> set[str]:
        """Return the parts that are to be written anew: the small or the little used ones."""
        parts = self._parts.items()
        worn = {name for name, keys in parts if not keys}
        if len(self._known or ()) > 2 * (len(self._used) + len(self._new)):
            worn |= {name for name, keys in parts if 2 * self._count_used(keys) < len(keys)}
        small = {name for name, keys in parts if 0 < len(keys) < PART}
        return worn | small if len(small - worn) > MAX_SMALL_PARTS else worn

    def _count_used(self, keys: list[bytes]) -> int:
        return len(self._used.intersection(keys))

    def _still_used(self, parts: set[str]) -> Models:
        known = self._known or {}
        keys = (key for name in sorted(parts) for key in self._parts[name] if key in self._used)
        return {key: known[key] for key in keys}


def _divided(models: Models) -> Iterator[Models]:
    """Yield the models of each part."""
    rest = iter(models.items())
    while part := dict(islice(rest, PART)):
        yield part
