"""From a problem that asks other units to its answer: commands, screens, forms, reminders, brief."""

import re
import subprocess
from pathlib import Path

import openpyxl
import pytest

from tests.forms import Filled
from tests.program import PROGRAM, environment, run, shown

TITLE = "网格用房不足"
ASK = "请协调解决两处场地。"


def done(*arguments: str, folder: Path) -> str:
    """Run a command that must succeed, and return what it said."""
    ended = run(*arguments, folder=folder)
    assert ended.code == 0, ended.err
    return ended.out


def refused(*arguments: str, folder: Path) -> str:
    """Run a command that must not succeed, and return why."""
    ended = run(*arguments, folder=folder)
    assert ended.code in (1, 2)
    return ended.err


@pytest.fixture
def asking(copied: Path) -> Path:
    """A sample in which 大智街 asks two units for rooms."""
    line = ("record", "problem", "2.1", TITLE, "--ask", ASK, "--unit", "大智街")
    out = done(*line, "--of", "区委办", "--of", "qkx", folder=copied)
    assert out.startswith(f"大智街 2025-10：2.1 问题：{TITLE}\n")
    return copied


def test_who_is_asked_is_named_by_any_name_and_kept_by_its_id(asking: Path) -> None:
    text = asking.joinpath("units/jd-dazhi/2025-10.yaml").read_text("utf-8")
    assert "    of:\n      - bgs\n      - qkx\n" in text
    line = ("record", "problem", "2.1", TITLE, "--of", "团区委、各街道办事处", "--unit", "大智街")
    done(*line, folder=asking)
    assert "      - tqw\n      - streets\n" in asking.joinpath(
        "units/jd-dazhi/2025-10.yaml"
    ).read_text("utf-8")


def test_a_request_stands_where_the_asked_unit_looks(asking: Path) -> None:
    told = f"大智街 2025-10-09 提请协调：{TITLE}。{ASK}"
    assert told in shown("status", "区科协", folder=asking)
    assert told in shown("why", "2.1", folder=asking)
    assert "未答复，已0天" in shown("show", "大智街", folder=asking)
    due = shown("due", "--unit", "区科协", folder=asking)
    assert f"2.1 {TITLE}。{ASK}" in due
    assert f"{TITLE}。{ASK}请予答复。" in shown(
        "due", "--remind", "--unit", "区科协", folder=asking
    )
    assert "单位间协调事项未答复 2 件" in shown("status", folder=asking)


def test_the_answer_closes_it_for_its_own_unit(asking: Path) -> None:
    out = done("record", "answer", "2.1", "腾出两间。", "--unit", "区科协", folder=asking)
    assert out.startswith(f"区科协 2025-09：答复“{TITLE}”：腾出两间。\n")
    told = shown("status", "大智街", folder=asking)
    assert "2025-10-09 已答复，见 units/qkx/2025-09.yaml：腾出两间。" in told
    assert "单位间协调事项未答复 1 件" in shown("status", folder=asking)
    assert TITLE not in shown("due", "--unit", "区科协", folder=asking)
    assert "腾出两间。" in shown("log", TITLE, folder=asking)


MEASURE = "梳理楼宇企业的技术课题，主动约请高校团队来楼里对接，争取每季度不少于2次"


def test_a_problem_with_a_measure_is_told_by_its_title_and_answered_by_its_ref(
    copied: Path,
) -> None:
    line = ("record", "problem", "scheme/t3-2", TITLE, "--ask", ASK, "--unit", "四唯街")
    done(*line, "--of", "区科协", folder=copied)
    due = shown("due", "--unit", "区科协", folder=copied)
    assert f"{MEASURE}（scheme/t3-2） {TITLE}。{ASK}" in due
    reminder = shown("due", "--remind", "--unit", "区科协", folder=copied)
    assert MEASURE in reminder
    assert "scheme/" not in reminder
    assert f"未解决的问题 {MEASURE}：{TITLE}" in shown("status", "四唯街", folder=copied)
    out = done("record", "answer", "scheme/t3-2", "已约请。", "--unit", "区科协", folder=copied)
    assert out.startswith(f"区科协 2025-09：答复“{TITLE}”：已约请。\n")
    decided = ("decide", "answer", "scheme/t3-2", "已协调。", "--unit", "四唯街")
    assert TITLE in done(*decided, folder=copied)


def test_what_nobody_asked_is_not_answered(asking: Path) -> None:
    assert f"待答复的有：2.1 {TITLE}（大智街）" in refused(
        "record", "answer", "4.4", "已安排。", "--unit", "区科协", folder=asking
    )


