"""Comments that are meant for anplan: seen where they are comments, with the entry below them."""

import pytest

from anplan.base.comment import Remark
from anplan.files.yaml.comments import remarks_in
from tests.files.yaml.written import REPORT

SAYS = "# anplan: allow V101 核实"


def remarks(text: str) -> list[Remark]:
    return remarks_in(REPORT, text)


def only(text: str) -> Remark:
    """Return the only remark of a text."""
    (remark,) = remarks(text)
    return remark


def test_a_remark_knows_its_place_and_its_words() -> None:
    remark = only(f"submitted: 2025-07-03\n  {SAYS}  \nnothing: 无\n")
    assert remark.words == "anplan: allow V101 核实"
    assert (remark.where.file, remark.where.line, remark.where.column) == (REPORT, 2, 3)
    assert remark.where.source[2:][: remark.where.width] == SAYS


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("@\na: 1\nb: 2\n", (2, 2)),
        ("a: 1\n@\nb:\n  - x: 1\n    y: 2\n  - x: 3\nc: 4\n", (3, 6)),
        ("a:\n  @\n  - x: 1\n    y: 2\n  - x: 3\n", (3, 4)),
        ("a:\n  - x: 1\n  @\n  - x: 3\n    y: 2\nc: 4\n", (4, 5)),
        ("a:\n  - x: 1\n    @\n    y: 2\n    z: 3\n", (4, 4)),
        ("a:\n@\n- x: 1\n  y: 2\nb: 1\n", (3, 4)),
        ("@\na: |-\n  一\n\n  二\n\n# 完\nb: 1\n", (2, 6)),
        ("@\na: >-\n  一\n  二\nb: 1\n", (2, 4)),
        ('@\na: "一\n  二"\nb: 1\n', (2, 3)),
        ("@\na: 一\n  二\nb: 1\n", (2, 3)),
        ("a:\n  @\n  1\nb: 2\n", (3, 3)),
        ("a:\n  @\n  -\n    x: 1\n    y: 2\n  - x: 2\n", (4, 5)),
        ("a: [1,\n  @\n  2, 3]\nb: 2\n", (3, 3)),
        ("@\na: [1,\n  2,\n  3]\nb: 2\n", (2, 4)),
        ("@\na: {x: 1,\n  y: 2}\nb: 2\n", (2, 3)),
        ("@\n\n# 说明\n\na: 1\n", (5, 5)),
        ("@\r\na: 1\r\nb: 2\r\n", (2, 2)),
    ],
)
def test_what_begins_below_it_is_meant(text: str, lines: tuple[int, int]) -> None:
    remark = only(text.replace("@", SAYS))
    assert (remark.first, remark.last) == lines


@pytest.mark.parametrize("text", ["a: 1\n@\n", "a: [1,\n  2,\n  @\n]\nb: 2\n", "a: 1\n@"])
def test_a_remark_above_nothing_covers_nothing(text: str) -> None:
    remark = only(text.replace("@", SAYS))
    assert (remark.first, remark.last, remark.alone) == (0, 0, True)


def test_two_remarks_may_stand_above_one_entry() -> None:
    first, second = remarks(f"{SAYS}\n{SAYS}\na: 1\n")
    assert (first.first, second.first) == (3, 3)


def test_a_remark_behind_a_value_does_not_stand_alone() -> None:
    assert only(f"a: 1 {SAYS}\nb: 2\n").alone is False


@pytest.mark.parametrize(
    "text",
    [
        "a: |-\n  一\n  @\n  二\n",
        "a: |-\n  @\n",
        "a: >-\n  一\n\n  @\nb: 1\n",
        'a: "一\n  @\n  二"\n',
        "a: '一\n  @'\n",
        'a: "一 @"\n',
        "# 写法 @\na: 1\n",
        "# anplan-demo 生成\na: 1\n",
        "a: x#anplan\n",
    ],
)
def test_text_and_other_comments_are_no_remarks(text: str) -> None:
    assert remarks(text.replace("@", SAYS)) == []


def test_a_comment_below_a_block_is_a_remark() -> None:
    assert only(f"a:\n  - x: |-\n      一\n    {SAYS}\n    y: 1\n").first == 5


def test_what_cannot_be_read_has_no_remarks() -> None:
    assert remarks(f"{SAYS}\na: [1\n") == []
    assert remarks_in("plan/source.txt", f"{SAYS}\n方案\n") == []


def test_thousands_of_remarks_are_found_at_once() -> None:
    many = remarks("a:\n" + f"  {SAYS}\n" * 4000 + "  - 1\n")
    assert len(many) == 4000
    assert {remark.first for remark in many} == {4002}
