"""From the keys that lead to a value to the line a person looks at."""

from pathlib import Path

import pytest

from anplan.base.message import say
from anplan.base.problem import Place, Problem, Spot
from anplan.files.yaml.places import Places
from tests.files.yaml.written import REPORT, loaded

TEXT = """\
# 六月
submitted: 2025-07-03
readings:
  - indicator: tech-contracts
    value: 121.3   # 快报
    evidence:
      - {title: "统计 快报", issuer: 市局}
progress:
  - ref: 2.4
    text: |-

      完成培训。
      下月继续。
  - ref: 2.3
    text: >-
      走访
curve: {2025-06-30: 90}
nothing:
"""
PLACES = Places({REPORT: TEXT, "plan/source.txt": "方案\n"})


def marked(place: Place) -> str:
    return place.source[place.column - 1 :][: place.width]


@pytest.mark.parametrize(
    ("path", "line", "column", "text"),
    [
        (("submitted",), 2, 12, "2025-07-03"),
        (("readings",), 4, 3, "- indicator: tech-contracts"),
        (("readings", 0), 4, 5, "indicator: tech-contracts"),
        (("readings", 0, "value"), 5, 12, "121.3"),
        (("readings", 0, "evidence", 0, "title"), 7, 17, '"统计 快报"'),
        (("readings", 0, "evidence", 0), 7, 9, '{title: "统计 快报", issuer: 市局}'),
        (("progress", 0, "text"), 12, 7, "完成培训。"),
        (("progress", 1, "text"), 16, 7, "走访"),
        (("curve", "2025-06-30"), 17, 21, "90"),
        (("nothing",), 18, 9, ""),
        ((), 2, 1, "submitted: 2025-07-03"),
    ],
)
def test_a_value_is_found_where_it_was_typed(
    path: tuple[str | int, ...], line: int, column: int, text: str
) -> None:
    place = PLACES.find(Spot(REPORT, path))
    assert (place.line, place.column, marked(place)) == (line, column, text)
    assert place.source == TEXT.split("\n")[line - 1]


@pytest.mark.parametrize(
    ("path", "line", "column", "text"),
    [
        (("submitted",), 2, 1, "submitted"),
        (("readings", 0, "value"), 5, 5, "value"),
        (("readings", 0, "evidence", 0, "issuer"), 7, 26, "issuer"),
        (("curve", "2025-06-30"), 17, 9, "2025-06-30"),
        (("readings", 0), 4, 5, "indicator: tech-contracts"),
    ],
)
def test_a_key_is_found_where_it_was_typed(
    path: tuple[str | int, ...], line: int, column: int, text: str
) -> None:
    place = PLACES.find(Spot(REPORT, path, on_key=True))
    assert (place.line, place.column, marked(place)) == (line, column, text)


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        (("readings", 0, "as_of"), 4, 5),
        (("readings", 7), 4, 3),
        (("readings", 7, "value"), 4, 3),
        (("readings", "value"), 4, 3),
        (("submitted", "day"), 2, 12),
        (("submitted", 0), 2, 12),
        (("milestones", 0, "done"), 2, 1),
        ((0,), 2, 1),
    ],
)
def test_what_is_missing_is_placed_at_what_is_around_it(
    path: tuple[str | int, ...], line: int, column: int
) -> None:
    place = PLACES.find(Spot(REPORT, path))
    assert (place.line, place.column) == (line, column)


@pytest.mark.parametrize("file", ["plan/source.txt", "units/jxkc/unit.yaml"])
def test_a_text_that_is_no_yaml_or_was_not_read_has_no_lines(file: str) -> None:
    assert PLACES.find(Spot(file, ("name",))) == Place(file)


@pytest.mark.parametrize(
    "text", ["", "# 六月\n", "a: [", "[" * 50_000, "a: 1\n---\nb: 2\n", "\x07"]
)
def test_a_text_that_the_reader_refused_has_no_lines(text: str) -> None:
    assert Places({REPORT: text}).find(Spot(REPORT, ("a",))) == Place(REPORT)


def test_a_place_is_a_place_already() -> None:
    place = Place(REPORT, 3, 4, 5, "source")
    assert PLACES.find(place) is place


def test_a_settled_problem_keeps_everything_but_its_spot() -> None:
    problem = Problem("R103", "error", Spot(REPORT, ("submitted",)), say("x"), say("y"))
    located = PLACES.locate(problem)
    assert located.where == Place(REPORT, 2, 12, 10, "submitted: 2025-07-03")
    assert (located.code, located.level) == ("R103", "error")
    assert (located.message, located.hint) == (problem.message, problem.hint)
    assert PLACES.locate(located) == located


@pytest.mark.parametrize("text", ["? nothing", "? nothing\n", "# 六月\n? nothing"])
def test_a_key_without_a_value_at_the_end_is_placed_at_the_end(text: str) -> None:
    place = Places({REPORT: text}).find(Spot(REPORT, ("nothing",)))
    assert place.source in ("? nothing", "")
    assert place.column == len(place.source) + 1


def test_columns_count_characters_and_lines_end_before_a_carriage_return() -> None:
    places = Places({REPORT: "nothing: {𠮷: 走访, 乙: 丙}\r\nnext: x\r\n"})
    place = places.find(Spot(REPORT, ("nothing", "乙")))
    assert (place.line, place.column, marked(place)) == (1, 21, "丙")
    assert place.source == "nothing: {𠮷: 走访, 乙: 丙}"


def test_what_was_loaded_knows_its_places(tmp_path: Path) -> None:
    result = loaded(tmp_path, {REPORT: "nothing: 无\n"})
    assert result.places.find(Spot(REPORT, ("nothing",))).column == 10
