"""Measures on screens, in reminders and as JSON: counted in a line, explained one by one."""

from pathlib import PurePath

from anplan.base.problem import Place, Spot
from anplan.show.form.measures import measure_rows
from anplan.show.json.measures import measure_json, schemes_json
from anplan.show.layout.lines import plain
from anplan.show.letters.reminders import reminders, reminders_screen
from anplan.show.screens.due import due_screen
from anplan.show.screens.measures import count_text, show_measure, why_measure
from anplan.show.screens.status import status_screen
from anplan.show.screens.traces import Traces
from anplan.show.screens.why import why_task
from anplan.show.words import Words
from anplan.state.build import State
from tests.builders import DAY, project, report, state_on

CHINESE, ENGLISH = Words("zh_CN"), Words("en")
LAB = {"id": "lab", "ref": "3.2", "text": "协调装修验收", "by": "2025-06-30"}
VISITS = {"id": "visits", "ref": "3.2", "title": "走访", "text": "走访企业", "every": "month"}
LATER = {"id": "fund", "ref": "3.2", "text": "筹建基金", "by": "2025-09-30"}


def made() -> State:
    told = report(
        progress=[{"ref": "scheme/visits", "text": "走访8家"}],
        milestones=[{"ref": "scheme/fund", "done": "2025-06-12"}],
    )
    return state_on(
        "2025-07-03",
        project(
            tasks={
                "3.2": {"title": "医工交叉", "units": ["jxkc"]},
                "3.3": {"title": "攻关", "units": ["jxkc"]},
            },
            units=["jxkc"],
            schemes={"jxkc": {"submitted": "2025-04-22", "measures": [LAB, VISITS, LATER]}},
            reports={("jxkc", "2025-06"): told},
        ),
    )


def traced(spot: Spot) -> Place:
    return Place(spot.file, 3)


TRACES = Traces(traced, lambda _place: "abc1234 2025-04-22")


def test_they_are_counted_in_a_line() -> None:
    state = made()
    assert count_text(CHINESE, state.measures, state.question) == (
        "方案措施3项：到期2，完成1，逾期1，提前完成1"
    )
    assert count_text(ENGLISH, state.measures, state.question) == (
        "3 measures: 2 due, 1 done, 1 overdue, 1 done early"
    )


def test_the_status_has_the_line_only_where_there_are_measures() -> None:
    assert "方案措施3项：到期2" in plain(status_screen(CHINESE, made(), None))
    bare = state_on("2025-07-03", project(tasks={"3.2": {"title": "任务", "units": ["jxkc"]}}))
    assert "方案措施" not in plain(status_screen(CHINESE, bare, None))


def test_why_explains_a_light_with_its_place_and_commit() -> None:
    state = made()
    measure = state.measure("jxkc/scheme/lab")
    assert measure is not None
    lines = plain(why_measure(CHINESE, state, measure, TRACES, None)).splitlines()[3:]
    assert lines == [
        "jxkc/scheme/lab 协调装修验收  红",
        "  因由：逾期 3 天，期限 2025-06-30",
        "  规则 overdue：措施超过时限未完成：红灯",
        "  单位：jxkc",
        "  对应：3.2 医工交叉",
        "  期限：2025-06-30",
        "  出处 units/jxkc/scheme.yaml:3 abc1234 2025-04-22",
    ]


def test_show_has_what_was_reported_of_it() -> None:
    state = made()
    measure = state.measure("jxkc/scheme/visits")
    assert measure is not None
    lines = plain(show_measure(CHINESE, state, measure)).splitlines()
    assert lines[-3:] == ["  走访企业", "  jxkc 2025-06", "    走访8家"]
    assert "  期限：每月" in lines


def test_due_names_what_is_overdue_and_which_task_has_none() -> None:
    lines = plain(due_screen(CHINESE, made(), [], unit=None, revision=None)).splitlines()
    at = lines.index("逾期的方案措施")
    assert lines[at + 1 : at + 3] == ["jxkc 1", "逐项查看：anplan due --unit 单位"]
    assert lines[-3:] == ["方案中尚未定措施的任务", "单位  重点任务", "jxkc  3.3"]


def test_due_of_one_unit_names_each() -> None:
    lines = plain(due_screen(CHINESE, made(), [], unit="jxkc", revision=None)).splitlines()
    at = lines.index("逾期的方案措施")
    assert lines[at + 2].startswith("scheme/lab")


def test_why_of_a_task_names_units_and_titles_and_no_ids() -> None:
    state = made()
    lines = plain(why_task(CHINESE, state, state.task("3.2"), TRACES, None)).splitlines()
    at = next(place for place, line in enumerate(lines) if line.startswith("方案措施"))
    assert lines[at + 1].split()[:2] == ["单位", "方案措施"]
    assert lines[at + 2].split()[:2] == ["jxkc", "协调装修验收"]
    assert "scheme/lab" not in "\n".join(lines)


def test_a_reminder_names_them_briefly() -> None:
    made_for = reminders(CHINESE, made(), [], with_group=False, unit="jxkc")
    screen = reminders_screen(CHINESE, made_for)
    assert plain(screen).splitlines() == [
        "jxkc",
        "您好！贵单位方案措施逾期 1 项（协调装修验收（6月30日到期））。",
        "请抓紧落实，并在下次填报时说明。谢谢！",
    ]


def test_a_unit_that_owes_no_paper_gets_no_letter_of_its_own() -> None:
    assert list(reminders(CHINESE, made(), [], with_group=True)) == []


def test_a_reminder_to_one_unit_names_its_own_alone() -> None:
    made_for = reminders(CHINESE, made(), [], with_group=False, unit="kgj")
    assert list(made_for) == []


def test_json_has_each_with_its_days_and_place() -> None:
    state = made()
    said = measure_json(CHINESE, state.measures[0], traced)
    assert (said["ref"], said["due"].isoformat(), said["light"]) == (
        "jxkc/scheme/lab",
        "2025-06-30",
        "red",
    )
    assert PurePath(said["file"]).name == "scheme.yaml"
    assert schemes_json(state, None) == {
        "overdue_measures": [
            {"ref": "jxkc/scheme/lab", "unit": "jxkc", "due": state.measures[0].standing.due}
        ],
        "schemes_without_measure": [{"unit": "jxkc", "tasks": ["3.3"]}],
    }


def test_a_form_offers_those_that_are_open() -> None:
    table = measure_rows(CHINESE, made(), "jxkc", DAY("2025-07-31"))
    assert [row.mark for row in table.rows] == ["measures:lab", "measures:visits"]
    assert [row.cells[0].text for row in table.rows] == ["3.2 协调装修验收", "3.2 走访"]
