"""``anplan log``: every value that a thing had, with its corrections, whatever sort of thing it is."""

from pathlib import Path

from tests.commands.ask.log.events import JULY, JUNE, events, figure
from tests.history import ENGLISH, Repository, table
from tests.program import add, edit, refused, shown


def test_a_figure_of_the_sample_with_its_correction_and_confirmation(sample: Path) -> None:
    assert table(shown("log", "tech-contracts", folder=sample)) == [
        "入库日 | 所属日期 | 报告 | 单位 | 事项 | 内容 | 原因 | 提交人",
        "2025-04-11 | 指标 | 目标值：≥235亿元 | 方案建档(示例数据) | 区经济信息化和科技创新局 0000000",
        (
            "2025-04-30 | 2025-03-31 | 2025-04 | 区经信科创局 | 填报数 | 52.6亿元"
            "；佐证材料：一季度技术合同认定登记统计表，2025-04-14，市科技创新局 | "
            "区经济信息化和科技创新局报送2025-04(示例数据) | 区经济信息化和科技创新局 0000000"
        ),
        (
            "2025-06-04 | 2025-04-30 | 2025-05 | 区经信科创局 | 填报数 | 74.8亿元"
            "；佐证材料：1—4月技术合同认定登记统计表，2025-05-15，市科技创新局 | "
            "区经济信息化和科技创新局报送2025-05(示例数据) | 区经济信息化和科技创新局 0000000"
        ),
        (
            "2025-07-03 | 2025-05-31 | 2025-06 | 区经信科创局 | 填报数 | 96.4亿元（初步）"
            "；佐证材料：1—5月技术合同认定登记快报，2025-06-17，市科技创新局 | "
            "区经济信息化和科技创新局报送2025-06(示例数据) | 区经济信息化和科技创新局 0000000"
        ),
        (
            "2025-08-04 | 2025-05-31 | 2025-07 | 区经信科创局 | 填报数 | "
            "更正：96.4亿元（初步） → 98.2亿元"
            "；佐证材料：1—5月技术合同认定登记统计表（复核），2025-07-11，市科技创新局 | "
            "合同登记机构复核，补录5月下旬登记的合同，1—5月数据相应调增。 | "
            "区经济信息化和科技创新局 0000000"
        ),
        (
            "2025-08-04 | 2025-06-30 | 2025-07 | 区经信科创局 | 填报数 | 121.3亿元（初步）"
            "；佐证材料：上半年技术合同认定登记快报，2025-07-16，市科技创新局 | "
            "区经济信息化和科技创新局报送2025-07(示例数据) | 区经济信息化和科技创新局 0000000"
        ),
        (
            "2025-09-04 | 2025-06-30 | 2025-08 | 区经信科创局 | 填报数 | 确认：121.3亿元"
            "；佐证材料：上半年技术合同认定登记统计表，2025-08-08，市科技创新局 | "
            "区经济信息化和科技创新局报送2025-08(示例数据) | 区经济信息化和科技创新局 0000000"
        ),
        (
            "2025-09-04 | 2025-07-31 | 2025-08 | 区经信科创局 | 填报数 | 141.5亿元"
            "；佐证材料：1—7月技术合同认定登记统计表，2025-08-18，市科技创新局 | "
            "区经济信息化和科技创新局报送2025-08(示例数据) | 区经济信息化和科技创新局 0000000"
        ),
        (
            "2025-09-30 | 2025-08-31 | 2025-09 | 区经信科创局 | 填报数 | 168.3亿元（初步）"
            "；佐证材料：1—8月技术合同认定登记快报，2025-09-17，市科技创新局 | "
            "区经济信息化和科技创新局报送2025-09(示例数据) | 区经济信息化和科技创新局 0000000"
        ),
    ]


def test_evidence_is_named_when_it_comes(repository: Repository) -> None:
    paper = "    evidence:\n      - {title: 快报, issuer: 统计局, date: 2025-07-01}\n"
    repository.report(JUNE, figure("58.2"), "2025-07-03")
    repository.report(JUNE, figure("58.2", more=paper), "2025-07-05", "补佐证")
    repository.report(JUNE, figure("58.25", more=paper), "2025-07-06", "改正")
    said = [row.split(" | ")[5] for row in events(repository)][-2:]
    assert said == [
        "58.2亿元，改动的是：佐证材料；佐证材料：快报，2025-07-01，统计局",
        "58.2 → 58.25亿元",
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
            "2025-07-02 | 指标 | 目标调整：无 → 2025-07-01 ≥130亿元 示政办〔2025〕9号（上调） | 调整目标 | "
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


def test_many_papers_are_not_one_thing(sample: Path) -> None:
    assert refused("log", "2025-06", folder=sample) == (
        "anplan：2025-06 是多份材料，不是一件事。请指明其中一份：anplan log jxkc/2025-06"
    )


def test_what_has_a_long_id_is_headed_by_its_title(sample: Path) -> None:
    headed = {
        "jxkc/2025-06": "区经信科创局 2025-06",
        "jxkc/scheme": "区经信科创局 单位工作方案",
        "registers/project-library": "重点成果项目库",
        "project-library/P-021": "重点成果项目库 P-021",
        "tech-contracts": "tech-contracts 技术合同成交额",
    }
    for ref, title in headed.items():
        assert shown("log", ref, folder=sample).splitlines()[3] == title
