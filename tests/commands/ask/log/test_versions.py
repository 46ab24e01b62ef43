"""``anplan log``: what the versions of the files tell, in histories of every shape."""

import os
import shutil
from pathlib import Path

import pytest

from tests.commands.ask.log.events import JULY, JUNE, events, figure
from tests.history import Repository, table
from tests.program import run, shown

DECISIONS = "plan/decisions/2025-07.yaml"


def asked(*days_and_texts: tuple[str, str]) -> str:
    """Write decisions that ask about a figure."""
    return "decisions:\n" + "".join(
        f"  - on: {day}\n    kind: ask\n    ref: contracts\n    unit: kcj\n    by: 统筹单位\n"
        f"    reason: {text}\n"
        for day, text in days_and_texts
    )


def test_a_version_that_cannot_be_read_is_told_and_changes_nothing(repository: Repository) -> None:
    repository.report(JUNE, figure("61.3"), "2025-07-03")
    repository.report(JUNE, figure("61.3") + "  bad\n", "2025-07-04", "误改")
    repository.report(JUNE, figure("61.3"), "2025-07-05", "恢复")
    assert events(repository)[2:] == [
        (
            "2025-07-04 | units/kcj/2025-06.yaml | 文件无法读取：不合 YAML 写法：键后缺少冒号 | "
            "误改 | 区科技创新局 0000000"
        )
    ]


def test_behind_a_version_that_cannot_be_read_the_change_is_told(repository: Repository) -> None:
    repository.report(JUNE, figure("61.3"), "2025-07-03")
    repository.report(JUNE, "\t", "2025-07-04", "误改")
    repository.report(JUNE, figure("61.9"), "2025-07-05", "恢复")
    assert events(repository)[-1] == (
        "2025-07-05 | 2025-06-30 | 2025-06 | 区科创局 | 填报数 | 61.3 → 61.9亿元 | 恢复 | "
        "区科技创新局 0000000"
    )


@pytest.mark.skipif(os.name == "nt", reason="links of Unix")
def test_a_version_that_is_no_file_or_too_large_is_told_and_changes_nothing(
    repository: Repository,
) -> None:
    repository.report(JUNE, figure("61.3"), "2025-07-03")
    path = repository.root / JUNE
    path.unlink()
    path.symlink_to("2025-07.yaml")
    repository.commit("误改", "2025-07-04")
    path.unlink()
    repository.report(JUNE, "#" * 300_000, "2025-07-05", "误改")
    repository.report(JUNE, figure("61.9"), "2025-07-06", "恢复")
    assert [row.split(" | ")[-3] for row in events(repository, "kcj/2025-06")[-3:]] == [
        "文件无法读取：不跟随符号链接",
        "文件无法读取：文件超过 256 KiB",
        "61.3 → 61.9亿元",
    ]


def test_what_is_not_committed_comes_last(repository: Repository) -> None:
    repository.write(JUNE, figure("61.3", as_of="2025-05-31"))
    assert events(repository) == [
        "未提交 | 2025-05-31 | 2025-06 | 区科创局 | 填报数 | 52.5 → 61.3亿元"
    ]


def test_a_merge_of_two_units_branches_tells_each_unit_s_own_commit(
    repository: Repository,
) -> None:
    repository.git("switch", "-qc", "kcj")
    repository.report(JULY, figure("71", "2025-07-31", "2025-08-04"), "2025-08-04")
    repository.git("switch", "-q", "main")
    words = "submitted: 2025-08-05\nprogress:\n  - ref: 1.2\n    text: 走访企业\n"
    repository.write("units/yuehu/2025-07.yaml", words)
    repository.commit("街道报送", "2025-08-05", "月湖街道办事处")
    repository.merge("kcj", "2025-08-06")
    assert events(repository) == [
        (
            "2025-08-06 | 2025-07-31 | 2025-07 | 区科创局 | 填报数 | 71亿元 | 报送 | "
            "区科技创新局 0000000"
        )
    ]
    assert events(repository, "1.2")[-1] == (
        "2025-08-05 | 2025-07-31 | 2025-07 | 月湖街道办事处 | 工作进展 | 走访企业 | 街道报送 | "
        "月湖街道办事处 0000000"
    )


def test_a_merge_is_told_for_what_it_changed_itself(repository: Repository) -> None:
    first, second, third = ("2025-07-01", "甲"), ("2025-07-02", "乙"), ("2025-07-03", "丙")
    repository.report(DECISIONS, asked(first), "2025-07-01")
    repository.git("switch", "-qc", "other")
    repository.report(DECISIONS, asked(first, second), "2025-07-02")
    repository.git("switch", "-q", "main")
    repository.report(DECISIONS, asked(first, third), "2025-07-03")
    repository.merge("other", "2025-07-04", "-s", "ours", "--no-commit")
    repository.write(DECISIONS, asked(first, ("2025-07-02", "乙改"), third))
    repository.commit("合并", "2025-07-04", "合并人")
    told = [row.split(" | ")[-2:] for row in events(repository)]
    assert told == [
        ["甲", "区科技创新局 0000000"],
        ["乙", "区科技创新局 0000000"],
        ["丙", "区科技创新局 0000000"],
        ["乙改", "合并人 0000000"],
    ]


