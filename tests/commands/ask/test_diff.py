"""``anplan diff``: what changed in meaning, and which lights that moves."""

import json
from pathlib import Path

import pytest

from tests.history import ENGLISH, Repository, nameless
from tests.program import add, edit, refused, run, shown

JUNE = "units/kcj/2025-06.yaml"
JULY = "units/kcj/2025-07.yaml"


def figure(value: str, as_of: str = "2025-06-30", more: str = "") -> str:
    """Write a report with one figure."""
    return (
        "submitted: 2025-07-03\nreadings:\n"
        f"  - indicator: contracts\n    value: {value}\n    as_of: {as_of}\n{more}"
    )


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "plan")
    made.report(JUNE, figure("58.2"), "2025-07-03")
    return made


def told(repository: Repository, *arguments: str) -> list[str]:
    """Return what diff says on a day behind its two lines of heading."""
    text = shown("diff", *arguments, "--on", "2025-07-10", folder=repository.root)
    return nameless(text).splitlines()[2:]


def test_nothing_changed_is_said_in_one_line(repository: Repository) -> None:
    text = shown("diff", folder=repository.root)
    assert nameless(text) == "没有变化：HEAD（0000000） → 当前文件\n"


def test_other_writing_is_no_change(repository: Repository) -> None:
    repository.write(JUNE, "# 说明\n" + figure('"58.2"').replace("\n", "\r\n"))
    assert shown("diff", folder=repository.root).startswith("没有变化")


def test_a_figure_with_its_gap_and_its_light(repository: Repository) -> None:
    repository.report(JUNE, figure("61.3"), "2025-07-04")
    assert told(repository, "HEAD~1") == [
        "",
        "填报数",
        (
            "  2025-06 区科创局 技术合同成交额 58.2 → 61.3亿元，"
            "低于序时进度 1.5 → 超序时进度 1.1 个百分点，黄 → 绿"
        ),
        "",
        "2025-07-10 亮灯变化",
        "  技术合同成交额：黄 → 绿（超序时进度 1.1 个百分点）",
        "  任务 1.2 培育科技企业：黄 → 绿（技术合同成交额 超序时进度 1.1 个百分点）",
    ]


def test_it_is_told_in_english(repository: Repository) -> None:
    repository.write(JUNE, figure("50"))
    text = shown("diff", "--on", "2025-07-10", folder=repository.root, **ENGLISH)
    assert nameless(text).splitlines()[1:4] == [
        "What changed from HEAD (0000000) to the work tree",
        "",
        "Reported figure",
    ]
    assert (
        "  2025-06 区科创局 技术合同成交额 58.2 → 50 亿元, "
        "behind the trajectory by 1.5 → 8.3 points, yellow"
    ) in text


def test_a_correction_with_its_reason_and_the_figure_it_replaces(repository: Repository) -> None:
    more = "    reason: 复核调增\n"
    repository.report(JULY, figure("61.3", more=more), "2025-08-04")
    repository.write(JUNE, figure("59"))
    assert told(repository, "HEAD~1")[1:] == [
        "材料",
        "  2025-07 区科创局 2025-07-03报送",
        "",
        "填报数",
        "  2025-06 区科创局 技术合同成交额 58.2 → 59亿元，已被以后的报告更正",
        (
            "  2025-07 区科创局 技术合同成交额 新增：61.3亿元（截至 2025-06-30），"
            "低于序时进度 1.5 → 超序时进度 1.1 个百分点，黄 → 绿，说明：复核调增"
        ),
        "",
        "2025-07-10 亮灯变化",
        "  技术合同成交额：黄 → 绿（超序时进度 1.1 个百分点）",
        "  任务 1.2 培育科技企业：黄 → 绿（技术合同成交额 超序时进度 1.1 个百分点）",
    ]


