"""``check --base``: what a change brings is judged, what was there before is a note."""

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.forge.repository import NOBODY, git
from tests.program import add, edit, environment, refused, run, shown

QKX = "units/qkx/2025-08.yaml"
NEW = "units/qkx/2025-09.yaml"
ENV = environment(**NOBODY)
NOTHING = "本次改动：0 个错误，0 个提醒，0 个提示；原有 0 个问题"
UNOWNED = "。各单位均未写 owners：不核对由谁提交"
BAD = "submitted: 2025-10-09\nprogress:\n  - ref: 1.11\n    text: |-\n      走访企业8家。\n"


def commit(folder: Path) -> None:
    git("add", "-A", folder=folder, env=ENV)
    git("commit", "-qm", "报送", folder=folder, env=ENV)


@pytest.fixture
def faulty(copied: Path) -> Path:
    """A workspace with one error of long ago."""
    add(copied / NEW, BAD)
    commit(copied)
    return copied


def test_nothing_changed_is_one_line(sample: Path) -> None:
    assert shown("check", "--base", "HEAD", folder=sample) == (
        f"读取 280/280 个文件：0 个错误，0 个提醒，0 个提示。{NOTHING}{UNOWNED}\n"
    )


def test_an_old_finding_is_a_note_though_its_line_moved(faulty: Path) -> None:
    text = faulty.joinpath(NEW).read_text("utf-8")
    faulty.joinpath(NEW).write_text(text.replace("progress", "# 九月\nprogress"), "utf-8")
    assert run("check", folder=faulty).code == 1
    assert shown("check", "--base", "HEAD", folder=faulty).splitlines() == [
        f"{NEW}:4:10 提示 R103  原有问题：没有任务 1.11。是不是 1.1？区科协承担 1.1。",
        "    4 |   - ref: 1.11",
        "      |          ^^^^",
        (
            "读取 281/281 个文件：0 个错误，0 个提醒，1 个提示。"
            f"本次改动：0 个错误，0 个提醒，0 个提示；原有 1 个问题{UNOWNED}"
        ),
    ]


def test_a_change_elsewhere_makes_a_finding_new(faulty: Path) -> None:
    """A file nobody touched names what the change took away."""
    git("rm", "-q", "plan/tasks/2.4.yaml", folder=faulty, env=ENV)
    done = run("check", "--base", "HEAD", folder=faulty)
    assert done.code == 1
    assert "plan/tasks/2.4.yaml 错误 H102  任务 2.4 被删除。" in done.out
    assert " 错误 R103  没有任务 2.4" in done.out
    assert f"；原有 1 个问题{UNOWNED}\n" in done.out


def test_the_base_is_where_the_branches_parted(copied: Path) -> None:
    git("switch", "-q", "-c", "report", folder=copied, env=ENV)
    add(copied / NEW, "submitted: 2025-10-09\nnothing: 本月无新进展\n")
    commit(copied)
    git("switch", "-q", "main", folder=copied, env=ENV)
    add(copied / "units/rlj/2025-09.yaml", "# 补充\n")
    add(copied / "units/fgj/2025-10.yaml", "submitted: 2025-11-03\nnothing: 本月无新进展\n")
    commit(copied)
    git("switch", "-q", "report", folder=copied, env=ENV)
    assert shown("check", "--base", "main", folder=copied).endswith(f"{NOTHING}{UNOWNED}\n")
    at_commit = shown("check", "--base", "main", "--rev", "report", folder=copied)
    assert f"。{NOTHING}。版本 " in at_commit


def test_two_commits_are_compared_in_a_bare_repository(faulty: Path, tmp_path: Path) -> None:
    git("clone", "-q", "--bare", str(faulty), "bare.git", folder=tmp_path, env=ENV)
    told = ("check", "--lang", "zh_CN", "--rev", "HEAD", "--base", "HEAD~1")
    done = run(*told, folder=tmp_path / "bare.git")
    assert done.code == 1
    assert f"{NEW}:3:10 错误 R103" in done.out


def test_a_closed_month_is_told(copied: Path) -> None:
    edit(copied / QKX, "余下14条", "余下40条")
    done = run("check", "--base", "HEAD", folder=copied)
    assert done.code == 1
    assert f"{QKX}:5:7 错误 H101  1.1/factors-onboard text 原为“" in done.out
    assert "2025-08 已于 2025-09-10 定稿。请保持原样；" in done.out


