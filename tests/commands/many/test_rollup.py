"""``anplan rollup`` of workspaces themselves: nobody has to export them before."""

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.program import add, edit, refused, run, run_without, shown
from tests.small_plans import small_plan, water_and_school

BOTH = ("-C", "water", "-C", "school")
ON = ("--on", "2025-07-10")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    water_and_school(tmp_path)
    return tmp_path


def asked(office: Path, *arguments: str) -> Any:
    return json.loads(shown("rollup", *arguments, "--format", "json", folder=office))


class TestWorkspaces:
    def test_they_are_told_as_their_tables_are(self, office: Path) -> None:
        run("export", *BOTH, *ON, "--append", "-o", "t", folder=office)

        text = shown("rollup", *BOTH, *ON, folder=office)

        assert text == shown("rollup", "t", folder=office)
        assert text.startswith(
            "2个工作区，2个方案，截至2025-07-10\n"
            "\n"
            "指标亮灯，按工作区\n"
            "工作区  指标数  红  黄  绿  蓝  灰  销号\n"
            "water        1   1\n"
            "school       1           1\n"
            "合计         2   1       1\n"
        )

    def test_they_may_be_listed_in_a_file(self, office: Path) -> None:
        add(office / "list/all.txt", "../*\n")
        wanted = ("rollup", *ON, "--question", "lights")
        said = shown(*wanted, "--workspaces", "list/all.txt", folder=office)
        assert said == shown(*wanted, *BOTH, folder=office)

    def test_at_the_top_of_a_repository_they_are_those_below(self, office: Path) -> None:
        assert asked(office, *ON) == asked(office, *BOTH, *ON)

    def test_within_one_it_is_that_one(self, office: Path) -> None:
        told = asked(office / "water/units", *ON, "--question", "lights")
        assert (told["workspaces"], [row["workspace"] for row in told["answers"][0]["rows"]]) == (
            1,
            ["water"],
        )
        assert asked(office, "-C", "water", *ON, "--question", "lights") == told

    def test_a_day_without_its_year_is_each_plans_own(self, office: Path) -> None:
        assert asked(office, *BOTH, "--on", "7月10日") == asked(office, *BOTH, *ON)

    def test_nothing_is_left_behind(self, office: Path) -> None:
        before = sorted(office.rglob("*"))
        room = office.parent / "room"
        room.mkdir(exist_ok=True)
        shown("rollup", *BOTH, *ON, folder=office, TMPDIR=str(room), ANPLAN_CACHE="off")
        assert sorted(path for path in office.rglob("*") if ".anplan" not in path.parts) == before
        assert list(room.iterdir()) == []

    def test_a_workbook_lies_where_the_user_stands(self, office: Path) -> None:
        done = run("rollup", *BOTH, *ON, "-o", "x.xlsx", folder=office)
        assert (done.code, done.out) == (0, "")
        assert len(openpyxl.load_workbook(office / "x.xlsx").worksheets) == 4

    def test_many_are_asked_in_processes_of_their_own(self, tmp_path: Path) -> None:
        for number in range(17):
            small_plan(tmp_path / f"plan-{number:02}", f"方案{number}", ("swj", "市水务局"))
        told = asked(tmp_path, *ON, "--question", "papers", "--where", "unit=市水务局")
        assert [row["due"] for row in told["answers"][0]["rows"]] == [17]


class TestWhatCannotBeRead:
    def test_one_is_named_and_the_rest_is_told(self, office: Path) -> None:
        add(office / "school/plan/plan.yaml", "a: [\n")
        done = run("rollup", *BOTH, *ON, "--question", "lights", folder=office)
        assert done.code == 2
        assert done.out.startswith(
            "1个工作区，1个方案，截至2025-07-10\n读不出、未计入的工作区：school\n"
        )
        assert done.err.splitlines()[-1].startswith("anplan：school：plan/plan.yaml 读不出")

    def test_nothing_is_told_of_none(self, office: Path) -> None:
        for name in ("water", "school"):
            add(office / name / "plan/plan.yaml", "a: [\n")
        done = run("rollup", *BOTH, *ON, folder=office)
        assert (done.code, done.out) == (2, "")
        assert [line[:15] for line in done.err.splitlines() if line.startswith("anplan")] == [
            "anplan：water：pl",
            "anplan：school：p",
        ]

    def test_a_wrong_question_is_refused_once(self, office: Path) -> None:
        said = refused("rollup", *BOTH, "--on", "那天", folder=office)
        assert said == "anplan：不是日期：那天。日期写作 2025-06-30"

    def test_a_folder_without_any_says_so(self, tmp_path: Path) -> None:
        done = run("rollup", folder=tmp_path)
        assert (done.code, done.out) == (2, "")
        assert "没有工作区" in done.err


@pytest.mark.parametrize(
    "option", [("--on", "2025-07-10"), ("--workspaces", "x"), ("--rev", "x"), ("--known", "x")]
)
def test_tables_are_as_they_were_exported(office: Path, option: tuple[str, str]) -> None:
    run("export", *BOTH, *ON, "--append", "-o", "t", folder=office)
    assert refused("rollup", "t", *option, "--lang", "en", folder=office) == (
        f"anplan: {option[0]} applies to workspaces, and tables are named. "
        f"Leave out the tables, or {option[0]}"
    )


