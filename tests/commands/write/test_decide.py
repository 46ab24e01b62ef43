"""``anplan decide``: what the coordinator settles is appended, and seen everywhere."""

from pathlib import Path

import openpyxl
import pytest

from tests.program import Done, refused, run, shown

OCTOBER = "plan/decisions/2025-10.yaml"


def text_of(folder: Path) -> str:
    return folder.joinpath(OCTOBER).read_text("utf-8")


def test_a_returned_paper_is_owed_again(copied: Path) -> None:
    done = run("decide", "return", "大智街", "2025-09", "--reason", "数据未核实", folder=copied)
    assert done == Done(
        0,
        "退回大智街 2025-09：数据未核实\n已写入：plan/decisions/2025-10.yaml\n",
        "",
    )
    assert text_of(copied) == (
        "# 统筹意见:只在末尾追加,不改不删。\n"
        "decisions:\n"
        "  - on: 2025-10-09\n"
        "    kind: return\n"
        "    ref: 2025-09\n"
        "    unit: jd-dazhi\n"
        "    by: 统筹单位\n"
        "    reason: |-\n"
        "      数据未核实\n"
    )
    assert "退回" in shown("due", "--unit", "大智街", folder=copied)
    assert "退回" in shown("status", "2025-09", folder=copied)


def test_a_returned_report_is_handed_in_again(copied: Path) -> None:
    run(
        "decide",
        "return",
        "大智街",
        "2025-09",
        "--reason",
        "数据未核实",
        "--on",
        "2025-10-08",
        folder=copied,
    )
    before = shown("due", "--unit", "大智街", folder=copied)
    done = run(
        "record",
        "progress",
        "2.1",
        "补充核实。",
        "--month",
        "2025-09",
        "--unit",
        "大智街",
        folder=copied,
    )
    assert done.code == 0
    assert "submitted: 2025-10-09" in copied.joinpath("units/jd-dazhi/2025-09.yaml").read_text(
        "utf-8"
    )
    after = shown("due", "--unit", "大智街", folder=copied)
    assert ("退回" in before, "退回" in after) == (True, False)


def test_a_question_stands_beside_the_figure(copied: Path) -> None:
    done = run("decide", "ask", "技术合同成交额", "增幅为何放缓？", "--unit", "jxkc", folder=copied)
    assert done.out.startswith("请区经信科创局说明 tech-contracts：增幅为何放缓？\n")
    assert "增幅为何放缓？" in shown("why", "tech-contracts", folder=copied)
    assert "增幅为何放缓？" in shown("status", "2025-09", folder=copied)


def test_the_next_form_tells_what_is_asked_and_returned(copied: Path) -> None:
    run("decide", "ask", "技术合同成交额", "增幅为何放缓？", "--unit", "jxkc", folder=copied)
    run("decide", "return", "jxkc", "2025-09", "--reason", "数据未核实", folder=copied)
    run("form", "--month", "2025-10", "--unit", "jxkc", "-o", "f", folder=copied)
    sheet = openpyxl.load_workbook(next((copied / "f").iterdir())).worksheets[0]
    told = {str(cell.value) for row in sheet.iter_rows() for cell in row}
    assert "统筹单位询问（技术合同成交额）：增幅为何放缓？" in told
    assert "统筹单位退回重报（2025-09）：数据未核实" in told


def test_an_exemption_tells_the_light_before_and_after(copied: Path) -> None:
    done = run(
        "decide",
        "exempt",
        "grant-to-equity",
        "--until",
        "12月31日",
        "--reason",
        "政策调整",
        folder=copied,
    )
    assert done.out == (
        "豁免至 2025-12-31：grant-to-equity；政策调整\n"
        "已写入：plan/decisions/2025-10.yaml\n"
        "“拨转股”项目：红（未达节点，差 3个） → 灰（豁免至 2025-12-31：政策调整）\n"
    )


def test_decisions_are_appended(copied: Path) -> None:
    for kind in ("reopen", "close"):
        run("decide", kind, "main-grids", "--reason", f"复查 #{kind}", folder=copied)
    assert text_of(copied).index("复查 #reopen") < text_of(copied).index("复查 #close")


def test_what_check_refuses_decide_refuses(copied: Path) -> None:
    done = run("decide", "ask", "tech-contracts", "为何？", "--unit", "大智街", folder=copied)
    assert (done.code, "R115" in done.err) == (1, True)
    assert not copied.joinpath(OCTOBER).exists()


def test_what_check_warns_of_is_asked_about(copied: Path) -> None:
    line = ("decide", "return", "大智街", "2025-08", "--reason", "补充核实")
    asked = run(*line, folder=copied)
    assert (asked.code, "提醒 R116" in asked.err) == (1, True)
    assert asked.err.endswith("未写入任何内容；确认无误可加 --yes 写入。\n")
    assert not copied.joinpath(OCTOBER).exists()
    assert run(*line, "--yes", folder=copied).code == 0


def test_a_dry_run_writes_nothing(copied: Path) -> None:
    told = shown("decide", "close", "sub-grids", "--reason", "完成", "--dry-run", folder=copied)
    assert "+    kind: close\n" in told
    assert not copied.joinpath(OCTOBER).exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("clos", "main-grids"), "anplan：没有这种统筹意见：clos。是不是 close？"),
        (
            ("exempt", "main-grids", "--reason", "试"),
            "anplan：缺少 --until。写法：anplan decide exempt REF --until DAY --reason TEXT [OPTIONS]",
        ),
        (("close", "大智街", "--reason", "试"), "anplan：大智街 既不是指标、任务，也不是举措"),
        (
            ("close", "main-grids", "--until", "2025-12-31"),
            "anplan：close 不用 --until。用法见 anplan decide close --help",
        ),
        (
            ("return", "大智街", "上个月", "--reason", "试"),
            "anplan：没有 上个月。请给出代号、编号、名称或月份：2.4、tech-contracts、2025-06",
        ),
    ],
)
def test_what_a_decision_lacks_is_said(sample: Path, words: tuple[str, ...], told: str) -> None:
    assert refused("decide", *words, folder=sample) == told
