"""The last summary of a plan: of the sample carried on to its last day, rendered, issued, verified."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from anplan.show.brief.fitting import count_characters
from tests.program import refused, shown
from tests.whole_year import carry_on, issue_year


@pytest.fixture(scope="module")
def carried(sample: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample on the plan's last day, before the summary of the year."""
    return carry_on(Path(shutil.copytree(sample, tmp_path_factory.mktemp("year") / "carried")))


@pytest.fixture(scope="module")
def issued(carried: Path) -> Path:
    """The same with the summary of the year issued and committed."""
    return issue_year(Path(shutil.copytree(carried, carried.with_name("issued"))))


@pytest.fixture(scope="module")
def summary(issued: Path) -> str:
    """What the summary of the year says."""
    return issued.joinpath("briefs/2025.md").read_text("utf-8")


def rows(text: str, chapter: str) -> Iterator[list[str]]:
    """The cells of the tables of a chapter."""
    part = text.split(f"、{chapter}\n", 1)[1].split("\n### ", 1)[0]
    for line in part.splitlines():
        if line.startswith("| "):
            yield [cell.strip() for cell in line.strip("|").split("|")]


def test_it_has_the_chapters_of_a_years_work(summary: str) -> None:
    assert re.findall(r"(?m)^### ([一二三四五六七]、.*)$", summary) == [
        "一、总体情况",
        "二、指标完成情况",
        "三、任务落实情况",
        "四、清单进展",
        "五、存在问题及解决情况",
        "六、责任单位报送和措施落实情况",
        "七、下一步打算",
    ]
    assert "全年任务基本落实。" in summary
    assert "明年接续抓好成果落地。" in summary


def test_its_table_goes_from_month_to_month_to_the_end(summary: str) -> None:
    head, *table = rows(summary, "指标完成情况")
    months = [f"{month}月" for month in range(4, 13)]
    assert head == ["指标", "目标", *months, "完成", "完成率", "序时进度", "超/低", "亮灯"]
    managers = next(row for row in table if row[0] == "技术经理人")
    assert managers[2:] == [
        *("4 绿", "9 黄", "18 黄", "24 绿", "29 绿", "31 黄", "31 黄", "31 黄", "31 红"),
        *("31名", "62.0%", "100.0%", "−38.0", "红"),
    ]


def test_what_was_closed_out_stays_closed(summary: str) -> None:
    grids = next(row for row in rows(summary, "指标完成情况") if row[0] == "主网格")
    assert (grids[7], grids[-1]) == ("4 销号", "销号")
    assert "销号1项" in summary


def test_at_most_eight_thousand_characters_stand_before_the_annex(summary: str) -> None:
    assert 3000 < count_characters(summary.split("\n## 附件", 1)[0]) <= 8000


def test_papers_are_counted_in_the_table_and_beside_each_units_words(summary: str) -> None:
    table = {row[0]: row[1:5] for row in rows(summary, "责任单位报送和措施落实情况")}
    assert table["区科协"] == ["10", "6", "0", "4"]
    assert table["花桥街道办事处"] == ["10", "7", "2", "1"]
    came = dict(re.findall(r"(?m)^### \d+\. ([^（]+)（(.*)）$", summary.split("\n## 附件：各")[1]))
    assert came["区科协"] == "总结未报送；应报10份，已报6份"
    assert came["花桥街道办事处"] == ("总结12月24日报送，逾期4天；应报10份，已报9份，其中逾期2份")
    assert came["区经济信息化和科技创新局"] == "总结12月18日报送；应报11份，已报11份"


def test_a_problem_that_ended_in_the_year_says_so(summary: str) -> None:
    part = summary.split("、存在问题及解决情况\n", 1)[1].split("\n### ", 1)[0]
    assert "期内共反映问题7个，已解决4个，未解决3个。" in part
    assert "拨转股申报材料不齐（3.1，区经济信息化和科技创新局）" in part
    assert "已于11月28日解决。" in part


def test_it_is_verified_with_the_briefs_of_the_months(issued: Path) -> None:
    told = shown("brief", "--verify", folder=issued).splitlines()
    assert told[-2] == "2025 总结，2025-12-31 印发：重新生成，逐字节一致"
    assert told[-1] == "核对已印发简报 9 份，9 份与所依据的文件一致"


def test_the_year_is_closed_by_it(issued: Path) -> None:
    told = refused("brief", "--period", "2025", "--issue", folder=issued)
    assert told == "anplan：2025 已于 2025-12-31 印发"


def test_a_unit_has_its_own_of_the_year(issued: Path) -> None:
    text = shown("brief", "--period", "全年", "--unit", "区市场监管局", "-o", "-", folder=issued)
    assert text.startswith("# 市十五届人大五次会议1号议案办理工作总结（区市场监督管理局）\n")
    assert "区市场监督管理局 2025年12月18日" in text
    assert "应报材料10份，按时10份，逾期0份，未报0份。" in text
    silent = shown("brief", "--period", "全年", "--unit", "区科协", "-o", "-", folder=issued)
    assert "区科协 总结未报送；应报10份，已报6份" in silent


def headline(folder: Path, command: str) -> list[str]:
    """The lines below the day, on the fifth of January."""
    return shown(command, "--on", "2026-01-05", folder=folder).splitlines()[2:4]


@pytest.mark.parametrize("command", ["status", "due"])
def test_once_the_plan_is_over_the_next_brief_is_named_with_its_command(
    command: str, sample: Path, carried: Path, issued: Path
) -> None:
    over = "方案已于 2025-12-31 期满。"
    assert headline(sample, command) == [
        over,
        "2025-09 简报尚未印发：anplan brief --month 2025-09 生成草稿，定稿加 --issue 印发",
    ]
    assert headline(carried, command) == [
        over,
        "2025 总结尚未印发：anplan brief --period 2025 生成草稿，定稿加 --issue 印发",
    ]
    assert headline(issued, command) == [
        over,
        "简报、总结均已印发；接续下一方案：anplan init --from . ../plan",
    ]


def test_a_brief_without_a_period_is_told_which_one_is_left_once_the_plan_is_over(
    carried: Path, issued: Path
) -> None:
    asked = ("brief", "--on", "2026-01-05")
    told = "anplan：缺少 --period。"
    left = "2025 总结尚未印发：anplan brief --period 2025 生成草稿，定稿加 --issue 印发"
    assert refused(*asked, folder=carried) == told + left
    assert refused(*asked, "--issue", folder=carried) == told + left
    none = "简报、总结均已印发；接续下一方案：anplan init --from . ../plan"
    assert refused(*asked, folder=issued) == told + none
    how = refused(*asked, "--unit", "区科协", folder=carried)
    assert how.startswith(told + "月写作 2025-06")
    during = refused("brief", "--on", "2025-12-31", folder=carried)
    assert during.startswith(told + "月写作 2025-06")
