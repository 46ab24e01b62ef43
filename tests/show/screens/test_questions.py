"""What the coordinator returned and asked, on every screen and in every output."""

import csv
import io
import json
from typing import Any

import pytest

from anplan.base.period import Period
from anplan.files.schema.validate import record_of
from anplan.model.briefs import BriefNotes
from anplan.model.project import Project
from anplan.show.brief.brief import Brief, make_brief
from anplan.show.csv_text import csv_text
from anplan.show.json.state import due_json, status_json
from anplan.show.json.text import dump
from anplan.show.layout.lines import plain
from anplan.show.layout.screen import Screen
from anplan.show.screens.details import show_indicator, show_obligation, show_task, show_unit
from anplan.show.screens.due import due_screen
from anplan.show.screens.month import MonthFacts, month_screen
from anplan.show.screens.questions import clause
from anplan.show.screens.status import status_screen
from anplan.show.screens.why import why_action, why_indicator, why_task
from anplan.show.tables import DUE, due_rows
from anplan.show.words import Words
from anplan.state.build import State, build
from anplan.state.question import Question
from tests.builders import DAY, state_on
from tests.show.example import CHINESE, ENGLISH, JUNE, MAY, TRACES, example

RETURN = {
    "kind": "return",
    "on": "2025-07-10",
    "ref": "2025-06",
    "unit": "jxkc",
    "by": "办公室主任",
    "reason": "口径不符，请核实。",
    "until": "2025-07-25",
}
ASK = {
    "kind": "ask",
    "on": "2025-07-10",
    "ref": "it",
    "unit": "jxkc",
    "by": "办公室主任",
    "reason": "增幅为何放缓？",
}
ASK_TASK = ASK | {"ref": "1.1/opening", "reason": "揭牌是否有文件？"}
ANSWER = JUNE._replace(submitted=DAY("2025-07-15"))


def decided_on(day: str, *decisions: dict[str, str], **changes: Any) -> State:
    """The example's state on a day, with the coordinator's decisions."""
    return state_on(day, example(decisions=decisions, **changes))


def answered(*decisions: dict[str, str]) -> State:
    """The state after June's report came again."""
    reports = {("jxkc", "2025-05"): MAY, ("jxkc", "2025-06"): ANSWER}
    return decided_on("2025-07-20", *decisions, reports=reports)


def rows(screen: Screen, after: str | None = None) -> list[str]:
    """The screen's lines behind a heading."""
    lines = plain(screen).splitlines()
    return lines[lines.index(after) + 1 :] if after else lines


def month(state: State, words: Words = CHINESE) -> Screen:
    return month_screen(words, state, Period.parse("2025-06"), MonthFacts(), None)


def due(state: State, unit: str | None = None, words: Words = CHINESE) -> Screen:
    papers = [paper for paper in state.papers if unit in (None, paper.unit)]
    return due_screen(words, state, papers, unit=unit, revision=None)


def test_a_month_names_what_was_returned_and_asked() -> None:
    screen = month(decided_on("2025-07-20", RETURN, ASK))
    assert rows(screen)[4:7] == [
        "应报 2 份：按时 0，逾期 0，未报 1，退回重报 1",
        "  未报 月报 1：sfj",
        "  未到期 月报 1：jxkc（退回重报）",
    ]
    assert rows(screen, "退回和询问") == [
        "  2025-06 月报 jxkc：2025-07-10 退回重报：口径不符，请核实。",
        "    重报期限：2025-07-25",
        "  it jxkc：2025-07-10 询问：增幅为何放缓？",
        "    尚未答复",
    ]


def test_without_a_new_day_no_day_is_named() -> None:
    returned = {key: value for key, value in RETURN.items() if key != "until"}
    assert rows(month(decided_on("2025-07-20", returned)), "退回和询问")[1] == "    待重报"


def test_a_month_shows_what_came_again_and_what_was_answered() -> None:
    screen = month(answered(RETURN, ASK))
    assert rows(screen)[6] == "  按时 月报 1：jxkc"
    assert rows(screen, "退回和询问")[1::2] == [
        "    2025-07-15 已重报",
        "    2025-07-15 已答复，见 units/jxkc/2025-06.yaml",
    ]


