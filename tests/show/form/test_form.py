"""What stands on a form, and how its bytes are made."""

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from anplan.base.period import Period
from anplan.intake.forms import Identity
from anplan.model.project import Project
from anplan.model.reports import Report
from anplan.show.form.excel import form_bytes
from anplan.show.form.parts import Form
from tests.builders import indicator, project, reading, report
from tests.forms import form_of, sample_project

MAY = report(
    reading("45", "2025-05-31", preliminary="true"),
    next=[{"ref": "1.1/visits", "text": "走访5家。"}, {"ref": "1.1", "text": "=1+1"}],
    problems=[{"ref": "1.1", "title": "缺场地", "ask": "请协调"}],
)
TASKS: dict[str, Any] = {
    "1.1": {
        "title": "建设平台",
        "units": ["jxkc"],
        "actions": [
            {"id": "opening", "title": "揭牌", "kind": "milestone", "due": "2025-06-10"},
            {"id": "visits", "title": "走访", "kind": "continuous"},
        ],
    },
}


@pytest.fixture(scope="module")
def small() -> Form:
    made = project(indicators={"it": indicator()}, tasks=TASKS, reports={("jxkc", "2025-05"): MAY})
    return form_of(made, "jxkc")


def texts(form: Form, mark: str) -> list[str]:
    return [
        cell.text for row in form.rows if row.mark == mark for cell in row.cells if not cell.field
    ]


def white(form: Form) -> int:
    return sum(bool(cell.field) for row in form.rows for cell in row.cells)


def test_all_that_is_known_stands_on_it(small: Form) -> None:
    assert texts(small, "readings:it") == [
        "成交额",
        "亿元",
        "≥120亿元",
        "45亿元*\n(2025-05-31)",
        "≥60亿元",
    ]
    assert texts(small, "tasks:1.1") == ["1.1 建设平台", "走访5家。\n=1+1"]
    assert texts(small, "milestones:1.1/opening") == ["1.1 揭牌", "2025-06-10"]
    assert texts(small, "open:1") == ["1.1 建设平台", "缺场地", "请协调"]


def since(**indicators: Any) -> str:
    """Return what the form of a plan from April 2024 says of the day from which figures are counted."""
    made = project(indicators=indicators, tasks=TASKS, start="2024-04-01")
    lines = [cell.text for row in form_of(made, "jxkc").rows for cell in row.cells]
    (line,) = (text for text in lines if text.startswith("2. "))
    return line.partition("；")[0]


YEARLY = indicator(title="植树", yearly={"2024": "100", "2025": "120"}, target=None)


def test_figures_that_begin_anew_each_year_are_counted_from_its_first_day() -> None:
    assert since(it=indicator()) == "2. 数值按2024年4月1日以来累计数填报，并注明数据日期"
    assert since(trees=YEARLY) == "2. 数值按2025年1月1日以来累计数填报，并注明数据日期"
    assert since(it=indicator(), trees=YEARLY) == (
        "2. 数值按2024年4月1日以来累计数填报，逐年有目标的按2025年1月1日以来累计，并注明数据日期"
    )


WAITING: dict[str, Any] = {
    "1.1": {
        "title": "修路",
        "units": ["a", "jxkc"],
        "actions": [
            {"id": "land", "title": "征地", "kind": "milestone", "due": "2025-05-20"},
            {"id": "west-part", "title": "西段贯通", "kind": "milestone", "due": "2025-07-20"},
        ],
    },
    "1.2": {
        "title": "建设平台",
        "units": ["jxkc"],
        "actions": [
            {
                "id": "opening",
                "title": "通车",
                "kind": "milestone",
                "due": "2025-08-20",
                "after": ["1.1/land", "1.1/west-part"],
            },
        ],
    },
}


def waiting_for(done: dict[str, str], language: str = "zh_CN") -> str:
    """Return what the row of the opening says, where milestones of the other task are done."""
    told = [{"ref": f"1.1/{name}", "done": day} for name, day in done.items()]
    reports = {("a", "2025-05"): report(milestones=told)} if told else {}
    made = project(units=("a", "jxkc"), tasks=WAITING, reports=reports)
    return texts(form_of(made, "jxkc", language=language), "milestones:1.2/opening")[0]


def test_a_milestone_says_what_it_waits_for_until_that_is_done() -> None:
    assert waiting_for({}) == "1.2 通车（待征地、西段贯通完成）"
    assert waiting_for({"land": "2025-05-12"}) == "1.2 通车（待西段贯通完成）"
    assert waiting_for({"land": "2025-05-12", "west-part": "2025-05-13"}) == "1.2 通车"


def test_it_says_so_in_the_language_of_the_form() -> None:
    told = waiting_for({"land": "2025-05-12"}, "en")
    assert told == "1.2 通车 (waits for 西段贯通)"


def test_the_outlook_stands_below_the_indicator_for_nobody_to_fill_in(small: Form) -> None:
    place = next(at for at, row in enumerate(small.rows) if row.mark == "readings:it")
    below = small.rows[place + 1]
    assert below.mark == ""
    assert [(cell.text, cell.field) for cell in below.cells] == [
        (
            "后续测算：其余每月需完成10.7亿元；按近3个月速度（月均9亿元），年底约108亿元，差12亿元",
            "",
        )
    ]


def test_what_a_month_itself_reports_is_not_known_before() -> None:
    made = project(
        indicators={"it": indicator()},
        reports={("jxkc", "2025-06"): report(reading("50", "2025-05-31"))},
    )
    assert "尚无数值" in texts(form_of(made, "jxkc"), "readings:it")


