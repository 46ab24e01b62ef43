"""The way through a period in plans that report every two months, quarter, half-year or year.

Due, form, collect, the period's screen, its brief, issuing it, and what holds from then on.
"""

from pathlib import Path

import pytest

from anplan.base.period import Period
from tests.cycles import CYCLES, Cycle, put, workspace
from tests.forms import Filled, form_of, sample_project
from tests.program import refused, run, shown
from tests.repositories import commit_all

pytestmark = pytest.mark.parametrize("cycle", CYCLES, ids=lambda cycle: cycle.every)
VALUES = {"two-months": "35", "quarter": "61", "half": "61", "year": "121"}
PLACES = {"two-months": "本期", "quarter": "本季度", "half": "上半年", "year": "本年"}


@pytest.fixture
def folder(tmp_path: Path, cycle: Cycle) -> Path:
    """A repository whose earlier period, where there is one, is reported and issued."""
    made = workspace(tmp_path / "plan", cycle)
    if cycle.before is not None:
        for unit in ("bgs", "kxj"):
            put(made, f"units/{unit}/{cycle.before}.yaml", earlier(cycle, unit))
        issue(made, cycle.before, cycle.issued_before)
    return made


def earlier(cycle: Cycle, unit: str) -> str:
    """A report of the period before."""
    figure = f"readings:\n  - indicator: contracts\n    value: 18\n    as_of: {cycle.day_before}\n"
    step = "next:\n  - ref: 1.1\n    text: |-\n      再办两场活动。\n"
    return f"submitted: {cycle.issued_before}\n{figure if unit == 'bgs' else ''}{step}"


def issue(folder: Path, period: str, day: str) -> str:
    """Issue a brief and commit it on its day."""
    commit_all(folder, "报送", day=f"{day}T08:00:00+08:00")
    done = run("brief", "--period", period, "--issue", "--on", day, folder=folder)
    assert done.code == 0, done.err
    commit_all(folder, "印发", day=f"{day}T09:00:00+08:00")
    return done.out


def played(folder: Path, cycle: Cycle) -> Path:
    """Let both units send their forms in and the brief be issued."""
    returned = folder.parent / "回收"
    returned.mkdir()
    project = sample_project.__wrapped__(folder)
    for unit in ("bgs", "kxj"):
        form = Filled(form_of(project, unit, Period.parse(cycle.played)))
        form.put("tasks:1.1", text=f"{unit}办了活动。", next="接着办。")
        if unit == "bgs":
            form.put("readings:contracts", value=VALUES[cycle.every], as_of=cycle.last_day)
        form.save(returned / f"{unit}.xlsx")
    line = ("collect", "--submitted", cycle.issued, "--on", cycle.issued, str(returned))
    assert run(*line, folder=folder).code == 0
    return folder


def test_the_papers_are_due_after_the_period(folder: Path, cycle: Cycle) -> None:
    out = shown("due", "--period", cycle.typed, "--on", cycle.last_day, folder=folder)
    assert f"{cycle.played} 工作进展" in out


def test_the_reminder_and_the_notice_name_the_period(folder: Path, cycle: Cycle) -> None:
    asked = ("--period", cycle.typed, "--on", cycle.issued)
    assert f"{cycle.called}工作进展" in shown("due", "--remind", *asked, folder=folder)
    notice = shown("due", "--notice", *asked, folder=folder)
    assert notice.startswith(f"关于{cycle.called}工作进展报送情况的通报\n")
    assert shown("due", "--notice", "--on", cycle.issued, folder=folder) == notice


def test_the_form_speaks_of_its_period(folder: Path, cycle: Cycle) -> None:
    project = sample_project.__wrapped__(folder)
    form = form_of(project, "bgs", Period.parse(cycle.played))
    texts = [cell.text for row in form.rows for cell in row.cells]
    assert texts[0] == f"办公室{cycle.called}进展填报表"
    assert f"{PLACES[cycle.every]}进展" in texts
    assert f"{PLACES[cycle.every]}数值" in texts
    assert not any("本月" in text or "上月" in text for text in texts)
    assert ("再办两场活动。" in texts) == (cycle.before is not None)


def test_forms_are_written_into_a_folder_of_the_period(folder: Path, cycle: Cycle) -> None:
    run("form", "--period", cycle.typed, "--all", folder=folder)
    names = sorted(path.name for path in folder.glob(f"forms/{cycle.played}/*"))
    assert names == [f"{cycle.played}-办公室.xlsx", f"{cycle.played}-科协.xlsx"]


def test_the_screen_of_the_period_counts_its_papers(folder: Path, cycle: Cycle) -> None:
    played(folder, cycle)
    out = shown("status", "--period", cycle.typed, "--on", cycle.issued, folder=folder)
    assert f"{cycle.played}：未定稿" in out
    assert out == shown("status", cycle.played, "--on", cycle.issued, folder=folder)


