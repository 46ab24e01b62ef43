"""What a file of one plan says in the next: kept, moved, to be filled in, or left out."""

from typing import Any

import pytest

from anplan.intake.next_plan import Change, Turn, changes_of
from anplan.model.indicators import Indicator
from anplan.model.plan import Plan
from anplan.model.registers import Register
from anplan.model.tasks import Task
from anplan.model.types.records import RecordClass
from anplan.model.units import Unit

TURN = Turn(1, frozenset({"gone"}), "zh_CN")


def changes(kind: RecordClass, **content: Any) -> list[Change]:
    return list(changes_of(kind, content, TURN))


def test_days_and_periods_move_wherever_they_stand() -> None:
    phases = [{"id": "p", "start": "2025-02-28"}]
    owed = [{"period": "2025-H1", "start": "2025-04", "due_on": "2025-06-30"}]
    assert changes(Plan, end="2025-12-31", phases=phases, obligations=owed) == [
        Change(("end",), "2026-12-31"),
        Change(("phases", 0, "start"), "2026-02-28"),
        Change(("obligations", 0, "period"), "2026-H1"),
        Change(("obligations", 0, "start"), "2026-04"),
        Change(("obligations", 0, "due_on"), "2026-06-30"),
    ]


@pytest.mark.parametrize("key", ["defects", "narrative", "holidays"])
def test_what_is_about_the_old_document_or_its_year_is_left_out(key: str) -> None:
    assert changes(Plan, **{key: []}) == [Change((key,))]


def test_rules_language_and_settings_are_kept() -> None:
    rules = {"V": {"level": "note", "since": "2025-07"}, "V105": "off"}
    assert changes(Plan, rules=rules, language="zh_CN", settings={"red": "10"}) == []


def test_quotes_are_to_be_filled_in_but_names_of_units_and_groups_are_kept() -> None:
    assert changes(Unit, quote="区财政局", valid_from="2025-01-01") == []
    assert changes(Plan, groups=[{"id": "g", "quote": "各街道"}]) == []
    assert changes(Register, quote="储备库") == [Change(("quote",), "待填", is_text=True)]
    assert changes(Task, units_quote="责任单位：甲") == [
        Change(("units_quote",), "待填", is_text=True)
    ]


def test_a_stage_s_quote_is_to_be_filled_in_and_a_plain_one_kept() -> None:
    stages = ["征集", {"id": "stored", "title": "入库", "quote": "入库"}]
    path = ("stages", 1, "quote")
    assert changes(Register, stages=stages) == [Change(path, "待填", is_text=True)]


def test_a_target_s_figure_is_to_be_filled_in_and_its_day_moves() -> None:
    assert changes(Indicator, target={"at_least": "235", "by": "2025-10-31"}) == [
        Change(("target", "at_least"), "待填", "235"),
        Change(("target", "by"), "2026-10-31"),
    ]


@pytest.mark.parametrize("shape", ["linear", "end"])
def test_the_shape_of_the_way_is_kept(shape: str) -> None:
    assert changes(Indicator, trajectory=shape) == []


def test_points_keep_their_days_a_year_later() -> None:
    path = ("trajectory", "steps", "2025-06-30")
    assert changes(Indicator, trajectory={"steps": {"2025-06-30": "8"}}) == [
        Change(path, "2026-06-30", on_key=True),
        Change(path, "待填", "2025-06-30 8"),
    ]


def test_who_is_gone_is_taken_out_of_every_list() -> None:
    assert changes(Task, units=["a", "gone", "b"], lead=["gone"]) == [
        Change(("units",), gone=("gone",), stays=True),
        Change(("units", 1)),
        Change(("lead",), "[待填]", gone=("gone",)),
    ]
    assert changes(Plan, coordinator="gone") == [Change(("coordinator",), "待填", gone=("gone",))]


def test_targets_by_year_go_on_with_the_years_and_are_to_be_filled_in() -> None:
    content = {"yearly": {"2025": "1000", "2026": "1500"}, "target": {"between": ["1", "2"]}}
    changes = list(changes_of(Indicator, content, Turn(1, frozenset(), "en")))
    assert [(change.path, change.new, change.old) for change in changes] == [
        (("yearly", "2025"), "2026", ""),
        (("yearly", "2025"), "TODO", "2025 1000"),
        (("yearly", "2026"), "2027", ""),
        (("yearly", "2026"), "TODO", "2026 1500"),
        (("target", "between"), "TODO", "1, 2"),
    ]


def test_who_does_not_owe_a_paper_is_gone_where_nobody_is_left() -> None:
    owed = [{"owed_by": ["gone", "depts"], "except": ["gone"]}]
    assert changes(Plan, obligations=owed) == [
        Change(("obligations", 0, "owed_by"), gone=("gone",), stays=True),
        Change(("obligations", 0, "owed_by", 0)),
        Change(("obligations", 0, "except"), gone=("gone",)),
    ]


def test_what_is_assumed_stays_as_a_list_and_by_kind() -> None:
    assert changes(Plan, assumed=["start"]) == changes(Plan, assumed={"tasks": ["due"]}) == []


def test_a_tasks_day_is_to_be_filled_in_and_its_words_and_number_stay() -> None:
    task = {"label": "12.", "due": "2025-06-30", "due_words": "持续推进", "support": ["a"]}
    assert changes(Task, **task) == [Change(("due",), "待填", "2025-06-30")]
