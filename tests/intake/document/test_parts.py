"""Phases, papers owed, heads of tables, the head of a document."""

import pytest

from anplan.intake.document.layout.heads import head_kind
from anplan.intake.document.tasks.papers import papers
from anplan.intake.document.text.words import Words
from tests.intake.document.reading import read


def test_phases_are_no_tasks() -> None:
    reading = read(
        "示例区工作方案\n2025年3月1日\n一、任务\n1.新建学校。（责任单位：区教育局）\n二、工作安排\n"
        "（一）部署阶段（2025年3月）。制订方案。\n（二）落实阶段（2025年4月-10月）。推进落实。\n"
        "（三）总结阶段（2025年11月-2026年1月）。形成总结。"
    )
    assert [(one.title.text, one.first, one.last) for one in reading.phases] == [
        ("部署阶段", "2025-03", "2025-03"),
        ("落实阶段", "2025-04", "2025-10"),
        ("总结阶段", "2025-11", "2026-01"),
    ]
    assert len(reading.tasks) == 1


@pytest.mark.parametrize(
    ("text", "every", "due", "owner"),
    [
        ("各责任单位每月报送办理工作简报。", "month", None, "各责任单位"),
        ("6月底前报送半年工作总结。", "once", "6月底前", None),
        ("各责任单位要制订工作方案，并于2023年1月15日前报区人民政府办公室。", None, None, None),
        (
            "从第一季度开始，各责任单位在每季度最后一个月的30日前报送进展情况。",
            "quarter",
            "30日前",
            "各责任单位",
        ),
        ("各牵头单位于每月28日前报送工作进展。", "month", None, "各牵头单位"),
        ("报名参加活动。", None, None, None),
    ],
)
def test_papers_owed(text: str, every: str | None, due: str | None, owner: str | None) -> None:
    found = list(papers(Words(text, 0)))
    assert [paper.every for paper in found] == ([every] if every else [])
    if found and due:
        assert found[0].due is not None
        assert found[0].due.text.endswith(due)
    if found:
        assert (found[0].owed_by.text if found[0].owed_by else None) == owner


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("序号", "number"), ("工作任务", "title"), ("项目名称", "title"), ("主要内容", "detail"),
        ("牵头单位", "lead"), ("责任单位", "units"), ("责任单位及责任人", "units"), ("配合部门", "support"),
        ("区政府分管领导", "leader"), ("完成时限", "due"), ("计量单位", "measure"), ("2025年目标值", "value"),
        ("2024年完成值", "result"), ("1-9月完成情况", "result"), ("类别", "section"), ("备注", "other"),
        ("By when", "due"), ("Partners", "support"), ("启动建设县图书馆新馆", None), ("", None),
    ],
)  # fmt: skip
def test_heads_of_columns(head: str, kind: str | None) -> None:
    assert head_kind(head) == kind


def test_columns_with_unknown_heads_are_known_by_their_cells() -> None:
    tasks = read(
        "示例清单\n编码 | 干什么 | 谁来干 | 帮手配合 | 啥时候\n"
        "1 | 新建学校2所 | 区教育局 | 区财政局、区住建局 | 8月底前\n2 | 新建公园5个 | 区城管局 | 各街道 | 全年\n"
    ).tasks
    assert [
        (
            task.number,
            task.title.text,
            [one.name for one in task.assigned.units],
            [one.name for one in task.assigned.support],
            task.due.words.text if task.due else None,
        )
        for task in tasks
    ] == [
        ("1", "新建学校2所", ["区教育局"], ["区财政局", "区住建局"], "8月底前"),
        ("2", "新建公园5个", ["区城管局"], ["各街道"], "全年"),
    ]


NOTICE = """示例区人民政府办公室关于印发示例区教育工作方案的通知
示政办〔2025〕5号
各街道办事处：
《示例区教育工作方案》已经区政府同意，现印发给你们。
一、各单位要于3月10日前报送方案。
示例区人民政府办公室
2025年3月1日
示例区教育工作方案
一、任务
1.新建学校。（责任单位：区教育局）
"""


def test_a_notice_stands_before_the_scheme() -> None:
    reading = read(NOTICE)
    head = reading.head
    values = (head.title, head.number, head.issuer, head.issued)
    assert [value.value if value else None for value in values] == [
        "示例区教育工作方案",
        "示政办〔2025〕5号",
        "示例区人民政府办公室",
        "2025-03-01",
    ]
    assert [task.title.text for task in reading.tasks] == ["新建学校"]
    assert len(reading.papers) == 1


def test_a_title_on_two_lines_is_one() -> None:
    head = read("示例区关于市人大会议1号议案\n办理工作方案\n一、任务\n1.新建学校。").head
    assert head.title is not None
    assert head.title.value == "示例区关于市人大会议1号议案办理工作方案"


def test_a_red_head_is_no_part_of_the_title() -> None:
    head = read(
        "示例县人民政府办公室文件\n示政办发〔2026〕15号\n示例县2026年民生实事项目\n实施方案\n（试行）\n"
        "1.新建学校。在全县新建一批学校，改造一批校舍，更好满足群众在家门口上好学的需要。"
    ).head
    values = (head.title, head.number, head.issuer)
    assert [value.value if value else None for value in values] == [
        "示例县2026年民生实事项目实施方案（试行）",
        "示政办发〔2026〕15号",
        "示例县人民政府办公室",
    ]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("建成政务服务中心二期。", []),
        ("新建学校三期工程。", []),
        ("改造居民小区二次供水。", []),
        ("举办两期培训班。", ["两期"]),
        ("新建两所学校。", ["两所"]),
    ],
)
def test_a_figure_in_words_is_asked_about_unless_it_is_a_name(text: str, asked: list[str]) -> None:
    questions = read(f"示例区工作方案\n1.做工作。{text}（责任单位：区教育局）").questions
    assert [one.words.text for one in questions if one.kind == "figure" and one.words] == asked


def test_a_day_in_chinese_numerals() -> None:
    head = read("示例区人民政府\n二〇二三年四月七日\n示例区工作方案\n1.新建学校。").head
    assert head.issued is not None
    assert head.issued.value == "2023-04-07"


def test_one_office_in_two_spellings_is_a_question() -> None:
    reading = read(
        "示例区工作方案\n1.甲。（责任单位：区发改局）\n2.乙。（责任单位：区发展和改革局）"
    )
    (question,) = [one for one in reading.questions if one.text.text.startswith("Are ")]
    assert question.text.values == {"short": "区发改局", "long": "区发展和改革局"}


def test_a_gap_in_the_numbers_is_a_question() -> None:
    reading = read("示例区工作方案\n1.甲。（责任单位：区教育局）\n3.乙。（责任单位：区教育局）")
    assert any("follows" in question.text.text for question in reading.questions)


def test_a_heading_with_who_does_it_by_when_is_no_phase() -> None:
    text = (
        "示例县推进方案\n一、重点工作\n（一）做强特色产业（县农业农村局牵头；2022年10月底前）\n新建茶园300亩。\n"
        "（二）改善村容村貌（县住建局牵头；2022年11月底前）\n改造公厕20座。\n"
    )
    said = read(text)
    assert [task.title.text for task in said.tasks] == ["做强特色产业", "改善村容村貌"]
    assert said.phases == ()
