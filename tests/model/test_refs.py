"""What a person means by a word, whatever its width, case and brackets."""

from dataclasses import replace
from typing import cast

import pytest

from anplan.base.message import Rejected
from anplan.base.period import Period
from anplan.files.schema.validate import record_of
from anplan.model.decisions import Decisions
from anplan.model.names import Kind, Referent
from anplan.model.project import Project
from anplan.model.refs import resolve, resolve_addressees, resolve_unit
from anplan.model.registers import Register
from anplan.model.reported_refs import resolve_reported
from anplan.model.units import Unit
from anplan.show.words import Words
from tests import builders

MADE = builders.project(
    indicators={"tech-contracts": builders.indicator(title="技术合同成交额", short="成交额")},
    tasks={
        "2.4": {
            "title": "壮大技术经理人队伍",
            "units": ["kx"],
            "actions": [{"id": "manager-base", "title": "实训基地", "kind": "milestone"}],
        },
        "2.10": {"title": "网格", "units": ["kx"]},
    },
    obligations=[builders.MONTHLY],
)
UNIT = {"name": "区科学技术协会", "short": "区科协", "aliases": ["科协(办公室)"]}
PROJECT = Project(
    plan=MADE.plan,
    indicators=MADE.indicators,
    tasks=MADE.tasks,
    units={"kx": record_of(Unit, UNIT), "jd-dazhi": record_of(Unit, {"name": "大智街"})},
)


def rejection(result: object) -> str:
    """What is said of a word that was rejected, and the cure."""
    assert isinstance(result, Rejected)
    words = Words("en")
    hint = f". {words.tell(result.hint)}" if result.hint else ""
    return words.tell(result.message) + hint


@pytest.mark.parametrize(
    ("word", "kind", "name"),
    [
        ("tech-contracts", "indicator", "tech-contracts"),
        ("Tech_Contracts", "indicator", "tech-contracts"),
        ("技术合同成交额", "indicator", "tech-contracts"),
        ("成交额", "indicator", "tech-contracts"),
        ("2.4", "task", "2.4"),
        ("２．４", "task", "2.4"),
        ("2.10", "task", "2.10"),
        ("壮大技术经理人队伍", "task", "2.4"),
        ("2.4/manager-base", "action", "2.4/manager-base"),
        ("“实训基地”", "action", "2.4/manager-base"),
        ("kx", "unit", "kx"),
        ("KX", "unit", "kx"),
        ("区科学技术协会", "unit", "kx"),
        ("区科协", "unit", "kx"),
        ("科协（办公室）", "unit", "kx"),
        ("大智街", "unit", "jd-dazhi"),
        ("jd_dazhi", "unit", "jd-dazhi"),
        ("monthly", "obligation", "monthly"),
        ("月报", "obligation", "monthly"),
        ("2025-06", "period", "2025-06"),
        ("2025-H1", "period", "2025-H1"),
        ("2025", "period", "2025"),
    ],
)
def test_a_word_stands_for_a_thing(word: str, kind: str, name: str) -> None:
    referent = resolve(PROJECT, word)
    assert isinstance(referent, Referent)
    assert referent == Referent(referent.kind, name)
    assert referent.kind == kind


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("tech-contract", "Did you mean tech-contracts?"),
        ("技术合同成交", "Did you mean 技术合同成交额?"),
        ("区科技协会", "Did you mean 区科学技术协会?"),
        ("2.4/manager-bas", "Did you mean 2.4/manager-base?"),
        ("zzz", "Give an id, a number, a name or a period: 2.4, tech-contracts, 2025-06"),
        ("2025-13", "Give an id, a number, a name or a period: 2.4, tech-contracts, 2025-06"),
        ("", "Give an id, a number, a name or a period: 2.4, tech-contracts, 2025-06"),
    ],
)
def test_a_word_that_stands_for_nothing_gets_the_nearest(word: str, hint: str) -> None:
    assert rejection(resolve(PROJECT, word)) == f"Nothing here is called {word}. {hint}"


@pytest.mark.parametrize("word", ["kx", "KX", "区科学技术协会", "区科协", "科协（办公室）"])
def test_a_unit_goes_by_any_of_its_names(word: str) -> None:
    assert resolve_unit(PROJECT, word) == "kx"


@pytest.mark.parametrize(
    ("word", "refusal"),
    [
        ("大智", "There is no unit 大智. Did you mean 大智街?"),
        ("tech-contracts", "There is no unit tech-contracts. Name one of them: 大智街, 区科协"),
        ("2.4", "There is no unit 2.4. Name one of them: 大智街, 区科协"),
    ],
)
def test_what_is_no_unit(word: str, refusal: str) -> None:
    assert rejection(resolve_unit(PROJECT, word)) == refusal


TOLD = replace(
    PROJECT,
    registers={"library": record_of(Register, {"title": "项目库", "stages": ["入库"]})},
    reports={
        ("kx", Period.parse("2025-06")): builders.report(
            problems=[{"ref": "2.4", "title": "场地不足"}]
        )
    },
)


