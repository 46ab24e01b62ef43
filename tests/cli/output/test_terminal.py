"""On a terminal: colours where they are wanted, nothing wider than it; a pipe gets lines whole."""

import re
import sys
from collections import Counter
from pathlib import Path

import pytest

from anplan.show.layout.cells import cell_width
from tests.program import edit, on_terminal, shown

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
ESCAPE = re.compile(r"\x1b\[[0-9;]*m")


def widest(text: str) -> int:
    return max(cell_width(line) for line in ESCAPE.sub("", text).splitlines())


def test_the_status_fits_a_screen(sample: Path) -> None:
    done = on_terminal("status", folder=sample)
    assert done.code == 0
    assert widest(done.out) <= 80
    assert len(done.out.splitlines()) <= 68
    assert "\x1b[1;31m" in done.out
    assert "\x1b[0m" in done.out
    usual = "".join(shown("status", folder=sample).split())
    beside, _, rest = ESCAPE.sub("", done.out).partition("各月：")
    months, note, rest = rest.partition("* 初步数")
    assert "▁" in months
    assert Counter("".join((beside + note + rest).split())) == Counter(usual)


@pytest.mark.parametrize("changes", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_without_colours_there_is_no_escape(sample: Path, changes: dict[str, str]) -> None:
    done = on_terminal("status", folder=sample, **changes)
    assert "\x1b" not in done.out
    assert " 红 " in done.out
    assert widest(done.out) <= 80


def test_an_empty_no_color_is_none(sample: Path) -> None:
    assert "\x1b[" in on_terminal("status", folder=sample, NO_COLOR="").out


@pytest.mark.parametrize("columns", ["60", "40", "20"])
def test_a_narrow_terminal_loses_nothing(sample: Path, columns: str) -> None:
    done = on_terminal("show", "3.4", folder=sample, columns=columns, NO_COLOR="1")
    assert widest(done.out) <= int(columns)
    usual = shown("show", "3.4", folder=sample)
    for word in re.findall(r"[一-鿿]{4}", usual):
        assert word in "".join(done.out.split())


def test_columns_says_how_wide_the_terminal_is(sample: Path) -> None:
    assert widest(on_terminal("due", folder=sample, COLUMNS="50", NO_COLOR="1").out) <= 50


def test_a_pipe_is_never_broken(sample: Path) -> None:
    usual = shown("status", folder=sample)
    assert widest(usual) > 80
    for changes in ({"COLUMNS": "20"}, {"COLUMNS": "20", "TERM": "xterm"}, {"FORCE_COLOR": "1"}):
        assert shown("status", folder=sample, **changes) == usual
    assert "\x1b" not in usual


def test_ambiguous_width_keeps_columns_in_line(sample: Path) -> None:
    lines = shown("status", folder=sample, ANPLAN_AMBIGUOUS_WIDTH="2").splitlines()
    head = next(line for line in lines if line.startswith("指标 "))
    place = cell_width(head[: head.index("亮灯")], 2)
    rows = lines[lines.index(head) + 1 :][:10]
    for row in rows:
        found = re.search("(?<= )(红|黄|灰|蓝|绿|销号)(?= )", row)
        assert found is not None
        assert cell_width(row[: found.start()], 2) == place


def test_data_cannot_steer_a_terminal(copied: Path) -> None:
    file = copied / "plan/indicators/fund-size.yaml"
    edit(file, "title: 科技创新母子基金群规模\n", 'title: "[red]甲[/red] :100: [/] {x}"\n')
    out = on_terminal("show", "fund-size", folder=copied, NO_COLOR="1").out
    assert "fund-size [red]甲[/red] :100: [/] {x}" in out


def test_a_refusal_on_a_terminal_is_one_line(sample: Path) -> None:
    done = on_terminal("statsu", folder=sample)
    assert (done.code, done.out) == (
        2,
        "anplan：没有命令 statsu。是不是 status？用法见 anplan --help\n",
    )
