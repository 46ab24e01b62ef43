"""More layouts that pages give a plan: chapters between cells, a bar a line, points, newspapers."""

import pytest

from tests.intake.document.reading import figures, figures_of, named, read

A, B, C = "区教育局", "区财政局", "区住建局"


def _titles(text: str) -> list[str]:
    return [task.title.text for task in read(text).tasks]


def _due(text: str) -> list[str | None]:
    return [task.due.words.text if task.due else None for task in read(text).tasks]


def test_bars_on_lines_of_their_own_in_front_of_each_row() -> None:
    text = (
        "附件:\n|\n示例县实事清单 |\n||||||\n|\n序号 |\n项目名称 |\n建设内容 |\n投资金额（万元） |\n责任单位 |\n"
        f"|\n1 |\n学校改造 |\n改造学校3所。 |\n300 |\n{A} |\n|\n2 |\n道路建设 |\n改造道路5公里。 |\n80 |\n{B} |\n|\n"
    )
    assert _titles(text) == ["学校改造", "道路建设"]
    assert named(text) == [([], [A], []), ([], [B], [])]
    assert [str(one.target.value) for one in read(text).targets] == ["3", "5"]


def test_chapters_between_the_rows_of_cells_a_line_also_where_no_row_follows_them() -> None:
    text = (
        "重点任务分解表\n\n序号\n\n重点任务\n\n责任单位\n\n配合单位\n\n一、主要目标\n\n3\n\n收入增长8%。\n\n"
        f"{A}\n\n{B}、{C}。\n\n二、扩大投资\n\n三、改善民生\n\n68\n\n新建学校。\n\n{B}\n\n{C}\n"
    )
    assert [task.number for task in read(text).tasks] == ["3", "68"]
    assert named(text) == [([], [A], [B, C]), ([], [B], [C])]
    assert [task.sections[0].text for task in read(text).tasks] == ["一、主要目标", "三、改善民生"]


def test_heads_that_come_again_and_a_heading_without_a_number_between_cells_a_line() -> None:
    heads = "序号\n工作任务\n责任单位\n完成时限\n"
    text = f"任务清单\n{heads}1\n新建学校\n{A}\n6月底前\n{heads}2\n改造道路\n{B}\n9月底前\n社会保障\n3\n发放补贴\n{C}\n年底前\n"
    assert _titles(text) == ["新建学校", "改造道路", "发放补贴"]
    assert _due(text) == ["6月底前", "9月底前", "年底前"]
    assert [bool(task.sections) for task in read(text).tasks] == [False, False, True]


def test_the_text_behind_the_number_is_the_task_where_the_one_in_front_has_several_rows() -> None:
    text = (
        "乡村振兴任务清单\n| 重点任务 | 序号 | 具体做法 | 责任单位 |\n|---|---|---|---|\n"
        f"| 一、粮食生产 | 1 | 稳定面积34万亩 | {A} |\n| | 2 | 新建农田2万亩 | {B} |\n| 二、产业发展 | 3 | 培育企业5家 | {C} |\n"
    )
    assert _titles(text) == ["稳定面积34万亩", "新建农田2万亩", "培育企业5家"]
    assert [task.sections[0].text for task in read(text).tasks][-1] == "二、产业发展"


def test_points_below_a_task_name_others_beside_its_own_offices() -> None:
    text = (
        f"目标任务分解\n一、促进发展\n1、加强运行分析。（牵头单位：{A}）\n▲增加值增长14%左右。（责任单位：{B}）\n"
        f"▲收入增长15%。（责任单位：{C}）\n2、做好招商。（责任单位：{A}）"
    )
    assert _titles(text) == ["加强运行分析", "增加值增长14%左右", "收入增长15%", "做好招商"]
    assert named(text)[:2] == [([A], [], []), ([], [B], [])]
    assert [str(one.target.value) for one in read(text).targets] == ["14", "15"]