def test_the_same_in_english() -> None:
    assert rows(month(decided_on("2025-07-20", RETURN, ASK), ENGLISH), "Returned and asked") == [
        "  2025-06 月报 jxkc: returned on 2025-07-10: 口径不符，请核实。",
        "    owed again by 2025-07-25",
        "  it jxkc: asked on 2025-07-10: 增幅为何放缓？",
        "    not answered yet",
    ]


def test_without_decisions_every_screen_is_as_it_was() -> None:
    state = decided_on("2025-07-20")
    screens = [
        month(state),
        due(state),
        status_screen(CHINESE, state, None),
        show_unit(CHINESE, state, "jxkc"),
        show_indicator(CHINESE, state, state.indicator("it")),
        why_indicator(CHINESE, state, state.indicator("it"), TRACES, None),
    ]
    for screen in screens:
        assert "退回" not in plain(screen)
        assert "询问" not in plain(screen)


def test_what_is_owed_again_is_listed_with_its_reason() -> None:
    assert rows(due(decided_on("2025-07-20", RETURN), "jxkc"), "即将到期")[1].split() == [
        "2025-07-25",
        "还有",
        "5",
        "天",
        "2025-06",
        "月报（2025-07-10",
        "退回重报：口径不符，请核实）",
        "jxkc",
    ]


def test_what_is_owed_again_at_once_is_missing_with_its_reason() -> None:
    returned = {key: value for key, value in RETURN.items() if key != "until"}
    lines = rows(due(decided_on("2025-07-20", returned)), "未报")
    (line,) = (line for line in lines if "退回" in line)
    assert line.startswith("2025-07-05  逾期 15 天  2025-06 月报（")


def test_what_is_owed_again_is_listed_whenever_it_is_due() -> None:
    """The two next days that others have to keep stay beside it."""
    late = RETURN | {"until": "2025-12-20"}
    days = [line[:10] for line in rows(due(decided_on("2025-07-20", late)), "即将到期")[1:]]
    assert days == ["2025-08-05", "2025-09-05", "2025-12-20"]


def test_what_came_again_is_a_paper_like_the_others() -> None:
    assert "退回" not in plain(due(answered(RETURN)))


@pytest.mark.parametrize(
    ("decisions", "line"),
    [
        ([RETURN, ASK, ASK_TASK], "退回待重报 1 份；尚未答复的询问 2 项"),
        ([RETURN], "退回待重报 1 份"),
        ([ASK], "尚未答复的询问 1 项"),
    ],
)
def test_the_status_counts_what_waits(decisions: list[dict[str, str]], line: str) -> None:
    lines = rows(status_screen(CHINESE, decided_on("2025-07-20", *decisions), None))
    assert line in lines
    assert "退回" not in plain(status_screen(CHINESE, answered(*decisions), None))


def test_an_indicator_has_its_questions_beside_it() -> None:
    state = decided_on("2025-07-20", ASK, ASK_TASK)
    it = state.indicator("it")
    lines = ["  it jxkc：2025-07-10 询问：增幅为何放缓？", "    尚未答复"]
    assert rows(show_indicator(CHINESE, state, it), "退回和询问") == lines
    assert rows(why_indicator(CHINESE, state, it, TRACES, None), "退回和询问") == lines


def test_why_gives_the_line_of_the_answer() -> None:
    state = answered(ASK)
    screen = why_indicator(CHINESE, state, state.indicator("it"), TRACES, None)
    assert rows(screen)[-1] == "    2025-07-15 已答复，见 units/jxkc/2025-06.yaml:12"


def test_a_task_has_the_questions_about_its_parts() -> None:
    state = decided_on("2025-07-20", ASK, ASK_TASK)
    task = state.task("1.1")
    for screen in (show_task(CHINESE, state, task), why_task(CHINESE, state, task, TRACES, None)):
        assert rows(screen, "退回和询问")[::2] == [
            "  it jxkc：2025-07-10 询问：增幅为何放缓？",
            "  1.1/opening jxkc：2025-07-10 询问：揭牌是否有文件？",
        ]


def test_an_action_has_its_questions() -> None:
    state = decided_on("2025-07-20", ASK, ASK_TASK)
    action = state.action("1.1/opening")
    assert action is not None
    assert rows(why_action(CHINESE, state, action, TRACES, None), "退回和询问") == [
        "  1.1/opening jxkc：2025-07-10 询问：揭牌是否有文件？",
        "    尚未答复",
    ]


