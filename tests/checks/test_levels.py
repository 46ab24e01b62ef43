"""How grave a finding is: the rule, the plan's ``rules:``, and since when."""

from pathlib import Path
from typing import Any

import pytest

from anplan.base.message import say
from anplan.base.period import Period
from anplan.base.problem import Place, Problem
from anplan.checks.all_rules import BY_CODE
from anplan.checks.examples.workspace import JUNE, PLAN, changed, reading
from anplan.checks.levels import with_level
from anplan.checks.rule import Example, Rule
from tests.checks.workspace import found, loaded, problems

FALL = reading("35.2")
JULY = Period.parse("2025-07")


def rules(text: str) -> Example:
    """Lay a plan that sets levels over the base."""
    return changed(PLAN, "narrative:\n", f"rules: {text}\nnarrative:\n")


def levels(root: Path, *overlays: Example) -> list[tuple[str, str]]:
    return [(one.code, one.level) for one in problems(loaded(root, *overlays))]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{V101: warning}", [("V101", "warning")]),
        ("{V: note}", [("V101", "note")]),
        ("{V: note, V101: warning}", [("V101", "warning")]),
        ("{V101: {level: warning}}", [("V101", "warning")]),
        ("{V101: off}", []),
        ("{V: off}", []),
        ("{V: off, V101: error}", [("V101", "error")]),
        ("{V102: off, R: off}", [("V101", "error")]),
        ("{V101: {since: 2025-07}}", [("V101", "note")]),
        ("{V101: {since: 2025-06}}", [("V101", "error")]),
        ("{V: {since: 2025-07}, V101: warning}", [("V101", "note")]),
        ("{V: {since: 2025-07}, V101: {since: 2025-05}}", [("V101", "error")]),
    ],
)
def test_the_plan_sets_the_level(tmp_path: Path, text: str, told: list[tuple[str, str]]) -> None:
    assert levels(tmp_path, FALL, rules(text)) == told


LIST = "anplan explain lists them all; a family is its letter, as V"
MEND = "Remove it; mend what the rule finds"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{V-101: off}", "There is no rule V-101 | Did you mean V101?"),
        ("{v101: off}", "There is no rule v101 | Did you mean V101?"),
        ("{核实: off}", f"There is no rule 核实 | {LIST}"),
        ("{S103: off}", f"The level of S103 is the same in every plan | {MEND}"),
        ("{Y: warning}", f"The level of Y is the same in every plan | {MEND}"),
        ("{A101: off}", f"The level of A101 is the same in every plan | {MEND}"),
    ],
)
def test_a_key_that_sets_nothing_is_told(tmp_path: Path, text: str, told: str) -> None:
    (line,) = found(tmp_path, rules(text))
    place, _, said = line.partition(" A103 ")
    assert (place.rpartition(":")[2], said) == ("9", told)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{V101: of}", "S109 of is not one of the choices"),
        ("{V101: {levle: off}}", "S101 No such key: levle | Did you mean level?"),
        ("{V101: {level: off, sinse: 2025-07}}", "S101 No such key: sinse | Did you mean since?"),
        ("{V101: {}}", "S111 There is nothing here | Write one of: level:, since:"),
        ("{V101: {since: 七月}}", "S103 Not a period: 七月"),
        ("off", "Y114 Keys belong here, not a single value: off"),
    ],
)
def test_a_level_is_one_of_the_choices(tmp_path: Path, text: str, told: str) -> None:
    (line,) = found(tmp_path, rules(text))
    assert told in line


def test_the_first_hundred_are_told(tmp_path: Path) -> None:
    many = ", ".join(f"X{number}: off" for number in range(150))
    assert len(found(tmp_path, rules(f"{{{many}}}"))) == 100


def test_what_the_reader_finds_keeps_its_level(tmp_path: Path) -> None:
    wrong = reading("五十余")
    assert ("S103", "error") in levels(tmp_path, wrong, rules("{S: note}"))


def level_in(file: str, since: Period | None) -> str | None:
    """Return the level of a new rule's finding in a file."""
    rule: Rule[Any] = Rule("V199", "error", "", "", {}, {}, since=since)
    told = with_level(Problem("V199", "error", Place(file), say("")), {"V199": rule}, None)
    return told and told.level


@pytest.mark.parametrize(
    ("file", "level"),
    [
        ("units/kcj/2025-06.yaml", "note"),
        ("units/kcj/2025-H1.yaml", "note"),
        ("plan/decisions/2025-06.yaml", "note"),
        ("units/kcj/2025-07.yaml", "error"),
        ("units/kcj/2025.yaml", "error"),
        ("units/kcj/scheme.yaml", "error"),
        ("plan/tasks/1.1.yaml", "error"),
    ],
)
def test_a_new_rule_leaves_what_was_accepted(file: str, level: str) -> None:
    assert level_in(file, JULY) == level
    assert level_in(file, None) == "error"


def test_a_rule_since_a_year_holds_for_all_of_it() -> None:
    year = Period.parse("2025")
    assert level_in("units/kcj/2025-01.yaml", year) == "error"
    assert level_in("units/kcj/2024-12.yaml", year) == "note"


def test_an_allowance_takes_a_note_too_but_nothing_of_a_rule_that_is_off(tmp_path: Path) -> None:
    entry = "  - indicator"
    allowed = {JUNE: FALL[JUNE].replace(entry, f"  # anplan: allow V101 核实\n{entry}")}
    assert levels(tmp_path, allowed, rules("{V101: {since: 2025-07}}")) == []
    assert levels(tmp_path, allowed, rules("{V101: off}")) == [("A101", "warning")]


def test_no_rule_of_ours_has_a_period_of_its_own_yet() -> None:
    assert {rule.since for rule in BY_CODE.values()} == {None}