def test_a_newspaper_gives_sentences_with_leaders_and_progress_below_headings() -> None:
    def task(text: str, unit: str, due: str) -> str:
        return f"{text}\n主管领导：李某\n责任单位：{unit}\n主要责任人：王某\n进度安排：{due}\n"

    text = (
        "十大实事分解表公布\n关键词 教育\n"
        + task("新增学位2.3万个。", A, "6月底前完成基建;12月底前招生。")
        + task("新建幼儿园84所。", A, "10月底前建成。")
        + "关键词 就业\n"
        + task("新增就业12万人。", B, "12月底前完成。")
    )
    assert _titles(text) == ["新增学位2.3万个", "新建幼儿园84所", "新增就业12万人"]
    assert named(text)[2] == ([], [B], [])
    assert _due(text) == ["6月底前完成基建;12月底前招生", "10月底前建成", "12月底前完成"]
    assert [task.sections[0].text for task in read(text).tasks] == [
        "关键词 教育",
        "关键词 教育",
        "关键词 就业",
    ]


def test_a_group_of_more_than_two_kinds_of_places_is_one() -> None:
    text = f"分工方案\n1.放宽准入。（责任单位：{A}，各市、州、直管市）\n2.降低成本。（责任单位：各县、市、区人民政府）"
    assert named(text) == [
        ([], [A, "各市、州、直管市"], []),
        ([], ["各县、市、区人民政府"], []),
    ]


def test_money_that_is_to_be_used_is_no_target() -> None:
    assert figures("用好1000亿元中长期贷款，贷款占比达到50%以上") == [("50", "%", ">=")]


def test_goals_whose_offices_stand_in_a_bracket_behind_a_paragraph_are_tasks() -> None:
    text = (
        f"主要任务责任分解\n一、主要目标\n1.生产总值增长12%。\n总值达到3260亿元，比上年增长12%。（{A}）\n"
        f"2.收入增长8%。（{B}）\n二、保障措施\n（一）加强领导。落实责任。（各区、各部门）\n（二）强化考核。严格奖惩。"
    )
    assert _titles(text) == ["生产总值增长12%", "收入增长8%"]
    assert named(text) == [([], [A], []), ([], [B], [])]
    assert [str(one.target.value) for one in read(text).targets] == ["12", "3260", "12", "8"]


def test_a_day_at_the_end_of_a_list_of_offices() -> None:
    text = f"工作计划\n1.简政放权。（牵头单位：{A}；责任单位：{B}、{C}，6月底完成）\n2.提升服务。（牵头单位：{A}；责任单位：{B}，全年推进）"
    assert named(text) == [([A], [B, C], []), ([A], [B], [])]
    assert _due(text) == ["6月底完成", "全年推进"]


def test_items_that_a_page_ran_together() -> None:
    text = (
        f"2025年县里将办十件实事。 1、建设学校 项目内容：新建学校2所。 责任单位：{A} "
        f"2、改造道路 项目内容：改造道路5公里。 责任单位：{B}、{C} 3、发放贷款 项目内容：扶持创业120户。 责任单位：{B}"
    )
    assert _titles(text) == ["建设学校", "改造道路", "发放贷款"]
    assert named(text) == [([], [A], []), ([], [B, C], []), ([], [B], [])]
    inline = f"（一）改善环境。1.新建公园2个。（责任单位：{A}）2.清理河道3条，绿化道路12公里。（责任单位：{B}）"
    assert _titles(f"工作方案\n{inline}") == ["新建公园2个", "清理河道3条，绿化道路12公里"]


def test_steps_of_one_item_stay_with_it() -> None:
    steps = f"（一）优化服务。 1.推行网上办理，压缩办理时间。 2.简化申请材料，公开办事指南，方便群众查询。（责任单位：{A}）"
    text = f"工作方案\n{steps}\n（二）改造道路。（责任单位：{B}）"
    assert _titles(text) == ["优化服务", "改造道路"]


