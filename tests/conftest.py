"""What many tests share: the sample workspace, made once by the installed program."""

import os
import shutil
from pathlib import Path

import pytest

from tests.program import run


def pytest_configure() -> None:
    """Keep what tests read, also in their own process, out of the user's cache."""
    os.environ["ANPLAN_CACHE"] = "off"


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample workspace; who writes takes a copy."""
    folder = tmp_path_factory.mktemp("demo")
    made = run("demo", "sample", folder=folder)
    assert (made.code, made.err) == (0, "")
    return folder / "sample"


@pytest.fixture
def copied(sample: Path, tmp_path: Path) -> Path:
    """Return a copy of the sample workspace that a test may change."""
    return Path(shutil.copytree(sample, tmp_path / "sample"))
