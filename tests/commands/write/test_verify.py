"""``anplan brief --verify``: issued briefs stand, and whoever doubts one can render it again."""

import re
import shutil
from pathlib import Path

import pytest

from anplan import __version__
from anplan.base.period import Period
from anplan.files.git.run import run_git
from anplan.files.packaged import data_folder
from anplan.show.editions import EDITIONS, newest
from anplan.show.words import Words
from anplan.work.console import Console
from anplan.work.judge import with_arrivals
from anplan.work.render import brief_text
from anplan.work.session import Session, open_workspace
from console import ROOT
from tests.builders import DAY
from tests.program import Done, add, edit, refused, run, shown
from tests.repositories import commit_all, git, moved_down

JUNE = ("brief", "--verify", "--month", "2025-06")
ALL = ("brief", "--verify")
CHINESE = Words("zh_CN")


def verdicts(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith("2025-")]


def test_every_issued_brief_is_what_its_inputs_give(sample: Path) -> None:
    told = shown(*ALL, folder=sample).splitlines()
    assert told[0] == "2025-04 第1期，2025-05-09 印发：重新生成，逐字节一致"
    assert "  已追平序时：技术合同成交额" in told
    assert told[-1] == "核对已印发简报 6 份，6 份与所依据的文件一致"


def test_lights_are_those_of_the_day_of_issue_and_corrections_are_told(sample: Path) -> None:
    assert shown(*JUNE, folder=sample) == (
        "2025-06 第3期，2025-07-08 印发：重新生成，逐字节一致\n"
        "  更正：技术合同成交额，印发时黄，按现有数据为绿\n"
        "核对已印发简报 1 份，1 份与所依据的文件一致\n"
    )


def test_inputs_that_changed_since_are_found_in_the_history(copied: Path) -> None:
    edit(copied / "plan/plan.yaml", "red: 10", "red: 12")
    issuing = run_git(copied, ["log", "--format=%h", "-1", "--", "briefs/2025-06.md"])
    commit = issuing.decode()[:7]
    told = f"所依据的文件此后有改动，按 {commit}（2025-07-08）时的文件重新生成，逐字节一致"
    assert verdicts(shown(*JUNE, folder=copied)) == [f"2025-06 第3期，2025-07-08 印发：{told}"]


def test_they_are_found_in_the_history_of_a_folder_below_the_top(copied: Path) -> None:
    folder = moved_down(copied, "office")
    moved = run_git(copied, ["rev-parse", "HEAD"]).decode()[:7]
    edit(folder / "plan/plan.yaml", "red: 10", "red: 12")
    (told,) = verdicts(shown(*JUNE, folder=folder))
    assert f"按 {moved}（2025-10-02）时的文件重新生成，逐字节一致" in told


def test_a_later_decision_leaves_the_inputs_as_they_were(copied: Path) -> None:
    add(
        copied / "plan/decisions/2025-07.yaml",
        "decisions:\n  - on: 2025-07-20\n    kind: ask\n    ref: tech-contracts\n"
        "    unit: jxkc\n    by: 统筹单位\n    reason: |-\n      请说明增幅。\n",
    )
    assert "此后有改动" not in shown(*JUNE, folder=copied)
    assert "此后有改动" in shown("brief", "--verify", "--month", "2025-07", folder=copied)


def test_a_brief_edited_by_hand_is_told(copied: Path) -> None:
    edit(copied / "briefs/2025-06.md", "上半年基础工作大体成形", "上半年工作成效显著")
    done = run(*JUNE, folder=copied)
    assert (done.code, done.err) == (1, "")
    assert verdicts(done.out) == [
        "2025-06 第3期，2025-07-08 印发：与按所依据文件重新生成的结果不一致，被手工改动过"
    ]
    assert done.out.endswith("核对已印发简报 1 份，0 份与所依据的文件一致\n")


def test_a_digest_that_no_state_gives(copied: Path) -> None:
    text = copied.joinpath("briefs/2025-06.md").read_text("utf-8")
    digest = text.rpartition("sha256:")[2][:16]
    edit(copied / "briefs/2025-06.md", digest, "0" * 16)
    assert "没有任何状态与文末的输入摘要相符" in run(*JUNE, folder=copied).out


