"""Texts that leave the program: reminders for a chat, the notice for a document."""

from pathlib import Path

import pytest

from tests.program import refused, shown

HOW = "请填写Excel填报表后发回，或用 anplan record 录入；如已报送请忽略本提示，谢谢！"


def test_the_group_is_told_first_then_each_unit_that_owes_something(sample: Path) -> None:
    blocks = shown("due", "--remind", folder=sample).split("\n\n")
    assert blocks[0].splitlines() == [
        "各责任单位",
        "【示例数据】6月30日到期的半年工作总结：26个单位已报送，感谢支持；球场街尚未报送。",
        "7月5日到期的6月份办理工作简报：26个单位已报送，感谢支持；区科协尚未报送。",
        "10月5日到期的9月份办理工作简报：24个单位已报送，感谢支持；区科协、二七街、花桥街尚未报送。",
        "请填写Excel填报表后发回，或用 anplan record 录入，不必在群内回复。",
    ]
    assert len(blocks) == 5
    assert [block.splitlines()[0] for block in blocks[1:]] == [
        "区科协",
        "球场街道办事处",
        "二七街道办事处",
        "花桥街道办事处",
    ]


def test_of_a_month_everybody_who_owes_it_is_told(sample: Path) -> None:
    blocks = shown("due", "--remind", "--month", "10月", folder=sample).split("\n\n")
    assert len(blocks) == 28
    name, text, *still, how = blocks[1].splitlines()
    assert (name, text, how) == (
        "区经济信息化和科技创新局",
        (
            "【示例数据】您好！请于11月5日前（含当日）报送10月份办理工作简报。贵单位方案措施逾期 2 项"
            "（会同江岸产投集团比选中试综合平台载体，论…（9月20日到期）；定期向投资机构提供种子期企业"
            "名单，会同江…（9月30日到期））。"
        ),
        HOW,
    )
    assert still[0] == (
        "科技成果转化载体清单有2个项目超过120天没有进展（Z-02、Z-03），请在填报时说明进展。"
    )


def test_a_unit_that_owes_much_still_gets_two_lines(sample: Path) -> None:
    assert shown("due", "--remind", "--unit", "区科协", folder=sample).splitlines() == [
        "区科协",
        (
            "【示例数据】您好！尚未收到6月份办理工作简报（7月5日到期，已逾期96天）、9月份办理工作简报"
            "（10月5日到期，已逾期4天），请尽快补报。"
        ),
        HOW,
    ]


def test_of_a_month_only_who_still_owes_it_is_reminded(sample: Path) -> None:
    text = shown("due", "--remind", "--month", "2025-06", folder=sample)
    assert [block.splitlines()[0] for block in text.split("\n\n")] == ["各责任单位", "区科协"]


def test_who_owes_nothing_of_a_month_is_not_reminded(sample: Path) -> None:
    arguments = ("due", "--remind", "--month", "2025-06", "--unit", "区司法局")
    assert shown(*arguments, folder=sample) == "没有应报材料。\n"


def test_the_month_narrows_the_table_as_well(sample: Path) -> None:
    rows = shown("due", "--month", "2025-06", "--format", "csv", folder=sample).splitlines()
    assert len(rows) == 28


def test_the_notice_names_all_units_by_how_they_handed_in(sample: Path) -> None:
    lines = shown("due", "--notice", "--month", "2025-06", folder=sample).splitlines()
    assert lines[:5] == [
        "关于6月份办理工作简报报送情况的通报",
        "（示例数据）",
        "",
        (
            "区发展和改革局、区委（区人民政府）办公室、区司法局、区市场监督管理局、区财政局、"
            "区人力资源局、团区委、区科协、区工商业联合会、江岸产投集团、各街道办事处："
        ),
        (
            "6月份办理工作简报应于7月5日前（含当日）报送。截至10月9日，应报27份，按时报送25份、"
            "逾期报送1份、未报1份。"
        ),
    ]
    assert lines[5].startswith(
        "按时报送（25个）：区经济信息化和科技创新局、区发展和改革局、区委（区人民政府）办公室、"
    )
    assert lines[6:] == [
        "逾期报送（1个）：花桥街道办事处（逾期3天）。",
        "未报（1个）：区科协。",
        "请未报送的单位抓紧补报。",
        "",
        "区经济信息化和科技创新局",
        "2025年10月9日",
    ]


def test_in_english_the_notice_says_to_whom_it_goes(sample: Path) -> None:
    lines = shown("due", "--notice", "--month", "2025-06", folder=sample, ANPLAN_LANG="en")
    assert lines.splitlines()[3].startswith("To 区发展和改革局, ")
    assert lines.splitlines()[3].endswith(", 江岸产投集团, 各街道办事处:")


def test_a_group_of_which_a_part_is_concerned_is_named_unit_by_unit(copied: Path) -> None:
    unit = copied / "units/jd-dazhi/unit.yaml"
    unit.write_text(f"{unit.read_text('utf-8')}valid_until: 2025-05-31\n", encoding="utf-8")
    lines = shown("due", "--notice", "--month", "2025-06", folder=copied).splitlines()
    assert "各街道办事处" not in lines[3]
    assert "大智街道" not in lines[3]
    assert lines[3].endswith("后湖街道办事处、塔子湖街道办事处：")


def test_without_a_month_the_notice_is_on_the_last_one_that_was_due(sample: Path) -> None:
    first = shown("due", "--notice", "--on", "2025-09-30", folder=sample).splitlines()[0]
    assert first == "关于8月份办理工作简报报送情况的通报"


def test_before_any_month_was_due_there_is_no_notice(sample: Path) -> None:
    assert refused("due", "--notice", "--on", "2025-04-30", folder=sample) == (
        "anplan：2025-04-30 之前没有到期的材料。请指明哪一期：--period 2025-Q2、--month 2025-06"
    )