def test_other_peoples_files_are_told(copied: Path) -> None:
    add(copied / "units/qkx/unit.yaml", "owners: [li-qkx]\n")
    commit(copied)
    add(copied / "units/rlj/2025-09.yaml", "# 补充\n")
    asked = ("check", "--base", "HEAD", "--author", "li-qkx")
    done = run(*asked, folder=copied)
    assert done.code == 1
    assert (
        "units/rlj/2025-09.yaml 错误 H107  该文件由区人力资源局负责"
        "（未写负责账号），li-qkx 不是其负责账号。" in done.out
    )
    assert run("check", "--base", "HEAD", folder=copied).code == 0


def test_where_units_name_owners_nothing_is_said_of_it(copied: Path) -> None:
    add(copied / "units/qkx/unit.yaml", "owners: [li-qkx]\n")
    told = run("check", "--base", "HEAD", folder=copied).out
    assert " 提醒 H111  owners 原为“空”，现为“li-qkx”" in told
    assert told.endswith(f"{UNOWNED}\n")
    commit(copied)
    assert "owners" not in shown("check", "--base", "HEAD", folder=copied)


ISSUE = ("brief", "--month", "2025-09", "--issue")


def of_issue(folder: Path) -> list[str]:
    told = run("check", "--base", "HEAD", folder=folder).out
    return [line for line in told.splitlines() if line.startswith("briefs/2025-09")]


def test_an_issue_is_told_and_taken(copied: Path) -> None:
    assert run(*ISSUE, folder=copied).code == 0
    (line,) = of_issue(copied)
    assert line.startswith(
        "briefs/2025-09.yaml:2:9 提醒 H111  2025-09 简报第 6 期于 2025-10-09 印发"
    )


def test_an_issue_is_held_against_the_files_of_its_change(copied: Path) -> None:
    """By the digest at its end: no template is run."""
    file = copied / "units/act/2025-09.yaml"
    edit(file, "value: 20.5\n", "value: 12\n")
    assert run(*ISSUE, folder=copied).code == 0
    edit(file, "value: 12\n", "value: 20.5\n")
    assert (
        "briefs/2025-09.md 错误 H114  本次改动中的简报不是由本次改动中的文件生成的"
        in of_issue(copied)[0]
    )


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("briefs/2025-09.md", "briefs/2025-09.md 错误 H114  该期已定稿，但缺少简报正文"),
        ("briefs/2025-09.yaml", "briefs/2025-09.md 错误 B105  简报写明已印发，但该期没有定稿"),
    ],
)
def test_half_of_an_issued_brief_is_told(copied: Path, name: str, told: str) -> None:
    assert run(*ISSUE, folder=copied).code == 0
    copied.joinpath(name).unlink()
    assert any(line.startswith(told) for line in of_issue(copied))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("number: 6", "number: 5", "第 5 期不大于 2025-08 的第 5 期"),
        ("number: 6", "number: 3", "第 3 期不大于 2025-08 的第 5 期"),
        (
            "issued: 2025-10-09",
            "issued: 2025-09-01",
            "印发日期 2025-09-01 早于 2025-08 简报的印发日期",
        ),
    ],
)
def test_numbers_and_days_go_on(copied: Path, old: str, new: str, told: str) -> None:
    assert run(*ISSUE, folder=copied).code == 0
    edit(copied / "briefs/2025-09.yaml", old, new)
    assert any(" H114 " in line and told in line for line in of_issue(copied))


def test_a_month_is_not_issued_out_of_order(copied: Path) -> None:
    add(copied / "briefs/2025-10.yaml", "number: 6\nissued: 2025-11-10\n")
    told = run("check", "--base", "HEAD", folder=copied).out
    assert "briefs/2025-10.yaml:2:9 错误 H114  2025-09 尚未定稿" in told


def test_a_paper_committed_long_after_its_day_is_told(copied: Path) -> None:
    """In a sample the day is at most the sample's own, 9 October."""
    add(copied / "units/qkx/2025-09.yaml", "submitted: 2025-10-05\nnothing: 本月无新进展\n")
    commit(copied)
    assert "H113" not in shown("check", "--base", "HEAD~1", folder=copied)
    edit(copied / "units/qkx/2025-09.yaml", "submitted: 2025-10-05", "submitted: 2025-10-02")
    commit(copied)
    told = run("check", "--base", "HEAD~2", folder=copied).out
    assert "units/qkx/2025-09.yaml:1:12 提醒 H113  所写报送日期为 2025-10-02" in told


