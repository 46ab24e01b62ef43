"""Layouts that pages give a plan: rows that lost cells, numbered facts, heads nobody knows."""

from tests.intake.document.reading import figures, named, read

A, B, C = "区教育局", "区财政局", "区住建局"


def _due(text: str) -> list[str | None]:
    return [task.due.words.text if task.due else None for task in read(text).tasks]


def _titles(text: str) -> list[str]:
    return [task.title.text for task in read(text).tasks]


def test_a_row_without_the_merged_cells_in_front_is_moved_to_its_columns() -> None:
    text = (
        "示例县民生实事登记表\n项目名称 | 工作内容 | 完成时间 | 牵头单位 |\n"
        f"1.校园提升 | 改造学校3所 | 9月底 | {A} |\n新建食堂2个 | 2024.10 | {B} | |\n"
        f"2.道路提升 | 改造道路5条 | 11月 | {C} |\n"
    )
    assert _titles(text) == ["校园提升", "校园提升", "道路提升"]
    assert named(text) == [([A], [], []), ([B], [], []), ([C], [], [])]
    assert _due(text) == ["9月底", "2024.10", "11月"]


def test_a_row_of_offices_alone_adds_them_to_the_task_above() -> None:
    text = (
        "示例县民生实事登记表\n项目名称 | 工作内容 | 完成时间 | 牵头单位 |\n"
        f"1.校园提升 | 改造学校3所 | 9月底 | {A} |\n10月底 | {B} | | |\n"
        f"2.道路提升 | 改造道路5条 | 11月 | {C} |\n"
    )
    assert named(text) == [([A, B], [], []), ([C], [], [])]


def test_numbered_facts_below_an_item_are_no_items() -> None:
    text = (
        "示例市实事任务分解方案\n一、新建学校3所\n（一）责任领导：李某\n（二）责任单位：市教育局\n"
        "（三）协办单位：市财政局\n（四）资金来源：市级财政安排500万元。\n（五）完成时限：年内\n"
        "二、新建公园2个\n（一）责任领导：王某\n（二）责任单位：市园林局\n（五）完成时限：6月底"
    )
    assert _titles(text) == ["新建学校3所", "新建公园2个"]
    assert named(text) == [([], ["市教育局"], ["市财政局"]), ([], ["市园林局"], [])]
    assert _due(text) == ["年内", "6月底"]
    assert [str(one.target.value) for one in read(text).targets] == ["3", "2"]


def test_cells_a_line_with_a_head_that_is_not_known_and_a_row_that_is_a_chapter() -> None:
    text = (
        "2024年行动计划\n序号\n重点任务\n工作措施\n推进评价\n完成时限\n牵头部门\n主责单位\n协办单位\n"
        f"一\n空气治理\n1\n减少扬尘\n巡查工地50处\n正常\n年底前\n{A}\n各街道\n{B}\n{C}\n"
        f"二\n水环境\n2\n清理河道\n清理河道3条\n正常\n6月底前\n{C}\n{A}\n{B}\n"
    )
    assert named(text) == [([A], ["各街道"], [B, C]), ([C], [A], [B])]
    assert [task.sections[0].text for task in read(text).tasks] == ["空气治理", "水环境"]


def test_a_progress_in_a_column_is_no_target() -> None:
    text = (
        "未完成项目进度表\n序号\n项目内容\n当前进度\n牵头单位\n备注\n"
        f"1\n新建学校3所。\n80%（一所滞后）\n{A}\n县实事\n2\n新建公园2个。\n95%\n{B}\n县实事\n"
    )
    assert _titles(text) == ["新建学校3所", "新建公园2个"]
    assert [str(one.target.value) for one in read(text).targets] == ["3", "2"]


def test_a_heading_names_who_has_its_items_also_above_a_paragraph() -> None:
    text = (
        f"示例区若干举措\n一、强化创新（{A}牵头，{B}配合）\n2025年，研发投入强度达到2.9%。\n"
        "（一）建好平台。加快建设研究院。\n（二）扶持企业。新增企业15家。"
    )
    assert named(text) == [([A], [], [B]), ([A], [], [B])]


def test_a_notice_speaks_to_offices_that_have_no_task() -> None:
    text = f"各区人民政府（管委会），市政府各部门：\n现将《示例市分工方案》印发给你们。\n1.改善环境。（牵头单位：{A}）\n2.新建学校。（牵头单位：{B}）"
    assert named(text) == [([A], [], []), ([B], [], [])]
    title = read(text).head.title
    assert title is not None
    assert title.value == "示例市分工方案"


