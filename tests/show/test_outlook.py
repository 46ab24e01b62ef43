"""The outlook in words, as an office writes it."""

from typing import Any

import pytest

from anplan.show.outlook import outlook_sums, outlook_text
from anplan.show.words import Words
from anplan.state.indicators import IndicatorState
from tests.builders import DAY, judged, reading

CHINESE, ENGLISH = Words("zh_CN"), Words("en")
COUNT: dict[str, Any] = {"kind": "count", "measure": "个", "target": {"at_least": "20"}}
BEHIND = {"2025-03-31": "21", "2025-06-30": "45"}


def state_of(figures: dict[str, str], day: str = "2025-07-10", **keys: Any) -> IndicatorState:
    """An indicator with figures, as asked about on a day."""
    return judged(day, *(reading(value, as_of) for as_of, value in figures.items()), **keys)


def text_of(words: Words, figures: dict[str, str], day: str = "2025-07-10", **keys: Any) -> str:
    """What is said of it; nothing where nothing is."""
    text = outlook_text(state_of(figures, day, **keys), DAY(day))
    return "" if text is None else words.tell(text)


@pytest.mark.parametrize(
    ("figures", "keys", "said"),
    [
        (
            BEHIND,
            {},
            "其余每月需完成12.5亿元；按近3个月速度（月均8亿元），年底约93亿元，差27亿元",
        ),
        (
            {"2025-03-31": "21", "2025-06-30": "61"},
            {},
            "其余每月需完成9.8亿元；按近3个月速度（月均13.3亿元），年底约141亿元，超目标21亿元",
        ),
        (
            {"2025-03-31": "30", "2025-06-30": "60"},
            {},
            "其余每月需完成10亿元；按近3个月速度（月均10亿元），年底约120亿元，正好达到目标",
        ),
        (
            {"2025-03-31": "30", "2025-06-30": "60"},
            {"target": {"more_than": "120"}},
            "其余每月需完成10亿元；按近3个月速度（月均10亿元），年底约120亿元，与目标持平、未超过",
        ),
        (
            {"2025-03-31": "30", "2025-06-30": "60"},
            {"target": {"at_least": "120", "by": "2025-10-31"}},
            "其余每月需完成15亿元；按近3个月速度（月均10亿元），到2025-10-31约100亿元，差20亿元",
        ),
        ({"2025-06-30": "60"}, {"every": "quarter"}, "其余每月需完成10亿元"),
        (
            {"2025-03-31": "2", "2025-06-30": "7"},
            COUNT,
            "其余每月需完成3个；按近3个月速度（月均1.7个），年底约17个，差3个",
        ),
        (
            {"2025-03-31": "15", "2025-06-30": "18"},
            COUNT,
            "还需完成2个；按近3个月速度（月均1个），年底约24个，超目标4个",
        ),
        (
            {"2025-03-31": "36", "2025-06-30": "60"},
            {"target": {"at_most": "120"}},
            "其余每月至多10亿元；按近3个月速度（月均8亿元），年底约108亿元，低于上限12亿元",
        ),
        (
            {"2025-03-31": "36", "2025-06-30": "78"},
            {"target": {"at_most": "120"}},
            "其余每月至多7亿元；按近3个月速度（月均14亿元），年底约162亿元，超上限42亿元",
        ),
        (
            {"2025-03-31": "100", "2025-06-30": "130"},
            {"target": {"at_most": "120"}},
            "按近3个月速度（月均10亿元），年底约190亿元，超上限70亿元",
        ),
        (
            {"2025-03-31": "17", "2025-06-30": "18"},
            COUNT | {"target": {"at_most": "20"}},
            "最多还可增加2个；按近3个月速度（月均0.3个），年底约20个，正好到上限",
        ),
        (
            {"2025-03-31": "20", "2025-06-30": "20"},
            COUNT | {"target": {"at_most": "20"}},
            "不得再增加；按近3个月速度（月均0个），年底约20个，正好到上限",
        ),
        (
            {"2025-02-28": "20", "2025-05-31": "50"},
            {},
            "2025-06-01起每月需完成10亿元；按近3个月速度（月均10亿元），年底约120亿元，正好达到目标",
        ),
        (
            {"2025-03-31": "60", "2025-06-30": "60.00001"},
            {},
            "其余每月需完成10亿元；按近3个月速度（月均300元），年底约60.00003亿元，差59.99997亿元",
        ),
        ({"2025-06-30": "120"}, {}, ""),
        ({}, {}, ""),
    ],
)
def test_in_chinese(figures: dict[str, str], keys: dict[str, Any], said: str) -> None:
    assert text_of(CHINESE, figures, **keys) == said


def test_by_a_target_that_was_changed_after_the_figure() -> None:
    change = {"on": "2025-07-01", "document": "试〔2025〕9号", "reason": "年中调整"}
    amended = [change | {"target": {"at_least": "150"}}]

    assert text_of(CHINESE, BEHIND, amended=amended) == (
        "按调整后目标150亿元，其余每月需完成17.5亿元；"
        "按近3个月速度（月均8亿元），年底约93亿元，差57亿元"
    )


def test_by_quarters() -> None:
    figures = {"2025-03-31": "30", "2025-06-30": "60", "2025-09-30": "80"}

    assert text_of(CHINESE, figures, "2025-10-20", every="quarter") == (
        "其余每月需完成13.3亿元；按近3个季度速度（季均26.7亿元），年底约106.7亿元，差13.3亿元"
    )


def test_in_english() -> None:
    assert text_of(ENGLISH, BEHIND) == (
        "each month left has to bring 12.5 亿元; at the pace of the last 3 months (8 亿元 a month), "
        "about 93 亿元 at the end of the year, 27 亿元 short"
    )


def test_printed_figures_do_not_say_that_a_pace_suffices_where_it_does_not() -> None:
    """(120 − 60.03) ÷ 6 = 9.995 is needed, (60.03 − 30.06) ÷ 3 = 9.99 came."""
    assert text_of(CHINESE, {"2025-03-31": "30.06", "2025-06-30": "60.03"}) == (
        "其余每月需完成10亿元；按近3个月速度（月均9.99亿元），年底约119.97亿元，差0.03亿元"
    )


def test_the_sums_show_what_was_put_in() -> None:
    assert list(outlook_sums(CHINESE, state_of({"2025-02-28": "20", "2025-06-30": "60"}))) == [
        "每月需完成：(120 - 60) / 6 个月 = 10",
        "近3个月月均：(60 - 30) / 3 = 10（2025-03-31 至 2025-06-30）",
        "2025-03-31 没有当日数，按前后两数均摊",
        "推算至 2025-12-31：60 + 10 × 6 = 120",
    ]


def test_the_sums_of_a_count_say_what_was_rounded() -> None:
    figures = {"2025-04-30": "4", "2025-07-31": "8"}

    assert list(outlook_sums(CHINESE, state_of(figures, "2025-08-10", **COUNT))) == [
        "每月需完成：(20 - 8) / 5 个月，取整为 3",
        "近3个月月均：(8 - 4) / 3 = 1.3333（2025-04-30 至 2025-07-31）",
        "推算至 2025-12-31：8 + 1.3333 × 5，取整为 14",
    ]


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ({"2025-06-30": "60"}, "已过周期不足3个，不作推算"),
        ({"2025-03-31": "70", "2025-06-30": "60"}, "期间数值回落，不作推算"),
    ],
)
def test_why_nothing_is_projected(figures: dict[str, str], said: str) -> None:
    keys = {"every": "quarter"} if len(figures) == 1 else {}

    assert list(outlook_sums(CHINESE, state_of(figures, **keys)))[-1] == said
