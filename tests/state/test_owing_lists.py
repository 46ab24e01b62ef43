"""Papers that are owed by several groups, without some."""

from typing import Any

from anplan.files.schema.validate import record_of
from anplan.model.project import Project
from anplan.model.units import Unit
from anplan.state.build import build
from anplan.state.question import Question
from tests.builders import DAY, MONTHLY, project


def owing(**changes: Any) -> set[str]:
    """The units that owe the monthly report of a plan with offices, streets and teams."""
    made = project(
        obligations=[{**MONTHLY, **changes}],
        groups=[
            {"id": "depts", "title": "各部门"},
            {"id": "streets", "title": "各街道"},
            {"id": "teams", "title": "各专班", "members": "unlisted"},
        ],
    )
    groups = {"jxkc": ["depts"], "sfj": ["depts", "streets"], "dazhi": ["streets"], "qkx": []}
    units = {name: record_of(Unit, {"name": name, "groups": own}) for name, own in groups.items()}
    state = build(Project(plan=made.plan, units=units), Question.on(DAY("2025-07-10")))
    return {paper.unit for paper in state.papers}


def test_a_list_of_groups_owes_each_unit_once() -> None:
    assert owing(owed_by=["depts", "streets"]) == {"jxkc", "sfj", "dazhi"}


def test_some_do_not_owe_it_all_the_same() -> None:
    assert owing(owed_by="units", **{"except": ["jxkc"]}) == {"sfj", "dazhi", "qkx"}
    assert owing(owed_by=["depts", "qkx"], **{"except": ["streets"]}) == {"jxkc", "qkx"}


def test_a_group_whose_members_are_unlisted_owes_nothing() -> None:
    assert owing(owed_by=["teams", "dazhi"]) == {"dazhi"}