def test_a_paper_that_says_a_day_to_come_is_told(copied: Path) -> None:
    add(copied / "units/qkx/2025-09.yaml", "submitted: 2025-10-09\nnothing: 本月无新进展\n")
    commit(copied)
    assert "H113" not in shown("check", "--base", "HEAD~1", folder=copied)
    edit(copied / "units/qkx/2025-09.yaml", "submitted: 2025-10-09", "submitted: 2025-11-30")
    commit(copied)
    told = run("check", "--base", "HEAD~2", folder=copied).out
    assert " H113  所写报送日期为 2025-11-30，晚于文件提交的日期 2025-10-09。" in told


def test_a_figure_of_a_day_to_come_is_told_without_a_day_of_handing_in(copied: Path) -> None:
    file = copied / "units/jxkc/2025-09.yaml"
    text = file.read_text("utf-8")
    days = [line for line in text.splitlines() if line.startswith("submitted: ")]
    figure = "readings:\n  - indicator: tech-contracts\n    value: 300\n    as_of: 2025-12-31\n"
    file.write_text(text.replace(f"{days[0]}\n", "").replace("readings:\n", figure, 1), "utf-8")
    told = run("check", "--base", "HEAD", folder=copied).out
    assert " 错误 V106  2025-12-31 在 2025-09 之后很久，又没有写 submitted" in told
    assert " 提醒 H113  submitted 原为 " in told


def test_a_plan_that_turns_rules_off_is_judged_by_the_one_before(copied: Path) -> None:
    edit(copied / "plan/plan.yaml", "coordinator: jxkc\n", "coordinator: jxkc\nrules:\n  R: off\n")
    add(copied / NEW, BAD)
    assert run("check", folder=copied).code == 0
    done = run("check", "--base", "HEAD", folder=copied)
    assert done.code == 1
    assert " 错误 R103 " in done.out
    assert " 提醒 H104 " in done.out


def test_an_allowance_of_the_change_is_told(copied: Path) -> None:
    edit(copied / "plan/plan.yaml", "sample: true\n", "")
    commit(copied)
    text = BAD.replace("  - ref", "  # anplan: allow R103 街道口径\n  - ref")
    add(copied / NEW, text)
    done = run("check", "--base", "HEAD", folder=copied)
    assert done.code == 0
    assert f"{NEW}:4:10 提示 H110  此处放行 R103，理由：街道口径。没有任务 1.11。" in done.out


def test_machines_learn_which_are_old(faulty: Path) -> None:
    add(faulty / "units/fgj/2025-10.yaml", BAD)
    text = run("check", "--base", "HEAD", "--format", "json", folder=faulty).out
    found = [(one["file"], one["level"], one["old"]) for one in json.loads(text)["findings"]]
    assert (NEW, "note", True) in found
    assert ("units/fgj/2025-10.yaml", "error", False) in found
    plain = json.loads(run("check", "--format", "json", folder=faulty).out)
    assert all("old" not in one for one in plain["findings"])


def test_only_what_is_asked_for_is_told(faulty: Path) -> None:
    edit(faulty / QKX, "余下14条", "余下40条")
    git("rm", "-q", "units/rlj/2025-07.yaml", folder=faulty, env=ENV)
    base = ("check", "--base", "HEAD")
    assert run(*base, "--select", "H102", folder=faulty).out.count(" 错误 ") == 1
    assert run(*base, "units/qkx", folder=faulty).out.count(" 错误 ") == 1
    assert "原有 1 个问题" in run(*base, "units/qkx", folder=faulty).out
    assert run(*base, "plan", folder=faulty).code == 0
    month = run(*base, "--month", "2025-07", folder=faulty).out
    assert month.count(" H102 ") == 1
    assert " H101 " not in month


def test_a_month_has_its_papers_beside_it(copied: Path) -> None:
    git("rm", "-q", QKX, folder=copied, env=ENV)
    text = run("check", "--base", "HEAD", "--month", "2025-08", folder=copied).out
    assert f"{QKX} 提醒 D101  区科协未报 2025-08" in text
    assert "2025-08 应报 27 份" in text


