"""The state and the findings as JSON and as tidy tables: keys, exact numbers, null where none."""

import csv
import io
import json
from decimal import Decimal
from typing import Any

import pytest

from anplan.base.message import say
from anplan.base.problem import Place, Problem
from anplan.base.revision import Revision
from anplan.show.csv_text import csv_text
from anplan.show.json.state import due_json, findings_json, papers_json, status_json
from anplan.show.json.text import dump
from anplan.show.tables import DUE, READINGS, STATUS, due_rows, reading_rows, status_rows
from tests.builders import indicator, project, reading, report, state_on
from tests.show.example import CHINESE, ENGLISH, TRACES, example_on


def written(document: dict[str, Any]) -> Any:
    """Give a document as another program reads it."""
    return json.loads(dump(document), parse_float=Decimal)


@pytest.fixture(scope="module")
def status() -> Any:
    return written(
        status_json(CHINESE, example_on("2025-07-20"), Revision("abc1234"), TRACES.place)
    )


def test_the_whole(status: Any) -> None:
    assert list(status) == [
        "schema", "plan", "on", "rev", "rev_day", "known", "pace", "indicators", "tasks", "papers", "questions",
    ]  # fmt: skip
    assert status["schema"] == 1
    assert status["plan"] == {"title": "试验方案", "number": "试〔2025〕1号", "sample": False}
    assert (status["on"], status["rev"]) == ("2025-07-20", "abc1234")
    assert (status["rev_day"], status["known"]) == (None, None)
    assert status["pace"] == {"base": "year", "share": Decimal("0.5")}
    assert status["papers"] == {"owed": 8, "done": 2, "late": 1, "missing": 5, "open": 8}


def test_an_indicator_has_its_figures_and_the_place_of_the_newest(status: Any) -> None:
    assert status["indicators"][1] == {
        "id": "it", "title": "成交额", "measure": "亿元", "kind": "flow", "every": "month",
        "target": {"comparator": "at_least", "value": 120, "by": "2025-12-31"},
        "value": 50, "as_of": "2025-06-30", "preliminary": False, "change": 6,
        "completion": Decimal("41.6667"), "pace": 50, "expected": 60, "gap": Decimal("-8.3333"),
        "light": "yellow", "rule": "i", "reason": "低于序时进度 8.3 个百分点", "notes": [],
        "file": "units/jxkc/2025-06.yaml", "line": 12,
    }  # fmt: skip


def test_what_there_is_not_is_null(status: Any) -> None:
    growth = status["indicators"][0]
    assert list(growth) == list(status["indicators"][1])
    assert [key for key, value in growth.items() if value is None] == [
        "value", "as_of", "preliminary", "change", "completion", "pace", "expected", "gap", "file",
        "line",
    ]  # fmt: skip
    assert (growth["light"], growth["rule"]) == ("grey", "b")


def test_a_task_counts_its_actions(status: Any) -> None:
    assert status["tasks"][0] == {
        "id": "1.1", "section": "1", "title": "建设平台(一期)", "units": ["jxkc", "sfj"],
        "light": "yellow", "rule": "worst", "reason": "成交额：低于序时进度 8.3 个百分点",
        "reported": 1, "actions": {"total": 4, "judged": 3, "done": 1},
    }  # fmt: skip


def test_only_words_depend_on_the_language(status: Any) -> None:
    english = written(
        status_json(ENGLISH, example_on("2025-07-20"), Revision("abc1234"), TRACES.place)
    )
    assert english["indicators"][1]["reason"] == "behind the trajectory by 8.3 points"
    for one, other in zip(english["indicators"], status["indicators"], strict=True):
        assert {**one, "reason": ""} == {**other, "reason": ""}


def test_papers_one_by_one() -> None:
    state = example_on("2025-07-20")
    told = written(due_json(state, state.papers))
    assert (told["schema"], told["on"], len(told["papers"])) == (1, "2025-07-20", 16)
    assert told["papers"][6] == {
        "obligation": "monthly", "unit": "jxkc", "period": "2025-06", "due": "2025-07-05",
        "moved_from": None, "state": "late", "done_on": "2025-07-08", "returned": None,
    }  # fmt: skip
    assert told["papers"][1]["period"] is None
    assert papers_json(()) == {"owed": 0, "done": 0, "late": 0, "missing": 0, "open": 0}