def test_a_side_that_a_merge_did_not_take_is_not_told(repository: Repository) -> None:
    repository.report(JULY, figure("70", "2025-07-31"), "2025-08-01")
    repository.git("switch", "-qc", "other")
    repository.report(JULY, figure("99", "2025-07-31"), "2025-08-03")
    words = "submitted: 2025-08-05\nprogress:\n  - ref: 1.2\n    text: 走访企业\n"
    repository.report("units/yuehu/2025-07.yaml", words, "2025-08-05")
    repository.git("switch", "-q", "main")
    repository.report(JULY, figure("71", "2025-07-31"), "2025-08-02")
    repository.merge("other", "2025-08-06", "-X", "ours")
    assert [row.split(" | ")[5] for row in events(repository)] == ["70亿元", "70 → 71亿元"]


def test_a_shallow_clone_says_what_it_does_not_know(repository: Repository, tmp_path: Path) -> None:
    repository.report(JULY, figure("70", "2025-07-31"), "2025-08-01")
    repository.report(JULY, figure("71", "2025-07-31"), "2025-08-02")
    source = repository.root.as_uri()
    repository.git("clone", "-q", "--depth", "1", source, str(tmp_path / "clone"))
    told = shown("log", "contracts", folder=tmp_path / "clone")
    assert table(told)[-1] == (
        "2025-08-02 或更早 | 2025-07-31 | 2025-07 | 区科创局 | 填报数 | 71亿元 | 报送 | "
        "区科技创新局 0000000"
    )
    assert told.endswith(
        "本地只有部分历史（浅克隆），更早的记录未列出；git fetch --unshallow 可补全。\n"
    )


def test_where_a_version_is_lost_no_history_is_told_but_the_files(repository: Repository) -> None:
    repository.report(JUNE, figure("58.2"), "2025-07-03")
    repository.report(JUNE, figure("61.3"), "2025-07-04", "改正录入错误")
    repository.write(JUNE, figure("61.9"))
    name = repository.git("rev-parse", f"HEAD~1:{JUNE}").strip()
    (repository.top / ".git/objects" / name[:2] / name[2:]).unlink()
    done = run("log", "contracts", folder=repository.root)
    assert (done.code, done.err) == (0, f"没有历史可查：git 未执行：{name} missing\n")
    assert table(done.out)[1:] == [
        "未提交 | 2025-06-30 | 2025-06 | 区科创局 | 填报数 | 61.3 → 61.9亿元"
    ]


def test_entries_that_stay_while_others_change_are_told_once(repository: Repository) -> None:
    for day in range(1, 6):
        words = f"progress:\n  - ref: 1.2\n    text: 走访企业{day}家\n# 草稿{day}\n"
        repository.report(JULY, figure("70", "2025-07-31", more=words), f"2025-08-0{day}")
    assert [row.split(" | ")[5] for row in events(repository)] == ["70亿元"]
    assert len(events(repository, "1.2")) == 5


def test_without_git_the_files_are_told_and_the_lack_is_said(copied: Path) -> None:
    shutil.rmtree(copied / ".git")
    done = run("log", "tech-contracts", folder=copied)
    assert done.code == 0
    assert done.err.startswith("没有历史可查：")
    assert "未提交  2025-08-31  2025-09  区经信科创局  填报数  168.3亿元（初步）" in done.out


def test_a_workspace_within_a_repository(tmp_path: Path) -> None:
    repository = Repository(tmp_path / "plan", "office/plan")
    repository.report(JULY, figure("70", "2025-07-31"), "2025-08-01")
    assert events(repository)[-1].startswith("2025-08-01 | 2025-07-31 | 2025-07")


def test_what_is_no_file_of_the_workspace_is_not_told(repository: Repository) -> None:
    repository.write("units/kcj/README.md", "说明")
    repository.write("units/kcj/.draft.yaml", "nothing: 无")
    repository.commit("说明", "2025-08-01")
    assert events(repository, "kcj") == []


def test_a_file_that_was_called_wrongly_is_told(repository: Repository) -> None:
    repository.write("units/kcj/2025-7.yaml", "nothing: 无\n")
    repository.commit("报送", "2025-08-01")
    repository.git("mv", "units/kcj/2025-7.yaml", "units/kcj/2025-07.yaml")
    repository.commit("改名", "2025-08-02")
    assert events(repository, "kcj") == [
        (
            "2025-08-01 | units/kcj/2025-7.yaml | 文件无法读取：工作区里没有这样命名的文件 | 报送 | "
            "区科技创新局 0000000"
        ),
        (
            "2025-08-02 | 2025-07-31 | 2025-07 | 区科创局 | 材料 | 已报送，未写日期；无 | 改名 | "
            "区科技创新局 0000000"
        ),
    ]
