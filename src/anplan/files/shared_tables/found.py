"""What a folder of shared tables holds: its workspaces, and where the parts of each lie."""

import os
from collections.abc import Iterator
from pathlib import Path

from anplan.base.errors import FileError
from anplan.base.message import say
from anplan.files.shared_tables.manifest import Manifest, manifest_at
from anplan.files.shared_tables.places import manifests, staged


def is_shared(folder: Path) -> bool:
    """Return whether a folder is one that workspaces share."""
    return manifests(folder).is_dir()


def workspaces(folder: Path) -> Iterator[tuple[str, Manifest]]:
    """Yield the workspaces of a folder in the order of their names in paths.

    Raise FileError where a manifest is none.
    """
    for path in sorted(manifests(folder).glob("*.json")):
        manifest = manifest_at(path)
        if manifest is not None:
            yield path.stem, manifest


def parts(folder: Path, name: str, manifest: Manifest, table: str) -> Iterator[Path]:
    """Yield the files of a workspace's rows of a table, wherever they are on their way.

    Raise FileError where one is missing.
    """
    waiting = staged(folder, name)
    on_their_way = waiting / manifest.id if waiting.is_dir() else None
    for path in manifest.files:
        if not path.startswith(f"{table}/"):
            continue
        if on_their_way is not None and (on_their_way / path).is_file():
            yield on_their_way / path
        elif os.path.exists(folder / path):  # noqa: PTH110 - one of millions
            yield folder / path
        else:
            raise FileError(
                say("{file} is missing", file=str(folder / path)),
                say("Export the workspace {name} again with --append", name=manifest.workspace),
            )
