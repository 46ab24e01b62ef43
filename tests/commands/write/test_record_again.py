"""What is recorded again: what is there stays, what is new comes, and nothing goes in silence."""

import subprocess
from pathlib import Path

import pytest

from tests.program import PROGRAM, Done, environment, run

REPORT = "units/jxkc/2025-10.yaml"
NOTHING = "没有变化：简报中已有此内容。\n"
FIGURE = ("reading", "tech-contracts", "200", "--as-of", "2025-09-30")


def record(folder: Path, *words: str, month: str = "2025-10") -> Done:
    """Record something of the coordinating unit."""
    return run("record", *words, "--month", month, "--unit", "jxkc", folder=folder)


def recorded(folder: Path, *words: str) -> str:
    """Record something that is taken, and return the first line of what is printed."""
    done = record(folder, *words)
    assert (done.code, done.err) == (0, "")
    return done.out.partition("\n")[0].removeprefix("区经信科创局 2025-10：") + "\n"


def text_of(folder: Path, file: str = REPORT) -> str:
    return folder.joinpath(file).read_text("utf-8")


@pytest.fixture
def figure(copied: Path) -> Path:
    recorded(copied, *FIGURE)
    return copied


@pytest.mark.parametrize("value", ["200", "200亿元", "2000000万元", "200.0"])
def test_the_same_figure_in_another_measure_is_the_same(figure: Path, value: str) -> None:
    before = text_of(figure)
    again = record(figure, "reading", "tech-contracts", value, "--as-of", "2025-09-30")
    assert (again.code, again.out) == (0, NOTHING)
    assert text_of(figure) == before


def test_evidence_comes_to_a_figure_that_is_there(figure: Path) -> None:
    line = recorded(figure, *FIGURE, "--evidence", "统计公报")
    assert line == "技术合同成交额 200亿元（截至 2025-09-30）；佐证材料：统计公报\n"
    recorded(figure, *FIGURE, "--evidence", "台账")
    assert recorded(figure, *FIGURE, "--evidence", "台账") == NOTHING
    assert text_of(figure).endswith(
        "    as_of: 2025-09-30\n    evidence:\n      - title: 统计公报\n      - title: 台账\n"
    )


def test_evidence_comes_with_the_figure_that_was_awaited(copied: Path) -> None:
    recorded(copied, "unavailable", "hightech-growth", "未公布")
    line = ("reading", "hightech-growth", "7.2", "--as-of", "2025-09-30")
    recorded(copied, *line, "--evidence", "公报")
    assert "unavailable" not in text_of(copied)
    assert "- title: 公报" in text_of(copied)


def test_a_preliminary_figure_becomes_final_without_a_reason(copied: Path) -> None:
    recorded(copied, *FIGURE, "--preliminary")
    line = recorded(copied, *FIGURE)
    assert line == "技术合同成交额 200亿元（截至 2025-09-30）；不再是初步数据\n"


def test_a_figure_does_not_go_for_a_word(figure: Path) -> None:
    before = text_of(figure)
    refused = record(figure, "unavailable", "tech-contracts", "正在核对")
    assert (refused.code, refused.out) == (2, "")
    assert refused.err == (
        "anplan：简报中已有数值：技术合同成交额 200亿元（截至 2025-09-30）。"
        "请用 record reading 更正，写明 --as-of 和 --reason\n"
    )
    assert text_of(figure) == before


def test_the_figure_of_the_day_is_found_behind_a_word(copied: Path) -> None:
    (copied / REPORT).write_text(
        "submitted: 2025-10-09\n"
        "readings:\n"
        "  - indicator: tech-contracts\n"
        "    unavailable: 未出\n"
        "  - indicator: tech-contracts\n"
        "    value: 200亿元\n"
        "    as_of: 2025-09-30\n",
        encoding="utf-8",
    )
    assert recorded(copied, *FIGURE) == NOTHING


def test_a_solved_problem_is_opened_again(copied: Path) -> None:
    recorded(copied, "problem", "2.1", "场地不足", "--text", "楼层未腾退")
    recorded(copied, "solved", "2.1", "场地不足", "--done", "2025-10-08")
    line = recorded(copied, "problem", "2.1", "场地不足")
    assert line == "2.1 问题：场地不足（重新列为未解决）\n"
    assert "solved" not in text_of(copied)


def test_an_item_of_a_stage_is_changed_and_not_written_twice(copied: Path) -> None:
    register = copied / "plan/registers/projects.yaml"
    register.parent.mkdir(exist_ok=True)
    register.write_text("title: 项目库\nstages: [入库, 签约]\n", encoding="utf-8")
    item = ("item", "projects", "7", "--stage", "签约", "--done")
    recorded(copied, *item, "2025-10-08", "--title", "光电平台")
    recorded(copied, *item, "2025-10-07")
    assert text_of(copied).count("- register: projects") == 1
    assert "on: 2025-10-07\n" in text_of(copied)
    assert "title: 光电平台\n" in text_of(copied)


def test_nothing_is_written_into_what_cannot_be_read(copied: Path) -> None:
    path = copied / "units/jxkc/2025-06.yaml"
    path.write_text("unknown: 1\n" + path.read_text("utf-8"), encoding="utf-8")
    before = path.read_bytes()
    refused = record(copied, "progress", "2.4", "已补办", month="2025-06")
    assert (refused.code, refused.out) == (2, "")
    assert "units/jxkc/2025-06.yaml 有误，无法读取，未写入任何内容" in refused.err
    assert path.read_bytes() == before


def test_the_day_of_handing_in_is_corrected_alone(figure: Path) -> None:
    line = recorded(figure, *FIGURE, "--submitted", "2025-10-08")
    assert line == "2025-10-08报送\n"
    assert text_of(figure).count("submitted: 2025-10-08") == 1


def test_a_returned_paper_is_handed_in_again_as_it_is(copied: Path) -> None:
    words = "decide", "return", "jxkc", "2025-09", "--reason", "请核对", "--on", "2025-10-08"
    assert run(*words, folder=copied).code == 0
    reading = "reading", "little-giants", "1", "--as-of", "2025-09-30"
    assert record(copied, *reading, month="2025-09").code == 0
    assert "submitted: 2025-10-09\n" in text_of(copied, "units/jxkc/2025-09.yaml")


def test_a_text_of_another_encoding_from_a_pipe_is_named(copied: Path) -> None:
    done = subprocess.run(
        [*PROGRAM, "record", "progress", "2.4", "-", "--unit", "jxkc", "--month", "2025-10"],
        cwd=copied,
        env=environment(),
        input="完成第二期培训".encode("gbk"),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, b"")
    assert "不是 UTF-8 编码" in done.stderr.decode()
