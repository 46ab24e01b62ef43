"""Every refusal of a file's text: the place, what stands above the caret, the words, the cure.

The cases are texts in ``refusals/``: a name behind ``==``, the file as typed (␉ is a tab),
and its problems behind ``--`` as ``line:column «marked» CODE message. hint``.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.files.yaml.written import PLAN, REPORT, refusals, report


def cases() -> Iterator[tuple[str, str, str, list[str]]]:
    for path in sorted((Path(__file__).parent / "refusals").glob("*.txt")):
        file = "plan/indicators/it.yaml" if path.stem == "indicator" else REPORT
        text = path.read_text(encoding="utf-8").replace("␉", "\t")
        for case in text.removeprefix("== ").split("\n\n== "):
            name, *lines = case.rstrip("\n").split("\n")
            typed = [line for line in lines if not line.startswith("-- ")]
            expected = [line.removeprefix("-- ") for line in lines if line.startswith("-- ")]
            yield f"{path.stem}: {name}", file, "".join(f"{line}\n" for line in typed), expected


CASES = tuple(cases())


@pytest.mark.parametrize(
    ("file", "text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_refusal_says_where_what_and_how_to_mend_it(
    tmp_path: Path, file: str, text: str, expected: list[str]
) -> None:
    lines = []
    for marked, refusal in refusals(tmp_path, text, file):
        where, words = refusal.split(" ", 1)
        lines.append(f"{where} «{marked}» {words}")
    assert lines == expected


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x00", "U+0000"),
        ("\x07", "U+0007"),
        ("\x0b", "U+000B"),
        ("\x0c", "U+000C"),
        ("\r", "U+000D"),
        ("\x1b", "U+001B"),
        ("\x7f", "U+007F"),
        ("\x85", "U+0085"),
        ("\x9b", "U+009B"),
        ("\xad", "U+00AD"),
        ("\u061c", "U+061C"),
        ("\u200b", "U+200B"),
        ("\u200d", "U+200D"),
        ("\u200f", "U+200F"),
        ("\u2028", "U+2028"),
        ("\u202e", "U+202E"),
        ("\u2060", "U+2060"),
        ("\u2066", "U+2066"),
        ("\ufeff", "U+FEFF"),
        ("\ufffe", "U+FFFE"),
        ("\U000e0041", "U+E0041"),
    ],
)
def test_a_character_that_cannot_be_seen_is_named_at_its_place(
    tmp_path: Path, character: str, name: str
) -> None:
    text = f"submitted: 2025-07-03\nnothing: 无{character}新\n"
    cure = "Delete it; without it the line reads: nothing: 无新"
    if character == "\r":
        cure = "Save the file with LF or CRLF line endings; within a line delete it"
    words = f"An invisible character: {name}. {cure}"
    assert refusals(tmp_path, text) == [(character, f"2:11 Y109 {words}")]


def test_every_unseen_character_of_a_file_is_told(tmp_path: Path) -> None:
    refused = refusals(tmp_path, "submitted: 2025-07-03\u200b\nnothing: |-\n  无\u202e新\u202c\n")
    assert [words.split(".")[0] for _, words in refused] == [
        "1:22 Y109 An invisible character: U+200B",
        "3:4 Y109 An invisible character: U+202E",
        "3:6 Y109 An invisible character: U+202C",
    ]


def test_an_unseen_character_does_not_hide_in_an_escape(tmp_path: Path) -> None:
    refused = refusals(tmp_path, 'nothing: "无\\x1b[31m\\u202e"\n')
    assert [(marked, words.split(".")[0]) for marked, words in refused] == [
        ('"无\\x1b[31m\\u202e"', "1:10 Y109 An invisible character: U+001B"),
        ('"无\\x1b[31m\\u202e"', "1:10 Y109 An invisible character: U+202E"),
    ]


@pytest.mark.parametrize("text", ["无\t有", "无\u00a0有", "无\u3000有", "👍🏽", "é", "𠮷"])
def test_what_can_be_seen_may_be_written(tmp_path: Path, text: str) -> None:
    assert report(tmp_path, f"nothing: {text}\n").nothing == text


@pytest.mark.parametrize(
    ("data", "marked", "refusal"),
    [
        pytest.param(
            "submitted: 2025-07-03\nnothing: 无新进展\n".encode("gbk"),
            "无",
            "2:10 Y101 The file is GBK, not UTF-8",
            id="GBK",
        ),
        pytest.param(
            b"\xff\xfe" + "nothing: 无".encode("utf-16-le"),
            "n",
            "1:1 Y101 The file is UTF-16, not UTF-8",
            id="UTF-16, little end first",
        ),
        pytest.param(
            b"\xfe\xff" + "nothing: 无".encode("utf-16-be"),
            "n",
            "1:1 Y101 The file is UTF-16, not UTF-8",
            id="UTF-16, big end first",
        ),
        pytest.param(
            "submitted: 2025-07-03\nnothing: 无新进展".encode()[:-2] + b"\n",
            "\ufffd",
            "2:13 Y101 The file is not UTF-8: byte 40 does not belong",
            id="Chinese in UTF-8 with a byte cut off",
        ),
        pytest.param(
            b"\xef\xbb\xbfnothing: \xff\n",
            "\ufffd",
            "1:10 Y101 The file is not UTF-8: byte 12 does not belong",
            id="a wrong byte behind a byte-order mark",
        ),
        pytest.param(
            b"\x00\x03\x04\x14\x00\xff\x00",
            "\ufffd",
            "1:6 Y101 The file is not UTF-8: byte 5 does not belong",
            id="no text at all",
        ),
    ],
)
def test_another_encoding_is_named(tmp_path: Path, data: bytes, marked: str, refusal: str) -> None:
    hint = "Save it again as UTF-8 (in Notepad: Save As, Encoding: UTF-8)"
    assert refusals(tmp_path, data) == [(marked, f"{refusal}. {hint}")]


def test_a_file_beyond_256_kib_is_not_read(tmp_path: Path) -> None:
    text = "nothing: |-\n" + "  无新进展无新进展\n" * 10_000
    assert refusals(tmp_path, text) == [
        (
            "",
            (
                "0:0 Y111 The file is larger than 256 KiB. "
                "No file of a workspace is that large; is it the right one?"
            ),
        )
    ]


def test_a_file_of_just_256_kib_is_read(tmp_path: Path) -> None:
    text = "nothing: "
    text += "x" * (256 * 1024 - len(text))
    assert report(tmp_path, text).nothing == text.removeprefix("nothing: ")


def test_a_broken_file_tells_a_hundred_problems_and_no_more(tmp_path: Path) -> None:
    assert len(refusals(tmp_path, "nothing: 无\n" * 1_000)) == 100
    assert len(refusals(tmp_path, "".join(f"k{n}: 无\n" for n in range(1_000)))) == 100
    assert len(refusals(tmp_path, "nothing: 无\u200b\n" * 1_000)) == 100


@pytest.mark.parametrize(
    ("text", "nothing"),
    [
        pytest.param("nothing: 走访园区#2楼宇\n", "走访园区#2楼宇", id="no blank before #"),
        pytest.param("nothing: '走访 #2'\n", "走访 #2", id="in quotation marks"),
        pytest.param("nothing: '走访' # 备注\n", "走访", id="behind quotation marks"),
        pytest.param("nothing: |-\n  走访 #2\n  #3\n", "走访 #2\n#3", id="in a block"),
        pytest.param("nothing: |- # 备注\n  走访\n", "走访", id="behind |-"),
        pytest.param("nothing: >-\n  走访 #2\n", "走访 #2", id="in a folded block"),
        pytest.param("nothing: 走访\n# 备注\n", "走访", id="a comment below, not indented"),
        pytest.param("# 备注\nnothing: 走访\n", "走访", id="a comment above"),
        pytest.param("submitted: 2025-07-03 # 迟\nnothing: 走访\n", "走访", id="behind a day"),
    ],
)
def test_no_words_are_lost_in(tmp_path: Path, text: str, nothing: str) -> None:
    assert report(tmp_path, text).nothing == nothing


def test_a_comment_behind_ids_and_figures_is_a_comment(tmp_path: Path) -> None:
    text = """\
