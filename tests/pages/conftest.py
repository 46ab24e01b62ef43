"""Sites and a browser that the tests of this folder share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.commands.start.school import SCHOOL
from tests.pages.browser import Browser, browser
from tests.pages.made import made
from tests.program import add
from tests.repositories import commit_all, git


@pytest.fixture(scope="session")
def pages(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of the sample workspace."""
    return made(sample, tmp_path_factory.mktemp("pages") / "site")


@pytest.fixture(scope="session")
def school(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an English plan of a school year that reports by terms."""
    folder = tmp_path_factory.mktemp("plan") / "school"
    folder.mkdir()
    for file, text in SCHOOL.items():
        add(folder / file, text)
    git("init", "-q", "-b", "main", folder=folder)
    commit_all(folder, "the plan", "2024-01-20T09:00:00+08:00")
    return folder


@pytest.fixture(scope="session")
def school_pages(school: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of the English plan, on a day in its year."""
    return made(school, tmp_path_factory.mktemp("pages") / "school", "--on", "2024-01-20")


@pytest.fixture(scope="session")
def tab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Return a tab of a browser that many tests use one after the other."""
    with browser(tmp_path_factory.mktemp("browser")) as one:
        yield one