def test_a_brief_that_names_another_version_is_compared_and_not_verified(copied: Path) -> None:
    edit(copied / "briefs/2025-06.md", f"anplan {__version__}", "anplan 0.0.1")
    done = run(*JUNE, folder=copied)
    assert done.code == 1
    assert verdicts(done.out)[0].endswith(
        "自称由 0.0.1 版生成，其余与所依据的文件一致，请用该版核对"
    )
    assert "份与所依据的文件一致；由其他版本生成、未能核对 1 份" in done.out
    edit(copied / "briefs/2025-06.md", "上半年基础工作大体成形", "上半年基础工作大体成形了")
    done = run(*JUNE, folder=copied)
    assert done.code == 1
    assert "自称由 0.0.1 版生成，与按所依据文件重新生成的结果不一致" in done.out
    assert "briefs/2025-06.md 提醒 B104" in run("check", "--month", "2025-06", folder=copied).out


def of_the_first_edition(copied: Path) -> str:
    """Write August's brief as it was before briefs told the outlook."""
    opened = with_arrivals(open_workspace(Session(copied, DAY("2025-10-09"), Console(CHINESE))))
    text = brief_text(CHINESE, opened, Period.parse("2025-08"), edition=EDITIONS[0])
    assert "其余每月" not in text
    copied.joinpath("briefs/2025-08.md").write_text(text, encoding="utf-8")
    return text


def test_a_brief_of_an_older_edition_is_rendered_as_that_told(copied: Path) -> None:
    now = copied.joinpath("briefs/2025-08.md").read_text("utf-8")
    then = of_the_first_edition(copied)
    without_days = re.sub("〔佐证材料：.*〕", "", now).replace("、至8月31日实际", "、实际")
    assert without_days != now
    assert set(then.splitlines()) - set(without_days.splitlines()) == {then.splitlines()[-1]}
    told = shown("brief", "--verify", "--month", "2025-08", folder=copied)
    assert verdicts(told) == ["2025-08 第5期，2025-09-10 印发：重新生成，逐字节一致"]
    assert "B10" not in run("check", "--month", "2025-08", folder=copied).out


def test_a_brief_as_the_first_program_wrote_it_still_verifies(tmp_path: Path) -> None:
    """Its unit gave evidence and an item of a register, of which briefs told nothing, or less."""
    first = tmp_path / "first"
    shutil.copytree(Path(__file__).with_name("oldest"), first)
    told = shown(*ALL, folder=first)
    assert verdicts(told) == ["2025-05 第1期，2025-06-09 印发：重新生成，逐字节一致"]
    written = first.joinpath("briefs/2025-05.md").read_text("utf-8")
    today = shown("brief", "--month", "2025-05", "-o", "-", folder=first)
    for line in (
        "技术经理人：21名，截至5月31日〔佐证材料：技术经理人登记名册，6月3日，甲局〕",
        "1.1 建成实训基地：5月28日完成。〔佐证材料：实训基地验收单，5月28日〕",
        "| 技术经理人名册 | 登记 1 → 上岗 0 |",
    ):
        assert line in today
        assert line not in written


def test_a_summary_of_the_same_day_leaves_the_brief_before_it_as_it_was(copied: Path) -> None:
    edit(copied / "plan/plan.yaml", "sample_day: 2025-10-09", "sample_day: 2026-01-10")
    for period in ("2025-09", "2025-10", "2025-11", "2025-12", "2025"):
        assert run("brief", "--period", period, "--issue", folder=copied).code == 0
    december = shown("brief", "--verify", "--month", "2025-12", folder=copied)
    assert verdicts(december) == ["2025-12 第9期，2026-01-10 印发：重新生成，逐字节一致"]
    assert "B102" not in run("check", "--month", "2025-12", folder=copied).out


def issued_in(copied: Path, folder: Path, *periods: tuple[str, str]) -> dict[str, bytes]:
    """Issue the sample's open briefs, then some on their days, in this order; return what they say."""
    shutil.copytree(copied, folder)
    before = [(f"2025-{month}", "2026-01-08") for month in ("09", "10", "11")]
    today = "2025-10-09"
    for period, day in (*before, *periods):
        edit(folder / "plan/plan.yaml", f"sample_day: {today}", f"sample_day: {day}")
        assert run("brief", "--period", period, "--issue", "--yes", folder=folder).code == 0
        today = day
    return {name: folder.joinpath(f"briefs/{name}.md").read_bytes() for name, _ in periods}


