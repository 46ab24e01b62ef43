"""Layouts of which a reader sees at once what they mean: columns of blanks, labels in front, dashes, faults."""

import pytest

from anplan.base.message import say
from anplan.intake.document.layout.cell_text import joined_cell
from tests.intake.document.reading import Said, figures, figures_of, named, read

COLUMNS = """2024年民生实事责任分解表

  序号   实事项目         工作目标                       牵头单位         配合单位         完成时限
  1      农村饮水安全巩   新建供水工程18处，巩固提升     市水利局         市发改委         11月底前
         固提升           3.2万人饮水安全。                               市财政局
  2      政务服务“就近    建成服务点45个，网办率提高到   市行政审批       市数据局         2024年春节前启
         办”              90%。                          服务局           示例通信城东     动，12月底前完
                                                                          分公司           成
说明：以上由市政府督查室督办。
"""


class TestColumnsOfBlanks:
    def test_cells_go_on_below(self) -> None:
        assert [task.title.text for task in read(COLUMNS).tasks] == [
            "农村饮水安全巩固提升",
            "政务服务“就近办”",
        ]

    def test_names_below_one_another_are_a_list_and_parts_of_a_name_are_one(self) -> None:
        assert named(COLUMNS) == [
            (["市水利局"], [], ["市发改委", "市财政局"]),
            (["市行政审批服务局"], [], ["市数据局", "示例通信城东分公司"]),
        ]

    def test_deadlines_and_figures_are_whole(self) -> None:
        dues = [task.due.words.text for task in read(COLUMNS).tasks if task.due]
        assert dues == ["11月底前", "2024年春节前启动，12月底前完成"]
        assert figures_of(COLUMNS) == [
            ("18", "处", "="),
            ("3.2", "万人", "="),
            ("45", "个", "="),
            ("90", "%", "="),
        ]


def test_labels_in_front_of_items_belong_to_those_below() -> None:
    text = (
        "一、企业培育\n责任单位：区科技局\n1.高新企业达到60家。\n责任单位：区工信局\n2.专精特新企业达到28家。\n"
        "二、平台建设\n责任单位：区住建局\n3.建成创新园。\n责任单位：区教育局\n4.建成工作站。\n"
    )
    assert [units for _, units, _ in named(text)] == [
        ["区科技局"],
        ["区工信局"],
        ["区住建局"],
        ["区教育局"],
    ]


def test_dashed_paragraphs_with_headings_of_their_own_are_the_tasks_of_a_chapter() -> None:
    text = (
        "一、政务环境\n牵头单位：市数据局；责任单位：市税务局；完成时限：6月底前\n"
        "——加快一件事。新推出一件事不少于20个。\n——深化数据共享。建设统一证照库，归集率达到95%。\n"
    )
    tasks = read(text).tasks
    assert [(task.title.text, task.due and task.due.words.text) for task in tasks] == [
        ("加快一件事", "6月底前"),
        ("深化数据共享", "6月底前"),
    ]
    assert named(text) == [(["市数据局"], ["市税务局"], [])] * 2


def test_lettered_items() -> None:
    text = "1.能源行动\na．新增风电20万千瓦。（责任单位：市能源局）\nb．新建充电桩240个。（责任单位：市住建局）\n"
    assert [(task.number, task.title.text) for task in read(text).tasks] == [
        ("a", "新增风电20万千瓦"),
        ("b", "新建充电桩240个"),
    ]


def test_a_heading_row_of_two_cells_below_merged_heads() -> None:
    text = (
        "类别\t序号\t重点任务\t责任分工\t\t完成时限\n\t\t\t牵头单位\t责任单位\t\n"
        "指标\t1\t产值增长6%\t县发展改革局\t县统计局，各乡镇\t全年\n\t2\t收入突破12亿元\t县财政局\t县税务局\t6月底前\n"
    )
    assert named(text) == [
        (["县发展改革局"], ["县统计局", "各乡镇"], []),
        (["县财政局"], ["县税务局"], []),
    ]