def test_without_a_workspace_before_everything_is_new(sample: Path, tmp_path: Path) -> None:
    top = tmp_path / "top"
    git("init", "-q", str(top), folder=tmp_path, env=ENV)
    add(top / "notes.txt", "备忘\n")
    commit(top)
    shutil.copytree(sample, top / "plan-2025", ignore=shutil.ignore_patterns(".git"))
    add(top / "plan-2025" / NEW, BAD)
    done = run("check", "--base", "HEAD", folder=top / "plan-2025")
    assert done.code == 1
    assert done.err.endswith("其中没有 plan-2025/plan/plan.yaml。全部问题按新问题计\n")
    assert "本次改动：1 个错误" in done.out


@pytest.mark.parametrize("committed", [True, False])
def test_a_workspace_that_is_moved_does_not_pass_as_new(
    copied: Path, tmp_path: Path, *, committed: bool
) -> None:
    copied.joinpath("elsewhere").mkdir()
    git("mv", "plan", "units", "briefs", "elsewhere", folder=copied, env=ENV)
    asked = ["check", "--base", "HEAD"]
    folder = copied / "elsewhere"
    if committed:
        commit(copied)
        git("clone", "-q", "--bare", str(copied), "bare.git", folder=tmp_path, env=ENV)
        asked, folder = ["check", "--rev", "HEAD", "--base", "HEAD~1"], tmp_path / "bare.git"
    told = refused(*asked, "--lang", "zh_CN", folder=folder)
    assert "中的 plan/plan.yaml 已不在原处，两个版本无法比较。请勿移动工作区" in told


def test_what_was_broken_before_is_not_compared(copied: Path) -> None:
    text = copied.joinpath(QKX).read_text("utf-8")
    copied.joinpath(QKX).write_text("submitted: 六月\n", "utf-8")
    commit(copied)
    copied.joinpath(QKX).write_text(text.replace("余下14条", "余下40条"), "utf-8")
    done = run("check", "--base", "HEAD", folder=copied)
    assert (done.code, done.err) == (0, "基准版本中有 1 个文件无法读取，不作比较\n")


def test_a_plan_broken_before_lets_every_rule_speak(copied: Path) -> None:
    file = copied / "plan/plan.yaml"
    text = file.read_text("utf-8")
    file.write_text("coordinator jxkc\n", "utf-8")
    commit(copied)
    file.write_text(text, "utf-8")
    add(copied / NEW, BAD)
    done = run("check", "--base", "HEAD", folder=copied)
    assert done.code == 1
    assert " 错误 R103 " in done.out


def test_what_does_not_fit_together_is_refused(sample: Path, tmp_path: Path) -> None:
    told = refused("check", "--author", "li", folder=sample)
    assert told.startswith("anplan：未写 --base，无从判断是谁的改动。")
    assert "没有版本 nowhere" in refused("check", "--base", "nowhere", folder=sample)
    plain = shutil.copytree(sample, tmp_path / "plain", ignore=shutil.ignore_patterns(".git"))
    assert refused("check", "--base", "HEAD", folder=plain).startswith("anplan：git ")


@pytest.mark.skipif(os.name == "nt", reason="a URL of a file")
def test_a_clone_too_shallow_says_so(copied: Path, tmp_path: Path) -> None:
    git("switch", "-q", "-c", "report", "HEAD~3", folder=copied, env=ENV)
    add(copied / NEW, "submitted: 2025-10-09\nnothing: 本月无新进展\n")
    commit(copied)
    url = f"file://{copied}"
    git("clone", "-q", "--depth", "1", "-b", "report", url, "job", folder=tmp_path, env=ENV)
    git("fetch", "-q", "--depth", "1", "origin", "main", folder=tmp_path / "job", env=ENV)
    told = refused("check", "--base", "FETCH_HEAD", folder=tmp_path / "job")
    assert "没有共同的历史" in told
    assert "git fetch --unshallow" in told


def test_histories_of_their_own_are_refused(copied: Path) -> None:
    tree = git("rev-parse", "HEAD^{tree}", folder=copied, env=ENV)
    other = git("commit-tree", tree, "-m", "…", folder=copied, env=ENV)
    told = refused("check", "--base", other, folder=copied)
    assert told.endswith("没有共同的历史。请写明要并入的分支")
