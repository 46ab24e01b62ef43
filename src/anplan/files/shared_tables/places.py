"""Where things lie in a folder of shared tables; a name in a path is one that may stand there."""

from pathlib import Path

OWN = "_anplan"
"""What begins with a line is no data for Spark, Hive and pyarrow."""


def manifests(folder: Path) -> Path:
    """Return the folder of the manifests."""
    return folder / OWN / "manifests"


def manifest_path(folder: Path, name: str) -> Path:
    """Return where a workspace's manifest lies."""
    return manifests(folder) / f"{name}.json"


def lock_path(folder: Path, name: str) -> Path:
    """Return the file that is locked while a workspace's parts are replaced."""
    return folder / OWN / "locks" / f"{name}.lock"


def staged(folder: Path, name: str) -> Path:
    """Return the folder of all that is on its way for a workspace."""
    return folder / OWN / "staged" / name
