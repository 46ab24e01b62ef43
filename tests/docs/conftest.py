"""The sample workspace that the documentation's commands run in, and the reference's pages."""

from pathlib import Path

import pytest

import console
import reference
from tests.docs.told import told
from tests.program import learn


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = console.make_sample(tmp_path_factory.mktemp("docs"))
    learn(made)
    return made


@pytest.fixture(scope="session")
def pages() -> dict[str, str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(console, "anplan", told)
        return reference.pages()
