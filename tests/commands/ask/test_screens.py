"""What the read commands show of the sample, by any of a thing's names."""

import json
import re
from pathlib import Path

import pytest

from tests.program import add, edit, run, shown

LIGHTS = ("绿", "黄", "红", "蓝", "灰", "销号")


def test_status_shows_what_is_off_first(sample: Path) -> None:
    lines = shown("status", folder=sample).splitlines()
    start = next(index for index, line in enumerate(lines) if line.startswith("指标 "))
    light = re.compile(f"(?<= )({'|'.join(LIGHTS)})(?= )")
    lights = [light.findall(line)[0] for line in lines[start + 1 : start + 11]]
    assert lights == ["红", "黄", "黄", "灰", "蓝", "蓝", "绿", "绿", "绿", "销号"]
    assert lines[1].startswith("截至 2025-10-09；序时口径：全年，已过 75.0%；版本 ")


def test_the_sample_shows_every_light_and_every_kind_of_trouble(sample: Path) -> None:
    text = shown("status", folder=sample)
    for light in LIGHTS:
        assert re.search(f" {light}( |$)", text, re.MULTILINE)
    assert "逾期 6，未报 5" in text
    assert "08-31*" in text
    assert "预警" in text
    june = shown("status", "2025-06", folder=sample)
    assert "\n更正\n  技术合同成交额：印发时黄，按现有数据绿\n" in june
    assert "  未报 办理工作简报 1：区科协\n" in june
    assert "  逾期 办理工作简报 1：花桥街（3 天）\n" in june
    assert "2025-06：已定稿，简报于 2025-07-08 印发\n" in june


@pytest.mark.parametrize(
    "command",
    [
        ("status",),
        ("status", "2025-06"),
        ("status", "2.4"),
        ("show", "qkx"),
        ("show", "tech-loans"),
        ("show", "half-year"),
        ("why", "tech-loans"),
        ("why", "2.4"),
        ("why", "2.4/manager-base"),
        ("due",),
        ("source",),
        ("brief", "--month", "2025-09", "-o", "-"),
        ("status", "--format", "csv"),
        ("due", "--format", "csv"),
        ("export", "--format", "csv"),
    ],
)
def test_every_output_of_the_sample_says_that_it_is_one(
    sample: Path, command: tuple[str, ...]
) -> None:
    assert "示例数据" in shown(*command, folder=sample)
    if command[0] != "brief":
        assert "sample data" in shown(*command, "--lang", "en", folder=sample)


def test_a_month_that_is_not_closed(sample: Path) -> None:
    text = shown("status", "2025-09", folder=sample)
    assert "\n2025-09：未定稿\n" in text
    assert "未报 办理工作简报 3：区科协、二七街、花桥街\n" in text
    assert "\n更正\n" not in text


def test_a_month_to_come_has_papers_that_are_not_due(sample: Path) -> None:
    text = shown("status", "2025-10", folder=sample)
    assert "未到期 办理工作简报 27：" in text


def test_a_month_shows_what_smells(copied: Path) -> None:
    edit(copied / "units/qkx/2025-08.yaml", "ref: 1.1/platform-resources", "ref: 1.11")
    done = run("status", "2025-08", folder=copied)
    assert done.code == 0
    assert "\n存疑\n  units/qkx/2025-08.yaml R103 没有任务 1.11。" in done.out


@pytest.mark.parametrize(
    ("names", "line"),
    [
        (("qkx", "区科协", "区科学技术协会", "ＱＫＸ", " 区科协 "), "qkx 区科协"),
        (("jd-dazhi", "大智街", "大智街道办事处", "大智街道"), "jd-dazhi 大智街道办事处"),
        (
            (
                "bgs",
                "区委(区政府)办公室",
                "区委（区人民政府）办公室",
                "区委〈区人民政府〉办公室",
                "区委区政府办公室",
                "区委(区人民政府)办公室",
            ),
            "bgs 区委(区人民政府)办公室",
        ),
    ],
)
def test_a_unit_is_known_by_every_name(sample: Path, names: tuple[str, ...], line: str) -> None:
    first = shown("show", names[0], folder=sample)
    assert line in first.splitlines()
    for name in names[1:]:
        assert shown("show", name, folder=sample) == first
    assert shown("status", "--unit", names[-1], folder=sample) == first
    due = shown("due", "--unit", names[0], folder=sample)
    assert shown("due", "--unit", names[-1], folder=sample) == due


def test_an_indicator_is_shown_with_every_figure(sample: Path) -> None:
    text = shown("show", "技术合同成交额", folder=sample)
    assert text == shown("show", "tech-contracts", folder=sample)
    assert "  原文：技术合同成交额达到235亿元以上\n" in text
    row = next(line for line in text.splitlines() if line.startswith("2025-05-31 "))
    assert "98.2亿元" in row
    assert "合同登记机构复核" in row