def test_english_items_with_roman_numbers() -> None:
    text = (
        "Ten practical things\nI. Close 508 coal boilers by the end of August.\nResponsible units: Water Bureau (lead), Land Bureau.\n"
        "II. Put 600 new buses into service.\nResponsible unit: Transport Bureau. Cooperating unit: Police Bureau."
    )
    assert [task.number for task in read(text).tasks] == ["I", "II"]
    assert named(text) == [
        (["Water Bureau"], ["Land Bureau"], []),
        ([], ["Transport Bureau"], ["Police Bureau"]),
    ]


def test_offices_alone_on_lines_head_the_items_below_them() -> None:
    told = f"分解\n\n{A}（2项）\n1.新建学校2所。\n2.新增学位500个。（配合单位：{C}）\n{B}（1项）\n3.收入增长8%。"
    assert named(told) == [([], [A], []), ([], [A], [C]), ([], [B], [])]
    bare = f"分解\n\n一、民生\n{A}\n1.新建学校2所。\n2.改造学校3所。\n{C}\n3.改造道路5公里。"
    assert named(bare) == [([], [A], []), ([], [A], []), ([], [C], [])]


def test_a_document_of_one_paragraph() -> None:
    text = (
        "市人民政府办公室关于印发《工作目标分解意见》的通知 各区人民政府: 现将《工作目标分解意见》印发给你们。有关事项通知如下: "
        "一、各单位要细化措施。 二、责任单位中,排名第一的责任单位为牵头单位。 二○一○年三月三日 工作目标分解意见 一、主要目标 "
        f"1、总值增长14%。 责任单位:{A}、{B} 2、收入增长16%。 责任单位:{B} 二、扩大消费 3、新建农家店50家。 责任单位:{C}、各区人民政府"
    )
    assert _titles(text) == ["总值增长14%", "收入增长16%", "新建农家店50家"]
    assert named(text) == [([A], [B], []), ([B], [], []), ([C], ["各区人民政府"], [])]


def test_what_a_document_says_of_itself_is_no_task() -> None:
    text = f"若干措施\n第一条 稳岗。\n责任单位：{A}\n第二条 培训。\n责任单位：{B}\n第三条 本措施自印发之日起施行，有效期2年。"
    assert _titles(text) == ["稳岗", "培训"]


def test_english_points_with_dashes_between_what_they_say() -> None:
    text = (
        "Digital Plan 2024\n• Replace 2,400 laptops – Lead: ICT Services – By: June 2025\n"
        "• Publish at least 50 open datasets – Lead: Data Team; Support: ICT Services – By: March 2026"
    )
    assert _titles(text) == ["Replace 2,400 laptops", "Publish at least 50 open datasets"]
    assert named(text) == [(["ICT Services"], [], []), (["Data Team"], [], ["ICT Services"])]
    assert _due(text) == ["June 2025", "March 2026"]
    said = [(str(one.target.value), one.target.measure) for one in read(text).targets]
    assert said == [("2400", "laptops"), ("50", "datasets")]


def test_names_alone_below_items_have_them() -> None:
    text = f"十件实事\n1.新建农村公路60公里。\n县交通局\n各乡镇\n2.完成改厕2600户。\n县农业农村局\n3.新增岗位300个。\n{B}"
    assert named(text) == [
        ([], ["县交通局", "各乡镇"], []),
        ([], ["县农业农村局"], []),
        ([], [B], []),
    ]


def test_facts_numbered_below_items_in_traditional_characters() -> None:
    def task(number: str, title: str, lead: str, day: str) -> str:
        return f"{number}、{title}\n（一）辦理內容：汰換路燈5萬盞。\n（二）主辦機關：{lead}\n（三）協辦機關：教育局、工務局\n（四）辦理期程：{day}\n"

    text = (
        "市政府行動方案\n壹、能源轉型\n"
        + task("一", "推動太陽光電", "經濟發展局", "2026年12月底前")
        + "貳、運輸轉型\n"
        + task("二", "推動電動公車", "交通局", "2027年底前")
    )
    assert _titles(text) == ["推動太陽光電", "推動電動公車"]
    assert named(text)[1] == (["交通局"], [], ["教育局", "工務局"])
    assert _due(text) == ["2026年12月底前", "2027年底前"]
    assert [task.sections[0].text for task in read(text).tasks] == ["壹、能源轉型", "貳、運輸轉型"]