def test_money_of_a_project_and_the_number_of_a_plans_projects_are_no_targets() -> None:
    assert figures("投资5000万元，改造公路40公里") == [("40", "公里", "=")]
    assert figures("完成投资60亿元") == [("60", "亿元", "=")]
    assert figures("聚焦“十四五”规划102项重大工程") == []
    assert figures("培育产值过10亿元企业2家") == [("2", "家", "=")]
    assert figures("建设一座日供水30万吨的水厂") == []


def test_bars_on_lines_of_their_own_close_cells_also_where_merged_ones_are_left_out() -> None:
    cells = (
        "序号", "类别", "任务内容", "责任科室", "分管领导", "完成时限",
        "1", "一、主要目标", "收入与全省同步增长。", "法规科", "潘某", "6月底前",
        "2", "粮食产量100亿斤以上。", "市农技中心", "", "年底前",
        "3", "二、种业", "育成品种2个。", "种植业管理科\n市种子站", "卢某", "年底前",
    )  # fmt: skip
    text = "市农业局任务分解表\n" + "".join(f"{cell}\n|\n" if cell else "|\n" for cell in cells)
    assert _titles(text) == ["收入与全省同步增长", "粮食产量100亿斤以上", "育成品种2个"]
    assert named(text) == [
        ([], ["法规科"], []),
        ([], ["市农技中心"], []),
        ([], ["种植业管理科", "市种子站"], []),
    ]
    assert read(text).tasks[1].sections[0].text == "一、主要目标"


def test_columns_of_years_are_what_is_to_be_reached_but_the_one_where_a_plan_begins() -> None:
    text = (
        "主要指标分解表\n序号 | 指标名称 | 单位 | 2020年 | 2023年 | 2025年 | 责任单位\n"
        f"1 | 能耗下降率 | % | — | [8.5] | [14] | {A}\n2 | 充电桩 | 万个 | 0.8 | 1.5 | ≥2.2 | {B}\n"
    )
    said = [(str(one.target.value), one.target.comparator) for one in read(text).targets]
    assert said == [("8.5", "="), ("14", "="), ("1.5", "="), ("2.2", ">=")]


def test_what_a_rectification_finds_wrong_is_no_target() -> None:
    text = (
        "示例市整改方案\n一、整改任务\n（一）反馈问题：36座污水厂中11座不正常。\n整改目标：负荷率达到60%以上。\n"
        f"整改措施：\n1.新建管网85公里。\n2.落实运维经费。\n责任单位：{A}\n整改时限：12月底前\n"
        f"（二）反馈问题：噪声突出。\n整改目标：合格率达到90%。\n责任单位：{B}\n整改时限：长期坚持"
    )
    assert [str(one.target.value) for one in read(text).targets] == ["60", "85", "90"]
    assert named(text) == [([], [A], []), ([], [B], [])]
    assert _due(text) == ["12月底前", "长期坚持"]


def test_english_figures_with_names_and_what_is_done_behind_them() -> None:
    assert figures("Install panels on 12 Council buildings.") == [("12", "buildings", "=")]
    assert figures("At least 40 empty homes returned to use.") == [("40", "homes", ">=")]
    assert figures("Grants of up to £15,000 are available to owners.") == []
    assert figures("Measure Scope 1 and 2 emissions.") == []


def test_paragraphs_below_one_that_leads_in_begin_where_the_labels_follow() -> None:
    text = (
        "示例市责任分解\n一、加快转型\n坚持调优调强。\n突出工业。新增企业30家。\n"
        f"责任单位：{A}\n发展服务业。新增商贸企业20家。\n责任单位：{B}\n"
        f"二、统筹城乡\n建设城区。改造道路12条。\n责任单位：{C}"
    )
    assert _titles(text) == ["突出工业", "发展服务业", "建设城区"]
    assert named(text) == [([], [A], []), ([], [B], []), ([], [C], [])]


def test_a_remark_on_who_leads_stands_in_a_list_without_a_bracket() -> None:
    text = (
        f"示例省工作要点\n（一）激发活力。〔责任单位：{A}、{B}，列首位的为牵头单位，下同〕\n"
        f"（二）提升服务。〔责任单位：{B}、{C}〕"
    )
    assert named(text) == [([A], [B], []), ([B], [C], [])]


