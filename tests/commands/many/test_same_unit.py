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


class TestWhoIsMeant:
    """Of several bodies of one id, and of several ids of one body."""

    @pytest.fixture
    def three(self, tmp_path: Path) -> Path:
        """Water twice, by two ids that are said to be one; trade by the first one's id."""
        small_plan(tmp_path / "a", "供水方案", ("swj", "县水务局"), value=None)
        small_plan(tmp_path / "b", "商贸方案", ("swj", "县商务局"), value=None)
        small_plan(tmp_path / "c", "排水方案", ("water", "县水务局"), value=None)
        same_as(tmp_path / "c", "water", "swj")
        return tmp_path

    @pytest.mark.parametrize("order", ["abc", "bac", "cba"])
    def test_a_reminder_is_about_its_own_plans_in_any_order(self, three: Path, order: str) -> None:
        plans = [word for name in order for word in ("-C", name)]
        done = run("due", "--remind", *plans, "--on", "2025-08-10", folder=three)
        letters = done.out.split("\n\n")
        (water,) = [letter for letter in letters if letter.startswith("县水务局")]
        assert {title for title in ("供水方案", "商贸方案", "排水方案") if title in water} == {
            "供水方案",
            "排水方案",
        }
        assert sum(letter.startswith("县商务局") for letter in letters) == 1

    def test_one_plan_s_status_is_asked_by_the_id_that_it_has(self, three: Path) -> None:
        done = run("status", "-C", "a", "-C", "c", "--unit", "water", *DAY, folder=three)
        assert (done.code, done.err) == (0, "")
        assert [line.split()[0] for line in done.out.splitlines()[3:5]] == ["a", "c"]

    def test_a_plan_without_the_unit_is_told_and_can_be_read(self, three: Path) -> None:
        done = run("status", "-C", "a", "-C", "b", "--unit", "县商务局", *DAY, folder=three)
        assert done.code == 0
        assert done.out.splitlines()[0] == "1份方案；截至 2025-07-10"
        assert done.err.startswith("a：没有单位 县商务局")

    def test_a_calendar_says_that_an_id_is_of_two(self, three: Path) -> None:
        asked = ("calendar", "-C", "a", "-C", "b", "--unit", "swj", "-o", "x.ics")
        done = run(*asked, folder=three)
        assert "swj 在各方案中是不同的单位，分别处理：县水务局（a）、县商务局（b）" in done.err

    def test_who_may_be_meant_too_is_told(self, tmp_path: Path) -> None:
        small_plan(tmp_path / "a", "甲方案", ("dz", "大智街道办事处"), value=None)
        small_plan(tmp_path / "b", "乙方案", ("jd", "大智街"), value=None)
        asked = ("due", "-C", "a", "-C", "b", "--unit", "大智街", *DAY)
        done = run(*asked, folder=tmp_path)
        assert "a：dz（大智街道办事处）可能是同一单位；如是，请写 same_as\n" in done.err

    def test_reminders_say_which_units_of_one_name_are_taken_for_several(
        self, tmp_path: Path
    ) -> None:
        small_plan(tmp_path / "a", "甲方案", ("dz", "大智街"), value=None)
        small_plan(tmp_path / "b", "乙方案", ("jd", "大智街"), value=None)
        done = run("due", "--remind", "-C", "a", "-C", "b", *DAY, folder=tmp_path)
        assert (
            "名称相同而编号不同，按不同单位处理：dz、jd；如是同一单位，请写 same_as\n" in done.err
        )

    def test_what_a_plan_says_that_owes_nothing_for_a_period_holds_all_the_same(
        self, tmp_path: Path
    ) -> None:
        small_plan(tmp_path / "a", "甲方案", ("water", "县水务局"), value=None)
        small_plan(tmp_path / "b", "乙方案", ("swj", "水利处"), value=None)
        quarterly = small_plan(tmp_path / "c", "丙方案", ("water", "县水务局"), value=None)
        same_as(quarterly, "water", "swj")
        plan = quarterly / "plan/plan.yaml"
        text = plan.read_text(encoding="utf-8").replace("every: month", "every: quarter")
        text = text.replace("start: 2025-06, end: 2025-12", "start: 2025-Q2, end: 2025-Q4")
        plan.write_text(text, encoding="utf-8", newline="\n")
        asked = ("due", "--remind", *THREE, "--month", "2025-07", "--on", "2025-08-10")
        said = run(*asked, folder=tmp_path).out
        assert "水利处" not in said
        assert "乙方案" in said