def test_a_column_of_offices_with_persons_names_the_offices() -> None:
    text = (
        "任务表\n| 序号 | 项目 | 牵头单位及责任人 | 配合单位 |\n|---|---|---|---|\n"
        f"| 1 | 新建学校 | {A} 李某某 | {B} |\n| 2 | 改造道路 | {C} 王某 | {B} |\n"
    )
    assert named(text) == [([A], [], [B]), ([C], [], [B])]


def test_an_english_matrix_of_goals_and_strategies() -> None:
    text = (
        "University Plan 2030\nGoal | Objective | Strategy | Responsible Unit | Supporting Units | Timeline | Metric\n"
        "Success | Raise retention | Expand advising | Office of the Provost | Student Affairs | Fall 2026 | Retention of 88%\n"
        "Research | Grow funding | Create an office | Vice President for Research | Finance Division | June 2026 | 25 awards\n"
    )
    assert _titles(text) == ["Expand advising", "Create an office"]
    assert named(text)[0] == ([], ["Office of the Provost"], ["Student Affairs"])
    assert [str(one.target.value) for one in read(text).targets] == ["88", "25"]


def test_lines_that_a_page_broke_at_no_exact_width() -> None:
    text = (
        "行动方案\n一、发展目标\n"
        "到 2027 年，全市低空经济规模达到 300 亿元，集聚企业 200 家\n以上，建成起降点 150 个，开通低空航线 60 条，年飞行量突破 50 万\n架次。\n"
        "二、重点任务\n1. 建设起降设施。2025 年建成起降点 40 个，其余起降点在 2026 年\n建成。〔市交通运输局牵头，市自然资源和规划局、市城市管\n理局，各县（市、区）人民政府按职责分工负责〕\n"
        "2. 引育企业。本地配套率提高到 40%，全市产业规模进入全省前\n3 位。〔市商务局牵头，各县（市、区）人民政府配合〕\n"
    )
    assert _titles(text) == ["建设起降设施", "引育企业"]
    assert named(text)[0] == (
        ["市交通运输局"],
        [],
        ["市自然资源和规划局", "市城市管理局", "各县（市、区）人民政府"],
    )
    said = [(str(one.target.value), one.target.comparator) for one in read(text).targets]
    assert ("200", ">=") in said
    assert ("3", "<=") in said


def test_how_large_a_project_is_is_no_aim_where_a_column_says_that_of_the_year() -> None:
    text = (
        "项目分解表\n| 序号 | 项目名称 | 建设内容及规模 | 年度建设目标 | 责任单位 |\n|---|---|---|---|---|\n"
        f"| 1 | 大桥改造 | 桥长320米 | 完成投资1亿元 | {C} |\n| 2 | 学校新建 | 36个班 | 竣工 | {A} |\n"
    )
    assert _titles(text) == ["大桥改造", "学校新建"]
    assert [str(one.target.value) for one in read(text).targets] == ["1"]


def test_offices_behind_a_dash() -> None:
    text = f"实事清单\n1.改造农贸市场1个——经济发展办\n2.安装路灯400盏——村镇建设办、{C}"
    assert _titles(text) == ["改造农贸市场1个", "安装路灯400盏"]
    assert named(text) == [([], ["经济发展办"], []), ([], ["村镇建设办", C], [])]


def test_offices_in_front_of_a_text_and_of_items_on_its_line() -> None:
    text = f"责任分工\n县农业农村局：（1）建设示范村30个；（2）收运体系覆盖率达到95%。\n县水利局：自来水普及率达到92%。\n{C}：修路8公里。"
    assert _titles(text) == [
        "建设示范村30个",
        "收运体系覆盖率达到95%",
        "自来水普及率达到92%",
        "修路8公里",
    ]
    assert named(text)[1:] == [
        ([], ["县农业农村局"], []),
        ([], ["县水利局"], []),
        ([], [C], []),
    ]
    assert [str(one.target.value) for one in read(text).targets] == ["30", "95", "92", "8"]


