"""``anplan schema``: what editors check a file by while it is written."""

import json
from pathlib import Path

import pytest

from anplan.commands.check.schema import schema_text
from anplan.model.kinds import BY_NAME
from anplan.model.types.records import fields_of
from tests.program import refused, shown


@pytest.mark.parametrize("kind", BY_NAME)
def test_every_kind_has_its_schema(tmp_path: Path, kind: str) -> None:
    told = json.loads(shown("schema", kind, folder=tmp_path))
    assert told["$schema"].endswith("2020-12/schema")
    assert told["additionalProperties"] is False
    assert tuple(told["properties"]) == tuple(fields_of(BY_NAME[kind].record))


def test_this_repository_and_a_new_workspace_have_it(tmp_path: Path) -> None:
    shown("init", folder=tmp_path)
    own = Path(__file__).parents[3]
    for root in (own, tmp_path):
        assert root.joinpath("schema/report.json").read_text("utf-8") == schema_text("report")


def test_a_misspelt_kind(tmp_path: Path) -> None:
    told = refused("schema", "reprot", folder=tmp_path, ANPLAN_LANG="zh")
    assert told == "anplan：没有这种文件：reprot。是不是 report？"