def test_of_two_requests_one_is_named(asking: Path) -> None:
    line = ("record", "problem", "2.1", "网络不通", "--of", "区科协", "--unit", "大智街")
    done(*line, folder=asking)
    answer = ("record", "answer", "2.1", "月底接入。", "--unit", "区科协")
    assert "--title" in refused(*answer, folder=asking)
    out = done(*answer, "--title", "网络不通", folder=asking)
    assert "答复“网络不通”" in out


def test_the_coordinator_answers_for_all(asking: Path) -> None:
    line = ("decide", "answer", "2.1", "已协调文化馆。", "--unit", "大智街")
    assert done(*line, folder=asking).startswith(f"答复大智街“{TITLE}”：已协调文化馆。\n")
    assert "没有变化" in done(*line, folder=asking)
    assert "统筹单位 2025-10-09 答复：已协调文化馆。" in shown("status", "大智街", folder=asking)
    assert "未答复" not in shown("due", folder=asking)


def test_a_form_asks_and_brings_the_answer(asking: Path) -> None:
    done("form", "--month", "2025-10", "--unit", "区科协", "-o", "f", folder=asking)
    (path,) = (asking / "f").iterdir()
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    rows = {str(row[0].value): row for row in sheet.iter_rows()}
    told = [cell.value for cell in rows["asked:1"] if cell.value]
    assert told == ["asked:1", "大智街 2025-10-09", f"2.1 织密科创网格服务体系：{TITLE}。{ASK}"]
    white = next(cell.column for cell in rows["#asked"] if cell.value == "text")
    sheet.cell(rows["asked:1"][0].row, white).value = "腾出两间。"
    book.save(path)
    done("collect", "f", "--yes", folder=asking)
    report = asking.joinpath("units/qkx/2025-10.yaml").read_text("utf-8")
    assert f"answers:\n  - unit: jd-dazhi\n    ref: 2.1\n    title: {TITLE}\n" in report
    assert "腾出两间。" in shown("status", "大智街", folder=asking)


def test_a_form_s_new_problem_names_who_is_asked(copied: Path) -> None:
    done("form", "--month", "2025-10", "--unit", "大智街", "-o", "f", folder=copied)
    (path,) = (copied / "f").iterdir()
    form = Filled.__new__(Filled)
    form.book = openpyxl.load_workbook(path)
    form.sheets = form.book.worksheets[:-1]
    form.sheet = form.sheets[0]
    form.columns = {
        row[0].value[1:]: {cell.value: cell.column for cell in row[1:] if cell.value}
        for sheet in form.sheets
        for row in sheet.iter_rows()
        if str(row[0].value or "").startswith("#")
    }
    task = "2.1 织密科创网格服务体系"
    form.put("problems:1", task=task, text=TITLE, ask=ASK, of="区委办、区科协会").save(path)
    assert "没有单位 区科协会" in run("collect", "f", "--yes", folder=copied).out
    form.put("problems:1", of="区委办，区科协").save(path)
    done("collect", "f", "--yes", folder=copied)
    report = copied.joinpath("units/jd-dazhi/2025-10.yaml").read_text("utf-8")
    assert "    of:\n      - bgs\n      - qkx\n" in report


EXTEND = ("record", "request", "extend", "2.3/pilot-platforms", "--until", "11月30日")
WHY = ("--reason", "选址未定", "--unit", "jxkc")
REFUSE = ("decide", "refuse", "2.3/pilot-platforms", "--unit", "jxkc", "--reason", "应抓紧")


def test_a_request_waits_and_a_decision_answers_it(copied: Path) -> None:
    assert "2.3/pilot-platforms：申请延期至 2025-11-30" in done(*EXTEND, *WHY, folder=copied)
    assert "待决申请 1 件" in shown("status", folder=copied)
    for asked in (("why", "2.3/pilot-platforms"), ("status", "jxkc"), ("status", "2025-10")):
        assert "待决，已0天" in shown(*asked, folder=copied)
    assert "选址未定" in shown("log", "2.3/pilot-platforms", folder=copied)
    decide = ("decide", "extend", "2.3/pilot-platforms", "--until", "11月20日", "--reason", "同意")
    ended = run(*decide, folder=copied)
    assert "以此答复区经信科创局 2025-10-09 的申请。" in ended.err
    told = shown("why", "2.3/pilot-platforms", folder=copied)
    assert "2025-10-09 同意，延至2025-11-20：同意" in told
    assert "待决申请" not in shown("status", folder=copied)


