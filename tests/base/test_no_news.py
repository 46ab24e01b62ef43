"""Words that say nothing are known with and without stops, and nothing else is taken for them."""

import pytest

from anplan.base.no_news import is_bare_nothing, is_nothing, points_elsewhere

NOTHING = [
    "无",
    "无。",
    "（无）",
    "無",
    "暂无",
    "暂无。",
    "没有",
    "/",
    "／",
    "—",
    "——",
    "-",
    "。",
    "…",
    "**",
    "×",
    "N/A",
    "none",
    "None.",
    "略",
    "不涉及",
    "暂无问题",
    "暂无问题。",
    "无问题",
    "没有什么问题",
    "目前没有问题",
    "无进展",
    "本月无新进展。",
    "无新增问题",
    "无问题和困难",
    "无问题、无困难",
    "暂无需协调事项",
    "无需协调",
    "不需要协调",
    "没有需要协调解决的事项",
    "未发现问题",
    "我街道暂无问题",
    "无其他问题",
    "无变化",
    "暂无安排",
    "零报告",
    "零上报。",
]
ELSEWHERE = [
    "同上",
    "同上。",
    "（同上）",
    "同上月",
    "〃",
    "同前",
    "如上",
    "见上",
    "上同",
    "同左",
    "同1.1",
    "同第一项",
    "与上月相同",
    "情况同上",
    "ditto",
    "见附件",
    "内容较长，见附件。",
    "具体情况详见附件",
    "请见附表",
    "see the attachment",
]
WORDS = [
    "无人机试飞3次",
    "无偿提供场地",
    "无障碍改造完成5处",
    "没有达到序时进度",
    "走访企业8家",
    "未发布",
    "统计部门尚未发布",
    "新增企业5家",
    "同济医院签约",
    "上月走访",
    "3/5",
    "5",
    "2.3",
    "无锡考察",
    "同意立项",
    "暂无场地",
    "没有资金",
    "未开展培训",
    "无证经营整治3处",
    "场地不足",
    "尚未立项",
    "无法落实用地",
    "未解决",
    "未上报",
    "同上海对接",
    "附件已报区科创局",
    "见附件第3条所列3家企业已落地",
    "如期完成",
    "见面会2场",
    "较上月增长5%",
    "无人",
    "0",
]


@pytest.mark.parametrize("text", [*NOTHING, "No problems.", "nothing new"])
def test_it_says_nothing(text: str) -> None:
    assert is_nothing(text)
    assert not points_elsewhere(text)


@pytest.mark.parametrize("text", [*ELSEWHERE, "same as above"])
def test_it_points_elsewhere(text: str) -> None:
    assert points_elsewhere(text)
    assert not is_nothing(text)


@pytest.mark.parametrize("text", ["", *WORDS])
def test_it_says_something(text: str) -> None:
    assert not is_nothing(text)
    assert not points_elsewhere(text)


def test_a_sentence_about_no_news_is_more_than_a_lone_word() -> None:
    assert [is_bare_nothing(text) for text in ("无。", "——", "本月无新进展", "同上")] == [
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    "text", ["本月无" + "需要" * 17 + "x", "无" * 100_000, "同" * 100_000, "，" * 100_000]
)
def test_a_long_text_is_answered(text: str) -> None:
    assert not is_nothing(text)
    assert not points_elsewhere(text)
