"""What an earlier run read: models, by the bytes that they were made of.

Nothing depends on it: whatever is wrong with a cache, the files themselves are read. A
cache's name holds a digest of this program, so that no other version looks into it. A
planted one runs nothing: a list names the few types that may be made of what it says.
"""

import contextlib
import hashlib
import io
import os
import pickle
import sys
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date, timedelta, timezone
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pydantic
from pydantic import BaseModel

from anplan import __version__
from anplan.base.period import Period
from anplan.base.quantity import Quantity
from anplan.files.cache.folder import NAME, TEMPORARY, cache_files, cache_folder
from anplan.files.disk.read import read_bytes
from anplan.model.fields import Strict

WORTHWHILE = 64
"""Where there are fewer files, a cache costs more than it saves."""

MAX_BYTES = 64 * 1024 * 1024
MAX_FILES = 8
_MAX_PARTS = 16
_DIGEST_BYTES = 32
_LENGTH_BYTES = 8
_HEAD_BYTES = _DIGEST_BYTES + _LENGTH_BYTES
_VALUES = (Quantity, Period, Decimal, date, timedelta, timezone)
_put = object.__setattr__

Models = dict[bytes, BaseModel]


class Cache:
    """The models of one workspace; read when the first is asked for, saved when there are more."""

    def __init__(self, path: Path) -> None:
        """Begin with nothing read."""
        self._path = path
        self._known: Models | None = None
        self._used: Models = {}
        self._new: Models = {}
        self._parts = 0

    @classmethod
    def of(cls, root: Path) -> "Cache | None":
        """Give the cache of a folder; None where none is wanted, or its place is not safe."""
        folder = cache_folder()
        if folder.path is None or folder.fault:
            return None
        name = hashlib.sha256(_program() + os.fsencode(root.absolute())).hexdigest()
        return cls(folder.path / NAME.format(name[:32]))

    def find(self, kind: str, digest: bytes) -> BaseModel | None:
        """Give what was made of the bytes with this digest, read as a kind of file."""
        if self._known is None:
            self._known = self._read()
        key = digest + kind.encode()
        model = self._known.get(key)
        if model is not None:
            self._used[key] = model
        return model

    def add(self, kind: str, digest: bytes, model: BaseModel) -> None:
        """Keep what was read without any problem."""
        self._new[digest + kind.encode()] = model

    def save(self) -> None:
        """Write what is new, if anything is; one that cannot be written is left out."""
        if not self._new:
            return
        with contextlib.suppress(OSError, ValueError, pickle.PickleError):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if cache_folder().fault is None:
                self._write()

    def _read(self) -> Models:
        known: Models = {}
        try:
            for part in _parts(read_bytes(self._path, MAX_BYTES)):
                known |= _Reader(io.BytesIO(part)).load()
                self._parts += 1
        except Exception:  # noqa: BLE001 - a damaged cache may fail in any way, and is none
            self._parts = 0
            return {}
        return known

    def _write(self) -> None:
        """Add what is new behind what is there; write all anew where that would grow too much."""
        added = _part(self._new)
        stale = len(self._known or ()) > 2 * (len(self._used) + len(self._new))
        old = b""
        if 0 < self._parts < _MAX_PARTS and not stale:
            old = read_bytes(self._path, MAX_BYTES)
        if not old or len(old) + len(added) > MAX_BYTES:
            old, added = b"", _part(self._used | self._new)
        if len(added) <= MAX_BYTES:
            _replace(self._path, old + added)
            _thin_out(self._path.parent)


def _parts(data: bytes) -> Iterator[bytes]:
    """Take a cache apart; raise ValueError where it is not what was written."""
    begin = 0
    while begin < len(data):
        body = begin + _HEAD_BYTES
        size = int.from_bytes(data[begin + _DIGEST_BYTES : body], "big")
        part = data[body : body + size]
        if hashlib.sha256(part).digest() != data[begin : begin + _DIGEST_BYTES]:
            raise ValueError(begin)
        yield part
        begin = body + size


def _part(models: Mapping[bytes, BaseModel]) -> bytes:
    stream = io.BytesIO()
    _Writer(stream, 5).dump(dict(models))
    body = stream.getvalue()
    return hashlib.sha256(body).digest() + len(body).to_bytes(_LENGTH_BYTES, "big") + body


def _replace(path: Path, data: bytes) -> None:
    """Write beside and rename; not synced, for what a power cut damages is not believed."""
    handle, name = tempfile.mkstemp(".tmp", TEMPORARY.format(path.name), path.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def _thin_out(folder: Path) -> None:
    """Leave the caches that were written last; those of old versions go with time."""
    files = sorted(cache_files(folder), key=lambda entry: entry.stat().st_mtime, reverse=True)
    for entry in files[MAX_FILES:]:
        Path(entry.path).unlink()


@cache
def _program() -> bytes:
    """Give a digest of all that decides what is made of a file's bytes."""
    versions = __version__, sys.version, pydantic.VERSION
    digest = hashlib.sha256(repr(versions).encode())
    for folder in ("base", "model", "files"):
        for file in sorted(Path(__file__).parents[2].joinpath(folder).rglob("*.py")):
            digest.update(file.read_bytes())
    return digest.digest()


def _restore(kind: type[BaseModel], values: dict[str, Any], given: set[str]) -> BaseModel:
    """Make a model of values that were checked when they were first read."""
    model = kind.__new__(kind)
    _put(model, "__dict__", values)
    _put(model, "__pydantic_fields_set__", given)
    _put(model, "__pydantic_extra__", None)
    _put(model, "__pydantic_private__", None)
    return model


class _Writer(pickle.Pickler):
    """Writes models shortly: those with the same keys share the set of them."""

    def __init__(self, stream: io.BytesIO, protocol: int) -> None:
        super().__init__(stream, protocol)
        self._given: dict[frozenset[str], set[str]] = {}

    def reducer_override(self, value: Any) -> Any:
        if isinstance(value, BaseModel):
            given = value.__pydantic_fields_set__
            shared = self._given.setdefault(frozenset(given), given)
            return _restore, (type(value), value.__dict__, shared)
        if isinstance(value, Quantity):
            return Quantity, (value.value, value.measure)
        return NotImplemented


class _Reader(pickle.Unpickler):
    """Reads what `_Writer` wrote, and knows no other types and functions."""

    def find_class(self, module: str, name: str) -> Any:
        """Give one of the types that models are made of; raise UnpicklingError otherwise."""
        try:
            return _allowed()[module, name]
        except KeyError:
            raise pickle.UnpicklingError(f"{module}.{name}") from None


@cache
def _allowed() -> dict[tuple[str, str], Any]:
    known: set[Any] = {*_VALUES, _restore, *_below(Strict)}
    return {(one.__module__, one.__qualname__): one for one in known}


def _below(kind: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)
