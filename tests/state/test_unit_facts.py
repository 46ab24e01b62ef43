"""What is counted of each unit in the year: worked by hand."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

import pytest

from anplan.state.unit_facts import FACTS, happened, together, unit_facts
from tests.builders import MONTHLY, indicator, project, reading, report, state_on

WORK = {
    "title": "大厅",
    "units": ["jxkc", "sfj"],
    "lead": ["jxkc"],
    "actions": [
        {"id": "early", "title": "早", "kind": "milestone", "due": "2025-05-31"},
        {"id": "late", "title": "迟", "kind": "milestone", "due": "2025-05-31"},
        {"id": "open", "title": "欠", "kind": "milestone", "due": "2025-05-31"},
        {"id": "ahead", "title": "后", "kind": "milestone", "due": "2025-10-31"},
    ],
}
DECIDED = {"on": "2025-07-10", "by": "办公室", "reason": "请说明"}


def counted(
    reports: Mapping[tuple[str, str], Any],
    day: str = "2025-07-20",
    year: int | None = None,
    **changes: Any,
) -> dict[str, dict[str, int]]:
    """What is counted of each unit, without what is none; of monthly papers from May to June."""
    obligations = [MONTHLY | {"start": "2025-05", "end": "2025-06"}]
    made = project(
        indicators={"it": indicator()},
        units=("jxkc", "sfj"),
        reports=reports,
        **{"tasks": {"1.1": WORK}, "obligations": obligations} | changes,
    )
    facts = unit_facts(state_on(day, made), year)
    return {
        unit.unit: {name: count for name, count in unit.counts.items() if count} for unit in facts
    }


def papers(reports: Mapping[tuple[str, str], Any], day: str = "2025-07-20") -> dict[str, int]:
    found = counted(reports, day)["sfj"]
    return {name: count for name, count in found.items() if name.startswith("papers")}


def test_papers_are_on_time_late_or_missing() -> None:
    reports = {
        ("sfj", "2025-05"): report(nothing="本月无新进展", submitted="2025-06-05"),
        ("sfj", "2025-06"): report(nothing="本月无新进展", submitted="2025-07-08"),
    }
    assert papers(reports) == {"papers_on_time": 1, "papers_late": 1}
    assert papers({}) == {"papers_missing": 2}


def test_a_paper_that_is_not_due_yet_is_no_fact() -> None:
    assert papers({}, "2025-06-30") == {"papers_missing": 1}


def test_a_final_figure_that_became_another_is_corrected() -> None:
    reports = {
        ("jxkc", "2025-05"): report(reading("40", "2025-05-31")),
        ("jxkc", "2025-06"): report(reading("41", "2025-05-31", reason="复核")),
    }
    assert counted(reports)["jxkc"]["figures_corrected"] == 1


def test_a_final_figure_after_a_preliminary_one_is_no_correction() -> None:
    reports = {
        ("jxkc", "2025-05"): report(reading("40", "2025-05-31", preliminary="true")),
        ("jxkc", "2025-06"): report(reading("41", "2025-05-31")),
    }
    assert "figures_corrected" not in counted(reports)["jxkc"]


def test_a_figure_that_is_confirmed_is_no_correction() -> None:
    reports = {
        ("jxkc", "2025-05"): report(reading("40", "2025-05-31")),
        ("jxkc", "2025-06"): report(reading("40", "2025-05-31")),
    }
    assert "figures_corrected" not in counted(reports)["jxkc"]


def test_what_was_returned_asked_and_answered() -> None:
    reports = {("sfj", "2025-05"): report(nothing="本月无新进展", submitted="2025-06-05")}
    decisions = [
        {**DECIDED, "kind": "return", "ref": "2025-05", "unit": "sfj"},
        {**DECIDED, "kind": "ask", "ref": "1.1", "unit": "sfj"},
        {**DECIDED, "kind": "ask", "ref": "1.1", "unit": "sfj", "on": "2025-07-11"},
    ]
    found = counted(reports, decisions=decisions)["sfj"]
    assert (found["papers_returned"], found["asked"]) == (1, 2)
    assert "answered" not in found
    answer = report(progress=[{"ref": "1.1", "text": "已说明"}], submitted="2025-07-15")
    after = counted({**reports, ("sfj", "2025-06"): answer}, decisions=decisions)["sfj"]
    assert after["answered"] == 2


def test_what_the_coordinator_settles_later_is_not_counted_yet() -> None:
    decisions = [{**DECIDED, "kind": "return", "ref": "2025-05", "unit": "sfj"}]
    assert "papers_returned" not in counted({}, "2025-07-09", decisions=decisions)["sfj"]


def test_milestones_count_for_who_told_them_and_open_ones_for_who_answers() -> None:
    done = report(
        milestones=[
            {"ref": "1.1/early", "done": "2025-05-20"},
            {"ref": "1.1/late", "done": "2025-06-10"},
        ],
        submitted="2025-07-03",
    )
    found = counted({("jxkc", "2025-06"): done})
    assert found["jxkc"] == {
        "papers_on_time": 1,
        "papers_missing": 1,
        "milestones_on_time": 1,
        "milestones_late": 1,
        "milestones_overdue": 1,
    }
    assert found["sfj"] == {"papers_missing": 2}


TWO_YEARS: dict[str, Any] = {
    "start": "2024-01-01",
    "end": "2025-12-31",
    "obligations": [
        {
            "id": "quarterly",
            "title": "季报",
            "paper": "report",
            "owed_by": "units",
            "every": "quarter",
            "start": "2024-Q1",
            "end": "2025-Q4",
            "due": {"days_after": "5"},
        }
    ],
}


def missing(day: str, **changes: Any) -> int:
    return counted({}, day, None, **TWO_YEARS | changes)["sfj"].get("papers_missing", 0)


def test_every_paper_counts_in_one_year_that_of_its_due_day() -> None:
    assert missing("2024-12-31") == 3
    assert missing("2025-03-10") == 1
    assert missing("2025-07-20") == 3


def test_what_falls_due_after_the_plan_counts_in_its_last_year() -> None:
    assert missing("2026-01-20") == 5


def test_a_paper_that_misses_the_years_last_day_counts_in_the_next() -> None:
    on_the_last_day = [TWO_YEARS["obligations"][0] | {"due": {"days_after": "92"}}]
    assert missing("2024-12-31", obligations=on_the_last_day) == 2
    assert missing("2025-01-01", obligations=on_the_last_day) == 1


def test_a_plan_of_several_years_counts_the_day_s_own() -> None:
    years: dict[str, Any] = {
        "start": "2025-01-01",
        "end": "2026-12-31",
        "obligations": [MONTHLY | {"start": "2025-11", "end": "2026-01"}],
    }
    found = counted({}, "2026-04-01", **years)
    assert found["sfj"] == {"papers_missing": 2}


def test_the_units_stand_in_the_plans_order_and_add_up() -> None:
    made = project(units=("jxkc", "sfj"), obligations=[MONTHLY | {"end": "2025-05"}])
    facts = unit_facts(state_on("2025-07-20", made))
    assert [(unit.unit, unit.owed) for unit in facts] == [("jxkc", 2), ("sfj", 2)]
    assert together(facts) == dict.fromkeys(FACTS, 0) | {"papers_missing": 4}


def test_what_others_settle_is_no_answer_of_the_unit() -> None:
    met = {"ref": "1.1", "title": "缺场地"}
    asking = report(problems=[{**met, "ask": "请协调。", "of": ["sfj"]}], submitted="2025-06-04")
    solved = report(problems=[{**met, "solved": "2025-06-28"}], submitted="2025-07-03")
    found = counted({("jxkc", "2025-05"): asking, ("jxkc", "2025-06"): solved})["sfj"]
    assert found["asked"] == 1
    assert "answered" not in found


def test_a_measure_counts_in_the_year_of_its_day() -> None:
    measures = [
        {"id": "old", "ref": "1.1", "text": "揭牌", "by": "2025-06-30"},
        {"id": "new", "ref": "1.1", "text": "评估", "by": "2026-03-31"},
    ]
    years: dict[str, Any] = {
        "start": "2025-01-01",
        "end": "2026-12-31",
        "obligations": [],
        "schemes": {"sfj": {"measures": measures}},
    }
    assert counted({}, "2026-04-01", **years)["sfj"]["measures_due"] == 1


ACROSS: dict[str, Any] = {
    "start": "2024-01-01",
    "end": "2025-12-31",
    "phases": [
        {"id": "implementation", "title": "落实", "start": "2024-01-01", "end": "2025-12-31"}
    ],
    "obligations": [MONTHLY | {"start": "2024-12", "end": "2025-01"}],
    "schemes": {
        "jxkc": {
            "submitted": "2024-01-10",
            "measures": [
                {"id": "sign", "ref": "1.1", "text": "签约", "by": "2024-12-20"},
                {"id": "visits", "ref": "1.1", "text": "回访", "every": "quarter"},
            ],
        }
    },
    "decisions": [
        {**DECIDED, "kind": "ask", "ref": "1.1", "unit": "jxkc", "on": "2024-12-28"},
        {**DECIDED, "kind": "return", "ref": "2024-12", "unit": "jxkc", "on": "2025-01-04"},
    ],
}
TOLD_IN_JANUARY = {
    ("jxkc", "2024-11"): report(reading("40", "2024-11-30"), submitted="2024-12-03"),
    ("jxkc", "2024-12"): report(
        reading("41", "2024-11-30", reason="复核"),
        milestones=[
            {"ref": "1.1/early", "done": "2024-12-10"},
            {"ref": "scheme/sign", "done": "2024-12-18"},
        ],
        progress=[{"ref": "1.1", "text": "已说明"}],
        submitted="2025-01-05",
    ),
}


def across(day: str, year: int) -> dict[str, int]:
    """What is counted of jxkc in one of the two years; one milestone is due in December."""
    early = {"id": "early", "title": "早", "kind": "milestone", "due": "2024-12-15"}
    tasks = {"1.1": WORK | {"actions": [early]}}
    return counted(TOLD_IN_JANUARY, day, year, tasks=tasks, **ACROSS)["jxkc"]


def test_what_was_due_in_the_old_year_and_told_in_january_counts_in_the_old_one() -> None:
    assert across("2025-01-20", 2024) == {
        "asked": 1,
        "milestones_on_time": 1,
        "measures_due": 1,
        "measures_done": 1,
    }


def test_what_was_corrected_returned_or_answered_in_january_counts_in_the_new_year() -> None:
    assert across("2025-01-20", 2025) == {
        "papers_on_time": 1,
        "figures_corrected": 1,
        "papers_returned": 1,
        "answered": 1,
        "measures_due": 1,
        "measures_overdue": 1,
    }


def test_what_was_not_corrected_by_the_day_is_not_counted_yet() -> None:
    assert "figures_corrected" not in across("2025-01-04", 2025)


@pytest.mark.parametrize("day", ["2024-06-30", "2024-12-31", "2025-01-20", "2026-02-01"])
def test_the_years_add_up_to_the_whole(day: str) -> None:
    """Of every fact there is, one year has it: none is left out, none is counted twice."""
    early = {"id": "early", "title": "早", "kind": "milestone", "due": "2024-12-15"}
    late = {"id": "late", "title": "迟", "kind": "milestone", "due": "2025-11-30"}
    tasks = {"1.1": WORK | {"actions": [early, late]}}
    made = project(
        indicators={"it": indicator()},
        units=("jxkc", "sfj"),
        reports=TOLD_IN_JANUARY,
        tasks=tasks,
        **ACROSS,
    )
    state = state_on(day, made)
    years = [together(unit_facts(state, year)) for year in (2024, 2025)]
    summed = {name: sum(year[name] for year in years) for name in FACTS}
    whole = Counter(fact.name for fact in happened(state))
    assert summed == {name: whole[name] for name in FACTS}