def test_a_task_is_shown_with_its_actions_and_last_words(sample: Path) -> None:
    text = shown("show", "2.4", folder=sample)
    assert text == shown("show", "构建高素质技术经理人矩阵", folder=sample)
    assert text == shown("show", "2.4/manager-base", folder=sample)
    assert text == shown("status", "2.4", folder=sample)
    assert "推动武汉市技术经理人培养基地落地江岸" in text
    assert "\n  区经信科创局 2025-09\n    " in text


def test_a_unit_s_open_problems_are_shown(sample: Path) -> None:
    text = shown("show", "四唯街", folder=sample)
    assert "\n未解决的问题 3.2：与高校团队对接频次不够\n" in text
    assert "请区经济信息化和科技创新局将街道课题纳入校企双进活动安排" in text
    assert "成果征集渠道窄" not in shown("show", "车站街", folder=sample)


def test_an_obligation_is_shown_with_its_papers(sample: Path) -> None:
    text = shown("show", "half-year", folder=sample)
    assert text == shown("show", "半年工作总结", folder=sample)
    assert sum("2025-H1" in line for line in text.splitlines()) == 27


def test_an_indicator_without_a_figure(copied: Path) -> None:
    for file in copied.glob("units/*/2025*.yaml"):
        file.unlink()
    text = run("show", "tech-loans", folder=copied).out
    assert "尚无填报数。\n" in text


def test_due_shows_what_is_missing_and_what_comes(sample: Path) -> None:
    text = shown("due", folder=sample)
    missing, coming = text.split("\n即将到期\n")
    assert "2025-07-05   逾期 96 天  2025-06 办理工作简报  区科协\n" in missing
    assert "还有 27 天  2025-10 办理工作简报 " in coming
    unit = shown("due", "--unit", "区科协", folder=sample)
    assert "应报 8 份：按时 6，逾期 0，未报 2\n" in unit
    assert "二七街" not in unit


def test_due_says_when_nothing_is_owed(copied: Path) -> None:
    add(copied / "units/sfj/2025-10.yaml", "submitted: 2025-10-31\nnothing: |-\n  无\n")
    add(copied / "units/sfj/2025.yaml", "submitted: 2025-12-01\nnothing: |-\n  无\n")
    text = shown("due", "--unit", "sfj", "--on", "2026-01-31", folder=copied)
    assert text.endswith("没有应报材料。\n")


def test_another_day_is_another_state(sample: Path) -> None:
    text = shown("status", "--on", "2025-05-15", folder=sample)
    assert "截至 2025-05-15；序时口径：全年，已过 33.3%；" in text
    assert "应报 54 份：" in text
    later = shown("status", "--on", "2026-02-01", folder=sample)
    assert "方案已于 2025-12-31 期满。\n" in later


def test_source_covers_the_document_and_lists_its_defects(sample: Path) -> None:
    text = shown("source", folder=sample)
    assert "未覆盖" not in text
    covered = re.search(r"正文各章共 (\d+) 句，已覆盖 (\d+) 句（100\.0%）", text)
    assert covered is not None
    assert covered[1] == covered[2]
    body, defects = text.split("\n原文自身的疏漏（")
    assert len(re.findall(r"(?m)^  \d+\. ", defects)) == int(defects.partition(" ")[0])
    assert body.count("\n    举措 ") >= 60
    for task in ("1.1", "2.4", "4.4"):
        assert f"    任务 {task} " in text


def test_source_shows_what_nothing_covers(copied: Path) -> None:
    edit(
        copied / "plan/source.txt",
        "4. 构建高素质技术经理人矩阵。",
        "4. 构建高素质技术经理人矩阵。这一句没有人负责。",
    )
    text = shown("source", folder=copied)
    assert "\n这一句没有人负责。\n    未覆盖\n" in text
    assert "100.0%" not in text


def test_explain_lists_rules_and_explains_one(sample: Path) -> None:
    listed = shown("explain", folder=sample)
    assert "R103  错误  " in listed
    one = shown("explain", "r103", folder=sample)
    assert one.startswith("R103 错误  ")
    assert "\n错误写法\n" in one
    assert "\nWrong\n" in shown("explain", "R103", "--lang", "en", folder=sample)


def test_the_month_counts_what_was_to_come_next(sample: Path) -> None:
    text = shown("status", "2025-09", folder=sample)
    assert "\n上月下一步 36 项，有回音 33 项；所属单位本期未报 3 项\n" in text
    assert "无回音" not in text


def test_a_month_of_one_unit_names_what_it_did_not_speak_of(sample: Path) -> None:
    output = json.loads(shown("status", "2025-08", "--format", "json", folder=sample))
    silent, other = output["next_steps"]["not_spoken_of"]
    assert silent["unit"] != other["unit"]
    text = shown("status", "2025-08", "--unit", silent["unit"], folder=sample)
    assert other["text"][:8] not in text
    assert f"  无回音：{silent['ref']}：{silent['text'][:8]}" in text
    assert "应报 1 份" in text
    assert {line.split("/")[1] for line in text.split() if line.startswith("units/")} <= {
        silent["unit"]
    }


