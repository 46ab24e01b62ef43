"""``record`` and ``decide``: a command for each kind, its own help, options and refusals."""

from pathlib import Path

import pytest

from tests.program import refused, run, shown

WHO = "区科协"
READING_ZH = """\
用法：anplan record reading INDICATOR VALUE --as-of DAY [OPTIONS]
记一个指标的数值及其数据日期。
  anplan record reading 技术合同成交额 178.6亿元 --as-of 9月30日

参数：
  INDICATOR  指标，代号、名称均可。
  VALUE      数值，按该指标的计量单位；也可写明单位，如 178.6亿元。

选项：
  --as-of DAY       数据日期。
  --preliminary     初步数。
  --evidence TITLE  佐证材料名称。
  --compared VALUE  同一日期对比对象的数值，即对比值，如平均水平。
  --reason TEXT     数值为何更改或异常。
  --period PERIOD   哪一期；不写则为下一份该报的。
  --month MONTH     月份：2025-06；即 --period 写月份。
  --unit UNIT       填报单位；不写则取 ANPLAN_UNIT 或 git 设置 anplan.unit。
  --submitted DAY   报送日期。
  --dry-run         只显示将写什么，不写文件。
  --commit          只提交这一个文件。
  --yes             有提醒也写入。
  -C DIR            在此文件夹中操作。
  --lang LANG       语言：zh_CN 或 en。
  -h, --help        显示此帮助。
"""
CLOSE_EN = """\
Usage: anplan decide close REF --reason TEXT [OPTIONS]
Close out an indicator, a milestone or recurring work that is done.
  anplan decide close main-grids --reason "inspected"

Arguments:
  REF  The indicator, the milestone or the recurring work: main-grids,
       2.3/pilot-platforms.

Options:
  --reason TEXT  Why.
  --by POST      The post that takes the decision.
  --on DAY       The day of the decision; today if absent.
  --dry-run      Show what would be written; write nothing.
  --commit       Commit this file, and nothing else.
  --yes          Write even if a rule warns.
  -C DIR         Work in this folder.
  --lang LANG    Language: zh_CN or en.
  -h, --help     Show this message and exit.
"""


@pytest.mark.parametrize("line", ["reading --help", "reading -h", "--help reading", "-h reading x"])
def test_the_help_of_a_kind_tells_of_it_alone(tmp_path: Path, line: str) -> None:
    assert shown("record", *line.split(), folder=tmp_path) == READING_ZH


def test_the_help_of_a_kind_in_english(tmp_path: Path) -> None:
    assert shown("decide", "close", "--help", "--lang", "en", folder=tmp_path) == CLOSE_EN


@pytest.mark.parametrize(
    ("language", "title", "first", "last"),
    [
        (
            "zh_CN",
            "种类：",
            "  reading      记一个指标的数值及其数据日期。",
            "  nothing      说明本期为何无内容可报。",
        ),
        (
            "en",
            "Kinds:",
            "  reading      Record a figure of an indicator, as of its own day.",
            "  nothing      Say why there is nothing to report this time.",
        ),
    ],
)
def test_the_help_of_record_lists_the_kinds(
    tmp_path: Path, language: str, title: str, first: str, last: str
) -> None:
    rows = shown("record", "--help", folder=tmp_path, ANPLAN_LANG=language).split("\n")
    begin, end = rows.index(title), rows.index(last)
    assert rows[begin + 1] == first
    assert rows[end + 1] == ""


def test_the_help_of_decide_lists_the_kinds(tmp_path: Path) -> None:
    text = shown("decide", "--help", folder=tmp_path)
    kinds = text.partition("种类：\n")[2].partition("\n\n")[0]
    assert [row.split()[0] for row in kinds.split("\n")] == [
        "return",
        "ask",
        "answer",
        "refuse",
        "instruct",
        "evaluate",
        "close",
        "reopen",
        "extend",
        "exempt",
    ]


