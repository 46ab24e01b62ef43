"""Days of a brief and a summary have their year where the plan lies in several; of before they had none."""

from typing import Any

import pytest

from anplan.base.period import Period
from anplan.model.project import Project
from anplan.show.brief.later import later_remarks
from anplan.show.words import Words
from anplan.state.build import build
from anplan.state.question import Question
from tests.builders import DAY, MONTHLY, indicator, project, reading, report
from tests.show.brief.rendered import small

TASKS: dict[str, Any] = {
    "1.1": {
        "title": "建平台",
        "units": ["jxkc"],
        "actions": [
            {"id": "opening", "title": "揭牌", "kind": "milestone", "due": "2025-06-20"},
            {"id": "report", "title": "总结", "kind": "milestone", "due": "2025-06-25"},
        ],
    }
}
JUNE = report(
    reading("50", "2025-06-30", preliminary="true"),
    submitted="2025-07-03",
    milestones=[{"ref": "1.1/opening", "done": "2025-06-12"}],
    problems=[{"ref": "1.1", "title": "缺场地", "solved": "2025-06-20"}],
    requests=[{"kind": "extend", "ref": "1.1/report", "until": "2025-09-30", "reason": "等场地"}],
)


def of_years(**changes: Any) -> Project:
    """A plan from July 2024 on, whose unit told something with a day in June 2025 everywhere."""
    content: dict[str, Any] = {
        "start": "2024-07-01",
        "end": "2026-06-30",
        "indicators": {"it": indicator()},
        "tasks": TASKS,
        "obligations": [MONTHLY],
        "reports": {("jxkc", "2025-06"): JUNE},
    }
    return project(**content | changes)


@pytest.mark.parametrize(
    "told",
    [
        "截至2025年6月30日，1项指标中",
        "| 2025年6月30日（初步） |",
        "总结（红），逾期5天，期限2025年6月25日",
        "缺场地（1.1，jxkc）。已于2025年6月20日解决。",
        "2025年6月份应报送月报1份",
        "### 1. jxkc（2025年7月3日报送）",
        "成交额：50亿元，截至2025年6月30日",
        "1.1 揭牌：2025年6月12日完成。",
        "总结延期至2025年9月30日",
    ],
)
def test_each_day_has_its_year(told: str) -> None:
    assert told in small(of_years())


def test_a_plan_of_one_year_leaves_it_out() -> None:
    text = small(of_years(start="2025-01-01", end="2025-12-31"))
    head, _, _ = text.partition("## 附件")
    assert "截至6月30日，1项指标中" in head
    assert "2025年6月" not in head
    assert "总结延期至9月30日" in head


def test_a_brief_of_a_year_after_the_only_one_names_it() -> None:
    ended = of_years(start="2024-01-01", end="2024-12-31")
    assert "截至2025年6月30日，1项指标中" in small(ended)


def test_a_brief_of_before_leaves_it_out() -> None:
    then = small(of_years(), edition="titled")
    assert "截至6月30日，1项指标中" in then
    assert "| 6月30日（初步） |" in then
    assert "总结延期至2025-09-30" in then


def test_in_english_too() -> None:
    text = small(of_years(), language="en")
    assert "By 30 June 2025, of 1 indicator" in text
    assert "| 30 June 2025 (preliminary) |" in text
    assert "(handed in on 3 July 2025)" in text


def test_a_paper_that_is_owed_again_is_named_with_the_year_of_its_month() -> None:
    again = {"on": "2025-07-07", "kind": "return", "unit": "jxkc", "by": "统筹", "reason": "缺数"}
    plan = of_years(decisions=[again | {"ref": "2025-06"}])
    assert "退回待重报：jxkc2025年6月份月报（缺数）。" in small(plan)
    assert "退回待重报：jxkc6月份月报（缺数）。" in small(plan, edition="titled")
    assert "jxkc, 月报 for June 2025 (缺数)" in small(plan, language="en")


def remarks(edition: str) -> list[str]:
    """Write what July's brief of a plan over years says of June's, of which a figure was corrected."""
    july = report(
        reading("50", "2025-06-30"),
        reading("45", "2025-05-31", reason="复核"),
        submitted="2025-08-04",
    )
    may = report(reading("40", "2025-05-31"), submitted="2025-06-03")
    reports = {("jxkc", "2025-05"): may, ("jxkc", "2025-07"): july}
    plan = of_years(reports=reports, briefs={"2025-06": {"number": "1", "issued": "2025-07-08"}})
    period = Period.parse("2025-07")
    state = build(plan, Question(period.end, DAY("2025-08-08")))
    return list(later_remarks(Words("zh_CN", edition), state, period))


def test_a_correction_has_the_year_of_its_day() -> None:
    assert remarks("dated")[0].startswith("更正：成交额2025年5月31日")
    assert remarks("titled")[0].startswith("更正：成交额5月31日")
