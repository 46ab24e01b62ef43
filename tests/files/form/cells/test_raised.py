"""Digits that stand raised or lowered: no digits of a figure, and kept in a text."""

from pathlib import Path

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from anplan.files.form.read import read_form
from anplan.model.project import Project
from tests.files.form.cells.filling import PROGRESS, at, figure
from tests.forms import Filled, converted, lines


def raised(text: str, sign: str, place: str = "superscript", rest: str = "") -> CellRichText:
    return CellRichText(text, TextBlock(InlineFont(vertAlign=place), sign), rest or "")


@pytest.mark.parametrize("kind", ["", "ods", "xls"])
@pytest.mark.parametrize("place", ["superscript", "subscript"])
def test_a_raised_or_lowered_digit_is_none_of_the_figure(
    form: Filled, project: Project, tmp_path: Path, kind: str, place: str
) -> None:
    figure(form, raised("178.6", "1", place), "@", "tech-contracts")
    form.put("readings:tech-managers", value="33", as_of=raised("10月8日", "2", place))
    path = form.save(tmp_path / "form.xlsx")
    returned = read_form(converted(path, kind) if kind else path, project)
    assert "readings" not in returned.content
    sign = "¹" if place == "superscript" else "₁"
    assert any(f"不是数值：178.6{sign}；未采用" in line for line in lines(returned, "error"))
    assert at(form, "readings:tech-managers", "as_of") in "".join(lines(returned, "error"))


@pytest.mark.parametrize("kind", ["", "ods", "xls"])
def test_raised_signs_of_a_text_are_kept(
    form: Filled, project: Project, tmp_path: Path, kind: str
) -> None:
    form.cell(PROGRESS, "text").value = raised("新建 500m", "2", rest="，\n走访3家")
    form.cell(PROGRESS, "next").value = raised("CO", "2", "subscript", "监测[1]")
    path = form.save(tmp_path / "form.xlsx")
    returned = read_form(converted(path, kind) if kind else path, project)
    assert returned.content == {
        "progress": [{"ref": "2.4", "text": "新建 500m²，\n走访3家"}],
        "next": [{"ref": "2.4", "text": "CO₂监测[1]"}],
    }
    assert len(lines(returned, "changed")) == 2
    assert lines(returned, "error", "unclear") == []


def test_what_is_raised_as_a_whole_is_joined_to_nothing(
    form: Filled, project: Project, tmp_path: Path
) -> None:
    figure(form, CellRichText(TextBlock(InlineFont(vertAlign="superscript"), "178.6")), "@")
    returned = form.read(tmp_path, project)
    assert returned.content["readings"][0]["value"] == "178.6"
    assert lines(returned, "error", "changed") == []
