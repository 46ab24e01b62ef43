"""Names for completion, from the paths alone: no file is read."""

from collections.abc import Iterator
from pathlib import Path

from anplan.base.errors import AnplanError
from anplan.files.disk.workspace import Workspace, list_files


def known_names(folder: Path) -> Iterator[str]:
    """Yield the ids of indicators, tasks and units, and the months that have reports."""
    names = set()
    for file in _files(folder):
        parts = file.removesuffix(".yaml").split("/")
        if file.startswith(("plan/indicators/", "plan/tasks/")):
            names.add(parts[-1])
        elif file.startswith("units/"):
            names.update(part for part in parts[1:] if part not in ("unit", "scheme", "carried"))
    yield from sorted(names)


def unit_names(folder: Path) -> Iterator[str]:
    """Yield the ids of units."""
    units = {file.split("/")[1] for file in _files(folder) if file.endswith("/unit.yaml")}
    yield from sorted(units)


def names_in(folder: Path, place: str) -> Iterator[str]:
    """Yield the ids of the files in one folder of the workspace: plan/tasks."""
    for file in sorted(_files(folder)):
        around, _, name = file.rpartition("/")
        if around == place:
            yield name.removesuffix(".yaml")


def _files(folder: Path) -> Iterator[str]:
    try:
        workspace = Workspace.find(folder)
    except AnplanError:
        return
    yield from (entry for entry in list_files(workspace) if isinstance(entry, str))
