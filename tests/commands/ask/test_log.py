"""``anplan log``: every value a thing had, from the files and from the history of the files."""

import csv
import io
import json
import os
import shutil
from pathlib import Path

import pytest

from tests.history import ENGLISH, Repository, nameless, table
from tests.program import add, edit, refused, run, shown

JUNE = "units/kcj/2025-06.yaml"
JULY = "units/kcj/2025-07.yaml"
DECISIONS = "plan/decisions/2025-07.yaml"


def figure(value: str, as_of: str = "2025-06-30", day: str = "2025-07-03", more: str = "") -> str:
    """Write a report with one figure."""
    return (
        f"submitted: {day}\nreadings:\n"
        f"  - indicator: contracts\n    value: {value}\n    as_of: {as_of}\n{more}"
    )


def asked(*days_and_texts: tuple[str, str]) -> str:
    """Write decisions that ask about a figure."""
    return "decisions:\n" + "".join(
        f"  - on: {day}\n    kind: ask\n    ref: contracts\n    unit: kcj\n    by: 统筹单位\n"
        f"    reason: {text}\n"
        for day, text in days_and_texts
    )


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository(tmp_path / "plan")


def events(repository: Repository, ref: str = "contracts", *more: str) -> list[str]:
    """Return a log's rows behind its heading, without those of the first commit."""
    rows = table(shown("log", ref, *more, folder=repository.root))[1:]
    return [row for row in rows if not row.startswith("2025-03-20")]


def test_a_figure_of_the_sample_with_its_correction_and_confirmation(sample: Path) -> None:
    assert table(shown("log", "tech-contracts", folder=sample)) == [
        "入库日 | 所属日期 | 报告 | 单位 | 事项 | 内容 | 原因 | 提交人",
        "2025-04-11 | 指标 | 目标值：≥235亿元 | 方案建档(示例数据) | 区经济信息化和科技创新局 0000000",
        (
            "2025-04-30 | 2025-03-31 | 2025-04 | 区经信科创局 | 填报数 | 52.6亿元 | "
            "区经济信息化和科技创新局报送2025-04(示例数据) | 区经济信息化和科技创新局 0000000"
        ),
        (
            "2025-06-04 | 2025-04-30 | 2025-05 | 区经信科创局 | 填报数 | 74.8亿元 | "
            "区经济信息化和科技创新局报送2025-05(示例数据) | 区经济信息化和科技创新局 0000000"
        ),
        (
            "2025-07-03 | 2025-05-31 | 2025-06 | 区经信科创局 | 填报数 | 96.4亿元（初步） | "
            "区经济信息化和科技创新局报送2025-06(示例数据) | 区经济信息化和科技创新局 0000000"
        ),
        (
            "2025-08-04 | 2025-05-31 | 2025-07 | 区经信科创局 | 填报数 | "
            "更正：96.4亿元（初步） → 98.2亿元 | "
            "合同登记机构复核，补录5月下旬登记的合同，1—5月数据相应调增。 | "
            "区经济信息化和科技创新局 0000000"
        ),
        (
            "2025-08-04 | 2025-06-30 | 2025-07 | 区经信科创局 | 填报数 | 121.3亿元（初步） | "
            "区经济信息化和科技创新局报送2025-07(示例数据) | 区经济信息化和科技创新局 0000000"
        ),
        (
            "2025-09-04 | 2025-06-30 | 2025-08 | 区经信科创局 | 填报数 | 确认：121.3亿元 | "
            "区经济信息化和科技创新局报送2025-08(示例数据) | 区经济信息化和科技创新局 0000000"
        ),
        (
            "2025-09-04 | 2025-07-31 | 2025-08 | 区经信科创局 | 填报数 | 141.5亿元 | "
            "区经济信息化和科技创新局报送2025-08(示例数据) | 区经济信息化和科技创新局 0000000"
        ),
        (
            "2025-09-30 | 2025-08-31 | 2025-09 | 区经信科创局 | 填报数 | 168.3亿元（初步） | "
            "区经济信息化和科技创新局报送2025-09(示例数据) | 区经济信息化和科技创新局 0000000"
        ),
    ]


def test_it_is_told_in_english(sample: Path) -> None:
    rows = table(shown("log", "tech-contracts", folder=sample, **ENGLISH))
    assert rows[0] == (
        "Known since | Holds for | Report | Unit | Matter | What was said | Why | Brought by"
    )
    assert "corrected: 96.4 亿元 (preliminary) → 98.2 亿元" in rows[5]


