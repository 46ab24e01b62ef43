"""Figures to be reached, and the many that are not."""

import pytest

from anplan.intake.document.figures.figures import targets
from anplan.intake.document.text.words import Words
from tests.intake.document.reading import Said, figures, figures_of, read


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("培育50名技术经理人", [("50", "名", "=")]),
        ("技术合同成交额达到235亿元以上", [("235", "亿元", ">=")]),
        ("高新技术产业增加值增长7.5%以上", [("7.5", "%", ">=")]),
        ("基金群规模不少于20亿元", [("20", "亿元", ">=")]),
        ("贷款余额突破400亿元", [("400", "亿元", ">")]),
        ("城镇登记失业率控制在3%以内", [("3", "%", "<=")]),
        ("PM2.5平均浓度不高于38微克/立方米", [("38", "微克/立方米", "<=")]),
        ("组建4个主网格、15个分网格", [("4", "个", "="), ("15", "个", "=")]),
        ("建设1到2个大型基地", [("1", "个", ">="), ("2", "个", "<=")]),
        ("引进顶尖人才3—5名", [("3", "名", ">="), ("5", "名", "<=")]),
        ("增长5%-6%", [("5", "%", ">="), ("6", "%", "<=")]),
        ("新增就业1.5万人", [("1.5", "万人", "=")]),
        ("培训1,200人次", [("1200", "人次", "=")]),
        ("新增中小微企业贷款15亿元", [("15", "亿元", "=")]),
        ("排名力争进入前40位", [("40", "位", "<=")]),
        ("综合考核进入全省前三", [("3", "", "<=")]),
        ("每年资助培养督导员50名", [("50", "名", "=")]),
        ("占比由18%提高到25%", [("25", "%", "=")]),
        ("能耗比上年降低5%", [("5", "%", "=")]),
        ("全年投资完成50亿元，比去年同期增长8%以上", [("50", "亿元", "="), ("8", "%", ">=")]),
        ("通关时间分别压缩至40小时和2小时以内", [("40", "小时", "<="), ("2", "小时", "<=")]),
        ("安排投资3亿元", [("3", "亿元", "=")]),
        ("科研到账经费突破2000万元", [("2000", "万元", ">")]),
        ("服务群众2万余人", [("2", "万人", ">")]),
        ("建成10万吨级码头1座", [("1", "座", "=")]),
        ("产业规模进入全省前 3 位", [("3", "位", "<=")]),
        ("裝置容量達30MW以上，汰換路燈5萬盞", [("30", "MW", ">="), ("5", "萬盞", "=")]),
        ("Cut emissions by 45 per cent", [("45", "%", "=")]),
        ("Narrow the gap to 3 percentage points by 2027", [("3", "percentage points", "=")]),
        ("本地配套率提高5个百分点", [("5", "个百分点", "=")]),
        ("在2024年120类的基础上，新增50类", [("50", "类", "=")]),
        ("审批时限压缩至3个工作日以内", [("3", "个工作日", "<=")]),
        ("优良天数达到300天以上", [("300", "天", ">=")]),
        ("每个街道至少建成1家", [("1", "家", ">=")]),
        ("供地不低于建设用地供应总量的30%", [("30", "%", ">=")]),
        ("低保标准提高到每人每月880元", [("880", "元", "=")]),
        ("实现3.2万贫困人口脱贫", [("3.2", "万", "=")]),
        ("改造棚户区2836户。", [("2836", "户", "=")]),
        ("新增停车位５００个", [("500", "个", "=")]),
        ("服务企业20余家", [("20", "家", ">")]),
        ("价格指数控制在103以内", [("103", "", "<=")]),
        ("满意度达90分以上", [("90", "分", ">=")]),
        ("汰換不少於120輛", [("120", "輛", ">=")]),
        ("招引50亿元以上项目1个", [("1", "个", "=")]),
        ("安排青年450名到40間機構實習", [("450", "名", "="), ("40", "間", "=")]),
        ("培训1户至3户", [("1", "户", ">="), ("3", "户", "<=")]),
        ("回收2,150公噸以上", [("2150", "公噸", ">=")]),
        ("遴选扶持500家以上在穗企业", [("500", "家", ">=")]),
        ("12月底前60%以上的行政村建成卫生室", [("60", "%", ">=")]),
        ("单体投资超10亿元项目5个", [("5", "个", "=")]),
        ("算力规模达到500P", [("500", "P", "=")]),
        ("供水报装压减至3个环节", [("3", "个环节", "=")]),
        ("进口总额达5亿美元", [("5", "亿美元", "=")]),
        ("城区降尘量不高于5吨/月·平方公里", [("5", "吨/月·平方公里", "<=")]),
        ("open 3 new cycle routes", [("3", "routes", "=")]),
        ("Build 350 or more homes", [("350", "homes", ">=")]),
        (
            "Bring at least 60 properties empty for years back into use",
            [("60", "properties", ">=")],
        ),
        ("Help 120 young people aged 16 to 24 into work", [("120", "young people", "=")]),
        ("Support 80 new people in town", [("80", "people", "=")]),
        ("Install 75 charge points in car parks", [("75", "points", "=")]),
        ("Offer care to 900 people leaving hospital", [("900", "people", "=")]),
        ("Make 30 services available end to end", [("30", "services", "=")]),
        ("2,000 trees or more will be planted across 14 wards", [("2000", "trees", ">=")]),
        ("Pay 95% or more of invoices in time (2021/22: 91.4%)", [("95", "%", ">=")]),
        ("Raise recycling to 52%, from 46.3% in 2020/21", [("52", "%", "=")]),
        ("Keep absence at 3.8%, compared with 4.4% last year", [("3.8", "%", "=")]),
        ("Complete 280 homes, including 12 schemes already approved", [("280", "homes", "=")]),
        ("Offer loans of up to £25,000 to owners", []),
        ("为企业减税8000多亿元", [("8000", "亿元", ">")]),
        ("减少农村贫困人口1000万以上", [("1000", "万", ">=")]),
        ("遴选思政金课20节", [("20", "节", "=")]),
        ("全年减免租金1200万元以上", [("1200", "万元", ">=")]),
        ("改造提升500头以上规模场40个", [("40", "个", "=")]),
        ("新建年屠宰100万头生产线2条", [("2", "条", "=")]),
        (
            "年发电量达到5000万千瓦时以上，惠及企业3家",
            [("5000", "万千瓦时", ">="), ("3", "家", "=")],
        ),
        ("总产值突破1.3万亿元", [("1.3", "万亿元", ">")]),
        ("到2022年和2030年，素养水平分别不低于22%和30%", [("22", "%", ">="), ("30", "%", ">=")]),
        ("分别达到5%和8%以上", [("5", "%", ">="), ("8", "%", ">=")]),
        ("分别下降15%、10%", [("15", "%", "="), ("10", "%", "=")]),
        ("Deliver savings of £12 million over two years.", [("12", "£ million", "=")]),
        ("Plant 1 million trees by 2030.", [("1", "million trees", "=")]),
        ("Reduce overdue repairs to fewer than 300", [("300", "", "<")]),
        ("Plant more than 400 trees.", [("400", "trees", ">")]),
        ("Repair at least 85% of homes.", [("85", "%", ">=")]),
    ],
)
def test_figures_to_be_reached(text: str, said: list[Said]) -> None:
    assert figures(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "2025年6月30日前完成",
        "2024—2026年实施",
        "5年内完成",
        "利用3个月时间",
        "服务60岁以上老人",
        "35周岁以下青年",
        "对评为甲级的给予一次性奖励20万元",
        "每户补贴不超过2000元",
        "每年安排专项资金500万元",
        "整合3000万元资金用于发放消费券",
        "对月销售额10万元以下的增值税小规模纳税人免税",
        "按不超过10%的比例给予补助",
        "年营业收入2000万元以上的工业企业",
        "对500平方米以上的工程开展检查",
        "总投资3亿元",
        "宽24米",
        "能繁母猪低于2.9万头时启动响应",
        "污水处理厂：日处理污水5万吨，主体完工",
        "继续分别按10%和15%加计抵减税额",
        "完成4类重点对象危房鉴定",
        "整治校园周边200米范围内摊点",
        "淘汰不达标的30万千瓦以下煤电机组",
        "20户以上自然村通硬化路",
        "新建大道，全长4.8公里，双向六车道",
        "主要预期目标（11项）",
        "对全国首批50项试点举措开展核查",
        "a baseline of 4,200 tonnes",
        "1号议案",
        "第十二小学、第3中学",
        "岸政办〔2025〕5号",
        "拨打12345热线",
        "构建“1+3+N”体系",
        "5G网络",
        "创建国家5A级景区",
        "落实“11·9”消防宣传月",
        "权重不低于5%",
        "每月召开1次调度会",
        "已建成12所",
        "目前有8家正在申报",
        "新增了6家",
        "去年完成35亿元",
        "2023年完成投资18亿元",
        "每千人配备",
        "聚焦3个方面",
        "老龄化加速",
        "分3期赴境外培训",
        "去年全市共接待游客320万人次，同比增长12%",
        "面积达5000平方米的综合体主体封顶",
        "每年安排专项资金500万元用于奖补",
        "考核得分低于60分的予以通报",
        "依托2所高校建立基地",
        "抓好7项重点工作",
        "容积率不低于1.5的工业用地",
        "全面落实38条稳增长措施",
        "推进G319国道改扩建",
        "加快110kV输变电工程建设",
        "within 10 working days",
        "people aged 11 to 18",
        "",
    ],
)
def test_figures_that_are_none(text: str) -> None:
    assert figures(text) == []


