"""Folders that stay until the tests end: what is written once and read by many tests."""

from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

_ALL = TemporaryDirectory(prefix="anplan-safety-")


def lasting_folder() -> Path:
    """Return a new folder; it goes with the process."""
    return Path(mkdtemp(dir=_ALL.name))
