"""Leaders' instructions in a brief: each once, with who answered and who has not, as it was issued."""

from dataclasses import replace
from typing import Any

import pytest

from anplan.model.project import Project
from anplan.show.editions import EDITIONS
from tests.builders import MONTHLY, project, report
from tests.show.brief.rendered import small

GIVEN = {
    "on": "2025-06-03",
    "kind": "instruct",
    "ref": "instruction/2025-06-1",
    "units": ["a", "b", "c"],
    "by": "区长",
    "reason": "请会商网格用房。",
    "until": "2025-06-30",
}
UNITS = ("a", "b", "c")

BEFORE = EDITIONS[: EDITIONS.index("gathered")]


def answer(on: str, text: str = "已会商。") -> dict[str, str]:
    return {"ref": GIVEN["ref"], "text": text, "on": on}  # type: ignore[dict-item]


def plan(given: Any = GIVEN, **answered: str) -> Project:
    """A plan of three units, who answer on these days in the papers of June."""
    reports = {
        (unit, "2025-06"): report(answers=[answer(day)], submitted="2025-07-03")
        for unit, day in answered.items()
    }
    return project(
        units=UNITS,
        tasks={"1.1": {"title": "甲", "units": list(UNITS)}},
        obligations=[MONTHLY],
        reports=reports,
        decisions=[given],
    )


def told(made: Project, issued: str = "2025-07-08", **more: Any) -> list[str]:
    """The lines of June's brief about instructions, outside of the annex."""
    text = small(made, issued=issued, **more).partition("附件：工作台账")[0]
    return [line for line in text.splitlines() if "会商网格" in line or "grids" in line]


def test_an_instruction_to_several_units_stands_once() -> None:
    (line,) = told(plan(b="2025-06-20"))
    assert line == (
        "1. 领导批示：区长“请会商网格用房”（6月3日批示；限6月30日前办结；b6月20日答复：已会商；"
        "未办结（已35天，逾期8天）：a、c）。"
    )


def test_before_its_day_nobody_is_late() -> None:
    (line,) = told(plan(GIVEN | {"until": "2025-07-31"}))
    assert line.endswith("尚未办结（已35天）：a、b、c）。")


def test_who_answered_late_is_told() -> None:
    (line,) = told(plan(a="2025-07-02", b="2025-06-20", c="2025-06-20"))
    assert "a7月2日答复，逾期2天：已会商" in line
    assert "未办结" not in line


def test_what_a_brief_before_told_is_named_and_not_repeated() -> None:
    earlier = GIVEN | {"on": "2025-05-06", "until": "2025-05-30"}
    (line,) = told(plan(earlier, a="2025-05-20", b="2025-06-20"))
    assert "此前已办结：a；b6月20日答复，逾期21天：已会商；未办结" in line
    assert told(plan(earlier, a="2025-05-20", b="2025-05-20", c="2025-05-20")) == []


def test_what_was_answered_between_the_month_and_its_brief_stands_in_it() -> None:
    """By its own day it is of July, whose brief has it, too; this one leaves nobody open who is done."""
    every = plan(a="2025-07-02", b="2025-07-02", c="2025-07-02")
    assert len(told(every)) == 1
    assert told(every, edition=BEFORE[-1]) != told(every)


def test_two_instructions_of_a_day_are_two() -> None:
    made = plan()
    month, given = next(iter(made.decisions.items()))
    again = given.decisions[0]._replace(ref="instruction/2025-06-2")
    both = {month: given._replace(decisions=(*given.decisions, again))}
    (line,) = told(replace(made, decisions=both))
    assert line.count("请会商网格用房") == 2


def test_in_english_too() -> None:
    made = plan(GIVEN | {"by": "mayor", "reason": "Settle the grids."}, b="2025-06-20")
    (line,) = told(made, language="en")
    assert line == (
        "1. Instructions of leaders: mayor, Settle the grids (given on 3 June; 30 June at the "
        "latest; b answered on 20 June: 已会商; not carried out, 35 days, of these 8 overdue: a, c)."
    )


@pytest.mark.parametrize("edition", BEFORE)
def test_editions_of_before_tell_it_unit_by_unit(edition: str) -> None:
    (line,) = told(plan(b="2025-06-20"), edition=edition)
    assert line.count("请会商网格用房") == 3
