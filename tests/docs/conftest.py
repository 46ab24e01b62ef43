"""The sample workspace that the documentation's commands run in, and the reference's pages."""

from pathlib import Path

import pytest

import console
import reference


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return console.make_sample(tmp_path_factory.mktemp("docs"))


@pytest.fixture(scope="session")
def pages() -> dict[str, str]:
    return reference.pages()
