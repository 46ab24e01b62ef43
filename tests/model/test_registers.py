"""Registers: stages by id or by title, fields of their own, and what an item must say."""

from collections.abc import Mapping
from typing import Any

import pytest

from anplan.files.schema.json_schema import json_schema
from anplan.files.schema.validate import record_of
from anplan.model.registers import Register
from anplan.model.reports import Item
from anplan.show.json.export import plain_value
from tests.model.refusal import refused

STAGES = [{"id": "solicited", "title": "征集"}, {"id": "stored", "title": "入库"}]


def register(**changes: Any) -> Register:
    """A register of projects with two stages."""
    return record_of(Register, {"title": "项目库", "stages": STAGES, **changes})


def item(**said: Any) -> Item:
    """An entry about one project."""
    return record_of(Item, {"register": "projects", "id": "P-1", **said})


@pytest.mark.parametrize("word", ["stored", "入库"])
def test_a_stage_is_named_by_its_id_or_its_title(word: str) -> None:
    stage = register().stage(word)
    assert stage is not None
    assert stage.name == "stored"
    assert register().stage_title(word) == "入库"


def test_a_plain_word_is_a_stage_of_that_title() -> None:
    stage = register(stages=["征集", "入库"]).stage("入库")
    assert stage is not None
    assert (stage.id, stage.title, stage.name) == (None, "入库", "入库")


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"stages": ["入库", "入库"]}, "S113 Two stages are called 入库"),
        (
            {"stages": ["stored", {"id": "stored", "title": "入库"}]},
            "S113 Two stages are called stored",
        ),
        (
            {"fields": [{"id": "a", "title": "甲"}, {"id": "a", "title": "乙"}]},
            "S113 Two fields are called a",
        ),
        ({"roles": ["网格长", "网格长"]}, "S113 Two roles are called 网格长"),
        (
            {"fields": [{"id": "stage", "title": "阶段"}]},
            "S113 Every item has a key stage of its own",
        ),
        (
            {"fields": [{"id": "a", "title": "甲", "measure": "万元", "choices": ["乙"]}]},
            "S112 A field has either measure or choices",
        ),
    ],
)
def test_what_does_not_fit_a_register(changes: Mapping[str, Any], refusal: str) -> None:
    assert refused(Register, {"title": "项目库", "stages": STAGES, **changes}) == refusal


def test_other_keys_of_an_item_are_its_registers_fields_as_they_were_typed() -> None:
    said = item(stage="stored", on="2025-06-20", amount="300", kind="数字建造")
    assert said.fields == {"amount": "300", "kind": "数字建造"}
    assert plain_value(said)["amount"] == "300"
    assert item(stage="stored", on="2025-06-20").fields == {}


def test_a_role_is_filled_by_a_post() -> None:
    said = item(on="2025-06-20", roles={"网格长": "科创局副局长"})
    assert said.roles == {"网格长": "科创局副局长"}


@pytest.mark.parametrize(
    "said",
    [
        {"stage": "stored", "on": "2025-06-20"},
        {"stage": "stored", "on": "2025-06-20", "reason": "重新论证"},
        {"left": "2025-06-20", "reason": "企业迁出"},
        {"on": "2025-06-20", "amount": "300"},
        {"on": "2025-06-20", "title": "光谷中试线"},
    ],
)
def test_an_item_moves_leaves_or_says_something_new(said: Mapping[str, str]) -> None:
    assert item(**said).day.isoformat() == "2025-06-20"


@pytest.mark.parametrize(
    ("said", "refusal"),
    [
        ({}, "S102 The key stage is missing"),
        ({"on": "2025-06-20"}, "S102 The key stage is missing"),
        ({"stage": "stored"}, "S102 The key on is missing"),
        ({"amount": "300"}, "S102 The key on is missing"),
        ({"left": "2025-06-20"}, "S102 The key reason is missing"),
        (
            {"left": "2025-06-20", "reason": "迁出", "stage": "stored"},
            "S112 An item that leaves reaches no stage in the same entry",
        ),
    ],
)
def test_what_does_not_fit_an_item(said: Mapping[str, str], refusal: str) -> None:
    assert refused(Item, {"register": "projects", "id": "P-1", **said}) == refusal


def test_editors_take_other_keys_of_an_item_for_texts() -> None:
    schema = json_schema(Item)
    assert schema["additionalProperties"]["anyOf"][0]["type"] == ["string", "number"]
    assert "fields" not in schema["properties"]


def test_editors_take_a_word_or_keys_for_a_stage() -> None:
    stages = json_schema(Register)["properties"]["stages"]["items"]
    word = stages["anyOf"][0]["anyOf"][0]
    assert (word["type"], word["pattern"]) == (["string", "number"], r"\S")
