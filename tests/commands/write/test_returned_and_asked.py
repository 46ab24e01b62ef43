"""A paper returned and a figure asked about in a whole workspace, from the file to the screens."""

from itertools import pairwise
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


QKX = "units/qkx/2025-09.yaml"
RETURN = ("decide", "return", "区科协", "2025-09", "--reason", "请补数")
AGAIN = ("record", "progress", "1.1", "签约1家。", "--unit", "区科协", "--month", "2025-09")


@pytest.fixture
def returned_today(copied: Path) -> Path:
    """Return the sample whose paper of 区科协 came today and was returned today."""
    add(copied / QKX, "submitted: 2025-10-09\nprogress:\n  - ref: 1.1\n    text: 走访3家。\n")
    assert run(*RETURN, folder=copied).code == 0
    return copied


def standing(folder: Path) -> str:
    """How the return of 区科协's paper stands in the month."""
    (line,) = (
        after
        for before, after in pairwise(shown("status", "2025-09", folder=folder).splitlines())
        if "2025-10-09 退回重报：请补数" in before
    )
    return line.strip()


def test_a_paper_that_comes_again_on_the_day_of_the_return_is_the_new_one(
    returned_today: Path,
) -> None:
    assert standing(returned_today) == "待重报"
    done = run(*AGAIN, "--yes", folder=returned_today)
    assert (done.code, done.err) == (0, "")
    assert "在当日退回之后重报" in done.out
    assert "\nreturns: 1\n" in returned_today.joinpath(QKX).read_text("utf-8")
    assert standing(returned_today) == "2025-10-09 已重报"


def test_returned_once_more_that_day_it_is_owed_again(returned_today: Path) -> None:
    assert run(*AGAIN, "--yes", folder=returned_today).code == 0
    line = (*RETURN[:-1], "数仍不全", "--yes")
    assert run(*line, folder=returned_today).code == 0
    assert "数仍不全" in shown("due", folder=returned_today)
    last = (*AGAIN[:3], "签约2家。", *AGAIN[4:], "--yes")
    assert run(*last, folder=returned_today).code == 0
    assert "\nreturns: 2\n" in returned_today.joinpath(QKX).read_text("utf-8")
    assert "数仍不全" not in shown("due", folder=returned_today)


def test_a_form_that_comes_again_on_the_day_of_the_return_is_the_new_one(
    returned_today: Path, tmp_path: Path
) -> None:
    form = Filled(form_of(sample_project(returned_today), "qkx", Period.parse("2025-09")))
    path = form.put("tasks:1.1", text="走访3家，签约1家。").save(tmp_path / "a.xlsx")
    done = run("collect", "--yes", str(path), folder=returned_today)
    assert (done.code, done.err) == (0, "")
    assert standing(returned_today) == "2025-10-09 已重报"


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