def test_the_order_of_a_brief_and_a_summary_that_end_together_changes_neither(
    copied: Path, tmp_path: Path
) -> None:
    day = "2026-01-10"
    december, year = ("2025-12", day), ("2025", day)
    first = issued_in(copied, tmp_path / "first", december, year)
    assert first == issued_in(copied, tmp_path / "last", year, december)
    for folder in (tmp_path / "first", tmp_path / "last"):
        for period in ("2025-12", "2025"):
            told = shown("brief", "--verify", "--period", period, folder=folder).splitlines()
            assert told[0].endswith("2026-01-10 印发：重新生成，逐字节一致")


def test_a_summary_of_an_earlier_day_is_no_input_of_the_brief(copied: Path, tmp_path: Path) -> None:
    december = ("2025-12", "2026-01-10")
    alone = issued_in(copied, tmp_path / "alone", december)
    after = issued_in(copied, tmp_path / "after", ("2025", "2026-01-09"), december)
    assert after["2025-12"] == alone["2025-12"]
    assert "应报27份" in alone["2025-12"].decode()


def test_a_summary_of_an_older_edition_counts_no_papers_by_unit(copied: Path) -> None:
    half = copied / "briefs/2025-H1.md"
    assert "（总结6月30日报送；应报5份，已报4份）" in half.read_text("utf-8")
    opened = with_arrivals(open_workspace(Session(copied, DAY("2025-10-09"), Console(CHINESE))))
    then = brief_text(CHINESE, opened, Period.parse("2025-H1"), edition="outlook")
    assert "### 9. 区科协（6月30日报送）" in then
    half.write_text(then, encoding="utf-8")
    told = shown("brief", "--verify", "--period", "2025-H1", folder=copied)
    assert verdicts(told) == ["2025-H1 总结，2025-07-11 印发：重新生成，逐字节一致"]


def test_an_english_brief_of_an_older_edition_keeps_its_plurals_and_gaps(copied: Path) -> None:
    edit(copied / "plan/plan.yaml", "language: zh_CN", "language: en")
    opened = with_arrivals(open_workspace(Session(copied, DAY("2025-10-09"), Console(CHINESE))))
    english, half = Words("en"), Period.parse("2025-H1")
    now, then = (brief_text(english, opened, half, edition=name) for name in (None, "counts"))
    assert now != then
    copied.joinpath("briefs/2025-H1.md").write_text(then, encoding="utf-8")
    told = shown("brief", "--verify", "--period", "2025-H1", folder=copied)
    assert verdicts(told)[0].endswith("rendered again, byte for byte the same")


def test_what_an_edition_does_not_change_is_of_the_edition_before(copied: Path) -> None:
    assert EDITIONS[-6:] == ("once", "gathered", "whole", "ceilings", "titled", "dated")
    assert [newest("zh_CN", "month"), newest("zh_CN", "quarter")] == ["counts", "cycles"]
    assert [newest("en", "month"), newest("en", "quarter")] == ["cycles", "cycles"]
    opened = with_arrivals(open_workspace(Session(copied, DAY("2025-10-09"), Console(CHINESE))))
    month = Period.parse("2025-08")
    texts = [brief_text(CHINESE, opened, month, edition=name) for name in EDITIONS[-6:]]
    assert len({text.rpartition("输入摘要")[0] for text in texts}) == 1
    assert len(set(texts)) == len(texts)


def test_a_ceiling_in_a_brief_of_before_keeps_its_words(copied: Path) -> None:
    edit(copied / "plan/indicators/tech-contracts.yaml", "at_least: 235", "at_most: 235")
    opened = with_arrivals(open_workspace(Session(copied, DAY("2025-10-09"), Console(CHINESE))))
    month = Period.parse("2025-08")
    now, then = (brief_text(CHINESE, opened, month, edition=name) for name in (None, "once"))
    assert "超出序时进度" in now
    assert "超出序时进度" not in then
    copied.joinpath("briefs/2025-08.md").write_text(then, encoding="utf-8")
    told = shown("brief", "--verify", "--month", "2025-08", folder=copied)
    assert verdicts(told)[0].endswith("重新生成，逐字节一致")


