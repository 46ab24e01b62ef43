"""What other programs save: a form is read alike, whichever of them wrote it."""

from datetime import date, time

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from anplan.files.form.read import read_form
from anplan.intake.forms import ReturnedForm
from anplan.model.project import Project
from tests.files.form.cells.filling import OCTOBER, PROGRESS, at, figure, typed
from tests.forms import Filled, all_converted, form_of, lines

FIELDS = ("text", "next")


@pytest.fixture(scope="module", params=["xlsx", "ods", "xls"])
def saved(
    request: pytest.FixtureRequest, project: Project, tmp_path_factory: pytest.TempPathFactory
) -> tuple[tuple[Filled, ReturnedForm], ...]:
    """Return a plain form and an odd one, which another program saved in one go."""
    folder = tmp_path_factory.mktemp("saved")
    plain, odd = (Filled(form_of(project, "jxkc", OCTOBER)) for _ in range(2))
    plain.put(PROGRESS, text="走访企业5家。", next="跟岗实践")
    plain.put("problems:1", task="2.3", text="场地不足", ask="请协调")
    _fill_oddly(odd)
    paths = [plain.save(folder / "plain.xlsx"), odd.save(folder / "odd.xlsx")]
    returned = [read_form(path, project) for path in all_converted(paths, request.param)]
    return tuple(zip((plain, odd), returned, strict=True))


def _fill_oddly(form: Filled) -> None:
    figure(form, 1.05, "0%")
    figure(form, 1234567, '0.0,"万"', "tech-contracts")
    figure(form, 7.6, '0.0"家"', "little-giants")
    error = form.cell("readings:tech-managers", "reason")
    error.value, error.data_type = "#N/A", "e"
    form.put("milestones:2.3/pilot-platforms", done=9.3)
    form.cell("tasks:1.1", "text").value = CellRichText(
        "走访企业", TextBlock(InlineFont(strike=True), "3"), "5家"
    )
    form.put("tasks:1.1", next="看不见的字")
    form.cell("tasks:1.1", "next").font = Font(color="FFFFFFFF")
    typed(form, "tasks:1.2", "text", date(2025, 3, 5), "yyyy-mm-dd")
    typed(form, "tasks:1.2", "next", value=True, number_format="General")
    typed(form, "tasks:2.1", "text", 100_000, "0.00E+00")
    typed(form, "tasks:2.1", "next", time(3, 5), "h:mm")
    typed(form, "tasks:2.2", "text", 5, ";;;")
    form.put("tasks:2.3", text="旧稿")
    form.sheet.row_dimensions[form.row("tasks:2.3")].hidden = True
    row = form.row(PROGRESS)
    form.put(PROGRESS, text="共用")
    form.sheet.unmerge_cells(f"G{row}:I{row}")
    form.sheet.merge_cells(f"G{row}:J{row}")


def test_a_form_that_another_program_saved_is_silent(
    saved: tuple[tuple[Filled, ReturnedForm], ...],
) -> None:
    (_, returned), _ = saved
    assert lines(returned, "unclear", "error", "changed") == []
    assert list(returned.content) == ["progress", "next", "problems"]


def test_what_another_program_saved_is_told_alike(
    saved: tuple[tuple[Filled, ReturnedForm], ...],
) -> None:
    _, (form, returned) = saved
    assert returned.content == {
        "readings": [
            {"indicator": "hightech-growth", "value": "105", "as_of": "2025-09-30"},
            {"indicator": "little-giants", "value": "7.6", "as_of": "2025-09-30"},
        ],
        "progress": [{"ref": "2.3", "text": "旧稿"}, {"ref": "2.4", "text": "共用"}],
    }
    assert {line.split(" ")[1] for line in lines(returned, "error")} == {
        at(form, *place)
        for place in (
            ("readings:tech-contracts", "value"),
            ("readings:tech-managers", "reason"),
            ("milestones:2.3/pilot-platforms", "done"),
            *(("tasks:" + task, field) for task in ("1.1", "1.2", "2.1") for field in FIELDS),
            ("tasks:2.2", "text"),
        )
    }
    assert {line.split(" ")[1] for line in lines(returned, "unclear")} == {
        at(form, "tasks:2.3", "text"),
        at(form, PROGRESS, "text"),
    }
