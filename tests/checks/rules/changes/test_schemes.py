"""Family H, schemes: what an issued brief had only grows, and less asked of an open one is told."""

from pathlib import Path

import pytest

from anplan.checks.rule import Example
from anplan.checks.rules.changes.closed import ISSUED
from tests.checks.workspace import changes

SCHEME = "units/kcj/scheme.yaml"
MEASURES = """\
submitted: 2025-04-20
measures:
  - id: hall
    ref: 1.1/service-hall
    text: 腾退办公楼
    by: 2025-06-20
  - ref: 1.2
    text: 走访企业
    by: 2025-09-30
"""
BEFORE = {SCHEME: MEASURES}
CLOSED = ISSUED | BEFORE


def now(old: str, new: str) -> Example:
    assert old in MEASURES
    return {SCHEME: MEASURES.replace(old, new)}


def told(root: Path, before: Example, after: Example) -> list[str]:
    return [line.partition(" | ")[0] for line in changes(root, before, after)]


def test_a_later_day_of_an_open_measure_is_told(tmp_path: Path) -> None:
    assert told(tmp_path, BEFORE, now("2025-06-20", "2025-07-20")) == [
        f"{SCHEME}:6:9 H112 hall 1.1/service-hall by was 2025-06-20 and is now 2025-07-20"
    ]


def test_an_earlier_day_and_other_words_are_not(tmp_path: Path) -> None:
    assert told(tmp_path / "1", BEFORE, now("2025-06-20", "2025-06-10")) == []
    assert told(tmp_path / "2", BEFORE, now("腾退办公楼", "腾退办公楼一层")) == []


def test_a_day_that_was_taken_out_is_told(tmp_path: Path) -> None:
    (line,) = told(tmp_path, BEFORE, now("    by: 2025-06-20\n", ""))
    assert line.endswith("H112 hall 1.1/service-hall by was 2025-06-20 and is now nothing")


def test_a_measure_with_an_id_is_the_same_whatever_becomes_of_its_words(tmp_path: Path) -> None:
    other = now("腾退办公楼\n", "另选址\n")
    assert told(tmp_path, BEFORE, other) == []


def test_a_measure_does_not_go(tmp_path: Path) -> None:
    gone = {SCHEME: MEASURES[: MEASURES.index("  - ref: 1.2")]}
    assert told(tmp_path, BEFORE, gone) == [f"{SCHEME}:0:0 H102 1.2 was removed from measures"]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("2025-06-20", "2025-06-10", "hall 1.1/service-hall by was 2025-06-20"),
        ("submitted: 2025-04-20\n", "submitted: 2025-04-20\nreturns: 1\n", "returns was nothing"),
        ("腾退办公楼", "另选址", "hall 1.1/service-hall text was 腾退办公楼"),
        ("    by: 2025-09-30", "    by: 2025-09-30\n    every: month", "1.2 every was nothing"),
    ],
    ids=["day", "returns", "words", "cycle"],
)
def test_of_a_closed_scheme_nothing_changes(tmp_path: Path, old: str, new: str, said: str) -> None:
    (line,) = told(tmp_path, CLOSED, now(old, new))
    assert f"H101 {said}" in line


def test_a_closed_scheme_may_grow_and_its_measures_be_named(tmp_path: Path) -> None:
    named = now("  - ref: 1.2\n", "  - id: visits\n    title: 走访\n    ref: 1.2\n")
    more = {SCHEME: MEASURES + "  - id: more\n    ref: 1.2\n    text: 回访\n"}
    assert told(tmp_path / "1", CLOSED, named) == []
    assert told(tmp_path / "2", CLOSED, more) == []


ADDED = "    by: 2025-09-30\n    since: {since}\n"


def test_a_measure_that_was_added_after_the_issue_is_open(tmp_path: Path) -> None:
    added = MEASURES.replace("    by: 2025-09-30\n", ADDED.format(since="2025-06-11"))
    other = {SCHEME: added.replace("走访企业", "走访园区").replace("2025-09-30", "2025-10-31")}
    assert told(tmp_path, CLOSED | {SCHEME: added}, other) == [
        f"{SCHEME}:9:9 H112 1.2 by was 2025-09-30 and is now 2025-10-31"
    ]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("2025-06-11", "2025-08-01", "H112 1.2 since was 2025-06-11 and is now 2025-08-01"),
        (None, "2025-08-01", "H112 1.2 since was nothing and is now 2025-08-01"),
        ("2025-08-01", "2025-06-11", None),
    ],
)
def test_a_measure_that_holds_only_from_a_later_day_on_is_told(
    before: str | None, after: str, said: str | None, tmp_path: Path
) -> None:
    day = "    by: 2025-09-30\n"
    then = MEASURES if before is None else MEASURES.replace(day, ADDED.format(since=before))
    now = MEASURES.replace(day, ADDED.format(since=after))
    lines = told(tmp_path, {SCHEME: then}, {SCHEME: now})
    assert [line.partition(" ")[2] for line in lines] == ([] if said is None else [said])


def test_a_measure_that_was_added_by_the_day_of_issue_is_closed(tmp_path: Path) -> None:
    added = MEASURES.replace("    by: 2025-09-30\n", ADDED.format(since="2025-06-10"))
    other = {SCHEME: added.replace("2025-09-30", "2025-10-31")}
    (line,) = told(tmp_path, CLOSED | {SCHEME: added}, other)
    assert "H101 1.2 by was 2025-09-30" in line


def test_a_measure_told_as_done_is_recorded(tmp_path: Path) -> None:
    report = "units/kcj/2025-06.yaml"
    head = "submitted: 2025-07-03\nprogress:\n  - ref: 1.2\n    text: 走访\n"
    done = head + "milestones:\n  - ref: scheme/hall\n    done: 2025-06-20\n"
    assert told(tmp_path, BEFORE | {report: done}, {report: head}) == [
        f"{report}:0:0 H102 scheme/hall was removed from milestones"
    ]