def test_a_unit_that_misses_two_papers_is_named_once_at_the_foot(copied: Path) -> None:
    edit(copied / "plan/plan.yaml", "sample_day: 2025-10-09", "sample_day: 2026-01-10")
    opened = with_arrivals(open_workspace(Session(copied, DAY("2026-01-10"), Console(CHINESE))))
    december = Period.parse("2025-12")
    assert newest("zh_CN", "month", misses_two=True) == "once"
    now, once, then = (
        brief_text(CHINESE, opened, december, edition=name).rpartition("未报：")[2]
        for name in (None, "once", "counts")
    )
    counts = [text.count("区经济信息化和科技创新局") for text in (now, once, then)]
    assert counts == [1, 1, 2]


def test_a_brief_that_left_an_earlier_problem_nowhere_is_still_as_issued(copied: Path) -> None:
    long = "场地不足" * 1200
    problem = f"problems:\n  - ref: 2.1\n    title: 缺场地\n    text: |-\n      {long}\n"
    report = copied / "units/qkx/2025-04.yaml"
    report.write_text(report.read_text("utf-8").rstrip() + "\n" + problem, encoding="utf-8")
    line = ("brief", "--month", "2025-09")
    now = shown(*line, "-o", "-", folder=copied)
    assert now.partition("## 附件")[2].count(long) == 1
    assert run(*line, "--issue", folder=copied).code == 0
    assert (
        "2025-09 第6期，2025-10-09 印发：重新生成，逐字节一致"
        in run(*line, "--verify", folder=copied).out
    )
    opened = with_arrivals(open_workspace(Session(copied, DAY("2025-10-09"), Console(CHINESE))))
    then = brief_text(CHINESE, opened, Period.parse("2025-09"), edition="counts")
    assert long not in then
    copied.joinpath("briefs/2025-09.md").write_text(then, encoding="utf-8")
    assert (
        "2025-09 第6期，2025-10-09 印发：重新生成，逐字节一致"
        in run(*line, "--verify", folder=copied).out
    )


def test_the_outlook_cannot_be_taken_out_of_a_brief_that_has_it(copied: Path) -> None:
    brief = copied / "briefs/2025-08.md"
    lines = brief.read_text("utf-8").splitlines(keepends=True)
    brief.write_text("".join(line for line in lines if "每月需完成" not in line), encoding="utf-8")
    done = run("brief", "--verify", "--month", "2025-08", folder=copied)
    assert "被手工改动过" in done.out


ACT = "units/act/2025-09.yaml"
ISSUE = ("brief", "--month", "2025-09", "--issue")
SEPTEMBER = ("brief", "--verify", "--month", "2025-09")


def issued_with(copied: Path, value: str) -> None:
    """Issue September with another figure of 30 September than the one that is there."""
    edit(copied / ACT, "value: 20.5\n", f"value: {value}\n")
    assert run(*ISSUE, folder=copied).code == 0
    commit_all(copied, day="2025-10-10T09:00:00+08:00")


def test_a_figure_of_a_moment_is_told_with_its_light(copied: Path) -> None:
    issued_with(copied, "12")
    edit(copied / ACT, "value: 12\n", "value: 20.5\n")
    commit_all(copied, day="2025-10-10T10:00:00+08:00")
    done = run(*SEPTEMBER, folder=copied)
    assert done.code == 1
    assert (
        "  只在生成时出现过：科技创新母子基金群规模 12亿元（蓝），此前和现在均为 20.5亿元（绿）\n"
        in done.out
    )
    assert done.out.endswith("核对已印发简报 1 份，0 份与所依据的文件一致\n")
    checked = run("check", "--month", "2025-09", folder=copied).out
    assert (
        "briefs/2025-09.md 提醒 B104  只在生成简报时出现过：科技创新母子基金群规模 当时为 12亿元（蓝）"
        in checked
    )