def test_rows_with_empty_cells_in_front_between_tabs() -> None:
    text = (
        "任务分解表\n序号\t重点任务\t工作内容\t目标值\t责任股室\t完成时限\n"
        "1\t养老服务\t建设居家养老服务中心\t2个\t养老服务股\t9月底前\n\t\t完成老年人家庭适老化改造\t260户\t养老服务股、人事股\t11月底前\n"
        "2\t社会救助\t办理临时救助\t5个工作日以内\t社会救助股\t全年\n\t\t核查低保对象\t100%\t社会救助股\t每季度\n"
    )
    assert _titles(text) == [
        "建设居家养老服务中心",
        "完成老年人家庭适老化改造",
        "办理临时救助",
        "核查低保对象",
    ]
    assert named(text)[1] == ([], ["养老服务股", "人事股"], [])
    said = [(str(one.target.value), one.target.comparator) for one in read(text).targets]
    assert said == [("2", "="), ("260", "="), ("5", "<="), ("100", "=")]


def test_what_comes_next_in_a_progress_table_is_no_aim() -> None:
    text = (
        "推进情况\n| 序号 | 重点工作 | 年度目标 | 上半年进展 | 下一步措施 | 牵头单位 |\n|---|---|---|---|---|---|\n"
        f"| 1 | 招商引资 | 到位资金180亿元 | 到位96亿元 | 7月底前外出招商10次 | {B} |\n"
    )
    (task,) = read(text).tasks
    assert task.due is None
    assert [str(one.target.value) for one in read(text).targets] == ["180"]


@pytest.mark.parametrize(
    "foot",
    [
        "主办：示例县人民政府办公室　冀ICP备00000000号",
        "主办单位:示例县人民政府办公室　　技术支持:县大数据中心",
        "主办单位：示例县人民政府\n承办单位：示例县政务服务中心\n网站标识码：1300000000\n冀公网安备13000000000000号",
        "发布单位：示例县人民政府办公室\n【打印本页】【关闭窗口】",
    ],
)
def test_the_lines_of_a_site_below_a_plan_name_nobody(foot: str) -> None:
    text = (
        f"示例县工作方案\n一、重点任务\n1.新建学校3所。（责任单位：{A}）\n2.新建公园2个。（责任单位：{B}）\n"
        f"二、保障措施\n（一）加强领导。建立专班。\n（二）强化督查。每季度通报。\n{foot}"
    )
    assert _titles(text) == ["新建学校3所", "新建公园2个"]
    assert named(text) == [([], [A], []), ([], [B], [])]


def test_who_has_the_last_task_is_no_foot_of_a_site() -> None:
    text = (
        f"示例县实事\n1.新建学校3所\n主办单位：{A}\n2.新建公园2个\n主办单位：{B}\n"
        "技术支持：示例公司　冀ICP备00000000号"
    )
    assert named(text) == [([A], [], []), ([B], [], [])]


def test_a_table_below_lines_with_bars_that_are_none_of_it() -> None:
    reading = read(
        "索引号 | 0003/2022-8 | 公开方式 | 主动公开 |\n公开范围 | 面向社会 | 公开时限 | 长期公开 |\n"
        "序号 | 实事项目 | 工作举措 | 责任单位 | 配合单位 |\n"
        "1 | 新建学校3所。 | 1.方案。 | 教育局 | 财政局、住建局 |\n"
        "2 | 新增泊位900个。 | 1.确定点位。 | 城管局 |  |\n"
    )
    assert [task.title.text for task in reading.tasks] == ["新建学校3所", "新增泊位900个"]


def test_a_table_of_aims_and_results_alone() -> None:
    text = "序号 | 目标任务 | 完成情况 |\n1 | 新建学校3所。 | 已建成4所。 |\n2 | 规范管理。 | 已完成。 |\n"
    reading = read(text)
    assert [task.title.text for task in reading.tasks] == ["新建学校3所", "规范管理"]
    assert figures_of(text) == [("3", "所", "=")]