def test_what_is_said_beside_the_figure() -> None:
    (target,) = targets(Words("到2025年，力争全市技术合同成交额达到235亿元左右。", 0), 2023)
    assert (target.is_rough, target.is_hoped, target.kind) == (True, True, "stock")
    assert target.about is not None
    assert target.about.text == "力争全市技术合同成交额"
    assert target.scope is not None
    assert target.scope.text == "全市"
    assert target.span is not None
    assert target.span.text == "到2025年"


def test_a_yearly_figure_says_so() -> None:
    (target,) = targets(Words("每年汰换不少于120辆", 0))
    assert target.every == "year"


def test_the_quote_is_the_clause_up_to_the_figure() -> None:
    (_, second) = targets(
        Words("优化服务体系,培育50名技术经理人,技术合同成交额达到235亿元以上。", 0)
    )
    assert second.words.text == "技术合同成交额达到235亿元以上"


def test_a_bullet_of_aims_that_speaks_of_an_examination_and_what_guarantees_want_done() -> None:
    text = (
        "示例县2024年工作方案\n2024年，全县要突出重点，共享数据达到5亿条，开放目录300个。\n一、主要目标\n"
        "——位次前移。县域考核进入全省前20名。\n二、重点任务\n1.新建学校3所。（责任单位：县教育局）\n"
        "2.新建公园2个。（责任单位：县住建局）\n三、保障措施\n（一）强化队伍。全年培训干部800人次以上。\n"
        "（二）严格考核。每季度通报1次，完成率低于90%的说明原因。"
    )
    assert figures_of(text) == [
        ("5", "亿条", "="),
        ("300", "个", "="),
        ("20", "名", "<="),
        ("800", "人次", ">="),
        ("3", "所", "="),
        ("2", "个", "="),
    ]


