"""A unit's own brief: the district's layout, this unit's indicators, tasks and words alone."""

import re
from pathlib import Path

import pytest

from tests.program import add, edit, refused, run, shown

JUNE = ("brief", "--month", "2025-06", "--unit")


@pytest.fixture(scope="module")
def lead(sample: Path) -> str:
    return shown(*JUNE, "jxkc", folder=sample)


def chapter(text: str, number: str) -> list[str]:
    """Return the lines of a chapter that say something."""
    part = (
        text.split(f"\n### {number}、")[1]
        .split("\n### ", maxsplit=1)[0]
        .split("\n---\n", maxsplit=1)[0]
    )
    return [line for line in part.splitlines()[1:] if line]


def test_the_head_names_the_unit_and_the_day_it_handed_in(lead: str) -> None:
    assert lead.splitlines()[:5] == [
        "# 市十五届人大五次会议1号议案办理工作简报（区经济信息化和科技创新局）",
        "",
        "**2025年6月份** 区经济信息化和科技创新局 2025年7月3日 **示例数据**",
        "",
        "## 6月份工作进展情况",
    ]


def test_the_chapters_are_the_district_s_and_the_milestones(lead: str) -> None:
    assert re.findall(r"(?m)^### (.*)$", lead) == [
        "一、总体进展",
        "二、主要指标完成情况",
        "三、重点任务进展",
        "四、存在问题",
        "五、下一步工作",
        "六、节点情况",
        "七、方案措施",
    ]


def test_its_indicators_stand_as_in_the_district_s_brief(lead: str, sample: Path) -> None:
    rows = [line for line in chapter(lead, "二") if line.startswith("|")]
    assert len(rows) == 2 + 8
    district = sample.joinpath("briefs/2025-06.md").read_text("utf-8").splitlines()
    assert {row.replace("（全区）", "") for row in rows} <= set(district)
    assert [row for row in rows if "（全区）" in row] == [
        row for row in rows if row.startswith("| 重点成果项目库入库项目")
    ]


def test_its_tasks_carry_its_own_words_and_its_part(sample: Path) -> None:
    tasks = chapter(shown(*JUNE, "区司法局", folder=sample), "三")
    (own,) = [line for line in tasks if line.startswith("**2.2 ")]
    assert own.startswith("**2.2 激活科技服务机构潜能（责任，蓝）** ")
    report = sample.joinpath("units/sfj/2025-06.yaml").read_text("utf-8")
    said = re.findall(r"ref: 2\.2\S*\n    text: \|-\n((?:      .*\n)+)", report.split("next:")[0])
    assert said
    assert all(line.strip() in own for text in said for line in text.splitlines())


def test_problems_and_next_steps_are_its_own(lead: str) -> None:
    (problem,) = chapter(lead, "四")
    assert problem.startswith("1. 拨转股申报材料不齐（3.1，区经济信息化和科技创新局）。")
    assert chapter(lead, "五")[0].startswith("- 1.2 推动研发机构资源上“链”：整理研发机构")


def test_milestones_reached_then_those_ahead(lead: str) -> None:
    assert chapter(lead, "六")[:2] == [
        (
            "- 3.2 联合研究中心揭牌投运：6月19日完成。"
            "〔佐证材料：医工交叉产业联合研究中心揭牌活动简报，6月20日，区经济信息化和科技创新局〕"
        ),
        "- 2.1 建立五层联动服务机制：期限7月31日。",
    ]


def test_who_did_not_report_reads_so(sample: Path) -> None:
    text = shown(*JUNE, "区科协", folder=sample)
    assert "**2025年6月份** 区科协 未报送 **示例数据**" in text
    assert chapter(text, "一")[0] == "6月份尚未报送。"


def test_a_fear_stands_among_the_problems(copied: Path) -> None:
    add(
        copied / "units/sfj/2025-06.yaml",
        "at_risk:\n  - ref: 2.2\n    text: |-\n      人手不足。\n",
    )
    problems = chapter(shown(*JUNE, "sfj", folder=copied), "四")
    assert problems[-1].endswith("预警（2.2 激活科技服务机构潜能）：人手不足。")


def test_it_is_the_same_on_any_day(lead: str, sample: Path) -> None:
    assert shown(*JUNE, "jxkc", "--on", "2026-03-01", folder=sample) == lead


def test_a_report_that_came_after_the_month_was_closed_is_in(copied: Path) -> None:
    report = copied / "units/qkx/2025-06.yaml"
    add(
        report,
        "submitted: 2025-09-01\nprogress:\n  - ref: 1.1\n    text: |-\n      补报进展一项。\n",
    )
    text = shown(*JUNE, "qkx", folder=copied)
    assert "**2025年6月份** 区科协 2025年9月1日" in text
    assert "补报进展一项。" in text


def test_it_is_written_where_it_is_asked_for(copied: Path, lead: str) -> None:
    assert run(*JUNE, "jxkc", "-o", "own.md", folder=copied).code == 0
    assert copied.joinpath("own.md").read_text("utf-8") == lead


def test_it_never_takes_the_place_of_the_district_s_brief(copied: Path) -> None:
    file = copied / "briefs/2025-06.md"
    before = file.read_bytes()
    told = refused(*JUNE, "jxkc", "-o", "briefs/2025-06.md", folder=copied)
    assert (
        told
        == "anplan：briefs/ 只存放统筹单位的简报：2025-06.md。单位简报和以往状态的简报请写到其他文件夹"
    )
    assert file.read_bytes() == before


def test_a_workspace_s_own_template_wins(copied: Path) -> None:
    add(copied / "templates/brief-unit.md.j2", "# {{ brief.office }}\n")
    made = run(*JUNE, "sfj", folder=copied)
    assert (made.code, made.out) == (0, "# 区司法局\n")
    assert "brief-unit.md.j2" in made.err


def test_an_indicator_of_several_units_says_that_it_is_their_sum(copied: Path) -> None:
    edit(
        copied / "plan/indicators/tech-loans.yaml", "reported_by: [bgs]", "reported_by: [bgs, czj]"
    )
    text = shown(*JUNE, "czj", folder=copied)
    assert "- 科技型企业贷款余额为2个单位合计数。" in text


def test_only_questions_to_the_unit_are_in_it(copied: Path) -> None:
    ask = ("decide", "ask", "2.2", "口径是什么", "--on", "2025-06-20")
    shown(*ask, "--unit", "区经信科创局", folder=copied)
    assert "口径是什么" in shown(*JUNE, "区经信科创局", folder=copied)
    assert "口径是什么" not in shown(*JUNE, "区司法局", folder=copied)