def test_a_refused_request_is_told_on_the_next_form(copied: Path) -> None:
    assert "待决的有：无" in refused(*REFUSE, folder=copied)
    done(*EXTEND, *WHY, folder=copied)
    done(*REFUSE, folder=copied)
    assert "今天已答复不同意：应抓紧" in refused(*EXTEND, *WHY, folder=copied)
    done("form", "--month", "2025-10", "--unit", "jxkc", "-o", "f", folder=copied)
    sheet = openpyxl.load_workbook(next((copied / "f").iterdir())).worksheets[0]
    told = [str(cell.value) for row in sheet.iter_rows() for cell in row]
    assert any("2025-10-09 不同意：应抓紧" in text for text in told)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (("extend", "2.3/pilot-platforms"), "请写 --until 和 --reason"),
        (("close", "2.3/pilot-platforms", "--until", "11月30日"), "不写 --until"),
        (("exempt", "2.3/pilot-platforms"), "extend、close"),
        (("close", "2.3"), "2.3/pilot-platforms"),
        (("extend", "2.3/pilot-platforms", "--until", "9月1日", "--reason", "推迟"), "--until"),
        (("extend", "main-grids", "--until", "9月1日", "--reason", "推迟"), "--until"),
    ],
)
def test_a_request_that_cannot_be_meant_is_refused(
    copied: Path, line: tuple[str, ...], why: str
) -> None:
    assert why in refused("record", "request", *line, "--unit", "jxkc", folder=copied)


def test_what_is_settled_or_waits_is_not_asked_again(copied: Path) -> None:
    line = ("record", "request", "close", "main-grids", "--unit", "jxkc")
    assert "已经销号" in run(*line, folder=copied).err
    done(*EXTEND, *WHY, folder=copied)
    assert "等待统筹单位决定" in run(*EXTEND, *WHY, folder=copied).err


def test_others_do_not_ask_for_it(copied: Path) -> None:
    assert "R104" in refused(*EXTEND, "--reason", "选址未定", "--unit", "bgs", folder=copied)
    assert "R130" in refused(*EXTEND, "--reason", "选址未定", "--unit", "后湖街", folder=copied)


INSTRUCT = ("decide", "instruct", "请会商网格用房。", "--unit", "区委办", "--unit", "区科协")
UNTIL = ("--until", "10月20日", "--by", "区长")


def test_an_instruction_is_counted_like_a_paper(copied: Path) -> None:
    assert "由谁作出？" in refused(*INSTRUCT, "--until", "10月20日", folder=copied)
    assert done(*INSTRUCT, *UNTIL, folder=copied).startswith(
        "区长批示（instruction/2025-10-1），区委(区政府)办、区科协承办，2025-10-20 前办结："
    )
    assert "没有变化" in done(*INSTRUCT, *UNTIL, folder=copied)
    answer = ("record", "answer", "instruction/2025-10-1", "已会商。", "--unit", "区委办")
    done(*answer, folder=copied)
    due = shown("due", "--on", "2025-10-25", folder=copied)
    assert "批示 1 件、2 个单位，按单位计：按时办结 1，逾期办结 0，逾期未办结 1，未到期 0" in due
    told = shown("why", "instruction/2025-10-1", folder=copied)
    assert "2025-10-09 已答复，见 units/bgs/2025-10.yaml:" in told
    assert "批示未办结 1 件、1 个单位，其中逾期 0 个单位" in shown("status", folder=copied)
    late = shown("status", "--lang", "en", "--on", "2025-10-25", folder=copied)
    assert "instructions not carried out: 1, by 1 unit, of these overdue: 1 unit" in late
    assert "请会商网格用房" in shown("due", "--remind", "--unit", "区科协", folder=copied)
    assert "已会商。" in shown("log", "instruction/2025-10-1", folder=copied)


def test_a_reminder_asks_for_an_overdue_instruction_to_be_carried_out(copied: Path) -> None:
    done(*INSTRUCT, *UNTIL, folder=copied)
    line = ("due", "--remind", "--unit", "区科协", "--on", "2025-10-25")
    told = shown(*line, folder=copied)
    assert "尚未收到落实情况：区长批示“请会商网格用房。”" in told
    assert "请尽快落实并答复。" in told


def test_an_instruction_to_a_group_is_one_and_names_each_of_its_units_once(copied: Path) -> None:
    line = ("decide", "instruct", "请会商。", "--unit", "streets", "--unit", "大智街", *UNTIL)
    done(*line, folder=copied)
    due = shown("due", folder=copied)
    assert "批示 1 件、16 个单位，按单位计：" in due
    assert "未到期 16" in due
    assert "批示未办结 1 件、16 个单位，其中逾期 0 个单位" in shown("status", folder=copied)
    late = shown("status", "--lang", "en", "--on", "2025-10-25", folder=copied)
    assert "instructions not carried out: 1, by 16 units, of these overdue: 16 units" in late


@pytest.mark.parametrize("typed", ["2025-10-1", "批示 2025-10-1", "Instruction／2025–10–01"])
def test_an_instruction_is_found_however_its_number_is_typed(copied: Path, typed: str) -> None:
    done(*INSTRUCT, *UNTIL, folder=copied)
    for command in ("show", "why", "log"):
        assert "请会商网格用房。" in shown(command, typed, folder=copied)