def test_a_measure_and_a_register_of_a_moment_are_told(copied: Path) -> None:
    scheme, report = "units/act/scheme.yaml", "units/jxkc/2025-09.yaml"
    edit(copied / scheme, "    by: 2025-08-31\n", "    by: 2025-12-31\n")
    edit(copied / report, "id: T-16\n    stage: reviewed", "id: T-16\n    stage: landed")
    assert run(*ISSUE, "--yes", folder=copied).code == 0
    commit_all(copied, day="2025-10-10T09:00:00+08:00")
    git("checkout", "-q", "HEAD~1", "--", "units", folder=copied)
    commit_all(copied, day="2025-10-10T10:00:00+08:00")
    told = run(*SEPTEMBER, folder=copied).out
    assert "  只在生成时出现过：方案措施 act/scheme/pilot-platforms 蓝，此前和现在均为 红\n" in told
    assert (
        "  只在生成时出现过：清单 grant-to-equity 26 → 17 → 12，退出 0，"
        "此前和现在均为 26 → 17 → 11，退出 0\n" in told
    )


def test_a_figure_mended_before_the_issue_is_none_of_a_moment(copied: Path) -> None:
    issued_with(copied, "21")
    assert "只在生成时出现过" not in shown(*SEPTEMBER, folder=copied)


NEW_INDICATOR = "plan/indicators/moment.yaml"
MOMENT = """actions:
  - id: moment
    title: 一时节点
    kind: milestone
    due: 2025-05-31
    assumed: [kind, due]
"""


def issued_with_a_copy(copied: Path, file: str, source: str, *changes: tuple[str, str]) -> None:
    """Issue September while the plan has a file more, like another of its files."""
    text = (copied / source).read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    add(copied / file, text)
    assert run(*ISSUE, folder=copied).code == 0
    commit_all(copied, day="2025-10-10T09:00:00+08:00")


def test_an_indicator_of_a_moment_is_told(copied: Path) -> None:
    issued_with_a_copy(
        copied, NEW_INDICATOR, "plan/indicators/tech-contracts.yaml", ("技术合同成交额", "一时指标")
    )
    (copied / NEW_INDICATOR).unlink()
    commit_all(copied, day="2025-10-10T10:00:00+08:00")
    done = run(*SEPTEMBER, folder=copied)
    assert done.code == 1
    assert "  只在生成时出现过：一时指标 无数据（灰），此前和现在均为 没有\n" in done.out
    checked = run("check", "--month", "2025-09", folder=copied).out
    assert "B104  只在生成简报时出现过：一时指标 当时为 无数据（灰）" in checked


def test_an_indicator_that_was_away_for_a_moment_is_told(copied: Path) -> None:
    file = copied / "plan/indicators/tech-managers.yaml"
    before = file.read_bytes()
    file.unlink()
    assert run(*ISSUE, "--yes", folder=copied).code == 0
    commit_all(copied, day="2025-10-10T09:00:00+08:00")
    file.write_bytes(before)
    commit_all(copied, day="2025-10-10T10:00:00+08:00")
    done = run(*SEPTEMBER, folder=copied)
    assert done.code == 1
    assert "  只在生成时出现过：技术经理人 没有，此前和现在均为 31名（黄）\n" in done.out


def test_a_milestone_of_a_moment_is_told(copied: Path) -> None:
    task = copied / "plan/tasks/2.1.yaml"
    before = task.read_bytes()
    edit(task, "actions:\n", MOMENT)
    assert run(*ISSUE, folder=copied).code == 0
    commit_all(copied, day="2025-10-10T09:00:00+08:00")
    task.write_bytes(before)
    commit_all(copied, day="2025-10-10T10:00:00+08:00")
    done = run(*SEPTEMBER, folder=copied)
    assert done.code == 1
    assert "  只在生成时出现过：举措 2.1/moment 红，此前和现在均为 没有\n" in done.out


def test_an_indicator_that_the_plan_got_later_is_none_of_a_moment(copied: Path) -> None:
    source = (copied / "plan/indicators/tech-contracts.yaml").read_text("utf-8")
    add(copied / NEW_INDICATOR, source.replace("技术合同成交额", "后加指标"))
    told = shown(*JUNE, folder=copied)
    assert "  更正：后加指标，印发时 没有，现为 无数据（灰）\n" in told
    assert "  后加指标：印发时没有，按现有数据灰\n" in shown("status", "2025-06", folder=copied)