def test_a_value_edited_in_place_was_another_before(repository: Repository) -> None:
    repository.report(JUNE, figure("58.2"), "2025-07-03")
    repository.report(JUNE, figure("61.3"), "2025-07-04", "改正录入错误")
    assert events(repository) == [
        (
            "2025-07-03 | 2025-06-30 | 2025-06 | 区科创局 | 填报数 | 58.2亿元 | 报送 | "
            "区科技创新局 0000000"
        ),
        (
            "2025-07-03 | 2025-05-31 | 2025-06 | 区科创局 | 填报数 | 删除：52.5亿元 | 报送 | "
            "区科技创新局 0000000"
        ),
        (
            "2025-07-04 | 2025-06-30 | 2025-06 | 区科创局 | 填报数 | 58.2 → 61.3亿元 | "
            "改正录入错误 | 区科技创新局 0000000"
        ),
    ]


def test_a_later_report_corrects_with_its_reason_and_may_be_withdrawn(
    repository: Repository,
) -> None:
    repository.report(JUNE, figure("61.3"), "2025-07-03")
    correction = figure("60.9", day="2025-08-04", more="    reason: 复核调减\n")
    repository.report(JULY, correction, "2025-08-04")
    repository.report(JULY, "submitted: 2025-08-04\nnothing: 本月无新进展\n", "2025-08-05", "撤回")
    assert events(repository)[-2:] == [
        (
            "2025-08-04 | 2025-06-30 | 2025-07 | 区科创局 | 填报数 | 更正：61.3 → 60.9亿元 | "
            "复核调减 | 区科技创新局 0000000"
        ),
        (
            "2025-08-05 | 2025-06-30 | 2025-07 | 区科创局 | 填报数 | 删除：60.9亿元 | 撤回 | "
            "区科技创新局 0000000"
        ),
    ]


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


def test_a_task_with_its_actions_words_milestones_and_problems(repository: Repository) -> None:
    text = (
        "submitted: 2025-08-04\n"
        "progress:\n  - ref: 1.1/matching\n    text: |-\n      举办1场。\n      签约2项。\n"
        "milestones:\n  - ref: 1.1/service-hall\n    done: 2025-07-18\n"
        "problems:\n  - ref: 1.1\n    title: 场地不足\n    ask: 请协调\n"
    )
    repository.report(JULY, text, "2025-08-04")
    edit(repository.root / JULY, "    ask: 请协调\n", "    solved: 2025-08-05\n")
    repository.commit("问题已解决", "2025-08-05")
    assert [row.split(" | ")[1:6] for row in events(repository, "1.1")] == [
        [
            "2025-07-18",
            "2025-07",
            "区科创局",
            "节点 1.1/service-hall 建成科技服务大厅",
            "2025-07-18 完成",
        ],
        ["2025-07-31", "2025-07", "区科创局", "问题 1.1 场地不足", "未解决"],
        [
            "2025-07-31",
            "2025-07",
            "区科创局",
            "工作进展 1.1/matching 每月举办对接活动",
            "举办1场。 签约2项。",
        ],
        ["2025-08-05", "2025-07", "区科创局", "问题 1.1 场地不足", "未解决 → 2025-08-05 解决"],
    ]
    assert [row.split(" | ")[5] for row in events(repository, "场地不足")] == [
        "未解决",
        "未解决 → 2025-08-05 解决",
    ]


def test_an_item_of_a_register_by_its_number(repository: Repository) -> None:
    item = "submitted: 2025-08-04\nitems:\n  - register: projects\n    id: 甲-1\n    title: 芯片\n"
    repository.report(JULY, f"{item}    stage: 申报\n    on: 2025-07-02\n", "2025-08-04")
    repository.report(JULY, f"{item}    stage: 入库\n    on: 2025-07-20\n", "2025-08-05", "入库")
    assert [row.split(" | ")[1:6] for row in events(repository, "projects/甲-1")] == [
        ["2025-07-02", "2025-07", "区科创局", "清单项目 重点项目清单 甲-1 芯片", "申报"],
        ["2025-07-20", "2025-07", "区科创局", "清单项目 重点项目清单 甲-1 芯片", "申报 → 入库"],
    ]