def test_an_aim_that_only_the_notice_names_counts_and_one_said_twice_once() -> None:
    text = (
        "示例县人民政府办公室关于下达2024年旅游工作任务的通知\n各乡镇人民政府：\n"
        "2023年接待游客90万人次。为确保实现接待游客120万人次、旅游收入8亿元的年度目标，现将任务下达给你们。\n"
        "示例县人民政府办公室\n2024年2月3日\n2024年旅游工作任务分解表\n序号 | 工作任务 | 责任单位\n"
        "1 | 旅游收入达到8亿元 | 县文旅局\n2 | 新建旅游厕所6座 | 县住建局\n"
    )
    assert figures_of(text) == [("120", "万人次", "="), ("8", "亿元", "="), ("6", "座", "=")]


def test_a_task_in_a_chapter_of_guarantees_says_its_aim_once() -> None:
    text = (
        "示例县方案\n一、重点任务\n1.新建学校3所。（责任单位：县教育局）\n2.新建公园2个。（责任单位：县住建局）\n"
        "三、保障措施\n全年培训教师500人次。（责任单位：县教育局）\n全年培训村医90人次。（责任单位：县卫健局）"
    )
    assert figures_of(text)[2:] == [("500", "人次", "="), ("90", "人次", "=")]


def test_a_share_that_a_notice_wants_of_all_counts() -> None:
    text = (
        "示例县人民政府办公室关于做好2024年议案办理工作的通知\n各乡镇人民政府：\n"
        "一、去年办结率98%。答复率均须达到100%，占比不低于60%。\n二、按时答复。\n"
        "示例县人民政府办公室\n2024年2月3日\n2024年议案办理分工表\n序号 | 案由 | 责任单位\n"
        "1 | 新建旅游厕所6座 | 县住建局\n"
    )
    assert figures_of(text) == [("100", "%", "="), ("60", "%", ">="), ("6", "座", "=")]


