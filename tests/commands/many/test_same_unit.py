"""One unit that plans know by several ids, or several by one name: every command takes them alike."""

from pathlib import Path

import openpyxl
import pytest

from tests.program import add, refused, run, shown
from tests.small_plans import small_plan

THREE = ("-C", "a", "-C", "b", "-C", "c")
DAY = ("--on", "2025-07-10")
FORMS = ("--period", "2025-07", "-o", "forms")


def same_as(folder: Path, unit: str, *others: str) -> None:
    add(folder / f"units/{unit}/unit.yaml", f"same_as: [{', '.join(others)}]\n")


@pytest.fixture
def ring(tmp_path: Path) -> Path:
    """Make three plans of which each knows the next one's unit by its own id alone."""
    ids = ("swj", "water", "shuiwu")
    for place, name in enumerate("abc"):
        small_plan(tmp_path / name, f"方案{name}", (ids[place], "市水务局"), value=None)
        same_as(tmp_path / name, ids[place], ids[(place + 1) % 3])
    return tmp_path


def sheets(path: Path) -> list[str]:
    book = openpyxl.load_workbook(path)
    return [sheet.title for sheet in book if sheet.sheet_state == "visible"]


@pytest.mark.parametrize("word", ["swj", "water", "shuiwu", "市水务局"])
def test_a_form_of_one_unit_has_every_plan_by_whatever_name_it_is_asked(
    ring: Path, word: str
) -> None:
    done = run("form", *THREE, "--unit", word, *FORMS, folder=ring)
    assert (done.code, done.err.splitlines()[0]) == (0, "已写入：forms/2025-07-市水务局.xlsx")
    assert sheets(ring / "forms/2025-07-市水务局.xlsx") == ["方案a", "方案b", "方案c"]


@pytest.mark.parametrize("word", ["swj", "shuiwu"])
def test_a_reminder_of_one_unit_is_about_every_plan(ring: Path, word: str) -> None:
    said = shown("due", "--remind", *THREE, "--unit", word, *DAY, folder=ring)
    assert [line for line in said.splitlines() if line[1:4] == "、方案"] == [
        "1、方案a",
        "2、方案b",
        "3、方案c",
    ]


def test_a_calendar_of_one_unit_is_about_every_plan(ring: Path) -> None:
    done = run("calendar", *THREE, "--unit", "water", "-o", "x.ics", *DAY, folder=ring)
    assert done.code == 0
    text = (ring / "x.ics").read_text(encoding="utf-8")
    assert all(f"方案{name}" in text for name in "abc")


