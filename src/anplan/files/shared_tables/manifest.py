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

_ANEW = say("Delete it, and export that workspace again")
_MOST = 8 * 1024 * 1024
_PART = re.compile(r"[a-z_]+/workspace=([^/\\]+)/(month=[0-9]{4}-[0-9]{2}/)?part-0\.parquet")
_DIGEST = re.compile(r"[0-9a-f]{64}")


class Entry(NamedTuple):
    """A part: how many rows it has, and the digest of its bytes."""

    rows: int
    digest: str


class Manifest(NamedTuple):
    """What a workspace has in the folder.

    ``schema`` is the version of the tables, ``columns`` a digest of what they are; ``made_from``
    one of everything that the rows were made of; ``files`` names the parts by their paths.
    ``source`` is the digest of the plan's document; None in what an older program wrote.
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
    source: str | None = None

    def data(self) -> bytes:
        """Return the bytes of its file."""
        said = self._asdict()
        if self.source is None:
            del said["source"]
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
        manifest = _manifest(json.loads(read_bytes(path, _MOST)))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise FileError(
            say("{file} cannot be read: {reason}", file=str(path), reason=error.strerror or "?")
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise FileError(
            say("{file} is not a list of a workspace's tables", file=str(path)), _ANEW
        ) from None
    _refuse_parts_of_another(path, manifest)
    return manifest


def _refuse_parts_of_another(path: Path, manifest: Manifest) -> None:
    for part in manifest.files:
        match = _PART.fullmatch(part)
        if match is None or match[1] != path.stem:
            raise FileError(
                say("{file} names rows of another workspace: {part}", file=str(path), part=part),
                _ANEW,
            )


def _manifest(said: dict[str, Any]) -> Manifest:
    files = {path: _entry(path, entry) for path, entry in said["files"].items()}
    texts = {key: _text(said[key]) for key in ("columns", "anplan", "workspace", "plan")}
    texts |= {key: _text(said[key]) for key in ("day", "made_from")}
    rev, known, source = said["rev"], said["known"], said.get("source")
    return Manifest(
        schema=_whole(said["schema"]),
        sample=bool(said["sample"]),
        rev=_text(rev) if rev else None,
        known=_text(known) if known else None,
        files=files,
        source=None if source is None else _digest(source),
        **texts,
    )


def _entry(path: str, said: dict[str, Any]) -> Entry:
    if not _PART.fullmatch(path):
        raise ValueError(path)
    return Entry(_whole(said["rows"]), _digest(said["sha256"]))


def _digest(said: object) -> str:
    if not _DIGEST.fullmatch(_text(said)):
        raise ValueError(said)
    return _text(said)


def _whole(said: object) -> int:
    if type(said) is not int or said < 0:
        raise TypeError
    return said


def _text(said: object) -> str:
    if not isinstance(said, str):
        raise TypeError
    return said
