"""Keys that name many at once: who owes, who belongs where, what is assumed of all."""

import pytest
from pydantic_core import ValidationError

from anplan.files.schema.validate import record_of
from anplan.model.plan import AssumedKeys, Obligation
from anplan.model.project import Project
from anplan.model.tasks import Task
from anplan.model.units import Unit
from tests import builders


def test_a_list_of_one_may_be_written_as_a_word() -> None:
    owed = {"id": "a", "title": "甲", "paper": "report", "every": "once", "due_on": "2025-06-30"}
    assert record_of(Obligation, {**owed, "owed_by": "units"}).owed_by == ("units",)
    assert record_of(Obligation, {**owed, "owed_by": ["depts", "streets"]}).owed_by == (
        "depts",
        "streets",
    )
    with pytest.raises(ValidationError):
        record_of(Obligation, {**owed, "owed_by": ""})


def with_groups() -> Project:
    made = builders.project(
        groups=[
            {"id": "depts", "title": "各部门"},
            {"id": "districts", "title": "各片区"},
            {"id": "teams", "title": "各专班", "members": "unlisted"},
        ]
    )
    units = {
        "a": record_of(Unit, {"name": "甲局", "group": "depts", "order": "1"}),
        "b": record_of(Unit, {"name": "乙局", "groups": ["depts", "districts"], "order": "2"}),
    }
    return Project(plan=made.plan, units=units)


def test_a_unit_may_belong_to_several_groups() -> None:
    made = with_groups()
    assert made.expand(["depts"]) == ("a", "b")
    assert made.expand(["districts"]) == ("b",)


def test_a_group_whose_members_are_not_listed_stands_for_nobody() -> None:
    assert with_groups().expand(["teams", "a"]) == ("a",)


def test_who_has_a_part_is_named_whether_anybody_knows_who_that_is() -> None:
    made = with_groups()
    tasks = {"1.1": record_of(Task, {"title": "甲", "lead": ["a"], "units": ["teams", "a", "b"]})}
    made = Project(plan=made.plan, units=made.units, tasks=tasks)
    assert made.units_of("1.1") == ("a", "b")
    assert made.named_in("1.1") == {"各专班": "responsible", "甲局": "lead", "乙局": "responsible"}


def test_what_is_assumed_of_all_is_assumed_of_each_that_has_it() -> None:
    made = builders.project(
        tasks={
            "1.1": {"title": "甲", "units": ["jxkc"], "due": "2025-06-30", "assumed": ["units"]},
            "1.2": {"title": "乙", "units": ["jxkc"]},
        },
        assumed={"plan": ["start"], "tasks": ["due"]},
    )
    assert made.tasks["1.1"].assumed == ("units", "due")
    assert made.tasks["1.2"].assumed == ()


def test_a_plain_list_names_what_is_assumed_of_the_plan() -> None:
    assert builders.plan(assumed=["start"]).assumed == AssumedKeys(plan=("start",))


def test_a_task_needs_somebody_in_it() -> None:
    with pytest.raises(ValidationError, match="S102"):
        record_of(Task, {"title": "甲"})
    assert record_of(Task, {"title": "甲", "lead": ["a"], "support": ["b"]}).named_units == (
        "a",
        "b",
    )


def test_nobody_leads_and_supports_a_task() -> None:
    with pytest.raises(ValidationError, match="S112"):
        record_of(Task, {"title": "甲", "lead": ["a"], "support": ["a"]})


def test_the_pace_is_over_the_year_or_a_phase() -> None:
    phases = [
        {"id": "start-up", "title": "启动", "start": "2025-01-01", "end": "2025-03-31"},
        {"id": "rush", "title": "攻坚", "start": "2025-04-01", "end": "2025-09-30"},
    ]
    made = builders.plan(phases=phases, settings={"pace_base": "rush"})
    assert made.pace_phase is not None
    assert (made.pace_phase.title, *map(str, made.pace_span)) == (
        "攻坚",
        "2025-04-01",
        "2025-09-30",
    )
    assert builders.plan(phases=phases).pace_phase is None
