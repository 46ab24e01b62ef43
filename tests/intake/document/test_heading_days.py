"""Days that a heading says for all below it, and lists of offices parted by blanks."""

import pytest

from tests.intake.document.reading import named, read

A, B = "区教育局", "区财政局"


def _due(text: str) -> list[str | None]:
    return [task.due.words.text if task.due else None for task in read(text).tasks]


@pytest.mark.parametrize(
    ("heading", "due"),
    [
        ("第一部分　完成时限：2025年6月底前", "2025年6月底前"),
        ("一、6月底前完成的任务（2项）", "6月底前"),
        ("一、2025年10月底前完成", "2025年10月底前"),
        ("一、第一批任务\n完成时限：9月底", "9月底"),
        ("一、6月底前让群众满意的大事", None),
        ("一、加快建设", None),
    ],
)
def test_a_heading_says_the_day_of_its_items(heading: str, due: str | None) -> None:
    text = (
        f"实事项目责任分解\n{heading}\n1.新建学校。新建3所。\n责任单位：{A}\n"
        f"2.改造道路。每月25日前报送进度。\n责任单位：{B}\n完成时限：年底前\n"
    )
    assert _due(text) == [due, "年底前"]


def test_a_day_within_a_text_is_weaker_than_the_headings() -> None:
    text = f"责任分解\n一、6月底前完成的任务\n1.新建学校。4月10日前开工。（{A}负责）\n2.改造道路。（{B}负责）"
    assert _due(text) == ["6月底前", "6月底前"]


def test_a_day_of_one_paragraph_is_not_that_of_the_next() -> None:
    def task(text: str, *said: str) -> str:
        return "\n".join((text, *said)) + "\n"

    text = "十大实事\n一、教育\n" + task("新增学位三千个。", f"责任单位：{A}", "完成时限：6月底前")
    assert _due(text + task("新建幼儿园若干。", f"责任单位：{B}")) == ["6月底前", None]


def test_a_row_of_a_table_says_the_day_of_those_below() -> None:
    text = (
        "任务清单\n序号 | 工作任务 | 责任单位\n一、6月底前完成的任务\n"
        f"1 | 新建学校 | {A}\n2 | 改造道路 | {B}\n"
    )
    assert _due(text) == ["6月底前", "6月底前"]


def test_a_list_parted_by_blanks_goes_on_below() -> None:
    text = f"责任分解\n1.新建学校。\n牵头单位：{A}\n配合单位：{B} 区歌舞团（城区分团）\n        沿线各乡镇\n2.改造道路。\n牵头单位：{B}\n配合单位：{A}"
    assert named(text) == [
        ([A], [], [B, "区歌舞团（城区分团）", "沿线各乡镇"]),
        ([B], [], [A]),
    ]