CASES = [
    (
        "record reading",
        "缺少 指标（INDICATOR）。写法：anplan record reading INDICATOR VALUE --as-of DAY [OPTIONS]",
        "INDICATOR is missing. Write: anplan record reading INDICATOR VALUE --as-of DAY [OPTIONS]",
    ),
    (
        "record reading tech-contracts 190",
        "缺少 --as-of。写法：anplan record reading INDICATOR VALUE --as-of DAY [OPTIONS]",
        "--as-of is missing. Write: anplan record reading INDICATOR VALUE --as-of DAY [OPTIONS]",
    ),
    (
        "record milestone 2.3/pilot-platforms",
        "缺少 --done。写法：anplan record milestone REF --done DAY [OPTIONS]",
        "--done is missing. Write: anplan record milestone REF --done DAY [OPTIONS]",
    ),
    (
        "record item",
        "缺少 清单（REGISTER）。写法：anplan record item REGISTER [ID] [OPTIONS]",
        "REGISTER is missing. Write: anplan record item REGISTER [ID] [OPTIONS]",
    ),
    (
        "record problem 2.1",
        "缺少 标题（TITLE）。写法：anplan record problem REF TITLE [OPTIONS]",
        "TITLE is missing. Write: anplan record problem REF TITLE [OPTIONS]",
    ),
    (
        "record progress 1.1",
        "缺少正文。请直接写出，或用 --file，或用 - 从标准输入读取；也可设置 EDITOR",
        "The text is missing. Give it, or --file, or - for stdin; or set EDITOR",
    ),
    (
        "decide return 大智街 2025-09",
        "缺少 --reason。写法：anplan decide return UNIT PERIOD --reason TEXT [OPTIONS]",
        "--reason is missing. Write: anplan decide return UNIT PERIOD --reason TEXT [OPTIONS]",
    ),
    (
        "decide ask tech-loans 为何？",
        "缺少 --unit。写法：anplan decide ask REF TEXT --unit UNIT [OPTIONS]",
        "--unit is missing. Write: anplan decide ask REF TEXT --unit UNIT [OPTIONS]",
    ),
    (
        "decide extend main-grids --reason x",
        "缺少 --until。写法：anplan decide extend REF --until DAY --reason TEXT [OPTIONS]",
        "--until is missing. Write: anplan decide extend REF --until DAY --reason TEXT [OPTIONS]",
    ),
    (
        "record readin x",
        "没有这种记录：readin。是不是 reading？",
        "There is no kind of entry readin. Did you mean reading?",
    ),
    (
        "record --month 2025-10 progres 1.1 x",
        "没有这种记录：progres。是不是 progress？",
        "There is no kind of entry progres. Did you mean progress?",
    ),
    (
        "decide letter",
        "没有这种统筹意见：letter。可用：return、ask、answer、refuse、instruct、evaluate、close、reopen、extend、exempt",
        "There is no kind of decision letter. Use one of: return, ask, answer, refuse, instruct, evaluate, close, reopen, extend, exempt",
    ),
    (
        "decide",
        "缺少 种类（KIND）。可用：return、ask、answer、refuse、instruct、evaluate、close、reopen、extend、exempt",
        "KIND is missing. Use one of: return, ask, answer, refuse, instruct, evaluate, close, reopen, extend, exempt",
    ),
    (
        "decide --reason x",
        "缺少 种类（KIND）。可用：return、ask、answer、refuse、instruct、evaluate、close、reopen、extend、exempt",
        "KIND is missing. Use one of: return, ask, answer, refuse, instruct, evaluate, close, reopen, extend, exempt",
    ),
    (
        "record reading x 1 --as-off 2025-09-30",
        "reading 不用 --as-off。是不是 --as-of？",
        "reading takes no --as-off. Did you mean --as-of?",
    ),
    (
        "record next 1.1 x --done 2025-10-01",
        "next 不用 --done。用法见 anplan record next --help",
        "next takes no --done. anplan record next --help shows how it is used",
    ),
    (
        "record --done 2025-10-01 next 1.1 x",
        "next 不用 --done。用法见 anplan record next --help",
        "next takes no --done. anplan record next --help shows how it is used",
    ),
    (
        "record --xyzzy 1 next 1.1 x",
        "没有选项 --xyzzy。用法见 anplan record --help",
        "There is no option --xyzzy. anplan record --help shows how it is used",
    ),
    (
        "record reading x 1 --as-of",
        "--as-of 后要写值。用法见 anplan record reading --help",
        "--as-of needs a value. anplan record reading --help shows how it is used",
    ),
    (
        "decide close x --dry-run=1",
        "--dry-run 后不写值。用法见 anplan decide close --help",
        "--dry-run takes no value. anplan decide close --help shows how it is used",
    ),
    (
        "record next 1.1 走访 企业 6家",
        "参数多余：企业 6家。含空格的文字请加引号",
        "Too much was given: 企业 6家. Put a text of several words into quotes",
    ),
    (
        "decide close x y --reason z",
        "参数多余：y。含空格的文字请加引号",
        "Too much was given: y. Put a text of several words into quotes",
    ),
]


@pytest.mark.parametrize(("line", "chinese", "english"), CASES)
def test_what_is_wrong_with_a_kind_is_one_line(
    sample: Path, line: str, chinese: str, english: str
) -> None:
    for language, message in (("zh_CN", f"anplan：{chinese}"), ("en", f"anplan: {english}")):
        assert (
            refused(*line.split(), folder=sample, ANPLAN_UNIT=WHO, ANPLAN_LANG=language) == message
        )