def test_levels_in_front_of_labels() -> None:
    text = "1.稳定生产。（市级牵头单位：市工信局；市级配合单位：市财政局；县级责任单位：各县人民政府，市县联动）\n2.稳定就业。（市级牵头单位：市人社局）"
    assert named(text)[0] == (["市工信局"], ["各县人民政府"], ["市财政局"])


class TestAnnexOfNumberedMeasures:
    TEXT = """三、重点任务
（一）建设景区。提升景区品质。
（二）丰富业态。培育新业态。
附件
重点任务分工表
| 重点任务 | 具体举措 | 责任单位 | 完成时限 |
| 一、建设景区 | 1.创建古镇景区。 | 区文旅局 | 2026年底 |
| | 2.建成滑雪场（占地26公顷，雪道8条）。 | 区体育局 | 2025年底 |
| 二、丰富业态 | 3.培育集聚区3个。 | 区商务局 | 2027年底 |
"""

    def test_the_numbered_measures_are_the_tasks_not_their_groups(self) -> None:
        assert [(task.number, task.title.text) for task in read(self.TEXT).tasks] == [
            ("1", "创建古镇景区"),
            ("2", "建成滑雪场（占地26公顷，雪道8条）"),
            ("3", "培育集聚区3个"),
        ]

    def test_a_bracket_about_size_has_no_targets(self) -> None:
        assert figures_of(self.TEXT) == [("3", "个", "=")]


def test_in_a_list_of_faults_what_is_wrong_has_no_targets() -> None:
    text = (
        "一、治理不足。浓度仅为68毫克/升，负荷率低于30%，历史遗留矿山83处。\n责任单位：县住建局\n"
        "整改目标：新建管网46公里。\n整改措施：1.完成扩容（设计规模2万吨/日），投资估算6800万元。\n"
        "二、管理不足。立案6起。\n责任单位：县农业农村局\n整改目标：配套率达到100%。\n"
    )
    assert figures_of(text) == [("46", "公里", "="), ("100", "%", "=")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("生猪出栏由310万头恢复到380万头", [("380", "万头", "=")]),
        ("对年收入首次突破100亿元的企业，给予奖励", []),
        ("淘汰炭化室高度低于4.3米的焦炉", []),
        ("招聘教师编制控制在420名以内", []),
        ("小麦保险每亩保额1000元", []),
        ("吞吐量完成150万标准箱以上", [("150", "万标准箱", ">=")]),
        ("托管服务面积320万亩次", [("320", "万亩次", "=")]),
        ("Buildings with a floor area above 1,000 sq m will be surveyed", []),
        ("fixed penalties of £400 will continue", []),
        ("Last year 96 properties flooded", []),
        (
            "cut emissions from 12,400 tonnes CO2e to 7,000 tonnes CO2e",
            [("7000", "tonnes CO2e", "=")],
        ),
        (
            "restore between 90 and 120 hectares of peatland",
            [("90", "hectares", ">="), ("120", "hectares", "<=")],
        ),
        ("reduce void time from 41 days to 28 days", [("28", "days", "=")]),
        ("瓶装气企业由目前的37家整合到15家以内", [("15", "家", "<=")]),
        ("“十四五”以来，全省累计完成加固1873座", []),
        ("摸清用气场所底数（初步摸排1.26万家）", []),
        ("关停2座450立方米高炉", [("2", "座", "=")]),
        ("权重由3分提高到5分", []),
        ("深化与26所学校合作", []),
        ("总建筑面积3.6万平方米的综合楼完成主体工程", []),
        ("新建教学楼（1860平方米）", []),
        ("吨钢综合能耗不高于575千克标准煤", [("575", "千克标准煤", "<=")]),
        ("检查车辆1.2万台次", [("1.2", "万台次", "=")]),
        ("赛道全长108公里，设补给站6个", [("6", "个", "=")]),
        ("新建管网总长50公里", [("50", "公里", "=")]),
        ("校园周边200米禁设摊点", []),
        ("单个项目投资额不低于5000万元", []),
        ("4 人才与金融", []),
        ("上届旅游节接待游客21.4万人次。本届力争接待30万人次", [("30", "万人次", "=")]),
        ("流域面积50平方公里以上的21条河流划定范围", []),
        ("全区71所学校开展服务", []),
        ("每千瓦时不高于0.3元/千瓦时", [("0.3", "元/千瓦时", "<=")]),
        ("planning on sites of 10 or more dwellings", []),
    ],
)
def test_figures(text: str, said: list[Said]) -> None:
    assert figures(text) == said


