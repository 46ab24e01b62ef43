"""Lines that a page broke: after so many signs, within names and brackets, at a page's end."""

from tests.intake.document.reading import figures_of, named, read

_AFTER_SIGNS = (
    "示例县托育服务三年提升方案\n"
    "　　一、主要任务\n"
    "　　（一）增加托位供给。到2027年新增托位2400\n"
    "个以上，其中普惠托位占比达到60%，支持有条件的幼\n"
    "儿园开设托班，新建公办托育机构8所。（县卫生健康局牵\n"
    "头，县教育局、县财政局按职责分工负责；2027年12\n"
    "月底前完成）\n"
    "　　（二）加强队伍建设。培训保育人员600人次，持证\n"
    "上岗率达到100%。建立从业人员信息档案，开展岗位练\n"
    "\n{number}\n\n"
    "兵活动3场，评选优秀保育员20名。（县人力资源社会保\n"
    "障局牵头，县卫生健康局、县总工会配合）\n"
    "　　（三）健全监管机制。对全县托育机构开展检查，每季\n"
    "度抽查比例不低于30%，发现问题限期整改。（县卫生健\n"
    "康局、县市场监管局、县消防救援大队按职责分工负责）\n"
)


def test_lines_of_so_many_signs_are_put_together_over_a_page_s_number() -> None:
    for number in ("- 3 -", "3", "— 3 —", "第 3 页 共 8 页"):
        text = _AFTER_SIGNS.format(number=number)
        assert named(text) == [
            (["县卫生健康局"], [], ["县教育局", "县财政局"]),
            (["县人力资源社会保障局"], [], ["县卫生健康局", "县总工会"]),
            ([], ["县卫生健康局", "县市场监管局", "县消防救援大队"], []),
        ]
        due = read(text).tasks[0].due
        assert due is not None
        assert due.words.text == "2027年12月底前完成"
        assert ("2400", "个", ">=") in figures_of(text)


def test_a_label_within_an_open_bracket_begins_no_line() -> None:
    text = (
        "示例县年度安排\n"
        "1.开展春季绿化行动，全年新增绿地面积120公顷（牵头单位：县林\n"
        "业局；\n"
        "配合单位：县住建局、县水利局；完成时限：5月底前）\n"
        "2.开展老旧管网改造，全年改造供水管网45公里以上（牵头单位：县\n"
        "水利局；配合单位：县住建局；完成时限：10月底前）\n"
        "3.开展背街小巷整治，全年整治背街小巷60条以上（牵头单位：县城\n"
        "管局；配合单位：县公安局；完成时限：11月底前）\n"
    )
    assert named(text)[0] == (["县林业局"], [], ["县住建局", "县水利局"])
    assert [task.due.words.text for task in read(text).tasks if task.due] == [
        "5月底前",
        "10月底前",
        "11月底前",
    ]


def test_a_number_that_a_page_s_width_cut_is_one_again() -> None:
    text = (
        "示例县年度安排\n"
        "一、全县新建高标准农田示范片区，新增灌溉面积和除涝面积达到12\n"
        "50亩，新建机耕道路30公里。（县农业农村局牵头，县水利局配合）\n"
        "二、全县完成农村道路提质改造，新增客运班线和公交线路条数达到1\n"
        "6条，新建候车亭40个。（县交通运输局牵头，各乡镇人民政府配合）\n"
        "三、全县完成老旧小区改造任务，惠及居民户数和楼栋数分别达到32\n"
        "00户、90栋。（县住房城乡建设局牵头，县财政局、各街道办配合）\n"
    )
    assert ("1250", "亩", "=") in figures_of(text)
    assert ("16", "条", "=") in figures_of(text)


def test_a_bracket_at_the_end_of_a_line_ends_no_indented_paragraph() -> None:
    text = (
        "　　示例县养老服务方案\n"
        "　　一、总体要求。全县现有农村养老机构及敬老设施（院）\n"
        "共12家，设施设备普遍陈旧老化，亟待更新改造并提升服\n"
        "务能力，逐步满足老年人多层次多样化的养老服务需求。\n"
        "　　二、重点任务。\n"
        "　　1.改造养老机构。改造提升乡镇敬老院6家，新增护\n"
        "理型床位300张，建成村级互助点40个以上，实现乡镇全\n"
        "覆盖，并同步建立运营考核评价机制。（县民政局牵头）\n"
        "　　2.培训养老护理员。全年培训养老护理员800人次以\n"
        "上，持证上岗率达到100%。（县人社局牵头）\n"
    )
    assert named(text) == [(["县民政局"], [], []), (["县人社局"], [], [])]
    assert ("800", "人次", ">=") in figures_of(text)
