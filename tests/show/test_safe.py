"""Data is only data: for a terminal, in Markdown, in a spreadsheet."""

import csv
import io
import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from anplan.base.period import Period
from anplan.show import safe
from anplan.show.csv_text import csv_text
from anplan.show.layout.lines import plain
from anplan.show.layout.screen import Column, Screen, cells
from anplan.show.layout.terminal import print_screen
from anplan.show.safe import csv_cell, file_name, markdown, markdown_cell, one_line, printable

ESCAPES = [
    ("\x1b[31m红", r"\x1b[31m红"),
    (
        "\x1b]8;;http://a.example\x1b\\点\x1b]8;;\x1b\\",
        r"\x1b]8;;http://a.example\x1b\点\x1b]8;;\x1b\ ",
    ),
    ("\x1b]52;c;ZWNobw==\x07", r"\x1b]52;c;ZWNobw==\x07"),
    ("好\r坏", r"好\x0d坏"),
    ("\x9b2J", r"\x9b2J"),
    ("\x85", r"\x85"),
    ("\x7f\x00\x08", r"\x7f\x00\x08"),
    ("a\u202eb\u2066c\u200fd", r"a\u202eb\u2066c\u200fd"),
    ("a\u2028b", r"a\u2028b"),
    ("\u061c", r"\u061c"),
]


class Terminal(io.StringIO):
    """A stream that takes itself for a terminal."""

    def isatty(self) -> bool:
        return True


def printed(*texts: str) -> str:
    """Return what a terminal with colours is sent for a line and a row."""
    screen, stream = Screen(), Terminal()
    for text in texts:
        screen.line(text)
        screen.table((Column("", flexible=True),), [cells(text)])
    print_screen(screen, stream)
    return stream.getvalue()


@pytest.fixture(autouse=True)
def colours(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "100")
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize(("text", "shown"), ESCAPES)
def test_escapes_are_shown_by_their_number(text: str, shown: str) -> None:
    shown = shown.rstrip()
    assert printable(text) == shown
    assert printed(text) == f"{shown}\n{shown}\n"
    screen = Screen()
    screen.line(text)
    assert plain(screen) == f"{shown}\n"


@given(st.text())
def test_no_control_character_is_printed(text: str) -> None:
    shown = printable(text)
    controls = [sign for sign in shown if not sign.isprintable() and ord(sign) < 0xA0]
    assert [sign for sign in controls if sign not in "\t\n"] == []
    assert "\u202e" not in shown


@pytest.mark.parametrize(
    "text",
    [
        "[red]区[/red]",
        "[/]",
        "[/red]",
        ":100:",
        ":red_heart:",
        "[link=http://a]b[/link]",
        r"\[bold]",
        "[1]",
        "2025 True None 'text' http://a.example",
    ],
)
def test_markup_in_data_is_text(text: str) -> None:
    assert printed(text) == f"{text}\n{text}\n"


def test_styles_are_colours_on_a_terminal() -> None:
    screen, stream = Screen(), Terminal()
    screen.line("红", "red")
    print_screen(screen, stream)
    assert stream.getvalue() == "\x1b[1;31m红\x1b[0m\n"


