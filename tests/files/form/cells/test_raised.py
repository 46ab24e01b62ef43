"""Digits that stand raised or lowered: no digits of a figure, and kept in a text."""

from pathlib import Path
from typing import NamedTuple

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from anplan.files.form.read import read_form
from anplan.intake.forms import ReturnedForm
from anplan.model.project import Project
from tests.files.form.cells.filling import OCTOBER, PROGRESS, at, figure
from tests.forms import Filled, all_converted, form_of, lines

SIGNS = {"superscript": "¹", "subscript": "₁"}


def raised(text: str, sign: str, place: str = "superscript", rest: str = "") -> CellRichText:
    return CellRichText(text, TextBlock(InlineFont(vertAlign=place), sign), rest or "")


class Saved(NamedTuple):
    """A form that was filled in, and what is read of it after a program saved it."""

    form: Filled
    returned: ReturnedForm


@pytest.fixture(scope="module", params=["", "ods", "xls"])
def saved(
    request: pytest.FixtureRequest, project: Project, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Saved]:
    """Return forms with raised and lowered signs, which another program saved in one go."""
    folder = tmp_path_factory.mktemp("raised")
    forms = {name: Filled(form_of(project, "jxkc", OCTOBER)) for name in (*SIGNS, "texts")}
    for place in SIGNS:
        figure(forms[place], raised("178.6", "1", place), "@", "tech-contracts")
        day = raised("10月8日", "2", place)
        forms[place].put("readings:tech-managers", value="33", as_of=day)
    texts = forms["texts"]
    texts.cell(PROGRESS, "text").value = raised("新建 500m", "2", rest="，\n走访3家")
    texts.cell(PROGRESS, "next").value = raised("CO", "2", "subscript", "监测[1]")
    paths = [form.save(folder / f"{name}.xlsx") for name, form in forms.items()]
    if request.param:
        paths = all_converted(paths, request.param)
    return {
        name: Saved(form, read_form(path, project))
        for (name, form), path in zip(forms.items(), paths, strict=True)
    }


@pytest.mark.parametrize("place", SIGNS)
def test_a_raised_or_lowered_digit_is_none_of_the_figure(
    saved: dict[str, Saved], place: str
) -> None:
    form, returned = saved[place]
    assert "readings" not in returned.content
    told = lines(returned, "error")
    assert any(f"不是数值：178.6{SIGNS[place]}；未采用" in line for line in told)
    assert at(form, "readings:tech-managers", "as_of") in "".join(told)


def test_raised_signs_of_a_text_are_kept(saved: dict[str, Saved]) -> None:
    returned = saved["texts"].returned
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
