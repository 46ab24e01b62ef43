"""``anplan status`` on a terminal: each indicator's months as a small bar."""

import re
import sys
from pathlib import Path

import pytest

from anplan.show.layout.cells import cell_width
from tests.program import on_terminal, shown

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")


def lines(folder: Path, columns: str, *options: str, **changes: str) -> list[str]:
    """Return what a terminal of so many columns shows, without its colours."""
    done = on_terminal(
        *("status", *options), folder=folder, columns=columns, NO_COLOR="1", **changes
    )
    assert done.code == 0
    return re.sub(r"\x1b\[[0-9;]*m", "", done.out).splitlines()


def table(found: list[str]) -> list[str]:
    """Return the table of indicators and the line below it."""
    start = next(place for place, line in enumerate(found) if line.startswith("指标  "))
    end = next(place for place, line in enumerate(found) if line.startswith("序时按"))
    return found[start:end]


def test_wide_enough_for_all_columns(sample: Path) -> None:
    assert table(lines(sample, "100")) == [
        "指标                    目标   完成   本月  完成率  序时  超/低  亮灯  截至    各月",
        "“拨转股”项目           ≥20个     11     +2    55.0  70.0  -15.0  红    09-30   ···▁▂▂▃▄▄",
        "技术经理人             ≥50名     31     +2    62.0  70.0   -8.0  黄    09-30   ···▁▂▃▄▅▅",
        "科技型企业贷款余额  >400亿元  398.0   -3.2    99.5               黄    08-31   ··▇▇███▇·",
        "高新产业增加值增速     ≥7.5%    7.1                        -0.4  灰    06-30   ··▇··▇···",
        "国家级“小巨人”      力争≥3家      1     +1    33.3               蓝    09-30   ···▁▁▁▁▁▃",
        "科技分网格             ≥15个     12      0    80.0               蓝    09-30   ···▁▃▅▆▆▆",
        "科创母子基金群规模   ≥20亿元   20.5   +0.9   102.5               绿    09-30   ···▆▆▇▇▇█",
        "技术合同成交额      ≥235亿元  168.3  +26.8    71.6  66.7   +4.9  绿    08-31*  ··▂▃▃▄▅▆·",
        "重点成果项目库         ≥50项     41     +3    82.0  74.0   +8.0  绿    09-30   ···▂▄▄▅▆▆",
        "科技主网格              ≥4个      4      0   100.0               销号  09-30   ···▁▄████",
        "各月：当月达到目标值的程度；█ 已达目标值，· 当月无数据",
        "* 初步数",
    ]


def test_in_80_columns_they_stand_below_and_nothing_is_left_out(sample: Path) -> None:
    assert table(lines(sample, "80"))[-7:] == [
        "各月：当月达到目标值的程度；█ 已达目标值，· 当月无数据",
        "“拨转股”项目       ···▁▂▂▃▄▄  技术经理人         ···▁▂▃▄▅▅",
        "科技型企业贷款余额 ··▇▇███▇·  高新产业增加值增速 ··▇··▇···",
        "国家级“小巨人”     ···▁▁▁▁▁▃  科技分网格         ···▁▃▅▆▆▆",
        "科创母子基金群规模 ···▆▆▇▇▇█  技术合同成交额     ··▂▃▃▄▅▆·",
        "重点成果项目库     ···▂▄▄▅▆▆  科技主网格         ···▁▄████",
        "* 初步数",
    ]


@pytest.mark.parametrize("columns", ["40", "60", "72", "80", "90", "100", "120"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_line_is_wider_than_the_terminal(sample: Path, columns: str, language: str) -> None:
    found = lines(sample, columns, "--lang", language)
    assert max(map(cell_width, found)) <= int(columns)


def test_digits_for_fonts_without_bars(sample: Path) -> None:
    found = table(lines(sample, "100", "--ascii"))
    assert found[8].endswith("  ..234567.")
    assert found[11] == "各月：当月达到目标值的程度；# 已达目标值，. 当月无数据"


def test_a_terminal_whose_encoding_lacks_the_signs_gets_digits(sample: Path) -> None:
    found = lines(sample, "80", "--lang", "en", PYTHONIOENCODING="ascii")
    assert any(line.endswith(" ..234567.") for line in found)


def test_signs_that_take_two_cells_are_counted_so(sample: Path) -> None:
    found = lines(sample, "80", ANPLAN_AMBIGUOUS_WIDTH="2")
    assert max(cell_width(line, 2) for line in found) <= 80


def test_what_is_piped_has_no_months(sample: Path) -> None:
    piped = shown("status", folder=sample)
    assert "各月" not in piped
    assert shown("status", "--ascii", folder=sample) == piped
