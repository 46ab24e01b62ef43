"""A summary's tasks: whose words stand, of which paper, and what is left to the annex."""

from typing import Any

from anplan.model.project import Project
from anplan.show.brief.fitting import count_characters
from anplan.show.summary.summary import MAX_CHARACTERS
from anplan.show.words import Words
from tests.builders import report
from tests.show.summary.summed_up import june, planned, rendered, summary, words_on


def task_text(made: Project, **options: Any) -> str:
    return summary(made, **options).sections[0].tasks[0].paragraph


APRIL = report(progress=[words_on("1.1", "四月完成选址。")], submitted="2025-05-02")
MAY = report(progress=[words_on("1.1", "五月开工。")], submitted="2025-06-02")
JUNE = report(progress=[words_on("1.1", "六月封顶。")], submitted="2025-07-02")
HALF = report(progress=[words_on("1.1", "上半年平台建成。")], submitted="2025-06-27")


def test_a_paper_of_the_whole_period_speaks_before_the_months() -> None:
    made = planned({("jxkc", "2025-04"): APRIL, ("sfj", "2025-H1"): HALF})
    assert task_text(made) == "sfj：上半年平台建成。（另有1份材料述及）"


def test_without_one_the_latest_months_of_the_first_unit_speak() -> None:
    reports = {("jxkc", "2025-04"): APRIL, ("jxkc", "2025-05"): MAY, ("jxkc", "2025-06"): JUNE}
    text = task_text(planned(reports))
    assert text == "jxkc（5月）：五月开工。jxkc（6月）：六月封顶。（另有1份材料述及）"


def test_the_coordinator_may_choose_whose_words_stand() -> None:
    made = planned({("jxkc", "2025-H1"): HALF, ("sfj", "2025-H1"): MAY})
    notes = {"picks": [{"task": "1.1", "unit": "sfj"}]}
    assert task_text(made, notes=notes).startswith("sfj：五月开工。")


def test_a_task_of_which_nobody_wrote_says_so() -> None:
    assert task_text(planned()) == "期内材料未述及。"


def test_a_milestone_of_the_period_is_named_with_its_day() -> None:
    task = {
        "title": "搭建平台",
        "units": ["jxkc"],
        "actions": [{"id": "open", "title": "平台启用", "kind": "milestone"}],
    }
    done = report(milestones=[{"ref": "1.1/open", "done": "2025-06-12"}], submitted="2025-07-02")
    made = planned({("jxkc", "2025-06"): done}, tasks={"1.1": task})
    assert task_text(made) == "平台启用：6月12日完成。"
    then = task_text(made, words=Words("zh_CN", "titled"))
    assert then == "期内材料未述及。平台启用：6月12日完成。"


def test_figures_of_the_period_are_told_where_nobody_wrote() -> None:
    made = planned({("jxkc", "2025-05"): MAY._replace(progress=()), ("jxkc", "2025-06"): june()})
    assert task_text(made) == "本期报送数据：成交额60亿元（截至6月30日）。"
    then = task_text(made, words=Words("zh_CN", "titled"))
    assert then == "期内材料未述及。"


def test_what_is_too_long_stands_whole_in_the_annex() -> None:
    long_words = "平台" * 4100 + "。"
    paper = report(progress=[words_on("1.1", long_words)], submitted="2025-06-27")
    made = summary(planned({("jxkc", "2025-H1"): paper}))
    assert made.sections[0].tasks[0].paragraph == "内容较长，见附件。"
    assert [passage.paragraph for passage in made.left] == [f"jxkc：{long_words}"]
    body, annex = rendered(made).split("\n## 附件：正文略去的内容\n")
    assert count_characters(body) <= MAX_CHARACTERS
    assert long_words in annex


def test_a_unit_speaks_alone_in_its_own_summary() -> None:
    made = planned({("jxkc", "2025-H1"): HALF, ("sfj", "2025-06"): JUNE})
    assert task_text(made, unit="sfj") == "sfj（6月）：六月封顶。"
