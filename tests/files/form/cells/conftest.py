"""The sample's plan, and a form of a unit of it."""

from pathlib import Path

import pytest

from anplan.model.project import Project
from tests.files.form.cells.filling import OCTOBER
from tests.forms import Filled, form_of, reported_project


@pytest.fixture(scope="module")
def project(sample: Path) -> Project:
    return reported_project(sample)


@pytest.fixture
def form(project: Project) -> Filled:
    return Filled(form_of(project, "jxkc", OCTOBER))
