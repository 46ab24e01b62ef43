"""What briefs, the month's screen and reminders say of registers."""

from pathlib import Path

import pytest

from anplan.base.period import Period
from anplan.model.briefs import BriefNotes
from anplan.show.brief.brief import MAX_CHARACTERS, body_length, make_brief
from anplan.show.words import Words
from anplan.state.build import build
from anplan.state.question import Question
from tests.builders import DAY, MONTHLY
from tests.commands.write.registered import with_register
from tests.program import run, shown
from tests.show.brief.rendered import TEMPLATE, small
from tests.state.registers.library import LIBRARY, library

JUNE = (
    "P-1 stored 2025-06-20",
    "P-2 left 2025-06-11 reason=外迁。",
    "P-3 solicited 2025-06-12 reason=权属不清",
    "P-4 solicited 2025-06-13 title=丁项目",
)
MAY = (
    "P-1 solicited 2025-05-06 title=甲项目",
    "P-2 solicited 2025-05-06 title=乙项目",
    "P-3 stored 2025-05-07 title=丙项目",
    "P-5 stored 2025-05-07 title=戊项目",
)
REGISTER = {**LIBRARY, "reported_by": ["jxkc", "kjj"], "still_after": "30"}
MADE = library(
    {"jxkc 2025-05": MAY, "jxkc 2025-06": JUNE, "kjj 2025-06": ("K-1 proof 2025-06-03",)},
    registers={"library": REGISTER},
    obligations=[MONTHLY],
)


@pytest.fixture(scope="module")
def brief() -> str:
    return small(MADE)


def test_a_table_has_the_funnel_what_moved_and_what_stands_still(brief: str) -> None:
    assert brief.partition("清单项目：\n\n")[2].partition("\n\n")[0] == (
        "| 清单 | 到达各阶段的项目数 | 上期以来变动 | 停滞 |\n"
        "|---|---|---|---:|\n"
        "| 项目库 | 征集 5 → 入库 3 → 概念验证 1 | 新增2、推进1、退回1、退出1 | 1 |"
    )


def test_the_annex_has_every_move_with_its_unit_and_its_reason(brief: str) -> None:
    annex = brief.partition("### 上期简报以来的清单项目变动\n\n")[2]
    assert annex.startswith(
        "**项目库**\n\n"
        "- K-1：新增，6月3日概念验证（kjj）\n"
        "- P-2 乙项目：6月11日退出，退出前处于征集；外迁（jxkc）\n"
        "- P-3 丙项目：6月12日由入库退回征集；权属不清（jxkc）\n"
        "- P-4 丁项目：新增，6月13日征集（jxkc）\n"
        "- P-1 甲项目：征集 → 入库，6月20日（jxkc）\n\n"
        "### 长期没有进展的清单项目\n\n"
        "**项目库（超过30天没有进展）**\n\n"
        "- P-5 戊项目：5月7日起入库，54天没有进展（jxkc）\n"
    )


def test_a_brief_of_a_plan_without_registers_is_made_of_the_template_of_old() -> None:
    made = library({"jxkc 2025-06": ()}, registers={})
    assert "清单" not in small(made)
    assert "only with registers" in TEMPLATE


def test_the_body_stays_short_with_many_registers() -> None:
    registers = {f"r{place}": {**REGISTER, "title": "很长的清单名称" * 3} for place in range(9)}
    made = library({"jxkc 2025-06": ()}, registers=registers)
    month = Period.parse("2025-06")
    state = build(made, Question(month.end, DAY("2025-07-08")))
    brief = make_brief(Words("zh_CN"), state, month, BriefNotes(), (), "", "")
    assert len(brief.registers.rows) == 9
    assert body_length(brief) < MAX_CHARACTERS


def test_a_units_brief_has_its_own_moves_and_what_stands_still(copied: Path) -> None:
    with_register(copied)
    told = shown("brief", "--month", "2025-09", "--unit", "qkx", "-o", "-", folder=copied)
    assert (
        "**试点项目库：征集 2 → 入库 1 → 概念验证 0**\n\n"
        "- S-1 甲项目：新增，9月2日征集\n"
        "- S-2 乙项目：新增，9月5日入库\n"
    ) in told
    other = shown("brief", "--month", "2025-09", "--unit", "jxkc", "-o", "-", folder=copied)
    assert "试点项目库" not in other


def test_the_months_screen_has_a_line(copied: Path) -> None:
    with_register(copied)
    (line,) = _lines_on_registers(shown("status", "2025-09", folder=copied))
    assert "试点项目库新增2；" in line
    (line,) = _lines_on_registers(shown("status", "2025-07", folder=copied))
    assert "试点项目库" not in line


def _lines_on_registers(told: str) -> list[str]:
    return [line for line in told.splitlines() if line.startswith("清单变动（上期简报以来）：")]


def test_a_reminder_names_what_stands_still(copied: Path) -> None:
    with_register(copied)
    told = shown("due", "--remind", "--unit", "qkx", "--on", "2025-12-01", folder=copied)
    assert "试点项目库有2个项目超过60天没有进展（S-1、S-2），请在填报时说明进展。\n" in told


def test_briefs_issued_before_and_with_the_register_are_verified(copied: Path) -> None:
    with_register(copied)
    issued = run("brief", "--month", "2025-09", "--issue", "--yes", folder=copied)
    assert issued.code == 0, issued.out + issued.err
    assert "| 试点项目库 |" in (copied / "briefs/2025-09.md").read_text("utf-8")
    told = run("brief", "--verify", folder=copied).out
    assert told.count("重新生成，逐字节一致") == 7, told
