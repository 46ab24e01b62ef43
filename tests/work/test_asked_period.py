"""``--period`` and ``--month``: read once, and never guessed."""

import pytest

from anplan.base.errors import UsageError
from anplan.show.words import Words
from anplan.work.asked_period import NO_PERIOD, AskedPeriod
from tests.builders import plan


@pytest.mark.parametrize(
    ("period", "month", "meant"),
    [
        (None, None, "None"),
        ("二季度", None, "2025-Q2"),
        ("2025-06", None, "2025-06"),
        (None, "6月", "2025-06"),
        ("June", "2025-6", "2025-06"),
        ("3-4月", None, "2025-B2"),
        ("全年", None, "2025"),
    ],
)
def test_a_period_is_named_by_either(period: str | None, month: str | None, meant: str) -> None:
    asked = AskedPeriod(period, month)
    assert str(asked.read(plan())) == meant
    assert asked.is_named == (meant != "None")


@pytest.mark.parametrize(
    ("period", "month", "told"),
    [
        (
            "二季度",
            "6月",
            (
                "--period 2025-Q2 与 --month 2025-06 不是同一时间。"
                "请去掉其中一个；--period 2025-Q2 可写月、季、半年、年"
            ),
        ),
        (None, "Q2", "不是月份：Q2。请写 --period 2025-Q2"),
        ("2025-06", "上半年", "不是月份：上半年。请写 --period 2025-H1"),
        (None, "2-3月", "不是月份：2-3月。月份写作 2025-06；季度等用 --period 2025-Q2"),
        (
            "2-3月",
            None,
            (
                "不是期间：2-3月。月写作 2025-06，双月（1—2月、3—4月……）写作 2025-B2，"
                "季写作 2025-Q2，半年写作 2025-H1，年写作 2025"
            ),
        ),
    ],
)
def test_what_names_none_is_refused(period: str | None, month: str | None, told: str) -> None:
    with pytest.raises(UsageError) as refusal:
        AskedPeriod(period, month).read(plan())
    assert sentences(refusal.value) == told


def test_where_one_is_needed_its_spellings_are_told() -> None:
    with pytest.raises(UsageError) as refusal:
        NO_PERIOD.needed(plan())
    assert sentences(refusal.value).startswith("缺少 --period。月写作 2025-06，")


def sentences(error: UsageError) -> str:
    words = Words("zh_CN")
    assert error.hint is not None
    return words.sentences(words.tell(error.message), words.tell(error.hint))