readings:
  - indicator: it # 成交额
    value: 121.3 # 快报
    as_of: 2025-05-31 # 月底
    preliminary: true # 快报
next:
  - ref: 2.4 # 培训
    text: |-
      继续。
    # 完
"""
    july = report(tmp_path, text)
    assert str(july.readings[0].value) == "121.3"
    assert july.next[0].ref == "2.4"


@pytest.mark.parametrize(
    ("line", "marked", "refusal"),
    [
        (
            "timezone: 8",
            "8",
            '11 S103 Not a time zone: 8. Write the offset from UTC, such as "+08:00"',
        ),
        ("sample: yes", "yes", "9 S103 Neither true nor false: yes. Write true or false"),
        (
            "language: zh",
            "zh",
            "11 S109 zh is not one of the choices. Did you mean zh_CN? The choices are: zh_CN, en",
        ),
        (
            "settings:",
            "",
            (
                "10 S111 There is nothing here. "
                "The keys here are: pace_base, red, red_rate, soon, rest_days, first_listed_leads"
            ),
        ),
        (
            "goals: {}",
            "{}",
            "8 S103 A list belongs here, not keys. Begin each entry with - , or leave the key out",
        ),
        (
            "settings: {red: 10%}",
            "10%",
            "17 S107 A number in the wrong format: 10%. Write the number alone: 10",
        ),
        (
            "duties: [{owed_by: units, title: 无, quote: 无, assume: []}]",
            "assume",
            "47 S101 No such key: assume. Did you mean assumed?",
        ),
    ],
)
def test_a_wrong_line_of_the_plan(tmp_path: Path, line: str, marked: str, refusal: str) -> None:
    assert refusals(tmp_path, f"{PLAN}{line}\n", "plan/plan.yaml") == [(marked, f"14:{refusal}")]


MONTHLY = """\
obligations:
  - id: monthly
    title: 月报
    paper: report
    owed_by: units
    every: month
    start: 2025-04
    end: 2025-10
    due: {days_after: 5}
