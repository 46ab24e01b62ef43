"""The JSON Schemas take what the reader takes: an editor marks no right file as wrong."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from anplan.checks.all_rules import RULES
from anplan.files.schema.json_schema import json_schema
from anplan.model.kinds import KINDS, kind_of

ROOT = Path(__file__).parents[2]
VALIDATORS = {kind.name: Draft202012Validator(json_schema(kind.record)) for kind in KINDS}


class Editor(yaml.SafeLoader):
    """Reads YAML as editors do, by version 1.2: days stay texts, and so does ``on``."""


Editor.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if tag.endswith((":int", ":float", ":null"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Editor.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), ["t", "f"])


def refused(file: str, text: str) -> list[str]:
    """Return what an editor marks in a file."""
    known = kind_of(file)
    assert known is not None, file
    content: Any = yaml.load(text, Loader=Editor)  # noqa: S506 - a SafeLoader
    errors = VALIDATORS[known[0].name].iter_errors(content)
    return [f"{file}: {error.json_path}: {error.message}" for error in errors]


def right_examples() -> Iterator[tuple[str, str]]:
    for rule in RULES:
        for file, text in rule.right.items():
            if text is not None and file.endswith(".yaml"):
                yield file, text


def test_the_right_examples_of_all_rules_are_right_in_an_editor() -> None:
    assert [told for file, text in right_examples() for told in refused(file, text)] == []


@pytest.mark.parametrize("folder", ["plan", "units", "sample/units"])
def test_the_plan_and_the_sample_are_right_in_an_editor(folder: str) -> None:
    root = ROOT / folder.removesuffix("plan").removesuffix("units")
    files = sorted((ROOT / folder).rglob("*.yaml"))
    names = [path.relative_to(root).as_posix() for path in files]
    assert len(files) > 10
    told = [
        problem
        for name, path in zip(names, files, strict=True)
        for problem in refused(name, path.read_text(encoding="utf-8"))
    ]
    assert told == []


@pytest.mark.parametrize(
    "text",
    ["trajectory: linear\n", "trajectory: end\n", "trajectory: {steps: {2025-06-30: 3}}\n"],
)
def test_what_may_be_a_word_may_be_one_in_an_editor(text: str) -> None:
    whole = "title: 数\nreported_by: [kcj]\nkind: cumulative\nmeasure: 个\n" + text
    assert [told for told in refused("plan/indicators/i.yaml", whole) if "trajectory" in told] == []
