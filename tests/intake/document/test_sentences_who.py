"""Sentences and paragraphs that speak of offices: whose they are, and where a task ends."""

import pytest

from tests.intake.document.reading import Who, named, read


def test_a_long_list_behind_who_leads_is_kept_whole() -> None:
    names = [f"区{name}局" for name in ("教育", "财政", "民政", "水利", "林业", "审计", "统计")]
    names += [f"区{name}中心" for name in ("政务服务", "融媒体", "公共资源交易", "数据资源管理")]
    text = f"工作要点\n1.新建学校。新建3所。由区委办牵头,会同{'、'.join(names)}落实。"
    assert named(text) == [(["区委办"], [], names)]


def test_the_second_sentence_of_an_item_makes_its_chapter_none_about_examinations() -> None:
    text = (
        "工作要点\n一、重点任务\n（一）新建学校。新建3所。（区教育局负责）\n"
        "（二）开展监测。选聘监督员40名，考核结果另行公布。（区统计局负责）"
    )
    assert [task.title.text for task in read(text).tasks] == ["新建学校", "开展监测"]


def test_what_all_report_every_quarter_belongs_to_no_item() -> None:
    for closing in ("各责任单位每季度末月28日前报送进展。", "附则：各镇于每月25日前报送进度。"):
        text = f"工作要点\n1.新建学校。（区教育局负责）\n2.改造道路。（区住建局负责）\n{closing}"
        assert [task.due for task in read(text).tasks] == [None, None]


def test_an_english_title_ends_at_a_stop_before_a_figure_but_not_behind_a_short_word() -> None:
    text = (
        "Delivery Plan 2025\n1.1 Pay suppliers promptly. 95% of invoices paid in time.\nLead: Finance\n"
        "1.2 Apply rule no. 12 and Fig. 3 everywhere. Train all.\nLead: Highways\n"
    )
    titles = [task.title.text for task in read(text).tasks]
    assert titles == ["Pay suppliers promptly", "Apply rule no. 12 and Fig. 3 everywhere"]


ITEMS = "示例集团2025年重点任务\n一、重点工作\n（一）增效\n1.拓展市场。新签合同20份。{}\n2.降本增效。压减费用5%。{}\n"


@pytest.mark.parametrize(
    ("below", "who"),
    [
        ("\n——市场部牵头，各区域公司配合", (["市场部"], [], ["各区域公司"])),
        ("\n——工程管理部、财务部", ([], ["工程管理部", "财务部"], [])),
        ("【市场部牵头，财务部按职责分工负责】", (["市场部"], [], ["财务部"])),
        ("【市场部、财务部】", ([], ["市场部", "财务部"], [])),
        (
            "谁来办：市场部、财务部。找谁问：刘某某。办完时间：5月底前。",
            ([], ["市场部", "财务部"], []),
        ),
    ],
)
def test_who_stands_below_each_item(below: str, who: Who) -> None:
    text = ITEMS.format(below, below)
    assert named(text) == [who, who]
    assert [task.title.text for task in read(text).tasks] == ["拓展市场", "降本增效"]


def test_a_day_in_plain_words_is_a_deadline() -> None:
    text = ITEMS.format(
        "\n谁来办：市场部。办完时间：清明节前。", "\n谁来办：财务部。什么时候办完：8月25日前。"
    )
    due = [task.due.words.text for task in read(text).tasks if task.due]
    assert due == ["清明节前", "8月25日前"]


def test_all_items_of_a_heading_are_those_that_the_line_below_them_gives_away() -> None:
    text = (
        ITEMS.format("", "\n以上任务由市场部牵头，财务部、工程部配合。")
        + "（二）管理\n1.加强培训。培训300人。\n2.严控支出。\n以上任务由人事部、财务部负责。\n"
    )
    first: Who = ["市场部"], [], ["财务部", "工程部"]
    second: Who = [], ["人事部", "财务部"], []
    assert named(text) == [first, first, second, second]


def test_who_leads_by_a_label_leads_alone_where_the_first_of_a_list_would() -> None:
    text = (
        "示例县2025年任务分解\n涉及多个部门的，列第一位的为牵头单位。\n"
        "1.新建学校3所。牵头单位：县教育局；责任单位：县住建局、县财政局\n"
        "2.新建公园2个。责任单位：县城管局、县财政局\n"
    )
    assert named(text) == [
        (["县教育局"], ["县住建局", "县财政局"], []),
        (["县城管局"], ["县财政局"], []),
    ]