"""


@pytest.mark.parametrize(
    ("typed", "instead", "refusal"),
    [
        ("5}", "400}", "22:23 S103 400 is more than 366. Write 366 or less"),
        ("5}", "-1}", "22:23 S103 -1 is less than 0. Write 0 or more"),
        (
            "5}",
            "5, day: 5}",
            "22:10 S112 due has either days_after or day. Write one of: days_after:, day:",
        ),
        (
            "2025-04",
            "2025-4",
            "20:12 S103 Not a period: 2025-4. Write 2025-04",
        ),
        (
            "    end: 2025-10\n",
            "",
            (
                "15:5 S112 The obligation's days do not match how often it is owed. "
                "every: once has due_on; every: month, quarter, … has start, end and due"
            ),
        ),
    ],
)
def test_a_wrong_obligation(tmp_path: Path, typed: str, instead: str, refusal: str) -> None:
    text = PLAN + MONTHLY.replace(typed, instead)
    assert [words for _, words in refusals(tmp_path, text, "plan/plan.yaml")] == [refusal]


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("name: 科创局\naliases:\n  - 科技局 #1\n", "3:5 Y113 These words would be lost: #1"),
        (
            "name: 科创局\naliases: 科技局\n",
            "2:10 S103 A list belongs here, not a single value: 科技局",
        ),
        ("name: 科创局\norder: 第一\n", "2:8 S103 Not a number: 第一"),
        ("short: 科创局\n", "1:1 S102 The key name is missing"),
    ],
)
def test_a_wrong_unit(tmp_path: Path, text: str, refusal: str) -> None:
    refused = refusals(tmp_path, text, "units/jxkc/unit.yaml")
    assert [words.split(". ")[0] for _, words in refused] == [refusal]