def test_a_figure_edited_in_place_later_is_a_correction(copied: Path) -> None:
    edit(copied / "units/act/2025-06.yaml", "value: 18.0\n", "value: 8\n")
    told = shown(*JUNE, folder=copied)
    assert "  更正：科技创新母子基金群规模，印发时 18.0亿元（蓝），现为 8亿元（蓝）\n" in told
    month = shown("status", "2025-06", folder=copied)
    assert "  科创母子基金群规模：印发时18.0亿元（蓝），按现有数据8亿元（蓝）" in month


def test_the_day_of_issue_is_that_of_the_files_behind_the_brief(copied: Path) -> None:
    edit(copied / "briefs/2025-08.yaml", "issued: 2025-09-10", "issued: 2025-10-05")
    told = shown("brief", "--verify", "--month", "2025-08", folder=copied)
    assert told.startswith("2025-08 第5期，2025-09-10 印发：")
    assert "  更正：印发日期，印发时 2025-09-10，现为 2025-10-05\n" in told
    assert "  更正：科技型企业贷款余额，印发时绿，按现有数据为黄\n" in told


def own_template(copied: Path) -> Path:
    """Put a template of the workspace's own that calls yellow green."""
    packaged = data_folder("templates") / "brief.md.j2"
    template = copied / "templates/brief.md.j2"
    text = packaged.read_text("utf-8")
    add(template, "{% filter replace('黄', '绿') %}" + text + "{% endfilter %}")
    return template


def test_a_template_of_the_workspaces_own_is_told(copied: Path) -> None:
    own_template(copied)
    assert run(*ISSUE, folder=copied).code == 0
    told = shown(*SEPTEMBER, folder=copied)
    assert "  由工作区自带的模板生成：templates/brief.md.j2\n" in told
    checked = shown("check", "--month", "2025-09", folder=copied)
    assert "briefs/2025-09.md 提示 B106  简报由工作区自带的 templates/brief.md.j2 生成" in checked


def test_a_template_of_a_moment_is_told(copied: Path) -> None:
    template = own_template(copied)
    assert run(*ISSUE, folder=copied).code == 0
    commit_all(copied, day="2025-10-10T09:00:00+08:00")
    template.unlink()
    done = run(*SEPTEMBER, folder=copied)
    assert done.code == 1
    assert "  只在生成时出现过：所用模板与此前和现在均不同\n" in done.out


def test_files_of_a_branch_alone_are_told(copied: Path) -> None:
    git("checkout", "-q", "-b", "side", folder=copied)
    issued_with(copied, "12")
    edit(copied / ACT, "value: 12\n", "value: 20.5\n")
    commit_all(copied, day="2025-10-10T10:00:00+08:00")
    git("checkout", "-q", "main", folder=copied)
    git("merge", "-q", "--no-ff", "-m", "合并", "side", folder=copied)
    done = run(*SEPTEMBER, folder=copied)
    assert done.code == 1
    assert "  所依据的文件只在分支上出现过，从未进入主线\n" in done.out
    assert "  只在生成时出现过：科技创新母子基金群规模 12亿元（蓝）" in done.out


@pytest.mark.parametrize("meanwhile", [None, "记事.txt"])
def test_a_brief_that_a_pull_request_brought_was_on_the_main_line(
    copied: Path, meanwhile: str | None
) -> None:
    git("checkout", "-q", "-b", "issue", folder=copied)
    assert run(*ISSUE, folder=copied).code == 0
    commit_all(copied, day="2025-10-10T09:00:00+08:00")
    git("checkout", "-q", "main", folder=copied)
    if meanwhile is not None:
        add(copied / meanwhile, "无关\n")
        commit_all(copied, day="2025-10-10T10:00:00+08:00")
    git("merge", "-q", "--no-ff", "-m", "合并", "issue", folder=copied)
    edit(copied / "plan/plan.yaml", "red: 10", "red: 12")
    commit_all(copied, day="2025-10-11T09:00:00+08:00")
    assert "分支" not in shown(*SEPTEMBER, folder=copied)
    assert "B104" not in shown("check", "--month", "2025-09", folder=copied)