def test_a_figure_taken_out_and_one_that_is_not_out(repository: Repository) -> None:
    repository.write(
        JUNE,
        "submitted: 2025-07-03\nreadings:\n  - indicator: growth\n    unavailable: 统计未发布\n",
    )
    assert told(repository)[1:4] == [
        "填报数",
        "  2025-06 区科创局 高新技术产业增加值增速 新增：数据尚未发布：统计未发布，灰",
        "  2025-06 区科创局 技术合同成交额 删除：58.2亿元，低于序时进度 1.5 个百分点，黄 → 绿",
    ]


def test_words_milestones_items_problems_and_decisions(repository: Repository) -> None:
    long = "走访企业八家，指导申报专利十一件，收集技术需求三十二条，逐条转有关部门办理。"
    add(
        repository.root / JUNE,
        f"progress:\n  - ref: 1.2/patents\n    text: {long}\n"
        "milestones:\n  - ref: 1.1/service-hall\n    done: 2025-06-18\n"
        "items:\n  - register: projects\n    id: 7\n    stage: 申报\n    on: 2025-06-02\n"
        "problems:\n  - ref: 1.1\n    title: 场地不足\n",
    )
    repository.commit("补充", "2025-07-04")
    edit(repository.root / JUNE, "stage: 申报", "stage: 入库")
    edit(repository.root / JUNE, "done: 2025-06-18", "done: 2025-06-20")
    edit(repository.root / JUNE, long, "走访企业九家。")
    add(repository.root / JUNE, "    solved: 2025-07-05\n")
    repository.write(
        "plan/decisions/2025-07.yaml",
        "decisions:\n  - on: 2025-07-05\n    kind: exempt\n    ref: contracts\n    by: 统筹单位\n"
        "    reason: 口径调整\n    until: 2025-08-31\n",
    )
    repository.write("units/yuehu/2025-06.yaml", "submitted: 2025-07-08\nnothing: 本月无新进展\n")
    assert told(repository, "HEAD~1", "HEAD")[1:12] == [
        "节点",
        "  2025-06 区科创局 1.1/service-hall 建成科技服务大厅 新增：2025-06-18 完成",
        "",
        "清单项目",
        "  2025-06 区科创局 重点项目清单 7 新增：申报",
        "",
        "问题",
        "  2025-06 区科创局 1.1 场地不足 新增：未解决",
        "",
        "工作进展",
        (
            "  2025-06 区科创局 1.2/patents 支持企业申报专利 新增："
            "走访企业八家，指导申报专利十一件，收集技…"
        ),
    ]
    assert told(repository) == [
        "",
        "材料",
        "  2025-06 月湖街道办事处 2025-07-02报送 → 2025-07-08报送；本月无新进展",
        "",
        "节点",
        "  2025-06 区科创局 1.1/service-hall 建成科技服务大厅 2025-06-18 完成 → 2025-06-20 完成",
        "",
        "清单项目",
        "  2025-06 区科创局 重点项目清单 7 申报 → 入库",
        "",
        "问题",
        "  2025-06 区科创局 1.1 场地不足 未解决 → 2025-07-05 解决",
        "",
        "工作进展",
        "  2025-06 区科创局 1.2/patents 支持企业申报专利 改为：走访企业九家。",
        "  2025-06 月湖街道办事处 1.1 完善服务网络 删除：摸清辖区企业需求15条。",
        "",
        "统筹意见",
        "  豁免 技术合同成交额 新增：统筹单位提出，至 2025-08-31，说明：口径调整",
        "",
        "2025-07-10 亮灯变化",
        "  技术合同成交额：黄 → 灰（豁免至 2025-08-31：口径调整）",
        "  任务 1.2 培育科技企业：黄 → 灰（技术合同成交额 豁免至 2025-08-31：口径调整）",
    ]


def test_a_problem_told_again_and_a_paper_withdrawn(repository: Repository) -> None:
    trouble = "submitted: 2025-07-03\nproblems:\n  - ref: 1.1\n    title: 场地不足\n"
    repository.report(JUNE, trouble, "2025-07-04")
    repository.write(JULY, trouble)
    (repository.root / "units/kcj/2025-05.yaml").unlink()
    lines = told(repository)
    assert lines[1:4] == [
        "材料",
        "  2025-05 区科创局 撤回：2025-06-04报送",
        "  2025-07 区科创局 2025-07-03报送",
    ]
    assert "  2025-07 区科创局 1.1 场地不足 续报：未解决" in lines


