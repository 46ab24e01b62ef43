"""Questions beside a figure: open until the unit says something on it in a later paper."""

from collections.abc import Mapping
from typing import Any

import pytest

from anplan.base.period import Period
from anplan.model.reports import Report
from anplan.state.asked import Asked
from anplan.state.build import State, build
from anplan.state.question import Question
from tests.builders import DAY, indicator, project, reading, report, state_on

JUNE = report(reading("50", "2025-06-30"), submitted="2025-07-03")
TEXT = "为何放缓？"


def ask(on: str = "2025-07-08", ref: str = "it", unit: str = "jxkc") -> Mapping[str, str]:
    """A question about a ref."""
    return {"kind": "ask", "on": on, "ref": ref, "unit": unit, "by": "试验办主任", "reason": TEXT}


def asked(
    *questions: Mapping[str, str], day: str = "2025-08-10", **reports: Report
) -> tuple[Asked, ...]:
    """What was asked, as it stands on a day; reports by month, as ``july``."""
    return state(*questions, day=day, **reports).questions


def state(*questions: Mapping[str, str], day: str = "2025-08-10", **reports: Report) -> State:
    """The state with questions and reports of ``jxkc``."""
    months = {"june": "2025-06", "july": "2025-07", "half": "2025-H1"}
    made = project(
        indicators={"it": indicator()},
        tasks={
            "2.4": {
                "title": "服务",
                "units": ["jxkc", "sfj"],
                "actions": [{"id": "visits", "title": "走访", "kind": "continuous"}],
            }
        },
        units=("jxkc", "sfj"),
        reports={("jxkc", months[name]): said for name, said in ({"june": JUNE} | reports).items()},
        decisions=questions,
    )
    return state_on(day, made)


def july(*readings: Mapping[str, Any], submitted: str = "2025-08-03", **entries: Any) -> Report:
    """July's report."""
    return report(*readings, submitted=submitted, **entries)


def test_a_question_is_open_with_its_words_and_its_place() -> None:
    (one,) = asked(ask())
    assert one[:4] == (DAY("2025-07-08"), "jxkc", "it", TEXT)
    assert (one.spot.file, one.spot.path) == ("plan/decisions/2025-12.yaml", ("decisions", 0))
    assert one.answer is None


@pytest.mark.parametrize("key", ["progress", "next", "at_risk"])
def test_words_on_it_in_a_later_report_answer(key: str) -> None:
    entries: dict[str, Any] = {key: [{"ref": "it", "text": "合同集中在下旬登记。"}]}
    (one,) = asked(ask(), july=july(**entries))
    assert one.answer is not None
    assert one.answer[:2] == (DAY("2025-08-03"), Period.parse("2025-07"))
    assert (one.answer.spot.file, one.answer.spot.path) == (
        "units/jxkc/2025-07.yaml",
        (key, 0, "ref"),
    )


def test_a_problem_on_it_answers() -> None:
    (one,) = asked(ask(ref="2.4"), july=july(problems=[{"ref": "2.4", "title": "缺人手"}]))
    assert one.answer is not None


def test_words_on_an_action_answer_a_question_about_its_task() -> None:
    entry = {"ref": "2.4/visits", "text": "走访5家。"}
    assert asked(ask(ref="2.4"), july=july(progress=[entry]))[0].answer is not None
    assert (
        asked(ask(ref="2.4/visits"), july=july(progress=[{**entry, "ref": "2.4"}]))[0].answer
        is None
    )


def test_the_next_month_s_figure_alone_is_no_answer() -> None:
    assert asked(ask(), july=july(reading("60", "2025-07-31")))[0].answer is None


def test_a_later_figure_with_a_reason_is_an_answer() -> None:
    (one,) = asked(ask(), july=july(reading("60", "2025-07-31", reason="合同集中登记")))
    assert one.answer is not None


def test_a_word_why_there_is_no_figure_is_an_answer() -> None:
    absent = {"indicator": "it", "unavailable": "尚未发布"}
    assert asked(ask(), july=july(absent))[0].answer is not None


def test_the_figure_given_again_in_its_own_report_is_an_answer() -> None:
    again = report(reading("48", "2025-06-30"), submitted="2025-07-10")
    (one,) = asked(ask(), june=again)
    assert one.answer is not None
    assert one.answer.spot.path == ("readings", 0, "indicator")


@pytest.mark.parametrize(("submitted", "open_"), [("2025-07-08", True), ("2025-07-09", False)])
def test_only_a_later_day_than_the_question_s_answers(submitted: str, open_: bool) -> None:
    again = report(reading("48", "2025-06-30"), submitted=submitted)
    assert (asked(ask(), june=again)[0].answer is None) is open_