def test_what_is_told_of_the_work_is_no_target_and_its_day_no_deadline() -> None:
    text = (
        "2024年实事进展\n1.新辟线路10条。\n牵头领导：林某\n责任单位：区交通局\n项目责任人：尹某\n"
        "实际完成情况：新辟线路6条。\n2.新增网点100个。\n责任单位：区城管局\n实际完成情况：建成80个。"
    )
    assert [str(one.target.value) for one in read(text).targets] == ["10", "100"]
    assert named(text) == [([], ["区交通局"], []), ([], ["区城管局"], [])]


def test_when_a_project_begins_is_no_deadline() -> None:
    text = (
        "重点项目计划表\n序号 | 项目名称 | 建设内容 | 责任单位 | 开工时间\n"
        f"1 | 改造小区 | 改造小区16个 | {A} | 2022年4月\n2 | 建设园区 | 建设厂房3栋 | {B} | 2021年8月\n"
    )
    assert _due(text) == [None, None]


def test_english_actions_numbered_below_recommendations_and_a_table_of_measures() -> None:
    text = (
        "Improvement Plan\nRecommendation 1: Strengthen management.\nAction 1.1 Produce a balanced plan\n"
        "Owner: Director of Finance\nDeadline: 30 September 2023\nAction 1.2 Cut overdue repairs\n"
        "Owner: Head of Housing\nDeadline: Ongoing"
    )
    assert _titles(text) == ["Produce a balanced plan", "Cut overdue repairs"]
    assert _due(text) == ["30 September 2023", "Ongoing"]
    table = (
        "Climate Plan 2021/22 – 2023/24\nAction | Lead team | Timeframe | Measure of success\n"
        "1. Audit offices | Facilities | June 2024 | 9 audits completed\n2. Plant trees | Parks | Ongoing | At least 50 trees planted\n"
    )
    title = read(table).head.title
    assert title is not None
    assert title.value == "Climate Plan 2021/22–2023/24"
    assert _due(table) == ["June 2024", "Ongoing"]
    assert [one.target.measure for one in read(table).targets] == ["audits", "trees"]


def test_those_in_front_of_the_first_comma_lead_where_a_remark_says_so() -> None:
    text = (
        f"示例市工作要点\n1.压实责任。〔责任单位：{A}、{B}，各县（市、区）（逗号前的单位为牵头单位，下同）〕\n"
        f"2.加强帮扶。〔责任单位：{C}，{A}、各街道〕"
    )
    assert named(text) == [([A, B], ["各县（市、区）"], []), ([C], [A, "各街道"], [])]


def test_a_bracket_within_a_sentence_names_nobody_by_itself() -> None:
    text = f"示例区方案\n一、职责分工\n（一）{A}：负责改造。\n（二）各街道办事处（慈城镇）：负责征询意见。"
    assert named(text) == [([], [A], []), ([], ["各街道办事处（慈城镇）"], [])]


def test_a_chapter_of_tasks_has_them_though_another_names_the_offices() -> None:
    text = (
        "示例区改造方案\n一、目标\n改造小区40个。\n二、重点任务\n（一）2020年，改造小区18个。\n（二）2021年，改造小区22个。\n"
        f"三、职责分工\n（一）{A}：负责组织。\n（二）{B}：负责资金。"
    )
    assert _titles(text)[:2] == ["2020年，改造小区18个", "2021年，改造小区22个"]


def test_a_rank_that_says_who_leads_is_no_target() -> None:
    text = f"示例市方案\n（一）健全体制。（{A}、{B}，排名第一位为牵头单位，下同）\n（二）扩大资源。（{C}、{A}）"
    assert named(text) == [([A], [B], []), ([C], [A], [])]
    assert read(text).targets == ()


def test_a_committee_and_a_government_of_one_place_are_one_name() -> None:
    text = f"示例市方案\n1.管好河道。（责任单位：{A}，各县（市、区）党委和人民政府）\n2.管好水库。（责任单位：{B}）"
    assert named(text)[0] == ([], [A, "各县（市、区）党委和人民政府"], [])


def test_a_deadline_of_two_steps_is_said_whole() -> None:
    text = f"示例州计划\n1.创建景区。（{A}牵头，{B}配合，2021年启动、2023年完成）\n2.提升品质。（{B}牵头，持续推进）"
    assert _due(text) == ["2021年启动、2023年完成", "持续推进"]


def test_a_number_below_a_merged_task_is_one_of_its_own() -> None:
    text = (
        "任务分解表\n序号\t主要任务\t细化措施\t牵头单位\n"
        f"1\t节约用水\t控制总量。\t{A}\n2\t\t改造管网。\t{B}\n3\t治理污染\t关闭排污口。\t{C}\n"
    )
    assert _titles(text) == ["节约用水", "节约用水", "治理污染"]


