"""The document beside what was made of it: what is covered, what is not, its own defects."""

from dataclasses import replace

from anplan.model.coverage import coverage
from anplan.show.layout.lines import plain
from anplan.show.screens.source import source_screen
from tests.show.example import CHINESE, ENGLISH, example

TEXT = """试验方案

一、目标
成交额达到120亿元以上。形势很好。
二、要求
各单位制定方案。还要加强领导。
"""


def shown(**changes: object) -> str:
    made = replace(example(**changes), source=TEXT)
    return plain(source_screen(CHINESE, made, coverage(made)))


def test_every_sentence_stands_with_its_items() -> None:
    assert shown(narrative=["形势很好"], sample="true").splitlines() == [
        "试验方案（示例数据）",
        "试〔2025〕1号 试验办公室 2025-04-09",
        "",
        "试验方案",
        "一、目标",
        "    未覆盖",
        "成交额达到120亿元以上。",
        "    指标 it 成交额",
        "形势很好。",
        "    叙述",
        "二、要求",
        "    未覆盖",
        "各单位制定方案。",
        "    报送 schemes 单位工作方案",
        "还要加强领导。",
        "    未覆盖",
        "",
        "正文各章共 6 句，已覆盖 3 句（50.0%），其中列为叙述 1 句；按字数覆盖 65.7%。",
    ]


def test_defects_are_counted_and_quoted() -> None:
    defects = [{"text": "没有\n期限", "quote": "还要\n加强领导"}, {"text": "缺页"}]
    assert shown(defects=defects).splitlines()[-5:] == [
        "",
        "原文自身的疏漏（2 处）：",
        "  1. 没有 期限",
        "     原文：还要 加强领导",
        "  2. 缺页",
    ]


def test_a_plan_without_its_text() -> None:
    made = example()
    text = plain(source_screen(ENGLISH, made, coverage(made)))
    assert text.splitlines()[-1].startswith("Covered: 0 of 0 sentences of the chapters (100.0 %)")


def test_a_task_and_a_chapter_stand_behind_the_document_s_own_numbers() -> None:
    lines = shown(
        sections=[{"id": "1", "title": "要求", "label": "二、", "quote": "各单位制定方案"}],
        tasks={
            "1.1": {"title": "甲", "label": "12.", "units": ["jxkc"], "quote": "各单位制定方案"},
            "1.2": {"title": "乙", "units": ["jxkc"], "quote": "各单位制定方案"},
        },
    ).splitlines()
    at = lines.index("各单位制定方案。")

    assert [line.strip() for line in lines[at + 1 : at + 5]] == [
        "部分 二、要求",
        "报送 schemes 单位工作方案",
        "任务 12. 甲",
        "任务 1.2 乙",
    ]
