"""The line that ends a check of a month: who is in, who is not."""

import pytest

from anplan.base.period import Period
from anplan.show.findings.summary import left_out, papers_line
from anplan.show.words import Words
from anplan.state.papers import papers
from anplan.state.question import Question
from anplan.state.telling import papers_ending_with
from tests.builders import DAY
from tests.show.example import example


def line(day: str, month: str, language: str = "zh_CN", broken: str = "") -> str:
    project = example(broken=frozenset([broken]))
    period = Period.parse(month)
    owed = papers(project, Question.on(DAY(day)))
    return papers_line(Words(language), project, papers_ending_with(project, owed, period))


@pytest.mark.parametrize(
    ("day", "month", "text"),
    [
        ("2025-07-10", "2025-06", "2025-06 应报 2 份，已收 1 份，未报：sfj"),
        ("2025-08-10", "2025-07", "2025-07 应报 2 份，已收 0 份，未报：jxkc、sfj"),
        ("2025-07-10", "2025-07", "2025-07 应报 0 份，已收 0 份，未到期 2 份"),
        ("2025-07-10", "2025-02", "2025-02 没有应报材料"),
    ],
)
def test_who_is_in_and_who_is_not(day: str, month: str, text: str) -> None:
    assert line(day, month) == text


def test_a_file_that_cannot_be_read_is_not_in() -> None:
    text = line("2025-07-10", "2025-06", "en", broken="units/sfj/2025-06.yaml")
    assert text == "2025-06: papers owed: 2, in: 1, missing: sfj (cannot be read)"


@pytest.mark.parametrize(
    ("allowed", "unread", "text"),
    [
        (0, 0, ""),
        (2, 0, "，放行 2 个"),
        (0, 1, "，未列出读不出的文件的问题 1 个"),
        (2, 1, "，放行 2 个，未列出读不出的文件的问题 1 个"),
    ],
)
def test_what_is_left_out_is_counted(allowed: int, unread: int, text: str) -> None:
    assert left_out(Words("zh_CN"), allowed, unread) == text