def test_a_party_committee_and_its_government_are_one() -> None:
    assert named(
        "1.整治。（责任单位：县水利局，石门镇党委、政府）\n2.管理。（责任单位：县水利局）"
    )[0][1] == [
        "县水利局",
        "石门镇党委、政府",
    ]


def test_an_exception_is_no_part_of_a_deadline() -> None:
    text = "1.推进改革。（责任单位：区住建局；完成时限：11月底前，另有规定的除外）\n2.管理。（责任单位：区住建局）"
    due = read(text).tasks[0].due
    assert due is not None
    assert due.words.text == "11月底前"


def test_a_broken_line_that_begins_with_a_decimal_begins_no_item() -> None:
    text = (
        "1.整治环境。新建污水管网\n9.5公里。（责任单位：镇环卫所）\n2.管理。（责任单位：镇环卫所）"
    )
    assert [task.number for task in read(text).tasks] == ["1", "2"]


def test_the_office_that_is_chiefly_responsible_leads() -> None:
    text = "第1项 走访企业80家。\n主责科室：经济科　协办单位：工商所\n第2项 整治街巷12条。\n主责科室：城管科"
    assert named(text) == [(["经济科"], [], ["工商所"]), (["城管科"], [], [])]


def test_a_day_with_what_is_done_by_it_is_a_deadline_in_a_list_of_offices() -> None:
    text = "1.调整价格。（责任单位：市医保局、市发改局；2020年12月31日前完成第一批）\n2.管理。（责任单位：市医保局）"
    assert named(text)[0][1] == ["市医保局", "市发改局"]
    due = read(text).tasks[0].due
    assert due is not None
    assert due.words.text == "2020年12月31日前完成第一批"


def test_a_result_at_the_end_of_an_item_is_no_deadline() -> None:
    text = "1.创建。年度目标：新增20家。进展情况：尚未通过，上半年接待97万人次。（责任单位：县旅游局）\n2.管理。（责任单位：县旅游局）"
    assert read(text).tasks[0].due is None
    assert figures_of(text) == [("20", "家", "=")]


def test_who_is_named_in_a_sentence_is_part_of_the_title() -> None:
    text = "1.能耗累计下降17%，由市发改委牵头，市统计局配合。\n2.植树。（市林业局负责）"
    task = read(text).tasks[0]
    assert task.title.text == "能耗累计下降17%，由市发改委牵头，市统计局配合"
    assert named(text)[0] == (["市发改委"], [], ["市统计局"])


def test_a_line_about_several_items_belongs_to_each_of_them() -> None:
    text = (
        "一、完善制度\n1. 制定清单。\n2. 建设董事会。\n（以上1—2项由改革处牵头，法规处配合，6月底前完成）\n"
        "二、优化布局\n3. 推进重组。\n（第3项责任处室：产权处、规划处）\n"
    )
    assert named(text) == [
        (["改革处"], [], ["法规处"]),
        (["改革处"], [], ["法规处"]),
        ([], ["产权处", "规划处"], []),
    ]
    dues = [task.due and task.due.words.text for task in read(text).tasks]
    assert dues == ["6月底前", "6月底前", None]


