"""Figures whose format shows another sign than is stored."""

from pathlib import Path

import pytest

from anplan.files.form.read import read_form
from anplan.model.project import Project
from tests.files.form.cells.filling import figure
from tests.forms import Filled, converted, lines


@pytest.mark.parametrize(
    "number_format", ["-0", '"-"0', "(0)", "0;0", r"\-0.0", "-General", "[红色]-0"]
)
def test_a_figure_that_its_format_shows_with_another_sign_is_asked_back(
    form: Filled, project: Project, tmp_path: Path, number_format: str
) -> None:
    figure(form, -33 if number_format == "0;0" else 33, number_format)
    returned = form.read(tmp_path, project)
    assert "readings" not in returned.content
    assert "显示的正负号不同" in lines(returned, "error")[0]


@pytest.mark.parametrize(
    "number_format",
    ["0;-0", "0;(0)", "0_);(0)", "0_ ;[Red]0", "0_ ;[红色]-0 ", "0", "#,##0.0", "@"],
)
@pytest.mark.parametrize("value", [33, -33, 0])
def test_a_figure_with_its_own_sign_is_taken(
    form: Filled, project: Project, tmp_path: Path, number_format: str, value: int
) -> None:
    figure(form, value, number_format)
    returned = form.read(tmp_path, project)
    assert [entry["value"] for entry in returned.content["readings"]] == [str(value)]


@pytest.mark.parametrize("kind", ["ods", "xls"])
def test_another_program_keeps_the_sign_that_a_format_shows(
    form: Filled, project: Project, tmp_path: Path, kind: str
) -> None:
    figure(form, 33, "-0")
    figure(form, -3, "0.0_ ;[Red]0.0", "tech-contracts")
    figure(form, -4, "0.0_);(0.0)", "little-giants")
    returned = read_form(converted(form.save(tmp_path / "form.xlsx"), kind), project)
    assert [entry["value"] for entry in returned.content["readings"]] == ["-3", "-4"]
