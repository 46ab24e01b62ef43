"""A small workspace, and somebody who asks about it with a cache."""

from pathlib import Path

import pytest

from tests.cli.recall.asker import Asker
from tests.repositories import commit_all, tiny


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a small workspace with a commit."""
    folder = tiny(tmp_path / "w")
    commit_all(folder)
    return folder


@pytest.fixture
def asker(tmp_path: Path) -> Asker:
    return Asker(tmp_path)
