"""``anplan decide``: what the coordinator settles is appended, and seen everywhere."""

from pathlib import Path

import openpyxl
import pytest

from tests.program import Done, edit, in_english, refused, run, shown

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


def test_the_decisions_of_an_english_plan_are_in_english(copied: Path) -> None:
    in_english(copied)
    reason = ("--reason", "Please verify")
    assert run("decide", "return", "大智街", "2025-09", *reason, folder=copied).code == 0
    lines = text_of(copied).splitlines()
    assert lines[0] == "# Decisions: add to the end; change nothing and remove nothing."
    assert "    by: coordinator" in lines


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
    assert done.out.startswith("请区经信科创局说明技术合同成交额：增幅为何放缓？\n")
    assert "增幅为何放缓？" in shown("why", "tech-contracts", folder=copied)
    assert "增幅为何放缓？" in shown("status", "2025-09", folder=copied)


def test_the_next_form_tells_what_is_asked_and_returned(copied: Path) -> None:
    run("decide", "ask", "技术合同成交额", "增幅为何放缓？", "--unit", "jxkc", folder=copied)
    run("decide", "return", "jxkc", "2025-09", "--reason", "数据未核实", folder=copied)
    run("form", "--month", "2025-10", "--unit", "jxkc", "-o", "f", folder=copied)
    sheet = openpyxl.load_workbook(next((copied / "f").iterdir())).worksheets[0]
    told = {str(cell.value) for row in sheet.iter_rows() for cell in row}
    assert "技术合同成交额：增幅为何放缓？" in told
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
        "豁免至 2025-12-31：“拨转股”项目；政策调整\n"
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


def test_a_paper_of_a_closed_month_is_not_returned(copied: Path) -> None:
    line = ("decide", "return", "大智街", "2025-08", "--reason", "补充核实")
    assert refused(*line, folder=copied) == (
        "anplan：2025-08 的简报已于 2025-09-10 印发。已定稿一期的材料不再退回："
        "请用 anplan decide ask 询问，由单位在下一份材料中更正"
    )
    assert not copied.joinpath(OCTOBER).exists()


def test_nor_is_one_of_a_half_year_whose_last_month_is_closed(copied: Path) -> None:
    line = ("decide", "return", "大智街", "2025-H1", "--reason", "补充核实")
    assert refused(*line, folder=copied).startswith("anplan：2025-06 的简报已于 2025-07-08 印发。")
    for period in ("2025-06", "2025-H1", "2025-07", "2025-08"):
        copied.joinpath(f"briefs/{period}.yaml").unlink()
    assert run(*line, folder=copied).code == 0


def test_a_return_that_was_answered_holds_when_the_month_is_issued(copied: Path) -> None:
    line = ("decide", "return", "大智街", "2025-09", "--reason", "未核实", "--until", "10月12日")
    assert run(*line, "--on", "2025-10-08", folder=copied).code == 0
    report = copied / "units/jd-dazhi/2025-09.yaml"
    first = report.read_text("utf-8").splitlines()[0]
    edit(report, first, "submitted: 2025-10-09")
    assert run("brief", "--month", "2025-09", "--issue", folder=copied).code == 0
    for day in ("2025-10-09", "2025-10-20"):
        told = run("check", "--month", "2025-09", "--on", day, folder=copied).out
        assert "units/jd-dazhi/2025-09.yaml" not in told


def test_a_return_lapses_when_the_month_is_issued(copied: Path) -> None:
    line = ("decide", "return", "大智街", "2025-09", "--reason", "未核实", "--until", "10月15日")
    run(*line, folder=copied)
    assert "退回" in shown("due", "--unit", "大智街", folder=copied)
    assert run("brief", "--month", "2025-09", "--issue", "--yes", folder=copied).code == 0
    assert "退回" in shown("status", "2025-09", folder=copied)
    assert "退回" not in shown("due", "--unit", "大智街", "--on", "2025-11-08", folder=copied)


def test_a_dry_run_writes_nothing(copied: Path) -> None:
    line = ("decide", "ask", "sub-grids", "为何？", "--unit", "jxkc", "--dry-run")
    told = shown(*line, folder=copied)
    assert "+    kind: ask\n" in told
    assert not copied.joinpath(OCTOBER).exists()


