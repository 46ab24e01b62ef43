"""A rule explained shows what is wrong with a file, even where its text does not."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal, NamedTuple

import pytest

from anplan.base.period import Period
from anplan.checks.all_rules import BY_CODE, RULES
from anplan.checks.rule import Rule
from anplan.show.layout.lines import plain
from anplan.show.screens.rules import (
    LONGEST_LINE,
    MOST_LINES,
    ExplainedRule,
    rule_list,
    rule_screen,
)
from anplan.show.words import Words

ENGLISH, CHINESE = Words("en"), Words("zh_CN")
FILE = "units/kcj/2025-06.yaml"


class OwnRule(NamedTuple):
    """A rule of a test's own."""

    wrong: Mapping[str, str]
    right: Mapping[str, str]
    written: Literal["utf-8", "gbk", "link"] = "utf-8"
    code: str = "Y199"
    level: str = "error"
    title: str = "A rule"
    why: str = "Because."
    before: Mapping[str, str] = MappingProxyType({})


def explained(rule: ExplainedRule, words: Words = ENGLISH) -> str:
    return plain(rule_screen(words, rule))


def test_whole_screen() -> None:
    rule = OwnRule({FILE: "nothing: a\n"}, {FILE: "nothing: |-\n  a\n"})
    assert explained(rule) == (
        "Y199 error  A rule\n"
        "Because.\n"
        "\n"
        "Wrong\n"
        "  units/kcj/2025-06.yaml\n"
        "    nothing: a\n"
        "\n"
        "Right\n"
        "  units/kcj/2025-06.yaml\n"
        "    nothing: |-\n"
        "      a\n"
    )


def test_a_change_is_shown_with_what_was_before() -> None:
    before = {FILE: "nothing: a\n"}
    rule = OwnRule({FILE: "nothing: b\n"}, {FILE: "nothing: a\n"}, before=before)
    assert explained(rule).splitlines()[2:] == [
        "",
        "Before the change",
        "  units/kcj/2025-06.yaml",
        "    nothing: a",
        "",
        "Wrong",
        "  units/kcj/2025-06.yaml",
        "    nothing: b",
        "",
        "Right",
        "  units/kcj/2025-06.yaml",
        "    nothing: a",
    ]


def test_gbk_is_noted() -> None:
    wrong, right = explained(BY_CODE["Y101"]).split("Right")
    assert f"  {FILE}  saved as GBK\n" in wrong
    assert f"  {FILE}\n" in right
    assert f"{FILE}  存为 GBK 编码\n" in explained(BY_CODE["Y101"], CHINESE)


def test_a_link_is_noted() -> None:
    wrong, right = explained(BY_CODE["Y116"]).split("Right")
    assert f"  {FILE}  a symbolic link to 2025-05.yaml\n" in wrong
    assert "    2025-05.yaml" not in wrong
    assert "link" not in right
    assert f"{FILE}  符号链接，指向 2025-05.yaml\n" in explained(BY_CODE["Y116"], CHINESE)


def test_an_empty_file_is_noted() -> None:
    assert f"  {FILE}  an empty file\n\nRight" in explained(BY_CODE["Y115"])


def test_long_line_is_cut() -> None:
    text = explained(BY_CODE["Y111"])
    assert f"  {FILE}  5 lines, 270065 bytes in all\n" in text
    assert f"          {'摸' * 54}…\n" in text


@pytest.mark.parametrize(("length", "cut"), [(LONGEST_LINE, False), (LONGEST_LINE + 1, True)])
def test_line_is_cut_when_too_long(length: int, *, cut: bool) -> None:
    text = explained(OwnRule({FILE: "a" * length}, {}))
    assert ("…" in text, "bytes in all" in text) == (cut, cut)


@pytest.mark.parametrize(
    ("change", "first", "last"), [(0, 0, 11), (3, 0, 11), (20, 16, 27), (39, 28, 39)]
)
def test_long_file_is_shown_around_its_change(change: int, first: int, last: int) -> None:
    lines = [f"key{place}: value" for place in range(40)]
    wrong = "\n".join(lines) + "\n"
    lines[change] = "changed"
    shown = explained(OwnRule({FILE: wrong}, {FILE: "\n".join(lines) + "\n"})).split("Right")[0]
    rows = [row.strip() for row in shown.splitlines() if row.startswith("    ")]
    assert [row for row in rows if row != "…"] == [
        f"key{place}: value" for place in range(first, last + 1)
    ]
    assert (rows[0] == "…", rows[-1] == "…") == (first > 0, last < 39)
    assert f"40 lines, {len(wrong)} bytes in all" in shown


def test_long_file_without_a_counterpart_is_shown_from_its_begin() -> None:
    rows = explained(OwnRule({FILE: "a: b\n" * (MOST_LINES + 1)}, {})).splitlines()
    assert rows[5:-2] == ["    a: b"] * MOST_LINES + ["    …"]


def test_signs_that_cannot_be_seen_are_named() -> None:
    assert "nothing: 本月\\u200b无新进展\n" in explained(BY_CODE["Y109"])
    assert "    \\t- ref: 1.1\n" in explained(BY_CODE["Y108"])


@pytest.mark.parametrize("words", [ENGLISH, CHINESE], ids=["en", "zh_CN"])
@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_every_rule_fits_a_screen(rule: Rule[Any], words: Words) -> None:
    rows = explained(rule, words).splitlines()
    assert len(rows) <= 60
    assert max(len(row) for row in rows) <= LONGEST_LINE + 10


def test_list_has_every_rule() -> None:
    rows = plain(rule_list(CHINESE, RULES)).splitlines()
    assert [row.split()[0] for row in rows[1:-1]] == [rule.code for rule in RULES]
    assert rows[0].split() == ["规则", "级别", "检查内容"]


def test_what_the_plan_sets_otherwise_is_shown() -> None:
    since = Period.parse("2025-07")
    rule = BY_CODE["V105"]
    lines = [
        plain(rule_screen(ENGLISH, rule, setting)).splitlines()[2]
        for setting in ((None, None), ("warning", None), ("error", since), (None, since))
    ]
    assert lines == [
        "In this plan: off.",
        "In this plan: warning.",
        "In this plan: error, a note before 2025-07.",
        "In this plan: off.",
    ]


def test_the_list_has_the_plan_s_levels_only_where_there_are_any() -> None:
    heads = [
        plain(rule_list(ENGLISH, RULES, settings)).splitlines()[0].split()
        for settings in ({}, {"V105": (None, None)})
    ]
    assert heads == [["Rule", "Level", "Finds"], ["Rule", "Level", "In", "this", "plan", "Finds"]]
