"""The parts of a task, and what is guessed of them."""

import pytest

from tests.intake.document.reading import read


@pytest.mark.parametrize(
    ("sentence", "kind", "every", "due"),
    [
        ("8月底前建成幼儿园。", "milestone", None, "8月底前"),
        ("出台实施办法。", "milestone", None, None),
        ("每季度开展项目申报。", "recurring", "quarter", None),
        ("加强队伍建设。", "standing", None, None),
    ],
)
def test_what_sort_of_work_a_sentence_is(
    sentence: str, kind: str, every: str | None, due: str | None
) -> None:
    (task,) = read(f"示例区工作方案\n1.扩大供给。{sentence}（责任单位：区教育局）").tasks
    (action,) = task.actions
    assert (action.words.text, action.kind, action.every) == (sentence, kind, every)
    assert (action.due.words.text if action.due else None) == due


def test_a_figure_in_words_is_a_question() -> None:
    reading = read("示例区工作方案\n1.扩大供给。新建两所小学。（责任单位：区教育局）")
    assert [one.text.values for one in reading.questions] == [{"text": "两所"}]
    assert reading.targets == ()


def actions(text: str) -> list[str]:
    (task,) = read(f"示例区工作方案\n1.扩大供给。{text}（责任单位：区教育局）").tasks
    return [action.words.text for action in task.actions]


@pytest.mark.parametrize(
    "sentence",
    [
        "严禁擅自改变用途。",
        "每所幼儿园补助200万元。",
        "已建成的幼儿园不计入本年任务。",
        "以教育部门统计数据为准。",
        "以上指标均含民办幼儿园。",
    ],
)
def test_what_a_sentence_rules_is_no_work(sentence: str) -> None:
    assert actions(f"新建幼儿园。{sentence}") == ["新建幼儿园。"]


def test_a_ban_within_work_stays_with_it() -> None:
    assert actions("加强巡查，严禁擅自改变用途。") == ["加强巡查，严禁擅自改变用途。"]


def test_each_day_of_a_sentence_has_an_action_of_its_own() -> None:
    assert actions("6月底前完成设计，12月底前建成。") == ["6月底前完成设计", "12月底前建成。"]
    assert actions("新建小学2所，6月底前开工，12月底前建成。") == [
        "新建小学2所",
        "6月底前开工",
        "12月底前建成。",
    ]
    assert actions("新建小学2所，12月底前建成。") == ["新建小学2所，12月底前建成。"]


def test_each_of_several_days_of_a_title_has_an_action() -> None:
    (task,) = read("1.新建公园6个，6月底前开工，年底前建成。（责任单位：区园林局）").tasks
    assert task.title.text == "新建公园6个，6月底前开工，年底前建成"
    assert [action.words.text for action in task.actions] == ["6月底前开工", "年底前建成。"]


def test_the_day_of_a_paper_is_not_the_tasks() -> None:
    (task,) = read("1.扩大供给。请于4月10日前将方案报区教育局。（责任单位：各街道）").tasks
    assert task.due is None


def test_the_day_of_a_paper_is_the_tasks_where_the_paper_is_the_task() -> None:
    (task,) = read("1.4月10日前将自查报告报区教育局。（责任单位：各街道）").tasks
    assert task.due is not None
    assert task.due.words.text == "4月10日前"


@pytest.mark.parametrize(
    "sentence",
    [
        "以上项目均须于6月底前开工。",
        "耕地保有量不得低于50万亩。",
        "各单位不得迟于6月底前上线。",
        "禁止类项目退出10个。",
        "每个乡镇补助50万元建设养老院。",
    ],
)
def test_what_asks_for_work_stays_an_action(sentence: str) -> None:
    assert actions(f"新建幼儿园。{sentence}")[-1] == sentence


def test_the_day_of_a_plan_that_is_the_work_is_the_tasks() -> None:
    (task,) = read("1.编制规划。6月底前将规划方案报市政府审议。（责任单位：市规划局）").tasks
    assert task.due is not None
