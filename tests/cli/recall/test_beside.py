"""An answer made of two workspaces holds while both are the same."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.checks.workspace import lay
from tests.cli.recall.asker import RECALLED, Asker
from tests.program import add, edit
from tests.sharing import CITY_FILES, CITY_JUNE, CityBeside, TwoInOne, june, two

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="nothing is recalled there")
QUESTION = ("status", "--on", "2025-07-10")
CHANGES: dict[str, Callable[[Path], object]] = {
    "a figure": lambda city: edit(city / CITY_JUNE, "260", "255"),
    "its indicator": lambda city: edit(
        city / "plan/indicators/contracts.yaml", "at_least: 500", "at_least: 510"
    ),
    "another report": lambda city: add(city / "units/sjw/2025-05.yaml", "nothing: 无新进展\n"),
    "its plan's name": lambda city: edit(city / "plan/plan.yaml", "全市创新方案", "全市新方案"),
    "it is gone": lambda city: city.rename(city.parent / "town"),
    "a link in its place": lambda city: linked(city, city.parent / "town"),
}


def linked(city: Path, elsewhere: Path) -> None:
    """Put a link to a folder in its place."""
    city.rename(elsewhere)
    city.symlink_to(elsewhere)


def test_the_same_two_plans_are_answered_again(tmp_path: Path, asker: Asker) -> None:
    folder = two(tmp_path)
    usual = asker.ask(*QUESTION, folder=folder)
    assert asker.ask(*QUESTION, folder=folder) == usual
    asker.plant()
    assert asker.ask(*QUESTION, folder=folder).out == RECALLED


@pytest.mark.parametrize("kind", CHANGES)
def test_a_change_of_the_other_plan_asks_anew(kind: str, tmp_path: Path, asker: Asker) -> None:
    folder = two(tmp_path)
    asker.ask(*QUESTION, folder=folder)
    asker.plant()
    CHANGES[kind](tmp_path / "city")
    assert RECALLED not in asker.ask(*QUESTION, folder=folder).out


def test_a_plan_behind_the_other_one_counts_too(tmp_path: Path, asker: Asker) -> None:
    name = "plan/indicators/contracts.yaml"
    source = "shared_from: {workspace: ../province, indicator: contracts}"
    text = CITY_FILES[name].replace("reported_by: [sjw]", source)
    folder = two(tmp_path, city={**CITY_FILES, name: text})
    lay(tmp_path / "province", CITY_FILES)
    asker.ask(*QUESTION, folder=folder)
    asker.plant()
    assert asker.ask(*QUESTION, folder=folder).out == RECALLED
    edit(tmp_path / "province" / CITY_JUNE, "260", "255")
    assert "255" in asker.ask(*QUESTION, folder=folder).out


def test_a_plan_that_is_not_there_is_looked_for_each_time(tmp_path: Path, asker: Asker) -> None:
    folder = two(tmp_path)
    (tmp_path / "city").rename(tmp_path / "town")
    assert "R158" in asker.ask("check", folder=folder).out
    (tmp_path / "town").rename(tmp_path / "city")
    assert asker.ask("check", folder=folder).code == 0


def test_a_commit_in_the_other_repository_asks_anew(tmp_path: Path, asker: Asker) -> None:
    city = CityBeside(tmp_path)
    question = ("why", "contracts", "--on", "2025-07-10")
    asker.ask(*question, folder=city.county.root)
    asker.plant()
    assert asker.ask(*question, folder=city.county.root).out == RECALLED
    city.report(CITY_JUNE, june() + "progress: []\n", "2025-07-08")
    city.report(CITY_JUNE, june(), "2025-07-09")
    assert RECALLED not in asker.ask(*question, folder=city.county.root).out


def test_what_is_known_on_a_day_is_asked_anew_after_a_commit_there(
    tmp_path: Path, asker: Asker
) -> None:
    city = CityBeside(tmp_path)
    question = ("status", "--known", "2025-07-10")
    asker.ask(*question, folder=city.county.root)
    asker.plant()
    assert asker.ask(*question, folder=city.county.root).out == RECALLED
    city.report(CITY_JUNE, june("255"), "2025-07-05")
    assert "255" in asker.ask(*question, folder=city.county.root).out


def test_two_plans_in_one_repository_are_answered_again(tmp_path: Path, asker: Asker) -> None:
    repository = TwoInOne(tmp_path / "w")
    for question in (QUESTION, ("status", "--rev", "HEAD~1"), ("why", "contracts")):
        asker.ask(*question, folder=repository.root)
        asker.plant()
        assert asker.ask(*question, folder=repository.root).out == RECALLED