def test_the_same_decision_twice_changes_nothing(copied: Path) -> None:
    for line in (
        ("return", "大智街", "2025-09", "--reason", "未核实"),
        ("ask", "tech-contracts", "为何？", "--unit", "jxkc"),
        ("exempt", "grant-to-equity", "--until", "12月31日", "--reason", "政策调整"),
        ("extend", "2.3/pilot-platforms", "--until", "10月31日", "--reason", "选址变更"),
        ("reopen", "main-grids", "--reason", "复查"),
        ("close", "main-grids", "--reason", "复核通过"),
    ):
        assert run("decide", *line, folder=copied).code == 0
        before = text_of(copied)
        again = shown("decide", *line, folder=copied)
        assert (again, text_of(copied)) == ("没有变化：已有此项决定。\n", before)
    other = ("decide", "close", "main-grids", "--reason", "再销一次")
    assert shown(*other, folder=copied) == "没有变化：已有此项决定。\n"


def test_what_was_reopened_can_be_exempted(copied: Path) -> None:
    assert run("decide", "reopen", "main-grids", "--reason", "复查", folder=copied).code == 0
    line = ("decide", "exempt", "main-grids", "--until", "12月1日", "--reason", "复查期间")
    assert run(*line, folder=copied).code == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ("close", "grant-to-equity", "--reason", "已达成"),
            "anplan：“拨转股”项目不能销号：现为红（截至2025-09-30应完成14个",
        ),
        (
            ("close", "fund-size", "--reason", "已达"),
            "anplan：科创母子基金群规模不能销号：现为绿（",
        ),
        (("close", "sub-grids", "--reason", "完成"), "anplan：科技分网格不能销号：现为蓝（"),
        (
            ("close", "2.3", "--reason", "完成"),
            "anplan：2.3 建设科技成果转化载体是任务，按其中各项考核。",
        ),
        (("reopen", "fund-size", "--reason", "复查"), "anplan：科创母子基金群规模没有销号。"),
        (
            ("extend", "2.3/pilot-platforms", "--until", "2025-09-01", "--reason", "试"),
            "anplan：2025-09-01 早于决定当日（2025-10-09）。",
        ),
        (
            ("extend", "grant-to-equity", "--until", "2025-11-30", "--reason", "试"),
            "anplan：“拨转股”项目的期限已是 2025-12-31。",
        ),
        (
            ("extend", "2.3/new-institutes", "--until", "2025-12-20", "--reason", "试"),
            "anplan：“启动建设新型研发机构”已于2025-09-18完成，不需延期。",
        ),
        (
            ("exempt", "main-grids", "--until", "12月1日", "--reason", "试"),
            "anplan：科技主网格已销号（",
        ),
        (
            ("return", "大智街", "9月", "--until", "10月1日", "--reason", "试"),
            "anplan：2025-10-01 早于决定当日（2025-10-09）。",
        ),
    ],
)
def test_what_cannot_be_meant_is_refused(sample: Path, words: tuple[str, ...], told: str) -> None:
    assert refused("decide", *words, folder=sample).startswith(told)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("clos", "main-grids"), "anplan：没有这种统筹意见：clos。是不是 close？"),
        (
            ("exempt", "main-grids", "--reason", "试"),
            "anplan：缺少 --until。写法：anplan decide exempt REF --until DAY --reason TEXT [OPTIONS]",
        ),
        (
            ("close", "大智街", "--reason", "试"),
            (
                "anplan：大智街 既不是指标，也不是举措。可写的如：tech-managers、"
                "1.1/school-enterprise-matching；全部见 anplan status"
            ),
        ),
        (
            ("close", "main-grids", "--until", "2025-12-31"),
            "anplan：close 不用 --until。用法见 anplan decide close --help",
        ),
        (
            ("return", "大智街", "上个月", "--reason", "试"),
            "anplan：不是期间：上个月。月写作 2025-06，双月（1—2月、3—4月……）写作 2025-B2，季写作 2025-Q2，半年写作 2025-H1，年写作 2025",
        ),
    ],
)
def test_what_a_decision_lacks_is_said(sample: Path, words: tuple[str, ...], told: str) -> None:
    assert refused("decide", *words, folder=sample) == told


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("各接道办事处", "是不是 各街道办事处？"),
        ("外星人", "塔子湖街；单位组有：各街道办事处"),
    ],
)
def test_where_a_group_may_be_named_it_is_offered(sample: Path, typed: str, told: str) -> None:
    line = ("decide", "instruct", "会商", "--unit", typed, "--until", "10月20日", "--by", "区长")
    answer = refused(*line, folder=sample)
    assert (answer.startswith(f"anplan：没有单位 {typed}。"), answer.endswith(told)) == (True, True)