@pytest.mark.parametrize(
    ("word", "kind", "name"),
    [
        ("kx/2025-06", "paper", "kx/2025-06"),
        ("区科协/2025-H1", "paper", "kx/2025-H1"),
        ("科协（办公室）/scheme", "paper", "kx/scheme"),
        ("library", "register", "library"),
        ("项目库/甲-1", "item", "library/甲-1"),
        ("场地不足", "problem", "场地不足"),
        ("2.4/manager-base", "action", "2.4/manager-base"),
        ("成交额", "indicator", "tech-contracts"),
        ("2025-06", "period", "2025-06"),
    ],
)
def test_what_only_reports_name_is_found_too(word: str, kind: str, name: str) -> None:
    assert resolve_reported(TOLD, word) == Referent(cast("Kind", kind), name)


def test_a_paper_of_no_unit() -> None:
    assert (
        rejection(resolve_reported(TOLD, "大智/2025-06"))
        == "There is no unit 大智. Did you mean 大智街?"
    )


STRANGER = {"name": "区司法局", "aliases": ["kx", "2．4", "TECH-CONTRACTS", "成交额", "jd_dazhi"]}
TAKING = replace(PROJECT, units={"sfj": record_of(Unit, STRANGER), **PROJECT.units})


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("kx", "kx"),
        ("KX", "kx"),
        ("2.4", "2.4"),
        ("２．４", "2.4"),
        ("tech-contracts", "tech-contracts"),
        ("jd_dazhi", "jd-dazhi"),
        ("区司法局", "sfj"),
    ],
)
def test_an_id_is_no_other_things_name(word: str, name: str) -> None:
    for found in (resolve(TAKING, word), resolve_reported(TAKING, word)):
        assert isinstance(found, Referent)
        assert found.id == name


def test_a_unit_is_not_called_by_the_id_of_something_else() -> None:
    assert resolve_unit(TAKING, "KX") == "kx"
    assert isinstance(resolve_unit(TAKING, "2.4"), Rejected)
    assert resolve_unit(TAKING, "成交额") == "sfj"


SHORT = replace(
    PROJECT,
    indicators={
        "grants": builders.indicator(title="落地“拨转股”项目", short="“拨转股”项目"),
        "fairs": builders.indicator(title="“金桥”活动"),
        "talks": builders.indicator(title="“金桥”面对面"),
    },
    units={
        "office": record_of(Unit, {"name": "区委(区政府)办"}),
        "youth": record_of(Unit, {"name": "团区委"}),
    },
)


def test_what_stands_in_brackets_or_round_a_name_in_quotes_need_not_be_typed() -> None:
    assert resolve_unit(SHORT, "区委办") == "office"
    assert resolve(SHORT, "区委办") == Referent("unit", "office")
    assert resolve(SHORT, "拨转股") == Referent("indicator", "grants")
    assert resolve(SHORT, "拨转股", ("indicator", "action")) == Referent("indicator", "grants")


def test_what_two_things_are_called_for_short_is_asked_back() -> None:
    told = rejection(resolve(SHORT, "金桥"))
    assert told == (
        "金桥 may be “金桥”活动, “金桥”面对面. Write its whole name, or its id: fairs, talks"
    )


def test_an_id_wins_over_a_short_name_and_a_longer_word_is_no_short_one() -> None:
    units = {**SHORT.units, "区委办": record_of(Unit, {"name": "另一单位"})}
    assert resolve_unit(replace(SHORT, units=units), "区委办") == "区委办"
    assert isinstance(resolve(SHORT, "“拨转股”大会"), Rejected)
    assert isinstance(resolve(SHORT, "区委(组织部)办"), Rejected)


GROUP = {"id": "youth", "title": "青年组"}
SHARED = replace(
    builders.project(
        indicators={"visits": builders.indicator(title="走访企业", short="走访数")},
        tasks={"2.4": {"title": "走访", "units": ["visits"]}},
        units=["visits", "youth", "2025-06"],
        groups=[GROUP],
        obligations=[{**builders.MONTHLY, "id": "papers"}],
    ),
    registers={"papers": record_of(Register, {"title": "论文清单", "stages": ["入库"]})},
)


@pytest.mark.parametrize(
    ("word", "asked"),
    [
        ("visits", "an indicator, a unit. Write one of: indicators/visits, units/visits"),
        ("Visits", "an indicator, a unit. Write one of: indicators/visits, units/visits"),
        ("youth", "a unit, a group. Write one of: units/youth, groups/youth"),
        ("papers", "a register, an obligation. Write one of: registers/papers, obligations/papers"),
        ("2025-06", "a unit, a period. Write one of: units/2025-06, periods/2025-06"),
    ],
)
def test_an_id_that_several_things_have_is_asked_back(word: str, asked: str) -> None:
    assert rejection(resolve(SHARED, word)) == f"{word} may be {asked}"
    assert rejection(resolve_reported(SHARED, word)) == f"{word} may be {asked}"


