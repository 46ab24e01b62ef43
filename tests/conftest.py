"""What many tests share: the sample workspace, made once by the installed program."""

import shutil
from pathlib import Path

import pytest

from tests.program import run


@pytest.fixture(autouse=True)
def _no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what is read in the tests' own process out of the user's cache."""
    monkeypatch.setenv("ANPLAN_CACHE", "off")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the sample workspace; who writes takes a copy."""
    folder = tmp_path_factory.mktemp("demo")
    made = run("demo", "sample", folder=folder)
    assert (made.code, made.err) == (0, "")
    return folder / "sample"


@pytest.fixture
def copied(sample: Path, tmp_path: Path) -> Path:
    """Give a copy of the sample workspace that a test may change."""
    return Path(shutil.copytree(sample, tmp_path / "sample"))