def test_a_working_group_has_a_head_who_is_a_person_and_members_who_support() -> None:
    text = (
        "（一）宣传组\n组  长：王晓红（县委宣传部副部长）\n牵头单位：县委宣传部\n成员单位：县文广局\n"
        "1．邀请媒体40家。（3月底前邀请，4月10日前到位）\n2．开通网站。（活动结束前）\n"
    )
    assert named(text) == [(["县委宣传部"], [], ["县文广局"])] * 2
    dues = [task.due and task.due.words.text for task in read(text).tasks]
    assert dues == ["3月底前邀请，4月10日前到位", "活动结束前"]


def test_a_bracket_that_is_part_of_a_body_that_heads_its_items() -> None:
    text = "一、县民政局（双拥办）\n1、落实政策。发放补助。\n二、县人武部\n1、征集兵员220名。\n"
    assert [units for _, units, _ in named(text)] == [["县民政局（双拥办）"], ["县人武部"]]


def test_a_label_whose_signs_stand_apart() -> None:
    text = "（一）充實量能。\n　　主辦機關：衛生局\n　　期　　程：112年10月底前\n（二）推動關懷。\n　　主辦機關：社會處\n"
    due = read(text).tasks[0].due
    assert due is not None
    assert due.words.text == "112年10月底前"


CHAPTERS = """序号  目标任务                 目标值        责任单位       完成时间
────────────────────────────────
一、招商引资
 1    新签约项目，力争引进世界  30个          招商一局       12月底
      500强投资项目            2个           招商二局
二、园区建设
 2    建成港前大道             14.6公里      规划建设局     9月底
"""


class TestColumnsWithChapters:
    def test_rules_are_left_and_chapters_head_their_rows(self) -> None:
        assert [
            (task.number, task.title.text, task.sections[0].text) for task in read(CHAPTERS).tasks
        ] == [
            ("1", "新签约项目，力争引进世界500强投资项目", "一、招商引资"),
            ("2", "建成港前大道", "二、园区建设"),
        ]

    def test_figures_and_names_below_one_another_are_several(self) -> None:
        assert figures_of(CHAPTERS) == [
            ("30", "个", "="),
            ("2", "个", "="),
            ("14.6", "公里", "="),
        ]
        assert named(CHAPTERS)[0] == ([], ["招商一局", "招商二局"], [])


def test_cells_that_bars_close_and_blank_lines_part_into_rows() -> None:
    text = (
        "工 作 内 容 |\n质量目标 |\n责任单位 |\n起止时间 |\n\n一、准备阶段 |\n\n"
        "1、组建机构 |\n组建率100% |\n市经普办 |\n2013年6月 |\n\n"
        "2、划分小区 |\n划分小区468个 |\n市民政局\n市规划局 |\n2013年7月 |\n"
    )
    assert [(task.title.text, task.assigned.units[-1].name) for task in read(text).tasks] == [
        ("组建机构", "市经普办"),
        ("划分小区", "市规划局"),
    ]
    assert len(named(text)[1][1]) == 2


def test_so_many_items_above_are_those_right_above_the_line() -> None:
    text = "一、改革\n1. 制定清单。\n2. 建设董事会。\n3. 推进重组。\n（以上3项由改革处牵头，法规处配合）\n"
    assert named(text) == [(["改革处"], [], ["法规处"])] * 3


def test_a_list_of_numbers_is_no_range_and_chapters_have_items_of_their_own() -> None:
    text = (
        "一、改革\n1. 制定清单。\n2. 建设董事会。\n3. 推进重组。\n（第1、3项由改革处牵头）\n"
        "二、监管\n1. 建设平台。\n2. 控制债务。\n（以上1—2项由监管处牵头）\n"
    )
    assert [lead for lead, _, _ in named(text)] == [
        ["改革处"],
        [],
        ["改革处"],
        ["监管处"],
        ["监管处"],
    ]


def test_a_line_that_only_begins_with_a_count_is_a_part_of_its_item() -> None:
    text = (
        "1. 建设水库。\n2项配套工程同步实施，由水库管理处负责。\n2. 管护。（责任单位：县水务局）\n"
    )
    assert [units for _, units, _ in named(text)] == [["水库管理处"], ["县水务局"]]


