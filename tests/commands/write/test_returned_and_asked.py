"""A paper returned and a figure asked about in a whole workspace, from the file to the screens."""

from pathlib import Path

import pytest

from anplan.base.period import Period
from tests.forms import Filled, form_of, sample_project
from tests.program import add, edit, run, shown

DECISIONS = "plan/decisions/2025-10.yaml"
REPORT = "units/jxkc/2025-09.yaml"
TOLD = """\
decisions:
  - on: 2025-10-08
    kind: return
    ref: 2025-09
    unit: jxkc
    by: 统筹单位
    reason: |-
      与统计口径不一致，请核实。
    until: 2025-10-15
  - on: 2025-10-08
    kind: ask
    ref: tech-contracts
    unit: jxkc
    by: 统筹单位
    reason: |-
      增幅为何放缓？
"""


@pytest.fixture
def told(copied: Path) -> Path:
    """Return the sample after its coordinator returned a paper and asked about a figure."""
    add(copied / DECISIONS, TOLD)
    return copied


def behind(text: str, heading: str) -> list[str]:
    """Return the lines below a heading, to the next empty one."""
    lines = text.splitlines()
    below = lines[lines.index(heading) + 1 :]
    return below[: below.index("")] if "" in below else below


def test_it_is_in_order(told: Path) -> None:
    assert run("check", "--strict", folder=told).code == run("check", folder=told).code == 0


def test_the_month_shows_it(told: Path) -> None:
    assert behind(shown("status", "2025-09", folder=told), "退回和询问") == [
        "  2025-09 办理工作简报 区经信科创局：2025-10-08 退回重报：与统计口径不一致，请核实。",
        "    重报期限：2025-10-15",
        "  tech-contracts 区经信科创局：2025-10-08 询问：增幅为何放缓？",
        "    尚未答复",
    ]


def test_the_unit_finds_it_among_what_it_owes(told: Path) -> None:
    first = behind(shown("due", "--unit", "区经信科创局", folder=told), "即将到期")[1]
    assert first.startswith("2025-10-15   还有 6 天  2025-09 办理工作简报（2025-10-08 退回重报：")


def test_the_brief_counts_papers_on_the_day_of_the_return_at_the_earliest(told: Path) -> None:
    """September's last paper came before; the return is none the less in its brief."""
    brief = shown("brief", "--month", "2025-09", "--output", "-", folder=told)
    assert (
        "退回待重报：区经济信息化和科技创新局9月份办理工作简报（与统计口径不一致，请核实）。"
        in brief
    )
    assert "已询问、尚未答复：技术合同成交额（区经济信息化和科技创新局）：增幅为何放缓？" in brief


def test_handed_in_again_both_are_settled(told: Path) -> None:
    report = told / REPORT
    (line,) = (
        one for one in report.read_text("utf-8").splitlines() if one.startswith("submitted:")
    )
    edit(report, line, "submitted: 2025-10-09")
    assert behind(shown("status", "2025-09", folder=told), "退回和询问")[1::2] == [
        "    2025-10-09 已重报",
        f"    2025-10-09 已答复，见 {REPORT}",
    ]
    assert "退回" not in shown("due", folder=told)
    assert "退回待重报" not in shown("brief", "--month", "2025-09", "--output", "-", folder=told)


def test_a_form_that_comes_on_the_day_of_the_return_is_told_not_to_count(
    copied: Path, tmp_path: Path
) -> None:
    line = ("decide", "return", "区科协", "2025-09", "--reason", "请补数")
    report = copied / "units/qkx/2025-09.yaml"
    add(report, "submitted: 2025-10-04\nprogress:\n  - ref: 1.1\n    text: 走访3家。\n")
    assert run(*line, folder=copied).code == 0
    form = Filled(form_of(sample_project(copied), "qkx", Period.parse("2025-09")))
    path = form.put("tasks:1.1", text="走访3家，签约1家。").save(tmp_path / "a.xlsx")
    done = run("collect", "--yes", str(path), folder=copied)
    assert done.code == 0, done.out
    assert "当天报送的仍算退回的那份" in done.err


def test_an_issued_brief_stays_as_it_was(copied: Path) -> None:
    """What is told of an August figure in October is not in August's brief, but for its digest."""
    before = shown("brief", "--month", "2025-08", "--output", "-", folder=copied)
    add(copied / DECISIONS, TOLD)
    after = shown("brief", "--month", "2025-08", "--output", "-", folder=copied)
    assert after.splitlines()[:-1] == before.splitlines()[:-1]


def test_a_unit_s_state_has_its_own_questions(told: Path) -> None:
    assert '"ref": "tech-contracts"' in shown(
        "status", "--unit", "jxkc", "--format", "json", folder=told
    )
    for narrowed in (("--unit", "sfj"), ("2.1",)):
        assert '"questions": []' in shown("status", *narrowed, "--format", "json", folder=told)
