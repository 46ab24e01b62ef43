"""Targets as documents write them, wherever they are printed, asked for and added up."""

from pathlib import Path
from typing import Any

import pytest

from anplan.base.problem import Place
from anplan.model.project import Project
from anplan.show.json.state import status_json
from anplan.show.layout.lines import plain
from anplan.show.screens.details import show_indicator
from anplan.show.screens.score import score_screen
from anplan.show.screens.status import status_screen
from anplan.show.screens.why import why_indicator
from anplan.show.values import target_text
from anplan.state.build import State
from tests.builders import indicator, project, reading, report, state_on
from tests.forms import Filled, form_of, lines
from tests.show.brief.rendered import small
from tests.show.example import CHINESE, ENGLISH, TRACES

PLACE = {"kind": "stock", "measure": "位", "trajectory": None}
RATE = {"kind": "rate", "measure": "%"}
AGAINST = RATE | {"title": "增速", "target": {"at_least": "0", "against": "全市平均水平"}}
WORDS = RATE | {"title": "收入", "measure": None, "target": {"words": "与经济增长基本同步"}}


@pytest.mark.parametrize(
    ("keys", "chinese", "english"),
    [
        (RATE | {"target": {"about": "6.2", "within": "0.3"}}, "6.2%左右", "about 6.2%"),
        (RATE | {"target": {"between": ["6", "6.5"]}}, "6%—6.5%", "6%–6.5%"),
        (RATE | {"target": {"between": ["-5", "0"]}}, "-5%—0%", "-5%–0%"),
        ({"measure": "家", "target": {"between": ["1", "2"]}}, "1—2家", "1–2 家"),
        (PLACE | {"target": {"rank": "40", "among": "全省"}}, "全省前40位", "first 40 位 of 全省"),
        (PLACE | {"target": {"rank": "3"}}, "前3位", "first 3 位"),
        (AGAINST, "不低于全市平均水平", "no less than 全市平均水平"),
        (
            RATE | {"target": {"more_than": "0", "against": "全市平均水平"}},
            "高于全市平均水平",
            "above 全市平均水平",
        ),
        (
            RATE | {"target": {"at_least": "0.5", "against": "全市"}},
            "较全市≥+0.5个百分点",
            "≥+0.5 percentage points against 全市",
        ),
        (WORDS, "与经济增长基本同步", "与经济增长基本同步"),
    ],
)
def test_a_target_is_printed_as_the_document_has_it(
    keys: dict[str, Any], chinese: str, english: str
) -> None:
    made = indicator(**keys)
    assert target_text(CHINESE, made, made.target) == chinese
    assert target_text(ENGLISH, made, made.target) == english


def compared() -> Project:
    """A growth that is held against the city's, and an income of which words alone are asked."""
    return project(
        indicators={"growth": indicator(**AGAINST), "income": indicator(**WORDS)},
        reports={
            ("jxkc", "2025-06"): report(reading("6.5", "2025-06-30", "growth", compared="6.1"))
        },
    )


def why(state: State, name: str) -> list[str]:
    """The lines on one indicator, from its light to the facts."""
    rows = plain(why_indicator(CHINESE, state, state.indicator(name), TRACES, None)).splitlines()
    start = next(at for at, row in enumerate(rows) if row.startswith("  因由"))
    return rows[start : rows.index("", start)]


def test_why_tells_both_figures_and_their_difference() -> None:
    assert why(state_on("2025-07-10", compared()), "growth") == [
        "  因由：已达目标",
        "  规则 f：期限前已达目标：绿（销号后为销号）",
        "  目标：不低于全市平均水平，期限 2025-12-31",
        "  完成：6.5%（对比值6.1%），截至 2025-06-30",
        "  与全市平均水平之差：6.5 - 6.1 = +0.4个百分点",
        "  差距：0.4 对 0 = +0.4 个百分点",
    ]


def test_why_of_words() -> None:
    assert why(state_on("2025-07-10", compared()), "income") == [
        "  因由：无数值目标",
        "  规则 b：尚无数值，或目标没有数值：灰；文字目标已销号：销号",
        "  目标：与经济增长基本同步，期限 2025-12-31",
    ]


def test_the_status_has_both_figures_and_the_json_the_difference_too() -> None:
    state = state_on("2025-07-10", compared())
    rows = plain(status_screen(CHINESE, state, None)).splitlines()
    (row,) = (row for row in rows if row.startswith("增速"))
    assert row.split()[1:5] == ["不低于全市平均水平", "6.5", "/", "6.1"]

    growth, income = status_json(CHINESE, state, None, lambda spot: Place(spot.file))["indicators"]
    assert [str(growth[key]) for key in ("value", "compared", "difference")] == [
        "6.5",
        "6.1",
        "0.4",
    ]
    assert growth["target"]["against"] == "全市平均水平"
    assert (income["target"]["words"], income["target"]["value"]) == ("与经济增长基本同步", None)


def test_a_form_asks_for_both_figures_and_none_for_words(tmp_path: Path) -> None:
    made = compared()
    form = Filled(form_of(made, "jxkc"))
    form.put("readings:growth", value="6.6", as_of="2025-06-30")
    form.put("compared:growth", value="6.2%")
    returned = form.read(tmp_path, made)
    assert returned.content["readings"] == [
        {"indicator": "growth", "value": "6.6", "as_of": "2025-06-30", "compared": "6.2"}
    ]
    with pytest.raises(StopIteration):
        form.row("readings:income")


