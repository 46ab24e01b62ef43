"""Who owes what by when: many units that owe the same stand in one line."""

import pytest

from anplan.show.layout.lines import plain
from anplan.show.screens.due import due_screen
from anplan.show.words import Words
from anplan.state.build import State
from tests.builders import MONTHLY, project, report, state_on
from tests.show.example import CHINESE, ENGLISH, example_on

DONE = report(nothing="无", submitted="2025-05-01")


def shown(state: State, unit: str | None = None, words: Words = CHINESE) -> list[str]:
    papers = [paper for paper in state.papers if unit in (None, paper.unit)]
    screen = due_screen(words, state, papers, unit=unit, revision=None)
    return plain(screen).splitlines()[3:]


def test_what_is_missing_then_what_comes() -> None:
    assert shown(example_on("2025-07-20")) == [
        "应报 8 份：按时 2，逾期 1，未报 5",
        "",
        "未报",
        "到期                    材料          单位",
        "2025-04-30  逾期 81 天  单位工作方案  sfj",
        "2025-05-05  逾期 76 天  2025-04 月报  全部 2 个单位",
        "2025-06-05  逾期 45 天  2025-05 月报  sfj",
        "2025-07-05  逾期 15 天  2025-06 月报  sfj",
        "",
        "即将到期",
        "到期                    材料          单位",
        "2025-08-05  还有 16 天  2025-07 月报  全部 2 个单位",
        "2025-09-05  还有 47 天  2025-08 月报  全部 2 个单位",
    ]


def test_one_unit_sees_all_that_is_to_come() -> None:
    assert [row.split()[-2] for row in shown(example_on("2025-07-20"), "jxkc")[-4:]] == [
        "月报",
        "月报",
        "月报",
        "月报",
    ]


def test_on_the_day_it_is_due_a_paper_is_not_missing() -> None:
    rows = shown(state_on("2025-05-05", project(obligations=[MONTHLY])), words=ENGLISH)
    assert rows[0] == "0 papers owed: 0 on time, 0 late, 0 missing"
    assert rows[2] == "Coming due"
    assert rows[4].split()[:4] == ["2025-05-05", "today", "2025-04", "月报"]


def test_a_paper_due_on_the_last_day_of_the_month_asked_about_is_missing() -> None:
    half = {"id": "half", "title": "总结", "paper": "report", "owed_by": "units", "every": "once"}
    made = project(obligations=[half | {"period": "2025-H1", "due_on": "2025-06-30"}])
    rows = shown(state_on("2025-06-30", made), words=ENGLISH)
    assert rows[0] == "1 paper owed: 0 on time, 0 late, 1 missing"
    assert rows[4].split("  ")[:2] == ["2025-06-30", "not in when due"]


@pytest.mark.parametrize(
    ("units", "came", "names"),
    [
        ("abc", "", "all 3 units"),
        ("abcdefgh", "ab", "6 units, all but a, b"),
        ("abcdefghijklm", "abcdef", "g, h, i, j, k, l, m"),
        ("abcdefg", "ab", "c, d, e, f, g"),
        ("abc", "ab", "c"),
    ],
)
def test_units_are_named_the_shorter_way(units: str, came: str, names: str) -> None:
    made = project(
        units=tuple(units),
        reports={(unit, "2025-04"): DONE for unit in came},
        obligations=[{**MONTHLY, "end": "2025-04"}],
    )
    (row,) = [row for row in shown(state_on("2025-05-10", made), words=ENGLISH) if "over" in row]
    assert row == f"2025-05-05  5 days overdue  2025-04 月报  {names}"


def test_nothing_is_owed() -> None:
    made = project(reports={("jxkc", "2025-04"): DONE}, obligations=[{**MONTHLY, "end": "2025-04"}])
    assert shown(state_on("2025-05-10", made)) == [
        "应报 1 份：按时 1，逾期 0，未报 0",
        "没有应报材料。",
    ]


def test_a_paper_dated_before_its_month_is_not_on_time_without_a_word() -> None:
    early = report(nothing="无", submitted="2024-05-01")
    made = project(
        reports={("jxkc", "2025-04"): early}, obligations=[{**MONTHLY, "end": "2025-04"}]
    )
    assert shown(state_on("2025-05-10", made))[0] == (
        "应报 1 份：按时 1，逾期 0，未报 0（其中1份报送日期早于所报时段，待核实）"
    )