def test_a_notice_of_a_month_that_is_not_due_yet_says_so(sample: Path) -> None:
    text = shown("due", "--notice", "--month", "2025-10", folder=sample)
    assert "报送，尚未到期。截至10月9日，应报27份，待报27份。\n未到期（27个）：" in text
    assert "未报送的单位" not in text


def test_reminders_and_the_notice_are_two_papers(sample: Path) -> None:
    told = refused("due", "--remind", "--notice", folder=sample)
    assert told == "anplan：--remind 与 --notice 不能同用。请分两次运行"


def test_a_notice_does_not_single_a_unit_out(sample: Path) -> None:
    assert "--unit" in refused("due", "--notice", "--unit", "区科协", folder=sample)


def test_texts_to_send_have_no_other_format(sample: Path) -> None:
    assert "json" in refused("due", "--remind", "--format", "json", folder=sample)


def test_a_month_without_papers_is_refused(sample: Path) -> None:
    told = refused("due", "--remind", "--month", "2025-02", folder=sample)
    assert told == (
        "anplan：2025-02 没有应报材料。有应报材料的是：2025-04、2025-05、2025-06、2025-H1、2025-07、"
        "2025-08、2025-09、2025-10、2025"
    )


def test_a_scheme_is_sent_to_the_coordinator(sample: Path) -> None:
    arguments = ("due", "--remind", "--on", "2025-04-20", "--unit", "团区委")
    assert shown(*arguments, folder=sample).splitlines() == [
        "团区委",
        "【示例数据】您好！请于4月30日前（含当日）报送责任单位办理工作方案。",
        "请将材料报送区经信科创局；如已报送请忽略本提示，谢谢！",
    ]


def test_what_the_coordinator_owes_alone_is_not_for_the_group(sample: Path) -> None:
    text = shown("due", "--remind", "--on", "2025-12-26", folder=sample)
    group, coordinator, *_ = text.split("\n\n")
    assert "全区办理工作总结材料" not in group
    assert "请于12月31日前（含当日）报送全区办理工作总结材料。" in coordinator


def test_days_of_another_year_carry_it(sample: Path) -> None:
    text = shown("due", "--notice", "--on", "2026-02-01", folder=sample)
    assert "应于2025年11月5日前（含当日）报送。截至2月1日，应报27份" in text


@pytest.fixture
def returned(copied: Path) -> Path:
    until = ("--until", "10月15日")
    shown("decide", "return", "大智街", "2025-09", "--reason", "数据不实", *until, folder=copied)
    return copied


def test_a_returned_paper_is_counted_apart_in_the_notice(returned: Path) -> None:
    lines = shown("due", "--notice", folder=returned).splitlines()
    assert lines[4] == (
        "9月份办理工作简报应于10月5日前（含当日）报送。截至10月9日，应报27份，按时报送23份、"
        "未报3份、退回重报1份。"
    )
    assert lines[6:10] == [
        "未报（3个）：区科协、二七街道办事处、花桥街道办事处。",
        "退回重报（1个）：大智街道办事处（10月15日前重报）。",
        "请未报送的单位抓紧补报。",
        "请材料被退回的单位抓紧核实重报。",
    ]


def test_the_english_notice_counts_one_unit_as_one(returned: Path) -> None:
    lines = shown("--lang", "en", "due", "--notice", folder=returned).splitlines()
    assert lines[4] == (
        "27 papers owed for September 2025 (办理工作简报), due on 5 October. As of 9 October: "
        "23 came on time, 3 missing, 1 returned."
    )
    assert (
        "Returned, to be handed in again (1 unit): 大智街道办事处 (again by 15 October)." in lines
    )


def test_a_unit_is_told_that_its_paper_was_returned_and_why(returned: Path) -> None:
    assert shown("due", "--remind", "--unit", "大智街", folder=returned).splitlines() == [
        "大智街道办事处",
        (
            "【示例数据】您好！贵单位9月份办理工作简报已于10月9日退回，原因：数据不实。"
            "请于10月15日前（含当日）重报。"
        ),
        "重点成果项目库有1个项目超过90天没有进展（P-019），请在填报时说明进展。",
        "请填写Excel填报表后发回，或用 anplan record 录入，谢谢！",
    ]


def test_the_group_is_told_of_what_was_returned_but_not_why(returned: Path) -> None:
    group = shown("due", "--remind", folder=returned).split("\n\n")[0].splitlines()
    assert group[3:5] == [
        "10月5日到期的9月份办理工作简报：23个单位已报送，感谢支持；区科协、二七街、花桥街尚未报送。",
        "9月份办理工作简报退回重报：大智街，请于10月15日前（含当日）重报。",
    ]
    assert "数据不实" not in "".join(group)


def test_a_returned_paper_that_is_over_its_day_is_pressed_for(returned: Path) -> None:
    arguments = ("due", "--remind", "--on", "2025-10-20", "--unit", "大智街")
    assert "应于10月15日前（含当日）重报，现已逾期，请尽快重报。" in shown(
        *arguments, folder=returned
    )


def test_a_return_without_a_day_of_its_own_names_none(copied: Path) -> None:
    shown("decide", "return", "大智街", "2025-09", "--reason", "数据不实。", folder=copied)
    told = shown("due", "--remind", "--unit", "大智街", folder=copied)
    assert "原因：数据不实。请尽快重报。\n" in told
    assert "退回重报（1个）：大智街道办事处。" in shown("due", "--notice", folder=copied)
    assert "9月份办理工作简报退回重报：大智街。\n" in shown("due", "--remind", folder=copied)
