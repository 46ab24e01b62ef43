"""What many tests share: the sample workspace, made once by the installed program."""

import gc
import os
import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from tests.program import learn, run
from tests.workbooks import leave_borders

STARTING = (
    "tests/cli/output/test_encodings.py",
    "tests/cli/output/test_end.py",
    "tests/cli/output/test_streams.py",
    "tests/cli/recall/test_streams.py",
    "tests/safety/test_links.py",
    "tests/safety/test_repository.py",
)
"""Tests of what a Python of its own reads, loads and prints: each run there starts one."""


def pytest_configure() -> None:
    """Keep what tests read, also in their own process, out of the user's cache."""
    gc.disable()  # until all tests are collected, of which nothing goes
    os.environ["ANPLAN_CACHE"] = "off"
    leave_borders()
    settings.register_profile("untimed", deadline=None)
    settings.load_profile("untimed")


def pytest_collection_finish() -> None:
    """Look for what could go among what the tests make, not in the thousands of tests themselves."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 20)
    gc.enable()


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample workspace; who writes takes a copy."""
    folder = tmp_path_factory.mktemp("demo")
    made = run("demo", "sample", folder=folder)
    assert (made.code, made.err) == (0, "")
    learn(folder / "sample")
    return folder / "sample"


@pytest.fixture
def copied(sample: Path, tmp_path: Path) -> Path:
    """Return a copy of the sample workspace that a test may change."""
    return Path(shutil.copytree(sample, tmp_path / "sample"))


@pytest.fixture(autouse=True)
def _starts_anew(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Start a Python for every run where a test is about that."""
    place = request.path.relative_to(request.config.rootpath).as_posix()
    if place.startswith(STARTING):
        monkeypatch.setattr("tests.program.starts_anew", True)