def test_changes_of_the_plan_its_units_and_briefs(repository: Repository) -> None:
    root = repository.root
    edit(root / "plan/indicators/contracts.yaml", "  at_least: 120\n", "  at_least: 100\n")
    edit(root / "plan/plan.yaml", "    title: 落实阶段\n", "    title: 实施阶段\n")
    add(root / "plan/plan.yaml", "settings:\n  red: 5\n")
    edit(root / "units/yuehu/unit.yaml", "name: 月湖街道办事处\n", "name: 月湖街道\n")
    repository.write("briefs/2025-06.yaml", "number: 3\nissued: 2025-07-09\n")
    lines = told(repository)
    assert lines[: lines.index("2025-07-10 亮灯变化")] == [
        "",
        "简报",
        "  2025-06 新增：2025-07-09 印发",
        "",
        "指标",
        "  技术合同成交额 目标值：≥120亿元 → ≥100亿元",
        "",
        "单位",
        "  月湖街道 名称：月湖街道办事处 → 月湖街道",
        "",
        "方案",
        "  红灯界限（百分点）：10 → 5",
        "  implementation 标题：落实阶段 → 实施阶段",
        "",
    ]


def test_what_cannot_be_read_is_named_and_not_compared(repository: Repository) -> None:
    repository.write(JUNE, "\t")
    assert told(repository)[:3] == [
        "",
        "无法读取，未作比较",
        "  当前文件：units/kcj/2025-06.yaml:1:1 错误 Y108  缩进用了制表符。请用空格缩进。",
    ]
    assert "删除" not in "".join(told(repository))


def test_revisions_in_every_writing(repository: Repository) -> None:
    repository.git("tag", "first")
    repository.report(JUNE, figure("61.3"), "2025-07-04")
    for arguments in (("first", "HEAD"), ("first..HEAD",), ("first..",), ("first...HEAD",)):
        assert "  2025-06 区科创局 技术合同成交额 58.2 → 61.3亿元" in "\n".join(
            told(repository, *arguments)
        )


def test_three_dots_leave_out_what_the_other_side_did(repository: Repository) -> None:
    repository.git("switch", "-qc", "unit")
    repository.report(JUNE, figure("61.3"), "2025-07-04")
    repository.git("switch", "-q", "main")
    repository.report(JULY, "submitted: 2025-07-05\nnothing: 无\n", "2025-07-05")
    assert "撤" not in "".join(told(repository, "main...unit"))
    assert "材料" not in told(repository, "main...unit")
    assert "材料" in told(repository, "main..unit")


def test_a_month_is_what_its_brief_knew(repository: Repository) -> None:
    repository.report(JUNE, figure("61.3"), "2025-07-04")
    repository.report("briefs/2025-06.yaml", "issued: 2025-07-08\nnumber: 1\n", "2025-07-08")
    repository.report(JULY, figure("70.1", "2025-07-31"), "2025-08-04")
    by_month = run("diff", "2025-06", "HEAD", "--on", "2025-07-10", folder=repository.root)
    as_said = run("diff", "6月", "HEAD", "--on", "2025-07-10", folder=repository.root)
    assert by_month.err == "2025-06 取其简报印发日（2025-07-08）的版本\n"
    assert by_month.out.splitlines()[2:5] == ["", "材料", "  2025-07 区科创局 2025-07-03报送"]
    assert (
        as_said.out.splitlines()[1:] == by_month.out.replace("2025-06（", "6月（").splitlines()[1:]
    )


def test_the_lights_of_a_month_are_those_of_its_brief(sample: Path) -> None:
    text = run("diff", "2025-06", "2025-07", folder=sample).out
    lights = text[text.index("亮灯变化（已印发简报的各期按其简报）\n") :].splitlines()
    assert lights[1].startswith("  技术经理人：黄 → 绿（")
    assert lights[3].startswith("  “拨转股”项目：红 → 绿（")