def test_figures_within_a_deadline_are_no_targets() -> None:
    text = "一、重点任务\n1.办好讲堂。\n责任单位：校团委\n完成时间：6月、10月各1期\n2.建设实验室2个。\n责任单位：校教务处\n"
    assert figures_of(text) == [("2", "个", "=")]


def test_thousands_may_be_parted_by_blanks() -> None:
    assert figures("合共不少于 72 000 个单位，增加2 400张床位，产值12 345.67亿元") == [
        ("72000", "个", ">="),
        ("2400", "张", "="),
        ("12345.67", "亿元", "="),
    ]


def test_numbers_that_only_stand_beside_one_another_are_two() -> None:
    assert figures("2025 年 200 个村完成改造") == [("200", "个", "=")]


def test_a_bullet_of_aims_may_speak_of_effects_but_a_chapter_of_effects_has_none() -> None:
    plan = (
        "示例市2025年攻坚方案\n一、主要目标\n——成效更加明显。成交额突破150亿元，贡献率68%以上。\n{}"
    )
    tasks = (
        "二、重点任务\n1.新建学校3所。（责任单位：市教育局）\n2.建公园2个。（责任单位：市城管局）\n"
    )
    said = [("150", "亿元", ">"), ("68", "%", ">="), ("3", "所", "="), ("2", "个", "=")]
    assert figures_of(plan.format(tasks)) == said
    effects = plan.replace("主要目标", "工作成效").replace("2025", "2026")
    assert figures_of(effects.format(tasks)) == said[2:]


