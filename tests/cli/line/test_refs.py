"""Whatever a word names, every command answers: with a screen, or with one line and exit 2."""

from collections.abc import Callable
from itertools import chain
from pathlib import Path

import pytest

from anplan.cli import run
from tests.cli.lines import lay_small, lines

REFS = {
    "nothing": ["", "  ", "\n"],
    "a period": ["2025-06", "2025-Q2", "2025-H1", "2025", "2024-06", "2031", "2025年6月"],
    "no period": ["2025-13", "2025-Q5", "2025-06-30"],
    "a task": ["1.1", "１．１", "1.1 ", "完善服务网络", "9.9", "1.1/"],
    "an action": ["1.1/matching", "1.2/patents", "建成科技服务大厅", "1.1/nope"],
    "an indicator": ["contracts", "技术合同成交额", "Growth"],
    "a unit": ["kcj", "区科创局", "月湖街道办事处", "yuehu", "柳州街"],
    "a group": ["streets", "各街道办事处"],
    "an obligation": ["monthly-brief", "工作简报"],
    "a paper": ["kcj/2025-06", "区科创局/2025-06", "kcj/scheme", "kcj/2025-99", "nope/2025-06"],
    "a register": ["projects", "重点项目清单", "projects/"],
    "an item": ["projects/p7", "projects/none"],
    "a problem": ["场地不足"],
    "nonsense": ["/", "../plan", "*", "(", "{0}", "%s", "'\"", "\x1b[31m", "e\u0301", "\u200b"],
    "very long": ["x" * 5000, "字" * 3000],
}
EVERYTHING = ["collect", "/"]
"""It reads whatever lies on the machine of these tests."""
Answer = Callable[..., tuple[int, str]]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small workspace that has a thing of every kind."""
    return lay_small(tmp_path_factory.mktemp("small"))


@pytest.fixture
def answer(
    workspace: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Answer:
    """Return what runs a line in the small workspace and gives its exit number and its stderr."""
    monkeypatch.chdir(workspace)
    monkeypatch.setenv("ANPLAN_LANG", "en")

    def answered(*line: str) -> tuple[int, str]:
        code = run(line)
        return code, capsys.readouterr().err

    return answered


@pytest.mark.parametrize("words", REFS.values(), ids=REFS)
def test_every_command_answers_every_kind_of_word(words: list[str], answer: Answer) -> None:
    for line in chain.from_iterable(map(lines, words)):
        if line == EVERYTHING:
            continue
        code, complaint = answer(*line)
        assert code in (0, 1, 2), line
        assert code != 2 or complaint.count("\n") == 1, line


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        (
            "why 2025-06",
            "2025-06 is a period, not one thing. Try anplan status 2025-06 or anplan brief --month 2025-06",
        ),
        (
            "why 2025-Q2",
            "2025-Q2 is a period, not one thing. Try anplan status 2025-Q2 or anplan brief --period 2025-Q2",
        ),
        ("show 2024-06", "2024-06 is a period, not one thing. Try anplan status 2024-06"),
        (
            "show kcj/2025-06",
            "kcj/2025-06 has a history, but no screen of its own. Write: anplan log kcj/2025-06",
        ),
        (
            "show 场地不足",
            "场地不足 has a history, but no screen of its own. Write: anplan log '场地不足'",
        ),
        (
            "status streets",
            "streets stands for several units, not one thing. Name one of them: 月湖街道办事处",
        ),
    ],
)
def test_what_has_no_light_is_named_for_what_it_is(
    line: str, complaint: str, answer: Answer
) -> None:
    assert answer(*line.split()) == (2, f"anplan: {complaint}\n")


def test_a_very_long_word_is_cut_in_the_answer(answer: Answer) -> None:
    code, complaint = answer("why", "字" * 3000)
    assert code == 2
    assert complaint.startswith(f"anplan: Nothing here is called {'字' * 39}…. Give an id")