def test_a_paper_with_its_return(repository: Repository) -> None:
    repository.report(JULY, "submitted: 2025-08-04\nnothing: 本月无新进展\n", "2025-08-04")
    returned = (
        "decisions:\n  - on: 2025-08-06\n    kind: return\n    ref: 2025-07\n    unit: kcj\n"
        "    by: 统筹单位\n    reason: 请补充数据\n    until: 2025-08-10\n"
    )
    repository.report("plan/decisions/2025-08.yaml", returned, "2025-08-06", "退回")
    repository.report(JULY, "submitted: 2025-08-08\nnothing: 本月无新进展\n", "2025-08-08")
    assert [row.split(" | ")[-4:-1] for row in events(repository, "区科创局/2025-07")] == [
        ["材料", "2025-08-04报送；本月无新进展", "报送"],
        ["统筹意见 退回材料 2025-07", "统筹单位提出，至 2025-08-10", "请补充数据"],
        ["材料", "2025-08-04报送；本月无新进展 → 2025-08-08报送；本月无新进展", "报送"],
    ]


def test_an_amended_target(repository: Repository) -> None:
    amended = (
        "amended:\n  - on: 2025-07-01\n    target:\n      at_least: 130\n"
        "    document: 示政办〔2025〕9号\n    reason: 上调\n"
    )
    add(repository.root / "plan/indicators/contracts.yaml", amended)
    repository.commit("调整目标", "2025-07-02")
    assert events(repository) == [
        (
            "2025-07-02 | 指标 | 目标调整：无 → 2025-07-01 ≥130亿元 示政办〔2025〕9号 | 调整目标 | "
            "区科技创新局 0000000"
        )
    ]


def test_only_what_holds_up_to_a_day_and_what_was_known_on_one(repository: Repository) -> None:
    repository.report(JULY, figure("70", "2025-07-31"), "2025-08-01")
    assert events(repository, "contracts", "--on", "2025-07-30") == []
    assert events(repository, "contracts", "--known", "2025-07-31") == []
    assert len(events(repository, "contracts", "--rev", "HEAD")) == 1


def test_nothing_was_ever_said(repository: Repository) -> None:
    told = shown("log", "projects/7", folder=repository.root)
    assert told.splitlines()[-1] == "没有任何记录。"


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


def test_many_papers_are_not_one_thing(sample: Path) -> None:
    assert refused("log", "2025-06", folder=sample) == (
        "anplan：2025-06 是多份材料，不是一件事。请指明其中一份：anplan log jxkc/2025-06"
    )


def test_the_json_has_its_keys(repository: Repository) -> None:
    repository.report(JUNE, figure("58.25", "2025-05-31"), "2025-07-04", "改正")
    told = json.loads(shown("log", "contracts", "--format", "json", folder=repository.root))
    keys = ["schema", "sample", "ref", "rev", "rev_day", "known", "whole", "events"]
    assert list(told) == keys
    assert (told["schema"], told["sample"], told["whole"]) == (1, False, True)
    assert told["ref"] == {
        "kind": "indicator",
        "id": "contracts",
        "title": "contracts 技术合同成交额",
    }
    last = told["events"][-1]
    assert nameless(last.pop("commit")) == "0000000"
    assert last == {
        "how": "changed",
        "sort": "reading",
        "ref": "contracts",
        "name": "2025-05-31",
        "unit": "kcj",
        "period": "2025-06",
        "held_on": "2025-05-31",
        "before": {
            "indicator": "contracts",
            "value": 52.5,
            "as_of": "2025-05-31",
            "preliminary": False,
        },
        "after": {
            "indicator": "contracts",
            "value": 58.25,
            "as_of": "2025-05-31",
            "preliminary": False,
        },
        "text": "52.5 → 58.25亿元",
        "reason": None,
        "known_on": "2025-07-04",
        "author": "区科技创新局",
        "subject": "改正",
        "earliest": False,
        "problem": None,
        "file": "units/kcj/2025-06.yaml",
    }


def test_the_csv_has_figures_as_numbers(repository: Repository) -> None:
    repository.report(JUNE, figure("58.25", "2025-05-31"), "2025-07-04", "=1+1")
    told = shown("log", "contracts", "--format", "csv", folder=repository.root)
    last = list(csv.DictReader(io.StringIO(told.removeprefix("\ufeff"))))[-1]
    assert (last["before"], last["value"], last["measure"]) == ("52.5", "58.25", "亿元")
    assert (last["known_on"], last["subject"]) == ("2025-07-04", "'=1+1")


def test_an_author_s_name_cannot_draw_on_the_terminal(repository: Repository) -> None:
    repository.write(JULY, figure("70", "2025-07-31"))
    repository.commit("红\x1b[31m字", "2025-08-01", "攻\x1b[2J击")
    assert events(repository)[-1].endswith("红\\x1b[31m字 | 攻\\x1b[2J击 0000000")
