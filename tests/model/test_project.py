"""A project: everything in the plan's order, and who stands for whom."""

from datetime import date

from anplan.base.period import Period
from anplan.files.schema.validate import record_of
from anplan.model.plan import Obligation
from anplan.model.project import Project, task_order
from anplan.model.units import Unit
from tests import builders

JUNE = Period.parse("2025-06")


def unit(name: str, **content: str) -> Unit:
    return record_of(Unit, {"name": name, **content})


def with_streets() -> Project:
    """A task of the office, of all streets, and of one street once more."""
    made = builders.project(
        tasks={
            "2.4": {"title": "甲", "units": ["jxkc", "streets", "dazhi"], "lead": ["streets"]},
            "2.10": {"title": "乙", "units": ["kx", "jxkc"]},
        },
        groups=[{"id": "streets", "title": "各街道办事处"}],
    )
    units = {
        "dazhi": unit("大智街", group="streets", order="4"),
        "kx": unit("区科协", order="2"),
        "jxkc": unit("区科创局", order="1"),
        "erqi": unit("二七街", group="streets", order="3"),
    }
    return Project(plan=made.plan, tasks=made.tasks, units=units)


def test_tasks_stand_by_their_numbers() -> None:
    names = ("2.10", "10.1", "2.9", "1.2")
    made = builders.project(tasks={name: {"title": name, "units": ["jxkc"]} for name in names})
    assert list(made.tasks) == ["1.2", "2.9", "2.10", "10.1"]
    assert task_order("2.10") > task_order("2.9")


def test_units_stand_in_the_plan_s_order_then_by_id() -> None:
    assert list(with_streets().units) == ["jxkc", "kx", "erqi", "dazhi"]
    plan = builders.plan()
    made = Project(plan=plan, units={name: unit(name) for name in ("c", "a", "b")})
    assert list(made.units) == ["a", "b", "c"]


def test_indicators_stand_by_goal_then_as_in_the_source_then_by_id() -> None:
    made = Project(
        plan=builders.plan(goals=[{"id": "2", "title": "后"}, {"id": "1", "title": "前"}]),
        source="先说成交额,再说贷款",
        indicators={
            "without-goal": builders.indicator(),
            "z": builders.indicator(goal="1"),
            "a": builders.indicator(goal="1"),
            "loans": builders.indicator(goal="2", quote="贷款"),
            "contracts": builders.indicator(goal="2", quote="成交额"),
            "unknown-goal": builders.indicator(goal="9"),
        },
    )
    assert list(made.indicators) == [
        "contracts",
        "loans",
        "a",
        "z",
        "unknown-goal",
        "without-goal",
    ]


def test_reports_decisions_and_briefs_stand_in_the_order_of_time() -> None:
    names = ("2025-07", "2025", "2025-06", "2025-H1")
    made = builders.project(
        reports={("jxkc", name): builders.report(nothing="无") for name in names},
        briefs={"2025-07": {}, "2025-06": {"issued": "2025-07-10"}},
    )
    assert [str(period) for period, _ in made.reports_of("jxkc")] == [
        "2025-06",
        "2025-H1",
        "2025-07",
        "2025",
    ]
    assert list(made.reports_of("kx")) == []
    assert [str(period) for period in made.briefs] == ["2025-06", "2025-07"]
    assert made.months_closed == {JUNE: date(2025, 7, 10)}


def test_the_last_closed_month_may_lie_further_back() -> None:
    issued = {"issued": "2025-07-10"}
    made = builders.project(briefs={"2025-03": issued, "2025-06": issued, "2025-H1": issued})
    assert made.closed_before(Period.parse("2025-09")) == JUNE
    assert made.closed_before(JUNE) == Period.parse("2025-03")
    assert made.closed_before(Period.parse("2025-03")) is None


def test_the_month_that_closed_a_paper_is_found_by_the_paper_s_name() -> None:
    made = builders.project(briefs={"2025-06": {"issued": "2025-07-10"}})
    closed = (JUNE, date(2025, 7, 10))
    assert made.closing_of("units/kx/2025-05.yaml") == made.closing_of("2025-H1") == closed
    assert made.closing_of("2025-07") is made.closing_of("scheme") is None


