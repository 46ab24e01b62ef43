"""Reminders of small plans: English, plans that are no sample, and nothing owed."""

from typing import Any

from anplan.show.layout.lines import plain
from anplan.show.letters.reminders import reminders, reminders_screen
from anplan.show.words import Words
from anplan.state.build import State
from tests.builders import MONTHLY, project, report, state_on
from tests.show.example import CHINESE, ENGLISH

DONE = report(nothing="无", submitted="2025-05-01")
HOW = "Fill in the Excel form and send it back, or use anplan record"
APRIL = {**MONTHLY, "end": "2025-04"}
SUMMARY: dict[str, Any] = {
    "id": "summary",
    "title": "总结",
    "paper": "brief",
    "owed_by": "coordinator",
    "every": "once",
    "period": "2025",
    "due_on": "2025-12-31",
}


def written(state: State, words: Words = CHINESE, *, with_group: bool = True) -> str:
    made = reminders(words, state, state.papers, with_group=with_group)
    return plain(reminders_screen(words, made))


def test_a_real_plan_s_texts_carry_no_mark_and_read_in_english() -> None:
    made = project(
        units=("jxkc", "sfj"), obligations=[MONTHLY], reports={("jxkc", "2025-04"): DONE}
    )
    assert written(state_on("2025-05-10", made), ENGLISH).splitlines()[:8] == [
        "To the whole group",
        "Was due on 5 May: 月报 for April 2025. 1 already in, thank you; still to come: sfj.",
        "By 5 June: 月报 for May 2025. Still to come: all 2 units.",
        f"{HOW}; no need to reply in the group.",
        "",
        "jxkc",
        "Hello! Please hand in by 5 June: 月报 for May 2025.",
        f"{HOW}; if you have done so already, please ignore this. Thank you!",
    ]


def test_on_its_due_day_a_paper_is_asked_for_without_blame() -> None:
    text = written(state_on("2025-05-05", project(obligations=[APRIL])), with_group=False)
    assert text.splitlines()[1] == "您好！请于5月5日前（含当日）报送4月份月报。"


def test_a_day_of_another_year_carries_it() -> None:
    text = written(state_on("2026-01-10", project(obligations=[APRIL])), with_group=False)
    assert "（2025年5月5日到期，已逾期250天）" in text


def test_what_the_coordinator_owes_alone_is_no_form() -> None:
    text = written(state_on("2025-12-20", project(obligations=[SUMMARY])))
    assert text.splitlines() == [
        "jxkc",
        "您好！请于12月31日前（含当日）报送总结。",
        "请在 briefs/2025.yaml 中填写印发日期；如已报送请忽略本提示，谢谢！",
    ]


def test_where_nothing_is_owed_there_is_one_line() -> None:
    made = project(obligations=[APRIL], reports={("jxkc", "2025-04"): DONE})
    assert written(state_on("2025-05-10", made)) == "没有应报材料。\n"
