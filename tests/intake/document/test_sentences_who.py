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


def test_the_last_sentence_says_who_does_this_work_and_by_when() -> None:
    text = (
        "示例区2024年河长制工作措施\n第一条　严格管理。规范取水。该项工作由区水务局负责，区审批局协助，截止时间为2024年5月31日。\n"
        "第二条　整治岸线。清理垃圾。该项工作由区城管局负责，截止时间为2024年9月30日。\n"
    )
    assert named(text) == [([], ["区水务局"], ["区审批局"]), ([], ["区城管局"], [])]
    assert [task.due.words.text for task in read(text).tasks if task.due] == [
        "2024年5月31日",
        "2024年9月30日",
    ]


def test_names_at_the_end_of_a_line_set_apart_by_blanks() -> None:
    text = (
        "示例区2023年责任分工\n一、经济指标\n1、社零总额突破130亿元。　　　　　　区商务局　区统计局\n"
        "2、失业率控制在5.5%以内。　　　　　　　　区人社局\n"
    )
    assert named(text) == [([], ["区商务局", "区统计局"], []), ([], ["区人社局"], [])]


def test_a_list_of_names_each_with_its_duties_below_a_label() -> None:
    text = (
        "示例市火灾防控方案\n一、重点任务\n任务一：整治高层建筑。整治隐患60栋。\n责任单位及分工：\n"
        "市消防支队：负责联合检查。\n市住建局：负责督促物业。\n"
        "任务二：整治居住场所。拆除防盗网。\n责任单位及分工：\n市公安局：负责登记。\n各县区政府：负责排查。\n"
    )
    assert [task.title.text for task in read(text).tasks] == ["整治高层建筑", "整治居住场所"]
    assert named(text) == [
        ([], ["市消防支队", "市住建局"], []),
        ([], ["市公安局", "各县区政府"], []),
    ]


def test_labels_without_a_colon_above_the_items_of_a_heading() -> None:
    text = (
        "示例区2024年行动方案\n一、任务\n（一）开办企业\n责任部门　区市场监管局 区税务局\n完成时限　2024年4月30日前\n"
        "1-1　推行一窗通。整合环节。\n1-2　推广执照。场景拓展到26个。\n"
    )
    assert [(task.number, task.title.text) for task in read(text).tasks] == [
        ("1-1", "推行一窗通"),
        ("1-2", "推广执照"),
    ]
    assert named(text) == [([], ["区市场监管局", "区税务局"], [])] * 2
    assert {task.due.words.text for task in read(text).tasks if task.due} == {"2024年4月30日前"}


def test_circled_items_below_a_heading_of_names_are_its_tasks() -> None:
    text = (
        "2024年任务清单\n一、安全环保部（2项）\n①上线平台。补齐功能。（5月底前）\n②开展整治。逐一评估。（6月15日前）\n"
        "二、设备管理部、仪表车间（1项）\n①更新系统。更换控制站9套。（10月15日前）\n"
    )
    assert [(task.number, task.title.text) for task in read(text).tasks] == [
        ("①", "上线平台"),
        ("②", "开展整治"),
        ("①", "更新系统"),
    ]
    assert named(text)[1:] == [([], ["安全环保部"], []), ([], ["设备管理部", "仪表车间"], [])]


def test_a_line_about_all_holds_for_those_of_whom_nothing_is_said_yet() -> None:
    text = (
        "示例市2025年重点任务\n一、重点任务\n1.改造小区12个。\n2.新建公园3个。（市城管局）\n以上任务由市住建局负责。\n"
        "3.修路8公里。\n以上任务由市交通局负责，10月底前完成。\n"
    )
    assert named(text) == [
        ([], ["市住建局"], []),
        ([], ["市城管局"], []),
        ([], ["市交通局"], []),
    ]
    assert [bool(task.due) for task in read(text).tasks] == [False, False, True]


@pytest.mark.parametrize(
    "line",
    [
        "以上任务请各责任单位按照职责分工认真落实，市政府督查室负责督办。",
        "以上工作由市人社局牵头，并于11月底前报送总结1份。",
    ],
)
def test_what_a_closing_line_asks_of_all_makes_nobody_their_owner(line: str) -> None:
    text = f"示例市2025年要点\n1.改造小区12个。（市住建局）\n2.修路8公里。（市交通局）\n{line}\n"
    assert named(text) == [([], ["市住建局"], []), ([], ["市交通局"], [])]
    assert [task.due for task in read(text).tasks] == [None, None]


def test_a_dashed_line_with_an_aim_in_it_is_no_mere_name() -> None:
    text = ITEMS.format("\n——市场部牵头，年底前新增客户300家", "\n——财务部牵头，各部门配合")
    assert "300" in [str(one.target.value) for one in read(text).targets]
    assert [task.due.words.text for task in read(text).tasks if task.due] == ["年底前"]


def test_square_brackets_stand_before_a_full_stop_or_a_round_bracket_too() -> None:
    text = (
        "示例市2025年重点任务\n1.拓展市场【市商务局牵头】。新签合同20份。\n"
        "2.治水。治理5条。【市环保局牵头，市水务局配合】（完成时限：6月底前）\n"
    )
    assert named(text) == [(["市商务局"], [], []), (["市环保局"], [], ["市水务局"])]
    assert [task.title.text for task in read(text).tasks] == ["拓展市场", "治水"]


def test_things_behind_blanks_are_no_offices() -> None:
    text = "示例市2025年要点\n1.建设园区。　　　商业综合体 学校 医院\n2.修路。（市交通局）\n"
    assert named(text) == [([], ["市交通局"], [])] or named(text)[0] == ([], [], [])


def test_a_group_between_blanks_is_one_of_the_list() -> None:
    text = "示例区2025年要点\n1.修路。责任单位：区教育局 相关部门 区财政局\n2.建桥。责任单位：区交通局\n"
    assert named(text)[0] == ([], ["区教育局", "相关部门", "区财政局"], [])


@pytest.mark.parametrize("who", ["（市统计局负责）", "【市统计局】", "〔市统计局牵头〕"])
def test_a_bracket_that_names_an_office_makes_a_task_of_an_item_about_examinations(
    who: str,
) -> None:
    text = f"示例市2025年要点\n一、重点任务\n1.新建学校3所。{who}\n2.完善考核评价机制。制定办法。{who}\n"
    assert [task.title.text for task in read(text).tasks] == ["新建学校3所", "完善考核评价机制"]


def test_headings_of_offices_with_a_colon_and_without_one_in_one_text() -> None:
    text = "示例市2025年重点任务\n市教育局：\n1.新建学校3所。\n2.培训教师500人。\n市住建局\n3.改造小区12个。\n"
    assert named(text) == [([], ["市教育局"], [])] * 2 + [([], ["市住建局"], [])]


def test_an_item_is_one_task_with_its_points_where_items_beside_it_are() -> None:
    text = (
        "示例集团2025年重点任务\n一、重点工作\n1.拓展市场。\n——市场部牵头，各区域公司配合\n——走访客户300家\n"
        "2.降本增效。压减费用5%。\n——建设仓库2座，由工程部牵头，财务部配合\n——推进绿色工厂建设\n3.强化培训。培训300人。\n"
    )
    assert [task.title.text for task in read(text).tasks] == ["拓展市场", "降本增效", "强化培训"]
    assert named(text)[1] == (["工程部"], [], ["财务部"])
    assert [str(one.target.value) for one in read(text).targets] == ["300", "5", "2", "300"]
