"""The number that a task's own document gives it stands where its id would."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from anplan.base.period import Period
from anplan.model.project import Project
from anplan.show.layout.lines import plain
from anplan.show.screens.month import MonthFacts, month_screen
from anplan.show.sections import Headings
from tests.builders import project, report, state_on
from tests.program import run
from tests.repositories import commit_all, git
from tests.show.brief.rendered import small
from tests.show.example import CHINESE

TASK: dict[str, Any] = {"title": "农村公路", "units": ["npx"]}
EXAMPLES = Path(__file__).parents[2] / "examples"
TROUBLE = {"ref": "1.1", "title": "山区施工队伍不足", "text": "缺两支队伍。", "ask": "请协调。"}


def made(**keys: str) -> Project:
    """One task in which a problem has come up."""
    return project(
        units=("npx",),
        tasks={"1.1": {"title": "农村公路", "units": ["npx"], **keys}},
        reports={("npx", "2025-06"): report(problems=[TROUBLE])},
    )


@pytest.mark.parametrize(("keys", "number"), [({}, "1.1"), ({"label": "B1"}, "B1")])
def test_a_problem_names_the_task_by_the_number_it_is_printed_with(
    keys: dict[str, str], number: str
) -> None:
    assert f"山区施工队伍不足（{number}，npx）。" in small(made(**keys))
    state = state_on("2025-07-10", made(**keys))
    screen = month_screen(CHINESE, state, Period.parse("2025-06"), MonthFacts((), ()), None)
    assert f"  {number} npx：山区施工队伍不足（2025-06 起）" in plain(screen).splitlines()


def chapters(label: str | None, **options: Any) -> list[str]:
    """Return the headings of the brief's chapter about tasks, of a plan whose chapter has a number."""
    keys = {} if label is None else {"label": label}
    section = {"id": "1", "title": "重点任务", **keys}
    text = small(project(units=("npx",), tasks={"1.1": TASK}, sections=[section]), **options)
    return [line[5:] for line in text.splitlines() if line.startswith("#### ")]


@pytest.mark.parametrize(
    ("label", "language", "heading"),
    [
        ("二、", "zh_CN", "重点任务"),
        ("十一、", "zh_CN", "重点任务"),
        ("（二）", "zh_CN", "（二）重点任务"),
        ("第二部分", "zh_CN", "第二部分 重点任务"),
        ("2.", "zh_CN", "2. 重点任务"),
        (None, "zh_CN", "（一）重点任务"),
        ("2.", "en", "重点任务"),
        ("Theme A:", "en", "Theme A: 重点任务"),
        ("二、", "en", "二、重点任务"),
    ],
)
def test_a_chapter_s_number_that_looks_like_one_of_the_brief_s_own_is_left_out(
    label: str | None, language: str, heading: str
) -> None:
    assert chapters(label, language=language) == [heading]


def test_a_brief_of_before_keeps_it() -> None:
    assert chapters("二、", edition="titled") == ["二、重点任务"]


def test_a_screen_has_the_number() -> None:
    made = project(
        units=("npx",),
        tasks={"1.1": TASK},
        sections=[{"id": "1", "label": "二、", "title": "重点任务"}],
    )
    (heading,) = Headings(CHINESE, made.plan).of("1")
    assert heading.text == "二、重点任务"


@pytest.fixture
def village(tmp_path: Path) -> Path:
    """The example of a county's table, one task of which the document numbers ``12.``."""
    folder = Path(shutil.copytree(EXAMPLES / "village", tmp_path / "village"))
    task = folder / "plan/tasks/1.5.yaml"
    task.write_text(task.read_text("utf-8").replace("label: 5\n", "label: 12.\n"), "utf-8")
    git("init", "-q", folder=folder)
    commit_all(folder)
    return folder


@pytest.mark.parametrize("word", ["12.", "12", "1.5"])
@pytest.mark.parametrize("command", ["status", "show", "why", "log"])
def test_a_task_is_asked_about_by_its_number_and_printed_with_it(
    command: str, word: str, village: Path
) -> None:
    done = run(command, word, folder=village)

    assert done.code == 0, done.err
    assert "12. " in done.out
    assert "1.5 " not in done.out


def test_the_source_and_the_site_have_the_document_s_numbers(village: Path) -> None:
    source = run("source", folder=village).out
    page = run("site", "--single", "-o", "-", folder=village).out

    assert "    任务 12. " in source
    assert "    任务 1.5 " not in source
    assert "任务 12. " in page
    assert "任务 1.5 " not in page
    assert '<th scope="col">12.</th>' in page
    assert '<th scope="col">1.5</th>' not in page