def test_another_unit_s_or_another_thing_s_words_are_no_answer() -> None:
    entry = {"ref": "2.4", "text": "走访5家。"}
    assert asked(ask(), july=july(progress=[entry]))[0].answer is None
    assert asked(ask(ref="2.4", unit="sfj"), july=july(progress=[entry]))[0].answer is None


def test_the_first_answer_counts() -> None:
    entry = {"ref": "it", "text": "合同集中登记。"}
    (one,) = asked(
        ask(),
        july=july(progress=[entry]),
        half=report(progress=[entry], submitted="2025-07-20"),
    )
    assert one.answer is not None
    assert one.answer.period == Period.parse("2025-H1")


def test_it_is_asked_from_its_day_on_and_answered_from_the_answer_s() -> None:
    entry = {"ref": "it", "text": "合同集中登记。"}
    answered = july(progress=[entry])
    assert asked(ask(), day="2025-07-07", july=answered) == ()
    assert asked(ask(), day="2025-08-02", july=answered)[0].answer is None
    assert asked(ask(), day="2025-08-03", july=answered)[0].answer is not None


def test_a_question_that_was_not_known_at_the_time_is_left_out() -> None:
    made = state(ask()).project
    question = Question(DAY("2025-06-30"), DAY("2025-08-01"), known=DAY("2025-07-07"))
    assert build(made, question).questions == ()


def test_questions_come_in_the_order_they_were_asked() -> None:
    told = asked(ask("2025-07-20"), ask("2025-07-08", ref="2.4"))
    assert [one.ref for one in told] == ["2.4", "it"]


def test_a_task_s_questions_are_those_about_its_actions_too() -> None:
    told = state(ask(), ask(ref="2.4"), ask(ref="2.4/visits"))
    assert [one.ref for one in told.questions_about("2.4")] == ["2.4", "2.4/visits"]
    assert [one.ref for one in told.questions_about("2.4/visits")] == ["2.4/visits"]
    assert [one.ref for one in told.questions_about("2.4", "it")] == ["it", "2.4", "2.4/visits"]


@pytest.mark.parametrize(
    ("month", "shown"),
    [("2025-06", False), ("2025-07", True), ("2025-08", True), ("2025-09", False)],
)
def test_an_answered_question_belongs_to_its_months(month: str, shown: bool) -> None:
    (one,) = asked(ask(), july=july(progress=[{"ref": "it", "text": "合同集中登记。"}]))
    assert one.belongs_to(Period.parse(month)) is shown


def test_an_open_question_belongs_to_every_month() -> None:
    (one,) = asked(ask())
    assert one.belongs_to(Period.parse("2025-09"))


def test_a_question_leaves_the_light_as_it_is() -> None:
    closing = {**ask(), "kind": "close"}
    del closing["unit"]
    assert state(ask(), day="2025-07-10").indicator("it").verdict == (
        state(day="2025-07-10").indicator("it").verdict
    )
    assert state(closing, ask("2025-07-09")).indicator("it").notes == (
        state(closing).indicator("it").notes
    )


MET = {"ref": "2.4", "title": "缺场地", "ask": "请区委办协调。", "of": ["sfj"]}


def requests(
    *decisions: Mapping[str, Any], day: str = "2025-08-10", **reports: Mapping[str, Any]
) -> tuple[Asked, ...]:
    """What ``jxkc`` asks of ``sfj`` since its June report; further reports by unit and month."""
    said = {("jxkc", "2025-06"): report(problems=[MET], submitted="2025-07-03")}
    said |= {
        (key[:-3], f"2025-{key[-2:]}"): report(**{"submitted": "2025-08-04", **entries})
        for key, entries in reports.items()
    }
    made = project(
        tasks={"2.4": {"title": "服务", "units": ["jxkc"]}},
        units=("jxkc", "sfj", "bgs"),
        reports=said,
        decisions=decisions,
    )
    return state_on(day, made).questions


def reply(**changes: str) -> dict[str, Any]:
    """An answer to the problem of ``jxkc``."""
    return {"unit": "jxkc", "ref": "2.4", "title": "缺场地", "text": "有两处。", **changes}


def test_a_unit_that_is_named_in_a_problem_is_asked_from_the_day_of_the_report() -> None:
    (one,) = requests()
    assert one[:4] == (DAY("2025-07-03"), "sfj", "2.4", "请区委办协调。")
    assert (one.sort, one.who, one.title, one.answer) == ("unit", "jxkc", "缺场地", None)
    assert one.days_open(Question.on(DAY("2025-08-10"))) == 38


def test_its_answer_closes_it_with_its_words_on_its_own_day() -> None:
    (one,) = requests(sfj_07={"answers": [reply(on="2025-07-20")]})
    assert one.answer is not None
    assert (one.answer.day, one.answer.text, one.answer.by) == (
        DAY("2025-07-20"),
        "有两处。",
        "unit",
    )
    assert (one.answer.spot.file, one.answer.spot.path) == (
        "units/sfj/2025-07.yaml",
        ("answers", 0),
    )