def test_what_has_no_evidence_is_listed_on_request(sample: Path) -> None:
    text = shown("status", "--without-evidence", folder=sample)
    assert "\n数值和节点 12 项，无佐证材料 0 项\n" in text
    august = ("status", "--without-evidence", "--on", "2025-09-05")
    text = shown(*august, folder=sample)
    assert "\n数值和节点 11 项，无佐证材料 1 项\n" in text
    assert "\n区经信科创局  国家级“小巨人”   0家  2025-08-31  2025-08\n" in text
    table = shown(*august, "--format", "csv", folder=sample)
    assert table.splitlines()[1].endswith(
        ",little-giants,国家级“小巨人”,0,家,2025-08-31,2025-08,示例数据"
    )
    of_street = shown("status", "--without-evidence", "--unit", "大智街", folder=sample)
    assert "\n数值和节点 0 项，无佐证材料 0 项\n" in of_street


def test_evidence_is_named_where_a_figure_is_explained_and_shown(sample: Path) -> None:
    paper = "辖区银行机构科技型企业贷款情况汇总表（8月），2025-09-19，市委金融办"
    assert f"\n  佐证材料：{paper}\n" in shown("why", "tech-loans", folder=sample)
    assert f"\n  2025-08-31：{paper}\n" in shown("show", "tech-loans", folder=sample)
    hall = shown("show", "3.2", folder=sample)
    assert (
        "\n佐证材料\n  3.2/lab-opening：医工交叉产业联合研究中心揭牌活动简报，2025-06-20，" in hall
    )


def test_evidence_is_named_in_the_annex_and_in_a_units_own_brief(sample: Path) -> None:
    paper = "〔佐证材料：专精特新“小巨人”企业公示名单，9月24日，省经济和信息化厅〕"
    for options in ((), ("--unit", "jxkc")):
        text = shown("brief", "--month", "2025-09", *options, "-o", "-", folder=sample)
        assert f"“小巨人”：1家，截至9月30日{paper}\n" in text


def test_the_years_facts_by_unit_are_counted_and_not_scored(sample: Path) -> None:
    lines = shown("due", "--facts", folder=sample).splitlines()
    assert lines[-1] == "以上只列事实，供考核单位参考，不计分、不排名。"
    assert lines[4].split()[:5] == ["单位", "应报", "按时", "逾期", "未报"]
    assert lines[4].split()[-6:-3] == ["节点按时", "节点逾期", "节点未完成"]
    assert lines[4].split()[-3:] == ["到期措施", "措施完成", "措施逾期"]
    rows = {line.split()[0]: line.split()[1:] for line in lines[5:-1]}
    assert rows["区科协"][:4] == ["8", "6", "0", "2"]
    assert rows["区经信科创局"][-6:] == ["4", "1", "1", "11", "9", "2"]
    assert rows["合计"][:4] == ["216", "205", "6", "5"]
    assert [line.split()[0] for line in lines[5:7]] == ["区经信科创局", "区发改局"]


def test_the_facts_of_one_unit_for_machines_and_as_known_on_a_day(sample: Path) -> None:
    told = json.loads(
        shown("due", "--facts", "--unit", "区科协", "--format", "json", folder=sample)
    )
    assert [(unit["unit"], unit["papers_missing"]) for unit in told["units"]] == [("qkx", 2)]
    then = shown("due", "--facts", "--known", "2025-07-10", "--format", "csv", folder=sample)
    assert then.splitlines()[1].startswith("jxkc,区经济信息化和科技创新局,5,5,0,0,")


def test_facts_go_with_no_other_question(sample: Path) -> None:
    for other in (("--remind",), ("--notice",), ("--month", "2025-06")):
        assert run("due", "--facts", *other, folder=sample).code == 2


def test_facts_are_asked_for_of_a_year_of_the_plan(sample: Path) -> None:
    year = json.loads(
        shown("due", "--facts", "--period", "2025", "--format", "json", folder=sample)
    )
    assert year == json.loads(shown("due", "--facts", "--format", "json", folder=sample))
    assert year["year"] == 2025
    for other in ("2025-Q2", "2024"):
        refused = run("due", "--facts", "--period", other, folder=sample)
        assert refused.code == 2
        assert f"事实按方案的年度统计，不按 {other} 统计。请写 --period 2025" in refused.err


def test_papers_of_several_months_are_told_month_by_month(sample: Path) -> None:
    lines = shown("status", "2025-Q2", folder=sample).splitlines()
    late = [line for line in lines if line.startswith("  逾期 2025")]
    assert late == [
        "  逾期 2025-04 办理工作简报 1：塔子湖街（3 天）",
        "  逾期 2025-05 办理工作简报 1：区工商联（4 天）",
        "  逾期 2025-06 办理工作简报 1：花桥街（3 天）",
    ]
    for line in lines:
        if line.startswith("  按时 "):
            units = line.partition("：")[2].split("、")
            assert len(units) == len(set(units))