def test_english_actions_of_three_levels_with_labels_of_another_spelling() -> None:
    text = (
        "Strategic Plan Implementation\nGoal 1: Infrastructure\nObjective 1.1: Maintain streets\n"
        "Action 1.1.1: Resurface 15 miles of streets\nResponsible Department: Public Works\n"
        "Supporting Departments: Finance, Engineering\nTarget Date: June 30, 2022\n"
        "Action 1.1.2: Survey sidewalks\nResponsible Department: Engineering\nTarget Date: December 2021"
    )
    assert _titles(text) == ["Resurface 15 miles of streets", "Survey sidewalks"]
    assert named(text)[0] == ([], ["Public Works"], ["Finance", "Engineering"])
    assert _due(text) == ["June 30, 2022", "December 2021"]


def test_a_number_of_offices_is_no_target() -> None:
    text = f"示例意见\n（一）减少贫困。（{A}牵头，{B}等25个部门按职责分工负责）\n（二）防治污染。（{C}牵头）"
    assert read(text).targets == ()


def test_a_heading_in_english_between_the_rows_of_a_table() -> None:
    text = (
        "Action Plan 2022-2026\nAction\tResponsibility\tTimeframe\nTrain staff\tPeople Team\tAnnually\n"
        "Focus area 2: Creating liveable communities for all\nUpgrade footpaths\tWorks Team\tJune 2025\n"
    )
    assert _titles(text) == ["Train staff", "Upgrade footpaths"]
    assert _due(
        "Plan\n1.1 Cut smoking by 2020. (Lead: NHS Board)\n1.2 Help firms. (Lead: Growth Team)"
    ) == ["by 2020", None]


def test_english_bullets_that_name_a_post_and_a_day_in_a_bracket() -> None:
    text = (
        "Council Plan 2023-2026\nTheme 1: Thriving places\n• Adopt the new Local Plan (Head of Planning, December 2023)\n"
        "• Deliver 250 homes (Housing Team, annually)\nTheme 2: Healthy communities\n• Open the centre (Head of Leisure, ongoing)"
    )
    assert _titles(text) == ["Adopt the new Local Plan", "Deliver 250 homes", "Open the centre"]
    assert named(text)[1] == ([], ["Housing Team"], [])
    assert _due(text) == ["December 2023", "annually", "ongoing"]
    assert [one.target.measure for one in read(text).targets] == ["homes"]


def test_the_number_of_a_page_parts_no_paragraph() -> None:
    text = (
        "        示例县植树造林实施方案\n    1.通道绿化工程。完成国省道及县乡道路绿化八十五公里，\n            — 2 —\n"
        f"两侧林带宽度各不少于 10 米。（责任单位：{A}）\n    2.村庄绿化工程。创建省级森林村庄及市级森林村庄共二十，\n"
        f"每村栽植大苗。（责任单位：{B}）\n    3.荒山绿化工程。在西部丘陵区完成人工造林并且栽植侧柏和，\n刺槐。（责任单位：{C}）"
    )
    assert _titles(text) == ["通道绿化工程", "村庄绿化工程", "荒山绿化工程"]


def test_what_was_done_last_year_is_no_task() -> None:
    text = (
        "示例局2021年工作总结和2022年工作计划\n一、2021年工作总结\n（一）生产稳定。播种面积32.5万亩。\n（二）产业发展。新增企业6家。\n"
        "二、2022年工作计划\n（一）稳住生产。播种面积稳定在33万亩。\n（二）做强产业。新增企业5家。"
    )
    assert _titles(text) == ["稳住生产", "做强产业"]
    assert [str(one.target.value) for one in read(text).targets] == ["33", "5"]


def test_a_report_that_a_letter_takes_its_tasks_from_is_not_its_title() -> None:
    text = f"某市文〔2020〕20号\n各县人民政府：\n现将《政府工作报告》提出的重点工作任务予以分解。\n1.减轻负担。\n责任单位：{A}\n2.脱贫攻坚。\n责任单位：{B}"
    assert read(text).head.title is None


