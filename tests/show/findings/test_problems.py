"""Problems shown: the line, a caret under the value in cells, the cure."""

from typing import Any

import pytest

from anplan.base.message import say
from anplan.base.problem import Level, Place, Problem
from anplan.show.findings.problems import problem_line, problems_screen
from anplan.show.layout.cells import cell_width
from anplan.show.layout.lines import plain
from anplan.show.words import Words

ENGLISH, CHINESE = Words("en"), Words("zh_CN")


def problem(level: Level = "error", hint: bool = True, **place: Any) -> Problem:
    where = Place(**({"file": "units/sfj/2025-06.yaml"} | place))
    cure = say("Did you mean {word}?", word="2.2") if hint else None
    return Problem("R103", level, where, say("Nothing here is called {word}", word="2.22"), cure)


def shown(problem: Problem, words: Words = CHINESE) -> str:
    return plain(problems_screen(words, [problem]))


def test_the_caret_stands_under_the_value() -> None:
    unknown = problem(line=12, column=10, width=4, source="  - ref: 2.22")
    assert shown(unknown) == (
        "units/sfj/2025-06.yaml:12:10 错误 R103  没有 2.22。是不是 2.2？\n"
        "   12 |   - ref: 2.22\n"
        "      |          ^^^^\n"
    )
    assert shown(unknown, ENGLISH).startswith(
        "units/sfj/2025-06.yaml:12:10 error R103  Nothing here is called 2.22. Did you mean 2.2?\n"
    )


@pytest.mark.parametrize(
    ("source", "column", "width", "before", "carets"),
    [
        ("title: 网格队伍场地不足", 8, 8, 7, 16),
        ("标题：网格", 4, 2, 6, 4),
        ("text: “拨转股”项目", 10, 2, 11, 3),
        ("\ttext: 场地", 8, 2, 7, 4),
        ("text: a\x1bb", 8, 1, 7, 4),
        ("text:", 6, 1, 5, 1),
    ],
)
def test_the_caret_counts_cells(
    source: str, column: int, width: int, before: int, carets: int
) -> None:
    line = shown(problem(line=7, column=column, width=width, source=source)).splitlines()[2]
    assert line == "      | " + " " * before + "^" * carets


def test_a_wide_line_number_keeps_the_caret_in_place() -> None:
    unknown = problem(line=123456, column=3, width=2, source="  网")
    _, line, caret = shown(unknown).splitlines()
    assert caret.index("^") == cell_width(line[: line.index("网")])


def test_a_whole_file_has_no_line() -> None:
    assert shown(problem()) == "units/sfj/2025-06.yaml 错误 R103  没有 2.22。是不是 2.2？\n"


@pytest.mark.parametrize(("level", "name"), [("warning", "提醒"), ("note", "提示")])
def test_levels(level: Level, name: str) -> None:
    assert f" {name} R103  没有 2.22。\n" in shown(problem(level, hint=False))


def test_names_and_values_from_files_are_harmless() -> None:
    where = Place("units/a\nb\x1b[31m.yaml")
    message = say("Nothing here is called {word}", word="x\n\x1b]0;y\x07{z}")
    assert problem_line(ENGLISH, Problem("R103", "error", where, message)) == (
        r"units/a\x0ab\x1b[31m.yaml error R103  Nothing here is called x \x1b]0;y\x07{z}."
    )
