"""Lists of offices as documents write them."""

import pytest

from anplan.intake.document.text.words import Words, fold
from anplan.intake.document.who.offices import is_body, offices


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("市教育局、市财政局", ["市教育局", "市财政局"]),
        ("市教育局,市财政局；市民政局", ["市教育局", "市财政局", "市民政局"]),
        ("市财政局等", ["市财政局"]),
        ("市教育局、市财政局等有关部门", ["市教育局", "市财政局", "有关部门"]),
        ("市教育局等市直相关单位按职责分工负责", ["市教育局", "市直相关单位"]),
        ("护理部、各病区等有关科室", ["护理部", "各病区", "有关科室"]),
        ("各市、州人民政府", ["各市、州人民政府"]),
        ("市教育局 负责 配合落实", ["市教育局"]),
        ("市教育局、市财政局等部门按职责分工负责", ["市教育局", "市财政局"]),
        (
            "区经济信息化和科技创新局，区委〈区人民政府〉办公室",
            ["区经济信息化和科技创新局", "区委〈区人民政府〉办公室"],
        ),
        ("区财政局和区民政局", ["区财政局", "区民政局"]),
        ("区发展和改革局", ["区发展和改革局"]),
        ("各区、县级市", ["各区、县级市"]),
        ("各有关单位，各区、县（市）", ["各有关单位", "各区、县（市）"]),
        ("各街道、区直各部门", ["各街道", "区直各部门"]),
        ("经开区 高新园(邹区镇) 各街道", ["经开区", "高新园(邹区镇)", "各街道"]),
        ("区经济信息化和 科技创新局", ["区经济信息化和科技创新局"]),
        ("园林中心（张某某）", ["园林中心"]),
        ("区公安分局/各街道", ["区公安分局", "各街道"]),
        ("区发改局 ‖ 区统计局", ["区发改局", "区统计局"]),
        ("省直有关部门", ["省直有关部门"]),
        ("州“双随机、一公开”联席会议，各县", ["州“双随机、一公开”联席会议", "各县"]),
        ("各镇人民政府结合实际落实", ["各镇人民政府"]),
        ("和阳经济开发区、和市财政局、和各镇", ["和阳经济开发区", "市财政局", "各镇"]),
        ("二七街、一元街、花桥街", ["二七街", "一元街", "花桥街"]),
        ("无", []),
        ("—", []),
    ],
)
def test_a_list_is_cut_into_names(text: str, names: list[str]) -> None:
    assert [office.name for office in offices(Words(text, 0))] == names


@pytest.mark.parametrize(
    "name",
    [
        "市教育局",
        "建设局",
        "组织部",
        "相关县区政府及街镇",
        "铸造车间",
        "团市委",
        "各街道",
        "江岸产投集团",
        "Housing Department",
    ],
)
def test_names_of_offices(name: str) -> None:
    assert is_body(fold(name))


@pytest.mark.parametrize(
    "name", ["推进建设", "新建学校2所", "示例", "商业步行街", "老街", "2025年底前", "的", ""]
)
def test_words_that_are_none(name: str) -> None:
    assert not is_body(fold(name))


def test_a_bracket_behind_a_name_gives_its_part() -> None:
    found = list(offices(Words("区发改局（牵头）、区财政局、★区教育局", 0)))
    assert [(office.name, office.flag) for office in found] == [
        ("区发改局", "牵头"),
        ("区财政局", ""),
        ("区教育局", "牵头"),
    ]


@pytest.mark.parametrize(
    ("name", "group"),
    [("各街道", True), ("有关单位", True), ("全区各专班", True), ("区教育局", False)],
)
def test_groups(name: str, group: bool) -> None:
    (office,) = offices(Words(name, 0))
    assert office.is_group is group


def test_a_bracket_behind_a_name_is_kept_but_for_a_person() -> None:
    text = "镇党政办（文教），各学院党委（党总支）、县农业农村局（王某某）、县供销社（欧阳某）"
    names = [one.name for one in offices(Words(text, 0))]
    assert names == ["镇党政办（文教）", "各学院党委（党总支）", "县农业农村局", "县供销社"]