def test_a_unit_without_indicators_gets_no_table_of_them(small: Form) -> None:
    form = form_of(project(tasks=TASKS), "jxkc")
    assert not any("readings" in row.mark for row in form.rows)
    assert any("readings" in row.mark for row in small.rows)


def test_only_white_cells_are_open(small: Form) -> None:
    sheet: Any = openpyxl.load_workbook(BytesIO(form_bytes(small))).worksheets[0]
    unlocked = [c for row in sheet.iter_rows() for c in row if not c.protection.locked]
    areas = {str(area).partition(":")[0] for area in sheet.merged_cells.ranges}
    firsts = [
        c
        for c in unlocked
        if c.coordinate in areas
        or not any(c.coordinate in area for area in sheet.merged_cells.ranges)
    ]
    assert len(firsts) == white(small)
    assert all(c.value is None for c in unlocked)
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    assert sheet.column_dimensions["A"].hidden


def test_choices_are_drop_downs(small: Form) -> None:
    sheet: Any = openpyxl.load_workbook(BytesIO(form_bytes(small))).worksheets[0]
    assert {rule.formula1 for rule in sheet.data_validations.dataValidation} == {
        '"最终,初步"',
        '"是,否"',
        '"1.1 建设平台"',
        '"已收"',
    }


def test_no_text_is_a_formula(small: Form) -> None:
    book = openpyxl.load_workbook(BytesIO(form_bytes(small)))
    assert all(c.data_type != "f" for sheet in book for row in sheet.iter_rows() for c in row)


def test_it_prints_on_one_page_with_a_line_for_signature_and_seal(small: Form) -> None:
    sheet: Any = openpyxl.load_workbook(BytesIO(form_bytes(small))).worksheets[0]
    setup = sheet.page_setup
    assert (setup.fitToWidth or 1, setup.fitToHeight or 1) == (1, 1)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert setup.paperSize == 9
    assert sheet.print_area
    assert [cell.text for cell in small.rows[-1].cells] == ["填报人签字：", "单位盖章：", "日期："]


def test_the_identity_lies_very_hidden(small: Form) -> None:
    hidden: Any = openpyxl.load_workbook(BytesIO(form_bytes(small))).worksheets[1]
    assert hidden.sheet_state == "veryHidden"
    identity = Identity.parse(hidden["A1"].value)
    assert identity == small.identity
    assert (identity.plan, identity.unit, identity.period) == ("试〔2025〕1号", "jxkc", "2025-06")
    assert Identity.parse(hidden["A1"].value.replace("jxkc", "sfj")) is None


def test_the_same_form_gives_the_same_bytes(small: Form) -> None:
    assert form_bytes(small) == form_bytes(small)


def streets_of(made: Project) -> list[str]:
    return [name for name, unit in made.units.items() if unit.group == "streets"]


def test_a_street_has_about_15_cells_on_the_first_sheet(sample: Path) -> None:
    made = sample_project(sample)
    streets = streets_of(made)
    months = [Period.parse(f"2025-{month:02}") for month in range(4, 11)]
    assert len(streets) == 16
    whites = [white(form_of(made, unit, month)) for unit in streets for month in months]
    assert max(whites) <= 17
    assert sum(count > 15 for count in whites) <= 6


def test_what_a_street_reports_in_a_month_takes_at_most_15_cells_with_its_items(
    sample: Path,
) -> None:
    made = sample_project(sample)
    streets = set(streets_of(made))
    told = [
        cells(report)
        for (unit, period), report in made.reports.items()
        if unit in streets and period.span == "month"
    ]
    assert len(told) > 90
    assert max(told) <= 15


def cells(report: Report) -> int:
    """How many white cells a report takes on the form, on both sheets."""
    count = 4 * len(report.readings) + len(report.progress) + len(report.milestones)
    count += 2 * len(report.next) + int(report.nothing is not None)
    count += sum(2 if problem.solved else 3 for problem in report.problems)
    for item in report.items:
        keys = (item.title and item.id, item.title, item.stage or item.left, item.day, item.reason)
        count += sum(map(bool, keys)) + len(item.roles or {}) + len(item.fields)
    return count


def test_a_form_of_the_sample_says_so_in_both_languages(sample: Path) -> None:
    made: Project = sample_project(sample)
    title = form_of(made, "qkx").rows[0].cells[0].text
    assert title == "区科协2025年6月办理情况填报表（示例数据）"
    english = form_of(made, "qkx", language="en").rows[0].cells[0].text
    assert english == "区科协: report for 2025-06 (sample data)"


def test_an_identity_of_other_shape_is_none() -> None:
    for text in ("", "{}", "[]", '{"anplan": "form"}', '{"anplan": 1}', "[" * 100000):
        assert Identity.parse(text) is None


@pytest.mark.parametrize(
    ("days", "since"),
    [
        ({}, "年初以来累计数"),
        ({"start": "2024-09-01", "end": "2025-08-31"}, "2024年9月1日以来累计数"),
        ({"end": "2027-12-31"}, "2025年1月1日以来累计数"),
        ({"start": "2025-03-01"}, "2025年3月1日以来累计数"),
    ],
)
def test_it_says_since_when_figures_are_counted(days: dict[str, Any], since: str) -> None:
    made = form_of(project(indicators={"it": indicator()}, **days), "jxkc")
    guide = [cell.text for row in made.rows for cell in row.cells if cell.style == "guide"]
    assert [since in text for text in guide] == [False, True, False]
