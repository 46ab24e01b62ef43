"""Where things lie in a folder of shared tables; a name in a path is one that may stand there."""

from pathlib import Path

OWN = "_anplan"
"""What begins with a line is no data for Spark, Hive and pyarrow."""
MANIFESTS, LOCKS, STAGED = f"{OWN}/manifests", f"{OWN}/locks", f"{OWN}/staged"
BEFORE = "_before.json"
"""Beside parts on their way: what was there when they were written."""


def manifests(folder: Path) -> Path:
    """Return the folder of the manifests."""
    return folder / MANIFESTS


def manifest_name(name: str) -> str:
    """Return the way to a workspace's manifest from the shared folder."""
    return f"{MANIFESTS}/{name}.json"


def manifest_path(folder: Path, name: str) -> Path:
    """Return where a workspace's manifest lies."""
    return folder / manifest_name(name)


def lock_name(name: str) -> str:
    """Return the way to the file that is locked while a workspace's parts are replaced."""
    return f"{LOCKS}/{name}.lock"


def staged_name(name: str) -> str:
    """Return the way to the folder of all that is on its way for a workspace."""
    return f"{STAGED}/{name}"


def staged(folder: Path, name: str) -> Path:
    """Return the folder of all that is on its way for a workspace."""
    return folder / staged_name(name)