def test_a_chapters_own_label_of_another_sort_is_moved_to_no_item() -> None:
    text = (
        "一、实事\n牵头单位：区政府办\n1.高企达到60家。\n责任单位：区工信局\n2.专精特新28家。\n责任单位：区科技局\n"
        "3.无单位事项。\n"
    )
    assert [units for _, units, _ in named(text)][:2] == [["区工信局"], ["区科技局"]]


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["国家税务总局", "示例县税务局"], "国家税务总局示例县税务局"),
        (["示例经济开发区", "管委会"], "示例经济开发区管委会"),
        (["区政府", "办公室"], "区政府办公室"),
        (["市公安局", "交警支队"], "市公安局交警支队"),
        (["市教育局", "市财政局"], "市教育局、市财政局"),
    ],
)
def test_a_name_that_goes_on_below_is_one(lines: list[str], whole: str) -> None:
    assert joined_cell(lines, "units") == whole


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["控制在3-", "5个"], "控制在3-5个"),
        (["较2024年", "15%以上"], "较2024年15%以上"),
        (["30个", "2个"], "30个；2个"),
        (["12万平方米", "不低于80%"], "12万平方米；不低于80%"),
    ],
)
def test_figures_below_one_another_are_several_where_each_is_whole(
    lines: list[str], whole: str
) -> None:
    assert joined_cell(lines, "value") == whole


CROOKED = """序号  目标任务                 目标值        责任单位       完成时间
 1    新签约项目，力争引进世界  30个          招商一局       12月底
      500强投资项目            2个           招商二局
2  建成标准厂房                50万平方米     规划建设局   9月底
3     建设道路      3公里  市住建局  10月底
 4    建成港前大道             14.6公里      规划建设局     9月底
"""
GAPS = """序号  工作任务      责任单位    完成时限
1  新建学校3所      区教育局    6月底前
2  改造道路         区住建局
3  绿化                         9月底前
4  修桥         区交通局    6月底前
"""


class TestCrookedRows:
    def test_a_row_beside_its_columns_has_a_cell_for_each_of_them(self) -> None:
        assert [units for _, units, _ in named(CROOKED)] == [
            ["招商一局", "招商二局"],
            ["规划建设局"],
            ["市住建局"],
            ["规划建设局"],
        ]

    def test_a_cell_that_is_left_out_is_told_by_the_heads_above(self) -> None:
        said = [
            (task.assigned.units and task.assigned.units[0].name, task.due and task.due.words.text)
            for task in read(GAPS).tasks
        ]
        assert said == [
            ("区教育局", "6月底前"),
            ("区住建局", None),
            ((), "9月底前"),
            ("区交通局", "6月底前"),
        ]

    def test_a_line_that_looks_like_a_row_and_is_in_no_table_is_told(self) -> None:
        text = "一、任务\n1  新建学校3所      区教育局    6月底前\n完成情况由区政府办汇总。\n"
        (remark,) = read(text).remarks
        assert remark.values["rows"] == ("1 新建学校3所 区教育局 6月底前",)

    def test_cells_behind_the_last_head_are_told(self) -> None:
        text = "|序号|工作任务|责任单位||\n|1|新建学校3所|区教育局|已开工|\n|2|修桥1座|区交通局||\n"
        (remark,) = read(text).remarks
        assert remark.values["columns"] == (say("no. {number} (without a head)", number=4),)


def test_a_chapter_that_names_who_has_its_articles() -> None:
    text = (
        "一、强化科技创新（区科技局牵头）\n第一条 建设平台。建成平台8家。\n第二条 培育企业。新增企业30家。\n"
        "二、提振工业（区经商局牵头）\n第三条 支持技改。实施项目20个。\n"
    )
    assert [
        (task.number, lead)
        for task, (lead, _, _) in zip(read(text).tasks, named(text), strict=True)
    ] == [
        ("第一条", ["区科技局"]),
        ("第二条", ["区科技局"]),
        ("第三条", ["区经商局"]),
    ]