def test_a_form_with_one_figure_of_two_is_asked_back(tmp_path: Path) -> None:
    made = compared()
    form = Filled(form_of(made, "jxkc")).put("readings:growth", value="6.6", as_of="2025-06-30")
    assert [line.split(" ", 2)[2] for line in lines(form.read(tmp_path, made), "unclear")] == [
        "增速：缺少对比值（全市平均水平）"
    ]
    form = Filled(form_of(made, "jxkc")).put("compared:growth", value="6.2")
    assert "增速：填了对比值，没有填本项数值" in [
        line.split(" ", 2)[2] for line in lines(form.read(tmp_path, made), "error")
    ]


def test_a_fraction_to_compare_with_is_asked_back_like_any_other(tmp_path: Path) -> None:
    made = compared()
    form = Filled(form_of(made, "jxkc")).put("readings:growth", value="6.6", as_of="2025-06-30")
    form.put("compared:growth", value=0.062)
    assert [line.split(" ", 2)[2] for line in lines(form.read(tmp_path, made), "unclear")] == [
        "0.062：是百分数本身，还是 Excel 换算出的小数？请核实"
    ]


def yearly() -> Project:
    """A flow that begins anew each year, with last year's end and half of this one."""
    return project(
        start="2024-01-01",
        end="2026-12-31",
        indicators={
            "it": indicator(target=None, yearly={"2024": "1000", "2025": "1500", "2026": "2000"})
        },
        reports={
            ("jxkc", "2024-12"): report(reading("1020", "2024-12-31")),
            ("jxkc", "2025-06"): report(reading("90", "2025-01-31"), reading("800", "2025-06-30")),
        },
    )


def test_why_tells_the_way_of_the_year_and_how_the_last_one_ended() -> None:
    state = state_on("2025-07-10", yearly())
    rows = why(state, "it")
    assert rows[2:8] == [
        "  目标：≥1500亿元，期限 2025-12-31",
        "  2024 年：≥1000亿元；截至 2024-12-31 为 1020亿元；已达成",
        "  完成：800亿元，截至 2025-06-30",
        "  完成率：(800 - 0) / (1500 - 0) = 53.3%",
        "  序时数：0 + (1500 - 0) × 6/12 = 750",
        "  序时进度：(750 - 0) / (1500 - 0) = 50.0%",
    ]
    shown = plain(show_indicator(CHINESE, state, state.indicator("it")))
    assert "2024 年：≥1000亿元；截至 2024-12-31 为 1020亿元；已达成" in shown


def test_what_came_in_january_is_all_that_there_is() -> None:
    state = state_on("2025-02-10", yearly()).indicator("it")
    assert str(state.change) == "90"


def parts() -> Project:
    """Two parts of a whole, one of them a part of the other, and something beside them."""
    return project(
        indicators={
            "other": indicator(title="合同", weight="40"),
            "large": indicator(
                title="大型", measure="家", kind="count", part_of="firms", weight="10"
            ),
            "listed": indicator(title="上市", measure="家", kind="count", part_of="large"),
            "firms": indicator(title="企业", measure="家", kind="count", weight="20"),
        },
        reports={
            ("jxkc", "2025-06"): report(
                reading("60", "2025-06-30", "firms"),
                reading("10", "2025-06-30", "large"),
                reading("50", "2025-06-30", "other"),
            )
        },
    )


def test_parts_stand_below_their_whole_and_are_not_counted_again() -> None:
    text = plain(status_screen(CHINESE, state_on("2025-07-10", parts()), None))
    rows = text.splitlines()
    assert any(row.startswith("指标2项：黄1、绿1") for row in rows)
    table = [row.rstrip().split("  ≥")[0].rstrip() for row in rows if "≥120" in row]
    assert table == ["合同", "企业", "  其中：大型", "    其中：上市"]


def test_a_brief_says_of_which_and_counts_the_wholes() -> None:
    text = small(parts())
    assert "其中：大型" in text
    assert "2项指标中" in text


def test_weights_are_added_up_by_lights() -> None:
    rows = plain(score_screen(CHINESE, state_on("2025-07-10", parts()), None)).splitlines()
    assert "按亮灯计 20 分（满分 70 分），非正式考核得分" in rows
    assert rows[-7:] == [
        "亮灯  指标  分值",
        "红       1    10",
        "黄       1    40",
        "绿       1    20",
        "合计     3    70",
        "绿灯和销号计全分，其他亮灯不计分。",
        "1 项指标未写考核分值。",
    ]


def test_spending_is_over_its_trajectory_and_not_behind_it() -> None:
    made = project(
        indicators={"it": indicator(target={"at_most": "120"})},
        reports={("jxkc", "2025-06"): report(reading("66", "2025-06-30"))},
    )
    state = state_on("2025-07-10", made)
    reason = state.indicator("it").verdict.reason
    assert CHINESE.tell(reason) == "超出序时进度 5.0 个百分点"
    before = CHINESE._replace(edition="whole")
    assert before.tell(reason) == "低于序时进度 5.0 个百分点"


def test_parts_of_each_other_are_counted_each() -> None:
    of_each_other = project(
        indicators={
            "a": indicator(title="甲", part_of="b"),
            "b": indicator(title="乙", part_of="a"),
            "c": indicator(title="丙", part_of="b"),
            "d": indicator(title="丁", part_of="d"),
        }
    )
    rows = plain(status_screen(CHINESE, state_on("2025-07-10", of_each_other), None)).splitlines()
    assert any(row.startswith("指标3项：") for row in rows)
    table = [row.rstrip().split("  ≥")[0].rstrip() for row in rows if "≥120" in row]
    assert table == ["甲", "乙", "  其中：丙", "丁"]
