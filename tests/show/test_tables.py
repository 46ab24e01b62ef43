"""The states as tidy tables: every row fits its header, figures as they are, empty where none."""

import csv
import io
from typing import Any

from anplan.show.csv_text import csv_text
from anplan.show.tables import DUE, READINGS, STATUS, due_rows, reading_rows, status_rows
from tests.builders import indicator, project, reading, report, state_on
from tests.show.example import CHINESE, example_on


def table(header: tuple[str, ...], rows: Any) -> list[dict[str, str]]:
    """Return a table as another program reads it; every row fits its header."""
    text = csv_text(header, rows).removeprefix("\ufeff")
    read = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    assert not [row for row in read if None in row or None in row.values()]
    return read


def test_a_row_an_indicator() -> None:
    growth, it = table(STATUS, status_rows(CHINESE, example_on("2025-07-20")))
    assert it == {
        "id": "it",
        "title": "成交额",
        "measure": "亿元",
        "target": "at_least 120",
        "by": "2025-12-31",
        "value": "50",
        "as_of": "2025-06-30",
        "preliminary": "False",
        "change": "6",
        "completion": "41.6667",
        "pace": "50",
        "gap": "-8.3333",
        "light": "yellow",
        "rule": "i",
        "reason": "低于序时进度 8.3 个百分点",
        "sample": "",
        "needed": "11.6667",
        "projected": "97.2",
    }
    assert [growth[key] for key in ("value", "as_of", "preliminary", "change", "gap")] == [""] * 5


def test_a_row_a_paper() -> None:
    state = example_on("2025-07-20")
    rows = table(DUE, due_rows(CHINESE, state.project, state.papers))
    assert rows[6] == {
        "obligation": "monthly",
        "unit": "jxkc",
        "name": "jxkc",
        "period": "2025-06",
        "due": "2025-07-05",
        "state": "late",
        "done_on": "2025-07-08",
        "days_late": "3",
        "sample": "",
        "returned_on": "",
        "returned_because": "",
    }


def test_a_paper_of_a_unit_that_nobody_explains_is_a_row_too() -> None:
    brief = {
        "id": "briefs",
        "title": "简报",
        "paper": "brief",
        "owed_by": "coordinator",
        "every": "once",
        "period": "2025-06",
        "due_on": "2025-07-10",
    }
    state = state_on("2025-07-20", project(units=("sfj",), obligations=[brief]))
    (row,) = table(DUE, due_rows(CHINESE, state.project, state.papers))
    assert (row["unit"], row["name"], row["state"]) == ("jxkc", "", "missing")


def test_a_row_a_reading() -> None:
    readings = [
        reading("1.50万元", "2025-06-30", reason="=复核"),
        reading("3", "2025-06-30", preliminary="true"),
        {"indicator": "it", "unavailable": "尚未发布"},
        reading("7", "2025-06-30", "gone"),
    ]
    made = project(
        indicators={"it": indicator()},
        reports={("jxkc", "2025-06"): report(*readings, submitted="2025-07-03")},
        sample="true",
    )
    rows = table(READINGS, reading_rows(CHINESE, made))
    assert rows[0] == {
        "unit": "jxkc",
        "period": "2025-06",
        "submitted": "2025-07-03",
        "indicator": "it",
        "value": "1.50",
        "measure": "万元",
        "as_of": "2025-06-30",
        "preliminary": "False",
        "unavailable": "",
        "reason": "'=复核",
        "sample": "示例数据",
    }
    assert [(row["value"], row["measure"], row["preliminary"]) for row in rows[1:]] == [
        ("3", "亿元", "True"),
        ("", "", "False"),
        ("7", "", "False"),
    ]
    assert rows[2]["unavailable"] == "尚未发布"
