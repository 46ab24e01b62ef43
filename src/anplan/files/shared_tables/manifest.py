"""The manifest of a workspace in a folder of shared tables: which parts are its, made of what."""

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from anplan.base.errors import FileError
from anplan.base.message import say
from anplan.files.disk.read import read_bytes
from anplan.files.shared_tables.places import manifest_path

_MOST = 8 * 1024 * 1024
_PART = re.compile(r"[a-z_]+/workspace=[^/\\]+/(month=[0-9]{4}-[0-9]{2}/)?part-0\.parquet")
_DIGEST = re.compile(r"[0-9a-f]{64}")


class Entry(NamedTuple):
    """A part: how many rows it has, and the digest of its bytes."""

    rows: int
    digest: str


class Manifest(NamedTuple):
    """What a workspace has in the folder.

    ``schema`` is the version of the tables, ``columns`` a digest of what they are; ``made_from``
    one of everything that the rows were made of; ``files`` names the parts by their paths.
    """

    schema: int
    columns: str
    anplan: str
    workspace: str
    plan: str
    sample: bool
    day: str
    rev: str | None
    known: str | None
    made_from: str
    files: Mapping[str, Entry]

    def data(self) -> bytes:
        """Return the bytes of its file."""
        said = self._asdict()
        said["files"] = {
            path: {"rows": entry.rows, "sha256": entry.digest}
            for path, entry in sorted(self.files.items())
        }
        return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()

    @property
    def id(self) -> str:
        """Return what tells it from every other one: parts on their way lie under it."""
        return hashlib.sha256(self.data()).hexdigest()[:16]


def read_manifest(folder: Path, name: str) -> Manifest | None:
    """Return the manifest of a name in a path; None where there is none.

    Raise FileError where the file is none.
    """
    return manifest_at(manifest_path(folder, name))


def manifest_at(path: Path) -> Manifest | None:
    """Return the manifest that a file is; see :func:`read_manifest`."""
    try:
        return _manifest(json.loads(read_bytes(path, _MOST)))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise FileError(
            say("{file} cannot be read: {reason}", file=str(path), reason=error.strerror or "?")
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError):
        raise FileError(
            say("{file} is not a list of a workspace's tables", file=str(path)),
            say("Delete it, and export that workspace again"),
        ) from None


def _manifest(said: dict[str, Any]) -> Manifest:
    files = {path: _entry(path, entry) for path, entry in said["files"].items()}
    texts = {key: _text(said[key]) for key in ("columns", "anplan", "workspace", "plan")}
    texts |= {key: _text(said[key]) for key in ("day", "made_from")}
    maybe = {key: said[key] and _text(said[key]) for key in ("rev", "known")}
    return Manifest(
        schema=int(said["schema"]), sample=bool(said["sample"]), files=files, **texts, **maybe
    )


def _entry(path: str, said: dict[str, Any]) -> Entry:
    digest = _text(said["sha256"])
    if not _PART.fullmatch(path) or not _DIGEST.fullmatch(digest):
        raise ValueError(path)
    return Entry(int(said["rows"]), digest)


def _text(said: object) -> str:
    if not isinstance(said, str):
        raise TypeError
    return said
