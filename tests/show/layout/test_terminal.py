"""A screen on a terminal: colours where there are any, one line where it is wide enough."""

import io

import pytest

from anplan.show.layout.screen import Cell, Column, Screen, cells
from anplan.show.layout.terminal import STYLES, print_screen


class Terminal(io.StringIO):
    """A stream that takes itself for a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "32")
    for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE"):
        monkeypatch.delenv(name, raising=False)


def printed(ambiguous: int = 1) -> str:
    screen, stream = Screen(), Terminal()
    screen.line("试验方案", "title")
    screen.table(
        (Column("指标", flexible=True), Column("亮灯")),
        [(Cell("“拨转股”项目和技术合同成交额完成数"), Cell("红", "red")), cells("[/]", "绿")],
    )
    print_screen(screen, stream, ambiguous)
    return stream.getvalue()


def test_colours() -> None:
    assert printed() == (
        "\x1b[1m试验方案\x1b[0m\n"
        "\x1b[1m指标                      \x1b[0m  \x1b[1m亮灯\x1b[0m\n"
        "“拨转股”项目和技术合同成交  \x1b[1;31m红\x1b[0m\n"
        "额完成数\n"
        "[/]                         绿\n"
    )


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_no_colours(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    monkeypatch.setenv(name, value)
    assert printed() == (
        "试验方案\n"
        "指标                        亮灯\n"
        "“拨转股”项目和技术合同成交  红\n"
        "额完成数\n"
        "[/]                         绿\n"
    )


def test_an_empty_no_color_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    assert "\x1b[1;31m红" in printed()


def test_wide_quotes_break_sooner(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert printed(2).splitlines()[2:4] == ["“拨转股”项目和技术合同成  红", "交额完成数"]


def test_every_style_has_its_look() -> None:
    assert len(set(STYLES.values())) == len(STYLES) - 1