def test_what_stands_below_a_printed_paper_belongs_to_no_task() -> None:
    reading = read(
        "一、新建公园6个。\n责任单位：区园林局\n二、改造小区18个。\n责任单位：区住建局\n\n抄送：区委办公室。\n"
        "青禾区人民政府办公室                2025年2月18日印发\n共印60份\n主办：区政府办督查科    校对：王某某\n"
    )
    assert [[office.name for office in task.assigned.offices] for task in reading.tasks] == [
        ["区园林局"],
        ["区住建局"],
    ]
    assert all(not task.actions for task in reading.tasks)


def test_rows_with_bars_may_have_blank_lines_between_them() -> None:
    reading = read(
        "| 序号 | 任务 | 责任单位 | 时限 |\n\n| 1 | 推进甲项目 | 县教育局 | 6月底 |\n\n"
        "| 2 | 推进乙项目 | 县财政局 | 7月底 |\n"
    )
    assert [task.title.text for task in reading.tasks] == ["推进甲项目", "推进乙项目"]


def test_groups_in_front_of_the_number_where_every_cell_has_a_bar_below_it() -> None:
    cells = (
        *("类别", "序号", "工作任务", "责任股室", "时限要求"),
        *("加强公开", "1", "公开信息24期。", "办公室", "6月底前"),
        *("2", "公开目录。", "政策法规股", "9月底前"),
        *("提升质效", "3", "解读政策5件。", "办公室", "年底前"),
    )
    text = "示例局2025年重点任务分解表\n" + "".join(f"{cell}\n|\n" for cell in cells) + "打印本页\n"
    assert [(task.number, task.title.text) for task in read(text).tasks] == [
        ("1", "公开信息24期"),
        ("2", "公开目录"),
        ("3", "解读政策5件"),
    ]
    assert _due(text) == ["6月底前", "9月底前", "年底前"]
    assert [task.sections[0].text for task in read(text).tasks] == [
        "加强公开",
        "加强公开",
        "提升质效",
    ]


def test_heads_that_a_narrow_column_broke_into_two_lines() -> None:
    heads = "序号\n\n重点工作\n\n责任\n\n领导\n\n责任\n\n科室\n\n目标任务\n\n完成\n\n时限\n\n"
    rows = "\n\n".join(
        (
            *("1", "公厕改造", "甲某某", "建设办", "改造公厕9座。", "长期坚持"),
            *("2", "村道改造", "乙某某", "建设办、农业办", "改造村道6公里。", "2025年12月"),
        )
    )
    text = f"示例镇2025年重点工作计划\n\n{heads}{rows}\n"
    assert _titles(text) == ["公厕改造", "村道改造"]
    assert named(text) == [([], ["建设办"], []), ([], ["建设办", "农业办"], [])]
    assert _due(text) == ["长期坚持", "2025年12月"]
    assert [value for value, _, _ in figures_of(text)] == ["9", "6"]


def test_numbered_measures_in_a_cell_and_a_last_cell_of_any_words() -> None:
    heads = "序号\n\n整改任务\n\n整改措施\n\n牵头单位\n\n责任单位\n\n整改时限\n\n"
    rows = (
        *("1", "解决大班额问题。", "1.新建学校5所。", "2.严控班额。", A, B, C, "8月底前"),
        *("2", "补充教师。", "1.招聘教师180人。", "2.清理在编不在岗人员。", A, B, "抓紧实施"),
        *("3", "改善条件。", "1.维修宿舍。", C, A, "立行立改，长期坚持"),
    )
    text = f"示例区整改任务台账\n\n{heads}" + "\n\n".join(rows) + "\n"
    assert _titles(text) == ["解决大班额问题", "补充教师", "改善条件"]
    assert named(text) == [([A], [B, C], []), ([A], [B], []), ([C], [A], [])]
    assert _due(text) == ["8月底前", "抓紧实施", "立行立改，长期坚持"]


