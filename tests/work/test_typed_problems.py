"""Problems with what was typed: by their thing where no file has the line, else by the line."""

from anplan.base.message import say
from anplan.base.problem import Place, Problem
from anplan.files.disk.draft import Draft
from anplan.show.findings.problems import problem_line
from anplan.show.words import Words
from anplan.work.typed_problems import typed_problems
from tests.builders import project

ENGLISH = Words("en")
FILE = "units/jxkc/2025-06.yaml"
BEFORE = "submitted: 2025-07-01\nprogress:\n  - ref: 2.4\n    text: a\n"
AFTER = f"{BEFORE}  - ref: 9.9\n    text: b\n"


def told(before: bytes | None, line: int, file: str = FILE) -> str:
    problem = Problem("V120", "warning", Place(file, line, 5), say("nothing"))
    made = Draft(FILE, before, AFTER)
    (one,) = typed_problems(ENGLISH, project(), made, [problem])
    return problem_line(ENGLISH, one)


def test_a_line_that_no_file_has_is_told_by_its_thing() -> None:
    assert told(BEFORE.encode(), 6) == "warning V120  9.9: nothing."
    assert told(None, 4) == "warning V120  2.4: nothing."


def test_a_line_that_is_there_is_told_by_its_place() -> None:
    assert told(BEFORE.encode(), 4) == f"{FILE}:4:5 warning V120  nothing."
    assert told(BEFORE.replace("\n", "\r\n").encode(), 4).startswith(f"{FILE}:4:5 ")
    assert told(None, 4, "plan/plan.yaml").startswith("plan/plan.yaml:4:5 ")


def test_what_is_about_no_entry_is_told_alone() -> None:
    assert told(None, 1) == "warning V120  nothing."