def test_offices_that_a_sentence_below_names_for_one_item_or_several() -> None:
    text = (
        "（一）跨越式发展目标\n1.生产总值增长15%；\n2.投资新增200亿元；\n2项目标的责任单位均为市发展改革委。\n"
        "3.销售收入增长25%；\n该目标责任单位为市经委。\n4.新增就业10万人；\n责任单位为市劳动局、市财政局。\n"
    )
    assert [units for _, units, _ in named(text)] == [
        ["市发展改革委"],
        ["市发展改革委"],
        ["市经委"],
        ["市劳动局", "市财政局"],
    ]


def test_square_brackets_around_who_does_it() -> None:
    text = "1.控制用水。实行计划用水。[市水务局牵头,市工信委配合]\n2.提高效率。（市水务局牵头）\n"
    assert named(text)[0] == (["市水务局"], [], ["市工信委"])


def test_of_two_schemes_that_a_notice_sends_none_is_left_out() -> None:
    text = (
        "各乡镇：\n现将《2025年工作报告任务分解》《2025年民盼实事任务分解》印发给你们。\n沁河县人民政府办公室\n2025年5月18日\n"
        "附件1\n2025年工作报告任务清单\n一、县发改局牵头工作（2项）\n1.生产总值增长5%。\n2.投资增长8%。\n"
        "附件2\n2025年民盼实事任务分解\n1.改造学校2所。\n责任单位：县教育局\n"
    )
    assert [task.title.text for task in read(text).tasks] == [
        "生产总值增长5%",
        "投资增长8%",
        "改造学校2所",
    ]
    assert named(text)[0] == ([], ["县发改局"], []) or named(text)[0] == (["县发改局"], [], [])


REPORT = """关于2021年重点工作上半年完成情况的通报
一、任务完成情况
1.新开工项目100个。上半年，新开工项目80个，占年度目标的80%。（责任单位：市招商局）
2.培育平台2家。目前已申报1家，企业累计26家。（责任单位：市经信局）
二、下一步工作
（一）加快建设。9月底前再新开工项目20个。（责任单位：市发改委）
"""


def test_what_a_report_tells_of_its_items_is_no_aim() -> None:
    assert figures_of(REPORT) == [("100", "个", "="), ("2", "家", "="), ("20", "个", "=")]


def test_how_far_it_is_behind_a_label_is_no_aim() -> None:
    text = (
        "一、饮水工程\n目标任务：新建工程16处。\n目前进度：已开工11处，资金460万元。\n"
        "下步打算：9月底前完工。\n责任单位：县水利局\n"
    )
    assert figures_of(text) == [("16", "处", "=")]


def test_a_table_of_the_page_itself_holds_no_task() -> None:
    text = (
        "索引号: | 002564/2020 | 成文日期: | 2020-10-26 |\n公开方式: | 主动公开 | 公开时限: | 长期公开 |\n"
        "文件编号: | | 发布机构: | 浔州市住建局 |\n"
        "2020年任务分解表\n序号 | 任务 | 责任单位 |\n1 | 建学校 | 教育局 |\n"
    )
    assert [task.title.text for task in read(text).tasks][-1:] == ["建学校"]


def test_a_plan_is_of_its_own_years_not_of_those_it_looks_ahead_to() -> None:
    text = (
        "江汐市国民经济和社会发展第十四个五年规划和2035年远景目标纲要任务分工方案\n"
        "1.培育企业，到2025年，高新技术企业突破1.2万家。（责任单位：市科技局）\n"
    )
    assert figures_of(text) == [("1.2", "万家", ">")]


@pytest.mark.parametrize(
    "sentence",
    [
        "坚持统一领导、部门联动、责任单位为主体的工作机制，确保景区创建。",
        "责任单位均为主要领导亲自抓，新建商场5家。",
        "责任单位是一把手负总责，种植粮食10万亩。",
    ],
)
def test_a_sentence_that_speaks_of_units_is_no_label(sentence: str) -> None:
    text = f"1.抓好工作。{sentence}（责任单位：县商务局）\n2.乙工作。（责任单位：县商务局）\n"
    assert named(text)[0] == ([], ["县商务局"], [])


