"""The reference pages are those that the code gives, and nothing is missing from them."""

import re
from typing import Any

import pytest

import reference
from anplan.checks.all_rules import RULES
from anplan.checks.rule import Rule
from anplan.model.kinds import KINDS
from anplan.show.tidy.all_tables import EVERY
from anplan.show.words import Words
from anplan.state.actions import RULE_WORDS as ACTION_RULES
from anplan.state.lights.light import RULE_WORDS as INDICATOR_RULES
from anplan.state.tasks import RULE_WORDS as TASK_RULES


@pytest.mark.parametrize(
    "name",
    [
        *(
            f"docs/reference/{name}.md"
            for name in ("commands", "rules", "lights", "files", "json", "tables")
        ),
        "src/anplan/cli/completion_table.py",
        "man/anplan.1",
        "man/zh_CN/anplan.1",
    ],
)
def test_a_page_is_up_to_date(name: str, pages: dict[str, str]) -> None:
    written = (reference.ROOT / name).read_text(encoding="utf-8")

    assert written == pages[name], "run python tools/reference.py"


def test_every_command_is_told(pages: dict[str, str]) -> None:
    told = re.findall(r"^##+ anplan (.+)$", pages["docs/reference/commands.md"], re.MULTILINE)

    assert told == list(reference.commands())


def test_every_option_has_a_help_in_both_languages() -> None:
    chinese = Words("zh_CN")
    for name, context in reference.commands().items():
        for option in context.command.params:
            assert option.help, f"{name} {option.name}"
            assert chinese(option.help) != option.help, f"{name} {option.name}"


def test_every_rule_is_told(pages: dict[str, str]) -> None:
    told = re.findall(r"^## ([A-Z]\d+)$", pages["docs/reference/rules.md"], re.MULTILINE)

    assert told == [rule.code for rule in RULES]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_is_told_in_both_languages(rule: Rule[Any]) -> None:
    chinese = Words("zh_CN")

    assert chinese(rule.title) != rule.title
    assert chinese(rule.why) != rule.why


def test_every_rule_of_the_lights_is_told_in_both_languages(pages: dict[str, str]) -> None:
    told = re.findall(
        r"^\| `(\w+)` \| (.+) \| (.+) \|$", pages["docs/reference/lights.md"], re.MULTILINE
    )
    rules = [*INDICATOR_RULES, *ACTION_RULES, *TASK_RULES]

    assert [name for name, _, _ in told] == rules
    assert [one for one in told if one[1] == one[2]] == []


def test_every_file_is_told(pages: dict[str, str]) -> None:
    places = re.findall(r"^## `(\S+)`$", pages["docs/reference/files.md"], re.MULTILINE)

    assert places == [kind.place for kind in KINDS]


def test_every_table_and_column_is_told(pages: dict[str, str]) -> None:
    page = pages["docs/reference/tables.md"]

    for table in EVERY:
        section = page.partition(f"\n## {table.name}\n")[2].partition("\n## ")[0]
        told = re.findall(r"^\| `(\w+)`", section, re.MULTILINE)
        assert told == [column.name for column in table.columns]


def test_every_key_is_described(pages: dict[str, str]) -> None:
    keys = re.findall(r"^\| `\w+` \| .*$", pages["docs/reference/files.md"], re.MULTILINE)

    assert keys
    assert [row for row in keys if row.endswith("|  |")] == []


def test_every_type_is_told(pages: dict[str, str]) -> None:
    page = pages["docs/reference/files.md"]
    heads = {head.lower() for head in re.findall(r"^### (\w+)$", page, re.MULTILINE)}

    assert set(re.findall(r"\]\(#(\w+)\)", page)) <= heads


def test_shapes_name_every_type_once() -> None:
    document = {"a": [{"b": 1, "c": None}, {"b": "2025-06-30", "c": []}], "d": True}

    assert reference.shape(document) == {
        "a[].b": ["number", "day"],
        "a[].c": ["empty list", "null"],
        "d": ["true/false"],
    }
