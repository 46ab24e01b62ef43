"""Sentences and paragraphs that speak of offices: whose they are, and where a task ends."""

from tests.intake.document.reading import named, read


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
