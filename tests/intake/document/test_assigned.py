"""Who does a task: labels, sentences and brackets, open and closed, in front and behind."""

import pytest

from tests.intake.document.reading import named, read

A, B, C = "区教育局", "区财政局", "区民政局"


@pytest.mark.parametrize(
    ("item", "lead", "units", "support"),
    [
        (f"1.新建学校。（责任单位：{A}、{B}）", [], [A, B], []),
        (f"1.新建学校。（责任单位：{A}、{B}", [], [A, B], []),
        (f"1.新建学校。责任单位：{A}、{B}）", [], [A, B], []),
        (f"1.新建学校。〔责任单位：{A}〕", [], [A], []),
        (f"1.新建学校。【责任单位】{A}、{B}", [], [A, B], []),
        (f"1.新建学校。（牵头单位：{A}，配合单位：{B}）", [A], [], [B]),
        (f"1.新建学校。（牵头单位：{A}；责任单位：{B}，{C}）", [A], [B, C], []),
        (f"1.新建学校。\n牵头单位：{A}\n责任单位：{B}", [A], [B], []),
        (f"1.新建学校。\n责任单位：\n{A}、\n{B}", [], [A, B], []),
        (f"1.新建学校。（{A}牵头，{B}、{C}按职责分工负责）", [A], [], [B, C]),
        (f"1.新建学校。（{A}牵头，{B}配合）", [A], [], [B]),
        (f"1.新建学校。（{A}、{B}等部门按职责分工负责）", [], [A, B], []),
        (f"1.新建学校。（{A}会同{B}负责）", [A], [B], []),
        (f"1.新建学校。（{A}、{B}）", [], [A, B], []),
        (f"1.新建学校。（{A}负责，12月底前）", [], [A], []),
        (f"1.新建学校。由{A}牵头，{B}配合。", [A], [], [B]),
        (f"1.新建学校。责任单位：{A}（牵头）、{B}", [A], [B], []),
        (f"1.新建学校。落地科室：{A}；协同站所：{B}", [], [A], [B]),
        (
            f"1.新建学校。（责任单位：{A}牵头，{B}等有关部门参加，各镇街落实）",
            [A],
            ["各镇街"],
            [B, "有关部门"],
        ),
        (f"1.新建学校。（{A}、{B}牵头督导，{C}参与）", [A, B], [], [C]),
        (
            f"1.新建学校。〔{A}牵头，各县、区人民政府（管委会）负责落实。以下不再列出。〕",
            [A],
            ["各县、区人民政府（管委会）"],
            [],
        ),
        (
            f"1.新建学校。（{A}、{B}等市有关部门和各区政府按职责分工负责）",
            [],
            [A, B, "市有关部门", "各区政府"],
            [],
        ),
        (
            f"1.新建学校。（牵头单位：{A}；参与单位：市直有关部门、单位）",
            [A],
            [],
            ["市直有关部门、单位"],
        ),
        (f"1.新建学校。由{A}牵头，{B}、{C}配合，负责组织各县区实施。", [A], [], [B, C]),
        (f"1.新建学校。由{A}牵头,会同{B}、{C}落实。", [A], [], [B, C]),
        (f"1.新建学校。由{A}牵头，商{B}、区商务局等部门落实。", [A], [], [B, "区商务局"]),
        (f"1.新建学校。（{A}牵头，配合单位为{B}、{C}）", [A], [], [B, C]),
        (f"1.新建学校。由{A}负责，{B}、{C}协助。", [], [A], [B, C]),
        ("1.新建学校。（德育科、督导室）", [], ["德育科", "督导室"], []),
        ("1.新建学校。（人事科；完成时限：8月底）", [], ["人事科"], []),
        (
            f"1.新建学校。（{A}牵头，各区政府〔含新区、合作区管委会〕配合）",
            [A],
            [],
            ["各区政府〔含新区、合作区管委会〕"],
        ),
        (f"1.新建学校。（{A}牵头，{B}等25个部门按职责分工负责）", [A], [], [B]),
        (f"1.新建学校。（{A}主抓，{B}配合）", [A], [], [B]),
        (f"1.【{A}】新建学校两所。", [], [A], []),
        (f"1.{A}：新建学校两所。", [], [A], []),
        (f"1.新建学校。责任单位：{A}牵头，{B}、{C}按职责分工负责", [A], [], [B, C]),
        (f"1.新建学校。（責任單位：{A}；協辦單位：{B}）", [], [A], [B]),
        (f"1.新建学校。责任领导：李某某；牵头单位：{A}", [A], [], []),
    ],
)
def test_who_does_it(item: str, lead: list[str], units: list[str], support: list[str]) -> None:
    assert named(f"示例区重点工作方案\n一、任务\n{item}") == [(lead, units, support)]


