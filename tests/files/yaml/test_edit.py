"""Editing a YAML text: the entry is added, and no other byte changes."""

import json
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from anplan.base.errors import FileError
from anplan.files.yaml.edit import add_entry, drop_key, set_value
from anplan.files.yaml.parse import parse

ORDER = ("submitted", "nothing", "readings", "progress", "next")
ENTRY = {"ref": "2.4", "text": "走访园区 #2 楼宇：\n  共3家"}
ADDED = "  - ref: 2.4\n    text: |-\n      走访园区 #2 楼宇：\n        共3家\n"


def test_an_entry_follows_the_last_one_before_comments_and_blank_lines() -> None:
    before = "progress: # 本月\n  - ref: 2.1\n    text: |-\n      旧\n"
    after = "\n# 下月\nnext:\n  - {ref: 2.1, text: 新}\n"
    assert add_entry(before + after, "progress", ENTRY, ORDER) == before + ADDED + after


def test_a_missing_list_is_made_where_its_key_belongs() -> None:
    text = "submitted: 2025-07-03\nnext:\n  - ref: 2.1\n    text: 新\n"
    assert add_entry(text, "progress", ENTRY, ORDER) == text.replace(
        "next:", f"progress:\n{ADDED}next:"
    )


def test_a_mapping_inside_an_entry_is_written_below_its_key() -> None:
    roles = {"网格长": "社区书记", "a: b": "x"}
    text = add_entry("items:\n  - id: 1\n", "items", {"id": "2", "roles": roles})
    assert text == (
        'items:\n  - id: 1\n  - id: 2\n    roles:\n      网格长: 社区书记\n      "a: b": x\n'
    )
    assert set_value(text, ("items", 0), "roles", {"网格长": "主任"}).startswith(
        "items:\n  - id: 1\n    roles:\n      网格长: 主任\n"
    )
    changed = set_value(text, ("items", 1, "roles"), "a: b", "y")
    assert changed == text.replace('"a: b": x', '"a: b": y')


def test_the_first_key_of_all_stands_below_the_comments_of_the_head() -> None:
    text = "# 帮助\nnext:\n  - ref: 2.1\n    text: 新\n"
    assert set_value(text, (), "submitted", "2025-07-03", ORDER) == text.replace(
        "next:", "submitted: 2025-07-03\nnext:"
    )


@pytest.mark.parametrize("empty", [" []", " [ ]", ""])
def test_an_empty_list_is_filled(empty: str) -> None:
    text = f"submitted: 2025-07-03\nprogress:{empty} # 无\nnext: []\n"
    filled = f"submitted: 2025-07-03\nprogress: # 无\n{ADDED}next: []\n"
    assert add_entry(text, "progress", ENTRY, ORDER) == filled


def test_a_flow_list_stays_one() -> None:
    text = "progress: [{ref: 2.1, text: 旧}, ] # 本月\n"
    added = '{ref: 2.4, text: "走访园区 #2 楼宇：\\n  共3家"}'
    assert add_entry(text, "progress", ENTRY) == text.replace("}, ]", f"}}, {added}, ]")


def test_a_file_that_is_one_flow_mapping_stays_one() -> None:
    assert add_entry("{submitted: 2025-07-03}", "next", {"ref": "2.1", "text": "新"}) == (
        '{submitted: 2025-07-03, next: [{ref: 2.1, text: "新"}]}'
    )


def test_windows_line_ends_and_a_missing_last_one_stay() -> None:
    text = "next:\r\n- ref: 2.1\r\n  text: 新"
    assert add_entry(text, "next", {"ref": "2.4", "text": "甲"}) == (
        f"{text}\r\n- ref: 2.4\r\n  text: |-\r\n    甲"
    )


def test_four_columns_stay_four() -> None:
    text = "next:\n    -   ref: 2.1\n        text: 新\n"
    assert add_entry(text, "next", {"ref": "2.4", "text": "甲"}) == (
        f"{text}    -   ref: 2.4\n        text: |-\n            甲\n"
    )


def test_a_value_is_replaced_beside_its_comment() -> None:
    text = "readings:\n  - indicator: a\n    value: 1 # 快报\n    as_of: 2025-05-31\n"
    assert set_value(text, ("readings", 0), "value", "2") == text.replace("1 #", "2 #")


def test_a_block_of_text_is_replaced_whole() -> None:
    text = "nothing: |-\n  甲\n\n  乙\n\n# 完\n"
    assert set_value(text, (), "nothing", "丙\n丁") == "nothing: |-\n  丙\n  丁\n\n# 完\n"


def test_a_new_key_of_an_entry_is_its_last() -> None:
    text = "problems:\n  - ref: 2.1\n    title: 场地\n\nnext: []\n"
    assert set_value(text, ("problems", 0), "solved", "2025-06-28") == text.replace(
        "场地\n", "场地\n    solved: 2025-06-28\n"
    )


