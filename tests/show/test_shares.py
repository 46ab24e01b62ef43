"""A unit's share of a target: its own row and light, beside the whole's, wherever these stand."""

from typing import Any

import pytest

from anplan.base.period import Period
from anplan.model.project import Project
from anplan.show.brief.unit import make_unit_brief
from anplan.show.json.export import export_json
from anplan.show.json.state import status_json
from anplan.show.layout.lines import plain
from anplan.show.screens.details import show_indicator, show_unit
from anplan.show.screens.why import why_indicator
from anplan.state.build import State
from tests.builders import indicator, project, reading, report, state_on
from tests.forms import form_of
from tests.show.brief.rendered import small
from tests.show.example import CHINESE, TRACES

SHARES = {"a": "80", "b": "40"}


def shared(**keys: Any) -> Project:
    """A plan whose one indicator is shared out over two units, of which one is behind."""
    usual = {"reported_by": ["a", "b"], "shares": SHARES}
    return project(
        indicators={"it": indicator(**usual | keys)},
        units=("a", "b"),
        coordinator="a",
        reports={
            ("a", "2025-06"): report(reading("20", "2025-03-31"), reading("50", "2025-06-30")),
            ("b", "2025-06"): report(reading("4", "2025-03-31"), reading("10", "2025-06-30")),
        },
    )


@pytest.fixture
def state() -> State:
    return state_on("2025-07-10", shared())


def test_the_screen_of_the_indicator_has_a_row_a_unit(state: State) -> None:
    rows = plain(show_indicator(CHINESE, state, state.indicator("it"))).splitlines()

    start = rows.index("分解单位     目标  完成  本月  完成率  序时  超/低  亮灯  截至")
    assert rows[start + 1 : start + 3] == [
        "a         ≥80亿元    50          62.5  50.0  +12.5  绿    06-30",
        "b         ≥40亿元    10          25.0  50.0  -25.0  红    06-30",
    ]


def test_why_says_of_each_unit_why(state: State) -> None:
    screen = why_indicator(CHINESE, state, state.indicator("it"), TRACES, None)
    rows = plain(screen).splitlines()

    assert "a         ≥80亿元  50亿元  绿    超序时进度 12.5 个百分点" in rows
    assert "b         ≥40亿元  10亿元  红    低于序时进度 25.0 个百分点" in rows


def test_the_screen_of_a_unit_has_its_own_part_below_the_whole(state: State) -> None:
    rows = plain(show_unit(CHINESE, state, "b")).splitlines()
    place = next(at for at, row in enumerate(rows) if row.startswith("成交额 "))

    assert rows[place].split()[1:3] == ["≥120亿元", "60"]
    assert rows[place + 1].split() == [
        *("其中本单位", "≥40亿元", "10", "25.0", "50.0", "-25.0", "红", "06-30"),
    ]
    assert (
        "  成交额（本单位）：其余每月需完成5亿元；按近3个月速度（月均2亿元），年底约22亿元，"
        "差18亿元"
    ) in rows


def test_the_form_asks_each_unit_for_its_own(state: State) -> None:
    row, ahead = _form_rows(state.project, "b")

    assert row[1:5] == ["亿元", "≥40亿元\n（总目标≥120亿元）", "10亿元\n(2025-06-30)", "≥23.3亿元"]
    assert (
        ahead == "后续测算：其余每月需完成5亿元；按近3个月速度（月均2亿元），年底约22亿元，差18亿元"
    )


def _form_rows(made: Project, unit: str) -> tuple[list[str], str]:
    rows = form_of(made, unit, Period.parse("2025-07")).rows
    place = next(at for at, row in enumerate(rows) if row.mark == "readings:it")
    return [cell.text for cell in rows[place].cells if not cell.field], rows[place + 1].cells[
        0
    ].text


def test_the_brief_names_the_units_that_are_behind(state: State) -> None:
    assert (
        "- 成交额：按2个单位的分解数，绿1、红1；b分解数40亿元、实际10亿元，完成率25.0%（红）。"
    ) in small(state.project).splitlines()


def test_a_unit_s_brief_has_its_own_part_and_nothing_of_the_others(state: State) -> None:
    brief = make_unit_brief(CHINESE, state, Period.parse("2025-06"), "b", "0123", "1.0")

    assert [row[:3] for row in brief.rows] == [
        ("成交额", "不少于120亿元", "60亿元"),
        ("其中本单位", "不少于40亿元", "10亿元"),
    ]
    assert not any("分解数" in note for note in brief.notes)
    assert any(note.startswith("成交额（本单位）：其余每月需完成5亿元") for note in brief.notes)


def test_json_has_each_unit_s_own(state: State) -> None:
    document = status_json(CHINESE, state, None, TRACES.place)
    first, second = document["indicators"][0]["shares"]

    assert (first["unit"], first["target"]["value"], first["light"]) == ("a", 80, "green")
    assert (second["completion"], second["gap"], second["light"]) == (25, -25, "red")
    assert second["outlook"]["needed"] == 5


def test_the_export_says_what_the_files_say() -> None:
    change = {"on": "2025-07-01", "document": "试〔2025〕9号", "reason": "调整"}
    amended = [change | {"target": {"at_least": "150"}, "shares": {"a": "150"}}]
    (it,) = export_json(shared(amended=amended))["plan"]["indicators"]

    assert it["shares"] == {"a": 80, "b": 40}
    assert it["amended"][0]["shares"] == {"a": 150}


def test_an_indicator_without_shares_is_exported_as_before() -> None:
    (it,) = export_json(shared(shares=None))["plan"]["indicators"]

    assert "shares" not in it
