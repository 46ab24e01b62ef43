"""The parts of a task, and what is guessed of them."""

import pytest

from tests.intake.document.reading import read


@pytest.mark.parametrize(
    ("sentence", "kind", "every", "due"),
    [
        ("8月底前建成幼儿园。", "milestone", None, "8月底前"),
        ("出台实施办法。", "milestone", None, None),
        ("每季度开展项目申报。", "recurring", "quarter", None),
        ("加强队伍建设。", "standing", None, None),
    ],
)
def test_what_sort_of_work_a_sentence_is(
    sentence: str, kind: str, every: str | None, due: str | None
) -> None:
    (task,) = read(f"示例区工作方案\n1.扩大供给。{sentence}（责任单位：区教育局）").tasks
    (action,) = task.actions
    assert (action.words.text, action.kind, action.every) == (sentence, kind, every)
    assert (action.due.words.text if action.due else None) == due


def test_a_figure_in_words_is_a_question() -> None:
    reading = read("示例区工作方案\n1.扩大供给。新建两所小学。（责任单位：区教育局）")
    assert [one.text.values for one in reading.questions] == [{"text": "两所"}]
    assert reading.targets == ()