def test_findings_are_counted_by_level() -> None:
    where = Place("units/sfj/2025-06.yaml", 12, 10, 4, "  - ref: 2.22")
    message, cure = say("Nothing here is called {word}", word="2.22"), say("stopped")
    found = [
        Problem("R103", "error", where, message, cure),
        Problem("V107", "note", where._replace(line=13), message),
        Problem("D101", "warning", Place("units/sfj"), message),
        Problem("D101", "warning", Place("units/jd"), message),
    ]
    allowed = [(Problem("V107", "note", where, message), "经核实")]
    told = written(findings_json(ENGLISH, found, 188, 187, allowed))
    assert list(told) == ["schema", "findings", "allowed", "summary"]
    assert told["findings"][0] == {
        "code": "R103", "level": "error", "message": "Nothing here is called 2.22",
        "hint": "stopped", "file": "units/sfj/2025-06.yaml", "line": 12, "column": 10,
    }  # fmt: skip
    assert told["findings"][1]["hint"] is None
    assert (told["findings"][2]["line"], told["findings"][2]["column"]) == (0, 0)
    assert told["allowed"] == [
        {**told["findings"][0], "code": "V107", "level": "note", "hint": None, "reason": "经核实"}
    ]
    assert told["summary"] == {
        "errors": 1, "warnings": 2, "notes": 1, "allowed": 1,
        "files_found": 188, "files_read": 187,
    }  # fmt: skip


def table(header: tuple[str, ...], rows: Any) -> list[dict[str, str]]:
    """Give a table as another program reads it; every row fits its header."""
    text = csv_text(header, rows).removeprefix("\ufeff")
    read = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    assert not [row for row in read if None in row or None in row.values()]
    return read


def test_a_row_an_indicator() -> None:
    growth, it = table(STATUS, status_rows(CHINESE, example_on("2025-07-20")))
    assert it == {
        "id": "it", "title": "成交额", "measure": "亿元", "target": "at_least 120",
        "by": "2025-12-31", "value": "50", "as_of": "2025-06-30", "preliminary": "False",
        "change": "6", "completion": "41.6667", "pace": "50", "gap": "-8.3333", "light": "yellow",
        "rule": "i", "reason": "低于序时进度 8.3 个百分点", "sample": "",
    }  # fmt: skip
    assert [growth[key] for key in ("value", "as_of", "preliminary", "change", "gap")] == [""] * 5


def test_a_row_a_paper() -> None:
    state = example_on("2025-07-20")
    rows = table(DUE, due_rows(CHINESE, state.project, state.papers))
    assert rows[6] == {
        "obligation": "monthly", "unit": "jxkc", "name": "jxkc", "period": "2025-06",
        "due": "2025-07-05", "state": "late", "done_on": "2025-07-08", "days_late": "3",
        "sample": "", "returned_on": "", "returned_because": "",
    }  # fmt: skip


def test_a_paper_of_a_unit_that_nobody_explains_is_a_row_too() -> None:
    brief = {
        "id": "briefs", "title": "简报", "paper": "brief", "owed_by": "coordinator",
        "every": "once", "period": "2025-06", "due_on": "2025-07-10",
    }  # fmt: skip
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
        "unit": "jxkc", "period": "2025-06", "submitted": "2025-07-03", "indicator": "it",
        "value": "1.50", "measure": "万元", "as_of": "2025-06-30", "preliminary": "False",
        "unavailable": "", "reason": "'=复核", "sample": "示例数据",
    }  # fmt: skip
    assert [(row["value"], row["measure"], row["preliminary"]) for row in rows[1:]] == [
        ("3", "亿元", "True"), ("", "", "False"), ("7", "", "False"),
    ]  # fmt: skip
    assert rows[2]["unavailable"] == "尚未发布"
