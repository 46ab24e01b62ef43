"""What an indicator is called: the words about its figure, without days, labels and comparisons."""

import pytest

from anplan.intake.document.figures.figures import targets
from anplan.intake.document.text.words import Words
from anplan.intake.draft.figure_titles import Beside, Named, title_of
from anplan.intake.draft.settled import Known, KnownFigure
from tests.intake.draft.drafting import drafted


def titles(sentence: str) -> list[str]:
    """Return what the figures of a sentence are called, one by one."""
    found: list[Named] = []
    for target in targets(Words(sentence, 0), 2025):
        beside = Beside(sentence[: target.words.start], sentence[target.words.end :])
        before = found[-1] if found else None
        found.append(Named(title_of(target, [], None, beside, before), target.measure))
    return [one.title for one in found]


@pytest.mark.parametrize(
    ("sentence", "called"),
    [
        ("2025年底前建成移动式净水站5座。", "建成移动式净水站"),
        ("6月底前，新建移动式公厕12座。", "新建移动式公厕"),
        ("2025年12月底前培训技术人员200人次。", "培训技术人员"),
        ("到2026年底前，累计改造老旧管网45公里。", "改造老旧管网"),
        ("一季度开工率达到60%。", "开工率"),
        ("第二季度末完工率达到60%。", "完工率"),
        ("上半年新增基站200个。", "新增基站"),
        ("力争到2027年，全市规上工业企业达到320家左右。", "全市规上工业企业"),
    ],
)
def test_days_are_no_part_of_a_title(sentence: str, called: str) -> None:
    assert titles(sentence) == [called]


@pytest.mark.parametrize(
    ("sentence", "called"),
    [
        ("建设内容：新建水厂3座。", "新建水厂"),
        ("主要目标：全年接待游客突破300万人次。", "接待游客"),
        ("年度任务：改造管网45公里。", "改造管网"),
    ],
)
def test_a_label_is_no_part_of_a_title(sentence: str, called: str) -> None:
    assert titles(sentence) == [called]


def test_where_only_the_words_behind_name_the_thing_they_do() -> None:
    assert titles("2025年12月底前全部完成25个小区改造。") == ["小区改造"]


def test_a_figure_within_a_bracket_is_called_by_the_words_within() -> None:
    assert titles("完成土地整治1.2万亩（其中高标准农田8000亩）。") == ["土地整治", "高标准农田"]


def test_a_later_step_of_one_figure_is_called_as_the_one_before_it() -> None:
    assert titles("上半年新增基站200个，年底前达到600个。") == ["新增基站", "新增基站"]


def test_a_change_without_a_subject_is_that_of_the_figure_before_it() -> None:
    assert titles("全年接待游客突破300万人次，同比增长12%。") == ["接待游客", "接待游客同比增长"]
    assert titles("确保单位GDP能耗下降3%，力争下降3.5%。") == ["单位GDP能耗下降"] * 2


def test_what_a_thing_has_is_no_figure_beside_how_many_are_wanted() -> None:
    assert titles("购置移动式3吨洒水车5台。") == ["购置移动式3吨洒水车"]
    assert titles("建设500千伏变电站2座。") == ["建设500千伏变电站"]


def test_steps_within_a_year_are_due_when_their_words_say() -> None:
    text = "示例区2025年工作方案\n一、重点任务\n1.推进开工。一季度开工率达到60%，二季度开工率达到80%。（责任单位：区教育局）\n"
    made = drafted(text)
    days = [one["target"]["by"] for file, one in made.items() if file.startswith("indicators/")]
    assert sorted(days) == ["2025-03-31", "2025-06-30"]


def test_an_indicator_of_the_same_words_stays_though_it_is_called_otherwise() -> None:
    text = "示例区2025年工作方案\n一、重点任务\n1.供水。建设内容：新建水厂3座。（责任单位：区教育局）\n"
    known = Known(
        indicators=(KnownFigure("sc", "建设内容：新建水厂", "座", "建设内容：新建水厂3座"),)
    )
    assert drafted(text, known)["indicators/sc"]["title"] == "新建水厂"