def test_a_workspace_among_the_tables_is_told_how_it_is_named(office: Path) -> None:
    said = refused("rollup", "water", folder=office)
    assert "这是一个工作区：请写 -C " in said


def test_two_bodies_of_one_id_are_two_as_for_due(tmp_path: Path) -> None:
    small_plan(tmp_path / "water", "供水改造方案", ("swj", "县水务局"))
    small_plan(tmp_path / "trade", "商贸提升方案", ("swj", "县商务局"), value=60)

    assert shown("rollup", *ON, "--question", "papers", folder=tmp_path) == (
        "2个工作区，2个方案，截至2025-07-10\n"
        "swj 在各方案中是不同的单位，分别处理：县商务局、县水务局；如是同一单位，请把另一名称写入 unit.yaml 的 aliases\n"
        "\n"
        "应报材料，按单位\n"
        "单位      应报  按时  逾期  未报  未到期  退回  按时率%\n"
        "市住建局     2     0     0     2      12     0      0.0\n"
        "县商务局     1     1     0     0       6     0    100.0\n"
        "县水务局     1     1     0     0       6     0    100.0\n"
        "合计         4     2     0     2      24     0     50.0\n"
    )


def test_units_of_one_name_and_two_ids_are_told_apart(tmp_path: Path) -> None:
    small_plan(tmp_path / "water", "供水改造方案", ("swj", "市水务局"))
    small_plan(tmp_path / "school", "校园建设方案", ("shuiwu", "市水务局"), value=60)

    text = shown("rollup", *ON, "--question", "papers", folder=tmp_path)
    assert [line.split()[0] for line in text.splitlines()[4:]] == [
        "市住建局",
        "市水务局（shuiwu）",
        "市水务局（swj）",
        "合计",
    ]


class TestPages:
    """The site of several plans has them together on a page beside the first one."""

    def test_it_leads_from_the_first_page_and_back(self, office: Path) -> None:
        done = run("site", *BOTH, *ON, "-o", "pages", folder=office)
        assert done.code == 0
        assert 'href="rollup.html"' in (office / "pages/index.html").read_text(encoding="utf-8")
        page = (office / "pages/rollup.html").read_text(encoding="utf-8")
        assert 'href="index.html"' in page
        titles = (
            "指标完成情况，按指标",
            "应报材料，按单位",
            "任务亮灯，按单位",
            "指标亮灯，按月份",
        )
        assert [title for title in titles if title in page] == list(titles)
        assert "市住建局" in page

    def test_written_again_it_is_the_same_and_what_somebody_wrote_is_kept(
        self, office: Path
    ) -> None:
        wanted = ("site", *BOTH, *ON, "-o", "pages")
        assert run(*wanted, folder=office).code == 0
        first = (office / "pages/rollup.html").read_bytes()
        assert run(*wanted, folder=office).code == 0
        assert (office / "pages/rollup.html").read_bytes() == first
        edit(office / "pages/rollup.html", "<main", "<main data-mine")
        assert run(*wanted, folder=office).code == 2
        assert run(*wanted, "--yes", folder=office).code == 0
        assert (office / "pages/rollup.html").read_bytes() == first

    def test_what_would_be_written_is_said(self, office: Path) -> None:
        done = run("site", *BOTH, *ON, "-o", "pages", "--dry-run", folder=office)
        assert [line for line in done.err.splitlines() if line.endswith("rollup.html")] != []
        assert not (office / "pages").exists()

    def test_it_tells_of_those_that_could_be_read(self, office: Path) -> None:
        add(office / "school/plan/plan.yaml", "a: [\n")
        assert run("site", *BOTH, *ON, "-o", "pages", folder=office).code == 2
        page = (office / "pages/rollup.html").read_text(encoding="utf-8")
        assert "1个工作区，1个方案" in page

    def test_a_page_of_an_earlier_day_does_not_stay_where_it_cannot_be_made(
        self, office: Path
    ) -> None:
        assert run("site", *BOTH, *ON, "-o", "pages", folder=office).code == 0
        done = run_without("ibis", "site", *BOTH, "-o", "pages", folder=office)
        assert "taken out: " in done.err
        assert not (office / "pages/rollup.html").exists()

    def test_a_workspace_may_not_be_called_as_it_is(self, office: Path) -> None:
        (office / "water").rename(office / "rollup.html")
        said = refused("site", "-C", "rollup.html", "-C", "school", "-o", "pages", folder=office)
        assert said.startswith("anplan：网页 rollup.html 与一个工作区的文件夹重名。")

    def test_one_that_somebody_changed_keeps_all_pages_from_being_written(
        self, office: Path
    ) -> None:
        assert run("site", *BOTH, *ON, "-o", "pages", folder=office).code == 0
        edit(office / "pages/rollup.html", "<main", "<main data-mine")
        (office / "pages/water/index.html").unlink()
        assert run("site", *BOTH, *ON, "-o", "pages", folder=office).code == 2
        assert not (office / "pages/water/index.html").exists()

    def test_without_the_extra_it_is_left_out_aloud(self, office: Path) -> None:
        done = run_without("ibis", "site", *BOTH, *ON, "-o", "pages", folder=office)
        assert done.code == 0
        assert done.err.splitlines()[0] == (
            "rollup.html is left out: Questions about tables need the scale extra, which is not "
            'installed. Install it: pip install "anplan[scale]"'
        )
        assert "rollup.html" not in (office / "pages/index.html").read_text(encoding="utf-8")