def test_measures_that_heads_and_brackets_of_titles_say() -> None:
    text = (
        "主要指标分解\n指标 | 2023年完成 | 2024年目标(亿元) | 增长 | 责任部门\n"
        f"生产总值 | 812.5 | 865 | 6.5 | {A}\n预算收入 | 42.3 | 44.4 | 5以上 | {B}\n"
    )
    said = [(str(one.target.value), one.target.measure) for one in read(text).targets]
    assert said == [("865", "亿元"), ("6.5", "%"), ("44.4", "亿元"), ("5", "%")]
    bracket = f"主要指标\n指标 | 目标值 | 责任部门\n健康素养水平（%） | ≥22 | {A}\n床位（张） | 300 | {B}\n"
    said = [(str(one.target.value), one.target.measure) for one in read(bracket).targets]
    assert said == [("22", "%"), ("300", "张")]


def test_columns_of_english_words_are_not_taken_for_offices() -> None:
    text = (
        "Climate Action Plan 2024-2029\nAction No. | Action | Timeline | Lead Department | Key Stakeholders | Key Performance Indicator\n"
        "G1 | Train staff | Q2 2024 | Human Resources | SEAI | Staff trained\nE2 | Retrofit homes | 2027 | Housing | OPW | Homes retrofitted\n"
    )
    assert named(text) == [(["Human Resources"], [], ["SEAI"]), (["Housing"], [], ["OPW"])]
    assert [task.number for task in read(text).tasks] == ["G1", "E2"]


def test_english_strategies_below_goals_with_letters() -> None:
    text = (
        "Strategic Plan\nGoal A. Improve access\nStrategy A1. Expand clinics\nLead: Office of Rural Health\nDue: June 30, 2023\n"
        "Goal B. Reduce disease\nStrategy B1. Raise coverage\nLead: Immunization Section\nDue: FY 2024"
    )
    assert _titles(text) == ["Expand clinics", "Raise coverage"]


def test_those_who_made_a_motion_are_no_target() -> None:
    text = f"督办方案\n（一）停车治理提案\n提案人：张某等8名委员\n主办单位：{A}\n（二）养老提案（共 5 项）\n主办单位：{B}"
    assert read(text).targets == ()


def test_records_of_labels_have_their_title_and_number_behind_labels() -> None:
    text = (
        f"十件实事分解表\n序号：1\n项目名称：新建幼儿园\n建设内容：新建6所。\n牵头单位：{A}\n完成时限：8月底\n"
        f"序号：2\n项目名称：城乡供水\n建设内容：改造管网35公里。\n牵头单位：{B}\n完成时限：12月底"
    )
    assert [(task.number, task.title.text) for task in read(text).tasks] == [
        ("1", "新建幼儿园"),
        ("2", "城乡供水"),
    ]
    assert [str(one.target.value) for one in read(text).targets] == ["6", "35"]


def test_english_records_with_what_follows_behind_who_does_it() -> None:
    text = (
        "Recovery Plan: Action Tracker\nRef: ER1\nAction: Launch a £1.5m business grant scheme\nLead: Growth Manager\n"
        "Start: April 2021\nEnd: March 2022\nSuccess measure: 300 businesses supported\n"
        "Ref: ER2\nAction: Fill vacant shops\nLead: Centre Manager\nEnd: December 2022\nSuccess measure: Vacancy rate below 9%"
    )
    found = [(task.number, task.title.text) for task in read(text).tasks]
    assert found == [("ER1", "Launch a £1.5m business grant scheme"), ("ER2", "Fill vacant shops")]
    assert _due(text) == ["March 2022", "December 2022"]
    said = [(str(one.target.value), one.target.measure) for one in read(text).targets]
    assert said == [("300", "businesses"), ("9", "%")]


def test_a_paragraph_that_states_the_task_of_all_has_targets() -> None:
    text = f"示例县任务分解\n总体任务：转移就业稳定在6.8万人。\n一、强化培训。（{A}、{B}）\n二、强化协作。（{B}、{C}）"
    assert [str(one.target.value) for one in read(text).targets] == ["6.8"]


def test_items_named_with_a_word_in_front_and_english_ones_with_a_letter() -> None:
    text = f"改革任务书\n改革事项一：推进“一窗通办”\n牵头部门：{A}\n时间节点：长期\n改革事项二：推进监管\n牵头部门：{B}"
    assert [(task.number, task.title.text) for task in read(text).tasks] == [
        ("改革事项一", "推进“一窗通办”"),
        ("改革事项二", "推进监管"),
    ]
    latin = (
        "Winter Preparedness Plan\nA1. Open 36 beds. Lead: Chief Operating Officer. By: 30 November 2019.\n"
        "A2. Recruit 45 nurses. Lead: Director of Workforce; partners: City College. By: January 2020."
    )
    assert _titles(latin) == ["Open 36 beds", "Recruit 45 nurses"]
    assert named(latin)[1] == (["Director of Workforce"], [], ["City College"])
    assert _due(latin) == ["30 November 2019", "January 2020"]


