"""How the document words a target."""

from decimal import Decimal

import pytest

from anplan.model.wording import own_words


@pytest.mark.parametrize(
    ("quote", "figure", "measure", "words"),
    [
        ("社区服务满意度90%左右", "90", "%", "90%左右"),
        ("增长６.２％左右", "6.2", "%", "6.2%左右"),
        ("稳定在6.2%左右", "6.2", "%", "稳定在6.2%左右"),
        ("控制在3%左右", "3", "%", "控制在3%左右"),
        ("培育50名技术经理人", "50", "名", "50名"),
        ("改造1,200户", "1200", "户", "1200户"),
        ("建成50余家", "50", "家", "50余家"),
        ("约50家", "50", "家", "约50家"),
        ("引进1—2家", "1", "家", "1—2家"),
        ("引进1-2家", "2", "家", "1-2家"),
        ("全市前三", "3", "位", "前三"),
        ("全省前3名", "3", "位", "前3名"),
        ("about 90 homes", "90", "homes", "about 90 homes"),
        ("90 new ones", "90", "homes", "90 homes"),
        ("成交额达到235亿元以上,培育50名", "50", "名", "50名"),
    ],
)
def test_its_own_words_where_it_does_not_compare(
    quote: str, figure: str, measure: str, words: str
) -> None:
    assert own_words(quote, Decimal(figure), measure) == words


@pytest.mark.parametrize(
    ("quote", "figure", "measure"),
    [
        ("成交额达到235亿元以上,培育50名", "235", "亿元"),
        ("不少于20亿元", "20", "亿元"),
        ("突破400亿元", "400", "亿元"),
        ("力争3家以上", "3", "家"),
        ("不超过5件", "5", "件"),
        ("控制在3%以内", "3", "%"),
        ("at least 90 homes", "90", "homes"),
        ("新增2150个", "15", "个"),
        ("没有数", "7", "个"),
    ],
)
def test_none_where_it_compares_or_has_not_the_figure(
    quote: str, figure: str, measure: str
) -> None:
    assert own_words(quote, Decimal(figure), measure) is None