def test_a_state_of_a_branch_that_the_main_line_had_too_is_found_there(copied: Path) -> None:
    git("checkout", "-q", "-b", "side", folder=copied)
    assert run(*ISSUE, folder=copied).code == 0
    commit_all(copied, day="2025-10-10T09:00:00+08:00")
    git("checkout", "-q", "main", folder=copied)
    git("merge", "-q", "--no-ff", "--no-commit", "side", folder=copied)
    edit(copied / ACT, "value: 20.5\n", "value: 12\n")
    commit_all(copied, day="2025-10-10T10:00:00+08:00")
    edit(copied / ACT, "value: 12\n", "value: 20.5\n")
    commit_all(copied, day="2025-10-10T11:00:00+08:00")
    edit(copied / "plan/plan.yaml", "red: 10", "red: 12")
    assert "分支" not in run(*SEPTEMBER, folder=copied).out


def test_a_brief_that_nobody_issued(copied: Path) -> None:
    text = copied.joinpath("briefs/2025-08.md").read_text("utf-8").replace("8月份", "9月份")
    add(copied / "briefs/2025-09.md", text)
    done = run(*ALL, folder=copied)
    assert done.code == 1
    assert "2025-09：写明已印发，但没有印发记录：briefs/2025-09.yaml" in done.out
    checked = run("check", folder=copied)
    assert checked.code == 1
    assert "briefs/2025-09.md 错误 B105  简报写明已印发，但该期没有定稿" in checked.out


def test_a_draft_is_none(copied: Path) -> None:
    assert run("brief", "--month", "2025-09", folder=copied).code == 0
    assert "B105" not in shown("check", folder=copied)
    assert "\n2025-09" not in shown(*ALL, folder=copied)


@pytest.mark.parametrize(
    ("text", "told"), [("# 简报\n", "文末没有输入摘要"), (None, "缺少简报正文")]
)
def test_a_brief_without_digest_or_none_at_all(copied: Path, text: str | None, told: str) -> None:
    file = copied / "briefs/2025-06.md"
    file.unlink()
    if text is not None:
        add(file, text)
    done = run(*JUNE, folder=copied)
    assert done.code == 1
    assert verdicts(done.out) == [f"2025-06 第3期，2025-07-08 印发：{told}"]


def test_a_month_that_is_not_issued(copied: Path) -> None:
    told = refused("brief", "--verify", "--month", "2025-09", folder=copied)
    assert told == (
        "anplan：2025-09 的简报还没有印发。"
        "只能核对已印发的简报，已印发：2025-04、2025-05、2025-06、2025-H1、2025-07、2025-08"
    )


def test_it_takes_no_option_that_means_nothing(copied: Path) -> None:
    told = refused(*ALL, "--dry-run", folder=copied)
    assert told == "anplan：--verify 不与 --unit、-o、--to、--base、--issue 或 --dry-run 同用"


def test_without_history_what_changed_cannot_be_found(copied: Path, tmp_path: Path) -> None:
    edit(copied / "plan/plan.yaml", "red: 10", "red: 12")
    done = run(*JUNE, folder=copied, PATH=str(tmp_path))
    assert done.code == 1
    assert "没有任何状态" in done.out


def test_check_notes_changed_inputs_and_refuses_an_edited_brief(copied: Path) -> None:
    edit(copied / "briefs/2025-08.yaml", "number: 5", "number: 15")
    told = shown("check", "--month", "2025-08", folder=copied)
    assert "briefs/2025-08.md 提示 B101  这份简报所依据的文件在印发后有改动。" in told
    edit(copied / "briefs/2025-06.md", "上半年基础工作大体成形", "上半年工作成效显著")
    done = run("check", "--month", "2025-06", folder=copied)
    assert done.code == 1
    assert "briefs/2025-06.md 错误 B102  简报与按所依据文件重新生成的结果不一致" in done.out


def test_a_broken_template_is_a_finding_and_hides_no_other(copied: Path) -> None:
    copied.joinpath("templates").mkdir()
    copied.joinpath("templates/brief.md.j2").write_bytes(b"\xff\xfe")
    edit(copied / "units/qkx/2025-05.yaml", "ref: 1.1/results-collection", "ref: 1.11")
    done = run("check", "--month", "2025-05", folder=copied)
    assert (done.code, done.err) == (1, "")
    assert "templates/brief.md.j2 错误 Y116" in done.out
    assert "units/qkx/2025-05.yaml:6:10 错误 R103" in done.out