def test_a_month_that_nobody_issued_is_no_state(repository: Repository) -> None:
    told = "anplan：2025-06 没有已印发的简报。"
    assert refused("diff", "2025-06", folder=repository.root).startswith(told)


def test_only_months_have_briefs(repository: Repository) -> None:
    told = "anplan：2025-H1 没有已印发的简报。"
    assert refused("diff", "2025-H1", folder=repository.root).startswith(told)


def test_no_such_revision(repository: Repository) -> None:
    assert refused("diff", "gone", folder=repository.root).startswith("anplan：没有版本 gone。")


def test_two_writings_at_once_are_refused(repository: Repository) -> None:
    assert refused("diff", "HEAD..main", "HEAD", folder=repository.root) == (
        "anplan：不是两个版本：HEAD..main HEAD。请写成 A B 或 A..B"
    )


def test_markdown_that_files_cannot_break_out_of(repository: Repository) -> None:
    add(
        repository.root / JUNE,
        "problems:\n  - ref: 1.1\n    title: '<img src=x> @someone [链接](https://x) | `x`'\n",
    )
    text = shown("diff", "--format", "md", "--on", "2025-07-10", folder=repository.root)
    assert nameless(text) == (
        "**变化：HEAD（0000000） → 当前文件**\n"
        "\n"
        "#### 问题\n"
        "\n"
        "- 2025-06 区科创局 1.1 \\<img src=x\\> @&#8203;someone \\[链接\\](https:&#47;&#47;x) "
        "\\| \\`x\\` 新增：未解决\n"
    )


def test_the_json_has_its_keys(repository: Repository) -> None:
    repository.write(JUNE, figure("61.3"))
    repository.write(JULY, "\t")
    text = shown("diff", "--format", "json", "--on", "2025-07-10", folder=repository.root)
    document = json.loads(nameless(text))
    assert document == {
        "schema": 1,
        "sample": False,
        "before": {"name": "HEAD", "rev": "0000000"},
        "after": {"name": None, "rev": None},
        "on": "2025-07-10",
        "changes": [
            {
                "how": "changed",
                "sort": "reading",
                "ref": "contracts",
                "name": "2025-06-30",
                "unit": "kcj",
                "period": "2025-06",
                "held_on": "2025-06-30",
                "before": {
                    "indicator": "contracts",
                    "value": 58.2,
                    "as_of": "2025-06-30",
                    "preliminary": False,
                },
                "after": {
                    "indicator": "contracts",
                    "value": 61.3,
                    "as_of": "2025-06-30",
                    "preliminary": False,
                },
                "reason": None,
                "effect": {
                    "on": "2025-06-30",
                    "gap_before": -1.5,
                    "gap_after": 1.1,
                    "replaced": False,
                    "light_before": "yellow",
                    "light_after": "green",
                },
                "text": "2025-06 区科创局 技术合同成交额 58.2 → 61.3亿元，"
                "低于序时进度 1.5 → 超序时进度 1.1 个百分点，黄 → 绿",
                "file": "units/kcj/2025-06.yaml",
            }
        ],
        "lights": [
            {"kind": "indicator", "id": "contracts", "before": "yellow", "after": "green"},
            {"kind": "task", "id": "1.2", "before": "yellow", "after": "green"},
        ],
        "counts": [],
        "unreadable": [
            {
                "side": "after",
                "file": "units/kcj/2025-07.yaml",
                "line": 1,
                "code": "Y108",
                "message": "缩进用了制表符",
            }
        ],
    }


def test_the_sample_s_last_report(sample: Path) -> None:
    text = shown("diff", "HEAD~1", "HEAD", folder=sample)
    assert nameless(text).splitlines()[:5] == [
        "江岸区关于市十五届人大五次会议1号议案办理工作方案（示例数据）",
        "变化：HEAD~1（0000000） → HEAD（0000000）",
        "",
        "材料",
        "  2025-09 区市场监管局 2025-09-30报送",
    ]