def test_indicators_of_the_same_words_keep_their_own_ids() -> None:
    head = "示例区2025年工作方案\n一、重点任务\n"
    known = Known(
        indicators=(
            KnownFigure("gc", "建设公厕", "个", "力争达到20个"),
            KnownFigure("sw", "建设书屋", "个", "力争达到20个"),
        )
    )
    made = drafted(
        f"{head}1.建设球场。力争达到20个。（责任单位：区体育局）\n2.建设公厕。力争达到20个。（责任单位：区城管局）\n"
        "3.建设书屋。力争达到20个。（责任单位：区文旅局）\n",
        known,
    )
    titles = {file: one["title"] for file, one in made.items() if file.startswith("indicators/")}
    assert titles["indicators/gc"] == "建设公厕"
    assert titles["indicators/sw"] == "建设书屋"
    assert len(titles) == 3


@pytest.mark.parametrize(
    ("sentence", "called"),
    [
        ("年度考核优秀率达到95%。", "年度考核优秀率"),
        ("年轻干部培训500人次。", "年轻干部培训"),
        ("使用率达到95%。", "使用率"),
        ("并网容量达到50万千瓦。", "并网容量"),
        ("全年龄段友好社区达到5个。", "全年龄段友好社区"),
    ],
)
def test_words_that_only_begin_like_a_day_stay(sentence: str, called: str) -> None:
    assert titles(sentence) == [called]


@pytest.mark.parametrize(
    ("sentence", "called"),
    [
        ("公交分担率由18%提高到25%。", "公交分担率"),
        ("研发经费投入强度由2020年的2.1%提高到3%。", "研发经费投入强度"),
        ("进口整体通关时间压缩至28小时以内。", "进口整体通关时间"),
        ("问卷调查满意率≥85%。", "问卷调查满意率"),
        ("今年要确保新登记经营主体7万户。", "新登记经营主体"),
        ("村集体经济收入均达20万元以上。", "村集体经济收入"),
        ("新增签约企业8000家。", "新增签约企业"),
        ("卫生健康（4分）：县域内就诊率达到90%。", "县域内就诊率"),
    ],
)
def test_what_leads_up_to_a_figure_is_no_part_of_a_title(sentence: str, called: str) -> None:
    assert titles(sentence) == [called]


@pytest.mark.parametrize(
    ("sentence", "called"),
    [
        ("选派不少于60名教师到企业实践。", "选派教师到企业实践"),
        ("每个镇建成1个以上民宿集聚村。", "每个镇建成民宿集聚村"),
        ("实现国务院部署的22项事项跨省通办。", "国务院部署的事项跨省通办"),
        ("设立规模2亿元的产业引导基金。", "产业引导基金规模"),
        ("中心城区37个农贸市场全部达标。", "中心城区农贸市场"),
        ("志愿者占常住人口的18%。", "志愿者占常住人口的比例"),
    ],
)
def test_words_that_name_no_thing_have_the_one_behind_the_figure(
    sentence: str, called: str
) -> None:
    assert titles(sentence) == [called]


def test_a_change_by_so_much_is_said() -> None:
    assert titles("四级手术占比提高3个百分点。") == ["四级手术占比提高"]


def test_figures_told_respectively_are_each_of_one_thing() -> None:
    assert titles("热线接通率、按时办结率分别达到97%和99%。") == ["热线接通率", "按时办结率"]
    assert titles("高血压、糖尿病患者规范管理率分别达到65%和63%。") == [
        "高血压、糖尿病患者规范管理率（高血压）",
        "糖尿病患者规范管理率",
    ]


def test_another_level_of_the_things_before() -> None:
    assert titles("立项省级精品课程5门、校级20门。") == ["立项省级精品课程", "立项校级精品课程"]


def test_another_step_of_the_things_before() -> None:
    assert titles("新开工市级项目60个、竣工40个。") == ["新开工市级项目", "竣工市级项目"]


def test_a_quotation_that_a_list_cuts_is_whole() -> None:
    assert titles("开展“传家训、立家规、扬家风”活动300场。") == ["“传家训、立家规、扬家风”活动"]


def test_a_cell_that_holds_a_figure_alone_is_called_as_its_row() -> None:
    text = (
        "示例区2025年责任分解表\n序号 | 工作任务 | 目标值 | 责任单位\n"
        "1 | 处置闲置用地 | 1200亩以上 | 区资规局\n2 | 改造老旧管网 | 90公里 | 区住建局\n"
    )
    made = drafted(text)
    called = {one["title"] for file, one in made.items() if file.startswith("indicators/")}
    assert called == {"处置闲置用地", "改造老旧管网"}


