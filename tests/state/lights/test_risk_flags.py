"""Fears: an at_risk entry holds until its unit's next report, and only ever lowers a light."""

from typing import Any

from anplan.model.reports import Report
from anplan.state.build import State, build
from anplan.state.lights.risk_flags import fears
from anplan.state.lights.verdict import Verdict
from anplan.state.question import Question
from tests.builders import DAY, indicator, project, reading, report, state_on

AT_RISK: dict[str, Any] = {"at_risk": [{"ref": "it", "text": "大项目可能延期"}]}
FEARFUL = report(**AT_RISK)
NOTHING = report(nothing="本月无新进展")


def feared(day: str, **reports: Report) -> int:
    """How many fears about the indicator are in force; reports of jxkc as ``m_2025_05``."""
    told = {("jxkc", name[2:].replace("_", "-")): said for name, said in reports.items()}
    made = project(reports=told)
    return len(fears(made, Question.on(DAY(day))).get("it", ()))


def state_of(value: str, *, day: str = "2025-07-10", **parts: Any) -> State:
    """A plan with one indicator whose June figure is feared for."""
    told = report(reading(value, "2025-06-30"), **AT_RISK)
    return state_on(
        day, project(indicators={"it": indicator()}, reports={("jxkc", "2025-06"): told}, **parts)
    )


def light_of(value: str, **parts: Any) -> Verdict:
    """The verdict on an indicator of that value which its unit fears for."""
    return state_of(value, **parts).indicator("it").verdict


def test_a_fear_holds_from_its_report_on() -> None:
    assert feared("2025-05-30", m_2025_05=FEARFUL) == 0
    assert feared("2025-05-31", m_2025_05=FEARFUL) == 1


def test_a_fear_holds_while_the_unit_is_silent() -> None:
    assert feared("2025-10-31", m_2025_05=FEARFUL) == 1


def test_the_unit_s_next_report_ends_it() -> None:
    assert feared("2025-06-30", m_2025_05=FEARFUL, m_2025_06=NOTHING) == 0


def test_the_unit_s_next_report_renews_it() -> None:
    assert feared("2025-06-30", m_2025_05=FEARFUL, m_2025_06=FEARFUL) == 1


def test_a_summary_that_says_nothing_of_it_does_not_end_it() -> None:
    assert feared("2025-07-10", m_2025_06=FEARFUL, m_2025_H1=NOTHING) == 1


def test_the_report_of_a_unit_that_reports_in_half_years_is_no_summary() -> None:
    half_yearly: dict[str, Any] = {
        "id": "half",
        "title": "半年报告",
        "paper": "report",
        "owed_by": "units",
    }
    half_yearly |= {
        "every": "half",
        "start": "2025-H1",
        "end": "2025-H2",
        "due": {"days_after": "5"},
    }
    made = project(
        obligations=[half_yearly],
        reports={("jxkc", "2025-H1"): FEARFUL, ("jxkc", "2025-H2"): NOTHING},
    )
    assert not fears(made, Question.on(DAY("2026-01-10")))


def test_a_summary_can_tell_of_one() -> None:
    assert feared("2025-07-10", m_2025_06=NOTHING, m_2025_H1=FEARFUL) == 1


def test_another_unit_s_report_does_not_end_it() -> None:
    made = project(reports={("jxkc", "2025-05"): FEARFUL, ("kgj", "2025-06"): NOTHING})
    assert len(fears(made, Question.on(DAY("2025-06-30")))["it"]) == 1


def test_a_fear_names_its_unit_its_words_and_its_place() -> None:
    made = project(reports={("jxkc", "2025-05"): FEARFUL})
    (fear,) = fears(made, Question.on(DAY("2025-05-31")))["it"]
    assert fear.message.values == {"unit": "jxkc", "text": "大项目可能延期"}
    assert (fear.spot.file, fear.spot.path) == ("units/jxkc/2025-05.yaml", ("at_risk", 0, "text"))


def test_a_unit_that_is_not_in_the_plan_is_named_by_its_id() -> None:
    made = project(units=[], reports={("stranger", "2025-05"): FEARFUL})
    (fear,) = fears(made, Question.on(DAY("2025-05-31")))["it"]
    assert fear.message.values["unit"] == "stranger"


def test_green_becomes_yellow_and_keeps_its_rule_and_reason() -> None:
    verdict = light_of("70")
    assert (verdict.light, verdict.rule) == ("yellow", "i")
    assert [reason.text for reason in (verdict.reason, *verdict.because)] == [
        "{unit} warns: {text}",
        "ahead of the trajectory by {gap} points",
    ]


def test_the_fear_s_place_is_among_the_facts() -> None:
    assert [spot.path for spot in light_of("70").spots] == [("at_risk", 0, "text")]


def test_red_and_yellow_stay() -> None:
    assert [light_of(value).light for value in ("30", "57")] == ["red", "yellow"]


def test_unknown_and_feared_for_is_yellow() -> None:
    """Grey is no better than yellow, so the warning shows."""
    made = project(indicators={"it": indicator()}, reports={("jxkc", "2025-06"): FEARFUL})
    assert state_on("2025-07-10", made).indicator("it").verdict.light == "yellow"


def test_what_is_exempt_stays_exempt() -> None:
    exempt = {"kind": "exempt", "on": "2025-06-01", "until": "2025-12-31", "ref": "it"}
    settled = [exempt | {"by": "试验办主任", "reason": "改制"}]
    verdict = light_of("70", decisions=settled)
    assert (verdict.light, verdict.rule) == ("grey", "a")


def test_two_units_fears_are_both_told() -> None:
    made = project(
        indicators={"it": indicator()},
        units=["jxkc", "kgj"],
        reports={
            ("jxkc", "2025-06"): report(reading("70", "2025-06-30"), **AT_RISK),
            ("kgj", "2025-06"): FEARFUL,
        },
    )
    verdict = state_on("2025-07-10", made).indicator("it").verdict
    told = (verdict.reason, *verdict.because)
    assert [one.values["unit"] for one in told if "unit" in one.values] == ["jxkc", "kgj"]


def test_a_fear_that_was_not_known_at_the_time_does_not_count() -> None:
    told = report(**AT_RISK, submitted="2025-07-03")
    made = project(indicators={"it": indicator()}, reports={("jxkc", "2025-06"): told})
    then = Question(DAY("2025-06-30"), DAY("2025-06-30"), known=DAY("2025-07-02"))
    assert build(made, then).indicator("it").verdict.light == "grey"
