"""Entries, and how two states and a row of versions differ in them."""

from datetime import date
from typing import Any

import pytest

from anplan.base.commit import Commit
from anplan.base.message import say
from anplan.base.period import Period
from anplan.base.problem import Place, Problem
from anplan.model.project import Project
from anplan.model.reports import Report
from anplan.state.history.changes import changes_between, differences
from anplan.state.history.statements import Statement, statements_in, statements_of
from anplan.state.history.timeline import Telling, happened, story
from tests.builders import DAY, indicator, project, reading, report
from tests.state.registers.library import LIBRARY, STAGES, entry, library

FIRST = Commit("1111111", DAY("2025-07-03"), "甲", "报送")


def entries(said: Report, period: str = "2025-06") -> tuple[Statement, ...]:
    return statements_in(("jxkc", Period.parse(period)), said)


def hows(before: Report, after: Report) -> list[tuple[str, str, str]]:
    changes = changes_between(entries(before), entries(after))
    return [(one.how, one.entry.sort, one.entry.name) for one in changes]


def test_every_part_of_a_report_is_an_entry() -> None:
    text: dict[str, Any] = {"ref": "2.1", "text": "文字"}
    said = report(
        reading("98.2", "2025-06-30"),
        submitted="2025-07-03",
        progress=[text, text],
        milestones=[{"ref": "2.1/hall", "done": "2025-06-12"}],
        items=[{"register": "library", "id": "7", "stage": "入库", "on": "2025-06-02"}],
        problems=[{"ref": "2.1", "title": "场地"}],
        next=[text],
        at_risk=[text],
    )
    assert [(one.sort, one.ref, one.name, one.nth) for one in entries(said)] == [
        ("paper", "jxkc/2025-06", "", 0),
        ("reading", "it", "2025-06-30", 0),
        ("milestone", "2.1/hall", "", 0),
        ("item", "library", "7", 0),
        ("problem", "2.1", "场地", 0),
        ("progress", "2.1", "", 0),
        ("progress", "2.1", "", 1),
        ("next", "2.1", "", 0),
        ("at_risk", "2.1", "", 0),
    ]


def test_the_order_of_entries_is_no_change() -> None:
    one, other = reading("98.2", "2025-06-30"), reading("90", "2025-05-31")
    assert hows(report(one, other), report(other, one)) == []


def test_added_changed_and_removed() -> None:
    before = report(reading("98.2", "2025-06-30"), reading("90", "2025-05-31"))
    after = report(reading("121.3", "2025-06-30"), reading("80", "2025-04-30"))
    assert hows(before, after) == [
        ("changed", "reading", "2025-06-30"),
        ("added", "reading", "2025-04-30"),
        ("removed", "reading", "2025-05-31"),
    ]


def told_of(before: Project, after: Project) -> list[tuple[str, str, str, str]]:
    changes = changes_between(statements_of(before), statements_of(after))
    return [(one.how, one.entry.sort, one.entry.ref, one.entry.name) for one in changes]


@pytest.mark.parametrize(
    "other",
    [
        {"stages": STAGES[:2]},
        {"stages": STAGES[::-1]},
        {"stages": [STAGES[0] | {"title": "申报"}, *STAGES[1:]]},
        {"fields": [{"id": "amount", "title": "拟投资额"}]},
        {"roles": ["网格长"]},
    ],
)
def test_a_register_changes_with_its_stages_fields_and_roles(other: dict[str, Any]) -> None:
    before, after = library({}), library({}, registers={"library": LIBRARY | other})
    assert told_of(before, after) == [("changed", "register", "library", "")]


def test_every_item_that_is_carried_is_an_entry() -> None:
    def carried(*entries: str) -> Project:
        return library({}, carried={"jxkc": {"items": list(map(entry, entries))}})

    before = carried("P-1 stored 2024-06-20", "P-2 stored 2024-06-20")
    after = carried("P-1 proof 2024-06-20", "P-3 stored 2024-06-20")
    assert told_of(before, after) == [
        ("changed", "item", "library", "P-1"),
        ("added", "item", "library", "P-3"),
        ("removed", "item", "library", "P-2"),
    ]
    assert {(one.unit, one.file) for one in statements_of(after) if one.sort == "item"} == {
        ("jxkc", "units/jxkc/carried.yaml")
    }


def test_a_state_does_not_differ_from_itself() -> None:
    one = project(
        indicators={"it": indicator()},
        reports={("jxkc", "2025-06"): report(reading("98.2", "2025-06-30"))},
    )
    found = differences(one, one, DAY("2025-07-10"))
    assert (found.entries, found.lights) == ((), ())


def test_both_sides_are_judged_for_the_figure_s_own_day() -> None:
    before, after = (
        project(
            indicators={"it": indicator()},
            reports={("jxkc", "2025-06"): report(reading(value, "2025-06-30"))},
        )
        for value in ("50", "70")
    )
    (difference,) = differences(before, after, DAY("2025-12-01")).entries
    effect = difference.effect
    assert effect is not None
    assert effect.before is not None
    assert effect.after is not None
    assert effect.day == date(2025, 6, 30)
    assert (effect.before.verdict.light, effect.after.verdict.light) == ("yellow", "green")


def test_a_file_that_is_broken_on_one_side_is_held_against_nothing() -> None:
    full = project(
        indicators={"it": indicator()},
        reports={("jxkc", "2025-06"): report(reading("98.2", "2025-06-30"))},
    )
    broken = project(indicators={"it": indicator()}, broken=["units/jxkc/2025-06.yaml"])
    assert differences(full, broken, DAY("2025-07-10")).entries == ()
    assert differences(broken, full, DAY("2025-07-10")).entries == ()


def test_all_of_the_plan_is_taken_apart() -> None:
    found = statements_of(project(units=()))
    assert [(one.sort, one.ref, one.name) for one in found] == [
        ("plan", "", ""),
        ("plan", "implementation", "phases"),
    ]
    assert ("coordinator", "jxkc") in found[0].pairs


def test_a_figure_given_again_is_a_correction_and_the_same_one_a_confirmation() -> None:
    june = entries(report(reading("98.2", "2025-06-30")))
    july = entries(report(reading("98.2", "2025-06-30")), "2025-07")
    august = entries(report(reading("121.3", "2025-06-30")), "2025-08")
    tellings = [Telling("", FIRST, ((),), one) for one in (june, july, august)]
    events = story(happened(tellings, lambda entry: entry.sort == "reading"))
    assert [event.how for event in events] == ["added", "confirmed", "corrected"]
    assert events[2].before is not None
    assert events[2].before.period == Period.parse("2025-07")


def test_a_merge_says_only_what_none_of_its_parents_said() -> None:
    one, other, merged = (
        entries(report(*(reading(value, day) for day, value in figures)))
        for figures in (
            [("2025-05-31", "1"), ("2025-06-30", "2")],
            [("2025-05-31", "1"), ("2025-04-30", "3")],
            [("2025-05-31", "9"), ("2025-06-30", "2"), ("2025-04-30", "3")],
        )
    )
    events = story(happened([Telling("", FIRST, (one, other), merged)], bool))
    assert [(event.how, event.entry and event.entry.name) for event in events] == [
        ("changed", "2025-05-31")
    ]


def test_a_version_that_cannot_be_read_is_an_event_of_its_own() -> None:
    june = entries(report(reading("98.2", "2025-06-30")))
    problem = Problem("Y102", "error", Place("x"), say("The file is empty"))
    (event,) = story(happened([Telling("x", FIRST, (june,), june, problem)], bool))
    assert (event.how, event.problem, event.entry) == ("unreadable", problem, None)