def test_verify_is_not_mixed_with_writing(sample: Path) -> None:
    assert run("brief", "--verify", "--issue", folder=sample) == Done(
        2, "", "anplan：--verify 不与 --unit、-o、--to、--base、--issue 或 --dry-run 同用\n"
    )


def test_line_ends_that_git_turned_accuse_nobody(copied: Path, tmp_path: Path) -> None:
    git("rm", "-q", ".gitattributes", folder=copied)
    git("commit", "-q", "-m", "no attributes", folder=copied)
    crlf = tmp_path / "crlf"
    git("clone", "-q", "-c", "core.autocrlf=true", str(copied), str(crlf), folder=tmp_path)
    assert b"\r\n" in (crlf / "briefs/2025-06.md").read_bytes()
    assert shown(*ALL, folder=crlf) == shown(*ALL, folder=copied)


def test_an_encoding_that_git_turned_accuses_nobody(copied: Path) -> None:
    (copied / ".gitattributes").write_text("*.md working-tree-encoding=UTF-16\n")
    (copied / "briefs/2025-06.md").unlink()
    git("checkout", "--", "briefs/2025-06.md", folder=copied)
    assert (copied / "briefs/2025-06.md").read_bytes()[:2] in (b"\xff\xfe", b"\xfe\xff")
    (told,) = verdicts(shown(*JUNE, folder=copied))
    assert told.endswith("重新生成，逐字节一致")


def test_an_edit_beside_turned_line_ends_is_still_one(copied: Path) -> None:
    brief = copied / "briefs/2025-06.md"
    text = brief.read_bytes().replace(b"\n", b"\r\n").replace(b"\r\n", b"!\r\n", 1)
    brief.write_bytes(text)
    done = run(*JUNE, folder=copied)
    assert done.code == 1
    assert "手工改动" in done.out


def test_a_brief_that_named_no_phase_by_its_title_is_still_as_issued(copied: Path) -> None:
    edit(copied / "plan/plan.yaml", "pace_base: year", "pace_base: implementation")
    opened = with_arrivals(open_workspace(Session(copied, DAY("2025-10-09"), Console(CHINESE))))
    august = Period.parse("2025-08")
    now, then = (brief_text(CHINESE, opened, august, edition=name) for name in (None, "counts"))
    assert "序时按办理落实阶段整月" in now
    assert "序时按落实阶段整月" in then
    for text in (now, then):
        copied.joinpath("briefs/2025-08.md").write_text(text, encoding="utf-8")
        told = shown("brief", "--verify", "--month", "2025-08", folder=copied)
        assert verdicts(told)[0].endswith("重新生成，逐字节一致")


def test_a_brief_of_before_whose_days_had_no_year_is_still_as_issued(copied: Path) -> None:
    edit(copied / "plan/plan.yaml", "start: 2025-01-01", "start: 2024-12-31")
    opened = with_arrivals(open_workspace(Session(copied, DAY("2025-10-09"), Console(CHINESE))))
    august = Period.parse("2025-08")
    now, then = (brief_text(CHINESE, opened, august, edition=name) for name in (None, "counts"))
    assert "截至2025年8月31日，" in now
    assert "截至8月31日，" in then
    for text in (now, then):
        copied.joinpath("briefs/2025-08.md").write_text(text, encoding="utf-8")
        told = shown("brief", "--verify", "--month", "2025-08", folder=copied)
        assert verdicts(told)[0].endswith("重新生成，逐字节一致")


OLDER = Path(__file__).with_name("older")


@pytest.mark.parametrize("name", sorted(path.name for path in OLDER.iterdir()))
def test_briefs_of_the_examples_as_they_were_written_before_still_verify(
    name: str, tmp_path: Path
) -> None:
    """Their days had no year, their chapters clashed, a half-year was half 1 of 2025."""
    folder = tmp_path / name
    shutil.copytree(ROOT / "examples" / name, folder)
    before = sorted((OLDER / name).glob("*.md"))
    for brief in before:
        assert brief.read_text("utf-8") != folder.joinpath("briefs", brief.name).read_text("utf-8")
        shutil.copy(brief, folder / "briefs")
    told = shown(*ALL, "--lang", "en", folder=folder)
    assert len(before) == 3
    assert "3 issued briefs verified, 3 as their inputs give them" in told