@pytest.mark.parametrize(
    ("word", "kind", "name"),
    [
        ("indicators/visits", "indicator", "visits"),
        ("指标/visits", "indicator", "visits"),
        ("Ｉndicators／visits", "indicator", "visits"),
        ("指标/走访数", "indicator", "visits"),
        ("units/visits", "unit", "visits"),
        ("单位/visits", "unit", "visits"),
        ("tasks/2.4", "task", "2.4"),
        ("任务/2.4", "task", "2.4"),
        ("obligations/papers", "obligation", "papers"),
        ("报送要求/月报", "obligation", "papers"),
        ("units/2025-06", "unit", "2025-06"),
        ("periods/2025-06", "period", "2025-06"),
        ("期间/6月", "period", "2025-06"),
        ("registers/papers", "register", "papers"),
        ("清单/papers", "register", "papers"),
        ("registers/papers/7", "item", "papers/7"),
        ("units/visits/2025-06", "paper", "visits/2025-06"),
    ],
)
def test_a_kind_before_an_id_says_which_thing_is_meant(word: str, kind: str, name: str) -> None:
    assert resolve_reported(SHARED, word) == Referent(cast("Kind", kind), name)


def test_a_unit_is_found_by_its_id_where_a_unit_alone_can_be_meant() -> None:
    for word in ("visits", "VISITS", "units/visits", "单位/visits"):
        assert resolve_unit(SHARED, word) == "visits"
    assert isinstance(resolve_unit(SHARED, "indicators/visits"), Rejected)


def test_an_indicator_is_found_by_its_id_where_an_indicator_alone_can_be_meant() -> None:
    for word in ("visits", "indicators/visits", "指标/走访企业"):
        assert resolve(SHARED, word, ("indicator",)) == Referent("indicator", "visits")
    assert isinstance(resolve(SHARED, "units/visits", ("indicator",)), Rejected)


def test_a_group_and_a_unit_of_one_id_are_asked_apart_where_both_can_be_meant() -> None:
    assert rejection(resolve_addressees(SHARED, ["youth"])) == (
        "youth may be a unit, a group. Write one of: units/youth, groups/youth"
    )
    assert resolve_addressees(SHARED, ["groups/youth", "units/youth"]) == ("youth",)


NUMBERED = replace(
    TOLD,
    reports={
        ("kx", Period.parse("2025-06")): builders.report(
            items=[
                {"register": "library", "id": number, "title": "中试线", "stage": "入库", "on": day}
                for number, day in (("2025-07-1", "2025-06-02"), ("2025-07-2", "2025-06-03"))
            ]
        )
    },
    decisions={
        Period.parse("2025-07"): record_of(
            Decisions,
            {
                "decisions": [
                    {
                        "on": "2025-07-02",
                        "kind": "instruct",
                        "ref": f"instruction/2025-07-{number}",
                        "units": ["kx"],
                        "by": "区长",
                        "reason": "请会商。",
                        "until": "2025-07-20",
                    }
                    for number in (1, 3)
                ]
            },
        )
    },
)


def test_a_number_of_an_item_and_an_instruction_is_asked_back() -> None:
    assert resolve_reported(NUMBERED, "2025-7-2") != resolve_reported(NUMBERED, "2025-7-3")
    assert resolve_reported(NUMBERED, "2025-07-2") == Referent("item", "library/2025-07-2")
    assert resolve_reported(NUMBERED, "2025-7-3") == Referent(
        "instruction", "instruction/2025-07-3"
    )
    both = "library/2025-07-1, instruction/2025-07-1"
    assert rejection(resolve_reported(NUMBERED, "2025-07-1")) == (
        f"2025-07-1 may be {both}. Write one of: {both}"
    )
    assert resolve_reported(NUMBERED, "批示2025-07-1") == Referent(
        "instruction", "instruction/2025-07-1"
    )


def test_a_period_wins_over_a_task_that_is_numbered_like_it() -> None:
    tasks = {
        "1.1": {"title": "道路", "units": ["jxkc"], "label": "B1"},
        "1.2": {"title": "桥梁", "units": ["jxkc"], "label": "C1"},
    }
    made = builders.project(tasks=tasks)
    assert resolve(made, "B1") == Referent("period", "2025-B1")
    assert resolve(made, "C1") == Referent("task", "1.2")
    assert resolve(made, "任务/B1") == resolve(made, "B1", ("task",)) == Referent("task", "1.1")


def test_a_task_is_known_by_the_document_s_number_with_or_without_what_stands_round_it() -> None:
    tasks = {
        "1.1": {"title": "道路", "units": ["jxkc"], "label": "12."},
        "1.2": {"title": "桥梁", "units": ["jxkc"], "label": "13"},
        "2.1": {"title": "水厂", "units": ["jxkc"], "label": "（三）"},
        "2.2": {"title": "管网", "units": ["jxkc"], "label": "十二、"},
    }
    made = builders.project(tasks=tasks)
    for word, task in {
        **dict.fromkeys(("12.", "12", "12、", "（12）"), "1.1"),
        **dict.fromkeys(("13", "13.", "13．"), "1.2"),
        **dict.fromkeys(("（三）", "三", "(三)", "三、"), "2.1"),
        **dict.fromkeys(("十二、", "十二"), "2.2"),
    }.items():
        assert resolve(made, word) == resolve(made, word, ("task",)) == Referent("task", task)