def test_a_unit_has_what_was_returned_to_it_and_asked() -> None:
    state = decided_on("2025-07-20", RETURN, ASK)
    screen = show_unit(CHINESE, state, "jxkc")
    assert "2025-06 月报  2025-07-25  未到期（退回重报）" in [row.rstrip() for row in rows(screen)]
    assert [row.split("：")[0] for row in rows(screen, "退回和询问")[::2]] == [
        "  2025-06 月报 jxkc",
        "  it jxkc",
    ]
    assert "退回" not in plain(show_unit(CHINESE, state, "sfj"))


def test_an_obligation_shows_which_papers_are_owed_again() -> None:
    state = decided_on("2025-07-20", RETURN)
    monthly = state.project.plan.obligations[1]
    lines = [row for row in rows(show_obligation(CHINESE, state, monthly)) if "退回" in row]
    assert [line.split() for line in lines] == [
        ["jxkc", "2025-06", "2025-07-25", "未到期（退回重报）"]
    ]


def brief(made: Project, words: Words = CHINESE, on: str = "2025-07-10") -> Brief:
    period = Period.parse("2025-06")
    state = build(made, Question(period.end, DAY(on)))
    return make_brief(words, state, period, record_of(BriefNotes, {}), (), "0123", "1.0")


def test_a_brief_lists_what_waits_after_the_problems() -> None:
    made = brief(example(decisions=[RETURN, ASK, ASK_TASK]))
    assert [passage.paragraph for passage in made.troubles[-2:]] == [
        "退回待重报：jxkc6月份月报（口径不符，请核实）。",
        "已询问、尚未答复：成交额（jxkc）：增幅为何放缓？；1.1 揭牌（jxkc）：揭牌是否有文件？",
    ]
    assert made.annex[0].heading == "1. jxkc（7月10日退回重报）"


def test_an_english_brief_lists_it_too() -> None:
    made = brief(example(decisions=[RETURN, ASK]), ENGLISH)
    assert [passage.paragraph.rstrip() for passage in made.troubles[-2:]] == [
        "Returned and owed again: jxkc, 月报 for June 2025 (口径不符，请核实).",
        "Asked and not answered: 成交额 (jxkc): 增幅为何放缓？",
    ]


def test_a_brief_is_the_same_where_nothing_waits() -> None:
    """A decision of the day after, or one that was answered, leaves no mark."""
    assert brief(example(decisions=[RETURN, ASK]), on="2025-07-09") == (
        brief(example(), on="2025-07-09")
    )


def test_json_has_the_questions() -> None:
    status = json.loads(dump(status_json(CHINESE, answered(ASK, ASK_TASK), None, TRACES.place)))
    assert status["questions"][0] == {
        "sort": "coordinator",
        "who": None,
        "title": None,
        "until": None,
        "standing": "done",
        "days_open": None,
        "answered_by": "unit",
        "answer": None,
        "on": "2025-07-10",
        "unit": "jxkc",
        "ref": "it",
        "text": "增幅为何放缓？",
        "answered_on": "2025-07-15",
        "file": "units/jxkc/2025-06.yaml",
        "line": 12,
    }
    still = decided_on("2025-07-20", ASK)
    (question,) = json.loads(dump(status_json(CHINESE, still, None, TRACES.place)))["questions"]
    assert [question[key] for key in ("answered_on", "file", "line")] == [None, None, None]


def test_json_and_csv_have_the_return_of_a_paper() -> None:
    state = decided_on("2025-07-20", RETURN)
    paper = json.loads(dump(due_json(state, state.papers)))["papers"][6]
    assert paper == {
        "obligation": "monthly",
        "unit": "jxkc",
        "period": "2025-06",
        "due": "2025-07-25",
        "moved_from": None,
        "state": "open",
        "done_on": None,
        "early": False,
        "returned": {"on": "2025-07-10", "reason": "口径不符，请核实。"},
    }
    text = csv_text(DUE, due_rows(CHINESE, state.project, state.papers)).removeprefix("\ufeff")
    row = list(csv.DictReader(io.StringIO(text, newline="")))[6]
    assert list(row)[-2:] == ["returned_on", "returned_because"]
    assert (row["returned_on"], row["returned_because"]) == ("2025-07-10", "口径不符，请核实。")


@pytest.mark.parametrize(
    ("text", "within"), [("请核实。", "请核实"), ("为何？", "为何？"), ("Why.\n", "Why")]
)
def test_within_a_sentence_a_reason_has_no_full_stop(text: str, within: str) -> None:
    assert clause(text) == within