def test_this_task_is_led_by() -> None:
    text = "1.甲工作。\n该项目牵头单位：县工信局。\n2.乙工作。\n该目标责任部门为县教育局。\n"
    assert named(text) == [(["县工信局"], [], []), ([], ["县教育局"], [])]


def test_a_row_whose_cells_fit_no_columns_in_order_is_told_and_not_guessed() -> None:
    text = (
        "序号  工作任务      牵头单位    配合单位    完成时限\n"
        "1     新建学校      县教育局    县财政局    6月底前\n"
        "2     修建农村公路      县公安局      12月底\n"
    )
    (_, second) = read(text).tasks
    assert [office.name for office in second.assigned.offices] == ["县公安局"]
    assert second.due is not None
    assert second.due.words.text == "12月底"


def test_a_cell_with_blanks_in_it_does_not_move_its_row() -> None:
    text = (
        "序号    工作任务            牵头单位        配合单位            完成时限\n"
        "1       新建学校            县教育局        县财政局            6月底\n"
        "        三所\n"
        "2       修建农村公路        县交通局        县公安局  县民政局\n"
    )
    second = read(text).tasks[1]
    assert second.due is None
    assert [office.name for office in second.assigned.support] == ["县公安局", "县民政局"]


def test_a_small_plan_whose_heads_sound_like_a_page_is_a_plan() -> None:
    text = (
        "| 名称 | 公开方式 | 公开时限 | 责任单位 |\n| 编制财政预算目录并上网 | 网站 | 6月底前 | 县财政局 |\n"
        "| 公开决算 | 网站 | 9月底前 | 县财政局 |\n"
    )
    assert len(read(text).tasks) == 2


def test_the_scheme_that_was_sent_gives_the_title_though_an_annex_stands_in_front() -> None:
    text = (
        "各乡镇：\n现将《某县2025年重点工作任务分工方案》印发给你们。\n某县人民政府办公室\n2025年5月18日\n"
        "附件1\n某县2025年乡村振兴工作方案\n1.修路5公里。\n责任单位：县交通局\n"
        "附件2\n某县2025年重点工作任务分工方案\n1.改造学校2所。\n责任单位：县教育局\n"
    )
    reading = read(text)
    assert reading.head.title is not None
    assert reading.head.title.value == "某县2025年重点工作任务分工方案"
    assert len(reading.tasks) == 2


SCHEME = "1.抓好工业。完善体系。今年新增规上企业30家。培育企业50家以上。（责任单位：县工信局）\n2.乙。（责任单位：县工信局）\n"


def test_a_scheme_about_progress_is_no_report() -> None:
    title = "某县关于加强重点工作推进落实情况督查的实施方案\n"
    assert figures_of(f"{title}{SCHEME}") == [("30", "家", "="), ("50", "家", ">=")]


def test_what_is_ahead_in_a_report_is_an_aim_and_what_is_left_out_is_told() -> None:
    text = (
        "某县重点工作推进情况\n1.壮大企业。夯实基础。目前规上企业30家。到2027年规上企业达到50家。（责任单位：县工信局）\n"
        "2.农田。夯实基础。上半年建成农田5万亩。下半年建成8万亩。（责任单位：县农业局）\n"
    )
    assert figures_of(text) == [("50", "家", "="), ("8", "万亩", "=")]
    (remark,) = read(text).remarks
    assert remark.values == {"count": 2}


def test_cards_whose_label_has_the_number_within() -> None:
    text = (
        "任务62\n重点工作: 62.推进海绵城市建设。达标率不低于30%。\n牵头单位: 市水务局\n配合单位: 市住建局\n"
        "任务63\n重点工作: 63.新增充电桩4000个。\n牵头单位: 市工信局\n配合单位: 市发改委\n"
    )
    assert [(task.number, task.title.text) for task in read(text).tasks] == [
        ("62", "推进海绵城市建设"),
        ("63", "新增充电桩4000个"),
    ]
    assert figures_of(text) == [("30", "%", ">="), ("4000", "个", "=")]