class TestOfOneNameOrOfOnePlan:
    def test_units_of_one_name_and_different_ids_get_a_form_each(self, tmp_path: Path) -> None:
        for name, unit in (("a", "swj"), ("b", "swj2")):
            small_plan(tmp_path / name, f"方案{name}", (unit, "市水务局"))
        done = run("form", *THREE[:4], "--all", *FORMS, folder=tmp_path)
        assert done.code == 0
        assert sorted(path.name for path in (tmp_path / "forms").iterdir()) == [
            "2025-07-市住建局.xlsx",
            "2025-07-市水务局-swj.xlsx",
            "2025-07-市水务局-swj2.xlsx",
        ]
        assert "名称相同而代号不同的单位，各写一份填报表：swj、swj2" in done.err

    def test_one_id_for_two_offices_is_two_units(self, tmp_path: Path) -> None:
        for name, called in (("a", "县水务局"), ("b", "县商务局")):
            small_plan(tmp_path / name, f"方案{name}", ("swj", called), value=None)
        done = run("form", *THREE[:4], "--all", *FORMS, folder=tmp_path)
        told = (
            "swj 在各方案中是不同的单位，分别处理：县水务局（a）、县商务局（b）；"
            "如是同一单位，请把另一名称写入 unit.yaml 的 aliases"
        )
        assert told in done.err.splitlines()
        assert sorted(path.name for path in (tmp_path / "forms").iterdir()) == [
            "2025-07-县商务局.xlsx",
            "2025-07-县水务局.xlsx",
            "2025-07-市住建局.xlsx",
        ]
        done = run("due", "--remind", *THREE[:4], "--unit", "县商务局", *DAY, folder=tmp_path)
        assert "方案a" not in done.out
        assert "方案b" in done.out

    def test_one_id_with_a_short_and_a_full_name_is_one_unit(self, tmp_path: Path) -> None:
        for name, called in (("a", "市工信局"), ("b", "市工业和信息化局")):
            small_plan(tmp_path / name, f"方案{name}", ("gx", called))
        done = run("form", *THREE[:4], "--all", *FORMS, folder=tmp_path)
        told = "gx 在各方案中名称不一，按同一单位处理：市工信局（a）、市工业和信息化局（b）"
        assert told in done.err.splitlines()
        assert sheets(tmp_path / "forms/2025-07-市工信局.xlsx") == ["方案a", "方案b"]

    @pytest.mark.parametrize(
        "asked", [("form", "--all", *FORMS), ("due", "--remind", *DAY)], ids=["form", "due"]
    )
    def test_two_units_of_a_plan_stay_two_whatever_another_says(
        self, tmp_path: Path, asked: tuple[str, ...]
    ) -> None:
        small_plan(tmp_path / "a", "方案a", ("swj", "市水务局"))
        same_as(tmp_path / "a", "swj", "water")
        small_plan(tmp_path / "b", "方案b", ("swj", "市水务局"), beside=("water", "供水集团"))
        done = run(asked[0], *THREE[:4], *asked[1:], folder=tmp_path)
        told = "a：swj 的 same_as 写了 water，但有方案同时设有这两个单位，不予合并"
        assert told in done.err.splitlines()
        if asked[0] == "form":
            assert sheets(tmp_path / "forms/2025-07-供水集团.xlsx") == ["填报表"]

    def test_forms_of_one_plan_in_two_workspaces_are_refused(self, tmp_path: Path) -> None:
        for name in "ab":
            small_plan(tmp_path / name, "方案", ("swj", "市水务局"))
        said = refused("form", *THREE[:4], "--all", *FORMS, folder=tmp_path)
        assert said.startswith("anplan：a 和 b 是同一份方案的工作区：方案。")
        assert not (tmp_path / "forms").exists()

    @pytest.mark.parametrize(
        "asked",
        [("form", *FORMS), ("due", *DAY), ("due", "--remind", *DAY), ("calendar", "-o", "x.ics")],
        ids=["form", "due", "reminder", "calendar"],
    )
    def test_a_same_as_that_is_not_followed_is_followed_by_no_question(
        self, tmp_path: Path, asked: tuple[str, ...]
    ) -> None:
        small_plan(tmp_path / "a", "方案a", ("swj", "市水务局"), value=None)
        same_as(tmp_path / "a", "swj", "water")
        small_plan(tmp_path / "b", "方案b", ("swj", "市水务局"), beside=("water", "供水集团"))
        done = run(asked[0], *THREE[:4], "--unit", "water", *asked[1:], folder=tmp_path)
        assert done.code == 0
        assert "a：swj 的 same_as 写了 water，但有方案同时设有这两个单位，不予合并" in done.err
        assert "方案a" not in done.out
        if asked[0] == "form":
            assert [path.name for path in (tmp_path / "forms").iterdir()] == [
                "2025-07-供水集团.xlsx"
            ]

    def test_a_month_without_its_year_is_one_month_for_all(self, tmp_path: Path) -> None:
        for name in "ab":
            small_plan(tmp_path / name, f"方案{name}", ("swj", "市水务局"))
        for file in ("plan.yaml", "indicators/pipes.yaml", "tasks/1.1.yaml"):
            path = tmp_path / "b/plan" / file
            path.write_text(path.read_text("utf-8").replace("2025", "2026"), encoding="utf-8")
        (tmp_path / "b/units/swj/2025-06.yaml").unlink()
        asked = ("form", *THREE[:4], "--all", "-o", "forms", "--month")
        assert refused(*asked, "7月", folder=tmp_path) == (
            "anplan：7月 在各方案中是不同的期次：2025-07、2026-07。请写明年份"
        )
