"""Numbers of items, and what only looks like one."""

import pytest

from anplan.intake.document.text.numbers import chinese_value, item_number
from anplan.intake.document.text.words import fold


@pytest.mark.parametrize(
    ("text", "kind", "value", "label", "words"),
    [
        ("一、工作目标", "一、", 1, "一", "工作目标"),
        ("十二、保障措施", "一、", 12, "十二", "保障措施"),
        ("（三）强化协同", "(一)", 3, "(三)", "强化协同"),
        ("1. 新建学校", "1.", 1, "1", "新建学校"),
        ("20．羊城项目", "1.", 20, "20", "羊城项目"),
        ("3、新建学校", "1.", 3, "3", "新建学校"),
        ("1.2023年完成", "1.", 1, "1", "2023年完成"),
        ("4.8月底前完成", "1.", 4, "4", "8月底前完成"),
        ("（2）推进治理", "(1)", 2, "(2)", "推进治理"),
        ("1）推进治理", "1)", 1, "1)", "推进治理"),
        ("③更新车辆", "①", 3, "③", "更新车辆"),
        ("第一条 明确责任", "第条", 1, "第一条", "明确责任"),
        ("第三章 发展目标", "第章", 3, "第三章", "发展目标"),
        ("任务二：强化服务", "word", 2, "任务二", "强化服务"),
        ("2.1 Plant trees", "1.1", 1, "2.1", "Plant trees"),
        ("任务二　强化服务", "word", 2, "任务二", "强化服务"),
        ("专项三、强化服务", "word", 3, "专项三", "强化服务"),
        ("甲、改善環境", "甲、", 1, "甲", "改善環境"),
        ("甲1　清洗街道", "甲1", 1, "甲1", "清洗街道"),
        ("乙4 處理污水", "甲1", 4, "乙4", "處理污水"),
        ("A1 新建学校", "甲1", 1, "A1", "新建学校"),
        ("B-2、修缮校舍", "甲1", 2, "B-2", "修缮校舍"),
        ("Ⅱ-3 修缮校舍", "甲1", 3, "Ⅱ-3", "修缮校舍"),
        ("1-2 修缮校舍", "甲1", 2, "1-2", "修缮校舍"),
        ("第1项 修缮校舍", "第件", 1, "第1项", "修缮校舍"),
        ("——成果转化", "bullet", 0, "", "成果转化"),
        ("●完成目标", "bullet", 0, "", "完成目标"),
    ],
)
def test_an_item_begins_with_its_number(
    text: str, kind: str, value: int, label: str, words: str
) -> None:
    number = item_number(fold(text))
    assert number is not None
    assert (number.kind, number.value, number.label) == (kind, value, label)
    assert text[number.end :] == words


@pytest.mark.parametrize(
    "text",
    [
        "2023年完成",
        "7.5%以上",
        "1.5万人",
        "3.2亿元",
        "12月底前完成",
        "一是加强领导",
        "1-6月完成投资",
        "A4纸张若干",
        "甲级写字楼",
        "甲方应当付款",
        "三年行动计划",
        "五大行动",
    ],
)
def test_words_that_begin_with_a_figure_have_no_number(text: str) -> None:
    assert item_number(fold(text)) is None


@pytest.mark.parametrize(
    ("text", "value"), [("一", 1), ("十", 10), ("十四", 14), ("二十七", 27), ("一百零三", 103)]
)
def test_chinese_numerals(text: str, value: int) -> None:
    assert chinese_value(text) == value


def test_items_are_numbered_beyond_a_thousand_and_years_are_no_numbers() -> None:
    said = [item_number(text) for text in ("1001.推进绿化", "1250、修路", "2025、2026年度任务")]
    assert [number and number.value for number in said] == [1001, 1250, None]