@pytest.mark.parametrize(
    ("line", "lacks"),
    [
        (["record", "reading", "", "1", "--as-of", "2025-09-30"], "指标（INDICATOR）"),
        (["record", "reading", "x", "1", "--as-of", ""], "--as-of"),
        (["record", "item", "projects", "", "--stage", "x", "--on", "2025-10-08"], "编号（ID）"),
        (["record", "problem", "1.1", ""], "标题（TITLE）"),
        (["decide", "ask", "tech-loans", "", "--unit", "bgs"], "正文（TEXT）"),
        (["decide", "close", "main-grids", "--reason", ""], "--reason"),
    ],
)
def test_what_is_needed_and_empty_is_missing(sample: Path, line: list[str], lacks: str) -> None:
    assert refused(*line, folder=sample, ANPLAN_UNIT=WHO).startswith(
        f"anplan：缺少 {lacks}。写法："
    )


FIGURE = ["reading", "技术合同成交额", "178.6", "--as-of", "2025-09-30"]
WHERE = ["--unit", "jxkc", "--month", "2025-10", "--dry-run"]


@pytest.mark.parametrize(
    "line",
    [
        [*FIGURE, *WHERE],
        [*WHERE, *FIGURE],
        [*WHERE, *FIGURE[3:], *FIGURE[:3]],
        ["--unit=jxkc", "--as-of=2025-09-30", *FIGURE[:3], "--month", "2025-10", "--dry-run"],
        [
            "--dry-run",
            "reading",
            "--month",
            "2025-10",
            *FIGURE[1:2],
            *FIGURE[3:],
            "178.6",
            "--unit",
            "jxkc",
        ],
        [*WHERE, *FIGURE[3:], "--", *FIGURE[:3]],
        [*FIGURE[:1], *FIGURE[3:], *WHERE, "--", *FIGURE[1:3]],
    ],
)
def test_options_stand_anywhere(sample: Path, line: list[str]) -> None:
    usual = shown("record", *FIGURE, *WHERE, folder=sample)
    assert "+    value: 178.6\n+    as_of: 2025-09-30\n" in usual
    assert shown("record", *line, folder=sample) == usual


def test_the_same_of_decide(sample: Path) -> None:
    usual = shown(
        "decide",
        "reopen",
        "main-grids",
        "--reason",
        "已核验",
        "--on",
        "2025-10-01",
        "--dry-run",
        folder=sample,
    )
    assert "+    reason: |-\n" in usual
    assert usual == shown(
        "decide",
        "--on",
        "2025-10-01",
        "--dry-run",
        "--reason",
        "已核验",
        "reopen",
        "main-grids",
        folder=sample,
    )


def test_an_option_that_stands_twice_before_the_kind_is_kept_twice(sample: Path) -> None:
    text = shown("record", "--evidence", "甲", "--evidence", "乙", *FIGURE, *WHERE, folder=sample)
    assert "+      - title: 甲\n+      - title: 乙\n" in text


def test_a_negative_figure_is_a_figure(sample: Path) -> None:
    line = ["record", "reading", "hightech-growth", "-3.2", "--as-of", "2025-09-30", *WHERE]
    assert "+    value: -3.2\n" in shown(*line, folder=sample)
    assert "+    value: -3.2\n" in shown(*line[:3], *line[4:], "--", "-3.2", folder=sample)


@pytest.mark.parametrize("text", ["- 走访企业6家", "-走访", "-3家减少", "--走访", "—— 走访"])
def test_a_text_may_begin_with_a_dash(sample: Path, text: str) -> None:
    where = ["--month", "2025-10", "--dry-run"]
    typed = ["--", text] if text.startswith("--") else [text]
    assert f"+      {text}\n" in shown(
        "record", "next", "1.1", *where, *typed, folder=sample, ANPLAN_UNIT=WHO
    )


def test_an_option_s_value_may_begin_with_a_dash(sample: Path) -> None:
    text = shown(
        "record",
        "--text",
        "-x",
        "problem",
        "1.1",
        "场地",
        "--ask",
        "--done",
        "--month",
        "2025-10",
        "--dry-run",
        folder=sample,
        ANPLAN_UNIT=WHO,
    )
    assert "+      -x\n" in text
    assert "+      --done\n" in text


def test_without_a_kind_there_is_only_the_walk(sample: Path) -> None:
    told = refused("record", "--month", "2025-10", folder=sample, ANPLAN_UNIT=WHO)
    assert told.startswith("anplan：没有写明记什么。")
    told = refused("record", "--as-of", "2025-09-30", folder=sample, ANPLAN_UNIT=WHO)
    assert told.startswith("anplan：缺少 种类（KIND）。可用：reading、unavailable、")


def test_the_unit_is_that_of_the_environment(sample: Path) -> None:
    done = run(
        "record", "nothing", "无", "--month", "2025-10", "--dry-run", folder=sample, ANPLAN_UNIT=WHO
    )
    assert "b/units/qkx/2025-10.yaml" in done.out
