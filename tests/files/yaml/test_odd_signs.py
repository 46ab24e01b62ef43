"""Signs that are hardly meant are told by name, with the plain one, wherever they come in."""

from pathlib import Path

import pytest

from anplan.checks.examples.workspace import JUNE
from tests.checks.workspace import found
from tests.program import refused, run

ELSEWHERE = "others show a box or nothing | Write a plain sign: ·"


def _said(tmp_path: Path, text: str) -> list[str]:
    return found(tmp_path, {JUNE: f"submitted: 2025-07-03\n{text}"})


@pytest.mark.parametrize(
    ("sign", "told"),
    [
        ("\uf0b7", f"U+F0B7 is a sign of one font's own: {ELSEWHERE}"),
        ("\U000f0001", f"U+F0001 is a sign of one font's own: {ELSEWHERE}"),
        ("\ufdd0", f"U+FDD0 is no character: {ELSEWHERE}"),
        ("\U0001ffff", f"U+1FFFF is no character: {ELSEWHERE}"),
        (
            "\ufffd",
            (
                "U+FFFD stands where a sign was lost in copying or converting "
                "| Write again what stood there"
            ),
        ),
    ],
)
def test_a_sign_that_not_every_machine_shows_is_a_note(
    tmp_path: Path, sign: str, told: str
) -> None:
    said = _said(tmp_path, f"nothing: |-\n  走访{sign}企业{sign}\n")
    assert said == [f"{JUNE}:3:5 Y119 {told}"]


@pytest.mark.parametrize("text", ["· 走访", "①走访😀", "走访\u3000企业\u00a0", "㎡ ÷ é 한 𠮷"])
def test_what_every_machine_shows_is_no_finding(tmp_path: Path, text: str) -> None:
    assert _said(tmp_path, f"nothing: |-\n  {text}\n") == []


@pytest.mark.parametrize("sign", ["｜", "＞", "》", "｜-", "＞－", "│"])
def test_a_wide_sign_of_a_block_is_named(tmp_path: Path, sign: str) -> None:
    (told,) = _said(tmp_path, f"progress:\n  - ref: 1.1\n    text: {sign}\n      走访企业\n")
    assert told == (
        f"{JUNE}:4:11 Y120 {sign[0]} is not the sign of a block, and becomes part of the text "
        "| Write the half-width sign, |-, and the text indented below it"
    )


def test_a_wide_sign_within_a_text_is_text(tmp_path: Path) -> None:
    assert _said(tmp_path, "nothing: |-\n  走访｜指导\n  ＞ 引用\n") == []


@pytest.mark.parametrize("blank", ["\u00a0", "\u3000", "\u2003", "\u202f"])
@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("readings:\n  - indicator: contracts\n    value:{0}52.5\n    as_of: 2025-05-31\n", 11),
        ("progress:\n  -{0}ref: 1.1\n    text: 甲\n", 4),
    ],
)
def test_a_blank_that_is_no_space_is_named(
    tmp_path: Path, blank: str, text: str, column: int
) -> None:
    (told,) = _said(tmp_path, text.format(blank))
    assert f":{column} Y108 U+{ord(blank):04X} stands behind a colon or a dash" in told


@pytest.mark.parametrize(
    ("text", "name", "without"),
    [
        ("走访👨\u200d👩家庭1户。", "U+200D", "走访👨👩家庭1户。"),
        ("走访3家\ufeff", "U+FEFF", "走访3家"),
        ("走访\u2028企业", "U+2028", "走访企业"),
        ("走访\x07企业", "U+0007", "走访企业"),
    ],
)
def test_record_names_the_sign_that_it_refuses(
    copied: Path, text: str, name: str, without: str
) -> None:
    line = ("--unit", "大智街", "--month", "2025-10", "--lang", "en")
    told = refused("record", "progress", "2.1", text, *line, folder=copied)
    assert told == (
        f"anplan: An invisible character: {name}. Without what cannot be seen: {without}"
    )


def test_decide_names_it_too(copied: Path) -> None:
    line = ("decide", "ask", "2.1", "请\u200b说明", "--unit", "jxkc", "--lang", "en")
    assert "An invisible character: U+200B. Without what cannot be seen: 请说明" in refused(
        *line, folder=copied
    )


def test_record_takes_a_bullet_and_notes_it(copied: Path) -> None:
    line = ("--unit", "大智街", "--month", "2025-10", "--lang", "en")
    done = run("record", "progress", "2.1", "\uf0b7 走访企业3家。", *line, folder=copied)
    assert done.code == 0
    assert "note Y119  2.1 织密科创网格服务体系: U+F0B7 is a sign of one font's own" in done.err


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "nothing: 推进情况: 正常\n",
            (
                "Y102 This is not YAML: a colon in the middle of a value | Put a value with a colon "
                "in it into quotes"
            ),
        ),
        (
            "readings:\n  - indicator: contracts\n    value: 1e3\n    as_of: 2025-05-31\n",
            "S107 A number in the wrong format: 1e3 | Write 1000",
        ),
        (
            "nothing: 本月\u200b无新进展\n",
            (
                "Y109 An invisible character: U+200B | Delete it; without it the line reads: "
                "nothing: 本月无新进展"
            ),
        ),
        (
            "readings:\n  - indicator: 技术合同成交额\n    value: 60\n    as_of: 2025-05-31\n",
            "S104 Not an id: 技术合同成交额 | Write contracts",
        ),
    ],
)
def test_a_cure_names_what_to_write(tmp_path: Path, text: str, told: str) -> None:
    assert any(told in line for line in _said(tmp_path, text))