def test_cells_a_line_without_a_column_of_numbers() -> None:
    text = (
        f"2021年实事分解表\n项目名称\n目标任务\n责任单位\n县级领导\n就业促进工程\n新增就业5000人\n{A}\n李某\n"
        f"扶贫解困工程\n贷款余额不低于8000万元\n{B}\n{C}\n陈某\n"
    )
    assert _titles(text) == ["就业促进工程", "扶贫解困工程"]
    assert named(text) == [([], [A], []), ([], [B, C], [])]


def test_an_office_in_brackets_on_a_line_of_its_own_has_the_items_below() -> None:
    text = f"重点工作分解\n【{A}】\n1.新建幼儿园6所。\n2.新建小学2所。\n【{B}】\n3.收入增长8%。"
    assert named(text) == [([], [A], []), ([], [A], []), ([], [B], [])]


def test_who_does_it_in_front_of_what_is_done() -> None:
    text = (
        f"改厕工作方案\n一、职责分工\n1、宣传发动。由{A}牵头，{B}、各乡镇配合，5月上旬前发放宣传资料2万份。\n"
        f"2、摸底核实。由各乡镇负责，于4月20日前完成摸底，{C}抽查比例不低于10%。\n3、组织施工。由各乡镇负责组织，10月底前完工。"
    )
    assert named(text) == [([A], [], [B, "各乡镇"]), ([], ["各乡镇"], []), ([], ["各乡镇"], [])]
    assert _due(text) == ["5月上旬前", "4月20日前", "10月底前"]


def test_what_a_chapter_of_requirements_says_to_all_is_no_task() -> None:
    text = (
        "示例县2025年重点任务分解表\n\n二、重点任务\n\n"
        "1.建设学校。新建小学2所。（责任单位：县教育局）\n\n"
        "2.改造道路。改造道路12公里。（责任单位：县交通局）\n\n"
        "三、工作要求\n\n县教育局负责统筹协调和进展汇总。各牵头单位要明确专人负责。\n"
    )
    assert [task.title.text for task in read(text).tasks] == ["建设学校", "改造道路"]


def test_columns_of_which_nothing_is_read_are_named() -> None:
    text = (
        "示例县重点任务分解表\n序号 | 重点任务 | 牵头单位 | 完成时限 | 备注 | 经办人签字\n"
        f"1 | 改造学校3所 | {A} | 9月底 | 含2所小学 | \n2 | 改造道路5条 | {C} | 11月底 | | \n"
    )
    assert read(text).unread == ("备注",)
    (told,) = read(text).remarks
    assert told.values == {"columns": ("备注",)}


def test_a_table_that_is_read_whole_leaves_nothing() -> None:
    text = (
        "Sample Delivery Plan 2025\nNo. | Task | What will be done | Lead | By\n"
        "1 | Renew old pipes | Renew at least 80 km of pipes. | Works | November 2025\n"
        "2 | Open gardens | Open at least 12 gardens. | Parks | October 2025\n"
    )
    assert read(text).unread == ()
    assert figures(text) == [("80", "km", ">="), ("12", "gardens", ">=")]


def test_a_list_in_a_sentence_is_the_tasks_of_a_text_without_numbers() -> None:
    text = "示例市要闻\n今年的重点任务分别是：改造老旧小区40个；新建停车场9处；提升农贸市场6家。"
    assert _titles(text) == ["改造老旧小区40个", "新建停车场9处", "提升农贸市场6家"]
    assert [one.kind for one in read(text).questions].count("nobody") == 3
    assert figures(text) == [("40", "个", "="), ("9", "处", "="), ("6", "家", "=")]


def test_parts_that_are_counted_in_a_sentence_are_tasks() -> None:
    text = (
        f"示例市要闻\n明年我市将做好以下工作：一是改造老旧小区，由{A}牵头；二是新建停车场9处，6月底前完工。\n"
        "市民可以来电咨询。"
    )
    assert _titles(text) == [f"改造老旧小区，由{A}牵头", "新建停车场9处，6月底前完工"]
    assert named(text) == [([A], [], []), ([], [], [])]
    assert _due(text) == [None, "6月底前"]


def test_a_list_that_says_too_little_is_none() -> None:
    text = "示例市要闻\n一是快；二是好。\n一是改造老旧小区；三是新建停车场9处。"
    assert _titles(text) == []