def test_a_closing_sentence_says_who_and_by_when() -> None:
    text = "1.建设航道。新建5公里。由市交通局牵头，市水利局、济铁荣港车务段配合，2024年12月底前完成。\n2.乙。由市交通局牵头。\n"
    (first, _) = read(text).tasks
    assert named(text)[0] == (["市交通局"], [], ["市水利局", "济铁荣港车务段"])
    assert first.due is not None
    assert first.due.words.text == "2024年12月底前"


def test_items_below_a_heading_of_tasks_are_tasks_though_only_one_of_them_names_anybody() -> None:
    text = "一、重点任务\n1.改造厕所1200户。责任单位：县教育局。\n2.修桥5座。\n3.新建学校3所。\n"
    assert [task.title.text for task in read(text).tasks] == [
        "改造厕所1200户",
        "修桥5座",
        "新建学校3所",
    ]


def test_what_a_former_year_had_in_a_bracket_is_no_day() -> None:
    text = "1.改造厕所。改造1200户以上（2024年为900户）。\n责任单位：县教育局\n2.乙。\n责任单位：县教育局\n"
    assert read(text).tasks[0].due is None


def test_the_above_so_many_aims_are_those_of() -> None:
    text = "1.甲。\n2.乙。\n3.丙。\n以上3项目标的责任单位均为县住建局。\n"
    assert [units for _, units, _ in named(text)] == [["县住建局"]] * 3


def test_a_column_of_the_year_before_the_plans_own_holds_no_aims() -> None:
    text = (
        "清源县2025年工作方案\n| 指标 | 单位 | 2024年 | 2025年 | 牵头单位 |\n"
        "| 改造厕所 | 户 | 800 | 1200 | 县农业农村局 |\n| 加固水库 | 座 | 5 |  | 县水利局 |\n"
    )
    assert figures_of(text) == [("1200", "户", "=")]


def test_how_much_of_an_aim_is_done_is_no_aim() -> None:
    assert figures("占目标60公里的96.7%") == [("60", "公里", "=")]
    assert figures("完成率57.1%") == []


def test_a_report_by_its_own_name_is_no_paper_that_is_owed() -> None:
    text = (
        "关于2021年《政府工作报告》重点工作上半年完成情况的通报\n"
        "督查室对《政府工作报告》确定的2021年重点工作上半年完成情况进行了督办。\n1.甲。（责任单位：市招商局）\n"
    )
    assert read(text).papers == ()


def test_who_issues_a_document_by_its_title() -> None:
    text = "石江市人民政府办公室关于分解落实重点工作的通知\n石政办发〔2021〕36号\n各镇：\n1.甲。（责任单位：市招商局）\n"
    issuer = read(text).head.issuer
    assert issuer is not None
    assert issuer.value == "石江市人民政府办公室"


def test_a_signature_at_the_end_belongs_to_no_item() -> None:
    text = (
        "1.甲。（责任单位：市招商局）\n2.乙。（责任单位：市招商局）\n市政府办公室\n2021年7月28日\n"
    )
    assert all("办公室" not in words.text for words in read(text).tasks[-1].text)


def test_so_far_sentences_of_a_report_are_no_actions() -> None:
    task = read(REPORT).tasks[0]
    assert all("80个" not in action.words.text for action in task.actions)


def test_rows_without_numbers_may_leave_cells_out_where_they_stand_below_their_heads() -> None:
    text = (
        "项目名称          建设规模      责任单位\n一号水厂          日供水2万吨   县水利局\n"
        "二号水厂                        县水利局\n东桥              桥长200米     县交通运输局\n说明：以上由督查室督办。\n"
    )
    assert [(task.title.text, task.assigned.units[0].name) for task in read(text).tasks] == [
        ("一号水厂", "县水利局"),
        ("二号水厂", "县水利局"),
        ("东桥", "县交通运输局"),
    ]