def test_an_instruction_that_was_not_given_is_answered_with_those_that_were(copied: Path) -> None:
    done(*INSTRUCT, *UNTIL, folder=copied)
    for command in ("show", "why", "log", "status"):
        assert refused(command, "批示2025-10-7", folder=copied) == (
            "anplan：没有批示 批示2025-10-7。现有批示：instruction/2025-10-1\n"
        )


def test_instructions_given_at_once_have_a_number_each(copied: Path) -> None:
    line = (*PROGRAM, "decide", "instruct", "--unit", "大智街", *UNTIL)
    started = [
        subprocess.Popen(
            [*line, f"批示{number}"],
            cwd=copied,
            env=environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        for number in range(4)
    ]
    assert [process.communicate()[1] for process in started] == [b""] * 4
    text = copied.joinpath("plan/decisions/2025-10.yaml").read_text("utf-8")
    assert sorted(re.findall("instruction/(.*)", text)) == [f"2025-10-{n}" for n in range(1, 5)]
    assert sorted(re.findall("批示[0-9]", text)) == [f"批示{number}" for number in range(4)]


def test_a_name_that_is_no_unit_is_answered_with_the_units_and_the_groups(copied: Path) -> None:
    line = ("record", "problem", "2.1", TITLE, "--of", "文旅局", "--unit", "大智街", "--lang", "en")
    told = refused(*line, folder=copied)
    assert "There is no unit 文旅局. Name one of them: 区经信科创局, 区发改局" in told
    assert "; groups are 各街道办事处" in told


def test_grades_are_named_in_both_languages_for_who_reads_english(copied: Path) -> None:
    line = ("decide", "evaluate", "--by", "政协委员组", "--text", "进展明显。", "--grade", "good")
    told = refused(*line, "--lang", "en", folder=copied)
    assert "Write satisfied (满意), mostly (基本满意) or dissatisfied (不满意)" in told


def test_an_evaluation_is_shown(copied: Path) -> None:
    line = ("decide", "evaluate", "--by", "政协委员组", "--text", "进展明显。")
    assert "满意、基本满意、不满意" in refused(*line, "--grade", "很好", folder=copied)
    assert done(*line, "--grade", "基本满意", folder=copied).startswith(
        "政协委员组评价：基本满意；进展明显。\n"
    )
    assert "工作评价：政协委员组（2025-10-09）：基本满意；进展明显。" in shown(
        "status", folder=copied
    )
    assert '"grade": "mostly"' in shown("status", "--format", "json", folder=copied)


def test_a_brief_says_who_has_answered_and_who_has_not(copied: Path) -> None:
    line = ("record", "problem", "2.1", TITLE, "--ask", ASK, "--unit", "花桥街")
    done(*line, "--of", "区委办", "--of", "四唯街", "--month", "2025-09", folder=copied)
    done("record", "answer", "2.1", "腾出两间。", "--unit", "四唯街", folder=copied)
    brief = shown("brief", "--month", "2025-09", "-o", "-", folder=copied)
    (problem,) = [text for text in brief.split("\n") if TITLE in text and text[:1].isdigit()]
    assert "四唯街道办事处10月9日答复：腾出两间。" in problem
    assert problem.endswith("尚未答复：区委（区人民政府）办公室。")


def test_the_same_words_on_another_day_are_another_evaluation(copied: Path) -> None:
    line = ("decide", "evaluate", "--by", "政协委员组", "--text", "进展明显。", "--grade", "满意")
    done(*line, "--on", "2025-10-08", folder=copied)
    assert done(*line, folder=copied).startswith("政协委员组评价：满意；进展明显。\n")
    assert "没有变化" in done(*line, folder=copied)
    text = copied.joinpath("plan/decisions/2025-10.yaml").read_text("utf-8")
    assert re.findall("on: (.*)\n    kind: evaluate", text) == ["2025-10-08", "2025-10-09"]


@pytest.mark.parametrize(
    "typed",
    [
        "INSTRUCTION/2025-10-1",
        "instruction/2025-10-01",
        "2025-10-1",
        "批示10-1",
        "ｉｎｓｔｒｕｃｔｉｏｎ／２０２５－１０－１",
    ],
)
def test_an_instruction_is_answered_however_its_number_is_typed(copied: Path, typed: str) -> None:
    done(*INSTRUCT, *UNTIL, folder=copied)
    done("record", "answer", typed, "已会商。", "--unit", "区委办", folder=copied)
    text = copied.joinpath("units/bgs/2025-10.yaml").read_text("utf-8")
    assert "  - ref: instruction/2025-10-1\n" in text