def test_what_the_year_is_to_bring_counts_in_any_chapter_and_the_year_before_does_not() -> None:
    text = (
        "示例市2025年大气实施方案\n一、总体要求\n2024年，全市PM2.5平均浓度达到46微克/立方米，仍有差距。"
        "2025年，全市PM2.5浓度控制在43.5微克/立方米以内。\n"
        "二、重点任务\n1.淘汰锅炉12台。（责任单位：市城管局）\n2.建站3座。（责任单位：市环保局）\n"
    )
    assert [value for value, _, _ in figures_of(text)] == ["43.5", "12", "3"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2023年占比为1.83%，列全市第5位，今年要提高到2.1%", [("2.1", "%", "=")]),
        ("2020—2022年，全市新增就业16.4万人", []),
        ("2023—2025年，全市新增就业15万人以上", [("15", "万人", ">=")]),
        ("2023年粮食总产12.6万吨，较上年增长1.1%", []),
        ("力争粮食总产较上年增长1.1%", [("1.1", "%", "=")]),
        ("2023年规上企业1286家，居全省第9位", []),
        ("到2025年，总量稳定在全省第6位以内", [("6", "位", "<=")]),
        ("到2025年，总量保持在全省第5位", [("5", "位", "<=")]),
        ("现有锅炉共计86台，其中燃煤锅炉19台", []),
        ("上年度已排查管网210公里，今年继续排查190公里", [("190", "公里", "=")]),
        ("2023年末在岗3120人，通过分流将总量控制在3000人以内", [("3000", "人", "<=")]),
        ("今年以来新建学校3所", []),
        ("科研经费到账6000万元", [("6000", "万元", "=")]),
        ("硬化6组、7组道路2400米", [("2400", "米", "=")]),
        ("Boards shall cover 100% of sites", [("100", "%", "=")]),
        ("Volunteers receive a grant of 1,000 yuan from the 12345 hotline", []),
        ("新建锅炉86台，其中燃气锅炉19台", [("86", "台", "="), ("19", "台", "=")]),
        (
            "乡镇覆盖率达到100%、村覆盖率达到90%以上",
            [("100", "%", "="), ("90", "%", ">=")],
        ),
        ("Cut gas use by 60% from the 2019 figure of 4.2 GWh", [("60", "%", "=")]),
        ("Recycle at least 58% of waste (result for 2023/24: 47.3%)", [("58", "%", ">=")]),
        ("Vehicles over 3.5 tonnes will be replaced last; children under 5 travel free", []),
        ("Contracts worth £100,000 or more to carry a carbon clause", []),
    ],
)
def test_what_was_and_what_is_to_be_in_one_text(text: str, said: list[Said]) -> None:
    assert figures(text, 2024) == said


def test_the_year_of_a_document_is_its_numbers_where_no_title_names_one() -> None:
    text = (
        "示例市空气质量改善实施方案\n示府办〔2024〕17号\n一、工作目标\n到2025年，优良天数比例达到94.5%。"
        "2023年，优良天数比例为92.1%。\n二、重点任务\n1.建站3座。（责任单位：市环保局）\n"
        "2.关停锅炉2台。（责任单位：市城管局）\n"
    )
    assert [value for value, _, _ in figures_of(text)] == ["94.5", "3", "2"]


@pytest.mark.parametrize(
    "heading", ["上半年主要进展", "上半年工作", "前三季度主要工作情况", "任务落实情况"]
)
def test_items_below_a_heading_of_what_was_done_are_results(heading: str) -> None:
    text = (
        f"关于2025年重点任务的通报\n一、{heading}\n1.经济稳中有进。增长6.8%。\n2.民生改善。新建学校4所。\n"
        "二、下一步安排\n1.新建桥梁3座。（责任单位：市交通局）\n2.建公园2个。（责任单位：市城管局）\n"
    )
    assert [task.title.text for task in read(text).tasks] == ["新建桥梁3座", "建公园2个"]
    assert [value for value, _, _ in figures_of(text)] == ["3", "2"]


def test_what_years_of_work_are_to_bring_counts_in_a_chapter_of_principles() -> None:
    text = (
        "示例区2024年治本攻坚行动\n一、总体要求\n统筹发展和安全。通过三年治本攻坚，重大隐患整改率达到100%，死亡率下降15%以上。\n"
        "二、重点任务\n1.培训300人。（区应急局负责）\n2.配备执法人员45名。（区编办负责）\n"
    )
    assert [value for value, _, _ in figures_of(text)] == ["100", "15", "300", "45"]
