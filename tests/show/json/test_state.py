"""The state and the findings as JSON: keys, exact numbers, null where there is none."""

import json
from decimal import Decimal
from typing import Any

import pytest

from anplan.base.commit import Revision
from anplan.base.message import say
from anplan.base.problem import Place, Problem
from anplan.show.json.state import due_json, findings_json, papers_json, status_json
from anplan.show.json.text import dump
from tests.show.example import CHINESE, ENGLISH, TRACES, example_on


def written(document: dict[str, Any]) -> Any:
    """Return a document as another program reads it."""
    return json.loads(dump(document), parse_float=Decimal)


@pytest.fixture(scope="module")
def status() -> Any:
    return written(
        status_json(CHINESE, example_on("2025-07-20"), Revision("abc1234"), TRACES.place)
    )


def test_the_whole(status: Any) -> None:
    assert list(status) == [
        "schema",
        "plan",
        "on",
        "rev",
        "rev_day",
        "known",
        "pace",
        "indicators",
        "tasks",
        "papers",
        "questions",
        "measures",
        "requests",
        "evaluations",
        "registers",
    ]
    assert status["schema"] == 1
    assert status["plan"] == {"title": "试验方案", "number": "试〔2025〕1号", "sample": False}
    assert (status["on"], status["rev"]) == ("2025-07-20", "abc1234")
    assert (status["rev_day"], status["known"]) == (None, None)
    assert status["pace"] == {"base": "year", "share": Decimal("0.5")}
    assert status["papers"] == {"owed": 8, "done": 2, "late": 1, "missing": 5, "open": 8}


def test_an_indicator_has_its_figures_and_the_place_of_the_newest(status: Any) -> None:
    assert status["indicators"][1] == {
        "id": "it",
        "title": "成交额",
        "measure": "亿元",
        "kind": "flow",
        "every": "month",
        "target": {"comparator": "at_least", "value": 120, "by": "2025-12-31"},
        "target_words": None,
        "value": 50,
        "as_of": "2025-06-30",
        "preliminary": False,
        "change": 6,
        "completion": Decimal("41.6667"),
        "pace": 50,
        "expected": 60,
        "gap": Decimal("-8.3333"),
        "light": "yellow",
        "rule": "i",
        "reason": "低于序时进度 8.3 个百分点",
        "notes": [],
        "outlook": {
            "from": "2025-06-30",
            "target": {"comparator": "at_least", "value": 120, "by": "2025-12-31"},
            "months": 6,
            "needed": Decimal("11.6667"),
            "room": None,
            "cycle": "month",
            "average": Decimal("7.8667"),
            "average_from": "2025-03-31",
            "average_to": "2025-06-30",
            "projected": Decimal("97.2"),
            "distance": Decimal("-22.8"),
        },
        "shares": [],
        "file": "units/jxkc/2025-06.yaml",
        "line": 12,
    }


def test_what_there_is_not_is_null(status: Any) -> None:
    growth = status["indicators"][0]
    assert list(growth) == list(status["indicators"][1])
    assert [key for key, value in growth.items() if value is None] == [
        "target_words",
        "value",
        "as_of",
        "preliminary",
        "change",
        "completion",
        "pace",
        "expected",
        "gap",
        "outlook",
        "file",
        "line",
    ]
    assert (growth["light"], growth["rule"]) == ("grey", "b")


def test_a_task_counts_its_actions(status: Any) -> None:
    assert status["tasks"][0] == {
        "id": "1.1",
        "section": "1",
        "label": None,
        "title": "建设平台(一期)",
        "leader": None,
        "due": None,
        "due_words": None,
        "units": ["jxkc", "sfj"],
        "light": "yellow",
        "rule": "worst",
        "reason": "成交额：低于序时进度 8.3 个百分点",
        "notes": [],
        "reported": 1,
        "owing": 2,
        "actions": {"total": 4, "judged": 3, "done": 1},
    }


def test_only_words_depend_on_the_language(status: Any) -> None:
    english = written(
        status_json(ENGLISH, example_on("2025-07-20"), Revision("abc1234"), TRACES.place)
    )
    assert english["indicators"][1]["reason"] == "behind the trajectory by 8.3 points"
    pairs = zip(english["indicators"], status["indicators"], strict=True)
    for in_english, in_chinese in pairs:
        assert {**in_english, "reason": ""} == {**in_chinese, "reason": ""}


def test_papers_one_by_one() -> None:
    state = example_on("2025-07-20")
    due = written(due_json(state, state.papers))
    assert (due["schema"], due["on"], len(due["papers"])) == (1, "2025-07-20", 16)
    assert due["papers"][6] == {
        "obligation": "monthly",
        "unit": "jxkc",
        "period": "2025-06",
        "due": "2025-07-05",
        "moved_from": None,
        "state": "late",
        "done_on": "2025-07-08",
        "early": False,
        "returned": None,
    }
    assert due["papers"][1]["period"] is None
    assert papers_json(()) == {"owed": 0, "done": 0, "late": 0, "missing": 0, "open": 0}


def test_findings_are_counted_by_level() -> None:
    where = Place("units/sfj/2025-06.yaml", 12, 10, 4, "  - ref: 2.22")
    message, cure = say("Nothing here is called {word}", word="2.22"), say("stopped")
    problems = [
        Problem("R103", "error", where, message, cure),
        Problem("V107", "note", where._replace(line=13), message),
        Problem("D101", "warning", Place("units/sfj"), message),
        Problem("D101", "warning", Place("units/jd"), message),
    ]
    allowed = [(Problem("V107", "note", where, message), "经核实")]
    result = written(findings_json(ENGLISH, problems, 188, 187, allowed))
    findings = result["findings"]
    assert list(result) == ["schema", "findings", "allowed", "summary"]
    assert findings[0] == {
        "code": "R103",
        "level": "error",
        "message": "Nothing here is called 2.22",
        "hint": "stopped",
        "file": "units/sfj/2025-06.yaml",
        "line": 12,
        "column": 10,
    }
    assert findings[1]["hint"] is None
    assert (findings[2]["line"], findings[2]["column"]) == (0, 0)
    assert result["allowed"] == [
        {**findings[0], "code": "V107", "level": "note", "hint": None, "reason": "经核实"}
    ]
    assert result["summary"] == {
        "errors": 1,
        "warnings": 2,
        "notes": 1,
        "allowed": 1,
        "files_found": 188,
        "files_read": 187,
    }