def test_decisions_stand_in_the_order_they_were_settled() -> None:
    def decision(on: str, reason: str) -> dict[str, str]:
        return {"on": on, "kind": "close", "ref": "2.4", "by": "统筹办", "reason": reason}

    made = builders.project(decisions=[decision("2025-07-01", "后"), decision("2025-06-01", "前")])
    entries = made.all_decisions()
    assert [(index, entry.reason) for _, index, entry in entries] == [(1, "前"), (0, "后")]


def test_a_group_stands_for_its_units_and_nobody_twice() -> None:
    made = with_streets()
    assert made.expand(["streets"]) == ("erqi", "dazhi")
    assert made.expand(["dazhi", "streets", "nobody"]) == ("dazhi", "erqi", "nobody")
    assert made.units_of("2.4") == ("jxkc", "erqi", "dazhi")


def test_who_owes_a_paper() -> None:
    made = with_streets()

    def owing(*names: str, excepted: tuple[str, ...] = ()) -> tuple[str, ...]:
        return made.owing(Obligation(owed_by=names, except_=excepted))

    assert owing("units") == ("jxkc", "kx", "erqi", "dazhi")
    assert owing("coordinator") == ("jxkc",)
    assert owing("streets") == ("erqi", "dazhi")
    assert owing("kx") == ("kx",)
    assert owing("streets", "kx") == ("erqi", "dazhi", "kx")
    assert owing("units", excepted=("jxkc", "streets")) == ("kx",)


def test_a_unit_leads_supports_or_is_responsible() -> None:
    made = builders.project(
        tasks={
            "1.1": {"title": "甲", "units": ["a", "b"], "lead": ["b"], "support": ["c"]},
            "1.2": {"title": "乙", "units": ["a", "b"]},
            "1.3": {"title": "丙", "support": ["c"], "lead": ["a"]},
        },
        units=("a", "b", "c"),
    )
    assert made.parts_in("1.1") == {"a": "responsible", "b": "lead", "c": "support"}
    assert made.parts_in("1.2") == {"a": "responsible", "b": "responsible"}
    assert made.parts_in("1.3") == {"a": "lead", "c": "support"}
    assert [made.leading_units(task) for task in made.tasks] == [("b",), ("a", "b"), ("a",)]


def test_a_group_may_lead() -> None:
    made = with_streets()
    assert made.parts_in("2.4") == {"jxkc": "responsible", "erqi": "lead", "dazhi": "lead"}


def test_the_unit_listed_first_leads_where_the_plan_says_so() -> None:
    made = with_streets()
    plan = builders.plan(settings={"first_listed_leads": "true"})
    project = Project(plan=plan, tasks=made.tasks, units=made.units)
    assert project.parts_in("2.10") == {"kx": "lead", "jxkc": "responsible"}
    assert project.part_of("2.4", "jxkc") == "responsible"


def test_the_tasks_of_a_unit() -> None:
    made = with_streets()
    assert made.tasks_of("jxkc") == ("2.4", "2.10")
    assert made.tasks_of("erqi") == ("2.4",)
    assert made.tasks_of("nobody") == ()


def test_an_action_is_found_by_its_ref() -> None:
    action = {"id": "base", "title": "基地", "kind": "milestone"}
    tasks = {"2.4": {"title": "甲", "units": ["jxkc"], "actions": [action]}}
    made = builders.project(tasks=tasks)
    assert [ref for ref, _ in made.actions()] == ["2.4/base"]
    assert made.action("2.4/base") == made.tasks["2.4"].actions[0]
    assert [made.action(ref) for ref in ("2.4", "2.4/x", "2.5/base", "", "/")] == [None] * 5


def test_a_task_and_its_actions_are_called_by_the_task_s_number_and_their_own_titles() -> None:
    action = {"id": "base", "title": "建成基地", "kind": "milestone"}
    task = {"title": "甲", "units": ["jxkc"], "actions": [action]}
    made = builders.project(tasks={"2.4": task})
    assert made.numbered("2.4") == "2.4 甲"
    assert made.numbered("2.4/base") == "2.4 建成基地"
    assert made.numbered("2.4/none") == "2.4/none"


def test_a_unit_is_named_shortly_or_in_full() -> None:
    units = {"kx": unit("区科学技术协会", short="区科协", order="1")}
    made = Project(plan=builders.plan(), units=units)
    assert (made.label("kx"), made.full_name("kx")) == ("区科协", "区科学技术协会")


def test_a_unit_that_nobody_explains_is_called_by_its_id() -> None:
    made = builders.project(units=("jxkc",))
    assert (made.label("sfj"), made.full_name("sfj")) == ("sfj", "sfj")
