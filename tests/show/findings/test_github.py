"""Findings for GitHub: no data becomes a command, no finding gets lost."""

import pytest

from anplan.base.message import say
from anplan.base.problem import Level, Place, Problem
from anplan.show.findings.github import MOST_BYTES, log_lines, summary_table
from anplan.show.safe import log_line
from anplan.show.words import Words

ENGLISH, CHINESE = Words("en"), Words("zh_CN")
FILE = "units/sfj/2025-06.yaml"


def problem(
    text: str = "网格", level: Level = "error", file: str = FILE, line: int = 12, code: str = "R103"
) -> Problem:
    return Problem(code, level, Place(file, line, 10 if line else 0), say("{text}", text=text))


def annotated(problem: Problem, prefix: str = "") -> str:
    (line,) = log_lines(ENGLISH, [problem], prefix)
    return line


@pytest.mark.parametrize(
    ("level", "command"), [("error", "error"), ("warning", "warning"), ("note", "notice")]
)
def test_a_finding_is_a_command_of_its_gravity(level: Level, command: str) -> None:
    assert annotated(problem(level=level)) == (
        f"::{command} file=units/sfj/2025-06.yaml,line=12,col=10,title=R103::网格."
    )


def test_a_whole_file_has_no_line() -> None:
    assert annotated(problem(line=0)) == f"::error file={FILE},title=R103::网格."


def test_the_file_is_named_from_the_top_of_the_repository() -> None:
    assert annotated(problem(), "a b/plan one/").startswith(f"::error file=a b/plan one/{FILE},")


def test_what_files_say_stays_within_its_command() -> None:
    hostile = "50%\r\n::stop-commands::x\x1b[2J: a, b"
    assert annotated(problem(hostile)).endswith(
        r",title=R103::50%25\x0d ::stop-commands::x\x1b[2J: a, b."
    )


def test_a_file_name_stays_within_its_property() -> None:
    file = "units/a,line=9::%\n::error::b.yaml"
    assert annotated(problem(file=file, line=0)) == (
        r"::error file=units/a%2Cline=9%3A%3A%25\x0a%3A%3Aerror%3A%3Ab.yaml,title=R103::网格."
    )


def test_the_ten_worst_are_annotated_and_the_others_are_lines() -> None:
    notes = [problem(f"n{count}", "note", line=count) for count in range(1, 9)]
    warnings = [problem(f"w{count}", "warning", line=count) for count in range(1, 5)]
    lines = list(log_lines(ENGLISH, [*notes, *warnings, problem("e")], ""))
    kinds = [line.split(" ")[0] for line in lines]
    assert kinds[:10] == ["::error", *["::warning"] * 4, *["::notice"] * 5]
    assert lines[10:] == [f"{FILE}:{count}:10 note R103  n{count}." for count in (6, 7, 8)]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("::error::x", r"\::error::x"),
        ("  ::error::x", r"\  ::error::x"),
        ("a\n::error::x", r"a\x0a::error::x"),
        ("a ##[add-mask]b", "a ## [add-mask]b"),
        ("区科协：未报", "区科协：未报"),
    ],
)
def test_no_line_of_the_log_is_a_command(text: str, shown: str) -> None:
    assert log_line(text) == shown


def test_the_table_has_every_finding_the_worst_first() -> None:
    problems = [problem("甲", "note"), *[problem(f"乙{count}", line=0) for count in range(11)]]
    lines = summary_table(CHINESE, problems, "sub/", "读取 3/3 个文件").splitlines()
    assert lines[:5] == [
        "### anplan check",
        "",
        "| 级别 | 位置 | 规则 | 问题 |",
        "| --- | --- | --- | --- |",
        f"| 错误 | sub/{FILE} | R103 | 乙0。 |",
    ]
    assert lines[-3:] == [f"| 提示 | sub/{FILE}:12 | R103 | 甲。 |", "", "读取 3/3 个文件"]
    assert len(lines) == 4 + 12 + 2


def test_no_finding_no_table() -> None:
    table = summary_table(ENGLISH, [], "", "read 3/3 files")
    assert table == "### anplan check\n\nread 3/3 files\n"


def test_what_files_say_stays_within_its_cell() -> None:
    table = summary_table(ENGLISH, [problem("a | b\n<img src=x>")], "", "[c](d)")
    assert r"| R103 | a \| b \<img src=x\>. |" in table
    assert r"\[c\](d)" in table


def test_a_table_too_large_for_a_summary_says_how_much_is_left_out() -> None:
    problems = [problem("长" * (MOST_BYTES // 30)) for _ in range(12)]
    table = summary_table(ENGLISH, problems, "", "read 3/3 files")
    assert len(table.encode()) < 1 << 20
    assert "\n\n3 more findings: anplan check\n\nread 3/3 files\n" in table