def test_a_key_is_dropped_with_its_lines() -> None:
    text = "submitted: 2025-07-03\nnothing: |-\n  无\n# 完\n"
    assert drop_key(text, (), "nothing") == "submitted: 2025-07-03\n# 完\n"


def test_a_list_that_is_none_is_left_alone() -> None:
    with pytest.raises(FileError):
        add_entry("next: 新\n", "next", ENTRY)


WORDS = st.text(
    st.sampled_from("甲乙ab01 ：:#-'\"[]{}|>&*!%@`,?~\\.\n"), min_size=1, max_size=12
).filter(lambda text: text.strip() == text and "\n" not in (text[0], text[-1]))
LINE = WORDS.filter(lambda text: "\n" not in text)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Write a file as people do: every style of indentation, quoting and blank lines."""
    indent, width = draw(st.sampled_from([(0, 2), (2, 2), (4, 2), (4, 4)]))
    lines: list[str] = draw(st.sampled_from([[], ["# 头", ""], ["---"]]))[:]
    if draw(st.booleans()):
        lines.append("submitted: 2025-07-03")
    for section in draw(st.lists(st.sampled_from(["progress", "next", "readings"]), unique=True)):
        lines += draw(st.sampled_from([[], [""], ["# 段"], ["", "# 段"]]))
        count = draw(st.integers(0, 2))
        if count == 0 or draw(st.integers(0, 4)) == 0:
            flow = ", ".join("{ref: 2.1}" for _ in range(count))
            lines.append(f"{section}: [{flow}]{draw(st.sampled_from(['', ' # 尾']))}")
            continue
        lines.append(f"{section}:")
        for _ in range(count):
            lines.append(f"{' ' * indent}-{' ' * (width - 1)}ref: 2.1")
            lines += draw(values(indent + width))
    if not any(line[:1].isalpha() for line in lines):
        lines.append("submitted: 2025-07-03")
    end = draw(st.sampled_from(["\n", "\r\n"]))
    return end.join(lines) + draw(st.sampled_from([end, "", end * 2, f"{end}# 完{end}"]))


@st.composite
def values(draw: st.DrawFn, column: int) -> list[str]:
    """Write one more key of an entry in any style."""
    blank, kind = " " * column, draw(st.integers(0, 4))
    if kind == 0:
        return [f"{blank}text: {json.dumps(draw(LINE), ensure_ascii=False)}"]
    if kind == 1:
        rows = [f"{blank}  {row}" if row.strip() else "" for row in draw(WORDS).split("\n")]
        return [f"{blank}text: |-", *rows, *draw(st.sampled_from([[], [""], ["", ""]]))]
    if kind == 2:
        return [f"{blank}evidence:", f"{blank}  - title: 甲", f"{blank}  # 注"]
    if kind == 3:
        return [f"{blank}text: 甲", f"{blank}  乙 # 注"]
    return []


@settings(max_examples=400, deadline=None)
@given(texts(), st.sampled_from(["progress", "next", "readings"]), LINE, WORDS)
def test_any_entry_into_any_file(text: str, section: str, title: str, words: str) -> None:
    parsed = parse(text, "f")
    assert parsed.whole
    entry = {"ref": "2.4", "title": title, "text": words, "evidence": [{"title": title}]}
    new = add_entry(text, section, entry, ORDER)
    expected: dict[str, Any] = dict(parsed.content)
    expected[section] = [*expected.get(section, []), entry]
    read = parse(new, "f")
    assert read.content == expected
    assert not read.problems
    assert is_one_hunk(text, new)


@settings(max_examples=200, deadline=None)
@given(texts(), LINE)
def test_any_key_into_any_file(text: str, words: str) -> None:
    parsed = parse(text, "f")
    new = set_value(text, (), "submitted", words, ORDER)
    assert parse(new, "f").content == {**parsed.content, "submitted": words}
    assert is_one_hunk(text, new)


def is_one_hunk(old: str, new: str) -> bool:
    """Return whether the lines differ in one place only."""
    before, after = old.split("\n"), new.split("\n")
    start = same_lines(before, after)
    before, after = before[start:], after[start:]
    end = same_lines(before[::-1], after[::-1])
    matcher = SequenceMatcher(
        None, before[: len(before) - end], after[: len(after) - end], autojunk=False
    )
    return sum(tag != "equal" for tag, *_ in matcher.get_opcodes()) <= 1


def same_lines(old: list[str], new: list[str]) -> int:
    """Return how many lines are the same from the beginning on."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))


def test_a_blank_line_in_what_is_new_makes_no_second_hunk() -> None:
    assert is_one_hunk("a\n", "a\nb\n\nc\n")
    assert not is_one_hunk("a\nb\n", "x\na\nb\ny\n")
