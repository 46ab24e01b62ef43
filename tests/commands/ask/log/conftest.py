"""The repository of which a log is asked."""

from pathlib import Path

import pytest

from tests.history import Repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "plan")
