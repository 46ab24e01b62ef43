"""Figures in white cells: taken as their format shows them, and asked back where that is not plain."""

from pathlib import Path

import pytest

from anplan.model.project import Project
from tests.files.form.cells.filling import PROGRESS, at, figure
from tests.forms import Filled, lines


@pytest.mark.parametrize(
    ("value", "number_format", "stored"),
    [
        (1, "0%", "100"),
        (1.05, "0.00%", "105"),
        (-0.076, "0.0%;[Red]-0.0%", "-7.6"),
        (0.00985, "0.0%", "0.985"),
        (7.6, '0.0"%"', "7.6"),
        (7.6, r"0.0\%", "7.6"),
        (7.6, "General", "7.6"),
        (7.6, "#,##0.00", "7.6"),
    ],
)
def test_a_share_is_what_its_format_shows(
    form: Filled,
    project: Project,
    tmp_path: Path,
    value: float,
    number_format: str,
    stored: str,
) -> None:
    figure(form, value, number_format)
    returned = form.read(tmp_path, project)
    (reading,) = returned.content["readings"]
    assert reading["value"] == stored


@pytest.mark.parametrize("number_format", ['0.0,"万"', "0.0,", r"0\.0,", ";;;", "0!.0,"])
def test_a_figure_in_another_size_is_asked_back(
    form: Filled, project: Project, tmp_path: Path, number_format: str
) -> None:
    figure(form, 1234567, number_format, "tech-contracts")
    returned = form.read(tmp_path, project)
    assert returned.content == {}
    assert lines(returned, "error")[0].startswith(
        "error " + at(form, "readings:tech-contracts", "value")
    )


@pytest.mark.parametrize(
    ("number_format", "stored"),
    [('0.0"亿元"', "178.6"), ('0.0"万元"', "0.01786"), ("¥0.0", "178.6")],
)
def test_a_measure_in_the_format_counts(
    form: Filled, project: Project, tmp_path: Path, number_format: str, stored: str
) -> None:
    figure(form, 178.6, number_format, "tech-contracts")
    returned = form.read(tmp_path, project)
    assert returned.content["readings"][0]["value"] == stored


def test_an_error_in_any_cell_is_named(form: Filled, project: Project, tmp_path: Path) -> None:
    places = [
        ("readings:tech-managers", "value", "#DIV/0!"),
        ("readings:tech-contracts", "as_of", "#N/A"),
        (PROGRESS, "text", "#REF!"),
        ("tasks:2.3", "next", "#VALUE!"),
        ("problems:1", "text", "#NAME?"),
    ]
    form.put("readings:tech-managers", as_of="2025-09-30", reason="台账引用")
    form.put("readings:tech-contracts", value="178.6")
    form.put("tasks:1.1", text="走访企业5家。")
    for mark, field, error in places:
        cell = form.cell(mark, field)
        cell.value = error
        cell.data_type = "e"
    returned = form.read(tmp_path, project)
    assert returned.content == {"progress": [{"ref": "1.1", "text": "走访企业5家。"}]}
    told = lines(returned, "error")
    for mark, field, error in places:
        cell = at(form, mark, field)
        assert f"error {cell} {error} 是表格软件的错误值，不是填报内容，未采用" in told


@pytest.mark.parametrize("text", ["#N/A", "#REF!", "####", "Err:502"])
def test_a_pasted_error_is_one(form: Filled, project: Project, tmp_path: Path, text: str) -> None:
    form.put("readings:tech-managers", reason=text)
    form.cell("readings:tech-managers", "reason").data_type = "s"
    returned = form.read(tmp_path, project)
    assert returned.content == {}
    assert any("错误值" in line for line in lines(returned, "error"))


@pytest.mark.parametrize(
    ("value", "stored"),
    [("36人", "36"), ("36 位", "36"), ("36名", "36"), ("36家", None), ("36人次", None)],
)
def test_people_are_counted_in_more_words_than_one(
    form: Filled, project: Project, tmp_path: Path, value: str, stored: str | None
) -> None:
    form.put("readings:tech-managers", value=value, as_of="2025-09-30")
    readings = form.read(tmp_path, project).content.get("readings", [{}])
    assert readings[0].get("value") == stored


def test_words_for_nothing_are_no_reason(form: Filled, project: Project, tmp_path: Path) -> None:
    form.put("readings:tech-managers", value="/", reason="暂无数据。")
    returned = form.read(tmp_path, project)
    assert returned.content == {}
    assert lines(returned, "error")[0].endswith("技术经理人：既没有数值，也没有写明原因")


@pytest.mark.parametrize("value", ["33①人", "33²位"])
def test_a_sign_for_a_note_is_no_digit_beside_a_counter(
    form: Filled, project: Project, tmp_path: Path, value: str
) -> None:
    form.put("readings:tech-managers", value=value, as_of="2025-09-30")
    assert "readings" not in form.read(tmp_path, project).content