def test_the_check_of_the_period_counts_them_too(folder: Path, cycle: Cycle) -> None:
    line = ("check", "--period", cycle.typed, "--on", cycle.issued)
    out = run(*line, folder=folder).out
    assert out.count("D101") == 2
    assert f"{cycle.played} 应报 2 份，已收 0 份，未报：办公室、科协" in out
    played(folder, cycle)
    assert f"{cycle.played} 应报 2 份，已收 2 份" in run(*line, folder=folder).out


def test_the_brief_tells_of_the_period(folder: Path, cycle: Cycle) -> None:
    played(folder, cycle)
    line = ("brief", "--period", cycle.typed, "--on", cycle.issued, "-o", "-")
    text = shown(*line, folder=folder)
    assert f"## {cycle.called}工作进展情况\n" in text
    assert f"{cycle.called}应报送工作进展2份，其中按时0份、逾期2份" in text
    assert "bgs办了活动。" in text
    assert "本月" not in text


def test_a_change_is_that_since_the_brief_before(folder: Path, cycle: Cycle) -> None:
    played(folder, cycle)
    line = ("brief", "--period", cycle.typed, "--on", cycle.issued, "-o", "-")
    row = next(line for line in shown(*line, folder=folder).splitlines() if "不少于120" in line)
    change = {"two-months": "+17", "quarter": "+43"}.get(cycle.every, "—")
    assert [cell.strip() for cell in row.split("|")][4] == change


def test_issuing_closes_the_period(folder: Path, cycle: Cycle) -> None:
    number = 1 if cycle.before is None else 2
    out = issue(played(folder, cycle), cycle.played, cycle.issued)
    assert out.startswith(f"第{number}期，{cycle.issued} 印发；{cycle.played} 定稿\n")
    assert f"已写入：briefs/{cycle.played}.md\n" in out
    screen = shown("status", cycle.played, "--on", cycle.issued, folder=folder)
    assert f"{cycle.played}：已定稿，简报于 {cycle.issued} 印发" in screen


def test_a_later_change_of_a_report_is_refused(folder: Path, cycle: Cycle) -> None:
    issue(played(folder, cycle), cycle.played, cycle.issued)
    file = folder / f"units/bgs/{cycle.played}.yaml"
    file.write_text(file.read_text("utf-8").replace("bgs办了", "bgs没有办"), "utf-8")
    done = run("check", "--base", "HEAD", folder=folder)
    assert done.code == 1
    assert f"{cycle.played} 已于 {cycle.issued} 定稿" in done.out
    assert "H101" in done.out


def test_a_later_change_of_the_brief_is_refused(folder: Path, cycle: Cycle) -> None:
    issue(played(folder, cycle), cycle.played, cycle.issued)
    file = folder / f"briefs/{cycle.played}.md"
    file.write_text(file.read_text("utf-8").replace("bgs办了", "bgs没有办"), "utf-8")
    assert "H108" in run("check", "--base", "HEAD", folder=folder).out
    line = ("check", "--period", cycle.played, "--on", cycle.issued)
    assert "B102" in run(*line, folder=folder).out
    done = run("brief", "--verify", "--period", cycle.typed, folder=folder)
    assert (done.code, "手工" in done.out) == (1, True)


def test_what_was_issued_is_verified(folder: Path, cycle: Cycle) -> None:
    issue(played(folder, cycle), cycle.played, cycle.issued)
    out = shown("brief", "--verify", "--period", cycle.typed, folder=folder)
    assert f"{cycle.played} 第" in out
    assert "重新生成，逐字节一致" in out


def test_a_closed_period_takes_no_return_and_no_other_entry(folder: Path, cycle: Cycle) -> None:
    issue(played(folder, cycle), cycle.played, cycle.issued)
    line = ("decide", "return", "科协", cycle.typed, "--reason", "未核实", "--on", cycle.issued)
    told = refused(*line, folder=folder)
    assert told.startswith(f"anplan：{cycle.played} 的简报已于 {cycle.issued} 印发。")
    said = ("progress", "1.1", "又办", "--unit", "科协", "--period", cycle.typed)
    told = refused("record", *said, folder=folder)
    assert told.startswith(f"anplan：{cycle.played} 已于 {cycle.issued} 定稿，科协已报。")


def test_a_month_has_no_brief_of_its_own(folder: Path, cycle: Cycle) -> None:
    month = Period.of("month", Period.parse(cycle.played).end)
    told = refused("brief", "--month", str(month), folder=folder)
    assert told == (
        f"anplan：本方案的 {month} 不单独出简报。{cycle.played} 的简报统计并列出该期材料："
        f"--period {cycle.played}"
    )


def test_a_return_that_is_open_keeps_the_brief_back(folder: Path, cycle: Cycle) -> None:
    played(folder, cycle)
    line = ("decide", "return", "科协", cycle.typed, "--reason", "未核实", "--on", cycle.issued)
    assert run(*line, folder=folder).code == 0
    told = refused(
        "brief", "--period", cycle.played, "--issue", "--on", cycle.issued, folder=folder
    )
    assert told.startswith("anplan：已退回、尚未重报：科协")