def test_a_file_s_name_stays_on_its_line() -> None:
    assert file_name("units/a\nb\tc\x1b.yaml") == r"units/a\x0ab\x09c\x1b.yaml"
    assert one_line(" a\n\n b\tc ") == "a b c"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a|b", r"a\|b"),
        ("![图](http://a.example/x.png)", r"!\[图\](http:&#47;&#47;a.example/x.png)"),
        ("[点](javascript:alert(1))", r"\[点\](javascript:alert(1))"),
        ("<script>alert(1)</script>", r"\<script\>alert(1)\</script\>"),
        ("<!-- -->", r"\<!-- --\>"),
        ("&lt;b&gt; R&D", "&amp;lt;b&amp;gt; R&amp;D"),
        ("# 一", r"\# 一"),
        ("> 引", r"\> 引"),
        ("- 一", r"\- 一"),
        ("+ 一", r"\+ 一"),
        ("* 一", r"\* 一"),
        ("1. 一", r"1\. 一"),
        ("12) 一", r"12\) 一"),
        ("上\n- 下", "上\n\\- 下"),
        ("上\n---", "上\n\\---"),
        ("上\n=====", "上\n\\====="),
        ("上\n-", "上\n\\-"),
        ("```\ncode", "\\`\\`\\`\ncode"),
        ("~~删~~ **粗** _斜_", r"\~\~删\~\~ \*\*粗\*\* \_斜\_"),
        ("\\", r"\\"),
        ("http://a.example", "http:&#47;&#47;a.example"),
        ("1.5倍", "1.5倍"),
        ("-3.2", "-3.2"),
        ("2025-06-30 3.4/a-b", "2025-06-30 3.4/a-b"),
        ("\x1b[31m", r"\\x1b\[31m"),
    ],
)
def test_markdown_says_what_was_written(text: str, written: str) -> None:
    assert markdown(text) == written


def test_a_markdown_cell_is_one_line() -> None:
    assert markdown_cell("上\n\n- 下|x") == r"上 - 下\|x"


def table(*values: object) -> str:
    return csv_text(("a",), [values])


def test_csv_opens_rightly_in_a_spreadsheet() -> None:
    assert csv_text(("甲", "乙"), [("a,b", 'c"d'), (None, "e\nf")]) == (
        '\ufeff甲,乙\r\n"a,b","c""d"\r\n,"e\nf"\r\n'
    )


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "＝1", "＋1", "－1", "＠x", " =1", "\n=1", "-"]
)
def test_a_text_is_no_formula(text: str) -> None:
    assert csv_cell(text) == f"'{text}"
    (_, (cell,)) = csv.reader(io.StringIO(table(text), newline=""))
    assert cell == f"'{text}"


@pytest.mark.parametrize("text", ["", "完成3项", "'=1", "1-2", "a=b", "2025-06-30"])
def test_other_texts_are_as_they_were(text: str) -> None:
    assert csv_cell(text) == text


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (Decimal("-3.20"), "-3.20"),
        (Decimal("1E+3"), "1000"),
        (-7, "-7"),
        (date(2025, 6, 30), "2025-06-30"),
        (Period.parse("2025-H1"), "2025-H1"),
        (None, ""),
        ("\x1b[31m", r"\x1b[31m"),
        ("\r=1", r"\x0d=1"),
    ],
)
def test_figures_and_days_in_csv_are_untouched(value: object, cell: str) -> None:
    (_, row) = csv.reader(io.StringIO(csv_text(("a", "b"), [(value, "x")]), newline=""))
    assert row == [cell, "x"]


@given(st.characters())
def test_what_python_calls_printable_is_no_control_character(sign: str) -> None:
    assert not (sign.isprintable() and re.search(safe._CONTROL, sign))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("联系 evil@example.com", "联系 evil@&#8203;example.com"),
        ("xmpp:a@b.cn", "xmpp:a@&#8203;b.cn"),
        ("mailto:a@b.cn", "mailto:a@&#8203;b.cn"),
        ("@all", "@&#8203;all"),
        ("#1 与 x/y#12", r"\#&#8203;1 与 x/y\#&#8203;12"),
        ("2# 楼", r"2\# 楼"),
        ("!7 GH-8 $9", r"!&#8203;7 GH-&#8203;8 \$&#8203;9"),
        ("&5 ~bug %v1", r"&amp;&#8203;5 \~&#8203;bug %&#8203;v1"),
        ("增长5%，R&D 100%", "增长5%，R&amp;D 100%"),
        (":smile: 10:30", ":&#8203;smile: 10:30"),
        ("{+新增+} [-删去-]", r"{&#8203;+新增+&#8203;} \[&#8203;-删去-&#8203;\]"),
        ("{+ 新增 +}", "{&#8203;+ 新增 +&#8203;}"),
    ],
)
def test_hosts_of_markdown_make_nothing_of_plain_text(text: str, written: str) -> None:
    assert markdown_cell(text) == written
    assert markdown(text) == written
