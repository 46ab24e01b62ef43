"""Days, cycles and work without an end."""

import pytest

from anplan.intake.document.text.deadlines import (
    cycle_of,
    deadlines,
    looks_like_deadline,
    stated_deadline,
)
from anplan.intake.document.text.words import Words
from tests.intake.document.reading import read


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("6月底前完成改造", ["6月底前"]),
        ("2025年12月31日前建成", ["2025年12月31日前"]),
        ("于2023年1月15日前报送", ["2023年1月15日前"]),
        ("年底前完成", ["年底前"]),
        ("2024年底之前完成", ["2024年底之前"]),
        ("年内实现通车", ["年内"]),
        ("2025年主汛期前完成加固，春节前通水", ["2025年主汛期前", "春节前"]),
        ("上半年前完成", ["上半年前"]),
        ("3月底前启动，10月底前完工", ["3月底前", "10月底前"]),
        ("5年内选拔10名", []),
        ("改造2000年以前建成的小区", []),
        ("做好3月底前的准备工作，确保10月底前开工的项目达标", ["3月底前", "10月底前"]),
        ("清明节前后巡查20次", []),
        ("元旦前开放，五一前完工", ["元旦前", "五一前"]),
        ("清明节前完成，重阳节前公示", ["清明节前", "重阳节前"]),
        ("提前完成", []),
        ("主要内容", []),
        ("Complete by the end of December 2026.", ["by the end of December 2026"]),
    ],
)
def test_days_in_running_text(text: str, said: list[str]) -> None:
    assert [one.words.text for one in deadlines(Words(text, 0))] == said


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("12月底前", "by"),
        ("9月投入使用", "by"),
        ("每季度", "every"),
        ("全年", "every"),
        ("持续推进", "standing"),
        ("Ongoing", "standing"),
    ],
)
def test_what_a_field_says(text: str, kind: str) -> None:
    stated = stated_deadline(Words(text, 0))
    assert stated is not None
    assert (stated.words.text, stated.kind) == (text, kind)
    assert looks_like_deadline(text)


@pytest.mark.parametrize("text", ["", "—", "/", "无"])
def test_a_field_without_a_day(text: str) -> None:
    assert stated_deadline(Words(text, 0)) is None


@pytest.mark.parametrize("text", ["县住建局", "启动建设县图书馆新馆", ""])
def test_words_that_are_no_deadline(text: str) -> None:
    assert not looks_like_deadline(text)


@pytest.mark.parametrize(
    ("text", "cycle"),
    [
        ("每月28日前", "month"),
        ("每季度末", "quarter"),
        ("半年", "half"),
        ("每年", "year"),
        ("按时", None),
    ],
)
def test_cycles(text: str, cycle: str | None) -> None:
    assert cycle_of(text) == cycle


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("时间：5月底前", "5月底前"),
        ("完成期限：2026年3月", "2026年3月"),
        ("时限：寒假期间完成", "寒假期间完成"),
        ("8月底前全部竣工", "8月底前全部竣工"),
        ("2025年3月启动、2026年完成", "2025年3月启动、2026年完成"),
        ("6月底前完成整改，之后长期坚持", "6月底前完成整改，之后长期坚持"),
    ],
)
def test_the_deadline_of_a_bracket_is_without_its_label(said: str, due: str) -> None:
    text = f"工作要点\n1.修订章程。（责任部门：党委办公室，各学院；{said}）\n2.修缮校舍。（责任部门：后勤处）"
    first, second = read(text).tasks
    assert first.due is not None
    assert first.due.words.text == due
    assert [one.name for one in first.assigned.offices] == ["党委办公室", "各学院"]
    assert second.due is None


@pytest.mark.parametrize(
    "text", ["立行立改", "立行立改，长期坚持", "即知即改", "立即整改", "长期坚持"]
)
def test_at_once_and_always_may_stand_in_a_column_of_deadlines(text: str) -> None:
    assert looks_like_deadline(text)
    deadline = stated_deadline(Words(text, 0))
    assert deadline is not None
    assert deadline.kind == "standing"
