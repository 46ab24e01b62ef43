"""The pictures of the judgement show what the program says."""

import re
from datetime import date
from pathlib import Path

import pytest

import drawings
from anplan.show.words import Words
from worked import EXAMPLES, Worked, state_of

ROOT = Path(__file__).parents[2]
FLOW = EXAMPLES[0]


@pytest.fixture(scope="module")
def drawn() -> dict[str, str]:
    return drawings.drawings()


@pytest.mark.parametrize("folder", ["zh", "en"])
@pytest.mark.parametrize("worked", EXAMPLES, ids=lambda worked: worked.id)
def test_a_picture_is_up_to_date(worked: Worked, folder: str, drawn: dict[str, str]) -> None:
    path = drawings.FOLDER / folder / f"{worked.id}.svg"

    assert path.read_text(encoding="utf-8") == drawn[f"{folder}/{worked.id}.svg"], (
        "run python tools/drawings.py"
    )


def test_there_is_no_other_picture(drawn: dict[str, str]) -> None:
    there = drawings.FOLDER.rglob("*.svg")
    assert {path.relative_to(drawings.FOLDER).as_posix() for path in there} == set(drawn)


def test_another_figure_makes_another_picture() -> None:
    more = FLOW._replace(figures={**FLOW.figures, "2025-06-30": "61"})
    shown = drawings.picture(more, "en")

    assert "Gap: 50.8 - 50.0 = +0.8 points; yellow down to -10, then red" in shown
    assert 'aria-label="Cases handled: green. ahead of the trajectory by 0.8 points"' in shown


def test_the_sums_are_those_that_why_prints(drawn: dict[str, str]) -> None:
    shown = re.findall(r">([^<>]+)</text>", drawn["zh/flow.svg"])
    state = state_of(FLOW, "zh_CN", date(2025, 7, 20)).indicator("it")

    assert "差距：45.0 - 50.0 = -5.0 个百分点；低于序时不超过 10 为黄，超过为红" in shown
    assert f"完成率：(54 - 0) / (120 - 0) = {state.printed.completion}%" in shown
    assert Words("zh_CN").light(state.verdict.light) in shown


def test_every_day_has_its_light() -> None:
    milestone = next(one for one in EXAMPLES if one.id == "milestone")

    assert [(str(first), light) for first, _, light in drawings.lights(milestone)] == [
        ("2025-01-01", "blue"),
        ("2025-06-16", "yellow"),
        ("2025-06-30", "red"),
        ("2025-07-12", "yellow"),
        ("2025-08-01", "green"),
    ]


@pytest.mark.parametrize(
    ("page", "folder"), [("docs/zh/怎样亮灯.md", "zh"), ("docs/en/lights.md", "en")]
)
def test_a_page_shows_every_picture_with_its_words(
    page: str, folder: str, drawn: dict[str, str]
) -> None:
    shown = re.findall(
        r"!\[(.+)\]\(\.\./drawings/(\S+)\)", (ROOT / page).read_text(encoding="utf-8")
    )

    assert sorted(name for _, name in shown) == sorted(
        name for name in drawn if name.startswith(folder)
    )
