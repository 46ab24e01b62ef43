"""What a brief knows: facts of its time, and what passed between people up to the day it was issued."""

from collections.abc import Mapping
from typing import Any

import pytest

from anplan.model.reports import Report
from tests.builders import MONTHLY, indicator, project, reading, report
from tests.show.brief.rendered import small

ISSUED = "2025-07-08"
TITLE = {"ref": "1.1", "title": "缺场地"}
SETTLED = {"by": "办公室", "reason": "据实。"}
ASKED: list[dict[str, Any]] = [
    {"on": "2025-06-03", "kind": "ask", "ref": "1.1", "unit": "sfj", **SETTLED},
    {"on": "2025-06-05", "kind": "ask", "ref": "it", "unit": "sfj", **SETTLED},
    {
        **SETTLED,
        "on": "2025-06-04",
        "kind": "instruct",
        "ref": "instruction/2025-06-1",
        "units": ["jxkc", "sfj"],
        "until": "2025-06-20",
    },
]
JUNE: dict[str, Any] = {
    "readings": [reading("50", "2025-06-30")],
    "progress": [{"ref": "1.1", "text": "走访3家。"}],
    "problems": [{**TITLE, "ask": "请协调。", "of": ["sfj"]}],
    "requests": [{"kind": "extend", "ref": "1.1/open", "until": "2025-09-30", "reason": "在办。"}],
    "items": [
        {"register": "firms", "id": "P1", "title": "甲", "stage": "seen", "on": "2025-06-20"}
    ],
    "submitted": "2025-07-03",
}
EVERY: dict[str, Any] = {
    "readings": [reading("55", "{day}"), reading("51", "2025-06-30", reason="复核")],
    "milestones": [{"ref": "1.1/open", "done": "{day}"}],
    "progress": [{"ref": "1.1", "text": "又走访2家。"}],
    "next": [{"ref": "1.1", "text": "再走访。"}],
    "at_risk": [{"ref": "1.1", "text": "担心。"}],
    "problems": [{**TITLE, "solved": "{day}"}, {"ref": "1.1", "title": "缺人"}],
    "requests": [{"kind": "close", "ref": "1.1/open", "on": "{day}"}],
    "items": [{"register": "firms", "id": "P1", "stage": "signed", "on": "{day}"}],
}
ANSWERS: dict[str, Any] = {
    "answers": [
        {"unit": "jxkc", **TITLE, "text": "可用。", "on": "{day}"},
        {"ref": "instruction/2025-06-1", "text": "已办。", "on": "{day}"},
        {"ref": "1.1", "text": "已说明。", "on": "{day}"},
    ]
}
DECIDED: dict[str, dict[str, Any]] = {
    "close": {"ref": "1.1/open"},
    "extend": {"ref": "1.1/open", "until": "2025-08-31"},
    "exempt": {"ref": "it", "until": "2025-12-31"},
    "refuse": {"ref": "1.1/open", "unit": "jxkc"},
    "ask": {"ref": "1.1", "unit": "jxkc"},
    "return": {"ref": "2025-06", "unit": "jxkc"},
    "answer": {"unit": "jxkc", **TITLE},
    "instruct": {"ref": "instruction/2025-07-1", "units": ["sfj"], "until": "2025-08-01"},
    "evaluate": {"ref": "plan", "grade": "mostly", "by": "代表组"},
}


def dated(content: Any, day: str) -> Any:
    """The same with a day in the place of ``{day}``."""
    if isinstance(content, Mapping):
        return {key: dated(value, day) for key, value in content.items()}
    if isinstance(content, list):
        return [dated(value, day) for value in content]
    return content.replace("{day}", day)


def brief(
    more: Mapping[tuple[str, str], Report] | None = None,
    decisions: list[dict[str, Any]] | None = None,
    briefs: dict[str, Any] | None = None,
) -> str:
    """June's brief as it was issued, with what came beside what is always there."""
    made = project(
        units=("jxkc", "sfj"),
        obligations=[MONTHLY],
        indicators={"it": indicator()},
        tasks={
            "1.1": {
                "title": "甲",
                "units": ["jxkc", "sfj"],
                "actions": [
                    {"id": "open", "title": "开", "kind": "milestone", "due": "2025-06-10"}
                ],
            }
        },
        registers={
            "firms": {
                "title": "企业",
                "tasks": ["1.1"],
                "reported_by": ["jxkc"],
                "stages": [{"id": "seen", "title": "走访"}, {"id": "signed", "title": "签约"}],
            }
        },
        reports={("jxkc", "2025-06"): report(**JUNE), **(more or {})},
        decisions=[*ASKED, *(decisions or [])],
        briefs={"2025-06": {"issued": ISSUED}, **(briefs or {})},
    )
    return small(made, issued=ISSUED)


def july(content: dict[str, Any], day: str, submitted: str, unit: str = "jxkc") -> Any:
    return {(unit, "2025-07"): report(**dated(content, day), submitted=submitted)}


@pytest.mark.parametrize("name", [*EVERY, *ANSWERS])
def test_what_was_handed_in_after_the_issue_is_in_no_section(name: str) -> None:
    content = {name: (EVERY | ANSWERS)[name]}
    for unit in ("jxkc", "sfj"):
        assert brief(july(content, "2025-06-20", "2025-07-09", unit)) == brief()


@pytest.mark.parametrize("kind", DECIDED)
def test_what_was_settled_after_the_issue_is_in_no_section(kind: str) -> None:
    decided = {**SETTLED, **DECIDED[kind], "kind": kind, "on": "2025-07-09"}
    assert brief(decisions=[decided]) == brief()


@pytest.mark.parametrize("name", [name for name in EVERY if name != "readings"])
def test_facts_and_words_of_the_days_before_the_issue_are_in_no_section(name: str) -> None:
    """Of what is known they are, but of the next month."""
    assert brief(july({name: EVERY[name]}, "2025-07-05", "2025-07-06")) == brief()


def test_of_figures_that_are_known_those_of_its_own_days_count() -> None:
    told = brief(july({"readings": EVERY["readings"]}, "2025-07-05", "2025-07-06"))
    assert "51" in told
    assert "55" not in told


@pytest.mark.parametrize("kind", ["close", "extend", "exempt"])
def test_a_light_is_settled_by_what_was_decided_in_its_time(kind: str) -> None:
    decided = {**SETTLED, **DECIDED[kind], "kind": kind, "on": "2025-07-05"}
    lights = [text.partition("### 四")[0] for text in (brief(decisions=[decided]), brief())]
    assert lights[0] == lights[1]


@pytest.mark.parametrize("name", ANSWERS)
def test_what_passed_between_people_stands_as_on_the_day_of_issue(name: str) -> None:
    content = {name: ANSWERS[name]}
    told = brief(july(content, "2025-07-05", "2025-07-06", "sfj"))
    assert "7月5日答复：可用。" in told
    assert "sfj7月5日答复，逾期15天：已办" in told
    asked = "1.1 甲（sfj）：据实"
    assert (asked in brief(), asked in told) == (True, False)


def test_later_briefs_are_in_no_section() -> None:
    later = {"2025-07": {"issued": "2025-08-08"}, "2025-H1": {"issued": "2025-07-08"}}
    assert brief(briefs=later) == brief()
