"""A task about which no unit wrote: the brief tells what the reports bring of it, and denies nothing."""

from typing import Any

import pytest

from anplan.base.period import Period
from anplan.model.project import Project
from anplan.show.brief.unit import make_unit_brief
from anplan.show.words import Words
from anplan.state.build import build
from anplan.state.question import Question
from tests.builders import DAY, MONTHLY, indicator, project, reading, report
from tests.show.brief.rendered import small

TASKS: dict[str, Any] = {
    "1.1": {
        "title": "建平台",
        "units": ["a", "b"],
        "actions": [{"id": "opening", "title": "揭牌", "kind": "milestone", "due": "2025-06-20"}],
    }
}
LIBRARY = {
    "title": "项目库",
    "tasks": ["1.1"],
    "reported_by": ["a"],
    "stages": [{"id": "stored", "title": "入库"}],
}
SILENT = "有关单位本期材料未写此项任务的进展情况。"


def told(**entries: Any) -> Project:
    """A plan whose unit ``a`` reports for June whatever is named, and no words."""
    return of({("a", "2025-06"): report(submitted="2025-07-03", **entries)})


def of(reports: Any, **changes: Any) -> Project:
    """A plan of two units with one task, an indicator and a register for it."""
    content: dict[str, Any] = {
        "units": ("a", "b"),
        "tasks": TASKS,
        "obligations": [MONTHLY],
        "indicators": {"it": indicator(reported_by=["a"], tasks=["1.1"])},
        "registers": {"library": LIBRARY},
        "reports": reports,
    }
    return project(**content | changes)


def task_line(made: Project, **options: Any) -> str:
    """Return what the brief says of the task behind its heading."""
    lines = small(made, **options).splitlines()
    (line,) = (line for line in lines if line.startswith("**1.1 "))
    return line.partition("** ")[2]


def test_a_figure_is_told_with_its_day() -> None:
    made = told(readings=[reading("50", "2025-06-30")])
    assert task_line(made) == "本期报送数据：成交额50亿元（截至6月30日）。"


def test_a_preliminary_figure_says_so() -> None:
    made = told(readings=[reading("50", "2025-06-30", preliminary="true")])
    assert task_line(made) == "本期报送数据：成交额50亿元（截至6月30日，初步）。"


def test_why_there_is_no_figure_is_told_too() -> None:
    made = told(readings=[{"indicator": "it", "unavailable": "尚未发布"}])
    assert task_line(made) == "本期报送数据：成交额：尚未发布。"


def test_the_figure_of_several_units_is_that_of_the_table() -> None:
    both = {
        (unit, "2025-06"): report(reading(value, "2025-06-30"), submitted="2025-07-03")
        for unit, value in (("a", "50"), ("b", "20"))
    }
    shared = {"it": indicator(reported_by=["a", "b"], tasks=["1.1"])}
    line = task_line(of(both, indicators=shared))
    assert line == "本期报送数据：成交额70亿元（截至6月30日，2个单位报送）。"


def test_of_several_units_of_which_one_reported_no_sum_is_told() -> None:
    shared = {"it": indicator(reported_by=["a", "b"], tasks=["1.1"])}
    one = {("a", "2025-06"): report(reading("50", "2025-06-30"), submitted="2025-07-03")}
    assert task_line(of(one, indicators=shared)) == "本期报送数据：成交额（1个单位报送）。"


def test_items_that_moved_are_counted() -> None:
    moves = [
        {"register": "library", "id": name, "title": "项", "stage": "stored", "on": "2025-06-20"}
        for name in ("P-1", "P-2")
    ]
    assert task_line(told(items=moves)) == "本期报送数据：项目库中2个项目有进展。"


def test_a_milestone_that_was_done_is_told() -> None:
    made = told(milestones=[{"ref": "1.1/opening", "done": "2025-06-12"}])
    assert task_line(made) == "揭牌：6月12日完成。"


def test_a_measure_that_serves_the_task_is_told() -> None:
    measure = {"id": "visit", "ref": "1.1", "text": "走访企业", "by": "2025-06-30"}
    scheme = {"submitted": "2025-04-28", "measures": [measure]}
    done = report(
        submitted="2025-07-03", milestones=[{"ref": "scheme/visit", "done": "2025-06-12"}]
    )
    made = of({("a", "2025-06"): done}, schemes={"a": scheme})
    assert task_line(made) == "走访企业：6月12日完成。"


def test_a_report_that_brings_nothing_of_it_has_no_words_about_it() -> None:
    assert task_line(told(next=[{"ref": "1.1", "text": "再走访。"}])) == SILENT


def test_words_of_a_unit_are_all_that_is_told() -> None:
    made = told(
        readings=[reading("50", "2025-06-30")], progress=[{"ref": "1.1", "text": "走访3家。"}]
    )
    assert task_line(made) == "a：走访3家。"


def test_in_english() -> None:
    made = told(
        readings=[reading("50", "2025-06-30")],
        milestones=[{"ref": "1.1/opening", "done": "2025-06-12"}],
    )
    assert task_line(made, language="en") == (
        "Reported: 成交额, 50 亿元 as of 30 June. 揭牌: reached on 12 June."
    )


def test_a_unit_s_own_brief_tells_its_own_figure() -> None:
    both = {
        (unit, "2025-06"): report(reading(value, "2025-06-30"), submitted="2025-07-03")
        for unit, value in (("a", "50"), ("b", "20"))
    }
    made = of(both, indicators={"it": indicator(reported_by=["a", "b"], tasks=["1.1"])})
    june = Period.parse("2025-06")
    state = build(made, Question(june.end, DAY("2025-07-08")))
    brief = make_unit_brief(Words("zh_CN"), state, june, "b", "0123", "1.0")
    assert brief.sections[0].tasks[0].text == "本期报送数据：成交额20亿元（截至6月30日）。"


@pytest.mark.parametrize("edition", ["", "titled"])
def test_a_brief_of_before_has_the_sentence_it_had(edition: str) -> None:
    made = told(readings=[reading("50", "2025-06-30")])
    assert task_line(made, edition=edition) == SILENT
