"""Tables of indicators: the target year's column counts, beside tasks no row is one."""

import pytest

from anplan.intake.document.reading import Reading
from tests.intake.document.reading import figures_of, read

HEADS = "类别 | 指标 | 单位 | 2020年实际 | 2025年目标 | 属性"
ROWS = (
    "经济 | 生产总值增速 | % | 5.8 | 7 | 预期性",
    "经济 | 受教育年限 | 年 | 10.6 | ≥11.3 | 约束性",
    "经济 | 林木蓄积量 | 万方木 | 1,180 | 1,250（累计） | 约束性",
    "经济 | 断面个数 | 个 | 1 | 0 | 约束性",
)
TASKS = "表2 重点任务分工\n序号 | 重点任务 | 责任单位\n1 | 新建学校3所 | 区教育局\n2 | 改造道路5公里 | 区住建局\n"
SAID = [("7", "%", "="), ("11.3", "年", ">="), ("1250", "万方木", "="), ("0", "个", "=")]


def _whole(table: str) -> str:
    return (
        "示例区人民政府关于印发规划分工方案的通知\n各乡镇：\n现将《示例区规划分工方案》印发给你们。\n"
        f"示例区人民政府\n2021年9月13日\n附件：示例区规划分工方案\n\n表1  主要指标\n{table}\n{TASKS}"
    )


def _titles(reading: Reading) -> list[str]:
    return [task.title.text for task in reading.tasks]


@pytest.mark.parametrize(
    "table",
    [
        "\n".join((HEADS, *ROWS)),
        "\n".join(line.replace(" | ", "   ") for line in (HEADS, *ROWS)),
        "\n".join(line.replace(" | ", "\t") for line in (HEADS, *ROWS)),
    ],
)
def test_figures_of_the_target_year_beside_tasks(table: str) -> None:
    reading = read(_whole(table))
    assert reading.head.title is not None
    assert reading.head.title.value == "示例区规划分工方案"
    assert _titles(reading) == ["新建学校3所", "改造道路5公里"]
    assert figures_of(_whole(table)) == [*SAID, ("3", "所", "="), ("5", "公里", "=")]
    assert [one.task for one in reading.targets] == [None] * 4 + [0, 1]


def test_a_comparison_in_a_cell_is_a_goal_of_the_whole() -> None:
    table = f"{HEADS}\n经济 | 居民收入增速 | % | 6 | 与经济增长同步 | 预期性"
    (one,) = read(_whole(table)).comparisons
    assert one.task is None
    assert one.target.about is not None
    assert one.target.about.text == "居民收入增速"


def test_rows_of_tasks_parted_by_blanks_with_a_heading_between() -> None:
    text = (
        "任务清单\n序号  工作任务  责任单位  完成时限\n一、教育\n1  新建学校3所  区教育局  6月底前\n"
        "二、交通\n\n2  改造道路  区住建局  年底前\n请各单位抓好落实。\n"
    )
    reading = read(text)
    assert _titles(reading) == ["新建学校3所", "改造道路"]
    assert [task.sections[0].text for task in reading.tasks] == ["一、教育", "二、交通"]


def test_blanks_within_a_line_make_no_table() -> None:
    text = "工作要点\n2025年1月  第3期  内部资料\n一、新建学校。由区教育局负责。\n二、改造道路。由区住建局负责。"
    assert _titles(read(text)) == ["新建学校", "改造道路"]


def test_heads_of_another_table_end_the_one_before() -> None:
    text = (
        "任务分工\n指标名称  单位  2025年目标\n用水总量  万吨  ≤50\n附表二\n"
        "序号  工作任务  责任单位\n1  新建学校3所  区教育局\n2  改造道路  区住建局\n"
    )
    assert _titles(read(text)) == ["新建学校3所", "改造道路"]
    assert figures_of(text) == [("50", "万吨", "<="), ("3", "所", "=")]


FIVE_YEARS = """清源县“十四五”规划重点任务分工方案
一、发展目标
“十三五”期间，全县新增床位420张，人均经费标准由50元提高到79元。到2025年，就诊率达到90%以上，主要指标见下表。
专栏1 主要指标
指标 | 单位 | 2020年 | 2025年 | 性质
床位数 | 张 | 6.4 | 7.5 | 预期性
死亡率 | 1/10万 | 14.2 | ≤12 | 预期性
支出比重 | % | 29.5 | 27左右 | 约束性
二、重点任务
1.加强服务。（县卫生健康局负责）
"""


def test_a_table_of_first_and_last_years_has_heads_by_its_years() -> None:
    assert figures_of(FIVE_YEARS)[:3] == [
        ("7.5", "张", "="),
        ("12", "1/10万", "<="),
        ("27", "%", "="),
    ]


def test_what_the_five_years_before_reached_is_no_target() -> None:
    assert figures_of(FIVE_YEARS)[3:] == [("90", "%", ">=")]


def test_a_total_over_the_years_stands_in_square_brackets() -> None:
    rows = "\n".join((HEADS, *ROWS)).replace("1,250（累计）", "〔1,250〕")
    assert figures_of(_whole(rows))[: len(SAID)] == SAID