def test_a_chapter_that_a_page_ran_together_with_its_items() -> None:
    items = "8.健全培训制度。培训6万人次。（市人社局牵头，市财政局参加） 9.建设载体。建成基地3个。（市教育局牵头，市财政局参加）"
    text = (
        f"示例市2025年稳就业实施意见\n一、扩大就业 7.稳定岗位。新增岗位500个。（市人社局牵头，市财政局参加）\n"
        f"二、提升职业技能 {items}\n"
    )
    assert [(task.number, task.title.text) for task in read(text).tasks] == [
        ("7", "稳定岗位"),
        ("8", "健全培训制度"),
        ("9", "建设载体"),
    ]
    assert [task.sections[0].text for task in read(text).tasks] == [
        "一、扩大就业",
        "二、提升职业技能",
        "二、提升职业技能",
    ]


def test_offices_in_front_of_the_number_hold_for_the_rows_below_them() -> None:
    rows = f"{A}\t1\t新建学校3所。\t6月底前\n\t2\t培训教师。\t5月20日前\n{B}、{C}\t3\t更新车辆15辆。\t年底前\n"
    text = f"示例县任务分工表\n责任单位\t序号\t工作任务\t完成时限\n{rows}"
    assert named(text) == [([], [A], []), ([], [A], []), ([], [B, C], [])]


FIRST_ROW, SECOND_ROW = ("1", "新建公园3个", A), ("2", "改造厕所20座", C)


@pytest.mark.parametrize(
    ("heads", "first", "second"),
    [
        (("序号", "工作", "责任", "时限"), (), ()),
        (("序号", "重点任务", "牵头", "单位", "配合", "单位", "完成", "时限"), (B,), (B,)),
        (("序号", "重点", "任务", "责任", "单位", "时间", "节点"), (), ()),
    ],
)
def test_heads_of_two_signs_are_joined_only_where_they_are_halves(
    heads: tuple[str, ...], first: tuple[str, ...], second: tuple[str, ...]
) -> None:
    rows = (*FIRST_ROW, *first, "年底前", *SECOND_ROW, *second, "6月底前")
    text = "\n".join(("示例县2025年任务清单", *heads, *rows)) + "\n"
    assert _titles(text) == ["新建公园3个", "改造厕所20座"]
    assert _due(text) == ["年底前", "6月底前"]
    assert [[*lead, *units] for lead, units, _ in named(text)] == [[A], [C]]


@pytest.mark.parametrize(
    "measures",
    [
        ("1.招聘教师180人。", "3.清理人员25人。"),
        ("1.招聘教师180人。", "完善制度。"),
        ("1.招聘教师180人。", "2025年底前建成食堂3个。"),
    ],
)
def test_a_cell_of_numbered_items_holds_also_what_is_not_the_next_of_them(
    measures: tuple[str, ...],
) -> None:
    heads = ("序号", "整改任务", "整改措施", "牵头单位", "责任单位", "整改时限")
    rows = (
        "1",
        "补充教师。",
        *measures,
        A,
        B,
        "8月底前",
        "2",
        "改善条件。",
        "1.维修宿舍12栋。",
        B,
        C,
        "年底前",
    )
    text = "\n".join(("示例区2025年整改台账", *heads, *rows)) + "\n"
    assert _titles(text) == ["补充教师", "改善条件"]
    assert named(text) == [([A], [B], []), ([B], [C], [])]
    assert _due(text) == ["8月底前", "年底前"]


def test_a_long_last_cell_above_the_next_row_is_one() -> None:
    heads = ("序号", "整改任务", "牵头单位", "整改时限")
    last = "时间另定，另行通知，视资金到位情况和施工条件再行确定"
    rows = ("1", "补充教师。", A, last, "2", "改善条件。", B, "年底前")
    text = "\n".join(("示例区2025年整改台账", *heads, *rows)) + "\n"
    assert _due(text) == [last, "年底前"]
