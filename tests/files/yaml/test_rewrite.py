"""Many changes of a text at once: all else stays byte for byte."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplan.base.errors import FileError
from anplan.files.yaml.parse import parse
from anplan.files.yaml.rewrite import rewritten
from anplan.intake.next_plan import Change


def test_a_value_is_replaced_and_its_comment_stays() -> None:
    assert rewritten('a: "1"  # one\nb: 2\n', [Change(("a",), "3")]) == "a: 3  # one\nb: 2\n"


def test_a_remark_stands_behind_a_value_or_above_it_where_a_comment_is() -> None:
    changes = [Change(("a",), "3", remark="was 1"), Change(("b",), "4", remark="was 2")]
    assert rewritten("a: 1\nb: 2 # two\n", changes) == "a: 3  # was 1\n# was 2\nb: 4 # two\n"


def test_a_remark_of_a_free_text_and_its_comments_stand_above() -> None:
    text = "list:\n  - id: x\n    text: |- # head\n      one\n\n      two\n  # next\n  - id: y\n"
    change = Change(("list", 0, "text"), "TODO", is_text=True, remark="was one")
    assert rewritten(text, [change]) == (
        "list:\n  - id: x\n    # head\n    # was one\n    text: TODO\n  # next\n  - id: y\n"
    )


def test_the_remark_of_an_entry_s_first_key_stands_above_its_dash() -> None:
    change = Change(("list", 0, "text"), "TODO", is_text=True, remark="was one")
    assert rewritten("list:\n  - text: one\n", [change]) == ("list:\n  # was one\n  - text: TODO\n")


def test_a_key_is_renamed_with_its_value() -> None:
    changes = [Change(("a", "1"), "2", on_key=True), Change(("a", "1"), "x")]
    assert rewritten("a: {1: y, 3: z}\n", changes) == "a: {2: x, 3: z}\n"


def test_renamed_keys_may_take_each_other_s_place() -> None:
    changes = [Change(("1",), "2", on_key=True), Change(("2",), "3", on_key=True)]
    assert rewritten("1: a\n2: b\n", changes) == "2: a\n3: b\n"


def test_a_key_goes_with_its_value_and_the_comments_right_above_it() -> None:
    text = "# head\na: 1\n\n# of b\nb:\n  - 2\n\n# of c\nc: 3\n"
    assert rewritten(text, [Change(("b",))]) == "# head\na: 1\n\n\n# of c\nc: 3\n"


def test_the_head_of_a_file_stays_where_its_first_key_goes() -> None:
    assert rewritten("# head\na: 1\nb: 2\n", [Change(("a",))]) == "# head\nb: 2\n"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("l: [a, b, c]  # all\n", "l: [b]  # all\n"),
        ("l:\n  - a # first\n  - b # second\n  - c\n", "l:\n  - b # second\n"),
        ("l: [a,\n  b, c]\n", "l: [b]\n"),
    ],
)
def test_entries_are_taken_out_of_a_list(text: str, left: str) -> None:
    assert rewritten(text, [Change(("l", 0)), Change(("l", 2))]) == left


def test_windows_line_ends_stay() -> None:
    changes = [
        Change(("a",), "3", remark="was 1"),
        Change(("b",), is_text=True, remark="x", new="4"),
    ]
    assert rewritten("a: 1\r\nb: 2\r\n", changes) == "a: 3  # was 1\r\n# x\r\nb: 4\r\n"


def test_what_cannot_be_done_safely_is_refused() -> None:
    text = 'a: {b: "x\n  y", c: 2}\n'
    assert rewritten(text, [Change(("a", "c"), "3")]) == 'a: {b: "x\n  y", c: 3}\n'
    with pytest.raises(FileError):
        rewritten(text, [Change(("a", "c"), "3", is_text=True, remark="inside the quotes")])


WORDS = st.text(st.sampled_from("ab甲 :#-|>'\"[]{},&*!%@"), min_size=1, max_size=12)


@given(words=st.lists(WORDS, min_size=1, max_size=4), in_flow=st.booleans())
def test_whatever_stood_there_only_what_is_named_changes(
    words: list[str], *, in_flow: bool
) -> None:
    quoted = [json.dumps(word, ensure_ascii=False) for word in words]
    text = (
        f"l: [{', '.join(quoted)}]\nend: 1\n"
        if in_flow
        else "l:\n" + "".join(f"  - {word}\n" for word in quoted) + "end: 1\n"
    )
    new = rewritten(text, [Change(("l", 0), "TODO", remark="was something"), Change(("end",), "2")])
    assert parse(new, "").content == {"l": ["TODO", *words[1:]], "end": "2"}