def test_an_answer_without_a_day_is_of_the_day_of_its_report() -> None:
    (one,) = requests(sfj_07={"answers": [reply()]})
    assert one.answer is not None
    assert one.answer.day == DAY("2025-08-04")


@pytest.mark.parametrize(
    "answer", [reply(title="缺人手"), reply(unit="bgs"), reply(ref="2.4/visits")]
)
def test_an_answer_to_something_else_leaves_it_open(answer: Mapping[str, str]) -> None:
    assert requests(sfj_07={"answers": [answer]})[0].answer is None


def test_an_answer_of_another_unit_leaves_it_open() -> None:
    assert requests(bgs_07={"answers": [reply()]})[0].answer is None


def test_the_asking_unit_closes_it_by_saying_that_it_is_solved() -> None:
    solved = {"ref": "2.4", "title": "缺场地", "solved": "2025-07-28"}
    (one,) = requests(jxkc_07={"problems": [solved]})
    assert one.answer is not None
    assert (one.answer.day, one.answer.by) == (DAY("2025-07-28"), "solved")


def test_the_coordinator_answers_for_all_that_were_asked() -> None:
    decided = {
        "kind": "answer",
        "on": "2025-07-15",
        "ref": "2.4",
        "unit": "jxkc",
        "title": "缺场地",
        "by": "统筹办主任",
        "reason": "已协调区文化馆。",
    }
    (one,) = requests(decided)
    assert one.answer is not None
    assert (one.answer.day, one.answer.text, one.answer.by) == (
        DAY("2025-07-15"),
        "已协调区文化馆。",
        "coordinator",
    )


def test_who_was_once_asked_stays_so_and_a_later_report_may_ask_more() -> None:
    more = {"ref": "2.4", "title": "缺场地", "of": ["bgs"]}
    asks = requests(jxkc_07={"problems": [more]})
    assert [(one.unit, one.on) for one in asks] == [
        ("sfj", DAY("2025-07-03")),
        ("bgs", DAY("2025-08-04")),
    ]


def test_an_answer_by_the_ref_alone_answers_the_coordinator_on_the_same_day() -> None:
    entry = {"ref": "it", "text": "合同集中在下旬登记。", "on": "2025-07-08"}
    (one,) = asked(ask(), july=july(answers=[entry]))
    assert one.answer is not None
    assert (one.answer.day, one.answer.text) == (DAY("2025-07-08"), entry["text"])


def test_an_answer_to_another_unit_is_none_to_the_coordinator() -> None:
    entry = {"unit": "sfj", "ref": "2.4", "title": "缺场地", "text": "有两处。"}
    assert asked(ask(ref="2.4"), july=july(answers=[entry]))[0].answer is None


INSTRUCTED = {
    "kind": "instruct",
    "on": "2025-07-08",
    "ref": "instruction/2025-07-1",
    "units": ["sfj", "bgs"],
    "by": "区长",
    "reason": "请两单位会商场地。",
    "until": "2025-07-31",
}


@pytest.mark.parametrize(
    ("on", "day", "standing"),
    [
        (None, "2025-07-20", "open"),
        (None, "2025-07-31", "missing"),
        (None, "2025-08-10", "missing"),
        ("2025-07-31", "2025-08-10", "done"),
        ("2025-08-01", "2025-08-10", "late"),
        ("2025-07-07", "2025-08-10", "missing"),
    ],
)
def test_an_instruction_stands_as_a_paper_does(on: str | None, day: str, standing: str) -> None:
    entry = {"ref": INSTRUCTED["ref"], "text": "已会商。"}
    reports = {"sfj_07": {"answers": [{**entry, "on": on}]}} if on else {}
    asks = requests(INSTRUCTED, day=day, **reports)
    leaders = [one for one in asks if one.sort == "leader"]
    question = Question.on(DAY(day))
    assert [(one.unit, one.who) for one in leaders] == [("sfj", "区长"), ("bgs", "区长")]
    assert leaders[0].standing(question) == standing
    assert leaders[1].answer is None


def test_a_state_of_one_unit_has_what_is_asked_of_it_and_what_it_asks() -> None:
    made = project(
        tasks={"2.4": {"title": "服务", "units": ["jxkc"]}},
        units=("jxkc", "sfj", "bgs"),
        reports={("jxkc", "2025-06"): report(problems=[MET], submitted="2025-07-03")},
    )
    whole = state_on("2025-08-10", made)
    told = {unit: len(whole.of_unit(unit).questions) for unit in ("jxkc", "sfj", "bgs")}
    assert told == {"jxkc": 1, "sfj": 1, "bgs": 0}