@pytest.mark.parametrize(
    ("sentence", "called"),
    [
        ("购置彩超5台。", "购置彩超"),
        ("报送信息摘要50份。", "报送信息摘要"),
        ("修订村规民约20个。", "修订村规民约"),
        ("接待游客日均5000人次。", "接待游客日均"),
        ("从2025年起新建学校10所。", "从2025年起新建学校"),
        ("今年内新增岗位100个。", "新增岗位"),
    ],
)
def test_words_that_only_end_or_begin_like_a_comparison_stay(sentence: str, called: str) -> None:
    assert titles(sentence) == [called]


def test_each_of_several_things_that_commas_part_has_its_own_figure() -> None:
    assert titles("小学、初中、高中入学率分别达到99%、98%、95%。") == [
        "小学、初中、高中入学率（小学）",
        "小学、初中、高中入学率（初中）",
        "高中入学率",
    ]
    assert titles("一、二产业增加值分别增长3%、8%。") == [
        "一、二产业增加值增长（一）",
        "一、二产业增加值增长（二产业增加值）",
    ]


def test_what_is_done_to_others_is_no_step_of_the_thing_before() -> None:
    assert titles("新增就业3万人，培训2万人。") == ["新增就业", "培训"]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("食品加工业产值180亿元。", "flow"),
        ("建设高标准农田9.6万亩。", "flow"),
        ("提供免费筛查1.8万人次。", "flow"),
        ("改造农村公路120公里。", "flow"),
        ("建成社区食堂8家。", "count"),
        ("PM2.5平均浓度控制在28微克/立方米以内。", "stock"),
        ("粮食播种面积稳定在120万亩。", "stock"),
        ("规上工业企业突破3800家。", "stock"),
        ("审批时间压缩至5个工作日以内。", "stock"),
    ],
)
def test_what_may_come_in_parts_is_no_count_and_a_level_is_not_added_up(
    sentence: str, kind: str
) -> None:
    text = f"示例区2025年工作方案\n一、重点任务\n1.做好工作。{sentence}（责任单位：区教育局）\n"
    made = drafted(text)
    (found,) = (one["kind"] for file, one in made.items() if file.startswith("indicators/"))
    assert found == kind


@pytest.mark.parametrize(
    ("sentence", "by_year"),
    [
        ("每年新建学校3所。", True),
        ("每年培训3万人次。", True),
        ("生产总值每年增长8%。", False),
        ("治理率每年稳定在95%以上。", False),
        ("每年举办赛事25—30项次。", False),
    ],
)
def test_only_what_begins_anew_has_a_figure_for_each_year(sentence: str, by_year: bool) -> None:
    text = (
        f"示例区2025—2027年工作方案\n一、重点任务\n1.做好工作。{sentence}（责任单位：区教育局）\n"
    )
    made = drafted(text)
    (found,) = (one for file, one in made.items() if file.startswith("indicators/"))
    assert ("yearly" in found) == by_year


@pytest.mark.parametrize(
    ("years", "sentence", "kind"),
    [
        ("2023—2025年", "到2025年，规上工业总产值突破2600亿元。", "stock"),
        ("2023—2025年", "到2025年，增加值年均增长9%左右，总产值突破2600亿元。", "stock"),
        ("2023—2025年", "到2025年，累计完成投资500亿元。", "flow"),
        ("2023—2025年", "到2025年，新建高标准农田30万亩。", "flow"),
        ("2025年", "到2025年，规上工业总产值突破2600亿元。", "flow"),
    ],
)
def test_what_the_last_of_several_years_is_to_bring_is_not_their_sum(
    years: str, sentence: str, kind: str
) -> None:
    text = (
        f"示例市{years}行动计划\n一、主要目标\n{sentence}\n二、重点任务\n1.开会。（市工信局负责）\n"
    )
    made = [one for file, one in drafted(text).items() if file.startswith("indicators/")]
    (found,) = (one for one in made if one["kind"] != "rate")
    assert found["kind"] == kind
    assert "yearly" not in found