def test_the_first_leads_where_the_document_says_so() -> None:
    text = f"示例区工作方案\n列第一位者为牵头单位。\n1.新建学校。\n责任单位：{A}、{B}\n2.新建公园。\n责任单位：{B}"
    assert named(text) == [([A], [B], []), ([B], [], [])]


def test_a_remark_in_the_first_bracket_is_no_office() -> None:
    text = f"示例区工作方案\n1.新建学校。（{A}、{B}，列在首位的为牵头单位，下同）\n2.新建公园。（{B}、{C}）"
    assert named(text) == [([A], [B], []), ([B], [C], [])]


def test_a_heading_that_is_a_name_assigns_what_is_below_it() -> None:
    text = f"示例区任务分工\n一、{A}（2项）\n1.新建学校2所。\n2.改造学校3所。\n二、{B}牵头，{C}配合\n3.保障资金。"
    assert named(text) == [([], [A], []), ([], [A], []), ([B], [], [C])]


def test_a_list_below_the_last_of_several_parts_is_the_whole_items() -> None:
    text = f"示例区工作方案\n1、新建学校。\n（1）完成选址。\n（2）开工建设。\n责任单位：{A}\n2、新建公园。\n（1）完成选址。\n（2）开工建设。\n责任单位：{B}"
    tasks = read(text).tasks
    assert [task.title.text for task in tasks] == ["新建学校", "新建公园"]
    assert [len(task.actions) for task in tasks] == [2, 2]


def test_paragraphs_without_numbers_are_tasks_where_each_names_its_offices() -> None:
    text = f"示例区工作分解\n一、教育\n扩大供给。新建学校。（责任单位：{A}）\n保障资金。足额到位。（责任单位：{B}）"
    assert [task.title.text for task in read(text).tasks] == ["扩大供给", "保障资金"]


def test_an_item_beside_tasks_is_one_though_nobody_is_named() -> None:
    text = f"示例区工作方案\n1.新建学校。\n责任单位：{A}\n2.新建公园。\n责任单位：{B}\n3.其他工作。"
    tasks = read(text).tasks
    assert [task.title.text for task in tasks] == ["新建学校", "新建公园", "其他工作"]


def test_measures_of_organisation_are_no_tasks() -> None:
    text = f"示例区工作方案\n一、任务\n（一）新建学校。（责任单位：{A}）\n（二）新建公园。（责任单位：{B}）\n二、保障措施\n（一）加强领导。成立专班。\n（二）强化考核。严格奖惩。"
    assert [task.title.text for task in read(text).tasks] == ["新建学校", "新建公园"]


def test_names_without_a_word_go_with_those_behind_them() -> None:
    text = "实施方案\n1.提升油品。（市商务局牵头，市发改委，国网示例供电公司等参与）"
    assert named(text) == [(["市商务局"], [], ["市发改委", "国网示例供电公司"])]


def test_names_without_a_word_support_the_one_that_leads() -> None:
    text = "实施方案\n1.鼓励社会办学。（县教育局牵头，县民政局、县财政局）"
    assert named(text) == [(["县教育局"], [], ["县民政局", "县财政局"])]
