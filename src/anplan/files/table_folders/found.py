"""Which files hold the rows of tables: in folders of one workspace, and in those that many share."""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from anplan.base.errors import FileError, UsageError
from anplan.base.message import Message, say
from anplan.files.disk.digests import digest_at, listed
from anplan.files.shared_tables.found import is_shared, parts, workspaces
from anplan.files.shared_tables.manifest import Manifest
from anplan.model.paths import PLAN

PARQUET, CSV = ".parquet", ".csv"
IN_PATH = ("workspace", "month")
"""The columns that a part's path says."""
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")
SUMS = "SHA256SUMS"
_FIRST = "plan"
"""The table by which a folder is known: every export has it."""


class Files(NamedTuple):
    """Where the rows of a table lie.

    The paths of ``parts`` name workspace and month, the files ``whole`` have these columns in them.
    ``alike``: all parts have the columns that this program writes. ``made`` are those of these files that
    were made for one answer, which this machine alone can see.
    """

    parts: Sequence[str] = ()
    whole: Sequence[str] = ()
    alike: bool = True
    made: frozenset[str] = frozenset()


class Flat(NamedTuple):
    """A folder with a file for each table."""

    folder: Path
    ending: str

    def file(self, table: str) -> Path:
        """Return the file of a table; raise FileError where there is none."""
        path = self.folder / f"{table}{self.ending}"
        if path.is_file():
            return path
        raise FileError(
            say("{file} is missing", file=str(path)), say("Export this workspace again")
        )

    def is_changed(self, table: str) -> bool:
        """Return whether a table is not as the folder's list of digests has it; without one it is not."""
        path = self.file(table)
        try:
            known = listed((self.folder / SUMS).read_bytes()).get(path.name)
            return known is not None and digest_at(path) not in known
        except OSError:
            return False


class Shared(NamedTuple):
    """A folder that workspaces share, with their manifests by their names in paths."""

    folder: Path
    manifests: Mapping[str, Manifest]

    def parts(self, table: str) -> Iterator[Path]:
        """Yield the parts of a table; raise FileError where one is missing."""
        for name, manifest in self.manifests.items():
            yield from parts(self.folder, name, manifest, table)


Source = Flat | Shared


def sources_in(here: Path, named: Iterable[str], version: int) -> list[Source]:
    """Return what the folders hold that somebody named; one that is named twice is one.

    Raise UsageError or FileError where one holds no tables, or those of another version.
    """
    folders: dict[str, Path] = {}
    for name in named:
        if _ADDRESS.match(name):
            raise UsageError(
                say("{name} is an address, and folders are read", name=name),
                say("Mount it, or copy the tables into a folder"),
            )
        folder = here / name
        folders.setdefault(os.path.realpath(folder), folder)
    return [_source(folder, version) for folder in folders.values()]


def _source(folder: Path, version: int) -> Source:
    if not folder.exists():
        raise UsageError(say("No such folder: {folder}", folder=str(folder)), _name_tables(folder))
    if not folder.is_dir():
        raise UsageError(
            say("{file} is a file, and tables are a folder", file=str(folder)),
            say("Export them with --to parquet or --to csv, and name that folder"),
        )
    if is_shared(folder):
        return _shared(folder, version)
    endings = [end for end in (PARQUET, CSV) if (folder / f"{_FIRST}{end}").is_file()]
    if len(endings) > 1:
        raise UsageError(
            say("{folder} holds the tables twice, as csv and as parquet", folder=str(folder)),
            say("Keep those that are right in a folder of their own"),
        )
    if not endings:
        raise UsageError(say("{folder} holds no tables", folder=str(folder)), _name_tables(folder))
    return Flat(folder, endings[0])


def _name_tables(folder: Path) -> Message:
    """Say how to name what is meant: folders of tables that lie right below, else how to make one."""
    if (folder / PLAN).is_file():
        return say("It is a workspace: write -C {folder}", folder=str(folder))
    below = sorted(folder.iterdir()) if folder.is_dir() else []
    for one in below:
        if one.is_dir() and (is_shared(one) or any(one.glob(f"{_FIRST}.*"))):
            return say("Name the folders in it: {folder}", folder=f"{folder}/*")
    return say("Make them: anplan export --append -o {folder}", folder=str(folder))


def _shared(folder: Path, version: int) -> Shared:
    found = dict(workspaces(folder))
    if not found:
        raise UsageError(
            say("{folder} holds no workspace yet", folder=str(folder)),
            say("Make them: anplan export --append -o {folder}", folder=str(folder)),
        )
    for manifest in found.values():
        refuse_version(manifest.schema, version, f"{folder} ({manifest.workspace})")
    return Shared(folder, found)


def refuse_version(found: int, known: int, where: str) -> None:
    """Raise UsageError where tables are of another version than those that are known."""
    if found > known:
        raise UsageError(
            say(
                "{name} has tables of version {number}, newer than this anplan",
                name=where,
                number=found,
            ),
            say("Update anplan"),
        )
    if found < known:
        raise UsageError(
            say("{name} has tables of the old version {number}", name=where, number=found),
            say("Export them again with this anplan"),
        )
